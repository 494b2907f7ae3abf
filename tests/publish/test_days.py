"""The period day by day: each incident on its day, and days without reports said and drawn as what they are."""

import re
from dataclasses import replace

import pytest

from onrecord.publish.brief import Situation, brief
from onrecord.publish.brief.days import Column, DaysView, day_of, days
from onrecord.publish.brief.desk import Desk
from onrecord.publish.brief.incidents import incident_view
from onrecord.publish.privacy import Redactor
from onrecord.values import When
from tests.publish.telling import told


def view(situation: Situation) -> DaysView:
    desk = Desk(situation, Redactor.off())
    found = days(desk, [incident_view(desk, one, set(situation.claims)) for one in situation.incidents])
    assert found is not None
    return found


def test_days_without_reports_are_said_and_hatched() -> None:
    """9 December has an incident, 10 and 11 December have none: two days in words, a hatched stretch in the drawing."""
    found = view(told())
    (month,) = found.months
    assert [(d.label, d.gap, len(d.lines)) for d in month.days] == [
        ("9 December", 0, 1), ("10–11 December", 2, 0), ("12 December", 0, 2), ("13 December", 1, 0),
        ("14 December", 0, 1),
    ]  # fmt: skip
    assert len(found.drawing.empty) == 2
    assert all(c.top < 104 for c in found.drawing.columns)


def test_a_day_is_never_drawn_as_nought() -> None:
    """Days with incidents have columns, the others are hatched; together they are the whole period."""
    drawing = view(told()).drawing
    wide = sum(c.width for c in drawing.columns) + sum(width for _, width in drawing.empty)
    assert round(wide) == 880
    assert all(isinstance(c, Column) and c.top <= c.harmed_top for c in drawing.columns)


def test_reports_of_other_days_are_counted_beside_the_gap() -> None:
    """A report of 13 December that tells of the 12th makes the 13th no day with an incident."""
    (month,) = view(told()).months
    assert {d.label: d.published for d in month.days if d.gap} == {"10–11 December": 1, "13 December": 1}


def test_what_stands_on_no_day_is_counted() -> None:
    """Undated incidents, and one told over a month."""
    assert view(told()).elsewhere == ("3 incidents of no known day", "1 incident told over more than a week")


@pytest.mark.parametrize(
    ("edtf", "day"),
    [
        ("2016-12-12", "2016-12-12"),
        ("2016-12-12/2016-12-13", "2016-12-12"),
        ("2016-11-10/2016-12-10", None),
        ("2016-12", None),
        ("XXXX-12-12", None),
        ("2016-12-12/..", None),
    ],
)
def test_an_incident_stands_on_its_first_day(edtf: str, day: str | None) -> None:
    """Within a week; what is told over longer, or without its year, stands on none."""
    found = day_of(When(edtf))
    assert (found.isoformat() if found else None) == day
    assert day_of(None) is None


def test_a_long_period_is_drawn_by_months() -> None:
    """Over two hundred days a column is a month, and the months of the list are folded."""
    situation = told()
    early = replace(situation.reports[0], published=When("2015-01-05"))
    found = view(replace(situation, reports=(early, *situation.reports[1:])))
    assert found.step == "month"
    assert len(found.months) == 24
    assert not found.open
    assert [m.summary for m in found.months][:2] == ["no reports", "no reports"]
    assert len(found.drawing.columns) == 1


def test_figures_lead_from_a_day_to_their_sentences() -> None:
    """The killed first; each number is a link."""
    html = brief(told(), identified=None)
    section = html.split('<h2 id="days">', 1)[1].split("</section>", 1)[0]
    words = re.sub("<[^>]+>", " ", section)
    assert "no reports" in words
    assert section.index("12 to 15") < section.index("</a> injured")
    assert section.count("data-figure") >= 3


def test_a_record_without_days_has_no_such_section() -> None:
    """Nothing dated, no empty drawing."""
    situation = replace(told(), incidents=tuple(replace(i, when=None) for i in told().incidents))
    assert 'id="days"' not in brief(situation, identified=None)
