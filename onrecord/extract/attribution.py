"""Finds who says what in a report: each level of reported speech with its chain of speakers and its origin."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.extract import attribution_cues, quotations
from onrecord.extract.attribution_cues import Cue, speaker_run
from onrecord.extract.attribution_types import Attribution, Origin
from onrecord.extract.clauses import Tree, trees
from onrecord.extract.names import NameMention
from onrecord.extract.parsed import Parsed
from onrecord.extract.quotations import Quotation
from onrecord.extract.speakers import Speakers, Voice, publisher_origin
from onrecord.extract.speakers_people import People
from onrecord.knowledge import EntityKind
from onrecord.knowledge.speech import Act, speech
from onrecord.model import Basis, OriginBasis, Role, Speaker
from onrecord.values import Span

__all__ = ["Attribution", "Origin", "find", "innermost", "publisher_origin"]


@dataclass(slots=True)
class _Draft:
    """A cue on its way to an attribution; content is in spans of the report."""

    cue: Cue
    tree: Tree
    content: list[Span]
    parent: int | None = None
    voice: Voice | None = None
    relay: Speaker | None = None
    cited: Voice | None = None
    quoted: bool = False
    implied: bool = False
    dropped: bool = False


def find(
    parsed: Parsed, names: tuple[NameMention, ...], laid_out: list[Tree] | None = None, people: People | None = None
) -> tuple[Attribution, ...]:
    """Return the attributions of a report, outer before inner where nested, in the order of their words."""
    laid_out = laid_out if laid_out is not None else trees(parsed.segments)
    people = people or People(parsed, names, laid_out)
    speakers = Speakers(parsed, names, people)
    drafts: list[_Draft] = []
    for tree in laid_out:
        drafts += [_Draft(c, tree, [tree.span(*r) for r in c.content]) for c in attribution_cues.find(tree)]
    quoted = quotations.find(parsed)
    _widen(drafts, quoted)
    _nest(drafts)
    for draft in drafts:
        _voice(draft, speakers)
    drafts = _kept(drafts)
    _continue(drafts, quoted, laid_out, speakers)
    _nest(drafts)
    return _made(drafts, parsed, quoted)


def innermost(attributions: tuple[Attribution, ...], span: Span) -> Attribution | None:
    """Return the attribution in whose content a stretch stands, the innermost where several nest; None for none."""
    covering = [a for a in attributions if a.covers(span)]
    return min(covering, key=lambda a: (sum(len(p) for p in a.content), -a.span.start), default=None)


# --- quotations ---------------------------------------------------------------------------------------


def _widen(drafts: list[_Draft], quoted: tuple[Quotation, ...]) -> None:
    """Let a content that reaches into a quotation of its paragraph take in all of it: parsers cut sentences there."""
    for quotation in quoted:
        if not quotation.is_statement:
            continue
        for draft in drafts:
            if draft.tree.number != quotation.segment or draft.cue.nominal:
                continue
            if quotation.span.contains(draft.tree.span(draft.cue.token, draft.cue.token)):
                continue
            touching = [p for p in draft.content if p.overlaps(quotation.span)]
            if not touching and _stands_beside(draft, quotation):
                touching = [quotation.span]
                draft.content.append(quotation.span)
            if touching and not _taken(drafts, draft, quotation):
                merged = [p for p in draft.content if not p.overlaps(quotation.span)]
                joined = quotation.span
                for piece in draft.content:
                    if piece.overlaps(quotation.span):
                        joined = joined.joined(piece)
                draft.content = (
                    sorted([*merged, joined]) if not _holds_cue(draft, joined) else sorted([*merged, quotation.span])
                )


def _holds_cue(draft: _Draft, span: Span) -> bool:
    return any(span.overlaps(draft.tree.span(*run)) for run in draft.cue.cue)


def _taken(drafts: list[_Draft], draft: _Draft, quotation: Quotation) -> bool:
    """Whether another cue outside the quotation, nearer to it, has it already."""
    return any(
        other is not draft
        and other.tree is draft.tree
        and not other.cue.nominal
        and not quotation.span.contains(other.tree.span(other.cue.token, other.cue.token))
        and any(p.contains(quotation.span) for p in other.content)
        and not any(p.contains(other.tree.span(other.cue.token, other.cue.token)) for p in draft.content)
        for other in drafts
    )


def _stands_beside(draft: _Draft, quotation: Quotation) -> bool:
    """A cue without content right after a quotation or right before it: *"...?" she asked.*"""
    if draft.cue.content or draft.cue.act in {Act.ACCUSE, Act.BLAME}:
        return False
    here = draft.tree.span(draft.cue.token, draft.cue.token)
    return 0 <= here.start - quotation.span.end <= 60 or 0 <= quotation.span.start - here.end <= 4


def _continue(drafts: list[_Draft], quoted: tuple[Quotation, ...], laid_out: list[Tree], speakers: Speakers) -> None:
    """Give a quotation that no cue brings in to the speaker of the quotation, or of the sentence, before it."""
    before: _Draft | None = None
    before_at: Quotation | None = None
    for quotation in quoted:
        if not quotation.is_statement:
            continue
        owner = _owner(drafts, quotation)
        if owner is None:
            owner = _carried_on(drafts, quotation, before, before_at)
            if owner is not None:
                owner.content = sorted([*owner.content, quotation.span])
        before, before_at = owner, quotation if owner else None


def _owner(drafts: list[_Draft], quotation: Quotation) -> _Draft | None:
    owners = [d for d in drafts if any(2 * p.overlap(quotation.span) >= len(quotation.span) for p in d.content)]
    outer = [d for d in owners if not quotation.span.contains(d.tree.span(d.cue.token, d.cue.token))]
    return min(outer, key=lambda d: sum(len(p) for p in d.content), default=None)


def _carried_on(
    drafts: list[_Draft], quotation: Quotation, before: _Draft | None, before_at: Quotation | None
) -> _Draft | None:
    between = before_at.span.end if before_at else None
    if before is not None and between is not None and before_at is not None:
        near = quotation.segment - before_at.segment <= 1
        rivals = [
            d for d in drafts
            if before.tree.span(before.cue.token, before.cue.token).end < d.tree.span(d.cue.token, d.cue.token).start < quotation.span.start
            and between < d.tree.span(d.cue.token, d.cue.token).start and not d.cue.nominal
        ]  # fmt: skip
        if near and not rivals:
            return before
    closest = [
        d for d in drafts
        if not d.cue.nominal and d.voice is not None and d.voice.link is not None
        and d.tree.number in {quotation.segment, quotation.segment - 1}
        and d.tree.span(d.cue.token, d.cue.token).end <= quotation.span.start
    ]  # fmt: skip
    return max(closest, key=lambda d: d.tree.span(d.cue.token, d.cue.token).start, default=None)


# --- nesting ------------------------------------------------------------------------------------------


def _nest(drafts: list[_Draft]) -> None:
    """Set for each cue the smallest content of another cue that it stands in."""
    for number, draft in enumerate(drafts):
        here = draft.tree.span(draft.cue.token, draft.cue.token)
        around = [
            (sum(len(p) for p in other.content), n)
            for n, other in enumerate(drafts)
            if other is not draft and any(p.contains(here) for p in other.content) and not _within(other, draft)
        ]
        draft.parent = min(around)[1] if around else None
        del number


def _within(inner: _Draft, outer: _Draft) -> bool:
    """Two cues that each hold the other would never end: the one that comes first is the outer."""
    here = inner.tree.span(inner.cue.token, inner.cue.token)
    mutual = any(p.contains(here) for p in outer.content)
    return mutual and sum(len(p) for p in outer.content) > sum(len(p) for p in inner.content)


# --- voices -------------------------------------------------------------------------------------------


def _voice(draft: _Draft, speakers: Speakers) -> None:
    cue, tree = draft.cue, draft.tree
    if cue.speaker is not None:
        draft.voice = speakers.resolve(tree, cue.speaker, cue.token)
    if cue.cited is not None:
        draft.cited = speakers.resolve(tree, cue.cited, cue.token)
    if cue.hearer is not None:
        draft.relay = _relay(draft, speakers)
    voice = draft.cited or draft.voice
    if voice is not None and cue.act is not Act.BELIEVE:
        speakers.hear(voice)


def _relay(draft: _Draft, speakers: Speakers) -> Speaker | None:
    """Who was told, where that is a publisher other than the report's own."""
    tree, hearer = draft.tree, draft.cue.hearer
    mention = next((m for m in speakers.mentions(tree) if hearer is not None and m.first <= hearer < m.last), None)
    if mention is None or mention.entity is None or mention.entity.kind is not EntityKind.PUBLISHER:
        return None
    if speakers.publisher is not None and speakers.publisher.id == mention.entity.id:
        return None
    return Speaker(name=mention.name, role=Role.RELAY, span=mention.span, entity=mention.entity.id)


