"""Which of the dates of a sentence is a claim's: the one that hangs on its words, not the one that stands nearest."""

import pytest

from tests.extract.reading_claims import claims


def dated(text: str, event: str, words: str) -> str | None:
    """Return the time of the claim of an event whose words hold these, told on a Thursday, 16 May 2019."""
    found = [c for c in claims(text) if words in c.text and event == c.event]
    assert found, [(c.event, c.text) for c in claims(text)]
    return found[0].when.when.edtf if found[0].when else None


@pytest.mark.parametrize(
    ("text", "event", "words", "edtf"),
    [
        (
            "The ministry said on Tuesday that its jets had killed 14 fighters near Qandala on Sunday.",
            "airstrike", "killed 14", "2019-05-12",
        ),
        (
            "Police on Tuesday arrested four men over the killing of a journalist in Veracruz on 2 May.",
            "killing", "killing of a journalist", "2019-05-02",
        ),
        (
            "A court on Wednesday jailed a general over the massacre of 37 villagers in 1989.",
            "killing", "massacre", "1989",
        ),
        (
            "The group claimed responsibility on Tuesday for a bombing that killed 10 people on 8 May.",
            "bombing", "killed 10", "2019-05-08",
        ),
        (
            "A ceasefire that took effect on 9 May collapsed on Tuesday when shells fell on Hodeidah.",
            "ceasefire", "collapsed", "2019-05-14",
        ),
        (
            "A ceasefire that took effect on 9 May collapsed on Tuesday when shells fell on Hodeidah.",
            "shelling", "shells fell", "2019-05-14",
        ),
        (
            "The town, where militants abducted 276 girls in 2014, was attacked again on Monday.",
            "attack", "was attacked", "2019-05-13",
        ),
    ],
)  # fmt: skip
def test_a_date_is_of_what_it_hangs_on(text: str, event: str, words: str, edtf: str) -> None:
    """Of two dates in a sentence each is that of its own verb or noun, however near the other stands."""
    assert dated(text, event, words) == edtf


def test_less_than_a_day_after_counts_no_day() -> None:
    """*Collapsed on Wednesday, not a day after it was announced, and buses left*: what is joined keeps Wednesday."""
    text = (
        "The truce collapsed on Wednesday, not a day after it had been announced, and the buses that were to take "
        "people out left empty."
    )
    days = {c.event: c.when.when.edtf for c in claims(text) if c.when}
    assert set(days.values()) == {"2019-05-15"}


def test_what_another_happening_is_counted_from_has_a_day_too() -> None:
    """*Killed on Monday, four days after a bomb killed ten*: the second fell four days before the Monday."""
    text = "Sixteen people were killed in an explosion in Quetta on Monday, four days after a bomb killed 10 people."
    assert dated(text, "bombing", "Sixteen people") == "2019-05-13"
    assert dated(text, "bombing", "killed 10") == "2019-05-09"


def test_what_lies_days_before_takes_no_day_of_what_stands_with_it() -> None:
    """Where the number of days is not told, nothing is counted and nothing lent."""
    text = "Sixteen people were killed in an explosion in Quetta on Monday, several days after a bomb killed 10 people."
    assert dated(text, "bombing", "killed 10") is None


def test_a_clause_with_when_is_of_the_time_that_it_describes() -> None:
    """*Since 2013, when 86 people were killed*: they were killed in 2013."""
    text = "The attack on Monday was the deadliest since 2013, when 86 people were killed at a market."
    assert dated(text, "attack", "86 people") == "2013"


def test_two_days_in_a_row_are_one_stretch() -> None:
    """*On 3 and 4 May* is from the one to the other."""
    text = "Clashes between the army and the militia on 3 and 4 May left 21 dead."
    assert dated(text, "clash", "left") == "2019-05-03/2019-05-04"


def test_a_dispatch_is_of_about_its_own_day_not_that_of_its_publication() -> None:
    """A dateline a few days older than the report dates, as about, what the text tells without a time."""
    text = "KYIV, May 14 - Shells struck a bus stop in Avdiivka, killing a woman."
    assert dated(text, "shelling", "Shells struck") == "2019-05-14~"
