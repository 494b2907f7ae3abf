"""Finds one statement by one origin wherever it is carried, and narrows a body to its part where both are named."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from zlib import crc32

from onrecord.knowledge import Knowledge
from onrecord.link.facts import Facts, never_meet
from onrecord.link.keys import Key, Lookup, head, with_numbers
from onrecord.link.places import compare_places
from onrecord.link.sets import DisjointSets
from onrecord.link.sorts import Sort
from onrecord.link.times import APART_DAYS
from onrecord.link.words import jaccard, tokens
from onrecord.model import Assertion, OriginBasis, Reason
from onrecord.values import Bounds, Modifier

SAME_WORDS = 0.8  # share of words in common from which two texts are one text with small edits
LIKE_WORDS = 0.5  # enough where origin, event, day and place are the same and neither gives a figure
ENOUGH_WORDS = 8  # shorter texts are alike by chance
FEW_WORDS = 3  # the same of texts of one origin that are half alike: *a man died* is said of many
RETOLD_WITHIN = 3  # days of publication within which a small or round number repeated by one origin is one statement
COMMON = 2  # one or two dead are told of many happenings: of two reports their words must be half alike too, and enough
LIKE_WITHIN = 5  # the same for words of one origin that are half alike
REPEATED_WITHIN = 21  # the same for a telling number such as 82
STOCK_SLACK = 3  # days within which a figure of people trapped is repeated and not counted anew
# Two texts with four fifths of their words in common agree in two minhashes with a chance of 0.64, and in one of
# four such pairs with 0.98; two texts with a third in common in none of them with 0.64.
BANDS = 4
TURNS = 5  # single minhashes by which texts of one origin that are half alike meet, with a chance of 0.97
MOST_DAYS = 14  # days told of beyond which a claim is looked up without them

_BASIS_ORDER = list(OriginBasis)


class Assertions:
    """Groups claims into statements. `pairs` are those that were found to be one, `lookup` what claims are found by."""

    lookup: Lookup

    def __init__(self, facts: Mapping[str, Facts], knowledge: Knowledge) -> None:
        self._facts = facts
        self._knowledge = knowledge
        self._words = {i: frozenset(map(sys.intern, tokens(f.claim.text))) for i, f in facts.items()}
        self._sets = DisjointSets(facts)
        self.pairs: list[tuple[str, str]] = []
        self._reasons: dict[str, list[Reason]] = defaultdict(list)

    def find(self) -> tuple[Assertion, ...]:
        """Return all assertions, one claim alone being one too, in the order of their least claims."""
        for _, left, right, reason in sorted(self._edges(), key=lambda e: e[:3]):
            self.pairs.append((left, right))
            self._join(left, right, reason)
        members = self._sets.groups()
        return tuple(self._assertion(ids) for _, ids in sorted(members.items()))

    def _edges(self) -> Iterator[tuple[float, str, str, Reason]]:
        """Yield the pairs that are one statement, each asked once, the lesser id first."""
        ordered = sorted(self._facts)
        self.lookup = Lookup(ordered, (self.keys(self._facts[i]) for i in ordered))
        for left, right in self.lookup.meeting():
            found = self._same_statement(self._facts[ordered[left]], self._facts[ordered[right]])
            if found:
                yield -found.score, ordered[left], ordered[right], found

    # --- which pairs ----------------------------------------------------------------------------

    def keys(self, facts: Facts) -> set[Key]:
        """Return what a claim is looked up by: its origin's figure or act in its time, or its words."""
        about = (facts.claim.kind, facts.claim.denied, facts.claim.revises)
        root = self._root(facts)
        found = set(_by_words(facts, about, root, sorted(self._words[facts.id])))
        for measure, _, bounds in facts.figures:
            for number in {n for n in (bounds.low, bounds.high) if n is not None}:
                within = REPEATED_WITHIN if _tells(number) else RETOLD_WITHIN
                found.update(_in_time(facts, (*about, root, measure, number), within))
        if not facts.figures and facts.claim.actors and facts.days:
            actors = sorted(a.id or a.name for a in facts.claim.actors)
            act = head("act", *about, root, facts.claim.event, facts.claim.status, *actors)
            last = min(facts.days.last, facts.days.first + MOST_DAYS)
            found.update(Key(act, day) for day in range(facts.days.first, last + 1))
        return found

    def _root(self, facts: Facts) -> str:
        entity = facts.claim.origin_id
        if not facts.origin.startswith("entity:") or entity is None:
            return facts.origin
        wholes = self._knowledge.wholes(entity)
        return f"entity:{wholes[-1] if wholes else entity}"

    # --- which statements -----------------------------------------------------------------------

    def _same_statement(self, left: Facts, right: Facts) -> Reason | None:
        if left.claim.kind is not right.claim.kind or left.claim.denied is not right.claim.denied:
            return None
        if left.claim.revises is not right.claim.revises:
            return None
        if _days_apart(left, right) or not left.happening.can_be(right.happening):
            return None
        one_origin = self._one_origin(left, right)
        if not one_origin and not (_no_origin(left) and _no_origin(right)):
            return None
        reason = self._alike(left, right, one_origin=one_origin)
        return None if reason is None or _places_apart(left, right) else reason

    def _alike(self, left: Facts, right: Facts, *, one_origin: bool) -> Reason | None:
        """Say by what two claims are alike enough for one statement; without one origin they must be copied text."""
        alike = jaccard(self._words[left.id], self._words[right.id])
        long_enough = min(len(self._words[i]) for i in (left.id, right.id)) >= ENOUGH_WORDS
        copied = alike >= SAME_WORDS and long_enough
        if not one_origin and not copied:
            return None
        if left.figures or right.figures:
            one_report = left.claim.report == right.claim.report
            return _same_figures(left, right, said_alike=one_report or (alike >= LIKE_WORDS and long_enough))
        told = min(len(self._words[i]) for i in (left.id, right.id)) >= FEW_WORDS and not _on_two_days(left, right)
        if copied or (alike >= LIKE_WORDS and told and left.claim.event == right.claim.event):
            return _reason(alike, f"words in common: {alike:.2f}", left, right)
        return _same_act(left, right)

    def _one_origin(self, left: Facts, right: Facts) -> bool:
        if left.origin == right.origin:
            return True
        a, b = left.claim.origin_id, right.claim.origin_id
        if not (left.origin.startswith("entity:") and right.origin.startswith("entity:") and a and b):
            return False
        return bool(left.figures) and (a in self._knowledge.wholes(b) or b in self._knowledge.wholes(a))

    # --- joining --------------------------------------------------------------------------------

    def _join(self, left: str, right: str, reason: Reason) -> None:
        """Join two statements unless their origins would then be a body and two of its parts, or two figures differ."""
        a, b = self._sets.members(left), self._sets.members(right)
        if a is b or not all(self._may_stand_together(self._facts[x], self._facts[y]) for x in a for y in b):
            return
        self._sets.join(left, right)
        self._reasons[left].append(reason)

    def _may_stand_together(self, left: Facts, right: Facts) -> bool:
        if left.origin != right.origin and not (_no_origin(left) and _no_origin(right)):
            a, b = left.claim.origin_id, right.claim.origin_id
            if not (a and b) or not (a in self._knowledge.wholes(b) or b in self._knowledge.wholes(a)):
                return False
        return all(
            a.agrees(b)
            for measure, group, a in left.figures
            for other, other_group, b in right.figures
            if (measure, group) == (other, other_group)
        )

    def _assertion(self, ids: Iterable[str]) -> Assertion:
        members = sorted(ids)
        claims = [self._facts[i].claim for i in members]
        wholes = {c.origin_id: self._knowledge.wholes(c.origin_id) for c in claims if c.origin_id}
        # The part is the origin that has the most wholes; a body by itself stays what it is.
        rank = {
            c.id: (-len(wholes.get(c.origin_id or "", ())), _BASIS_ORDER.index(c.origin_basis), c.id) for c in claims
        }
        best = min(claims, key=lambda c: rank[c.id])
        others = sorted({c.origin or "" for c in claims if c.origin_id in wholes.get(best.origin_id or "", ())})
        narrowed = None
        if others:
            detail = "the same statement is attributed to the body in one report and to its part in another"
            narrowed = Reason(
                question="origin", score=1.0, detail=detail, left=", ".join(others), right=best.origin or ""
            )
        reasons = tuple(
            sorted(
                (r for i in members for r in self._reasons.get(i, ())),
                key=lambda r: (r.left, r.right, r.detail),
            )
        )
        return Assertion(
            id="a-" + members[0].removeprefix("c-"),
            origin=best.origin,
            origin_id=best.origin_id,
            origin_basis=best.origin_basis,
            claims=tuple(members),
            reasons=reasons,
            narrowed=narrowed,
        )


