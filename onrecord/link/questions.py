"""The questions that a comparison of two accounts asks, what each answer weighs, and what must not be joined.

Every question answers with a `Reason` whose score is 0 (speaks against), 0.5 (says nothing) or up to 1
(speaks for). The evidence of a pair is the sum of weight times (2 score - 1).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.knowledge import Knowledge
from onrecord.knowledge.happenings import ANY
from onrecord.knowledge.likeness import Likeness, likeness
from onrecord.knowledge.sides import same_side
from onrecord.link.accounts import CASUALTIES, Account
from onrecord.link.facts import Anchor
from onrecord.link.figures import FAR_APART, LARGE, answer_figures, figures_fit
from onrecord.link.places import NOTHING, compare_places
from onrecord.link.sorts import Sort
from onrecord.link.times import NEXT_DAY, SEVERAL_HANDS, ask_time, days_fit, same_hands, stretch_and_day, told_before
from onrecord.link.words import cosine
from onrecord.model import OriginBasis, Reason

UNDATED = 0.6  # at most this of two claims of which one or both give no day

# Cosine of the rare words of two accounts up to which it tells nothing. Measured on reports of shootings and of
# a war: of accounts of two happenings 95 in 100 lie below 0.12 and 99 below 0.25; of one, half lie above 0.18.
COMMON_WORDS = 0.11
ENOUGH_WORDS = 30

# What an answer can add or take away, and why it weighs so.
WEIGHTS: dict[str, float] = {
    "event": 1.0,  # one event's name is common to hundreds of happenings of a war
    "time": 3.0,  # the same day is the strongest thing that two short reports share
    "place": 3.0,  # the same quarter weighs like the same day; the same city less
    "figures": 2.5,  # 137 in two reports is hardly chance, 1 or 2 often is
    "victims": 4.0,  # the same named victim is the same death
    "actors": 0.5,  # a party does many things; and who did it is what accounts differ in
    "targets": 1.0,  # the same hospital hit is more than the same city hit
    "hands": 3.5,  # two states that brokered both: in one stretch of days one truce, wherever it is told to hold
    "words": 5.0,  # rare words in common: names, streets, what the victims were doing; see COMMON_WORDS
    "speaker": 0.5,  # in one report: who goes on speaking mostly goes on about one thing
    "near": 4.0,  # in one report: clauses side by side go on about one thing
}

JOIN = 5.0  # between reports, where words, figures, victims, a target or a quarter carry it (see CARRIES)
JOIN_LASTING = 4.0  # what lasts has its own windows of days: the same place, event and stretch of time (4.6) suffice
DOUBT = 4.5  # from here on what does not join is shown as possibly the same
CARRIES = 0.58  # a day, a city and an event are common to many happenings: one more answer must be above this
UNEVEN = 0.85  # a figure that is not common
CARRYING = frozenset({"figures", "victims", "targets", "words"})
MUCH_ALIKE = 0.7  # words so much alike (a cosine of 0.2) carry across two days; buses that leave daily do not
QUARTER = 0.88  # a place as fine as a quarter carries too
DOUBT_LASTING = 3.0  # the same for what lasts
JOIN_ONE_TOPIC = 0.2  # in a report of one topic, without distance: nothing against it, and an event that fits
JOIN_WITHIN_LASTING = 1.5  # in one report two mentions of a truce with nothing against it are of one truce
JOIN_WITHIN = 3.0  # within one report: a neighbouring clause about an event that fits, with nothing against it
DOUBT_WITHIN = 2.0  # two tellings in one report that share a number and cannot be joined with confidence

SIDE_BY_SIDE = 60  # code points between two clauses of one sentence
NEIGHBOURS = 300  # code points between clauses of two neighbouring sentences
PARAGRAPHS = 700  # code points between clauses of two neighbouring paragraphs


# Answers that say nothing: most do, and each is made once.
_NO_PLACE = Reason(question="place", score=NOTHING, detail="a place is not known")
_NO_ACTOR = Reason(question="actors", score=NOTHING, detail="an actor is not named")
_NO_HANDS = Reason(question="hands", score=NOTHING, detail="who made it is not told in both")
_NO_VICTIM = Reason(question="victims", score=NOTHING, detail="victims are not named")
_NO_TARGET = Reason(question="targets", score=NOTHING, detail="none in common")
_NO_WORDS = Reason(question="words", score=NOTHING, detail="no words to compare")


@dataclass(slots=True)
class Comparer:
    """Compares accounts with the knowledge at hand; places are compared once and remembered."""

    knowledge: Knowledge
    likeness: Likeness = field(default_factory=likeness)
    _places: dict[tuple[Anchor, Anchor], tuple[float, str, bool]] = field(default_factory=dict)
    _sides: dict[tuple[str, str], bool] = field(default_factory=dict)

    def compare(self, left: Account, right: Account, *, within: bool = False) -> tuple[float, tuple[Reason, ...]]:
        """Return the evidence that two accounts tell of one happening, and its reasons."""
        a, b = (left, right) if left.id <= right.id else (right, left)
        told = [_near(a, b), _speaker(a, b)] if within else [_words(a, b)]
        return self._evidence(a, b, ask_time(a, b), self.answer_place(a, b), told)

    def compare_between(self, left: Account, right: Account, least: float) -> tuple[float, tuple[Reason, ...]] | None:
        """Return the same for accounts of two reports, or None where it is sure to be less than `least`.

        Words, time and place are asked first: where they leave too little for the rest, the rest is not asked.
        """
        a, b = (left, right) if left.id <= right.id else (right, left)
        words, time, place = _words(a, b), ask_time(a, b), self.answer_place(a, b)
        if sum(map(_weighed, (words, time, place))) + _most_of_rest(a, b) < least:
            return None
        evidence, reasons = self._evidence(a, b, time, place, [words])
        return (evidence, reasons) if evidence >= least else None

    def _evidence(
        self, a: Account, b: Account, time: Reason, place: Reason, told: Iterable[Reason]
    ) -> tuple[float, tuple[Reason, ...]]:
        asked = (answer_figures(a, b), _victims(a, b), self._actors(a, b), _targets(a, b))
        made_by = (_hands(a, b),) if a.sort is Sort.FOLLOWED else ()
        reasons = (answer_event(a, b), time, place, *asked, *made_by, *told)
        return sum(map(_weighed, reasons)), reasons

    def barred(self, left: Account, right: Account) -> str | None:
        """Say why two accounts can in no case be one happening, or return None."""
        if left.sort is not right.sort:
            return "claims of two sorts"
        if not _events_fit(left, right):
            return "different events"
        if not days_fit(left, right) or told_before(left, right) or told_before(right, left):
            return "days too far apart"
        if self._lie_apart(left, right) and not same_hands(left, right):
            return "different places"
        if left.sort is not Sort.FOLLOWED and not figures_fit(left, right):  # a convoy's people, and all that left
            return "figures of two orders of size"
        if left.reports == right.reports and len(left.reports) == 1 and left.sort is Sort.HAPPENING:
            if said := self.counted_as_two(left, right):
                return said
            if any(a.differs(b) for a in left.beside for b in right.beside):
                return "told beside each other, as two"
            if self._is_of_another_time(left, right) or self._is_of_another_time(right, left):
                return "so many dead, told without a day, are of something else"
            if stretch_and_day(left, right) or stretch_and_day(right, left):
                return "a stretch of time and a day"
        return "one origin names different sides" if self._two_minds(left, right) else None

    def _lie_apart(self, left: Account, right: Account) -> bool:
        return any(self.place_pair(a, b)[2] for a in left.anchors for b in right.anchors)

    def told_as_two(self, left: Account, right: Account) -> str | None:
        """Say why two accounts of one report that count harmed are two, by their dead or their own places, or None."""
        if said := self.counted_as_two(left, right):
            return said
        if not (_counts_harmed(left) and _counts_harmed(right)):
            return None
        if any(a.lies_apart_from(b) for a in left.beside for b in right.beside) and self._lie_apart(left, right):
            return "different places"
        after = any(a.came_long_after(b) for a in left.beside for b in right.beside)
        return "told beside each other, as two" if after else None

    def counted_as_two(self, left: Account, right: Account) -> str | None:
        """Say why the dead that one report counts are of two happenings, or return None."""
        two = any(a.differs(b) for a in left.tolls for b in right.tolls)
        return "one origin counts different dead" if two else None

    def _is_of_another_time(self, undated: Account, dated: Account) -> bool:
        """*Gas killed 1,429*, told without a day, is no toll of Monday's raid unless they share a place or number."""
        if undated.latest_first is not None or dated.latest_first is None:
            return False
        if not any(m == "killed" and (b.low or 0) >= LARGE for m, _, b in undated.figures):
            return False
        return self.answer_place(undated, dated).score <= NOTHING and answer_figures(undated, dated).score <= NOTHING

    def _two_minds(self, left: Account, right: Account) -> bool:
        """Whether one origin in one report names different sides: it tells of two happenings."""
        for report, origin, named in left.voices:
            for other, other_origin, others in right.voices:
                if (
                    (report, origin) == (other, other_origin)
                    and named.isdisjoint(others)
                    and self._apart(named, others)
                ):
                    return True
        return False

    def _apart(self, left: Iterable[str], right: Iterable[str]) -> bool:
        parties = [[i for i in ids if self.knowledge.party_of(i)] for ids in (left, right)]
        if not all(parties):
            return False
        return not any(self._same_side(a, b) for a in parties[0] for b in parties[1])

    def _same_side(self, left: str, right: str) -> bool:
        if (left, right) not in self._sides:
            self._sides[(left, right)] = same_side(self.knowledge, left, right)
        return self._sides[(left, right)]

    def place_pair(self, left: Anchor, right: Anchor) -> tuple[float, str, bool]:
        key = (left, right)
        if key not in self._places:
            answers = [compare_places(a, b) for a in left.places for b in right.places]
            best = max(answers, key=lambda answer: answer[0])
            self._places[key] = (best[0], best[1], all(answer[2] for answer in answers))
        return self._places[key]

    def answer_place(self, left: Account, right: Account) -> Reason:
        if not left.anchors or not right.anchors:
            return _NO_PLACE
        pairs = [(self.place_pair(a, b), a, b) for a in left.anchors for b in right.anchors]
        (score, detail, _), a, b = max(pairs, key=lambda p: (p[0][0], _names(p[1]), _names(p[2])))
        return Reason(question="place", score=score, detail=detail, left=_names(a), right=_names(b))

    def _actors(self, left: Account, right: Account) -> Reason:
        if not left.actors or not right.actors:
            return _NO_ACTOR
        shared = any(a == b or self._same_side(a, b) for a in left.actors for b in right.actors)
        return Reason(
            question="actors",
            score=1.0 if shared else 0.0,
            detail="one side is named" if shared else "different actors are named",
            left=", ".join(sorted(left.actors)),
            right=", ".join(sorted(right.actors)),
        )


