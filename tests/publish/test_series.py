"""The trapped and in need over time: points with ranges and origins, joined only where area and definition match."""

from dataclasses import replace

import pytest

from onrecord.model import Series
from onrecord.publish.brief import Situation, brief
from onrecord.publish.brief.desk import Desk
from onrecord.publish.brief.series import InNeedView, in_need
from onrecord.publish.privacy import Redactor
from tests.publish.telling import SERIES, told
from tests.publish.told_claims import CLAIMS, SECRETS


def view(*series: Series) -> InNeedView:
    situation = replace(told(), series=series)
    found = in_need(Desk(situation, Redactor.off()), set(situation.claims))
    assert found is not None
    return found


def test_points_have_their_range_origin_and_way_to_the_words() -> None:
    """Three days: a number, an open end, a range; each leads to its sentence."""
    (chart,) = view(*SERIES).charts
    first, second, third = chart.points
    assert (first.low, second.open, third.low != third.high) == (first.high, True, True)
    assert [p.letter for p in chart.points] == ["A", "B", "C"]
    assert [p.origin for p in chart.points] == ["Samir Qadouri", "Union", "Samir Qadouri"]
    assert first.href == f"#m{CLAIMS['trapped'].id[1:]}"
    assert second.said
    assert first.x is not None
    assert third.x is not None
    assert first.x < third.x


def test_a_line_joins_only_one_area_and_definition() -> None:
    """Where no area is told, the points stand alone."""
    assert len(view(*SERIES).charts[0].lines) == 2
    assert view(replace(SERIES[0], area=None, area_id=None)).charts[0].lines == ()


def test_greater_figures_stand_higher_and_the_scale_begins_at_nought() -> None:
    """Heights are counted from above; the scale is of round numbers."""
    (chart,) = view(SERIES[0]).charts
    assert [label for _, label in chart.scale] == ["0", "20,000", "40,000", "60,000", "80,000"]
    heights = [y for y, _ in chart.scale]
    assert heights == sorted(heights, reverse=True)
    tops = {p.label: p.high for p in chart.points}
    assert (tops["about 70,000"] or 0) < (tops["50,000 or more"] or 0)


def test_an_end_that_is_not_told_is_open_and_never_nought() -> None:
    """*Up to 300* stands at 300, dotted below."""
    points = (replace(SERIES[0].points[0], low=None, high=300, label="up to 300"), SERIES[0].points[1])
    (chart,) = view(replace(SERIES[0], points=points)).charts
    first = chart.points[0]
    assert first.open_below
    assert first.low == first.high
    assert not chart.points[1].open_below


@pytest.mark.parametrize(("most", "last"), [(1, "1"), (7, "8"), (366, "400"), (250_000, "300,000")])
def test_the_scale_reaches_the_greatest_figure(most: int, last: str) -> None:
    """From a single person to a city."""
    points = tuple(replace(p, low=most, high=most) for p in SERIES[0].points)
    (chart,) = view(replace(SERIES[0], points=points)).charts
    assert chart.scale[-1][1] == last
    assert chart.scale[0][1] == "0"


def test_what_is_told_of_one_day_is_a_line_of_a_table() -> None:
    """It makes no drawing."""
    found = view(SERIES[1])
    assert found.charts == ()
    assert [(title, p.label, p.when) for title, p in found.once] == [
        ("Area not told: people in need of food", "12,000", "day unknown")
    ]


def test_a_claim_without_a_mark_gives_a_figure_without_a_way() -> None:
    """It leads to its incident instead."""
    situation: Situation = replace(told(), series=SERIES)
    found = in_need(Desk(situation, Redactor.off()), ())
    assert found is not None
    assert {p.href for c in found.charts for p in c.points} == {""}
    assert all(p.incident for c in found.charts for p in c.points)


def test_no_private_person_is_named_in_areas_or_origins() -> None:
    """Names planted in the area and in who says so are replaced, also in the words of the drawing."""
    html = brief(told(), identified=None)
    section = html.split('<h2 id="in-need">', 1)[1].split("</section>", 1)[0]
    assert not [secret for secret in SECRETS if secret.lower() in section.lower()]
    assert "Person 3" in section


def test_a_record_without_such_figures_has_no_section() -> None:
    """No empty drawing."""
    assert 'id="in-need"' not in brief(replace(told(), series=()), identified=None)
