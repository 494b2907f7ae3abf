"""Groups event words into what one claim tells: cause and harm together, joined harms together, mere mentions left."""

from dataclasses import dataclass, field

from onrecord.extract.claims.events import Trigger
from onrecord.extract.claims.frames import governor, is_passive, light_verb, only_describes
from onrecord.extract.claims.negation import harms_nobody, is_negated, noun_is_negated
from onrecord.extract.claims.numbers import Number
from onrecord.extract.claims.truces import truce_status
from onrecord.extract.claims.unreal import is_unreal
from onrecord.extract.clauses import Tree
from onrecord.knowledge.ontology import Ontology
from onrecord.model import Kind, Status

_CAUSING = frozenset(
    {"in", "by", "during", "from", "to", "as", "of", "with", "after", "amid", "through", "under", "following", "when"}
)
_HARMED = frozenset({"harm", "damage", "trapped", "exit", "missing", "abduction", "detention"})
_CAUSES = frozenset({"attack", "battle", "abuse", "siege", "territory", "operation"})
_OPINIONS = frozenset({Kind.RESPONSIBILITY, Kind.APPEAL})
_TARGETED = frozenset({"on", "against", "of", "by", "at", "between", "in", "near"})
_PARTICIPLE = frozenset({"advcl", "acl", "xcomp", "conj", "dep", "prep", "pcomp", "ccomp"})
_OUTCOMES = frozenset({"result", "end", "lead", "cause", "bring", "inflict", "produce", "see"})
_TOLL_REACH = 8  # tokens from *toll* to the *dead* of its own number
_ROOTS = frozenset({"ROOT"})
_MERE = frozenset({"be", "have", "become", "come", "go", "take"})  # verbs that by themselves tell nothing of a war


@dataclass(slots=True)
class Draft:
    """What will be one claim: its event words (`main` first), the noun that causes it, the verb a noun leans on.

    `reach` is given where the words that tell it are known beforehand: first and last token, both counted.
    """

    tree: Tree
    main: Trigger
    triggers: list[Trigger]
    causes: list[Trigger] = field(default_factory=list)
    light: int | None = None
    above: int | None = None
    truce: Status | None = None
    truce_word: int | None = None
    denied: bool = False
    reach: tuple[int, int] | None = None

    @property
    def predicate(self) -> int:
        """The token whose mood and tense are the claim's."""
        if self.truce_word is not None and self.main.nominal:
            return self.truce_word
        if not self.main.nominal and self.above is None:
            return self.main.token
        leaning = self.light if self.light is not None else self.above
        return leaning if leaning is not None else self.main.token

    @property
    def sentence(self) -> int:
        return self.tree.sentence[self.main.token]

    def tokens(self) -> list[int]:
        found = [t for trigger in (*self.triggers, *self.causes) for t in (trigger.first, trigger.last)]
        return found + [t for t in (self.light, self.truce_word) if t is not None]


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
    kept = [d for t, d in drafts.items() if t in denied or _claimable(d, counted, words)]
    told = {d.truce_word for d in kept if d.truce_word is not None}
    kept = [d for d in kept if not _is_told_of(tree, d, drafts) and not is_unreal(tree, d.main, d.light)]
    return _once(tree, _fused(tree, [d for d in kept if d.main.token not in told]))


