"""Finds buildings, camps, markets and the like that are called by a name of their own: *the X hotel*, *Y Bridge*.

Such a name says nothing of where it stands, even where a town somewhere bears it too. It is in what the words put it
in, and takes a town's point only where that is the town that the report is about (*the market of X*).
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from onrecord.extract.places.atlas import place_words
from onrecord.extract.places.gazetteer import Feature, Kind
from onrecord.extract.places.page import Page, Seen, strength
from onrecord.extract.places.resolving import Context
from onrecord.extract.places.spotting import moved_to, of_body, reached
from onrecord.knowledge import fold

_LONGEST = 4  # words of a name before the word for what it is
_BETWEEN = 2  # plain words between the two: *the X refugee camp*, *the X primary school*
_NAMESAKES = 2  # towns of one name, of which the report's country has the one that is meant
_OWN = frozenset({Kind.COUNTRY, Kind.REGION, Kind.PACK})  # what stays itself before the word for a site
_NO_NAMES = frozenset({"NORP", "DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "QUANTITY", "LANGUAGE"})


def with_site(page: Page, seen: Seen) -> Seen:
    """Attach the word for a site that follows a name: *X hotel*; a name that has a generic word keeps that."""
    at = _site_after(page, seen.last)
    own = any(f.kind in _OWN for f in seen.features) or (_is_a_state(seen) and _one_of_several(page, seen))
    street = at is not None and page.words[at].text.casefold() in place_words().ways | place_words().streets
    own = own and not (street and page.words[at or 0].capital)
    if seen.generic or at is None or own or page.words[seen.last - 1].possessive:
        return seen
    word = page.words[at]
    between = page.text[seen.end : word.end]
    return replace(seen, generic=" ".join(between.split()), generic_at=(word.start, word.end))


def of_the_city(page: Page, seen: Seen) -> Seen:
    """Make of a name that *the city's* or *the town's* stands before a quarter of it, whatever town is called so."""
    before = page.words[seen.first - 1] if seen.first else None
    owner = before is not None and before.possessive and place_words().generic.get(before.text.casefold()) == "city"
    called = seen.generic and before is not None and seen.generic != before.text  # *the city's X market*
    if not owner or called or any(f.kind in _OWN for f in seen.features):
        return seen
    return replace(seen, features=(), generic="quarter")


def _is_a_state(seen: Seen) -> bool:
    """Tell whether a name is hardly a town's, but a state's or province's."""
    widest = max(seen.features, key=lambda f: f.population, default=None)
    if widest is None or widest.kind is not Kind.ADMIN1:
        return False
    return not any(f.kind.is_town and f.population > widest.population / 10 for f in seen.features)


def is_site(seen: Seen) -> bool:
    """Tell whether a name is said to be that of a building, a camp or the like."""
    return _called_so(seen.generic.rpartition(" ")[2])


def _called_so(word: str) -> bool:
    """Tell whether a word is one for a building, a yard or a street; of streets some only with a capital."""
    words = place_words()
    return word.casefold() in words.sites or (word[:1].isupper() and word.casefold() in words.streets)


def _site_after(page: Page, at: int) -> int | None:
    """Return the position of the word for a site that words at `at` lead to, past one or two plain words; or None."""
    for number in range(at, min(at + _BETWEEN + 1, len(page.words))):
        word = page.words[number]
        if word.gap != " " or word.possessive:
            return None
        if _called_so(word.text):
            after = page.words[number + 1] if number + 1 < len(page.words) else None
            title = word.capital and after is not None and after.gap == " " and after.capital
            return None if title else number
        if word.capital or page.token(word).pos_ not in ("NOUN", "ADJ", "PROPN"):
            return None
    return None


def sites(page: Page, taken: Sequence[Seen]) -> Iterator[Seen]:
    """Yield the sites of a page whose names nobody lists, as candidates."""
    if page.headline:
        return
    covered = {n for seen in taken for n in range(seen.first, seen.last)}
    for at, word in enumerate(page.words):
        if not _called_so(word.text):
            continue
        last = _name_end(page, at)
        if last is None or last - 1 in covered:
            continue
        first = _name_start(page, last, covered)
        if first < last and _own(page, first, last):
            one = Seen(
                first=first,
                last=last,
                name=page.between(first, last),
                start=page.words[first].start,
                end=page.words[last - 1].end,
                features=page.atlas.lookup(page.between(first, last)),
                score=4.0,
            )
            one = with_site(page, one)
            if one.generic and _told(page, one):
                yield one


