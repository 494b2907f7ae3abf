"""Words of event in their frames: whom they befall, what stands between, what a passive turns round."""

import pytest

from onrecord.model import Kind
from tests.extract.reading_claims import claim, claims


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Flights were suspended after the blast.", "obstruction"),
        ("The border crossing was closed by the authorities.", "obstruction"),
        ("Sanctions were imposed on two generals.", "sanction"),
        ("The town fell to the insurgents on Sunday.", "territory_taken"),
        ("Separatist fighters broke through the line near the river.", "territory_taken"),
        ("Troops invaded the neighbouring state at dawn.", "invasion"),
        ("The security service thwarted an attack on the station.", "foiled_attack"),
        ("Sappers defused a bomb under the bridge.", "foiled_attack"),
        ("Soldiers raped two women in the village.", "torture"),
        ("The two sides exchanged prisoners at the bridge.", "release"),
        ("The group pledged allegiance to a foreign network.", "allegiance"),
        ("The neighbouring government supplied weapons to the rebels.", "support"),
        ("The militia forcibly recruited boys from the camp.", "recruitment"),
        ("The police cordoned off the square.", "obstruction"),
        ("Three diplomats were expelled by the ministry.", "sanction"),
        ("Rebels cut army supply lines in the north.", "obstruction"),
        ("Police have linked the group to several killings in Goma.", "blame"),
        ("Militiamen are preventing the villagers from getting food.", "aid_blocked"),
        ("Rebels drove government forces from nearly all of the province in May.", "territory_taken"),
        ("Militiamen expelled the jihadists from the town on Sunday.", "territory_taken"),
        ("The rebels were driven out of the district by the army.", "territory_taken"),
        ("Troops pushed into the city at dawn.", "territory_taken"),
        ("Soldiers drove families from their homes in the village.", "displacement"),
        ("Troops expelled the villagers on Sunday.", "displacement"),
        ("Hundreds of students demonstrated in the capital.", "protest"),
    ],
)
def test_phrases_tell_their_event(text: str, event: str) -> None:
    """A phrase is heard in the active and the passive, and not across a date."""
    assert event in [c.event for c in claims(text)]


@pytest.mark.parametrize(
    "text",
    ["The crime demonstrated that nobody in the capital is safe.", "The president rallied minorities behind his army."],
)
def test_what_is_demonstrated_or_rallied_is_no_protest(text: str) -> None:
    """With an object the same verbs tell of something else."""
    assert "protest" not in [c.event for c in claims(text)]


@pytest.mark.parametrize(
    ("text", "words", "target"),
    [
        ("The base came under mortar fire at noon.", "came under", "base"),
        ("The peacekeepers suffered an attack near the bridge.", "attack", "peacekeepers"),
    ],
)
def test_whoever_undergoes_an_attack_did_not_make_it(text: str, words: str, target: str) -> None:
    """*Came under*, *suffered*: the subject is the target and no actor."""
    told = claim(text, words)
    assert [a.name for a in told.actors] == []
    assert [t.name for t in told.targets] == [target]


@pytest.mark.parametrize(
    ("text", "words", "target"),
    [
        ("Gunmen opened fire on worshippers.", "opened fire", "worshippers"),
        ("Police fired tear gas at demonstrators.", "tear gas", "demonstrators"),
    ],
)
def test_the_means_are_not_the_target(text: str, words: str, target: str) -> None:
    """What it is done with, and the phrase's own noun, are nobody whom it is done to."""
    assert [t.name for t in claim(text, words).targets] == [target]


def test_soldiers_who_cross_a_border_are_not_displaced() -> None:
    """What displaces civilians is a deployment of those in arms."""
    assert [c.event for c in claims("Soldiers crossed the border before dawn.")] == ["deployment"]


def test_a_country_is_not_wounded() -> None:
    """What is no person is hurt in a figure of speech alone."""
    told = claims("He said the whole country had been wounded.")
    assert not [c for c in told if c.event == "injury"]


@pytest.mark.parametrize("text", ["The war over the valley is old.", "Pressure over the conflict in the east grew."])
def test_a_war_that_is_merely_named_is_no_event(text: str) -> None:
    """A war tells something where it breaks out, goes on or kills."""
    assert not [c for c in claims(text) if c.event == "conflict"]


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("The rebels withdrew from the town.", "withdrew", "rebels"),
        ("The unit laid down its arms.", "laid down", "unit"),
        ("Al-Raya, an armed group, claimed responsibility for the blast.", "responsibility", "Al-Raya"),
        ("Al-Raya said that it had carried out the attack.", "attack", "Al-Raya"),
    ],
)
def test_who_moves_or_owns_up_is_the_actor(text: str, words: str, actor: str) -> None:
    """Those who move of themselves, and those who say that they did it, are said to have done it."""
    assert [a.name for a in claim(text, words).actors] == [actor]


