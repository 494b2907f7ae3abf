"""Weighs by its surroundings whether a candidate is a place, and finds places that no gazetteer has."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.extract.places.atlas import place_words, same_name
from onrecord.extract.places.gazetteer import Feature, Kind
from onrecord.extract.places.page import Page, Seen, strength
from onrecord.knowledge import fold

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

_SAID_TO_BE = 4.0  # points of a name that is called a town, more than enough
ENOUGH = 3.0  # points that make a place of a candidate; see `weighed`
_WAYS = frozenset({"to", "from", "toward", "towards", "through", "via"})  # they go with people too, but less
_KNOWN = 5_000  # people of a town whose name alone may tell it where a report is at home
_PLACES = frozenset({"GPE", "LOC"})
_BODIES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "EVENT", "LAW", "PRODUCT", "FAC"})


# --- evidence ---------------------------------------------------------------------------


def weighed(page: Page, seen: Seen, beside: float) -> Seen:
    """Return a candidate with its points for being a place; below 0 it is none, whatever else is said.

    `beside` is what the places next to it say.
    """
    of_itself = strength(seen.features)
    before = page.preposition(seen)
    words = place_words()
    placed = (
        1.5
        if _on_road(page, seen, before)
        else 1.5
        if before in words.certain
        else 0.75
        if before in words.locative
        else 0.0
    )
    member = _membership(page, seen, strong=of_itself >= 3.0, placed=placed > 1.0)
    if member == "other" and not (_called(seen) and not _fragment(page, seen)):
        return replace(seen, score=-1.0)
    total = of_itself + placed + beside + seen.score + (2.0 if seen.generic else 0.0)
    total += _model(page, seen, page.entity(seen), of_itself)
    single = seen.last - seen.first == 1
    if not single:
        total += 0.5
    if _civic(page, seen):
        total += 1.0
    if single and fold(seen.name) in page.persons and placed < 1.0:
        total -= 3.0
    if single and of_itself < 3.0 and seen.name.casefold() in page.plain:
        total -= 1.5
    if seen.first == 0 and page.text[seen.end : seen.end + 2].strip()[:1] in ("(", "-", "–", "—", ","):
        total += 1.0
    return replace(seen, score=max(0.0, total), part=member == "part" and not _called(seen))


def _model(page: Page, seen: Seen, label: "Tokens | None", of_itself: float) -> float:
    """Points of the model's view: its label, and the part of speech."""
    noun = page.token(page.words[seen.first]).pos_
    points = 0.5 if noun == "PROPN" else (0.0 if of_itself >= 3.0 else -1.5)
    if label is None:
        return points
    if label.label_ in _PLACES:
        return points + 2.0
    if label.label_ in ("NORP", "LANGUAGE", "FAC"):
        return points + 0.5
    return points - (0.5 if of_itself >= 3.0 else 1.0)


def _membership(page: Page, seen: Seen, *, strong: bool, placed: bool) -> str:
    """Tell whether a candidate is `part` of a body's name that begins or ends with a place, or of an `other` name.

    The name of a person, a newspaper or a university is no place; *the X Department of Health* is at X.
    """
    if _titled(page, seen) or _of_body(page, seen) or (not strong and _fragment(page, seen)):
        return "other"
    if _of_treaty(page, seen):
        return "other"
    part = ""
    for start, end, sort in page.known:
        if start < seen.end and seen.start < end and sort != "state":
            if sort == "person" or not strong or not _ends_body(page, seen, start, end):
                return "other"
            part = "part"
    if page.headline:
        return part
    label = page.entity(seen)
    if label is not None and label.label_ in _BODIES and _rest(page, seen, label):
        if label.label_ == "PERSON" and not (strong and placed):
            return "other"
        known = strong or (label.label_ != "PERSON" and _civic(page, seen))
        part = "part" if known else part if placed and label.label_ == "PERSON" else "other"
    if part != "other" and not placed and _compounded(page, seen):
        wide = any(f.kind in (Kind.COUNTRY, Kind.REGION) for f in seen.features)
        part = "part" if wide or _civic(page, seen) else "other"
    return part


def _civic(page: Page, seen: Seen) -> bool:
    """Tell whether an office or a building follows that a town has: *X Police Department*, *X Hospital*."""
    words = place_words()
    after = page.words[seen.last] if seen.last < len(page.words) else None
    return after is not None and after.gap == " " and after.text.casefold() in words.offices | words.facilities


def _ends_body(page: Page, seen: Seen, start: int, end: int) -> bool:
    """Tell whether a body's name begins with a place, or ends with *of* it."""
    if (start, end) == (seen.start, seen.end):
        return False
    return seen.start == start or (seen.end == end and page.preposition(seen) == "of")


