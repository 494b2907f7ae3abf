"""Times of other things in a claim's sentence: *since*, what a war began with, what had become of a place before."""

import pytest

from tests.extract.reading_claims import claim, claims

TO_NOW = "/2019-05-16"


def told(text: str, words: str) -> str | None:
    when = claim(text, words).when
    return when.when.edtf if when is not None else None


@pytest.mark.parametrize(
    ("text", "words", "first"),
    [
        (
            "Soldiers have killed 40 people since the adoption of the law on September 27 2018.",
            "40 people",
            "2018-09-27",
        ),
        ("Some 40 people were killed since a truce collapsed on 3 May.", "40 people", "2019-05-03"),
        ("The war has left 3,000 people dead since erupting in 2011.", "3,000", "2011-01-01"),
        ("The war has killed 2,000 people and driven out more since it began in 2011.", "2,000", "2011-01-01"),
        ("The war, which began in 2011, has killed 280,000 people.", "280,000", "2011-01-01"),
    ],
)
def test_what_is_told_since_a_day_is_from_that_day_on(text: str, words: str, first: str) -> None:
    found = [c.when.when.edtf for c in claims(text) if words in c.text and c.counts and c.when is not None]
    assert found == [first + TO_NOW]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The attack, the first explosion in the town since the outbreak of the war in 2011, killed two.",
            "The attack",
        ),
        ("Air strikes have battered the town despite a truce that two states brokered in December.", "battered"),
        ("Founded in October, the alliance has seized the town of Izium.", "seized"),
        ("Most of the dead were civilians in the town, which fell to rebels in March.", "Most of the dead"),
    ],
)
def test_the_time_of_something_else_is_not_taken(text: str, words: str) -> None:
    """What nothing was like since, a truce, what somebody was founded in, what had become of a town."""
    assert told(text, words) is None


def test_what_has_been_done_this_month_keeps_its_day() -> None:
    assert told("In a raid on 3 May soldiers entered the town and have killed nine people.", "nine") == "2019-05-03"


def test_who_died_in_a_war_did_not_die_up_to_now() -> None:
    """Of a war that is over the sum is not counted to the report's day."""
    assert told("Some 300,000 people died in the war that began in 2003.", "300,000") == "2003"
