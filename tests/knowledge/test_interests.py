"""What an origin has at stake: each rule with what it finds, and what it must not find."""

from typing import Any

import pytest

from onrecord.knowledge.interests import Matter, Speaking
from onrecord.model import Claim, Interest, Kind, Named, OriginBasis, Polarity, Status
from onrecord.values import Count, Measure, Span, VictimStatus
from tests.link.claims import KNOWLEDGE, by, named

DENIED = {"polarity": Polarity.DENIED, "status": Status.NOT_OCCURRED}


def claim(text: str, **fields: Any) -> Claim:
    fields.setdefault("kind", Kind.VIOLENCE)
    fields.setdefault("event", "shelling")
    fields["actors"] = tuple(_placed(text, a) for a in fields.pop("actors", ()))
    fields["targets"] = tuple(_placed(text, a) for a in fields.pop("targets", ()))
    who = by(fields.pop("by", "the Gazette"))
    return Claim(report="a", span=Span(0, len(text)), text=text, **fields, **who)


def _placed(text: str, who: str) -> Named:
    """An actor by entity id, or as its word stands in the text."""
    found = named(who)
    at = text.find(who)
    return Named(name=found.name, id=found.id, span=Span(at, at + len(who)) if at >= 0 else None)


def told(one: Claim) -> Speaking:
    return Speaking(one, one.origin_id or one.origin or "", one.origin, one.origin_id, one.origin_basis)


def interests(one: Claim, *others: Claim, accused: frozenset[str] = frozenset()) -> tuple[Interest, ...]:
    matter = Matter.of((one, *others), KNOWLEDGE, {one.id: accused})
    return matter.interests(told(one))


def killed(text: str, number: int, status: VictimStatus = VictimStatus.UNKNOWN) -> tuple[Count, ...]:
    at = text.find(str(number))
    span = Span(at, at + len(str(number)))
    return (Count(measure=Measure.KILLED, low=number, high=number, span=span, victim_status=status),)


@pytest.mark.parametrize(
    ("text", "who", "actors", "expected"),
    [
        ("The army denied that it had shelled it", "sy-army", ("sy-army",), (Interest.DENIES_OWN_ACT,)),
        ("denied that the army had shelled it", "sy-army", ("army",), (Interest.DENIES_OWN_ACT,)),
        ("denied that his fighters shelled it", "unnamed:rebel chief", ("fighters",), (Interest.DENIES_OWN_ACT,)),
        ("denied that the government shelled it", "russia", ("sy-government",), (Interest.DENIES_ALLYS_ACT,)),
        ("denied that fighters shelled it", "unnamed:rebel chief", ("fighters",), ()),
        ("denied that rebels had shelled it", "un", ("sy-opposition",), ()),
        ("denied that fighters shelled it", "sy-army", ("fighters",), ()),
    ],
)  # fmt: skip
def test_whose_act_is_denied(text: str, who: str, actors: tuple[str, ...], expected: tuple[Interest, ...]) -> None:
    """Its own by name, by its bare name or by *his*; an ally's; nobody's where the words do not say."""
    assert interests(claim(text, by=who, actors=actors, **DENIED)) == expected


def test_a_denial_is_of_whom_the_claims_that_it_denies_accuse() -> None:
    """*Denied carrying out the strike* names nobody; whom it answers does."""
    denial = claim("It denied carrying out the strike", by="russia", **DENIED)
    assert interests(denial, accused=frozenset({"russia"})) == (Interest.DENIES_OWN_ACT,)
    assert interests(denial, accused=frozenset({"sy-government"})) == (Interest.DENIES_ALLYS_ACT,)
    assert interests(denial, accused=frozenset({"sy-opposition"})) == ()
    assert interests(denial) == ()


