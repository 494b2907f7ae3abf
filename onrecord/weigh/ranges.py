"""Ranges: each origin's current figure, then one range over all, with every claim that was used or left out, and why.

The rules are those of `docs/rules.md`; each has one function here.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from onrecord.model import Kind, LeftOut, Modality, PartyFigure, Range, SelfDisagreement
from onrecord.values import Bounds, Measure, Modifier, Scope, VictimStatus, When
from onrecord.weigh.figures import Figure, is_addition, is_earlier, is_part, is_revision, of_incident
from onrecord.weigh.interest import Parties, Stand
from onrecord.weigh.moved import WITNESS, Moved, moved, outlived, several_hurt, tied
from onrecord.weigh.parts import part_of_a_whole, told_exactly
from onrecord.weigh.revised import NOT_REVISED, Gone, key_of
from onrecord.weigh.sums import totals_of
from onrecord.weigh.survivors import fallen, survivors

REVISED_WITHIN = 14  # days within which a higher figure of one origin replaces its lower one without saying so

Key = tuple[str | None, Scope, str | None]  # group, scope, window
NOBODY: frozenset[str] = frozenset()
TOTAL: Key = (None, Scope.INCIDENT, None)


@dataclass(slots=True)
class _Weighing:
    """The work on one range: figures still in, and claims already left out with why."""

    used: list[Figure]
    group: str | None
    left: dict[str, str] = field(default_factory=dict)

    def drop(self, figures: Iterable[Figure], why: str) -> None:
        """Leave figures out; of several of one claim the reason of the figure of this range's group is told."""
        for figure in figures:
            if figure.group == self.group or figure.claim_id not in self.left:
                self.left[figure.claim_id] = why

    def keep(self, test: Callable[[Figure], str | None]) -> None:
        """Keep the figures for which a rule finds nothing; leave out the others with what it finds."""
        verdicts = [(f, test(f)) for f in self.used]
        for figure, why in verdicts:
            if why:
                self.drop([figure], why)
        self.used = [f for f, why in verdicts if why is None]


