"""Finds who says what in a report: each level of reported speech with its chain of speakers and its origin."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.extract import quotations
from onrecord.extract.attribution_cues import Cue, Verbs
from onrecord.extract.attribution_nouns import Nouns
from onrecord.extract.attribution_subjects import MARKS, RELATIVES, Subjects, can_speak
from onrecord.extract.attribution_types import Attribution, Origin
from onrecord.extract.clauses import Tree, trees
from onrecord.extract.names import NameMention
from onrecord.extract.parsed import Parsed
from onrecord.extract.quotations import Quotation
from onrecord.extract.speakers import Speakers, publisher_origin
from onrecord.extract.speakers_heard import Voice
from onrecord.extract.speakers_people import People
from onrecord.knowledge import EntityKind
from onrecord.knowledge.speech import Act, speech
from onrecord.model import Basis, OriginBasis, Role, Speaker
from onrecord.values import Span

_SHOWING = frozenset({"show", "indicate", "suggest", "reveal", "imply", "find"})
_PLAIN = frozenset({"say", "tell", "add"})

__all__ = ["Attribution", "Origin", "find", "innermost", "publisher_origin"]


@dataclass(slots=True)
class _Draft:
    """A cue on its way to an attribution; content is in spans of the report."""

    cue: Cue
    subjects: Subjects
    content: list[Span]
    parent: int | None = None
    voice: Voice | None = None
    relay: Speaker | None = None
    cited: Voice | None = None
    quoted: bool = False
    implied: bool = False

    @property
    def tree(self) -> Tree:
        return self.subjects.tree

    @property
    def here(self) -> Span:
        """Where the cue's chief word stands."""
        return self.tree.span(self.cue.token, self.cue.token)


def find(
    parsed: Parsed, names: tuple[NameMention, ...], laid_out: list[Tree] | None = None, people: People | None = None
) -> tuple[Attribution, ...]:
    """Return the attributions of a report, outer before inner where nested, in the order of their words."""
    laid_out = laid_out if laid_out is not None else trees(parsed.segments)
    people = people or People(parsed, names, laid_out)
    speakers = Speakers(parsed, names, people)
    quoted = quotations.find(parsed)
    drafts = _drafts(parsed, laid_out, speakers, quoted)
    _widen(drafts, quoted)
    _nest(drafts)
    for draft in drafts:
        _voice(draft, drafts, speakers)
    drafts = _kept(drafts)
    _nest(drafts)
    drafts += _continue(drafts, quoted, laid_out, speakers)
    _nest(drafts)
    return _made(drafts, parsed, quoted)


def _drafts(parsed: Parsed, laid_out: list[Tree], speakers: Speakers, quoted: tuple[Quotation, ...]) -> list[_Draft]:
    text = parsed.report.text
    commas = text.count(",") * 400 > len(text)  # plain English has one in about 80 code points
    drafts = []
    for tree in laid_out:
        begins = frozenset(at[0] for q in quoted if q.segment == tree.number and (at := tree.at(q.span)) is not None)
        verbs = Verbs(tree, speakers.mentions(tree), begins, commas=commas)
        cues = [*verbs.find(), *Nouns(tree, verbs.subjects, verbs.contents).find()]
        for cue in sorted(cues, key=lambda c: c.token):
            drafts.append(_Draft(cue, verbs.subjects, [tree.span(*run) for run in cue.content]))
    return drafts


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
            if quotation.span.contains(draft.here):
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
        and not quotation.span.contains(other.here)
        and any(p.contains(quotation.span) for p in other.content)
        and not any(p.contains(other.here) for p in draft.content)
        for other in drafts
    )


def _stands_beside(draft: _Draft, quotation: Quotation) -> bool:
    """A cue without content right after a quotation or right before it: *"...?" she asked.*"""
    if draft.cue.content or draft.cue.cited is not None or draft.cue.act in {Act.ACCUSE, Act.BLAME}:
        return False
    here = draft.here
    return 0 <= here.start - quotation.span.end <= 60 or 0 <= quotation.span.start - here.end <= 4


def _continue(
    drafts: list[_Draft], quoted: tuple[Quotation, ...], laid_out: list[Tree], speakers: Speakers
) -> list[_Draft]:
    """Give a quotation that no cue brings in to the speaker of the quotation, or of the sentence, before it.

    Returns drafts for quotations before which somebody is named, and nobody is said to speak.
    """
    before: _Draft | None = None
    before_at: Quotation | None = None
    made: list[_Draft] = []
    for quotation in quoted:
        if not quotation.is_statement:
            continue
        owner = _owner(drafts, quotation)
        if owner is None and not _is_term(quotation, laid_out):
            owner = _after_colon(quotation, laid_out, drafts, speakers)
            made += [owner] if owner is not None else []
        if owner is None and not _is_term(quotation, laid_out):
            owner = _carried_on(drafts, quotation, before, before_at, speakers)
            if owner is not None:
                owner.content = sorted([*owner.content, quotation.span])
            else:
                owner = _floating(quotation, drafts, laid_out, speakers)
                made += [owner] if owner is not None else []
        before, before_at = owner, quotation if owner else None
    return made


