"""What times a report tells, and what day each is: by the report's day in news, by the story's in a history."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.values import When
from tests.extract.reading_dates import told, values


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("5 July 2016", "2016-07-05"),
        ("July 5, 2016", "2016-07-05"),
        ("July 5 2016", "2016-07-05"),
        ("Tue 05 Jul 2016", "2016-07-05"),
        ("Tuesday, the 5th of July 2016", "2016-07-05"),
        ("2016-07-05", "2016-07-05"),
        ("05.07.2016", "2016-07-05"),
        ("25/07/2016", "2016-07-25"),
        ("July 2016", "2016-07"),
        ("early July 2016", "2016-07"),
        ("the end of July 2016", "2016-07"),
        ("the summer of 2014", "2014-22"),
        ("late 2015", "2015"),
        ("1994", "1994"),
        ("the 1990s", "199X"),
        ("the late 1960s", "196X"),
        ("the 19th century", "18XX"),
        ("481 BC", "-0480"),
        ("August 480 BC", "-0479-08"),
        ("the third quarter of 2014", "2014-07/2014-09"),
        ("Christmas 2015", "2015-12-25"),
    ],
)
def test_a_time_that_carries_its_year_is_read_as_written(written: str, edtf: str) -> None:
    """The usual written forms, with and without commas, give one EDTF value whatever the day of the report."""
    assert values(f"The bridge was hit in {written}, a witness said.")[written] == edtf


@pytest.mark.parametrize(
    ("sentence", "words", "edtf"),
    [
        ("Shells hit the market on Wednesday.", "Wednesday", "2016-10-19"),
        ("Shells hit the market on Friday.", "Friday", "2016-10-21"),
        ("Troops managed to drive the rebels out in December.", "December", "2015-12"),
        ("The talks will open on Monday.", "Monday", "2016-10-24"),
        ("A truce would begin on Monday, the envoy said.", "Monday", "2016-10-24"),
        ("Shells hit the market last Friday.", "last Friday", "2016-10-14"),
        ("The town was shelled yesterday.", "yesterday", "2016-10-20"),
        ("The convoy will leave tomorrow.", "tomorrow", "2016-10-22"),
        ("Two people were killed late Tuesday.", "late Tuesday", "2016-10-18"),
        ("The group was formed three days ago.", "three days ago", "2016-10-18"),
        ("He was jailed two years ago.", "two years ago", "2014"),
        ("The town fell last month.", "last month", "2016-09"),
        ("The town fell last week.", "last week", "2016-10-10/2016-10-16"),
        ("Residents fled earlier this week.", "earlier this week", "2016-10-17/2016-10-23"),
        ("The siege began last summer.", "last summer", "2016-22"),
        ("The camp was opened in September.", "September", "2016-09"),
        ("The camp was opened in December.", "December", "2015-12"),
        ("The camp was opened on March 9.", "March 9", "2016-03-09"),
        ("The camp will open on November 2.", "November 2", "2016-11-02"),
        ("Fighters killed a guard in August last year.", "August last year", "2015-08"),
    ],
)
def test_in_news_a_relative_time_counts_from_the_report(sentence: str, words: str, edtf: str) -> None:
    """Past tense takes the latest such day up to the report's, future tense the next."""
    assert values(sentence)[words] == edtf


@pytest.mark.parametrize(
    ("sentence", "words", "edtf"),
    [
        ("Nine raids came from May 10 to June 10.", "from May 10 to June 10", "2016-05-10/2016-06-10"),
        ("It happened between 3 May and 5 May 2015.", "between 3 May and 5 May 2015", "2015-05-03/2015-05-05"),
        ("The town has been cut off since September.", "since September", "2016-09/2016-10-21"),
        ("Ten people died in the past 24 hours.", "the past 24 hours", "2016-10-20/2016-10-21"),
        ("Ten people died over the past three days.", "the past three days", "2016-10-18/2016-10-21"),
        ("Strikes have killed many in recent days.", "recent days", "2016-10-14~/2016-10-21~"),
        ("Rain is due over the next two to three days.", "the next two to three days", "2016-10-21/2016-10-24"),
        ("The war of 1939-45 emptied the valley.", "1939-45", "1939/1945"),
    ],
)
def test_a_stretch_of_time_is_an_interval(sentence: str, words: str, edtf: str) -> None:
    """Two ends, a length up to now, *since* and *recent* give an interval; *recent* is marked as about."""
    assert values(sentence)[words] == edtf


def test_the_ends_of_an_interval_are_parts_of_it() -> None:
    """Whoever dates an event by the mentions that date uses the interval, never one of its ends."""
    mentions = told("They counted nine attacks from September 10 to October 10.")
    assert [m.text for m in mentions if m.dates] == ["from September 10 to October 10"]
    assert {m.text for m in mentions if m.part_of} == {"September 10", "October 10"}


