"""A seat of government that stands for its state is no place where anything happens."""

import pytest

from tests.extract.test_scene import placed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rebels agreed a deal with Kabul after fighting killed 40.", "killed"),
        ("Gunmen loyal to Baghdad killed four villagers.", "killed"),
        ("The strike prompted Washington to attack an air base.", "attack"),
        ("Moscow was responsible for a deadly attack on an aid convoy.", "attack"),
        ("Ankara stepped up its air strikes, which killed nine.", "killed"),
    ],
)
def test_a_seat_that_acts_is_no_place(text: str, words: str) -> None:
    assert placed(text, words) == []


@pytest.mark.parametrize(
    ("text", "words", "town"),
    [
        ("Shells hit Kabul and killed three people.", "killed", "Kabul"),
        ("Baghdad has been rocked by bombings that killed 20.", "killed", "Baghdad"),
        ("Baghdad saw its worst bombing in months, which killed seven.", "killed", "Baghdad"),
        ("Two people were killed near Moscow.", "killed", "Moscow"),
        ("Fighting close to Tripoli killed five.", "killed", "Tripoli"),
    ],
)
def test_what_is_done_to_it_or_in_it_is_there(text: str, words: str, town: str) -> None:
    assert any(town in name for name in placed(text, words))
