"""Where a thing stands that a claim tells of: denied, undone, planned, going on, over, done; with its mood."""

from dataclasses import dataclass

from onrecord.extract.claims.acts import neither_nor
from onrecord.extract.claims.conditions import on_condition
from onrecord.extract.claims.drafts import Draft
from onrecord.extract.claims.granted import taken_for_granted
from onrecord.extract.claims.modality import modality_of
from onrecord.extract.claims.negation import (
    harms_nobody,
    is_averted,
    is_denied_above,
    is_negated,
    is_no_longer,
    noun_is_negated,
    tried_in_vain,
)
from onrecord.extract.claims.revising import revised_above
from onrecord.extract.clauses import Tree
from onrecord.extract.grounds import because
from onrecord.extract.speech.attributed import Attribution
from onrecord.knowledge.contested import called, contested_words
from onrecord.knowledge.moods import mood
from onrecord.knowledge.speech import Act
from onrecord.model import Kind, Modality, Polarity, Revising, Section, Status

_NOT = frozenset({"not", "n't"})
_PAST = frozenset({"VBD", "VBN"})
_SAME_IN_THE_PAST = frozenset({"hit", "cut", "burst", "hurt", "set", "put", "shut", "spread", "beat"})


@dataclass(frozen=True, slots=True)
class Mood:
    """Where a thing stands, whether it is denied, in what mood it is put; what is done with words said before."""

    status: Status
    polarity: Polarity
    modality: Modality
    revises: Revising | None = None


def mood_of(draft: Draft, attribution: Attribution | None) -> Mood:
    """Read the mood of a draft from its predicate, the verbs above it and who reports it how."""
    tree, at = draft.tree, draft.predicate
    taken_back = revised_above(tree, draft.main.token)
    if taken_back is not None:
        rule = "revises.corrects" if taken_back[0] is Revising.CORRECTS else "revises.withdraws"
        because(taken_back[0], rule, tree, taken_back[1])
        return Mood(Status.UNKNOWN, Polarity.AFFIRMED, Modality.ASSERTED, taken_back[0])
    denied = _denied_by(draft, attribution)
    if denied is not None:
        because(Polarity.DENIED, denied, tree, draft.main.token)
        return Mood(Status.NOT_OCCURRED, Polarity.DENIED, Modality.ASSERTED)
    averted = is_averted(tree, draft.main.token) if draft.main.nominal else None
    if averted is False:
        because(Status.OCCURRED, "status.not_averted", tree, tree.head[draft.main.token])
        return Mood(Status.OCCURRED, Polarity.AFFIRMED, Modality.ASSERTED)
    modality = modality_of(draft, attribution)
    if modality is Modality.ASSERTED and on_condition(tree, at):
        modality = because(Modality.CONDITIONAL, "modality.if", tree, at)
    if averted:
        undone = modality is Modality.ASSERTED
        because(Status.NOT_OCCURRED if undone else Status.UNKNOWN, "status.averted", tree, tree.head[draft.main.token])
        return Mood(
            Status.NOT_OCCURRED if undone else Status.UNKNOWN,
            Polarity.AFFIRMED,
            Modality.ASSERTED if undone else Modality.CONDITIONAL,
        )
    if modality is Modality.ASSERTED and taken_for_granted(draft):
        return Mood(_asserted(draft, draft.main.token, negated=False), Polarity.AFFIRMED, modality)
    return Mood(_status(draft, at, modality, _is_undone(draft, at)), Polarity.AFFIRMED, modality)


def _beside_denial(draft: Draft) -> bool:
    """*Denied that they were behind it and condemned it*: a second act of speech is not what is denied."""
    spoken = draft.main.sense.event.kind in {Kind.RESPONSIBILITY, Kind.APPEAL}
    joined = draft.tree.dep[draft.main.token] == "conj" and draft.tree.own_subject(draft.main.token) is None
    return spoken and joined and draft.main.sense.event.family not in {"statement", "denial"}


def _denied_by(draft: Draft, attribution: Attribution | None) -> str | None:
    """The rule by which a draft is denied, or None."""
    if _beside_denial(draft) or _only_called(draft):
        return None
    if attribution is not None and attribution.act is Act.DENY and not attribution.negated:
        return None if _rejects_a_truce(draft) or neither_nor(draft.tree, attribution) else "polarity.said"
    event, role = draft.main.sense.event, draft.main.role
    denial = event.id == "denial" and (role == "expressions" or not _is_undone(draft, draft.predicate))
    if denial or draft.denied:
        return "polarity.denial"
    return "polarity.above" if is_denied_above(draft.tree, draft.main.token) else None


