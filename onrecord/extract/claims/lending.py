"""What the claims of one sentence or paragraph lend each other: cause, doer, time, place."""

from onrecord.extract.claims import circumstances, dating, lands
from onrecord.extract.claims.found import Found
from onrecord.extract.claims.scene import is_at_a_name, is_of_the_country
from onrecord.extract.claims.telling import Telling
from onrecord.extract.clauses import Tree
from onrecord.extract.dates.calendar import Size
from onrecord.extract.dates.mentions import DateMention
from onrecord.extract.grounds import because
from onrecord.extract.places.atlas import place_words
from onrecord.model import Kind

_MEMORY = 2  # sentences over which a place told before holds
_HARMING = frozenset({"harm", "damage", "attack", "battle", "abduction", "detention", "missing", "abuse"})

_DESCRIBES = frozenset({"relcl", "acl"})
_LONG_AGO = 31  # days: what *has* been done is of about now
_DEADLY = frozenset({"harm", "attack", "battle"})  # not when they were seized, or were last seen
_FELT = frozenset({"harm", "damage"})
_OUTCOMES = frozenset({"killing", "injury", "casualties"})  # harms that do not say how they were done


def lend(found: Found, tree: Tree, read: list[Telling]) -> None:
    """What a sentence says once of cause, doer, time and place holds for all the harm that it tells."""
    by_sentence: dict[int, list[Telling]] = {}
    for item in read:
        by_sentence.setdefault(item.draft.sentence, []).append(item)
    for sentence, items in by_sentence.items():
        _free_date(found, tree, sentence, items)
        for item in items:
            others = [o for o in items if o is not item and o.attribution is item.attribution]
            for other in sorted(others, key=lambda o: abs(o.draft.main.token - item.draft.main.token)):
                _take(item, other, apart=_told_apart(found, item, other))
                _take_place(found, item, other)
            _take_time(found, item, others)
            _date_of_the_dead(found, item, others)


def _free_date(found: Found, tree: Tree, sentence: int, items: list[Telling]) -> None:
    """A date of the sentence that no claim's own words hold dates those that have none."""
    first, last = tree.sentences[sentence]
    dates = [d for d in found.dates_at.within(tree.span(first, last - 1)) if d.dates]
    free = [d for d in dates if not any(i.span.overlaps(d.span) for i in items)]
    for item in items:
        if item.when is None and not item.past:
            told = circumstances.dating(free, item.attribution, found.dates_at)
            told = [d for d in told if _may_date(found, item, d)]
            item.when = dating.in_time(circumstances.nearest(told, item.span), item.mood, item.draft)


def _is_on_another_branch(item: Telling, when: DateMention) -> bool:
    """*The bullet that killed him came from a gun found in a car stopped days later*: two clauses.

    So it is only of what describes a noun: what is told first in a sentence is of all of it.
    """
    tree = item.draft.tree
    reach = tree.at(when.span)
    if reach is None:
        return False
    ours, theirs = tree.clause[item.draft.predicate], tree.clause[reach[0]]
    if tree.dep[ours] not in _DESCRIBES or tree.dep[theirs] not in _DESCRIBES | {"advcl"}:
        return False
    return not (tree.under(ours, theirs) or tree.under(theirs, ours))


def _told_apart(found: Found, item: Telling, other: Telling) -> bool:
    """*A day after the blast gunmen killed a guard*: what lies a time before something else is another happening."""
    return any(dating.apart(found, told.draft) is not None for told in (item, other))


def _take(item: Telling, other: Telling, *, apart: bool) -> None:
    ours, theirs = item.draft.main.sense.event, other.draft.main.sense.event
    if ours.family in _HARMING and theirs.family in _HARMING:
        own = apart and bool(item.actors)  # *a day after the blast gunmen killed a guard*: not by the blast
        if not item.actors and not apart and item.mood.modality is other.mood.modality and not _of_others(item, other):
            item.actors = because(other, "actor.lent", to=item).actors
        uncaused = not own and ours.family == "harm" and item.event == ours.id and ours.id in _OUTCOMES
        if uncaused and (theirs.family == "attack" or other.event != theirs.id):
            item.event = because(other, "event.lent", to=item).event


def _take_place(found: Found, item: Telling, other: Telling) -> None:
    where = lands.lent(found.land, other.where, other.span)
    if _only_felt_there(item, other):
        where = tuple(p for p in where if not lands.is_abroad(found.land, p))
    if where and _may_take(item, other):
        because(other, "placed.lent", to=item)
        item.where = where


def _only_felt_there(item: Telling, other: Telling) -> bool:
    """*The blast shattered windows in a town over the border*: where harm was felt is not where it came from."""
    ours, theirs = item.draft.main.sense.event, other.draft.main.sense.event
    return theirs.family in _FELT and ours.family not in _FELT


def _may_take(item: Telling, other: Telling) -> bool:
    """*Seven in the port and one at the mill*: what one clause tells place by place shares no place."""
    ours, theirs = item.draft.main.sense.event, other.draft.main.sense.event
    if theirs.family == "talks" and ours.kind is Kind.TRUCE and ours.family != "talks":
        return False  # *agreed a truce at talks in X*: it holds elsewhere
    return not item.where and item.draft is not other.draft