def ranges_of(figures: Sequence[Figure], parties: Parties, gone: Gone = NOT_REVISED) -> tuple[Range, ...]:
    """Return the ranges of an incident: per measure, group, scope and window, and always a total per measure.

    `gone` are the figures that their origin has corrected or withdrawn.
    """
    by_measure: dict[Measure, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_measure[figure.count.measure].append(figure)
    asserted = [f for f in figures if not (not_asserted(f) or f.claim.rejected or gone.get(key_of(f)))]
    later = moved(asserted)
    dying = fallen(asserted, parties.claims)
    if dying.figures:
        by_measure[Measure.KILLED] += dying.figures
    alive = survivors(asserted, parties.claims, lambda: _dead(by_measure.get(Measure.KILLED, []), parties, gone))
    if several_hurt(by_measure.get(Measure.INJURED, ())) and tied(asserted):
        dead = _dead(by_measure.get(Measure.KILLED, []), parties, gone)
        by_measure[Measure.INJURED] = list(outlived(by_measure[Measure.INJURED], asserted, dead))
        later = replace(later, asked=later.asked | frozenset(f.claim_id for f in by_measure[Measure.KILLED]))
    if alive.figures:
        by_measure[Measure.INJURED] += alive.figures
    later = replace(later, asked=later.asked | alive.asked)
    found = []
    for measure, figures_told in sorted(by_measure.items()):
        told = of_incident(figures_told)
        died = (
            later if measure is Measure.INJURED else Moved(asked=dying.asked if measure is Measure.KILLED else NOBODY)
        )
        found += [_range(key, told, parties, died, gone) for key in _keys(told)]
    return tuple(found)


def _dead(figures: Sequence[Figure], parties: Parties, gone: Gone) -> Range | None:
    """Return the range of all dead of the incident, if any figure gives one."""
    told = of_incident(figures)
    return _range(TOTAL, told, parties, Moved(), gone) if TOTAL in _keys(told) and told else None


def _keys(told: Sequence[Figure]) -> list[Key]:
    """Return the keys of a measure's ranges, the total of each scope and window first."""
    keys = {(f.group, f.scope, f.window) for f in told}
    keys |= {(None, scope, window) for _, scope, window in keys if scope is not Scope.PART}
    if not any(group is None and scope is not Scope.PART for group, scope, _ in keys):
        keys.add((None, Scope.INCIDENT, None))
    return sorted(keys, key=lambda k: (k[0] is not None, list(Scope).index(k[1]), k[2] or "", k[0] or ""))


# --- which figures ------------------------------------------------------------------------------


def _range(key: Key, told: Sequence[Figure], parties: Parties, died: Moved, gone: Gone) -> Range:
    group, scope, window = key
    here = [f for f in told if (f.scope, f.window) == (scope, window)]
    work = _Weighing(list(here), group)
    work.drop((f for f in told if f not in here), "a figure of another scope or window")
    work.keep(lambda f: "rejected by a person" if f.claim.rejected else None)
    work.keep(not_asserted)
    work.keep(lambda f: gone[key_of(f)].why if key_of(f) in gone else None)
    work.keep(died.why)
    work.left |= dict.fromkeys(died.asked - work.left.keys() - {f.claim_id for f in told}, WITNESS)
    stands = {id(f): parties.stand(f) for f in work.used}
    beside = [f for f in work.used if stands[id(f)] in (Stand.CONCEDED, Stand.ENEMY_DEAD)]
    work.keep(lambda f: _by_interest(stands[id(f)], f))
    if group is None:
        totals = totals_of(work.used, work.drop)
    else:
        work.keep(lambda f: None if f.group == group else "a figure of another group")
        totals = work.used
    work.used = list(totals)
    _leave_beside(work, lambda f: f.bounds == _own(f) and is_addition(f), "adds to another figure")
    if group is None:
        _leave_beside(work, lambda f: not f.group and is_part(f), "a part of another figure")
    _leave_beside(work, is_earlier, "told as an earlier figure")
    work.keep(lambda f: part_of_a_whole(f, work.used))
    if told and told[0].count.measure is Measure.INJURED:
        work.keep(lambda f: _counts_the_dead_too(f, work.used))
    work.keep(lambda f: told_exactly(f, work.used))
    _leave_superseded(work)
    _prefer_own_statement(work)
    _leave_repeated(work, here)
    for back in (gone[key_of(f)] for f in here if key_of(f) in gone):
        work.left.setdefault(back.by, "takes back a figure of this range; it gives none of its own")
    for claim_id in _makes_party(work.used, beside, parties):
        work.left.setdefault(claim_id, "names a party whose figure stands here; it gives no figure of its own")
    made = _made(key, told, work, stands)
    return replace(
        made,
        conceded=_party_figures([f for f in beside if stands[id(f)] is Stand.CONCEDED], group, parties),
        claimed_by_adversary=tuple(
            replace(p, victim_status=VictimStatus.ALLEGED_COMBATANT.value)
            for p in _party_figures([f for f in beside if stands[id(f)] is Stand.ENEMY_DEAD], group, parties)
        ),
    )


def _leave_beside(work: _Weighing, test: Callable[[Figure], bool], why: str) -> None:
    """Leave out the figures that a test finds, where others stand beside them."""
    found = [id(f) for f in work.used if test(f)]
    if len(found) < len(work.used):
        work.keep(lambda f: why if id(f) in found else None)


def _own(figure: Figure) -> Bounds:
    """The bounds of a figure's own count, before they are added to others."""
    return Bounds(figure.count.low, figure.count.high)


def not_asserted(figure: Figure) -> str | None:
    """Say why a figure is not told as one of what happened: denied, planned, feared, or a mention in passing."""
    claim = figure.claim
    if claim.denied:
        return "a denial"
    if claim.revises is not None:
        return "tells what is corrected or withdrawn"
    if claim.modality is not Modality.ASSERTED:
        return f"not asserted: {claim.modality.value}"
    if claim.kind in (Kind.RESPONSIBILITY, Kind.APPEAL):
        return "a background mention"
    if not claim.happened and not figure.zero:
        return f"not asserted: {claim.status.value}"
    return None


def _by_interest(stand: Stand, figure: Figure) -> str | None:
    if stand is Stand.ZERO:
        return "a party's nought is a dispute and no figure"
    if stand is Stand.CONCEDED:
        return f"harm that {figure.origin.name} admits: kept beside as conceded"
    if stand is Stand.ENEMY_DEAD:
        return f"fighters of its enemy that {figure.origin.name} counts: kept beside"
    return None


# --- one figure an origin -----------------------------------------------------------------------


def supersedes(new: Figure, old: Figure) -> bool:
    """Tell whether a figure replaces an earlier one of the same origin, measure, group, scope, area and window.

    It was said later, is no part or addition, and its words mark a revision or its lower end is higher
    and it was said within fourteen days.
    """
    if new.origin.key != old.origin.key or new.part != old.part or not _same_area(new, old):
        return False
    if new.said is None or old.said is None or new.said <= old.said or is_addition(new):
        return False
    if new.bounds == old.bounds:
        return False
    higher = new.bounds.low is not None and new.bounds.low > (old.bounds.low or 0)
    return is_revision(new) or (higher and new.said - old.said <= dt.timedelta(days=REVISED_WITHIN))


def _same_area(left: Figure, right: Figure) -> bool:
    a, b = left.claim.where, right.claim.where
    return not a or not b or any(p.inside(q.place_id) or q.inside(p.place_id) for p in a for q in b)


def _counts_the_dead_too(figure: Figure, used: Sequence[Figure]) -> str | None:
    """*Killing one and injuring four*, and in one report with it *five were taken to hospitals*: the dead too."""
    for other in used:
        if other.claim_id == figure.claim_id or other.claim.report != figure.claim.report or other.bounds.low is None:
            continue
        dead = sum(c.low or 0 for c in other.claim.counts if c.measure is Measure.KILLED and c.low == c.high)
        whole = other.bounds.low + dead
        if dead and other.bounds.low == other.bounds.high and figure.bounds == Bounds(whole, whole):
            return f"counts the dead too, of whom another figure tells: {other.bounds.label()}"
    return None


def _leave_superseded(work: _Weighing) -> None:
    def why(figure: Figure) -> str | None:
        later = [f for f in work.used if supersedes(f, figure)]
        if not later:
            return None
        newest = max(later, key=lambda f: (f.said or dt.date.min, f.same_words()))
        return f"superseded by {newest.bounds.label()} of {newest.origin.name}"

    work.keep(why)


def is_variant(left: Figure, right: Figure) -> bool:
    """Tell whether two figures are one origin's one statement in two wordings (*82*, *at least 82*)."""
    return left.origin.key == right.origin.key and left.bounds.agrees(right.bounds)


def _prefer_own_statement(work: _Weighing) -> None:
    """Where an origin's own statement is in the record, it prevails over other wordings of it."""
    own = [f for f in work.used if f.origin.own_report]

    def why(figure: Figure) -> str | None:
        told = any(is_variant(figure, f) and figure.bounds != f.bounds for f in own)
        return "another wording of a statement that is itself in the record" if told and figure not in own else None

    work.keep(why)


def says_the_same(figure: Figure, other: Figure) -> bool:
    """Tell whether a figure repeats another: a number of it, or a rounding, or a word of order that takes it in."""
    if figure.order_word or other.order_word:
        return figure.bounds.meets(other.bounds)
    mine = {n for n in (figure.bounds.low, figure.bounds.high) if n is not None}
    return bool(mine & {other.bounds.low, other.bounds.high}) or figure.bounds.rounds(other.bounds)


def _leave_repeated(work: _Weighing, here: Sequence[Figure]) -> None:
    """What publishers say unattributed counts only where no named origin says the same, now or before a revision."""
    named = [f for f in here if not f.origin.unattributed and not f.origin.unnamed and f.claim_id not in _gone(work)]
    before = [f for f in here if work.left.get(f.claim_id, "").startswith("superseded")]

    def why(figure: Figure) -> str | None:
        if not figure.origin.unattributed:
            return None
        if any(f.group == figure.group and says_the_same(figure, f) for f in named):
            return "unattributed, and a named origin says the same"
        if any(f.group == figure.group and says_the_same(figure, f) for f in before):
            return "unattributed, and repeats a figure that its origin has since replaced"
        return None

    work.keep(why)


def _gone(work: _Weighing) -> set[str]:
    kept = {f.claim_id for f in work.used}
    return {i for i in work.left if i not in kept}


# --- the range ----------------------------------------------------------------------------------


def _makes_party(used: Sequence[Figure], beside: Sequence[Figure], parties: Parties) -> set[str]:
    """Claims that make an origin a party by naming it, where no pack does: without them its figure would be free."""
    origins = {f.origin.key: f.origin for f in (*used, *beside)}
    return {i for o in origins.values() if not parties.listed(o) for i in parties.named_by(o)}


def _ends(figures: Sequence[Figure]) -> tuple[int | None, int | None, bool]:
    """Return the least lower end, the greatest number stated, and whether any upper end is open."""
    lows = [f.bounds.low for f in figures if f.bounds.low is not None and not _has_no_low(f, figures)]
    numbers = [f.number for f in figures if f.number is not None]
    return min(lows, default=None), max(numbers, default=None), any(f.open for f in figures)


def _has_no_low(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether another wording of the same statement gives no lower end: their union has none."""
    return any(f.bounds.low is None and is_variant(figure, f) for f in figures)


def _is_about(figures: Sequence[Figure], low: int | None, high: int | None) -> bool:
    """Whether the words that give an end say *about*, and no exact words give the same end."""
    for end in {low, high} - {None}:
        givers = [f for f in figures if end in (f.bounds.low, f.bounds.high)]
        if givers and all(f.count.modifier is Modifier.ABOUT for f in givers):
            return True
    return False


def self_disagreements(used: Sequence[Figure]) -> tuple[SelfDisagreement, ...]:
    """Return the origins of which several figures stand that do not agree: a fall, or figures of unknown order.

    What each report sums up of one origin is a figure; parts, and what is told as more, disagree with nothing.
    """
    by_origin: dict[str, list[Figure]] = defaultdict(list)
    for figure in used:
        if not (figure.part or is_addition(figure)):
            by_origin[figure.origin.key].append(figure)
    found = []
    for _, figures in sorted(by_origin.items()):
        apart = {
            i
            for a, b in combinations(figures, 2)
            if a.claim_id != b.claim_id and not a.bounds.agrees(b.bounds)
            for i in (a.claim_id, b.claim_id)
        }
        if apart:
            found.append(SelfDisagreement(origin=figures[0].origin.name, claims=tuple(sorted(apart))))
    return tuple(found)


def _made(key: Key, told: Sequence[Figure], work: _Weighing, stands: Mapping[int, Stand]) -> Range:
    group, scope, window = key
    used = work.used
    low, high, is_open = _ends(used)
    interested = [f for f in used if _is_interested(f, told, stands)]
    free = [f for f in used if f not in interested]
    without = _ends(free) if interested and free else (None, None, False)
    statuses = {f.count.victim_status.value for f in used if not f.part}
    units = sorted({f.count.unit.value for f in used} or {f.count.unit.value for f in told})
    ids = {f.claim_id for f in used}
    return Range(
        measure=told[0].count.measure.value,
        group=group,
        scope=scope.value,
        unit=units[0],
        low=low,
        high=high,
        open=is_open,
        about=_is_about(used, low, high),
        victim_status=statuses.pop() if len(statuses) == 1 else "unknown",
        window=When(window) if window else None,
        origins=tuple(sorted({f.origin.name for f in used})),
        unattributed=tuple(sorted({f.origin.name for f in used if f.origin.unattributed})),
        used=tuple(sorted(ids)),
        left_out=tuple(LeftOut(claim=i, why=why) for i, why in sorted(work.left.items()) if i not in ids),
        interested=tuple(sorted({f.origin.name for f in interested})),
        interested_only=bool(interested) and not free,
        low_without=without[0],
        high_without=without[1],
        open_without=without[2],
        self_disagreements=self_disagreements(used),
    )


def _is_interested(figure: Figure, told: Sequence[Figure], stands: Mapping[int, Stand]) -> bool:
    first = next(
        (f for f in told if (f.claim_id, f.group) == (figure.claim_id, figure.group) and f.count is figure.count),
        figure,
    )
    return stands.get(id(first), Stand.FREE) is Stand.INTERESTED


def _party_figures(beside: Sequence[Figure], group: str | None, parties: Parties) -> tuple[PartyFigure, ...]:
    """Return what each party concedes or claims, of this group; beside the total, of any group but its parts."""
    by_party: dict[str, list[Figure]] = defaultdict(list)
    for figure in beside:
        if figure.group == group or (group is None and not figure.part):
            by_party[parties.name_of(figure.origin)].append(figure)
    found = []
    for party, figures in sorted(by_party.items()):
        low, high, is_open = _ends(figures)
        claims = tuple(sorted({f.claim_id for f in figures}))
        found.append(PartyFigure(party=party, low=low, high=None if is_open else high, claims=claims))
    return tuple(found)
