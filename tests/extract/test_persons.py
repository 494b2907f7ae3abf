"""Persons: everybody named, private unless the knowledge or a public office says otherwise."""

import pytest

from tests.extract.reading_speech import read


def seen(text: str) -> dict[str, tuple[str, bool]]:
    found = read(text)
    return {p.span.of(found.text): (p.name, p.private) for p in found.persons}


def test_a_named_victim_is_private() -> None:
    """Whom no list knows is private."""
    assert seen("The shell killed Tomas Keller, a baker.")["Tomas Keller"] == ("Tomas Keller", True)


def test_a_surname_leads_to_the_full_name_wherever_it_stands() -> None:
    """Every later surname is found, also as a possessive."""
    found = seen("Tomas Keller was a baker. Neighbours found Keller's dog near the well.")
    assert found["Keller"] == ("Tomas Keller", True)


def test_a_head_of_state_by_the_words_is_public() -> None:
    """The words that give an office of a listed state make its holder public."""
    assert seen("Bolivian President Luis Quispe spoke on Monday.")["Luis Quispe"] == ("Luis Quispe", False)


def test_an_activist_of_a_listed_body_is_private() -> None:
    """Being of a body is no public office."""
    assert seen("Red Cross volunteer Carla Mendes carried the wounded.")["Carla Mendes"][1]


@pytest.mark.parametrize(
    "text", ["Reuters reported on Monday.", "Human Rights Watch met in Berlin in March.", "Germany sent aid."]
)
def test_bodies_places_and_days_are_no_persons(text: str) -> None:
    """A listed body, a state, a city, a weekday or a month is never a person."""
    assert seen(text) == {}


@pytest.mark.parametrize("words", ["@harbour_girl", "carla@example.org", "+49 30 1234567"])
def test_what_leads_to_a_person_is_marked(words: str) -> None:
    """Handles, addresses and telephone numbers point to a person."""
    found = [p for p in read(f"Write to {words} for more.").persons if p.points_to]
    assert [p.span.of(read(f"Write to {words} for more.").text) for p in found] == [words]


def test_no_two_persons_overlap() -> None:
    """Each stretch of the text is one person's."""
    found = read("Mayor Tomas Keller, Carla Mendes and Keller's brother Jonas Keller were there.").persons
    assert all(not a.span.overlaps(b.span) for a in found for b in found if a is not b)
