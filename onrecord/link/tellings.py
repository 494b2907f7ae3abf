"""Compares what two reports chiefly tell: by how the whole reports are worded, and by all that their claims say.

A report that is about one happening tells of it throughout: who was harmed, their ages, the street, what they were
doing. Day and place of its claims can be misread; so they are answers among others here, and forbid a join only
where nothing but a misreading of both could bridge them and no person named in both does.
"""

import math
from collections.abc import Iterable

from onrecord.knowledge.happenings import ANY
from onrecord.link.accounts import Account
from onrecord.link.figures import answer_figures, figures_fit
from onrecord.link.places import NOTHING
from onrecord.link.questions import CARRIES, QUARTER, UNEVEN, Comparer, answer_event
from onrecord.link.repeats import is_one_text
from onrecord.link.texts import Text, Vector, alike
from onrecord.link.times import never_meet_accounts, told_before
from onrecord.model import Reason

ENOUGH_WORDS = 40
ENOUGH_OF_A_LEAD = 40  # words of a lead; the fewer there are, the nearer the score is to SHORT, whether alike or not
SHORT = 0.3  # a little against, as most pairs of reports are of two happenings
ALIKE = 3.0  # a cosine of a third is as much as two tellings of one happening mostly reach
WORD_FOR_WORD = 1.0  # score of texts as much alike as two tellings of one happening mostly reach
MANY_NAMES = 4  # names in common beyond which more tell nothing
DAYS_OF_NEWS = 7.0  # days in which the chance that two reports are of one happening falls to a third
GRADES = ((0, 1.0), (1, 0.75), (3, 0.5), (7, 0.25))  # days between two told days, and what they tell
NARROW = 3  # days: a stretch up to which a day is told
OWN_DAYS = 2  # days from a told day to publication within which a report tells it as its own news
BRIDGED = 1  # days by which two days told as news may differ and be one
REPEATED_WITHIN = 14  # days in which a text is taken over by others
LONG_AGO = 31  # days between two days that no misreading of a weekday bridges

WORDED_ALIKE = 0.4  # score of texts from which they carry a join: one in 50 pairs of two happenings reaches it
# Scores of the leads that texts alike need beside them, else they share what all of a town's reports do; and that one
# age needs: many are 19.
LEADS_ALIKE, LEADS_NOT_UNLIKE = 0.2, 0.14
NOT_CARRIED = -0.5  # a day, a city and an event alone: as far below nought as a doubt may be

SOMEWHAT_ALIKE = 0.25  # score of texts that a small figure told in both needs beside it
FAR_IN_TIME = 0.25  # score of time, or without days of publication, up to which only a person or an age carries a join
SEVERAL = 0.7  # score of two rare names in common and more
NEARLY_ONE, ONE_TOWN = 0.9, 0.85  # scores of texts and place that a publisher's two reports of one day need
MUCH_ALIKE = 0.7  # the same where not one day is told
TOLD_BELOW = 0.65  # score of an age that only one of two reports tells first

_NO_TEXT = Reason(question="text", score=0.0, detail="no text to compare")
_NO_FIRST_AGES = Reason(question="first_ages", score=NOTHING, detail="ages are not told first in both")
_NO_STREETS = Reason(question="streets", score=NOTHING, detail="streets are not named in both")
_NO_NAMES = Reason(question="names", score=NOTHING, detail="no person named in both")
_NO_PEOPLE = Reason(question="people", score=NOTHING, detail="nobody said to be affected is named in both")
_NO_PUBLISHER = Reason(question="publisher", score=NOTHING, detail="two publishers, or one is not known")
_NO_AGES = Reason(question="ages", score=NOTHING, detail="ages are not told")


