"""Renewals of truces, who denies having broken one, by what and by whom one is broken."""

import pytest

from onrecord.model import Claim, Kind, Status, TermKind
from tests.extract.reading_claims import claims


def told(text: str, kind: Kind) -> list[Claim]:
    return [c for c in claims(text) if c.kind is kind]


@pytest.mark.parametrize(
    ("text", "turn", "status"),
    [
        ("The army and the rebels agreed on Monday to extend the ceasefire by five days.", "extended", "announced"),
        ("The two sides agree to renew truce", "renewed", "announced"),
        ("The parties decided to prolong the truce for a month.", "extended", "announced"),
        ("The two sides will agree to extend the truce.", "accepted", "planned"),
        ("The rebels refused to renew the truce.", "rejected", "not_occurred"),
        ("The mediators want to extend the truce.", None, "planned"),
    ],
)
def test_what_was_agreed_to_be_extended_is_extended(text: str, turn: str | None, status: str) -> None:
    """*Agreed to extend the truce* tells a renewal, and neither a plan nor that a first truce was accepted."""
    (told_of,) = told(text, Kind.TRUCE)
    assert (told_of.turn and told_of.turn.value, told_of.status.value) == (turn, status)


def test_who_agreed_to_extend_a_truce_consents() -> None:
    """Both sides that agreed to extend it are its parties."""
    (told_of,) = told("The army and the rebels agreed on Monday to extend the truce.", Kind.TRUCE)
    assert [t.name for t in told_of.terms if t.kind is TermKind.PARTY] == ["army", "rebels"]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The army said it had not broken the truce.", True),
        ("The rebels said they had not violated the ceasefire.", True),
        ("The army has not broken the ceasefire, its spokesman said.", True),
        ("The monitors said the rebels had not violated the truce.", False),
        ("The rebels have not violated the truce.", False),
    ],
)
def test_a_party_that_did_not_break_a_truce_denies_it(text: str, denied: bool) -> None:
    """Who says of itself that it has not broken a truce denies it; of others it is told that there was no breach."""
    (told_of,) = told(text, Kind.TRUCE)
    assert told_of.status is Status.NOT_OCCURRED
    assert told_of.denied is denied


@pytest.mark.parametrize(
    ("text", "breach"),
    [
        ("The army had broken the truce with air strikes on a village, rebels said.", "broken the truce"),
        ("The ceasefire was violated by Serb shelling of the town.", "ceasefire was violated"),
        (
            "A drone attack near the dam killed three soldiers, the mayor said, calling it a breach of the truce.",
            "calling it a breach of the truce",
        ),
        ("A drone attack killed three soldiers, the mayor said, calling it a crime.", None),
        ("The army opened the talks with air strikes on a village, rebels said.", None),
    ],
)
def test_violence_by_which_a_truce_is_broken_says_so(text: str, breach: str | None) -> None:
    """*Broke the truce with air strikes*, *violated by shelling*, *calling it a breach*: the violence breaks it."""
    found = [t.text for c in told(text, Kind.VIOLENCE) for t in c.terms if t.kind is TermKind.BREACH]
    assert found == ([breach] if breach else [])


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The militia had caused the ceasefire to collapse, the army said.", ["militia"]),
        ("The rebels caused the collapse of the truce, the mayor said.", ["rebels"]),
        ("The army said the storm had caused the truce to collapse.", []),
        ("The army was forced to withdraw when the truce collapsed.", []),
    ],
)
def test_who_caused_a_truce_to_collapse_broke_it(text: str, who: list[str]) -> None:
    """Whoever is said to have caused it is named with the collapse; weather is nobody."""
    (collapse,) = (c for c in told(text, Kind.TRUCE) if c.status is Status.COLLAPSED)
    assert [a.name for a in collapse.actors] == who


def test_not_to_observe_a_truce_is_to_break_it() -> None:
    """*Did not observe the ceasefire* reports no words of those who did not."""
    (told_of,) = told("Rebel forces did not observe the ceasefire, the council said.", Kind.TRUCE)
    assert (told_of.status, told_of.origin) == (Status.VIOLATED, "council")


def test_who_declares_a_truce_speaks() -> None:
    """Only verbs of keeping a truce report nothing: *declared a truce* is still the words of who declared it."""
    (told_of,) = told("The army declared a truce on Thursday.", Kind.TRUCE)
    assert told_of.origin == "army"


def test_how_old_a_truce_is_is_not_for_how_long_it_was_made() -> None:
    """*A five-month-old truce* was not made for five months."""
    (told_of,) = told("A five-month-old ceasefire is holding in the valley.", Kind.TRUCE)
    assert not [t for t in told_of.terms if t.kind is TermKind.LENGTH]


# --- what the next sentences settle, and places that are not the truce's ---------------------------


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The army and the rebels agreed to a truce. It was mediated by Qatar.", TermKind.BROKER, ["Qatar"]),
        (
            "A ceasefire took effect on Monday night, brokered by Qatar and Norway.",
            TermKind.BROKER,
            ["Qatar", "Norway"],
        ),
        (
            "The army announced a daily pause in the fighting. The pause runs from 06:00 to 14:00 local time.",
            TermKind.HOURS,
            ["06:00 to 14:00 local time"],
        ),
        ("The army announced a truce. It began an offensive at 6 a.m. on Monday.", TermKind.HOURS, []),
        ("The army announced a truce. It entered the town at 6 a.m. on Monday.", TermKind.HOURS, []),
        ("The army announced a truce. A man was shot. People fled. It was brokered by Qatar.", TermKind.BROKER, []),
    ],
)
def test_the_next_sentences_settle_terms(text: str, kind: TermKind, words: list[str]) -> None:
    """What takes the truce up tells its hours and brokers too; what else *it* does settles nothing."""
    assert [t.text for c in told(text, Kind.TRUCE) for t in c.terms if t.kind is kind] == words


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("The ministry announced a ceasefire in Aleppo from 2 p.m. Moscow time on Monday.", ["Aleppo"]),
        ("The ministry announced a ceasefire from 2 p.m. Moscow time on Monday.", []),
        ("The rebels agreed to a truce at talks in Geneva on Friday.", []),
        ("The army agreed to a ceasefire in Aden after talks in Geneva.", ["Aden"]),
    ],
)
def test_neither_a_clock_nor_a_table_places_a_truce(text: str, where: list[str]) -> None:
    """Whose time it is, and where it was talked of, is not where a truce holds."""
    truce = next(c for c in told(text, Kind.TRUCE) if c.event == "ceasefire")
    assert [p.name for p in truce.where] == where


