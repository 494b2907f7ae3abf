"""A PDF with a text layer: its words as paragraphs, with the line ends and hyphens of the page undone.

What is undone, and nothing else: a line end within a paragraph becomes a space; a hyphen at a line end goes
where the joined word is the likelier one; a paragraph that runs over a page end is joined; ligatures become
letters. Pages and paragraphs are parted by a blank line. Order is that of the file. Text in pictures is not read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from onrecord.errors import InputUnreadable
from onrecord.read.arrival import Content

MEDIA_TYPE = "application/pdf"
MAX_PAGES = 2_000
_ENOUGH = 4
"""Gaps between lines from which their median is taken for the spacing of the page; below it, the least."""

_BROKEN_WORD = re.compile(r"([^\W\d_]+)(?:\ufffe|[-\u00ad]\n)([^\W\d_]+)")
_COMPOUND = re.compile(
    r"(twen|thir|for|fif|six|seven|eigh|nine)ty|anti|cease|half|multi|non|self|semi|vice|well|two|three|five"
    r"|(north|south|east|west)ern",
    re.IGNORECASE,
)
"""First halves after which English mostly keeps the hyphen: *twenty-five* must not become one word."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDS = re.compile(r"[.!?:…۔؟][\"'”’»)\]]*$")
_UNTITLED = re.compile(
    r"^(untitled|\(?anonymous\)?|microsoft word\b.*|.*\.(docx?|pdf|rtf|indd|odt|html?|txt))$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page with its box in points: y grows upwards."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 0.1)


def read_pdf(data: bytes) -> Content:
    """Read a PDF; raise `InputUnreadable` where it is locked, broken, over long or has no text layer."""
    pages, title = _pages(data)
    text, remarks = _joined(pages)
    return Content(text=text, media_type=MEDIA_TYPE, title=title, remarks=remarks)


def pdf_text(data: bytes) -> str:
    """Return the working text of a PDF that was read before."""
    return _joined(_pages(data)[0])[0]


def _pages(data: bytes) -> tuple[list[list[str]], str | None]:
    """Return the paragraphs of each page, and the title that the file gives itself."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        reason = "is locked with a password; save it unlocked" if "assword" in str(error) else "is no PDF that opens"
        raise InputUnreadable(f"{reason} ({error})") from error
    try:
        if len(document) > MAX_PAGES:
            raise InputUnreadable(f"is a PDF of {len(document):,} pages; split it into files of {MAX_PAGES:,} at most")
        title = " ".join(document.get_metadata_value("Title").split())
        pages = [list(_page_paragraphs(document[n])) for n in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise InputUnreadable(f"is a PDF that is broken within ({error})") from error
    finally:
        document.close()
    return pages, title if title and not _UNTITLED.match(title) else None


def _joined(pages: list[list[str]]) -> tuple[str, tuple[str, ...]]:
    """Join the pages' paragraphs into one text; tell of pages without any."""
    empty = [n for n, page in enumerate(pages, start=1) if not any(c.isalpha() for p in page for c in p)]
    if len(empty) == len(pages):
        raise InputUnreadable("is a PDF without a text layer (a scan); run text recognition (OCR) on it first")
    paragraphs: list[str] = []
    for page in pages:
        for n, paragraph in enumerate(page):
            if n == 0 and paragraphs and _runs_on(paragraphs[-1], paragraph):
                paragraphs[-1] += ("" if paragraphs[-1].endswith(("-", "\ufffe")) else " ") + paragraph
            else:
                paragraphs.append(paragraph)
    text = _mended("\n\n".join(paragraphs))
    listed = ", ".join(map(str, empty[:20])) + (" …" if len(empty) > 20 else "")
    return text, (f"pages without a text layer were not read: {listed}; run text recognition (OCR)",) if empty else ()


def _runs_on(before: str, after: str) -> bool:
    return not _ENDS.search(before) and after[:1].islower()


def _page_paragraphs(page: Any) -> Iterator[str]:
    textpage = page.get_textpage()
    try:
        lines = _lines(textpage)
    finally:
        textpage.close()
        page.close()
    pending: list[_Line] = []
    gap = _usual_gap(lines)
    measure = max((line.right for line in lines), default=0.0)
    for line in lines:
        if pending and _parts(pending[-1], line, gap, measure):
            yield _one_line(pending)
            pending = []
        pending.append(line)
    if pending:
        yield _one_line(pending)


def _lines(textpage: Any) -> list[_Line]:
    """Return the lines of a page in the order of the file; where boxes do not fit the text, without them."""
    text = textpage.get_text_range()
    boxed = textpage.count_chars() == len(text)
    lines: list[_Line] = []
    start = 0
    for piece in text.split("\n"):
        words = piece.rstrip("\r \u00a0")
        if _CONTROLS.sub("", words).strip():
            first = start + len(words) - len(words.lstrip())
            last = start + len(words) - 1
            left, _, _, top = textpage.get_charbox(first, loose=True) if boxed else (0.0, 0.0, 0.0, 0.0)
            _, bottom, right, _ = textpage.get_charbox(last, loose=True) if boxed else (0.0, 0.0, 0.0, 0.0)
            lines.append(_Line(_CONTROLS.sub("", words).strip(), left, right, top, bottom))
        start += len(piece) + 1
    return lines


def _usual_gap(lines: Sequence[_Line]) -> float:
    gaps = [a.bottom - b.top for a, b in pairwise(lines) if a.bottom - b.top > -a.height]
    if len(gaps) >= _ENOUGH:
        return median(gaps)
    return min(*gaps, 0.5 * min(line.height for line in lines)) if gaps else 0.0


def _parts(above: _Line, below: _Line, gap: float, measure: float) -> bool:
    """Whether a new paragraph begins: by a wider gap, another size, an indent, or a short last line.

    A line that ends no sentence is followed by its continuation unless the gap or the size says otherwise.
    """
    small = min(above.height, below.height)
    if above.bottom - below.top > gap + 0.3 * small:
        return True
    if max(above.height, below.height) > 1.25 * small and "\ufffe" not in above.text + below.text:
        return True
    if not _ENDS.search(above.text):
        return False
    indented = below.left - above.left > 0.8 * small
    return indented or above.right < 0.85 * measure or below.top > above.top


def _one_line(lines: Sequence[_Line]) -> str:
    joined = "\n".join(line.text for line in lines)
    return re.sub(r"(?<![-\u00ad])\n", " ", joined)


def _mended(text: str) -> str:
    """Undo the hyphens at line ends, by the words that the rest of the text has.

    *bal-kony* becomes one word, unless the text elsewhere writes it with the hyphen, or has both halves as
    words of their own and never the whole.
    """
    known = {word.casefold() for word in _WORD.findall(_BROKEN_WORD.sub(" ", text))}

    def mend(broken: re.Match[str]) -> str:
        left, right = broken[1], broken[2]
        hyphened = f"{left}-{right}"
        compound = right[0].isupper() or _COMPOUND.fullmatch(left) or {left.casefold(), right.casefold()} <= known
        whole = (left + right).casefold() in known
        return left + right if whole or not (compound or hyphened.casefold() in known) else hyphened

    return _BROKEN_WORD.sub(mend, text).replace("\ufffe", "-").replace("-\n", "-").translate(_LIGATURES)
