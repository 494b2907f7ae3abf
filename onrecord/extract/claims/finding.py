"""Finds the claims of a report: its event words grouped, each group told in full, none told twice."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.extract.claims import (
    apart,
    circumstances,
    counted,
    dispatch,
    grouping,
    home,
    narrative,
    numbers,
    parties,
    scene,
    statements,
    terms,
    wars,
)
from onrecord.extract.claims.accusing import accuse
from onrecord.extract.claims.doing import carry
from onrecord.extract.claims.drafts import Draft
from onrecord.extract.claims.events import triggers, weapons
from onrecord.extract.claims.fates import kill_themselves, live_on, settle, without_the_moved_hurt
from onrecord.extract.claims.found import Found
from onrecord.extract.claims.lending import lend, remember
from onrecord.extract.claims.revising import notes_a_correction, wrong_figure
from onrecord.extract.claims.taken_up import Told, told_in
from onrecord.extract.claims.tally import Tally
from onrecord.extract.claims.telling import Telling, tell
from onrecord.extract.clauses import Tree
from onrecord.extract.grounds import because, made_of
from onrecord.extract.speech import certainty
from onrecord.extract.speech.attributed import Attribution
from onrecord.model import Claim, Kind, Polarity, Section, Timed, Verification
from onrecord.values import Count, Scope, When

_TOLD_NOWHERE = frozenset({Section.BYLINE, Section.CREDIT, Section.NOTICE, Section.DATELINE, Section.REPEAT})
_BESIDE = frozenset({Section.CAPTION, Section.HIGHLIGHT, Section.HEADLINE, Section.HEADING})


def find(found: Found) -> tuple[tuple[Claim, ...], list[Tally]]:
    """Return the claims of a report in the order of the text, and the numbers of its segments as they were used."""
    told: list[Telling] = []
    tallies: list[Tally] = []
    before: list[Told] = []
    sentences = 0
    for tree in found.trees:
        if tree.segment.section in _TOLD_NOWHERE or not len(tree):
            continue
        read, tally = _segment(found, tree, before, sentences)
        told.extend(read)
        tallies.append(tally)
        if tree.segment.section is Section.BODY:
            before.extend(told_in(tree, tally.numbers, sentences))
            sentences += len(tree.sentences)
    carry(found, told)
    narrative.date(found, told)
    scene.place(found, told)
    dispatch.place(found, told)
    home.place(found, told)
    wars.settle(found, told)
    for tree in found.trees:
        if tree.segment.section is Section.NOTICE and notes_a_correction(tree):
            told.extend(_noted(found, tree))
    return tuple(_not_told_twice([made_of(_claim(found, item), item) for item in told])), tallies


def _segment(found: Found, tree: Tree, before: Sequence[Told], first_sentence: int) -> tuple[list[Telling], Tally]:
    armed = weapons(tree, found.words)
    listed = numbers.find(tree, found.words, _dated_tokens(found, tree))
    tally = replace(
        Tally.of(tree, found.words, listed),
        before=before,
        first_sentence=first_sentence,
        persons=_named_persons(found, tree),
    )
    words = triggers(tree, found.words, {w.token for w in armed}, found.about)
    grouped = grouping.group(tree, words, listed, found.words)
    mentioned = {w.token: Kind.VIOLENCE for w in armed} | {t.token: t.sense.event.kind for t in words}
    grouped.extend(statements.left_unsaid(found, tree, grouped, mentioned))
    beside: dict[int, list[Draft]] = {}
    for draft in grouped:
        beside.setdefault(draft.sentence, []).append(draft)
    read = [tell(found, draft, tally, armed, beside[draft.sentence]) for draft in grouped]
    told = [part for item in read for part in apart.split(found, item, tally)]
    lend(found, tree, told)
    accuse(told)
    remember(found, told)
    settle(told)
    kill_themselves(told)
    live_on(told)
    told = terms.settle(found, told)
    return without_the_moved_hurt(told), tally


def _noted(found: Found, tree: Tree) -> list[Telling]:
    """What a publisher's note says was wrong in its report: the publisher answers for that, and for nothing else."""
    read, _ = _segment(found, tree, (), 0)
    wrong = [item for item in read if item.mood.revises is not None]
    for item in wrong:
        item.attribution = None
        item.counts = item.counts or wrong_figure(item.draft)
    return wrong


def _named_persons(found: Found, tree: Tree) -> frozenset[int]:
    """The tokens that end a person's name; a short name (*Roe*) is a person's where the report has it in full."""
    reaches = (tree.at(person.span) for person in found.persons_at.within(tree.segment.span))
    return frozenset(reach[1] for reach in reaches if reach is not None)


def _dated_tokens(found: Found, tree: Tree) -> set[int]:
    tokens: set[int] = set()
    for date in found.dates_at.within(tree.segment.span):
        reach = tree.at(date.span)
        if reach:
            tokens.update(range(reach[0], reach[1] + 1))
    return tokens


def _claim(found: Found, item: Telling) -> Claim:
    tree, attribution = item.draft.tree, item.attribution
    origin = attribution.origin if attribution is not None else found.publisher
    when = circumstances.timed(item.when, item.dated_by) if item.when is not None else None
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
        stated_at=_stated_at(found, attribution),
        status=item.mood.status,
        polarity=item.mood.polarity,
        modality=item.mood.modality,
        certainty=item.certainty,
        verification=_verification(found, item),
        actors=item.actors,
        targets=item.targets,
        weapons=parties.weapons_of(tree, item.weapons),
        counts=tuple(_scoped(found, item, when)),
        people=item.people,
        when=when,
        where=item.where,
        turn=item.turn,
        terms=item.terms,
        revises=item.mood.revises,
        section=tree.segment.section,
    )


def _stated_at(found: Found, attribution: Attribution | None) -> When | None:
    """The day that the words give for the statement itself (*said on Tuesday*)."""
    if attribution is None:
        return None
    for piece in attribution.told_in:
        for date in found.dates_at.within(piece):
            if date.dates and not any(p.contains(date.span) for p in attribution.content):
                return because(date.when, "stated.told_with", told=date.span)
    return None


def _verification(found: Found, item: Telling) -> Verification | None:
    reach = item.draft.tree.at(item.span)
    if reach is None or not found.checkings or item.mood.polarity is Polarity.DENIED:
        return None  # what could not be verified is what was reported, not its denial
    lemmas = frozenset(item.draft.tree.lemma[reach[0] : reach[1] + 1])
    if item.attribution is not None:  # *the medics' account* names a claim by who made it
        text = found.parsed.report.text
        lemmas |= {w for span in item.attribution.speaker for w in span.of(text).lower().split()}
    for checking in found.checkings:
        if certainty.covers(checking, item.span, lemmas, attributed=item.attribution is not None):
            return checking.verification
    return None


def _scoped(found: Found, item: Telling, when: Timed | None) -> Iterable[Count]:
    reach = item.draft.tree.at(item.span) or (item.draft.main.token, item.draft.main.token)
    for count in item.counts:
        if count.scope is not Scope.INCIDENT:
            yield count
            continue
        scope = counted.scope_of(item.draft, found.words, count, reach)
        if scope is Scope.INCIDENT and when is not None and counted.is_stretch(when.when):
            scope = Scope.WINDOW
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
