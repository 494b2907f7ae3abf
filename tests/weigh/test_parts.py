"""Parts of a whole told in one report: the range is that of the whole."""

from dataclasses import replace
from typing import Any

from onrecord.model import OriginBasis, Range
from onrecord.values import Precision, Span
from tests.link.claims import CITY, QUARTER, Desk, count
from tests.weigh.test_ranges import figure, weighed

UNATTRIBUTED = OriginBasis.PUBLISHER_UNATTRIBUTED


def range_of(*told: tuple[str, dict[str, Any]]) -> Range:
    """Return the killed of one report that tells these clauses, each with its fields, on one day."""
    desk = Desk()
    desk.report("a")
    for text, fields in told:
        desk.say("a", text, when="2016-05-09", **fields)
    return figure(weighed(desk))


def whys(found: Range) -> list[str]:
    """Return why figures were left out."""
    return [out.why for out in found.left_out]


def test_fewer_dead_at_a_narrower_place_are_a_part() -> None:
    """*Nine died in the quarter; eighteen in the city*, by one voice: eighteen."""
    found = range_of(
        ("Strikes killed 9 in the quarter", {"where": (QUARTER,), "counts": [count(9)], "by": "un"}),
        ("Strikes killed 18 in the city", {"where": (CITY,), "counts": [count(18)], "by": "un"}),
    )
    assert (found.low, found.high) == (18, 18)
    assert whys(found) == ["a part of another figure: told of a narrower place in the same report"]


def test_two_voices_with_two_numbers_disagree_whatever_places_they_name() -> None:
    """A monitor's nine in the quarter and a ministry's eighteen in the city stay a range."""
    found = range_of(
        ("Strikes killed 9 in the quarter", {"where": (QUARTER,), "counts": [count(9)], "by": "msf"}),
        ("Strikes killed 18 in the city", {"where": (CITY,), "counts": [count(18)], "by": "un"}),
    )
    assert (found.low, found.high) == (9, 18)


def test_a_list_that_makes_up_the_whole_gives_no_low() -> None:
    """*19 were executed, 18 shot dead and 1 beheaded*: nineteen."""
    found = range_of(
        ("They executed 19 men", {"event": "execution", "where": (CITY,), "counts": [count(19)], "by": "un"}),
        ("18 were shot dead", {"event": "execution", "where": (CITY,), "counts": [count(18)], "by": "un"}),
        ("1 was beheaded", {"event": "execution", "where": (CITY,), "counts": [count(1)], "by": "un"}),
    )
    assert (found.low, found.high) == (19, 19)
    assert set(whys(found)) == {"a part of another figure: listed after the whole that it makes up with others"}


def test_bodies_found_so_far_are_a_part() -> None:
    """*The raid killed eight. Five bodies were pulled from the rubble*: eight."""
    found = range_of(
        ("The raid killed 8", {"where": (CITY,), "counts": [count(8)], "by": "un"}),
        ("5 bodies were found in the rubble", {"event": "killing", "where": (CITY,), "counts": [count(5)], "by": "un"}),
    )
    assert (found.low, found.high) == (8, 8)
    assert whys(found) == ["a part of another figure: those found so far"]


def test_what_its_own_report_tells_to_have_risen_is_no_longer_its_figure() -> None:
    """*The toll has risen to 13. The police told of 6 killed*: thirteen."""
    found = range_of(
        ("The toll has risen to 13", {"where": (CITY,), "counts": [count(13)], "origin_basis": UNATTRIBUTED}),
        ("A strike killed 6", {"where": (CITY,), "counts": [count(6)], "by": "un"}),
    )  # fmt: skip
    assert (found.low, found.high) == (13, 13)
    assert whys(found) == ["a figure that its report tells to have risen"]


def test_figures_of_two_reports_are_no_parts_of_each_other() -> None:
    """The same words in two reports of one origin: a fall without words for it, both stay."""
    desk = Desk()
    for report, text, place, number in (("a", "18 in the city", CITY, 18), ("b", "9 in the quarter", QUARTER, 9)):
        desk.report(report)
        desk.say(report, f"Strikes killed {text}", when="2016-05-09", where=(place,), counts=[count(number)], by="un")
    found = figure(weighed(desk))
    assert (found.low, found.high) == (9, 18)


