"""What part of a page each paragraph is: the text itself, or headline, caption, byline, highlight, notice."""

import re
from collections.abc import Iterator

from onrecord.extract.page.datelines import is_dateline
from onrecord.extract.page.heads import head, lead_caption, told_from
from onrecord.extract.page.paragraphs import STOP, Line, paragraphs
from onrecord.extract.page.phrases import HEADLINE_WORDS, fold_line, phrases
from onrecord.model import Report, Section
from onrecord.values import Span

HEADING_WORDS = 12  # a longer line without a full stop is text that lost its stop
HIGHLIGHT_WORDS = 120  # highlights are at times run together into one line
REPEAT_WORDS = 6  # a shorter line can be said twice in earnest

_TIMECODE = re.compile(r"^\d{1,2}:\d\d(?::\d\d)?\s*[-–—]?\s*(?:source|video|credit)\b", re.IGNORECASE)
_NAME = r"(?:[A-Z][\w.'’-]*|and|in|for|of|the|de|al|el|bin|van|von)"
_BY = re.compile(rf"^[Bb][Yy]\s+[A-Z][\w.'’-]*(?:[,\s]+{_NAME})*$")
_NUMBERED = re.compile(r"^20\d\d-(?:0[1-9]|1[0-2])[-–][A-Z]{1,6}[-–]?\d+\s*$")  # the number of a release, alone
_CAPITAL = re.compile(r"^[A-Z\d(\"'“‘]")


# --- what a paragraph is ----------------------------------------------------------------------


def _by_rule(folded: str, words: int) -> Section | None:
    for rule in phrases().rules:
        if words <= rule.longest and rule.pattern.search(folded):
            return rule.section
    return None


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
        self.seen: set[str] = set()
        self.in_highlights = False

    def read(self) -> Iterator[tuple[Section, Line]]:
        for number, line in enumerate(self.lines):
            section = self._section(number, line, fold_line(line.text))
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
        found = _by_rule(folded, words) or self._shape(line, words)
        if found:
            return found
        return self._text(number, line, folded)

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

    def _text(self, number: int, line: Line, folded: str) -> Section:
        if self.in_highlights:
            if not STOP.search(line.text) and line.words <= HIGHLIGHT_WORDS:
                return Section.HIGHLIGHT
            self.in_highlights = False
        if number == 0 and self._opens(line):
            return Section.HEADLINE
        if _is_heading(line, before=number > 0, after=number + 1 < len(self.lines)):
            return Section.HEADING
        if folded in self.seen and line.words >= REPEAT_WORDS:
            return Section.HIGHLIGHT
        self.seen.add(folded)
        return Section.BODY

    def _opens(self, line: Line) -> bool:
        """Whether a first line is a headline, where no title was given or the title is another."""
        alone = len(self.lines) > 1 and self.lines[1].block != line.block
        short = line.words <= HEADLINE_WORDS and not STOP.search(line.text)
        return alone and short


def sections(report: Report) -> tuple[tuple[Section, Span], ...]:
    """Cut a report's text into paragraphs and say what each is; all text that is not blank is covered, in order.

    In doubt a paragraph is text: a sentence lost is worse than a caption read.
    """
    cut: list[tuple[Section, Span]] = []
    first = True
    for section, line in _Reader(report, paragraphs(report.text)).read():
        if section is not Section.BODY:
            cut.append((section, line.span))
            continue
        if not first:
            cut.extend(told_from(line))
            continue
        first = False
        for part, span in head(line, report.title or ""):
            cut.extend(lead_caption(span, report.text) if part is Section.BODY else [(part, span)])
    return tuple(cut)
