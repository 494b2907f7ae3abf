"""How a page words the vocabularies: measures, statuses, grades, bases; in plain, neutral English."""

from onrecord.model import Certainty, Claim, Modality, OriginBasis, Polarity, Range, Status
from onrecord.values import Bounds, Count, Modifier, Precision

MEASURES = {
    "killed": "killed",
    "injured": "injured",
    "casualties": "killed or injured",
    "missing": "missing",
    "abducted": "abducted",
    "detained": "detained",
    "freed": "freed",
    "displaced": "displaced",
    "evacuated": "evacuated",
    "left": "left",
    "surrendered": "laid down arms",
    "trapped": "trapped",
    "in_need": "in need",
    "attacks": "attacks",
    "violations": "violations",
    "destroyed": "destroyed",
    "damaged": "damaged",
    "munitions": "munitions",
    "present": "present",
}

FIGURE_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Killed, injured, missing", ("killed", "injured", "casualties", "missing")),
    ("Trapped, in need, present", ("trapped", "in_need", "present")),
    ("Displaced, evacuated, left", ("displaced", "evacuated", "left", "surrendered")),
    ("Detained, abducted, freed", ("detained", "abducted", "freed")),
    ("Attacks and violations counted", ("attacks", "violations", "munitions")),
    ("Destroyed, damaged", ("destroyed", "damaged")),
)

SCOPES = {
    "incident": "in this incident",
    "window": "over a stated time",
    "cumulative": "in all since a stated start",
    "part": "part of another figure",
}

GRADES = {
    "confirmed": "a belligerent accepts responsibility for the harm",
    "fair": "two or more distinct named origins that are no party to the conflict",
    "weak": "one origin only that is no party, however detailed; or several, and no belligerent's action reported",
    "contested": "accounts name different belligerents as responsible",
    "discounted": "by a person's decision alone",
}

KINDS = {
    "violence": "violence",
    "truce": "truce",
    "movement": "movement of people or aid",
    "population": "people in a place",
    "responsibility": "blame or legal characterisation",
    "appeal": "appeal",
}

BASES = {
    OriginBasis.NAMED: "",
    OriginBasis.OFFICE: "through its spokesman or office",
    OriginBasis.UNNAMED_GROUP: "unnamed: adds nothing to corroboration",
    OriginBasis.PUBLISHER_FIRST_HAND: "the publisher's own staff saw it",
    OriginBasis.PUBLISHER_UNATTRIBUTED: "publishers in their own voice: one origin at most",
}

PRECISIONS = {
    Precision.EXACT: "exact place",
    Precision.NEIGHBOURHOOD: "neighbourhood",
    Precision.CITY: "town or city",
    Precision.NEAR: "near it, within about 25 km",
    Precision.DISTRICT: "somewhere in this district",
    Precision.PROVINCE: "somewhere in this province",
    Precision.AREA: "somewhere in this area",
    Precision.COUNTRY: "somewhere in this country",
    Precision.SEA_AIR: "at sea or in the air",
}

STATUSES = {
    Status.OCCURRED: "said to have happened",
    Status.ONGOING: "said to go on",
    Status.ANNOUNCED: "said to be announced",
    Status.IN_FORCE: "said to be in force",
    Status.VIOLATED: "said to be broken",
    Status.COLLAPSED: "said to have collapsed",
    Status.ENDED: "said to have ended",
    Status.PLANNED: "said to be planned",
    Status.CANCELLED: "said to be cancelled",
    Status.NOT_OCCURRED: "said not to have happened",
    Status.UNKNOWN: "status not said",
}

_STATUS = {
    Status.OCCURRED: "says it happened",
    Status.ONGOING: "says it goes on",
    Status.ANNOUNCED: "says it was announced",
    Status.IN_FORCE: "says it is in force",
    Status.VIOLATED: "says it was broken",
    Status.COLLAPSED: "says it collapsed",
    Status.ENDED: "says it ended",
    Status.PLANNED: "says it was planned",
    Status.CANCELLED: "says it was cancelled",
    Status.NOT_OCCURRED: "says it did not happen",
    Status.UNKNOWN: "speaks of it",
}

_MODALITY = {
    Modality.PLANNED: "says it is planned",
    Modality.PREDICTED: "expects or threatens it",
    Modality.CONDITIONAL: "speaks of it as possible only",
    Modality.DEMANDED: "demands it",
}

_CERTAINTY = {
    Certainty.CERTAIN: "",
    Certainty.ALMOST_CERTAIN: "almost certain",
    Certainty.LIKELY: "likely",
    Certainty.POSSIBLE: "possible",
    Certainty.REPORTED: "only as reported",
}


def plain(word: str) -> str:
    """Turn a vocabulary word into words: `medical_evacuation` into *medical evacuation*."""
    return word.replace("_", " ")


def number(count: int, singular: str, plural: str | None = None) -> str:
    """Return *1 report*, *2,340 reports*."""
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"


def listed(items: tuple[str, ...] | list[str]) -> str:
    """Return *a*, *a and b*, *a, b and c*."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def occurrence(claim: Claim) -> str:
    """Say what a claim says of whether it happened: *denies it*, *says it happened (likely)*."""
    if claim.polarity is Polarity.DENIED:
        return "denies it"
    words = _MODALITY.get(claim.modality) or _STATUS[claim.status]
    certainty = _CERTAINTY[claim.certainty]
    return f"{words} ({certainty})" if certainty else words


def figure(count: Count) -> str:
    """Return a claim's number as its words bound it: *at least 82*, *about 300*."""
    bounds = Bounds(count.low, count.high)
    ends = [n for n in (count.low, count.high) if n is not None]
    least = f"{ends[0]:,}"
    shown = {
        Modifier.AT_LEAST: f"at least {least}",
        Modifier.MORE_THAN: f"more than {least}",
        Modifier.UP_TO: f"up to {ends[-1]:,}",
        Modifier.ABOUT: f"about {bounds.label()}",
        Modifier.NEARLY: f"nearly {ends[-1]:,}",
    }
    return shown.get(count.modifier, bounds.label())


def measured(count: Count) -> str:
    """Return a claim's count with what is counted: *at least 82 killed (civilians; 11 women, 13 children)*."""
    notes = [plain(count.group)] if count.group else []
    if count.victim_status.value not in ("unknown", "civilian") or (
        count.victim_status.value == "civilian" and count.group not in ("civilians", "civilian")
    ):
        notes.append(plain(count.victim_status.value))
    notes += [f"{Bounds(part.low, part.high).label()} {plain(part.group)}" for part in count.breakdown]
    words = f"{figure(count)} {MEASURES[count.measure.value]}"
    return f"{words} ({'; '.join(notes)})" if notes else words


def heading(figure_range: Range) -> str:
    """Name what a range counts: *killed*, *killed: women*, *killed, civilian*."""
    words = MEASURES.get(figure_range.measure, plain(figure_range.measure))
    if figure_range.group:
        words += f": {plain(figure_range.group)}"
    if figure_range.victim_status != "unknown" and figure_range.group is None:
        words += f", {plain(figure_range.victim_status)}"
    return words
