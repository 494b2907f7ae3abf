"""In what mood a claim is put and where the thing stands: denied, planned, feared, demanded, going on, done."""

from dataclasses import dataclass

from onrecord.extract.claims.drafts import Draft
from onrecord.extract.clauses import Tree
from onrecord.extract.grounds import because
from onrecord.extract.speech.attributed import Attribution
from onrecord.knowledge.speech import Act
from onrecord.model import Kind, Modality, Polarity, Section, Status

_NEGATIONS = frozenset({"not", "n't", "never", "no", "nobody", "none", "nor", "neither", "without", "cannot", "nt"})
_FUTURE = frozenset({"will", "'ll", "shall", "wo"})
_DUTY = frozenset({"must", "should", "ought"})
_MAY = frozenset({"may", "might", "could", "would", "can", "'d"})
_PLANS = frozenset(
    {"plan", "intend", "set", "due", "schedule", "vow", "pledge", "prepare", "promise", "agree", "decide", "propose"}
    | {"suppose", "ready", "hope", "aim", "seek", "supposed", "scheduled", "expected", "expect", "about", "poised"}
    | {"allow", "enable", "offer", "determine", "want", "wish", "mean", "call", "order"}
)
_FEARS = frozenset({"threaten", "warn", "fear", "risk", "likely", "predict", "anticipate", "worry", "danger"})
_DEMANDS = frozenset({"demand", "urge", "ask", "require", "need", "beg", "appeal", "press", "oblige", "insist"})
_FAILS = frozenset({"fail", "refuse", "unable", "decline", "prevent", "stop", "avoid", "refrain"})
_GOES_ON = frozenset({"continue", "keep", "remain", "persist"})
_ONGOING_ADJ = frozenset({"ongoing", "continued", "continuing", "continuous", "relentless", "constant", "incessant"})
_CANCELS = frozenset({"cancel", "postpone", "abort", "scrap", "delay", "suspend", "call"})
_CONDITIONS = frozenset({"if", "unless", "whether", "should", "provided", "lest"})
_ENABLES = frozenset({"enable", "allow", "promise", "propose", "plan", "prepare"})
_IMPLIES = frozenset(
    {"manage", "able", "begin", "start", "continue", "force", "return", "resume", "appear", "seem", "believe", "say"}
    | {
        "report",
        "know",
        "claim",
        "think",
        "find",
        "help",
        "come",
        "lead",
        "cause",
        "proceed",
        "go",
        "use",
        "see",
        "dare",
    }
)
_DENIES = frozenset({"deny", "refute", "reject", "dismiss", "rebut"})
_CHARGES = frozenset({"charge", "claim", "allegation", "accusation", "report", "suggestion", "rumour", "rumor", "news"})
_DENIED_BY = frozenset({"ccomp", "dobj", "acl", "relcl", "pobj", "prep", "pcomp", "nsubjpass", "xcomp", "conj"})
_POSSIBLE = frozenset(
    {"threat", "possibility", "prospect", "fear", "risk", "danger", "likelihood", "chance", "warning"}
)
_INTENDED = frozenset({"plan", "intention", "proposal", "hope", "promise", "preparation", "aim", "goal"})
_ASKED = frozenset({"call", "demand", "request", "appeal", "need", "plea"})
_TIMES = frozenset({"few", "several", "couple", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
_TIMES |= {"hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years", "decade", "dozen"}
_LONG_AGO = frozenset({"previously", "formerly", "historically", "traditionally"})
_TRANSPARENT = frozenset(
    {
        "xcomp",
        "acl",
        "advcl",
        "pcomp",
        "prep",
        "pobj",
        "dobj",
        "nsubj",
        "nsubjpass",
        "acomp",
        "oprd",
        "attr",
        "conj",
        "agent",
    }
)
_KEEPS = frozenset({"commit", "abide", "adhere", "comply", "respect", "honor", "honour", "observe"})
_LETS = frozenset({"see", "let", "make", "have", "allow", "enable", "help", "ensure", "watch"})
_ANSWERS = frozenset({"retaliate", "avenge", "revenge", "punish", "responsible", "apologise", "apologize", "blame"})
_ANSWERS |= {"respond", "retaliation", "responsibility", "pay", "compensate", "prosecute", "sanction", "condemn", "try"}
_HALTS = frozenset({"stop", "halt", "cease", "end", "subside"})


@dataclass(frozen=True, slots=True)
class Mood:
    """Where a thing stands, whether it is denied, and in what mood it is put."""

    status: Status
    polarity: Polarity
    modality: Modality


def mood_of(draft: Draft, attribution: Attribution | None) -> Mood:
    """Read the mood of a draft from its predicate, the verbs above it and who reports it how."""
    tree, at = draft.tree, draft.predicate
    modality = _modality(tree, at, draft)
    if modality is Modality.ASSERTED and attribution is not None and not _given_as_reason(tree, at):
        modality = _by_act(tree, at, attribution)
    negated = (_negated(tree, at) and not _ranks(tree, at)) or (
        draft.main.token != at and _negated(tree, draft.main.token)
    )
    denied = attribution is not None and attribution.act is Act.DENY and not attribution.negated
    denial = draft.main.sense.event.id == "denial" and (not negated or draft.main.role == "expressions")
    rule = "polarity.said" if denied else "polarity.denial" if denial or draft.denied else "polarity.above"
    if denied or denial or draft.denied or _denied_above(tree, draft.main.token):
        because(Polarity.DENIED, rule, tree, draft.main.token)
        return Mood(Status.NOT_OCCURRED, Polarity.DENIED, Modality.ASSERTED)
    return Mood(_status(draft, at, modality, negated), Polarity.AFFIRMED, modality)


def _by_act(tree: Tree, at: int, attribution: Attribution) -> Modality:
    finite = tree.tag[at] in {"VBD", "VBZ", "VBP", "VBN"}
    verb = attribution.cue[0] if attribution.cue else attribution.span
    if attribution.negated and attribution.act in {Act.CONFIRM, Act.SAY, Act.CLAIM}:
        return because(Modality.CONDITIONAL, "modality.not_confirmed", verb=verb)
    if attribution.act is Act.THREATEN or (attribution.act is Act.WARN and not finite):
        return because(Modality.PREDICTED, "modality.threat_or_warning", verb=verb)
    if attribution.act is Act.PROMISE and not finite:
        return because(Modality.PLANNED, "modality.promise", verb=verb)
    if attribution.act is Act.DEMAND and not finite:
        return because(Modality.DEMANDED, "modality.demand", verb=verb)
    if attribution.act is Act.ASK and not finite:
        return because(Modality.CONDITIONAL, "modality.asked", verb=verb)
    return Modality.ASSERTED


# --- modality ---------------------------------------------------------------------------------


def _modality(tree: Tree, at: int, draft: Draft) -> Modality:
    event = draft.main.sense.event
    if event.modality is not None and draft.main.token == at:
        return because(event.modality, "modality.of_the_word", tree, at, draft.main.last)
    own = _own_modality(tree, at)
    if own is not None:
        return own
    if draft.main.nominal and at != draft.main.token and tree.lemma[at] in _ENABLES:
        return because(Modality.PLANNED, "modality.let", tree, at)
    above = _above_modality(tree, at)
    if above is not None:
        return above
    first, last = tree.sentences[tree.sentence[at]]
    if tree.low[last - 1] == "?" or (last - 2 > first and tree.low[last - 2] == "?"):
        return because(Modality.CONDITIONAL, "modality.question", tree, last - 1)
    if draft.main.nominal and _qualified(tree, draft.main.token, {"planned", "proposed"}):
        return because(Modality.PLANNED, "modality.planned_noun", tree, draft.main.token)
    if draft.main.nominal and _qualified(tree, draft.main.token, {"any", "every", "future", "possible", "potential"}):
        return because(Modality.CONDITIONAL, "modality.any_noun", tree, draft.main.token)
    return Modality.ASSERTED


def _own_modality(tree: Tree, at: int) -> Modality | None:
    auxes = {tree.low[c] for c in tree.children[at] if tree.dep[c] in {"aux", "auxpass"}}
    marks = {tree.low[c] for c in tree.children[at] if tree.dep[c] in {"mark", "advmod"}}
    if auxes & _DUTY:
        return because(Modality.DEMANDED, "modality.must", tree, *_among(tree, at, _DUTY))
    if marks & _CONDITIONS:
        return because(Modality.CONDITIONAL, "modality.if", tree, *_among(tree, at, _CONDITIONS))
    if auxes & _FUTURE:
        foreseen = tree.lemma[at] in {"succeed", "rise"}
        ahead = Modality.PREDICTED if foreseen else Modality.PLANNED
        return because(ahead, "modality.will", tree, *_among(tree, at, _FUTURE))
    if auxes & _MAY:
        return because(Modality.CONDITIONAL, "modality.may", tree, *_among(tree, at, _MAY))
    if auxes & {"to"}:
        return _infinitive(tree, at)
    if tree.dep[at] == "conj" and tree.pos[tree.head[at]] in {"VERB", "AUX"} and not auxes:
        return _own_modality(tree, tree.head[at])
    return None


def _among(tree: Tree, at: int, words: frozenset[str]) -> list[int]:
    return [c for c in tree.children[at] if tree.low[c] in words]


def _infinitive(tree: Tree, at: int) -> Modality | None:
    """*planned to leave*, *threatened to bomb*, *to force them out*: by the verb that it hangs on, else a purpose."""
    head = tree.head[at]
    governing = {tree.lemma[head], tree.low[head]}
    auxes = {tree.low[c] for c in tree.children[at]}
    if governing & _FEARS:
        return because(Modality.PREDICTED, "modality.feared_to", tree, head)
    if governing & _DEMANDS:
        return because(Modality.DEMANDED, "modality.demanded_to", tree, head)
    if governing & _PLANS or (tree.lemma[head] == "be" and tree.dep[at] == "xcomp"):
        return because(Modality.PLANNED, "modality.planned_to", tree, head)
    if tree.lemma[head] == "able" and tree.dep[head] in {"acomp", "oprd"}:
        return _own_modality(tree, tree.head[head])
    if tree.lemma[head] in _FAILS | _IMPLIES:
        return _own_modality(tree, head) if head != at else None
    if tree.dep[at] in {"advcl", "acl", "relcl"} or (tree.dep[at] == "conj" and tree.own_subject(at) is not None):
        return because(Modality.PLANNED, "modality.purpose", tree, at)
    if tree.lemma[head] in {"try", "attempt"}:
        return _own_modality(tree, head)
    if "have" in auxes:
        return None
    return because(Modality.PLANNED, "modality.infinitive", tree, at) if tree.dep[at] in {"xcomp", "ccomp"} else None


def _above_modality(tree: Tree, at: int) -> Modality | None:
    """What hangs on a planned or supposed thing is planned or supposed with it."""
    step = at
    for _ in range(5):
        head, dep = tree.head[step], tree.dep[step]
        if any(tree.low[c] in _CONDITIONS for c in tree.children[step] if tree.dep[c] == "mark"):
            return because(Modality.CONDITIONAL, "modality.if", tree, *_among(tree, step, _CONDITIONS))
        if head == step or _given_as_reason(tree, step):
            return None
        governed = _governed_modality(tree, step, head, dep)
        if governed is not None:
            return because(governed, "modality.hangs_on", tree, *_governing(tree, head))
        lets = dep == "ccomp" and tree.lemma[head] in _LETS
        if not lets and dep not in _TRANSPARENT:
            return None
        if dep == "advcl" and tree.tag[step] != "VBG":
            return None
        if dep != "advcl" and tree.pos[head] in {"VERB", "AUX"}:
            own = _own_modality(tree, head)
            if own is not None:
                return own
        step = head
    return None


def _governing(tree: Tree, head: int) -> tuple[int, ...]:
    """The word that something hangs on, past a preposition: *the risk of*."""
    return (tree.head[head], head) if tree.pos[head] == "ADP" else (head,)


def _given_as_reason(tree: Tree, noun: int) -> bool:
    """*Vowed to retaliate for the killing*, *called for calm after the raid*: what has led to it took place."""
    at = tree.head[noun]
    if tree.dep[noun] != "pobj" or tree.dep[at] != "prep":
        return False
    if tree.low[at] in {"after", "following", "over"}:
        return True
    return tree.low[at] == "for" and tree.lemma[tree.head[at]] in _ANSWERS


def _governed_modality(tree: Tree, step: int, head: int, dep: str) -> Modality | None:
    if dep in {"pcomp", "pobj"}:
        named = _named_modality(tree, tree.head[head], dep)
        if named is not None:
            return named
    if dep == "dobj" and tree.lemma[head] in _ENABLES:
        return Modality.PLANNED
    if dep in {"pcomp", "pobj"} and tree.low[head] == "for" and tree.lemma[tree.head[head]] == "call":
        return Modality.DEMANDED
    if tree.pos[head] == "VERB" and tree.lemma[head] in _DEMANDS and dep in {"dobj", "xcomp", "pcomp", "ccomp"}:
        finite = dep == "ccomp" and tree.tag[step] == "VBD"
        return None if finite else Modality.DEMANDED
    if tree.lemma[head] in _FEARS and dep in {"pobj", "prep", "ccomp", "dobj", "xcomp", "pcomp"}:
        return Modality.PREDICTED
    return None


def _named_modality(tree: Tree, above: int, dep: str) -> Modality | None:
    """*A plan of attack*, *fears of a massacre*, *aimed at evacuating*: by the word above the preposition."""
    lemma, noun = tree.lemma[above], tree.pos[above] == "NOUN"
    if (noun and lemma in _POSSIBLE) or (dep == "pcomp" and lemma in _FEARS):
        return Modality.PREDICTED
    if (noun and lemma in _INTENDED) or (dep == "pcomp" and lemma in {"aim", "plan", "intend", "hope"}):
        return Modality.PLANNED
    return Modality.DEMANDED if noun and lemma in _ASKED else None


def _qualified(tree: Tree, noun: int, adjectives: set[str]) -> bool:
    return any(tree.low[c] in adjectives for c in tree.children[noun])


def _denied_above(tree: Tree, at: int) -> bool:
    """*Denied charges that the army used gas*, *denied any part in the attack*: what hangs on a denial is denied."""
    step = at
    for _ in range(6):
        head, dep = tree.head[step], tree.dep[step]
        joined = dep == "conj" and tree.lemma[head] in _DENIES
        beside = dep == "ccomp" and step < head  # *the army says so; the rebels deny it*
        if head == step or dep not in _DENIED_BY or joined or beside:
            return False
        if tree.lemma[head] in _DENIES and not _negated(tree, head):
            charged = tree.lemma[step] in _CHARGES
            return tree.lemma[head] == "deny" or charged
        step = head
    return False


# --- negation and status ----------------------------------------------------------------------


def _negated(tree: Tree, at: int) -> bool:
    for child in tree.children[at]:
        if tree.dep[child] == "neg":
            return True
        if tree.low[child] in _NEGATIONS and tree.dep[child] in {"det", "advmod", "preconj"}:
            return True
        if tree.dep[child] in {"nsubj", "nsubjpass"} and _nobody(tree, child):
            return True
    head = tree.head[at]
    if tree.dep[at] in {"xcomp", "acl"} and tree.lemma[head] in {"fail", "refuse", "unable", "decline"}:
        return True
    if tree.dep[at] == "pcomp" and tree.low[head] == "from" and tree.lemma[tree.head[head]] in _FAILS:
        return True
    if tree.dep[at] == "relcl" and tree.low[head] in {"anyone", "anybody", "anything"}:
        return _negated(tree, tree.head[head])
    if tree.dep[at] == "xcomp" and tree.lemma[head] in {"appear", "seem", "manage", "able", "begin", "allow"}:
        return _negated(tree, head)
    return tree.dep[at] == "pcomp" and tree.low[head] == "without"


def _ranks(tree: Tree, at: int) -> bool:
    """*The raid was not the first*, *was not an accident*: a copula denies what it was, not that it was."""
    ranked = tree.child(at, "attr", "acomp")
    if tree.lemma[at] != "be" or ranked is None or not any(tree.dep[c] == "neg" for c in tree.children[at]):
        return False
    told = {tree.low[ranked], *(tree.low[c] for c in tree.children[ranked])}
    return bool(told & {"first", "last", "only", "accident", "accidental", "random", "isolated", "unexpected"})


def _nobody(tree: Tree, token: int) -> bool:
    if tree.low[token] in {"nobody", "none", "nothing"}:
        return True
    return any(tree.low[c] == "no" for c in tree.children[token])


def _status(draft: Draft, at: int, modality: Modality, negated: bool) -> Status:
    tree, kind = draft.tree, draft.main.sense.event.kind
    cancels = tree.lemma[at] in _CANCELS and (tree.lemma[at] != "call" or tree.child(at, "prt") is not None)
    if cancels and draft.main.nominal and kind in {Kind.MOVEMENT, Kind.TRUCE}:
        return because(Status.CANCELLED, "status.cancelled", tree, at, *_with(tree, at))
    if kind in {Kind.RESPONSIBILITY, Kind.APPEAL}:
        laid_on_nobody = negated and kind is Kind.RESPONSIBILITY and draft.reach is None
        return because(Status.NOT_OCCURRED, "status.negated", tree, at) if laid_on_nobody else Status.UNKNOWN
    if modality is Modality.PLANNED:
        return Status.ANNOUNCED if draft.truce is Status.ANNOUNCED else Status.PLANNED
    if modality is not Modality.ASSERTED:
        return Status.UNKNOWN
    if draft.main.sense.event.id == "violation":
        return because(Status.VIOLATED, "status.violation", tree, draft.main.token)
    if negated and draft.truce is Status.IN_FORCE and tree.lemma[at] in _KEEPS:
        return because(Status.VIOLATED, "status.not_kept", tree, at)
    if negated and tree.lemma[at] in _HALTS and draft.main.nominal:
        return because(Status.ONGOING, "status.not_halted", tree, at)
    if negated:
        return because(Status.NOT_OCCURRED, "status.negated", tree, at)
    if draft.truce is not None:
        word = at if draft.truce_word is None else draft.truce_word
        return because(draft.truce, "status.truce_word", tree, word, *_with(tree, word))
    return _standing(draft, at)


def _with(tree: Tree, verb: int) -> list[int]:
    """What stands right after a verb and makes its sense: *took effect*, *called off*."""
    return [c for c in tree.children[verb] if c == verb + 1 and tree.dep[c] in {"prt", "dobj", "acomp", "oprd"}]


def _ends(draft: Draft) -> tuple[int, int]:
    return draft.main.first, draft.main.last


def _standing(draft: Draft, at: int) -> Status:
    """Where a thing stands that is put as a fact, neither denied nor negated."""
    tree, event = draft.tree, draft.main.sense.event
    if event.kind is Kind.TRUCE:
        status = event.status or Status.IN_FORCE
        return because(status, "status.of_the_word" if event.status else "status.truce_told", tree, *_ends(draft))
    if event.status is not None and tree.tag[at] not in {"VBD"}:
        return because(event.status, "status.of_the_word", tree, *_ends(draft))
    if _goes_on(draft, at):
        return because(Status.ONGOING, "status.goes_on", tree, at)
    if _habit(draft, at):
        return because(Status.UNKNOWN, "status.habit", tree, at)
    if _tried(tree, at):
        return because(Status.UNKNOWN, "status.tried", tree, tree.head[at])
    return because(Status.UNKNOWN, "status.long_ago", tree, at) if _long_ago(draft) else Status.OCCURRED


def _tried(tree: Tree, at: int) -> bool:
    return tree.dep[at] == "xcomp" and tree.lemma[tree.head[at]] in {"try", "attempt"}


def _long_ago(draft: Draft) -> bool:
    """*Has previously shelled*, *in the past*: history without a date tells no event of the report's days."""
    tree = draft.tree
    first, last = tree.sentences[draft.sentence]
    near = tree.low[max(first, draft.predicate - 6) : min(last, draft.predicate + 9)]
    return bool(_LONG_AGO & set(near)) or any(_in_the_past(near[i : i + 4]) for i in range(len(near) - 2))


def _in_the_past(words: list[str]) -> bool:
    """*In the past*, and not *in the past two days*."""
    after = words[3] if len(words) > 3 else ""
    return words[:3] == ["in", "the", "past"] and not (after in _TIMES or after[:1].isdigit())


def _habit(draft: Draft, at: int) -> bool:
    """*They target hospitals*: a plain present in running text tells no one event, as a headline's does."""
    tree = draft.tree
    if tree.segment.section is not Section.BODY or tree.tag[at] not in {"VBZ", "VBP"} or tree.pos[at] == "AUX":
        return False
    first, last = tree.sentences[draft.sentence]
    return last - first > 14 and not any(tree.pos[t] == "NUM" for t in range(first, last))


def _goes_on(draft: Draft, at: int) -> bool:
    tree = draft.tree
    if tree.lemma[at] in _GOES_ON and draft.main.nominal and tree.tag[at] != "VBD":
        return True
    if draft.main.nominal and _qualified(tree, draft.main.token, set(_ONGOING_ADJ)):
        return True
    auxes = {tree.low[c] for c in tree.children[at] if tree.dep[c] in {"aux", "auxpass"}}
    if tree.tag[at] == "VBG" and auxes & {"is", "are", "'re", "'s", "been", "am"}:
        return True
    if tree.dep[at] == "xcomp" and tree.lemma[tree.head[at]] in _GOES_ON:
        return True
    if draft.main.nominal and tree.head[draft.main.token] != at:
        return tree.low[tree.head[draft.main.token]] == "under" and tree.tag[at] in {"VBZ", "VBP"}
    return False
