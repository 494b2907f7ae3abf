"""What a thread settles, who accuses whom in return, which violence breaks which truce, what renews and what is new."""

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link import link
from onrecord.link.facts import is_place_of_breach
from onrecord.model import (
    Claim,
    Hours,
    Incident,
    Kind,
    Linked,
    Modality,
    Status,
    Term,
    TermKind,
    TurnKind,
)
from onrecord.values import Span
from tests.link.claims import CITY, KNOWLEDGE, OTHER_CITY, QUARTER, Desk, count
from tests.link.test_invariants import HYPOTHESIS

TRUCE: dict[str, Any] = {"kind": Kind.TRUCE, "event": "ceasefire", "where": (CITY,)}
BROKEN: dict[str, Any] = {"kind": Kind.TRUCE, "event": "violation", "status": Status.VIOLATED}
MOVED: dict[str, Any] = {"kind": Kind.MOVEMENT, "event": "evacuation", "where": (CITY,)}


def term(kind: TermKind, start: int, words: str, **fields: Any) -> Term:
    return Term(kind=kind, span=Span(start, start + len(words)), text=words, **fields)


def linked(desk: Desk) -> Linked:
    return link(desk.claims, desk.reports, (), KNOWLEDGE)


def incident_of(result: Linked, claim: Claim) -> Incident:
    return next(i for i in result.incidents if claim.id in i.claims)


def one_truce() -> Desk:
    desk = Desk()
    desk.report("a", "2016-05-10")
    return desk


# --- terms --------------------------------------------------------------------------------------


def test_terms_of_all_claims_stand_together_with_their_words() -> None:
    """One broker that two origins name is one term, said by both, each with its words."""
    desk = one_truce()
    desk.report("b", "2016-05-10")
    text = "Qatar brokered a truce for Northtown"
    for report, who in (("a", "the mayor"), ("b", "un")):
        named = term(TermKind.BROKER, 0, "Qatar", name="Qatar", id="qatar", how="broker")
        desk.say(report, text, status=Status.ANNOUNCED, when="2016-05-09", by=who, terms=(named,), **TRUCE)
    (thread,) = linked(desk).incidents
    (broker,) = [t for t in thread.terms if t.kind is TermKind.BROKER]
    assert broker.said_by == ("United Nations", "the mayor")
    assert [w.text for w in broker.words] == ["Qatar", "Qatar"]
    assert {w.claim for w in broker.words} == set(thread.claims)


def test_two_accounts_of_the_hours_are_two_terms() -> None:
    """Hours in two zones are not taken for each other."""
    desk = one_truce()
    terms = (
        term(TermKind.HOURS, 14, "6 a.m.", hours=Hours(start="06:00", end=None, zone="local")),
        term(TermKind.HOURS, 22, "0300 GMT", hours=Hours(start="03:00", end=None, zone="GMT")),
    )
    desk.say("a", "A truce begins 6 a.m. (0300 GMT)", status=Status.ANNOUNCED, terms=terms, **TRUCE)
    (thread,) = linked(desk).incidents
    assert [t.value for t in thread.terms if t.kind is TermKind.HOURS] == [
        "from 03:00, GMT",
        "from 06:00, local time",
    ]


def test_who_announces_a_truce_consents_only_where_it_is_a_party() -> None:
    """The United Nations announces a truce and is no side of it; an army that announces one is."""
    desk = one_truce()
    terms = (
        term(TermKind.PARTY, 0, "The United Nations", name="United Nations", id="un", how="announce"),
        term(TermKind.PARTY, 23, "the army", name="army", how="announce"),
    )
    desk.say("a", "The United Nations and the army announced a truce", status=Status.ANNOUNCED, terms=terms, **TRUCE)
    (thread,) = linked(desk).incidents
    assert [t.value for t in thread.terms if t.kind is TermKind.PARTY] == ["army"]


