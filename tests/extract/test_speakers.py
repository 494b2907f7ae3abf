"""Who a pronoun, a surname or a role word stands for, and who answers for what a person says."""

import pytest

from onrecord.model import OriginBasis
from tests.extract.reading_speech import read


def test_he_is_who_spoke_last() -> None:
    """A pronoun takes up the nearest speaker that it can mean."""
    found = read("Tomas Keller said the bridge fell. He added that two people were hurt.")
    assert found.who("two people were hurt") == ["Tomas Keller"]


def test_she_is_not_a_spokesman() -> None:
    """A pronoun does not take up a speaker of the other gender."""
    found = read(
        "Carla Mendes, a spokeswoman for the harbour police, said the bridge fell. Tomas Keller, a fisherman and "
        "father of two, said he heard it. She said two people were hurt."
    )
    assert found.origin("two people were hurt") == "harbour police"


def test_it_is_the_body_that_spoke_last() -> None:
    """It takes up a body, never a person."""
    found = read("The Red Cross said the road was closed. A doctor said so too. It said 40 people were waiting.")
    assert found.origin("40 people were waiting") == "International Committee of the Red Cross"


def test_a_surname_is_its_full_name() -> None:
    """A later surname gives the full name and the title from before."""
    found = read("Mayor Tomas Keller said the bridge fell.\nTwo people were hurt, Keller said.")
    said = found.said("Two people were hurt")
    assert said is not None
    assert (said.chain[-1].name, said.chain[-1].title) == ("Tomas Keller", "Mayor")


def test_the_group_is_the_body_before() -> None:
    """A role word takes up the body that it can stand for."""
    found = read("Human Rights Watch said the clinic was hit. The group said two nurses were hurt.")
    assert found.origin("two nurses were hurt") == "Human Rights Watch"


@pytest.mark.parametrize(
    "text",
    [
        "UNICEF spokeswoman Carla Mendes said two schools were hit.",
        "Carla Mendes, a spokeswoman for UNICEF, said two schools were hit.",
        "Carla Mendes, the head of UNICEF, said two schools were hit.",
        "A UNICEF spokeswoman said two schools were hit.",
    ],
)
def test_a_body_answers_for_its_spokeswoman(text: str) -> None:
    """Who speaks for a listed body lets the body answer, by its office."""
    said = read(text).said("two schools were hit")
    assert said is not None
    assert (said.origin.name, said.origin.basis) == ("UNICEF", OriginBasis.OFFICE)


def test_a_body_that_nothing_lists_answers_by_its_words() -> None:
    """A spokesman by words only: the body is named as the words have it."""
    said = read("Lakeside Brigade spokesman Tomas Keller said two tanks were hit.").said("two tanks were hit")
    assert said is not None
    assert (said.origin.name, said.origin.entity) == ("Lakeside Brigade", None)


def test_a_witness_answers_for_himself() -> None:
    """A private person who speaks for nobody is the origin, and private."""
    said = read("Fisherman Tomas Keller said two boats were hit.").said("two boats were hit")
    assert said is not None
    assert (said.origin.name, said.origin.basis, said.chain[-1].private) == ("Tomas Keller", OriginBasis.NAMED, True)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Activists said two boats were hit.", "Activists"),
        ("A medical official said two boats were hit.", "medical official"),
        ("Several residents of the harbour said two boats were hit.", "residents of the harbour"),
    ],
)
def test_a_group_without_a_name_keeps_its_words(text: str, name: str) -> None:
    """Unnamed people are an unnamed group, by their words without the determiner."""
    said = read(text).said("two boats were hit")
    assert said is not None
    assert (said.origin.name, said.origin.basis) == (name, OriginBasis.UNNAMED_GROUP)


def test_the_publisher_in_its_own_voice_is_no_speaker() -> None:
    """A publisher that names itself speaks in its own voice: no link."""
    said = read("Reuters said two boats were hit.", publisher="Reuters").said("two boats were hit")
    assert said is not None
    assert (said.chain, said.origin.name) == ((), "Reuters")


def test_own_staff_is_first_hand() -> None:
    """What the publisher's own reporter says is first hand."""
    said = read("A Reuters reporter said two boats were burning.", publisher="Reuters").said("two boats were burning")
    assert said is not None
    assert said.origin.basis is OriginBasis.PUBLISHER_FIRST_HAND


def test_a_seat_speaks_for_its_state() -> None:
    """A capital that speaks is its state."""
    assert read("Berlin said two ships were sunk.").origin("two ships were sunk") == "Germany"


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("Two shells wounded more than 60 people said the Kharkiv monitoring group.", "wounded", "monitoring group"),
        ("Shells killed at least 27 people on Monday activists said.", "killed", "activists"),
        ("Some 60 people said the army had fired first.", "had fired", "60 people"),
        ("Raids hit the mill and 40 people told the Harbour News they lost it.", "they lost it", "40 people"),
    ],
)  # fmt: skip
def test_whom_a_clause_befell_does_not_say_it(text: str, words: str, origin: str) -> None:
    """Where commas are lost, a number of people whom the clause before harmed runs into the verb of saying."""
    assert str(read(text).origin(words)).endswith(origin)
