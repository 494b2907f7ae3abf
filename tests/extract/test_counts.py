"""Counts: which measure a number is of, whose it is, what parts it has and what it covers."""

import pytest

from onrecord.values import Scope, Unit, VictimStatus
from tests.extract.reading_claims import claim, claims, counts, figures

FIGURES = [
    ("The shelling killed 31 people on Saturday.", [("killed", 31, 31)]),
    ("At least 31 people were killed.", [("killed", 31, None)]),
    ("Twelve people died in the blast.", [("killed", 12, 12)]),
    ("Rebels attacked the post, killing 16.", [("killed", 16, 16)]),
    ("The blast left 14 dead.", [("killed", 14, 14)]),
    ("The raid claimed the lives of at least 37 people.", [("killed", 37, None)]),
    ("Forty people lost their lives in the raid.", [("killed", 40, 40)]),
    ("The death toll rose to 12.", [("killed", 12, 12)]),
    ("The death toll from the attack has reached 51 people.", [("killed", 51, 51)]),
    ("The number of medics killed in the shelling rose to two.", [("killed", 2, 2)]),
    ("Rescuers recovered the bodies of 44 victims.", [("killed", 44, 44)]),
    ("The militia lost at least 28 fighters.", [("killed", 28, None)]),
    ("Two civilians killed, 15 others injured in rocket attack", [("killed", 2, 2), ("injured", 15, 15)]),
    ("A car bomb killed at least 47 and injured 130 others.", [("killed", 47, None), ("injured", 130, 130)]),
    ("At least six civilians were killed and dozens injured.", [("killed", 6, None), ("injured", 24, 99)]),
    ("Scores of villagers were killed and injured by the blast.", [("casualties", 40, 199)]),
    ("Gunmen kidnapped 900 people from the town.", [("abducted", 900, 900)]),
    ("Police arrested 15 men in the town.", [("detained", 15, 15)]),
    ("The rebels freed 150 prisoners on Monday.", [("freed", 150, 150)]),
    ("About 3,000 people fled the town.", [("displaced", 3000, 3000)]),
    ("Some 150 rebels were evacuated from the town.", [("evacuated", 150, 150)]),
    ("Nearly 6,000 civilians left the town.", [("left", None, 6000)]),
    ("The ministry said 240 rebels had laid down their arms.", [("surrendered", 240, 240)]),
    ("About 150,000 to 175,000 residents remain trapped.", [("trapped", 150_000, 175_000)]),
    ("The air force carried out 45 air strikes on Monday.", [("attacks", 45, 45)]),
    ("The bombing destroyed two homes.", [("destroyed", 2, 2)]),
    ("The attack caused no casualties.", [("casualties", 0, 0)]),
    ("Nobody was killed in the raid.", [("killed", 0, 0)]),
    ("The dead included 12 soldiers and a child.", [("killed", 12, 12), ("killed", 1, 1)]),
    ("Of the dead, 12 were women.", [("killed", 12, 12)]),
    ("Five pupils were among those killed by the raid.", [("killed", 5, 5)]),
    ("The battle ended in 18 fatalities.", [("killed", 18, 18)]),
    ("The gunman was shot dead by police.", [("killed", 1, 1)]),
    ("Thirteen children were among the victims.", [("casualties", 13, 13)]),
    ("The blast killed a woman and her two children.", [("killed", 1, 1), ("killed", 2, 2)]),
    ("Gunmen stormed a hotel, taking 30 people hostage.", [("abducted", 30, 30)]),
    ("The militants are holding 30 people hostage.", [("abducted", 30, 30)]),
    ("The blast left 30 others with injuries.", [("injured", 30, 30)]),
    ("The toll has risen to 85 dead.", [("killed", 85, 85)]),
    ("Three soldiers were wounded along with two bystanders.", [("injured", 3, 3), ("injured", 2, 2)]),
    ("The body of a schoolteacher was found in a ditch.", [("killed", 1, 1)]),
    ("Calvin Roe, 24, was shot at the gate.", [("casualties", 1, 1)]),
    ("Rioters burned 20 cars near the port.", [("destroyed", 20, 20)]),
    ("Helicopters dropped 20 barrel bombs on the town.", [("munitions", 20, 20)]),
    ("Twelve people have died in the town since dawn.", [("killed", 12, 12)]),
    ("4 killed over 43 injured in rocket attacks on the town", [("killed", 4, 4), ("injured", 44, None)]),
    ("Seven dead 20 wounded in blast in the town", [("killed", 7, 7), ("injured", 20, 20)]),
    ("Nine persons killed 12 injured by shelling of the town", [("killed", 9, 9), ("injured", 12, 12)]),
    ("The gunmen killed 30 wounded soldiers in the town.", [("killed", 30, 30)]),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_a_figure_has_its_measure(text: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    """Verbs, nouns, participles, states and phrases each say what a number is of."""
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Civilians were killed in the raid.",
        "The war began in 2011 and the town fell in 2014.",
        "The rebels hold 12 positions.",
        "The 34-year-old pilot was killed.",
    ],
)
def test_no_number_no_count(text: str) -> None:
    """A bare plural, a year, a number of something else and an age give no count of people."""
    assert [f for f in figures(text) if f[0] != "killed" or f[1] != 1] == []