def _kept(drafts: list[_Draft]) -> list[_Draft]:
    """Leave out what turned out to report nothing: a thing that shows, a cue without content or speaker."""
    kept = []
    for draft in drafts:
        cue = draft.cue
        if cue.cited is not None and not draft.content:
            _cite(draft, drafts)
            continue
        if not draft.content:
            continue
        if draft.voice is None and draft.cited is None and not cue.bare and not _first_person(draft):
            if cue.act in {Act.REPORT, Act.BELIEVE, Act.CONFIRM} or cue.nominal:
                continue
        if cue.verb in {"show", "indicate", "suggest", "reveal", "imply", "find"} and _is_thing(draft):
            continue
        kept.append(draft)
    return kept


def _first_person(draft: _Draft) -> bool:
    speaker = draft.cue.speaker
    return speaker is not None and draft.tree.low[speaker] in {"i", "we"}


def _is_thing(draft: _Draft) -> bool:
    voice, speaker = draft.voice, draft.cue.speaker
    if voice is None or speaker is None or voice.origin.basis is not OriginBasis.UNNAMED_GROUP:
        return voice is None
    lemma = draft.tree.lemma[speaker]
    return lemma not in speech().words("speakers.unnamed") and lemma not in speech().words("around.carriers")


def _cite(draft: _Draft, drafts: list[_Draft]) -> None:
    """*..., the agency said, citing a medic*: the cited answers for what the verb above reports."""
    tree, head = draft.tree, draft.tree.head[draft.cue.token]
    for other in drafts:
        if other.tree is tree and other.cue.token == head and other.cited is None:
            other.cited = draft.cited
            return
    sentence = tree.sentence[draft.cue.token]
    for other in drafts:
        if (
            other.tree is tree
            and tree.sentence[other.cue.token] == sentence
            and other.cited is None
            and other is not draft
        ):
            other.cited = draft.cited
            return