def _take_time(found: Found, item: Telling, others: list[Telling]) -> None:
    """The time of what a clause hangs on comes before that of what merely stands nearer."""
    if item.when is not None or item.past or dating.apart(found, item.draft) is not None:
        return
    tree, at = item.draft.tree, item.draft.predicate
    dated = [o for o in others if o.when is not None and _may_date(found, item, o.when)]
    dated = [o for o in dated if o.when is None or o.when.leans is None]  # not of *a week after a bomb*
    above = [o for o in dated if o.draft.predicate != at and tree.under(at, o.draft.predicate)]
    near = min(above or dated, key=lambda o: abs(o.draft.main.token - item.draft.main.token), default=None)
    if near is not None:
        item.when = because(near, "dated.lent", to=item).when


def _may_date(found: Found, item: Telling, when: DateMention) -> bool:
    """Whether a date of the sentence may be that of a claim, and is not told of something else there."""
    draft, words = item.draft, found.words
    others = dating.is_of_the_rest(draft, when, words) or dating.of_what_followed(draft, when, words)
    if others or dating.of_the_truce(draft, when, words) or _is_on_another_branch(item, when):
        return False
    if dating.of_a_description(draft, dating.token_of(draft, when.span), words):
        return False
    return not (_tells_of_a_place(item, when) or _is_of_before(found, item, when))


def _tells_of_a_place(item: Telling, when: DateMention) -> bool:
    """*Nine died in the town, which fell to rebels in May*: the day says what had become of the town."""
    tree = item.draft.tree
    reach = tree.at(when.span)
    theirs = tree.clause[reach[0]] if reach is not None else item.draft.predicate
    subject, noun = tree.own_subject(theirs), tree.head[theirs]
    if tree.dep[theirs] != "relcl" or subject is None or tree.low[subject] not in {"which", "that"}:
        return False
    ours = noun in item.draft.tokens() or tree.under(item.draft.predicate, theirs)
    return tree.lemma[noun] in place_words().generic and not ours


def _is_of_before(found: Found, item: Telling, when: DateMention) -> bool:
    """*Founded in October, the alliance has seized the town*: what is told as done by now is of no day long past."""
    tree, at = item.draft.tree, item.draft.predicate
    published = found.parsed.report.published
    today = published.first_day if published is not None else None
    day = when.when.last_day if when.when is not None else None
    if today is None or day is None or (today - day).days <= _LONG_AGO:
        return False
    reach = tree.at(when.span)
    apart = reach is None or tree.clause[reach[0]] != tree.clause[at]
    has = {tree.low[c] for c in tree.children[at] if tree.dep[c] in {"aux", "auxpass"}} & {"has", "have"}
    return apart and (bool(has) or tree.tag[at] in {"VBZ", "VBP"})


def _date_of_the_dead(found: Found, item: Telling, others: list[Telling]) -> None:
    """*On Tuesday they buried seven people killed on Sunday*: they died when the words that tell of the deed say."""
    tree, verb = item.draft.tree, item.draft.predicate
    if tree.lemma[verb] not in found.words.finds or item.when is None:
        return
    deeds = [
        o
        for o in others
        if o.draft.predicate != verb and tree.under(o.draft.main.token, verb) and _before(o.when, item.when)
        if o.draft.main.sense.event.family in _DEADLY and tree.head[tree.head[o.draft.predicate]] == verb
    ]
    if deeds:
        item.when = because(deeds[0], "dated.of_the_dead", to=item).when


def _before(one: DateMention | None, other: DateMention) -> bool:
    """Whether one is a day told before another."""
    first, last = (m.when.first_day if m is not None and m.when is not None else None for m in (one, other))
    return one is not None and one.size is Size.DAY and first is not None and last is not None and first < last


def _of_others(item: Telling, other: Telling) -> bool:
    """*Brought down drones launched at the refinery*: who brings them down did not launch them."""
    tree, token = item.draft.tree, item.draft.main.token
    described = not item.draft.main.nominal and tree.dep[token] in {"acl", "relcl"}
    blow = item.draft.main.sense.event.family == "attack"
    return described and blow and item.draft.main.sense.event is not other.draft.main.sense.event


def remember(found: Found, read: list[Telling]) -> None:
    """An event told without a place lies where the text last put one, in the same paragraph."""
    last: Telling | None = None
    for item in read:
        same = last is not None and last.draft.tree is item.draft.tree
        near = last is not None and same and item.draft.sentence - last.draft.sentence <= _MEMORY
        placeless = circumstances.unsited(item.where) and not (is_of_the_country(item) or is_at_a_name(item))
        if near and last is not None and placeless:
            where = lands.lent(found.land, because(last, "placed.remembered", to=item).where, last.span)
            item.where = circumstances.sited(item.where, where)
        if lands.lent(found.land, item.where, item.span) and item.draft.main.sense.event.family in _HARMING:
            last = item
