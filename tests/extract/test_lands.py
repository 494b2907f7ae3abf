"""The country that a report is of: what it tells of other countries puts a deed there only by the deed's own words."""

import pytest

from tests.extract.test_scene import placed

STORY = "Shells hit a market in Kharkiv on Tuesday. Two people died in Poltava and one in Lviv.\n\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rockets fell on a village, said a spokesman of its ally Turkey.", "fell"),
        ("Fighters hiding in Turkey were killed in the raid.", "killed"),
        ("The army killed nine fighters of the group, which is banned in Turkey.", "killed"),
        ("Negotiators met in Istanbul while air strikes went on in some areas.", "strikes"),
        ("ANKARA Nine people were killed in a raid.", "killed"),
    ],
)
def test_a_country_that_is_only_named_is_no_place(text: str, words: str) -> None:
    """Who acts, where somebody hides, what is forbidden where, where others met, where a dispatch is from."""
    assert not {"Turkey", "Istanbul", "Ankara"} & set(placed(STORY + text, words))


@pytest.mark.parametrize(
    "text",
    [
        "The truce that the two sides signed in Istanbul took hold on Monday.",
        "After two weeks in Ankara a ceasefire was announced on Monday.",
    ],
)
def test_a_truce_does_not_hold_where_it_was_made(text: str) -> None:
    """It was made in another country than that of the fighting."""
    assert not {"Istanbul", "Ankara"} & set(placed(STORY + text, "truce" if "truce" in text else "ceasefire"))


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("Rockets hit the Turkish town of Kilis.", "Rockets hit the", "Kilis"),
        ("The army launched air strikes on a base in Turkey.", "strikes", "Turkey"),
        ("Rockets fell on Istanbul and killed nine people.", "killed", "Istanbul"),
        ("In Turkey two guards were shot.", "shot", "Turkey"),
    ],
)
def test_what_is_done_there_is_there(text: str, words: str, place: str) -> None:
    assert place in placed(STORY + text, words)


def test_a_country_is_lent_to_nothing() -> None:
    """What comes after a deed abroad goes on with the story of the report, unless a town was told."""
    text = STORY + "The army launched air strikes in Turkey on Monday. Nine people were killed."
    assert "Turkey" not in placed(text, "Nine people")
    town = STORY + "Rockets hit the Turkish town of Kilis on Monday. Nine people were killed."
    assert placed(town, "Nine people") == ["Kilis"]


def test_harm_felt_over_the_border_does_not_put_the_blast_there() -> None:
    text = STORY + "The blast was so strong that it damaged houses in the Turkish town of Kilis."
    assert "Kilis" in placed(text, "damaged")
    assert "Kilis" not in placed(text, "The blast")


def test_a_report_of_no_one_country_has_no_abroad() -> None:
    """Where no country holds more than half of what a report tells, its places are told as ever."""
    text = "Shells hit Kharkiv. Rockets hit Kilis in Turkey. Nine people were killed."
    assert "Turkey" in placed(text, "Rockets")
