"""In what mood a thing is told: asserted, planned, foretold, supposed or demanded, by the words over and beside it."""

from onrecord.extract.claims.acts import by_act
from onrecord.extract.claims.asked import asks_whether, is_asked, is_inverted, is_of_whoever, is_told_to, plea_before
from onrecord.extract.claims.conditions import FORETELLS, is_condition_itself, is_threatened, supposed, supposing
from onrecord.extract.claims.drafts import Draft
from onrecord.extract.claims.frames import is_passive
from onrecord.extract.claims.governing import is_what_for
from onrecord.extract.claims.granted import given_as_reason, taken_for_granted
from onrecord.extract.claims.negation import is_negated, noun_is_negated, says_nobody, tried_in_vain
from onrecord.extract.clauses import Tree
from onrecord.extract.grounds import because
from onrecord.extract.speech.attributed import Attribution
from onrecord.knowledge.moods import mood
from onrecord.knowledge.speech import Act
from onrecord.model import Kind, Modality, Status

_MEANT = frozenset({"mean", "intend", "plan", "prepare", "destine", "earmark"})
_HOLDING = frozenset({"include", "number", "involve", "contain"})  # verbs of how things stand
_STEPS = 6  # words climbed from an event's word to what governs its mood
_COPULAS = frozenset({"be", "appear", "seem", "look", "remain", "become"})
_MOUNTS = frozenset({"rise", "climb", "grow", "increase", "mount", "reach", "exceed", "top", "go"})  # what a toll does
_TELLING = frozenset({"tell", "press", "command", "direct", "call"})  # *directed the attack*: it was made
_TRANSPARENT = frozenset(
    {"xcomp", "acl", "advcl", "pcomp", "prep", "pobj", "dobj", "nsubj", "nsubjpass", "acomp", "oprd", "attr", "conj"}
    | {"agent"}
)
_ASKS_FOR = frozenset({"call", "appeal", "plead", "press", "push", "wait"})
_AGREED = frozenset({"deal", "agreement", "plan", "term", "accord", "proposal", "truce", "ceasefire"})


def modality_of(draft: Draft, attribution: Attribution | None) -> Modality:
    """Return the mood of a draft, by its own words, those that govern it, and what its speaker does in saying it."""
    tree, at = draft.tree, draft.predicate
    event = draft.main.sense.event
    if event.modality is not None and draft.main.token == at:
        return because(event.modality, "modality.of_the_word", tree, at, draft.main.last)
    if taken_for_granted(draft):
        return because(Modality.ASSERTED, "modality.granted", tree, draft.main.token)
    found = _of_words(draft, at, attribution)
    if found is Modality.ASSERTED and draft.truce is Status.PLANNED:
        return because(Modality.PLANNED, "modality.truce_word", tree, at)
    if found in {Modality.PLANNED, Modality.PREDICTED}:
        if supposed(tree, at) and not is_threatened(tree, at, attribution):
            return because(Modality.CONDITIONAL, "modality.if", tree, at)
        if asks_whether(tree, at):
            return because(Modality.CONDITIONAL, "modality.question", tree, tree.sentences[tree.sentence[at]][0])
        return _befalling(draft, at, found)
    if found is Modality.ASSERTED and attribution is not None and not given_as_reason(tree, at):
        return by_act(tree, at, attribution)
    return found


def _befalling(draft: Draft, at: int, found: Modality) -> Modality:
    """*Many will die*: nobody plans what befalls him; it is foretold."""
    tree, event = draft.tree, draft.main.sense.event
    suffered = is_passive(tree, at) and tree.child(at, "agent") is None and event.id != "execution"
    if found is Modality.PLANNED and (suffered or draft.main.role in {"befalls", "states"}):
        harmed = event.family == "harm" or event.id == "shooting"
        suffers = harmed and _auxiliaries(tree, at) & (mood("future") | mood("would"))
        return because(Modality.PREDICTED, "modality.befalls", tree, at) if suffers else found
    return found


# --- the words of the clause itself -----------------------------------------------------------------


