"""Whether two places can be one: the same, one in the other, near, or too far apart."""

from onrecord.link.facts import FINE, POINT
from onrecord.values import Place, Precision

NOTHING = 0.5  # the score of an answer that speaks neither for nor against
POINT_KM = 1.5  # two quarters or points farther apart than this are two places
CITY_KM = 15.0  # two named towns nearer than this may be one place under two names

_INSIDE = {
    Precision.EXACT: 0.9,
    Precision.NEIGHBOURHOOD: 0.9,
    Precision.CITY: 0.75,
    Precision.NEAR: 0.7,
    Precision.AREA: 0.65,
    Precision.DISTRICT: 0.65,
    Precision.PROVINCE: 0.55,
    Precision.COUNTRY: NOTHING,
    Precision.SEA_AIR: NOTHING,
}
_SAME = _INSIDE | {
    Precision.AREA: 0.8,
    Precision.DISTRICT: 0.75,
    Precision.PROVINCE: 0.65,
    Precision.COUNTRY: 0.6,
    Precision.EXACT: 1.0,
    Precision.NEIGHBOURHOOD: 1.0,
    Precision.CITY: 0.85,
    Precision.NEAR: 0.8,
}


def compare_places(left: Place, right: Place) -> tuple[float, str, bool]:
    """Return score, detail, and whether the two cannot be one place."""
    if left.place_id == right.place_id:
        return _SAME[left.precision], f"the same {left.precision}", False
    for inner, outer in ((left, right), (right, left)):
        if inner.inside(outer.place_id):
            return _INSIDE[outer.precision], f"{inner.name} lies in {outer.name}", False
    if left.country_code and right.country_code and left.country_code != right.country_code:
        return 0.0, "different countries", True
    for area, other in ((left, right), (right, left)):
        if _may_hold(area, other):
            return NOTHING, f"{other.name} may lie in {area.name}", False
    km = left.km_to(right)
    if km is None:
        return 0.4, "places that cannot be compared", False
    return _by_distance(left, right, km)


def _may_hold(area: Place, other: Place) -> bool:
    """*The north of the province*: a part without a border, with the point of the whole; a town of it may lie there."""
    part = area.precision is Precision.AREA and area.lat is not None and len(area.within) > 1
    return part and other.precision in FINE and area.within[0] in other.within


def _by_distance(left: Place, right: Place, km: float) -> tuple[float, str, bool]:
    detail = f"{km:.0f} km apart"
    if left.precision in POINT and right.precision in POINT:
        return (0.8, "points close together", False) if km <= POINT_KM else (0.1, detail, True)
    if left.within and right.within and left.within[0] == right.within[0] and km > POINT_KM:
        return 0.1, f"two parts of one place, {detail}", True
    if left.precision in FINE and right.precision in FINE:
        return (0.6, detail, False) if km <= CITY_KM else (0.0, detail, True)
    both_wide = left.precision not in FINE and right.precision not in FINE
    far = km > (50.0 if both_wide else 60.0)
    return (0.0, detail, True) if far else (0.4, detail, False)
