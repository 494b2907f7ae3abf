"""Event words: which are events, in which sense, and what they are called."""

import pytest

from onrecord.model import Kind
from tests.extract.reading_claims import claim, claims

EVENTS = [
    ("Warplanes bombed the town on Monday.", "bombed", Kind.VIOLENCE, "airstrike"),
    ("The army shelled the town on Monday.", "shelled", Kind.VIOLENCE, "shelling"),
    ("The army carried out air strikes on the town.", "air strikes", Kind.VIOLENCE, "airstrike"),
    ("The town came under heavy shelling.", "shelling", Kind.VIOLENCE, "shelling"),
    ("Army shelling of the town killed 12 people.", "killed", Kind.VIOLENCE, "shelling"),
    ("Rebels attacked the post with mortars.", "attacked", Kind.VIOLENCE, "shelling"),
    ("A suicide bomber attacked the market.", "attacked", Kind.VIOLENCE, "bombing"),
    ("A chemical attack hit the town.", "chemical attack", Kind.VIOLENCE, "chemical_attack"),
    ("Militants executed six men in the square.", "executed", Kind.VIOLENCE, "execution"),
    ("Four men hijacked a ferry on Monday.", "hijacked", Kind.VIOLENCE, "hijacking"),
    ("Soldiers seized power on Monday.", "seized", Kind.VIOLENCE, "coup"),
    ("Riots broke out in the port.", "Riots", Kind.VIOLENCE, "riot"),
    ("The rebels control most of the town.", "control", Kind.VIOLENCE, "territory_held"),
    ("The sides agreed to stop fighting.", "stop", Kind.TRUCE, "halt"),
    ("Shots were fired near the embassy.", "Shots", Kind.VIOLENCE, "shooting"),
    ("Nine people were hurt by rocket shells fired by rebels on the port.", "fired", Kind.VIOLENCE, "shelling"),
    ("A missile launched by the army hit a bakery.", "launched", Kind.VIOLENCE, "shelling"),
    ("The bullet struck a boy in the chest.", "struck", Kind.VIOLENCE, "shooting"),
    ("Soldiers shot 12 civilians dead at the gate.", "shot", Kind.VIOLENCE, "shooting"),
    ("Two guards were shot to death at the gate.", "shot", Kind.VIOLENCE, "shooting"),
    ("A man stabbed a guard at the gate.", "stabbed", Kind.VIOLENCE, "stabbing"),
    ("The battery intercepted two missiles over the port.", "intercepted", Kind.VIOLENCE, "interception"),
    ("The gunners downed a drone over the port.", "downed", Kind.VIOLENCE, "shoot_down"),
    ("A lorry ploughed into the crowd.", "ploughed", Kind.VIOLENCE, "attack"),
    ("The attack was attributed to the militia.", "attributed", Kind.RESPONSIBILITY, "blame"),
    ("Clashes broke out between the army and rebels.", "Clashes", Kind.VIOLENCE, "clash"),
    ("Gunmen kidnapped three engineers.", "kidnapped", Kind.VIOLENCE, "abduction"),
    ("Police arrested three engineers.", "arrested", Kind.VIOLENCE, "detention"),
    ("The army captured the town from rebels.", "captured", Kind.VIOLENCE, "territory_taken"),
    ("The patrol captured two rebels.", "captured", Kind.VIOLENCE, "detention"),
    ("The truce collapsed on Sunday.", "truce", Kind.TRUCE, "ceasefire"),
    ("The army broke the ceasefire on Sunday.", "ceasefire", Kind.TRUCE, "violation"),
    ("A humanitarian pause began on Sunday.", "pause", Kind.TRUCE, "pause"),
    ("Some 40 fighters were evacuated by bus.", "evacuated", Kind.MOVEMENT, "evacuation"),
    ("Some 40 residents left the town on foot.", "left", Kind.MOVEMENT, "departure"),
    ("Some 40 families fled the town.", "fled", Kind.MOVEMENT, "displacement"),
    ("Some 40 fighters surrendered.", "surrendered", Kind.MOVEMENT, "surrender"),
    ("The army prevented civilians from leaving the town.", "prevented", Kind.MOVEMENT, "obstruction"),
    ("The army blocked an aid convoy on Sunday.", "blocked", Kind.MOVEMENT, "aid_blocked"),
    ("About 2,000 people are trapped in the town.", "trapped", Kind.POPULATION, "trapped"),
    ("The mayor accused the army of a cover-up.", "accused", Kind.RESPONSIBILITY, "blame"),
    ("The group claimed responsibility for the blast.", "claimed", Kind.RESPONSIBILITY, "claim_of_responsibility"),
    ("The council condemned the attack.", "condemned", Kind.RESPONSIBILITY, "condemnation"),
    ("The envoy said the strikes constitute war crimes.", "war crimes", Kind.RESPONSIBILITY, "legal_characterisation"),
    ("The mayor called for an end to the fighting.", "called", Kind.APPEAL, "appeal"),
]


@pytest.mark.parametrize(("text", "words", "kind", "event"), EVENTS)
def test_words_tell_an_event(text: str, words: str, kind: Kind, event: str) -> None:
    """Verbs, nouns with light verbs, states and phrases give kind and event; a weapon says what an attack was."""
    told = claim(text, words)
    assert (told.kind, told.event) == (kind, event)


NOTHING = [
    "Workers at the steel mill went on strike for higher wages.",
    "The team attacked well in the second half of the match.",
    "The company launched a new telephone on Monday.",
    "The minister left the room.",
    "The festival was like an explosion of colour.",
    "A rescue operation saved the crew.",
    "The film recalls the massacre of the last century.",
    "Prices hit a new high.",
]


@pytest.mark.parametrize("text", NOTHING[:3] + NOTHING[4:7])
def test_words_of_other_trades_tell_no_violence(text: str) -> None:
    """A strike of workers, a launch of goods, a comparison and a rescue are no events of a conflict."""
    assert [c.event for c in claims(text) if c.kind is Kind.VIOLENCE and c.event != "attack"] == []


def test_cause_and_harm_are_one_claim() -> None:
    """The strike and those whom it killed are told once, with the strike as the event."""
    told = claims("A government air strike on the market killed 12 people and wounded 30.")
    assert [(c.event, len(c.counts)) for c in told] == [("airstrike", 2)]


def test_blow_and_participle_are_one_claim() -> None:
    """*Bombed the market, killing 12* is one claim."""
    told = claims("Warplanes bombed the market, killing 12 people.")
    assert [(c.event, [k.low for k in c.counts]) for c in told] == [("airstrike", [12])]


def test_two_happenings_of_a_sentence_are_two_claims() -> None:
    """A siege and a departure in one sentence are told apart, each in its own words."""
    told = claims("Rebels shelled the town on Sunday and about 200 residents fled the area on Monday.")
    assert [c.event for c in told] == ["shelling", "displacement"]
    assert not told[0].span.overlaps(told[1].span)


def test_a_described_noun_tells_nothing() -> None:
    """*The besieged town* says of no siege that it happened now."""
    assert claims("The mayor of the besieged town met the envoy.") == ()