def _is_told_of(tree: Tree, draft: Draft, drafts: dict[int, Draft]) -> bool:
    """*Released 290 prisoners*, *12 hostages were killed*: those whom another event befalls make no claim beside it."""
    told = {"pobj", "dobj", "conj", "nsubj", "nsubjpass"}
    if draft.main.role != "bearers" and not (draft.main.role == "states" and tree.dep[draft.main.token] in told):
        return False
    above, relation = governor(tree, draft.main.token)
    if tree.pos[above] == "NUM":
        above, relation = governor(tree, above)
    other = drafts.get(above)
    return other is not None and other is not draft and relation != "" and other.main.sense.event.measure is not None


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
        if not trigger.nominal or trigger.sense.event.family not in _CAUSES:
            continue
        above, relation = governor(tree, token)
        for _ in range(3):
            harmed = drafts.get(above)
            if harmed and harmed is not draft and _suffers(harmed, relation):
                if relation in {"nsubj", "nsubjpass"} and not _is_doer(tree, above, relation):
                    break
                if (relation in _CAUSING or relation == "nsubj") and not _is_undone(tree, harmed):
                    harmed.causes.append(trigger)
                    del drafts[token]
                break
            if relation in _CAUSING and tree.pos[above] in {"NOUN", "PROPN"}:
                above, relation = governor(tree, above)
                continue
            break


def _is_undone(tree: Tree, harmed: Draft) -> bool:
    """*The attack caused no deaths*, *killed nobody*: the attack took place, the harm did not."""
    token = harmed.main.token
    return noun_is_negated(tree, token) if harmed.main.nominal else is_negated(tree, token) or harms_nobody(tree, token)


def _absorb_outcomes(tree: Tree, drafts: dict[int, Draft]) -> None:
    """*The battle ended in 18 deaths*, *the raid caused 12 deaths*: what a verb of outcome joins is one claim."""
    for token, draft in list(drafts.items()):
        if not draft.main.nominal or draft.main.sense.event.family not in _CAUSES:
            continue
        above, relation = governor(tree, token)
        if relation != "nsubj" or tree.lemma[above] not in _OUTCOMES or is_passive(tree, above):
            continue
        for other, harmed in drafts.items():
            event = harmed.main.sense.event
            told = harmed.main.nominal and event.family in {"harm", "damage"} and event.measure is not None
            told = told and not _is_undone(tree, harmed)
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
        if host.main.nominal and theirs.family in _CAUSES and ours.family in {"harm", "damage", "attack"}:
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


# --- is it told, or merely mentioned? ---------------------------------------------------------


def _claimable(draft: Draft, counted: set[int], words: Ontology) -> bool:
    trigger, tree = draft.main, draft.tree
    if not trigger.nominal:
        return _verb_tells(tree, trigger, counted)
    role, event = trigger.role, trigger.sense.event
    if role in {"bearers", "tolls"}:
        above, relation = governor(tree, trigger.token)
        told = relation in {"nsubj", "nsubjpass"} and tree.lemma[above] in words.reports
        found = relation in {"nsubjpass", "dobj"} and tree.lemma[above] in words.finds and role == "bearers"
        announced = relation in {"dobj", "nsubjpass"} and tree.lemma[above] in words.reports
        one = (tree.lemma[above] in _OUTCOMES or announced) and role == "bearers" and _is_of_one(tree, trigger.token)
        return told or found or one or _lists(tree, trigger.token) or _has_number(tree, trigger, counted)
    if event.kind is Kind.TRUCE:
        return draft.truce is not None or draft.light is not None or event.status is not None
    if only_describes(tree, trigger.token, words.describes):
        return False
    if draft.light is not None:
        return True
    above, relation = governor(tree, trigger.token)
    if relation in {"like", "than", "unlike"} or tree.lemma[above] in words.recalls:
        return False  # a comparison is no claim
    if relation == "as" and tree.lemma[above] in {"describe", "characterise", "characterize", "regard", "treat"}:
        return event.kind is Kind.RESPONSIBILITY  # what it is called, not that it happened
    if event.kind is Kind.MOVEMENT:
        return relation in {"nsubj", "nsubjpass", "dobj", "ROOT"} or draft.truce is not None
    if event.kind is Kind.RESPONSIBILITY:
        return True
    if event.family == "war":
        return relation in {"nsubj", "nsubjpass"} and tree.lemma[above] in words.occurs - _MERE
    if event.kind is Kind.APPEAL:
        return relation in {"nsubj", "nsubjpass", "dobj"}
    if relation in {"nsubj", "nsubjpass"} and tree.lemma[above] in words.occurs | words.reports:
        return True
    if relation == "attr" or len(draft.triggers) > 1:
        return True
    if relation == "dobj" and tree.lemma[above] in words.reports:
        return True
    return _specific(tree, trigger, counted, words)


