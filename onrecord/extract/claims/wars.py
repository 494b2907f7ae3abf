"""Where and when the sum of a war is: *the war has killed 300,000 people* is of the country, from its first day on.

So are the millions that it has driven out, and a truce that holds nationwide.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.claims import aftermath, counted, dating, since
from onrecord.extract.claims.beginnings import has_been, told_beginning
from onrecord.extract.claims.found import Found
from onrecord.extract.claims.telling import Telling
from onrecord.extract.clauses import Tree, antecedent
from onrecord.extract.dates.mentions import DateMention
from onrecord.extract.grounds import because
from onrecord.extract.places.atlas import atlas_of
from onrecord.knowledge.threads import is_nationwide
from onrecord.model import Kind, Modality, Polarity, TimeBasis
from onrecord.values import Place, Precision, Scope, Unit, is_beyond_one_happening

_A_YEAR = 365  # days from which on the time of a sum is a war's, and no battle's
_MANY = 100_000  # people of a country, more than any town's who are told of without it
_OF_WARS = frozenset({Kind.VIOLENCE, Kind.MOVEMENT, Kind.POPULATION})
_WHOLE = frozenset({"nationwide", "countrywide", "population", "country", "countrys", "nation"})
_IT = frozenset({"it", "which", "that", "there", "where"})
_AROUND = frozenset({"surrounding", "neighbouring", "neighboring", "wider"})
_THE = frozenset({"the", "these", "those", "both"})
_POINTS = frozenset({"city", "town", "village", "area", "region", "province", "district", "there", "here", "front"})


def settle(found: Found, told: Sequence[Telling]) -> None:
    """Count the sums of a war from its beginning, and put those that name no place into the report's country."""
    waiting = any(item.when is None and _is_sum_of_the_war(found, item) for item in told)
    began = told_beginning(found) if waiting else None
    for item in told:
        if item.counts and _is_of_the_war(found, item) and (onward := _since_it_began(found, item)) is not None:
            item.when, item.dated_by = because(onward, "dated.since_it_began"), TimeBasis.STATED
        elif began is not None and item.when is None and _is_sum_of_the_war(found, item):
            item.when, item.dated_by = because(began, "dated.since_it_began"), TimeBasis.NARRATIVE
        whole = _is_of_the_war(found, item) and not _says_where(item)
        if (whole or _holds_nationwide(found, item)) and (there := _country(found, item)) is not None:
            item.where = because((there,), "placed.of_the_war", country=there.span)


def _holds_nationwide(found: Found, item: Telling) -> bool:
    """*A nationwide truce*, *victories across the country*: of the country, where its sentence puts it nowhere."""
    kind, told = item.draft.main.sense.event.kind, dating.sentence_of(item.draft)
    if any(told.contains(p.span) for p in item.where):
        return False
    if kind is Kind.TRUCE:
        return is_nationwide(told.of(found.parsed.report.text))
    if kind is not Kind.VIOLENCE or not is_nationwide(item.span.of(found.parsed.report.text)):
        return False
    return _is_of_all(item, clause=item.draft.tree.clause[item.draft.predicate])


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
        if tree.lemma[began] not in counted.BEGINS or tree.dep[began] not in {"relcl", "acl"}:
            continue
        if tree.lemma[tree.head[began]] in counted.WARS and (item.when is None or item.when.span == date.span):
            return since.to_the_report(found, date)
    return None


def _is_sum_of_the_war(found: Found, item: Telling) -> bool:
    """*The war has killed 280,000*, *millions have been displaced*: too many for any one deed, or told of the war."""
    if item.mood.polarity is not Polarity.AFFIRMED or item.mood.modality is not Modality.ASSERTED:
        return False
    if not has_been(item):
        return False
    if item.draft.main.sense.event.kind is Kind.MOVEMENT:
        return any(is_beyond_one_happening(c.measure, c.low or c.high) for c in item.counts)
    violence = item.draft.main.sense.event.kind is Kind.VIOLENCE
    return violence and bool(item.counts) and _is_of_the_war(found, item)


