"""Number words in sentences: shares, *as many*, tolls that rise, what opens two ends, bodies, households."""

import pytest

from tests.extract.reading_claims import figures

WORDS = [
    ("Around 30-odd prisoners were freed.", [("freed", 30, 30)]),
    ("The attack killed three and wounded as many.", [("killed", 3, 3), ("injured", 3, 3)]),
    ("At least five, and possibly as many as nine, people were killed.", [("killed", 5, 9)]),
    ("Both were killed on the spot.", [("killed", 2, 2)]),
    ("All five were killed instantly.", [("killed", 5, 5)]),
    ("The two were arrested.", [("detained", 2, 2)]),
    ("The toll rose from 12 to 19.", [("killed", 19, 19)]),
    ("The number of people killed has passed 1,000.", [("killed", 1000, 1000)]),
    ("The number of the dead was given as 70.", [("killed", 70, 70)]),
    ("Officials said the number of injured had climbed to 212.", [("injured", 212, 212)]),
    ("Another two people died in hospital, bringing the total to 14.", [("killed", 2, 2), ("killed", 14, 14)]),
    ("The clashes left at least 60 dead and 200 injured.", [("killed", 60, None), ("injured", 200, None)]),
    ("At least 15 soldiers and 40 civilians were killed.", [("killed", 15, None), ("killed", 40, 40)]),
    ("Ten bodies were brought to the hospital.", [("killed", 10, 10)]),
    ("Forty-one of the dead were shot at the gate.", [("killed", 41, 41)]),
    ("The remains of eight victims were found.", [("killed", 8, 8)]),
    ("In all 192 people, including 58 children, have been killed.", [("killed", 192, 192)]),
    ("Killed were five soldiers and a translator.", [("killed", 5, 5), ("killed", 1, 1)]),
    ("A blast killed three children and injured a fourth.", [("killed", 3, 3), ("injured", 1, 1)]),
    ("One of the wounded died in hospital.", [("killed", 1, 1)]),
    ("The attack destroyed 14 houses and damaged 30 others.", [("destroyed", 14, 14), ("damaged", 30, 30)]),
    ("Thousands of people had left their homes.", [("left", 2000, 9999)]),
    ("A family of seven was killed.", [("killed", 7, 7)]),
    ("Five members of one family were killed.", [("killed", 5, 5)]),
    ("Twin bombings hit the market.", [("attacks", 2, 2)]),
    ("All twelve hostages were freed. All twelve were freed.", [("freed", 12, 12), ("freed", 12, 12)]),
    ("Not one of the 40 passengers was hurt.", [("injured", 0, 0)]),
    ("The militia handed over 100 captives.", [("freed", 100, 100)]),
    ("Bomb kills seven, wounds 13", [("killed", 7, 7), ("injured", 13, 13)]),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words_of_number_in_a_sentence(text: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    """Each way of telling a number gives its bounds and its measure."""
    assert figures(text) == expected


SHARES = [
    "A third of the dead were women.",
    "Half of the victims were children.",
    "Forty percent of the casualties were children.",
    "One in five of those killed was a child.",
    "Nine out of ten were killed.",
    "Two-thirds of the victims were civilians.",
    "Some 12% of the people killed were women.",
    "A third of the 12,000 residents have fled.",
    "Two in three of the camp's 12,000 residents have fled.",
    "Most of the 60 villagers were killed.",
]


@pytest.mark.parametrize("text", SHARES)
def test_a_share_is_no_count(text: str) -> None:
    """A share is left as what it is: no count comes of it."""
    assert figures(text) == []


CARRIERS = [
    ("Two policemen were fatally shot in the town.", [("killed", 2, 2)]),
    ("Gunmen fatally wounded three farmers.", [("killed", 3, 3)]),
    ("The bandits slit the throats of 16 farmers.", [("killed", 16, 16)]),
    ("Three of the raiders fell in battle.", [("killed", 3, 3)]),
    ("Fourteen people drowned when their boat sank.", [("killed", 14, 14)]),
    ("Twenty-three people, including six children, were confirmed dead.", [("killed", 23, 23)]),
    ("The dead numbered 16.", [("killed", 16, 16)]),
    ("Civilian deaths rose to 94.", [("killed", 94, 94)]),
    ("Injuries exceeded 200, the ministry said.", [("injured", 201, None)]),
    ("The ministry had put the dead at 12.", [("killed", 12, 12)]),
    ("The rebels put the army's dead at 60.", [("killed", 60, 60)]),
    ("The toll, at first given as 12, stood at 19 by evening.", [("killed", 19, 19)]),
    ("Clashes between the two clans left at least 25 dead.", [("killed", 25, None)]),
    ("The attack killed six people, with 20 injured.", [("killed", 6, 6), ("injured", 20, 20)]),
    ("One policeman was killed and another injured.", [("killed", 1, 1), ("injured", 1, 1)]),
    ("Snipers shot at the crowd, killing one and wounding three.", [("killed", 1, 1), ("injured", 3, 3)]),
    ("The losses were heavy: 28 soldiers dead and 40 wounded.", [("killed", 28, 28), ("injured", 40, 40)]),
    ("A guard, a cook and two drivers died.", [("killed", 1, 1), ("killed", 1, 1), ("killed", 2, 2)]),
    ("Killed were a guard, a cook and two drivers.", [("killed", 1, 1), ("killed", 1, 1), ("killed", 2, 2)]),
    ("The blast caused injuries to 16 people.", [("injured", 16, 16)]),
    ("More than 80 lay wounded in the corridors.", [("injured", 81, None)]),
    ("Over 80 people needed hospital treatment.", [("injured", 81, None)]),
    ("The office documented 87 casualties, including 32 deaths.", [("casualties", 87, 87), ("killed", 32, 32)]),
    ("The army neutralised 18 terrorists in the forest.", [("casualties", 18, 18)]),
    ("Gunmen seized 27 schoolgirls from a boarding school.", [("abducted", 27, 27)]),
    ("Sixteen farmers were taken away by the gunmen.", [("abducted", 16, 16)]),
    ("More than 200 girls remain in captivity.", [("abducted", 201, None)]),
    ("Sixteen suspects are being held.", [("detained", 16, 16)]),
    ("The president was arrested by soldiers.", [("detained", 1, 1)]),
    ("At least 45 people remain in detention.", [("detained", 45, None)]),
    ("A Briton was kidnapped in the capital.", [("abducted", 1, 1)]),
    ("The gunman shot himself dead.", [("killed", 1, 1)]),
    ("About 8,000 people were left homeless.", [("displaced", 8000, 8000)]),
    ("More than 9,000 people have fled to the hills.", [("displaced", 9001, None)]),
    ("The number of displaced people has reached 1.2 million.", [("displaced", 1_200_000, 1_200_000)]),
    ("The government sent 300 troops to the border.", [("present", 300, 300)]),
    ("Some 40,000 people are without water.", [("in_need", 40_000, 40_000)]),
    ("The monitor counted 87 violations of the ceasefire.", [("violations", 87, 87)]),
    ("More than 200 homes were burnt down.", [("destroyed", 201, None)]),
    ("The offensive put 9,000 people to flight.", [("displaced", 9000, 9000)]),
    ("Four men have been taken in for questioning.", [("detained", 4, 4)]),
    ("The two sides exchanged the bodies of 90 fighters.", [("killed", 90, 90)]),
    ("The victims were 15 men and three women.", [("casualties", 15, 15), ("casualties", 3, 3)]),
    ("Maria Lopez was among those killed.", [("killed", 1, 1)]),
    ("Fifteen rebels gave themselves up.", [("surrendered", 15, 15)]),
    ("The army took 15 insurgents alive.", [("detained", 15, 15)]),
    ("All of the 60 villagers were killed.", [("killed", 60, 60)]),
    ("The two brothers, both in their twenties, were beaten to death.", [("killed", 2, 2)]),
    (
        "Fifty-four were killed, 120 injured and nine are missing.",
        [("killed", 54, 54), ("injured", 120, 120), ("missing", 9, 9)],
    ),
    ("Fifty-four dead, 120 injured: such was the balance of the night.", [("killed", 54, 54), ("injured", 120, 120)]),
]


@pytest.mark.parametrize(("text", "expected"), CARRIERS)
def test_what_carries_a_figure(text: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    """Each verb, noun or state says what its number is of, wherever the parse hangs the number."""
    assert figures(text) == expected


NO_PEOPLE = [
    "The agency says that 2,000 people a day are crossing the border.",
    "A boy of five was seen at the gate.",
    "The missile travelled 300 km.",
    "The 120 mm shells hit the base at 5 pm.",
    "He spent 12 years in prison.",
    "The rebels control 12 districts.",
    "The bank gave $5 million to 30 schools.",
    "The city fell after 45 days of siege.",
    "Police seized 30 rifles and 2,000 rounds of ammunition.",
    "The 82nd division attacked the town.",
    "Its 250 beds were all occupied.",
]


@pytest.mark.parametrize("text", NO_PEOPLE)
def test_lengths_times_prices_and_things_are_no_people(text: str) -> None:
    """A distance, a calibre, a time, a term, money, things and names give no count of people."""
    people = {"killed", "injured", "casualties", "detained", "abducted", "displaced", "present", "freed"}
    assert [f for f in figures(text) if f[0] in people] == []
