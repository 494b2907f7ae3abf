"""Finds who says what in a report: each level of reported speech with its chain of speakers and its origin."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace

from onrecord.extract.clauses import Tree, trees
from onrecord.extract.grounds import because
from onrecord.extract.names import NameMention
from onrecord.extract.parsed import Parsed
from onrecord.extract.speech import quotations
from onrecord.extract.speech.attributed import Attribution, Origin
from onrecord.extract.speech.continued import run_on
from onrecord.extract.speech.cues import Verbs
from onrecord.extract.speech.drafts import Draft
from onrecord.extract.speech.heard import Voice
from onrecord.extract.speech.nouns import Nouns
from onrecord.extract.speech.people import People
from onrecord.extract.speech.publishers import publisher_origin
from onrecord.extract.speech.quotations import Quotation
from onrecord.extract.speech.quoted import go_on, widen
from onrecord.extract.speech.speakers import Speakers
from onrecord.extract.speech.subjects import RELATIVES, can_speak
from onrecord.knowledge import EntityKind
from onrecord.knowledge.speech import Act, speech
from onrecord.model import Basis, OriginBasis, Role, Speaker
from onrecord.values import Span

_SHOWING = frozenset({"show", "indicate", "suggest", "reveal", "imply", "find"})
_PLAIN = frozenset({"say", "tell", "add"})

__all__ = ["Attribution", "Origin", "find", "innermost", "publisher_origin"]


def find(
    parsed: Parsed, names: tuple[NameMention, ...], laid_out: list[Tree] | None = None, people: People | None = None
) -> tuple[Attribution, ...]:
    """Return the attributions of a report, outer before inner where nested, in the order of their words."""
    laid_out = laid_out if laid_out is not None else trees(parsed.segments)
    people = people or People(parsed, names, laid_out)
    speakers = Speakers(parsed, names, people)
    quoted = quotations.find(parsed)
    drafts = _drafts(parsed, laid_out, speakers, quoted)
    widen(drafts, quoted)
    _nest(drafts)
    speakers.told = [piece for draft in drafts for piece in draft.content]
    for draft in drafts:
        _voice(draft, drafts, speakers)
    drafts = _kept(drafts)
    _nest(drafts)
    drafts += go_on(drafts, quoted, laid_out, speakers)
    drafts += run_on(drafts, quoted, laid_out)
    _nest(drafts)
    return _made(drafts, parsed, quoted)


def _drafts(parsed: Parsed, laid_out: list[Tree], speakers: Speakers, quoted: tuple[Quotation, ...]) -> list[Draft]:
    text = parsed.report.text
    commas = text.count(",") * 400 > len(text)  # plain English has one in about 80 code points
    drafts: list[Draft] = []
    for tree in laid_out:
        runs = (tree.at(q.span) for q in quoted if q.segment == tree.number)
        within = tuple(run for run in runs if run is not None)
        verbs = Verbs(tree, speakers.mentions(tree), within, commas=commas)
        cues = [*verbs.find(), *Nouns(tree, verbs.subjects, verbs.contents).find()]
        ordered = sorted(cues, key=lambda c: c.token)
        drafts += [Draft(cue, verbs.subjects, [tree.span(*run) for run in cue.content]) for cue in ordered]
    return drafts


def innermost(attributions: tuple[Attribution, ...], span: Span) -> Attribution | None:
    """Return the attribution in whose content a stretch stands, the innermost where several nest; None for none.

    Of two with the same content it is the verb's: who *denies claims by X that ...* answers for the denial.
    """
    covering = [a for a in attributions if a.covers(span)]
    return min(covering, key=lambda a: (sum(len(p) for p in a.content), a.nominal, -a.span.start), default=None)


# --- nesting ------------------------------------------------------------------------------------------


def _nest(drafts: list[Draft]) -> None:
    """Set for each cue the smallest content of another cue that it stands in; of two that hold each other none."""
    sizes = [sum(len(p) for p in d.content) for d in drafts]
    pieces = sorted((p.start, p.end, n) for n, d in enumerate(drafts) for p in d.content)
    starts = [start for start, _, _ in pieces]
    longest = max((end - start for start, end, _ in pieces), default=0)
    for draft in drafts:
        here = draft.here
        # A piece that holds the cue begins at most its own length before it: only those are looked at.
        first, last = bisect_left(starts, here.end - longest), bisect_right(starts, here.start)
        around = [
            (sizes[n], n)
            for _, end, n in pieces[first:last]
            if end >= here.end
            and drafts[n] is not draft
            and not any(p.contains(drafts[n].here) for p in draft.content)
            and not (draft.implied and not drafts[n].cue.cue)
        ]
        draft.parent = min(around)[1] if around else None


# --- voices -------------------------------------------------------------------------------------------


def _voice(draft: Draft, drafts: list[Draft], speakers: Speakers) -> None:
    cue = draft.cue
    if cue.joined is not None:
        leader = next((d for d in drafts if d.tree is draft.tree and d.cue.token == cue.joined), None)
        draft.voice = because((leader.cited or leader.voice) if leader is not None else None, "voice.joined")
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


def _relay(draft: Draft, speakers: Speakers) -> Speaker | None:
    """Who was told, where that is a publisher other than the report's own."""
    tree, hearer = draft.tree, draft.cue.hearer
    mention = next((m for m in speakers.mentions(tree) if hearer is not None and m.first <= hearer < m.last), None)
    if mention is None or mention.entity is None or mention.entity.kind is not EntityKind.PUBLISHER:
        return None
    if speakers.publisher is not None and speakers.publisher.id == mention.entity.id:
        return None
    relay = Speaker(name=mention.name, role=Role.RELAY, span=mention.span, entity=mention.entity.id)
    return because(relay, "voice.told", tree, draft.cue.token)


