"""Reads OCHA's tables of places with P-codes, under the headers that they have had over the years.

Divisions are told by numbered columns (`admin1Pcode`, `ADM1_PCODE`, `adm1_pcode`; names `admin1Name_en`, `ADM1_EN`,
`adm1_name`), populated places by columns of their own (`featurePcode`, `featureName_en`). The table is of the deepest
that it has; what is above holds it. A second row of HXL tags is passed over.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.errors import InputUnreadable, ValueInvalid
from onrecord.knowledge.gazetteers.iso import alpha2
from onrecord.knowledge.gazetteers.rows import Fault, Level, LocalPlace, coordinates, is_latin

GAZETTEER = "ocha"
_CODE = re.compile(r"adm(?:in)?([0-5])(?:p?code|pcod)$")
_NAME = re.compile(r"adm(?:in)?([0-5])(?:name)?(?:en|fr|es|pt|name|ref|refname|name[0-9])?(?:en)?$")
_OTHER = re.compile(r"adm(?:in)?([0-5])(?:alt(?:ernative)?(?:name)?[0-9]?(?:en|fr|es)?|(?:name)?alt[0-9]?)$")
_PLACE = r"(?:feature|popplace|place|ppl|settlement|community|village|location|neighbou?rhood)"
_PLACE_CODE = re.compile(rf"{_PLACE}p?code$")
_PLACE_NAME = re.compile(rf"{_PLACE}(?:ref)?name(?:en|fr|es)?$|{_PLACE}(?:en|fr)$")
_PLACE_OTHER = re.compile(rf"{_PLACE}(?:alt(?:ernative|ernate)?(?:name)?[0-9]?(?:en|fr)?|altname[0-9]?(?:en)?)$")
_LAT = (
    "latitude",
    "lat",
    "latdd",
    "pointy",
    "y",
    "ycoord",
    "coordy",
    "centerlat",
    "centroidlat",
    "latitudey",
    "declat",
)
_LON = ("longitude", "lon", "long", "lng", "londd", "longdd", "pointx", "x", "xcoord", "coordx", "centerlon",
        "centroidlon", "longitudex", "declong")  # fmt: skip
_PEOPLE = ("population", "pop", "ttl", "tpop", "totalpopulation")
_LEVELS = {1: Level.ADMIN1, 2: Level.ADMIN2, 3: Level.ADMIN3, 4: Level.TOWN, 5: Level.TOWN}
_SPLIT = re.compile(r"[;|/,]")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a table has what: numbers of columns; codes and names by level, 0 the country, 9 populated places."""

    codes: dict[int, int]
    names: dict[int, tuple[int, ...]]
    others: dict[int, tuple[int, ...]]
    lat: int | None
    lon: int | None
    people: int | None

    @property
    def level(self) -> int:
        return max(self.codes)


def columns_of(header: Sequence[str]) -> Columns | None:
    """Return what the columns of a header are, or None where it has neither P-codes nor names of divisions."""
    plain = [re.sub(r"[^a-z0-9]", "", cell.casefold()) for cell in header]
    codes: dict[int, int] = {}
    names: dict[int, list[int]] = {}
    others: dict[int, list[int]] = {}
    for number, cell in enumerate(plain):
        if found := _CODE.match(cell):
            codes.setdefault(int(found[1]), number)
        elif _PLACE_CODE.match(cell):
            codes.setdefault(9, number)
        elif found := _OTHER.match(cell):
            others.setdefault(int(found[1]), []).append(number)
        elif found := _NAME.match(cell):
            names.setdefault(int(found[1]), []).append(number)
        elif _PLACE_OTHER.match(cell):
            others.setdefault(9, []).append(number)
        elif _PLACE_NAME.match(cell):
            names.setdefault(9, []).append(number)
    if not codes and not names:
        return None

    def first(wanted: Sequence[str]) -> int | None:
        return next((plain.index(name) for name in wanted if name in plain), None)

    return Columns(
        codes=codes,
        names={level: tuple(n) for level, n in names.items()},
        others={level: tuple(n) for level, n in others.items()},
        lat=first(_LAT),
        lon=first(_LON),
        people=first(_PEOPLE),
    )


