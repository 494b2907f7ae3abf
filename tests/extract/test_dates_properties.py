"""Properties of reading times: what is exported is EDTF, reading it again changes nothing, sentences stay apart."""

import datetime as dt

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.values import When
from onrecord.values.edtf import OPEN, points
from tests.extract.reading_dates import told

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2029, 12, 28))
PUBLISHED = st.one_of(st.none(), DAYS.map(dt.date.isoformat), DAYS.map(lambda d: f"{d:%Y-%m}"))
WEEKDAYS = st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
UNITS = st.sampled_from(["days", "weeks", "months", "years"])
COUNTS = st.sampled_from(["two", "several", "a few", "three or four", "some", "12"])
# Times that count from nothing that another sentence could tell.
ALONE = st.one_of(
    WEEKDAYS.map("on {}".format),
    WEEKDAYS.map("late last {}".format),
    st.sampled_from(["yesterday", "last month", "this week", "last year", "overnight", "in the past 24 hours"]),
    DAYS.map(lambda d: f"on {d.day} {d:%B} {d.year}"),
    DAYS.map(lambda d: f"on {d.day}/{d.month}/{d.year}"),
    DAYS.map(lambda d: f"in {d:%B} {d.year}"),
    DAYS.map(lambda d: f"in the last week of {d:%B} {d.year}"),
    DAYS.map(lambda d: f"since {d.day} {d:%B} {d.year}"),
    st.tuples(COUNTS, UNITS).map(lambda t: f"{t[0]} {t[1]} ago"),
    st.integers(1990, 2029).map("in the spring of {}".format),
)
LEANING = st.one_of(
    st.sampled_from(
        ["the previous day", "the next day", "a day after the blast", "hours later", "at 3 pm", "that night"]
    ),
    st.tuples(COUNTS, UNITS).map(lambda t: f"{t[0]} {t[1]} later"),
    DAYS.map(lambda d: f"on {d:%B} {d.day}"),
    DAYS.map(lambda d: f"on {d.day}/{d.month}/{d:%y}"),
    st.tuples(WEEKDAYS, WEEKDAYS).map(lambda t: f"from {t[0]} to {t[1]}"),
)
TEXTS = st.lists(ALONE | LEANING, min_size=1, max_size=5).map(lambda ws: " ".join(f"Shells fell {w}." for w in ws))


def _read(text: str, published: str | None) -> list[tuple[str, str | None, str]]:
    return [(m.text, m.when.edtf if m.when else None, m.timex) for m in told(text, published)]


@settings(derandomize=True, deadline=None, max_examples=150)
@given(text=TEXTS, published=PUBLISHED)
def test_each_value_is_edtf_that_a_library_reads(text: str, published: str | None) -> None:
    """Each point of each value is EDTF of level 2 at the most, whatever the words and the day of the report."""
    for mention in told(text, published):
        for point in points(mention.when.edtf) if mention.when else []:
            assert point in ("", OPEN) or parse_edtf(point)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(text=TEXTS, published=PUBLISHED)
def test_reading_twice_gives_the_same(text: str, published: str | None) -> None:
    """Nothing of one reading is left to the next."""
    assert _read(text, published) == _read(text, published)


@settings(derandomize=True, deadline=None, max_examples=80)
@given(
    words=ALONE, published=PUBLISHED, before=st.lists(ALONE, max_size=3), after=st.lists(ALONE | LEANING, max_size=2)
)
def test_what_counts_from_the_report_heeds_no_other_sentence(
    words: str, published: str | None, before: list[str], after: list[str]
) -> None:
    """Other sentences, with days of their own, change no time that counts from the report or tells its own year."""
    sentence = f"Shells fell {words}."
    others = [" ".join(f"Rain came {w}." for w in listed) for listed in (before, after)]
    text = " ".join(part for part in (others[0], sentence, others[1]) if part)
    start = text.index(sentence)
    within = [
        (m.text, m.when.edtf if m.when else None)
        for m in told(text, published)
        if start <= m.span.start < start + len(sentence)
    ]
    alone = [(text, edtf) for text, edtf, _ in _read(sentence, published)]
    assert within == alone


@settings(derandomize=True, deadline=None, max_examples=120)
@given(day=DAYS, published=st.one_of(st.none(), DAYS.map(dt.date.isoformat)))
@pytest.mark.parametrize(
    "form",
    [
        "{0.day} {0:%B} {0.year}", "{0:%B} {0.day}, {0.year}", "{0:%B} {0.day} {0.year}", "{0.day} {0:%b} {0.year}",
        "{0:%A}, {0.day} {0:%B} {0.year}", "{0:%A}, {0:%B} {0.day}, {0.year}", "the {1} of {0:%B}, {0.year}",
        "{0:%B} {1}, {0.year}", "{0:%Y-%m-%d}", "{0:%d.%m.%Y}", "{0:%Y/%m/%d}", "{0.day}-{0:%b}-{0.year}",
    ],
)  # fmt: skip
def test_a_whole_date_is_read_back_in_every_spelling(form: str, day: dt.date, published: str | None) -> None:
    """Whatever the report's day: the words say all."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10 if day.day not in (11, 12, 13) else 0, "th")
    text = "The mill burned on " + form.format(day, f"{day.day}{ending}") + "."
    assert [m.when for m in told(text, published)] == [When(day.isoformat())]


@settings(derandomize=True, deadline=None, max_examples=80)
@given(day=DAYS, published=DAYS)
def test_a_date_in_short_figures_is_a_day_near_the_report(day: dt.date, published: dt.date) -> None:
    """*9/10/16* is one of the two days that it may be, the one nearer to the report, of a year not after the next."""
    told_then = told(f"The mill burned on {day.day}/{day.month}/{day:%y}.", published.isoformat())
    values = [m.when.first_day for m in told_then if m.when and m.timex == "date"]
    assert len(values) == 1
    assert values[0] is not None
    first = values[0]
    assert first.year % 100 == day.year % 100
    assert first.year <= published.year + 1
    assert {first.day, first.month} == {day.day, day.month}
    other = _swapped(first)
    assert other is None or abs((first - published).days) <= abs((other - published).days)


def _swapped(day: dt.date) -> dt.date | None:
    return dt.date(day.year, day.day, day.month) if day.day <= 12 else None