def _counts_harmed(account: Account) -> bool:
    return any(measure in CASUALTIES for measure, _, _ in account.figures)


def _weighed(reason: Reason) -> float:
    return WEIGHTS[reason.question] * (2 * reason.score - 1)


def _most_of_rest(left: Account, right: Account) -> float:
    """The most that event, figures, victims, actors and targets can add, by whether both name any."""
    named = [
        ("figures", left.figures and right.figures),
        ("victims", left.names and right.names),
        ("actors", left.actors and right.actors),
        ("targets", left.targets and right.targets),
        ("hands", left.hands and right.hands),
    ]
    return WEIGHTS["event"] + sum(WEIGHTS[question] for question, both in named if both)


def told_together(reasons: Iterable[Reason]) -> bool:
    """Tell whether two claims of one report may join; between two speakers nearness and event are not enough.

    Of two days told in one report only figures or victims make one happening. Two speakers' figures must not be
    far apart, and they must share a place, day, figure, victim, target or actor, or speak of the very same event,
    unless they stand side by side.
    """
    asked = {r.question: r.score for r in reasons}
    if asked["time"] == NEXT_DAY and not any(asked[q] > CARRIES for q in ("figures", "victims")):
        return False
    if asked["speaker"] > 0:
        return True
    if asked["figures"] <= FAR_APART:
        return False
    shared = any(asked[q] > NOTHING for q in ("place", "figures", "victims", "targets", "actors"))
    return (
        shared or asked["time"] > UNDATED or asked["near"] == 1.0 or (asked["near"] > NOTHING and asked["event"] == 1.0)
    )


