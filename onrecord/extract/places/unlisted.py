"""Finds names that stand as places do and that no gazetteer has: *the village of X*, *in X*, *the X hotel*."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.places.atlas import place_words
from onrecord.extract.places.defined import said_to_be
from onrecord.extract.places.page import Page, Seen, strength
from onrecord.extract.places.spotting import (
    PLACES,
    TOWN,
    WAYS,
    called,
    is_placed,
    listed_after,
    moved_to,
    of_body,
    reached,
    said_after,
    with_title,
)
from onrecord.knowledge import fold

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

_ENGLISH = frozenset({"an", "as", "at"})  # words of English, which are articles of other languages too
_NAMESAKES = frozenset({"PERSON", "ORG", "FAC", "PRODUCT"})  # labels of what places are called after
_LONGEST_LIST = 9  # words after a name in which the generic word may stand that it shares
_TOLD_OF_MANY = frozenset({"city", "neighbourhood"})
_SAID_TO_BE = 4.0  # points of a name that is called a town, more than enough


def unknown(page: Page, taken: Sequence[Seen]) -> Iterator[Seen]:
    """Yield names that stand as places do and that no gazetteer has, outside of what is taken, with points."""
    covered = {n for seen in taken for n in range(seen.first, seen.last)}
    at = 0
    while at < len(page.words):
        end = _unknown_end(page, at, covered)
        if end > at:
            seen = _unknown_at(page, at, end, taken)
            if seen is not None:
                yield seen
            at = end
        else:
            at += 1


def _unknown_end(page: Page, at: int, covered: set[int]) -> int:
    first = page.words[at]
    words = place_words()
    opens = first.capital or (first.text in words.article and at + 1 < len(page.words) and page.words[at + 1].capital)
    low = first.text.casefold()
    if low in words.certain or low in WAYS:
        return at  # *In X, ...*: the sentence's first word is capital and no part of the name
    if low in _ENGLISH and at + 1 < len(page.words) and page.words[at + 1].gap == " ":
        return at  # *of an Islamist*: the article of a name stands with a hyphen where it is English too
    if not opens or at in covered or (low in words.generic and low not in words.naming):
        return at
    if _owns_without_apostrophe(page, at):
        return at
    stop = page.run_end(at)
    end = at
    while end < stop and end not in covered:
        word = page.words[end]
        if not word.capital and word.text not in words.article:
            break
        end += 1
    while end > at and (not page.words[end - 1].capital or page.words[end - 1].text.casefold() in words.generic):
        end -= 1
    return end


def _owns_without_apostrophe(page: Page, at: int) -> bool:
    """Tell whether a word is a town that owns the name after it, where apostrophes were lost: *Kabuls Old City*."""
    name = page.words[at].text
    after = page.words[at + 1] if at + 1 < len(page.words) else None
    if after is None or after.gap != " " or not after.capital or not name.endswith("s") or page.atlas.lookup(name):
        return False
    return strength(page.atlas.lookup(name[:-1])) >= TOWN


def _unknown_at(page: Page, first: int, last: int, taken: Sequence[Seen]) -> Seen | None:
    if last - first > 4 or (page.headline and page.words[first].capital):
        return None
    name = page.between(first, last)
    words = place_words()
    low = {w.text.casefold() for w in page.words[first:last]}
    if name.isupper() or low & (words.titles | words.calendar | words.press) or low & set(page.atlas.demonyms):
        return None
    if last - first == 1 and (low & page.plain or any(page.atlas.is_no_place(w) for w in low)):
        return None
    if low <= set(words.directions) | words.article | words.faiths:
        return None
    if any(start < page.words[last - 1].end and page.words[first].start < end for start, end, _ in page.known):
        return None
    seen = page.with_generic(
        Seen(
            first=first,
            last=last,
            name=name,
            start=page.words[first].start,
            end=page.words[last - 1].end,
            features=(),
        )
    )
    if not seen.generic:
        seen = replace(seen, generic=_shared_generic(page, last))
    if (
        with_title(page, seen)
        or of_body(page, seen)
        or (page.words[first].capital and page.token(page.words[first]).pos_ not in ("PROPN", "NOUN", "ADJ"))
    ):
        return None
    return replace(seen, score=unknown_points(page, seen, taken))


def _shared_generic(page: Page, last: int) -> str:
    """Return the generic word that a name shares with those listed after it: *X and Y districts*; or nothing."""
    words = place_words()
    joined = False
    for number, word in enumerate(page.words[last : last + _LONGEST_LIST], start=last):
        low = word.text.casefold()
        joined = joined or low == "and" or word.gap == ", "
        if not joined or word.gap not in (" ", "-", ", ") or word.possessive:
            return ""
        if low in words.generic:
            plural = low.endswith("s") and words.generic[low] in _TOLD_OF_MANY
            return low if plural and page.words[number - 1].capital and not word.capital else ""
        if not (word.capital or low == "and" or low in words.article):
            return ""
    return ""


def stands(page: Page, seen: Seen) -> float:
    """Return how much a preposition or verb puts something at a name, whatever the name is."""
    before = page.preposition(seen) or listed_after(page, seen)
    score = 1.5 if before in place_words().certain else 0.5 if before in WAYS and not moved_to(page, seen) else 0.0
    return score + (1.5 if moved_to(page, seen) else reached(page, seen))


def unknown_points(page: Page, seen: Seen, taken: Sequence[Seen]) -> float:
    """Return how much speaks for a place by the words around a name alone."""
    if (
        called(seen)
        or _shared_generic(page, seen.last)
        or said_to_be(page, seen)
        or (said_after(page, seen) and page.preposition(seen) in place_words().certain)
    ):
        return _SAID_TO_BE
    listed = listed_after(page, seen)
    before = page.preposition(seen) or listed
    score = 0.0 if not seen.generic else 4.0 if said_after(page, seen) else 2.5
    score += stands(page, seen)
    score += 2.0 if page.words[seen.first].text.casefold() in place_words().naming else 0.0
    label = 0.5 if listed else _by_label(page, seen)
    if before in place_words().near and not _is_person(page, seen):  # the model's labels of rare names are guesses
        label = 1.0 + max(label, 0.0)
    score += label
    for other in taken:
        left, right = (seen, other) if seen.start < other.start else (other, seen)
        between = page.text[left.end : right.start]
        if right is other and between in (", ", " in ", ", in ", " ("):
            score += 1.0
        elif between in (", ", " and ", ", and "):
            score += 1.0 if is_placed(page, other) else 0.5
    return score


def _by_label(page: Page, seen: Seen) -> float:
    """Points of the model's label, and of a word that is a person's elsewhere.

    What is called a quarter or a village may be labelled and named like a person or a body: *the Saint Mark district*.
    """
    label = page.entity(seen)
    score = 0.0
    if said_after(page, seen) and (label is None or label.label_ in _NAMESAKES):
        return score
    if label is not None and label.label_ in PLACES and not _longer(seen, label):
        score += 2.0
    elif label is not None and label.label_ in ("PERSON", "ORG", "NORP", "DATE", "EVENT", "PRODUCT"):
        score -= 2.0
    if _is_person(page, seen):
        score -= 2.5
    return score


def _is_person(page: Page, seen: Seen) -> bool:
    """Whether a word of the name is one of a person's, somewhere in the report."""
    return any(fold(w.text) in page.persons for w in page.words[seen.first : seen.last])


def _longer(seen: Seen, label: "Tokens") -> bool:
    return label.start_char < seen.start - 4 or label.end_char > seen.end + 2
