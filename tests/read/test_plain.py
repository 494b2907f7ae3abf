"""Plain texts: bytes decoded, nothing dropped, and an encoding that is never guessed in silence."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given as all_of
from hypothesis import settings, strategies

from onrecord.model import Refusal
from onrecord.read import Arrival, Given, read, working_text
from tests.read.files import ARABIC, ENGLISH, arrivals, everything, only, refusals, write

QUOTED = "The medic said “twice” — the café near the governor’s office burned, and nobody claimed it afterwards."


@settings(derandomize=True, deadline=None, max_examples=150)
@all_of(strategies.text(strategies.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
def test_utf8_comes_back_exactly(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Any text with a word in it that is written as UTF-8 is the report's text to the character."""
    text = f"word {text}"
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(text.encode())
    (arrival,) = (a for a in read([str(path)], Given(), 10**6) if isinstance(a, Arrival))
    assert arrival.report.text == text
    assert working_text(arrival.data, arrival.report) == text


def test_mark_and_returns_stay(tmp_path: Path) -> None:
    """A byte-order mark and carriage returns are part of the text."""
    text = f"\ufeffMarket hit\r\n\r\n{ENGLISH}\r\n"
    report = only(write(tmp_path / "a.txt", text))
    assert (report.text, report.encoding) == (text, "utf-8")


def test_digest_is_of_the_bytes(tmp_path: Path) -> None:
    """The digest is of the file's bytes, and the arrival holds those very bytes."""
    (arrival,) = arrivals(write(tmp_path / "a.txt", ENGLISH))
    assert arrival.data == ENGLISH.encode()
    assert arrival.report.sha256 == hashlib.sha256(arrival.data).hexdigest()


def test_markdown_is_as_it_is(tmp_path: Path) -> None:
    """The marks of a .md file stay in its text."""
    text = f"# Market hit\n\n*{ENGLISH}*\n"
    report = only(write(tmp_path / "a.md", text))
    assert (report.text, report.media_type) == (text, "text/markdown")


@pytest.mark.parametrize("codec", ["utf-16", "utf-32"])
def test_mark_declares_encoding(tmp_path: Path, codec: str) -> None:
    """UTF-16 and UTF-32 are read by their mark, which stays in the text."""
    report = only(write(tmp_path / "a.txt", ENGLISH.encode(codec)))
    assert report.text == "\ufeff" + ENGLISH
    assert report.encoding == f"{codec}-le"


@pytest.mark.parametrize(
    ("codec", "name", "text"),
    [
        ("cp1252", "windows-1252", QUOTED),
        ("cp1252", "windows-1252", "It cost £3 – he said “no”"),
        ("cp1252", "windows-1252", QUOTED * 4000),
        ("cp1252", "windows-1252", ENGLISH * 3000 + "Nobody didn’t know."),
        ("cp1252", "windows-1252", ENGLISH + "They were ten\u00a0people."),
        (
            "cp1252",
            "windows-1252",
            "Selon le préfet, l’école a été touchée et neuf élèves âgés de dix ans ont été tués.",
        ),
        ("mac_roman", "mac-roman", QUOTED),
        ("cp1256", "windows-1256", ARABIC),
        ("cp1251", "windows-1251", "Представитель сообщил, что обстрел рынка унес жизни девяти человек"),
    ],
)
def test_detected_encoding_is_told(tmp_path: Path, codec: str, name: str, text: str) -> None:
    """A wrongly encoded file is read in the encoding that was found, which is kept and told in a remark."""
    arrival, remark = everything(write(tmp_path / "a.txt", text.encode(codec)))
    assert isinstance(arrival, Arrival)
    assert arrival.report.text == text
    assert arrival.report.encoding == f"{name} (detected)"
    assert working_text(arrival.data, arrival.report) == text
    assert isinstance(remark, Refusal)
    assert remark.report == "a.txt"
    assert f"read as {name}, which was detected, not declared" in remark.reason


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\x00\x01\x02 words", "is a binary file"),
        (ENGLISH.encode("utf-16-le"), "is a binary file"),
        (b"\x89PNG\r\n\x1a\n", "is a picture"),
        (b"%PDF-1.7 and so on", "is a PDF file, not text; name it .pdf"),
        (b"PK\x03\x04 and so on", "is a zip archive"),
        (b"{\\rtf1 words}", "is a rich-text file"),
        (b"abc\x81", "is in an encoding that could not be told"),
        (bytes(range(128, 256)) * 4, "is in an encoding that could not be told"),
        ((QUOTED + "”").encode()[:-1], "is UTF-8 text with broken bytes"),
        (b"\xff\xfea", "is broken at byte"),
    ],
)
def test_no_text_is_refused(tmp_path: Path, data: bytes, why: str) -> None:
    """What is no text is refused with its reason, under the file's name, and nothing arrives."""
    (refusal,) = everything(write(tmp_path / "a.txt", data))
    assert isinstance(refusal, Refusal)
    assert (refusal.input, refusal.report) == ("a.txt", None)
    assert why in refusal.reason


@pytest.mark.parametrize(
    "text",
    [
        "“They came ‘at night, and ‘nobody spoke, the nurse said, and the shelling of the town went on until morning.",
        'She said: "Leave now. The town fell silent after that, and the road to the coast stayed closed all week.',
    ],
)
def test_unclosed_quotation_marks_pass(tmp_path: Path, text: str) -> None:
    """Nested and unclosed quotation marks are text like any other."""
    assert only(write(tmp_path / "a.txt", text)).text == text


def test_one_line_of_five_megabytes(tmp_path: Path) -> None:
    """A text of five megabytes in one line arrives whole."""
    text = (ENGLISH + " ") * (5_000_000 // len(ENGLISH))
    assert only(write(tmp_path / "a.txt", text)).text == text


def test_other_refusals_leave_the_rest(tmp_path: Path) -> None:
    """A bad file among good ones is refused alone."""
    write(tmp_path / "a.txt", ENGLISH)
    write(tmp_path / "b.txt", b"\0\0")
    write(tmp_path / "c.txt", ENGLISH)
    assert [a.report.id for a in arrivals(str(tmp_path))] == ["a.txt", "c.txt"]
    assert [r.input for r in refusals(str(tmp_path))] == ["b.txt"]
