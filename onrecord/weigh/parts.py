"""Parts of a whole by where they are told: of one report's figures the smaller one at a narrower place.

*Thirteen were killed in three quarters. Nine of the dead lay in the port*: one voice tells both, and the range is that
of the thirteen. Two voices with two numbers disagree, whatever places they name (`docs/rules.md`).
"""

from collections.abc import Sequence

from onrecord.knowledge.happenings import tells_of_a_find
from onrecord.values import finest
from onrecord.weigh.figures import Figure, is_addition, is_revision

NARROWER = "a part of another figure: told of a narrower place in the same report"
RISEN = "a figure that its report tells to have risen"
FOUND = "a part of another figure: those found so far"
LISTED = "a part of another figure: listed after the whole that it makes up with others"
SAME_BREATH = 120  # code points between a whole and the list of its parts


def part_of_a_whole(figure: Figure, used: Sequence[Figure]) -> str | None:
    """Say why a figure is a part of another of its report, told by the same voice or the publisher, or return None."""
    if figure.number is None or is_addition(figure) or is_revision(figure):
        return None
    wholes = [f for f in used if _may_hold(f, figure)]
    if any(_is_narrower(figure, whole) for whole in wholes):
        return NARROWER
    if any(_is_listed_of(figure, whole, used) for whole in wholes):
        return LISTED
    if any(is_revision(whole) for whole in wholes):
        return RISEN
    return FOUND if wholes and tells_of_a_find(figure.claim.text) else None


def _may_hold(whole: Figure, figure: Figure) -> bool:
    """Whether a figure of the same report is greater, of the same group, and told by one who may sum the other up."""
    if whole.claim_id == figure.claim_id or whole.claim.report != figure.claim.report or whole.group != figure.group:
        return False
    one_voice = whole.origin.key == figure.origin.key or whole.origin.unattributed
    return one_voice and (whole.bounds.low or 0) > (figure.number or 0) and not is_addition(whole)


def _is_narrower(figure: Figure, whole: Figure) -> bool:
    """Whether a figure's own words put it in a part of the whole's places, or in some of them alone."""
    own = finest([p for p in figure.claim.where if figure.claim.span.contains(p.span)])
    around = finest(whole.claim.where)
    if not own or not around or not all(any(p.inside(q.place_id) for q in around) for p in own):
        return False
    ids = {p.place_id for p in own}
    return ids < {q.place_id for q in around} or not ids & {q.place_id for q in around}


def _is_listed_of(figure: Figure, whole: Figure, used: Sequence[Figure]) -> bool:
    """*Nineteen were executed: eighteen were shot and one was beheaded*: they follow and make up the whole."""
    if whole.bounds.low != whole.bounds.high:
        return False
    after = [f for f in used if _may_hold(whole, f) and 0 <= f.count.span.start - whole.count.span.end <= SAME_BREATH]
    return figure in after and len(after) > 1 and sum(f.number or 0 for f in after) == whole.bounds.low