def _only_called(draft: Draft) -> bool:
    """*Denied that the strike was a war crime*: what it is called by law is denied, and not that there was one."""
    tree, at = draft.tree, draft.main.token
    copula = tree.head[at]
    if draft.main.sense.event.kind is not Kind.VIOLENCE or tree.dep[at] != "nsubj" or tree.lemma[copula] != "be":
        return False
    told = tree.child(copula, "attr", "acomp", "prep")
    if told is None or is_negated(tree, copula):
        return False
    first, last = tree.edges[told]
    return bool(called(" ".join(tree.low[first : last + 1]), contested_words().unlawful))


def _rejects_a_truce(draft: Draft) -> bool:
    """*Rejected a ceasefire* refuses it; nobody denies that there is one."""
    event = draft.main.sense.event
    return event.kind is Kind.TRUCE and event.id != "violation" and draft.truce is Status.NOT_OCCURRED


def _is_undone(draft: Draft, at: int) -> bool:
    """Whether a draft's verb, or its noun, is told of as not so."""
    tree, main = draft.tree, draft.main.token
    if draft.main.sense.event.kind is Kind.VIOLENCE and tree.low[draft.main.first] in _NOT:
        return False  # *did not survive*, *has not been seen since*: what the words deny is that nothing happened
    if is_negated(tree, at) and not _ranks(tree, at) and not _is_taken_as_there(draft, at):
        return True
    if draft.main.nominal and noun_is_negated(tree, main):
        return True
    if not draft.main.nominal and harms_nobody(tree, main):
        return True
    if draft.main.sense.rest and _is_negated_within(draft):
        return True
    return main != at and is_negated(tree, main)


def _is_taken_as_there(draft: Draft, at: int) -> bool:
    """*The truce was not enough*, *the shelling was not the army's doing*, *is not party to the deal*: they are there.

    A copula denies what it says of a thing: only of what is not true, possible or in place it denies that it is.
    """
    tree, main = draft.tree, draft.main.token
    said = tree.child(at, "attr", "acomp")
    if tree.lemma[at] != "be" or said is None or not draft.main.nominal:
        return False
    if tree.dep[main] == "nsubj" and tree.head[main] == at:
        return tree.lemma[said] not in mood("makes_real")
    return main != said and tree.under(main, said) and tree.lemma[said] in mood("takes_part")


def _is_negated_within(draft: Draft) -> bool:
    """*Said they were not behind it*: a phrase that has a negation between its words."""
    between = draft.tree.low[draft.main.first + 1 : draft.main.last]
    return not {"not", "n't", "never"}.isdisjoint(between)


def _ranks(tree: Tree, at: int) -> bool:
    """*The raid was not the first*, *was not an accident*: a copula denies what it was, not that it was."""
    ranked = tree.child(at, "attr", "acomp")
    if tree.lemma[at] != "be" or ranked is None or not any(tree.dep[c] == "neg" for c in tree.children[at]):
        return False
    told = {tree.low[ranked], *(tree.low[c] for c in tree.children[ranked])}
    return bool(told & mood("ranks"))


def _status(draft: Draft, at: int, modality: Modality, negated: bool) -> Status:
    kind = draft.main.sense.event.kind
    had_to = draft.tree.child(at, "xcomp") if draft.tree.lemma[at] == "have" else None
    at = at if had_to is None or not draft.main.nominal else had_to  # *the evacuation had to be postponed*
    if draft.main.nominal and kind in {Kind.MOVEMENT, Kind.TRUCE} and _cancels(draft.tree, at) and not negated:
        return because(Status.CANCELLED, "status.cancelled", draft.tree, at, *_with(draft.tree, at))
    if draft.main.nominal and kind is Kind.VIOLENCE and _cancels(draft.tree, at, "calls_off") and not negated:
        return because(Status.CANCELLED, "status.cancelled", draft.tree, at, *_with(draft.tree, at))
    if draft.main.sense.event.family == "statement":
        return Status.UNKNOWN
    if kind in {Kind.RESPONSIBILITY, Kind.APPEAL}:
        laid_on_nobody = negated and kind is Kind.RESPONSIBILITY
        return because(Status.NOT_OCCURRED, "status.negated", draft.tree, at) if laid_on_nobody else Status.UNKNOWN
    if modality is Modality.PLANNED and _is_dropped(draft.tree, at):
        return because(Status.CANCELLED, "status.plan_dropped", draft.tree, at)
    if modality is Modality.PLANNED:
        if negated:
            return because(Status.NOT_OCCURRED, "status.negated", draft.tree, at)
        return Status.ANNOUNCED if draft.truce is Status.ANNOUNCED else Status.PLANNED
    if modality is not Modality.ASSERTED:
        return Status.UNKNOWN
    return _of_truce(draft, at, negated) if kind is Kind.TRUCE else _asserted(draft, at, negated=negated)