@pytest.mark.parametrize(
    ("who", "actors", "expected"),
    [
        ("russia", ("sy-opposition",), (Interest.ACCUSES_ENEMY,)),
        ("turkey", ("sy-government",), (Interest.ACCUSES_OTHER_PARTY,)),
        ("sy-government", ("militants",), (Interest.ACCUSES_OTHER_PARTY,)),
        ("un", ("sy-government",), ()),
        ("sy-opposition", ("sy-opposition",), (Interest.OWN_ACT,)),
        ("the Gazette", ("sy-opposition",), ()),
    ],
)
def test_who_accuses_whom(who: str, actors: tuple[str, ...], expected: tuple[Interest, ...]) -> None:
    """A party accuses its enemy, or another party; who is no party has no interest; its own deed is no accusation."""
    assert interests(claim("shelled the town", by=who, actors=actors)) == expected


def test_blame_lays_a_deed_and_condemnation_does_not() -> None:
    """Who condemns names itself as actor of the words, and accuses nobody by that."""
    blame = claim("blamed the rebels", by="russia", kind=Kind.RESPONSIBILITY, event="blame", actors=("sy-opposition",))
    other = claim("condemned", by="russia", kind=Kind.RESPONSIBILITY, event="condemnation", actors=("russia",))
    assert interests(blame) == (Interest.ACCUSES_ENEMY,)
    assert interests(other) == ()


def test_a_claim_of_responsibility_is_its_own_act() -> None:
    """Who says that it did it speaks of its own act."""
    owned = claim("claimed the attack", by="islamic-state", kind=Kind.RESPONSIBILITY, event="claim_of_responsibility")
    assert interests(owned) == (Interest.OWN_ACT,)


def test_losses_are_its_own_or_its_enemys() -> None:
    """Whom the words say was hurt; else the fighters that it says it killed; a town's people are nobody's."""
    text = "shelling killed 12 soldiers"
    own = claim(text, by="sy-government", targets=("sy-army",), counts=killed(text, 12))
    enemy = claim(text, by="sy-opposition", targets=("sy-army",), counts=killed(text, 12))
    text = "it killed 12 fighters"
    did = claim(text, by="russia", actors=("russia",), counts=killed(text, 12, VictimStatus.ALLEGED_COMBATANT))
    people = claim(text, by="un", targets=("sy-army",), counts=killed(text, 12))
    assert interests(own) == (Interest.OWN_LOSSES,)
    assert interests(enemy) == (Interest.ENEMY_LOSSES,)
    assert interests(did) == (Interest.OWN_ACT, Interest.ENEMY_LOSSES)
    assert interests(people) == ()


def test_a_party_is_listed_or_named_by_others_as_actor() -> None:
    """A group that no pack lists is a party where others lay the deed to it, not where only its own words name it."""
    spoken = claim("said nothing happened", by="River Guard")
    laid = claim("River Guard shelled it", actors=("River Guard",))
    assert Matter.of((spoken,), KNOWLEDGE).party(told(spoken)) is None
    assert Matter.of((spoken, laid), KNOWLEDGE).party(told(spoken)) == "River Guard"
    own = claim("River Guard shelled it", by="River Guard", actors=("River Guard",))
    assert Matter.of((own,), KNOWLEDGE).party(told(own)) is None
    army = claim("said nothing", by="sy-army")
    assert Matter.of((army,), KNOWLEDGE).party(told(army)) == KNOWLEDGE.by_id["sy-army"].name


def test_activists_of_a_country_are_not_its_government() -> None:
    """An unnamed source with a state's name speaks for it only as an official."""
    for name, party in (("Syrian activists", None), ("Syrian top official", "Syria")):
        one = claim("was shelled")
        speaking = Speaking(one, name, name, "syria", OriginBasis.UNNAMED_GROUP)
        assert Matter.of((one,), KNOWLEDGE).party(speaking) == party


def test_one_origin_is_one_voice() -> None:
    """All claims of an origin are one voice with all that it has at stake; the order of arrival changes nothing."""
    one = claim("rebels shelled it", by="russia", actors=("sy-opposition",))
    two = claim("it did not", by="russia", actors=("russia",), **DENIED)
    matter = Matter.of((one, two), KNOWLEDGE)
    (voice,) = matter.voices([told(two), told(one)])
    assert voice == matter.voices([told(one), told(two)])[0]
    assert voice.claims == tuple(sorted((one.id, two.id)))
    assert voice.interests == (Interest.DENIES_OWN_ACT, Interest.ACCUSES_ENEMY)
