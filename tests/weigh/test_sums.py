"""The total where none is stated: what one origin tells side by side, as more, or of groups that exclude each other."""

import pytest

from onrecord.model import Range
from onrecord.values import Span
from tests.link.claims import Desk, count
from tests.weigh.test_ranges import HERE, figure, weighed

Told = tuple[str, list[dict[str, object]]]


def total(*told: Told) -> Range:
    """Return the total of the killed that one report of one origin gives in these clauses."""
    desk = Desk()
    desk.report("a")
    for text, counts in told:
        desk.say("a", text, by="un", counts=counts, **HERE)
    return figure(weighed(desk))


SIDE_BY_SIDE = [
    ("1 guard and 4 visitors died", [count(1, group="guards"), count(4, group="visitors")], "5"),
    ("1 guard along with 4 visitors died", [count(1, group="guards"), count(4, group="visitors")], "5"),
    ("4 farmers, 5 women and 1 boy died", [count(4, group="farmers"), count(5, group="women"), count(1)], "10"),
    (
        "10 fighters were killed in the blast and the battle that came after it along with 8 members of the other side",
        [count(10, group="fighters"), count(8)],
        "18",
    ),
    ("1 bomber and 2 others died", [count(1, group="attackers"), count(2)], "3"),
    ("3 people, 2 guards and 1 visitor, died", [count(3), count(2, group="guards"), count(1, group="visitors")], "3"),
]


@pytest.mark.parametrize(("text", "counts", "label"), SIDE_BY_SIDE)
def test_what_one_clause_lists_is_added(text: str, counts: list[dict[str, object]], label: str) -> None:
    """Nobody is told twice in one list; a list that spells out its first number is that number."""
    assert total((text, counts)).label() == label


def test_a_list_prevails_over_a_figure_that_it_takes_up() -> None:
    """*Two guards were killed … the guards and four visitors*: six."""
    first = ("2 guards were killed", [count(2, group="guards")])
    again = ("2 guards and 4 visitors died", [count(2, group="guards"), count(4, group="visitors")])
    assert total(first, again).label() == "6"


@pytest.mark.parametrize("text", ["3 other men died", "The blast also killed 3 men"])
def test_those_told_as_more_are_added(text: str) -> None:
    """*A guard was killed … three other men*: four."""
    assert total(("1 guard was killed", [count(1, group="guards")]), (text, [count(3, group="men")])).label() == "4"


def test_a_person_told_singly_is_one_of_those_counted() -> None:
    """*Six people died … he was killed at the gate*: six, and not one to six."""
    assert total(("6 people died", [count(6)]), ("he was killed at the gate", [count(1)])).label() == "6"


@pytest.mark.parametrize(
    ("text", "label"),
    [("he was shot dead", "6"), ("the boy was killed", "6"), ("Ann Bell died", "6"), ("A man died", "1 to 6"),
     ("another man died", "6"), ("1 man died", "1 to 6"), ("one of them died", "1 to 6")],
)  # fmt: skip
def test_a_person_known_to_the_reader_is_no_toll_beside_another_origins(text: str, label: str) -> None:
    """*He*, *the boy*, a name: nobody says that no more died; *a man* is what that origin counts."""
    desk = Desk()
    desk.report("a")
    desk.say("a", "6 people died", by="un", counts=[count(6)], **HERE)
    desk.report("b")
    words = text.split(" died")[0].split(" was")[0]
    desk.say("b", text, by="msf", counts=[count(1, span=Span(0, len(words)))], **HERE)
    assert figure(weighed(desk)).label() == label


def test_one_in_figures_is_a_figure() -> None:
    """*Six people died … one person died*: an origin that disagrees with itself keeps both."""
    assert total(("6 people died", [count(6)]), ("1 person died", [count(1)])).label() == "1 to 6"


def test_a_nought_of_a_group_is_no_nought_of_all() -> None:
    """*A guard was killed … no women were killed*: one."""
    guard, women = count(1, group="guards"), count(0, group="women")
    assert total(("a guard was killed", [guard]), ("no women were killed", [women])).label() == "1"


def test_a_sum_below_a_stated_total_is_left_out() -> None:
    """*Nine people died … two guards and a visitor died*: nine."""
    part = ("2 guards and 1 visitor died", [count(2, group="guards"), count(1, group="visitors")])
    assert total(("9 people died", [count(9)]), part).label() == "9"


