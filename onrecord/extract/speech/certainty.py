"""Says how sure words claim to be, and what a report says of checking: the hedges and the verification statements."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.extract.clauses import Tree, trees
from onrecord.extract.grounds import because
from onrecord.extract.parsed import Parsed
from onrecord.knowledge import fold
from onrecord.knowledge.speech import Hedge, speech
from onrecord.model import Certainty, Verification
from onrecord.values import Span

_ORDER = (Certainty.CERTAIN, Certainty.ALMOST_CERTAIN, Certainty.LIKELY, Certainty.POSSIBLE, Certainty.REPORTED)
_MODALS = frozenset({"may", "might", "could"})
_OPENING = frozenset({"believe", "appear", "seem", "say", "think", "fear"})
_SHOWING = frozenset({"show", "depict", "record", "capture"})
_UP = frozenset({"aux", "auxpass", "advmod", "neg", "amod", "xcomp", "acomp", "attr", "oprd"})
_NOT_ABLE = frozenset(
    {"not", "n't", "cannot", "unable", "impossible", "never", "no", "without", "yet", "difficult", "nt"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedged:
    """A hedge where it stands: what it leaves of certainty, its span, and the token of the clause that it is said of.

    `bare` marks hearsay that names nobody (*reportedly*, *is believed to*).
    """

    span: Span
    certainty: Certainty
    segment: int
    token: int
    clause: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Checking:
    """What a report says of checking. `words` are the lemmas of the matter spoken of, none where it is general.

    `about` is the part of the report whose claims it speaks of; `general` where it speaks of all of them.
    """

    span: Span
    verified: bool
    by: str | None
    words: frozenset[str]
    about: Span
    segment: int
    general: bool = False

    @property
    def verification(self) -> Verification:
        return Verification(verified=self.verified, by=self.by, span=self.span)


# --- hedges -------------------------------------------------------------------------------------------


def hedges(parsed: Parsed, laid_out: list[Tree] | None = None) -> tuple[Hedged, ...]:
    """Return the hedges of a report in order, each once: the longest phrase at each place."""
    found: list[Hedged] = []
    for tree in laid_out if laid_out is not None else trees(parsed.segments):
        at = 0
        while at < len(tree):
            hedge = _hedge_at(tree, at)
            if hedge is None:
                at += 1
                continue
            last = at + len(hedge.words) - 1
            token = _said_of(tree, last)
            found.append(
                Hedged(
                    span=tree.span(at, last),
                    certainty=hedge.certainty,
                    segment=tree.number,
                    token=token,
                    clause=tree.clause[token],
                )
            )
            at = last + 1
    return tuple(found)


def _hedge_at(tree: Tree, at: int) -> Hedge | None:
    known = speech().hedges
    for candidate in (*known.get(tree.low[at], ()), *known.get(tree.lemma[at], ())):
        words = candidate.words
        if at + len(words) > len(tree) or not all(
            word in (tree.low[at + i], tree.lemma[at + i]) for i, word in enumerate(words)
        ):
            continue
        if len(words) == 1 and not _hedges_here(tree, at):
            continue
        return candidate
    return None


def _hedges_here(tree: Tree, at: int) -> bool:
    """Leave out *May* the month, *could not*, *appeared in court* and *reported to the police*."""
    low, tag = tree.low[at], tree.tag[at]
    if low in _MODALS:
        return tag == "MD" and not (
            low == "could" and any(tree.low[c] in {"not", "n't"} for c in tree.children[tree.head[at]])
        )
    if tree.lemma[at] in {"appear", "seem"}:
        return tree.child(at, "xcomp", "oprd", "ccomp", "acomp") is not None
    if low in {"reported", "claimed", "alleged", "suspected", "believed", "feared"}:
        return tree.dep[at] == "amod" or (tree.child(at, "auxpass") is not None and tree.child(at, "agent") is None)
    if low == "possible":
        opened = tree.dep[at] in {"acomp", "oprd"} and tree.child(tree.head[at], "ccomp") is not None
        return tree.dep[at] == "amod" or tree.child(at, "ccomp") is not None or opened
    return not any(tree.dep[c] == "neg" for c in tree.children[at])


def _said_of(tree: Tree, token: int) -> int:
    """Climb from a hedge to the word that it hedges: an adverb to its verb, *believed* and *likely* to their clause."""
    inner = _inner(tree, token)
    if token and tree.low[token - 1] == "if" and tree.dep[token] in {"advcl", "acl"}:
        return tree.head[token]  # *the strike, if confirmed, killed a commander*
    if inner is not None or tree.dep[token] in {"ROOT", "advcl", "relcl", "ccomp"}:
        return token if inner is None else inner
    if tree.pos[token] == "ADV" and tree.dep[token] != "amod":
        alone = tree.pos[tree.head[token]] == "ADP"  # *bodies, possibly of prisoners, were found*
        return tree.head[token] if alone else tree.clause[token]
    while tree.dep[token] in _UP and tree.head[token] != token:
        token = tree.head[token]
        if tree.dep[token] not in {"aux", "auxpass", "advmod"}:
            break
    inner = _inner(tree, token) if tree.pos[token] == "AUX" or tree.lemma[token] in _OPENING else None
    return inner if inner is not None else token


def _inner(tree: Tree, token: int) -> int | None:
    clause = tree.child(token, "xcomp", "ccomp", "csubj")
    return clause if clause is not None else tree.child(token, "oprd")


def of(tree: Tree, token: int, found: Iterable[Hedged]) -> Certainty:
    """Return how sure the words of the clause of `token` are: by the weakest hedge said of the clause or of `token`.

    A hedge over a clause reaches the verbs joined to it (*probably killed ten and wounded two*), but not a clause
    of its own below or above.
    """
    reach = _reach(tree, token)
    said = [
        h
        for h in found
        if h.segment == tree.number
        and (h.token == token or h.token in reach or (h.clause in reach and _same_clause(tree, h)))
    ]
    weakest = max(said, key=lambda h: _ORDER.index(h.certainty), default=None)
    return because(weakest.certainty, "certainty.hedge", hedge=weakest.span) if weakest else Certainty.CERTAIN


def of_word(tree: Tree, token: int, found: Iterable[Hedged]) -> Certainty:
    """Return how sure a noun's own hedge leaves it: *a suspected gas attack killed 40*."""
    said = [h for h in found if h.segment == tree.number and h.token == token]
    weakest = max(said, key=lambda h: _ORDER.index(h.certainty), default=None)
    return because(weakest.certainty, "certainty.hedge", hedge=weakest.span) if weakest else Certainty.CERTAIN


