"""PDFs with a text layer and .docx files: their words in order, and why a file is refused."""

import zipfile
from pathlib import Path

import pytest

from onrecord.model import Refusal
from onrecord.read import Arrival, word, working_text
from onrecord.read import pdf as pdf_reader
from tests.read.files import ENGLISH, SENTENCE, docx, everything, only, pdf, pdf_lines, refusals, write


def test_pdf_paragraphs(tmp_path: Path) -> None:
    """The lines of a PDF are joined to its paragraphs, pages parted by a blank line."""
    first, second, third = SENTENCE * 3, SENTENCE * 2 + "It burned.", "A new page. " + SENTENCE
    report = only(pdf(tmp_path / "a.pdf", [[first, second], [third]], title="A day at the harbour"))
    assert report.text.split("\n\n") == [first.strip(), second, third.strip()]
    assert (report.title, report.publisher, report.published) == ("A day at the harbour", None, None)


def test_pdf_text_is_had_again(tmp_path: Path) -> None:
    """The same bytes give the same working text."""
    (arrival,) = everything(pdf(tmp_path / "a.pdf", [[SENTENCE * 5]]))
    assert isinstance(arrival, Arrival)
    assert working_text(arrival.data, arrival.report) == arrival.report.text
    assert arrival.data == (tmp_path / "a.pdf").read_bytes()


def test_pdf_hyphens(tmp_path: Path) -> None:
    """A word broken at a line end is whole again, a compound and a number keep their hyphen."""
    lines = ["The governor said that the hos-", "pital was hit, and twenty-", "five well-", "known doctors left."]
    assert only(pdf_lines(tmp_path / "a.pdf", lines)).text == (
        "The governor said that the hospital was hit, and twenty-five well-known doctors left."
    )


def test_pdf_blank_lines_part_paragraphs(tmp_path: Path) -> None:
    """A wider gap between lines parts paragraphs."""
    report = only(pdf_lines(tmp_path / "a.pdf", ["One line of words.", "", "Another line of words."]))
    assert report.text == "One line of words.\n\nAnother line of words."


def test_pdf_sentence_over_the_page_end(tmp_path: Path) -> None:
    """A sentence that runs over the end of a page is one."""
    report = only(pdf(tmp_path / "a.pdf", [["The road to the"], ["coast was closed. " + SENTENCE]]))
    assert report.text.startswith("The road to the coast was closed.")


def test_pdf_pages_without_text_are_told(tmp_path: Path) -> None:
    """Pages without a text layer among others are told in a remark."""
    arrival, remark = everything(pdf(tmp_path / "a.pdf", [[ENGLISH], ["&nbsp;"], [ENGLISH]]))
    assert isinstance(arrival, Arrival)
    assert isinstance(remark, Refusal)
    assert "pages without a text layer were not read: 2" in remark.reason


def test_pdf_without_text_layer(tmp_path: Path) -> None:
    """A scan is refused with the advice to recognise its text first."""
    (refusal,) = refusals(pdf_lines(tmp_path / "a.pdf", []))
    assert "without a text layer" in refusal.reason
    assert "OCR" in refusal.reason


def test_pdf_locked(tmp_path: Path) -> None:
    """A PDF that needs a password is refused as such."""
    (refusal,) = refusals(pdf_lines(tmp_path / "a.pdf", ["words"], password="secret"))
    assert "is locked with a password" in refusal.reason


@pytest.mark.parametrize("data", [b"%PDF-1.4 nonsense", b"hello"])
def test_pdf_broken(tmp_path: Path, data: bytes) -> None:
    """What is named .pdf and is none is refused."""
    (refusal,) = refusals(write(tmp_path / "a.pdf", data))
    assert "is no PDF that opens" in refusal.reason


def test_pdf_of_too_many_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF of more pages than the limit is refused with both numbers."""
    monkeypatch.setattr(pdf_reader, "MAX_PAGES", 1)
    (refusal,) = refusals(pdf(tmp_path / "a.pdf", [["One."], ["Two."]]))
    assert "a PDF of 2 pages; split it into files of 1" in refusal.reason


def test_docx_in_document_order(tmp_path: Path) -> None:
    """Paragraphs and cells come in the order of the document; of the properties the title alone is taken."""
    report = only(docx(tmp_path / "a.docx", ["Market hit", ENGLISH], title="A title", cells=["Killed", "12"]))
    assert report.text == f"Market hit\n\n{ENGLISH}\n\nKilled\n\n12\n\nThe end."
    assert (report.title, report.published, report.publisher) == ("A title", None, None)


def test_docx_insertions_and_deletions(tmp_path: Path) -> None:
    """Inserted words are read and deleted ones are not; a line break within a paragraph stays."""
    path = Path(docx(tmp_path / "a.docx", ["MARKER"]))
    change = (
        "<w:r><w:t>Nine</w:t><w:br/></w:r><w:ins><w:r><w:t>people</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>soldiers</w:delText></w:r></w:del>"
    )
    _rewrite(path, "word/document.xml", "<w:r><w:t>MARKER</w:t></w:r>", change)
    assert only(str(path)).text.startswith("Nine\npeople\n\n")


def test_docx_text_is_had_again(tmp_path: Path) -> None:
    """The same bytes give the same working text."""
    (arrival,) = everything(docx(tmp_path / "a.docx", [ENGLISH]))
    assert isinstance(arrival, Arrival)
    assert working_text(arrival.data, arrival.report) == arrival.report.text


def test_docx_external_entity_does_nothing(tmp_path: Path) -> None:
    """An entity that names a file is not resolved."""
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words")
    path = Path(docx(tmp_path / "a.docx", ["MARKER and " + ENGLISH]))
    declared = f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "{secret.as_uri()}">]><w:document '
    _rewrite(path, "word/document.xml", "<w:document ", declared)
    _rewrite(path, "word/document.xml", "MARKER", "&x;")
    assert "secret" not in only(str(path)).text


def test_docx_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that unpacks to more than the limit is not opened."""
    monkeypatch.setattr(word, "MAX_UNPACKED", 100_000)
    path = docx(tmp_path / "a.docx", ["x" * 200_000])
    assert Path(path).stat().st_size < 100_000
    (refusal,) = refusals(path)
    assert "unpacks to far more than a report holds" in refusal.reason


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"PK\x03\x04 nonsense", "is no .docx file that opens"),
        (b"\xd0\xcf\x11\xe0 old", "is locked with a password or an old .doc file"),
        (b"", "is empty"),
    ],
)
def test_docx_broken(tmp_path: Path, data: bytes, why: str) -> None:
    """What is named .docx and is none is refused."""
    (refusal,) = refusals(write(tmp_path / "a.docx", data))
    assert why in refusal.reason


def test_docx_that_is_another_office_file(tmp_path: Path) -> None:
    """A zip archive that is no .docx file is refused."""
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("content.xml", "<x/>")
    (refusal,) = refusals(str(tmp_path / "a.docx"))
    assert "is no .docx file that opens" in refusal.reason


def _rewrite(path: Path, part: str, old: str, new: str) -> None:
    """Replace words within one part of a .docx file."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    if old.encode() not in parts[part]:
        raise AssertionError(old)
    parts[part] = parts[part].replace(old.encode(), new.encode(), 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
