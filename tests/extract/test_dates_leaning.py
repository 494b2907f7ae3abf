"""Times told by another time or by a happening: hours, bare days of a month, *a day after the blast*."""

import pytest

from tests.extract.reading_dates import values

WEDNESDAY = "2023-11-08"


def value(text: str, words: str, published: str | None = WEDNESDAY) -> str | None:
    """Return the value of the shortest mention that holds some words; fail where no mention does."""
    found = {text: edtf for text, edtf in values(text, published).items() if words in text}
    assert found, f"no mention holds {words!r}: {values(text, published)}"
    return found[min(found, key=len)]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        (
            "Two days after gunmen stormed a depot in Zamfara on 1 November, troops came.",
            "Two days after",
            "2023-11-03",
        ),
        ("A judge was shot dead on Sunday. The day after the killing, lawyers struck.", "The day after", "2023-11-06"),
        ("A judge was shot on Sunday. The night before the murder he rang them.", "The night before", "2023-11-04"),
        (
            "Rebels seized Sake on Thursday. Three days after they seized it, they left.",
            "Three days after",
            "2023-11-05",
        ),
        (
            "A landmine killed a boy on Saturday. Hours after the blast, a second went off.",
            "Hours after",
            "2023-11-04~",
        ),
        (
            "A drone hit a bus on Tuesday. Shortly after the strike, medics came under fire.",
            "Shortly after",
            "2023-11-07",
        ),
        ("The coup was on 26 July 2023. A week after the coup, borders were shut.", "A week after", "2023-08-02"),
        ("The truce began on Friday. On the eve of the truce, shells killed 14.", "the eve", "2023-11-02"),
        ("A mosque was bombed on 30 January. On the day of the bombing no guard was there.", "the day", "2023-01-30"),
        (
            "Nurses were abducted on 31 October. They came back six days after the abduction.",
            "six days after",
            "2023-11-06",
        ),
        ("The raid came a day after the 3 November ambush.", "a day after", "2023-11-04"),
    ],
)
def test_a_time_that_hangs_on_a_happening_counts_from_its_day(text: str, words: str, edtf: str) -> None:
    """The day stands with the happening, or a sentence before told it by the same word, event or sort of event."""
    assert value(text, words) == edtf


def test_the_day_of_a_happening_may_lack_its_year() -> None:
    """What is counted from a day without a year has none either."""
    text = "A car bomb killed 12 people on 10 October. A day after the blast, two more bodies were found."
    assert value(text, "A day after", None) == "XXXX-10-11"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The raid came three days after a roadside bomb killed a colonel.", "three days after"),
        ("A quake shook the coast on Sunday. A day after the protest, police shot at a crowd.", "A day after"),
        ("The army said on Monday that it hit a camp. A day after the interview, two men fled.", "A day after"),
    ],
)
def test_a_happening_whose_day_is_not_told_dates_nothing(text: str, words: str) -> None:
    """Without the day of the happening, or without a number of days, no day is made up."""
    assert value(text, words) is None


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("Shells struck the market in Kharkiv at 3 pm on Friday, killing two.", "3 pm", "2023-11-03"),
        ("Bombs fell at about 3:30 p.m. Saturday near the port of Hodeidah.", "3:30", "2023-11-04"),
        ("At 11.40 pm yesterday men in uniform took him away.", "11.40 pm", "2023-11-07"),
        ("A strike hit a school on Thursday. At 3 pm a second missile fell.", "3 pm", "2023-11-02"),
        ("Shells fell from 9pm on Saturday until 4am on Sunday.", "4am", "2023-11-05"),
        ("At 4 a.m. shells hit the bridge.", "4 a.m.", "2023-11-08"),
    ],
)
def test_an_hour_is_of_the_day_told_with_it_or_before_it(text: str, words: str, edtf: str) -> None:
    """A weekday or a date beside it comes first, then the day told just before, then that of the report."""
    assert value(text, words) == edtf


def test_an_hour_in_a_report_of_no_known_day_takes_the_day_told() -> None:
    """Where the year is not known the hour's day has none."""
    assert value("On 19 October shells hit Taiz. At 16:00 the guns fell silent.", "16:00", None) == "XXXX-10-19"


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("Clashes broke out late on the 3rd and went on.", "3rd", "2023-11-03"),
        ("On the 28th soldiers burned 40 huts.", "28th", "2023-10-28"),
        ("The talks will begin on the 28th in Jeddah.", "28th", "2023-11-28"),
        ("On 5 September 2014 a truce was signed; on the 6th shells fell on Mariupol.", "6th", "2014-09-06"),
        ("In June 2014 the town fell. By the 10th, Mosul was lost.", "10th", "2014-06-10"),
    ],
)
def test_a_bare_day_is_of_the_month_told_before_it(text: str, words: str, edtf: str) -> None:
    """*The 6th* takes its month from the sentences before, else from the day of the report and the tense."""
    assert value(text, words) == edtf


@pytest.mark.parametrize("words", ["the 9th floor", "the 3rd Brigade", "the 12th victim", "the 38th parallel"])
def test_an_ordinal_of_something_else_is_no_day(words: str) -> None:
    """What an ordinal counts is no date."""
    assert values(f"They found him on {words} of it.", WEDNESDAY) == {}


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("Over the weekend, 20 people were killed in Cali.", "weekend", "2023-11-04/2023-11-05"),
        ("Talks will be held at the weekend in Doha.", "weekend", "2023-11-11/2023-11-12"),
        ("The barracks was overrun on Wednesday of last week.", "Wednesday of last week", "2023-11-01"),
        ("Fighting resumed the day before yesterday in Juba.", "day before yesterday", "2023-11-06"),
        ("In the first six months of 2016, 200 people were shot.", "first six months", "2016-01/2016-06"),
        ("In the first ten days of October, 312 houses burned.", "first ten days", "2023-10-01/2023-10-10"),
        ("A bomb hit it on the night of 12 to 13 June.", "12 to 13 June", "2023-06-12/2023-06-13"),
        ("Between late September and early October 14 people were shot.", "Between", "2023-09/2023-10"),
    ],
)
def test_stretches_and_days_by_the_week(text: str, words: str, edtf: str) -> None:
    """Weekends, days of a named week, openings of a year or month, and nights of two days have their values."""
    assert value(text, words) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"), [("Since 5 May 2016, 30 died.", "2016-05-05/.."), ("Since 5 May, 30 died.", "XXXX-05-05/..")]
)
def test_since_has_no_end_where_the_day_of_the_report_is_not_known(text: str, edtf: str) -> None:
    """A beginning is no day: the stretch stays open where nobody knows when the report was written."""
    assert value(text, "Since", None) == edtf


def test_a_day_that_names_a_happening_keeps_the_year_told_with_it() -> None:
    """*The October 7 attack* is of the year that the text gave with that day."""
    text = "The camp was attacked on October 7, 2019. Since the October 7 attack, many have fled."
    assert value(text, "Since") == "2019-10-07/2023-11-08"
