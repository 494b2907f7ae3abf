"""Files of each kind that is read, made as the tests need them; their words are invented."""

from collections.abc import Sequence
from pathlib import Path

from docx import Document
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen import canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

from onrecord.model import Refusal, Report
from onrecord.read import Arrival, Given, read

SENTENCE = (
    "Shells fell on the covered market of the harbour town on Tuesday, killing at least nine people, "
    "the governor of the province said. "
)
ENGLISH = SENTENCE + "A nurse said that the wounded lay in the corridors of the clinic until the evening."
ARABIC = "قال الناطق إن القصف أصاب السوق القديم وقتل تسعة أشخاص على الأقل يوم الثلاثاء في المدينة"
MAX_TEXT = 5_000_000


def write(path: Path, data: bytes | str) -> str:
    """Write a file and return the path as an input."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


def everything(*inputs: str, given: Given | None = None, max_text: int = MAX_TEXT) -> list[Arrival | Refusal]:
    return list(read(inputs, given or Given(), max_text))


def arrivals(*inputs: str, given: Given | None = None, max_text: int = MAX_TEXT) -> list[Arrival]:
    return [a for a in everything(*inputs, given=given, max_text=max_text) if isinstance(a, Arrival)]


def refusals(*inputs: str, given: Given | None = None) -> list[Refusal]:
    return [r for r in everything(*inputs, given=given) if isinstance(r, Refusal)]


def only(*inputs: str, given: Given | None = None) -> Report:
    """Return the one report that the inputs hold, and fail where there is a refusal beside it."""
    (arrival,) = everything(*inputs, given=given)
    if isinstance(arrival, Refusal):
        raise AssertionError(arrival.reason)
    return arrival.report


def page(body: str, head: str = "", title: str = "Market hit") -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title>{head}</head>'
        f'<body><nav><a href="/">Home</a></nav><article><h1>{title}</h1>{body}</article></body></html>'
    )


def pdf(path: Path, pages: Sequence[Sequence[str]], title: str = "") -> str:
    """Set paragraphs as a PDF, as an office program would."""
    style = getSampleStyleSheet()["BodyText"]
    flow = [
        part
        for number, paragraphs in enumerate(pages)
        for part in (*([PageBreak()] if number else []), *(Paragraph(p, style) for p in paragraphs))
    ]
    SimpleDocTemplate(str(path), title=title or None).build(flow)
    return str(path)


def pdf_lines(path: Path, lines: Sequence[str], password: str | None = None) -> str:
    """Set lines as they are on one page; a page without lines holds a drawing alone."""
    drawn = canvas.Canvas(str(path), encrypt=password)
    drawn.rect(10, 10, 50, 50)
    text = drawn.beginText(72, 700)
    for line in lines:
        text.textLine(line)
    drawn.drawText(text)
    drawn.showPage()
    drawn.save()
    return str(path)


def docx(path: Path, paragraphs: Sequence[str], title: str = "", cells: Sequence[str] = ()) -> str:
    document = Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if cells:
        row = document.add_table(1, len(cells)).rows[0]
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    document.add_paragraph("The end.")
    document.save(str(path))
    return str(path)