# --- the result ---------------------------------------------------------------------------------------


def _made(drafts: list[_Draft], parsed: Parsed, quoted: tuple[Quotation, ...]) -> tuple[Attribution, ...]:
    own = publisher_origin(parsed)
    made: dict[int, Attribution] = {}

    def make(number: int) -> Attribution:
        if number not in made:
            draft = drafts[number]
            parent = make(draft.parent) if draft.parent is not None else None
            made[number] = _attribution(draft, parent, own, quoted)
        return made[number]

    order = sorted(range(len(drafts)), key=lambda n: (make(n).span.start, -make(n).span.end, _depth(drafts, n)))
    place = {old: new for new, old in enumerate(order)}
    parents = {n: drafts[n].parent for n in order}
    return tuple(replace(make(n), parent=place[p] if (p := parents[n]) is not None else None) for n in order)


def _depth(drafts: list[_Draft], number: int) -> int:
    depth, at = 0, drafts[number].parent
    while at is not None and depth < 20:
        depth, at = depth + 1, drafts[at].parent
    return depth


def _attribution(draft: _Draft, parent: Attribution | None, own: Origin, quoted: tuple[Quotation, ...]) -> Attribution:
    tree, cue = draft.tree, draft.cue
    voice_spans = () if cue.speaker is None else (tree.span(*speaker_run(tree, cue.speaker, cue.token)),)
    if cue.cited is not None and draft.cited is not None:
        voice_spans = (draft.cited.span,)
    cues = tuple(tree.span(*run) for run in cue.cue)
    content = tuple(_outside(draft.content, (*voice_spans, *cues)))
    pieces = (*voice_spans, *cues, *content)
    span = Span(min(p.start for p in pieces), max(p.end for p in pieces))
    links, origin = _chain(draft, parent, own)
    return Attribution(
        span=span,
        speaker=voice_spans,
        cue=cues,
        content=content,
        chain=links,
        origin=origin,
        act=cue.act,
        verb=cue.verb,
        segment=tree.number,
        parent=draft.parent,
        told_in=tuple(_outside([tree.span(*_sentence(tree, cue.token))], content)),
        accused=tree.span(*cue.accused) if cue.accused else None,
        basis=_basis(draft),
        quoted=_is_quoted(content, quoted),
        negated=cue.negated,
        implied=draft.implied,
    )


