"""What a user loaded to find places by: which files hold for a record, and how much is in each."""

from collections.abc import Mapping, Sequence

from onrecord.ask.listing import View
from onrecord.knowledge import LocalGazetteer

_COLUMNS = ("name", "gazetteer", "places", "names", "sha256")


def gazetteers_view(loaded: Sequence[LocalGazetteer], digests: Mapping[str, str]) -> View:
    """Return the loaded gazetteers of a record by name; `digests` are the SHA-256 of their files."""
    objects = [
        {
            "name": one.name,
            "gazetteer": ", ".join(one.gazetteers()) or "names alone",
            "places": one.count("place"),
            "names": one.count("name"),
            "sha256": digests[one.name],
        }
        for one in loaded
    ]
    rows = tuple(
        tuple(str(line[column])[: 12 if column == "sha256" else None] for column in _COLUMNS) for line in objects
    )
    notes = () if objects else ("no gazetteer was loaded; places come from the one that ships and from packs",)
    return View(columns=_COLUMNS, rows=rows, objects=tuple(objects), notes=notes)