def one_sum(reasons: Iterable[Reason]) -> bool:
    """Tell whether two sums of one report may be one: they share a number, or stand side by side with none at odds.

    That one follows the other says nothing of sums: a war's dead and a month's victories are told in one breath.
    """
    asked = {r.question: r.score for r in reasons}
    if asked["figures"] > NOTHING:
        return True
    return asked["figures"] == NOTHING and asked["near"] == 1.0 and asked["time"] > UNDATED


def carried(reasons: Iterable[Reason]) -> bool:
    """Tell whether more than a day, a city and an event speaks for a join; across two days it must tell more."""
    asked = {r.question: r.score for r in reasons}
    if asked["time"] == NEXT_DAY:
        return any(asked[q] > CARRIES for q in ("figures", "victims")) or asked["words"] > MUCH_ALIKE
    if asked["time"] <= NOTHING:  # an agency words its reports of all days alike
        return asked["figures"] >= UNEVEN or asked["victims"] > CARRIES
    return any(asked[q] > CARRIES for q in CARRYING) or asked["place"] >= QUARTER


def _names(anchor: Anchor) -> str:
    return ", ".join(p.name for p in anchor.places)


def _events_fit(left: Account, right: Account) -> bool:
    """Whether two accounts can tell of one event; of one report also as its parts, the arrests of a raid.

    Such parts never join accounts of two reports, nor keep them apart where what both tell chiefly fits.
    """
    if all(a.can_be(b) for a in left.happenings for b in right.happenings):
        return True
    if left.reports == right.reports and len(left.reports) == 1:
        return all(a.goes_with(b) for a in left.chief for b in right.chief)
    return all(a.can_be(b) for a in left.chief for b in right.chief)


