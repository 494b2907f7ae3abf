"""Figures that disagree: of the origins' current figures for one thing counted, those that cannot all be right.

Two figures disagree only where their ends do not meet and neither rounds to the other. A party's nought, and the harm
that it concedes, are in no range; here they stand as what they are, a position with its interest.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.knowledge import Knowledge
from onrecord.knowledge.interests import Matter, Speaking
from onrecord.model import About, Dispute, Position, Range
from onrecord.values import Bounds, Modifier
from onrecord.weigh.figures import Figure
from onrecord.weigh.interest import Parties, Stand

_BESIDE = frozenset({Stand.ZERO, Stand.CONCEDED})


def disagreements(
    ranges: Sequence[Range], figures: Sequence[Figure], parties: Parties, knowledge: Knowledge
) -> tuple[Dispute, ...]:
    """Return the disputes about how many, one for each range whose figures disagree, the least figure first."""
    matter = Matter.of(parties.claims, knowledge)
    found: dict[tuple[tuple[str, ...], ...], Dispute] = {}
    for one in ranges:
        for told in _comparable(one, figures, parties):
            dispute = _dispute(told, matter)
            if dispute is not None:
                found.setdefault(dispute.sides, dispute)
    return tuple(found.values())


def _comparable(one: Range, figures: Sequence[Figure], parties: Parties) -> list[list[Figure]]:
    """The figures of a range that count the same people: one group, one status, not *20 civilians* with *31 people*."""
    own = [f for f in figures if f.count.measure == one.measure and f.count.unit == one.unit and not f.part]
    own = [f for f in own if one.group is None or f.group == one.group]
    in_scope = {f.claim_id for f in own if f.scope == one.scope}  # of a claim with several figures the range's own
    own = [f for f in own if f.scope == one.scope or f.claim_id not in in_scope]
    used = [f for f in own if f.claim_id in one.used]
    told = [*used, *(f for f in own if f.claim_id not in one.used and parties.stand(f) in _BESIDE)]
    told = [f for f in told if not is_a_person(f) and not _tells_parts(f, told)]
    alike: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in told:
        alike[figure.group or "", figure.count.victim_status.value].append(figure)
    return [found for _, found in sorted(alike.items())]


def is_a_person(figure: Figure) -> bool:
    """Tell whether a figure of one is somebody told of (*a man*, a name), and no toll: its words hold no number."""
    if (figure.bounds.low, figure.bounds.high) != (1, 1) or not figure.claim.span.contains(figure.count.span):
        return False
    start = figure.claim.span.start
    words = figure.claim.text[figure.count.span.start - start : figure.count.span.end - start].casefold().split()
    return not {"1", "one"} & set(words)


def _tells_parts(figure: Figure, told: Sequence[Figure]) -> bool:
    """Whether its origin gives another number in the same report that does not agree: parts, or a doubt of its own."""
    return any(
        other.origin.key == figure.origin.key
        and other.claim.report == figure.claim.report
        and not _loose(other).agrees(_loose(figure))
        for other in told
    )


def _dispute(told: Sequence[Figure], matter: Matter) -> Dispute | None:
    groups = positions_of(told)
    if len(groups) < 2 or len({f.origin.key for group in groups for f in group}) < 2:
        return None
    positions = tuple(Position(says=_says(group), voices=matter.voices(_speaking(group))) for group in groups)
    if len({p.claims for p in positions}) < len(positions):
        return None  # one claim that tells two numbers does not contradict itself
    return Dispute.of(About.COUNT, positions, ", or ".join(p.says for p in positions))


def positions_of(told: Sequence[Figure]) -> list[list[Figure]]:
    """Put the figures that disagree with some other into sets that agree among themselves, the least first.

    A figure that agrees with all others takes no side. *31*, *19* and *at least 19* are two positions.
    """
    ordered = sorted(told, key=lambda f: f.same_words())
    disputed = [f for f in ordered if any(not agree(f, other) for other in ordered)]
    groups: list[list[Figure]] = []
    for figure in sorted(disputed, key=lambda f: (f.bounds.high is None, f.same_words())):
        home = next((g for g in groups if all(agree(figure, other) for other in g)), None)
        if home is None:
            groups.append([figure])
        else:
            home.append(figure)
    return sorted(groups, key=lambda g: [f.same_words() for f in g])


def agree(left: Figure, right: Figure) -> bool:
    """Tell whether two figures do not disagree; one origin's figures are a revision or its own doubt, no dispute."""
    return left.origin.key == right.origin.key or _loose(left).agrees(_loose(right))


def _loose(figure: Figure) -> Bounds:
    """A figure's bounds as the words mean them: *dozens*, *several* have an open end, *about 300* may be 280."""
    bounds = figure.bounds
    if figure.count.modifier is Modifier.ORDER:
        return Bounds(bounds.low, None)
    if figure.count.modifier in (Modifier.ABOUT, Modifier.NEARLY) and bounds.low == bounds.high and bounds.low:
        return Bounds(bounds.low - bounds.low // 10, bounds.low + bounds.low // 10)
    return bounds


def _says(group: Sequence[Figure]) -> str:
    """The figures of a position and what is counted: *26 or more killed*, *44; 44 or more civilians killed*."""
    labels = dict.fromkeys("none" if f.zero else f.bounds.label() for f in group)
    counted = (group[0].group, group[0].count.measure.value)
    return " ".join(("; ".join(labels), *(c.replace("_", " ") for c in counted if c)))


def _speaking(group: Iterable[Figure]) -> list[Speaking]:
    return [Speaking(f.claim, f.origin.key, f.origin.name, f.origin.entity, f.origin.basis) for f in group]
