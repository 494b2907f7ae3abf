"""Knows the shapes that a person's name takes in text, addresses and file names, and finds them again."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_MARKS = "\u0300-\u036f\u064b-\u065f\u0670"
_APOSTROPHES = "'’‘ʼ`´ʿʾ"
_WORD = re.compile(rf"(?:[^\W_]|[{_UNSEEN}{_MARKS}])+(?:[{_APOSTROPHES}](?!s\b)(?:[^\W_]|[{_UNSEEN}{_MARKS}])+)*")
_GAP = re.compile(rf"[\s\-‐-―_.,+/()\"“”{_APOSTROPHES}{_UNSEEN}]{{0,4}}")
_DIGITS_AT_END = re.compile(r"\d+$")
GLUED_LEAST = 7  # letters: below this a glued name ("alilee") is found inside ordinary words


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: its folded form (no case, accents, apostrophes, unseen characters) and where it stands."""

    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of text that stands for somebody: `label` replaces it; None where the stretch is protected."""

    start: int
    end: int
    label: str | None


def fold_name(text: str) -> str:
    """Fold a word so that one name in two typings is one form."""
    if text.isascii():
        return text.replace("'", "").replace("`", "").lower()
    decomposed = unicodedata.normalize("NFKD", text)
    kept = (c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cf") and c not in _APOSTROPHES)
    return "".join(kept).casefold()


def tokens(text: str) -> list[Token]:
    """Return the words of a text in order."""
    found = (Token(fold_name(m.group()), m.start(), m.end()) for m in _WORD.finditer(text))
    return [token for token in found if token.form]


def forms(name: str) -> tuple[str, ...]:
    """Return the folded words of a name."""
    return tuple(token.form for token in tokens(name))


def squeezed(text: str) -> str:
    """Return the letters and digits alone, folded: what is left of a name in an address or a file name."""
    return "".join(c for c in fold_name(text) if c.isalnum())


@dataclass
class Forms:
    """A table of names to look for: whole names by their first word, and words that stand alone."""

    wholes: dict[str, list[tuple[tuple[str, ...], str | None]]] = field(default_factory=dict)
    alone: dict[str, str] = field(default_factory=dict)

    def add(self, name: Sequence[str], label: str | None) -> None:
        """Look for the words in this order; where the label is None the stretch is protected instead."""
        if not name:
            return
        listed = self.wholes.setdefault(name[0], [])
        if all(known != tuple(name) for known, _ in listed):
            listed.append((tuple(name), label))
            listed.sort(key=lambda item: -len(item[0]))

    def add_person(self, name: Sequence[str], label: str) -> None:
        """Look for a name as written, with the surname first, without its middle words, and glued together."""
        self.add(name, label)
        if len(name) < 2:
            return
        self.add((name[-1], *name[:-1]), label)
        if len(name) > 2:
            self.add((name[0], name[-1]), label)
            self.add((name[0], *name[-2:]), label)
        for glued in ("".join(name), "".join(reversed(name))):
            if len(glued) >= GLUED_LEAST:
                self.add((glued,), label)

    def has(self, name: Sequence[str]) -> bool:
        return any(known == tuple(name) for known, _ in self.wholes.get(name[0], ())) if name else False


def find(text: str, tables: Sequence[Forms], *, any_case: bool, joins: frozenset[str]) -> Iterator[Hit]:
    """Find whole names and lone parts, left to right, the longest first; earlier tables win.

    A lone part counts only where it does not begin with a small letter, unless `any_case`. `joins` are
    the particles (*al*, *bin*) that belong to the part that follows.
    """
    words = tokens(text)
    at = 0
    while at < len(words):
        length, label, known = _whole(text, words, at, tables)
        if known:
            yield Hit(words[at].start, words[at + length - 1].end, label)
            at += length
            continue
        part = _alone(text, words[at], tables, any_case=any_case)
        if part:
            first = at
            while first and words[first - 1].form in joins and _adjoins(text, words[first - 1], words[first]):
                first -= 1
            yield Hit(words[first].start, words[at].end, part)
        at += 1


def _whole(text: str, words: Sequence[Token], at: int, tables: Sequence[Forms]) -> tuple[int, str | None, bool]:
    best: tuple[int, str | None, bool] = (0, None, False)
    keys = {words[at].form, _DIGITS_AT_END.sub("", words[at].form)}
    for table in tables:
        for key in sorted(keys):
            for name, label in table.wholes.get(key, ()):
                if len(name) > best[0] and _stands(text, words, at, name):
                    best = (len(name), label, True)
    return best


def _stands(text: str, words: Sequence[Token], at: int, name: Sequence[str]) -> bool:
    if at + len(name) > len(words):
        return False
    for step, form in enumerate(name[1:], 1):
        before, word = words[at + step - 1], words[at + step]
        if word.form != form and _DIGITS_AT_END.sub("", word.form) != form:
            return False
        if not _GAP.fullmatch(text, before.end, word.start):
            return False
    return True


def _adjoins(text: str, before: Token, word: Token) -> bool:
    return bool(_GAP.fullmatch(text, before.end, word.start)) and "." not in text[before.end : word.start]


def _alone(text: str, word: Token, tables: Sequence[Forms], *, any_case: bool) -> str | None:
    if not any_case and text[word.start].islower():
        return None
    for table in tables:
        if word.form in table.alone:
            return table.alone[word.form]
    return None


def lone_parts(name: Sequence[str], particles: Iterable[str]) -> Iterator[str]:
    """Yield the words of a name that may stand for the person alone: no particles, no initials."""
    skip = set(particles)
    for part in name:
        if part not in skip and (len(part) >= 3 or (len(part) == 2 and not part.isascii())):
            yield part