def _of_body(page: Page, seen: Seen) -> bool:
    """Tell whether a name is that of a newspaper, a university or the like by the words around it."""
    words = place_words()
    at = seen.last
    while at < len(page.words) and at < seen.last + 3 and page.words[at].capital and page.words[at].gap == " ":
        if page.words[at - 1].possessive:
            break
        if page.words[at].text.casefold() in words.press:
            return True
        at += 1
    at = seen.first - 1
    if at >= 0 and page.words[seen.first].gap == " " and page.words[at].text.casefold() in words.press:
        return page.words[at].capital
    if at >= 0 and page.words[at].text == "the":
        at -= 1
    return at > 0 and page.words[at].text == "of" and page.words[at - 1].text.casefold() in words.colleges


def _of_treaty(page: Page, seen: Seen) -> bool:
    """Tell whether a name is that of a treaty or the like: *the X agreement*, *the X peace accords*."""
    words = place_words()
    for word in page.words[seen.last : seen.last + 3]:
        text = word.text.casefold()
        if word.gap != " " or text not in words.treaties | words.treaty_words:
            return False
        if text in words.treaties:
            return not page.words[seen.last - 1].possessive
    return False


def _on_road(page: Page, seen: Seen, before: str) -> bool:
    """Tell whether a name is one end of a road: *the road between X and Y*, *the X-Y highway*."""
    words = place_words()
    if before == "between":
        return any(w.text.casefold() in words.roads for w in page.words[max(0, seen.first - 4) : seen.first])
    after = page.words[seen.last : seen.last + 2]
    hyphen = len(after) == 2 and after[0].gap in ("-", "–", "—") and after[0].capital
    road = after[1:] if hyphen else after[:1] if page.words[seen.first].gap in ("-", "–", "—") else []
    return any(w.gap == " " and w.text.casefold() in words.roads for w in road)


def _fragment(page: Page, seen: Seen) -> bool:
    """Tell whether an article joins a name to the words beside it: *Sheikh* in *Kafr el-Sheikh*."""
    articles = place_words().article
    joined = seen.first > 0 and page.words[seen.first].gap in ("-", " ", "- ")
    if joined and page.words[seen.first - 1].text.casefold() in articles:
        return True
    beside = page.words[seen.last : seen.last + 2]
    return len(beside) == 2 and beside[0].text in articles and beside[0].gap in (" ", "-") and beside[1].capital


def _titled(page: Page, seen: Seen) -> bool:
    if seen.first == 0:
        return False
    before = page.words[seen.first - 1]
    gap = page.words[seen.first].gap
    return before.capital and gap in (" ", ". ") and before.text.casefold() in place_words().titles


def _rest(page: Page, seen: Seen, label: "Tokens") -> bool:
    """Tell whether a named entity has capitalised words beside the candidate that make another name of it."""
    words = place_words()
    for number, word in enumerate(page.words):
        inside = label.start_char <= word.start and word.end <= label.end_char
        if not inside or seen.first <= number < seen.last or not word.capital:
            continue
        text = word.text.casefold()
        if text in words.calendar or text in words.directions or text in words.generic:
            continue
        if not page.atlas.lookup(word.text) or label.label_ == "PERSON":
            return True
    return False


def _compounded(page: Page, seen: Seen) -> bool:
    """Tell whether capitalised words directly beside a candidate make it part of a longer name."""
    words = place_words()
    if seen.last < len(page.words):
        after = page.words[seen.last]
        text = after.text.casefold()
        free = text in words.calendar or text in words.generic or text in words.offices
        possessive = page.words[seen.last - 1].possessive
        if after.capital and after.gap == " " and not free and not possessive:
            token = page.token(page.words[seen.last - 1])
            joined = token.dep_ in ("compound", "nmod") and page.token(after).pos_ == "PROPN"
            if joined and not (strength(page.atlas.lookup(after.text)) >= 2.0):
                return True
    if seen.first > 0:
        before = page.words[seen.first - 1]
        text = before.text.casefold()
        token = page.token(before)
        free = text in words.calendar or text in words.directions or text in words.generic or text in words.inner
        if before.capital and page.words[seen.first].gap == " " and not free and not before.possessive:
            head = page.token(page.words[seen.last - 1])
            return token.pos_ == "PROPN" and token.dep_ in ("compound", "nmod") and token.head.i >= head.i
    return False


# --- names that no gazetteer has --------------------------------------------------------


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
    if not opens or at in covered or first.text.casefold() in words.generic:
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


def _unknown_at(page: Page, first: int, last: int, taken: Sequence[Seen]) -> Seen | None:
    if last - first > 4 or (page.headline and page.words[first].capital):
        return None
    name = page.between(first, last)
    words = place_words()
    low = {w.text.casefold() for w in page.words[first:last]}
    if name.isupper() or low & (words.titles | words.calendar | words.press) or low & set(page.atlas.demonyms):
        return None
    if (last - first == 1 and low & (words.never | page.plain)) or low <= set(words.directions) | words.article:
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
    if (
        _titled(page, seen)
        or _of_body(page, seen)
        or (page.words[first].capital and page.token(page.words[first]).pos_ not in ("PROPN", "NOUN", "ADJ"))
    ):
        return None
    return replace(seen, score=unknown_points(page, seen, taken))