def _of_words(draft: Draft, at: int, attribution: Attribution | None) -> Modality:
    tree = draft.tree
    if is_inverted(tree, at):
        return because(Modality.CONDITIONAL, "modality.inverted", tree, at)
    if tree.dep[_top(tree, at)] == "ROOT" and is_asked(tree, _top(tree, at)):
        return because(Modality.CONDITIONAL, "modality.question", tree, tree.sentences[tree.sentence[at]][1] - 1)
    noun = draft.main.token
    negated = is_negated(tree, at) or noun_is_negated(tree, noun)
    if draft.main.nominal and _qualified(tree, noun, mood("thinkable")) and not negated:
        return because(Modality.CONDITIONAL, "modality.any_noun", tree, noun)
    if draft.main.sense.event.kind is Kind.TRUCE and draft.main.nominal and _is_talked_of(tree, noun):
        return because(Modality.PLANNED, "modality.talked_of", tree, noun)
    found = _own(tree, at, attribution) or (_over_noun(draft, at) if draft.main.nominal else None)
    if found is None:
        found = _above(tree, at, attribution)
    if found is not None:
        return found
    if is_asked(tree, at) or (asks_whether(tree, at) and tree.dep[at] == "acl" and tree.dep[tree.head[at]] == "nsubj"):
        return because(Modality.CONDITIONAL, "modality.question", tree, tree.sentences[tree.sentence[at]][1] - 1)
    return Modality.ASSERTED


def _top(tree: Tree, at: int) -> int:
    """The verb that an infinitive completes: *is the army planning to storm the camp?*."""
    while tree.dep[at] == "xcomp" and tree.head[at] != at:
        at = tree.head[at]
    return at


def _is_talked_of(tree: Tree, noun: int) -> bool:
    """*Talks on a ceasefire*, *a push for a truce*: what is talked of is not yet agreed."""
    if tree.dep[noun] != "pobj" or tree.low[tree.head[noun]] not in {"on", "for", "about", "over", "toward", "towards"}:
        return False
    above = tree.head[tree.head[noun]]
    return tree.pos[above] == "NOUN" and tree.lemma[above] in mood("talked")


def _auxiliaries(tree: Tree, at: int) -> set[str]:
    return {tree.low[c] for c in tree.children[at] if tree.dep[c] in {"aux", "auxpass"}}


def _own(tree: Tree, at: int, attribution: Attribution | None) -> Modality | None:
    auxes = _auxiliaries(tree, at)
    marks = {tree.low[c] for c in tree.children[at] if tree.dep[c] in {"mark", "advmod"}}
    perfect = "have" in auxes or "'ve" in auxes
    if auxes & mood("duty"):
        duty = None if perfect and "must" in auxes else Modality.DEMANDED
        return because(duty, "modality.must", tree, *_among(tree, at, "duty"))
    if marks & (mood("conditions") | {"than"}) or is_of_whoever(tree, at):
        return because(Modality.CONDITIONAL, "modality.if", tree, *_among(tree, at, "conditions"))
    if auxes & mood("future"):
        foreseen = Modality.PREDICTED if tree.lemma[at] in {"succeed", "rise"} else Modality.PLANNED
        return because(foreseen, "modality.will", tree, *_among(tree, at, "future"))
    if auxes & mood("would"):
        meant = _would(tree, at, perfect, attribution)
        return because(meant, "modality.would", tree, *_among(tree, at, "would"))
    if auxes & mood("may"):
        meant = _may(tree, at, auxes, perfect, attribution)
        return because(meant, "modality.may", tree, *_among(tree, at, "may"))
    if "to" in auxes:
        return _infinitive(tree, at, attribution)
    if is_told_to(tree, at):
        return because(Modality.DEMANDED, "modality.told_to", tree, at)
    if tree.dep[at] == "conj" and tree.pos[tree.head[at]] in {"VERB", "AUX"} and not auxes:
        return _own(tree, tree.head[at], attribution)
    return None


def _among(tree: Tree, at: int, words: str) -> list[int]:
    return [c for c in tree.children[at] if tree.low[c] in mood(words)]


def _would(tree: Tree, at: int, perfect: bool, attribution: Attribution | None) -> Modality | None:
    """*Would leave, he said* foretells; *would have died*, *would leave if* supposes; *would later die* tells."""
    if any(tree.low[c] in mood("came_later") for c in tree.children[at]) and attribution is None:
        return None
    if attribution is not None and attribution.act in FORETELLS and not perfect and not is_condition_itself(tree, at):
        return Modality.PREDICTED  # *warned that, unless they left, it would shell the town*: a threat
    if perfect or supposing(tree, at) or any(tree.low[c] in {"rather", "sooner"} for c in tree.children[at]):
        return Modality.CONDITIONAL
    if attribution is not None and attribution.act is Act.BELIEVE:
        return Modality.PREDICTED
    if tree.lemma[at] == "be" and tree.child(at, "attr", "acomp") is not None:
        return Modality.CONDITIONAL
    return Modality.PLANNED if attribution is not None or _is_agreed(tree, at) else Modality.CONDITIONAL


