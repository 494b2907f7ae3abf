"""Reads TOML tables of knowledge and turns each fault into an error that names file and entry, or collects them all."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from onrecord.errors import KnowledgeError


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a place (file and entry) of a table; `key` is the key at fault, None for the whole of it.

    `whole_file`: nothing could be read of the file.
    """

    place: str
    key: str | None
    said: str
    whole_file: bool = False


class Faults(list[Fault]):
    """Where a reader of tables puts faults instead of stopping at the first."""


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a table, with its place for messages; values are taken with their type checked.

    A fault is raised as `KnowledgeError`; where `faults` is given it is put there, and an empty value is returned.
    """

    place: str
    values: dict[str, Any]
    faults: Faults | None = field(default=None, compare=False)

    def fault(self, key: str | None, said: str) -> None:
        """Raise a fault, or collect it."""
        if self.faults is None:
            raise KnowledgeError(f"{self.place}: {said}")
        self.faults.append(Fault(self.place, key, said))

    def text(self, key: str) -> str:
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            self.fault(key, f"{key!r} must be a text that is not empty")
            return ""
        return value

    def text_or_none(self, key: str) -> str | None:
        return self.text(key) or None if key in self.values else None

    def one_of(self, key: str, known: Sequence[str]) -> str:
        """Return a text that is one of those known; the fault names the nearest."""
        value = self.text(key)
        if value and value not in known:
            self.fault(key, f"{key!r} is {value!r}, which is none of {', '.join(known)}{meant(value, known)}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            self.fault(key, f"{key!r} must be a list of texts, none empty")
            return ()
        return tuple(value)

    def number_or_none(self, key: str, most: float | None = None) -> float | None:
        """Return a number, from -`most` to `most` where that is given."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.fault(key, f"{key!r} must be a number")
            return None
        if most is not None and not -most <= value <= most:
            self.fault(key, f"{key!r} is {value}, and must lie from -{most:g} to {most:g} degrees")
            return None
        return float(value)

    def flag(self, key: str) -> bool:
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            self.fault(key, f"{key!r} must be true or false")
            return False
        return value

    def rows(self, key: str) -> Iterator["Row"]:
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            self.fault(key, f"{key!r} must be a list of tables")
            return
        for number, item in enumerate(value, 1):
            yield Row(f"{self.place}, {key} {number}", item, self.faults)

    def only(self, *known: str) -> None:
        """Refuse a key that nobody reads: a misspelt key would be knowledge lost in silence."""
        listed = f"; known are {', '.join(known)}"
        for key in self.values:
            if key not in known:
                self.fault(key, f"unknown key {key!r}{meant(key, known) or listed}")


def meant(word: str, known: Sequence[str]) -> str:
    """Return what to add to a message where a word is nearly one that is known."""
    near = get_close_matches(word, [str(k) for k in known], n=1, cutoff=0.7)
    return f"; did you mean {near[0]!r}?" if near else ""


def load_table(file: Traversable, faults: Faults | None = None) -> Row:
    """Read one TOML file as a row of its top-level tables; a file that cannot be read is a fault as any other."""
    try:
        return Row(file.name, tomllib.loads(file.read_text(encoding="utf-8")), faults)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        kind = "not TOML" if isinstance(error, tomllib.TOMLDecodeError) else "cannot be read"
        if faults is None:
            raise KnowledgeError(f"{file}: {kind}: {error}") from error
        faults.append(Fault(file.name, None, f"{kind}: {error}", whole_file=True))
        return Row(file.name, {}, faults)


def general(name: str) -> Row:
    """Read one file of the general part that ships, `general/NAME.toml`."""
    return load_table(files("onrecord.knowledge").joinpath("general", f"{name}.toml"))
