"""Weighs by its surroundings whether a candidate that a gazetteer has is a place."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.extract.places.atlas import place_words, same_name
from onrecord.extract.places.bearers import is_person, keeps_order, of_somebody, put_there
from onrecord.extract.places.fought import fought_over
from onrecord.extract.places.gazetteer import Feature, Kind
from onrecord.extract.places.page import Page, Seen, strength
from onrecord.knowledge import fold

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

ENOUGH = 3.0  # points that make a place of a candidate; see `weighed`
WAYS = frozenset({"to", "from", "toward", "towards", "through", "via"})  # they go with people too, but less
_ENGLISH = frozenset({"an", "as", "at"})  # words of English, which are articles of other languages too
TOWN = 1.5  # what a town of 15,000 people and more is of itself; see `strength`
_HELD = 2.0  # points of a name beside the state or county that holds it: *X, Texas*
_KNOWN = 5_000  # people of a town whose name alone may tell it where a report is at home
PLACES = frozenset({"GPE", "LOC"})
_BODIES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "EVENT", "LAW", "PRODUCT", "FAC"})


# --- evidence ---------------------------------------------------------------------------


def weighed(page: Page, seen: Seen, beside: float) -> Seen:
    """Return a candidate with its points for being a place; below 0 it is none, whatever else is said.

    `beside` is what the places next to it say.
    """
    of_itself = strength(seen.features)
    before = page.preposition(seen)
    placed = _placed(page, seen, before)
    member = _membership(page, seen, strong=of_itself >= 3.0, placed=placed > 1.0)
    if member == "other" and not (called(seen) and not _fragment(page, seen)):
        return replace(seen, score=-1.0)
    total = of_itself + placed + beside + seen.score + (2.0 if seen.generic else 0.0)
    total += _model(page, seen, page.entity(seen), of_itself)
    single = seen.last - seen.first == 1
    if not single:
        total += 0.5
    if _civic(page, seen):
        total += 2.0 if keeps_order(page, seen) else 1.0
    total += 2.0 if of_somebody(page, seen) else 0.0
    at_name = placed if put_there(page, seen) else 0.0
    if single and fold(seen.name) in page.persons and at_name < 1.5 and beside < _HELD:
        total -= 5.0 if at_name < 1.0 else 1.5
    if single and of_itself < 3.0 and seen.name.casefold() in page.plain:
        total -= 1.5
    if single and is_person(page, seen):
        total -= 3.0
    total += opening(page, seen)
    return replace(seen, score=max(0.0, total), part=member == "part" and not called(seen))


def opening(page: Page, seen: Seen) -> float:
    """Points of standing where a dispatch says where it comes from: *X (Agency) –*; more where it is in capitals."""
    if seen.first or page.text[seen.end : seen.end + 2].strip()[:1] not in ("(", "-", "–", "—", ","):
        return 0.0
    return 3.0 if seen.name.isupper() and _DATELINE.match(page.text, seen.end) else 1.0


def _placed(page: Page, seen: Seen, before: str) -> float:
    """Points of a preposition, a road, a way or a verb of reaching: what puts something at a name, or moves there."""
    words = place_words()
    if _on_road(page, seen):
        return 2.25
    if before in words.certain:
        return 1.5
    if moved_to(page, seen):
        return 2.0
    if by_verb := reached(page, seen):
        return by_verb
    if before == "from" and _home_of(page, seen):
        return 2.0
    return max(fought_over(page, seen, _head_of(page, seen)), 0.75 if before in words.locative else 0.0)


def _head_of(page: Page, seen: Seen) -> "Token":
    """Return the head of the noun phrase that a name stands in: *camp* in *the X camp*, the first of a list."""
    token = page.token(page.words[seen.last - 1])
    for _ in range(3):
        joined = token.dep_ in ("compound", "nmod") and token.head.i > token.i
        if not (joined or token.dep_ in ("conj", "appos")) or token.head is token:
            break
        token = token.head
    return token


def listed_after(page: Page, seen: Seen) -> str:
    """Return the preposition that puts something at the first of a list in which a name stands: *near X and Y*."""
    token = page.token(page.words[seen.last - 1])
    if token.dep_ != "conj":
        return ""
    head = _head_of(page, seen)
    text = head.head.text.casefold()
    known = head.dep_ == "pobj" and head.ent_type_ in PLACES
    return text if known and text in place_words().certain else ""


def moved_to(page: Page, seen: Seen) -> bool:
    """Tell whether something moves from a name or to it: *fled from X*, *bound for X*, *the convoy to X*."""
    words = place_words()
    token = _head_of(page, seen)
    way = token.head
    if token.dep_ != "pobj" or way is token:
        return False
    text, mover = way.text.casefold(), way.head
    if mover.dep_ == "prep" and mover.text.casefold() in WAYS:  # *from X to Y*, where the parse hangs one on the other
        mover = mover.head
    elif mover.dep_ == "pobj":  # or on the name of the other
        mover = mover.head.head
    lemma = mover.lemma_.casefold()
    if text == "for":
        return lemma in words.leaving
    return text in WAYS and lemma in words.moving | words.leaving


def _home_of(page: Page, seen: Seen) -> bool:
    """Tell whether a plain noun before it is of those who come from there: *two traders from X*."""
    way = _head_of(page, seen).head
    return way.text.casefold() == "from" and way.head.pos_ == "NOUN" and way.head.i < way.i


_DATELINE = re.compile(r"(?:, [A-Z][\w.]*(?: [A-Z][\w.]*)?)?(?: ?\([^)\n]{2,30}\))? ?(?:--?|–|—)(?:\s|$)")
_BLOCK = re.compile(
    r"\d(?:th|st|nd|rd)?[ -]block of (?:(?:north|south|east|west|[NSEW]\.?) )?$", re.IGNORECASE
)  # a street


def reached(page: Page, seen: Seen) -> float:
    """Return the points of a verb whose object a name is: *retook X*, *X was shelled*; 0 where it says nothing."""
    words = place_words()
    token = _head_of(page, seen)
    lemma = token.head.lemma_.casefold()
    if token.dep_ not in ("dobj", "nsubjpass") or lemma not in words.reaching | words.besieging:
        return 0.0
    return 2.0 if lemma in words.besieging else 1.25


def _model(page: Page, seen: Seen, label: "Tokens | None", of_itself: float) -> float:
    """Points of the model's view: its label, and the part of speech."""
    noun = page.token(page.words[seen.first]).pos_
    points = 0.5 if noun == "PROPN" else (0.0 if of_itself >= 3.0 else -1.5)
    if label is None:
        return points
    if label.label_ in PLACES:
        return points + 2.0
    if label.label_ in ("NORP", "LANGUAGE", "FAC"):
        return points + 0.5
    last = seen.name.rpartition(" ")[2].casefold()
    if seen.last - seen.first > 1 and place_words().generic.get(last) in ("district", "province"):
        return points  # *X County* is one, whatever body is called after it
    alone = label.text == page.text[seen.start : seen.end] and put_there(page, seen)
    placed = alone and page.preposition(seen) in place_words().certain
    return points - (0.5 if of_itself >= 3.0 or (placed and of_itself >= TOWN) else 1.0)


