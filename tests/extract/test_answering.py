"""Who answers for a claim: second names for one speaker, a country's own bodies, labels, and cues of more kinds."""

import pytest

from tests.extract.reading_claims import claim, claims


def origin(text: str, words: str) -> str | None:
    return claim(text, words).origin


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Colonel Adama Traore said the base had fallen. The 54-year-old commander said 20 men were missing.",
            "20 men", "Adama Traore",
        ),
        (
            '"They shot everyone," said Amina Yusuf, a trader. The mother of four said her house was burned.',
            "burned", "Amina Yusuf",
        ),
        (
            'Police spokesman Grace Wanjiru said two officers were dead. "They were ambushed at dawn," she said.',
            "ambushed", "Police",
        ),
        ('Hawa Diallo: "Soldiers shot my brother in the street."', "shot my brother", "Hawa Diallo"),
        ('Musa Idris, governor: "Gunmen killed 40 people in three villages."', "killed 40", "Musa Idris"),
    ],
)  # fmt: skip
def test_one_speaker_under_two_names_and_by_a_label(text: str, words: str, who: str) -> None:
    """Age and children describe the one person who spoke; a name before a colon says whose the quotation is."""
    assert origin(text, words) == who


def test_two_speakers_leave_a_description_open() -> None:
    """*The 54-year-old* may be either of two: nobody is chosen."""
    text = (
        "Colonel Adama Traore said the base had fallen. Captain Oumar Keita said the road was cut. "
        "The 54-year-old officer said 20 men were missing."
    )
    assert origin(text, "20 men") not in {"Adama Traore", "Oumar Keita"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Rebels shelled the Malian town of Kidal. The government said they had killed 14 people.",
            "Malian government",
        ),
        ("The Congolese army shelled rebels near Goma. The army said they had killed 14 people.", "Congolese army"),
        ("Malian rebels crossed into Niger. The government said they had killed 14 people.", "government"),
        (
            "Rebels shelled a Malian town. The government in the north said they had killed 14 people.",
            "government in the north",
        ),
    ],
)  # fmt: skip
def test_the_government_is_that_of_the_one_country(text: str, who: str) -> None:
    """Of the body named before, else of the only state that the report names; of two states none is chosen."""
    assert origin(text, "killed 14") == who


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Surgeons treated 30, according to the Port Health Board, which described nine as gravely injured.",
            "gravely injured", "Port Health Board",
        ),
        ("The Relief Union revised the death toll to 45.", "death toll", "Relief Union"),
        ("The Relief Union gave the number of the dead as 70.", "70", "Relief Union"),
        (
            "The Relief Union, whose envoys were in the city, condemned it in the strongest terms.",
            "condemned it", "Relief Union",
        ),
        (
            "There were dead, according to the mayor, Petro Hnatiuk, who says that nine were shot.",
            "nine were shot", "Petro Hnatiuk",
        ),
        ("Most are shut, says the doctors' union, which counts 13 that were shelled.", "shelled", "doctors' union"),
        (
            "Governor Sani Kabir, himself wounded in May by gunmen, said that nine people were being held.",
            "being held", "Sani Kabir",
        ),
        (
            "Twelve rebels were killed, the Northern League says; the rebels speak of two.",
            "Twelve rebels", "Northern League",
        ),
        ("Survivors told of soldiers burning huts and shooting at those who fled.", "burning huts", "Survivors"),
        ("Survivors described how soldiers had burned 70 huts.", "burned 70", "Survivors"),
        ("Survivors recalled soldiers burning 70 huts.", "burning 70", "Survivors"),
        ("The Relief Union spoke of 40 dead.", "40 dead", "Relief Union"),
    ],
)  # fmt: skip
def test_cues_of_more_kinds_bring_in_who_says_it(text: str, words: str, who: str) -> None:
    """Relative clauses, figures given anew, *told of*, *described how*, a participle between subject and verb."""
    assert origin(text, words) == who


def test_who_raises_the_number_of_troops_says_nothing() -> None:
    """Only a toll is given anew by raising it."""
    assert "Relief Union" not in {c.origin for c in claims("The Northern League raised the number of troops to 200.")}


def test_who_urges_behind_and_is_not_who_suffers() -> None:
    """*Said that people were being killed, and urged*: the speaker urges."""
    text = "Governor Sani Kabir said that people were being killed daily, and urged Abuja to send troops."
    assert origin(text, "urged") == "Sani Kabir"
