"""A pack as bytes that a record can keep, and the pack again from those bytes: a zip archive, always the same."""

import io
import zipfile
from importlib.resources.abc import Traversable

from onrecord.errors import KnowledgeError

_WHEN = (1980, 1, 1, 0, 0, 0)  # the earliest day that the format has: a bundle depends on the pack's text alone


def bundled(folder: Traversable) -> bytes:
    """Return the tables of a pack as one archive; raise `KnowledgeError` where they cannot be read."""
    data = io.BytesIO()
    try:
        tables = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
        with zipfile.ZipFile(data, "w") as archive:
            for table in tables:
                entry = zipfile.ZipInfo(table.name, _WHEN)
                entry.create_system = 3  # the same on every system
                archive.writestr(entry, table.read_bytes())
    except OSError as error:
        raise KnowledgeError(f"{folder}: cannot be read: {error.strerror}") from error
    return data.getvalue()


def unbundled(data: bytes, name: str) -> Traversable:
    """Return the folder that `bundled` made an archive of; `name` stands in messages."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    archive.filename = f"pack {name}"
    return zipfile.Path(archive)
