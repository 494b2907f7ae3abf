"""Assembles claims: each draft with its words, its speakers, its mood, its parties, its counts, its time and place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.extract import circumstances, counts, drafts, numbers, parties
from onrecord.extract.attribution import innermost, publisher_origin
from onrecord.extract.attribution_types import Attribution, Origin
from onrecord.extract.circumstances import BySpan, PlaceSpan
from onrecord.extract.clauses import Tree
from onrecord.extract.counts import Tally
from onrecord.extract.dates import DateMention
from onrecord.extract.drafts import Draft
from onrecord.extract.events import WeaponSeen, event_id, triggers, weapons
from onrecord.extract.names import NameMention
from onrecord.extract.parsed import Parsed
from onrecord.extract.places import PlaceMention
from onrecord.extract.status import Mood, mood_of
from onrecord.knowledge import EntityKind
from onrecord.knowledge.ontology import Ontology
from onrecord.model import Certainty, Claim, Kind, Named, OriginBasis, Section, Status, Timed
from onrecord.values import Count, Place, Scope, Span, When

_TOLD_NOWHERE = frozenset({Section.BYLINE, Section.CREDIT, Section.NOTICE, Section.DATELINE})
_MEMORY = 2  # sentences over which a place told before holds
_BESIDE = frozenset({Section.CAPTION, Section.HIGHLIGHT, Section.HEADLINE, Section.HEADING})
_SPOKEN = frozenset({Kind.RESPONSIBILITY, Kind.APPEAL})
_HARMING = frozenset({"harm", "damage", "attack", "battle", "abduction", "detention", "missing", "abuse"})


@dataclass(frozen=True)
class Found:
    """All that the steps before found in one report."""

    parsed: Parsed
    trees: list[Tree]
    names: tuple[NameMention, ...]
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    attributions: tuple[Attribution, ...]
    words: Ontology

    @cached_property
    def names_at(self) -> parties.NamesByToken:
        return parties.NamesByToken(self.names)

    @cached_property
    def dates_at(self) -> BySpan[DateMention]:
        return BySpan(self.dates)

    @cached_property
    def places_at(self) -> BySpan[PlaceSpan]:
        return BySpan(PlaceSpan(p) for p in self.places)

    @cached_property
    def publisher(self) -> Origin:
        return publisher_origin(self.parsed)


@dataclass(slots=True)
class _Read:
    """One draft read in full, before it is a claim: what the drafts beside it may still lend it."""

    draft: Draft
    span: Span
    attribution: Attribution | None
    mood: Mood
    event: str
    actors: tuple[Named, ...]
    targets: tuple[Named, ...]
    weapons: tuple[WeaponSeen, ...]
    counts: list[Count]
    when: DateMention | None
    where: tuple[Place, ...]


def find(found: Found) -> tuple[tuple[Claim, ...], list[Tally]]:
    """Return the claims of a report in the order of the text, and the numbers of its segments as they were used."""
    read: list[_Read] = []
    tallies: list[Tally] = []
    for tree in found.trees:
        if tree.segment.section in _TOLD_NOWHERE or not len(tree):
            continue
        segment, tally = _segment(found, tree)
        read.extend(segment)
        tallies.append(tally)
    claims = [_claim(found, r) for r in read]
    return tuple(_not_told_twice(claims)), tallies


def _segment(found: Found, tree: Tree) -> tuple[list[_Read], Tally]:
    armed = weapons(tree, found.words)
    dated = _dated_tokens(found, tree)
    listed = numbers.find(tree, found.words, dated)
    tally = Tally.of(tree, found.words, listed)
    told = triggers(tree, found.words, {w.token for w in armed})
    grouped = drafts.group(tree, told, listed, found.words)
    beside: dict[int, list[Draft]] = {}
    for draft in grouped:
        beside.setdefault(draft.sentence, []).append(draft)
    read = [_read(found, draft, tally, armed, beside[draft.sentence]) for draft in grouped]
    _lend(found, tree, read)
    _remember(read)
    return read, tally


def _dated_tokens(found: Found, tree: Tree) -> set[int]:
    tokens: set[int] = set()
    for date in found.dates_at.within(tree.segment.span):
        reach = tree.at(date.span)
        if reach:
            tokens.update(range(reach[0], reach[1] + 1))
    return tokens


def _read(found: Found, draft: Draft, tally: Tally, armed: list[WeaponSeen], beside: list[Draft]) -> _Read:
    tree = draft.tree
    core = tree.span(draft.main.token, draft.main.token)
    attribution = _voice(found, draft, core)
    actors = _actors(found, draft, attribution)
    targets = parties.targets_of(draft, found.names_at)
    first, last = _extent(draft, beside)
    hanging = _armed_after(draft, armed)
    near = [w for w in armed if first <= w.token <= last or w in hanging]
    counted = counts.of_draft(tally, draft, near)
    span = _quote(draft, counted, attribution, (first, last))
    mood = mood_of(draft, attribution)
    return _Read(
        draft=draft,
        span=span,
        attribution=attribution,
        mood=mood,
        event=_event(draft, near),
        actors=actors,
        targets=targets,
        weapons=tuple(near),
        counts=counted,
        when=_when(found, draft, span, attribution),
        where=_where(found, draft, span, attribution, actors),
    )


def _armed_after(draft: Draft, armed: list[WeaponSeen]) -> list[WeaponSeen]:
    """*Carried out the attack using a car bomb*: a weapon that hangs on the event's words beyond its clause."""
    tree = draft.tree
    own = set(draft.tokens())
    return [w for w in armed if any(tree.under(w.token, t) for t in own)]


