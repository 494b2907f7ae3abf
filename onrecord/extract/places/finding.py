"""Finds the places that a report names and puts them where they lie: the one door to places."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.extract.grounds import because
from onrecord.extract.parsed import Parsed
from onrecord.extract.places.atlas import Atlas, atlas_of, place_words, precision_of
from onrecord.extract.places.borders import Bordering, border_of, borders
from onrecord.extract.places.gazetteer import Feature, Kind
from onrecord.extract.places.page import Page, Seen, page_of
from onrecord.extract.places.relative import apposed, line_of, located, stretches
from onrecord.extract.places.resolving import Context, choose, containers, contents, context_of
from onrecord.extract.places.shape import locative, place_of, shape_of
from onrecord.extract.places.sites import at_town, is_site, of_a_town, of_the_city, sites, with_site
from onrecord.extract.places.spotting import ENOUGH, lifted, opening
from onrecord.extract.places.titles import titled
from onrecord.extract.places.unlisted import stands, unknown, unknown_points
from onrecord.knowledge import fold
from onrecord.values import Place, Precision, Span

_PLAIN = re.compile(r"\b[a-z]{3,}\b")
_NAME = r"[A-Z][\w'’-]+(?: [A-Z][\w.'’-]*){1,3}"
_AGED = re.compile(rf"\d-(?:year|month)-old (?P<after>{_NAME})|\b(?P<before>{_NAME}), (?:aged )?\d{{1,2}},")
_SOMEBODY = re.compile(r" (?:man|woman|boy|girl|teen|teenager|student|resident|native|child|mother|father)\b")
_UNKNOWN = 2.5  # points that make a place of a name that no gazetteer has: a generic word, or label and preposition
_STANDING = 1.0  # the least that words around such a name must say: a preposition, or a verb that is done to places
_AT_HOME = 0.2  # share of what a report names that lies in a country of its
_POSSESSIVE = ("'s", "’s")
_LIFTED = 1.0  # the same, where the name is one elsewhere in the report
_TOLD = frozenset(  # what may be said to lie some way off another place
    {Precision.EXACT, Precision.NEIGHBOURHOOD, Precision.CITY, Precision.NEAR, Precision.DISTRICT, Precision.AREA}
)
_HOLDING = frozenset({Precision.CITY, Precision.PROVINCE, Precision.DISTRICT, Precision.COUNTRY})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place where a report names it. `place.span` covers the modifiers (*eastern X*), `name_span` the bare name.

    `kind` is the place's precision without the modifiers (*country*, *city*), `locative` whether the words put
    something there (*in X*, *X was hit*) rather than name who acts or speaks (*X said*). `segment` counts in
    `Parsed.segments`; `first` and `last` are token numbers of the bare name in its doc, `last` not included.
    A `bounding` place only tells where another one lies (*X, 30 km north of Y*; *between X and Y*).
    """

    place: Place
    name_span: Span
    text: str
    kind: Precision
    locative: bool
    segment: int
    first: int
    last: int
    bounding: bool = False


def find(parsed: Parsed) -> tuple[PlaceMention, ...]:
    """Return the places of a report in the order of the text."""
    atlas = atlas_of(parsed.scope)
    persons = _person_words(parsed, atlas)
    plain = frozenset(_PLAIN.findall(parsed.report.text))
    pages = [page_of(parsed, n, atlas, persons, plain) for n in range(len(parsed.segments))]
    kept = lifted([(p, p.candidates()) for p in pages])
    placed = [(page, [with_site(page, of_the_city(page, s)) for s in seen]) for page, seen in kept]
    context = context_of(
        [*([s for s in seen if not is_site(s)] for _, seen in placed), titled(parsed.report.title or "", atlas)],
        parsed.scope.countries(),
        _demonyms_named(pages, atlas),
    )
    context.homes = frozenset(fold(s.name) for page, seen in placed for s in seen if _is_at_home(page, s))
    mentions: list[PlaceMention] = []
    certain = {fold(s.name) for _, seen in placed for s in seen if not of_a_town(s)}
    placed = [(page, sorted([*seen, *sites(page, seen)], key=lambda s: s.start)) for page, seen in placed]
    others = [list(unknown(page, seen)) for page, seen in placed]
    certain |= {fold(one.name) for some in others for one in some if one.score >= ENOUGH}
    listed = []
    for number, (page, seen) in enumerate(placed):
        new = [
            one
            for one in others[number]
            if one.score >= (_LIFTED if fold(one.name) in certain else _UNKNOWN) or _is_spelt_like(page, one, context)
        ]
        listed.append((page, sorted([*seen, *new], key=lambda s: s.start)))
    held = _held(listed)
    for number, (page, every) in enumerate(listed):
        mentions += _mentions(number, page, every, context, certain, held)
    return tuple(_with_points(mentions))


def _held(listed: Sequence[tuple[Page, Sequence[Seen]]]) -> dict[str, tuple[Feature, ...]]:
    """By name, folded, the division that the words first put it in: the *X* of *X, Y* is one wherever it is named."""
    found: dict[str, tuple[Feature, ...]] = {}
    for page, seen in listed:
        for number, features in containers(page, seen).items():
            if seen[number].features and all(f.kind is Kind.ADMIN1 for f in features):
                found.setdefault(fold(seen[number].name), features)
    return found