def apart(comparer: Comparer, left: Account, right: Account) -> str | None:
    """Say why the chief accounts of two reports can in no case be one happening, or return None."""
    if left.text is None or right.text is None:
        raise ValueError("only chief accounts have a text")
    if never_meet_accounts(left, right):
        return "days too far apart"
    said = _told_apart(comparer, left, right)
    if said is None or _name_one_person(left.text, right.text):
        return None
    # Each tells a day just gone, and the two are months apart: children of one age are hurt in many homes.
    two_news = long_apart(left, right) and _own_news(left) and _own_news(right)
    if _of_one_age(left.text, right.text, least=WORD_FOR_WORD if two_news else NOTHING):
        return None
    return None if _repeated(left, right) else said


def _repeated(left: Account, right: Account) -> bool:
    """Whether one report repeats the other's text soon after: *on Monday* is then the Monday of the first."""
    if left.text is None or right.text is None or left.published is None or right.published is None:
        return False
    if abs(left.published[0] - right.published[0]) > REPEATED_WITHIN or (left.names_its_day and right.names_its_day):
        return False
    return is_one_text(left.text.shingles, right.text.shingles)


def _told_apart(comparer: Comparer, left: Account, right: Account) -> str | None:
    if _days_told_apart(left, right):
        return "days too far apart"
    if left.chief.isdisjoint(right.chief) and not any(a.can_be(b) for a in left.chief for b in right.chief):
        return "different events"
    if not figures_fit(left, right):
        return "figures of two orders of size"
    return "different places" if _places_told_apart(comparer, left, right) else None


def compare(comparer: Comparer, left: Account, right: Account) -> tuple[float, tuple[Reason, ...]]:
    """Return the evidence that the chief accounts of two reports tell of one happening, and its reasons."""
    a, b = (left, right) if left.id <= right.id else (right, left)
    mine, theirs = a.text, b.text
    if mine is None or theirs is None:
        raise ValueError("only chief accounts have a text")
    reasons = (
        _text(mine, theirs),
        _lead(mine, theirs),
        _streets(mine, theirs),
        _time(a, b),
        _place(comparer, a, b),
        _people(mine, theirs),
        _names(mine, theirs),
        _published(a, b),
        _publisher(a, b),
        _ages(mine, theirs),
        _first_ages(mine, theirs),
        _event(a, b),
        answer_figures(a, b),
    )
    known = comparer.likeness
    evidence = known.start + math.fsum(known.weights[r.question] * (2 * r.score - 1) for r in reasons)
    return (evidence if carried(reasons) or _repeated(a, b) else min(evidence, NOT_CARRIED)), reasons


def carried(reasons: tuple[Reason, ...]) -> bool:
    """Tell whether more speaks for it than day, place and event, which are common to many happenings of a war."""
    asked = {r.question: r.score for r in reasons}
    of_one_age = asked["ages"] > NOTHING and asked["lead"] >= LEADS_NOT_UNLIKE
    if of_one_age or asked["people"] > CARRIES:
        return True
    dated = any(r.question == "time" and r.left for r in reasons)
    if asked["time"] <= FAR_IN_TIME or (not dated and not FAR_IN_TIME < asked["published"] != NOTHING):
        return False
    one_publisher = asked["publisher"] < NOTHING
    if asked["streets"] > NOTHING or asked["names"] > (SEVERAL if one_publisher else CARRIES):
        return True
    if asked["figures"] >= UNEVEN and asked["place"] > NOTHING:
        return True
    one_day = asked["time"] == 1.0
    if one_publisher:  # its house style makes all its texts alike
        return one_day and asked["place"] >= ONE_TOWN and asked["text"] >= NEARLY_ONE
    if asked["figures"] > CARRIES and asked["text"] >= SOMEWHAT_ALIKE:
        return True
    worded = asked["text"] >= (WORDED_ALIKE if one_day else MUCH_ALIKE) and asked["lead"] >= LEADS_ALIKE
    return worded or (one_day and asked["place"] >= QUARTER)


# --- what cannot be bridged ---------------------------------------------------------------------