def test_the_previous_day_counts_from_the_day_told_in_its_sentence() -> None:
    """*The office on Tuesday said ... the previous day* is the Monday, whenever the report appeared."""
    found = values("The office on Tuesday said nine people were shot the previous day.")
    assert found["the previous day"] == "2016-10-17"


def test_the_previous_day_counts_from_the_report_where_no_day_was_told() -> None:
    """Without a day in the sentences before, the day of the report is the one to count from."""
    assert values("Nine people were shot the previous day.")["the previous day"] == "2016-10-20"


def test_no_year_is_guessed() -> None:
    """A report without a day gives a month and day their EDTF form with an unknown year, and a weekday nothing."""
    found = values("The office said on December 13 that nine people were shot a day earlier. It rained Monday.", None)
    assert found == {"December 13": "XXXX-12-13", "a day earlier": "XXXX-12-12", "Monday": None}


def test_a_year_of_another_event_is_not_taken_for_the_report_s() -> None:
    """A year told of history does not date the news about it."""
    found = values("The envoy recalled the 1995 massacre. The town fell on July 11.", None)
    assert found == {"1995": "1995", "July 11": "XXXX-07-11"}


HISTORY = (
    "In March 1911 the rebels rose in the north. In May they took the river port. The garrison surrendered on 9 June. "
    "The next day the governor fled. In November 1912 the war began anew. In January the capital fell. "
    "A treaty was signed on 4 February 1913. The army withdrew in April. By 1914 the province was quiet. "
    "Its railway, closed since 1912, opened again in June 1915, and the last exiles returned in 1920."
)


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("May", "1911-05"),
        ("9 June", "1911-06-09"),
        ("The next day", "1911-06-10"),
        ("January", "1913-01"),
        ("April", "1913-04"),
    ],
)
def test_a_history_takes_its_year_from_the_sentences_before(words: str, edtf: str) -> None:
    """Many years of their own and no *today* make a history: months count on from the story, not from the page."""
    assert values(HISTORY, "2009-12-19")[words] == edtf


@pytest.mark.parametrize(
    "sentence",
    [
        "A 12-year-old girl was hurt.",
        "They may march on the capital.",
        "About 2000 people fled.",
        "The shop sold 1,950 loaves.",
        "He paid $1999 for it.",
        "She is in her sixties.",
        "The fall of the town was swift.",
        "Call 5550 1990 22 for help.",
        "It was the second strike.",
    ],
)
def test_other_numbers_and_words_are_no_times(sentence: str) -> None:
    """Ages, counts, prices, the verb *may* and *the fall of* tell no time."""
    assert [m.text for m in told(sentence) if m.timex in ("date", "time") and m.when] == []


def test_durations_and_sets_carry_their_kind_and_no_day() -> None:
    """*For three days* and *daily* are not times of the calendar."""
    found = {m.text: (m.timex, m.when) for m in told("The truce held for three days despite daily shelling.")}
    assert found == {"three days": ("duration", None), "daily": ("set", None)}


def test_a_time_of_the_clock_takes_the_day_of_its_sentence() -> None:
    """*At 5 am on Wednesday* is a time on that Wednesday."""
    clock = next(m for m in told("The raid began at 5 am, guards said on Wednesday.") if m.timex == "time")
    assert clock.when == When("2016-10-19")


@settings(derandomize=True, deadline=None, max_examples=40)
@given(day=st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 31)))
def test_any_day_written_out_is_read_back(day: dt.date) -> None:
    """What a day is written as in words is read as that day."""
    text = f"The mill burned on {day.day} {day:%B} {day.year}."
    assert [m.when for m in told(text)] == [When(day.isoformat())]


@settings(derandomize=True, deadline=None, max_examples=40)
@given(text=st.text("Monday 12 May,-. 2016 the last week\n", max_size=60))
def test_every_mention_quotes_the_text(text: str) -> None:
    """Offsets are those of the report, whatever the text."""
    assert all(m.span.of(text) == m.text for m in told(text))


def test_a_feast_of_the_days_to_come_is_not_last_years() -> None:
    """*A Halloween party* told on the 30th is of this year; a feast that is weeks away is the last one."""
    text = "Four people were shot during a Halloween party."
    assert values(text, "2016-10-30")["Halloween"] == "2016-10-31"
    assert values(text, "2016-10-03")["Halloween"] == "2015-10-31"


def test_an_hour_without_a_colon_is_no_year() -> None:
    """*At 1330* tells the hour; *in 1330* the year."""
    assert "1330" not in values("At 1330 a bomber attacked the police station.")
    assert values("The town was burnt in 1330.")["1330"] == "1330"
