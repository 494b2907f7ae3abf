"""Who says what: every shape of reported speech, its parts, its chain and its origin."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.speech.spoken import Spoken
from onrecord.knowledge.speech import Act
from onrecord.model import Basis, OriginBasis, Role
from tests.extract.reading_claims import claims
from tests.extract.reading_speech import read

SHAPES = [
    ("The mayor said three bridges had collapsed.", "three bridges had collapsed", "mayor"),
    (
        "Amnesty International said soldiers executed at least 40 men in the town.",
        "soldiers executed at least 40 men in the town",
        "Amnesty International",
    ),
    ("The mayor said on Tuesday that three bridges had collapsed.", "three bridges had collapsed", "mayor"),
    ("Three bridges had collapsed, the mayor said.", "Three bridges had collapsed", "mayor"),
    ("Three bridges had collapsed, said the mayor.", "Three bridges had collapsed", "mayor"),
    ("Three bridges, the mayor said, had collapsed.", "had collapsed", "mayor"),
    ('"Three bridges have collapsed," the mayor said.', "Three bridges have collapsed", "mayor"),
    ("“Three bridges have collapsed,” said the mayor.", "Three bridges have collapsed", "mayor"),
    ("According to the mayor, three bridges had collapsed.", "three bridges had collapsed", "mayor"),
    ("Three bridges had collapsed, according to the mayor.", "Three bridges had collapsed", "mayor"),
    ("Three bridges collapsed, residents said.", "Three bridges collapsed", "residents"),
    ("The ministry issued a statement saying three bridges had collapsed.", "three bridges had collapsed", "ministry"),
    (
        "A police spokesman told reporters that three bridges had collapsed.",
        "three bridges had collapsed",
        "police spokesman",
    ),
]


@pytest.mark.parametrize(("text", "words", "speaker"), SHAPES)
def test_each_shape_gives_its_speaker(text: str, words: str, speaker: str) -> None:
    """Direct, indirect, inverted, inserted and nominal speech all have their speaker."""
    assert read(text).who(words)[-1:] == [speaker]


def test_the_parts_of_an_attribution_are_its_words() -> None:
    """Speaker is the whole noun phrase, cue the verb with its auxiliaries, content the words without them."""
    found = read("Carla Mendes, the head of the Lakeside Rescue Group, has said that the clinic was hit twice.")
    assert found.parts("the clinic was hit twice") == (
        "Carla Mendes, the head of the Lakeside Rescue Group",
        "has said",
        "the clinic was hit twice",
    )


def test_a_quotation_broken_by_its_speaker_is_one() -> None:
    """Both halves of a broken quotation are content of one attribution."""
    found = read('"The clinic was hit," the surgeon said. "Nobody was left inside."')
    assert found.said("The clinic was hit") is found.said("Nobody was left inside")


def test_a_quotation_goes_on_past_the_title_of_its_speaker() -> None:
    """The apposition that names the speaker's office names nobody else: both quotations are one speaker's."""
    found = read('"The clinic was hit," said Carla Mendes, the head of the Lakeside Rescue Group. "Nobody was inside."')
    assert found.said("The clinic was hit") is found.said("Nobody was inside")


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("The road, said Mayor Carla Mendes, had been closed.", "had been closed", "Carla Mendes"),
        ("The poll found that most voters wanted a truce.", "most voters wanted a truce", "poll"),
        ("Some clerks complained that nobody told them.", "nobody told them", "clerks"),
        ("The mayor voiced fear that the dam would break.", "the dam would break", "mayor"),
        ("In the mayor's view, the dam will break.", "the dam will break", "mayor"),
    ],
)
def test_less_plain_shapes_give_their_speaker(text: str, words: str, speaker: str) -> None:
    """Speech set into a clause, papers that speak, plain people, carried nouns and views have their speaker."""
    assert read(text).who(words)[-1:] == [speaker]


def test_indirect_speech_goes_on_where_the_same_speaker_stands_on_both_sides() -> None:
    """A sentence that takes up the words before, between two of one speaker, is that speaker's too."""
    found = read("Amina Yusuf said gunmen came at dawn. They burned forty houses. They shot two men, she said.")
    assert found.who("They burned forty houses") == ["Amina Yusuf"]


