"""Places told by what is done to them: *the bombardment of X*, *the battle for X*, *shells fell on X*."""

from typing import TYPE_CHECKING

from onrecord.extract.places.atlas import place_words
from onrecord.extract.places.page import Page, Seen, strength

if TYPE_CHECKING:
    from spacy.tokens import Token

_SIEGED = 2.0  # points of what people are hardly the object of, as of the verbs of besieging
_TAKEN = 1.25  # points of what is done to people too, as of the verbs of reaching
_LARGE = 3.0  # what a large town is of itself
_OVER = frozenset({"of", "for", "on", "against", "over"})
_UPON = frozenset({"on", "onto"})


def fought_over(page: Page, seen: Seen, name: "Token") -> float:
    """Return the points of a noun or verb of fighting that a name hangs on by a preposition; 0 where there is none.

    `name` is the head of the noun phrase that the name stands in.
    """
    words, way = place_words(), name.head
    if name.dep_ != "pobj" or way.head is way or not _whole(page, seen):
        return 0.0
    lemma, text = way.head.lemma_.casefold(), way.text.casefold()
    if way.head.pos_ == "VERB":
        return _SIEGED if text in _UPON and lemma in words.raining else 0.0
    if text not in _OVER:
        return 0.0
    return _SIEGED if lemma in words.sieges else _TAKEN if lemma in words.takings else 0.0


def _whole(page: Page, seen: Seen) -> bool:
    """Whether a name is no piece of a longer one, as *Arthur* of *Port Arthur*; a large place is what it is."""
    if strength(seen.features) >= _LARGE:
        return True
    before = page.words[seen.first - 1] if seen.first and page.words[seen.first].gap == " " else None
    after = page.words[seen.last] if seen.last < len(page.words) and page.words[seen.last].gap == " " else None
    demonym = before is not None and before.text.casefold() in page.atlas.demonyms
    return not ((before is not None and before.capital and not demonym) or (after is not None and after.capital))
