"""What one report tells and is not one happening, and where what two tell of took place."""

from dataclasses import replace

import pytest

from onrecord.knowledge.happenings import adds, is_told_by_what_came_after, tells_of_another
from onrecord.link.accounts import account_of
from onrecord.link.between import Between
from onrecord.link.facts import all_facts
from onrecord.link.questions import Comparer
from onrecord.link.texts import Texts
from onrecord.model import Claim, Kind
from onrecord.values import Place, Precision, Span
from tests.link.claims import CITY, KNOWLEDGE, OTHER_CITY, OTHER_QUARTER, QUARTER, Desk, count
from tests.link.test_incidents import incident_of, linked, together, two_reports

UNLISTED = Place(name="Harbourside", span=Span(0, 1), precision=Precision.NEIGHBOURHOOD, country_code="XX")


def raid_and_fire(desk: Desk) -> tuple[Claim, Claim]:
    """Write a report that tells of two attacks of one day in one city, each with its dead."""
    desk.report("a")
    raid = desk.say("a", "Fifteen civilians were killed in a raid", event="attack", where=(CITY,),
                    when="2016-05-09", counts=[count(15)])  # fmt: skip
    fire = desk.say("a", "eight were killed in fire on the west of the city", event="attack", where=(CITY,),
                    when="2016-05-09", counts=[count(8)], gap=90)  # fmt: skip
    return raid, fire


def test_two_tolls_of_one_origin_in_one_report_are_two_happenings() -> None:
    """Who counts fifteen dead in a raid and eight in rebel fire, in sentences of their own, tells of two attacks."""
    desk = Desk()
    raid, fire = raid_and_fire(desk)
    assert not together(linked(desk), raid, fire)


def test_another_nine_at_a_place_of_their_own_died_elsewhere() -> None:
    """*Another 14 in the harbour quarter*, whoever says so, is another attack; without a place it may be the same."""
    desk = Desk()
    desk.report("a")
    raid = desk.say("a", "A raid killed 29 in Millgate", where=(QUARTER,), when="2016-05-09", counts=[count(29)])
    text = "Another 14 died in Harbourside, activists said"
    own = replace(UNLISTED, span=Span(len(raid.text) + 2, len(raid.text) + 12))
    other = desk.say("a", text, where=(own,), by="activists", when="2016-05-09", counts=[count(14)])
    assert not together(linked(desk), raid, other)


def test_three_other_men_at_a_place_of_their_own_died_elsewhere() -> None:
    """*Three other men were killed in Harbourside*: not those of Millgate, though the numbers agree."""
    desk = Desk()
    desk.report("a")
    raid = desk.say("a", "3 men were killed in Millgate", where=(QUARTER,), when="2016-05-09", counts=[count(3)])
    own = replace(UNLISTED, span=Span(len(raid.text) + 29, len(raid.text) + 40))
    other = desk.say("a", "3 other men were killed in Harbourside", where=(own,), when="2016-05-09", counts=[count(3)])
    assert not together(linked(desk), raid, other)


@pytest.mark.parametrize(
    ("text", "others"),
    [("3 other men", True), ("seventeen more", True), ("3 men and others", False), ("12 more than before", False)],
)
def test_a_number_of_others_is_heard_where_it_stands(text: str, others: bool) -> None:
    """*Seventeen more* are others than those before; *more than before* is a comparison."""
    assert adds(text) is others


@pytest.mark.parametrize(
    ("text", "one"), [("gunmen attacked a post in the town", False), ("the attack on the town killed 4", True)]
)
def test_a_sentence_that_leaves_the_story_tells_another_happening(text: str, one: bool) -> None:
    """*Elsewhere* stands before the claim's own words; *meanwhile the attack killed 4* goes back to what was told."""
    desk = Desk()
    desk.report("a")
    first = desk.say("a", "Gunmen attacked the town", event="attack", where=(CITY,), when="2016-05-09")
    desk.say("a", "Meanwhile in the town,", event="statement", kind=Kind.APPEAL)
    later = desk.say("a", text, event="attack", where=(CITY,), when="2016-05-09", gap=3)
    assert together(linked(desk), first, later) is one


