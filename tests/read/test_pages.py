"""Web pages: main text by the paragraph, metadata as the page declares them, nothing guessed or fetched."""

import socket
from pathlib import Path

import pytest

from onrecord.model import PublishedBasis, Report
from onrecord.read import Given, parse_published, working_text
from tests.read.files import ARABIC, SENTENCE, arrivals, everything, only, page, refusals, write

PARAGRAPHS = "".join(f"<p>{SENTENCE * 2}Part {n}.</p>" for n in range(4))


def read_page(tmp_path: Path, html: str | bytes) -> Report:
    (arrival,) = arrivals(write(tmp_path / "a.html", html))
    assert working_text(arrival.data, arrival.report) == arrival.report.text
    return arrival.report


def test_main_text_by_paragraph(tmp_path: Path) -> None:
    """The text is the main text alone, a blank line between paragraphs, white space folded."""
    report = read_page(tmp_path, page(PARAGRAPHS + "<p>Two\n   <b>bold</b> words.</p>"))
    paragraphs = report.text.split("\n\n")
    assert paragraphs[:2] == ["Market hit", f"{SENTENCE * 2}Part 0."]
    assert paragraphs[-1] == "Two bold words."
    assert "Home" not in report.text
    assert report.title == "Market hit"


def test_tables_lists_and_quotes(tmp_path: Path) -> None:
    """Cells, items and quotations are paragraphs of their own."""
    more = "<blockquote>We left.</blockquote><table><tr><td>Killed</td><td>12</td></tr></table><ul><li>one</li></ul>"
    report = read_page(tmp_path, page(PARAGRAPHS + more))
    assert report.text.endswith("\n\nWe left.\n\nKilled\n\n12\n\none")


def test_captions_are_left_out(tmp_path: Path) -> None:
    """A caption is no part of the text."""
    figure = "<figure><img src='a.jpg' alt='Smoke'><figcaption>Smoke over the harbour.</figcaption></figure>"
    assert "Smoke" not in read_page(tmp_path, page(figure + PARAGRAPHS)).text


@pytest.mark.parametrize("block", ["p", "div"])
def test_two_line_breaks_part_paragraphs(tmp_path: Path, block: str) -> None:
    """Two line breaks in a row part paragraphs, one is a line end."""
    body = f"<{block}>{SENTENCE}One.<br>{SENTENCE}Two.<br> <br>{SENTENCE}Three.</{block}>"
    text = read_page(tmp_path, page(body)).text
    assert text == f"Market hit\n\n{SENTENCE}One.\n{SENTENCE}Two.\n\n{SENTENCE}Three."


def test_declared_metadata(tmp_path: Path) -> None:
    """Publisher, address and moment of publication are what the page declares, with the basis metadata."""
    head = (
        '<meta property="og:site_name" content="Coast News"><link rel="canonical" href="https://coast.example/hit">'
        '<meta property="article:published_time" content="2016-12-13T10:11:12+02:00">'
        '<meta property="article:modified_time" content="2018-01-01T00:00:00Z">'
    )
    report = read_page(tmp_path, page(PARAGRAPHS, head))
    assert (report.publisher, report.url) == ("Coast News", "https://coast.example/hit")
    assert report.published == parse_published("2016-12-13T10:11:12+02:00")
    assert report.published_basis is PublishedBasis.METADATA
    assert report.published_given is None


def test_linked_data(tmp_path: Path) -> None:
    """Linked data give the day and the publisher where no meta element does."""
    data = '{"@graph": [{"datePublished": "2016-12-13T10:11:12.000Z", "publisher": {"name": "Hill Agency"}}]}'
    head = f'<script type="application/ld+json">{data}</script><script type="application/ld+json">{{broken</script>'
    report = read_page(tmp_path, page(PARAGRAPHS, head))
    assert report.publisher == "Hill Agency"
    assert report.published == parse_published("2016-12-13T10:11:12Z")


def test_other_declarations_of_the_day(tmp_path: Path) -> None:
    """A day declared by a less usual name, or by a time element that says so, is found."""
    named = read_page(tmp_path, page(PARAGRAPHS, '<meta name="parsely-pub-date" content="2016-12-13">'))
    timed = read_page(tmp_path, page(PARAGRAPHS + '<time pubdate datetime="2016-12-13">Tuesday</time>'))
    assert named.published == timed.published == parse_published("2016-12-13")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", "<p>It began on 13 December 2016, 2016-12-13.</p>"),
        ('<meta property="article:modified_time" content="2018-01-01">', ""),
        ("", '<footer>© 2019</footer><time datetime="2019-01-01">updated</time>'),
    ],
)
def test_no_day_is_guessed(tmp_path: Path, head: str, body: str) -> None:
    """A date in the text, a later change or a copyright notice is no day of publication."""
    report = read_page(tmp_path, page(PARAGRAPHS + body, head))
    assert (report.published, report.published_basis) == (None, PublishedBasis.UNKNOWN)
    assert report.publisher is None


def test_what_is_given_wins(tmp_path: Path) -> None:
    """What the user gives wins over the metadata of a page."""
    head = '<meta property="og:site_name" content="Web Template"><meta name="date" content="2016-12-13">'
    given = Given(publisher="Coast News", published=parse_published("2016-12-12"))
    report = only(write(tmp_path / "a.htm", page(PARAGRAPHS, head)), given=given)
    assert (report.publisher, report.published) == ("Coast News", given.published)
    assert report.published_basis is PublishedBasis.GIVEN


def test_declared_encoding(tmp_path: Path) -> None:
    """A page in the encoding that it declares is read by it, without a remark."""
    html = page(f"<p>{(ARABIC + ' . ') * 6}</p>", '<meta charset="windows-1256">').encode("cp1256")
    (arrival,) = everything(write(tmp_path / "a.html", html))
    report = read_page(tmp_path, html)
    assert not hasattr(arrival, "reason")
    assert ARABIC in report.text
    assert report.encoding == "windows-1256"


def test_nothing_is_run_resolved_or_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Scripts, entities and links of a page do nothing: no file is opened for it, no connection made."""

    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket.socket, "connect", forbidden)
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words")
    declared = f'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    body = f'<script>document.write("evil")</script>{PARAGRAPHS}<p>Then &x; came.</p><img src="http://x.example/a">'
    text = read_page(tmp_path, declared + page(body).removeprefix("<!DOCTYPE html>")).text
    assert "Part 3." in text
    assert "secret" not in text
    assert "evil" not in text


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("<html><body></body></html>", "without a main text"),
        ("<html><body><nav><a href='/'>Home</a></nav></body></html>", "without a main text"),
        (page("<div>" * 5000 + PARAGRAPHS), "nested so deep"),
        ("", "is empty"),
        ("\0", "is a binary file"),
    ],
)
def test_page_without_text_is_refused(tmp_path: Path, html: str, why: str) -> None:
    """A page that has no main text, or cannot be taken apart whole, is refused."""
    (refusal,) = refusals(write(tmp_path / "a.html", html))
    assert why in refusal.reason


def test_short_page(tmp_path: Path) -> None:
    """A page of one short sentence is read, without its menu."""
    assert read_page(tmp_path, page("<p>Nine people died.</p>")).text == "Market hit\n\nNine people died."