def _membership(page: Page, seen: Seen, *, strong: bool, placed: bool) -> str:
    """Tell whether a candidate is `part` of a body's name that begins or ends with a place, or of an `other` name.

    The name of a person, a newspaper or a university is no place; *the X Department of Health* is at X.
    """
    if with_title(page, seen) or of_body(page, seen) or (not strong and _fragment(page, seen)):
        return "other"
    if _of_treaty(page, seen) or _BLOCK.search(page.text[max(0, seen.start - 40) : seen.start]):
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


def of_body(page: Page, seen: Seen) -> bool:
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


def _on_road(page: Page, seen: Seen) -> bool:
    """Tell whether a name is one end of a road: *the road between X and Y*, *the X-Y highway*."""
    words = place_words()
    opens = _between_at(page, seen)
    if opens is not None:
        near = {w.text.casefold() for w in page.words[max(0, opens - 4) : opens]}
        return bool(near & words.roads) or not (near & words.dealings or strength(seen.features) >= 3.0)
    after = page.words[seen.last : seen.last + 2]
    hyphen = len(after) == 2 and after[0].gap in ("-", "–", "—") and after[0].capital
    road = after[1:] if hyphen else after[:1] if page.words[seen.first].gap in ("-", "–", "—") else []
    return any(w.gap == " " and w.text.casefold() in words.roads for w in road)


def _between_at(page: Page, seen: Seen) -> int | None:
    """Return where *between* stands before the first or the second of two names: *between X and Y*; or None."""
    at = seen.first - 1
    if at > 0 and page.words[at].text == "and":
        at -= 1
        while at > 0 and page.words[at].capital and at > seen.first - 5:
            at -= 1
    if at >= 0 and page.words[at].text == "the":
        at -= 1
    return at if at >= 0 and page.words[at].text.casefold() == "between" else None


def _fragment(page: Page, seen: Seen) -> bool:
    """Tell whether an article joins a name to the words beside it: *Sheikh* in *Kafr el-Sheikh*."""
    articles = place_words().article
    joined = seen.first > 0 and page.words[seen.first].gap in ("-", " ", "- ")
    before = page.words[seen.first - 1].text.casefold() if joined else ""
    if before in articles and not (page.words[seen.first].gap == " " and before in _ENGLISH and not _led(page, seen)):
        return True
    beside = page.words[seen.last : seen.last + 2]
    return len(beside) == 2 and beside[0].text in articles and beside[0].gap in (" ", "-") and beside[1].capital


def _led(page: Page, seen: Seen) -> bool:
    """Tell whether a capitalised word stands before the word before a name: *Tell as-X*, and not *An X man*."""
    return seen.first > 1 and page.words[seen.first - 1].gap == " " and page.words[seen.first - 2].capital


def with_title(page: Page, seen: Seen) -> bool:
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


def said_after(page: Page, seen: Seen) -> bool:
    """Tell whether a plain word after the name says that it is a town, a district and so on: *the X district*."""
    if seen.generic_at is None or seen.generic_at[0] < seen.start or page.text[seen.generic_at[0]].isupper():
        return False
    sort = place_words().generic[seen.generic]
    people = any(page.token(w).ent_type_ == "NORP" for w in page.words[seen.first : seen.last])
    return sort in ("city", "neighbourhood", "province", "district") or (sort == "area" and not people)


def called(seen: Seen) -> bool:
    """Tell whether the words say that it is a place: *the village of X*; the model's label is then no matter."""
    before = seen.generic_at is not None and seen.generic_at[0] < seen.start
    return before and place_words().generic[seen.generic] in ("city", "neighbourhood", "province")


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
            points += 0.75 if is_placed(page, other) and strength(other.features) >= 1.0 else 0.0
        if between in (", ", " (", ", in ", " in ") and holds(right.features, left.features):
            points += 2.0
    return points


def is_placed(page: Page, seen: Seen) -> bool:
    """Tell whether the words beside a name put something there, or call it a town, a province and so on."""
    return bool(seen.generic) or page.preposition(seen) in place_words().certain


def holds(outer: Sequence[Feature], inner: Sequence[Feature]) -> bool:
    """Tell whether one of the outer places holds one of the inner."""
    ids = {f.place_id for f in outer}
    return any(ids & set(f.within) for f in inner)