@pytest.mark.parametrize(
    ("status", "modality", "kind"),
    [
        (Status.PLANNED, Modality.PLANNED, TermKind.TO_MOVE),
        (Status.CANCELLED, Modality.ASSERTED, TermKind.TO_MOVE),
        (Status.NOT_OCCURRED, Modality.ASSERTED, TermKind.TO_MOVE),
        (Status.OCCURRED, Modality.ASSERTED, TermKind.MOVED),
    ],
)
def test_who_was_to_move_and_who_moved(status: Status, modality: Modality, kind: TermKind) -> None:
    """What did not come about was to be; what took place moved them."""
    desk = one_truce()
    desk.say("a", "300 people evacuated", status=status, modality=modality, counts=[count(300, measure="evacuated")],
             **MOVED)  # fmt: skip
    (thread,) = linked(desk).incidents
    (moving,) = [t for t in thread.terms if t.kind in (TermKind.TO_MOVE, TermKind.MOVED)]
    assert (moving.kind, moving.low, moving.high, moving.measure) == (kind, 300, 300, "evacuated")
    assert moving.words[0].text == "300"


def test_what_is_only_supposed_or_denied_settles_nothing() -> None:
    """A condition and a denial give no term."""
    desk = one_truce()
    named = term(TermKind.BROKER, 0, "Qatar", name="Qatar", id="qatar", how="broker")
    desk.say("a", "Qatar brokered a truce if any", modality=Modality.CONDITIONAL, terms=(named,), **TRUCE)
    assert not any(t.kind is TermKind.BROKER for i in linked(desk).incidents for t in i.terms)


# --- accusations --------------------------------------------------------------------------------


def accused_in_turn(first: str, second: str) -> list[tuple[str | None, tuple[str, ...]]]:
    """Two accusations of one day in one report; return the turn and the accused of each, in the order of steps."""
    desk = one_truce()
    desk.say("a", "A truce for Northtown was announced", status=Status.ANNOUNCED, when="2016-05-08", **TRUCE)
    desk.say("a", "the army broke the truce", actors=(first,), by=second, when="2016-05-09", **BROKEN)
    desk.say("a", "the others broke the truce first", actors=(second,), by=first, when="2016-05-09", **BROKEN)
    steps = [s for i in linked(desk).incidents for s in i.timeline if s.status == "violated"]
    return [(s.turn.value if s.turn else None, s.against) for s in steps]


def test_the_accused_who_accuses_the_accuser_makes_a_counter_accusation() -> None:
    """A blames B, then B blames A: the second answers the first, and the first answers nobody."""
    assert accused_in_turn("Blue Army", "Grey Army") == [
        (None, ("Blue Army",)),
        ("counter_accusation", ("Grey Army",)),
    ]


def test_an_ally_answers_for_the_accused() -> None:
    """What a pack lists as allied answers too: the claims that are answered stand with the step."""
    desk = one_truce()
    desk.say("a", "A truce for Northtown was announced", status=Status.ANNOUNCED, when="2016-05-08", **TRUCE)
    first = desk.say("a", "the government broke the truce", actors=("sy-government",), by="sy-opposition",
                     when="2016-05-09", **BROKEN)  # fmt: skip
    desk.say("a", "the rebels broke the truce", actors=("sy-opposition",), by="russia", when="2016-05-09", **BROKEN)
    answering = [s for i in linked(desk).incidents for s in i.timeline if s.turn is TurnKind.COUNTER_ACCUSATION]
    assert [(s.said_by, s.answers) for s in answering] == [(("Russia",), (first.id,))]


def test_two_accusers_of_one_side_do_not_answer_each_other() -> None:
    """Two who blame the same side are of one voice in that."""
    desk = one_truce()
    desk.say("a", "A truce for Northtown was announced", status=Status.ANNOUNCED, when="2016-05-08", **TRUCE)
    desk.say("a", "the army broke it", actors=("Blue Army",), by="the mayor", when="2016-05-09", **BROKEN)
    desk.say("a", "the army broke it again", actors=("Blue Army",), by="the bishop", when="2016-05-09", **BROKEN)
    assert not any(s.answers for i in linked(desk).incidents for s in i.timeline)


