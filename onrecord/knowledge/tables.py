"""Reads TOML tables of knowledge and turns each fault into an error that names file and entry."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from onrecord.errors import KnowledgeError


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a table, with its place for messages; values are taken with their type checked."""

    place: str
    values: dict[str, Any]

    def text(self, key: str) -> str:
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise KnowledgeError(f"{self.place}: {key!r} must be a text that is not empty")
        return value

    def text_or_none(self, key: str) -> str | None:
        return self.text(key) if key in self.values else None

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            raise KnowledgeError(f"{self.place}: {key!r} must be a list of texts, none empty")
        return tuple(value)

    def number_or_none(self, key: str) -> float | None:
        value = self.values.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise KnowledgeError(f"{self.place}: {key!r} must be a number")
        return None if value is None else float(value)

    def flag(self, key: str) -> bool:
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise KnowledgeError(f"{self.place}: {key!r} must be true or false")
        return value

    def rows(self, key: str) -> Iterator["Row"]:
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            raise KnowledgeError(f"{self.place}: {key!r} must be a list of tables")
        for number, item in enumerate(value, 1):
            yield Row(f"{self.place}, {key} {number}", item)

    def only(self, *known: str) -> None:
        """Refuse a key that nobody reads: a misspelt key would be knowledge lost in silence."""
        for key in self.values:
            if key not in known:
                raise KnowledgeError(f"{self.place}: unknown key {key!r}; known are {', '.join(known)}")


def load_table(file: Traversable) -> Row:
    """Read one TOML file as a row of its top-level tables."""
    try:
        return Row(file.name, tomllib.loads(file.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{file}: cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"{file}: not TOML: {error}") from error


def general(name: str) -> Row:
    """Read one file of the general part that ships, `general/NAME.toml`."""
    return load_table(files("onrecord.knowledge").joinpath("general", f"{name}.toml"))