def test_a_man_is_one() -> None:
    """A person told of in the singular is a count of one."""
    assert figures("The shell killed a man and his wife.") == [("killed", 1, 1), ("killed", 1, 1)]


def test_a_named_victim_is_one_and_is_named() -> None:
    """A victim's name counts one, and stands among the people with age and fate."""
    told = claim("The blast killed Carla Mendes, 34, on Sunday.", "Carla Mendes")
    assert [(c.low, c.high) for c in told.counts] == [(1, 1)]
    assert [(p.name, p.age, p.fate) for p in told.people] == [("Carla Mendes", 34, "killed")]


def test_parts_of_the_same_clause_are_a_breakdown() -> None:
    """Women and children told of with *including* are parts, and no counts of their own."""
    found = counts("The office said that 50 villagers, including nine women and seven children, had been executed.")
    assert [(c.low, [(p.group, p.low) for p in c.breakdown]) for c in found] == [(50, [("women", 9), ("children", 7)])]


def test_others_injured_are_no_part_of_the_dead() -> None:
    """The injured that follow a breakdown are a count of their own."""
    text = "Four people were killed including three children and 43 others were injured."
    assert figures(text) == [("killed", 4, 4), ("injured", 43, 43)]


def test_a_part_before_its_whole() -> None:
    """*Two medics among 31 dead* is 31 with two of them medics."""
    found = counts("Two medics among 31 dead in army raid")
    assert [(c.low, [(p.group, p.low) for p in c.breakdown]) for c in found] == [(31, [("medics", 2)])]


@pytest.mark.parametrize(
    ("text", "group", "status"),
    [
        ("Five civilians were killed.", "civilians", VictimStatus.CIVILIAN),
        ("Five soldiers were killed.", "soldiers", VictimStatus.COMBATANT),
        ("Five militants were killed.", "militants", VictimStatus.ALLEGED_COMBATANT),
        ("Five children were killed.", "children", VictimStatus.UNKNOWN),
        ("Five people were killed.", None, VictimStatus.UNKNOWN),
    ],
)
def test_a_group_and_only_the_status_that_its_word_gives(text: str, group: str | None, status: VictimStatus) -> None:
    """No status in the words is unknown, never civilian."""
    found = counts(text)[0]
    assert (found.group, found.victim_status) == (group, status)


def test_families_are_households() -> None:
    """A number of families is of households, and of the persons where the words give them."""
    assert counts("Thirty families fled the town.")[0].unit is Unit.HOUSEHOLDS
    assert figures("A family of six persons left the town.") == [("left", 6, 6)]


def test_scope_by_the_words_of_the_claim() -> None:
    """A war's dead are cumulative, a day's figure is of a window, an attack's of the incident."""
    assert counts("The war has killed more than 280,000 people.")[0].scope is Scope.CUMULATIVE
    assert counts("Shelling killed 12 people over the past two days.")[0].scope is Scope.WINDOW
    assert counts("Shelling killed 12 people.")[0].scope is Scope.INCIDENT
    assert counts("Shelling has killed 12 people since March.")[0].scope is Scope.CUMULATIVE
    assert counts("Shelling has killed 12 people since early this morning.")[0].scope is Scope.INCIDENT
    assert counts("Seven days of air strikes have killed 75 people.")[0].scope is Scope.WINDOW
    assert counts("Weeks of shelling left 75 people dead.")[0].scope is Scope.WINDOW
    assert counts("Two days of fighting left 75 people dead.")[0].scope is Scope.INCIDENT


def test_the_dead_of_a_war_that_lasts_are_those_of_all_of_it() -> None:
    """*In the 30-month war*, *during six years of conflict*, *in the civil war*; not in one of Friday."""
    assert counts("Some 23 journalists were killed in the country's 30-month war.")[0].scope is Scope.CUMULATIVE
    assert counts("At least 300 doctors have been killed during six years of conflict.")[0].scope is Scope.CUMULATIVE
    assert counts("Ten people were killed in the civil war.")[0].scope is Scope.CUMULATIVE
    assert counts("Ten people were killed in the conflict between two clans on Friday.")[0].scope is Scope.INCIDENT


def test_the_words_of_a_count_are_its_span() -> None:
    """A count's span holds its modifier, its number and its noun."""
    text = "The shelling killed at least 31 people."
    assert [c.span.of(text) for c in counts(text)] == ["at least 31 people"]


def test_a_number_is_used_once() -> None:
    """No number is the count of two claims."""
    text = "Shelling killed 12 people and wounded 30, and five others were arrested near the market."
    spans = [c.span for told in claims(text) for c in told.counts]
    assert len(spans) == len(set(spans)) == 3


def test_a_figure_between_two_days_is_of_the_stretch() -> None:
    """Attacks counted from one day to another are no single happening, and the figure keeps its window."""
    (count,) = counts("The group recorded 137 air strikes on the town from 10 September 2016 to 10 October 2016.")
    assert count.scope is Scope.WINDOW
    assert count.window is not None
    assert count.window.edtf == "2016-09-10/2016-10-10"
