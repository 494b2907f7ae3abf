"""The day of publication as it may be given."""

import datetime as dt
from pathlib import Path

import pytest

from onrecord.errors import ValueInvalid
from onrecord.model import PublishedBasis, Refusal
from onrecord.read import Arrival, Given, parse_published
from tests.read.files import ENGLISH, everything, only, write


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2016-12-13", "2016-12-13"),
        (" 2016-12 ", "2016-12"),
        ("2016", "2016"),
        ("2016-12-13/2016-12-14", "2016-12-13/2016-12-14"),
        ("2016-12-13~", "2016-12-13~"),
        ("XXXX-12-13", "XXXX-12-13"),
        ("2016-12-13T18:30:00Z", "2016-12-13T18:30:00Z"),
        ("2016-12-13T18:30:00.123Z", "2016-12-13T18:30:00Z"),
        ("2016-12-13 18:30", "2016-12-13T18:30:00"),
        ("2016-12-13T23:30:00-05:00", "2016-12-13T23:30:00-05:00"),
        ("2016-12-13T18:30:00+00:00", "2016-12-13T18:30:00Z"),
    ],
)
def test_forms(text: str, edtf: str) -> None:
    """EDTF and ISO date-times are taken, with the offset as written."""
    assert parse_published(text).edtf == edtf


@pytest.mark.parametrize(
    "text",
    ["", "Tuesday", "13.12.2016", "2016/12/13", "2016-13-01", "2016-02-30", "2016-12-13T25:00:00", "/", "XXXX", "٢٠١٦"],
)
def test_malformed(text: str) -> None:
    """Anything else is refused with the forms that are taken."""
    with pytest.raises(ValueInvalid, match="write it as 2016-12-13"):
        parse_published(text)


def test_given_day(tmp_path: Path) -> None:
    """A day that the user gives is the report's, with the basis given."""
    given = Given(published=parse_published("2016-12-13"), publisher="Coast News", url="https://coast.example/1")
    report = only(write(tmp_path / "a.txt", ENGLISH), given=given)
    assert report.published == report.published_given == given.published
    assert report.published_basis is PublishedBasis.GIVEN
    assert (report.publisher, report.url) == ("Coast News", "https://coast.example/1")


def test_nothing_given_nothing_guessed(tmp_path: Path) -> None:
    """Without a day or publisher given, a plain text has none."""
    report = only(write(tmp_path / "2016-12-13 Coast News.txt", ENGLISH))
    assert (report.published, report.publisher, report.published_basis) == (None, None, PublishedBasis.UNKNOWN)


def test_future_day_is_kept_and_told(tmp_path: Path) -> None:
    """A day in the future is kept as it was given, with a remark that it lies in the future."""
    given = Given(published=parse_published("2999-01-01"))
    arrival, remark = everything(write(tmp_path / "a.txt", ENGLISH), given=given)
    assert isinstance(arrival, Arrival)
    assert arrival.report.published == given.published
    assert arrival.note is None
    assert isinstance(remark, Refusal)
    assert remark.report == "a.txt"
    assert "1 January 2999, lies in the future" in remark.reason


def test_today_is_not_the_future(tmp_path: Path) -> None:
    """Today's day of publication is remarked on by nobody."""
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    only(write(tmp_path / "a.txt", ENGLISH), given=Given(published=parse_published(today)))