def _by_words(facts: Facts, about: tuple[object, ...], root: str, words: Sequence[str]) -> Iterator[Key]:
    """The keys of copied text, where no origin is named, and, of one origin's claims without figures, of like text."""
    copied = len(words) >= ENOUGH_WORDS and _no_origin(facts)
    alike = not facts.figures and len(words) >= FEW_WORDS
    if not copied and not alike:
        return
    least = list(map(min, zip(*map(_checksums, words), strict=True)))
    if copied:
        for band in range(BANDS):
            yield from _in_time(facts, ("words", *about), REPEATED_WITHIN, band, *least[2 * band : 2 * band + 2])
    if alike:
        for turn, word in enumerate(least[:TURNS]):
            yield next(_in_time(facts, ("like", *about, root, facts.claim.event), LIKE_WITHIN, turn, word))


def _in_time(facts: Facts, what: tuple[object, ...], within: int, *numbers: int) -> Iterator[Key]:
    """The keys of something said, and of numbers, at a claim's times.

    Two dated claims meet by their days, others by when they came. A stretch of more than `MOST_DAYS` days, as of a sum
    since a year, is no time of its own. What has no time meets what has none.
    """
    dated = facts.days is not None and facts.days.length <= MOST_DAYS
    if facts.days is not None and dated:
        for day in sorted({facts.days.first, facts.days.last}):
            yield Key(with_numbers(head("of", *what), *numbers), day, STOCK_SLACK)
    if facts.day is not None:
        yield Key(with_numbers(head("said", *what), *numbers), facts.day, within, not dated)
    elif not dated:
        yield Key(with_numbers(head("at no time", *what), *numbers))


