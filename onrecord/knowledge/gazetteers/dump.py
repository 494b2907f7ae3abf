"""Reads GeoNames dumps: the places of a country (`XX.txt`, 19 fields) and alternate names (`alternateNamesV2.txt`)."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from onrecord.errors import ValueInvalid
from onrecord.knowledge.gazetteers.rows import Fault, FurtherName, Level, LocalPlace, coordinates, is_latin

GAZETTEER = "geonames"
_FIELDS = 19
_LEVELS = {
    "A": {"ADM1": Level.ADMIN1, "ADM2": Level.ADMIN2, "ADM3": Level.ADMIN3, "ADM4": Level.ADMIN3},
    "L": {"AREA": Level.AREA, "LCTY": Level.AREA, "RGN": Level.AREA},
    "S": dict.fromkeys(
        ("AIRB", "AIRF", "AIRP", "BDG", "CMP", "CMPRF", "DAM", "HSP", "INSM", "PRN", "PSTB", "PSTC"), Level.SITE
    ),
}
_TOWNS = {"PPLC": Level.CAPITAL, "PPLX": Level.QUARTER}
_GONE = frozenset({"PPLH", "PPLCH"})  # historical: not there any more under that name
_NO_NAMES = frozenset({"link", "post", "wkdt", "iata", "icao", "faac", "unlc", "tcid", "phon", "fr_1793"})


def is_dump(cells: Sequence[str]) -> bool:
    """Tell whether the first row is of a dump: an id, names, two coordinates, a feature class of one letter."""
    return (
        len(cells) == _FIELDS and cells[0].isdigit() and _number(cells[4]) and _number(cells[5]) and len(cells[6]) < 2
    )


def is_names(cells: Sequence[str]) -> bool:
    """Tell whether the first row is of alternate names: two ids, a language, a name, then flags."""
    return len(cells) in (8, 10) and cells[0].isdigit() and cells[1].isdigit() and len(cells[2]) < 8


def _number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def places(rows: Iterable[tuple[int, list[str]]]) -> Iterator[LocalPlace | Fault | None]:
    """Yield the towns, divisions, areas and sites of a dump, a fault for a row that cannot be used.

    None stands for a row of another sort (streams, wells, hills …), which is passed over.
    """
    every = list(rows)
    divisions = {_codes(c): c[0] for _, c in every if len(c) == _FIELDS and c[6] == "A" and c[7] in ("ADM1", "ADM2")}
    for line, cells in every:
        if len(cells) != _FIELDS:
            yield Fault(line, f"{len(cells)} fields, and a dump has {_FIELDS}")
            continue
        level = _level(cells[6], cells[7])
        if level is None:
            yield None
            continue
        try:
            yield _place(cells, level, divisions)
        except ValueInvalid as error:
            yield Fault(line, str(error))


def _codes(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the codes by which a dump names a division: country, first level, and the second where it is one."""
    return tuple(cells[n] for n in ((8, 10, 11) if cells[7] == "ADM2" else (8, 10)))


def _level(feature_class: str, code: str) -> Level | None:
    if feature_class == "P":
        return None if code in _GONE else _TOWNS.get(code, Level.TOWN)
    return _LEVELS.get(feature_class, {}).get(code)


def _place(cells: Sequence[str], level: Level, divisions: dict[tuple[str, ...], str]) -> LocalPlace:
    point = coordinates(cells[4], cells[5])
    if point is None:
        raise ValueInvalid("no coordinates")
    names = [n.strip() for n in chain((cells[1], cells[2]), cells[3].split(",")) if is_latin(n)]
    if not names:
        raise ValueInvalid("no name in Latin letters")
    above = [divisions.get((cells[8], cells[10], cells[11])), divisions.get((cells[8], cells[10]))]
    return LocalPlace(
        gazetteer=GAZETTEER,
        id=cells[0],
        name=names[0],
        level=level,
        country_code=cells[8].upper(),
        lat=point[0],
        lon=point[1],
        names=tuple(dict.fromkeys(n for n in names[1:] if n != names[0])),
        population=int(cells[14]) if cells[14].isdigit() else 0,
        within=tuple(f"{GAZETTEER}:{a}" for a in above if a and a != cells[0]),
    )


def further_names(rows: Iterable[tuple[int, list[str]]]) -> Iterator[FurtherName | Fault | None]:
    """Yield the names of a file of alternate names; None for what is no name in Latin letters (links, codes)."""
    for line, cells in rows:
        if len(cells) not in (8, 10) or not cells[1].isdigit():
            yield Fault(line, f"{len(cells)} fields, and a line of alternate names has 10 (or 8)")
        elif cells[2] in _NO_NAMES or not is_latin(cells[3]):
            yield None
        else:
            yield FurtherName(f"{GAZETTEER}:{cells[1]}", cells[3].strip())
