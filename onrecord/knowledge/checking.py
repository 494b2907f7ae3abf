"""Checks a pack as a whole: every fault, and what is legal but suspicious, each with file, line, entry and key."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path

from onrecord.errors import KnowledgeError
from onrecord.knowledge.entities import Entity, Pack, PackPlace
from onrecord.knowledge.loading import general_entities, load_pack, shipped_packs, tables_of
from onrecord.knowledge.references import bad_references
from onrecord.knowledge.suspicions import Others, Suspicion, country_boxes, suspicions
from onrecord.knowledge.tables import Fault, Faults, load_table

_HEADER = re.compile(r"^\s*\[\[?\s*([\w.\"'-]+)\s*\]\]?")
_TABLES = ("state", "party", "institution", "publisher", "person", "place", "stance")
_LIKE_TABLES = (".yaml", ".yml", ".json", ".csv", ".tml", ".txt~", ".toml~", ".bak")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault of a pack, or (`is_fault` false) something that is legal and suspicious.

    `line` is that of the key, else of the entry, in `file`; None where neither is to be seen there.
    """

    is_fault: bool
    file: str
    line: int | None
    entry: str
    key: str | None
    said: str

    def to_json(self) -> dict[str, object]:
        kind = "fault" if self.is_fault else "warning"
        place = {"file": self.file, "line": self.line, "entry": self.entry or None, "key": self.key}
        return {"kind": kind, **place, "said": self.said}


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedPack:
    """A pack with all that was found in it, by file and line; `pack` holds what of it is sound."""

    pack: Pack
    findings: tuple[Finding, ...]

    @property
    def faults(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.is_fault)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if not f.is_fault)


def check_pack(folder: Traversable) -> CheckedPack:
    """Check a pack beside the general part and the packs that ship.

    Raises `KnowledgeError` only where there is no pack at all: no folder, or no `pack.toml` in it.
    """
    if not folder.is_dir():
        raise KnowledgeError(f"{folder}: there is no such folder; a pack is a folder with a pack.toml")
    collected = Faults()
    pack = load_pack(folder, collected)
    places = _Places.of(folder)
    found = [places.finding(fault) for fault in collected]
    if not any(fault.whole_file for fault in collected):  # else half of the ids would seem to be missing
        others = _others(pack, folder)
        found += [places.at(entry, key, said) for entry, key, said in _bad_entries(pack, others)]
        doubts = [*suspicions(pack, others), *_name_of_shipped(pack, folder)]
        found += [replace(places.at(s.entry, s.key, s.said), is_fault=False) for s in doubts]
    found += [_unread(file) for file in folder.iterdir() if file.name.casefold().endswith(_LIKE_TABLES)]
    return CheckedPack(pack=pack, findings=tuple(sorted(dict.fromkeys(found), key=_order)))


def _order(finding: Finding) -> tuple[bool, str, int, str]:
    return not finding.is_fault, finding.file, finding.line or 0, finding.said


def _others(pack: Pack, folder: Traversable) -> Others:
    """Return what a pack stands beside: not itself, nor a pack that ships in whose place it stands."""
    packs = (load_pack(other) for other in shipped_packs() if not _same(folder, other))
    return Others(_general(), tuple(other for other in packs if other.id != pack.id))


def _same(left: Traversable, right: Traversable) -> bool:
    return Path(str(left)).resolve() == Path(str(right)).resolve()


def _name_of_shipped(pack: Pack, folder: Traversable) -> Iterator[Suspicion]:
    for other in shipped_packs():
        if not _same(folder, other) and load_pack(other).id == pack.id:
            yield Suspicion("", "id", f"a pack that ships is {pack.id!r}: choose another, or use yours with --no-packs")


@lru_cache(maxsize=1)
def _general() -> tuple[Entity, ...]:
    return general_entities()


