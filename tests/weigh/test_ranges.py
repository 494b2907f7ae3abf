"""One range by one rule: which figures are used, which are left out, and why."""

from dataclasses import replace

import pytest

from onrecord.link import link
from onrecord.model import Incident, Kind, Range, Revising
from onrecord.weigh import weigh
from tests.link.claims import KNOWLEDGE, QUARTER, Desk, by_id, count

HERE = {"when": "2016-05-09", "where": (QUARTER,)}


def weighed(desk: Desk) -> Incident:
    """Put all claims of a desk into one incident, and weigh it."""
    linked = link(desk.claims, desk.reports, [], KNOWLEDGE)
    ids = tuple(sorted(c.id for c in desk.claims))
    denials = tuple(d for i in linked.incidents for d in i.denials)
    incident = replace(linked.incidents[0], claims=ids, denials=denials)
    return weigh(
        incident, by_id(desk.claims), desk.reports, KNOWLEDGE,
        assertions={c: a for a in linked.assertions for c in a.claims},
    )  # fmt: skip


def figure(incident: Incident, measure: str = "killed", group: str | None = None, scope: str | None = None) -> Range:
    """Return the one range of a measure, group and scope."""
    found = [r for r in incident.ranges if (r.measure, r.group) == (measure, group) and scope in (None, r.scope)]
    assert len(found) == 1, [(r.measure, r.group, r.scope) for r in incident.ranges]
    return found[0]


def desk_of(*told: tuple[str, str | None, dict[str, object]]) -> Desk:
    """Write one report a figure: (day, who, count fields); who None is the publisher unattributed."""
    desk = Desk()
    for n, (day, who, counted) in enumerate(told):
        desk.report(f"r{n}", day)
        extra = {"by": who} if who else {}
        text = str(counted.pop("text", f"A strike killed them, report {n}"))
        desk.say(f"r{n}", text, counts=[counted], **HERE, **extra)
    return desk


def test_a_range_runs_from_the_least_low_to_the_greatest_number() -> None:
    """Two origins that say 31 and 19 give 19 to 31."""
    found = figure(weighed(desk_of(("2016-05-10", "un", count(31)), ("2016-05-10", "msf", count(19)))))
    assert (found.low, found.high, found.open, found.label()) == (19, 31, False, "19 to 31")


def test_at_least_opens_the_range() -> None:
    """82 and at least 82 of one body: 82 or more, resting on one origin."""
    found = figure(weighed(desk_of(("2016-05-10", "un", count(82)), ("2016-05-10", "un", count(82, None)))))
    assert (found.low, found.high, found.open, found.label()) == (82, 82, True, "82 or more")
    assert len(found.origins) == 1


def test_a_word_of_order_gives_its_low_and_opens_the_end_but_gives_no_high() -> None:
    """*Dozens* beside 31 is 24 to 31 or more, never up to 99."""
    told = desk_of(("2016-05-10", "un", count(31)), ("2016-05-10", "msf", count(24, 99, modifier="order")))
    found = figure(weighed(told))
    assert (found.low, found.high, found.open) == (24, 31, True)


def test_about_is_shown_as_about() -> None:
    """*About 300* keeps its word."""
    assert figure(weighed(desk_of(("2016-05-10", "un", count(300, modifier="about"))))).label() == "about 300"


def test_a_later_higher_figure_of_one_origin_within_two_weeks_replaces_the_earlier() -> None:
    """A toll that rises is an update and no disagreement."""
    found = figure(weighed(desk_of(("2016-05-10", "un", count(31)), ("2016-05-12", "un", count(35)))))
    assert (found.low, found.high) == (35, 35)
    assert [x.why for x in found.left_out] == [f"superseded by 35 of {KNOWLEDGE.by_id['un'].name}"]


def test_a_higher_figure_after_two_weeks_replaces_nothing_without_saying_so() -> None:
    """After fourteen days only words of revision replace a figure."""
    plain = desk_of(("2016-05-10", "un", count(31)), ("2016-06-10", "un", count(35)))
    assert figure(weighed(plain)).low == 31
    revised = desk_of(("2016-05-10", "un", count(31)), ("2016-06-10", "un", count(35) | {"text": "it rose to 35"}))
    assert figure(weighed(revised)).low == 35


def test_a_lower_figure_without_words_of_revision_stays_beside_the_higher() -> None:
    """A fall that nobody explains is an origin's disagreement with itself: both stay."""
    found = figure(weighed(desk_of(("2016-05-10", "un", count(35)), ("2016-05-12", "un", count(31)))))
    assert (found.low, found.high) == (31, 35)


