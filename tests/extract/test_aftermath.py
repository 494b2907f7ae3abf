"""The days of trials, funerals and papers are none of the deed's; a lead is of the day that the report tells next."""

import pytest

from tests.extract.reading_claims import claim, claims


def day(text: str, words: str) -> str | None:
    found = claim(text, words).when
    return found.when.edtf if found else None


@pytest.mark.parametrize(
    "after",
    [
        "Two men were charged on Wednesday.",
        "A man was arrested on Wednesday over it.",
        "A vigil was held for him on Wednesday.",
        "A judge heard the case on Wednesday.",
    ],
)
def test_what_followed_a_deed_moves_no_story(after: str) -> None:
    """*Was shot on Sunday. A man was charged on Wednesday. Two others were hurt*: they were hurt on Sunday."""
    text = f"A grocer was killed in Jos on Sunday. {after} Gunmen wounded two others."
    assert day(text, "wounded two others") == "2019-05-12"


def test_an_arrest_that_names_no_deed_and_a_deed_at_a_funeral_are_days_of_the_story() -> None:
    """A raid's arrests are its news; who bombs a funeral does so on that day."""
    assert day("Troops arrested two men in Jos on Tuesday. They killed a guard.", "killed a guard") == "2019-05-14"
    assert day("Shells hit a funeral in Taiz on Tuesday. Nine people were killed.", "Nine people") == "2019-05-14"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("An autopsy was performed on Tuesday and he is sure that the woman killed her child.", "killed her child"),
        (
            "John Bell, accused of killing a guard in Jos, halted his trial Tuesday and pleaded guilty.",
            "killing a guard",
        ),
        ("A man shot on Tuesday in Jos is kin of a girl who was killed by a stray bullet.", "girl who was killed"),
    ],
)
def test_the_day_of_another_clause_is_not_the_deeds(text: str, words: str) -> None:
    """A day beside a trial, an autopsy or another person's fate dates no deed of the same sentence."""
    found = [c for c in claims(text) if words in c.text and c.kind == "violence"]
    assert found, [c.text for c in claims(text)]
    assert [c.when for c in found if c.event != "detention"][-1] is None


def test_a_date_of_the_deed_beside_a_court_stays_its_own() -> None:
    """*Charged the next day in connection with the 2 May shooting*: the deed has its own day."""
    text = "Police charged him on Tuesday in connection with the 2 May shooting of a grocer in Jos."
    assert [c.when.when.edtf for c in claims(text) if c.event == "shooting" and c.when] == ["2019-05-02"]


@pytest.mark.parametrize(
    "text",
    [
        "A woman was shot dead in Jos. Officers went to her house on Tuesday.",
        "A woman was shot dead in Jos. It happened on Tuesday in a market.",
        "A woman was shot dead in Jos. Police went there late Tuesday and found that two had been shot.",
    ],
)
def test_a_lead_without_a_day_is_of_the_one_told_next(text: str) -> None:
    """The first words of a report often tell no day; the next sentences do."""
    assert day(text, "shot dead") == "2019-05-14"


def test_a_lead_is_not_of_an_older_day_nor_of_a_trial() -> None:
    """What is told next must be news, and no day of a court."""
    assert day("A woman was shot dead in Jos. Troops went there on 20 April.", "shot dead") in {None, "2019-04-20"}
    assert day("A woman was shot dead in Jos. A man pleaded guilty on Tuesday.", "shot dead") is None


def test_of_two_times_side_by_side_the_closer_one_holds() -> None:
    """*Three months ago, on 1 February*."""
    assert (
        day("A miller died in Jos nearly three months ago, on February 20, of a gunshot wound.", "died") == "2019-02-20"
    )


def test_what_comes_two_days_after_is_counted_from_the_report() -> None:
    """*The raid comes two days after a bomb killed ten*: the bomb went off about two days before the report."""
    assert day("The raid comes two days after a car bomb killed ten people in Jos.", "killed ten") == "2019-05-14~"
    assert day("The raid came two days after a car bomb killed ten people in Jos.", "killed ten") is None


@pytest.mark.parametrize(
    "after",
    ["was listed in fair condition Wednesday", "underwent surgery on Wednesday", "remained hospitalized on Wednesday"],
)
def test_a_day_in_care_is_none_of_the_wounding(after: str) -> None:
    """*Was shot on Sunday. He was listed in fair condition Wednesday*: hurt on Sunday, whatever follows."""
    assert day(f"A grocer was shot in Jos on Sunday. He {after}.", "He ") in {None, "2019-05-12"}
    assert day(f"A grocer was shot in Jos on Sunday. He {after}. Gunmen wounded two others.", "two others") == (
        "2019-05-12"
    )
