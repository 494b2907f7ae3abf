"""Which of the dates of a sentence is a claim's: the one that hangs on its words, not the one that stands nearest."""

import pytest

from tests.extract.reading_claims import claim, claims


def dated(text: str, event: str, words: str) -> str | None:
    """Return the time of the claim of an event whose words hold these, told on a Thursday, 16 May 2019."""
    found = [c for c in claims(text) if words in c.text and event == c.event]
    assert found, [(c.event, c.text) for c in claims(text)]
    return found[0].when.when.edtf if found[0].when else None


@pytest.mark.parametrize(
    ("text", "event", "words", "edtf"),
    [
        (
            "The ministry said on Tuesday that its jets had killed 14 fighters near Qandala on Sunday.",
            "airstrike", "killed 14", "2019-05-12",
        ),
        (
            "Police on Tuesday arrested four men over the killing of a journalist in Veracruz on 2 May.",
            "killing", "killing of a journalist", "2019-05-02",
        ),
        (
            "A court on Wednesday jailed a general over the massacre of 37 villagers in 1989.",
            "killing", "massacre", "1989",
        ),
        (
            "The group claimed responsibility on Tuesday for a bombing that killed 10 people on 8 May.",
            "bombing", "killed 10", "2019-05-08",
        ),
        (
            "A ceasefire that took effect on 9 May collapsed on Tuesday when shells fell on Hodeidah.",
            "ceasefire", "collapsed", "2019-05-14",
        ),
        (
            "A ceasefire that took effect on 9 May collapsed on Tuesday when shells fell on Hodeidah.",
            "shelling", "shells fell", "2019-05-14",
        ),
        (
            "A truce that was agreed in February was violated on Tuesday by both sides.",
            "violation", "violated", "2019-05-14",
        ),
        (
            "A truce brokered by the neighbour on 10 May was broken within hours.",
            "violation", "broken", "2019-05-10",
        ),
        (
            "Shelling broke a ceasefire that was declared on Friday, killing two on Sunday.",
            "violation", "broke a ceasefire", "2019-05-12",
        ),
        (
            "The shell that killed a baker came from a gun that soldiers found in a truck they stopped on Monday.",
            "shelling", "killed a baker", None,
        ),
        (
            "The town, where militants abducted 276 girls in 2014, was attacked again on Monday.",
            "attack", "was attacked", "2019-05-13",
        ),
    ],
)  # fmt: skip
def test_a_date_is_of_what_it_hangs_on(text: str, event: str, words: str, edtf: str | None) -> None:
    """Of two dates in a sentence each is that of its own verb or noun, however near the other stands."""
    assert dated(text, event, words) == edtf


def test_less_than_a_day_after_counts_no_day() -> None:
    """*Collapsed on Wednesday, not a day after it was announced, and buses left*: what is joined keeps Wednesday."""
    text = (
        "The truce collapsed on Wednesday, not a day after it had been announced, and the buses that were to take "
        "people out left empty."
    )
    days = {c.event: c.when.when.edtf for c in claims(text) if c.when}
    assert set(days.values()) == {"2019-05-15"}


def test_what_another_happening_is_counted_from_has_a_day_too() -> None:
    """*Killed on Monday, four days after a bomb killed ten*: the second fell four days before the Monday."""
    text = "Sixteen people were killed in an explosion in Quetta on Monday, four days after a bomb killed 10 people."
    assert dated(text, "bombing", "Sixteen people") == "2019-05-13"
    assert dated(text, "bombing", "killed 10") == "2019-05-09"


def test_what_lies_days_before_takes_no_day_of_what_stands_with_it() -> None:
    """Where the number of days is not told, nothing is counted and nothing lent."""
    text = "Sixteen people were killed in an explosion in Quetta on Monday, several days after a bomb killed 10 people."
    assert dated(text, "bombing", "killed 10") is None


def test_a_clause_with_when_is_of_the_time_that_it_describes() -> None:
    """*Since 2013, when 86 people were killed*: they were killed in 2013."""
    text = "The attack on Monday was the deadliest since 2013, when 86 people were killed at a market."
    assert dated(text, "attack", "86 people") == "2013"


def test_two_days_in_a_row_are_one_stretch() -> None:
    """*On 3 and 4 May* is from the one to the other."""
    text = "Clashes between the army and the militia on 3 and 4 May left 21 dead."
    assert dated(text, "clash", "left") == "2019-05-03/2019-05-04"


def test_a_dispatch_is_of_about_its_own_day_not_that_of_its_publication() -> None:
    """A dateline a few days older than the report dates, as about, what the text tells without a time."""
    text = "KYIV, May 14 - Shells struck a bus stop in Avdiivka, killing a woman."
    assert dated(text, "shelling", "Shells struck") == "2019-05-14~"