def test_a_toll_that_rises_in_one_report_is_of_one_happening() -> None:
    """*Has risen to* takes the place of the number before; one person told singly may be of those counted."""
    desk = Desk()
    desk.report("a")
    raid = desk.say("a", "Four people were killed in a raid", event="attack", where=(CITY,),
                    when="2016-05-09", counts=[count(4)])  # fmt: skip
    later = desk.say("a", "The death toll has risen to 6 since, doctors said", event="attack", where=(CITY,),
                     counts=[count(6)], gap=90)  # fmt: skip
    single = desk.say("a", "One man died in the attack at his door", event="attack", where=(CITY,),
                      counts=[count(1)], gap=90)  # fmt: skip
    result = linked(desk)
    assert together(result, raid, later)
    assert together(result, raid, single)


def test_an_offensive_of_weeks_is_not_the_attack_of_a_day() -> None:
    """What goes on since a month ago is another thing than what was done on Thursday, however near it is told."""
    desk = Desk()
    desk.report("a", "2016-05-10")
    rockets = desk.say("a", "Rockets hit a school in Northtown", event="attack", where=(CITY,), when="2016-05-09")
    assault = desk.say("a", "The army has waged an assault on the city since April", event="attack", where=(CITY,),
                       when="2016-04-15/2016-05-10")  # fmt: skip
    assert not together(linked(desk), rockets, assault)


def test_a_quarter_that_one_report_names_is_finer_than_its_town_in_another() -> None:
    """What the other says of the whole town does not stand against its quarter."""
    desk = two_reports()
    one = desk.say("a", "Jets struck Millgate, killing 31", when="2016-05-09", where=(QUARTER,), counts=[count(31)])
    two = desk.say("b", "Jets struck and killed 31", when="2016-05-09", where=(CITY,), counts=[count(31)])
    found = incident_of(linked(desk), one)
    assert found is not None
    assert two.id in found.claims
    assert found.where is not None
    assert found.where.name == QUARTER.name


def _at(place: Place, text: str, start: int) -> Place:
    """The place as the words name it that begin at `start` of a report."""
    return replace(place, span=Span(start + text.index(place.name), start + text.index(place.name) + len(place.name)))


def test_two_quarters_that_two_clauses_name_are_of_two_attacks() -> None:
    """Each clause names a place of its own, and neither is in the other: a writer says where each was."""
    desk = Desk()
    desk.report("a")
    first = "Jets struck Millgate on Monday"
    second = "rockets fell on Harbourside"
    unlisted = replace(OTHER_QUARTER, lat=None, lon=None, gazetteer=None, gazetteer_id=None, within=())
    raid = desk.say("a", first, event="attack", where=(_at(QUARTER, first, 0),), when="2016-05-09")
    fire = desk.say("a", second, event="attack", where=(_at(unlisted, second, len(first) + 2),), when="2016-05-09")
    assert not together(linked(desk), raid, fire)


def test_a_town_and_its_quarter_are_one_place() -> None:
    desk = Desk()
    desk.report("a")
    first = "Jets struck Northtown on Monday"
    second = "the bombs fell on Millgate"
    raid = desk.say("a", first, where=(_at(CITY, first, 0),), when="2016-05-09")
    bombs = desk.say("a", second, event="attack", where=(_at(QUARTER, second, len(first) + 2),), when="2016-05-09")
    assert together(linked(desk), raid, bombs)


def test_another_raid_is_not_the_one_before() -> None:
    """*Another raid*, *a similar attack* is none of what was told before it, wherever it was."""
    desk = Desk()
    desk.report("a")
    raid = desk.say("a", "Jets struck a market", where=(CITY,), when="2016-05-09", counts=[count(9)])
    other = desk.say("a", "Another air raid hit a school", where=(CITY,), when="2016-05-09", counts=[count(1)])
    told = desk.say("a", "its walls fell in that attack", event="attack", where=(CITY,))
    result = linked(desk)
    assert not together(result, raid, other)
    assert together(result, other, told)


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("A second car bomb went off in the port", True),
        ("Three more civilians were killed in a raid on the port", True),
        ("Elsewhere, troops shelled the port", True),
        ("Earlier in the day rockets had hit the port", True),
        ("Another 20 were wounded in the attack", False),
        ("More than 20 people were killed in strikes on the port", False),
        ("Six were killed and 20 others hurt in a blast", False),
        ("A new offensive began at dawn", False),
    ],
)
def test_words_that_call_a_deed_another(text: str, another: bool) -> None:
    """*Another 20 in the attack* died in the one that was told; *more killed in a raid* in one that was not."""
    assert tells_of_another(text) is another


