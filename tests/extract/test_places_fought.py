"""Places that words of fighting tell: *the battle for X*, *the bombardment of X*, *shells fell on X*."""

import pytest

from tests.extract.test_scene import placed

STORY = "Shells hit a market in Kharkiv in Ukraine on Tuesday. Fighting went on in the town of Izium.\n\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The battle for Bakhmut has cost the lives of 63 rebels.", "63 rebels"),
        ("An offensive against Bakhmut began on Monday.", "offensive"),
        ("At least 39 civilians were killed in a bombardment of Bakhmut and its villages.", "39 civilians"),
        ("Shells fell on Kupiansk and killed nine people.", "nine people"),
    ],
)
def test_what_is_fought_over_is_the_place(text: str, words: str) -> None:
    """And not the town that the story was told of before."""
    assert placed(STORY + text, words)[0] in {"Bakhmut", "Kupiansk"}


def test_a_piece_of_a_longer_name_is_no_place_of_its_own() -> None:
    assert "Izium" not in placed("The bombardment of Wadi Izium killed nine people.", "nine people")


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        (
            "Rebels attacked the northern fringes of Ukraines Kramatorsk on Tuesday killing nine people.",
            "nine",
            "Kramatorsk",
        ),
        ("Air strikes hit Ukraines Mykolaiv on Tuesday killing five people.", "five", "Mykolaiv"),
        ("A bomb killed six people in Yemens Taiz on Wednesday.", "six", "Taiz"),
    ],
)
def test_a_country_owns_a_town_also_where_apostrophes_were_lost(text: str, words: str, place: str) -> None:
    """The model takes the two for a person."""
    assert place in placed(text, words)