@pytest.mark.parametrize(
    ("text", "event", "words", "edtf"),
    [
        (
            "On Wednesday officials named the victims of Monday's attack, in which nine people were killed.",
            "killing", "nine people", "2019-05-13",
        ),
        (
            "Relatives on Wednesday buried seven people killed in Tuesday's drone strike.",
            "airstrike", "buried seven", "2019-05-14",
        ),
        ("The bodies of 12 men abducted on 1 May were found on Monday.", "killing", "bodies", "2019-05-13"),
        ("The bodies of 12 men abducted on 1 May were found on Monday.", "abduction", "abducted", "2019-05-01"),
        ("Police said four men had been arrested over Saturday's attack.", "detention", "four men", None),
        ("Troops were sent to the town after Sunday's massacre.", "deployment", "Troops", None),
        ("Five people were killed on Sunday and six on Monday.", "killing", "Five", "2019-05-12"),
        ("On Sunday five people were killed in Taro and on Monday six in Beled.", "killing", "five", "2019-05-12"),
        ("The mayor was killed on his way to work Monday morning.", "killing", "mayor", "2019-05-13"),
        ("The ambush on Monday was the first in the district since 2016.", "attack", "ambush", "2019-05-13"),
        ("It was the deadliest attack in the city since May 2017.", "attack", "deadliest", None),
        (
            "The bombing on Sunday, the deadliest since a blast killed 90 people in May 2017, wounded 200.",
            "bombing", "wounded 200", "2019-05-12",
        ),
        ("At least 20 people have been killed since May 9.", "killing", "20", "2019-05-09/2019-05-16"),
        ("At 3 pm on Friday a shell hit a bus, killing three.", "shelling", "killing three", "2019-05-10"),
        ("Mines killed 31 herders in the past week.", "bombing", "31", "2019-05-09/2019-05-16"),
        ("From Tuesday to Friday, mortar fire killed seven.", "shelling", "seven", "2019-05-07/2019-05-10"),
        ("On the night of 12-13 April, drones struck a refinery.", "airstrike", "refinery", "2019-04-12/2019-04-13"),
    ],
)  # fmt: skip
def test_a_date_of_something_else_in_the_sentence_is_not_taken(
    text: str, event: str, words: str, edtf: str | None
) -> None:
    """Of what people are found, held or sent for; beyond *and*; of a comparison; and ends that would lie ahead."""
    assert dated(text, event, words) == edtf


def test_a_day_after_another_happening_takes_neither_its_event_nor_its_day() -> None:
    """*A day after a blast gunmen killed a guard*: the guard was not killed by the blast."""
    text = "A roadside bomb went off on Sunday in Beni. A day after the blast, gunmen killed a guard."
    assert dated(text, "killing", "killed a guard") == "2019-05-13"


def test_when_it_was_said_is_not_when_it_happened() -> None:
    """The day of saying is `stated_at`; the deed has its own, or none."""
    text = "A spokesman said on Tuesday that troops had killed 14 militants the day before."
    told = next(c for c in claims(text) if "killed 14" in c.text)
    assert (told.stated_at and told.stated_at.edtf, told.when and told.when.when.edtf) == ("2019-05-14", "2019-05-13")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Troops killed two men in an overnight raid on Friday.", "2019-05-10"),
        ("Troops killed two men during an overnight operation in Homa province Tuesday.", "2019-05-14"),
        ("Troops killed two men overnight, and buses left on Tuesday.", "2019-05-15"),
        ("Troops killed two men overnight after a truce collapsed on Friday.", "2019-05-15"),
    ],
)
def test_a_night_is_of_the_day_that_goes_with_it(text: str, edtf: str) -> None:
    """*Overnight* is the night before the report only where no day goes with it."""
    told = next(c for c in claims(text) if "killed two" in c.text)
    assert told.when is not None
    assert told.when.when.edtf == edtf


def test_what_a_deed_was_done_for_lies_on_its_day() -> None:
    """*Conducted an operation to capture him, Tuesday*: not the next one, though a purpose lies ahead."""
    text = "Troops conducted an operation to capture a rebel leader and bomb expert in Homa district, Tuesday."
    assert {c.when.when.edtf for c in claims(text) if c.when is not None} == {"2019-05-14"}


def test_a_weapon_that_says_a_man_s_trade_was_not_used() -> None:
    """*A leader and explosives expert*, where the parse joins the explosives to the leader."""
    text = "Troops conducted an operation to capture a rebel leader and explosives expert in Homa district on Tuesday."
    assert {c.event for c in claims(text)} == {"operation", "detention"}
    assert not [w for c in claims(text) for w in c.weapons]


@pytest.mark.parametrize(
    ("text", "event", "words"),
    [
        ("The man who killed five people in the market was arrested on Monday.", "killing", "killed five"),
        ("The case against two brothers accused of murdering four women was pushed to June.", "killing", "four women"),
        (
            "The 14-year-old accused of killing his friend appeared in court on Tuesday.",
            "killing",
            "killing his friend",
        ),
        ("A boy who was stabbed at the port was buried on Monday.", "stabbing", "stabbed"),
    ],
)
def test_the_day_of_an_arrest_or_a_hearing_is_not_that_of_the_deed_behind_it(text: str, event: str, words: str) -> None:
    """What only says who somebody is lies not on the day on which he is arrested, tried or named."""
    assert dated(text, event, words) is None


def test_a_deed_that_describes_a_deed_is_of_its_day() -> None:
    """*The strike that killed nine hit the market on Monday*: both were on Monday."""
    text = "The strike that killed nine people hit the market on Monday."
    assert dated(text, "strike", "killed nine") == "2019-05-13"


def test_a_broken_truce_was_not_broken_when_it_was_agreed() -> None:
    """*A violation of the ceasefire agreed in April*: the month is the truce's, and the violation has no date."""
    told = claims("The shelling was a violation of the ceasefire agreed in April, the ministry said.")
    assert {c.event: c.when for c in told} == {"shelling": None, "violation": None}


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        # published on a Thursday, and changed since
        ("A boy was shot in the market on Thursday. He died on Friday.", "died", "2019-05-17"),
        # nothing before says that it was since
        ("A boy died on Friday.", "died", "2019-05-10"),
        ("A boy was shot on Thursday. Troops shelled the mill on Friday.", "shelled", "2019-05-10"),
    ],
)
def test_nobody_dies_of_it_before_it_happened(text: str, words: str, day: str) -> None:
    """What became of somebody after a day about publication lies after that day, on a page that was changed since."""
    told = claim(text, words)
    assert told.when is not None
    assert told.when.when.edtf == day
