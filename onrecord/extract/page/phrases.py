"""The phrases by which a page's parts are known: the general table `sections.toml`, made ready."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.errors import KnowledgeError
from onrecord.knowledge.tables import Row, general

HEADLINE_WORDS = 35
QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " "})

_FIRST = re.compile(r"[\w©]+")
BULLETS = r"^[\s*•·▪◦►▶>»|\[({~–—_-]*"  # what a page sets before a line
CLOSE = r"[\s.:!…*|_)\]}»>→-]*$"  # and behind it


@dataclass(frozen=True)
class Phrases:
    """The phrases of the general table, made ready; where a line opens a list, its folded words."""

    headers: frozenset[str]
    elsewhere: frozenset[str]
    others: re.Pattern[str]
    corrections: frozenset[str]
    credits: re.Pattern[str]
    verbs: re.Pattern[str]
    agencies: str  # alternations, to be set into larger patterns
    stamps: str
    buttons: frozenset[str]
    between: frozenset[str]
    counted: re.Pattern[str]
    signoffs: re.Pattern[str]
    crew: frozenset[str]
    senders: re.Pattern[str]
    comments: frozenset[str]
    replies: frozenset[str]
    inline: re.Pattern[str]
    commenter: re.Pattern[str]


def fold_line(text: str) -> str:
    """Return a line as it is compared: plain quotation marks, single spaces, small letters, no final punctuation."""
    return plain_line(text).lower().rstrip(" .:!…")


def plain_line(text: str) -> str:
    """Return a line with plain quotation marks and single spaces."""
    return " ".join((text if text.isascii() else text.translate(QUOTES)).split())


def first_word(text: str) -> str:
    """Return the first word of a line in small letters; the sign of copyright is one."""
    match = _FIRST.search(text)
    return match.group().lower() if match else ""


def any_of(phrases: tuple[str, ...]) -> str:
    ordered = sorted((fold_line(p) if p.strip(" .:!…") else p for p in phrases), key=lambda p: (-len(p), p))
    return "|".join(re.escape(p) + (r"(?!\w)" if p[-1:].isalnum() else "") for p in ordered)


def table_of(row: Row, key: str) -> Row:
    value = row.values.get(key, {})
    if not isinstance(value, Mapping):
        raise KnowledgeError(f"{row.place}: {key!r} must be a table")
    return Row(f"{row.place}, {key}", dict(value))


def _folded(row: Row, key: str) -> frozenset[str]:
    return frozenset(fold_line(phrase) for phrase in row.texts(key))


def _senders(row: Row) -> re.Pattern[str]:
    """What follows the name of a body that says what it does, or what kind of body it is."""
    does, is_, kinds = (any_of(row.texts(key)) for key in ("does", "is", "kinds"))
    return re.compile(rf"[\s,]+(?:(?:{does})|(?:{is_})\s+(?:\S+\s+){{1,8}}?(?:{kinds}))", re.I)


def _inline(marks: tuple[str, ...]) -> re.Pattern[str]:
    """What stands before a sentence that begins with a capital letter: first in its paragraph, or after another."""
    written = sorted({m for mark in marks for m in (mark, mark.upper())}, key=lambda m: (-len(m), m))
    said = "|".join(re.escape(mark) for mark in written)
    return re.compile(
        rf"(?:^|(?<=[.!?\"”’)])\s+)(?P<mark>(?:[-–—]\s*)?(?:{said})(?:\s*[-–—:])?)(?=\s+[\"“'‘(]?[A-ZÀ-Þ\d]|\s*$)"
    )


def _in_capitals(headers: Sequence[str]) -> re.Pattern[str]:
    """The headings where each word has a capital (*Related News*), standing in a text and going on in it."""
    written = "|".join(re.escape(" ".join(w.capitalize() for w in header.split())) for header in headers)
    return re.compile(rf"(?<=\s)(?:{written})(?=\s+[A-ZÀ-Þ\d])")


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    table = general("sections")
    names = ("slots", "buttons", "signoffs", "comments", "elsewhere", "corrections", "senders", "inline")
    table.only("rule", "highlights", "photographs", "datelines", *names)
    photographs, datelines = table_of(table, "photographs"), table_of(table, "datelines")
    buttons, signoffs, comments, senders = (table_of(table, k) for k in ("buttons", "signoffs", "comments", "senders"))
    return Phrases(
        headers=_folded(table_of(table, "highlights"), "headers"),
        elsewhere=_folded(table_of(table, "elsewhere"), "headers"),
        others=_in_capitals(table_of(table, "elsewhere").texts("headers")),
        corrections=_folded(table_of(table, "corrections"), "headers"),
        credits=re.compile(rf"(?:^|[/\s,|]|\bvia )(?:{any_of(photographs.texts('credits'))})(?:$|[/\s,|])"),
        verbs=re.compile(rf"\b(?:{any_of(photographs.texts('verbs'))})\b"),
        agencies=any_of(datelines.texts("agencies")),
        stamps=any_of(datelines.texts("stamps")),
        buttons=_folded(buttons, "names"),
        between=_folded(buttons, "between"),
        counted=re.compile(rf"{BULLETS}[(]?\d[\d.,]*\s?[km]?[)]?\s(?:{any_of(buttons.texts('counted'))}){CLOSE}", re.I),
        signoffs=re.compile(rf"{BULLETS}(?:{any_of(signoffs.texts('opens'))})[\s:]*", re.I),
        crew=_folded(signoffs, "words"),
        senders=_senders(senders),
        comments=_folded(comments, "opens"),
        replies=_folded(comments, "replies"),
        inline=_inline(table_of(table, "inline").texts("marks")),
        commenter=re.compile(
            rf"^[^.!?\"]{{2,60}}?\s(?:{any_of(comments.texts('says'))})(?:\s[^.!?\"]{{0,40}})?:(?P<rest>.*)$"
        ),
    )
