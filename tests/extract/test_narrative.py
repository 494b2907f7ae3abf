"""On which day that is told of which no day is told: the day of the story round it, never one of the background."""

import pytest

from onrecord.model import Claim, TimeBasis
from tests.extract.reading_claims import claim, read


def dated(text: str, words: str) -> tuple[str | None, str | None]:
    """Return the day of a claim and how it comes to it."""
    return _day(claim(text, words))


def _day(found: Claim) -> tuple[str | None, str | None]:
    return (found.when.when.edtf, found.when.basis.value) if found.when else (None, None)


def test_what_follows_a_dated_sentence_fell_on_its_day() -> None:
    """The next sentences of a story, in the plain past, tell of the day told before them."""
    text = "Shells hit a market in Donetsk on Monday. Nine people were killed. The mayor's guards arrested two men."
    assert dated(text, "Shells hit") == ("2019-05-13", "stated")
    assert dated(text, "Nine people") == ("2019-05-13", "narrative")
    assert dated(text, "arrested two men") == ("2019-05-13", "narrative")


def test_the_words_that_gave_the_day_are_its_quote() -> None:
    """A day taken from the story shows where the story told it."""
    text = "Gunmen stormed a village near Jos on Monday.\n\nTwelve people were killed."
    when = claim(text, "Twelve people").when
    assert when is not None
    assert (when.text, when.span.of(text), when.basis) == ("Monday", "Monday", TimeBasis.NARRATIVE)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("More than 13,000 people have been killed.", "have been killed"),
        ("Rebels had killed two millers there.", "killed two"),
        ("Troops often shelled the village.", "often shelled"),
        ("The fighting went on for three days and killed six men.", "killed six"),
        ("Troops previously killed four herders there.", "killed four herders"),
    ],
)
def test_what_the_words_set_apart_from_the_story_stays_undated(sentence: str, words: str) -> None:
    """The perfect, the pluperfect, habit and length of time tell no event of the story's day."""
    assert dated(f"Shells hit a market in Taiz on Monday. {sentence}", words) == (None, None)


def test_a_month_leads_away_from_the_day() -> None:
    """After another time than a day was told, what follows is not of the day before it."""
    text = "Shells hit a market in Taiz on Monday. Rebels seized the town in April 2014. They burned the town hall."
    assert dated(text, "burned the town hall") == (None, None)


def test_the_one_day_of_a_report_reaches_further_than_a_few_sentences() -> None:
    """Where all that a report dates fell on one day, so did the rest of its story."""
    filler = "\n\n".join(["The bridge is old.", "The river is wide.", "The road is long.", "The wall is high."] * 2)
    text = f"Shells hit a market in Taiz on Monday.\n\n{filler}\n\nNine people were killed."
    assert dated(text, "Nine people") == ("2019-05-13", "narrative")
    other = text.replace("Nine people were killed.", "Nine people were killed.\n\nA raid killed two men on Tuesday.")
    assert dated(other, "Nine people") == (None, None)


def test_a_day_told_after_it_dates_the_lead() -> None:
    """*A bomb killed 12. It went off on Tuesday*: the one day of the report is the lead's too."""
    text = (
        "A car bomb killed 12 people in Mosul. Police said that it exploded near a bank on Tuesday, wounding 30 others."
    )
    assert dated(text, "killed 12")[0] == "2019-05-14"


def test_a_day_long_past_dates_no_lead() -> None:
    """Where the one day told lies months back, the news is told against it, and is not of it."""
    exploded = (
        "A car bomb killed 12 people in Mosul. Police said that it exploded at a bank on February 27, hurting 30."
    )
    assert dated(exploded, "killed 12") == (None, None)
    assert dated(exploded.replace("February 27", "May 14"), "killed 12")[0] == "2019-05-14"


def test_the_day_of_a_statement_is_not_the_story_s() -> None:
    """When it was said dates nothing that it tells."""
    text = "The army said on Tuesday that its troops had killed four men. The troops arrested a cook."
    assert dated(text, "arrested a cook") == (None, None)


def test_a_dispatch_that_tells_no_time_tells_of_about_its_own_day() -> None:
    """Without any time in its text a dispatch is dated by its dateline, marked as about and as what it is."""
    text = "BUNIA, DR Congo, Feb. 7, 2018 (AFP) - Fighters killed six people in Ituri. They burned houses."
    found = [_day(c) for c in read(text).claims]
    assert found == [("2018-02-07~", "dateline")] * 2


def test_the_day_that_a_headline_opens_with_is_over_the_text() -> None:
    """*May 14: ...*, as a summary heads its reports, dates them about that day; a day within a headline does not."""
    told = "Fighters killed six people in Ituri."
    assert dated(f"May 14: Raids in Ituri\n\n{told}", "killed six") == ("2019-05-14~", "dateline")
    assert dated(f"Raids in Ituri before May 14 vote\n\n{told}", "killed six") == (None, None)


def test_the_hour_of_a_post_dates_what_the_post_tells() -> None:
    """On a live page the hour before a post, with its weekday where that is given, is the time that it tells of."""
    text = (
        "Siege of Goma: live\n\nTuesday 14:32 GMT\nShells hit the grain market.\n\n10.15am: Guards killed two drivers."
        "\n\nFighters took the bridge on Monday.\n\n09:40 GMT Snipers shot a baker."
    )
    assert dated(text, "hit the grain market") == ("2019-05-14", "narrative")
    assert dated(text, "killed two drivers") == ("2019-05-16", "narrative")
    assert dated(text, "shot a baker") == ("2019-05-16", "narrative")