def test_talks_are_where_they_are_held() -> None:
    """The talks themselves keep their place."""
    talks = next(
        c
        for c in told("Peace talks between the rebels and the army began in Geneva.", Kind.TRUCE)
        if c.event == "talks"
    )
    assert [p.name for p in talks.where] == ["Geneva"]


@pytest.mark.parametrize(
    ("text", "turn"),
    [
        ("The government approved 50 of the 120 trucks of aid, a spokesman said.", "approved_in_part"),
        ("The army approved half of the aid convoy.", "approved_in_part"),
        ("The government approved 50 trucks of aid, a spokesman said.", "approved"),
        ("The government approved the aid convoy of 50 trucks.", "approved"),
    ],
)
def test_some_of_the_trucks_are_a_part(text: str, turn: str) -> None:
    """A number of those that were asked for is approved in part; a number alone is what there was."""
    assert {c.turn.value for c in told(text, Kind.MOVEMENT) if c.turn} == {turn}


@pytest.mark.parametrize(
    ("text", "makers"),
    [
        ("A truce brokered by Moscow and Washington came into effect on Monday.", {"russia", "united-states"}),
        ("A US-Russia truce deal is due to take effect on Monday.", {"united-states", "russia"}),
        ("The U.S.-Russian brokered ceasefire collapsed on Monday.", {"united-states", "russia"}),
        ("The Israeli-Lebanese ceasefire took effect on Sunday.", {"israel", "lebanon"}),
        (
            "A brief ceasefire between the rebels and the army that was mediated by Qatar and Egypt collapsed.",
            {"qatar", "egypt"},
        ),
        ("A long-lasting truce took effect on Monday.", set()),
    ],
)
def test_who_made_a_truce_is_read_from_its_names(text: str, makers: set[str]) -> None:
    """Capitals that stand for their states, states joined by a hyphen, brokers after *that was mediated by*."""
    (told_of,) = told(text, Kind.TRUCE)
    named = {t.id for t in told_of.terms if t.id and t.kind in {TermKind.BROKER, TermKind.PARTY}}
    assert named == makers


@pytest.mark.parametrize(
    "text",
    [
        "Russia, Iran and Turkey agreed to a nationwide ceasefire following talks between both sides in Kazakhstan.",
        "The evacuation deal was brokered by Qatar and Iran.",
        "The government approved the truce brokered between Egypt and Qatar.",
    ],
)
def test_a_truce_does_not_hold_where_it_was_made(text: str) -> None:
    """Where it was talked of, and the states that brought it about, are no area of it."""
    (told_of,) = told(text, Kind.TRUCE)
    assert told_of.where == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The army declared a fraught week-long ceasefire over.", Status.ENDED),
        ("The army declared a ceasefire.", Status.ANNOUNCED),
        ("Efforts to revive the truce have foundered.", Status.NOT_OCCURRED),
        ("Neither side has respected the resolution of the Security Council.", Status.NOT_OCCURRED),
    ],
)
def test_what_became_of_a_truce(text: str, status: Status) -> None:
    """*Declared it over* ends it, however long its name; efforts that foundered brought none about."""
    (told_of,) = told(text, Kind.TRUCE)
    assert told_of.status is status


@pytest.mark.parametrize(
    "text",
    [
        "The president is seeking a Security Council resolution that could endorse punishing the regime.",
        "The army used chlorine in breach of resolutions of the Security Council.",
        "The use of chlorine violates a resolution that the Security Council endorsed in September.",
        "Several charity kitchens have stopped operating due to the danger of airstrikes.",
    ],
)
def test_resolutions_and_work_that_stops_are_no_truce(text: str) -> None:
    """A resolution is an agreement only where it is told whether it is kept; who stops working halts no fighting."""
    assert not told(text, Kind.TRUCE)


def test_a_plea_to_halt_is_a_demand_though_it_is_rejected() -> None:
    """*Rejected a plea to halt flights*: nothing was halted or planned, it was asked for."""
    halts = [c for c in told("The regime rejected a plea to halt flights.", Kind.TRUCE) if c.event == "halt"]
    assert [c.modality.value for c in halts] == ["demanded"]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Shells hit Mosul on Monday. About 50,000 people remain trapped in the east of the city.", "Mosul"),
        ("Shells hit Mosul on Monday. Some 200 people were evacuated on Tuesday.", "Mosul"),
        ("Shells hit Mosul on Monday. The war has displaced millions.", None),
        ("Shells hit Mosul on Monday and killed two in Tikrit. Some 200 people fled on Tuesday.", "Tikrit"),
    ],
)
def test_what_is_followed_lies_where_the_text_last_put_something(text: str, town: str | None) -> None:
    """Who fled, left or is trapped is of the place told before, unless the words speak of the whole war."""
    last = claims(text)[-1]
    assert last.kind is not Kind.VIOLENCE
    assert [p.name for p in last.where] == ([town] if town else [])