def least_sure(*sure: Certainty) -> Certainty:
    """Return the certainty that claims least; certain where none is given."""
    return max(sure, key=_ORDER.index, default=Certainty.CERTAIN)


def _same_clause(tree: Tree, hedge: Hedged) -> bool:
    """A hedge upon a noun (*an alleged plot*) says nothing of the whole clause."""
    return tree.pos[hedge.token] in {"VERB", "AUX"} or hedge.token == hedge.clause


def _reach(tree: Tree, token: int) -> frozenset[int]:
    clause = tree.clause[token]
    reach = {clause}
    if tree.pos[token] == "NOUN":  # "the suspected airstrike": what hedges the noun itself
        reach.add(token)
    while tree.dep[clause] == "conj" and tree.own_subject(clause) is None and tree.head[clause] != clause:
        clause = tree.head[clause]
        reach.add(clause)
    if tree.dep[clause] == "xcomp" or (tree.dep[clause] == "ccomp" and tree.lemma[tree.head[clause]] in _SHOWING):
        reach.add(tree.head[clause])  # *purportedly shows soldiers shooting*
    if tree.dep[clause] == "advcl" and any(tree.low[c] in {"if", "whether"} for c in tree.children[clause]):
        reach |= {t for t in (tree.head[clause], tree.child(tree.head[clause], "acomp")) if t is not None}
    if tree.dep[clause] == "pcomp" and tree.low[tree.head[clause]] == "of":
        reach.add(tree.head[tree.head[clause]])  # *is suspected of having killed*
    raised = tree.child(clause, "xcomp")
    if raised is not None and (tree.lemma[clause] == "be" or tree.lemma[clause] in _OPENING):
        reach.add(raised)  # *the toll is likely to rise*: what is said of the toll stands below the copula
    return frozenset(reach)


# --- verification -------------------------------------------------------------------------------------


def checkings(parsed: Parsed, laid_out: list[Tree] | None = None) -> tuple[Checking, ...]:
    """Return what a report says of checking: *could not independently verify*, *no confirmation of*, *verified by*."""
    found: list[Checking] = []
    for tree in laid_out if laid_out is not None else trees(parsed.segments):
        for token, lemma in enumerate(tree.lemma):
            made = None
            if lemma in speech().words("checking.verbs") and tree.pos[token] == "VERB":
                made = _verbal(parsed, tree, token)
            elif lemma in speech().words("checking.nouns") and tree.pos[token] == "NOUN":
                made = _nominal(parsed, tree, token)
            if made is not None:
                found.append(made)
    return tuple(found)


