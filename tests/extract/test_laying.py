"""Whom the words lay a deed to: in a passive of blame, in a blame beside it, in the sentence that claims it."""

import pytest

from tests.extract.reading_claims import claim, claims
from tests.extract.test_doers import doers


@pytest.mark.parametrize(
    ("text", "words", "doer"),
    [
        ("The militia is accused of killing 200 villagers in 2003.", "killing 200", "militia"),
        ("The group was blamed for the bombing that killed 40 people in Mogadishu.", "killed 40", "group"),
        ("Rebels were responsible for an attack that killed nine drivers in Arauca.", "killed nine", "Rebels"),
        ("Hundreds of students died at the hands of the secret police.", "died", "police"),
        ("A bomb killed four policemen in Quetta in an attack claimed by the Liberation Army.", "killed four", "Army"),
        ("Nine monks were killed in an ambush that officials attributed to Karen guerrillas.", "killed", "Karen"),
        ("A bomb exploded in Cali, killing nine, which the ministry blamed on the Popular Front.", "nine", "Front"),
        ("Two men died in an ambush near Kidal, said the army, which blamed Tuareg rebels.", "Two men", "Tuareg"),
        ("A mine, apparently planted by guerrillas, blew up a bus in Antioquia.", "blew up", "guerrillas"),
        ("Rockets fired by Hamas hit Sderot.", "hit", "Hamas"),
        ("A drone operated by the CIA killed four men in Waziristan.", "killed four", "CIA"),
        ("The government sent troops to storm the prison on Monday.", "storm", "troops"),
        ("Police used live ammunition to disperse protesters in Lagos.", "disperse", "Police"),
        ("Three people were hacked to death with machetes by militiamen in Djugu.", "hacked", "militiamen"),
        ("Houses were looted and burned by the soldiers.", "looted", "soldiers"),
        ("Shelling by government forces damaged 20 houses in Terter.", "damaged 20", "government forces"),
        ("Pro-government militias torched homes in the town of Bambari.", "torched", "militias"),
        ("Gunmen believed to be bandits raided a village and killed 16 people.", "raided", "Gunmen"),
        ("Suspicion fell on Chechen separatists.", "Suspicion", "Chechen separatists"),
        ("Egypt condemned the Israeli raid on Rafah.", "condemned", "Israeli"),
        ("Buses of the Red Crescent took 300 people out of Douma.", "took 300", "Red Crescent"),
        ("The villagers caught one of the raiders and handed him to soldiers.", "handed him", "villagers"),
        ("Men in uniform surrounded the camp, which lies by the river, fired on it and left.", "fired on", "Men"),
        ("Fighters thought to belong to a splinter group killed seven people in Oicha.", "killed seven", "Fighters"),
    ],
)  # fmt: skip
def test_the_words_lay_the_deed_to_somebody(text: str, words: str, doer: str) -> None:
    """Passives of blame, weapons and whose they are, reduced clauses, objects that are sent to do it."""
    assert any(doer in name for name in doers(text, words))


def test_a_claim_in_the_next_sentence_names_who_did_it() -> None:
    """*The Front claimed responsibility for the attack* lays to it what was told without a doer just before."""
    told = "A car bomb killed 12 people in Bogota on Thursday. The Popular Front claimed responsibility for the attack."
    assert doers(told, "killed 12") == ["Popular Front"]


@pytest.mark.parametrize(
    "text",
    [
        "A car bomb killed 12 people in Bogota. The Popular Front claimed responsibility for an attack in Cali.",
        "A car bomb killed 12 people in Bogota. No group claimed responsibility for the attack.",
        "A car bomb killed 12 people in Bogota. The ministry blamed the Popular Front for the attack.",
        "The Popular Front was cleared of the attack. Elsewhere a car bomb killed 12 people in Bogota.",
    ],
)
def test_another_attack_nobody_or_another_speaker_lends_no_doer(text: str) -> None:
    """Another's accusation in a sentence of its own stays his; of nobody and of another attack nothing is lent."""
    assert doers(text, "killed 12") == []


def test_in_a_fight_both_sides_act() -> None:
    """*Clashed with rebels* names two who fight."""
    assert set(doers("The army clashed with Naxal rebels in Bastar, leaving four dead.", "clashed")) == {
        "army",
        "Naxal rebels",
    }


def test_what_is_hit_did_not_fly() -> None:
    """*The helicopter had come under fire*: no strike from the air, and no weapon of whoever fired."""
    told = claim("The UN helicopter had come under fire from rebels in Rutshuru.", "under fire")
    assert told.event != "airstrike"
    assert told.weapons == ()


def test_two_deeds_of_one_doer_are_two_claims() -> None:
    """*Burned 40 houses and killed 18* is not one lump."""
    found = claims("Armed men burned 40 houses and killed 18 people in Chibok.")
    told = {c.event: [(k.measure.value, k.low) for k in c.counts] for c in found}
    assert told == {"destruction": [("destroyed", 40)], "killing": [("killed", 18)]}
    assert {a.name for c in found for a in c.actors} == {"Armed men"}


def test_shot_dead_in_an_attack_is_still_a_shooting() -> None:
    """A plain *attack* or *ambush* says less than how they were killed."""
    assert claim("Gunmen ambushed a bus in Mandera and shot dead 28 passengers.", "shot dead").event == "shooting"


def test_the_group_is_the_body_named_before() -> None:
    """*The group* takes up the name; *the army* stays what it is."""
    told = "Fighters of the Lord's Resistance Army raided a camp in Lamu. The group killed 11 soldiers."
    assert any("Resistance Army" in name for name in doers(told, "killed 11"))
    other = "Fighters of the Lord's Resistance Army raided a camp in Lamu. The army killed 11 fighters."
    assert doers(other, "killed 11") == ["army"]


def test_those_believed_to_be_somebody_say_nothing() -> None:
    """*Gunmen believed to be bandits*: no gunman speaks."""
    told = claims("Gunmen believed to be bandits raided a village in Zamfara and killed 16 people.")
    assert {c.origin for c in told} == {"Harbour Gazette"}


def test_a_town_by_its_name_is_taken() -> None:
    """A name of a place is ground enough for *captured*."""
    assert claim("Tens of thousands fled as the rebels captured Kunduz.", "captured").event == "territory_taken"


def test_a_concession_is_not_what_is_said() -> None:
    """*Has not commented, though suspicion fell on it*: nobody says the latter."""
    told = claims("The Popular Front has not commented, though suspicion fell at once on Chechen separatists.")
    assert {c.origin for c in told if c.event == "blame"} == {"Harbour Gazette"}


def test_those_who_storm_on_foot_make_no_airstrike() -> None:
    """Aircraft overhead do not turn it into one."""
    told = claim("With helicopters overhead, commandos stormed the theatre, killing 40 hostages.", "stormed")
    assert told.event == "attack"


def test_an_amount_is_not_whom_it_was_done_to() -> None:
    """*Dozens of women*, *a hundred men*: the people, and not their number, are targets and doers."""
    told = claim("More than a hundred men abducted dozens of women in Chibok.", "abducted")
    assert [a.name for a in told.actors] == ["men"]
    assert [t.name for t in told.targets] == ["women"]
