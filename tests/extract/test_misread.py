"""Words that tell of less, or of somebody else, than they seem to: whose fire, who is told to go, what is no event."""

import pytest

from onrecord.model import Modality, Status
from tests.extract.reading_claims import claim, claims


def events(text: str) -> list[str]:
    return [c.event for c in claims(text)]


def actors(text: str, words: str) -> list[str]:
    return [a.name for a in claim(text, words).actors]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Rebel fire killed two children in Northam on Tuesday.", "Rebel"),
        ("Government fire killed nine civilians in Taiz, doctors said.", "Government"),
        ("Army artillery killed four farmers near Kadugli on Tuesday, residents said.", "Army"),
        ("Militia bullets wounded six people in El Fasher.", "Militia"),
    ],
)
def test_whose_fire_it_is_stands_before_it(text: str, who: str) -> None:
    """*Rebel fire*, *army artillery*: the party did it, not what it fired."""
    assert actors(text, text.split()[1]) == [who]


@pytest.mark.parametrize(
    "text",
    [
        "Tank shells hit a house in Beit Lahia, killing four.",
        "Fire killed two children in Northam on Tuesday.",
        "Relatives buried five of the victims on Tuesday in Taiz.",
        "Doctors treated 12 people for wounds on Friday.",
    ],
)
def test_who_did_no_harm_is_no_actor(text: str) -> None:
    """Shells and fire of nobody; those who bury the dead or treat the hurt."""
    assert claims(text)[0].actors == ()


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("The army urged civilians to evacuate the southern suburbs.", "evacuate", ["civilians"]),
        ("The council called on both sides to stop shelling the hospital.", "stop shelling", ["sides"]),
        ("The governor ordered the militia to withdraw from Goma.", "withdraw", ["militia"]),
        ("The militia threatened to storm the town.", "storm", ["militia"]),
    ],
)
def test_who_is_told_to_do_it_would_do_it(text: str, words: str, who: list[str]) -> None:
    """*Urged civilians to leave*: not who urges; who threatens would do it himself."""
    found = [c for c in claims(text) if words in c.text][-1]
    assert [a.name for a in found.actors] == who


def test_who_is_given_for_others_is_not_taken() -> None:
    """*In return for 75 prisoners*, *exchanged two captured soldiers*: nobody was detained by that."""
    assert events("Ukraine handed over 90 captured soldiers in return for 75 prisoners of war.") == []
    assert events("The group exchanged two captured soldiers for 20 captives on Sunday.") == ["release"]
    assert events("Police said 75 prisoners were captured on Sunday.") == ["detention"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The front, outlawed in Norland, condemned the attack.", ["condemnation"]),
        ("The union, which is proscribed in Norland, condemned the attack.", ["condemnation"]),
        ("The council sanctioned two generals on Monday.", ["sanction"]),
        ("The two generals sanctioned on Monday left the country.", ["sanction", "departure"]),
    ],
)
def test_a_ban_that_stands_is_no_event(text: str, told: list[str]) -> None:
    """*Outlawed in Norland* says what the front is; what was done on Monday is told."""
    assert events(text) == told


def test_what_somebody_does_not_comment_on_is_not_told_by_him() -> None:
    """No blast, and no place of one."""
    assert events("Kyiv did not comment on the explosions in Belgorod on Friday.") == []
    assert events("The army declined to comment on the strike on the port.") == []
    assert events("The army confirmed the strike on the port on Friday.") == ["strike"]


def test_a_trade_is_no_event_of_a_day() -> None:
    """*He conducts roadside bombings* is what he does; with a number or a day it is told."""
    assert claims("He conducts roadside bombings against convoys in the province.")[0].status is Status.UNKNOWN
    told = claims("She carried out two roadside bombings against convoys in the province on Monday.")[0]
    assert told.status is Status.OCCURRED


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Aid trucks entered the government-held town of Madaya on Monday.", ["aid_delivery"]),
        ("A military convoy entered the town of Adwa on Monday.", ["territory_taken"]),
        ("Rebels entered the town of Moura on Sunday.", ["territory_taken"]),
    ],
)
def test_who_comes_unarmed_takes_no_town(text: str, told: list[str]) -> None:
    assert events(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He left the army in 2014 and joined the opposition.", []),
        ("The ambassador left the meeting after an hour.", []),
        ("He left Goma for Kigali on Friday.", ["departure"]),
        ("The team beat its rivals 3-1 on Sunday.", []),
        ("Guards beat two prisoners on Sunday.", ["torture"]),
    ],
)
def test_who_leaves_a_post_or_beats_a_rival(text: str, told: list[str]) -> None:
    """Nobody goes anywhere, and nobody is hurt."""
    assert events(text) == told