def _name_end(page: Page, at: int) -> int | None:
    """Return the end of the name that leads to the word for a site at `at`, or None."""
    for last in range(at, max(-1, at - _BETWEEN - 1), -1):
        if last and page.words[last - 1].capital:
            return last if _site_after(page, last) == at else None
    return None


def _name_start(page: Page, last: int, covered: Collection[int]) -> int:
    words = place_words()
    first = last
    while first and last - first < _LONGEST and first - 1 not in covered:
        word = page.words[first - 1]
        joined = first == last or page.words[first].gap in (" ", "-", "–")
        fits = word.capital or (word.text in words.article and first > 1)
        if not fits or not joined or (word.possessive and first < last):
            break
        first -= 1
    while first < last and page.token(page.words[first]).pos_ not in ("PROPN", "NOUN", "ADJ", "X"):
        first += 1
    return first


def _own(page: Page, first: int, last: int) -> bool:
    """Tell whether the words before a site are a name: not whose it is, nor when, nor a name of another sort."""
    words = place_words()
    low = [w.text.casefold() for w in page.words[first:last]]
    demonyms = page.atlas.demonyms
    if any(w in words.calendar or w in words.press or w in demonyms or w in words.sites for w in low):
        return False
    if all(w in words.directions or w in words.article or w in words.generic for w in low):
        return False
    if page.words[first].gap in ("-", "–") or page.between(first, last).isupper() or page.words[last - 1].possessive:
        return False
    if last - first == 1 and (page.atlas.is_no_place(low[0]) or low[0] in page.plain | words.titles | words.offices):
        return False
    start, end = page.words[first].start, page.words[last - 1].end
    if any(a < end and start < b for a, b, _ in page.known):
        return False
    return not any(page.token(w).ent_type_ in _NO_NAMES for w in page.words[first:last])


def _told(page: Page, seen: Seen) -> bool:
    """Tell whether the words speak of it as of a place: an article, a preposition, a verb of reaching."""
    if of_body(page, seen) or _whose(page, seen):
        return False
    before = page.words[seen.first - 1].text.casefold() if seen.first else ""
    return before == "the" or bool(page.preposition(seen)) or moved_to(page, seen) or reached(page, seen) > 0.0


def _whose(page: Page, seen: Seen) -> bool:
    """Tell whether a name before a camp, a base and the like is whose that is rather than its own: *the X base*."""
    word = page.text[seen.generic_at[0] : seen.generic_at[1]] if seen.generic_at else ""
    if word[:1].isupper() or word.casefold() not in place_words().posts:
        return False
    label = page.entity(seen)
    return not seen.features and label is not None and label.label_ in ("ORG", "NORP")


def of_a_town(seen: Seen) -> bool:
    """Tell whether a name is called what lies in a town or a landscape, so that its name may be any town's."""
    return is_site(seen) or seen.generic in place_words().landscape


def _one_of_several(page: Page, seen: Seen) -> bool:
    """*A X market*, *their X home*: the name says where it is, since what it is called would take *the*."""
    before = page.words[seen.first - 1] if seen.first and page.words[seen.first].gap == " " else None
    if before is None or (seen.generic_at is not None and seen.generic_at[0] < seen.start):
        return False
    return before.text.casefold() in ("a", "an") or page.token(before).tag_ == "PRP$"


def at_town(
    page: Page, seen: Seen, feature: Feature, context: Context, holder: Feature | None, certain: Collection[str]
) -> bool:
    """Tell whether a site that bears a town's name stands in that town: the one that the report speaks of.

    `holder` is what the words put the site in, `certain` the folded names that are places elsewhere in the report.
    """
    words, last = place_words(), seen.generic.rpartition(" ")[2].casefold()
    if last in words.ways | words.streets:
        return False
    if holder is not None and feature.kind is not holder.kind:
        return feature.place_id == holder.place_id or bool(
            {holder.place_id, feature.place_id} & {*feature.within, *holder.within}
        )
    if fold(seen.name) in certain or context.closeness(feature, seen.name) > 0.0:
        return True
    if holder is not None:
        return False
    of_itself = strength((feature,))
    if seen.generic_at is not None and _one_of_several(page, seen) and of_itself >= 1.5:
        return True
    if last in words.towned:
        return of_itself >= 1.0
    if not context.points and last not in words.landscape:
        return of_itself >= (3.0 if last in words.public else 1.0)
    towns = [f for f in seen.features if f.kind.is_town]
    at_home = feature.country_code in context.main(0.2) and len(towns) <= _NAMESAKES
    return at_home and of_itself >= 2.0 and last in words.public | words.landscape
