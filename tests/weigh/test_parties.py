"""Parties and their interest, and an origin's disagreement with itself: what stands beside a range, and what in it."""

from typing import Any

import pytest

from onrecord.model import Range
from tests.link.claims import KNOWLEDGE, Desk, count
from tests.weigh.test_ranges import HERE, desk_of, figure, weighed

RUSSIA = KNOWLEDGE.by_id["russia"].name


def said(*told: tuple[str, dict[str, Any], dict[str, Any]]) -> Range:
    """Weigh what each says in a report of its own: who, the count, other fields."""
    desk = Desk()
    for n, (who, counted, more) in enumerate(told):
        desk.report(f"r{n}", more.pop("day", "2016-05-10"))
        desk.say(f"r{n}", more.pop("text", f"{who} said so, number {n}"), counts=[counted], by=who, **(HERE | more))
    return figure(weighed(desk))


def test_a_partys_nought_of_its_enemys_act_is_no_figure_either() -> None:
    """A nought is against somebody's interest whoever acted: no range falls to it."""
    found = said(("un", count(31), {}), ("russia", count(0), {"actors": ("sy-opposition",)}))
    assert found.label() == "31"
    assert [x.why for x in found.left_out] == ["a party's nought is a dispute and no figure"]


def test_a_nought_of_who_is_no_party_is_a_figure() -> None:
    """Who has no interest may say that nobody died."""
    assert said(("un", count(31), {}), ("msf", count(0), {})).label() == "0 to 31"


def test_what_two_of_its_voices_admit_is_one_partys_concession() -> None:
    """A ministry and its state concede together."""
    speaking = next(e.id for p in KNOWLEDGE.packs for e in p.entities
                    if e.id != "russia" and KNOWLEDGE.party_of(e.id) is KNOWLEDGE.by_id["russia"])  # fmt: skip
    found = said(
        ("un", count(31), {}),
        ("russia", count(4), {"actors": ("russia",)}),
        (speaking, count(6), {"actors": ("russia",)}),
    )
    assert [(c.party, c.low, c.high) for c in found.conceded] == [(RUSSIA, 4, 6)]
    assert found.label() == "31"


def test_its_enemys_dead_are_alleged_combatants_in_no_range() -> None:
    """Whether its words call them fighters, or only name the enemy as who was hit."""
    for counted, more in (
        (count(30, group="militants", status="combatant"), {"actors": ("russia",)}),
        (count(30), {"actors": ("russia",), "targets": ("sy-opposition",)}),
    ):
        found = said(("russia", counted, more))
        assert found.label() == "no figure"
        (claimed,) = found.claimed_by_adversary
        assert (claimed.party, claimed.low, claimed.victim_status) == (RUSSIA, 30, "alleged_combatant")
        assert claimed.to_json()["victim_status"] == "alleged_combatant"


def test_civilians_whom_it_says_its_own_strike_killed_are_conceded() -> None:
    """The enemy's town was hit, and civilians are counted: that is harm admitted."""
    counted = count(4, group="civilians", status="civilian")
    found = said(("russia", counted, {"actors": ("russia",), "targets": ("sy-opposition",)}))
    assert [c.low for c in found.conceded] == [4]
    assert found.claimed_by_adversary == ()


def test_losses_of_its_own_side_count_as_interested_with_the_range_without_beside() -> None:
    """The range runs over all, and what it comes to without the party is told."""
    own = count(9, group="soldiers", status="combatant")
    found = said(("russia", own, {"targets": ("russia",)}), ("un", count(12, None), {}))
    assert found.interested == ()  # a group's figure stays out of the stated total
    found = said(("russia", count(9), {"targets": ("russia",)}), ("un", count(12, None), {}))
    assert (found.label(), found.interested, found.label_without()) == ("9 to 12 or more", (RUSSIA,), "12 or more")


def test_a_fall_without_a_word_of_it_is_a_disagreement_of_the_origin_with_itself() -> None:
    """Both figures stay, and the range names the origin and the claims; an update disagrees with nothing."""
    found = figure(weighed(desk_of(("2016-05-10", "un", count(35)), ("2016-05-12", "un", count(31)))))
    (own,) = found.self_disagreements
    assert own.origin == KNOWLEDGE.by_id["un"].name
    assert own.claims == found.used
    update = figure(weighed(desk_of(("2016-05-10", "un", count(31)), ("2016-05-12", "un", count(35)))))
    assert update.self_disagreements == ()


@pytest.mark.parametrize("days", [("2016-05-10", "2016-05-10"), ("XXXX-05-10", "2016-05-12")])
def test_figures_of_unknown_order_are_a_disagreement_too(days: tuple[str, str]) -> None:
    """What was said first is not known: nothing is replaced."""
    found = figure(weighed(desk_of((days[0], "un", count(31)), (days[1], "un", count(40)))))
    assert (found.label(), len(found.self_disagreements)) == ("31 to 40", 1)


def test_two_wordings_and_two_origins_are_no_disagreement_of_one_with_itself() -> None:
    """*82* and *at least 82* are one statement; 31 and 40 of two bodies are two."""
    wordings = desk_of(("2016-05-10", "un", count(82)), ("2016-05-10", "un", count(82, None)))
    bodies = desk_of(("2016-05-10", "un", count(31)), ("2016-05-10", "msf", count(40)))
    assert figure(weighed(wordings)).self_disagreements == ()
    assert figure(weighed(bodies)).self_disagreements == ()


def test_no_status_in_the_words_is_unknown() -> None:
    """Never civilian by default."""
    assert figure(weighed(desk_of(("2016-05-10", "un", count(31))))).victim_status == "unknown"


def test_publishers_that_name_nobody_are_together_one_origin_of_a_range() -> None:
    """Each is named, and which of the origins they are is told."""
    found = figure(weighed(desk_of(("2016-05-10", None, count(31)), ("2016-05-10", None, count(40)))))
    assert found.unattributed == found.origins == ("R0 News", "R1 News")
    mixed = figure(weighed(desk_of(("2016-05-10", None, count(31)), ("2016-05-10", "un", count(40)))))
    assert mixed.unattributed == ("R0 News",)