def test_a_want_or_a_fault_is_nobody_to_blame() -> None:
    """The blame is told; it names no party."""
    assert claims("Police blamed a gas leak for the explosion.")[0].actors == ()
    assert [a.name for a in claims("Police blamed rebels for the explosion.")[0].actors] == ["rebels"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("According to reports, five soldiers were killed.", "reports"),
        ("According to initial reports, five soldiers were killed in Mopti.", "initial reports"),
        ("According to unconfirmed reports, the commander died in the raid.", "unconfirmed reports"),
        ("According to local reports, two boys were killed in Bama.", "local reports"),
        ("According to residents' accounts, two boys were killed.", "residents"),
        ("The ministry issued a statement saying five soldiers were killed.", "ministry"),
    ],
)
def test_the_dead_are_not_who_reports(text: str, who: str) -> None:
    """Reports that nobody owns are an origin without a name, and never those of whom they tell."""
    assert claims(text)[0].origin == who


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("If deliberate, it is a war crime, the UN said.", Modality.CONDITIONAL),
        ("If the shelling was deliberate, it is a war crime, the UN said.", Modality.CONDITIONAL),
        ("It is a war crime even if nobody was killed, the UN said.", Modality.ASSERTED),
        ("It is a war crime, the UN said.", Modality.ASSERTED),
    ],
)
def test_what_holds_only_on_a_condition(text: str, modality: Modality) -> None:
    assert claim(text, "war crime").modality is modality


def test_who_loses_ground_did_not_take_it_and_hospitals_confess_nothing() -> None:
    """*Lost control*, *admitted 30 wounded*."""
    assert claims("The army lost control of the base on Friday.")[0].actors == ()
    assert actors("The rebels gained control of the base on Friday.", "gained") == ["rebels"]
    assert "admission" not in events("The hospital admitted 30 wounded on Monday.")
    assert events("The army admitted the strike.")[0] == "claim_of_responsibility"


def test_where_somebody_is_stuck_says_nothing_of_who_took_it() -> None:
    """*Trapped in government-controlled districts of the city*: no ground changes hands by that."""
    assert events("People are trapped in government-controlled districts of the city.") == ["trapped"]
    assert events("Dozens of families are stuck in rebel-held parts of Northam, activists said.") == ["statement"]
    assert "territory_taken" in events("The rebels are in control of the city.")


@pytest.mark.parametrize("text", ["Artillery fire killed 45 civilians on Wednesday.", "Mortar fire killed two people."])
def test_what_is_fired_is_no_party(text: str) -> None:
    """*Artillery fire*: a weapon's name before it says with what, and nobody is named."""
    assert [a.name for c in claims(text) if c.counts for a in c.actors] == []


@pytest.mark.parametrize(
    "text",
    [
        "The incident took place in the harbour district on Monday, killing four people.",
        "Gunmen have begun murdering some of the hostages captured from villages in the north since Monday.",
        "The uprising in the country began with peaceful protests against the army.",
        "Rebels had breached the truce 77 times in the city, the army said.",
    ],
)
def test_no_ground_is_taken_and_no_coup_made(text: str) -> None:
    """*Took place in the district* takes none; hostages are no ground; a rising is no coup; a truce has no lines."""
    assert not {"territory_taken", "coup"} & set(events(text))


def test_what_an_operation_is_aimed_at_is_not_done() -> None:
    """*Aimed at the recapture of the town*: it is meant, and nobody says that the town was taken."""
    told = [c for c in claims("The operation was aimed at the recapture of the town.") if c.event == "territory_taken"]
    assert {c.modality for c in told} <= {Modality.PLANNED}


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Rebels and the army have fought for control of the city since 2012.", ["clash"]),
        ("The army has control of the city.", ["territory_taken"]),
        ("Foreign fighters fought for the regime in Homs.", ["support"]),
    ],
)
def test_whoever_fights_for_control_has_none_yet(text: str, events: list[str]) -> None:
    """*Have fought for control* is fighting: neither control that is had nor support of a party."""
    assert [c.event for c in claims(text)] == events
