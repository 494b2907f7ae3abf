"""Groups event words into what one claim tells: cause and harm together, mere mentions left."""

from onrecord.extract.claims.drafts import CAUSES, OUTCOMES, Draft
from onrecord.extract.claims.events import Trigger
from onrecord.extract.claims.frames import is_passive
from onrecord.extract.claims.fusing import fused, is_undone, once
from onrecord.extract.claims.governing import governor, light_verb
from onrecord.extract.claims.mentioned import claimable
from onrecord.extract.claims.negation import is_negated
from onrecord.extract.claims.numbers import Number
from onrecord.extract.claims.truces import truce_status
from onrecord.extract.claims.unreal import is_unreal
from onrecord.extract.clauses import Tree
from onrecord.knowledge.ontology import Ontology
from onrecord.model import Kind

_CAUSING = frozenset(
    {"in", "by", "during", "from", "to", "as", "of", "with", "after", "amid", "through", "under", "following", "when"}
)
_HARMED = frozenset({"harm", "damage", "trapped", "exit", "missing", "abduction", "detention"})


def group(tree: Tree, triggers: list[Trigger], numbers: list[Number], words: Ontology) -> list[Draft]:
    """Return the drafts of a segment, in the order of their main words."""
    drafts: list[Draft] = []
    by_sentence: dict[int, list[Trigger]] = {}
    for trigger in triggers:
        by_sentence.setdefault(tree.sentence[trigger.token], []).append(trigger)
    counted = {t for n in numbers for t in (n.noun, n.core) if t is not None}
    for listed in by_sentence.values():
        drafts.extend(_of_sentence(tree, listed, counted, words))
    return drafts


def _of_sentence(tree: Tree, listed: list[Trigger], counted: set[int], words: Ontology) -> list[Draft]:
    drafts = {t.token: _draft(tree, t, words) for t in listed}
    _absorb_causes(tree, drafts)
    _absorb_outcomes(tree, drafts)
    _absorb_clauses(tree, drafts)
    _absorb_before(tree, drafts)
    denied = _deny(tree, drafts)
    kept = [d for t, d in drafts.items() if t in denied or claimable(d, counted, words)]
    told = {d.truce_word for d in kept if d.truce_word is not None}
    kept = [d for d in kept if not _is_told_of(tree, d, drafts) and not is_unreal(tree, d.main, d.light)]
    return once(tree, fused(tree, [d for d in kept if d.main.token not in told]))


def _is_told_of(tree: Tree, draft: Draft, drafts: dict[int, Draft]) -> bool:
    """*Released 290 prisoners*, *12 hostages were killed*: those whom another event befalls make no claim beside it."""
    told = {"pobj", "dobj", "conj", "nsubj", "nsubjpass"}
    if draft.main.role != "bearers" and not (draft.main.role == "states" and tree.dep[draft.main.token] in told):
        return False
    above, relation = governor(tree, draft.main.token)
    numbered = {tree.dep[c] for c in tree.children[draft.main.token] if tree.pos[c] == "NUM"}
    if (relation == "with" and numbered & {"nsubj", "nummod"}) or "nsubj" in numbered:
        return False  # *killed six people, with 20 injured*, *54 dead, 120 injured and nine are missing*: others
    if tree.pos[above] == "NUM":
        above, relation = governor(tree, above)
    other = drafts.get(above)
    if relation == "including" and other is not None and _are_two_harms(draft, other):
        return False  # *87 casualties, including 32 deaths*
    return other is not None and other is not draft and relation != "" and other.main.sense.event.measure is not None


def _are_two_harms(one: Draft, other: Draft) -> bool:
    ours, theirs = one.main.sense.event, other.main.sense.event
    return ours.family == theirs.family == "harm" and ours.measure is not theirs.measure


def _draft(tree: Tree, trigger: Trigger, words: Ontology) -> Draft:
    draft = Draft(tree, trigger, [trigger])
    if trigger.nominal:
        draft.light = light_verb(tree, trigger.token, words.does, words.undergoes)
        above, relation = governor(tree, trigger.token)
        led = {"nsubj", "nsubjpass", "attr", *(["dobj"] if trigger.sense.event.kind is Kind.MOVEMENT else [])}
        if relation in led and tree.pos[above] in {"VERB", "AUX"}:
            draft.above = above
        if trigger.sense.event.kind is Kind.TRUCE:
            draft.truce, draft.truce_word = truce_status(tree, trigger.token, words)
    described = trigger.role in {"bearers", "states"} or tree.dep[trigger.token] in {"amod", "nmod"}
    if described and tree.pos[tree.clause[trigger.token]] in {"VERB", "AUX"}:
        draft.above = tree.clause[trigger.token]
    return draft


def _absorb_causes(tree: Tree, drafts: dict[int, Draft]) -> None:
    """A noun of attack that is subject or *in*, *by*, *from* of a harm is that harm's cause, not a second claim."""
    for token, draft in list(drafts.items()):
        trigger = draft.main
        if not trigger.nominal or trigger.sense.event.family not in CAUSES:
            continue
        above, relation = governor(tree, token)
        for _ in range(3):
            harmed = drafts.get(above)
            if harmed and harmed is not draft and _suffers(harmed, relation):
                if relation in {"nsubj", "nsubjpass"} and not _is_doer(tree, above, relation):
                    break
                if (relation in _CAUSING or relation == "nsubj") and not is_undone(tree, harmed):
                    harmed.causes.append(trigger)
                    del drafts[token]
                break
            if relation in _CAUSING and tree.pos[above] in {"NOUN", "PROPN"}:
                above, relation = governor(tree, above)
                continue
            break