def test_indirect_speech_goes_on_in_its_tense() -> None:
    """A sentence that takes up the words before in the tense of reported speech is the speaker's; another is not."""
    told = read("The governor said the guards held the dam. They had shot two looters. The road was closed on Monday.")
    assert told.who("They had shot two looters") == ["governor"]
    assert told.said("The road was closed on Monday") is None


def test_a_later_surname_keeps_the_office() -> None:
    """An office given once around a name is that of the bare surname too: the office answers."""
    found = read("The UN human rights chief, Volker Brandt, said 40 people died. Brandt said the toll could rise.")
    assert found.origin("the toll could rise") == found.origin("40 people died") == "UN human rights office"


def test_a_body_is_called_by_its_name_and_not_by_its_kind() -> None:
    """The capitalised name right behind the noun for a body speaks."""
    assert read("The aid agency Open Hands said its trucks were looted.").who("its trucks") == ["Open Hands"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Brandt, who has questioned the count, told voters that he would go on.", "he would go on"),
        ("Critics say the dam will break; engineers counter that it will hold.", "the dam will break"),
        ("Most voters want a truce and they say it is near, according to a poll.", "it is near"),
        ("The mayor said the road was open, but would not elaborate.", "the road was open"),
        ("Asked whether she would run, the mayor said no.", "no"),
    ],
)
def test_the_content_ends_where_the_words_of_its_speaker_end(text: str, content: str) -> None:
    """A relative clause, a semicolon, an *according to* and a joined verb end it; a bare *no* is one."""
    assert content in [" | ".join(p.of(text) for p in a.content) for a in read(text).attributions]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Shells hit a school and wounded 14 children a source in the town told Reuters.", "source in the town"),
        ("The band has 40 men and receives money from Saudi Arabia Reuters reports.", "Reuters"),
    ],
)
def test_a_speaker_whose_commas_were_stripped_is_found(text: str, speaker: str) -> None:
    """A noun for people or a name that ran into the clause before the verb of saying is its subject."""
    assert read(text).who(text.split(" and ")[0])[-1:] == [speaker]


def test_what_but_goes_on_with_is_not_the_speakers() -> None:
    """A clause joined by *but* after an inserted cue is the report's own word."""
    found = read("The bridge fell, the mayor said, but the army rebuilt it.")
    assert found.who("The bridge fell") == ["mayor"]
    assert found.said("the army rebuilt it") is None


def test_what_is_called_so_belongs_to_the_content() -> None:
    """Of *called the raid "a crime"* the raid is content too."""
    found = read('The mayor called the raid "a crime against every family of this town".')
    assert found.said("the raid") is not None


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    """A paragraph that is all quotation keeps the speaker of the one before."""
    found = read('"The clinic was hit," the surgeon said.\n"We carried everybody out through the garden gate."')
    assert found.who("We carried everybody out through the garden gate") == ["surgeon"]


def test_a_chain_runs_from_the_relay_to_the_origin() -> None:
    """According to A, B recorded: two links, and B answers."""
    found = read("According to Save the Children, the Lakeside Rescue Group recorded 12 attacks in May.")
    assert found.who("12 attacks in May") == ["Save the Children", "Lakeside Rescue Group"]


def test_told_an_agency_makes_the_agency_a_relay() -> None:
    """X told AFP, carried by another publisher, has AFP as relay before X."""
    found = read("A surgeon told AFP that the clinic was hit twice.").said("the clinic was hit twice")
    assert found is not None
    assert [(s.name, s.role) for s in found.chain] == [("AFP", Role.RELAY), ("surgeon", Role.SPEAKER)]


def test_told_the_publisher_itself_makes_no_relay() -> None:
    """X told AFP, in AFP's own report, has X alone."""
    assert read("A surgeon told AFP that the clinic was hit.", publisher="AFP").who("the clinic was hit") == ["surgeon"]