def test_a_report_without_dateline_and_time_dates_nothing() -> None:
    """The day of publication that was given with a report is in no words of it, and dates no event."""
    assert dated("Fighters killed six people in Ituri.", "killed six") == (None, None)


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("The army today confirmed the capture of a rebel on the coast, May 2.", "the capture", "2019-05-02"),
        ("Also confirmed today was the killing of a rebel in a raid near Goma, May 2.", "killing", "2019-05-02"),
    ],
)
def test_of_two_days_the_one_beside_the_saying_is_the_statement_s(text: str, words: str, day: str) -> None:
    """A statement is made at one time; the other day is the deed's."""
    assert dated(text, words)[0] == day


@pytest.mark.parametrize(
    "text",
    [
        "The man is responsible for attacks on convoys.",
        "He planned bombings in the capital.",
        "A commander who led attacks on Goma was killed on Monday.",
    ],
)
def test_what_only_describes_a_man_is_no_attack(text: str) -> None:
    """An undated bare plural of the deed after *responsible for*, *planned*, *led* tells of no happening."""
    assert not [c for c in read(text).claims if c.event in {"attack", "bombing"} and c.text != text.rstrip(".")]


def test_a_story_of_another_country_keeps_its_day() -> None:
    """News in brief: the day of one item is not lent to the next, which lies elsewhere."""
    text = "Gunmen burned three villages near Maiduguri on Monday.\n\nTwo brothers were shot dead in Jenin."
    assert dated(text, "shot dead in Jenin") == (None, None)


def test_a_day_beside_another_clauses_saying_is_the_storys() -> None:
    """*Went there last night after villagers asked for help*: the night is of the going, not of the asking."""
    text = "Troops went to the village of Ano last night after residents requested help. They killed two raiders."
    assert dated(text, "killed two raiders")[0] == "2019-05-15"


def test_the_day_of_what_a_man_answers_for_begins_no_story() -> None:
    """*He was involved in the 8 August attack* tells of him, and the raid goes on upon its own day."""
    text = (
        "Troops killed a rebel leader in Sake on Monday. He was involved in the 3 May attack on the town. "
        "Two other rebels were also killed."
    )
    assert dated(text, "Two other rebels") == ("2019-05-13", "narrative")


@pytest.mark.parametrize(
    "background",
    [
        "He was linked to the 3 May attack on the town.",
        "The man was tied to a roadside bomb that killed four soldiers on 3 May.",
        "She is suspected of the killings of 3 May, when a bus was burned.",
        "Prosecutors had accused him of a raid which left two farmers dead on 3 May.",
    ],
)
def test_the_day_of_a_deed_named_to_say_who_someone_is_begins_no_story(background: str) -> None:
    """What a man is linked to or accused of may be told in a clause of its own, with its day; the raid goes on."""
    text = f"Troops raided a farm near Sake on Monday. {background} Two other rebels were also killed."
    assert dated(text, "Two other rebels") == ("2019-05-13", "narrative")


def test_a_main_clause_behind_one_of_time_goes_along() -> None:
    """*As troops searched the area they came under fire*, where the parse takes it to describe the area."""
    text = "Troops detained two men in Gao on Monday. As the force searched the area they came under small arms fire."
    assert dated(text, "came under") == ("2019-05-13", "narrative")


def test_a_day_beside_words_of_saying_that_a_deed_is_told_with_is_the_storys() -> None:
    """*Confirmed the capture of X during a raid on Monday*: the raid's day, and so the story's."""
    text = (
        "The ministry confirmed the capture of a rebel leader, who supplied men in Sake, during a raid in Gulu Monday. "
        "Guards used a loudspeaker. They then detained two associates."
    )
    assert dated(text, "detained two") == ("2019-05-13", "narrative")


def test_the_dateline_dates_nothing_where_the_text_tells_a_day() -> None:
    """Only a dispatch that tells no time at all tells of about the day over its text."""
    head = "BUKAVU, Norland (May 15, 2019) – "
    text = f"{head}The army confirmed on Tuesday that rebels shelled Sake. It was told how gunmen shot two men."
    assert not [
        c
        for c in read(text).claims
        if c.when is not None and c.when.basis is TimeBasis.DATELINE and "~" not in c.when.when.edtf
    ]


def test_a_length_of_time_does_not_take_the_dateline_away() -> None:
    """Where a dispatch tells the past 24 hours or the years of a war, but no day, its dateline dates the rest."""
    told = "Troops have killed 100 rebels in Ituri in the past 24 hours. An army unit killed six men at the bridge."
    text = f"Tue May 14 2019\n\n{told} The war began in 2011."
    assert dated(text, "killed six") == ("2019-05-14~", "dateline")
    assert dated(text, "killed 100")[1] == "stated"


def test_the_head_of_a_dispatch_may_tell_its_news_in_the_perfect() -> None:
    """Further down the perfect sums up, and without a figure nothing says that it is new."""
    text = "Tue May 14 2019\n\nGunmen have killed four guards in Bunia. They have burned houses. The mill stands empty."
    assert dated(text, "killed four") == ("2019-05-14~", "dateline")
    assert dated(f"{text} Fighters have killed nine drivers there.", "nine drivers") == (None, None)