def test_fighters_under_two_names_are_told_again_and_not_added() -> None:
    """*Two leaders and two other militants were held … two other insurgents were also held*: four."""
    first = ("2 leaders and 2 other militants died", [count(2, group="leaders"), count(2, group="militants")])
    again = ("2 other insurgents also died", [count(2, group="fighters")])
    assert total(first, again).label() == "4"


def by_two(first: str, second: str) -> Range:
    """Return the total where one origin tells of one person and another of three."""
    desk = Desk()
    desk.report("a")
    desk.report("b")
    desk.say("a", first, by="un", counts=[count(1)], **HERE)
    desk.say("b", second, by="police", counts=[count(3)], **HERE)
    return figure(weighed(desk))


def test_a_known_person_is_one_of_those_whom_another_origin_counts() -> None:
    """*The guard died* of one origin beside three of another: three; *a guard died* may be a disagreement."""
    assert by_two("The guard died", "3 people died").label() == "3"
    assert by_two("A guard died", "3 people died").label() == "1 to 3"


def hurt(*told: tuple[str, int], gap: int = 2) -> str:
    """Return the total of the injured where one report tells these side by side, in clauses of one sentence."""
    desk = Desk()
    desk.report("a")
    for words, number in told:
        desk.say("a", words, by="un", counts=[count(number, measure="injured")], gap=gap, **HERE)
    return figure(weighed(desk), "injured").label()


def test_the_hurt_in_two_hospitals_of_one_sentence_are_others() -> None:
    """*2 were taken to one hospital and 3 to another*: five; of five who were wounded three in hospital are some."""
    assert hurt(("2 were rushed to one hospital", 2), ("3 were taken to another hospital", 3), gap=5) == "5"
    assert hurt(("5 people were wounded", 5), ("3 were taken to a hospital", 3), gap=5) == "5"
    assert hurt(("2 were rushed to one hospital", 2), ("They said that 3 are in hospital", 3), gap=5) == "3"


def test_who_kills_himself_is_none_of_those_whom_he_killed() -> None:
    """*Killed 2 men, then himself*: three; a stated total takes him in."""
    killer = [("a guard killed 2 men", [count(2)]), ("then shot himself", [count(1)])]
    desk = Desk()
    desk.report("a")
    for words, counts in killer:
        own = Span(len("a guard killed 2 men") + 2 + len("then shot "), len("a guard killed 2 men, then shot himself"))
        told = [{**c, "span": own} for c in counts] if words.endswith("himself") else counts
        desk.say("a", words, by="un", counts=told, **HERE)
    assert figure(weighed(desk)).label() == "3"


def test_people_told_one_by_one_are_some_of_the_toll_of_their_report() -> None:
    """*Three people died … he killed the boy and himself*: of the three; another report may disagree."""
    for other, expected in (("a", "3"), ("b", "1 to 3")):
        desk = Desk()
        desk.report("a")
        desk.report("b")
        desk.say("a", "3 people died", by="un", counts=[count(3)], **HERE)
        desk.say(other, "A boy was killed", by="police", counts=[count(1)], **HERE)
        assert figure(weighed(desk)).label() == expected


def test_two_origins_that_count_others_do_not_quarrel() -> None:
    """*50 militants died*, says one, *two civilians died*, another: 50 or more. 48 under both names is one number."""

    def told(militants: int, civilians: int) -> str:
        desk = Desk()
        desk.report("a")
        desk.say("a", f"{militants} militants died", by="un", counts=[count(militants, group="militants")], **HERE)
        desk.say("a", f"{civilians} civilians died", by="msf", counts=[count(civilians, group="civilians")], **HERE)
        return figure(weighed(desk)).label()

    assert told(50, 2) == "50 or more"
    assert told(48, 48) == "48"


def test_of_parts_without_a_whole_the_greatest_is_the_least() -> None:
    """*17 children and six women were among the dead*: 17 or more."""
    parts = [count(17, group="children", scope="part"), count(6, group="women", scope="part")]
    assert total(("17 children and 6 women were among the dead", parts)).label() == "17 or more"


def test_who_stands_in_another_list_of_the_report_is_some_of_it() -> None:
    """*14 fighters and five civilians died, a monitor said. The UN said that the five civilians died*: nineteen."""
    desk = Desk()
    desk.report("a")
    both = [count(14, group="fighters"), count(5, group="civilians")]
    desk.say("a", "14 fighters and 5 civilians died", by="unnamed:monitor", counts=both, **HERE)
    desk.say("a", "the 5 civilians died", by="un", counts=[count(5, group="civilians")], **HERE)
    found = figure(weighed(desk))
    assert found.label() == "19"
    assert [out.why for out in found.left_out] == ["some of those whom another of its report lists"]
