"""Figures that one clause tells place by place, day by day or by how badly: each a claim of its own."""

import pytest

from onrecord.values import Scope
from tests.extract.reading_claims import claims

APART = [
    (
        "Six people were killed, four in the market and two on the road.",
        [("killed", 6, Scope.INCIDENT), ("killed", 4, Scope.PART), ("killed", 2, Scope.PART)],
    ),
    (
        "Forty-nine people died: 41 at a mosque in the centre, seven at another and one in hospital.",
        [
            ("killed", 49, Scope.INCIDENT),
            ("killed", 41, Scope.PART),
            ("killed", 7, Scope.PART),
            ("killed", 1, Scope.PART),
        ],
    ),
    (
        "At least 40 people died, 25 of them in the capital.",
        [("killed", 40, Scope.INCIDENT), ("killed", 25, Scope.PART)],
    ),
    (
        "Thirteen were injured, three of them critically, when the roof came down.",
        [("injured", 13, Scope.INCIDENT), ("injured", 3, Scope.PART)],
    ),
    (
        "Six people died and 20 were injured, with four in critical condition.",
        [("killed", 6, Scope.INCIDENT), ("injured", 20, Scope.INCIDENT), ("injured", 4, Scope.PART)],
    ),
    (
        "Twelve people were killed in Nairobi, seven in Mombasa and three in Kisumu.",
        [("killed", 12, Scope.INCIDENT), ("killed", 7, Scope.INCIDENT), ("killed", 3, Scope.INCIDENT)],
    ),
    (
        "Eleven people were killed on Monday and another seven on Tuesday.",
        [("killed", 11, Scope.INCIDENT), ("killed", 7, Scope.INCIDENT)],
    ),
    (
        "Eighteen people died at the scene and four later in hospital.",
        [("killed", 18, Scope.INCIDENT), ("killed", 4, Scope.INCIDENT)],
    ),
    (
        "Militants killed 12 people and wounded 30 in Nairobi and four in Mombasa.",
        [("killed", 12, Scope.INCIDENT), ("injured", 30, Scope.INCIDENT), ("injured", 4, Scope.INCIDENT)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), APART)
def test_what_is_told_apart_is_counted_apart(text: str, expected: list[tuple[str, int, Scope]]) -> None:
    """What makes up the number before it is a part; a number with a place or day beside another's is one more."""
    found = sorted((c for told in claims(text) for c in told.counts), key=lambda c: c.span.start)
    assert [(c.measure.value, c.low, c.scope) for c in found] == expected


def test_another_stands_in_the_words_that_it_tells_of() -> None:
    """So that the figure is read as one more."""
    told = claims("Twelve people were killed in Nairobi and another five outside Mombasa on Monday.")
    assert [c.text for c in told] == ["Twelve people were killed in Nairobi", "another five outside Mombasa on Monday"]


def test_each_has_the_place_and_day_of_its_own_words() -> None:
    """The first keeps its own place; none is lent that of the other."""
    told = claims("Shelling killed 12 people in Nairobi on Monday and four in Mombasa on Tuesday.")
    assert [(c.counts[0].low, [p.name for p in c.where], c.when and c.when.when.edtf) for c in told] == [
        (12, ["Nairobi"], "2019-05-13"),
        (4, ["Mombasa"], "2019-05-14"),
    ]


def test_a_figure_whose_place_is_not_known_stays_beside_the_others() -> None:
    """What would be a claim with no place of its own, and a part, is left in the claim that tells it."""
    told = claims("Six people were killed in Nairobi and four at the mill, two of them in the yard.")
    assert [[(k.low, k.scope) for k in c.counts] for c in told] == [
        [(6, Scope.INCIDENT), (4, Scope.INCIDENT), (2, Scope.PART)]
    ]


TOGETHER = [
    "Shelling killed 12 people in Nairobi, two schools were closed.",
    "Twelve people were killed in Nairobi, where four soldiers guard the bridge.",
    "Gunmen killed 12 people in Nairobi and two in custody were freed.",
]


@pytest.mark.parametrize("text", TOGETHER)
def test_a_number_with_a_verb_of_its_own_is_not_told_by_the_verb_before(text: str) -> None:
    """Only a number without a verb takes that of the figure before it."""
    assert [c.low for told in claims(text) for c in told.counts if c.measure.value == "killed"] == [12]


@pytest.mark.parametrize(
    "who", ["a rebel commander and one insurgent", "the rebel commander Ali Deng and one additional insurgent"]
)
def test_a_list_of_persons_is_no_list_of_places(who: str) -> None:
    """Who stands beside somebody killed is killed with him, wherever the parse hangs the place."""
    told = claims(f"Troops killed {who} during a raid in Nairobi.")
    assert [(c.counts[0].low, c.counts[1].low, c.counts[1].scope) for c in told] == [(1, 1, Scope.INCIDENT)]