def _sentence(tree: Tree, token: int) -> tuple[int, int]:
    first, end = tree.sentences[tree.sentence[token]]
    return first, end - 1


def _outside(pieces: Iterable[Span], cut: Iterable[Span]) -> list[Span]:
    """Return the pieces without what the other spans cover."""
    left = list(pieces)
    for hole in cut:
        kept: list[Span] = []
        for piece in left:
            if not piece.overlaps(hole):
                kept.append(piece)
                continue
            if piece.start < hole.start:
                kept.append(Span(piece.start, hole.start))
            if hole.end < piece.end:
                kept.append(Span(hole.end, piece.end))
        left = kept
    return left


def _chain(draft: _Draft, parent: Attribution | None, own: Origin) -> tuple[tuple[Speaker, ...], Origin]:
    links = list(parent.chain) if parent else []
    origin = parent.origin if parent else own
    if draft.relay is not None:
        links.append(draft.relay)
    for voice, passes_on in ((draft.voice, draft.cited is not None), (draft.cited, False)):
        if voice is None:
            continue
        if voice.link is not None:
            link = replace(voice.link, role=Role.RELAY) if passes_on and _is_press(voice) else voice.link
            links.append(link)
        origin = voice.origin if voice.link is not None or not links else origin
    return _unrepeated(links), origin


def _is_press(voice: Voice) -> bool:
    return voice.person is None


def _unrepeated(links: list[Speaker]) -> tuple[Speaker, ...]:
    kept: list[Speaker] = []
    for link in links:
        if kept and kept[-1].name == link.name:
            continue
        kept.append(link)
    return tuple(kept)


def _is_quoted(content: tuple[Span, ...], quoted: tuple[Quotation, ...]) -> bool:
    total = sum(len(p) for p in content)
    return 2 * sum(p.overlap(q.span) for p in content for q in quoted) >= max(1, total)


def _basis(draft: _Draft) -> Basis | None:
    """How the speaker says it knows: by the verb of the content (*said he saw*), by the cue (*estimated*)."""
    knowing = speech().knowing
    tree, cue = draft.tree, draft.cue
    if cue.verb in knowing and cue.act is Act.BELIEVE:
        return knowing[cue.verb]
    for first, last in cue.content:
        for at in range(first, min(last, first + 6) + 1):
            subject = tree.own_subject(at)
            if (
                subject is None
                or tree.low[subject] not in {"i", "we", "he", "she", "it", "they"}
                or tree.pos[at] != "VERB"
            ):
                continue
            passive = tree.dep[subject] == "nsubjpass"
            if tree.low[at] in {"told", "informed"}:
                return Basis.TOLD if passive else None
            if tree.lemma[at] in {"see", "witness", "watch", "hear", "film", "photograph", "observe"} and not passive:
                return Basis.WITNESSED
            if tree.lemma[at] in {"receive", "learn"} and not passive:
                return Basis.TOLD
            return None
    return None
