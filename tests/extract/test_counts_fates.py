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
    ("A woman and girl were shot dead on Friday.", [("killed", 1), ("killed", 1)]),
    ("A man shot a woman and girl dead on Friday.", [("killed", 1), ("killed", 1)]),
    ("A teacher and activist was killed on Friday.", [("killed", 1)]),
    ("Two boys are dead along with their father.", [("killed", 2), ("killed", 1)]),
    ("Troops killed two farmers while targeting a commander as well as a scout.", [("killed", 2)]),
    ("A gunman killed her daughter, Ann Roe, and her father, Ben Roe, on Friday.", [("killed", 1), ("killed", 1)]),
    # who is whose
    ("A guard killed his ex-wife on Friday.", [("killed", 1)]),
    ("His mom and younger brother were dead.", [("killed", 1), ("killed", 1)]),
    ("Police found the girl's parents dead on Friday.", [("killed", 2)]),
    ("Their parents were killed on Friday.", []),
    # who died, however it is told
    ("The soldier later passed away in hospital.", [("killed", 1)]),
    ("The raid left a 12-year-old boy dead inside his home.", [("killed", 1)]),
    ("Two victims were taken to a hospital where they later died.", [("killed", 2)]),
    # who lives
    ("All three victims were alive.", [("injured", 3)]),
    ("All five victims are expected to survive.", [("injured", 5)]),
    ("The four victims did not survive.", [("killed", 4)]),
    ("Six victims were transported to Harbour General Hospital.", [("injured", 6)]),
    ("A boy was shot and wounded on Friday.", [("injured", 1)]),
    # a short name, where the report has it in full
    ("Ann Dreckman was a teacher. Dreckman was found dead on Friday.", [("killed", 1)]),
    # ages, and what a bracket says of a picture
    ("Ann, (left) 16, Ben, (back) 14, and Kay, 9 (front) Roe were killed.", []),
    # nobody's deed
    ("Two pupils were killed in a car crash on Friday.", []),
    ("The judge died of a heart attack on Friday.", []),
    ("Two soldiers were killed in a helicopter crash on Friday.", [("killed", 2)]),
    ("The two girls hung out in a room.", []),
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
    # a verb of its own, whatever the parse makes of it
    (
        "The war has killed more than 280,000 people and displaced millions.",
        [("killed", 280001), ("displaced", 2000000)],
    ),
    ("The blast killed 12 and injured scores.", [("killed", 12), ("injured", 40)]),
    ("The bombing left six people dead and injured 40 others.", [("killed", 6), ("injured", 40)]),
    ("The raid left four dead and wounded dozens of civilians.", [("killed", 4), ("injured", 24)]),
    ("The raid left four dead and wounded.", [("casualties", 4)]),
    ("A blast hit a checkpoint, claiming four martyrs and 13 injured.", [("killed", 4), ("injured", 13)]),
    ("The rocket fire left one dead and several hurt.", [("killed", 1), ("injured", 3)]),
    ("One was killed, and three more hurt, when a shell landed in a courtyard.", [("killed", 1), ("injured", 3)]),
    # what became of the wounded, and what was pulled from the rubble
    ("Two wounded men died in hospital.", [("killed", 2)]),
    ("Two people wounded in the attack later died.", [("killed", 2)]),
    ("One of the men shot on Monday has died.", [("killed", 1)]),
    ("Rescuers pulled nine survivors and four bodies from the rubble.", [("freed", 9), ("killed", 4)]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_fates_are_counted(text: str, expected: list[tuple[str, int]]) -> None:
    """Each is told once, by the worse fate that the words give him."""
    told = [(c.measure.value, c.low) for claim in claims(text) for c in claim.counts]
    assert sorted(told) == sorted((m, n) for m, n in expected)
