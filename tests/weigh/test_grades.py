"""The grade of civilian harm, by the published table."""

from typing import Any

import pytest

from onrecord.link import link
from onrecord.model import Basis, Grade, OriginNumbers, Role, Speaker
from onrecord.values import Place, Precision, Span
from onrecord.weigh import origin_numbers
from tests.link.claims import CITY, KNOWLEDGE, OTHER_QUARTER, Desk, by_id, count
from tests.weigh.test_ranges import HERE, weighed

PROVINCE = Place(
    name="North Province", span=Span(0, 1), precision=Precision.PROVINCE, lat=10.02, lon=20.02, country="Nowhere",
    country_code="XX", gazetteer="test", gazetteer_id="2", within=("test:1",),
)  # fmt: skip
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


@pytest.mark.parametrize(
    ("action", "grade"),
    [
        ({"where": (OTHER_QUARTER,)}, "weak"),  # ten kilometres off
        ({"when": "2016-05"}, "weak"),  # a month is no day
        ({"when": "2016-05-08/2016-05-09"}, "fair"),  # a night over midnight
        ({"when": "2016-05-11"}, "weak"),
        ({"where": (PROVINCE,)}, "weak"),  # what lies in a province is not near
        ({"where": (CITY,)}, "fair"),
        ({"where": (), "when": None}, "fair"),  # of its incident's day and place
    ],
)
def test_an_action_must_be_of_the_harms_own_day_and_place(action: dict[str, Any], grade: str) -> None:
    """Within five kilometres of harm that is told, on the same day."""
    struck = {"actors": ("russia",), "counted": {"group": None, "status": "unknown"}, **action}
    found = graded(("syrian-observatory", 31, {}), ("msf", 29, {}), ("un", 30, struck))
    assert found is not None
    assert found.grade == grade


def test_what_a_grade_does_not_rest_on_need_not_be_read() -> None:
    """The claims that support and contradict it count as unread, no others."""
    found = graded(("msf", 31, {}), ("unnamed:activists", 40, {}), ("", 12, {}))
    assert found is not None
    assert (found.grade, len(found.supports), found.unread) == ("weak", 1, 1)


def test_a_denial_that_covers_contradicts_nothing() -> None:
    """*No mass killings*: it denies no particulars."""
    found = graded(("msf", 31, {}))
    assert found is not None
    assert found.contradicts == ()


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


def why_dependent(*told: tuple[str, dict[str, Any]]) -> list[str]:
    """Say why the named origins of a desk depend on each other, pair by pair."""
    desk = Desk()
    for n, (who, more) in enumerate(told):
        desk.report(f"r{n}", more.pop("day", "2016-05-10"))
        desk.say(f"r{n}", more.pop("text", f"number {n}"), counts=more.pop("counts", []), by=who, **(HERE | more))
    return [d.why for d in weighed(desk).numbers.dependent]


LATER = "the later gives the same figure and no basis of its own"


def test_who_gives_a_figure_later_and_says_how_it_knows_is_not_shown_to_be_dependent() -> None:
    """A basis of its own, another group, another number, or the same day."""
    first = ("msf", {"counts": [count(31)]})
    assert why_dependent(first, ("red_cross", {"day": "2016-05-12", "counts": [count(31)]})) == [LATER]
    for other in (
        {"basis": Basis.WITNESSED, "counts": [count(31)]},
        {"counts": [count(31, group="women")]},
        {"counts": [count(32)]},
        {"day": "2016-05-10", "counts": [count(31)]},
    ):
        first = ("msf", {"counts": [count(31)]})
        assert why_dependent(first, ("red_cross", {"day": "2016-05-12"} | other)) == []


def test_who_gave_a_figure_first_does_not_depend_by_saying_it_again() -> None:
    """The first time that each gave it counts, and a basis given at any time."""
    told = (
        ("msf", {"day": "2016-05-10", "counts": [count(31)]}),
        ("red_cross", {"day": "2016-05-11", "counts": [count(31)], "basis": Basis.WITNESSED}),
        ("msf", {"day": "2016-05-13", "counts": [count(31)]}),
    )
    assert why_dependent(*told) == []


def test_origins_whose_sentences_are_one_text_are_dependent() -> None:
    """Word for word, or most of its runs of words; shorter words are alike by chance."""
    sentence = "the shells fell on the bakery while people queued for bread in the early morning"
    copied = "their words share copied text"
    assert why_dependent(("msf", {"text": sentence}), ("red_cross", {"text": sentence})) == [copied]
    longer = f"On Monday it was told by people of the quarter that {sentence}, and that many fled to the next town"
    assert why_dependent(("msf", {"text": sentence}), ("red_cross", {"text": longer})) == [copied]
    assert why_dependent(("msf", {"text": "shells fell"}), ("red_cross", {"text": "shells fell"})) == []
    other = "many who stood in line for bread died when a bakery was hit by mortar fire at dawn"
    assert why_dependent(("msf", {"text": sentence}), ("red_cross", {"text": other})) == []


def test_who_passes_words_on_depends_on_whose_they_are() -> None:
    """One stands in the chain through which the other is told."""
    through = Speaker(name=KNOWLEDGE.by_id["msf"].name, role=Role.RELAY, entity="msf", span=Span(0, 1))
    last = Speaker(name="A. Witness", role=Role.SPEAKER, span=Span(0, 1))
    found = why_dependent(("msf", {}), ("A. Witness", {"speakers": (through, last)}))
    assert found == ["one stands in the chain through which the other is told"]


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
