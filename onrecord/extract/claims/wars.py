"""Where and when the sum of a war is: *the war has killed 300,000 people* is of the country, from its first day on."""

from collections.abc import Sequence

from onrecord.extract.claims import aftermath, counted, dating, since
from onrecord.extract.claims.circumstances import as_written
from onrecord.extract.claims.found import Found
from onrecord.extract.claims.telling import Telling
from onrecord.extract.dates.mentions import DateMention
from onrecord.extract.grounds import because
from onrecord.extract.places.finding import PlaceMention
from onrecord.model import Kind, Polarity, TimeBasis
from onrecord.values import Precision, Scope, is_beyond_one_happening

_A_YEAR = 365  # days from which on the time of a sum is a war's, and no battle's
_BEGINS = frozenset({"begin", "start", "erupt", "break", "flare", "spark"})
_POINTS = frozenset({"city", "town", "village", "area", "region", "province", "district", "there", "here", "front"})


def settle(found: Found, told: Sequence[Telling]) -> None:
    """Count the sums of a war from its beginning, and put those that name no place into the report's country."""
    for item in told:
        if item.counts and _is_of_the_war(found, item) and (onward := _since_it_began(found, item)) is not None:
            item.when, item.dated_by = because(onward, "dated.since_it_began"), TimeBasis.STATED
        if _is_of_the_war(found, item) and not _says_where(item) and (there := _country(found, item)) is not None:
            name = there.name_span
            item.where = because((as_written(there, found.parsed.report.text),), "placed.of_the_war", country=name)


def _since_it_began(found: Found, item: Telling) -> DateMention | None:
    """*The war, which began in 2011, has killed 280,000*: they died from then on.

    Of those who *died in the war that began in 2011* it is not told that the war goes on.
    """
    tree, verb = item.draft.tree, item.draft.predicate
    if not any(tree.low[c] in {"has", "have"} for c in tree.children[verb]):
        return None
    for date in found.dates_at.within(dating.sentence_of(item.draft)):
        reach = tree.at(date.span)
        began = aftermath.verb_of(tree, reach[0]) if reach is not None else verb
        if tree.lemma[began] not in _BEGINS or tree.dep[began] not in {"relcl", "acl"}:
            continue
        if tree.lemma[tree.head[began]] in counted.WARS and (item.when is None or item.when.span == date.span):
            return since.to_the_report(found, date)
    return None


def _is_of_the_war(found: Found, item: Telling) -> bool:
    """Whether a claim is of a war: as such, or by a sum that is more than any one deed's, of years, or *in the war*."""
    if item.draft.main.sense.event.kind is not Kind.VIOLENCE or item.mood.polarity is not Polarity.AFFIRMED:
        return False
    if item.draft.main.sense.event.family == "war":
        return True  # *the conflict began in 2011*
    if any(is_beyond_one_happening(c.measure, c.low or c.high) for c in item.counts):
        return True
    when = item.when.when if item.when is not None else None
    years = when is not None and (when.least_days or 0) >= _A_YEAR
    return any(_is_sum(found, item, n) for n in range(len(item.counts))) and (years or _names_the_war(item))


def _is_sum(found: Found, item: Telling, number: int) -> bool:
    count, tree = item.counts[number], item.draft.tree
    reach = tree.at(item.span) or (item.draft.main.token, item.draft.main.token)
    scope = counted.scope_of(item.draft, found.words, count, reach) if count.scope is Scope.INCIDENT else count.scope
    return scope is Scope.CUMULATIVE


def _names_the_war(item: Telling) -> bool:
    return any(lemma in counted.WARS for lemma in _lemmas(item))


def _says_where(item: Telling) -> bool:
    """Whether its own sentence puts a sum somewhere: *in the city, 500 have died since the war began*."""
    told = dating.sentence_of(item.draft)
    return any(told.contains(p.span) for p in item.where) or any(lemma in _POINTS for lemma in _lemmas(item))


def _lemmas(item: Telling) -> Sequence[str]:
    first, last = item.draft.tree.sentences[item.draft.sentence]
    return item.draft.tree.lemma[first:last]


def _country(found: Found, item: Telling) -> PlaceMention | None:
    """The name of the report's country in the sentence, else its first in the report."""
    named = [p for p in found.places if p.kind is Precision.COUNTRY and p.place.country_code == found.land]
    here = dating.sentence_of(item.draft)
    return next((p for p in named if here.contains(p.name_span)), named[0] if named else None)