def _is_of_the_war(found: Found, item: Telling) -> bool:
    """Whether a claim is of a war: as such, or by a sum that is more than any one deed's, of years, or *in the war*."""
    kind = item.draft.main.sense.event.kind
    if kind not in _OF_WARS or item.mood.polarity is not Polarity.AFFIRMED:
        return False
    if item.draft.main.sense.event.family == "war":
        return True  # *the conflict began in 2011*
    if any(is_beyond_one_happening(c.measure, c.low or c.high) for c in item.counts):
        return True
    if kind is not Kind.VIOLENCE:
        return _is_of_all(item) or _counts_the_people(found, item)
    when = item.when.when if item.when is not None else None
    years = when is not None and (when.least_days or 0) >= _A_YEAR
    scopes = {_scope(found, item, number) for number in range(len(item.counts))}
    summed = Scope.CUMULATIVE in scopes and (years or _names_the_war(item))
    over = years and when is not None and counted.is_stretch(when)  # *has killed thousands since September 2015*
    return summed or (over and any(c.unit is Unit.PEOPLE for c in item.counts))


def _is_of_all(item: Telling, *, clause: int | None = None) -> bool:
    """*Half of the population*, *besieged across the country*; where a `clause` is given, in that alone."""
    tree, reach = item.draft.tree, item.draft.tree.at(item.span)
    told = range(reach[0], reach[1] + 1) if reach is not None else ()
    return any(tree.lemma[t] in _WHOLE for t in told if clause is None or tree.clause[t] == clause)


def _counts_the_people(found: Found, item: Telling) -> bool:
    """*600,000 Norlanders live under siege*: a hundred thousand and more of the report's country, told of no town."""
    tree, reach = item.draft.tree, item.draft.tree.at(item.span)
    subject = tree.subject(item.draft.predicate)
    taken_up = subject is not None and tree.low[subject] in _IT  # *it is home to 900,000 Norlanders*
    if reach is None or taken_up or not any((c.low or c.high or 0) >= _MANY for c in item.counts):
        return False
    demonyms = atlas_of(found.parsed.scope).demonyms
    lows = (tree.low[t].removesuffix("s") for t in range(reach[0], reach[1] + 1) if tree.tag[t] in {"NNPS", "NNS"})
    return any(found.land is not None and demonyms.get(low) == found.land for low in lows)


def _scope(found: Found, item: Telling, number: int) -> Scope:
    count, tree = item.counts[number], item.draft.tree
    reach = tree.at(item.span) or (item.draft.main.token, item.draft.main.token)
    return counted.scope_of(item.draft, found.words, count, reach) if count.scope is Scope.INCIDENT else count.scope


def _names_the_war(item: Telling) -> bool:
    return any(lemma in counted.WARS for lemma in _lemmas(item))


def _says_where(item: Telling) -> bool:
    """Whether its own sentence puts a sum somewhere: *in the city, 500 have died since the war began*.

    *They took the city in a war that has killed 500* does not: the war has killed them.
    """
    tree, own = item.draft.tree, item.draft.predicate
    subject = tree.subject(own)
    if subject is not None and tree.lemma[antecedent(tree, subject)] in counted.WARS:
        return any(item.span.contains(p.span) for p in item.where)
    told = dating.sentence_of(item.draft)
    first, last = tree.sentences[item.draft.sentence]
    return any(told.contains(p.span) for p in item.where) or any(_takes_up(tree, t) for t in range(first, last))


def _takes_up(tree: Tree, token: int) -> bool:
    """*The city*, *there*, *those villages*; not *towns and cities*."""
    if tree.lemma[token] not in _POINTS or tree.low[token - 1 : token] == ["-"]:  # *multi-front*
        return False
    if any(tree.low[c] in _AROUND for c in tree.children[token]):
        return False  # *refugees in the surrounding region*
    return tree.tag[token] != "NNS" or any(tree.low[c] in _THE for c in tree.children[token])


def _lemmas(item: Telling) -> Sequence[str]:
    first, last = item.draft.tree.sentences[item.draft.sentence]
    return item.draft.tree.lemma[first:last]


def _country(found: Found, item: Telling) -> Place | None:
    """The report's country as the sentence names it, else as the report does first."""
    named = [p for p in found.places if p.kind is Precision.COUNTRY and p.place.country_code == found.land]
    here = dating.sentence_of(item.draft)
    if item.draft.main.sense.event.kind is Kind.TRUCE:  # whom its own sentence names made it, or it was made there
        named = [p for p in named if not here.contains(p.name_span)]
    seen = next((p for p in named if here.contains(p.name_span)), named[0] if named else None)
    if seen is None:
        return None
    whole = replace(seen.place, name=seen.text, span=seen.name_span, precision=Precision.COUNTRY)
    return seen.place if seen.place.precision is Precision.COUNTRY else whole  # of *the east of X*