@pytest.mark.parametrize(("dead", "one"), [(9, True), (None, False)])
def test_a_town_and_an_unlisted_quarter_are_one_only_by_a_number(dead: int | None, one: bool) -> None:
    """Where one clause lies in a town and the next in a quarter that nobody can place, a number must join them."""
    desk = Desk()
    desk.report("a")
    raid = desk.say("a", "Jets struck a market", where=(CITY,), when="2016-05-09", counts=[count(9)])
    fell = desk.say("a", "shells fell near by", event="attack", where=(UNLISTED,), counts=[count(dead)] if dead else [])
    desk.say("a", "A week before jets struck Southtown", where=(OTHER_CITY,), when="2016-05-02", gap=900)
    assert together(linked(desk), raid, fell) is one


def test_hundreds_of_dead_without_a_day_are_not_of_the_days_raid() -> None:
    """*Gas killed 1,429 people*, remembered beside Monday's raid: neither place nor number says that it is the raid."""
    desk = Desk()
    desk.report("a")
    raid = desk.say("a", "Jets dropped barrels on Monday", event="attack", when="2016-05-09")
    gas = desk.say("a", "an attack killed 1429 people", event="killing", where=(CITY,), counts=[count(1429)])
    assert not together(linked(desk), raid, gas)


def test_raids_of_four_days_are_not_the_raid_of_a_day() -> None:
    """*Over four days* sums up, however near the raid of Monday stands."""
    desk = Desk()
    desk.report("a")
    raid = desk.say("a", "Jets struck a market on Monday", where=(CITY,), when="2016-05-09", counts=[count(1)])
    days = desk.say("a", "air raids over four days", where=(CITY,), when="2016-05-06/2016-05-09", gap=4)
    own = replace(days, when=replace(days.when, span=Span(days.span.end - 9, days.span.end))) if days.when else days
    first = replace(raid, when=replace(raid.when, span=Span(25, 31))) if raid.when else raid
    desk.claims[:] = [first, own]
    assert not together(linked(desk), first, own)


def test_what_one_report_counts_as_two_is_not_joined_by_way_of_another_report() -> None:
    """Neither raid of a report takes the other in, though one is its chief story, which keeps little else away."""
    desk = Desk()
    raid, fire = raid_and_fire(desk)
    one = desk.say("a", "15 were killed", event="attack", where=(CITY,), when="2016-05-09", counts=[count(15)], gap=90)
    facts = all_facts({c.id: c for c in (raid, fire, one)}, desk.reports, KNOWLEDGE)
    text = Texts(desk.reports, KNOWLEDGE).of("a", [raid, fire, one])
    chief, other, same = (account_of(facts[c.id]) for c in (raid, fire, one))
    between = Between(Comparer(KNOWLEDGE))
    assert between.keeps_apart(replace(chief, text=text), other) == "one origin counts different dead"
    assert between.keeps_apart(replace(chief, text=text), same) is None


def test_tolls_of_two_towns_of_one_report_are_not_joined_by_way_of_another_report() -> None:
    """*A raid killed 15 in Northtown ... eight died in Southtown*: neither takes in the other's town."""
    desk = Desk()
    desk.report("a")
    raid = desk.say("a", "A raid killed 15 in Northtown", where=(replace(CITY, span=Span(20, 29)),), when="2016-05-09",
                    counts=[count(15)])  # fmt: skip
    at = raid.span.end + 90
    far = replace(OTHER_CITY, span=Span(at + 13, at + 22))
    fire = desk.say("a", "Eight died in Southtown", event="attack", by="un", where=(far,), when="2016-05-09",
                    counts=[count(8)], gap=90)  # fmt: skip
    bare = desk.say("a", "homes burned in Southtown", event="attack", where=(far,), when="2016-05-09", gap=90)
    facts = all_facts({c.id: c for c in (raid, fire, bare)}, desk.reports, KNOWLEDGE)
    text = Texts(desk.reports, KNOWLEDGE).of("a", [raid, fire, bare])
    chief, other, no_toll = (account_of(facts[c.id]) for c in (raid, fire, bare))
    between = Between(Comparer(KNOWLEDGE))
    assert between.keeps_apart(replace(chief, text=text), other) == "different places"
    assert between.keeps_apart(replace(chief, text=text), no_toll) is None


