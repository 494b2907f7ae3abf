"""How the text of a report begins: dateline, headline told again and caption cut off the front of a paragraph."""

import re

from onrecord.extract.page.datelines import after_heading, lead_end, stamp_end
from onrecord.extract.page.paragraphs import Line
from onrecord.extract.page.phrases import QUOTES, fold_line, phrases
from onrecord.extract.page.stamps import clock_end, is_count_of_time
from onrecord.model import Section
from onrecord.values import Span

LEAD = 700  # code points of a first paragraph in which a caption may stand before the text

_BETWEEN = " \t\u00a0.,:;-–—|"  # what may stand between such a part and the next
_CAPITAL = re.compile(r"^[A-Z\d(\"'“‘]")
_PARENTHESES = re.compile(r"\(([^()]{2,80})\)")
_SENTENCE_END = re.compile(r"[.!?]\)?[\"'”’]?\s+")
_EDGE = re.compile(r"\W*")
_EDGES = re.compile(r"^\W+|\W+$")
_TITLE_END = re.compile(r"""["'”’)]*(?:\s*[.:!?…-]+)?(?=\s|$)""")


def _same_start(text: str, title: str) -> int:
    """Return how far `text` goes on like `title`, word by word; 0 unless it has the whole title."""
    at = 0
    for word in title.split():
        plain = _EDGES.sub("", word)
        if not plain:
            continue
        match = _EDGE.match(text, at)
        at = match.end() if match else at
        if text[at : at + len(plain)].translate(QUOTES).lower() != plain.translate(QUOTES).lower():
            return 0
        at += len(plain)
    end = _TITLE_END.match(text, at)
    return end.end() if end else 0


def head(line: Line, title: str) -> list[tuple[Section, Span]]:
    """Cut a dateline and a headline told again off the front of a paragraph, where they can be told exactly."""
    released = after_heading(line.text)
    if released and not stamp_end(line.text):
        return [(Section.NOTICE, _part(line, 0, released[0])), *_dateline(line, *released)]
    if clock_end(line.text):
        return posted(line)
    pieces: list[tuple[Section, Span]] = []
    at = 0
    while at < len(line.text):
        rest = line.text[at:]
        stamp = stamp_end(rest)
        title_end = _same_start(rest, title) if len(title.split()) > 3 else 0
        taken = {s for s, _ in pieces}
        if stamp and Section.DATELINE not in taken:
            section, length = Section.DATELINE, _with_byline(rest, stamp, title)
        elif title_end and Section.HEADLINE not in taken and _sentence_follows(rest[title_end:]):
            section, length = Section.HEADLINE, title_end
        else:
            break
        start = line.span.start + at
        pieces.append((section, Span(start, start + len(rest[:length].rstrip()))))
        at += length
        at += len(line.text[at:]) - len(line.text[at:].lstrip(_BETWEEN))
    if at < len(line.text):
        pieces.append((Section.BODY, Span(line.span.start + at, line.span.end)))
    return pieces


def told_from(line: Line) -> list[tuple[Section, Span]]:
    """Cut a dateline, or the hour of a post, off the front of a paragraph further down: a page may hold several."""
    end = lead_end(line.text)
    return _dateline(line, 0, end) if end else posted(line)


def posted(line: Line) -> list[tuple[Section, Span]]:
    """Cut the hour of a post on a live page off the front of its paragraph."""
    end = clock_end(line.text)
    if not end:
        return [(Section.BODY, line.span)]
    words = line.text[:end].rstrip(_BETWEEN)
    section = Section.NOTICE if is_count_of_time(words) else Section.DATELINE
    rest = line.text[end:].lstrip(_BETWEEN)
    return [(section, _part(line, 0, len(words))), (Section.BODY, Span(line.span.end - len(rest), line.span.end))]


def _dateline(line: Line, start: int, end: int) -> list[tuple[Section, Span]]:
    pieces = [(Section.DATELINE, _part(line, start, end))]
    rest = line.text[end:].lstrip(_BETWEEN)
    if rest:
        pieces.append((Section.BODY, Span(line.span.end - len(rest), line.span.end)))
    return pieces


def _part(line: Line, start: int, end: int) -> Span:
    words = line.text[start:end].rstrip()
    return Span(line.span.start + start, line.span.start + start + len(words))


def _sentence_follows(rest: str) -> bool:
    """A headline told again is followed by the text; a sentence that merely begins like it goes on in small letters."""
    return not rest.strip() or bool(_CAPITAL.match(rest.strip()[:1]))


def _with_byline(text: str, end: int, title: str) -> int:
    """Where *by Name* stands between date and headline, return the end of the name."""
    if title and re.match(r"\s+(?:\d{2}:?\d\d\s+)?by\s", text[end:]):
        for match in re.finditer(r"\s+", text[end : end + 160]):
            if _same_start(text[end + match.end() :], title):
                return end + match.start()
    clock = re.match(r"\s+(?:at\s+)?(?:\d\d[:.]\d\d(?::\d\d)?|\d{4}|\d{6})(?=\s)", text[end:])
    return end + clock.end() if clock else end


def lead_caption(span: Span, text: str) -> list[tuple[Section, Span]]:
    """Cut a photograph's caption, known by its credit, out of the front of a paragraph that runs all together."""
    words = span.of(text)
    for match in _PARENTHESES.finditer(words, 20, min(len(words), LEAD)):
        if not phrases().credits.search(fold_line(match.group(1))):
            continue
        follows = words[match.end() :].lstrip(" .")
        if not follows or not follows[0].isupper():
            return [(Section.BODY, span)]
        start = _caption_start(words[: match.start()])
        if start is None:
            return [(Section.BODY, span)]
        cut = len(words) - len(follows)
        pieces = [(Section.CAPTION, Span(span.start + start, span.start + match.end()))]
        if start and words[:start].strip():
            pieces.insert(0, (Section.BODY, Span(span.start, span.start + len(words[:start].rstrip()))))
        return [*pieces, (Section.BODY, Span(span.start + cut, span.end))]
    return [(Section.BODY, span)]


def _caption_start(before: str) -> int | None:
    """Return where the caption begins whose credit follows `before`; None where no sentence there tells a picture."""
    starts = [0, *(m.end() for m in _SENTENCE_END.finditer(before.rstrip()))]
    for start in reversed(starts[-2:]):
        sentence = before[start:]
        if phrases().verbs.search(fold_line(sentence)) and len(sentence.split()) <= 60:
            return start
    return None