def _with(tree: Tree, verb: int) -> list[int]:
    """What stands right after a verb and makes its sense: *took effect*, *called off*."""
    return [c for c in tree.children[verb] if c == verb + 1 and tree.dep[c] in {"prt", "dobj", "acomp", "oprd"}]


def _ends(draft: Draft) -> tuple[int, int]:
    return draft.main.first, draft.main.last


def _cancels(tree: Tree, at: int, words: str = "cancels") -> bool:
    particle = tree.child(at, "prt")
    spellings = [tree.lemma[at], *([f"{tree.lemma[at]} {tree.low[particle]}"] if particle is not None else [])]
    return any(spelt in mood(words) for spelt in spellings)


def _is_dropped(tree: Tree, at: int) -> bool:
    """*Plans to evacuate the hospital were dropped*, *scrapped its plan to bomb the bridge*."""
    noun = tree.head[at]
    if tree.dep[at] not in {"acl", "relcl"} or tree.lemma[noun] not in mood("intended"):
        return False
    return tree.dep[noun] in {"nsubjpass", "dobj"} and _cancels(tree, tree.head[noun], "drops")


def _of_truce(draft: Draft, at: int, negated: bool) -> Status:
    tree, event = draft.tree, draft.main.sense.event
    if event.id == "violation":
        return because(Status.VIOLATED, "status.violation", tree, draft.main.token)
    if negated and draft.truce is Status.IN_FORCE:
        if tree.lemma[at] in mood("keeps_truce"):
            return because(Status.VIOLATED, "status.not_kept", tree, at)
        if tree.lemma[at] in mood("lasts"):
            return because(Status.COLLAPSED, "status.not_held", tree, at)
    if negated:
        return because(Status.NOT_OCCURRED, "status.negated", tree, at)
    if tried_in_vain(tree, at):
        return because(Status.NOT_OCCURRED, "status.averted", tree, at)
    if draft.truce is not None:
        word = at if draft.truce_word is None else draft.truce_word
        return because(draft.truce, "status.truce_word", tree, word, *_with(tree, word))
    status = event.status or Status.IN_FORCE
    return because(status, "status.of_the_word" if event.status else "status.truce_told", tree, *_ends(draft))


def _asserted(draft: Draft, at: int, *, negated: bool) -> Status:
    tree, event = draft.tree, draft.main.sense.event
    if is_no_longer(tree, at):
        return because(Status.ENDED, "status.no_longer", tree, at)
    if negated and tree.lemma[at] in mood("halts") and draft.main.nominal and tree.dep[draft.main.token] == "dobj":
        return because(Status.OCCURRED, "status.not_averted", tree, at)
    if negated and tree.lemma[at] in mood("halts") and draft.main.nominal:
        return because(Status.ONGOING, "status.not_halted", tree, at)
    if negated:
        return because(Status.NOT_OCCURRED, "status.negated", tree, at)
    if tree.dep[at] == "xcomp" and tree.lemma[tree.head[at]] in mood("halts") and is_negated(tree, tree.head[at]):
        return because(Status.ONGOING, "status.not_halted", tree, tree.head[at])
    if event.status is Status.NOT_OCCURRED:
        return because(event.status, "status.of_the_word", tree, draft.main.token)
    if draft.main.nominal and _is_over(draft, at):
        return because(Status.ENDED, "status.over", tree, at)
    if draft.truce is not None:
        return because(draft.truce, "status.truce_word", tree, at)
    if tried_in_vain(tree, at):
        return because(Status.NOT_OCCURRED, "status.averted", tree, tree.head[tree.head[at]])
    if _tried(tree, at):  # *has been trying to surround it* goes on trying
        return because(Status.UNKNOWN, "status.tried", tree, tree.head[at])
    if event.status is not None and tree.tag[at] not in {"VBD"}:
        return because(event.status, "status.of_the_word", tree, *_ends(draft))
    if _goes_on(draft, at):
        return because(Status.ONGOING, "status.goes_on", tree, at)
    if _habit(draft, at):
        return because(Status.UNKNOWN, "status.habit", tree, at)
    return Status.OCCURRED


