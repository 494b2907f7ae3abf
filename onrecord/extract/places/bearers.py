"""Tells whether a name that a gazetteer has is borne by a person here, or says whose home or whose police it is of."""

import re

from onrecord.extract.places.atlas import place_words
from onrecord.extract.places.page import Page, Seen

_AGE = re.compile(r", (?:aged )?\d{1,2}(?:,| and | \(|\.)")
_OLD = re.compile(r"\d[ -](?:year|month)s?[ -]old $")
_SOMEBODY = re.compile(r" (?:man|men|wom[ae]n|boys?|girls?|teens?|teenagers?|family|couple|mother|father|toddler)\b")
_FAMILIES = 3  # words after a name among which the families of several may be told: *the X and Y families*


def is_person(page: Page, seen: Seen) -> bool:
    """Tell whether a name is who is killed or arrested, or whose age or family is told, rather than where."""
    token = page.token(page.words[seen.last - 1])
    if _OLD.search(page.text[max(0, seen.start - 20) : seen.start]) and token.dep_ not in ("compound", "nmod"):
        return True
    if _AGE.match(page.text, seen.end) and not page.preposition(seen):
        return True
    if _of_a_family(page, seen):
        return True
    return token.dep_ in ("dobj", "nsubjpass") and token.head.lemma_.casefold() in place_words().personal


def _of_a_family(page: Page, seen: Seen) -> bool:
    """*The X family*, *the X and Y families*."""
    for word in page.words[seen.last : seen.last + _FAMILIES]:
        low = word.text.casefold()
        if low in place_words().kin:
            return not word.capital
        if word.gap.strip() or not (word.capital or low == "and"):
            return False
    return False


def put_there(page: Page, seen: Seen) -> bool:
    """Tell whether a preposition before a name is its own: not in *in X's death*, *used in the X killing*."""
    word = page.words[seen.last - 1]
    if word.possessive:
        return False
    token = page.token(word)
    return not (token.dep_ in ("compound", "nmod", "poss") and token.head.i > token.i)


def of_somebody(page: Page, seen: Seen) -> bool:
    """Tell whether a name says whose home a town is: *a X man*, *two X teenagers*."""
    before = page.words[seen.first - 1] if seen.first else None
    counted = before is not None and (before.text.casefold() in ("a", "an", "two", "three") or before.text.isdigit())
    return counted and _SOMEBODY.match(page.text, seen.end) is not None


def keeps_order(page: Page, seen: Seen) -> bool:
    """Tell whether the office that follows is one that a town alone has: *X police*."""
    return page.words[seen.last].text.casefold() in place_words().forces and seen.last - seen.first <= 2