def unknown_points(page: Page, seen: Seen, taken: Sequence[Seen]) -> float:
    """Return how much speaks for a place by the words around a name alone."""
    if _called(seen) or (_said_after(page, seen) and page.preposition(seen) in place_words().certain):
        return _SAID_TO_BE
    label = page.entity(seen)
    before = page.preposition(seen)
    score = 0.0 if not seen.generic else 4.0 if _said_after(page, seen) else 2.5
    score += 1.5 if before in place_words().certain else 0.5 if before in _WAYS else 0.0
    if label is not None and label.label_ in _PLACES and not _longer(seen, label):
        score += 2.0
    elif label is not None and label.label_ in ("PERSON", "ORG", "NORP", "DATE", "EVENT", "PRODUCT"):
        score -= 2.0
    if any(fold(w.text) in page.persons for w in page.words[seen.first : seen.last]):
        score -= 2.5
    token = page.token(page.words[seen.last - 1])
    if token.dep_ in ("dobj", "nsubjpass") and token.head.lemma_ in place_words().reaching:
        score += 1.0
    for other in taken:
        left, right = (seen, other) if seen.start < other.start else (other, seen)
        between = page.text[left.end : right.start]
        if right is other and between in (", ", " in ", ", in ", " ("):
            score += 1.0
        elif between in (", ", " and ", ", and "):
            score += 1.0 if _is_placed(page, other) else 0.5
    return score


def _said_after(page: Page, seen: Seen) -> bool:
    """Tell whether a plain word after the name says that it is a town, a district and so on: *the X district*."""
    if seen.generic_at is None or seen.generic_at[0] < seen.start or page.text[seen.generic_at[0]].isupper():
        return False
    return place_words().generic[seen.generic] in ("city", "neighbourhood", "province", "district")


def _called(seen: Seen) -> bool:
    """Tell whether the words say that it is a place: *the village of X*; the model's label is then no matter."""
    before = seen.generic_at is not None and seen.generic_at[0] < seen.start
    return before and place_words().generic[seen.generic] in ("city", "neighbourhood", "province")


def _longer(seen: Seen, label: "Tokens") -> bool:
    return label.start_char < seen.start - 4 or label.end_char > seen.end + 2


def lifted(pages: Sequence[tuple[Page, Sequence[Seen]]]) -> list[tuple[Page, list[Seen]]]:
    """Return the candidates of each page that are places; a name that is one for certain lifts its other mentions."""
    scored = [[weighed(page, s, _beside(page, seen, n)) for n, s in enumerate(seen)] for page, seen in pages]
    certain = {fold(s.name) for seen in scored for s in seen if s.score >= ENOUGH + 0.5}
    home = _home(s for seen in scored for s in seen if s.score >= ENOUGH + 0.5)
    kept: list[tuple[Page, list[Seen]]] = []
    for (page, _), seen in zip(pages, scored, strict=True):
        more = (s.score + (1.5 if fold(s.name) in certain else _at_home(s, home)) for s in seen)
        kept.append((page, [s for s, m in zip(seen, more, strict=True) if s.score > -1.0 and m >= ENOUGH]))
    return kept


def _home(sure: Iterable[Seen]) -> frozenset[str]:
    """Return the countries (ISO codes) that hold a third and more of the places that a report surely names."""
    count: Counter[str] = Counter()
    for seen in sure:
        codes = {f.country_code for f in seen.features if f.country_code}
        if len(codes) == 1:
            count.update(codes)
    total = sum(count.values())
    return frozenset(code for code, times in count.items() if times >= 2 and times >= total / 3)


def _at_home(seen: Seen, home: frozenset[str]) -> float:
    """Points of a candidate that is a town's own name in a country where the report is at home."""
    known = any(f.country_code in home and f.population >= _KNOWN and same_name(f, seen.name) for f in seen.features)
    return 0.75 if known else 0.0


def _beside(page: Page, seen: Sequence[Seen], number: int) -> float:
    """Points that a candidate gets of those next to it: *X, Y* where Y holds an X, and lists."""
    points = 0.0
    for left, right in pairwise(seen[max(0, number - 1) : number + 2]):
        between = page.text[left.end : right.start]
        other = right if left is seen[number] else left
        if re.fullmatch(r",? (?:and|or) |, ", between):
            points += 0.75 if strength(other.features) >= 2.0 else 0.0
            points += 0.75 if _is_placed(page, other) and strength(other.features) >= 1.0 else 0.0
        if between in (", ", " (", ", in ", " in ") and holds(right.features, left.features):
            points += 2.0
    return points


def _is_placed(page: Page, seen: Seen) -> bool:
    """Tell whether the words beside a name put something there, or call it a town, a province and so on."""
    return bool(seen.generic) or page.preposition(seen) in place_words().certain


def holds(outer: Sequence[Feature], inner: Sequence[Feature]) -> bool:
    """Tell whether one of the outer places holds one of the inner."""
    ids = {f.place_id for f in outer}
    return any(ids & set(f.within) for f in inner)