def test_an_accusation_of_an_earlier_day_answers_none_of_a_later() -> None:
    """Who is accused tomorrow has not answered today."""
    desk = one_truce()
    desk.say("a", "A truce for Northtown was announced", status=Status.ANNOUNCED, when="2016-05-07", **TRUCE)
    desk.say("a", "the army broke the truce", actors=("Blue Army",), by="Grey Army", when="2016-05-09", **BROKEN)
    desk.say("a", "the others broke the truce", actors=("Grey Army",), by="Blue Army", when="2016-05-08", **BROKEN)
    steps = [s for i in linked(desk).incidents for s in i.timeline if s.status == "violated"]
    assert [(s.against, bool(s.answers)) for s in steps] == [(("Grey Army",), False), (("Blue Army",), True)]


# --- breaches -------------------------------------------------------------------------------------


def breach(text: str, words: str, start: int) -> tuple[Term, ...]:
    at = start + text.index(words)
    return (term(TermKind.BREACH, at, words, how="breach"),)


def test_violence_said_to_break_a_truce_is_linked_to_it_both_ways() -> None:
    """The shelling in breach of the truce names the truce, the truce and its step name the shelling."""
    desk = one_truce()
    truce = desk.say("a", "A truce for Northtown was announced", status=Status.ANNOUNCED, when="2016-05-08", **TRUCE)
    text = "Rebels shelled Millgate in breach of the truce"
    start = len(desk.reports["a"].text) + 2
    terms = breach(text, "in breach of the truce", start)
    shelling = desk.say("a", text, event="shelling", where=(QUARTER,), when="2016-05-09", terms=terms)
    violation = desk.say("a", "of the truce", when="2016-05-09", actors=("rebels",), **BROKEN)
    result = linked(desk)
    broken, by = incident_of(result, truce), incident_of(result, shelling)
    assert violation.id in broken.claims
    assert by.breaks == (broken.id,)
    assert broken.broken_by == (by.id,)
    assert [s.through for s in broken.timeline if s.status == "violated"] == [(by.id,)]


def test_violence_beside_a_truce_breaks_none() -> None:
    """Without words that say so nothing is linked."""
    desk = one_truce()
    desk.say("a", "A truce for Northtown was announced", status=Status.ANNOUNCED, when="2016-05-08", **TRUCE)
    desk.say("a", "Rebels shelled Millgate", event="shelling", where=(QUARTER,), when="2016-05-09")
    assert not any(i.breaks or i.broken_by for i in linked(desk).incidents)


@pytest.mark.parametrize(
    ("text", "breached_there"),
    [
        ("rebels shelled Millgate in breach of the truce", True),
        ("rebels violated the truce in Millgate", False),
        ("rebels violated the ceasefire for Millgate", False),
    ],
)
def test_where_a_truce_is_broken_is_not_where_it_holds(text: str, breached_there: bool) -> None:
    """The place right after its name is the truce's; another is where the breach was."""
    desk = one_truce()
    at = Span(text.index("Millgate"), text.index("Millgate") + 8)
    place = QUARTER.__class__(**{**{f: getattr(QUARTER, f) for f in QUARTER.__slots__}, "span": at})
    claim = desk.say("a", text, where=(place,), **BROKEN)
    assert is_place_of_breach(claim) is breached_there


def orphan(day: str, place: Any = QUARTER) -> tuple[Linked, Claim, Claim]:
    """A truce of one report, and in another report an accusation that names no truce it could be joined to."""
    desk = one_truce()
    truce = desk.say("a", "A truce for Northtown was announced", status=Status.ANNOUNCED, when="2016-05-01", **TRUCE)
    desk.report("b", day)
    accusation = desk.say("b", "The rebels broke the truce", where=(place,), when=day, actors=("rebels",), **BROKEN)
    return linked(desk), truce, accusation


