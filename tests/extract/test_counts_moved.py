"""The wounded among those who are moved are a part of them, and no harm done where they go."""

import pytest

from onrecord.values import Measure
from tests.extract.reading_claims import claims


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        (
            "The Red Cross said that about 1,000 people were evacuated in the first convoy, including 26 wounded.",
            "evacuated",
        ),
        ("Some 300 people left the town on Monday, including 26 wounded.", "left"),
    ],
)
def test_the_wounded_of_those_moved_are_a_part_of_them(text: str, measure: str) -> None:
    """They are in the breakdown of the movement, and no claim tells of them as injured."""
    told = [c for claim in claims(text) for c in claim.counts]
    assert [(c.measure.value, [(p.group, p.low) for p in c.breakdown]) for c in told] == [(measure, [("wounded", 26)])]


def test_the_wounded_of_an_attack_are_injured() -> None:
    """*Including* beside no movement leaves the harm."""
    told = [c for claim in claims("Shelling injured 40 people, including 26 wounded badly.") for c in claim.counts]
    assert told
    assert told[0].measure is Measure.INJURED
