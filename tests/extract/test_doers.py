"""Who is said to have done it: behind *from*, *of*, a participle, a weapon's owner, or a noun in the next sentence."""

import pytest

from tests.extract.reading_claims import claims


def doers(text: str, words: str) -> list[str]:
    """Return the actors of the claims whose words hold these; fail where there are none."""
    found = [c for c in claims(text) if words in c.text]
    assert found, [c.text for c in claims(text)]
    return [actor.name for claim in found for actor in claim.actors]


@pytest.mark.parametrize(
    ("text", "words", "doer"),
    [
        ("The town came under fire from the militia on Tuesday.", "came under fire", "militia"),
        ("Two servicemen were wounded by shooting from the Armenian side.", "were wounded", "Armenian side"),
        ("Members of the Lord's Resistance Army hacked 22 people to death in Haut-Uele.", "hacked", "Resistance Army"),
        ("In Jacmel, gang members opened fire on a procession, killing seven.", "opened fire", "gang members"),
        ("An ambush, laid by fighters of the National Front, left eight policemen dead in Arauca.", "left", "Front"),
        ("Russian missiles struck an apartment block in Dnipro, killing 40 people.", "struck", "Russian"),
        ("The army bombarded the camp. The attack killed 16 people, doctors said.", "killed 16", "army"),
        ("An air strike blamed on the Ethiopian air force killed 17 people in Mekelle.", "killed 17", "Ethiopian"),
    ],
)  # fmt: skip
def test_the_words_name_who_did_it(text: str, words: str, doer: str) -> None:
    """Each form of words that lays a deed to somebody names him."""
    assert any(doer in name for name in doers(text, words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The UN called off the first evacuations from eastern Aleppo.", "called off"),
        ("Shelling from the town of Beni wounded four people.", "wounded four"),
        ("The army bombarded the camp. An attack near Juba killed 16 people.", "killed 16"),
    ],
)
def test_a_place_or_another_deed_lends_no_doer(text: str, words: str) -> None:
    """*Shelling from the town* says where the guns stand; *an attack* is not the one told before."""
    assert not {"eastern Aleppo", "Beni", "town", "army"} & {name.removeprefix("the ") for name in doers(text, words)}


def test_one_bare_name_that_is_captured_is_a_town() -> None:
    """*Captured Lalibela* takes ground, and detains nobody."""
    assert {c.event for c in claims("Tigrayan forces captured Lalibela on Monday.")} == {"territory_taken"}


def test_worshippers_who_are_seized_are_detained() -> None:
    """*Seized 30 worshippers* takes no ground."""
    found = claims("Armed men stormed a church in Kaduna and seized 30 worshippers.")
    assert {(k.measure, k.low) for c in found if c.event == "detention" for k in c.counts} == {("detained", 30)}
