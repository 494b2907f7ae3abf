"""The grade of civilian harm, by the published table."""

from typing import Any

from onrecord.link import link
from onrecord.model import Grade, OriginNumbers
from onrecord.weigh import origin_numbers
from tests.link.claims import KNOWLEDGE, Desk, by_id, count
from tests.weigh.test_ranges import HERE, weighed

CIVILIANS: dict[str, Any] = {"group": "civilians", "status": "civilian"}


def graded(*told: tuple[str, int, dict[str, Any]]) -> Grade | None:
    desk = Desk()
    for n, (who, killed, extra) in enumerate(told):
        desk.report(f"r{n}", extra.pop("day", "2016-05-10"))
        text = extra.pop("text", f"{who} counted {killed} dead in its own words, number {n}")
        counted = count(killed, **(CIVILIANS | extra.pop("counted", {})))
        fields = {"by": who} if who else {}
        desk.say(f"r{n}", text, counts=[counted], **(HERE | fields | extra))
    return weighed(desk).grade


def test_no_civilians_no_grade() -> None:
    """Where nobody says that civilians were harmed there is nothing to grade."""
    assert graded(("un", 31, {"counted": {"group": None, "status": "unknown"}})) is None


def test_one_origin_is_weak() -> None:
    """One origin that is no party, however detailed."""
    found = graded(("un", 31, {}))
    assert found is not None
    assert (found.grade, found.provisional, found.unread) == ("weak", True, 1)


def test_a_claim_in_which_a_person_set_a_field_is_read() -> None:
    """Who sets a field has read the claim; the grade rests on the other one unread, and stays provisional."""
    found = graded(("un", 31, {"edited": ("when",)}), ("red_cross", 31, {}))
    assert found is not None
    assert (found.provisional, found.unread) == (True, 1)


def test_two_origins_and_a_belligerents_action_are_fair() -> None:
    """Two distinct named origins, none a party, and one reports the belligerent's action."""
    found = graded(("syrian-observatory", 31, {"actors": ("russia",)}), ("msf", 29, {}))
    assert found is not None
    assert found.grade == "fair"


def test_an_action_on_a_day_of_no_known_year_is_not_of_the_same_day() -> None:
    """Only an action that is surely of the day of the harm makes it fair."""
    action = {"actors": ("russia",), "when": "XXXX-05-09"}
    found = graded(("syrian-observatory", 31, {}), ("msf", 29, {}), ("un", 30, action))
    assert found is not None
    assert found.grade == "weak"


def test_two_origins_without_any_belligerents_action_stay_weak() -> None:
    """Nobody is said to have acted."""
    found = graded(("syrian-observatory", 31, {}), ("msf", 29, {}))
    assert found is not None
    assert found.grade == "weak"


def test_a_body_and_its_part_are_one_account() -> None:
    """The United Nations and its rights office depend on each other."""
    found = graded(("un", 31, {"actors": ("russia",)}), ("un-human-rights-office", 29, {}))
    assert found is not None
    assert found.grade == "weak"


def test_who_repeats_a_figure_later_without_a_basis_adds_nothing() -> None:
    """The same number two days on with no basis of its own is dependent."""
    found = graded(("syrian-observatory", 31, {"actors": ("russia",)}), ("msf", 31, {"day": "2016-05-12"}))
    assert found is not None
    assert found.grade == "weak"


def test_a_party_is_never_one_of_two_accounts() -> None:
    """An enemy's accusation corroborates nothing."""
    found = graded(("syrian-observatory", 31, {"actors": ("russia",)}), ("sy-opposition", 29, {}))
    assert found is not None
    assert found.grade == "weak"


def test_different_belligerents_named_are_contested() -> None:
    """Accounts that lay it to two sides contest it."""
    found = graded(("syrian-observatory", 31, {"actors": ("russia",)}), ("msf", 29, {"actors": ("sy-opposition",)}))
    assert found is not None
    assert found.grade == "contested"


def test_harm_that_a_belligerent_accepts_is_confirmed() -> None:
    """It says that its own strike killed civilians."""
    found = graded(("us-led-coalition", 12, {"actors": ("us-led-coalition",)}))
    assert found is not None
    assert found.grade == "confirmed"


def test_an_accusation_alone_has_no_grade_but_is_listed() -> None:
    """Civilians are said to be harmed, by a party alone: no grade of the table fits, and the rule says why."""
    found = graded(("sy-opposition", 29, {}))
    assert found is not None
    assert found.grade is None
    assert "party" in found.rule


def numbers(*told: tuple[str, int]) -> OriginNumbers:
    desk = Desk()
    for n, (who, killed) in enumerate(told):
        desk.report(f"r{n}")
        fields = {"by": who} if who else {}
        desk.say(f"r{n}", f"number {n}", counts=[count(killed)], **HERE, **fields)
    linked = link(desk.claims, desk.reports, [], KNOWLEDGE)
    assertions = {c: a for a in linked.assertions for c in a.claims}
    return origin_numbers(list(by_id(desk.claims).values()), desk.reports, assertions)


def test_two_publishers_of_one_statement_are_two_publishers_and_one_origin() -> None:
    """Origins are counted, not publishers."""
    found = numbers(("un", 82), ("un", 82))
    assert (len(found.publishers), found.distinct, found.judged_independent) == (2, 1, 0)


def test_unattributed_publishers_are_together_one_origin_at_most() -> None:
    """Two publishers that name nobody are one; none where a named origin says the same."""
    assert numbers(("", 31), ("", 40)).distinct == 1
    assert numbers(("", 31), ("un", 31)).distinct == 1
    assert numbers(("", 40), ("un", 31)).distinct == 2


def test_an_unnamed_group_is_shown_and_adds_nothing() -> None:
    """*Activists* are listed and not counted."""
    found = numbers(("unnamed:activists", 31), ("un", 31))
    assert found.distinct == 1
    assert found.unnamed == ("activists (r0)",)