def _owner(drafts: list[_Draft], quotation: Quotation) -> _Draft | None:
    owners = [d for d in drafts if any(2 * p.overlap(quotation.span) >= len(quotation.span) for p in d.content)]
    outer = [d for d in owners if not quotation.span.contains(d.here)]
    return min(outer, key=lambda d: sum(len(p) for p in d.content), default=None)


def _is_term(quotation: Quotation, laid_out: list[Tree]) -> bool:
    """Words in marks within a sentence that is not theirs: *described as a "..." by some*."""
    tree = laid_out[quotation.segment]
    at = tree.at(quotation.span)
    if at is None:
        return True
    first, end = tree.sentences[tree.sentence[at[0]]]
    if tree.sentence[at[0]] != tree.sentence[at[1]]:
        return False
    ahead = [i for i in range(first, at[0]) if tree.text[i] not in MARKS and tree.pos[i] != "SPACE"]
    behind = [i for i in range(at[1] + 1, end) if tree.pos[i] not in {"PUNCT", "SPACE"} and tree.text[i] not in MARKS]
    return (bool(ahead) and tree.text[ahead[-1]] not in {":", ","}) or len(behind) > 1


def _carried_on(
    drafts: list[_Draft], quotation: Quotation, before: _Draft | None, before_at: Quotation | None, speakers: Speakers
) -> _Draft | None:
    """The cue of the quotation before, or the last cue of this paragraph or the one before; unless another person
    has been named since as the subject of a sentence."""
    if before is not None and before_at is not None and quotation.segment - before_at.segment <= 1:
        since = max(before_at.span.end, before.here.end)
        if not _others_since(drafts, quotation, since, speakers):
            return before
    closest = [
        d
        for d in drafts
        if not d.cue.nominal
        and (d.cited or d.voice) is not None
        and d.parent is None
        and quotation.segment - 1 <= d.tree.number <= quotation.segment
        and d.here.end <= quotation.span.start
    ]
    last = max(closest, key=lambda d: d.here.start, default=None)
    if last is None or _others_since(drafts, quotation, last.here.end, speakers):
        return None
    return last


def _others_since(drafts: list[_Draft], quotation: Quotation, since: int, speakers: Speakers) -> bool:
    plain = (d for d in drafts if not d.cue.nominal and d.cue.phrase is None and d.parent is None)
    cues = any(since < d.here.start < quotation.span.start for d in plain)
    named = any(since < n.span.start < quotation.span.start and n.subject for n in speakers.people.named)
    return cues or named


def _after_colon(quotation: Quotation, laid_out: list[Tree], drafts: list[_Draft], speakers: Speakers) -> _Draft | None:
    """*The minister defended the strike: "..."*: the subject of the sentence that ends with the colon speaks."""
    tree = laid_out[quotation.segment]
    at = tree.at(quotation.span)
    before = at[0] - 1 if at is not None else -1
    while before >= 0 and (tree.text[before] in MARKS or tree.pos[before] == "SPACE"):
        before -= 1
    if at is None or before < 0 or tree.text[before] != ":":
        return None
    subjects = next((d.subjects for d in drafts if d.tree is tree), None) or Subjects(tree, speakers.mentions(tree))
    first, _ = tree.sentences[tree.sentence[before]]
    root = next((i for i in range(first, before) if tree.dep[i] == "ROOT"), None)
    speaker = subjects.of_clause(root) if root is not None else None
    if speaker is None:
        return None
    voice = speakers.resolve(subjects, speaker, root if root is not None else before)
    if voice is None or (voice.origin.basis is OriginBasis.UNNAMED_GROUP and not can_speak(tree, speaker, named=False)):
        return None
    cue = Cue(token=before, verb=":", act=Act.SAY, cue=(), speaker=speaker, content=(at,))
    draft = _Draft(cue, subjects, [quotation.span])
    draft.voice = voice
    speakers.heard.add(voice)
    return draft


def _floating(quotation: Quotation, drafts: list[_Draft], laid_out: list[Tree], speakers: Speakers) -> _Draft | None:
    """A quotation with no cue near it: the person who is the subject of the sentence or paragraph before."""
    near = [
        n
        for n in speakers.people.named
        if n.subject and n.span.end <= quotation.span.start and quotation.segment - 1 <= n.segment
    ]
    if not near or not any(d.voice for d in drafts):
        return None
    tree = laid_out[quotation.segment]
    at = tree.at(quotation.span)
    if at is None:
        return None
    who = max(near, key=lambda n: n.span.start)
    cue = Cue(token=at[0], verb="", act=Act.SAY, cue=(), speaker=None, content=(at,))
    draft = _Draft(cue, Subjects(tree, ()), [quotation.span], implied=True)
    draft.voice = speakers.of_person(who, who.span)
    return draft