def _verbal(parsed: Parsed, tree: Tree, token: int) -> Checking | None:
    first, end = tree.sentences[tree.sentence[token]]
    near = range(max(first, token - 6), token)
    negated = any(tree.low[i] in _NOT_ABLE for i in near) or any(tree.dep[c] == "neg" for c in tree.children[token])
    adverbs = speech().words("checking.adverbs")
    checked = any(tree.low[c] in adverbs for c in tree.children[token]) or any(tree.low[i] in adverbs for i in near)
    passive = any(tree.dep[c] in {"auxpass", "nsubjpass"} for c in tree.children[token])
    if not negated and not (checked or (passive and tree.lemma[token] == "verify")):
        return None  # "confirmed that ..." is a statement of its own
    if negated and not (
        checked or tree.lemma[token] in {"verify", "authenticate", "corroborate"} or _could(tree, token)
    ):
        return None
    if not checked and not passive and tree.lemma[token] == "confirm" and not _publisher_speaks(parsed, tree, token):
        return None  # a spokesman who cannot confirm checks nothing
    matter = tree.child(token, "nsubjpass") if passive else tree.child(token, "dobj", "ccomp")
    by = _by(tree, token, passive)
    if by is None and not passive:
        by = parsed.report.publisher
    words = frozenset() if matter is None else _matter(tree, matter)
    general = matter is None or _general(tree, matter)
    return Checking(
        span=tree.span(first, end - 1),
        verified=not negated,
        by=by,
        words=words,
        about=_about(parsed, tree, matter, words, general=general),
        segment=tree.number,
        general=general,
    )


def _publisher_speaks(parsed: Parsed, tree: Tree, token: int) -> bool:
    subject = tree.subject(token)
    if subject is not None and tree.pos[subject] == "PRON" and tree.low[subject] != "we":
        return False
    who = _by(tree, token, passive=False)
    return who is None or (parsed.report.publisher is not None and fold(parsed.report.publisher) in fold(who))


def _could(tree: Tree, token: int) -> bool:
    return any(tree.low[c] in {"could", "can", "ca"} for c in tree.children[token]) or any(
        tree.low[i] in {"unable", "cannot"} for i in range(max(0, token - 3), token)
    )


def _by(tree: Tree, token: int, passive: bool) -> str | None:
    if passive:
        agent = tree.child(token, "agent")
        who = tree.child(agent, "pobj") if agent is not None else None
    else:
        who = tree.subject(token)
    if who is None or tree.pos[who] == "PRON":
        return None
    span = tree.span(*tree.edges[who]) if tree.edges[who][1] - tree.edges[who][0] < 8 else tree.span(who, who)
    base = tree.segment.span.start
    return str(tree.raw[span.start - base : span.end - base]).removeprefix("The ").removeprefix("the ")


def _nominal(parsed: Parsed, tree: Tree, token: int) -> Checking | None:
    """*There was no independent confirmation of the reports.*"""
    first, end = tree.sentences[tree.sentence[token]]
    if not any(tree.low[c] == "no" for c in tree.children[token]):
        return None
    of_word = next((c for c in tree.children[token] if tree.low[c] in {"of", "for"}), None)
    matter = tree.child(of_word, "pobj") if of_word is not None else None
    words = frozenset() if matter is None else _matter(tree, matter)
    general = matter is None or _general(tree, matter)
    about = _about(parsed, tree, matter, words, general=general)
    return Checking(
        span=tree.span(first, end - 1),
        verified=False,
        by=None,
        words=words,
        about=about,
        segment=tree.number,
        general=general,
    )


def _matter(tree: Tree, token: int) -> frozenset[str]:
    """Words and lemmas of what was or was not checked, without those that any statement has."""
    first, last = tree.edges[token]
    general = speech().words("checking.general_matters")
    kept = (i for i in range(first, last + 1) if tree.pos[i] in {"NOUN", "PROPN", "VERB", "NUM"})
    return frozenset(
        word for i in kept if not {tree.lemma[i], tree.low[i]} & general for word in (tree.lemma[i], tree.low[i])
    )


def _general(tree: Tree, token: int) -> bool:
    """*cannot verify reports from the country* speaks of all the reports; *the report* of the one just told."""
    plural = tree.tag[token] in {"NNS", "NNPS"}
    definite = any(tree.low[c] in {"the", "this", "these", "his", "her", "their", "its"} for c in tree.children[token])
    return plural and not definite and tree.lemma[token] in speech().words("checking.general_matters")


def _about(parsed: Parsed, tree: Tree, matter: int | None, words: frozenset[str], *, general: bool) -> Span:
    """All of the report for a general statement; else some paragraphs before it, and its own.

    *The report* is of what was just told, *the reports* and what is named by its words reach further back.
    """
    text_end = len(parsed.report.text)
    if general:
        return Span(0, text_end)
    several = matter is not None and tree.tag[matter] in {"NNS", "NNPS"}
    reach = 6 if words or several else 2
    start = parsed.segments[max(0, tree.number - reach)].span.start
    return Span(start, max(tree.segment.span.end, start + 1))


def covers(checking: Checking, claim: Span, lemmas: frozenset[str], *, attributed: bool) -> bool:
    """Tell whether a statement of checking speaks of a claim, by its place, its words and whether others say it.

    `lemmas` are the words of the claim and of who says it. What the publisher says in its own voice it does not
    disclaim; a matter that is named must share a word with the claim.
    """
    if not checking.about.overlaps(claim) or checking.span.contains(claim):
        return False
    if not checking.verified and not attributed:
        return False
    return not checking.words or checking.general or bool(checking.words & lemmas)
