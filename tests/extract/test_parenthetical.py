"""Cues set into the clause that they tell, and contents that are no clause."""

import pytest

from tests.extract.reading_speech import read

SET_IN = [
    ("The strike killed nine men, a rebel commander claimed by telephone.", "The strike killed nine men"),
    ("Prices rose, economists warned, and wages fell behind.", "Prices rose | and wages fell behind"),
    ("The rebels, the UN experts concluded in their report, receive arms.", "The rebels | receive arms"),
    ("The farmers were armed, not idle, insisted the minister.", "The farmers were armed, not idle"),
]


@pytest.mark.parametrize(("text", "content"), SET_IN)
def test_a_cue_set_in_tells_what_stands_around_it(text: str, content: str) -> None:
    """Content is what stands before the cue, with what the sentence goes on with behind it."""
    assert read(text).parts(content.split(" | ")[0])[2] == content


@pytest.mark.parametrize(
    "text",
    [
        "The militia killed three men, a leader accused of torture and his guards.",
        "They freed nine men, an official quoted by the Gazette and his guards.",
        "They arrested a captain, an officer suspected of spying.",
    ],
)
def test_a_participle_that_tells_of_somebody_is_no_cue(text: str) -> None:
    """Somebody accused, quoted or suspected says nothing."""
    assert read(text).who(text[:12]) == []


def test_the_question_that_is_answered_is_no_content() -> None:
    """Of who was asked something only the answer is theirs."""
    text = 'Asked whether she would run again, Weber said, "I have not decided."'
    assert read(text).parts("I have not")[2] == "I have not decided."


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The army denied having bombed the market.", "The army", "having bombed the market"),
        ("The group called on the governor to resign.", "The group", "the governor to resign"),
        ("The ministry described the raid as cowardly.", "The ministry", "the raid as cowardly"),
        ("In the words of one aid worker, the camp is a prison.", "one aid worker", "the camp is a prison"),
    ],
)
def test_contents_that_are_no_clause_are_whole(text: str, speaker: str, content: str) -> None:
    """A gerund with *having*, who is called on and for what, what is called something, words of somebody."""
    parts = read(text).parts(content)
    assert (parts[0], parts[2]) == (speaker, content)


def test_a_toll_put_by_somebody_is_theirs() -> None:
    """*was put at 40 by the governor* is what the governor says."""
    assert read("The death toll was put at 40 by the governor.").who("40") == ["governor"]


def test_a_verb_that_agrees_with_the_farther_subject_alone_is_joined_to_it() -> None:
    """*Critics contend the rule is unlawful and warn ...*: it is the critics who warn."""
    text = "Critics contend the rule is unlawful and warn it will be struck down in court."
    assert read(text).who("struck down") == ["Critics"]


def test_a_promised_deed_is_content_with_the_clause_of_its_object() -> None:
    """Who promises to look into reports does not say what the reports say."""
    text = "The coalition promised to investigate reports that its aircraft had hit a wedding."
    assert read(text).parts("to investigate")[2] == "to investigate reports that its aircraft had hit a wedding"
