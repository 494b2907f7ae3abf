"""The sum of a war lies in the country of its report."""

import pytest

from tests.extract.test_scene import placed

STORY = "Shells hit a market in Kharkiv in Ukraine on Tuesday. Nine people died.\n\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The war has killed more than 300,000 people.", "300,000"),
        ("The war has killed 80 medics.", "80 medics"),
        ("The conflict began in 2011.", "conflict began"),
        ("More than 12,000 people have been killed.", "12,000"),
        ("Rebels took Poltava in a war that has killed more than 300,000.", "has killed"),
        ("The multi-front war has killed 12,000 people.", "12,000"),
        ("Millions have been displaced.", "displaced"),
        ("Four million Ukrainians have fled the war to become refugees in the surrounding region.", "have fled"),
        ("Nearly half of the population is in need of humanitarian assistance.", "in need"),
        ("Air strikes have killed thousands of civilians since September 2015.", "thousands"),
        ("The army won victories in its battle against rebels across the country.", "battle"),
        ("The UN says 600,000 Ukrainians are trapped in besieged areas.", "600,000"),
        ("Nearly 40,000 people are trapped in sieges across the country.", "40,000"),
        ("A nationwide ceasefire was agreed on Monday.", "ceasefire"),
        ("The two sides agreed a truce across the country on Monday.", "truce"),
    ],
)
def test_a_sum_of_the_war_is_of_the_country(text: str, words: str) -> None:
    """Not of the town that its report tells of."""
    assert placed(STORY + text, words) == ["Ukraine"]


@pytest.mark.parametrize(
    ("text", "words", "town"),
    [
        ("The war has killed more than 20,000 people in Poltava.", "20,000", "Poltava"),
        ("In the city more than 12,000 people have been killed in the war.", "12,000", "Kharkiv"),
        ("Nine people were killed in the raid.", "killed", "Kharkiv"),
        ("Millions have been displaced in Poltava.", "displaced", "Poltava"),
        ("It is home to 600,000 Ukrainians.", "600,000", "Kharkiv"),
        ("A nationwide ceasefire was broken in Poltava on Monday.", "ceasefire", "Poltava"),
    ],
)
def test_what_says_where_it_was_stays_there(text: str, words: str, town: str) -> None:
    assert placed(STORY + text, words)[0] == town


def test_the_country_of_which_only_a_part_is_named() -> None:
    """*Eastern X* names X; a sum of the war is of the whole."""
    text = "Shells hit a market in Kharkiv in eastern Ukraine on Tuesday. The war has killed more than 300,000 people."
    assert placed(text, "300,000") == ["Ukraine"]
