"""Times in the many forms that English gives them: short figures, lists of days, weeks, quarters, feasts."""

import datetime as dt

import pytest

from onrecord.extract.dates.named import easter, easter_of_the_east
from tests.extract.reading_dates import told, values


@pytest.mark.parametrize(
    ("sentence", "words", "edtf"),
    [
        ("On 14/10/16 the mill burned.", "14/10/16", "2016-10-14"),
        ("On 10/14/16 the mill burned.", "10/14/16", "2016-10-14"),
        ("On 9/10/16 the mill burned.", "9/10/16", "2016-10-09"),
        ("On 02.09.15 the mill burned.", "02.09.15", "2015-09-02"),
        ("Sunday, October 16, 20 people were shot.", "Sunday, October 16", "2016-10-16"),
        ("At dawn on 12 October 20 died.", "12 October", "2016-10-12"),
        ("On the twelfth of October a ferry sank.", "the twelfth of October", "2016-10-12"),
        ("In the 90s the valley was mined.", "the 90s", "199X"),
        ("In Q3 2015 the guards left.", "Q3 2015", "2015-07/2015-09"),
        ("H1 of 2015 was calm.", "H1 of 2015", "2015-01/2015-06"),
        ("First-quarter figures rose.", "First-quarter", "2016-01/2016-03"),
        ("It fell in the second half of last year.", "the second half of last year", "2015-07/2015-12"),
        ("The ferry sank the night before last.", "the night before last", "2016-10-19"),
        ("They met the week before last.", "the week before last", "2016-10-03/2016-10-09"),
        ("In the same month last year 40 died.", "the same month last year", "2015-10"),
        ("Ten years ago today the dam broke.", "Ten years ago today", "2006-10-21"),
        ("A year ago this week the dam broke.", "A year ago this week", "2015-10-19/2015-10-25"),
        ("A year and a half ago the dam broke.", "A year and a half ago", "2015-04~"),
        ("It lost 30 men in 2014, up from 12 a year earlier.", "a year earlier", "2013"),
        ("He was freed this weekend.", "this weekend", "2016-10-15/2016-10-16"),
        ("He will be freed this weekend.", "this weekend", "2016-10-22/2016-10-23"),
        ("Nine died over the last week.", "the last week", "2016-10-14/2016-10-21"),
        ("Nine died last week.", "last week", "2016-10-10/2016-10-16"),
    ],
)
def test_a_form_gives_its_calendar_time(sentence: str, words: str, edtf: str) -> None:
    """One value a form, counted from the day of the report where it tells none of its own."""
    assert values(sentence)[words] == edtf


@pytest.mark.parametrize(
    ("sentence", "words", "edtf"),
    [
        ("Shells fell on Monday, Tuesday and Wednesday.", "Monday, Tuesday and Wednesday", "2016-10-17/2016-10-19"),
        ("Shells fell on May 3, 4 and 5.", "May 3, 4 and 5", "2016-05-03/2016-05-05"),
        ("Shells fell on 3, 4 and 5 May 2015.", "3, 4 and 5 May 2015", "2015-05-03/2015-05-05"),
        ("Shells fell Monday through Wednesday.", "Monday through Wednesday", "2016-10-17/2016-10-19"),
        ("Clashes ran late Tuesday into Wednesday.", "late Tuesday into Wednesday", "2016-10-18/2016-10-19"),
        ("It burned on the night of 12/13 October.", "night of 12/13 October", "2016-10-12/2016-10-13"),
        ("The week of October 5 was the worst.", "The week of October 5", "2016-10-03/2016-10-09"),
        ("The week beginning 5 October was bad.", "The week beginning 5 October", "2016-10-05/2016-10-11"),
        ("The week ending 14 October was bad.", "The week ending 14 October", "2016-10-08/2016-10-14"),
        ("Losses in the quarter ended September 30 grew.", "the quarter ended September 30", "2016-07-01/2016-09-30"),
        (
            "In a report issued Tuesday it counted 31 deaths in the week to Sunday.",
            "the week to Sunday",
            "2016-10-10/2016-10-16",
        ),
        ("In the 24 hours to Wednesday, nine died.", "24 hours to Wednesday", "2016-10-18/2016-10-19"),
        ("In the three months to September, 90 died.", "three months to September", "2016-07/2016-09"),
        ("In the last week of September 90 fled.", "the last week of September", "2016-09-24~/2016-09-30~"),
        ("In the second week of May 2015 90 fled.", "the second week of May 2015", "2015-05-08~/2015-05-14~"),
        ("In the first days of October 90 fled.", "the first days of October", "2016-10-01~/2016-10-07~"),
        ("In the last months of 2015 90 fled.", "the last months of 2015", "2015-09~/2015-12~"),
        ("In the last ten days of September 90 fled.", "the last ten days of September", "2016-09-21/2016-09-30"),
        ("He was shot several days ago.", "several days ago", "2016-10-12~/2016-10-18~"),
        ("He was shot two or three days ago.", "two or three days ago", "2016-10-18~/2016-10-19~"),
        ("He was shot a few weeks ago.", "a few weeks ago", "2016-08-19~/2016-09-30~"),
        ("Several days after the ambush on 3 October, he fled.", "Several days after", "2016-10-06~/2016-10-12~"),
        ("Several days after the ambush on Wednesday, he fled.", "Several days after", "2016-10-21~"),
        ("A day after the blast on Monday, the town fell.", "A day after", "2016-10-18"),
    ],
)
def test_a_form_of_a_stretch_gives_both_its_ends(sentence: str, words: str, edtf: str) -> None:
    """Lists of days, weeks named by a day, lengths up to a day, and *some* time: marked as about where words say so."""
    assert values(sentence)[words] == edtf


