"""What speakers say that no event word tells: kept as statements, so that nothing said of a conflict is lost."""

from collections.abc import Mapping
from dataclasses import replace

from onrecord.extract.claims.drafts import Draft
from onrecord.extract.claims.events import Trigger
from onrecord.extract.claims.found import Found
from onrecord.extract.claims.telling import is_nobody
from onrecord.extract.clauses import Tree
from onrecord.extract.speech.attributed import Attribution
from onrecord.knowledge.ontology import Sense
from onrecord.knowledge.speech import Act
from onrecord.model import Kind
from onrecord.values import Span

_FEWEST_WORDS = 3  # *not yet*: a shorter remark says nothing that could be checked
_SAYING = frozenset(
    {Act.SAY, Act.REPORT, Act.CLAIM, Act.CONFIRM, Act.ADMIT, Act.ANNOUNCE, Act.WARN, Act.THREATEN, Act.PROMISE}
    | {Act.ACCUSE, Act.BLAME, Act.BELIEVE, Act.DENY}
)
_DEMANDS = frozenset({"must", "should", "ought"})
_MATTERS = (Kind.VIOLENCE, Kind.TRUCE, Kind.MOVEMENT, Kind.POPULATION)
_VERBAL = frozenset({"VERB", "AUX"})


def left_unsaid(found: Found, tree: Tree, told: list[Draft], mentioned: Mapping[int, Kind]) -> list[Draft]:
    """Return a draft for each clause of reported speech of which no draft tells, in the order of the text.

    The clauses are those that the speaker asserts: the uppermost of each sentence and what *and* joins to it. One
    counts as told where an event word of a draft stands in it. Only speakers whom the words name speak: hearsay and
    the publisher's own words make no statement. `mentioned` are the tokens that name an event or a weapon without
    telling of one: what a statement speaks of.
    """
    spoken = [a for a in found.spoken_in(tree.number) if a.act in _SAYING and _has_speaker(found, a)]
    if not spoken:
        return []
    taken = {t for draft in told for trigger in draft.triggers for t in range(trigger.first, trigger.last + 1)}
    taken |= {t for draft in told for t in draft.tokens()}
    drafts: dict[int, Draft] = {}
    for attribution in spoken:
        for piece in attribution.content:
            for part in _by_sentence(tree, piece):
                for head, reach in _clauses(tree, part, taken):
                    if not _within_another(tree, spoken, attribution, head):
                        drafts.setdefault(head, _draft(found, tree, head, reach, mentioned))
    return [drafts[head] for head in sorted(drafts)]


def _has_speaker(found: Found, attribution: Attribution) -> bool:
    named = bool(attribution.speaker or attribution.implied) and attribution.origin.name is not None
    return named and not is_nobody(found, attribution)


def _by_sentence(tree: Tree, piece: Span) -> list[tuple[int, int]]:
    """Cut a piece of reported speech at the ends of sentences: first and last token of each part, both counted."""
    reach = tree.at(piece)
    if reach is None:
        return []
    parts = []
    for number in range(tree.sentence[reach[0]], tree.sentence[reach[1]] + 1):
        first, end = tree.sentences[number]
        parts.append(tree.trimmed(max(first, reach[0]), min(end - 1, reach[1])))
    return [(first, last) for first, last in parts if first <= last]


def _clauses(tree: Tree, part: tuple[int, int], taken: set[int]) -> list[tuple[int, tuple[int, int]]]:
    """Return (verb, first and last token) of the asserted clauses of a part that no draft tells."""
    first, last = part
    top = _head(tree, first, last)
    if top is None:
        return []
    heads = [t for t in tree.conjuncts(top) if first <= t <= last and tree.pos[t] in _VERBAL]
    found = []
    for head in heads:
        left, right = _without(tree, head, [h for h in heads if h != head], part)
        own_clauses = {tree.clause[head], *(tree.clause[c] for c in tree.children[head] if _says_on(tree, c))}
        own = {t for t in range(left, right + 1) if tree.clause[t] in own_clauses}
        if right - left + 1 >= _FEWEST_WORDS and taken.isdisjoint(own):
            found.append((head, tree.trimmed(left, right)))
    return found


def _says_on(tree: Tree, token: int) -> bool:
    """*Agreed to extend the truce*: what an infinitive without a subject of its own tells, its verb tells."""
    return tree.dep[token] == "xcomp" and tree.own_subject(token) is None


def _without(tree: Tree, head: int, others: list[int], part: tuple[int, int]) -> tuple[int, int]:
    """First and last token of what hangs on a verb, without the clauses that are joined to it."""
    left, right = tree.edges[head]
    left, right = max(left, part[0]), min(right, part[1])
    for other in others:
        start = tree.edges[other][0]
        if head < start <= right:
            right = start - 1
    return (left, right) if left <= head <= right else (head, head)


def _head(tree: Tree, first: int, last: int) -> int | None:
    """The verb that the others of a part hang on: the one whose own head stands outside of it."""
    verbs = [t for t in range(first, last + 1) if tree.pos[t] in _VERBAL]
    tops = [t for t in verbs if not first <= tree.head[t] <= last or tree.head[t] == t]
    leading = tops or [t for t in verbs if tree.dep[t] not in {"aux", "auxpass", "amod", "compound"}]
    return leading[0] if leading else None


def _within_another(tree: Tree, spoken: list[Attribution], own: Attribution, head: int) -> bool:
    """Whether the verb is the cue or content of a further speaker within: that level tells it."""
    at = tree.span(head, head)
    if any(piece.overlaps(at) for piece in own.cue):
        return True  # the verb that says it, where the words are cut too wide
    for other in spoken:
        if other is own:
            continue
        inner = sum(map(len, other.content)) < sum(map(len, own.content))
        if inner and (other.covers(at) or any(piece.overlaps(at) for piece in other.cue)):
            return True
    return False


def _draft(found: Found, tree: Tree, head: int, reach: tuple[int, int], mentioned: Mapping[int, Kind]) -> Draft:
    demanded = any(tree.low[c] in _DEMANDS for c in tree.children[head])
    event = found.words.events["appeal" if demanded else "statement"]
    if not demanded:
        spoken_of = {mentioned[t] for t in range(reach[0], reach[1] + 1) if t in mentioned}
        event = replace(event, kind=next((kind for kind in _MATTERS if kind in spoken_of), event.kind))
    trigger = Trigger(head, head, head, Sense(event, "acts"))
    return Draft(tree, trigger, [trigger], reach=reach)
