"""Named victims: who is said to have been killed, hurt, taken or freed, with age, sex and what they are called."""

import pytest

from onrecord.values import VictimStatus
from tests.extract.reading_claims import claims

Told = tuple[str, int | None, str | None, str]


def people(text: str) -> list[Told]:
    return [(p.name, p.age, p.sex, p.fate or "") for c in claims(text) for p in c.people]


NAMED: list[tuple[str, list[Told]]] = [
    ("Ali Hassan, 34, a teacher, was killed.", [("Ali Hassan", 34, None, "killed")]),
    ("Maria Lopez (aged 7) was killed by a stray bullet.", [("Maria Lopez", 7, None, "killed")]),
    ("14-year-old John Carter was shot dead.", [("John Carter", 14, None, "killed")]),
    ("A 12-year-old girl, Amina Yusuf, was killed by shelling.", [("Amina Yusuf", 12, "female", "killed")]),
    ("Samuel Okoro, who was 45, died at the scene.", [("Samuel Okoro", 45, None, "killed")]),
    ("Samuel Okoro died of his wounds on Friday. He was 45.", [("Samuel Okoro", 45, "male", "killed")]),
    ("Samuel Okoro, aged seven, died.", [("Samuel Okoro", 7, None, "killed")]),
    ("A teacher, Samuel Okoro, was abducted from his home.", [("Samuel Okoro", None, None, "abducted")]),
    ("The victim was identified as Samuel Okoro, 45.", [("Samuel Okoro", 45, None, "casualties")]),
    ("Police named the dead man as Samuel Okoro.", [("Samuel Okoro", None, None, "killed")]),
    ("Mrs Adeyemi was killed.", [("Adeyemi", None, "female", "killed")]),
    ("Mr Okoro was wounded.", [("Okoro", None, "male", "injured")]),
    ("The death of Samuel Okoro, 45, was announced on Friday.", [("Samuel Okoro", 45, None, "killed")]),
    (
        "Killed were Samuel Okoro, 45, and Grace Adeyemi, 30.",
        [("Samuel Okoro", 45, None, "killed"), ("Grace Adeyemi", 30, None, "killed")],
    ),
    (
        "The dead were named as John Carter, 34, Mary Collins, 27, and Peter Walsh, 19.",
        [
            ("John Carter", 34, None, "killed"),
            ("Mary Collins", 27, None, "killed"),
            ("Peter Walsh", 19, None, "killed"),
        ],
    ),
    (
        "The brothers Daniel, 9, and Joseph Okoro, 11, were killed.",
        [("Daniel", 9, "male", "killed"), ("Joseph Okoro", 11, "male", "killed")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_a_victim_has_the_age_and_sex_that_stand_with_the_name(text: str, expected: list[Told]) -> None:
    """An age behind or before a name is its bearer's, not that of whoever is named beside."""
    assert people(text) == expected


def test_the_age_of_one_is_not_that_of_another() -> None:
    """The wife of a man of 45 has no age where none is told."""
    told = people("Gunmen killed Samuel Okoro, 45, and wounded his wife, Grace.")
    assert told == [("Samuel Okoro", 45, None, "killed"), ("Grace", None, "female", "injured")]


def test_whose_son_was_killed_is_not_killed() -> None:
    """A possessive names kin, and no victim."""
    assert people("Samuel Okoro's son Daniel, 9, was killed.") == [("Daniel", 9, "male", "killed")]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ali Hassan, a civilian, was killed.", VictimStatus.CIVILIAN),
        ("Ali Hassan, a teacher, was killed.", VictimStatus.UNKNOWN),
        ("The soldier Ali Hassan was killed.", VictimStatus.COMBATANT),
    ],
)
def test_nobody_is_a_civilian_whom_the_words_do_not_call_one(text: str, status: VictimStatus) -> None:
    """What a person is said to be gives the status; a trade gives none."""
    assert [p.victim_status for c in claims(text) for p in c.people] == [status]