def _is_agreed(tree: Tree, at: int) -> bool:
    """*Under the deal rebels would leave*: what an agreement says of is planned."""
    first, last = tree.sentences[tree.sentence[at]]
    return any(tree.lemma[t] in _AGREED for t in range(first, last))


def _may(tree: Tree, at: int, auxes: set[str], perfect: bool, attribution: Attribution | None) -> Modality | None:
    """*May have hit* tells with doubt, *may hit* foretells, *can hit* supposes, *could not hit* tells of a failure."""
    if perfect:
        return None if auxes & {"may", "might"} else Modality.CONDITIONAL
    able = auxes & {"could", "can", "ca"}
    if able and (is_negated(tree, at) or tree.lemma[at] in mood("senses")):
        return None
    if auxes & {"may", "might"} and _is_of_now(tree, at):
        return None
    if attribution is not None and attribution.act in FORETELLS:
        return Modality.PREDICTED
    return Modality.CONDITIONAL if supposing(tree, at) or auxes & {"can", "ca"} else Modality.PREDICTED


def _infinitive(tree: Tree, at: int, attribution: Attribution | None) -> Modality | None:
    """*Planned to leave*, *threatened to bomb*, *to force them out*: by the verb that it hangs on, else a purpose."""
    head = tree.head[at]
    governing = {tree.lemma[head], tree.low[head]}
    if governing & mood("fears") and "have" in _auxiliaries(tree, at):
        return None  # *feared to have drowned*: it has been, if at all
    if governing & mood("fears"):
        return because(Modality.PREDICTED, "modality.feared_to", tree, head)
    if tree.low[head] == "order" and head > 0 and tree.low[head - 1] == "in":
        return because(Modality.PLANNED, "modality.purpose", tree, at)
    if governing & mood("demands"):
        return because(Modality.DEMANDED, "modality.demanded_to", tree, head)
    if (plea := plea_before(tree, at)) is not None:
        return because(Modality.DEMANDED, "modality.demanded_to", tree, plea)
    if governing & {"expect", "expected", "set"} and tree.lemma[at] in _MOUNTS:
        return because(Modality.PREDICTED, "modality.feared_to", tree, head)
    if governing & mood("plans") or (tree.lemma[head] == "be" and tree.dep[at] == "xcomp"):
        return because(Modality.PLANNED, "modality.planned_to", tree, head)
    if tree.lemma[head] == "able" and tree.dep[head] in {"acomp", "oprd"}:
        return _own(tree, tree.head[head], attribution)
    if tree.lemma[head] in mood("permits") and head != at:
        return _let(tree, head, attribution)
    if tree.lemma[head] in mood("implies") and is_what_for(tree, at, head):
        return because(Modality.PLANNED, "modality.purpose", tree, at)
    if tree.lemma[head] in mood("fails") | mood("implies") or _went_on(tree, head):
        return _own(tree, head, attribution) if head != at else None
    if tree.dep[at] in {"acl", "relcl"} and (
        _is_ranked(tree, head) or tree.lemma[head] == "attempt" or tried_in_vain(tree, at)
    ):
        return None
    if tree.dep[at] in {"advcl", "acl", "relcl"} or (tree.dep[at] == "conj" and tree.own_subject(at) is not None):
        return because(Modality.PLANNED, "modality.purpose", tree, at)
    if tree.lemma[head] in {"try", "attempt"}:
        return _own(tree, head, attribution)
    if "have" in _auxiliaries(tree, at):
        return None
    planned = Modality.PLANNED if tree.dep[at] in {"xcomp", "ccomp", "ROOT"} else None
    return because(planned, "modality.infinitive", tree, at)


def _is_of_now(tree: Tree, at: int) -> bool:
    """*The dead may include children*, *hundreds may be dead*: doubt about what is, no forecast."""
    if tree.lemma[at] in _HOLDING:
        return True
    if tree.lemma[at] in mood("states_of_people") and is_passive(tree, at):
        return True  # *may be trapped*: they are, or they are not
    told = tree.child(at, "acomp")
    subject = tree.own_subject(at)
    there = subject is not None and tree.low[subject] == "there"
    return tree.lemma[at] == "be" and told is not None and not there and tree.low[told] not in mood("ahead")


def _let(tree: Tree, head: int, attribution: Attribution | None) -> Modality:
    """*Allowed them to leave*, *must be allowed to leave*: leave was given, and nothing is said of their going."""
    return _own(tree, head, attribution) or because(Modality.PLANNED, "modality.let", tree, head)


def _went_on(tree: Tree, verb: int) -> bool:
    """*Went on to kill ten*: as against *went to kill ten*."""
    return tree.lemma[verb] == "go" and any(tree.low[c] == "on" for c in tree.children[verb])


