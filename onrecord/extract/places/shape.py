"""Turns a resolved name into a place as the words have it: *eastern X* is a part of X, *near X* is not in X."""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.extract.grounds import because
from onrecord.extract.places.atlas import Atlas, place_words, precision_of, sort_of
from onrecord.extract.places.gazetteer import Feature, Kind
from onrecord.extract.places.page import Page, Seen
from onrecord.extract.places.relative import Offset, away, offset_before
from onrecord.knowledge import fold
from onrecord.values import Place, Precision, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_PART = re.compile(r"(?<!to )\bthe (?P<way>(?:north|south)[ -]?(?:east|west)?|east|west) of (?:the )?$", re.IGNORECASE)
_HELD = re.compile(
    r"^(?:\w+-(?:held|controlled|ruled|occupied|besieged)|besieged|held|opposition|war-torn)$", re.IGNORECASE
)
_TRANSLITERATED = frozenset("āēīōūĀĒĪŌŪḨḩŞşŢţḐḑZ̧ḀḂḌḍḤḥṢṣṬṭẒẓ‘’ʼʿʾ")
_BETWEEN = {"northeastern": (1, 1), "northwestern": (1, -1), "southeastern": (-1, 1), "southwestern": (-1, -1)}
_LOCAL = frozenset({Precision.CITY, Precision.NEIGHBOURHOOD})
_WIDE = frozenset({Precision.COUNTRY, Precision.PROVINCE, Precision.AREA, Precision.DISTRICT})


@dataclass(frozen=True, slots=True)
class Shape:
    """How the words around a name change the place: the part of it, the generic word, whether only near it.

    `offset` is how far and which way from it the place lies that is meant, where the words say so.
    """

    direction: str
    generic: str
    near: bool
    start: int
    end: int
    offset: Offset | None = None


def shape_of(page: Page, seen: Seen) -> Shape:
    """Read the modifiers around a name; offsets count in the segment and cover name and modifiers."""
    text = page.text
    start, end = seen.start, seen.end
    direction = ""
    generic = seen.generic
    at = seen.first - 1
    while at >= 0 and page.words[at + 1].gap == " ":
        word = page.words[at].text
        if (
            at
            and page.words[at].gap == "-"
            and f"{page.words[at - 1].text}-{word}".casefold() in place_words().directions
        ):
            at, word = at - 1, f"{page.words[at - 1].text}-{word}"  # *north-east*, which is two words of a name
        if word.casefold() in place_words().directions and not direction:
            direction, start = place_words().directions[word.casefold()], page.words[at].start
        elif not (_HELD.match(word) and direction == ""):
            break
        at -= 1
    if seen.generic_at:
        start, end = min(start, seen.generic_at[0]), max(end, seen.generic_at[1])
        if seen.generic_at[0] < seen.start and place_words().generic[seen.generic] in ("area", "neighbourhood"):
            direction = direction or _direction_before(page, seen.generic_at[0])
    else:
        direction_after, generic_after, after_end = _after(page, seen)
        direction, generic, end = direction or direction_after, generic or generic_after, max(end, after_end)
    offset = offset_before(text, start)
    if offset is not None and not direction:
        return Shape(direction, generic, False, start, end, offset)
    if not direction and (part := _PART.search(text[max(0, start - 30) : start])):
        direction, start = place_words().directions[re.sub(r"[ -]", "", part["way"].casefold())], start - len(part[0])
    return Shape(direction, generic, _near(text[max(0, start - 30) : start]), start, end)


def _direction_before(page: Page, start: int) -> str:
    before = page.text[:start].rstrip().rsplit(" ", 1)[-1].casefold()
    return place_words().directions.get(before, "")


def _after(page: Page, seen: Seen) -> tuple[str, str, int]:
    """Read *X's eastern neighbourhoods*, *X eastern countryside*: direction, generic word, end."""
    words = place_words()
    at = seen.last
    direction, end = "", seen.end
    while at < len(page.words) and at < seen.last + 3:
        word = page.words[at]
        if word.gap not in (" ", "'s ", "’s ", "s ") or (word.gap.endswith("s ") and at > seen.last):
            break
        text = word.text.casefold()
        if text in words.generic and (direction or words.generic[text] in ("area", "neighbourhood") or text == "city"):
            return direction, text, word.end
        if text in words.directions:
            direction = words.directions[text]
        elif not _HELD.match(word.text):
            break
        at += 1
    return "", "", end


