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


@pytest.mark.parametrize(
    ("text", "event", "measure", "low"),
    [
        ("A convoy of buses evacuated 1,200 people.", "evacuation", "evacuated", 1200),
        ("The Red Cross evacuated 23 patients from the hospital.", "evacuation", "evacuated", 23),
        ("Forty orphans were taken out of the city.", "evacuation", "evacuated", 40),
        ("A group of 150 rebels left the city.", "departure", "left", 150),
        ("Some 5,000 families remain under siege.", "trapped", "trapped", 5000),
        ("A group of 20 soldiers was killed near the border.", "killing", "killed", 20),
    ],
)
def test_whom_it_befalls_is_counted(text: str, event: str, measure: str, low: int) -> None:
    """Whoever moves people is not gone himself, who is taken out of a town takes none, a group is hurt."""
    (claim,) = claims(text)
    assert claim.event == event
    assert [(c.measure.value, c.low) for c in claim.counts] == [(measure, low)]


def test_a_number_that_fell_takes_no_ground() -> None:
    told = claims("The number of people trapped in the city has fallen from 40,000 to 30,000.")
    assert [c.event for c in told] == ["trapped"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The town remains under siege.", "siege"),
        ("Rebels evacuated the town.", "departure"),
        ("Rebels took the city.", "territory_taken"),
    ],
)
def test_a_town_is_besieged_left_and_taken(text: str, event: str) -> None:
    """What is said of people's fates is said of a town otherwise."""
    (claim,) = claims(text)
    assert claim.event == event
    assert not claim.counts