def _name_one_person(left: Text, right: Text) -> bool:
    """Whether both name one of those whom either is about."""
    return bool(left.people & (right.people | right.names) or left.names & right.people)


def _of_one_age(left: Text, right: Text, least: float) -> bool:
    """Whether both tell most of one age and are worded alike, by at least so high a score."""
    return left.age is not None and left.age == right.age and ALIKE * alike(left.whole, right.whole) >= least


def long_apart(left: Account, right: Account) -> bool:
    """Tell whether two accounts tell days that no misreading of a weekday brings together."""
    return left.days is not None and right.days is not None and left.days.gap(right.days) > LONG_AGO


def _days_told_apart(left: Account, right: Account) -> bool:
    """Whether the days are long apart, or each names another or tells it as its own news, or one came before."""
    if left.days is None or right.days is None:
        return told_before(left, right) or told_before(right, left)
    gap = left.days.gap(right.days)
    if gap <= BRIDGED or gap > LONG_AGO:
        return gap > LONG_AGO
    return (_own_news(left) and _own_news(right)) or (left.names_its_day and right.names_its_day)


def _own_news(account: Account) -> bool:
    days, published = account.days, account.published
    if days is None or published is None or days.length > NARROW:
        return False
    return abs(published[0] - days.last) <= OWN_DAYS


def _places_told_apart(comparer: Comparer, left: Account, right: Account) -> bool:
    """Whether no place of either can be the other's, and neither report names the other's place."""
    if not left.anchors or not right.anchors:
        return False
    if not any(comparer.place_pair(a, b)[2] for a in left.anchors for b in right.anchors):
        return False
    return not (_names_place_of(left, right) or _names_place_of(right, left))


def _names_place_of(account: Account, other: Account) -> bool:
    text = account.text
    return text is not None and any(map(text.names_place_of, other.anchors))


# --- the questions ------------------------------------------------------------------------------


def _text(left: Text, right: Text) -> Reason:
    if not left.whole.ids.size or not right.whole.ids.size:
        return _NO_TEXT
    # Two short texts have a word in common by chance: fewer words than ENOUGH_WORDS count in proportion.
    cosine = alike(left.whole, right.whole) * _share_of(ENOUGH_WORDS, left.whole, right.whole)
    return Reason(
        question="text",
        score=round(min(1.0, ALIKE * cosine), 4),
        detail=f"rare words of the whole reports: cosine {cosine:.2f}",
        left=left.report,
        right=right.report,
    )


def _lead(left: Text, right: Text) -> Reason:
    """How alike the first sentences are, beside the names of town and officials: what is common stands below."""
    cosine = alike(left.lead, right.lead)
    told = _share_of(ENOUGH_OF_A_LEAD, left.lead, right.lead)
    return Reason(
        question="lead",
        score=round(SHORT + told * (min(1.0, ALIKE * cosine) - SHORT), 4),
        detail=f"rare words of the first sentences: cosine {cosine:.2f}",
        left=left.report,
        right=right.report,
    )


def _share_of(enough: int, left: Vector, right: Vector) -> float:
    return min(1.0, min(left.ids.size, right.ids.size) / enough)


def _streets(left: Text, right: Text) -> Reason:
    """Whether one street at least is named in both: few happenings of a town share one."""
    if not left.streets or not right.streets:
        return _NO_STREETS
    shared = left.streets & right.streets
    if shared:
        return Reason(question="streets", score=1.0, detail=f"a street named in both: {min(shared)}")
    left_one, right_one = min(left.streets), min(right.streets)
    return Reason(question="streets", score=0.0, detail="other streets", left=left_one, right=right_one)


def _time(left: Account, right: Account) -> Reason:
    a, b = left.days, right.days
    if a is None or b is None:
        before = told_before(left, right) or told_before(right, left)
        detail = "one published before the other's day" if before else "a day is not known"
        return Reason(question="time", score=0.0 if before else NOTHING, detail=detail)
    gap = a.gap(b)
    score = next((graded for most, graded in GRADES if gap <= most), 0.0)
    if not gap and max(a.length, b.length) > NARROW:
        score = 0.75
    detail = f"{gap} day{'s' if gap > 1 else ''} apart" if gap else "the same days"
    return Reason(question="time", score=score, detail=detail, left=a.label(), right=b.label())