def test_an_accusation_that_stands_alone_is_linked_to_the_one_truce_alive_there() -> None:
    """Too late to be joined, it still breaks the one truce of its place; it stays a thread of its own."""
    result, truce, accusation = orphan("2016-05-12")
    assert incident_of(result, truce).id != incident_of(result, accusation).id
    assert incident_of(result, accusation).breaks == (incident_of(result, truce).id,)


@pytest.mark.parametrize(("day", "place"), [("2016-08-12", QUARTER), ("2016-05-12", OTHER_CITY)])
def test_an_accusation_of_another_time_or_place_breaks_no_truce(day: str, place: Any) -> None:
    """Months later, or in another town, it says nothing of this truce."""
    result, _, accusation = orphan(day, place)
    assert incident_of(result, accusation).breaks == ()


def test_between_two_truces_an_accusation_is_linked_to_neither() -> None:
    """Where two could be meant, none is named."""
    desk = one_truce()
    desk.say("a", "A truce for Northtown was announced", status=Status.ANNOUNCED, when="2016-05-01", **TRUCE)
    desk.report("c", "2016-05-08")
    desk.say("c", "A second truce for Northtown was announced", status=Status.ANNOUNCED, when="2016-05-06", **TRUCE)
    desk.report("b", "2016-05-12")
    accusation = desk.say(
        "b", "Rebels broke a truce", where=(QUARTER,), when="2016-05-12", actors=("rebels",), **BROKEN
    )
    assert incident_of(linked(desk), accusation).breaks == ()


# --- renewed, or new --------------------------------------------------------------------------------


def after_collapse(text: str, day: str, turn: TurnKind | None) -> list[list[str]]:
    """A truce that collapsed on 9 May, and what is in force from a later day; return the statuses of each thread."""
    desk = one_truce()
    desk.say("a", "A truce for Northtown took effect", status=Status.IN_FORCE, when="2016-05-08", **TRUCE)
    desk.say("a", "The truce for Northtown collapsed", status=Status.COLLAPSED, when="2016-05-09", **TRUCE)
    desk.report("b", day)
    desk.say("b", text, status=Status.IN_FORCE, when=day, turn=turn, **TRUCE)
    return sorted([s.status for s in i.timeline] for i in linked(desk).incidents)


def test_a_truce_told_as_renewed_goes_on() -> None:
    """The thread of a truce that collapsed goes on where it is told as renewed, also after days without news."""
    for day in ("2016-05-11", "2016-05-16"):
        told = after_collapse("The truce for Northtown was renewed", day, TurnKind.RENEWED)
        assert told == [["in_force", "collapsed", "in_force"]]


def test_a_truce_that_took_hold_after_a_collapse_is_another_unless_told_as_renewed() -> None:
    """Nothing but the word for it makes the second truce of a place the first one renewed."""
    told = after_collapse("A truce for Northtown took effect", "2016-05-11", None)
    assert told == [["in_force"], ["in_force", "collapsed"]]


def test_a_renewal_after_weeks_is_not_taken_for_the_same_truce() -> None:
    """After two weeks without news a renewed truce may be any."""
    told = after_collapse("The truce for Northtown was renewed", "2016-06-20", TurnKind.RENEWED)
    assert told == [["in_force"], ["in_force", "collapsed"]]


