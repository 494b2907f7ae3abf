"""Reads one draft in full: its words, who says it, in what mood, who did what to whom, when and where."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.extract.claims import counts, dating, parties, placing, victims
from onrecord.extract.claims.background import in_background
from onrecord.extract.claims.drafts import Draft
from onrecord.extract.claims.events import WeaponSeen, event_id
from onrecord.extract.claims.found import Found
from onrecord.extract.claims.status import Mood, mood_of
from onrecord.extract.claims.tally import Tally
from onrecord.extract.clauses import Tree
from onrecord.extract.dates.mentions import DateMention
from onrecord.extract.grounds import because, begin
from onrecord.extract.speech import certainty, sureness
from onrecord.extract.speech.attributed import Attribution
from onrecord.extract.speech.attribution import innermost
from onrecord.knowledge.speech import Act, speech
from onrecord.model import (
    Certainty,
    Kind,
    Modality,
    Named,
    Person,
    Status,
    Term,
    TimeBasis,
    TurnKind,
)
from onrecord.values import Count, Place, Span

_DATE_STEPS = 6  # words climbed from a date to what sets it apart from the event
_MADE_BY_HAND = frozenset({"shooting", "stabbing"})  # harms told by how they were done: no *attack* says more
_SPOKEN = frozenset({Kind.RESPONSIBILITY, Kind.APPEAL})


@dataclass(slots=True)
class Telling:
    """One draft read in full, before it is a claim: what the drafts beside it may still lend it."""

    draft: Draft
    span: Span
    attribution: Attribution | None
    mood: Mood
    certainty: Certainty
    event: str
    actors: tuple[Named, ...]
    targets: tuple[Named, ...]
    weapons: tuple[WeaponSeen, ...]
    counts: list[Count]
    people: tuple[Person, ...]
    when: DateMention | None
    where: tuple[Place, ...]
    dated_by: TimeBasis = TimeBasis.STATED
    turn: TurnKind | None = None
    terms: tuple[Term, ...] = ()
    past: bool = False  # told as background, without a date of its own: no date round it is its


def tell(found: Found, draft: Draft, tally: Tally, armed: list[WeaponSeen], beside: list[Draft]) -> Telling:
    """Read a draft; `beside` are the drafts of its sentence, `armed` the weapons of its segment."""
    begin(draft)
    tree = draft.tree
    core = tree.span(draft.main.token, draft.main.token)
    attribution = _voice(found, draft, core)
    actors = _actors(found, draft, attribution)
    first, last = draft.reach or _extent(draft, beside)
    hanging = _armed_after(draft, armed)
    hit = parties.carriers_hit(draft, found.words)
    thrown = _thrown(draft, armed)
    near = [w for w in armed if (first <= w.token <= last or w in hanging or w in thrown) and w.token not in hit]
    counted = counts.of_draft(tally, draft, near)
    span = _quote(draft, counted, attribution, (first, last))
    when = dating.when(found, draft, span, attribution, beside)
    mood = mood_of(draft, attribution)
    past = _background(draft, mood, when)
    return Telling(
        draft=draft,
        span=span,
        attribution=attribution,
        mood=replace(mood, status=Status.UNKNOWN) if past else mood,
        certainty=_certainty(found, draft, attribution),
        event=_event(draft, near, thrown),
        actors=actors,
        targets=parties.targets_of(draft, found.words, found.names_at, {w.token for w in armed}),
        weapons=tuple(near),
        counts=counted,
        people=victims.of_draft(draft, found, span),
        when=None if past else dating.in_time(when, mood, draft),
        where=placing.where(found, draft, span, attribution, actors),
        past=past,
    )


def _background(draft: Draft, mood: Mood, when: DateMention | None) -> bool:
    """Whether what is told as having happened is background: long past, remembered, a habit, true of a kind."""
    if mood.modality is not Modality.ASSERTED or mood.status is not Status.OCCURRED:
        return False
    rule = in_background(draft, dating.token_of(draft, when.span) if when is not None and when.dates else None)
    return rule is not None and because(True, rule, draft.tree, draft.predicate)


def _certainty(found: Found, draft: Draft, attribution: Attribution | None) -> Certainty:
    """How sure the words are: by the hedges upon the verb, upon the noun itself, and by hearsay that names nobody."""
    tree, hedged = draft.tree, found.hedges_in(draft.tree.number)
    told = {certainty.of(tree, at, hedged) for at in (draft.predicate, draft.main.token)}
    told |= {certainty.of_word(tree, cause.token, hedged) for cause in draft.causes}
    told |= {*sureness.of_frame(tree, draft.predicate)}
    if attribution is not None and attribution.negated and attribution.act in {Act.CONFIRM, Act.SAY}:
        told.add(because(Certainty.POSSIBLE, "certainty.unconfirmed", words=attribution.span))
    if attribution is not None and _is_hearsay(found, attribution):
        told.add(because(Certainty.REPORTED, "certainty.hearsay", words=attribution.span))
    return certainty.least_sure(*told)


def _is_hearsay(found: Found, attribution: Attribution) -> bool:
    """*Unconfirmed reports say*, *there were reports of*, *allegations that*: words with nobody behind them."""
    if not attribution.speaker:
        return bool(attribution.cue) and attribution.act in {Act.REPORT, Act.CLAIM, Act.ACCUSE}
    words = attribution.speaker[0].of(found.parsed.report.text).lower().split()
    return bool(words) and words[-1] in speech().words("speakers.rumours") and len(words) <= 3


def _armed_after(draft: Draft, armed: list[WeaponSeen]) -> list[WeaponSeen]:
    """*Attacked the post by means of a car bomb*: a weapon that hangs on the event's words beyond its clause."""
    tree = draft.tree
    own = set(draft.tokens())
    return [w for w in armed if any(tree.under(w.token, t) for t in own)]


