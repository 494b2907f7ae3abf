"""What people are told to think, want, plan or refuse is a mention, and speaks for no claim."""

import pytest

from onrecord.extract import readings
from onrecord.extract.speech.spoken import Spoken
from onrecord.knowledge import load
from onrecord.model import MentionType, Report
from onrecord.values import Span, When
from tests.extract.reading_speech import read

SHAPES = [
    ("The governor wants to close the two prisons.", "The governor", "wants", "to close the two prisons"),
    ("The governor plans to visit Lagos.", "The governor", "plans", "to visit Lagos"),
    ("Voters hope that the strike ends.", "Voters", "hope", "the strike ends"),
    ("The senators fear the bill would fail.", "The senators", "fear", "the bill would fail"),
    ("The bureau declined to comment.", "The bureau", "declined", "to comment"),
    ("The mayor has refused to sign the order.", "The mayor", "has refused", "to sign the order"),
    ("The union is urging its members to vote.", "The union", "is urging", "its members to vote"),
    ("She called the ruling a disgrace.", "She", "called", "the ruling a disgrace"),
    ("Farmers see the tax as a threat.", "Farmers", "see", "the tax as a threat"),
    ("The senator opposes the pipeline.", "The senator", "opposes", "the pipeline"),
    ("The candidate is confident that she will win.", "The candidate", "is confident", "she will win"),
    ("The villagers are worried about the dam.", "The villagers", "are worried about", "the dam"),
    ("The general insisted on a full inquiry.", "The general", "insisted on", "a full inquiry"),
    ("The senator's promise to lower taxes drew cheers.", "The senator", "promise", "to lower taxes"),
    ("Ministers made a promise to rebuild the port.", "Ministers", "made | promise", "to rebuild the port"),
    ("The plan was criticized by the governor.", "the governor", "was criticized", "The plan"),
]


def listed(text: str) -> list[tuple[str, str, str]]:
    """Speaker, cue and content of each attribution listed, the pieces of each joined by a bar."""

    def joined(spans: tuple[Span, ...]) -> str:
        return " | ".join(span.of(text) for span in spans)

    found = read(text)
    everything = Spoken(found.attributions, found.stances).listed(text)
    return [(joined(a.speaker), joined(a.cue), joined(a.content)) for a in everything]


@pytest.mark.parametrize(("text", "speaker", "cue", "content"), SHAPES)
def test_each_shape_gives_holder_cue_and_content(text: str, speaker: str, cue: str, content: str) -> None:
    """Wishes, plans, refusals, opinions and feelings have holder, cue and what is held."""
    assert (speaker, cue, content) in listed(text)


@pytest.mark.parametrize(
    "text",
    [
        "If the governor wants to close the prisons, nobody can stop it.",
        "The storm is expected to reach the coast on Monday.",
        "The bridge fell and two people were hurt.",
    ],
)
def test_what_nobody_is_told_to_think_is_no_stance(text: str) -> None:
    """A case that is only supposed, an expectation of nobody and a plain event give no stance."""
    assert read(text).stances == ()


def test_the_wishes_within_a_statement_are_part_of_it() -> None:
    """What a speaker tells of another's wishes is the speaker's words, and no entry of its own."""
    found = listed("The mayor said that the rebels want to leave the town.")
    assert found == [("The mayor", "said", "the rebels want to leave the town")]


def test_who_wants_something_speaks_for_no_claim() -> None:
    """The holder of a plan or fear is listed among the mentions and is nobody's speaker or origin."""
    text = "The governor fears the army shelled Osmer on Monday. The governor wants to leave. Rockets killed 4 people."
    report = Report(id="r", text=text, sha256="0" * 64, publisher="The Harbour Courier", published=When("2016-12-14"))
    reading = next(readings([report], load()))
    killed = [c for c in reading.claims if "Rockets" in c.span.of(text)]
    assert killed
    assert all(c.speakers == () for c in killed)
    cues = [m for m in reading.mentions if m.type is MentionType.ATTRIBUTION]
    assert any("wants" in m.text for m in cues)
