"""What stands round the text of pages of different make is no text, and no sentence of the text is taken for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.sections import sections
from onrecord.model import Claim, Report
from tests.extract.reading_claims import claims, read

PAGES = Path(__file__).with_name("pages.txt")

Part = tuple[str, str]


def pages() -> Iterator[tuple[str, str, list[Part]]]:
    """Yield the name, the text and the parts of each page of the table."""
    for page in PAGES.read_text(encoding="utf-8").split("\n== ")[1:]:
        name, _, rest = page.partition("\n")
        text, parts = "", []
        for line in rest.strip().splitlines():
            section, _, words = line.removeprefix("+").partition("| ")
            if line.startswith("+"):
                text = text.rstrip("\n") + " " + words + "\n"
            else:
                text += words + "\n"
            if words:
                parts.append((section, words))
        yield name, text, parts


def parts_of(text: str, title: str | None = None) -> list[Part]:
    report = Report(id="r", text=text, sha256="0" * 64, title=title)
    return [(section.value, span.of(text)) for section, span in sections(report)]


@pytest.mark.parametrize(("text", "parts"), [p[1:] for p in pages()], ids=[p[0] for p in pages()])
def test_each_part_of_a_page_is_what_it_is(text: str, parts: list[Part]) -> None:
    """Wires, papers, ministries, agencies, live pages: each paragraph, and what runs into it, is told apart."""
    assert parts_of(text) == parts


# Sentences of a text that begin or end as what stands round a text does.
PROSE = """
Copyright lawyers were among the nine people killed in the blast.
Reporting by the monitors shows that forty people were shot in May.
Editing by hand, the clerks struck nine names from the list of the dead.
By continuing to use cluster bombs, the army has killed forty people in Varda.
By using this road the convoy lost two drivers.
By signing up to the truce, the rebels freed nine prisoners.
Posted in the square, nine guards were shot dead on Friday.
Tags were found on the bodies of nine soldiers.
Tagged as traitors, four men were hanged on Tuesday.
Related attacks killed nine people in Sorel and two in Kadra.
Advertisements for the militia were torn down before the shelling.
Share prices fell after the bombing of the port killed nine.
Sharing bread with neighbours was what kept them alive, Ann Bell said.
Facebook and Twitter were blocked as troops shot protesters.
Facebook, Twitter and Telegram were blocked on Friday.
Print shops and email servers were hit as well.
Read more than forty names aloud, the mayor told the crowd.
Reading from a list of the dead, the mayor stopped at forty.
More on the outskirts were killed than in the centre, the surgeon said.
Most of the dead were children, the ministry said.
Live shells were found in the yard of the school.
Comments by the minister came after nine people were killed.
Reply fire killed two farmers, the army said.
Correction fluid was all that the looters left in the school.
An earlier attack on this road killed nine people.
An earlier version of the truce collapsed when shells killed nine.
The report was amended after the minister objected.
The story of the siege has been told by those who fled it.
This report says that nine people were killed in Sorel.
This article of the treaty was violated when the hospital was bombed.
The views expressed by the mayor about the strike drew anger.
The maps may be outdated, the sapper said after a mine killed nine.
To donate blood, hundreds queued at the hospital that was shelled on Friday.
For more information on the dead, families went from morgue to morgue.
For further talks the envoy flew to Kadra, where shells killed nine.
Contact with the convoy was lost when mortars struck it.
Contacts between the two armies ended after the shelling.
About forty people were killed, the mayor said.
About Kadra nobody spoke at the talks.
About Kadra: Kadra is a quarter of Sorel where nine people were killed.
About the dead he said nothing: there were too many.
Ends of the street were sealed after the shooting.
Source of the fire was a shell, the brigade said.
Sources said that nine people were killed.
Home after home was burned, and nine people died.
Search teams found nine bodies under the school.
Menu cards lay between the bodies in the restaurant.
Follow-up strikes killed two medics.
Follow the river and you reach the village where nine were shot.
Subscribe or be shot, the militia told shopkeepers, and killed two.
Sign up or be shot, recruiters told the men of Varda.
Support for the rebels fell after the massacre.
Join the army or hang, they were told, and four were hanged.
Two days ago Varda troops shot nine people at the bridge.
Three hours ago shells hit the school, Ann Bell said.
At 14:32 GMT shells hit the grain market.
10:15 Friday was the hour at which the bomb went off.
12 comments of the envoy were cut from the minutes.
40 people were killed on 3 May 2016.
With reporting from the front banned, nobody knows how many died.
With agencies unable to reach the town, nine people died of hunger.
Writing from his cell, Tom Reed said that two inmates had been beaten to death.
Written by hand, the list holds forty names of the dead.
Compiled by volunteers, the list holds forty names.
Additional troops shot nine people.
Translated from Arabic, the order says that all men are to be shot.
Trending upward since May, killings reached forty in a week.
Recommended by the mayor, the road was mined, and nine people died on it.
Popular leaders were shot in Kadra and Sorel.
Please leave the town, the army told residents before it shelled them.
Notes found on the bodies named the Ministry of Defence.
Notice was given to the families of the nine dead.
Skip loaders carried the bodies away.
Click beetles were all that moved in the ruins, she said.
Donations of blood saved nine of the wounded.
Video of the strike shows nine bodies, the monitors said.
Photos taken on Friday show a crater in the school yard.
Watch posts were shelled, and two guards died.
Listening posts on the hill were hit by nine rockets.
Images from the town show burned houses.
The shells came from the hills above Sorel, according to Gen. Ann Bell of the Kadra Ministry of Defence.
Nine people were killed in the U.S. Consulate in Kadra.
He named the Sorel Brigade, the Kadra Front and the Varda Guard.
Nine died in Sorel, four in Kadra and two in Varda.
"Forty were killed in my street," John says: nobody came.
The mayor says: the road is closed, and nine people are dead.
Ann Bell reported from her hospital bed that nine were killed.
Shots were heard, Ann Bell said. Nine people died. The mayor fled. The army denied it.
"We shall not leave." Ann Bell said so on Friday, as shells fell.
""".strip().splitlines()


def told_as_text(text: str) -> str:
    return " ".join(words for section, words in parts_of(text) if section == "body")


@pytest.mark.parametrize("sentence", PROSE)
def test_no_sentence_of_a_text_is_cut(sentence: str) -> None:
    """A sentence that only begins or ends like what stands round a text stays text, wherever it stands."""
    before, after = "The mayor left the town on Monday.", "The road is closed."
    for text in (
        sentence,
        f"{sentence}\n\n{after}",
        f"{before}\n\n{sentence}\n\n{after}",
        f"{before}\n\n{sentence}",
        f"{before} {sentence} {after}",
        f"{before} {sentence}",
        f"{sentence} {after}",
    ):
        assert told_as_text(text) == " ".join(text.split())


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.lists(st.lists(st.sampled_from(PROSE), min_size=1, max_size=5), min_size=1, max_size=5))
def test_no_text_of_many_sentences_is_cut(paragraphs: list[list[str]]) -> None:
    """However its sentences follow one another, all of a text is text, or said before."""
    text = "\n\n".join(" ".join(sentences) for sentences in paragraphs)
    assert {section for section, _ in parts_of(text)} <= {"body", "repeat"}
    assert all(sentence in told_as_text(text) for sentences in paragraphs for sentence in sentences)


def told(text: str) -> list[str]:
    return [claim.text for claim in claims(text)]


def names(found: tuple[Claim, ...]) -> set[str]:
    return {party.name for claim in found for party in (*claim.actors, *claim.targets)}


TOLD = "Shells killed nine porters at the fish market of Sorel on Tuesday, the mayor said."


@pytest.mark.parametrize(
    "around",
    [
        "Correction: An earlier version of this article said that forty porters were killed. Nine were.",
        "This story has been corrected to say that nine porters were killed, not forty.",
        "This version corrects the number of porters killed to nine, not forty.",
        "Read more: Air strike kills forty in Kadra",
        "Related stories\n\nAir strike kills forty in Kadra\n\nTwo shot dead in Varda",
        "3 comments\n\nJohn says:\n\nForty were killed in my street.\n\nReply",
        "About Harbour Relief: Harbour Relief is an agency forty of whose drivers have been killed.",
        "For media inquiries contact Ann Bell, whose team has documented forty killings.",
        "Tags: Sorel shelling, Kadra massacre, Varda killings",
        "(Reporting by Ann Bell; Editing by Tom Reed)",
        "14:32 GMT",
        "© 2019 The Valley Post. All rights reserved. Forty journalists were killed for this page to be written.",
    ],
)
@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_nothing_is_told_round_the_text(around: str, gap: str) -> None:
    """A correction, another report's headline, a reader or a sender below the text adds no claim to it."""
    assert told(f"{TOLD}{gap if chr(10) not in around else chr(10) * 2}{around}") == told(TOLD)


