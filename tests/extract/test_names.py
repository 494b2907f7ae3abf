"""Names: listed entities as the text writes them, and bodies composed of a state and its organ."""

import pytest

from tests.extract.reading_speech import read


def named(text: str) -> dict[str, tuple[str, str | None]]:
    return {m.text: (m.name, m.entity_id) for m in read(text).names}


def test_an_alias_gives_the_canonical_name() -> None:
    """A further name of a listed body stands for the body."""
    assert named("OHCHR published figures.")["OHCHR"] == ("UN human rights office", "un-human-rights-office")


def test_the_longest_name_wins() -> None:
    """A part of a longer listed name is not found by itself."""
    assert list(named("The UN Security Council met.")) == ["UN Security Council"]


def test_a_body_is_composed_of_state_and_organ() -> None:
    """A body that nothing lists is named by its words and belongs to its state."""
    found = read("The Bolivian coast guard rescued them.").names[0]
    assert (found.text, found.entity, found.entity_id) == ("Bolivian coast guard", None, "bolivia")


@pytest.mark.parametrize(
    "words", ["Bolivia's Defence Ministry", "Bolivian Ministry of Defence", "Bolivian state television"]
)
def test_composed_bodies_in_other_shapes(words: str) -> None:
    """Possessives, ministries *of* something and state broadcasters are composed bodies too."""
    assert words in named(f"The {words.removeprefix('The ')} gave no figure.")


def test_an_opposition_is_no_organ_of_its_state() -> None:
    """The opposition of a country does not speak for the state."""
    assert not any(m.text.endswith("opposition") and m.state for m in read("The Bolivian opposition marched.").names)


def test_every_span_repeats_its_words() -> None:
    """A mention's span covers exactly the text that it gives."""
    found = read("The Iraqi army and Turkey's Foreign Ministry met the U.N. in Geneva.")
    assert all(m.span.of(found.text) == m.text for m in found.names)