def answer_event(left: Account, right: Account) -> Reason:
    a, b = left.event, right.event
    if left.happenings & right.happenings and (a is b or ANY not in a.senses):
        score, detail = 1.0, "the same event"
    elif ANY in a.senses or ANY in b.senses:
        score, detail = 0.6, "one tells only of those harmed"
    else:
        score, detail = 0.75, "events that can be one"
    return Reason(question="event", score=score, detail=detail, left=a.event, right=b.event)


# --- people, words ------------------------------------------------------------------------------


def _victims(left: Account, right: Account) -> Reason:
    if not left.names or not right.names:
        return _NO_VICTIM
    shared = sorted(left.names & right.names)
    if shared:
        return Reason(question="victims", score=1.0, detail=f"{len(shared)} named in both")
    return Reason(question="victims", score=0.4, detail="others are named")


def _targets(left: Account, right: Account) -> Reason:
    shared = left.targets & right.targets
    return Reason(question="targets", score=0.75, detail=", ".join(sorted(shared))) if shared else _NO_TARGET


def _hands(left: Account, right: Account) -> Reason:
    """Who brokered, guarantees or agreed to what is followed; parties to a war agree to many truces, one by one."""
    if min(len(left.hands), len(right.hands)) < SEVERAL_HANDS:
        return _NO_HANDS
    shared = left.hands & right.hands
    detail = f"made by {', '.join(sorted(shared))}" if shared else "made by others"
    score = 1.0 if same_hands(left, right) else NOTHING if shared else 0.25
    mine, theirs = (", ".join(sorted(account.hands)) for account in (left, right))
    return Reason(question="hands", score=score, detail=detail, left=mine, right=theirs)


def _words(left: Account, right: Account) -> Reason:
    if not left.words.kept or not right.words.kept:
        return _NO_WORDS
    # Two short clauses have a word in common by chance: fewer words than ENOUGH_WORDS count in proportion.
    alike = cosine(left.words, right.words) * min(1.0, min(len(left.words.kept), len(right.words.kept)) / ENOUGH_WORDS)
    score = min(1.0, max(0.47, NOTHING + (alike - COMMON_WORDS) * 2.2))
    return Reason(question="words", score=round(score, 4), detail=f"rare words in common: cosine {alike:.2f}")


def _speaker(left: Account, right: Account) -> Reason:
    """Two named origins side by side may speak of two things; a publisher's own voice says nothing."""
    bare = any(m.claim.origin_basis is OriginBasis.PUBLISHER_UNATTRIBUTED for m in (*left.members, *right.members))
    mine, theirs = ({m.origin for m in account.members} for account in (left, right))
    if mine & theirs:
        return Reason(question="speaker", score=0.8, detail="one origin")
    return Reason(question="speaker", score=NOTHING if bare else 0.0, detail="different origins")


def _near(left: Account, right: Account) -> Reason:
    gap = min(
        max(a.claim.span.start - b.claim.span.end, b.claim.span.start - a.claim.span.end, 0)
        for a in left.members
        for b in right.members
    )
    if gap <= SIDE_BY_SIDE:
        return Reason(question="near", score=1.0, detail="in one sentence or side by side")
    if gap <= NEIGHBOURS:
        return Reason(question="near", score=0.85, detail="in neighbouring sentences")
    if gap <= PARAGRAPHS:
        return Reason(question="near", score=0.58, detail="in neighbouring paragraphs")
    return Reason(question="near", score=0.45, detail="far apart in the report")
