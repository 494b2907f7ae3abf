"""Whether two accounts can be of one time: by their days, by what lasts, else by when they were published."""

from onrecord.link.accounts import Account
from onrecord.link.facts import Days, never_meet
from onrecord.link.places import NOTHING
from onrecord.link.sorts import SHORT_WINDOW, Sort
from onrecord.model import Reason

APART_DAYS = 1  # "on Monday" of one report is "Tuesday" of another written across midnight or from a dateline
WINDOW_SLACK = 3  # days by which two windows of a sum may differ and be one
FOLLOW_GAP = 3  # days without news after which a truce or evacuation is not taken to be the one before
BRIDGED_GAP = 14  # the same where it is told to be renewed, resumed, extended, or put off
STOCK_GAP = 10  # days within which a figure of people trapped or in need still speaks of one situation
SEVERAL_HANDS = 2  # those who make a truce, from which on they tell which
NEXT_DAY = 0.65  # of two days that follow each other
A_DAY = 2  # days at most of what is told of a day, or the night to the next
LASTING = frozenset({Sort.FOLLOWED, Sort.STOCK})
_NO_YEAR = Reason(question="time", score=NOTHING, detail="a year is not known")
_NO_DAY = Reason(question="time", score=NOTHING, detail="a day is not known")


def same_hands(left: Account, right: Account) -> bool:
    """Tell whether two at least are told to have made both truces: the same two states seldom make two at once."""
    return len(left.hands & right.hands) >= SEVERAL_HANDS


def days_fit(left: Account, right: Account) -> bool:
    """Tell whether the days of two accounts of one sort can be one happening's."""
    if left.sort is Sort.FOLLOWED:
        bridged = left.bridged is not None or right.bridged is not None or same_hands(left, right)
        most = BRIDGED_GAP if bridged else FOLLOW_GAP
        return _gap_fits(left, right, most) and not _follows(left, right) and not _follows(right, left)
    if never_meet_accounts(left, right):
        return False
    if left.latest_first is None or right.latest_first is None:
        return True
    if left.sort is Sort.STOCK:
        return _gap_fits(left, right, STOCK_GAP)
    if left.sort is Sort.AGGREGATE:
        return _windows_fit(left, right)
    if left.earliest_last is None or right.earliest_last is None:
        return True
    latest = max(left.latest_first, right.latest_first)
    return latest - min(left.earliest_last, right.earliest_last) <= APART_DAYS


def never_meet_accounts(left: Account, right: Account) -> bool:
    """Whether some day told without its year can be that of the other side in no year at all."""
    if left.sort is not Sort.HAPPENING or not (left.year_unknown or right.year_unknown):
        return False
    return any(never_meet(a, b, APART_DAYS) for a in left.members for b in right.members)


def stretch_and_day(left: Account, right: Account) -> bool:
    """Tell whether one tells of weeks (*an offensive since September*) and the other of a day of its own."""
    return left.longest > SHORT_WINDOW and right.shortest is not None and right.shortest <= A_DAY


def told_before(undated: Account, dated: Account) -> bool:
    """Tell whether one tells no day and was published before the other's day: it cannot speak of it."""
    if undated.latest_first is not None or undated.published is None or dated.latest_first is None:
        return False
    return undated.published[0] + APART_DAYS < dated.latest_first


def _follows(later: Account, earlier: Account) -> bool:
    """Whether one truce comes after the other: it began after the other broke down, or is called a new one."""
    began = later.begun is not None and earlier.broken is not None and later.begun > earlier.broken
    if began and not same_hands(later, earlier):  # what is told of its end names them too, and no day of its start
        return True
    return later.anew is not None and earlier.first is not None and earlier.first < later.anew


def _windows_fit(left: Account, right: Account) -> bool:
    """Figures that sum up are one only over the same window, give or take a few days."""
    ends = [(left.first, right.first), (left.last, right.last)]
    return all(a is None or b is None or abs(a - b) <= WINDOW_SLACK for a, b in ends)


def _gap_fits(left: Account, right: Account, most: int) -> bool:
    if left.first is None or left.last is None or right.first is None or right.last is None:
        return True
    return max(left.first - (right.alive or right.last), right.first - (left.alive or left.last)) <= most


def ask_time(left: Account, right: Account) -> Reason:
    """Answer whether two accounts tell of one time."""
    a, b = left.days, right.days
    if a is None or b is None:
        return _time_by_publication(left, right)
    gap = a.gap(b)
    wide = max(a.length, b.length)
    if left.sort in LASTING:
        return _time_lasting(left, right)
    if gap:
        score = NEXT_DAY if gap <= APART_DAYS and wide <= 2 else 0.55
        detail = f"{gap} day{'s' if gap > 1 else ''} apart"
    else:
        score = 1.0 if wide == 1 else 0.85 if wide <= 3 else 0.75 if wide <= 7 else 0.6 if wide <= 31 else NOTHING
        detail = "the same day" if wide == 1 else f"within {wide} days"
    if a.assumed or b.assumed:
        score, detail = NOTHING + (score - NOTHING) / 2, detail + ", by the day it was said"
    return Reason(question="time", score=score, detail=detail, left=a.label(), right=b.label())


def _time_lasting(left: Account, right: Account) -> Reason:
    """For what lasts, meeting stretches of days are as much as one can ask."""
    first, last = left.first or 0, left.alive or 0
    other_first, other_last = right.first or 0, right.alive or 0
    gap = max(other_first - last, first - other_last, 0)
    detail = f"{gap} days between two stretches of time" if gap else "stretches of time that meet"
    return Reason(
        question="time",
        score=0.75 if gap <= FOLLOW_GAP or left.bridged or right.bridged or same_hands(left, right) else NOTHING,
        detail=detail,
        left=Days(first, last).label(),
        right=Days(other_first, other_last).label(),
    )


def _time_by_publication(left: Account, right: Account) -> Reason:
    if left.year_unknown or right.year_unknown:
        return _NO_YEAR
    if left.published is None or right.published is None:
        return _NO_DAY
    known = left if left.days else right
    other = right if left.days else left
    if known.days is None:
        apart = max(left.published[0] - right.published[1], right.published[0] - left.published[1], 0)
        score = 0.6 if apart <= 2 else NOTHING if apart <= 7 else 0.25
        return Reason(question="time", score=score, detail=f"neither dated; published {apart} days apart")
    published = other.published or (0, 0)
    after = published[0] - known.days.last
    if after < -1:
        return Reason(question="time", score=0.0, detail="one published before the other's day")
    score = 0.6 if after <= 3 else NOTHING if after <= 10 else 0.3 if after <= 30 else 0.1
    return Reason(question="time", score=score, detail=f"one not dated; published {after} days after the other's day")