def test_a_lower_figure_that_is_a_revision_replaces_the_higher() -> None:
    """A corrected toll prevails."""
    told = desk_of(
        ("2016-05-10", "un", count(35)), ("2016-05-12", "un", count(31) | {"text": "the revised toll is 31"})
    )
    assert (figure(weighed(told)).low, figure(weighed(told)).high) == (31, 31)


def test_an_addition_replaces_nothing_and_is_not_added() -> None:
    """*Another 12* and *12 more* are left out of the range."""
    for words in ("another 12 were killed", "12 more died"):
        told = desk_of(("2016-05-10", "un", count(35)), ("2016-05-12", "un", count(12) | {"text": words}))
        found = figure(weighed(told))
        assert (found.low, found.high) == (35, 35)
        assert [x.why for x in found.left_out] == ["adds to another figure"]


def test_more_than_is_no_addition() -> None:
    """*More than 12* bounds a number and adds to nothing."""
    told = desk_of(
        ("2016-05-10", "un", count(35)), ("2016-05-12", "msf", count(13, None) | {"text": "13 more than before"})
    )
    assert figure(weighed(told)).low == 13


def test_three_of_whom_are_a_part() -> None:
    """A figure told as a part of another is in no total."""
    told = desk_of(("2016-05-10", "un", count(35)), ("2016-05-10", "un", count(3) | {"text": "3 of whom died later"}))
    found = figure(weighed(told))
    assert (found.low, [x.why for x in found.left_out]) == (35, ["a part of another figure"])


def test_an_earlier_toll_told_beside_the_new_one_is_left_out() -> None:
    """*An earlier death toll was 15* is no figure of today."""
    words = {"text": "an earlier death toll was 15"}
    found = figure(weighed(desk_of(("2016-05-10", "un", count(18)), ("2016-05-10", "un", count(15) | words))))
    assert (found.low, found.high) == (18, 18)


def test_what_an_unattributed_report_says_is_left_out_where_a_named_origin_says_the_same() -> None:
    """A publisher without an origin is no second voice."""
    found = figure(weighed(desk_of(("2016-05-10", "un", count(31)), ("2016-05-10", None, count(31)))))
    assert found.origins == (KNOWLEDGE.by_id["un"].name,)
    assert [x.why for x in found.left_out] == ["unattributed, and a named origin says the same"]


def test_parts_are_ranges_of_their_own_and_never_added() -> None:
    """*Eighty-two dead, 11 of them women, 13 children*: the total is 82."""
    desk = Desk()
    desk.report("a")
    parts = [{"group": "women", "low": 11, "high": 11}, {"group": "children", "low": 13, "high": 13}]
    told = count(82, group="civilians", status="civilian")
    told["breakdown"] = tuple(_part(p) for p in parts)
    desk.say("a", "82 civilians were shot", counts=[told], by="un", **HERE)
    incident = weighed(desk)
    labels = {r.group: r.label() for r in incident.ranges}
    assert labels == {None: "82", "civilians": "82", "women": "11", "children": "13"}


def _part(fields: dict[str, object]) -> object:
    from onrecord.values import Part

    return Part(**fields)  # type: ignore[arg-type]


def test_groups_that_cannot_overlap_are_summed_where_no_total_is_stated() -> None:
    """20 civilians and 5 soldiers of one report are 25."""
    desk = Desk()
    desk.report("a")
    desk.say("a", "20 civilians and 5 soldiers died", by="un", **HERE, counts=[
        count(20, group="civilians", status="civilian"), count(5, group="soldiers", status="combatant"),
    ])  # fmt: skip
    assert figure(weighed(desk)).label() == "25"


def test_groups_that_can_overlap_give_the_greater_with_an_open_end() -> None:
    """11 women and 13 medics, told in two sentences, may share members: 13 or more."""
    desk = Desk()
    desk.report("a")
    desk.say("a", "11 women died", by="un", **HERE, counts=[count(11, group="women")])
    desk.say("a", "13 medics died", by="un", **HERE, counts=[count(13, group="medics")])
    found = figure(weighed(desk))
    assert (found.low, found.open) == (13, True)


def test_a_group_leaves_a_stated_total_alone() -> None:
    """*31 killed* and *20 civilians killed*: the total stays 31."""
    told = desk_of(("2016-05-10", "un", count(31)), ("2016-05-10", "msf", count(20, group="civilians")))
    assert figure(weighed(told)).label() == "31"


