"""What holds for ranges and totals whatever is said."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.link import link
from onrecord.model import Claim, Incident, Range, Revising, Verdict
from onrecord.values import Bounds
from onrecord.weigh import total, weigh
from tests.link.claims import KNOWLEDGE, QUARTER, Desk, by_id, count
from tests.link.test_invariants import HYPOTHESIS

told = st.tuples(
    st.integers(0, 3),
    st.sampled_from([None, "un", "un-human-rights-office", "russia", "sy-army", "unnamed:activists", "A. Witness"]),
    st.sampled_from([(0, 0), (3, 3), (31, 31), (35, 35), (31, None), (None, 40), (24, 99)]),
    st.sampled_from([None, "civilians", "women", "soldiers"]),
    st.sampled_from(["killed", "injured", None]),
    st.sampled_from(["incident", "part", "cumulative"]),
    st.sampled_from([None, "russia", "A. Witness"]),
    st.sampled_from(["clause", "rose to", "another"]),
    st.sampled_from([None, None, None, Verdict.ACCEPTED, Verdict.REJECTED]),
    st.sampled_from([None, None, None, None, Revising.CORRECTS, Revising.WITHDRAWS]),
)


Told = tuple[
    int,
    str | None,
    tuple[int | None, int | None],
    str | None,
    str | None,
    str,
    str | None,
    str,
    Verdict | None,
    Revising | None,
]


def desk_of(drawn: list[Told]) -> Desk:
    """Write four reports of drawn figures about one place and day."""
    desk = Desk()
    for n in range(4):
        desk.report(f"r{n}", f"2016-05-{9 + n:02d}")
    for number, clause in enumerate(drawn):
        report, who, (low, high), group, measure, scope, actor, words, verdict, revises = clause
        modifier = "order" if (low, high) == (24, 99) else "exact"
        counts = [count(low, high, measure, group=group, scope=scope, modifier=modifier)] if measure else []
        desk.say(
            f"r{report}",
            f"{words} {number} of those who were there",
            when="2016-05-09",
            where=(QUARTER,),
            counts=counts,
            actors=(actor,) if actor else (),
            verdict=verdict,
            revises=revises if number else None,  # what is taken back makes no incident by itself
            **({"by": who} if who else {}),
        )
    return desk


def whole(desk: Desk) -> tuple[Incident, dict[str, Claim]]:
    """Put all claims of a desk into one incident."""
    linked = link(desk.claims, desk.reports, [], KNOWLEDGE)
    ids = tuple(sorted(c.id for c in desk.claims))
    return replace(linked.incidents[0], claims=ids, denials=()), dict(by_id(desk.claims))


def weighed(desk: Desk, incident: Incident, claims: dict[str, Claim]) -> Incident:
    linked = link(desk.claims, desk.reports, [], KNOWLEDGE)
    return weigh(
        incident, claims, desk.reports, KNOWLEDGE, assertions={c: a for a in linked.assertions for c in a.claims}
    )


def key(found: Range) -> tuple[object, ...]:
    return (found.measure, found.group, found.scope, found.window)


@HYPOTHESIS
@given(st.lists(told, min_size=1, max_size=8))
def test_a_range_lists_every_claim_with_a_figure_of_its_measure(drawn: list[Told]) -> None:
    """Used and left out together are all that could have counted, and no claim is in both."""
    desk = desk_of(drawn)
    incident, claims = whole(desk)
    for found in weighed(desk, incident, claims).ranges:
        listed = set(found.used) | {x.claim for x in found.left_out}
        assert {i for i, c in claims.items() if any(n.measure == found.measure for n in c.counts)} <= listed
        assert set(found.used).isdisjoint(x.claim for x in found.left_out)
        assert all(x.why for x in found.left_out)


@HYPOTHESIS
@given(st.lists(told, min_size=2, max_size=7))
def test_removing_a_claim_that_a_range_does_not_list_changes_nothing(drawn: list[Told]) -> None:
    """A range rests on what it lists and on nothing else."""
    desk = desk_of(drawn)
    incident, claims = whole(desk)
    before = {key(r): r for r in weighed(desk, incident, claims).ranges}
    for gone in claims:
        without = replace(incident, claims=tuple(i for i in incident.claims if i != gone))
        after = {key(r): r for r in weighed(desk, without, claims).ranges}
        for name, found in before.items():
            if gone not in found.used and gone not in {x.claim for x in found.left_out}:
                assert after[name] == found


@HYPOTHESIS
@given(st.lists(told, min_size=1, max_size=8))
def test_a_range_has_one_total_a_measure_and_its_low_is_not_above_its_high(drawn: list[Told]) -> None:
    """Per measure there is always a range without a group."""
    desk = desk_of(drawn)
    incident, claims = whole(desk)
    ranges = weighed(desk, incident, claims).ranges
    assert {r.measure for r in ranges} == {r.measure for r in ranges if r.group is None}
    assert all(r.low is None or r.high is None or r.low <= r.high for r in ranges)
    assert len({key(r) for r in ranges}) == len(ranges)


@HYPOTHESIS
@given(st.lists(told, min_size=2, max_size=7))
def test_a_rejected_claim_changes_no_figure_and_no_number_of_origins(drawn: list[Told]) -> None:
    """What a range comes to, who says so and the grade are as if the claim were not there; it is only listed."""
    desk = desk_of(drawn)
    incident, claims = whole(desk)
    rejected = {i for i, c in claims.items() if c.rejected}
    before = weighed(desk, incident, claims)
    without = replace(incident, claims=tuple(i for i in incident.claims if i not in rejected))
    after = weighed(desk, without, claims)
    assert set(before.rejected) == rejected
    assert (before.numbers, before.grade) == (after.numbers, after.grade)
    left = {key(r): r for r in after.ranges}
    for found in before.ranges:
        assert rejected.isdisjoint(found.used)
        if key(found) in left:
            assert (found.label(), found.used, found.origins) == _comes_to(left[key(found)])


def _comes_to(found: Range) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    return found.label(), found.used, found.origins


bounds = st.builds(
    lambda low, more: Bounds(low, None if more is None else (low or 0) + more),
    st.one_of(st.none(), st.integers(0, 500)),
    st.one_of(st.none(), st.integers(0, 500)),
)


@HYPOTHESIS
@given(bounds, bounds)
def test_agreement_does_not_depend_on_who_is_asked(left: Bounds, right: Bounds) -> None:
    """Two figures agree with each other or they do not; each agrees with itself."""
    assert left.agrees(right) == right.agrees(left)
    assert left.agrees(left)


singles = st.lists(
    st.tuples(st.integers(0, 50), st.integers(0, 20), st.lists(st.integers(0, 5), max_size=2)), min_size=1, max_size=6
)


@HYPOTHESIS
@given(singles)
def test_a_total_lies_between_what_is_sure_and_all_of_it(drawn: list[tuple[int, int, list[int]]]) -> None:
    """Doubt about identity lowers the low end and never the high."""
    desk = desk_of([(0, "un", (3, 3), None, "killed", "incident", None, "clause", None, None)])
    incident, _ = whole(desk)
    made = []
    for n, (low, more, doubts) in enumerate(drawn):
        told_range = Range(
            measure="killed", group=None, scope="incident", unit="people", low=low, high=low + more, open=False
        )
        others = tuple(sorted({f"i-{o}" for o in doubts if o != n and o < len(drawn)}))
        made.append(replace(incident, id=f"i-{n}", ranges=(told_range,), possibly_same=others))
    found = total(made, "killed")
    assert found.low <= sum(low for low, _, _ in drawn)
    assert found.high == sum(low + more for low, more, _ in drawn)
    assert found.low <= found.high