@pytest.mark.parametrize(
    ("turn", "status", "day", "threads"),
    [
        (TurnKind.POSTPONED, Status.CANCELLED, "2016-05-16", 1),
        (TurnKind.SUSPENDED, Status.CANCELLED, "2016-05-16", 1),
        (TurnKind.CALLED_OFF, Status.CANCELLED, "2016-05-16", 2),
        (TurnKind.POSTPONED, Status.CANCELLED, "2016-06-16", 2),
    ],
)
def test_what_was_put_off_is_carried_out_later(turn: TurnKind, status: Status, day: str, threads: int) -> None:
    """An evacuation that was postponed is the one that took place a week later; one that was called off is not."""
    desk = one_truce()
    desk.say("a", "The evacuation of Northtown was put off", status=status, turn=turn, when="2016-05-09", **MOVED)
    desk.report("b", day)
    desk.say("b", "Northtown was evacuated", status=Status.OCCURRED, when=day, **MOVED)
    assert len(linked(desk).incidents) == threads


# --- properties -------------------------------------------------------------------------------------

STEPS = [
    (Kind.TRUCE, "ceasefire", Status.ANNOUNCED, None),
    (Kind.TRUCE, "ceasefire", Status.IN_FORCE, TurnKind.RENEWED),
    (Kind.TRUCE, "violation", Status.VIOLATED, None),
    (Kind.TRUCE, "ceasefire", Status.COLLAPSED, None),
    (Kind.MOVEMENT, "evacuation", Status.CANCELLED, TurnKind.POSTPONED),
    (Kind.MOVEMENT, "aid_delivery", Status.OCCURRED, TurnKind.TURNED_BACK),
    (Kind.VIOLENCE, "shelling", Status.OCCURRED, None),
]
told_steps = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.sampled_from(STEPS),
        st.sampled_from(["2016-05-08", "2016-05-09", "2016-05-11", None]),
        st.sampled_from([(), (CITY,), (QUARTER,), (OTHER_CITY,)]),
        st.sampled_from(["Blue Army", "Grey Army", "un", "russia"]),
        st.sampled_from(["Blue Army", "Grey Army", "sy-opposition", None]),
    ),
    min_size=1,
    max_size=12,
)


def desk_of(told: list[Any]) -> Desk:
    desk = Desk()
    for n in range(4):
        desk.report(f"r{n}", f"2016-05-{9 + n:02d}")
    for report, (kind, event, status, turn), when, where, who, actor in told:
        text = "so it was told of the truce there"
        start = len(desk.reports[f"r{report}"].text)
        start += 2 if start else 0
        kinds = (TermKind.BREACH,) if kind is Kind.VIOLENCE else (TermKind.PARTY, TermKind.ASSURANCE)
        desk.say(
            f"r{report}",
            text,
            kind=kind,
            event=event,
            status=status,
            turn=turn,
            where=where,
            by=who,
            actors=(actor,) if actor else (),
            terms=tuple(term(k, start + 18, "of the truce", name="truce", how="agree") for k in kinds),
            **({"when": when} if when else {}),
        )
    return desk


@HYPOTHESIS
@given(told_steps, st.integers(0, 9))
def test_threads_hold_whatever_is_told(told: list[Any], seed: int) -> None:
    """Terms have words of their own claims, breaches stand on both sides, answers are of one thread."""
    desk = desk_of(told)
    result = linked(desk)
    by_id = {i.id: i for i in result.incidents}
    for thread in result.incidents:
        for settled in thread.terms:
            assert {w.claim for w in settled.words} <= set(thread.claims)
            assert all(w.text for w in settled.words if w.span.start > 0)
        assert all(thread.id in by_id[i].broken_by for i in thread.breaks)
        assert all(thread.id in by_id[i].breaks for i in thread.broken_by)
        for step in thread.timeline:
            assert set(step.answers) <= set(thread.claims) - set(step.claims)
            assert (step.turn is TurnKind.COUNTER_ACCUSATION) == bool(step.answers)
            assert set(step.through) <= set(thread.broken_by)
    shuffled = list(desk.claims)
    random.Random(seed).shuffle(shuffled)
    assert link(shuffled, desk.reports, (), KNOWLEDGE).incidents == result.incidents
