"""The phrases by which a page's parts are known: the general table `sections.toml`, made ready."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.errors import KnowledgeError
from onrecord.knowledge.tables import Row, general
from onrecord.model import Section

HEADLINE_WORDS = 35
QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " "})


@dataclass(frozen=True, slots=True)
class Rule:
    section: Section
    pattern: re.Pattern[str]
    longest: int


@dataclass(frozen=True)
class Phrases:
    """The phrases of the general table, made ready."""

    rules: tuple[Rule, ...]
    headers: frozenset[str]
    credits: re.Pattern[str]
    verbs: re.Pattern[str]
    agencies: str  # alternations, to be set into larger patterns
    stamps: str


def fold_line(text: str) -> str:
    """Return a line as it is compared: plain quotation marks, single spaces, small letters, no final punctuation."""
    return " ".join(text.translate(QUOTES).split()).lower().rstrip(" .:!…")


def _any(phrases: tuple[str, ...]) -> str:
    ordered = sorted((fold_line(p) for p in phrases), key=lambda p: (-len(p), p))
    return "|".join(re.escape(p) + (r"(?!\w)" if p[-1:].isalnum() else "") for p in ordered)


def _rule(row: Row) -> Rule:
    row.only("section", "longest", "starts", "ends", "contains", "whole")
    name = row.text("section")
    if name not in {s.value for s in Section}:
        raise KnowledgeError(f"{row.place}: no such section: {name!r}")
    parts = []
    if row.texts("whole"):
        parts.append(rf"^(?:{_any(row.texts('whole'))})$")
    if row.texts("starts"):
        parts.append(rf"^(?:{_any(row.texts('starts'))})")
    if row.texts("ends"):
        parts.append(rf"(?:{_any(row.texts('ends'))})$")
    if row.texts("contains"):
        parts.append(rf"(?:{_any(row.texts('contains'))})")
    return Rule(Section(name), re.compile("|".join(parts)), int(row.number_or_none("longest") or HEADLINE_WORDS))


def _table(row: Row, key: str) -> Row:
    value = row.values.get(key, {})
    if not isinstance(value, Mapping):
        raise KnowledgeError(f"{row.place}: {key!r} must be a table")
    return Row(f"{row.place}, {key}", dict(value))


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    table = general("sections")
    table.only("rule", "highlights", "photographs", "datelines")
    photographs, datelines = _table(table, "photographs"), _table(table, "datelines")
    return Phrases(
        rules=tuple(_rule(row) for row in table.rows("rule")),
        headers=frozenset(fold_line(h) for h in _table(table, "highlights").texts("headers")),
        credits=re.compile(rf"(?:^|[/\s,|]|\bvia )(?:{_any(photographs.texts('credits'))})(?:$|[/\s,|])"),
        verbs=re.compile(rf"\b(?:{_any(photographs.texts('verbs'))})\b"),
        agencies=_any(datelines.texts("agencies")),
        stamps=_any(datelines.texts("stamps")),
    )
