"""Disputes: positions with their origins and interest; what is one matter, and what is no dispute at all."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link import link
from onrecord.model import About, Dispute, Interest, Kind, Polarity, Status
from tests.link.claims import CITY, KNOWLEDGE, OTHER_QUARTER, QUARTER, Desk, count

DENIED = {"polarity": Polarity.DENIED, "status": Status.NOT_OCCURRED}
DAY = "2016-05-09"


def disputes(desk: Desk) -> list[Dispute]:
    return [d for i in link(desk.claims, desk.reports, [], KNOWLEDGE).incidents for d in i.disputes]


def strike(desk: Desk, report: str, **fields: Any) -> str:
    fields = {"when": DAY, "where": (QUARTER,)} | fields
    return desk.say(report, fields.pop("text", "A strike hit Millgate"), **fields).id


def voices(dispute: Dispute) -> list[list[tuple[str | None, tuple[Interest, ...]]]]:
    return [[(v.origin, v.interests) for v in p.voices] for p in dispute.positions]


def test_three_sides_and_a_denial_are_one_dispute() -> None:
    """More than two positions: each names a side with its origins; who denies it of a side is one more."""
    desk = Desk()
    for report in "abc":
        desk.report(report)
    strike(desk, "a", actors=("sy-army",), by="sohr")
    strike(desk, "b", actors=("islamic-state",), by="sy-government")
    strike(desk, "c", actors=("turkey",), by="msf")
    desk.say("c", "It denied carrying out the strike", by="turkey", actors=("turkey",), **DENIED)
    (dispute,) = disputes(desk)
    assert dispute.about is About.ACTOR
    assert [p.says for p in dispute.positions] == [
        f"by {KNOWLEDGE.by_id['islamic-state'].name}", f"by {KNOWLEDGE.by_id['sy-army'].name}", "by Turkey",
        "not by Turkey",
    ]  # fmt: skip
    assert [[i for _, i in v] for v in voices(dispute)] == [
        [(Interest.ACCUSES_ENEMY,)], [()], [()], [(Interest.DENIES_OWN_ACT,)]
    ]  # fmt: skip
    assert sorted((*dispute.sides[0], *dispute.sides[1])) == sorted(c for p in dispute.positions for c in p.claims)


def test_several_origins_stand_on_one_side() -> None:
    """Two origins that name one side are two voices of one position; two publishers of one statement are one."""
    desk = Desk()
    for report in "abcd":
        desk.report(report)
    strike(desk, "a", actors=("russia",), by="sohr")
    strike(desk, "b", actors=("russia",), by="sohr")
    strike(desk, "c", actors=("sy-army",), by="un")
    strike(desk, "d", actors=("sy-opposition",), by="russia")
    (dispute,) = disputes(desk)
    by_side = {p.says: [v.origin_id for v in p.voices] for p in dispute.positions}
    assert sorted(len(v) for v in by_side.values()) == [1, 2]
    assert ["sohr", "un"] in [sorted(x or "" for x in v) for v in by_side.values()]


def test_who_condemns_does_not_say_that_it_did_it() -> None:
    """The actor of a condemnation is who condemns: no side of a dispute about who did it."""
    desk = Desk()
    desk.report("a")
    desk.report("b")
    strike(desk, "a", actors=("russia",), by="sohr")
    desk.say("a", "The coalition condemned it", kind=Kind.RESPONSIBILITY, event="condemnation", status=Status.UNKNOWN,
             by="us-led-coalition", actors=("us-led-coalition",))  # fmt: skip
    assert disputes(desk) == []


def test_one_origin_disputes_with_nobody() -> None:
    """What one origin says twice in two ways is its own doubt."""
    desk = Desk()
    desk.report("a")
    desk.report("b")
    strike(desk, "a", actors=("russia",), by="sohr")
    strike(desk, "b", actors=("sy-opposition",), by="sohr")
    assert disputes(desk) == []


def test_denials_of_one_deed_are_one_position() -> None:
    """Two who deny what one says make one dispute with two voices on one side."""
    desk = Desk()
    desk.report("a")
    strike(desk, "a", actors=("russia",), by="un")
    desk.say("a", "It denied carrying out the strike", by="russia", actors=("russia",), **DENIED)
    desk.say("a", "denied that Russia struck it", by="sy-government", actors=("russia",), **DENIED)
    (dispute,) = disputes(desk)
    assert sorted(i for _, interests in voices(dispute)[1] for i in interests) == [
        Interest.DENIES_ALLYS_ACT, Interest.DENIES_OWN_ACT
    ]  # fmt: skip


def test_a_denial_of_who_did_it_contradicts_those_who_say_who() -> None:
    """Who tells of the deed and of no doer is not contradicted by *it was not us*."""
    desk = Desk()
    desk.report("a")
    strike(desk, "a", by="msf")
    naming = strike(desk, "a", text="Gunmen struck it", by="un", actors=("gunmen",))
    desk.say("a", "It denied carrying out the strike", by="russia", actors=("russia",), **DENIED)
    (dispute,) = disputes(desk)
    assert (naming,) in [p.claims for p in dispute.positions]


def test_a_truce_is_disputed_by_whom_it_was_broken() -> None:
    """Each accuser is a voice; *militants*, whom no pack knows, are a side of their own."""
    desk = Desk()
    desk.report("a", "2016-12-14")
    desk.say("a", "A truce for Northtown was announced", kind=Kind.TRUCE, event="ceasefire", where=(CITY,),
             status=Status.ANNOUNCED, when="2016-12-13")  # fmt: skip
    for text, who, actor in (
        ("said rebels broke it", "russia", "sy-opposition"),
        ("said the government broke it", "turkey", "sy-government"),
        ("said militants broke it", "sy-army", "militants"),
    ):
        desk.say("a", text, kind=Kind.TRUCE, event="violation", status=Status.VIOLATED, actors=(actor,), by=who)
    (dispute,) = disputes(desk)
    assert dispute.about is About.RESPONSIBILITY
    assert [p.says for p in dispute.positions] == [
        "broken by militants, not named further", "broken by Syrian government", "broken by Syrian opposition"
    ]  # fmt: skip
    assert [i for side in voices(dispute) for _, interests in side for i in interests] == [
        Interest.ACCUSES_OTHER_PARTY, Interest.ACCUSES_OTHER_PARTY, Interest.ACCUSES_ENEMY
    ]  # fmt: skip


def test_a_general_denial_has_its_interest_and_is_no_side() -> None:
    """It covers the incident; that its own side is accused there is shown with it."""
    desk = Desk()
    desk.report("a", "2016-12-14")
    desk.say("a", "said 82 civilians were shot in Northtown", event="execution", by="un-human-rights-office",
             counts=[count(82)], when="2016-12-12", where=(CITY,), actors=("sy-government-forces",))  # fmt: skip
    desk.say("a", "The ambassador denied allegations of any mass killings", gap=900, event="killing",
             by="sy-government", **DENIED)  # fmt: skip
    (incident,) = link(desk.claims, desk.reports, [], KNOWLEDGE).incidents
    assert incident.disputes == ()
    assert [(d.covers, d.denies, d.party, d.interests) for d in incident.denials] == [
        (True, (), KNOWLEDGE.by_id["sy-government"].name, (Interest.DENIES_OWN_ACT,))
    ]


@pytest.mark.parametrize(("number", "expected"), [(23, [About.TIME]), (3, [])])
def test_days_are_disputed_where_a_figure_shows_that_one_attack_is_meant(number: int, expected: list[About]) -> None:
    """23 dead on the 9th and on the 10th are one attack; 3 dead on two days are as likely two."""
    desk = Desk()
    desk.report("a")
    desk.report("b")
    strike(desk, "a", text=f"killed {number}", counts=[count(number)])
    strike(desk, "b", text=f"killed {number}", counts=[count(number)], when="2016-05-10", by="un")
    found = disputes(desk)
    assert [d.about for d in found] == expected
    assert [p.says for d in found for p in d.positions] == (["9 May 2016", "10 May 2016"] if expected else [])


def test_a_report_that_tells_both_days_disputes_none() -> None:
    """Who tells of Monday's and of Tuesday's attack means two."""
    desk = Desk()
    desk.report("a")
    desk.report("b")
    strike(desk, "a", text="killed 23", counts=[count(23)])
    strike(desk, "a", text="hit again", when="2016-05-10")
    strike(desk, "b", text="killed 23", counts=[count(23)], when="2016-05-10", by="un")
    assert [d for d in disputes(desk) if d.about is About.TIME] == []


def test_neighbouring_quarters_are_no_dispute_about_the_place() -> None:
    """Two quarters in one raid are two places that were hit."""
    desk = Desk()
    desk.report("a")
    desk.report("b")
    strike(desk, "a")
    strike(desk, "b", where=(OTHER_QUARTER,), by="un")
    assert disputes(desk) == []


def test_the_dead_are_civilians_or_fighters_in_two_reports() -> None:
    """One number, two statuses, two origins; a report that counts as many of each counts two groups."""
    for second, expected in (("b", [About.VICTIM_STATUS]), ("a", [])):
        desk = Desk()
        desk.report("a")
        desk.report("b")
        strike(desk, "a", text="killed 48 civilians", counts=[count(48, status="civilian")], by="sohr")
        strike(desk, second, text="killed 48 rebels", counts=[count(48, status="alleged_combatant")], by="sy-army")
        assert [d.about for d in disputes(desk)] == expected


@given(st.permutations(range(4)))
def test_disputes_do_not_depend_on_the_order_of_arrival(order: list[int]) -> None:
    """A pure function of the claims."""
    desk = Desk()
    for report in "abc":
        desk.report(report)
    strike(desk, "a", actors=("russia",), by="sohr")
    strike(desk, "b", actors=("sy-opposition",), by="russia")
    strike(desk, "c", actors=("russia",), by="un")
    desk.say("c", "It denied carrying out the strike", by="russia", **DENIED)
    expected = disputes(desk)
    desk.claims = [desk.claims[n] for n in order]
    assert disputes(desk) == expected