def test_killed_and_injured_are_never_added() -> None:
    """Each measure is a range of its own."""
    desk = Desk()
    desk.report("a")
    desk.say("a", "3 died, 5 were hurt", by="un", counts=[count(3), count(5, measure="injured")], **HERE)
    assert {r.measure: r.label() for r in weighed(desk).ranges} == {"killed": "3", "injured": "5"}


def test_a_window_is_never_mixed_with_the_incident() -> None:
    """A figure since a day is of another scope."""
    told = desk_of(("2016-05-10", "un", count(31)), ("2016-05-10", "msf", count(900, scope="cumulative")))
    incident = weighed(told)
    assert figure(incident, scope="incident").label() == "31"
    assert figure(incident, scope="cumulative").label() == "900"


def test_a_partys_nought_for_its_own_act_is_no_figure() -> None:
    """A belligerent that says nobody died disputes, and lowers no range."""
    desk = desk_of(("2016-05-10", "un", count(31)), ("2016-05-10", "russia", count(0)))
    found = figure(weighed(desk))
    assert (found.low, found.high) == (31, 31)
    assert "nought" in found.left_out[0].why


def test_harm_that_a_party_admits_stands_beside_the_range() -> None:
    """What a belligerent concedes is kept per party."""
    desk = Desk()
    desk.report("a")
    desk.say("a", "The UN said 31 died", counts=[count(31)], by="un", **HERE)
    desk.say("a", "Russia said its strike killed 4", counts=[count(4)], by="russia", actors=("russia",), **HERE)
    found = figure(weighed(desk))
    assert (found.low, found.high) == (31, 31)
    assert [(c.party, c.low, c.high) for c in found.conceded] == [(KNOWLEDGE.by_id["russia"].name, 4, 4)]


def test_a_partys_count_of_its_enemys_dead_is_in_no_range() -> None:
    """*We killed 30 militants* is a line of its own."""
    desk = desk_of(("2016-05-10", "sy-army", count(30, group="militants", status="alleged_combatant")))
    incident = weighed(desk)
    found = figure(incident)
    assert (found.low, found.high) == (None, None)
    assert [c.low for c in found.claimed_by_adversary] == [30]


def test_a_figure_that_rests_on_a_party_alone_says_so() -> None:
    """A party's own figure counts, marked as interested."""
    desk = Desk()
    desk.report("a")
    desk.say("a", "366 laid down arms", kind=Kind.MOVEMENT, event="surrender", by="russia",
             counts=[count(366, measure="surrendered", group="fighters", status="combatant")], **HERE)  # fmt: skip
    found = figure(weighed(desk), "surrendered")
    assert found.interested_only
    assert found.label() == "366"


def test_beside_an_interested_figure_stands_the_range_without_it() -> None:
    """A party's figure widens the range, and the range without it is given too."""
    found = figure(weighed(desk_of(("2016-05-10", "un", count(31)), ("2016-05-10", "sy-government", count(12)))))
    assert (found.low, found.high) == (12, 31)
    assert (found.low_without, found.high_without, found.interested_only) == (31, 31, False)


@pytest.mark.parametrize(("low", "high", "label"), [(None, 6000, "up to 6,000"), (21, None, "21 or more")])
def test_an_end_that_is_not_told_is_not_made_up(low: int | None, high: int | None, label: str) -> None:
    """*Nearly 6,000* has no lower end, *more than 20* no upper."""
    assert figure(weighed(desk_of(("2016-05-10", "un", count(low, high))))).label() == label


def test_others_injured_beside_the_killed_add_to_nothing() -> None:
    """*Two were killed and three others injured* gives three injured."""
    desk = Desk()
    desk.report("a")
    text = "Shells killed 2 people and injured 3 others"
    desk.say("a", text, counts=[count(2), count(3, measure="injured")], **HERE)
    desk.report("b")
    desk.say("b", text, counts=[count(2), count(3, measure="injured")], **HERE)
    assert figure(weighed(desk), "injured").low == 3