def _near(before: str) -> bool:
    tail = before.casefold().rstrip()
    tail = tail.removesuffix(" the").removesuffix(" city of").removesuffix(" town of").removesuffix(" village of")
    return any(tail.endswith((" " + phrase, phrase)) for phrase in place_words().near)


def place_of(
    page: Page, seen: Seen, shape: Shape, feature: Feature | None, atlas: Atlas, holder: Feature | None
) -> Place:
    """Make the place that the words name; `holder` is what holds a place that no gazetteer has."""
    if shape.offset is not None:
        offset, shape = shape.offset, replace(shape, offset=None)
        whole = precision_of(feature) if feature else None
        if offset.km is not None or whole not in _WIDE or not offset.way:
            bare = place_of(page, seen, shape, feature, atlas, holder)
            return because(away(bare, offset, page.text, page.segment.span.start), "place.away")
        shape = replace(shape, direction=offset.way)  # *north of a province* is a part of it
    span = Span(page.segment.span.start + shape.start, page.segment.span.start + shape.end)
    sort = sort_of(shape.generic)
    if feature is None:
        return _unknown(seen, shape, span, sort, atlas, holder)
    whole = precision_of(feature)
    country = atlas.country(feature.country_code)
    if _lies_so(shape, feature, country, whole):
        shape = replace(shape, direction="")
    own = _own_precision(shape, sort, whole)
    name, within = shown(feature, seen.name), feature.within
    gazetteer: str | None = feature.gazetteer
    number: str | None = feature.id
    if own is not None:
        name = " ".join(
            w
            for w in (shape.direction, seen.name, shape.generic if sort in ("area", "neighbourhood", "exact") else "")
            if w
        )
        gazetteer = number = None
        within = (feature.place_id, *feature.within)
    precision = Precision.NEAR if shape.near and whole in _LOCAL else own or whole
    return Place(
        name=name,
        span=span,
        precision=precision,
        lat=feature.lat,
        lon=feature.lon,
        country=country.name if country else None,
        country_code=feature.country_code,
        gazetteer=gazetteer,
        gazetteer_id=number,
        within=within,
    )


def _lies_so(shape: Shape, feature: Feature, country: Feature | None, whole: Precision) -> bool:
    """Tell whether a direction says where a place lies in its country (*northwestern X*), not which part of it.

    Only the directions between two others are read so, and only where the place does lie there.
    """
    if shape.direction not in _BETWEEN or whole not in (Precision.CITY, Precision.PROVINCE) or country is None:
        return False
    if feature.lat is None or feature.lon is None or country.lat is None or country.lon is None:
        return False
    north, east = _BETWEEN[shape.direction]
    return (feature.lat - country.lat) * north > 0 and (feature.lon - country.lon) * east > 0


def shown(feature: Feature, words: str) -> str:
    """Return the name to show: the gazetteer's, but as the words spell it where that is a transliteration.

    A country or a region has its one English name, a division the one in the words.
    """
    if feature.kind in (Kind.COUNTRY, Kind.REGION, Kind.PACK) or words.isupper():
        return feature.name
    if (
        feature.kind in (Kind.ADMIN1, Kind.ADMIN2)
        or fold(feature.name) == fold(words)
        or not _TRANSLITERATED.isdisjoint(feature.name)
    ):
        return words
    return feature.name


def _own_precision(shape: Shape, sort: str, whole: Precision) -> Precision | None:
    """Return the precision of a part of a place, or None where the words name the place itself."""
    if whole in (Precision.NEIGHBOURHOOD, Precision.EXACT, Precision.SEA_AIR):
        return None
    if sort == "exact":
        return Precision.EXACT
    if sort == "area" and whole is not Precision.AREA and (shape.generic in _PARTS or shape.direction):
        return Precision.AREA
    if sort == "neighbourhood" and whole is Precision.CITY and shape.direction:
        return Precision.NEIGHBOURHOOD
    if shape.direction == "rural":
        return Precision.AREA
    if shape.direction and not shape.near:
        return Precision.NEIGHBOURHOOD if whole is Precision.CITY else Precision.AREA
    return None