@pytest.mark.parametrize(
    "text",
    [
        "Reuters quoted a surgeon as saying that the clinic was hit twice.",
        "The clinic was hit twice, Reuters reported, citing a surgeon.",
        "Reuters, citing a surgeon, reported that the clinic was hit twice.",
    ],
)
def test_who_is_cited_answers(text: str) -> None:
    """Who quotes another passes on; the other is the origin."""
    words = "he clinic was hit twice"
    assert read(text).who(words) == ["Reuters", "surgeon"]


def test_who_is_cited_and_who_cites_are_a_level_each() -> None:
    """Both are listed with the same content, the one by the verb, the other by *citing*."""
    found = read("The clinic was hit twice, Reuters reported, citing a surgeon.")
    levels = [
        tuple(" ".join(p.of(found.text) for p in part) for part in (level.speaker, level.cue, level.content))
        for level in Spoken(found.attributions, found.stances).listed(found.text)
    ]
    words = "The clinic was hit twice"
    assert sorted(levels) == [("Reuters", "reported", words), ("a surgeon", "citing", words)]


def test_who_denies_a_claim_answers_for_the_denial() -> None:
    """Of *denied claims by X that* the denial is that of the verb's subject, not of whose claims they are."""
    found = read("The ministry denied claims by the rebels that its jets bombed the port.").said(
        "its jets bombed the port"
    )
    assert found is not None
    assert (found.act, found.origin.name) == (Act.DENY, "ministry")


def test_speech_within_speech_nests() -> None:
    """A said that B had told it: the inner stands in the outer, and B answers."""
    found = read("The Red Cross said that the mayor had told it the road was open.")
    inner = found.said("the road was open")
    assert inner is not None
    assert inner.parent is not None
    assert found.origin("the road was open") == "mayor"


def test_an_accusation_has_its_accused() -> None:
    """Accused Z of V-ing: the charge is the content, Z the accused."""
    found = read("The mayor accused the rebels of shelling the market.").said("shelling the market")
    assert found is not None
    assert found.act is Act.ACCUSE
    assert found.accused is not None
    assert "rebels" in found.accused.of("The mayor accused the rebels of shelling the market.")


def test_blame_is_laid_for_and_on() -> None:
    """Blamed Z for it and blamed it on Z have the same accused and content."""
    for text in ("The mayor blamed the rebels for the blast.", "The mayor blamed the blast on the rebels."):
        found = read(text).said("the blast")
        assert found is not None
        assert found.accused is not None
        assert found.accused.of(text) == "the rebels"


@pytest.mark.parametrize(
    ("text", "words", "act"),
    [
        ("The army denied shelling the market.", "shelling the market", Act.DENY),
        ("The army denied that it had shelled the market.", "it had shelled the market", Act.DENY),
        ("The army threatened to shell the market.", "to shell the market", Act.THREATEN),
        ("The mayor called for a ceasefire.", "a ceasefire", Act.DEMAND),
        ("The mayor urged both sides to stop firing.", "to stop firing", Act.DEMAND),
        ("The army announced a ceasefire.", "a ceasefire", Act.ANNOUNCE),
        ("The rebels vowed to keep the truce.", "to keep the truce", Act.PROMISE),
        ("The mayor warned of a massacre.", "a massacre", Act.WARN),
        ("The mayor confirmed there was shelling.", "there was shelling", Act.CONFIRM),
    ],
)
def test_what_a_verb_does_with_its_content(text: str, words: str, act: Act) -> None:
    """Denials, threats, demands and the like keep what they do."""
    found = read(text).said(words)
    assert found is not None
    assert found.act is act


def test_a_second_verb_keeps_the_speaker() -> None:
    """Said one thing, adding another: two attributions of one speaker, neither within the other."""
    found = read("The mayor said the bridge fell, adding that two people were hurt.")
    assert found.who("two people were hurt") == ["mayor"]
    said = found.said("the bridge fell")
    assert said is not None
    assert "adding" not in " ".join(p.of(found.text) for p in said.content)


def test_another_speaker_in_the_sentence_takes_over() -> None:
    """While the army said: what follows is not the first speaker's."""
    found = read("The mayor said the bridge fell, while the police said nobody was hurt.")
    assert found.who("nobody was hurt") == ["police"]


