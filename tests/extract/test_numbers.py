"""Numbers in words and digits: their value, their bounds, what they count, and what is no count at all."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.claims.numbers import Number, find
from onrecord.extract.clauses import trees
from onrecord.extract.parsed import Segment, model
from onrecord.knowledge.ontology import ontology
from onrecord.model import Section
from onrecord.values import Modifier, Span


def numbers(text: str) -> list[Number]:
    segment = Segment(Section.BODY, Span(0, len(text)), model()(text))
    return find(trees((segment,))[0], ontology(), set())


VALUES = [
    ("They found 12 bodies.", 12, 12, Modifier.EXACT),
    ("They found 6,000 tents.", 6000, 6000, Modifier.EXACT),
    ("The camp holds 60000 people.", 60000, 60000, Modifier.EXACT),
    ("Some 50,000 people stayed.", 50000, 50000, Modifier.ABOUT),
    ("About 1.5 million people stayed.", 1_500_000, 1_500_000, Modifier.ABOUT),
    ("Two dozen men were held.", 24, 24, Modifier.EXACT),
    ("Half a dozen men were held.", 6, 6, Modifier.EXACT),
    ("Forty-five women were held.", 45, 45, Modifier.EXACT),
    ("Two hundred and fifty women were held.", 250, 250, Modifier.EXACT),
    ("At least 82 people died.", 82, None, Modifier.AT_LEAST),
    ("No fewer than 30 people died.", 30, None, Modifier.AT_LEAST),
    ("More than 20 people died.", 21, None, Modifier.MORE_THAN),
    ("More than a dozen people died.", 13, None, Modifier.MORE_THAN),
    ("Over 300 people died.", 301, None, Modifier.MORE_THAN),
    ("Nearly 6,000 people left.", None, 6000, Modifier.NEARLY),
    ("Almost 40 people left.", None, 40, Modifier.NEARLY),
    ("Up to 40 people left.", None, 40, Modifier.UP_TO),
    ("As many as 40 people left.", None, 40, Modifier.UP_TO),
    ("Fewer than 40 people left.", None, 40, Modifier.UP_TO),
    ("Around 300 people left.", 300, 300, Modifier.ABOUT),
    ("An estimated 300 people left.", 300, 300, Modifier.ABOUT),
    ("250,000 to 275,000 people remain.", 250_000, 275_000, Modifier.BETWEEN),
    ("Between five and seven people remain.", 5, 7, Modifier.BETWEEN),
    ("30-40 people remain.", 30, 40, Modifier.BETWEEN),
    ("20 or more people remain.", 20, None, Modifier.AT_LEAST),
    ("A couple of guards remain.", 2, 2, Modifier.ORDER),
    ("Several guards remain.", 3, 9, Modifier.ORDER),
    ("A few guards remain.", 3, 9, Modifier.ORDER),
    ("Dozens of guards remain.", 24, 99, Modifier.ORDER),
    ("Scores of guards remain.", 40, 199, Modifier.ORDER),
    ("Hundreds of guards remain.", 200, 999, Modifier.ORDER),
    ("Several hundred guards remain.", 300, 999, Modifier.ORDER),
    ("Thousands of guards remain.", 2000, 9999, Modifier.ORDER),
    ("Tens of thousands of people remain.", 20_000, 99_999, Modifier.ORDER),
    ("Hundreds of thousands of people remain.", 200_000, 999_999, Modifier.ORDER),
]


@pytest.mark.parametrize(("text", "low", "high", "modifier"), VALUES)
def test_words_bound_a_number(text: str, low: int | None, high: int | None, modifier: Modifier) -> None:
    """Each modifier gives the ends that the exchange contract lays down."""
    found = numbers(text)[0]
    assert (found.low, found.high, found.modifier) == (low, high, modifier)


NO_COUNTS = [
    "The road is 60 km long.",
    "The siege lasted 14 months.",
    "The two-year truce ended.",
    "A 7-year-old boy was there.",
    "Prices rose by 30 percent.",
    "Aid worth $300 was stolen.",
    "They flew F-16 jets.",
    "It passed resolution 2254 that day.",
    "Shells of 120 mm fell there.",
    "The raid began at 5 am.",
]


@pytest.mark.parametrize("text", NO_COUNTS)
def test_measures_and_labels_are_no_counts(text: str) -> None:
    """Lengths, times, ages, shares, prices, types and laws have numbers that count nothing here."""
    assert numbers(text) == []


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("At least 22 Lake Rescue [LR] volunteers died.", "volunteers"),
        ("Dozens of civilians died.", "civilians"),
        ("He treated 16 of 29 cases.", "cases"),
        ("Nine other injured men were found.", "men"),
    ],
)
def test_a_number_knows_what_it_counts(text: str, noun: str) -> None:
    """The noun is found across names, brackets and *of*."""
    found = numbers(text)[0]
    words = [t.text for t in model()(text)]
    assert found.noun is not None
    assert words[found.noun] == noun


@given(st.integers(min_value=1, max_value=9_999_999))
@settings(derandomize=True, deadline=None, max_examples=40)
def test_every_whole_number_is_read_as_it_is_written(value: int) -> None:
    """Digits with or without thousands separators give the same value."""
    plain, grouped = numbers(f"They counted {value} people there."), numbers(f"They counted {value:,} people there.")
    assert [(n.low, n.high) for n in plain] == [(n.low, n.high) for n in grouped] == [(value, value)]


@given(st.text(alphabet=" 0123456789,.-–toatlesndhundrefiv%$km()'\"", max_size=60))
@settings(derandomize=True, deadline=None, max_examples=60)
def test_no_text_breaks_the_reading_of_numbers(text: str) -> None:
    """Whatever stands there, each number found has an end, and they never overlap."""
    if not text.strip():
        return
    found = numbers(text)
    assert all(n.low is not None or n.high is not None for n in found)
    assert all(a.last < b.first for a, b in pairwise(found))
