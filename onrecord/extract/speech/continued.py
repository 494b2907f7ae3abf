"""Lets indirect speech run on past its sentence, where the tense or the sentences around show that it does."""

from dataclasses import dataclass

from onrecord.extract.clauses import Tree
from onrecord.extract.grounds import because
from onrecord.extract.speech.content import tidy
from onrecord.extract.speech.cues import Cue
from onrecord.extract.speech.drafts import Draft
from onrecord.extract.speech.quotations import Quotation
from onrecord.extract.speech.subjects import MARKS
from onrecord.knowledge.speech import Act

_TELLING = frozenset({Act.SAY, Act.REPORT, Act.CLAIM, Act.CONFIRM, Act.ADMIT, Act.ANNOUNCE})
_TAKEN_UP = frozenset({"he", "she", "they", "his", "her", "their"})
_LONGEST = 2  # sentences between two that one speaker says
_PAST = frozenset({"VBD", "VBN"})


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence, who told it in indirect speech if anybody did, and whether it is nobody's so far."""

    number: int
    teller: Draft | None
    free: bool


def run_on(drafts: list[Draft], quoted: tuple[Quotation, ...], laid_out: list[Tree]) -> list[Draft]:
    """Return a draft for each sentence without cue that goes on with the indirect speech before it.

    It does in a paragraph where it takes up somebody's words by a pronoun, in the tense of reported speech (*they had
    fled*, *it would return*); and where the same speaker goes on after it. The tense alone is not enough: of five such
    sentences read in 105 reports, one was the speaker's, the others what the publisher added.
    """
    made: list[Draft] = []
    for tree in laid_out:
        here = [d for d in drafts if d.tree is tree]
        if not here or len(tree.sentences) < 2:
            continue
        sentences = [_sentence(tree, n, here, quoted) for n in range(len(tree.sentences))]
        made += _backshifted(tree, sentences)
        made += [d for d in _between(tree, sentences) if not any(d.cue.token == m.cue.token for m in made)]
    return made


def _sentence(tree: Tree, number: int, here: list[Draft], quoted: tuple[Quotation, ...]) -> _Sentence:
    first, end = tree.sentences[number]
    span = tree.span(first, end - 1)
    cues = [d for d in here if tree.sentence[d.cue.token] == number]
    told = any(p.overlaps(span) for d in here for p in d.content)
    marks = any(q.span.overlaps(span) for q in quoted) or any(tree.text[i] in MARKS for i in range(first, end))
    return _Sentence(number, _teller(tree, cues) if not marks else None, free=not cues and not told and not marks)


def _teller(tree: Tree, cues: list[Draft]) -> Draft | None:
    """The one whose words the whole sentence is: its outermost cue, of somebody known, in the past tense."""
    outer = [d for d in cues if d.parent is None]
    if len(outer) != 1 or outer[0].cue.nominal or outer[0].cue.act not in _TELLING or outer[0].cue.negated:
        return None
    told_in_past = tree.tag[outer[0].cue.token] in _PAST
    return outer[0] if told_in_past and (outer[0].cited or outer[0].voice) is not None else None


def _backshifted(tree: Tree, sentences: list[_Sentence]) -> list[Draft]:
    made: list[Draft] = []
    teller: Draft | None = None
    for sentence in sentences:
        number = sentence.number
        if sentence.free and teller is not None and _takes_up(tree, number) and _is_reported_tense(tree, number):
            made.append(because(_draft(tree, number, teller), "speech.tense_goes_on"))
        else:
            teller = sentence.teller
    return made


def _is_reported_tense(tree: Tree, number: int) -> bool:
    """Whether the main verb is in the tense that reporting puts words in: *had fled*, *would return*."""
    first, end = tree.sentences[number]
    root = next((i for i in range(first, end) if tree.dep[i] == "ROOT"), None)
    if root is None:
        return False
    helping = [tree.low[c] for c in tree.children[root] if tree.dep[c] == "aux" and c < root]
    return ("had" in helping and tree.tag[root] == "VBN") or ("would" in helping)


def _between(tree: Tree, sentences: list[_Sentence]) -> list[Draft]:
    """*X said one thing. They did another. They did a third, X said.*"""
    made: list[Draft] = []
    for before in sentences:
        run = 0
        while before.number + run + 1 < len(sentences) and sentences[before.number + run + 1].free:
            run += 1
        after = sentences[before.number + run + 1] if before.number + run + 1 < len(sentences) else None
        if not 0 < run <= _LONGEST or before.teller is None or after is None or after.teller is None:
            continue
        between = range(before.number + 1, before.number + run + 1)
        goes_on = all(_takes_up(tree, n) or _is_reported_tense(tree, n) for n in between)
        if goes_on and _one_voice(before.teller, after.teller):
            made += [because(_draft(tree, n, before.teller), "speech.one_speaker_around") for n in between]
    return made


def _one_voice(one: Draft, other: Draft) -> bool:
    ours, theirs = one.cited or one.voice, other.cited or other.voice
    return ours is not None and theirs is not None and ours.link is not None and ours.origin == theirs.origin


def _takes_up(tree: Tree, number: int) -> bool:
    return tree.low[tree.sentences[number][0]] in _TAKEN_UP


def _draft(tree: Tree, number: int, teller: Draft) -> Draft:
    first, end = tree.sentences[number]
    runs = tidy(tree, first, end - 1)
    cue = Cue(token=first, verb="", act=Act.SAY, cue=(), speaker=None, content=runs)
    draft = Draft(cue, teller.subjects, [tree.span(*run) for run in runs], implied=True)
    draft.voice, draft.cited, draft.relay = teller.voice, teller.cited, teller.relay
    return draft