def _is_ranked(tree: Tree, noun: int) -> bool:
    """*The first to die*, *the last town to fall*: it did."""
    ranks = {"first", "last", "only", "latest"}
    return tree.low[noun] in ranks or any(tree.low[c] in ranks for c in tree.children[noun])


# --- the words above --------------------------------------------------------------------------------


def _over_noun(draft: Draft, at: int) -> Modality | None:
    """*Approved strikes*, *an attack is imminent*, *a planned raid*: what the verb or adjective makes of the noun."""
    tree, noun = draft.tree, draft.main.token
    if _qualified(tree, noun, mood("planned")):
        return because(Modality.PLANNED, "modality.planned_noun", tree, noun)
    if _qualified(tree, noun, mood("foreseen")):
        return because(Modality.PREDICTED, "modality.foreseen_noun", tree, noun)
    told = tree.child(at, "xcomp") if at != noun else None
    if told is not None and tree.lemma[told] in _MOUNTS and tree.lemma[at] in mood("plans"):
        return because(Modality.PREDICTED, "modality.feared_to", tree, at)
    verb = at if at != noun else tree.head[noun]
    related = tree.dep[noun] in {"dobj", "nsubjpass"} and tree.head[noun] == verb
    if related or draft.light == verb:
        if tree.lemma[verb] in mood("intends") and draft.main.sense.event.kind.value != "responsibility":
            return because(Modality.PLANNED, "modality.planned_by", tree, verb)
        if tree.lemma[verb] in mood("demands") - _TELLING:
            return because(Modality.DEMANDED, "modality.ordered", tree, verb)
    if told is not None and tree.lemma[at] in mood("plans"):
        return because(Modality.PLANNED, "modality.planned_to", tree, at)
    said_of = _copular(tree, at) if at != noun and tree.lemma[at] in _COPULAS else None
    return because(said_of, "modality.said_of_it", tree, at)


def _copular(tree: Tree, at: int) -> Modality | None:
    """*An attack is imminent*, *the evacuation is due to begin*, *is to begin*."""
    told = tree.child(at, "acomp", "oprd", "attr", "xcomp")
    if told is None:
        return None
    if tree.dep[told] == "xcomp":
        planned = "to" in _auxiliaries(tree, told) and tree.lemma[at] == "be"  # also *was to have begun*
        return Modality.PLANNED if planned else None
    if tree.low[told] in mood("plans"):
        return Modality.PLANNED
    return Modality.PREDICTED if tree.low[told] in mood("ahead") else None


def _above(tree: Tree, at: int, attribution: Attribution | None) -> Modality | None:
    """What hangs on a planned or supposed thing is planned or supposed with it."""
    step = at
    for _ in range(_STEPS):
        head, dep = tree.head[step], tree.dep[step]
        if any(tree.low[c] in mood("conditions") for c in tree.children[step] if tree.dep[c] == "mark"):
            return because(Modality.CONDITIONAL, "modality.if", tree, *_among(tree, step, "conditions"))
        if head == step or given_as_reason(tree, step):
            return None
        governed = _governed(tree, step, head, dep)
        if governed is not None:
            if governed is Modality.ASSERTED:
                return None
            return because(governed, "modality.hangs_on", tree, *_governing(tree, head))
        if dep == "advcl" and _is_in_the_present(tree, step) and _is_ahead(tree, step, head, attribution):
            return because(Modality.CONDITIONAL, "modality.hangs_on", tree, head)
        lets = dep == "ccomp" and tree.lemma[head] in mood("lets")
        if (not lets and dep not in _TRANSPARENT) or (dep == "advcl" and tree.tag[step] != "VBG"):
            return None
        if dep != "advcl" and tree.pos[head] in {"VERB", "AUX"}:
            own = _own(tree, head, attribution)
            if own is not None:
                return own
        step = head
    return None


def _is_in_the_present(tree: Tree, verb: int) -> bool:
    """*Reaches*, *is lifted*."""
    return tree.tag[verb] in {"VBZ", "VBP"} or (
        tree.tag[verb] == "VBN" and bool(_auxiliaries(tree, verb) & {"is", "are"})
    )


def _is_ahead(tree: Tree, step: int, head: int, attribution: Attribution | None) -> bool:
    """*Will act before more people are killed*: what stands in the present beside a thing to come is to come."""
    marks = {tree.low[c] for c in tree.children[step]}
    return bool(marks & {"before", "until", "once", "when", "after"}) and _own(tree, head, attribution) is not None


