"""What a speaker or publisher takes back is no new account of it: corrections of reports, statements withdrawn."""

import pytest

from onrecord.model import Claim, Revising, Section, Status
from tests.extract.reading_claims import claim, claims, read


def taken_back(text: str) -> list[tuple[str | None, str | None]]:
    """Return (what is done, by whom) of the claims that take something back."""
    return [(c.revises, c.origin) for c in claims(text) if c.revises is not None]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The ministry on Wednesday withdrew its statement that 12 soldiers were killed in Shire.", "ministry"),
        ("The army retracted a claim that its forces had killed 30 militants in Mopti on Sunday.", "army"),
        ("The governor took back his claim that 40 villagers were killed in Bama.", "governor"),
        ("The statement that 12 miners were killed was withdrawn by the ministry on Tuesday.", "ministry"),
        ("The ministry said it had mistakenly reported that 40 civilians were killed in Bama.", "ministry"),
        ("The mayor said he had been wrong to say that 12 people were killed in Taiz on Monday.", "mayor"),
    ],
)  # fmt: skip
def test_a_withdrawn_statement_is_its_speakers_and_tells_nothing_anew(text: str, who: str) -> None:
    """Whoever made it takes it back; nobody is said to have been killed."""
    assert taken_back(text) == [(Revising.WITHDRAWS, who)]
    told = next(c for c in claims(text) if c.revises)
    assert (told.status, told.happened) == (Status.UNKNOWN, False)
    assert [n.low for n in told.counts] != []
    assert not any(c.event == "departure" for c in claims(text))


def test_a_withdrawn_report_of_an_attack_is_no_attack() -> None:
    """*Retracted its report of an airstrike*."""
    assert [(c.event, c.revises) for c in claims("The agency retracted its report of an airstrike on Shire.")] == [
        ("airstrike", Revising.WITHDRAWS)
    ]


def test_a_corrected_toll_is_told_beside_the_new_one() -> None:
    """*Corrected its earlier toll of 12, saying that 10 were killed*: the first is put right, the second told."""
    text = "The ministry corrected its earlier toll of 12, saying that 10 people were killed in Taiz on Monday."
    assert [(c.revises, [n.low for n in c.counts]) for c in claims(text)] == [
        (Revising.CORRECTS, [12]),
        (None, [10]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The army withdrew its troops from Shire on Monday.",
        "The army did not withdraw its claim that 30 rebels were killed in Mopti.",
        "The ministry said on Monday that 12 soldiers were killed in Shire.",
        "The army wrongly claimed that 30 rebels were killed in Mopti.",
        "The ministry corrected the death toll from 12 to 10.",
        "Rebels withdrew from Shire after 12 soldiers were killed, the ministry said.",
    ],
)
def test_what_takes_nothing_back(text: str) -> None:
    """Troops withdrawn, a statement upheld, another's falsehood, a new number."""
    assert taken_back(text) == []


# --- a publisher's own note -------------------------------------------------------------------------

BODY = "Twelve people were killed by shelling in Taiz on Tuesday, the ministry said.\n\n"


def noted(text: str) -> list[Claim]:
    return [c for c in read(BODY + text).claims if c.section is Section.NOTICE]


@pytest.mark.parametrize(
    "note",
    [
        "Correction: An earlier version of this article said 14 people were killed. The number is 12.",
        "Correction: In our report on Tuesday we said that 14 people were killed in Taiz.",
        "An earlier version of this story incorrectly said 14 people had been killed in Taiz.",
        "Because of an editing error, an earlier version of this article misstated the number of people killed"
        " in Taiz. It was 12, not 14.",
        "Correction: This article misstated the number of people killed in Taiz. It was 12, not 14.",
    ],
)
def test_a_note_says_which_figure_was_wrong(note: str) -> None:
    """The publisher answers for it, and the number is the wrong one."""
    (told,) = noted(note)
    assert (told.revises, told.origin) == (Revising.CORRECTS, "Harbour Gazette")
    assert [(n.measure, n.low, n.high) for n in told.counts] == [("killed", 14, 14)]
    assert told.text in BODY + note


@pytest.mark.parametrize(
    "note",
    [
        "Correction: This article has been amended to give the name of the village as Bama.",
        "We use cookies. By continuing to use this site you accept that.",
        "This article was updated to add a statement from the ministry. Two people were killed in Aden on Monday.",
    ],
)
def test_other_notes_make_no_claims(note: str) -> None:
    """What no note says to have been wrong stays a note."""
    assert noted(note) == []


def test_the_text_beside_a_note_is_read_as_before() -> None:
    """The note lends nothing and dates nothing."""
    note = "Correction: An earlier version of this article said 14 people were killed. The number is 12."
    assert [c for c in read(BODY + note).claims if c.section is Section.BODY] == list(claims(BODY.strip()))
    assert claim(BODY + note, "Twelve").counts[0].low == 12
