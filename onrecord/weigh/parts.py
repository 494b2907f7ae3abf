"""Parts of a whole by where they are told: of one report's figures the smaller one at a narrower place.

*Thirteen were killed in three quarters. Nine of the dead lay in the port*: one voice tells both, and the range is that
of the thirteen. Two voices with two numbers disagree, whatever places they name (`docs/rules.md`).
"""

from collections.abc import Sequence

from onrecord.knowledge.happenings import tells_of_a_find
from onrecord.values import Measure, Place, Precision, Span, finest
from onrecord.weigh.figures import Figure, groups_meet, is_addition, is_of_those, is_revision

NARROWER = "a part of another figure: told of a narrower place in the same report"
RISEN = "a figure that its report tells to have risen"
FOUND = "a part of another figure: those found so far"
LISTED = "a part of another figure: listed after the whole that it makes up with others"
SOME_OF = "a part of another figure: some of those told right before"
THROWN = "a part of another figure: some of what its report counts as thrown"
_IN_A_TOWN = (Precision.EXACT, Precision.NEIGHBOURHOOD)
SAME_BREATH = 120  # code points between a whole and the list of its parts
BESIDE = 120  # code points between a figure's claim and a place that its sentence goes on to name


def part_of_a_whole(figure: Figure, used: Sequence[Figure]) -> str | None:
    """Say why a figure is a part of another of its report, told by the same voice or the publisher, or return None."""
    if figure.number is None or is_addition(figure) or is_revision(figure):
        return None
    if any(_is_narrower(figure, f) for f in used if _may_be_wider(f, figure)):
        return NARROWER
    if any(_counts_what_was_thrown(f, figure) for f in used):
        return THROWN
    wholes = [f for f in used if _may_hold(f, figure)]
    if any(_is_listed_of(figure, whole, used) for whole in wholes):
        return LISTED
    if any(is_of_those(f) and _follows(f, figure) for f in used if _may_be_wider(f, figure)):
        return SOME_OF
    if any(is_revision(whole) for whole in wholes):
        return RISEN
    return FOUND if wholes and tells_of_a_find(figure.claim.text) else None


def _may_hold(whole: Figure, figure: Figure) -> bool:
    """Whether a figure of the same report is greater, of the same group, and told by one who may sum the other up."""
    one_voice = whole.origin.key == figure.origin.key or whole.origin.unattributed
    return one_voice and whole.group == figure.group and _is_greater(whole, figure)


def _may_be_wider(whole: Figure, figure: Figure) -> bool:
    """The same of a wider place: *18 civilians in the city, a monitor said*, and *nine people in the port* by its name.

    Whom nobody names (*a monitor*, *activists*) is often the body that the next sentence names.
    """
    one_voice = whole.origin.key == figure.origin.key or whole.origin.unattributed or whole.origin.unnamed
    return one_voice and groups_meet(whole, figure) and _is_greater(whole, figure)


def _is_greater(whole: Figure, figure: Figure) -> bool:
    """Whether another claim of the same report gives a greater number, and not as one more."""
    if whole.claim_id == figure.claim_id or whole.claim.report != figure.claim.report:
        return False
    rounded = 1 if whole.bounds.high is None else 0  # *more than 90* and *90* are one number
    return (whole.bounds.low or 0) > (figure.number or 0) + rounded and not is_addition(whole)


def _counts_what_was_thrown(whole: Figure, figure: Figure) -> bool:
    """*Eight shells fell on the village ... two shells hit the school*: some of those of one attack."""
    if figure.count.measure is not Measure.MUNITIONS or whole.claim.report != figure.claim.report:
        return False
    return (whole.bounds.low or 0) > (figure.number or 0) and not is_addition(whole)


def _is_narrower(figure: Figure, whole: Figure) -> bool:
    """Whether a figure's words put it in a part of the whole's places, or in some of them alone."""
    span = figure.claim.span
    around = Span(max(span.start - BESIDE, 0), span.end + BESIDE)
    own = _own_of(finest([p for p in figure.claim.where if around.contains(p.span)]))
    outer = finest(whole.claim.where)
    if not own or not outer or not all(any(_lies_in(p, q, figure) for q in outer) for p in own):
        return False
    ids = {p.place_id for p in own}
    return ids < {q.place_id for q in outer} or not ids & {q.place_id for q in outer}


def _follows(whole: Figure, figure: Figure) -> bool:
    """Whether a figure stands right behind another."""
    return 0 <= figure.count.span.start - whole.count.span.end <= SAME_BREATH


def _own_of(named: Sequence[Place]) -> Sequence[Place]:
    """Those of the places named that tell where: what a map has, and else a square or quarter that none has."""
    mapped = [p for p in named if p.lat is not None]
    unlisted = [p for p in named if p.lat is None and p.precision in _IN_A_TOWN]
    if unlisted and not any(p.precision in _IN_A_TOWN for p in mapped):
        return unlisted
    return mapped or named


def _lies_in(place: Place, outer: Place, figure: Figure) -> bool:
    """Whether a place is the other or lies in it; a square or quarter that no map has lies in the town told with it."""
    unlisted = place.lat is None and place.precision in _IN_A_TOWN
    told_with_it = unlisted and any(p.place_id == outer.place_id for p in figure.claim.where)
    return place.inside(outer.place_id) or told_with_it


def _is_listed_of(figure: Figure, whole: Figure, used: Sequence[Figure]) -> bool:
    """*Nineteen were executed: eighteen were shot and one was beheaded*: they follow and make up the whole."""
    if whole.bounds.low != whole.bounds.high:
        return False
    after = [f for f in used if _may_hold(whole, f) and _follows(whole, f)]
    return figure in after and len(after) > 1 and sum(f.number or 0 for f in after) == whole.bounds.low


def told_exactly(figure: Figure, used: Sequence[Figure]) -> str | None:
    """*Several men were killed ... four were killed*: in one report a number says how many a word of order meant.

    So it does of *at least one*, where it is greater, and *at least 40* of *dozens*. A word of fewer than the number
    (*116 were hurt, several of them badly*) tells of some of them.
    """
    if not (figure.order_word or _is_at_least(figure)) or is_addition(figure):
        return None
    for other in used:
        one_voice = other.origin.key == figure.origin.key and other.claim.report == figure.claim.report
        if one_voice and (_says_how_many(other, figure) or _counts_them_among_more(other, figure)):
            return f"told exactly beside: {other.bounds.label()}"
    return None


def _is_at_least(figure: Figure) -> bool:
    return figure.bounds.high is None and figure.bounds.low is not None


def _is_a_number(figure: Figure) -> bool:
    return not (figure.order_word or figure.part or is_addition(figure)) and figure.bounds.low is not None


def _says_how_many(other: Figure, figure: Figure) -> bool:
    if not _is_a_number(other) or not figure.bounds.meets(other.bounds):
        return False
    exact = other.bounds.low == other.bounds.high and (other.bounds.low or 0) > (figure.bounds.low or 0)
    return figure.order_word or exact


def _counts_them_among_more(other: Figure, figure: Figure) -> bool:
    most = figure.bounds.high
    return figure.order_word and _is_a_number(other) and most is not None and (other.bounds.low or 0) > most
