"""Which reader a file's ending calls for, and how a report's working text is had again from its bytes."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from onrecord.errors import InputUnreadable
from onrecord.model import Report
from onrecord.read import corpus, html_page, pdf, word
from onrecord.read.arrival import Content
from onrecord.read.encoding import decode, decode_again

CORPUS = ".jsonl"


def read_plain(data: bytes) -> Content:
    """Read a plain text: its bytes decoded, no character dropped or changed."""
    return _text_as_it_is(data, "text/plain")


def _read_markdown(data: bytes) -> Content:
    return _text_as_it_is(data, "text/markdown")


def _text_as_it_is(data: bytes, media_type: str) -> Content:
    decoded = decode(data)
    return Content(text=decoded.text, media_type=media_type, encoding=decoded.encoding, remarks=decoded.remarks)


READERS: Mapping[str, Callable[[bytes], Content]] = MappingProxyType(
    {
        ".txt": read_plain,
        ".md": _read_markdown,
        ".html": html_page.read_page,
        ".htm": html_page.read_page,
        ".pdf": pdf.read_pdf,
        ".docx": word.read_docx,
    }
)
KINDS = ", ".join((*READERS, CORPUS))


_STUMBLES = (
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What a library may raise over a file that is broken in a way that it did not foresee."""


def read_as(ending: str, data: bytes) -> Content:
    """Read a file's bytes as its ending, one of `READERS`, says.

    Raises `InputUnreadable` with a reason, whatever is wrong with the bytes.
    """
    try:
        return READERS[ending.casefold()](data)
    except _STUMBLES as error:
        raise InputUnreadable(f"could not be read: {type(error).__name__} {error}".strip()) from error


def working_text(data: bytes, report: Report) -> str:
    """Derive the working text of a report again from its bytes, as it was when it was first read.

    `report` tells the media type and the encoding; the same bytes and version give the same text. Raises
    `InputUnreadable` where they do not fit.
    """
    encoding = report.encoding or "utf-8"
    try:
        match report.media_type:
            case "text/plain" | "text/markdown":
                return decode_again(data, encoding)
            case html_page.MEDIA_TYPE:
                return html_page.page_text(data, encoding)
            case pdf.MEDIA_TYPE:
                return pdf.pdf_text(data)
            case word.MEDIA_TYPE:
                return word.docx_text(data)
            case corpus.LINE:
                return corpus.line_text(data)
            case other:
                raise InputUnreadable(f"{report.id} is of the kind {other}, which is not read")
    except _STUMBLES as error:
        raise InputUnreadable(f"the bytes of {report.id} can no longer be read: {error}") from error