def _absorb_outcomes(tree: Tree, drafts: dict[int, Draft]) -> None:
    """*The battle ended in 18 deaths*, *the raid caused 12 deaths*: what a verb of outcome joins is one claim."""
    for token, draft in list(drafts.items()):
        if not draft.main.nominal or draft.main.sense.event.family not in CAUSES:
            continue
        above, relation = governor(tree, token)
        if relation != "nsubj" or tree.lemma[above] not in OUTCOMES or is_passive(tree, above):
            continue
        for other, harmed in drafts.items():
            event = harmed.main.sense.event
            told = harmed.main.nominal and event.family in {"harm", "damage"} and event.measure is not None
            told = told and not is_undone(tree, harmed)
            if told and governor(tree, other) in {(above, "in"), (above, "dobj"), (above, "to"), (above, "with")}:
                harmed.causes.append(drafts.pop(token).main)
                break


def _absorb_clauses(tree: Tree, drafts: dict[int, Draft]) -> None:
    """*Strikes on positions that killed dozens*, *strikes targeting the town*: the noun and its clause are one."""
    for token, draft in list(drafts.items()):
        if draft.main.nominal or tree.dep[token] not in {"relcl", "acl"}:
            continue
        host = _described(tree, token, drafts)
        if host is None:
            continue
        ours, theirs = draft.main.sense.event, host.main.sense.event
        if host.main.nominal and theirs.family in CAUSES and ours.family in {"harm", "damage", "attack"}:
            passive = is_passive(tree, token)
            if ours.family == "attack" and passive:
                continue
            host.triggers.append(draft.main)
            del drafts[token]


def _deny(tree: Tree, drafts: dict[int, Draft]) -> set[int]:
    """A denial is about what is denied: *denied any killings* tells of killings. Returns the tokens of those."""
    told: set[int] = set()
    for token, draft in list(drafts.items()):
        if draft.main.sense.event.id != "denial" and not _is_disowned(tree, draft):
            continue
        inner = [t for t in drafts if t != token and _is_denied(tree, t, token)]
        if any(not drafts[t].main.nominal for t in inner):
            drafts.pop(token)
            continue
        inner = [t for t in inner if drafts[t].main.sense.event.kind is not Kind.RESPONSIBILITY]
        if inner:
            drafts[inner[0]].above = token
            drafts[inner[0]].denied = True
            told.add(inner[0])
            for other in (token, *inner[1:]):
                drafts.pop(other)
    return told


def _is_disowned(tree: Tree, draft: Draft) -> bool:
    """*Was not behind the attack*, *is not responsible for it*: blame that is negated denies what it names."""
    words = {draft.main.sense.event.id, *draft.main.sense.rest}
    return "blame" in words and bool(words & {"behind", "responsible"}) and is_negated(tree, draft.main.token)


def _is_denied(tree: Tree, token: int, denial: int) -> bool:
    """Whether a token hangs on a denial as what is denied, not as what is said beside it."""
    for _ in range(12):
        above = tree.head[token]
        if above == denial:
            said_before = tree.dep[token] == "ccomp" and token < denial  # *the army says so; the rebels deny it*
            return not said_before and tree.dep[token] not in {"conj", "advcl", "nsubj", "agent", "parataxis"}
        if above == token:
            return False
        token = above
    return False


def _absorb_before(tree: Tree, drafts: dict[int, Draft]) -> None:
    """*Strikes targeting ... have killed 12*: where the parse loses the subject, the noun of attack before is it."""
    for token, draft in list(drafts.items()):
        event = draft.main.sense.event
        if draft.main.nominal or event.family != "harm" or draft.causes or is_passive(tree, token):
            continue
        if tree.tag[token] not in {"VBD", "VBN", "VBP", "VBZ"} or tree.child(token, "dobj") is None:
            continue
        nouns = [t for t, d in drafts.items() if t < token and d.main.nominal and d.main.sense.event.family == "attack"]
        subject = tree.subject(token)
        if not nouns or (subject is not None and tree.segment.doc[subject].ent_type_ not in {"GPE", "LOC"}):
            continue
        before = max(nouns)
        finite = {t for t in range(before, token) if tree.tag[t] in {"VBD", "VBZ", "VBP"}}
        if finite <= set(tree.children[token]):
            draft.causes.append(drafts.pop(before).main)


def _described(tree: Tree, clause: int, drafts: dict[int, Draft]) -> Draft | None:
    """The draft of the noun that a clause describes, also where the parse hangs it on a noun further right."""
    at = tree.head[clause]
    for _ in range(6):
        if at in drafts:
            return drafts[at]
        if tree.dep[at] not in {"pobj", "prep", "conj", "appos", "compound"}:
            return None
        at = tree.head[at]
    return None


def _suffers(harmed: Draft, relation: str) -> bool:
    """Whether a draft tells the outcome of what a noun of attack names: a harm, or that it *hit*, *struck*."""
    family = harmed.main.sense.event.family
    if harmed.main.sense.event.needs_weapon and relation in {"in", "during"}:
        return True
    return family in _HARMED or (family == "attack" and not harmed.main.nominal and relation == "nsubj")


def _is_doer(tree: Tree, verb: int, relation: str) -> bool:
    return relation == "nsubj" and not is_passive(tree, verb)