@pytest.mark.parametrize(
    "text",
    ["The coordinator withdrew the figure.", "The team passed the bags through the rubble."],
)
def test_what_is_done_to_a_thing_moves_nobody(text: str) -> None:
    """A verb of going with an object that is no place tells of no departure."""
    assert not [c for c in claims(text) if c.event == "departure"]


def test_who_brings_a_drone_down_did_not_launch_it() -> None:
    """A blow that a clause describes is not the doing of whoever meets it."""
    text = "The ministry said its air defences had brought down nine of the 11 drones launched at the refinery."
    assert [a.name for c in claims(text) if c.event == "attack" for a in c.actors] == []


def test_a_condemnation_beside_a_denial_is_not_denied() -> None:
    """What is denied is the charge, not the second thing that is said."""
    told = claim("The militia denied that it was behind the blast and condemned it.", "condemned")
    assert told.polarity.value == "affirmed"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Forty-three farmers were buried on Sunday.", "killing"),
        ("Two children were buried under the rubble of the school.", None),
        ("The ministry said 750 paratroopers would be sent to the border.", "deployment"),
        ("The commander ordered the withdrawal of about 1,000 troops.", "departure"),
        ("Lawmakers passed a resolution on the shelling.", "decision"),
    ],
)
def test_more_of_what_is_told(text: str, event: str | None) -> None:
    """Burials, dispatched troops, withdrawals and votes are heard, and the buried alive are not dead."""
    found = [c.event for c in claims(text)]
    assert event in found if event else "killing" not in found


def test_nobody_speaks() -> None:
    """*No group claimed it, though …*: what follows is not said by no group."""
    told = claim("No group had claimed responsibility, though suspicion fell on the separatists.", "suspicion")
    assert told.origin == "Harbour Gazette"


def test_an_attack_that_is_carried_out_evacuates_nobody() -> None:
    """*Carried out 12 shellings of the quarter* is no carrying out of people."""
    found = [c.event for c in claims("Militants carried out 12 mortar shellings of the quarter.")]
    assert "evacuation" not in found


def test_the_wounded_of_another_event_are_no_claim() -> None:
    """*The evacuation of the wounded* tells of no wounding."""
    assert [c.event for c in claims("The evacuation of the sick and the wounded could not begin.")] == ["evacuation"]


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers seized three rifles near the village.",
        "Police recovered ammunition and a number of explosive devices in the town.",
        "Weapons were recovered from the base.",
        "Rebels captured three tanks near the airport.",
        "Troops captured an explosives expert in the city.",
    ],
)
def test_who_takes_things_or_people_takes_no_ground(text: str) -> None:
    """Arms, goods and prisoners are carried off; a town is held."""
    assert "territory_taken" not in [c.event for c in claims(text)]


@pytest.mark.parametrize(
    "text", ["Rebels captured two villages and a base.", "Troops seized the airport and 12 rifles."]
)
def test_ground_is_taken_whatever_else_is(text: str) -> None:
    """What is named first and is ground makes the capture one of ground."""
    assert "territory_taken" in [c.event for c in claims(text)]


def test_a_weapon_that_is_a_trade_is_not_used() -> None:
    """*A car bomb expert* was not hit by a car bomb; *rocket crews hit the town* with rockets."""
    held = claim("Police targeted a car bomb expert in the port on Monday.", "targeted")
    assert (held.event, held.weapons) == ("attack", ())
    assert claim("Rocket crews hit the town of Millgate on Tuesday.", "hit").weapons != ()


def test_a_house_that_is_surrounded_is_no_siege() -> None:
    """A town is besieged; round a house soldiers are at work for an hour."""
    assert [c.event for c in claims("Soldiers surrounded the house at dawn.")] == ["operation"]
    assert [c.event for c in claims("Soldiers surrounded the town at dawn.")] == ["siege"]


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers conducted an operation that led to the discovery of 60 mortar rounds.",
        "During the operation troops found two rockets and a cache of landmines.",
    ],
)
def test_a_weapon_that_is_found_was_not_used(text: str) -> None:
    """What is found, seized or stored makes no shelling of an operation."""
    assert {c.event for c in claims(text)} <= {"operation"}
    assert all(c.weapons == () for c in claims(text))


@pytest.mark.parametrize(
    "text",
    [
        "Troops went on with the raid, which led to the discovery of five vests, 60 rounds of ammunition and a map.",
        "Troops began an operation to break up an explosive devices and munitions cell in Sake.",
    ],
)
def test_what_is_found_or_whose_trade_it_is_makes_no_blow_of_an_operation(text: str) -> None:
    """Weapons on a list of what was found, or in the name of a cell, were not used there."""
    assert not {c.event for c in claims(text)} & {"shooting", "bombing"}


