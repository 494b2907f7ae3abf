"""Who is said to have broken a truce, who brought about that it collapsed, and who says that it did not break it."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.claims import parties
from onrecord.extract.claims.found import Found
from onrecord.extract.claims.negation import is_negated
from onrecord.extract.claims.telling import Telling
from onrecord.extract.grounds import because
from onrecord.knowledge.threads import thread_words
from onrecord.model import Kind, Modality, Named, Polarity, Status, TermKind

_POSSESSIVES = frozenset({"its", "their", "our"})
_STEPS = 4  # words from a truce's own up to the verb that caused its end
_UP = frozenset({"ccomp", "xcomp", "nsubj", "dobj", "pobj", "prep"})


def lend_accused(found: Found, told: Sequence[Telling]) -> None:
    """Give who broke a truce, or ended it, to tellings that do not name him; deny what a party says it did not do."""
    for item in told:
        if item.draft.main.sense.event.kind is not Kind.TRUCE:
            continue
        if not item.actors and item.mood.status is Status.VIOLATED:
            _of_violence(item, told)
        if not item.actors and item.mood.status is Status.COLLAPSED:
            _of_collapse(found, item)
        if _is_own_denial(found, item):
            denied = because(Polarity.DENIED, "polarity.own", item.draft.tree, item.draft.predicate)
            item.mood = replace(item.mood, polarity=denied)


def _of_violence(item: Telling, told: Sequence[Telling]) -> None:
    """*Rebels fired shells in breach of the truce*: whoever did it is who is said to have broken the truce."""
    core = item.draft.tree.span(item.draft.main.token, item.draft.main.token)
    for other in told:
        if other.actors and any(t.kind is TermKind.BREACH and t.span.contains(core) for t in other.terms):
            item.actors = because(other, "actor.lent", to=item).actors
            return


def _of_collapse(found: Found, item: Telling) -> None:
    """*The army caused the truce to collapse*, *led to the collapse of the truce*: who did so is who broke it."""
    tree, at = item.draft.tree, item.draft.main.token
    for _ in range(_STEPS):
        if tree.pos[at] == "VERB" and tree.lemma[at] in thread_words().causes:
            subject = tree.own_subject(at)
            if (
                subject is not None
                and not is_negated(tree, at)
                and not any(tree.dep[c] == "auxpass" for c in tree.children[at])
            ):
                item.actors = tuple(n for head in tree.conjuncts(subject) if (n := _body(found, item, head)))
            return
        if tree.dep[at] not in _UP or tree.head[at] == at:
            return
        at = tree.head[at]


def _body(found: Found, item: Telling, head: int) -> Named | None:
    """A subject as a body that can break a truce: *it* is who speaks; no blast and no attack."""
    tree = item.draft.tree
    if tree.low[head] in {"it", "they", "we"}:
        return _speaker(found, item)
    if tree.lemma[head] not in found.words.actors and tree.pos[head] != "PROPN":
        return None
    return parties.named(tree, *parties.phrase(tree, head), found.names_at)


def _speaker(found: Found, item: Telling) -> Named | None:
    """Who says it, where that is a body that can act."""
    if item.attribution is None or not item.attribution.speaker:
        return None
    reach = item.draft.tree.at(item.attribution.speaker[0])
    return parties.as_doer(item.draft.tree, reach, found.words, found.names_at) if reach else None


def _is_own_denial(found: Found, item: Telling) -> bool:
    """*The army said it had not broken the truce*: a party that says so of itself denies it; a monitor does not."""
    mood, tree = item.mood, item.draft.tree
    if item.event != "violation" or mood.status is not Status.NOT_OCCURRED:
        return False
    if mood.modality is not Modality.ASSERTED or item.attribution is None or not item.attribution.speaker:
        return False
    reach = tree.at(item.attribution.speaker[0])
    if reach is None or not item.actors:
        return False
    if tree.low[reach[0]] in _POSSESSIVES:
        return True  # *the army has not broken the truce, its spokesman said*
    speaker = _speaker(found, item)
    return speaker is not None and any(_same(speaker, a) for a in item.actors)


def _same(left: Named, right: Named) -> bool:
    return left.id == right.id if left.id and right.id else left.name.casefold() == right.name.casefold()
