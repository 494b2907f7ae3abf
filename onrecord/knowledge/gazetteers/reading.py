"""Reads a gazetteer's file: which kind it is by its first row, its places, and what of it cannot be used."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from onrecord.errors import InputUnreadable
from onrecord.knowledge.gazetteers import dump, pcodes
from onrecord.knowledge.gazetteers.rows import Fault, FurtherName, LocalPlace
from onrecord.knowledge.gazetteers.tables import Table, tables

_SHOWN = 5  # lines that a reason names


@dataclass(slots=True)
class ReadGazetteer:
    """What a file holds. `passed` counts rows of sorts that no report names as a place of an event."""

    name: str
    kinds: list[str] = field(default_factory=list)
    places: dict[str, LocalPlace] = field(default_factory=dict)
    names: list[FurtherName] = field(default_factory=list)
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    passed: int = 0

    @property
    def countries(self) -> tuple[str, ...]:
        """ISO codes of the countries that its places lie in, that with most places first."""
        count = Counter(place.country_code for place in self.places.values())
        return tuple(code for code, _ in sorted(count.items(), key=lambda item: (-item[1], item[0])))

    def reasons(self) -> Iterator[str]:
        """Say for each table and reason how many rows were left out, and the first of their lines."""
        for table, faults in self.faults.items():
            lines: defaultdict[str, list[int]] = defaultdict(list)
            for fault in faults:
                lines[fault.reason].append(fault.line)
            for reason, numbers in sorted(lines.items()):
                shown = ", ".join(map(str, numbers[:_SHOWN])) + (" …" if len(numbers) > _SHOWN else "")
                rows = "1 row was" if len(numbers) == 1 else f"{len(numbers)} rows were"
                yield f"{table}: {rows} left out: {reason} (line {shown})"


def read_gazetteer(data: bytes, name: str) -> ReadGazetteer:
    """Read a file of places; `name` stands in messages.

    Raises `InputUnreadable`, naming the column and the line, where it is no table of P-codes, no GeoNames dump and no
    list of alternate names, or where no row of it can be used. Sheets and files of an archive that are none of these
    are passed over where another is.
    """
    found = ReadGazetteer(name)
    refusals: list[InputUnreadable] = []
    for table in tables(data, name):
        try:
            _take(found, table)
        except InputUnreadable as refusal:
            refusals.append(refusal)
    if not found.kinds:
        raise refusals[0] if refusals else InputUnreadable(f"{name}: holds no table")
    if not found.places and not found.names:
        reasons = list(found.reasons())
        raise InputUnreadable(f"{name}: no row can be used" + (f": {reasons[0]}" if reasons else ""))
    return found


def _take(found: ReadGazetteer, table: Table) -> None:
    rows = iter(table.rows)
    first = next(rows, None)
    if first is None:
        raise InputUnreadable(f"{table.name}: empty")
    if dump.is_dump(first[1]):
        _keep(found, table.name, "GeoNames dump", dump.places(chain([first], rows)))
    elif dump.is_names(first[1]):
        _keep(found, table.name, "GeoNames alternate names", dump.further_names(chain([first], rows)))
    else:
        columns = pcodes.columns_of(first[1])
        if columns is None:
            seen = ", ".join(cell for cell in first[1][:6] if cell)[:120]
            raise InputUnreadable(
                f"{table.name}, line {first[0]}: no column of P-codes (such as admin1Pcode, ADM2_PCODE, featurePcode), "
                f"and no GeoNames dump (19 fields with tabs between): it begins with {seen!r}"
            )
        _keep(found, table.name, "P-codes", pcodes.places(columns, rows, table.name))


def _keep(found: ReadGazetteer, table: str, kind: str, rows: Iterable[LocalPlace | FurtherName | Fault | None]) -> None:
    for row in rows:
        if isinstance(row, LocalPlace):
            found.places.setdefault(row.place_id, row)
        elif isinstance(row, FurtherName):
            found.names.append(row)
        elif isinstance(row, Fault):
            found.faults.setdefault(table, []).append(row)
        else:
            found.passed += 1
    found.kinds.append(kind)