def _thrown(draft: Draft, armed: list[WeaponSeen]) -> list[WeaponSeen]:
    """*Shells fired by rebels on the port*, *a rocket launched from a hill*: what was fired stands before its verb."""
    tree, verb = draft.tree, draft.predicate
    if draft.main.sense.event.kind is not Kind.VIOLENCE:
        return []  # *the rifle that he had left*
    fired = tree.head[verb] if tree.dep[verb] in {"acl", "relcl"} else tree.subject(verb)
    return [w for w in armed if w.token == fired and w.weapon.event and not w.weapon.carrier]


def _voice(found: Found, draft: Draft, core: Span) -> Attribution | None:
    """Who says it: of a blame, a denial, an appeal whose verb is itself the saying, the one who makes it."""
    spoken = tuple(a for a in found.spoken_in(draft.tree.number) if not is_nobody(found, a))
    if draft.main.sense.event.kind in _SPOKEN or draft.main.sense.event.family in {"truce", "denial"}:
        for attribution in spoken:
            if any(piece.overlaps(core) for piece in attribution.cue):
                return because(attribution, "said.own_word", draft.tree, draft.main.token)
    inner = innermost(spoken, core)
    if inner is None or inner.speaker or inner.implied:
        return inner
    # *denied allegations that ...*: where the inner words name nobody, the speaker round them answers
    return because(innermost(tuple(a for a in spoken if a.speaker), core), "said.outer") or inner


def is_nobody(found: Found, attribution: Attribution) -> bool:
    """*No group claimed responsibility*: whoever says so is not that group."""
    text = found.parsed.report.text
    return any(piece.of(text).lower().startswith(("no ", "nobody", "none ")) for piece in attribution.speaker)


def _actors(found: Found, draft: Draft, attribution: Attribution | None) -> tuple[Named, ...]:
    """Of a blame or condemnation, who is blamed; else who is said to do it."""
    event = draft.main.sense.event
    if event.kind is Kind.RESPONSIBILITY and event.id in {"blame", "condemnation", "legal_characterisation"}:
        laid = parties.laid_on(draft, found.words, found.names_at)
        if laid is not None:
            return (laid,)
        if attribution is not None and attribution.accused is not None:
            reach = draft.tree.at(_accused(found, attribution))
            if reach:
                return because(parties.blamed(draft.tree, reach, found.names_at), "actor.accused")
        accused = parties.accused_of(draft, found.words, found.names_at)
        if accused:
            return accused
    actors = parties.actors_of(draft, found.words, found.names_at)
    if not actors and attribution is not None and attribution.accused is not None:
        reach = draft.tree.at(_accused(found, attribution))
        return because(parties.blamed(draft.tree, reach, found.names_at), "actor.accused")
    return actors or _speaker_does(found, draft, attribution)


def _accused(found: Found, attribution: Attribution) -> Span:
    """*The sides accused each other*: each is both who accuses and who is accused."""
    accused = attribution.accused or attribution.span
    mutual = accused.of(found.parsed.report.text).lower() in {"each other", "one another"}
    return attribution.speaker[0] if mutual and attribution.speaker else accused