def _is_over(draft: Draft, at: int) -> bool:
    """*The shelling stopped*, *the siege was lifted*; not *the battle ended in 18 deaths*."""
    tree, noun = draft.tree, draft.main.token
    if draft.main.sense.event.family == "siege" and tree.lemma[at] in mood("lifts"):
        return tree.lemma[at] != "break" or tree.dep[noun] in {"dobj", "nsubjpass"}
    if tree.lemma[at] not in mood("halts") - {"die", "fall"}:
        return False
    if tree.dep[noun] == "nsubj" and tree.child(at, "dobj", "xcomp", "ccomp") is not None:
        return False
    return not any(tree.low[c] in {"in", "with"} and _counts_out(tree, c) for c in tree.children[at])


def _counts_out(tree: Tree, preposition: int) -> bool:
    noun = tree.child(preposition, "pobj")
    return noun is not None and tree.segment.doc[noun].ent_type_ not in {"GPE", "LOC", "DATE"}


def _tried(tree: Tree, at: int) -> bool:
    return tree.dep[at] in {"xcomp", "acl"} and tree.lemma[tree.head[at]] in {"try", "attempt"}


def _habit(draft: Draft, at: int) -> bool:
    """*They target hospitals*: a plain present in running text tells no one event, as a headline's does."""
    tree = draft.tree
    if tree.segment.section is not Section.BODY or tree.tag[at] not in {"VBZ", "VBP"} or tree.pos[at] == "AUX":
        return False
    if tree.tag[at] == "VBP" and tree.low[at] in _SAME_IN_THE_PAST:
        return False  # *rockets hit a school on Sunday*: the tagger cannot tell, and it is what reports tell of
    if draft.main.nominal and _is_a_trade(draft, at):
        return True
    first, last = tree.edges[at]
    relative = tree.dep[at] == "relcl" or (tree.dep[at] == "conj" and tree.dep[tree.head[at]] == "relcl")
    if relative and not any(tree.pos[t] == "NUM" for t in range(first, last + 1)):
        return True  # *a man who plants bombs*: what somebody does, and nothing that happened
    first, last = tree.sentences[draft.sentence]
    return last - first > 14 and not any(tree.pos[t] == "NUM" for t in range(first, last))


def _is_a_trade(draft: Draft, at: int) -> bool:
    """*He conducts roadside bombings*: of one who is known, with no day and no number, it is what he does."""
    tree, noun = draft.tree, draft.main.token
    subject = tree.own_subject(at)
    told_which = any(tree.dep[c] in {"det", "nummod", "poss"} for c in tree.children[noun])
    if subject is None or tree.low[subject] not in {"he", "she", "who"} or tree.tag[noun] != "NNS" or told_which:
        return False
    first, last = tree.sentences[draft.sentence]
    return not any(tree.segment.doc[t].ent_type_ in {"DATE", "TIME"} for t in range(first, last))


def _goes_on(draft: Draft, at: int) -> bool:
    tree = draft.tree
    if tree.lemma[at] in mood("goes_on") and draft.main.nominal and tree.tag[at] != "VBD":
        return True
    if draft.main.nominal and any(tree.low[c] in mood("ongoing") for c in tree.children[draft.main.token]):
        return True
    auxes = {tree.low[c] for c in tree.children[at] if tree.dep[c] in {"aux", "auxpass"}}
    if tree.tag[at] == "VBG" and auxes & {"is", "are", "'re", "'s", "been", "am"}:
        return True
    if tree.dep[at] == "xcomp" and tree.lemma[tree.head[at]] in mood("goes_on"):
        return True
    if draft.main.nominal and any(tree.low[c] in mood("underway") for c in tree.children[at]):
        return True
    if draft.main.nominal and any(tree.low[c] == "under" and _is_way(tree, c) for c in tree.children[at]):
        return tree.tag[at] in {"VBZ", "VBP"}
    if draft.main.nominal and tree.head[draft.main.token] != at:
        return tree.low[tree.head[draft.main.token]] == "under" and tree.tag[at] in {"VBZ", "VBP"}
    return False


def _is_way(tree: Tree, preposition: int) -> bool:
    """*Is under way*."""
    return any(tree.low[c] == "way" for c in tree.children[preposition])