def _bad_entries(pack: Pack, others: Others) -> Iterator[tuple[str, str, str]]:
    """Yield (entry, key, what is wrong) of references and codes."""
    everyone = (*others.general, *(e for other in others.packs for e in other.entities), *pack.entities)
    for bad in bad_references(everyone, [*others.packs, pack]):
        if bad.pack == pack.id and bad.entry:
            yield bad.entry, bad.key, bad.said
    for code in pack.countries:
        if code not in country_boxes():
            yield "", "countries", _no_code(code)
    entries: tuple[Entity | PackPlace, ...] = (*pack.places, *pack.entities)
    for entry in entries:
        if entry.country_code and entry.country_code not in country_boxes():
            yield entry.id, "country_code", _no_code(entry.country_code)


def _no_code(code: str) -> str:
    upper = code.upper()
    hint = f"; did you mean {upper!r}?" if upper != code and upper in country_boxes() else ""
    return f"{code!r} is no ISO 3166-1 code of a country (two capital letters){hint}"


def _unread(file: Traversable) -> Finding:
    said = "only files that end in .toml are read"
    return Finding(is_fault=False, file=file.name, line=None, entry="", key=None, said=said)


# --- where in its files something stands -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Places:
    """The files of a pack line by line, and the entry of each id."""

    lines: Mapping[str, Sequence[str]]
    entries: Mapping[str, str]
    ids: Mapping[str, str]

    @classmethod
    def of(cls, folder: Traversable) -> "_Places":
        files = {file.name: file for file in (folder.joinpath("pack.toml"), *tables_of(folder))}
        lines = {name: _text(file).split("\n") for name, file in files.items()}
        entries: dict[str, str] = {}
        for file in files.values():
            table = load_table(file, Faults())
            for kind in _TABLES:
                for row in table.rows(kind):
                    identity = row.values.get("of" if kind == "stance" else "id")
                    if isinstance(identity, str):  # the later of two with one id is the one at fault
                        entries[identity] = row.place
        return cls(lines, entries, {place: identity for identity, place in entries.items()})

    def finding(self, fault: Fault) -> Finding:
        """Return a fault of reading with the line that it stands on."""
        file, _, entry = fault.place.partition(", ")
        line = self._line(file, entry, fault.key)
        if line is None and (told := re.search(r"line (\d+)", fault.said)):  # what the TOML reader says
            line = int(told.group(1))
        parent = ", ".join(fault.place.split(", ")[:2])
        name = f"{entry} ({self.ids[parent]})" if parent in self.ids else entry
        return Finding(is_fault=True, file=file, line=line, entry=name, key=fault.key, said=fault.said)

    def at(self, identity: str, key: str | None, said: str) -> Finding:
        """Return a fault of the entry with an id; of the pack as a whole where the id is empty."""
        return self.finding(Fault(self.entries.get(identity, "pack.toml"), key, said))

    def _line(self, file: str, entry: str, key: str | None) -> int | None:
        lines = self.lines.get(file, ())
        start, end = self._block(lines, entry.split(", ") if entry else [])
        if start is None:
            return None
        if key is not None:
            pattern = re.compile(rf"^\s*[\"']?{re.escape(key)}[\"']?\s*=|^\s*\[\[?\s*(?:\w+\.)?{re.escape(key)}\s*\]")
            for number in range(start, end):
                if pattern.match(lines[number]):
                    return number + 1
        return start + 1 if entry else None

    def _block(self, lines: Sequence[str], steps: Sequence[str]) -> tuple[int | None, int]:
        """Return the lines (from, to) of an entry, its tables within included; from None where no header opens it."""
        start, end, path = 0, len(lines), ""
        for step in steps:
            table, _, number = step.rpartition(" ")
            path = f"{path}.{table}" if path else table
            heads = [n for n in range(start, end) if (m := _HEADER.match(lines[n])) and m.group(1) == path]
            if not number.isdigit() or len(heads) < int(number):
                return None, end
            start, end = heads[int(number) - 1], self._end(lines, heads[int(number) - 1], end, path)
        return start, end

    @staticmethod
    def _end(lines: Sequence[str], start: int, end: int, path: str) -> int:
        """Return where the next table begins that does not belong to this one."""
        for number in range(start + 1, end):
            header = _HEADER.match(lines[number])
            if header and not header.group(1).startswith(f"{path}."):
                return number
        return end


def _text(file: Traversable) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):  # told as a fault by whoever reads its tables
        return ""
