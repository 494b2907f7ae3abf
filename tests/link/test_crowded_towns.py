"""Where many happenings share a town and a month, what is common to the town's reports joins none of them."""

from onrecord.link import link
from onrecord.link.leads import ENOUGH, SENTENCES, lead_of, of_the_town
from onrecord.model import Claim, Linked
from tests.link.claims import CITY, KNOWLEDGE, Desk, count
from tests.link.test_incidents import together
from tests.link.test_tellings import LONG, OTHER, RETOLD, linked, told

COMMON = (
    "Detectives canvassed the neighbourhood for footage, spokeswoman Petra Lindqvist said. "
    "Tipsters may ring the Karsund hotline anonymously; rewards reach five thousand crowns."
)


def test_what_stands_below_in_all_of_a_towns_reports_joins_no_two() -> None:
    """Who investigates and whom to call is told in the same words of two blasts of one day."""
    desk = Desk()
    own = (
        "Barges were turned back at the sluice. Bakers gave out bread on the quay before the morning shift went home.",
        "A glazier offered panes for nothing. Trams were halted at the viaduct, and pupils walked to their aunts.",
    )
    ours = f"{LONG} {own[0]} {COMMON}"
    theirs = f"{OTHER} {own[1]} {COMMON}"
    one = told(desk, "a", "2019-03-05", ours, when="2019-03-04", where=(CITY,))
    two = told(desk, "b", "2019-03-05", theirs, when="2019-03-04", where=(CITY,))
    again = told(desk, "c", "2019-03-05", RETOLD, when="2019-03-04", where=(CITY,))
    result = linked(desk)
    assert not together(result, one, two)
    assert together(result, one, again)


def test_another_age_told_first_speaks_against_a_join() -> None:
    """Of two reports in the same words a man of 31 and one of 58 is less than a man of 31 in both."""
    found = {}
    for age in (31, 58):
        desk = Desk()
        words = f"A {{}}-year-old docker was among the hurt. {LONG}"
        told(desk, "a", "2019-03-05", words.format(31), when="2019-03-04", where=(CITY,))
        told(desk, "b", "2019-03-05", words.format(age), when="2019-03-04", where=(CITY,))
        (incident,) = [i for i in linked(desk).incidents if len(i.reports) == 2]
        found[age] = incident.links[0]
    details = {age: [r.detail for r in link.reasons if r.question == "first_ages"] for age, link in found.items()}
    assert details == {31: ["an age is told first in both"], 58: ["other ages are told first"]}
    assert found[58].score < found[31].score - 1


def test_one_age_alone_carries_no_join_of_leads_that_share_nothing() -> None:
    """Many are 31: a docker hurt at a depot and a stall owner hurt before an office are two, of one day and town."""
    desk = Desk()
    ours = f"{LONG} A docker, aged 31, broke both his legs. {LONG}"
    theirs = f"{OTHER} She is 31 years old, and lost an eye there. {OTHER}"
    one = told(desk, "a", "2019-03-05", ours, when="2019-03-04", where=(CITY,))
    two = told(desk, "b", "2019-03-05", theirs, when="2019-03-04", where=(CITY,))
    assert not together(linked(desk), one, two)


def test_a_lead_is_the_title_and_the_first_sentences() -> None:
    """A section's name above and what comes after five sentences are no part of it."""
    told_first = [f"This is sentence number {n} of a longer report." for n in range(20)]
    found = lead_of("A title", "Local news\n\n" + " ".join(told_first))
    assert found.split("\n")[: SENTENCES + 1] == ["A title", *told_first[:SENTENCES]]
    assert len(found) < ENOUGH + 100
    assert "number 9" not in found


def test_words_of_the_town_are_those_of_places_speakers_and_officials() -> None:
    """*Sheriff Mona Berg* speaks of all that befalls her county; a victim does not."""
    desk = Desk()
    told(desk, "a", "2019-03-05", "Sheriff Mona Berg named the victim as Ilse Vandormael.", where=(CITY,))
    report = desk.reports["a"]
    found = of_the_town(report.text, ())
    assert {"mona", "berg"} <= found
    assert "vandormael" not in found


def one_publishers_two(words: str, other: str, low: int) -> tuple[Linked, Claim, Claim]:
    desk = Desk()
    for name in ("a", "b"):
        desk.report(name, "2019-03-05", publisher="Harbour Post")
    one = desk.say("a", words, event="killing", counts=[count(low)], when="2019-03-04", where=(CITY,))
    two = desk.say("b", other, event="killing", counts=[count(low)], when="2019-03-05", where=(CITY,))
    return link(desk.claims, desk.reports, (), KNOWLEDGE), one, two


def test_one_dead_told_twice_by_one_origin_is_no_statement_by_itself() -> None:
    """*He died at the scene* and *a girl was killed* are two statements; worded alike, or of nine dead, one."""
    girl = "a girl was killed by a stray bullet near the northern market gate"
    for words, other, low, is_one in (
        ("he died at the scene", "a girl was killed by a stray bullet", 1, False),
        ("he died at the scene", "he died at the scene", 1, False),
        (girl, f"{girl} late", 1, True),
        ("nine died at the scene", "the attack killed nine girls", 9, True),
    ):
        result, one, two = one_publishers_two(words, other, low)
        assert any({one.id, two.id} <= set(a.claims) for a in result.assertions) is is_one


def test_a_statement_told_of_another_deed_keeps_no_two_reports_of_the_chief_one_apart() -> None:
    """The police say *9 were killed* of a second blast in one report and of the depot's in the other.

    What both reports chiefly tell, in the same words, is settled first; the statement joins nothing that this parts.
    """
    desk = Desk()
    one = told(desk, "a", "2019-03-05", LONG, by="police", when="2019-03-04", where=(CITY,), counts=[count(14)])
    another = desk.say(
        "a", "Another blast killed 9 dockers", event="bombing", by="police", counts=[count(9)],
        when="2019-03-04", where=(CITY,),
    )  # fmt: skip
    two = told(desk, "b", "2019-03-05", RETOLD, when="2019-03-04", where=(CITY,))
    again = desk.say(
        "b", "The blast killed 9 dockers", event="bombing", by="police", counts=[count(9)], when="2019-03-04",
        where=(CITY,),
    )  # fmt: skip
    result = linked(desk)
    assert any({another.id, again.id} <= set(a.claims) for a in result.assertions)
    assert together(result, two, again)
    assert together(result, one, two)
    assert not together(result, one, another)