def places(columns: Columns, rows: Iterable[tuple[int, list[str]]], name: str) -> Iterator[LocalPlace | Fault]:
    """Yield the places of a table below its header, and the rows that cannot be used.

    Raises `InputUnreadable` where no column holds P-codes, names or coordinates that are needed; the message
    names the column. A division without coordinates is kept, a populated place without them is not.
    """
    _complete(columns, name)
    seen: set[str] = set()
    for line, cells in rows:
        if sum(cell.startswith("#") for cell in cells) * 2 > sum(bool(cell) for cell in cells):
            continue  # HXL tags
        try:
            place = _place(columns, cells)
        except ValueInvalid as error:
            yield Fault(line, str(error))
            continue
        if place is not None and place.id in seen:
            yield Fault(line, "its P-code stands on a line before")
        elif place is not None:
            seen.add(place.id)
            yield place


def _complete(columns: Columns, name: str) -> None:
    if not columns.codes or columns.level == 0:
        raise InputUnreadable(f"{name}, line 1: no column of P-codes, such as admin1Pcode, ADM2_PCODE or featurePcode")
    if columns.level not in columns.names:
        wanted = "featureName_en" if columns.level == 9 else f"admin{columns.level}Name_en or ADM{columns.level}_EN"
        raise InputUnreadable(f"{name}, line 1: no column of names, such as {wanted}")
    if _level(columns) is Level.TOWN and (columns.lat is None or columns.lon is None):
        raise InputUnreadable(f"{name}, line 1: no columns of coordinates, such as latitude and longitude")


def _level(columns: Columns) -> Level:
    return Level.TOWN if columns.level == 9 else _LEVELS[columns.level]


def _cell(cells: Sequence[str], column: int | None) -> str:
    return cells[column].strip() if column is not None and column < len(cells) else ""


def _place(columns: Columns, cells: Sequence[str]) -> LocalPlace | None:
    code = _cell(cells, columns.codes[columns.level])
    named = [n for c in columns.names[columns.level] if is_latin(n := _cell(cells, c))]
    if not code:
        raise ValueInvalid("no P-code")
    if not named:
        raise ValueInvalid("no name in Latin letters")
    level = _level(columns)
    point = coordinates(_cell(cells, columns.lat), _cell(cells, columns.lon))
    if point is None and not level.is_division:
        raise ValueInvalid("a populated place without coordinates")
    country = _country(columns, cells, code)
    above = [c for n in sorted(columns.codes, reverse=True) if 0 < n < columns.level
             and (c := _cell(cells, columns.codes[n]))]  # fmt: skip
    further = [part.strip() for c in columns.others.get(columns.level, ()) for part in _SPLIT.split(_cell(cells, c))]
    people = re.sub(r"[ ,]|\.0+$", "", _cell(cells, columns.people))
    return LocalPlace(
        gazetteer=GAZETTEER,
        id=code,
        name=named[0],
        level=level,
        country_code=country,
        lat=point[0] if point else None,
        lon=point[1] if point else None,
        names=tuple(dict.fromkeys(n for n in (*named[1:], *further) if is_latin(n) and n != named[0])),
        population=int(people) if people.isdigit() else 0,
        within=tuple(f"{GAZETTEER}:{c}" for c in above),
    )


def _country(columns: Columns, cells: Sequence[str], code: str) -> str:
    """Return the ISO code: of the country's column, else of the letters that the widest P-code begins with."""
    codes = [_cell(cells, columns.codes[level]) for level in sorted(columns.codes)]
    for given in codes:
        letters = re.match(r"[A-Za-z]*", given)
        found = alpha2(letters[0]) if letters else None
        if found is not None:
            return found
    raise ValueInvalid(f"the country of P-code {code} is not told: neither by it nor by admin0Pcode")
