"""The rules by which a line's words say what part of a page it is: the `rule` tables of `sections.toml`, made ready."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.errors import KnowledgeError
from onrecord.extract.page.phrases import (
    BULLETS,
    CLOSE,
    HEADLINE_WORDS,
    QUOTES,
    any_of,
    first_word,
    plain_line,
    table_of,
)
from onrecord.knowledge.tables import Row, general
from onrecord.model import Section

_FRONT = ("whole", "starts", "labels")
_KEYS = (*_FRONT, "ends", "contains", "needs")
_SLOT = re.compile(r"\\\{(\w+)\\\}")
_OPENS_IN_SLOT = re.compile(r"\{(\w+)\}")
_ALONE = r"(?:\s*$|\s*[:|–—→»>]|\s+-\s|\s+(?-i:[A-Z\d\"'#])(?!.*[.!?][\"')\]]*$))"


@dataclass(frozen=True, slots=True)
class Rule:
    """One table of phrases: which section a line is that has them; `onward`: with all that follows in its paragraph."""

    section: Section
    front: re.Pattern[str] | None
    anywhere: re.Pattern[str] | None
    needs: re.Pattern[str] | None
    longest: int
    onward: bool

    def fits(self, line: str, words: int, *, begins: bool) -> bool:
        """Tell whether a line has the phrases and not too many words; `begins`: its first word opens some rule."""
        if words > self.longest:
            return False
        at_front = begins and self.front is not None and self.front.match(line)
        if not at_front and not (self.anywhere is not None and self.anywhere.search(line)):
            return False
        return self.needs is None or bool(self.needs.search(line))


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules in their order. `firsts` are the words with which one begins, `openers` those of what goes onward.

    Most lines of a text are told from all rules by their first word.
    """

    ordered: tuple[Rule, ...]
    firsts: frozenset[str]
    openers: frozenset[str]

    def first(self, text: str, *, onward: bool = False) -> Section | None:
        """Return what the first rule that fits says of a line; with `onward`, of those alone that go on."""
        opens = first_word(text)
        if onward and opens not in self.openers:
            return None
        line, begins = plain_line(text), opens in self.firsts
        words = len(line.split())
        fitting = (r.section for r in self.ordered if (r.onward or not onward) and r.fits(line, words, begins=begins))
        return next(fitting, None)


@lru_cache(maxsize=1)
def rules() -> Rules:
    table = general("sections")
    slots = {name: tuple(words) for name, words in table_of(table, "slots").values.items()}
    filling = {name: any_of(words) for name, words in slots.items()}
    rows = tuple(table.rows("rule"))
    return Rules(
        ordered=tuple(_rule(row, filling) for row in rows),
        firsts=frozenset(_firsts(rows, slots)),
        openers=frozenset(_firsts([row for row in rows if row.flag("onward")], slots)),
    )


def _firsts(rows: Sequence[Row], slots: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for phrase in (phrase for row in rows for key in _FRONT for phrase in row.texts(key)):
        slot = _OPENS_IN_SLOT.match(phrase)
        yield from map(first_word, slots[slot[1]] if slot else (phrase,))


def _filled(phrases: tuple[str, ...], slots: Mapping[str, str]) -> str:
    """Alternation of phrases as they are written, final colons kept, with their slots filled."""
    ordered = sorted((" ".join(p.translate(QUOTES).split()) for p in phrases), key=lambda p: (-len(p), p))
    whole = "|".join(re.escape(p) + (r"(?!\w)" if p[-1:].isalnum() or p[-1:] == "}" else "") for p in ordered)
    return _SLOT.sub(lambda m: f"(?:{slots[m[1]]})", whole)


def _rule(row: Row, slots: Mapping[str, str]) -> Rule:
    row.only("section", "longest", "onward", *_KEYS)
    name = row.text("section")
    if name not in {s.value for s in Section}:
        raise KnowledgeError(f"{row.place}: no such section: {name!r}")
    said = {key: _filled(row.texts(key), slots) for key in _KEYS if row.texts(key)}
    front = {"whole": rf"(?:{{}}){CLOSE}", "starts": "(?:{})", "labels": rf"(?:{{}}){_ALONE}"}
    anywhere = {"ends": rf"(?:{{}}){CLOSE}", "contains": r"(?<!\w)(?:{})"}
    return Rule(
        section=Section(name),
        front=_shaped(front, said, BULLETS),
        anywhere=_shaped(anywhere, said, ""),
        needs=re.compile(rf"(?<!\w)(?:{said['needs']})", re.IGNORECASE) if "needs" in said else None,
        longest=int(row.number_or_none("longest") or HEADLINE_WORDS),
        onward=row.flag("onward"),
    )


def _shaped(shapes: Mapping[str, str], said: Mapping[str, str], before: str) -> re.Pattern[str] | None:
    parts = [shape.replace("{}", said[key]) for key, shape in shapes.items() if key in said]
    return re.compile(f"{before}(?:{'|'.join(parts)})", re.IGNORECASE) if parts else None
