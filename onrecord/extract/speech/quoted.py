"""Gives each quotation to its speaker: by the cue beside it, the quotation before it, or who was just named."""

from onrecord.extract.clauses import Tree
from onrecord.extract.grounds import because
from onrecord.extract.speech.cues import Cue
from onrecord.extract.speech.drafts import Draft
from onrecord.extract.speech.quotations import Quotation
from onrecord.extract.speech.speakers import Speakers
from onrecord.extract.speech.subjects import FINITE, MARKS, Subjects, can_speak
from onrecord.knowledge.speech import Act
from onrecord.model import OriginBasis
from onrecord.values import Span

_LONGEST_LABEL = 12  # words before a colon that say who speaks


def widen(drafts: list[Draft], quoted: tuple[Quotation, ...]) -> None:
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


def _holds_cue(draft: Draft, span: Span) -> bool:
    return any(span.overlaps(draft.tree.span(*run)) for run in draft.cue.cue)


def _taken(drafts: list[Draft], draft: Draft, quotation: Quotation) -> bool:
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


def _stands_beside(draft: Draft, quotation: Quotation) -> bool:
    """A cue without content right after a quotation or right before it: *"...?" she asked.*"""
    if draft.cue.content or draft.cue.cited is not None or draft.cue.act in {Act.ACCUSE, Act.BLAME}:
        return False
    here = draft.here
    return 0 <= here.start - quotation.span.end <= 60 or 0 <= quotation.span.start - here.end <= 4


def go_on(drafts: list[Draft], quoted: tuple[Quotation, ...], laid_out: list[Tree], speakers: Speakers) -> list[Draft]:
    """Give a quotation that no cue brings in to the speaker of the quotation, or of the sentence, before it.

    Returns drafts for quotations before which somebody is named, and nobody is said to speak.
    """
    before: Draft | None = None
    before_at: Quotation | None = None
    made: list[Draft] = []
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
                because(quotation, "said.goes_on")
            else:
                owner = _floating(quotation, drafts, laid_out, speakers)
                made += [owner] if owner is not None else []
        before, before_at = owner, quotation if owner else None
    return made


def _owner(drafts: list[Draft], quotation: Quotation) -> Draft | None:
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
    drafts: list[Draft], quotation: Quotation, before: Draft | None, before_at: Quotation | None, speakers: Speakers
) -> Draft | None:
    """The cue of the quotation before, or the last cue of this paragraph or the one before; unless another person
    has been named since as the subject of a sentence."""
    if before is not None and before_at is not None and quotation.segment - before_at.segment <= 1:
        since = max(before_at.span.end, _spoken_by(before))
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
    if last is None or _others_since(drafts, quotation, _spoken_by(last), speakers):
        return None
    return last


def _spoken_by(draft: Draft) -> int:
    """Where the words end that say who speaks: *"...," said X, the clerk of Y. "..."* names nobody else."""
    voice = draft.cited or draft.voice
    after = voice.span.end if voice is not None and draft.tree.segment.span.contains(voice.span) else 0
    return max(draft.here.end, after)


def _others_since(drafts: list[Draft], quotation: Quotation, since: int, speakers: Speakers) -> bool:
    plain = (d for d in drafts if not d.cue.nominal and d.cue.phrase is None and d.parent is None)
    cues = any(since < d.here.start < quotation.span.start for d in plain)
    named = any(
        since < n.span.start < quotation.span.start and n.subject and not speakers.is_told(n.span)
        for n in speakers.people.named
    )
    return cues or named


def _after_colon(quotation: Quotation, laid_out: list[Tree], drafts: list[Draft], speakers: Speakers) -> Draft | None:
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
    tops = (i for i in range(first, before) if tree.dep[i] == "ROOT" or tree.head[i] > before)
    root = next((i for i in tops if tree.pos[i] in {"VERB", "AUX"}), None)
    speaker = subjects.of_clause(root) if root is not None else _label(tree, first, before)
    if speaker is None:
        return None
    voice = speakers.resolve(subjects, speaker, root if root is not None else before)
    if voice is None or (voice.origin.basis is OriginBasis.UNNAMED_GROUP and not can_speak(tree, speaker, named=False)):
        return None
    cue = Cue(token=before, verb=":", act=Act.SAY, cue=(), speaker=speaker, content=(at,))
    because(voice, "voice.before_colon", tree, before)
    draft = Draft(cue, subjects, [quotation.span])
    draft.voice = voice
    speakers.heard.add(voice)
    return draft


def _label(tree: Tree, first: int, colon: int) -> int | None:
    """*Anna X, governor: "..."*: the head of the few words before the colon, where none of them is a verb."""
    words = [i for i in range(first, colon) if tree.pos[i] != "SPACE" and tree.text[i] not in MARKS]
    if not words or len(words) > _LONGEST_LABEL or any(tree.tag[i] in FINITE for i in words):
        return None
    at = next((i for i in words if tree.pos[i] in {"NOUN", "PROPN"}), None)
    while at is not None and tree.head[at] in words and tree.head[at] > at:
        at = tree.head[at]
    return at


def _floating(quotation: Quotation, drafts: list[Draft], laid_out: list[Tree], speakers: Speakers) -> Draft | None:
    """A quotation with no cue near it: the person who is the subject of the sentence or paragraph before."""
    near = [
        n
        for n in speakers.people.named
        if n.subject
        and n.span.end <= quotation.span.start
        and quotation.segment - 1 <= n.segment
        and not speakers.is_told(n.span)
    ]
    if not near or not any(d.voice for d in drafts):
        return None
    tree = laid_out[quotation.segment]
    at = tree.at(quotation.span)
    if at is None:
        return None
    who = max(near, key=lambda n: n.span.start)
    cue = Cue(token=at[0], verb="", act=Act.SAY, cue=(), speaker=None, content=(at,))
    draft = Draft(cue, Subjects(tree, ()), [quotation.span], implied=True)
    draft.voice = because(speakers.of_person(who, who.span), "voice.named_before_quote")
    return draft