def _is_of_one(tree: Tree, token: int) -> bool:
    """*Led to the death of a guard*."""
    of = next((c for c in tree.children[token] if tree.low[c] == "of"), None)
    noun = tree.child(of, "pobj") if of is not None else None
    if noun is None:
        return False
    named = tree.tag[noun] == "NNP" and tree.segment.doc[noun].ent_type_ == "PERSON"
    return named or any(tree.low[c] in {"a", "an", "one", "another"} for c in tree.children[noun])


def _lists(tree: Tree, token: int) -> bool:
    """*The victims included five women*, *five were among the victims*, *the victims were identified as two men*."""
    above = tree.head[token]
    if tree.lemma[above] in {"identify", "name"} and tree.dep[token] in {"dobj", "nsubjpass"}:
        return any(tree.low[c] == "as" for c in tree.children[above])
    if tree.dep[token] == "pobj" and tree.low[above] in {"among", "amongst"}:
        return tree.lemma[tree.head[above]] == "be"
    return tree.dep[token] in {"nsubj", "nsubjpass"} and tree.lemma[tree.head[token]] == "include"


def _verb_tells(tree: Tree, trigger: Trigger, counted: set[int]) -> bool:
    """A participle that merely describes a noun (*the besieged town*) tells nothing unless a number goes with it."""
    token = trigger.token
    if tree.dep[token] in {"amod", "compound", "nmod"} and not trigger.sense.rest:
        return trigger.sense.event.kind not in _OPINIONS and _has_number(tree, trigger, counted)
    named = trigger.role == "states" and any(tree.dep[c] == "det" for c in tree.children[token])
    above, relation = governor(tree, token)
    if named and relation == "of" and tree.pos[above] == "NOUN":
        return _has_number(tree, trigger, counted)  # *the evacuation of the sick and the wounded*
    if tree.tag[token] == "VBG" and tree.dep[token] in {"csubj", "nsubj"}:
        return False  # *bombing hospitals is a crime*: of any, not of one
    return not (
        trigger.sense.event.family in {"battle", "deployment", "occupation"}
        and tree.dep[token] in {"acl", "relcl", "xcomp"}
    )


def _has_number(tree: Tree, trigger: Trigger, counted: set[int]) -> bool:
    first, last = tree.sentences[tree.sentence[trigger.token]]
    if trigger.role == "tolls":
        return any(first <= t < last for t in counted)
    near = {trigger.token, tree.head[trigger.token], *tree.children[trigger.token]}
    near |= {g for c in tree.children[trigger.token] if tree.low[c] == "of" for g in tree.children[c]}
    if any(tree.low[c] == "no" for c in tree.children[trigger.token]) or noun_is_negated(tree, trigger.token):
        return True
    return bool(near & counted)


def _specific(tree: Tree, trigger: Trigger, counted: set[int], words: Ontology) -> bool:
    """A noun of attack that says whose or on whom, or how many, tells of it (*coalition strikes on positions*)."""
    token = trigger.token
    if token in counted:
        return True
    whose = any(
        tree.dep[c] in {"compound", "amod", "nmod", "poss"}
        and (tree.lemma[c] in words.actors or tree.segment.doc[c].ent_type_ in {"NORP", "GPE", "ORG"})
        for c in tree.children[token]
    )
    preps = {tree.low[c] for c in tree.children[token] if tree.dep[c] in {"prep", "acl", "agent"}}
    targeted = preps & _TARGETED or any(tree.dep[c] == "acl" for c in tree.children[token])
    return bool(whose or targeted)


# --- fusing -----------------------------------------------------------------------------------