@pytest.mark.parametrize(
    "sentence",
    [
        "He is in his 70s.",
        "Temperatures in the 90s are usual.",
        "He never shaves on a Friday.",
        "The score was 3/5/6.",
        "It runs on release 10.45.16.",
        "The H2 gas leaked.",
    ],
)
def test_what_only_looks_like_a_form_of_time_tells_none(sentence: str) -> None:
    """Ages, temperatures, scores, releases, and any Friday at all are no days."""
    assert [m.text for m in told(sentence) if m.when] == []


@pytest.mark.parametrize(
    ("sentence", "published", "words", "edtf"),
    [
        ("Nine worshippers were shot on Easter Sunday.", "2019-05-14", "Easter Sunday", "2019-04-21"),
        ("The Good Friday raid was the last.", "2016-10-21", "Good Friday", "2016-03-25"),
        ("A truce will hold over Orthodox Easter.", "2025-04-11", "Orthodox Easter", "2025-04-20"),
        ("Bombs went off on Palm Sunday 2017.", "2018-10-21", "Palm Sunday 2017", "2017-04-09"),
        ("On May Day police fired.", "2016-10-21", "May Day", "2016-05-01"),
    ],
)
def test_a_feast_has_its_day(sentence: str, published: str, words: str, edtf: str) -> None:
    """Also one that moves with Easter, of either church."""
    assert values(sentence, published)[words] == edtf


def test_a_feast_that_moves_needs_a_year() -> None:
    """Where nobody knows the year, Easter is on no day."""
    assert values("Nine were shot on Easter Sunday.", None) == {"Easter Sunday": None}


@pytest.mark.parametrize(
    ("year", "west", "east"),
    [(2008, "2008-03-23", "2008-04-27"), (2016, "2016-03-27", "2016-05-01"), (2025, "2025-04-20", "2025-04-20")],
)
def test_easter_falls_as_the_churches_reckon_it(year: int, west: str, east: str) -> None:
    """Both reckonings, against almanacs."""
    assert (easter(year), easter_of_the_east(year)) == (dt.date.fromisoformat(west), dt.date.fromisoformat(east))


@pytest.mark.parametrize(
    ("sentence", "published", "edtf"),
    [
        ("The September 11 attacks changed the law.", "2016-10-21", "2001-09-11"),
        ("The 11 September terrorist attacks changed it.", "2016-10-21", "2001-09-11"),
        ("Since the attacks on September 11 it has changed.", "2016-12-21", "2001-09-11"),
        ("The attack on September 11 killed two guards.", "2016-09-14", "2016-09-11"),
        ("The September 11 attack killed a king.", "1999-10-21", "1999-09-11"),
        ("The September 12 attack killed two guards.", "2016-10-21", "2016-09-12"),
    ],
)
def test_a_day_that_is_a_name_keeps_its_year(sentence: str, published: str, edtf: str) -> None:
    """For years after, unless the report is of a new attack on such a day, or older than the one of that name."""
    found = {m.text: m.when.edtf for m in told(sentence, published) if m.when and "Since" not in m.text}
    assert list(found.values()) == [edtf]


def test_since_a_year_gives_no_other_time_its_year() -> None:
    """*Since its opening in 2003 … as of February*: the February of the report, where *since* stands at the year."""
    assert values("Since 2003 it has grown; as of February it leads.", "2008-04-09")["February"] == "2008-02"
