"""Numbers that *the* takes up from a sentence before."""

import pytest

from onrecord.values import Measure
from tests.extract.reading_claims import claims, counts


def harmed(text: str) -> list[tuple[str, int | None, int | None]]:
    told = (Measure.KILLED, Measure.INJURED, Measure.ABDUCTED, Measure.FREED)
    return [(c.measure.value, c.low, c.high) for c in counts(text) if c.measure in told]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Troops saw four gunmen planting a bomb near Gao. The gunmen were killed in a raid.", [("killed", 4, 4)]),
        (
            "Several armed militants threatened the patrol. The militants, one of them a commander, were all killed.",
            [("killed", 3, 9)],
        ),
        ("At least 12 farmers went to the fields.\n\nBandits later abducted the farmers.", [("abducted", 12, None)]),
        ("Two nurses were waiting at the gate. A guard shot the nurses dead.", [("killed", 2, 2)]),
        ("Seven fishermen set out at dawn. These fishermen were freed on Tuesday.", [("freed", 7, 7)]),
    ],
)
def test_all_those_told_before_are_counted(text: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    """*The gunmen* are the four told before, with the ends that the number was told with."""
    assert harmed(text) == expected


FAR = " ".join(f"The {thing} is old." for thing in ("road", "mill", "wall", "bridge", "well", "school", "fort"))


@pytest.mark.parametrize(
    "text",
    [
        "Troops saw four gunmen near Gao. Gunmen were killed in a raid.",
        "Troops saw four gunmen near Gao. The gunmen who fled were killed.",
        "Troops saw four gunmen near Gao. The other gunmen were killed.",
        "Troops saw four gunmen near Gao. The soldiers were killed.",
        "Some 6,000 people live in Kora. The people were killed in a raid.",
        f"Troops saw four gunmen near Gao. {FAR} The gunmen were killed.",
        "The gunmen were killed. Troops had seen four gunmen.",
    ],
)
def test_nobody_else_is(text: str) -> None:
    """Not without *the*, not some of them, not others, not people at large, not from far off or from behind."""
    assert harmed(text) == []


def test_the_words_of_the_count_are_those_that_take_up() -> None:
    """Its words stand in the claim that it is of."""
    text = "Troops saw four gunmen near Gao. The gunmen were killed."
    (claim,) = [c for c in claims(text) if c.counts and c.counts[0].measure is Measure.KILLED]
    assert claim.counts[0].span.of(text) == "The gunmen"
