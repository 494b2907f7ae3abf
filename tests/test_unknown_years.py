"""An unknown year is no year in particular: wherever times are compared, it makes nothing true that one year would."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ask.filters import Context, Filters, Match, matches
from onrecord.link import link
from onrecord.model import Kind, Report, Status
from onrecord.publish.brief.order import importance
from onrecord.record import published_by
from onrecord.values import When
from onrecord.weigh.figures import said_on
from tests.link.claims import CITY, KNOWLEDGE, Desk, count
from tests.test_values_times import ANY, DAYS, KNOWN, YEARLESS, claim_of

POINTS = YEARLESS.filter(lambda when: "/" not in when.edtf)  # of both ends of a stretch one may be known


@settings(deadline=None)
@given(YEARLESS, ANY)
def test_it_overlaps_holds_and_lies_near_nothing_for_certain(loose: When, other: When) -> None:
    """Not even itself: *3 May* of one report need not be that of another."""
    assert loose.overlaps(other) is not True
    assert loose.overlaps(loose) is not True
    assert not other.contains(loose)
    assert not loose.contains(loose)
    assert loose.gap_days(loose) is None


@settings(deadline=None)
@given(POINTS, KNOWN)
def test_it_comes_after_all_known_times_in_every_order(loose: When, known: When) -> None:
    """It sorts behind, and not as the first or the last of all years, but for what begins on no known day either."""
    assert known.first_day is None or known.order < loose.order


@settings(deadline=None)
@given(YEARLESS, DAYS, DAYS)
def test_it_answers_no_question_about_days_with_yes(loose: When, one: dt.date, other: dt.date) -> None:
    """Of a claim, of a report's publication for *as of*, and of both."""
    period = Filters(first=min(one, other), last=max(one, other))
    published = Report(id="r", text="hit.", sha256="0" * 64, published=loose)
    assert matches(claim_of(loose), Context(None, published, None), period, None) is not Match.YES
    assert not published_by(published, other)


@settings(deadline=None)
@given(POINTS, DAYS)
def test_nothing_is_known_to_have_been_said_by_or_on_it(loose: When, day: dt.date) -> None:
    """A statement of an unknown year was made on no known day, and whether a report was there by a day is not known."""
    claim, report = claim_of(loose), Report(id="r", text="hit.", sha256="0" * 64, published=loose)
    assert said_on(claim, report) is None
    assert published_by(report, day) is None


@settings(deadline=None, max_examples=40)
@given(POINTS, st.dates(dt.date(2016, 1, 1), dt.date(2016, 12, 28)))
def test_two_accounts_are_not_joined_by_it(loose: When, day: dt.date) -> None:
    """The same city and event, with a day on one side and its year missing on the other, are not one incident."""
    desk = Desk()
    desk.report("a", None)
    desk.report("b", None)
    desk.say("a", "An air strike hit Northtown", when=loose.edtf, where=(CITY,))
    desk.say("b", "Jets bombed Northtown", when=day.isoformat(), where=(CITY,))
    result = link(desk.claims, desk.reports, (), KNOWLEDGE)
    assert len(result.incidents) == 2


@settings(deadline=None, max_examples=40)
@given(POINTS, st.dates(dt.date(2016, 1, 1), dt.date(2016, 12, 28)))
def test_an_incident_never_takes_a_year_that_its_own_claims_do_not_give(loose: When, day: dt.date) -> None:
    """A deed told with a known and with a yearless day in one report is dated by the known one, or by neither."""
    desk = Desk()
    desk.report("a", None)
    desk.say("a", "Shells killed 31 people in Northtown", when=day.isoformat(), where=(CITY,), counts=[count(31)])
    desk.say("a", "The 31 dead were buried", event="killing", when=loose.edtf, counts=[count(31)])
    for incident in link(desk.claims, desk.reports, (), KNOWLEDGE).incidents:
        told = {c.when.when for c in desk.claims if c.id in incident.claims and c.when}
        assert incident.when is None or incident.when in told


@settings(deadline=None, max_examples=40)
@given(st.lists(POINTS, min_size=1, max_size=3), st.dates(dt.date(2016, 1, 1), dt.date(2016, 12, 28)))
def test_a_step_of_a_timeline_keeps_its_own_yearless_day(loose: list[When], day: dt.date) -> None:
    """No step is dated by a year that nobody told, and none with a year takes one without into it."""
    desk = Desk()
    desk.report("a", None)
    fields = {"kind": Kind.TRUCE, "event": "violation", "status": Status.VIOLATED, "where": (CITY,), "by": "the mayor"}
    told = [*(when.edtf for when in loose), day.isoformat()]
    for n, edtf in enumerate(told):
        desk.say("a", f"The truce was broken by the army, part {n}", when=edtf, actors=("Blue Army",), **fields)
    steps = [s for i in link(desk.claims, desk.reports, (), KNOWLEDGE).incidents for s in i.timeline]
    assert {s.when.edtf for s in steps if s.when} <= set(told)
    for step in steps:
        days = {c.when.when.edtf for c in desk.claims if c.id in step.claims and c.when}
        assert len(days) == 1


@settings(deadline=None, max_examples=40)
@given(POINTS)
def test_it_does_not_put_an_incident_first_in_a_brief(loose: When) -> None:
    """Among incidents alike those of known days come first."""
    desk = Desk()
    desk.report("a", None)
    desk.report("b", None)
    desk.say("a", "An air strike hit Northtown", when=loose.edtf, where=(CITY,))
    desk.say("b", "Jets bombed Northtown", when="2029-12-31", where=(CITY,))
    ordered = sorted(link(desk.claims, desk.reports, (), KNOWLEDGE).incidents, key=importance)
    assert [i.when.edtf for i in ordered if i.when] == ["2029-12-31", loose.edtf]
