"""What speakers say in words that no event is told by: it is kept, once, under who says it."""

import pytest

from onrecord.model import Kind, Modality, Status
from tests.extract.reading_claims import claim, claims


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("The colonel said that the building housed an office of the brigade.", "housed an office", "colonel"),
        ('"There is nothing of that sort in this street," the mayor said.', "nothing of that sort", "mayor"),
        ("Residents told the paper that nobody had come near them for two days.", "nobody had come", "Residents"),
    ],
)
def test_what_a_speaker_says_is_a_claim(text: str, words: str, origin: str) -> None:
    """Reported speech without an event's word is a statement of its speaker."""
    told = claim(text, words)
    assert (told.kind, told.event, told.status) == (Kind.RESPONSIBILITY, "statement", Status.UNKNOWN)
    assert told.origin == origin


def test_what_ought_to_be_is_an_appeal() -> None:
    """A statement of duty is what somebody demands."""
    told = claim("The envoy said that the state should look after everyone alike.", "look after everyone")
    assert (told.kind, told.modality) == (Kind.APPEAL, Modality.DEMANDED)


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that 12 people were killed in the raid.",
        "The harvest was brought in late this year.",
        "It is reported that the bridge is old and narrow.",
        '"Not yet," she said.',
        "The envoy said that both sides agreed to extend the truce.",
    ],
)
def test_no_statement_is_made_of_what_is_told_otherwise_or_by_nobody(text: str) -> None:
    """Events, the publisher's own words, hearsay and bare remarks make no statement."""
    assert not [c for c in claims(text) if c.event == "statement"]


def test_each_sentence_of_a_quotation_is_one_statement() -> None:
    """A quotation over two sentences, of which one tells an event, leaves one statement."""
    text = 'The doctor said: "The wards have been full since the morning. Two nurses were killed at the gate."'
    assert sorted(c.event for c in claims(text)) == ["killing", "statement"]


def test_a_statement_is_of_the_kind_that_it_speaks_of() -> None:
    """What is said of weapons or attacks bears on violence, and tells of no event that occurred."""
    told = claim("The inspector said that the missile was of a foreign make.", "foreign make")
    assert (told.kind, told.event, told.status) == (Kind.VIOLENCE, "statement", Status.UNKNOWN)
