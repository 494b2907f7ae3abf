"""How many were shot, killed and hurt, told by the fate of some, by a list, or of the killer himself."""

import pytest

from tests.extract.reading_claims import claims

TOLD = [
    # the dead among those who were shot
    ("Three people were shot on Friday, one fatally.", [("casualties", 3), ("killed", 1)]),
    ("Five protesters were shot by soldiers, two of them fatally.", [("casualties", 5), ("killed", 2)]),
    ("Two villagers were fatally shot on Friday.", [("killed", 2)]),
    # hit by what is fired
    ("Six people were hit by gunfire on Friday night.", [("casualties", 6)]),
    ("Seven villagers were struck by bullets in the square.", [("casualties", 7)]),
    ("Two cars were hit by gunfire on Friday night.", []),
    # fatal wounds, and who did not live
    ("A soldier suffered a fatal gunshot wound on Friday.", [("killed", 1)]),
    ("A soldier suffered a gunshot wound on Friday.", [("injured", 1)]),
    # lists
    ("A mother, father, and toddler were found dead in their home.", [("killed", 1), ("killed", 1), ("killed", 1)]),
    ("Police discovered one man and two children dead inside the house.", [("killed", 1), ("killed", 2)]),
    ("The blast left a man dead and a woman wounded.", [("killed", 1), ("injured", 1)]),
    ("The shelling left a couple dead on Friday.", [("killed", 2)]),
    # as many as the noun says
    ("A triple murder took place in the village on Friday.", [("killed", 3)]),
    ("The triple murder of a farmer took place on Friday.", [("killed", 1)]),
    # all but some; treated otherwise than in a hospital
    ("All but two of the 14 passengers were killed on Friday.", [("killed", 12)]),
    ("All but one of their nine soldiers were wounded on Friday.", [("injured", 8)]),
    ("All of the 14 passengers were killed on Friday.", [("killed", 14)]),
    ("The neighbour treated him as his own son.", []),
    ("Medics treated three wounded soldiers on Friday.", [("injured", 3)]),
    # the killer himself
    (
        "A soldier killed two comrades before turning his rifle on himself.",
        [("killed", 2), ("killed", 1)],
    ),
    ("A man killed his wife and her two children and then himself.", [("killed", 1), ("killed", 2), ("killed", 1)]),
    ("He shot his wife dead on Friday, then shot himself.", [("killed", 1), ("killed", 1)]),
    ("A guard shot himself on Friday.", [("casualties", 1)]),
    ("A boy who shot himself in the face had died on Friday.", [("casualties", 1), ("killed", 1)]),
    (
        "A gunman killed four worshippers on Friday before shooting himself in the leg.",
        [("killed", 4), ("casualties", 1)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_fates_are_counted(text: str, expected: list[tuple[str, int]]) -> None:
    """Each is told once, by the worse fate that the words give him."""
    told = [(c.measure.value, c.low) for claim in claims(text) for c in claim.counts]
    assert sorted(told) == sorted((m, n) for m, n in expected)