def test_what_is_brought_down_tells_the_deed() -> None:
    """Aircraft are shot down, buildings destroyed; rubble that is brought down is neither."""
    assert claim("Rebels brought down a helicopter near Sorel on Monday.", "brought down").event == "shoot_down"
    assert claim("The raid brought down two houses in Sorel.", "brought down").event == "destruction"
    assert claims("It brought down rubble on the medics in Sorel.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "The bank signed a credit agreement on Tuesday while the opposition protested.",
        "The parliament ratified a trade deal with two neighbours as the fighting went on.",
        "Leaders reached an agreement on debt, and fighting kept people from leaving.",
        "The report lists violations of human rights under the peace agreement.",
        "Bakeries have stopped operating because of air strikes.",
    ],
)
def test_what_is_about_other_trades_is_no_truce(text: str) -> None:
    """An agreement on trade, a violation of the law, a stop for fear of strikes: no truce is made, broken or kept."""
    assert not [c.text for c in claims(text) if c.kind is Kind.TRUCE and c.event != "statement"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The rebels and the army reached an agreement on Tuesday.", "agreement"),
        ("The shelling was a violation of the ceasefire, the monitors said.", "violation"),
        ("The army agreed to stop air strikes on the city.", "halt"),
    ],
)
def test_a_truce_keeps_its_words(text: str, event: str) -> None:
    """The same words tell of a truce where they are of one."""
    assert event in [c.event for c in claims(text) if c.kind is Kind.TRUCE]


def test_a_dead_truce_is_no_death() -> None:
    """*The truce is dead*: nobody died."""
    assert {c.kind for c in claims("The truce is dead, the commander said.")} == {Kind.TRUCE}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Others have been taken to the cities of Goma and Bukavu.", "territory_taken"),
        ("The town has been struck by cross-border rocket fire.", "deployment"),
        ("There is talk of war at the council, the minister said.", "talks"),
        ("Rebels cut army supply lines in the north.", "aid_blocked"),
        ("The fighters belong to a group which is linked to a foreign network.", "blame"),
    ],
)
def test_a_phrase_is_not_heard_over_what_breaks_it(text: str, event: str) -> None:
    """Whither, a hyphen, another sense of *talk*: the phrase's words stand there, and the phrase does not."""
    assert event not in [c.event for c in claims(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Bodies were still being removed from the rubble on Tuesday.",
        "The coalition has taken out several rebel commanders, the general said.",
        "The gunmen have taken their anger out on our schoolchildren.",
        "Prisoners were transferred to a jail in the capital.",
        "The army said that it had removed 12 mines from the road.",
        "Aid was removed from the convoys.",
    ],
)
def test_things_and_men_who_are_held_are_not_evacuated(text: str) -> None:
    """Words said of people and of things alike tell an evacuation of people alone, not of who is held or shot."""
    assert "evacuation" not in [c.event for c in claims(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The wounded were transferred to a hospital across the border.",
        "Forty children were removed from the orphanage before the shelling.",
        "Buses took many of the women and children out of the town.",
        "Some 300 fighters were bused out of the enclave.",
        "Families were ferried from the island by the navy.",
        "The injured were treated and transported to a clinic.",
    ],
)
def test_people_are_evacuated(text: str) -> None:
    """Whom it befalls stands before or behind the verb, or is the wounded."""
    assert "evacuation" in [c.event for c in claims(text)]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The fighters began advancing on the town of Adwa on Sunday.", {"territory_advance"}),
        ("The army drove the rebels from the town of Adwa on Sunday.", {"territory_taken"}),
        ("The militia expelled rival fighters from the town on Sunday.", {"territory_taken"}),
        ("The militia expelled the families from the town on Sunday.", {"displacement"}),
        ("The country was hit by a violent unrest.", {"conflict"}),
        ("The air raids were executed at night.", {"airstrike"}),
        ("The leader has rallied his supporters in the city.", set()),
        ("The statement demonstrated that they were unwilling.", set()),
        ("Their heads were cut off in the town.", set()),
        ("The group has cut off the water to the town.", set()),
        ("The inspectors sealed off seven warehouses.", set()),
        ("The army sealed off the town of Adwa.", {"siege"}),
        ("Shells hit the area surrounding the town hall in the city.", {"shelling"}),
        ("This photo captured from the town of Adwa shows smoke.", set()),
        ("A bomb went off in the rebel controlled city of Adwa.", {"bombing"}),
    ],
)
def test_words_that_tell_less_than_they_seem_to(text: str, events: set[str]) -> None:
    """Who moves on a town has not taken it, who drives fighters out has; words of other trades tell nothing."""
    assert {c.event for c in claims(text)} == events