def test_a_narrower_place_is_a_part_of_what_somebody_unnamed_sums_up() -> None:
    """*A monitor said 18 civilians died in the city. The UN said that nine people died in the quarter*: eighteen."""
    found = range_of(
        ("Raids killed 18 civilians in the city",
         {"where": (CITY,), "counts": [count(18, group="civilians")], "by": "unnamed:monitor"}),
        ("9 people died in the quarter", {"where": (QUARTER,), "counts": [count(9)], "by": "un"}),
    )  # fmt: skip
    assert (found.low, found.high) == (18, 18)


def test_the_narrower_place_may_stand_behind_the_claim_that_counts() -> None:
    """*Nine were killed when shells hit the quarter*: the place is told with the shells."""
    quarter = replace(QUARTER, span=Span(65, 73))
    found = range_of(
        ("Shells killed 18 people in the city", {"where": (CITY,), "counts": [count(18)], "by": "un"}),
        ("9 people were killed", {"where": (quarter,), "counts": [count(9)], "by": "un"}),
    )
    assert (found.low, found.high) == (18, 18)


def test_fewer_shells_of_one_report_are_some_of_those_thrown() -> None:
    """*Eight shells fell on the town. Two shells hit the school, a witness said*: eight."""
    desk = Desk()
    desk.report("a")
    for text, number, who in (("8 shells fell on the town", 8, "un"), ("2 shells hit the school", 2, "msf")):
        desk.say("a", text, event="shelling", when="2016-05-09", where=(CITY,), by=who,
                 counts=[count(number, measure="munitions")])  # fmt: skip
    found = figure(weighed(desk), "munitions")
    assert (found.low, found.high) == (8, 8)
    assert whys(found) == ["a part of another figure: some of what its report counts as thrown"]


def test_a_word_of_order_says_no_more_than_the_number_beside_it() -> None:
    """*Dozens died ... at least 40 died*, by one voice: 40 or more; *116 were hurt, several of them badly*: 116."""
    found = range_of(
        ("Dozens died", {"where": (CITY,), "counts": [count(24, 99, modifier="order")], "by": "un"}),
        ("at least 40 died", {"where": (CITY,), "counts": [count(40, None)], "by": "un"}),
    )
    assert found.label() == "40 or more"
    found = range_of(
        ("116 died", {"where": (CITY,), "counts": [count(116)], "by": "un"}),
        ("several died at once", {"where": (CITY,), "counts": [count(3, 9, modifier="order")], "by": "un"}),
    )
    assert found.label() == "116"


def test_a_square_that_no_map_has_lies_in_the_town_told_with_it() -> None:
    """*18 were killed in the city; nine in a square of it*, by one voice: eighteen."""
    square = replace(
        QUARTER, precision=Precision.EXACT, lat=None, lon=None, gazetteer=None, gazetteer_id=None, within=()
    )
    found = range_of(
        ("Shells killed 18 people in the city", {"where": (CITY,), "counts": [count(18)], "by": "un"}),
        ("9 people were killed in the square", {"where": (square, CITY), "counts": [count(9)], "by": "un"}),
    )
    assert (found.low, found.high) == (18, 18)


def test_some_of_those_told_right_before_are_a_part() -> None:
    """*Of the 45 civilians killed, 17 lay in the quarter*: 45."""
    whole = "Of the 45 civilians killed the most lay in the quarter"
    found = range_of(
        (whole, {"where": (QUARTER,), "counts": [count(45, group="civilians")], "by": "un"}),
        ("17 were killed", {"where": (QUARTER,), "counts": [count(17)], "by": "un"}),
    )
    assert (found.low, found.high) == (45, 45)
    assert whys(found) == ["a part of another figure: some of those told right before"]


def test_more_than_a_number_and_the_number_are_no_whole_and_part() -> None:
    """*More than 90 were hurt in the city*, *90 in the quarter*: 90 to 91 or more, as the two are worded."""
    found = range_of(
        ("More than 90 died in the city", {"where": (CITY,), "counts": [count(91, None)], "by": "un"}),
        ("90 died in the quarter", {"where": (QUARTER,), "counts": [count(90)], "by": "un"}),
    )
    assert found.label() == "90 to 91 or more"