def _place(comparer: Comparer, left: Account, right: Account) -> Reason:
    told = comparer.answer_place(left, right)
    if told.score < NOTHING and (_names_place_of(left, right) or _names_place_of(right, left)):
        return Reason(
            question="place",
            score=NOTHING,
            detail=f"{told.detail}, and one report names the other's",
            left=told.left,
            right=told.right,
        )
    return told


def _people(left: Text, right: Text) -> Reason:
    shared = left.people & right.people
    if not shared:
        return _NO_PEOPLE
    return Reason(question="people", score=1.0, detail=f"{len(shared)} of those affected named in both")


def _names(left: Text, right: Text) -> Reason:
    shared = len(left.names & right.names)
    if not shared:
        return _NO_NAMES
    score = NOTHING + (1 - NOTHING) * min(shared, MANY_NAMES) / MANY_NAMES
    return Reason(question="names", score=score, detail=f"{shared} rare names in both")


def _published(left: Account, right: Account) -> Reason:
    if left.published is None or right.published is None:
        return Reason(question="published", score=NOTHING, detail="a day of publication is not known")
    apart_by = abs(left.published[0] - right.published[0])
    return Reason(
        question="published",
        score=round(math.exp(-apart_by / DAYS_OF_NEWS), 4),
        detail=f"published {apart_by} days apart",
    )


def _publisher(left: Account, right: Account) -> Reason:
    """One publisher words all its reports alike, and seldom tells one happening twice."""
    mine, theirs = ({m.publisher for m in account.members} - {None} for account in (left, right))
    if not mine & theirs:
        return _NO_PUBLISHER
    return Reason(question="publisher", score=0.0, detail="one publisher", left=_first(mine), right=_first(theirs))


def _first(names: set[str | None]) -> str:
    return min(name for name in names if name)


def _ages(left: Text, right: Text) -> Reason:
    """Whether the age that each tells most is one: of those harmed it is mostly told, and often."""
    if left.age is None or right.age is None:
        return _NO_AGES
    if left.age == right.age:
        score, detail = 1.0, "the same age is told most"
    elif left.age in right.ages or right.age in left.ages:
        score, detail = 0.75, "the age that one tells most is told in both"
    elif left.ages & right.ages:
        score, detail = NOTHING, "an age is told in both"
    else:
        score, detail = 0.0, "no age is told in both"
    return Reason(question="ages", score=score, detail=detail, left=_listed(left.ages), right=_listed(right.ages))


def _first_ages(left: Text, right: Text) -> Reason:
    """Whether an age that both tell first is one: there stands that of who was harmed, below those of others."""
    mine, theirs = left.first_ages, right.first_ages
    if not mine or not theirs:
        return _NO_FIRST_AGES
    if mine & theirs:
        score, detail = 1.0, "an age is told first in both"
    elif mine & right.ages or theirs & left.ages:
        score, detail = TOLD_BELOW, "an age that one tells first is told in both"
    else:
        score, detail = 0.0, "other ages are told first"
    return Reason(question="first_ages", score=score, detail=detail, left=_listed(mine), right=_listed(theirs))


def _listed(ages: Iterable[int]) -> str:
    return ", ".join(map(str, sorted(ages)))


def _event(left: Account, right: Account) -> Reason:
    if all(a.can_be(b) for a in left.chief for b in right.chief):
        return answer_event(left, right)
    some = any(a.can_be(b) for a in left.chief for b in right.chief) and ANY not in left.event.senses
    return Reason(
        question="event",
        score=NOTHING if some else 0.0,
        detail="events that are different",
        left=left.event.event,
        right=right.event.event,
    )