def _voice(found: Found, draft: Draft, core: Span) -> Attribution | None:
    """Who says it: of a blame, a denial, an appeal whose verb is itself the saying, the one who makes it."""
    if draft.main.sense.event.kind in _SPOKEN or draft.main.sense.event.family in {"truce", "denial"}:
        for attribution in found.attributions:
            if any(piece.overlaps(core) for piece in attribution.cue):
                return attribution
    return innermost(found.attributions, core)


def _actors(found: Found, draft: Draft, attribution: Attribution | None) -> tuple[Named, ...]:
    """Of a blame or condemnation, who is blamed; else who is said to do it."""
    event = draft.main.sense.event
    if event.kind is Kind.RESPONSIBILITY and event.id in {"blame", "condemnation", "legal_characterisation"}:
        if attribution is not None and attribution.accused is not None:
            reach = draft.tree.at(attribution.accused)
            if reach:
                return (parties.named(draft.tree, *reach, found.names_at),)
        accused = parties.accused_of(draft, found.words, found.names_at)
        if accused:
            return accused
    actors = parties.actors_of(draft, found.words, found.names_at)
    if not actors and attribution is not None and attribution.accused is not None:
        reach = draft.tree.at(attribution.accused)
        return (parties.named(draft.tree, *reach, found.names_at),) if reach else ()
    return actors


def _event(draft: Draft, near: list[WeaponSeen]) -> str:
    """The finer type: a harm, or a blow told by *hit* or *struck*, is called by what caused it, where the words say."""
    own = draft.main.sense.event
    if own.family == "attack" and not draft.main.nominal and draft.causes:
        named = event_id(draft.causes[0], near)
        return named if named != "attack" else event_id(draft.main, near)
    if draft.main.sense.event.family == "harm" and draft.main.sense.event.id != "execution":
        for trigger in (*draft.causes, *draft.triggers):
            if trigger.sense.event.family in {"attack", "battle", "abuse"}:
                return event_id(trigger, near)
        made = [w.weapon.event for w in near if w.weapon.event and not w.weapon.carrier]
        if made:
            return made[0] or draft.main.sense.event.id
    if draft.truce is Status.VIOLATED:
        return "violation"
    return event_id(draft.main, near)


def _extent(draft: Draft, others: Sequence[Draft]) -> tuple[int, int]:
    """First and last token of the clause that tells a draft, without clauses that tell another."""
    tree = draft.tree
    must = draft.tokens()
    head = tree.clause[draft.predicate]
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


# --- when and where ---------------------------------------------------------------------------


def _sentence(draft: Draft) -> Span:
    first, last = draft.tree.sentences[draft.sentence]
    return draft.tree.span(first, last - 1)


def _when(found: Found, draft: Draft, span: Span, attribution: Attribution | None) -> DateMention | None:
    inside = found.dates_at.within(span)
    core = draft.tree.span(draft.main.token, draft.main.token)
    near = circumstances.nearest([d for d in inside if not circumstances.told_with(attribution, d.span)], core)
    if near is not None:
        return near
    since = _since(found, draft)
    if since is not None:
        return since
    around = found.dates_at.within(_sentence(draft))
    around = [d for d in around if not circumstances.told_with(attribution, d.span)]
    around = [d for d in around if draft.tree.clause[_token(draft, d.span)] == draft.tree.clause[draft.predicate]]
    return circumstances.nearest(around, core)


def _since(found: Found, draft: Draft) -> DateMention | None:
    """*Killed since the truce collapsed on 19 September*: from that day to the report's."""
    tree, published = draft.tree, found.parsed.report.published
    for clause in tree.children[draft.predicate]:
        if tree.dep[clause] != "advcl" or not any(tree.low[c] == "since" for c in tree.children[clause]):
            continue
        dated = [d for d in found.dates_at.within(tree.span(*tree.edges[clause])) if d.dates and d.when is not None]
        first = dated[0].when.first_day if dated and dated[0].when else None
        last = published.last_day if published else None
        if first and last and first < last:
            return replace(dated[0], when=When.of_days(first, last))
    return None


def _token(draft: Draft, span: Span) -> int:
    reach = draft.tree.at(span)
    return reach[0] if reach else draft.main.token