def _governing(tree: Tree, head: int) -> tuple[int, ...]:
    """The word that something hangs on, past a preposition: *the risk of*."""
    return (tree.head[head], head) if tree.pos[head] == "ADP" else (head,)


def _governed(tree: Tree, step: int, head: int, dep: str) -> Modality | None:
    """What the word that `step` hangs on makes of it; asserted where it says that the thing took place."""
    lemma = tree.lemma[head]
    if dep in {"pcomp", "pobj"}:
        named = _named(tree, tree.head[head], dep)
        if named is not None:
            return named
        word = tree.head[head]
        if tree.low[head] == "for" and tree.lemma[word] in _ASKS_FOR:
            return Modality.PLANNED if tree.lemma[word] == "wait" else Modality.DEMANDED
        if (
            tree.low[head] in {"of", "about", "on"}
            and tree.lemma[word] in mood("tidings")
            and noun_is_negated(tree, word)
        ):
            return Modality.CONDITIONAL
        if tree.low[head] == "of" and tree.low[tree.head[head]] == "ahead":
            return Modality.PLANNED
        if tree.low[head] == "for" and tree.tag[word] == "VBN" and tree.lemma[word] in _MEANT:
            return Modality.PLANNED
    if dep in {"acl", "ccomp", "relcl"} and tree.pos[head] == "NOUN" and lemma in mood("rumours"):
        return Modality.CONDITIONAL
    if dep in {"acl", "ccomp", "relcl"} and tree.pos[head] == "NOUN" and lemma in mood("possible"):
        return Modality.ASSERTED if _is_past(tree, step) else Modality.PREDICTED
    if dep == "ccomp" and lemma in mood("says_it") and says_nobody(tree, head):
        return Modality.CONDITIONAL
    if dep == "dobj" and lemma in mood("intends"):
        return Modality.PLANNED
    if dep == "ccomp" and {tree.low[head], *(tree.low[c] for c in tree.children[head])} & mood("doubtful"):
        return Modality.CONDITIONAL
    if dep == "ccomp" and lemma in mood("supposes") and tree.own_subject(head) is None:
        return Modality.CONDITIONAL
    if tree.pos[head] == "VERB" and lemma in mood("demands") and dep in {"dobj", "xcomp", "pcomp", "ccomp"}:
        return _demanded(tree, step, head, dep)
    if lemma in mood("fears") and dep == "ccomp" and _is_of_now(tree, step):
        return Modality.ASSERTED  # *fear that 30 are trapped*: they are, if at all
    auxes = _auxiliaries(tree, step)
    if lemma in mood("fears") and dep == "xcomp" and ("have" in auxes or (tree.tag[step] == "VBN" and not auxes)):
        return Modality.ASSERTED  # *feared to have drowned*, *feared killed*: they have, if at all
    if lemma in mood("fears") and dep in {"pobj", "prep", "ccomp", "dobj", "xcomp", "pcomp"}:
        return Modality.ASSERTED if dep == "ccomp" and _is_past(tree, step) else Modality.PREDICTED
    return None


def _demanded(tree: Tree, step: int, head: int, dep: str) -> Modality | None:
    if dep == "ccomp" and (tree.tag[step] in {"VBD", "VBZ"} or tree.lemma[head] in {"tell", "insist"}):
        return None
    if dep == "ccomp" and _is_past(tree, step):
        return None
    return None if dep == "dobj" and tree.lemma[head] in {"tell", "press"} else Modality.DEMANDED


def _is_past(tree: Tree, verb: int) -> bool:
    """*Feared that many were killed*: what is feared has been, if at all."""
    auxes = _auxiliaries(tree, verb)
    if auxes & (mood("future") | mood("would") | mood("may") | mood("duty")):
        return False
    return tree.tag[verb] == "VBD" or bool(auxes & {"was", "were", "had", "has", "have", "been"})


def _named(tree: Tree, above: int, dep: str) -> Modality | None:
    """*A plan of attack*, *fears of a massacre*, *aimed at evacuating*: by the word above the preposition."""
    lemma, noun = tree.lemma[above], tree.pos[above] == "NOUN"
    if noun and lemma in mood("rumours"):
        return Modality.CONDITIONAL
    if (noun and lemma in mood("possible")) or (dep == "pcomp" and lemma in mood("fears")):
        return Modality.PREDICTED
    if lemma == "aim" or ((noun or dep == "pcomp") and lemma in mood("intended") | {"intend"}):
        return Modality.PLANNED
    return Modality.DEMANDED if noun and lemma in mood("asked") else None


def _qualified(tree: Tree, noun: int, adjectives: frozenset[str]) -> bool:
    return any(tree.low[c] in adjectives for c in tree.children[noun])
