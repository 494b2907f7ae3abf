"""Who was hurt, told by how he is cared for, by a wound that he has, or by what is expected of him."""

import pytest

from tests.extract.reading_claims import claims

TOLD = [
    # brought to where the hurt are cared for
    ("A shooting at a car wash sent three people to the hospital on Monday.", [("injured", 3)]),
    ("Gunfire in a parking lot put two teenagers in the hospital on Monday.", [("injured", 2)]),
    ("A man was airlifted to a trauma center after a shooting on Monday.", [("injured", 1)]),
    ("Paramedics took a man with a burn to his hand to a hospital on Monday.", [("injured", 1)]),
    ("The blast left one man dead and two women hospitalized.", [("killed", 1), ("injured", 2)]),
    ("Two other people remain hospitalized.", [("injured", 2)]),
    ("A man walked into a hospital with a gunshot wound on Monday.", [("injured", 1)]),
    ("A man walked into a hospital with a bunch of flowers on Monday.", []),
    ("Three parcels were sent to the hospital on Monday.", []),
    # how they are
    ("A guard is fighting for his life after the attack on Monday.", [("injured", 1)]),
    ("A guard was listed in fair condition after the attack.", [("injured", 1)]),
    ("Two guards were shot. Both are expected to recover.", [("casualties", 2), ("injured", 2)]),
    ("The guard, who was shot on Monday, is expected to make a full recovery.", [("casualties", 1), ("injured", 1)]),
    ("A woman, 29, who was shot in both legs was in stable condition.", [("casualties", 1), ("injured", 1)]),
    # what hit them
    ("A bullet grazed a girl while she slept on Monday.", [("injured", 1)]),
    ("Forty sheep grazed on the hill on Monday.", []),
    ("A stray bullet hit a woman in the arm on Monday.", [("casualties", 1)]),
    ("A bullet hit the car of a woman on Monday.", []),
    ("Three men were struck when a gunman fired from a passing boat.", [("casualties", 3)]),
    ("Three men were struck by a bus near the shooting range.", []),
    ("Shots were fired on Monday, hitting a boy.", [("casualties", 1)]),
    # who turns on himself
    ("A man wounded his wife on Monday before fatally shooting himself.", [("injured", 1), ("killed", 1)]),
    ("A man wounded his wife on Monday before he turned the gun on himself and died.", [("injured", 1), ("killed", 1)]),
    ("A man died on Monday after fatally shooting himself.", [("killed", 1)]),
    # the wound that is found on them
    ("Officers found two men with gunshot wounds on Monday.", [("casualties", 2)]),
    ("Police found a man and a boy with stab wounds on Monday.", [("casualties", 1), ("casualties", 1)]),
    ("A guard was found in an alley with a gunshot wound to the leg.", [("casualties", 1)]),
    ("Officers found a man with a letter on Monday.", []),
    # one is brought away, and another than he dies
    (
        "One of the victims was taken to a hospital. The other victim was pronounced dead.",
        [("injured", 1), ("killed", 1)],
    ),
    ("One of the victims was taken to a hospital. The victim was pronounced dead there.", [("killed", 1)]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_who_was_hurt(text: str, expected: list[tuple[str, int]]) -> None:
    """The figures of a text in the order of its words."""
    found = [count for claim in claims(text) for count in claim.counts]
    told = [(c.measure.value, c.low) for c in sorted(found, key=lambda c: c.span)]
    assert sorted(set(told)) == sorted(set(expected)), [(c.text, c.event) for c in claims(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four people, ages 17 to 45, were shot on Monday.", [4]),
        ("A man and a woman were each shot once on Monday.", [1, 1]),
        ("A shot was fired on Monday.", []),
    ],
)
def test_what_a_parse_gets_wrong_is_set_right(text: str, expected: list[int]) -> None:
    """People, not their ages, are shot, and *each shot* is no shot."""
    assert [c.low for claim in claims(text) for c in claim.counts if c.measure == "casualties"] == expected


def test_who_takes_his_own_life_is_told_beside_those_whom_he_killed() -> None:
    """*Killed five before taking his own life*: the words for him come last."""
    text = "A gunman killed five people on Monday before taking his own life."
    told = [c for claim in claims(text) for c in claim.counts]
    assert [(c.low, c.group) for c in sorted(told, key=lambda c: c.span)] == [(5, None), (1, None)]