def _kept(drafts: list[Draft]) -> list[Draft]:
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


def _nameless(draft: Draft) -> bool:
    """Whether a cue without a voice is one nevertheless: *we*, or a pronoun that nobody before explains."""
    speaker = draft.cue.speaker
    return speaker is not None and draft.tree.pos[speaker] == "PRON" and draft.tree.low[speaker] not in RELATIVES


def _is_thing(draft: Draft) -> bool:
    """Whether the subject is nobody who speaks: *the blast showed that ...*; *said* asks less than *showed*."""
    voice, speaker = draft.cited or draft.voice, draft.cue.speaker if draft.cue.cited is None else draft.cue.cited
    if (
        voice is None
        or speaker is None
        or voice.origin.basis is not OriginBasis.UNNAMED_GROUP
        or (draft.cue.joined is not None and draft.cue.cited is None)
    ):
        return False
    if draft.tree.pos[speaker] == "PRON" or draft.tree.low[speaker] in {"another", "others", "some", "many"}:
        return False
    if can_speak(draft.tree, speaker, named=False):
        return draft.cue.verb in _SHOWING and draft.tree.lemma[speaker] in {"people", "man", "woman", "child"}
    return not (_is_of_minds(draft) and draft.tree.pos[speaker] in {"NOUN", "NUM"})


def _is_of_minds(draft: Draft) -> bool:
    """Whether only people do what the verb tells: to say, complain or argue, not to show or suggest."""
    known, verb = speech(), draft.cue.verb
    says = any(v.act is Act.SAY for v in known.verbs.get(verb, ()))
    return verb in _PLAIN or (says and verb not in known.words("around.showing"))


def _cite(draft: Draft, drafts: list[Draft]) -> None:
    """*..., the agency said, citing a medic*: the cited answers for what the verb above reports."""
    if draft.cited is None or _is_thing(draft):
        return
    tree, head = draft.tree, draft.tree.head[draft.cue.token]
    beside = [d for d in drafts if d.tree is tree and d is not draft and d.cited is None and d.content]
    above = [d for d in beside if d.cue.token == head]
    sentence = [d for d in beside if tree.sentence[d.cue.token] == tree.sentence[draft.cue.token]]
    for other in (*above, *sentence[-1:]):
        other.cited = because(draft.cited, "voice.cited", tree, draft.cue.token)
        other.citing = tuple(tree.span(*run) for run in draft.cue.cue)
        return


# --- the result ---------------------------------------------------------------------------------------


def _made(drafts: list[Draft], parsed: Parsed, quoted: tuple[Quotation, ...]) -> tuple[Attribution, ...]:
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


def _depth(drafts: list[Draft], number: int) -> int:
    depth, at = 0, drafts[number].parent
    while at is not None and depth < 20:
        depth, at = depth + 1, drafts[at].parent
    return depth


def _attribution(draft: Draft, parent: Attribution | None, own: Origin, quoted: tuple[Quotation, ...]) -> Attribution:
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
        nominal=cue.nominal,
        cited=(draft.cited.span,) if draft.citing and draft.cited is not None else (),
        citing=draft.citing,
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


def _chain(draft: Draft, parent: Attribution | None, own: Origin) -> tuple[tuple[Speaker, ...], Origin]:
    links = list(parent.chain) if parent else []
    origin = parent.origin if parent else own
    if draft.relay is not None:
        links.append(draft.relay)
    for voice, passes_on in ((draft.voice, draft.cited is not None), (draft.cited, False)):
        if voice is None:
            continue
        if voice.link is None and passes_on:  # the publisher's own reporter, who quotes another
            name = own.name or "publisher"
            link = Speaker(name=name, role=Role.RELAY, span=voice.span, entity=own.entity)
            links.append(because(link, "voice.reporter"))
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


def _basis(draft: Draft) -> Basis | None:
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