def _with_points(mentions: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """Yield the mentions, those of a name without a point with the one that the words give it elsewhere."""
    known = {fold(m.text): m.place for m in mentions if m.place.gazetteer_id is None and m.place.lat is not None}
    for mention in mentions:
        place, there = mention.place, known.get(fold(mention.text))
        bare = there is not None and place.lat is None and place.gazetteer_id is None
        if there is not None and bare and fold(there.name) == fold(place.name):
            yield replace(mention, place=replace(there, span=place.span))
        else:
            yield mention


def _mentions(
    number: int,
    page: Page,
    seen: Sequence[Seen],
    context: Context,
    certain: Collection[str],
    held: Mapping[str, tuple[Feature, ...]],
) -> list[PlaceMention]:
    atlas = page.atlas
    inside = containers(page, seen)
    holding = contents(page, inside, seen)
    inside = {n: inside.get(n) or held.get(fold(one.name), ()) for n, one in enumerate(seen)}
    chosen: list[Feature | None] = [
        choose(one, context, inside.get(n, ()), _demonym_before(page, one), holding.get(n, frozenset()))
        or choose(_spelt(one, context, atlas, inside.get(n, ())), context, inside.get(n, ()), None)
        for n, one in enumerate(seen)
    ]
    for n, (one, feature) in enumerate(zip(seen, chosen, strict=True)):
        if feature is not None and of_a_town(one):
            holder = _beside(page, seen, chosen, n)
            chosen[n] = feature if at_town(page, one, feature, context, holder, certain) else None
    found: dict[int, PlaceMention] = {}
    for n, (one, feature) in enumerate(zip(seen, chosen, strict=True)):
        if feature is None and one.features and not is_site(one) and unknown_points(page, one, seen) < _UNKNOWN:
            continue
        shape = shape_of(page, one)
        holder = None if feature else _beside(page, seen, chosen, n) or _home(context, atlas)
        place = place_of(page, one, shape, feature, atlas, holder)
        found[n] = _mention(number, page, one, feature, place)
        told = shape.offset is not None and n - 1 in found and found[n - 1].kind in _TOLD
        if told and shape.offset is not None and apposed(page, seen[n - 1], shape.offset):
            found[n] = replace(found[n], bounding=True)
            found[n - 1] = replace(found[n - 1], place=located(found[n - 1].place, place, shape.offset))
    lines = [*_lines(page, seen, found), *_borders(number, page, found, _home(context, atlas))]
    return sorted((*found.values(), *lines), key=lambda m: m.name_span.start)


def _borders(number: int, page: Page, found: dict[int, PlaceMention], home: Feature | None) -> Iterator[PlaceMention]:
    """Yield the borders that a page names; the countries that only name them bound them from then on.

    One country's border is told from the side of the report's own, where that is another.
    """
    base = page.segment.span.start
    named = [
        Bordering(m.name_span.start - base, m.name_span.end - base, m.place.country_code)
        for m in found.values()
        if m.kind is Precision.COUNTRY and m.place.country_code
    ]
    taken = {one.start for one in named}
    named += [
        Bordering(word.start, word.end, page.atlas.demonyms[word.text.casefold()])
        for word in page.words
        if word.capital and word.text.casefold() in page.atlas.demonyms and word.start not in taken
    ]
    for border in borders(page, sorted(named)):
        side = home if home is not None and len(border.codes) == 1 and home.country_code not in border.codes else None
        place = border_of(border, page, side.name if side else None, side.country_code if side else None)
        for key, mention in found.items():
            if place.span.contains(mention.place.span) and mention.kind is Precision.COUNTRY:
                found[key] = replace(mention, bounding=True)
        tokens = page.segment.tokens_at(place.span)
        if tokens is not None:
            yield PlaceMention(
                place=because(place, "place.border"),
                name_span=place.span,
                text=page.text[border.start : border.end],
                kind=Precision.AREA,
                locative=True,
                segment=number,
                first=tokens.start,
                last=tokens.end,
            )


def _mention(number: int, page: Page, one: Seen, feature: Feature | None, place: Place) -> PlaceMention:
    start = page.segment.span.start
    return PlaceMention(
        place=place,
        name_span=Span(start + one.start, start + one.end),
        text=page.text[one.start : one.end],
        kind=precision_of(feature) if feature else place.precision,
        locative=not one.part and locative(page, one, feature),
        segment=number,
        first=page.token(page.words[one.first]).i,
        last=page.token(page.words[one.last - 1]).i + 1,
    )


def _lines(page: Page, seen: Sequence[Seen], found: dict[int, PlaceMention]) -> Iterator[PlaceMention]:
    """Yield the places between two places, which from then on only bound them."""
    start = page.segment.span.start
    for one in stretches(page, seen):
        if one.left not in found or one.right not in found:
            continue
        left, right = found[one.left], found[one.right]
        span = Span(start + one.start, start + one.end)
        place = because(line_of(left.place, right.place, page.text[one.start : one.end], span), "place.between")
        if place is None:
            continue
        found[one.left], found[one.right] = replace(left, bounding=True), replace(right, bounding=True)
        yield replace(
            left,
            place=place,
            name_span=Span(left.name_span.start, right.name_span.end),
            text=page.text[seen[one.left].start : seen[one.right].end],
            kind=place.precision,
            locative=True,
            last=right.last,
        )


def _is_spelt_like(page: Page, one: Seen, context: Context) -> bool:
    """Whether a name of several words stands as a place does and is spelt like one of the report's countries.

    Names put together from common words (*Hill of the White One*) are written in as many ways as there are reports, and
    the model takes them for people's.
    """
    if " " not in one.name or page.text[one.end : one.end + 2] in _POSSESSIVE or stands(page, one) < _STANDING:
        return False
    codes = frozenset(context.main(_AT_HOME))
    return bool(codes) and bool(page.atlas.like(one.name, codes))


def _spelt(seen: Seen, context: Context, atlas: Atlas, inside: Sequence[Feature]) -> Seen:
    """Give a name that has no place yet those of the report's countries that bear it, or are spelt much like it.

    Of what is only spelt like it none is taken outside of what the words put it in (`inside`).
    """
    quarter = place_words().generic.get(seen.generic) == "neighbourhood"
    if quarter and seen.generic_at is None and not seen.features:
        return seen  # *the city's West Side*: a quarter, whatever town is called so
    codes = frozenset(context.main(0.2))
    own = () if seen.features else tuple(f for f in atlas.lookup(seen.name) if f.country_code in codes)
    ids = {f.place_id for f in inside}
    like = () if own else tuple(f for f in atlas.like(seen.name, codes) if not ids or ids & {f.place_id, *f.within})
    return replace(seen, features=own or like)


def _beside(page: Page, seen: Sequence[Seen], chosen: Sequence[Feature | None], number: int) -> Feature | None:
    """Return the place that the words put a name in, of those named beside it."""
    one = seen[number]
    for n in (number + 1, number - 1):
        other = chosen[n] if 0 <= n < len(chosen) else None
        if other is None or precision_of(other) not in _HOLDING:
            continue
        left, right = (one, seen[n]) if n > number else (seen[n], one)
        end = max(left.end, left.generic_at[1]) if left.generic_at else left.end
        between = page.text[end : right.start]
        if n > number and re.fullmatch(r"(?: \w+)?(?:,| in| of|, in)(?: \w+){0,3} ", between):
            return other
        if n < number and re.fullmatch(r"['’]?s (?:\w+ )?(?:the )?", between):
            return other
    return None


def _is_at_home(page: Page, seen: Seen) -> bool:
    """*X police*, *X firefighters*, the dateline *X –*: whose forces act is at home where they do."""
    if opening(page, seen) > 1.0:
        return True
    after = page.words[seen.last] if seen.last < len(page.words) else None
    return after is not None and after.gap == " " and after.text.casefold() in place_words().forces


def _home(context: Context, atlas: Atlas) -> Feature | None:
    """Return the country in which nearly all lies that a report names, of places; whose people act does not tell."""
    code = next(iter(context.main(0.6)), None)
    return atlas.country(code) if any(c == code for _, c in context.given) else None


# --- what else a report tells of where it happens -------------------------------------------------


def _person_words(parsed: Parsed, atlas: Atlas) -> frozenset[str]:
    """Return the folded words of the persons that a report names by two words or more."""
    found: set[str] = set()
    for segment in parsed.segments:
        for ent in segment.doc.ents:
            words = ent.text.split()
            if ent.label_ == "PERSON" and len(words) > 1 and "\n" not in ent.text and not atlas.owns(words[0]):
                found.update(fold(word) for word in words)
    text = parsed.report.text
    for match in _AGED.finditer(text):
        if match["after"] is None or not _says_whence(match["after"], text[match.end() :]):
            found.update(fold(word) for word in (match["after"] or match["before"]).split())
    return frozenset(found)


def _says_whence(name: str, after: str) -> bool:
    """*A 4-year-old X County boy*, *a 16-year-old X High School student*: the name says where the person is from."""
    words = place_words()
    civic = words.generic.keys() | words.facilities | words.sites | words.press
    return any(word.casefold() in civic for word in name.split()) or _SOMEBODY.match(after) is not None


def _demonyms_named(pages: Sequence[Page], atlas: Atlas) -> dict[str, float]:
    """Return the weight of each country whose demonym a report uses."""
    capitals = Counter(word.text.casefold() for page in pages for word in page.words if word.capital)
    count: defaultdict[str, float] = defaultdict(float)
    for word, times in capitals.items():
        if word in atlas.demonyms:
            count[atlas.demonyms[word]] += 0.5 * times
    return count


def _demonym_before(page: Page, seen: Seen) -> str | None:
    """Return the country whose demonym stands just before a name: *the Kenyan city of X*."""
    near = reversed(page.words[max(0, seen.first - 5) : seen.first])
    codes = (page.atlas.demonyms.get(word.text.casefold()) for word in near if word.capital)
    return next((code for code in codes if code), None)
