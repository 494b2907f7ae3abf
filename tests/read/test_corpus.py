"""Corpora: a report a line, fields as given, a bad line refused by its number while the rest goes on."""

import hashlib
import json
import tracemalloc
from pathlib import Path

import pytest

from onrecord.model import PublishedBasis, Refusal
from onrecord.read import Arrival, Given, count_inputs, parse_published, read, working_text
from onrecord.read import corpus as corpus_module
from tests.read.files import ENGLISH, arrivals, everything, only, refusals, write


def line(**fields: object) -> str:
    return json.dumps({"id": "r1", "text": ENGLISH} | fields, ensure_ascii=False)


def test_fields_are_kept(tmp_path: Path) -> None:
    """Every field of a line is the report's, and its day of publication counts as given."""
    fields = {"title": "Hit", "publisher": "Coast News", "url": "https://coast.example/1", "published": "2016-12-13"}
    report = only(write(tmp_path / "c.jsonl", line(**fields)))
    assert (report.id, report.text, report.title, report.publisher, report.url) == (
        "r1",
        ENGLISH,
        "Hit",
        "Coast News",
        "https://coast.example/1",
    )
    assert report.published == report.published_given == parse_published("2016-12-13")
    assert report.published_basis is PublishedBasis.GIVEN


def test_digest_is_of_the_line(tmp_path: Path) -> None:
    """The digest is of the line's bytes without its newline; the text is had again from them."""
    wanted = line(title="“Hit”")
    for ending in ("\n", "\r\n", ""):
        (arrival,) = arrivals(write(tmp_path / "c.jsonl", wanted + ending))
        assert arrival.data == wanted.encode()
        assert arrival.report.sha256 == hashlib.sha256(wanted.encode()).hexdigest()
        assert working_text(arrival.data, arrival.report) == ENGLISH


def test_broken_line_in_the_middle(tmp_path: Path) -> None:
    """A broken line is refused by file and number, and the lines after it are read."""
    path = write(tmp_path / "c.jsonl", f'{line(id="a")}\n\n{{"id": "b", "text": "cut of\n{line(id="c")}\n')
    first, broken, last = everything(path)
    assert isinstance(first, Arrival)
    assert isinstance(last, Arrival)
    assert (first.report.id, last.report.id) == ("a", "c")
    assert isinstance(broken, Refusal)
    assert broken.input == "c.jsonl:3"
    assert "is not JSON" in broken.reason
    assert count_inputs([path]) == 3


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ('{"text": "words"}', "has no 'id'"),
        ('{"id": "a"}', "has no 'text'"),
        ('{"id": "a", "text": "  "}', "has no 'text'"),
        ('{"id": 7, "text": "words"}', "a field 'id' that is no string"),
        ('{"id": "a\\n", "text": "words"}', "an 'id' with control characters"),
        ('{"id": "a", "text": ["words"]}', "a field 'text' that is no string"),
        ('{"id": "a", "text": "half \\ud800"}', "a field 'text' with half a character"),
        ('{"id": "a", "text": "words", "title": 3}', "a field 'title' that is no string"),
        ('{"id": "a", "text": "words", "published": "13.12.2016"}', "a field 'published' that cannot be used"),
        ('{"id": "a", "text": "words", "published": 2016}', "a field 'published' that is no string"),
        ('["a", "words"]', "is not a JSON object"),
        ("[" * 100_000, "is not JSON"),
        ('{"id": "a", "text": "w", "n": ' + "9" * 5000 + "}", "is not JSON that can be read"),
    ],
)
def test_unusable_line_is_refused(tmp_path: Path, bad: str, why: str) -> None:
    """A line that breaks the form is refused with the field and what it lacks."""
    (refusal,) = refusals(write(tmp_path / "c.jsonl", f"{bad}\n{line()}"))
    assert refusal.input == "c.jsonl:1"
    assert why in refusal.reason


def test_line_that_is_no_utf8(tmp_path: Path) -> None:
    """A line in another encoding is refused alone."""
    data = line(text="café " + ENGLISH).encode("cp1252") + b"\n" + line().encode()
    (refusal,) = refusals(write(tmp_path / "c.jsonl", data))
    assert "is not UTF-8 at byte" in refusal.reason


def test_malformed_published_names_the_forms(tmp_path: Path) -> None:
    """The refusal of a malformed day of publication shows how it is written."""
    (refusal,) = refusals(write(tmp_path / "c.jsonl", line(published="Tuesday")))
    assert "2016-12-13" in refusal.reason


def test_absent_and_null_fields_are_unknown(tmp_path: Path) -> None:
    """Null, blank and absent fields are all unknown, and nothing is guessed in their place."""
    report = only(write(tmp_path / "c.jsonl", line(title=None, publisher=" ", published="")))
    assert (report.title, report.publisher, report.published) == (None, None, None)
    assert report.published_basis is PublishedBasis.UNKNOWN


def test_own_fields_win_over_what_was_given(tmp_path: Path) -> None:
    """What is given for all lines fills in where a line says nothing of its own."""
    path = write(tmp_path / "c.jsonl", f"{line(id='a', publisher='Own', published='2016-12-01')}\n{line(id='b')}")
    first, second = arrivals(path, given=Given(publisher="Given", published=parse_published("2017")))
    assert (first.report.publisher, first.report.published_given) == ("Own", parse_published("2016-12-01"))
    assert (second.report.publisher, second.report.published_given) == ("Given", parse_published("2017"))


def test_mark_of_utf8_belongs_to_no_line(tmp_path: Path) -> None:
    """A corpus that begins with a byte-order mark is read, the first line without it."""
    (arrival,) = arrivals(write(tmp_path / "c.jsonl", b"\xef\xbb\xbf" + line().encode()))
    assert arrival.data == line().encode()


def test_empty_corpus_is_refused(tmp_path: Path) -> None:
    """A corpus without a line is refused."""
    (refusal,) = everything(write(tmp_path / "c.jsonl", "\n \n"))
    assert isinstance(refusal, Refusal)
    assert "is empty" in refusal.reason


def test_line_beyond_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line longer than the limit is refused without being held, and the next one is read."""
    monkeypatch.setattr(corpus_module, "MAX_LINE", 1000)
    refusal, arrival = everything(write(tmp_path / "c.jsonl", f"{line(text='x' * 5000)}\n{line()}"))
    assert isinstance(refusal, Refusal)
    assert refusal.input == "c.jsonl:1"
    assert isinstance(arrival, Arrival)


def test_one_line_of_five_megabytes(tmp_path: Path) -> None:
    """A line of five megabytes is one report."""
    text = (ENGLISH + " ") * (5_000_000 // len(ENGLISH))
    assert only(write(tmp_path / "c.jsonl", line(text=text))).text == text


def test_corpus_streams(tmp_path: Path) -> None:
    """A corpus is read line by line: 5,000 reports without holding them."""
    path = write(tmp_path / "c.jsonl", "\n".join(line(id=f"r{n}", text=f"{n}. " + ENGLISH * 10) for n in range(5000)))
    next(iter(read([path], Given(), 10**6)))
    tracemalloc.start()
    first = next(reports := read([path], Given(), 10**6))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(first, Arrival)
    assert sum(1 for _ in reports) == 4999
    assert peak < 1_000_000
