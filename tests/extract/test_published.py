"""When a report was published, how that is known, and that it is never guessed."""

import pytest

from onrecord.extract.published import resolve
from onrecord.extract.sections import sections
from onrecord.model import PublishedBasis, Report
from onrecord.values import When

BODY = "Shells hit the market on Friday, a guard said. Nine people were hurt."


def resolved(text: str, day: str | None = None, basis: PublishedBasis | None = None) -> Report:
    when = When(day) if day else None
    known = basis or (PublishedBasis.GIVEN if day else PublishedBasis.UNKNOWN)
    report = Report(id="r", text=text, sha256="0" * 64, published=when, published_basis=known, published_given=when)
    return resolve(report, sections(report))


def test_what_was_given_is_kept() -> None:
    """Without a dateline the given day stands."""
    report = resolved(f"Headline of the day\n\n{BODY}", "2016-07-05")
    assert (report.published, report.published_basis) == (When("2016-07-05"), PublishedBasis.GIVEN)


def test_metadata_is_kept_as_metadata() -> None:
    """The day in a file's metadata stands too, with its own basis."""
    report = resolved(f"Headline of the day\n\n{BODY}", "2016-07-05", PublishedBasis.METADATA)
    assert report.published_basis is PublishedBasis.METADATA


@pytest.mark.parametrize(
    "head",
    [
        "Sat 2 Jul 2016",
        "Saturday 2 July 2016 14:47",
        "July 2 2016",
        "02.07.2016",
        "02-07-2016",
        "2016-07-02",
        "Posted on July 2 2016 by Ann Bell",
        "Published July 2 2016",
        "Date of publication 2 July 2016",
        "Last updated at Jul 022016",
        "AFP Saturday 2 Jul 2016",
        "GENEVA, July 2, 2016 (AP) -",
    ],
)
def test_a_dateline_overrules_what_was_given_and_both_are_kept(head: str) -> None:
    """Relative dates count from the page's own date; the given one is kept beside it."""
    report = resolved(f"Headline of the day\n\n{head} {BODY}", "2016-07-09")
    assert (report.published, report.published_basis) == (When("2016-07-02"), PublishedBasis.STATED)
    assert report.published_given == When("2016-07-09")


def test_a_dateline_that_agrees_changes_nothing() -> None:
    """The same day twice is the given day."""
    report = resolved(f"Headline of the day\n\nSat 2 Jul 2016 {BODY}", "2016-07-02")
    assert report.published_basis is PublishedBasis.GIVEN


@pytest.mark.parametrize(
    "text",
    [
        f"Headline of the day\n\nOn 2 July 2016 the market was hit. {BODY}",
        f"Headline of the day\n\nThe market that shells had hit on July 2, 2016 was rebuilt. {BODY}",
        f"Headline of the day\n\nGuards walk in the old town on July 2, 2016. (Ann Bell/AFP)\n\n{BODY}",
        f"Headline of the day\n\n{BODY}\n\nThe law of 2 July 2016 was repealed.",
        f"Headline of the day\n\n{BODY} It was Wednesday, December 14.",
        BODY,
        "",
    ],
)
def test_a_date_in_a_sentence_or_a_caption_is_no_day_of_publication(text: str) -> None:
    """What the text tells of other days does not date the report."""
    report = resolved(text)
    assert (report.published, report.published_basis) == (None, PublishedBasis.UNKNOWN)


def test_a_stamp_below_the_text_states_the_day() -> None:
    """*Last updated* in a line of its own is the page's own word."""
    report = resolved(f"Headline of the day\n\n{BODY}\n\nLast updated: 5 July 2016")
    assert (report.published, report.published_basis) == (When("2016-07-05"), PublishedBasis.STATED)


def test_a_dateline_without_a_year_is_inferred_from_its_weekday() -> None:
    """A weekday and a date that agree in one only of the years that the text names give that year."""
    text = f"Headline of the day\n\nWednesday December 14\n\n{BODY} War began in 2011, talks failed in 2016."
    assert resolved(text).published is None  # 14 December was a Wednesday in 2011 and in 2016
    report = resolved(text.replace("2011", "2012"))
    assert (report.published, report.published_basis) == (When("2016-12-14"), PublishedBasis.INFERRED)


def test_resolving_again_changes_nothing() -> None:
    """The day is a function of the text and of what was given."""
    once = resolved(f"Headline of the day\n\nSat 2 Jul 2016 {BODY}", "2016-07-09")
    assert resolve(once, sections(once)) == once


def test_a_line_of_its_own_with_town_and_day_is_a_dateline() -> None:
    """A press release that opens with an office, then *TOWN, Country (day)* in a line, states its day."""
    text = f"Joint Press Office\nFor Immediate Release\n\nHARBOUR TOWN, Norland (Nov. 12, 2011)\n{BODY}"
    report = resolved(text)
    assert (report.published, report.published_basis) == (When("2011-11-12"), PublishedBasis.STATED)
