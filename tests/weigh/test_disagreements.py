"""Figures that disagree: positions of current figures, a party's nought and concession, and what is no disagreement."""

from collections.abc import Sequence

import pytest

from onrecord.link import link
from onrecord.model import About, Dispute, Interest
from onrecord.values import Span
from onrecord.weigh import weigh
from tests.link.claims import KNOWLEDGE, QUARTER, Desk, count

DAY = "2016-05-09"


def counted(desk: Desk) -> list[Dispute]:
    """The disputes about how many of the one incident that the desk's claims make, weighed."""
    linked = link(desk.claims, desk.reports, [], KNOWLEDGE)
    claims = {c.id: c for c in desk.claims}
    assertions = {i: a for a in linked.assertions for i in a.claims}
    (incident,) = linked.incidents
    weighed = weigh(incident, claims, desk.reports, KNOWLEDGE, assertions=assertions)
    return [d for d in weighed.disputes if d.about is About.COUNT]


def told(*figures: tuple[str, int | None, int | None], **more: str) -> Desk:
    """One report each: its origin and its figure of people killed."""
    desk = Desk()
    for n, (who, low, high) in enumerate(figures):
        report = desk.report("abcdef"[n])
        number = low if low is not None else high
        desk.say(report, f"killed {number}", when=DAY, where=(QUARTER,), by=who, counts=[count(low, high, **more)])
    return desk


def says(disputes: Sequence[Dispute]) -> list[list[str]]:
    return [[p.says for p in d.positions] for d in disputes]


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([("sohr", 31, 31), ("un", 19, 19)], [["19", "31"]]),
        ([("sohr", 31, 31), ("un", 19, None)], []),
        ([("sohr", 82, 82), ("un", 80, 80)], []),
        ([("sohr", 31, 31), ("un", 19, 19), ("msf", 44, 44)], [["19", "31", "44"]]),
        ([("sohr", 31, 31), ("un", 19, 19), ("msf", 10, None)], [["19", "31"]]),
        ([("sohr", 31, 31), ("un", 19, 19), ("msf", 19, 19)], [["19", "31"]]),
    ],
)
def test_figures_that_cannot_all_be_right_are_positions(
    figures: list[tuple[str, int | None, int | None]], expected: list[list[str]]
) -> None:
    """Ends that do not meet, neither a rounding of the other; who agrees with all takes no side."""
    assert says(counted(told(*figures))) == [[f"{n} killed" for n in position] for position in expected]


def test_origins_that_agree_stand_together() -> None:
    """Two origins of one number are two voices of one position; the least figure stands first."""
    (dispute,) = counted(told(("sohr", 31, 31), ("un", 19, 19), ("msf", 19, 19)))
    assert [[v.origin_id for v in p.voices] for p in dispute.positions] == [["msf", "un"], ["sohr"]]
    assert dispute.detail == "19 killed, or 31 killed"


def test_groups_are_not_compared_with_totals() -> None:
    """*31 killed* and *20 civilians killed* do not disagree."""
    desk = told(("sohr", 31, 31))
    desk.report("z")
    desk.say("z", "killed 20", when=DAY, where=(QUARTER,), by="un",
             counts=[count(20, group="civilians", status="civilian")])  # fmt: skip
    assert counted(desk) == []


def test_a_revision_is_no_disagreement() -> None:
    """An origin's later, higher figure replaces its earlier one."""
    desk = Desk()
    for report, day, number in (("a", "2016-05-09", 19), ("b", "2016-05-11", 31)):
        desk.report(report, day)
        desk.say(report, f"rose to {number}", when=DAY, where=(QUARTER,), by="sohr", counts=[count(number)])
    assert counted(desk) == []


def test_a_partys_nought_is_a_position_with_its_interest() -> None:
    """It is in no range; here it stands against the others, and whose it is is said."""
    desk = told(("sohr", 31, 31))
    desk.report("z")
    desk.say("z", "Its strike killed nobody", when=DAY, where=(QUARTER,), by="russia", actors=("russia",),
             counts=[count(0)])  # fmt: skip
    (dispute,) = counted(desk)
    assert [p.says for p in dispute.positions] == ["none killed", "31 killed"]
    assert [(v.party, v.interests) for v in dispute.positions[0].voices] == [("Russia", (Interest.OWN_ACT,))]


def test_one_who_is_told_of_is_no_toll() -> None:
    """*A man* beside *31 people* is one of them; *one person was killed* is a toll."""
    for words, expected in (("a man was killed", 0), ("only one person was killed", 1)):
        desk = told(("sohr", 31, 31))
        desk.report("z")
        start = words.index("one") if "one" in words else 0
        span = Span(start, start + len(words[start:].split()[0]))
        desk.say("z", words, when=DAY, where=(QUARTER,), by="un", counts=[count(1, span=span)])
        assert len(counted(desk)) == expected


def test_an_origin_that_tells_parts_takes_no_side() -> None:
    """Eight here and fifteen there, by one origin in one report, contradict nobody's nineteen."""
    desk = told(("un", 19, 19))
    desk.report("z")
    for number in (8, 15):
        desk.say("z", f"killed {number}", when=DAY, where=(QUARTER,), by="sohr", counts=[count(number)])
    assert counted(desk) == []