# --- nesting ------------------------------------------------------------------------------------------


def _nest(drafts: list[_Draft]) -> None:
    """Set for each cue the smallest content of another cue that it stands in; of two that hold each other none."""
    sizes = [sum(len(p) for p in d.content) for d in drafts]
    for draft in drafts:
        here = draft.here
        around = [
            (sizes[n], n)
            for n, other in enumerate(drafts)
            if other is not draft
            and any(p.contains(here) for p in other.content)
            and not any(p.contains(other.here) for p in draft.content)
            and not (draft.implied and not other.cue.cue)
        ]
        draft.parent = min(around)[1] if around else None


# --- voices -------------------------------------------------------------------------------------------


def _voice(draft: _Draft, drafts: list[_Draft], speakers: Speakers) -> None:
    cue = draft.cue
    if cue.joined is not None:
        leader = next((d for d in drafts if d.tree is draft.tree and d.cue.token == cue.joined), None)
        draft.voice = (leader.cited or leader.voice) if leader is not None else None
    if draft.voice is None and cue.speaker is not None:
        draft.voice = speakers.resolve(draft.subjects, cue.speaker, cue.token)
    if cue.cited is not None:
        draft.cited = speakers.resolve(draft.subjects, cue.cited, cue.token)
    if cue.hearer is not None:
        draft.relay = _relay(draft, speakers)
    voice = draft.cited or draft.voice
    above = drafts[draft.parent].voice if draft.parent is not None else None
    retold = above is not None and above.person is not None and voice is not None and voice.person is not None
    if voice is not None and cue.act is not Act.BELIEVE and not _is_thing(draft) and not retold:
        speakers.heard.add(voice)


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
        if not draft.content or (draft.voice is None and draft.cited is None and not cue.bare and not _nameless(draft)):
            continue
        if draft.voice is not None and draft.cited is None and _is_thing(draft):
            continue
        kept.append(draft)
    return kept


def _nameless(draft: _Draft) -> bool:
    """Whether a cue without a voice is one nevertheless: *we*, or a pronoun that nobody before explains."""
    speaker = draft.cue.speaker
    return speaker is not None and draft.tree.pos[speaker] == "PRON" and draft.tree.low[speaker] not in RELATIVES


def _is_thing(draft: _Draft) -> bool:
    """Whether the subject is nobody who speaks: *the blast showed that ...*; *said* asks less than *showed*."""
    voice, speaker = draft.cited or draft.voice, draft.cue.speaker if draft.cue.cited is None else draft.cue.cited
    if voice is None or speaker is None or voice.origin.basis is not OriginBasis.UNNAMED_GROUP or draft.cue.joined:
        return False
    if draft.tree.pos[speaker] == "PRON" or draft.tree.low[speaker] in {"another", "others", "some", "many"}:
        return False
    if can_speak(draft.tree, speaker, named=False):
        return draft.cue.verb in _SHOWING and draft.tree.lemma[speaker] in {"people", "man", "woman", "child"}
    return not (draft.cue.verb in _PLAIN and draft.tree.pos[speaker] == "NOUN")


def _cite(draft: _Draft, drafts: list[_Draft]) -> None:
    """*..., the agency said, citing a medic*: the cited answers for what the verb above reports."""
    if draft.cited is None or _is_thing(draft):
        return
    tree, head = draft.tree, draft.tree.head[draft.cue.token]
    beside = [d for d in drafts if d.tree is tree and d is not draft and d.cited is None and d.content]
    above = [d for d in beside if d.cue.token == head]
    sentence = [d for d in beside if tree.sentence[d.cue.token] == tree.sentence[draft.cue.token]]
    for other in (*above, *sentence[-1:]):
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
    voice_spans = () if cue.speaker is None else (tree.span(*draft.subjects.run(cue.speaker, cue.token)),)
    if draft.voice is not None and cue.speaker is not None and cue.joined is None:
        voice_spans = (draft.voice.span,)
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
        told_in=tuple(_outside([tree.span(*_sentence(tree, cue.token))], content)) if not draft.implied else (),
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
        if voice.link is None and passes_on:  # the publisher's own reporter, who quotes another
            name = own.name or "publisher"
            links.append(Speaker(name=name, role=Role.RELAY, span=voice.span, entity=own.entity))
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
            if passive or any(tree.dep[c] == "neg" for c in tree.children[at]):
                return None
            seen = tree.tag[at] in {"VBD", "VBN"} or knowing.get(tree.lemma[at]) is not Basis.WITNESSED
            return knowing.get(tree.lemma[at]) if seen else None
    return None