def _fused(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """Join what one clause tells of one happening: *bombed ..., killing 22*; *killed 44 and injured 140*."""
    kept: list[Draft] = []
    by_token = {d.main.token: d for d in drafts}
    gone: set[int] = set()
    for draft in sorted(drafts, key=lambda d: d.main.token):
        host = _host(tree, draft, by_token)
        while host is not None and host.main.token in gone:
            host = _host(tree, host, by_token)
        if host is None or host is draft or _is_undone(tree, host) is not _is_undone(tree, draft):
            kept.append(draft)
            continue
        host.triggers.extend(draft.triggers)
        host.causes.extend(draft.causes)
        gone.add(draft.main.token)
    return kept


def _once(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """Join two words of one clause for one event (*remain* and *trapped*), each perhaps with half of what it says."""
    kept: list[Draft] = []
    for draft in drafts:
        same = next((k for k in kept if _one_event(tree, k, draft)), None)
        if same is None:
            kept.append(draft)
        else:
            same.triggers.extend(draft.triggers)
            same.causes.extend(draft.causes)
    return kept


def _one_event(tree: Tree, one: Draft, other: Draft) -> bool:
    ours, theirs = one.main.sense.event, other.main.sense.event
    told = other.main.role in {"states", "bearers"} and other.main.token - one.main.token <= _TOLL_REACH
    if one.main.role == "tolls" and told and ours.measure is theirs.measure:
        return True  # *the toll has risen to 85 dead*
    if ours.id != theirs.id or ours.kind in {Kind.RESPONSIBILITY, Kind.APPEAL, Kind.TRUCE}:
        return False
    if one.main.nominal != other.main.nominal or ours.measure is not theirs.measure:
        return False
    a, b = tree.clause[one.main.token], tree.clause[other.main.token]
    near = abs(one.main.token - other.main.token) <= 4
    return near and (a == b or (tree.head[b] == a and tree.dep[b] in {"xcomp", "acomp", "oprd"}))


def _host(tree: Tree, draft: Draft, by_token: dict[int, Draft]) -> Draft | None:
    """Return the draft that this one is a part of, or None."""
    trigger = draft.main
    event = trigger.sense.event
    if trigger.nominal or event.family not in {"harm", "damage"}:
        return None
    token = trigger.token
    joined = tree.dep[token] == "conj"
    if joined and event.family == "damage" and tree.own_subject(token) is not None:
        return None
    if tree.dep[token] not in _PARTICIPLE:
        return None
    if not joined and (tree.tag[token] != "VBG" or tree.own_subject(token) is not None):
        return None
    if tree.dep[token] == "ccomp" and not joined:
        return None
    above = tree.head[token]
    for _ in range(8):
        host = by_token.get(above) or _leaning(tree, above, by_token)
        if host is not None and host is not draft:
            if _may_host(host, draft, joined):
                return host
            if joined or host.main.sense.event.kind is draft.main.sense.event.kind:
                return None
        if tree.pos[above] in {"VERB", "AUX"} and tree.dep[above] not in {"conj", "advcl", "acl", "xcomp"}:
            return None
        above = tree.head[above]
    return None


def _leaning(tree: Tree, verb: int, by_token: dict[int, Draft]) -> Draft | None:
    """The draft of a noun whose light verb or subject's verb this is (*launched an attack, killing five*)."""
    for draft in by_token.values():
        if draft.main.nominal and draft.main.sense.event.family in _CAUSES:
            above, relation = governor(tree, draft.main.token)
            if draft.light == verb or (above == verb and relation in {"nsubj", "dobj"}):
                return draft
    return None


def _may_host(host: Draft, draft: Draft, joined: bool) -> bool:
    ours, theirs = draft.main.sense.event, host.main.sense.event
    if theirs.family in {"harm", "damage"}:
        return ours.measure != theirs.measure or ours is not theirs
    return theirs.family in _CAUSES and not joined