def test_a_later_sum_over_nearly_the_same_days_replaces_the_earlier() -> None:
    """34,000 since a day and then 35,000 from it to a later one are one origin's one figure, the latter."""
    desk = Desk()
    moved = {"kind": Kind.MOVEMENT, "event": "evacuation", "where": (QUARTER,), "by": "icrc"}
    desk.report("a", "2016-12-23")
    first = count(34000, measure="evacuated", scope="cumulative")
    old = desk.say("a", "34000 were evacuated since then", when="2016-12-15/2016-12-23", counts=[first], **moved)
    desk.report("b", "2016-12-24")
    later = count(35000, measure="evacuated")
    desk.say("b", "now says that 35000 were evacuated", when="2016-12-15/2016-12-22", counts=[later], **moved)
    found = figure(weighed(desk), "evacuated")
    assert (found.low, found.high) == (35000, 35000)
    assert [x.claim for x in found.left_out] == [old.id]


def test_a_number_says_how_many_a_word_of_order_meant() -> None:
    """*Several men were killed … four were killed*, in one report of one origin: four, and the word is left out."""
    desk = Desk()
    desk.report("a")
    several = desk.say("a", "Several men were killed", by="un", counts=[count(3, 9, modifier="order")], **HERE)
    desk.say("a", "Four were killed", by="un", counts=[count(4)], **HERE)
    told = figure(weighed(desk))
    assert told.label() == "4"
    assert [(left.claim, left.why) for left in told.left_out] == [(several.id, "told exactly beside: 4")]


# --- what was corrected or withdrawn --------------------------------------------------------------


def taken_back(*told: tuple[str, str | None, dict[str, object]], publisher: str | None = None) -> Incident:
    """Weigh figures, one report each; a `revises` among a figure's fields says what its claim does with it."""
    desk = Desk()
    for n, (day, who, counted) in enumerate(told):
        desk.report(f"r{n}", day, publisher=publisher)
        fields = {"by": who} if who else {}
        revises, bare = counted.pop("revises", None), counted.pop("bare", False)
        counts = [] if bare else [counted]
        desk.say(f"r{n}", f"of report {n}: killed", counts=counts, revises=revises, event="killing", **HERE, **fields)
    return weighed(desk)


def left_out(incident: Incident) -> list[str]:
    return [x.why for x in figure(incident).left_out]


def test_a_corrected_figure_is_left_out_with_who_corrected_it() -> None:
    """14, then *14 was wrong* by the same origin: 12 stands, and 14 is listed with why."""
    incident = taken_back(
        ("2016-05-10", "un", count(14)),
        ("2016-05-12", "un", {**count(14), "revises": Revising.CORRECTS}),
        ("2016-05-12", "msf", count(12)),
    )
    assert figure(incident).label() == "12"
    assert sorted(left_out(incident)) == ["corrected by United Nations", "tells what is corrected or withdrawn"]
    assert [(r.does, len(r.claims)) for r in incident.revisions] == [(Revising.CORRECTS, 1)]


def test_only_who_said_it_takes_it_back_and_only_what_he_said_before() -> None:
    """Another origin's 14 stays, and so does what is said anew after the correction."""
    wrong = {**count(14), "revises": Revising.WITHDRAWS}
    others = taken_back(("2016-05-10", "msf", count(14)), ("2016-05-12", "un", dict(wrong)))
    assert figure(others).label() == "14"
    anew = taken_back(("2016-05-12", "un", dict(wrong)), ("2016-06-20", "un", count(14)))
    assert figure(anew).label() == "14"


def test_another_figure_of_the_same_origin_stays() -> None:
    """A correction takes back the number that it repeats."""
    incident = taken_back(
        ("2016-05-10", "un", count(31)), ("2016-05-12", "un", {**count(14), "revises": Revising.CORRECTS})
    )
    assert figure(incident).label() == "31"


def test_a_withdrawal_without_a_figure_takes_back_all_that_its_origin_said_of_the_event() -> None:
    """*Withdrew its report of the attack*: its figure goes, and nobody counts as its origin any more."""
    incident = taken_back(
        ("2016-05-10", "un", count(14)),
        ("2016-05-12", "un", {**count(1), "bare": True, "revises": Revising.WITHDRAWS}),
        ("2016-05-12", "msf", count(12)),
    )
    assert figure(incident).label() == "12"
    assert incident.numbers.named == ("Doctors Without Borders",)
    assert "takes back a figure of this range; it gives none of its own" in left_out(incident)


def test_a_publisher_takes_back_what_it_printed_whoever_said_it() -> None:
    """A note that 14 was wrong is of the paper's report in which the ministry was said to have told it."""
    note = {**count(14), "revises": Revising.CORRECTS}
    told = (("2016-05-10", "un", count(14)), ("2016-05-11", None, note), ("2016-05-11", "un", count(12)))
    assert figure(taken_back(*told, publisher="The Paper")).label() == "12"