def _where(
    found: Found, draft: Draft, span: Span, attribution: Attribution | None, actors: Sequence[Named]
) -> tuple[Place, ...]:
    text = found.parsed.report.text
    nowhere = [a.span for a in actors if a.span is not None]
    nowhere.extend(n.span for n in found.names_at.within(*_ends(_sentence(draft))) if _is_body(n))
    inside = circumstances.places(found.places_at.within(span), text, nowhere=nowhere)
    if inside:
        return inside
    told = found.places_at.within(_sentence(draft))
    around = [p for p in told if not circumstances.told_with(attribution, p.span)]
    placed = circumstances.places(around, text, nowhere=nowhere)
    if placed or attribution is None or attribution.origin.basis is not OriginBasis.UNNAMED_GROUP:
        return placed
    return circumstances.places(told, text, nowhere=nowhere)  # *activists in the town said*: what they saw there


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _is_body(name: NameMention) -> bool:
    return name.entity is not None and name.entity.kind is not EntityKind.STATE


# --- what drafts lend each other --------------------------------------------------------------


def _lend(found: Found, tree: Tree, read: list[_Read]) -> None:
    """What a sentence says once of cause, doer, time and place holds for all the harm that it tells."""
    by_sentence: dict[int, list[_Read]] = {}
    for item in read:
        by_sentence.setdefault(item.draft.sentence, []).append(item)
    for sentence, items in by_sentence.items():
        _free_date(found, tree, sentence, items)
        for item in items:
            others = [o for o in items if o is not item and o.attribution is item.attribution]
            for other in sorted(others, key=lambda o: abs(o.draft.main.token - item.draft.main.token)):
                _take(item, other)


def _free_date(found: Found, tree: Tree, sentence: int, items: list[_Read]) -> None:
    """A date of the sentence that no claim's own words hold dates those that have none."""
    first, last = tree.sentences[sentence]
    dates = [d for d in found.dates_at.within(tree.span(first, last - 1)) if d.dates]
    free = [d for d in dates if not any(i.span.overlaps(d.span) for i in items)]
    for item in items:
        if item.when is None:
            told = [d for d in free if not circumstances.told_with(item.attribution, d.span)]
            item.when = circumstances.nearest(told, item.span)


def _take(item: _Read, other: _Read) -> None:
    ours, theirs = item.draft.main.sense.event, other.draft.main.sense.event
    if ours.family in _HARMING and theirs.family in _HARMING:
        if not item.actors and item.mood.modality is other.mood.modality:
            item.actors = other.actors
        uncaused = ours.family == "harm" and item.event == ours.id and ours.id != "execution"
        if uncaused and (theirs.family == "attack" or other.event != theirs.id):
            item.event = other.event
    if item.when is None:
        item.when = other.when
    if not item.where:
        item.where = other.where


def _remember(read: list[_Read]) -> None:
    """An event told without a place lies where the text last put one, in the same paragraph."""
    last: _Read | None = None
    for item in read:
        same = last is not None and last.draft.tree is item.draft.tree
        if not item.where and last is not None and same and item.draft.sentence - last.draft.sentence <= _MEMORY:
            item.where = last.where
        if item.where and item.draft.main.sense.event.family in _HARMING:
            last = item


# --- the claim --------------------------------------------------------------------------------


def _claim(found: Found, item: _Read) -> Claim:
    tree, attribution = item.draft.tree, item.attribution
    origin = attribution.origin if attribution is not None else found.publisher
    when = circumstances.timed(item.when) if item.when is not None else None
    return Claim(
        report=found.parsed.report.id,
        span=item.span,
        text=item.span.of(found.parsed.report.text),
        kind=item.draft.main.sense.event.kind,
        event=item.event,
        speakers=attribution.chain if attribution is not None else (),
        origin=origin.name,
        origin_id=origin.entity,
        origin_basis=origin.basis,
        basis=attribution.basis if attribution is not None else None,
        status=item.mood.status,
        polarity=item.mood.polarity,
        modality=item.mood.modality,
        certainty=Certainty.CERTAIN,
        actors=item.actors,
        targets=item.targets,
        weapons=parties.weapons_of(tree, item.weapons),
        counts=tuple(_scoped(found, item, when)),
        when=when,
        where=item.where,
        section=tree.segment.section,
    )


def _scoped(found: Found, item: _Read, when: Timed | None) -> Iterable[Count]:
    for count in item.counts:
        if count.scope is not Scope.INCIDENT:
            yield count
            continue
        scope = counts.scope_of(item.draft.tree, item.draft, found.words, count)
        window = when.when if when is not None and scope is not Scope.INCIDENT else None
        yield replace(count, scope=scope, window=window)


def _not_told_twice(claims: list[Claim]) -> Iterable[Claim]:
    """Keep of captions, highlights and headlines only what the text itself does not say."""
    body = [c for c in claims if c.section is Section.BODY]
    seen: set[str] = set()
    for claim in claims:
        if claim.section in _BESIDE and any(_says(other, claim) for other in body):
            continue
        if claim.id not in seen:
            seen.add(claim.id)
            yield claim


def _says(told: Claim, claim: Claim) -> bool:
    """Whether the text tells what a headline does: the same sort of thing with figures that agree."""
    if told.kind is not claim.kind or told.polarity is not claim.polarity:
        return False
    if claim.kind is not Kind.VIOLENCE and told.event != claim.event:
        return False
    return all(
        any(c.measure is k.measure and (c.low == k.low or c.high == k.high) for k in told.counts) for c in claim.counts
    )