@pytest.mark.parametrize(
    ("lead", "text", "before"),
    [
        ("The attack came ", "two days after jets hit a convoy", True),
        ("The assault comes ", "less than two weeks after gunmen killed 270 guards", True),
        ("The evacuation went on days after a bombing ", "killed more than 120 people", True),
        ("", "In retaliation for the shelling of the camp", True),
        ("", "Jets hit a convoy two days after the truce", False),
        ("A day after the truce was signed, ", "jets hit a convoy", False),
        ("The agency spoke a day after it was announced that ", "raids killed 82 people", False),
        ("", "Twelve people died after a raid", False),
    ],
)
def test_a_deed_may_be_told_as_what_another_came_long_after(lead: str, text: str, before: bool) -> None:
    """Hours, days or weeks lie between the two, or the one was done for the other's sake."""
    assert is_told_by_what_came_after(lead, text) is before


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Another five were killed in two other districts", True),
        ("Shells hit another village", True),
        ("Shells hit the other village", False),
        ("People came from other villages", False),
    ],
)
def test_other_districts_are_another_deeds(text: str, other: bool) -> None:
    """What is told of other towns or quarters than those before is told beside it."""
    assert tells_of_another(text) is other


def test_a_deed_days_before_is_another_one() -> None:
    """*The raid came a day after shells hit the market*, and *days after a blast killed 120* beside six dead: two."""
    desk = Desk()
    desk.report("a")
    raid = desk.say("a", "The raid came", event="attack", where=(CITY,), when="2016-05-09")
    hit = desk.say("a", "a day after a bomb hit the market", event="bombing", where=(CITY,), when="2016-05-08", gap=1)
    six = desk.say("a", "A blast killed 6", event="bombing", where=(CITY,), when="2016-05-09", counts=[count(6)], gap=9)
    many = desk.say("a", "days after a blast killed 120", event="bombing", where=(CITY,), counts=[count(120)], gap=9)
    again = desk.say("a", "The blast killed 6", event="bombing", where=(CITY,), when="2016-05-09", counts=[count(6)])
    result = linked(desk)
    assert not together(result, raid, hit)
    assert not together(result, six, many)
    assert together(result, six, again)


@pytest.mark.parametrize(
    ("text", "event", "another"),
    [
        ("earlier shells hit a school", "shelling", True),
        ("Earlier, shells hit a school", "shelling", True),
        ("earlier two deaths were told", "killing", False),
        ("earlier the shelling was told of by two", "shelling", False),
    ],
)
def test_earlier_begins_another_deed_and_no_earlier_toll(text: str, event: str, another: bool) -> None:
    """*Earlier, shells hit the school*; *Earlier, the police told of two dead* may be the same."""
    desk = Desk()
    desk.report("a")
    raid = desk.say("a", "Shells hit the port.", event="shelling", where=(CITY,), when="2016-05-09")
    other = desk.say("a", text, event=event, where=(CITY,), when="2016-05-09")
    assert together(linked(desk), raid, other) is not another


@pytest.mark.parametrize(
    "lead", ["In a related development ", "In another incident ", "Also on Monday ", "Later in the evening "]
)
def test_a_sentence_may_begin_with_another_deed(lead: str) -> None:
    """Each such sentence leaves what was told, also where that was told as another itself."""
    desk = Desk()
    desk.report("a")
    first = desk.say("a", "Earlier shells hit the port", event="shelling", where=(CITY,), when="2016-05-09")
    text = f"{lead}shells hit a school"
    other = desk.say("a", text, event="shelling", where=(CITY,), when="2016-05-09")
    assert not together(linked(desk), first, other)
