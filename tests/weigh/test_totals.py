"""Totals over incidents: never adding what may be one."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Incident, Kind, Range, Report, Status
from onrecord.values import When
from onrecord.weigh import silences, total
from tests.link.test_invariants import HYPOTHESIS


def incident(name: str, low: int | None, high: int | None = -1, **more: object) -> Incident:
    """An incident with one range of killed; no low is no figure."""
    scope = str(more.pop("scope", "incident"))
    is_open = bool(more.pop("open", False))
    ranges: tuple[Range, ...] = ()
    if low is not None:
        told = Range(measure="killed", group=None, scope=scope, unit="people", low=low,
                     high=low if high == -1 else high, open=is_open)  # fmt: skip
        ranges = (told,)
    return Incident(
        id=name, title=name, kind=Kind.VIOLENCE, event="airstrike", status=Status.OCCURRED, claims=(f"c-{name}",),
        reports=(), publishers=(), origins=(), ranges=ranges, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def test_single_incidents_are_added() -> None:
    """Low ends to the low, high ends to the high."""
    found = total([incident("a", 3, 5), incident("b", 10)], "killed")
    assert (found.low, found.high, found.label()) == (13, 15, "13 to 15")


def test_possibly_the_same_count_once_in_the_low_and_each_in_the_high() -> None:
    """A set in doubt gives its least low, also where two are tied by a third."""
    told = [
        incident("a", 3, possibly_same=("b",)),
        incident("b", 4, possibly_same=("a", "c")),
        incident("c", 5, possibly_same=("b",)),
    ]
    found = total(told, "killed")
    assert (found.low, found.high) == (3, 12)
    assert found.sets == (("a", "b", "c"),)


def test_aggregates_stand_beside_the_sum() -> None:
    """A figure over a month, and an incident that contains others, are in no sum."""
    month = incident("m", 900, scope="window")
    whole = incident("w", 50, contains=("a",))
    found = total([incident("a", 3), month, whole], "killed")
    assert (found.low, found.high, found.beside) == (3, 3, ("m", "w"))


def test_incidents_without_a_figure_and_open_ends_are_named() -> None:
    """A total says what it does not know."""
    found = total([incident("a", 3, open=True), incident("b", None)], "killed")
    assert (found.without_figure, found.open_ends, found.label()) == (("b",), ("a",), "3 or more")
    assert found.note == "documented, not an estimate"


def test_a_happening_is_one_attack() -> None:
    """Attacks are counted where no number is stated."""
    assert total([incident("a", 3), incident("b", None)], "attacks").label() == "2"


def published(*days: str) -> list[Report]:
    return [Report(id=f"r{n}", text="", sha256="0" * 64, published=When(day)) for n, day in enumerate(days)]


def test_days_without_a_report_are_told_and_never_drawn_as_nought() -> None:
    """Stretches between reports, with both ends of the asked time; a total carries them."""
    silent = silences(published("2016-05-03", "2016-05-04", "2016-05-08"), dt.date(2016, 5, 1), dt.date(2016, 5, 9))
    assert [w.edtf for w in silent] == ["2016-05-01/2016-05-02", "2016-05-05/2016-05-07", "2016-05-09"]
    found = total([incident("a", 3)], "killed", silent=silent)
    assert found.to_json()["silent"] == [w.edtf for w in silent]
    assert found.label() == "3"


def test_a_report_of_a_month_may_be_of_any_of_its_days() -> None:
    """What may have been reported is not called silent; a report of no known year says nothing of any day."""
    may = dt.date(2016, 5, 30), dt.date(2016, 6, 2)
    assert [w.edtf for w in silences(published("2016-06"), *may)] == ["2016-05-30/2016-05-31"]
    assert [w.edtf for w in silences(published("XXXX-06-01"), *may)] == ["2016-05-30/2016-06-02"]


@HYPOTHESIS
@given(st.lists(st.integers(1, 28), max_size=12), st.integers(1, 28), st.integers(0, 27))
def test_each_day_has_a_report_or_is_silent(days: list[int], first: int, more: int) -> None:
    """Once, in order, and in stretches that do not touch."""
    asked = dt.date(2016, 5, first), dt.date(2016, 5, first) + dt.timedelta(days=more)
    silent = silences(published(*(f"2016-05-{day:02d}" for day in days)), *asked)
    told = [d.toordinal() for w in silent for d in (w.first_day, w.last_day) if d]
    assert told == sorted(told)
    assert all(b - a > 1 for a, b in zip(told[1::2], told[2::2], strict=False))
    every = {asked[0] + dt.timedelta(days=n) for n in range(more + 1)}
    quiet = {d for d in every if any(w.contains(When(d.isoformat())) for w in silent)}
    assert every - quiet == {d for d in every if d.month == 5 and d.day in days}


def test_an_incident_of_rejected_claims_alone_is_in_no_total() -> None:
    """Neither as a figure, nor as one without; one with a claim left stays."""
    gone = incident("a", 3, rejected=("c-a",))
    assert total([gone, incident("b", 4)], "killed").incidents == ("b",)
    assert total([gone], "attacks").label() == "no figure"
    assert total([incident("a", None, rejected=())], "killed").without_figure == ("a",)
