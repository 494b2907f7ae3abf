"""Looks the places of a loaded gazetteer up by name and by id, in an index file that can be made anew at any time."""

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal

from onrecord.knowledge.entities import fold
from onrecord.knowledge.gazetteers.reading import ReadGazetteer
from onrecord.knowledge.gazetteers.rows import Level, LocalPlace
from onrecord.knowledge.spelling import skeleton, sound

VERSION = 3  # of the layout and of what is read from a file: another one makes the index anew
_TABLES = """
CREATE TABLE place (id TEXT PRIMARY KEY, name TEXT, level TEXT, country TEXT, lat REAL, lon REAL, people INTEGER,
                    within TEXT) WITHOUT ROWID;
CREATE TABLE name (folded TEXT, place TEXT, PRIMARY KEY (folded, place)) WITHOUT ROWID;
"""


class LocalGazetteer:
    """One loaded file: `lookup` gives the ids of a name, `get` the place of an id."""

    def __init__(self, name: str, path: Path) -> None:
        self.name = name
        self.path = path
        self._database = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self.lookup = lru_cache(maxsize=8192)(self._lookup)
        self.get = lru_cache(maxsize=8192)(self._get)

    def gazetteers(self) -> tuple[str, ...]:
        """Return whose ids its places have: `ocha` for P-codes, `geonames`."""
        rows = self._database.execute("SELECT DISTINCT substr(id, 1, instr(id, ':') - 1) FROM place ORDER BY 1")
        return tuple(row[0] for row in rows)

    def count(self, table: Literal["place", "name"]) -> int:
        """Return how many places it holds, or how many names of places."""
        where = " WHERE folded NOT LIKE '~%' AND folded NOT LIKE '=%'" if table == "name" else ""
        row = self._database.execute(f"SELECT count(*) FROM {table}{where}").fetchone()
        return int(row[0])

    def _lookup(self, name: str) -> tuple[str, ...]:
        """Return the ids (`gazetteer:id`) of the places of a name, folded here, in their order; or of a key."""
        rows = self._database.execute("SELECT place FROM name WHERE folded = ? ORDER BY place", (_key(name),))
        return tuple(row[0] for row in rows)

    def _get(self, place_id: str) -> LocalPlace | None:
        """Return the place with this id, or None."""
        row = self._database.execute("SELECT * FROM place WHERE id = ?", (place_id,)).fetchone()
        if row is None:
            return None
        gazetteer, _, number = row[0].partition(":")
        return LocalPlace(
            gazetteer=gazetteer,
            id=number,
            name=row[1],
            level=Level(row[2]),
            country_code=row[3],
            lat=row[4],
            lon=row[5],
            population=row[6],
            within=tuple(json.loads(row[7])),
        )


def opened(name: str, digest: str, folder: Path, read: Callable[[], ReadGazetteer]) -> LocalGazetteer:
    """Open the index of a file, made in `folder` by reading the file where it is not there.

    `digest` is the SHA-256 of the file's bytes; the index is named for it, so that it is never of another file.
    """
    path = folder / f"gazetteer-{VERSION}-{digest[:32]}.sqlite"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _make(path, read())
    return _connected(name, path)


@lru_cache(maxsize=16)  # what stands in memory by a gazetteer is made once, and its connection is one
def _connected(name: str, path: Path) -> LocalGazetteer:
    return LocalGazetteer(name, path)


def _make(path: Path, read: ReadGazetteer) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}.part")
    draft.unlink(missing_ok=True)
    database = sqlite3.connect(draft)
    try:
        with database:
            database.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLES}")
            database.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)", map(_row, read.places.values()))
            database.executemany("INSERT OR IGNORE INTO name VALUES (?, ?)", _names(read))
    finally:
        database.close()
    draft.replace(path)


def _row(place: LocalPlace) -> tuple[object, ...]:
    within = json.dumps(place.within)
    return (place.place_id, place.name, place.level.value, place.country_code, place.lat, place.lon, place.population,
            within)  # fmt: skip


def _names(read: ReadGazetteer) -> Iterator[tuple[str, str]]:
    every: Iterable[tuple[str, str]] = (
        *((name, place.place_id) for place in read.places.values() for name in (place.name, *place.names)),
        *((further.name, further.place_id) for further in read.names),
    )
    for name, place in every:
        for key in (fold(name), sound(name), skeleton(name)):
            if key:
                yield key, place


def _key(name: str) -> str:
    return name if name[:1] in ("~", "=") else fold(name)