@lru_cache(maxsize=1 << 16)
def _checksums(word: str) -> tuple[int, ...]:
    """A word's place in each of several orders, the same on every machine; the least of many is a minhash."""
    return tuple(crc32(word.encode(), turn) for turn in range(2 * BANDS))


def _no_origin(facts: Facts) -> bool:
    return facts.claim.origin_basis is OriginBasis.PUBLISHER_UNATTRIBUTED


def _reason(score: float, detail: str, left: Facts, right: Facts) -> Reason:
    return Reason(question="statement", score=round(score, 4), detail=detail, left=left.id, right=right.id)


def _days_apart(left: Facts, right: Facts) -> bool:
    slack = STOCK_SLACK if Sort.STOCK in (left.sort, right.sort) else APART_DAYS
    if left.days and right.days:
        return left.days.gap(right.days) > slack
    return never_meet(left, right, slack)


def _places_apart(left: Facts, right: Facts) -> bool:
    answers = [compare_places(a, b)[2] for a in left.places for b in right.places]
    return bool(answers) and all(answers)


def _variant(left: Bounds, right: Bounds) -> bool:
    """Whether two figures are one in two wordings: they share a stated number, or one is the other rounded."""
    mine = {n for n in (left.low, left.high) if n is not None}
    return bool(mine & {right.low, right.high}) and left.meets(right)


def _same_figures(left: Facts, right: Facts, *, said_alike: bool) -> Reason | None:
    pairs = [
        (a, b, measure)
        for measure, group, a in left.figures
        for other, other_group, b in right.figures
        if measure == other and (group == other_group or None in (group, other_group))
    ]
    same = [(a, b, m) for a, b, m in pairs if _variant(a, b)]
    if not same or any(not a.agrees(b) for a, b, _ in pairs if (a, b, _) not in same):
        return None
    vague = _vague(left) | _vague(right)
    numbers = _shared([p for p in same if p[0] not in vague and p[1] not in vague])
    if all(n <= COMMON for n in numbers) and not said_alike:
        return None
    if not numbers and _on_two_days(left, right):
        return None
    if not _close_in_time(left, right, REPEATED_WITHIN if _telling(same) else RETOLD_WITHIN):
        return None
    a, b, measure = same[0]
    wording = "the same figure" if a == b else "one figure in two wordings"
    return _reason(0.95 if a == b else 0.9, f"{wording}: {measure} {a.label()} and {b.label()}", left, right)


def _telling(pairs: list[tuple[Bounds, Bounds, str]]) -> bool:
    """Whether a shared number is large and uneven enough to carry a statement by itself."""
    return any(map(_tells, _shared(pairs)))


def _shared(pairs: list[tuple[Bounds, Bounds, str]]) -> set[int]:
    return {n for a, b, _ in pairs for n in {a.low, a.high} & {b.low, b.high} if n is not None}


def _vague(facts: Facts) -> set[Bounds]:
    return {Bounds(c.low, c.high) for c in facts.claim.counts if c.modifier is Modifier.ORDER}


def _tells(number: int) -> bool:
    return number >= 20 and number % 10 != 0


def _on_two_days(left: Facts, right: Facts) -> bool:
    return bool(left.days and right.days and left.days.gap(right.days))


def _close_in_time(left: Facts, right: Facts, most: int) -> bool:
    """Whether two claims share their days, or where one has none were published within `most` days."""
    if left.days and right.days:
        return True
    if left.day is None or right.day is None:
        return left.claim.report == right.claim.report or most == REPEATED_WITHIN
    return abs(left.day - right.day) <= most


def _same_act(left: Facts, right: Facts) -> Reason | None:
    """The same act laid to the same party on the same day by one origin, whatever the words."""
    a, b = left.claim, right.claim
    if a.event != b.event or a.status is not b.status or not a.actors or not left.days or not right.days:
        return None
    same_actors = {x.id or x.name for x in a.actors} == {x.id or x.name for x in b.actors}
    if not same_actors or left.days.gap(right.days) or left.days.length > 2:
        return None
    return _reason(0.8, f"the same {a.event} laid to the same party on one day", left, right)
