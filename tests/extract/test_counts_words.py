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
]


@pytest.mark.parametrize("text", SHARES)
def test_a_share_is_no_count(text: str) -> None:
    """A share is left as what it is: no count comes of it."""
    assert figures(text) == []


NO_PEOPLE = [
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
