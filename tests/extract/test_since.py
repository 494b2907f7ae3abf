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


@pytest.mark.parametrize(
    ("text", "words", "first"),
    [
        ("The civil war in Yemen began in 2014. The war has killed more than 220,000 people.", "220,000", "2014-01-01"),
        ("A war broke out in Yemen in 2014 and has since claimed almost 200,000 lives.", "200,000", "2014-01-01"),
        ("Yemen has been at war since 2014. More than 220,000 people have been killed.", "220,000", "2014-01-01"),
        ("The conflict erupted in May 2014. Since then 10 million have been displaced.", "10 million", "2014-05-01"),
    ],
)
def test_a_sum_of_the_war_is_counted_from_its_beginning(text: str, words: str, first: str) -> None:
    """Also where another sentence tells when the war began."""
    found = {c.when.when.edtf for c in claims(text) if words in c.text and c.counts and c.when is not None}
    assert found == {first + TO_NOW}


def test_of_two_wars_no_beginning_is_taken() -> None:
    text = "The war in Yemen began in 2014. The war in Mali began in 2012. The war has killed more than 220,000 people."
    assert told(text, "220,000") is None


@pytest.mark.parametrize(
    ("text", "words", "when"),
    [
        ("The blast damaged the opera house which was opened in 2004.", "damaged", None),
        (
            "More than 210,000 people have died in the conflict which will enter its fifth year next month.",
            "died",
            None,
        ),
        ("Rebels killed a man who had returned to the town in March.", "killed", None),
        (
            "The blast hit a district which was on the front line before the army retook control of the city in March.",
            "blast hit",
            None,
        ),
        ("It was the latest bomb attack to have taken place in Aden in recent weeks.", "attack", None),
        ("It was the deadliest attack in Aden in three weeks, medics said.", "attack", None),
        ("The blast, which happened on Sunday, killed five people.", "killed five", "2019-05-12"),
        ("Five men on board a helicopter that was shot down on Monday are dead.", "Five", "2019-05-13"),
        ("Jets destroyed a bridge that links the two banks of the river on Monday.", "destroyed", "2019-05-13"),
    ],
)
def test_what_says_which_thing_or_person_it_is_dates_nothing_else(text: str, words: str, when: str | None) -> None:
    """A deed in the clause that describes, or a clause in the present, leaves its day to what is told."""
    assert told(text, words) == when