def test_tags_behind_the_text_are_no_actors() -> None:
    """*... the observers said. Sorel Kadra Ministry of Defence*: who is named below the text has done nothing."""
    text = "Shells killed nine porters at the fish market, the observers said."
    assert names(claims(f"{text} Sorel Kadra Ministry of Defence Bell")) == names(claims(text))


def test_a_text_pasted_twice_is_told_once() -> None:
    """The second copy of a text makes no claims, in lines of its own and run into the first."""
    text = f"{TOLD} The governor accused the Varda Front of firing them. Two boats sank."
    once = told(text)
    assert once
    assert told(f"{text}\n\n{text}") == told(f"{text} {text}") == once


def test_a_text_told_again_with_another_figure_is_told_twice() -> None:
    """What is not the same word for word is no copy: the second figure is a claim of its own."""
    found = told(f"{TOLD}\n\n{TOLD.replace('nine', 'twelve')}")
    assert len(found) == 2 * len(told(TOLD))


def test_what_stands_round_the_text_is_kept_and_its_names_are_seen() -> None:
    """A page's parts are shown as what they are, and a name below the text is withheld as in it."""
    reading = read(f"{TOLD}\n\nJohn Marsh says:\n\nForty were killed.\n\nReply")
    assert [section.value for section, _ in reading.sections] == ["body", "notice", "notice", "notice"]
    assert "John Marsh" in {person.name for person in reading.persons}
