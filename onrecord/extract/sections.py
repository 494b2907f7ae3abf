"""What part of a page each paragraph is: the text itself, or headline, caption, byline, highlight, notice."""

import re
from collections.abc import Iterator

from onrecord.extract.page.below import below
from onrecord.extract.page.datelines import is_dateline
from onrecord.extract.page.furniture import by_phrase
from onrecord.extract.page.heads import head, lead_caption, told_from
from onrecord.extract.page.paragraphs import STOP, Line, paragraphs
from onrecord.extract.page.phrases import HEADLINE_WORDS, fold_line, phrases
from onrecord.extract.page.repeats import repeats
from onrecord.extract.page.trimming import is_around, trimmed
from onrecord.model import Report, Section
from onrecord.values import Span

HEADING_WORDS = 12  # a longer line without a full stop is text that lost its stop
HIGHLIGHT_WORDS = 120  # highlights are at times run together into one line

_TIMECODE = re.compile(r"^\d{1,2}:\d\d(?::\d\d)?\s*[-–—]?\s*(?:source|video|credit)\b", re.IGNORECASE)
_NAME = r"(?:[A-Z][\w.'’-]*|and|in|for|of|the|de|al|el|bin|van|von)"
_BY = re.compile(rf"^[Bb][Yy]\s+[A-Z][\w.'’-]*(?:[,\s]+{_NAME})*$")
_NUMBERED = re.compile(r"^20\d\d-(?:0[1-9]|1[0-2])[-–][A-Z]{1,6}[-–]?\d+\s*$")  # the number of a release, alone
_CAPITAL = re.compile(r"^[A-Z\d(\"'“‘]")


_BEFORE = frozenset({Section.NOTICE, Section.CREDIT})  # what may stand over a headline


# --- what a paragraph is ----------------------------------------------------------------------


def _caption(line: Line) -> Section | None:
    found = by_phrase(line.text)
    return found if found is Section.CAPTION else None


def _photograph(text: str) -> bool:
    """Whether a line ends in parentheses that credit a photograph: (Name/Agency/Getty Images)."""
    last = text.rstrip(" .").rfind("(")
    if last <= 0 or not text.rstrip(" .").endswith(")"):
        return False
    inside = fold_line(text[last + 1 :].rstrip(" .)"))
    return len(inside) <= 80 and bool(phrases().credits.search(inside))


def _is_heading(line: Line, before: bool, after: bool) -> bool:
    """Whether a short line without a full stop stands between paragraphs, as the headings of a text do."""
    if not (before and after) or line.words > HEADING_WORDS or not _CAPITAL.match(line.text):
        return False
    quoted = line.text[0] in "'‘\"“" and line.text[-1] in "'’\"”" and line.text[0] in "'‘"
    return quoted or not STOP.search(line.text)


class _Reader:
    """Walks the paragraphs of one report and remembers what a later one can repeat."""

    def __init__(self, report: Report, lines: list[Line]) -> None:
        self.lines = lines
        self.title = fold_line(report.title or "")
        self.headline = ""
        self.begun = False
        self.in_highlights = False

    def read(self) -> Iterator[tuple[Section, Line]]:
        for number, line in enumerate(self.lines):
            section = self._section(number, line, fold_line(line.text))
            self.begun = self.begun or section not in _BEFORE
            if section is Section.HEADLINE:
                self.headline = self.headline or fold_line(line.text)
            yield section, line

    def _section(self, number: int, line: Line, folded: str) -> Section:
        words = line.words
        if folded and folded in (self.title, self.headline) and words <= HEADLINE_WORDS:
            return Section.HEADLINE
        if folded in phrases().headers:
            self.in_highlights = True
            return Section.HIGHLIGHT
        if _TIMECODE.match(line.text):
            return Section.CREDIT
        if words == 1 and _NUMBERED.match(line.text):
            return Section.NOTICE
        if self._before_timecode(number):
            return Section.CAPTION
        if words <= 14 and is_dateline(line.text):
            self.in_highlights = False
            return Section.DATELINE
        found = self._around(line) or self._shape(line, words)
        if found:
            return found
        return self._text(number, line)

    def _around(self, line: Line) -> Section | None:
        """What a line is by its words; of several sentences, each must stand round the text, or most."""
        return _caption(line) or is_around(line.text)

    def _shape(self, line: Line, words: int) -> Section | None:
        if words <= 80 and _photograph(line.text):
            return Section.CAPTION
        return Section.BYLINE if words <= 14 and _BY.match(line.text) else None

    def _before_timecode(self, number: int) -> bool:
        """Whether the line stands right above a film's running time."""
        line = self.lines[number]
        for later in self.lines[number + 1 : number + 4]:
            if later.block != line.block:
                return False
            if _TIMECODE.match(later.text):
                return line.words <= HEADING_WORDS
        return False

    def _text(self, number: int, line: Line) -> Section:
        if self.in_highlights:
            if not STOP.search(line.text) and line.words <= HIGHLIGHT_WORDS:
                return Section.HIGHLIGHT
            self.in_highlights = False
        if not self.begun and self._opens(number, line):
            return Section.HEADLINE
        if _is_heading(line, before=number > 0, after=number + 1 < len(self.lines)):
            return Section.HEADING
        return Section.BODY

    def _opens(self, number: int, line: Line) -> bool:
        """Whether a first line is a headline, where no title was given or the title is another."""
        after = self.lines[number + 1 : number + 2]
        alone = any(
            one.block != line.block or is_dateline(one.text) or self._around(one) or self._shape(one, one.words)
            for one in after
        )
        short = line.words <= HEADLINE_WORDS and not STOP.search(line.text)
        return alone and short


def sections(report: Report) -> tuple[tuple[Section, Span], ...]:
    """Cut a report's text into paragraphs and say what each is; all text that is not blank is covered, in order.

    In doubt a paragraph is text: a sentence lost is worse than a caption read.
    """
    lines = below(list(_Reader(report, paragraphs(report.text)).read()))
    last = max((n for n, (section, _) in enumerate(lines) if section is Section.BODY), default=-1)
    cut: list[tuple[Section, Span]] = []
    first = True
    for number, (section, line) in enumerate(lines):
        if section is not Section.BODY:
            cut.append((section, line.span))
            continue
        pieces = head(line, report.title or "") if first else told_from(line)
        for part, span in pieces:
            if part is not Section.BODY:
                cut.append((part, span))
                continue
            for kind, piece in lead_caption(span, report.text) if first else [(part, span)]:
                cut.extend(
                    trimmed(piece, report.text, last=number == last) if kind is Section.BODY else [(kind, piece)]
                )
        first = False
    return tuple(repeats(cut, report.text))
