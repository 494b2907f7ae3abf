"""When two names count as one in an evaluation: more kindly than linking does, as a reader of both would."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_LITTLE = frozenset({"the", "a", "an", "of", "s", "al"})
_SHARED = 0.6  # of all words of two names, the least that both must have where neither holds the other
_ODD_PLURALS = {"women": "woman", "men": "man", "children": "child", "babies": "baby", "wounded": "injured"}


@lru_cache(maxsize=16384)
def plain_words(text: str | None) -> tuple[str, ...]:
    """Return a name's words without case, accents, punctuation and little words.

    >>> plain_words("the Médecins' hospital of al-Bab")
    ('medecins', 'hospital', 'bab')
    """
    decomposed = unicodedata.normalize("NFKD", text or "").casefold()
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return tuple(w for w in re.findall(r"[a-z0-9]+", letters) if w not in _LITTLE)


def plain(text: str | None) -> str:
    """Return `plain_words` as one text."""
    return " ".join(plain_words(text))


def same_name(left: str | None, right: str | None) -> bool:
    """Tell whether two names mean one: equal, one a run of words in the other, or three fifths of words shared."""
    a, b = plain_words(left), plain_words(right)
    if not a or not b:
        return False
    inner, outer = sorted((f" {plain(left)} ", f" {plain(right)} "), key=len)
    if inner in outer:
        return True
    return len({*a} & {*b}) / len({*a} | {*b}) >= _SHARED


def any_same(got: Iterable[str | None], wanted: Iterable[str]) -> bool:
    """Tell whether one of the names got means one of those wanted."""
    listed = tuple(wanted)
    return any(same_name(name, want) for name in got for want in listed)


def group_words(group: str | None) -> frozenset[str]:
    """Return the words of a group of people, each in the singular."""
    return frozenset(_ODD_PLURALS.get(w, w.removesuffix("s")) for w in plain_words(group))