def _speaker_does(found: Found, draft: Draft, attribution: Attribution | None) -> tuple[Named, ...]:
    """*The army said it had shot down a drone*: the body that says so did it."""
    owns = draft.main.sense.event.id in {"claim_of_responsibility", "admission"}
    if attribution is None or not attribution.speaker:
        return ()
    if not owns and parties.taken_up(draft) not in {"it", "they", "we"}:
        return ()
    reach = draft.tree.at(attribution.speaker[0])
    doer = parties.as_doer(draft.tree, reach, found.words, found.names_at) if reach else None
    return because((doer,), "actor.speaker_does", pronoun=parties.taken_up(draft)) if doer else ()


def _event(draft: Draft, near: list[WeaponSeen], thrown: list[WeaponSeen]) -> str:
    """The finer type: harm, damage, or a blow told by *hit* or *struck*, is called by its cause where words say it."""
    own = draft.main.sense.event
    if own.id in _MADE_BY_HAND and thrown and not draft.main.nominal:  # *shells fired on the camp* are no shots
        return because(thrown[0].weapon.event or own.id, "event.by_weapon", draft.tree, thrown[0].token)
    if own.family in {"attack", "damage"} and not draft.main.nominal and draft.causes:
        named = because(event_id(draft.causes[0], near), "event.by_cause", draft.tree, draft.causes[0].token)
        return named if named != "attack" else event_id(draft.main, near)
    if draft.main.sense.event.family == "harm" and draft.main.sense.event.id != "execution":
        for trigger in (*draft.causes, *draft.triggers):
            told = trigger.sense.event
            if told.family in {"attack", "battle", "abuse"} and not (told.generic and own.id in _MADE_BY_HAND):
                return because(event_id(trigger, near), "event.by_cause", draft.tree, trigger.token)
        made = [w for w in near if w.weapon.event and (not w.weapon.carrier or parties.does(draft, w.token))]
        made = [] if own.id in _MADE_BY_HAND else made
        if made:
            return because(made[0].weapon.event or own.id, "event.by_weapon", draft.tree, made[0].token)
    if draft.truce is Status.VIOLATED:
        return because("violation", "event.violation", draft.tree, draft.predicate)
    return event_id(draft.main, near)


def _extent(draft: Draft, others: Sequence[Draft]) -> tuple[int, int]:
    """First and last token of the clause that tells a draft, without clauses that tell another."""
    tree = draft.tree
    must = draft.tokens()
    head = tree.clause[draft.predicate]
    if tree.dep[head] == "xcomp" and tree.own_subject(head) is None and tree.head[head] != head:
        must = [*must, draft.predicate]
        head = tree.clause[tree.head[head]]  # *set to leave*: who and whether stand in the verb above
    first, last = tree.clause_span(head, must)
    for other in others:
        top = _clause_below(tree, other.main.token, head)
        if other is draft or top is None:
            continue
        left, right = tree.edges[top]
        if any(left <= m <= right for m in must):
            continue
        if left > max(must):
            last = min(last, left - 1)
        elif right < min(must):
            first = max(first, right + 1)
    return tree.trimmed(min(first, *must), max(last, *must))


def _clause_below(tree: Tree, token: int, head: int) -> int | None:
    """The head of the clause under `head` that holds a token, or None where it stands in `head`'s own clause."""
    clause = tree.clause[token]
    for _ in range(20):
        above = tree.head[clause]
        if clause == head or above == clause:
            return None
        if tree.clause[above] == head:
            return clause
        clause = tree.clause[above]
    return None


def _quote(draft: Draft, counted: list[Count], attribution: Attribution | None, reach: tuple[int, int]) -> Span:
    """The clause, with the counts, without the words that say who says it."""
    tree = draft.tree
    span = tree.span(*reach)
    must = tree.span(min(draft.tokens()), max(draft.tokens()))
    for count in counted:
        must = must.joined(count.span)
    span = span.joined(must)
    if attribution is not None:
        pieces = [p for p in attribution.content if p.overlaps(must)]
        if len(pieces) == 1 and pieces[0].contains(must):
            span = Span(max(span.start, pieces[0].start), min(span.end, pieces[0].end))
    reached = tree.at(span)
    return tree.span(*tree.trimmed(*reached)) if reached else span
