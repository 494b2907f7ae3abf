"""What stands before the first words of a dispatch: town, day, agency, and the heading of a press release."""

import pytest

from onrecord.extract.published import resolve
from onrecord.extract.sections import sections
from onrecord.model import PublishedBasis, Report
from onrecord.values import When

STORY = "Shells hit the old market, a guard said. Nine people were hurt."


def report(text: str) -> Report:
    return Report(id="r", text=text, sha256="0" * 64)


def parts(text: str) -> list[tuple[str, str]]:
    return [(section.value, span.of(text)) for section, span in sections(report(text))]


def published(text: str) -> tuple[str | None, PublishedBasis]:
    found = resolve(report(text), sections(report(text)))
    return found.published.edtf if found.published else None, found.published_basis


@pytest.mark.parametrize(
    ("dateline", "day"),
    [
        ("KABUL, Afghanistan (Nov. 5, 2010) -", "2010-11-05"),
        ("HARBOUR TOWN, Norland (July 13. 2012)", "2012-07-13"),
        ("GENEVA (12 March 2014) –", "2014-03-12"),
        ("Port Sudan, 12 May 2024 (WHO) –", "2024-05-12"),
        ("NAIROBI, 4 September 2012 (IRIN) -", "2012-09-04"),
        ("GAZA CITY, Gaza Strip, Oct 12, 2023:", "2023-10-12"),
        ("Goma, DRC (UNHCR), 7 June 2013 -", "2013-06-07"),
        ("BEIRUT (Reuters) -", None),
        ("KYIV, March 3 (Reuters) -", None),
        ("ADDIS ABABA, Ethiopia (AP) —", None),
        ("Maiduguri (AFP) –", None),
        ("BOGOTÁ, Colombia, Oct. 2 (Xinhua) --", None),
    ],
)
def test_a_dateline_is_no_part_of_the_first_sentence(dateline: str, day: str | None) -> None:
    """Town, day and agency are cut off in every usual form, and a whole date among them states the day."""
    text = f"{dateline} {STORY}"
    assert parts(text) == [("dateline", dateline), ("body", STORY)]
    assert published(text)[0] == day


@pytest.mark.parametrize(
    "text",
    [
        "The army (SAA) - the main force there - left the town on Friday.",
        "On Friday, 3 May 2015 - the day of the raid - men came to the bridge.",
        "LITTLE ROCK, AR - One of the men has died.",
        "Talks in Geneva (12 March 2014) - the third round - ended without result.",
    ],
)
def test_a_sentence_with_a_dash_is_no_dateline(text: str) -> None:
    """Dashes, parentheses and dates within a sentence leave it whole."""
    assert parts(text) == [("body", text)]


def test_the_heading_of_a_release_runs_on_to_its_dateline() -> None:
    """Where office, number and dateline stand in one line with the text, each is cut off."""
    text = f"Joint Office - Norland 2010-11-CA-117  For Immediate Release  NORTHPORT, Norland (Nov. 9) – {STORY}"
    assert [section for section, _ in parts(text)] == ["notice", "dateline", "body"]
    assert parts(text)[-1] == ("body", STORY)


def test_a_line_with_town_and_day_in_parentheses_is_a_dateline() -> None:
    """*TOWN, Country (day)* in a line of its own is no heading, and states the day."""
    text = f"2021-06-S-012\nFor Immediate Release\n\nNORTHPORT, Norland (June 9, 2021)\n\n{STORY}"
    assert [section for section, _ in parts(text)][-2:] == ["dateline", "body"]
    assert published(text)[0] == "2021-06-09"


def test_the_number_of_a_release_gives_its_dateline_the_year() -> None:
    """A number that carries year and month says which 9 November is meant; the basis says that it was inferred."""
    head = "Two Men Arrested\nJoint Office - Norland 2010-11-CA-117  For Immediate Release\n\n"
    assert published(f"{head}NORTHPORT, Norland (Nov. 9) – {STORY}") == ("2010-11-09", PublishedBasis.INFERRED)
    assert published(f"{head}NORTHPORT, Norland (Dec. 1) – {STORY}") == ("2010-12-01", PublishedBasis.INFERRED)
    assert published(f"{head}NORTHPORT, Norland (May 9) – {STORY}") == (None, PublishedBasis.UNKNOWN)


def test_a_number_of_december_dates_a_release_of_january_in_the_next_year() -> None:
    """The month after December is January of the year that follows."""
    text = f"Two Men Arrested\n2010-12-S-009\n\nNORTHPORT, Norland (Jan. 2)\n{STORY}"
    assert published(text) == ("2011-01-02", PublishedBasis.INFERRED)


def test_a_release_s_headline_can_hold_its_day() -> None:
    """*May 2: ...* above a number of that month is the release's day; without the number no year is known."""
    head = "May 2: Joint Operations in the Valley\nJoint Office - Norland\n2010-05-CA-005\nFor Immediate Release\n\n"
    assert published(head + STORY) == ("2010-05-02", PublishedBasis.INFERRED)
    assert published(head.replace("2010-05-CA-005\n", "") + STORY) == (None, PublishedBasis.UNKNOWN)


def test_a_dateline_without_a_year_stays_without_one() -> None:
    """No weekday, no number: the year cannot be known."""
    assert published(f"NORTHPORT, Norland (Nov. 9) – {STORY} It was founded in 1994.") == (None, PublishedBasis.UNKNOWN)


def test_a_second_dispatch_on_a_page_has_its_own_dateline() -> None:
    """Further down a page a dateline begins another dispatch and is cut off there too."""
    text = f"{STORY}\n\nNORTHPORT, May 3 (AP) - The envoy left for home.\n\nHe will be back."
    assert ("dateline", "NORTHPORT, May 3 (AP) -") in parts(text)


def test_what_was_given_keeps_its_year() -> None:
    """A dateline without a year overrules nothing that was given."""
    given = When("2016-11-10")
    one = Report(
        id="r",
        text=f"NORTHPORT, Nov. 9 (AP) - {STORY}",
        sha256="0" * 64,
        published=given,
        published_basis=PublishedBasis.GIVEN,
        published_given=given,
    )
    assert resolve(one, sections(one)).published == given


def test_the_number_of_a_release_alone_in_its_line_is_a_notice() -> None:
    """*2011-10-S-016* is no text and tells no year of the story."""
    assert parts(f"2011-10-S-016\n\n{STORY}") == [("notice", "2011-10-S-016"), ("body", STORY)]
