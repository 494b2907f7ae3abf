"""How long a truce was made for, and which of its steps a denial of a breach denies."""

import pytest

from onrecord.model import Kind, Polarity, Status, Term, TermKind, TurnKind
from tests.link.claims import CITY
from tests.link.test_threads import BROKEN, TRUCE, linked, one_truce, term

MADE = "A two-month truce for Northtown took effect"
TWO_MONTHS = term(TermKind.LENGTH, 2, "two-month", length_hours=60 * 24)


@pytest.mark.parametrize(
    ("day", "terms", "collapsed", "threads"),
    [
        ("2016-06-20", (TWO_MONTHS,), False, 1),
        ("2016-07-09", (TWO_MONTHS,), False, 1),
        ("2016-08-20", (TWO_MONTHS,), False, 2),
        ("2016-06-20", (), False, 2),
        ("2016-06-20", (TWO_MONTHS,), True, 2),
    ],
)
def test_a_truce_is_alive_for_as_long_as_it_was_made(
    day: str, terms: tuple[Term, ...], collapsed: bool, threads: int
) -> None:
    """News weeks later are of the truce that was made for months, unless it was over before."""
    desk = one_truce()
    desk.say("a", MADE, status=Status.IN_FORCE, when="2016-05-08", terms=terms, **TRUCE)
    if collapsed:
        desk.say("a", "The truce for Northtown collapsed", status=Status.COLLAPSED, when="2016-05-09", **TRUCE)
    desk.report("b", day)
    desk.say("b", "The truce for Northtown was broken", when=day, where=(CITY,), **BROKEN)
    assert len(linked(desk).incidents) == threads


def test_a_renewal_at_the_end_of_a_truce_goes_on_with_it() -> None:
    """What is renewed when its months are over is the truce that was made for them."""
    desk = one_truce()
    desk.say("a", MADE, status=Status.IN_FORCE, when="2016-05-08", terms=(TWO_MONTHS,), **TRUCE)
    desk.report("b", "2016-07-10")
    desk.say(
        "b", "The truce for Northtown was renewed", status=Status.ANNOUNCED, turn=TurnKind.RENEWED,
        when="2016-07-10", **TRUCE,
    )  # fmt: skip
    (thread,) = linked(desk).incidents
    assert [(s.status, s.turn) for s in thread.timeline] == [("in_force", None), ("announced", TurnKind.RENEWED)]


def test_who_denies_a_breach_denies_no_truce() -> None:
    """*Said it had not broken the truce* stands against the accusation of it, and against no other step."""
    desk = one_truce()
    desk.say("a", "A truce for Northtown took effect", status=Status.IN_FORCE, when="2016-05-08", **TRUCE)
    for who, accuser in (("rebels", "the army"), ("the army", "rebels")):
        desk.say(
            "a", f"{who} broke the truce in Northtown", by=accuser, actors=(who,), when="2016-05-10",
            where=(CITY,), **BROKEN,
        )  # fmt: skip
    desk.say(
        "a", "rebels had not broken the truce", by="rebels", actors=("rebels",), when="2016-05-10", where=(CITY,),
        kind=Kind.TRUCE, event="violation", status=Status.NOT_OCCURRED, polarity=Polarity.DENIED,
    )  # fmt: skip
    (thread,) = [i for i in linked(desk).incidents if len(i.timeline) > 1]
    assert {(s.status, s.against): bool(s.denied_by) for s in thread.timeline} == {
        ("in_force", ()): False,
        ("violated", ("rebels",)): True,
        ("violated", ("the army",)): False,
    }