def test_who_is_the_person_and_not_their_body() -> None:
    """A relative clause after a comma is of the person, not of what the person is a member of."""
    found = read("Tomas Keller, a member of the Red Cross, who denied the rumours of a mutiny, went home.")
    assert found.who("the rumours of a mutiny") == ["Tomas Keller"]


def test_who_declines_to_say_says_nothing() -> None:
    """Declined to specify how: nothing is reported."""
    assert read("The police declined to specify how the boat had sunk.").said("the boat had sunk") is None


def test_a_quotation_after_a_colon_is_the_subjects() -> None:
    """The subject of the sentence that ends with the colon speaks."""
    found = read(
        'A doctor arrived, the mayor said.\nThe Red Cross defended the choice: "We had no other road to the clinic."'
    )
    assert found.who("We had no other road to the clinic") == ["Red Cross"]


def test_hearsay_invents_no_speaker() -> None:
    """A passive without agent attributes to nobody: the publisher answers."""
    found = read("Some 300 people were believed to be trapped in the tunnel.").said("be trapped in the tunnel")
    assert found is not None
    assert found.chain == ()
    assert found.origin.basis is OriginBasis.PUBLISHER_UNATTRIBUTED


def test_an_unknown_publisher_is_no_origin() -> None:
    """Where nobody is named and no publisher is known, nobody answers."""
    assert read("Some 300 people were believed to be trapped.", publisher=" ").origin("be trapped") in {None, " "}


def test_a_thing_does_not_speak() -> None:
    """The blast showed that: no attribution."""
    assert read("The blast showed that the depot was not safe.").said("the depot was not safe") is None


def test_witnessing_is_the_basis() -> None:
    """Who says that they saw it is a witness."""
    found = read("A surgeon said he saw two helicopters over the clinic.").said(
        "he saw two helicopters over the clinic"
    )
    assert found is not None
    assert found.basis is Basis.WITNESSED


def test_being_told_is_the_basis() -> None:
    """Who says that they were told has it from others."""
    found = read("A surgeon said he was told that the road was mined.").said("he was told")
    assert found is not None
    assert found.basis is Basis.TOLD


def test_when_it_was_said_stands_outside_the_content() -> None:
    """The day of the statement is among the words that tell of it, and not in the content."""
    found = read("The mayor said on Tuesday that the bridge fell on Monday.")
    said = found.said("the bridge fell on Monday")
    assert said is not None
    assert any(piece.contains(found.span("Tuesday")) for piece in said.told_in)
    assert not any(piece.contains(found.span("Monday")) for piece in said.told_in)


def test_a_text_without_commas_still_has_its_last_words() -> None:
    """Where commas were stripped, a speaker at the end of a sentence is found by the verb's place."""
    found = read(
        "Two shells hit the market on Monday the mayor said. A truce was agreed last week a doctor told reporters."
    )
    assert found.who("Two shells hit the market") == ["mayor"]


@settings(derandomize=True, deadline=None, max_examples=25)
@given(st.lists(st.sampled_from([text for text, _, _ in SHAPES]), min_size=1, max_size=4))
def test_spans_and_nesting_are_sound(sentences: list[str]) -> None:
    """Parents come from the same tuple, contents never hold their own cue, chains extend their parent's."""
    found = read("\n".join(sentences))
    for number, one in enumerate(found.attributions):
        assert one.parent != number
        assert not any(piece.overlaps(cue) for piece in one.content for cue in one.cue)
        assert all(one.span.contains(piece) for piece in (*one.speaker, *one.cue, *one.content))
        if one.parent is not None:
            above = found.attributions[one.parent]
            assert one.chain[: len(above.chain)] == above.chain


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.text(alphabet="ab said\"“” .,'the\n", max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    """Nested and unclosed quotation marks are read without an error."""
    if text.strip():
        for one in read(text + " x").attributions:
            assert one.content


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("In all 192 people have been killed, by the ministry's count.", "ministry"),
        ("By the army's own estimate, 300 fighters remain in the town.", "army"),
        ("At least 50 people have been killed, as reported by the mayor.", "mayor"),
    ],
)
def test_an_account_is_told_by_whose_it_is(text: str, speaker: str) -> None:
    """*By X's count*, *as reported by X*: X answers for the clause."""
    assert {c.origin for c in claims(text)} == {speaker}