_PARTS = frozenset({"countryside", "suburbs", "pocket", "enclave", "mountains", "desert", "plain"})


def _unknown(seen: Seen, shape: Shape, span: Span, sort: str, atlas: Atlas, holder: Feature | None) -> Place:
    precision = Precision(sort) if sort else Precision.AREA
    country = atlas.country(holder.country_code) if holder else None
    return Place(
        name=f"{seen.name} {shape.generic}" if precision is Precision.EXACT else seen.name,
        span=span,
        precision=Precision.NEAR if shape.near and sort in ("", "city") else precision,
        country=country.name if country else None,
        country_code=holder.country_code if holder else None,
        within=(holder.place_id, *holder.within) if holder else (),
    )


# --- is something said to be there, or does the name stand for who acts? ---------------------------


def locative(page: Page, seen: Seen, feature: Feature | None) -> bool:
    """Tell whether the words put something at the place; a state that acts or speaks is not a place there."""
    state = feature is not None and precision_of(feature) is Precision.COUNTRY
    words = place_words()
    token = page.token(page.words[seen.last - 1])
    named = token.i
    following = page.words[seen.last].text.casefold() if seen.last < len(page.words) else ""
    joined = seen.last < len(page.words) and page.words[seen.last].gap == " "
    if joined and following in words.offices and not (seen.generic_at and seen.generic_at[0] > seen.start):
        return False
    if _of_name(page, seen) or (following == "based" and page.words[seen.last].gap == "-"):
        return False
    if seen.part:
        return not state and any(w.text.casefold() in words.facilities for w in page.words[seen.last : seen.last + 3])
    if page.preposition(seen) in words.certain:
        return not (state and token.dep_ in ("compound", "nmod", "poss") and token.head.i > token.i)
    for _ in range(4):
        if token.dep_ in ("compound", "nmod") and token.head.i > token.i:
            if state:
                return False
            token = token.head
        elif token.dep_ in ("conj", "appos") and token.head is not token:
            token = token.head
        else:
            break
    capital = feature is not None and feature.kind is Kind.CAPITAL and token.i == named
    return _by_relation(page, seen, token, state=state, capital=capital)


def _by_relation(page: Page, seen: Seen, token: "Token", *, state: bool, capital: bool) -> bool:
    """Judge by the relation of a name's head to the rest of its sentence."""
    words = place_words()
    before = page.preposition(seen)
    if token.dep_ == "pobj" or before:
        prep = (before or token.head.text).casefold()
        if prep == "by":
            return False
        if prep == "of" and token.dep_ == "pobj":
            return not _of_somebody(token.head.head)
        if prep == "of":
            return True
        return prep in words.locative if state else True
    if token.dep_ == "nsubj":
        acts = token.head.lemma_ in words.acting or (capital and token.head.lemma_ not in words.undergoing)
        return not state and not acts
    if token.dep_ in ("dobj", "obj"):
        return not state or token.head.lemma_ in words.reaching
    if token.dep_ in ("poss", "agent"):
        return not state and token.dep_ == "poss"
    return not state or token.dep_ == "nsubjpass" or seen.first == 0


def _of_somebody(owner: "Token") -> bool:
    """Tell whether what is *of X* is somebody or an office: *President A of X*, *the mayor of X*."""
    if owner.text.casefold() in place_words().offices or owner.ent_type_ == "PERSON":
        return True
    return any(child.text.casefold() in place_words().titles for child in owner.lefts)


def _of_name(page: Page, seen: Seen) -> bool:
    """Tell whether a name ends a body's: *Armed Forces of X*, *the Mission in X*; the body need not be there."""
    words = place_words()
    at = seen.first - 1
    while at > max(0, seen.first - 3) and (page.words[at].text == "the" or page.words[at].capital):
        at -= 1  # the Islamic X
    if at < 1 or page.words[at].text not in ("of", "in", "for") or not page.words[at - 1].capital:
        return False
    return page.words[at].gap == " " and page.words[at - 1].text.casefold() in words.bodies
