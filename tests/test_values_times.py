"""How times compare: what an unknown year does not do, whatever the other side is."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ask.filters import Context, Filters, Match, matches
from onrecord.errors import ValueInvalid
from onrecord.extract.dates.calendar import Moment, Size, of_date
from onrecord.model import Claim, Kind, OriginBasis, Report, Status, TimeBasis, Timed
from onrecord.values import Span, When

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 28))
MONTHS = st.integers(1, 12).map(lambda m: f"{m:02d}")
MONTH_DAYS = DAYS.map(lambda d: f"{d:%m-%d}")
MARKS = st.sampled_from(["", "", "~", "?", "%"])
POINTS = st.one_of(
    DAYS.map(dt.date.isoformat),
    DAYS.map(lambda d: f"{d:%Y-%m}"),
    DAYS.map(lambda d: f"{d:%Y}"),
    DAYS.map(lambda d: f"{d:%Y}"[:3] + "X"),
    st.tuples(st.integers(1990, 2030), st.integers(21, 24)).map(lambda s: f"{s[0]}-{s[1]}"),
    DAYS.map(lambda d: f"{d:%Y-%m}-XX"),
)
INTERVALS = st.one_of(
    st.tuples(DAYS, DAYS).map(lambda d: f"{min(d)}/{max(d)}"),
    DAYS.map(lambda d: f"{d}/.."),
    DAYS.map(lambda d: f"../{d}"),
    DAYS.map(lambda d: f"{d}/"),
)
KNOWN = st.one_of(st.tuples(POINTS, MARKS).map("".join), INTERVALS).map(When)
YEARLESS_POINTS = st.one_of(
    MONTH_DAYS.map("XXXX-{}".format),
    MONTHS.map("XXXX-{}".format),
    st.integers(21, 24).map("XXXX-{}".format),
    st.just("XXXX"),
    st.tuples(st.integers(199, 202), MONTH_DAYS).map(lambda t: f"{t[0]}X-{t[1]}"),
)
YEARLESS = st.one_of(
    YEARLESS_POINTS,
    MONTH_DAYS.map("XXXX-{}/..".format),
    st.tuples(MONTH_DAYS, MONTH_DAYS).map(lambda t: f"XXXX-{t[0]}/XXXX-{t[1]}"),
    st.tuples(DAYS, MONTH_DAYS).map(lambda t: f"{t[0]}/XXXX-{t[1]}"),
).map(When)
ANY = KNOWN | YEARLESS


def claim_of(when: When) -> Claim:
    """Return the least claim that a range of days can be asked of."""
    return Claim(
        report="r",
        span=Span(0, 4),
        text="hit.",
        kind=Kind.VIOLENCE,
        event="attack",
        origin=None,
        origin_basis=OriginBasis.PUBLISHER_UNATTRIBUTED,
        status=Status.OCCURRED,
        when=Timed(when=when, text="hit", span=Span(0, 3), basis=TimeBasis.STATED),
    )


@settings(derandomize=True, deadline=None)
@given(ANY, ANY)
def test_whether_times_overlap_is_the_same_from_either_side(left: When, right: When) -> None:
    """Overlap and nearness do not depend on which is asked of which."""
    assert left.overlaps(right) is right.overlaps(left)
    assert left.gap_days(right) == right.gap_days(left)
    assert left.may_meet(right, 1) is right.may_meet(left, 1)


@settings(derandomize=True, deadline=None)
@given(YEARLESS, ANY)
def test_a_time_of_no_known_year_is_never_surely_with_within_or_apart(loose: When, other: When) -> None:
    """It overlaps nothing for certain, holds nothing, lies in nothing, and is no number of days from anything."""
    assert not loose.year_known
    assert not loose.overlaps(other)
    assert not loose.contains(other)
    assert not other.contains(loose)
    assert loose.gap_days(other) is None


@settings(derandomize=True, deadline=None)
@given(YEARLESS_POINTS.map(When), KNOWN)
def test_no_year_brings_together_what_is_said_to_be_apart(loose: When, firm: When) -> None:
    """Where the answer is no, it is no in every year; where it is *may be*, it is yes in some."""
    if firm.first_day is None and firm.last_day is None:
        return
    some = False
    for year in range(1980, 2041):
        written = f"{year}{loose.edtf[4:]}"
        if all(a in ("X", b) for a, b in zip(loose.edtf[:4], str(year), strict=True)) and _is_date(written):
            some = some or When(written).overlaps(firm) is not False
    assert loose.overlaps(firm) is (None if some else False)


def _is_date(text: str) -> bool:
    try:
        When(text)
    except ValueInvalid:
        return False
    return True


@settings(derandomize=True, deadline=None)
@given(YEARLESS, DAYS, DAYS)
def test_a_range_of_days_never_returns_an_unknown_year_as_certain(when: When, one: dt.date, other: dt.date) -> None:
    """Asked for what fell between two days, or since, or until one, it answers at the most that it may."""
    report = Report(id="r", text="hit.", sha256="0" * 64)
    for first, last in ((min(one, other), max(one, other)), (one, None), (None, one)):
        asked = Filters(first=first, last=last)
        assert matches(claim_of(when), Context(None, report, None), asked, None) is not Match.YES


@settings(derandomize=True, deadline=None)
@given(ANY)
def test_a_value_written_and_read_is_itself(when: When) -> None:
    """Writing a value loses nothing, and its days stand in order."""
    again = When(when.edtf)
    assert again == when
    assert (again.first_day, again.last_day) == (when.first_day, when.last_day)
    assert not (when.first_day and when.last_day) or when.first_day <= when.last_day
    assert when.label()


@settings(derandomize=True, deadline=None)
@given(DAYS, DAYS)
def test_an_interval_of_days_has_those_days(one: dt.date, other: dt.date) -> None:
    """What is made of two days begins on the one and ends on the other."""
    first, last = min(one, other), max(one, other)
    made = When.of_days(first, last)
    assert (made.first_day, made.last_day, made.days) == (first, last, (last - first).days + 1)


@settings(derandomize=True, deadline=None)
@given(DAYS, st.sampled_from([Size.DAY, Size.MONTH, Size.YEAR, Size.DECADE]))
def test_a_calendar_unit_writes_the_days_that_it_is(day: dt.date, size: Size) -> None:
    """The EDTF of the unit that a day lies in holds that day, and without its year it may."""
    told = of_date(day)
    unit = {Size.DAY: told, Size.MONTH: Moment(size, day.year, day.month)}.get(size, Moment(size, day.year))
    unit = Moment(size, day.year - day.year % 10) if size is Size.DECADE else unit
    assert When(unit.edtf()).contains(When(day.isoformat()))
    if size in (Size.DAY, Size.MONTH):
        loose = When(Moment(size, None, unit.part, unit.day).edtf())
        assert loose.overlaps(When(day.isoformat())) is None


@settings(derandomize=True, deadline=None)
@given(st.lists(ANY, max_size=8))
def test_times_in_order_put_the_unknown_last(times: list[When]) -> None:
    """Sorted by day, nothing that begins on no known day comes before what does."""
    known = [when.first_day is not None for when in sorted(times, key=lambda w: w.order)]
    assert known == sorted(known, reverse=True)


@pytest.mark.parametrize(
    ("left", "right", "together"),
    [
        ("XXXX-05-03", "2016-05-03", None),
        ("XXXX-05-03", "2016-05-04", False),
        ("XXXX-05-03", "XXXX-05", None),
        ("XXXX-05-03", "XXXX-06", False),
        ("201X-05-03", "2030/..", False),
        ("201X-05-03", "2000/..", None),
        ("XXXX-02-29", "2015-02", False),
        ("XXXX-12-31", "2016-12-31/2017-01-02", None),
        ("2015-24", "2016-01-15", True),
        ("2016-05-03/", "2016-06", None),
        ("2016-05-03/..", "2019", True),
    ],
)
def test_what_may_be_is_told_from_what_cannot(left: str, right: str, *, together: bool | None) -> None:
    """A day without a year may be that day of any year, and can be no other day; an end may be open, or not known."""
    assert When(left).overlaps(When(right)) is together


@pytest.mark.parametrize(
    "text", ["XXXX-02-30", "XXXX-13", "XXXX-77", "XXXX-00-10", "2016-02-30", "2015-02-29", "2016-05-03/2016-05-01"]
)
def test_what_no_calendar_has_is_no_value(text: str) -> None:
    """A month or day that no year has is refused, with or without the year."""
    with pytest.raises(ValueInvalid):
        When(text)


@pytest.mark.parametrize(
    ("text", "days"), [("XXXX-05-03/XXXX-05-07", 5), ("XXXX-12-30/XXXX-01-02", 4), ("XXXX-05", 31), ("2016/..", None)]
)
def test_the_length_of_a_stretch_without_its_year_is_known(text: str, days: int | None) -> None:
    """Two ends that lack only the year lie within one."""
    assert When(text).least_days == days
