"""Denials and disputes: who denies what part, and what is no denial of particulars."""

from dataclasses import replace

from onrecord.link import link
from onrecord.model import About, Incident, Kind, Linked, Polarity, Status
from tests.link.claims import CITY, KNOWLEDGE, OTHER_CITY, QUARTER, Desk, count

DENIED = {"polarity": Polarity.DENIED, "status": Status.NOT_OCCURRED}


def linked(desk: Desk) -> Linked:
    return link(desk.claims, desk.reports, [], KNOWLEDGE)


def only(desk: Desk) -> Incident:
    result = linked(desk)
    assert len(result.incidents) == 1, [i.title for i in result.incidents]
    return result.incidents[0]


def executions() -> Desk:
    desk = Desk()
    desk.report("a", "2016-12-14")
    desk.say("a", "said 82 civilians were shot in Northtown", event="execution", by="un-human-rights-office",
             counts=[count(82)], when="2016-12-12", where=(CITY,), actors=("sy-government-forces",))  # fmt: skip
    return desk


def test_a_general_denial_by_a_party_covers_and_denies_no_particulars() -> None:
    """*Denied any mass killings* is no side of a dispute about 82."""
    desk = executions()
    desk.say("a", "The ambassador denied allegations of any mass killings", gap=900, event="killing",
             by="sy-government", **DENIED)  # fmt: skip
    incident = only(desk)
    assert [(d.covers, d.by_party, d.denies) for d in incident.denials] == [(True, True, ())]
    assert incident.disputes == ()


def test_a_denial_of_the_strike_just_told_is_specific() -> None:
    """*Denied carrying out the strike*, a sentence on, is a dispute about who did it."""
    desk = Desk()
    desk.report("a")
    strike = desk.say("a", "A strike hit Millgate", when="2016-05-09", where=(QUARTER,), by="un", actors=("russia",))
    denial = desk.say("a", "It denied carrying out the strike", by="russia", **DENIED)
    incident = only(desk)
    assert [(d.covers, d.denies) for d in incident.denials] == [(False, (strike.id,))]
    assert [(d.about, d.sides) for d in incident.disputes] == [
        (About.ACTOR, tuple(sorted(((strike.id,), (denial.id,)))))
    ]
    assert incident.actors[0].denied_by == (KNOWLEDGE.by_id["russia"].name,)


def test_a_general_denial_does_not_reach_another_month() -> None:
    """A denial covers what was told up to a month before it was made."""
    desk = executions()
    desk.report("b", "2016-06-01")
    desk.say("b", "denied any killings in Northtown", event="killing", by="sy-government", where=(CITY,), **DENIED)
    told = [i for i in linked(desk).incidents if any(c == desk.claims[0].id for c in i.claims)]
    assert told[0].denials == ()


def test_different_belligerents_named_for_one_strike_are_a_dispute() -> None:
    """Two sides, each with its claims."""
    desk = Desk()
    desk.report("a")
    desk.report("b")
    one = desk.say("a", "A strike hit Millgate", when="2016-05-09", where=(QUARTER,), actors=("russia",))
    two = desk.say("b", "A strike hit Millgate", when="2016-05-09", where=(QUARTER,), actors=("sy-opposition",))
    incident = only(desk)
    assert [(d.about, set(d.sides)) for d in incident.disputes] == [(About.ACTOR, {(one.id,), (two.id,)})]


def test_allies_named_for_one_strike_are_no_dispute() -> None:
    """An ally or a part is on the same side."""
    desk = Desk()
    desk.report("a")
    desk.report("b")
    desk.say("a", "A strike hit Millgate", when="2016-05-09", where=(QUARTER,), actors=("russia",))
    desk.say("b", "A strike hit Millgate", when="2016-05-09", where=(QUARTER,), actors=("sy-army",))
    assert only(desk).disputes == ()


def test_two_accusers_of_a_broken_truce_are_a_dispute_about_responsibility() -> None:
    """Each side says that the other broke it."""
    desk = Desk()
    desk.report("a", "2016-12-14")
    desk.say("a", "A truce for Northtown was announced", kind=Kind.TRUCE, event="ceasefire", where=(CITY,),
             status=Status.ANNOUNCED, when="2016-12-13")  # fmt: skip
    desk.say("a", "said rebels broke it", kind=Kind.TRUCE, event="violation", status=Status.VIOLATED,
             actors=("sy-opposition",), by="russia")  # fmt: skip
    desk.say("a", "accused the government of breaking it", kind=Kind.TRUCE, event="violation",
             status=Status.VIOLATED, actors=("sy-government",), by="turkey")  # fmt: skip
    assert [d.about for d in only(desk).disputes] == [About.RESPONSIBILITY]


def test_a_general_denial_of_several_incidents_covers_each_and_makes_none() -> None:
    """*Denied any killings*, where two are told: it stands beside both and is no incident."""
    desk = executions()
    desk.say("a", "and 37 were shot in Southtown", event="execution", by="un-human-rights-office", counts=[count(37)],
             when="2016-12-12", where=(OTHER_CITY,), actors=("sy-government-forces",))  # fmt: skip
    denial = desk.say("a", "The ambassador denied any killings", gap=900, event="killing", by="sy-government", **DENIED)
    incidents = linked(desk).incidents
    assert [[d.claim for d in i.denials] for i in incidents] == [[denial.id], [denial.id]]
    assert not any(denial.id in i.claims for i in incidents)


def test_where_an_accusation_was_made_is_not_where_the_truce_was() -> None:
    """A capital in which an accuser speaks does not part his accusation from the truce of another country."""
    desk = Desk()
    desk.report("a", "2016-12-14")
    capital = replace(OTHER_CITY, name="Capital", country_code="TR", gazetteer_id="77", within=("test:9",))
    desk.say("a", "A truce for Northtown was announced", kind=Kind.TRUCE, event="ceasefire", where=(CITY,),
             status=Status.ANNOUNCED, when="2016-12-13")  # fmt: skip
    desk.say("a", "in the Capital he accused the government", kind=Kind.TRUCE, event="violation", where=(capital,),
             status=Status.VIOLATED, actors=("sy-government",), by="turkey")  # fmt: skip
    assert len(only(desk).timeline) == 2


def test_the_words_of_denying_go_with_what_they_deny() -> None:
    """*The army denied* beside *that it had shelled the area* makes no incident of its own and no second denial."""
    desk = Desk()
    desk.report("a")
    desk.say("a", "A strike hit Millgate", when="2016-05-09", where=(QUARTER,), by="un", actors=("russia",))
    words = desk.say("a", "The ministry denied", kind=Kind.RESPONSIBILITY, event="denial", by="russia", **DENIED)
    desk.say("a", "it had struck the quarter", by="russia", **DENIED)
    incident = only(desk)
    assert words.id in incident.claims
    assert len(incident.denials) == 1


def test_a_denial_is_aimed_at_those_who_lay_the_deed_to_the_denier() -> None:
    """Of two accounts of a strike, a party's denial contradicts the one that names it."""
    desk = Desk()
    desk.report("a")
    desk.say("a", "A strike hit Millgate", when="2016-05-09", where=(QUARTER,), by="msf")
    naming = desk.say("a", "It was struck", when="2016-05-09", where=(QUARTER,), by="un", actors=("russia",))
    desk.say("a", "It denied carrying out the strike", by="russia", **DENIED)
    assert [d.denies for d in only(desk).denials] == [(naming.id,)]
