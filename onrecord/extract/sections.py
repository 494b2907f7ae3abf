"""What part of a page each paragraph is: the text itself, or headline, caption, byline, highlight, notice."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.errors import KnowledgeError
from onrecord.extract.dates.written import FULL_PLAIN, MONTH, WEEKDAY
from onrecord.knowledge.tables import Row, general
from onrecord.model import Report, Section
from onrecord.values import Span

HEADING_WORDS = 12  # a longer line without a full stop is text that lost its stop
HEADLINE_WORDS = 35
HIGHLIGHT_WORDS = 120  # highlights are at times run together into one line
REPEAT_WORDS = 6  # a shorter line can be said twice in earnest
LEAD = 700  # code points of a first paragraph in which a caption may stand before the text

_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " "})
_STOP = re.compile(r"""[.!?…:;,]["'”’)\]]*$""")
_WORD = re.compile(r"\S+")
_BREAKS = ("\n", "\u2028", "\u2029")  # what ends a line: office programs and web editors write the separators
_LINE = re.compile(r"[^\n\u2028\u2029]+|[\n\u2028\u2029]")
_TIMECODE = re.compile(r"^\d{1,2}:\d\d(?::\d\d)?\s*[-–—]?\s*(?:source|video|credit)\b", re.IGNORECASE)
_NAME = r"(?:[A-Z][\w.'’-]*|and|in|for|of|the|de|al|el|bin|van|von)"
_BY = re.compile(rf"^[Bb][Yy]\s+[A-Z][\w.'’-]*(?:[,\s]+{_NAME})*$")
_CAPITAL = re.compile(r"^[A-Z\d(\"'“‘]")
_PARENTHESES = re.compile(r"\(([^()]{2,80})\)")
_SENTENCE_END = re.compile(r"[.!?]\)?[\"'”’]?\s+")
_EDGE = re.compile(r"\W*")
_EDGES = re.compile(r"^\W+|\W+$")
_TITLE_END = re.compile(r"""["'”’)]*(?:\s*[.:!?…-]+)?(?=\s|$)""")


@dataclass(frozen=True, slots=True)
class _Rule:
    section: Section
    pattern: re.Pattern[str]
    longest: int


@dataclass(frozen=True)
class _Knowledge:
    """The phrases of the general table, made ready."""

    rules: tuple[_Rule, ...]
    headers: frozenset[str]
    credits: re.Pattern[str]
    verbs: re.Pattern[str]
    dateline: re.Pattern[str]
    stamp: re.Pattern[str]
    agency: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph: its span, its words, and the number of the block (between blank lines) that it is of."""

    span: Span
    text: str
    block: int

    @property
    def words(self) -> int:
        return len(_WORD.findall(self.text))


def fold_line(text: str) -> str:
    """Return a line as it is compared: plain quotation marks, single spaces, small letters, no final punctuation."""
    return " ".join(text.translate(_QUOTES).split()).lower().rstrip(" .:!…")


def _any(phrases: tuple[str, ...]) -> str:
    ordered = sorted((fold_line(p) for p in phrases), key=lambda p: (-len(p), p))
    return "|".join(re.escape(p) + (r"(?!\w)" if p[-1:].isalnum() else "") for p in ordered)


def _rule(row: Row) -> _Rule:
    row.only("section", "longest", "starts", "ends", "contains", "whole")
    name = row.text("section")
    if name not in {s.value for s in Section}:
        raise KnowledgeError(f"{row.place}: no such section: {name!r}")
    parts = []
    if row.texts("whole"):
        parts.append(rf"^(?:{_any(row.texts('whole'))})$")
    if row.texts("starts"):
        parts.append(rf"^(?:{_any(row.texts('starts'))})")
    if row.texts("ends"):
        parts.append(rf"(?:{_any(row.texts('ends'))})$")
    if row.texts("contains"):
        parts.append(rf"(?:{_any(row.texts('contains'))})")
    return _Rule(Section(name), re.compile("|".join(parts)), int(row.number_or_none("longest") or HEADLINE_WORDS))


def _table(row: Row, key: str) -> Row:
    value = row.values.get(key, {})
    if not isinstance(value, Mapping):
        raise KnowledgeError(f"{row.place}: {key!r} must be a table")
    return Row(f"{row.place}, {key}", dict(value))


def _lead_patterns(agencies: str, stamps: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of a line that is but a dateline, and of the stamp and date at the head of a paragraph."""
    place = r"[A-Z][\w.'’/-]*(?:[ ,]+[A-Z][\w.'’/-]*){0,4}"
    agency = rf"\(?(?i:{agencies})\)?"
    clock = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]?\d\d(?:\d\d)?(?:\s*[ap]\.?m\.?)?(?:\s*(?:GMT|UTC|[A-Z]{2,4}T)\b)?)?"
    whole = f"(?:{FULL_PLAIN}{clock})"
    part = rf"(?:{whole}|{WEEKDAY}|{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})"
    first = rf"(?:(?i:{agencies})\s+)?"
    dash = r"\s*(?:[-–—:|]+\s*)?"
    line = rf"^(?:(?i:{stamps})[:\s]+)?(?:{place},?\s+)?(?:(?:{agency}|{part}),?{dash})+(?:{place})?{dash}$"
    stamp = (
        rf"(?:{first}(?:(?i:{stamps})[:\s]+)?{whole}(?:\s+(?i:{agencies}))?(?!\w)"
        rf"|\((?i:{stamps})\s+\d\d:?\d\d\s+{whole}\)|(?:{agencies.upper()})(?=\s+[A-Z\d][\w]*\s))"
    )
    return re.compile(line), re.compile(stamp)


@lru_cache(maxsize=1)
def _knowledge() -> _Knowledge:
    table = general("sections")
    table.only("rule", "highlights", "photographs", "datelines")
    photographs, datelines = _table(table, "photographs"), _table(table, "datelines")
    dateline, stamp = _lead_patterns(_any(datelines.texts("agencies")), _any(datelines.texts("stamps")))
    return _Knowledge(
        rules=tuple(_rule(row) for row in table.rows("rule")),
        headers=frozenset(fold_line(h) for h in _table(table, "highlights").texts("headers")),
        credits=re.compile(rf"(?:^|[/\s,|]|\bvia )(?:{_any(photographs.texts('credits'))})(?:$|[/\s,|])"),
        verbs=re.compile(rf"\b(?:{_any(photographs.texts('verbs'))})\b"),
        dateline=dateline,
        stamp=stamp,
        agency=re.compile(rf"(?<!\w)(?:{_any(datelines.texts('agencies'))})\)?$"),
    )


def ends_in_agency(text: str) -> bool:
    """Whether the last words of a text name a news agency, as they do before the date of a dateline."""
    return bool(_knowledge().agency.search(fold_line(text[-40:])))


# --- paragraphs -------------------------------------------------------------------------------


def _lines(text: str) -> Iterator[_Line]:
    """Yield each line that is not blank, without the space around it."""
    block = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        words = raw.strip("\ufeff\u200e\u200f \t\r\f\v\u00a0")
        if words.strip():
            start = match.start() + raw.index(words)
            yield _Line(Span(start, start + len(words)), words, block)
        elif raw not in _BREAKS or text[max(0, match.start() - 1) : match.start()] in (*_BREAKS, ""):
            block += 1


def _wrapped(lines: list[_Line]) -> bool:
    """Whether a block is one paragraph, broken into lines of about the same width."""
    widths = [len(line.text) for line in lines[:-1]]
    if len(lines) < 2 or not 45 <= min(widths) <= max(widths) <= 100:
        return False
    broken = sum(not _STOP.search(line.text) for line in lines[:-1])
    return broken * 2 > len(widths) and (len(lines) > 2 or lines[1].text[:1].islower())


def _paragraphs(text: str) -> list[_Line]:
    blocks: dict[int, list[_Line]] = {}
    for line in _lines(text):
        blocks.setdefault(line.block, []).append(line)
    found: list[_Line] = []
    for number, lines in blocks.items():
        span = lines[0].span.joined(lines[-1].span)
        found.extend([_Line(span, span.of(text), number)] if _wrapped(lines) else lines)
    return found


# --- what a paragraph is ----------------------------------------------------------------------


def _by_rule(folded: str, words: int) -> Section | None:
    for rule in _knowledge().rules:
        if words <= rule.longest and rule.pattern.search(folded):
            return rule.section
    return None


def _photograph(text: str) -> bool:
    """Whether a line ends in parentheses that credit a photograph: (Name/Agency/Getty Images)."""
    last = text.rstrip(" .").rfind("(")
    if last <= 0 or not text.rstrip(" .").endswith(")"):
        return False
    inside = fold_line(text[last + 1 :].rstrip(" .)"))
    return len(inside) <= 80 and bool(_knowledge().credits.search(inside))


def _is_heading(line: _Line, before: bool, after: bool) -> bool:
    """Whether a short line without a full stop stands between paragraphs, as the headings of a text do."""
    if not (before and after) or line.words > HEADING_WORDS or not _CAPITAL.match(line.text):
        return False
    quoted = line.text[0] in "'‘\"“" and line.text[-1] in "'’\"”" and line.text[0] in "'‘"
    return quoted or not _STOP.search(line.text)


class _Reader:
    """Walks the paragraphs of one report and remembers what a later one can repeat."""

    def __init__(self, report: Report, lines: list[_Line]) -> None:
        self.lines = lines
        self.title = fold_line(report.title or "")
        self.headline = ""
        self.seen: set[str] = set()
        self.in_highlights = False

    def read(self) -> Iterator[tuple[Section, _Line]]:
        for number, line in enumerate(self.lines):
            section = self._section(number, line, fold_line(line.text))
            if section is Section.HEADLINE:
                self.headline = self.headline or fold_line(line.text)
            yield section, line

    def _section(self, number: int, line: _Line, folded: str) -> Section:
        words = line.words
        if folded and folded in (self.title, self.headline) and words <= HEADLINE_WORDS:
            return Section.HEADLINE
        if folded in _knowledge().headers:
            self.in_highlights = True
            return Section.HIGHLIGHT
        if _TIMECODE.match(line.text):
            return Section.CREDIT
        if self._before_timecode(number):
            return Section.CAPTION
        if words <= 14 and _knowledge().dateline.match(line.text):
            self.in_highlights = False
            return Section.DATELINE
        found = _by_rule(folded, words) or self._shape(line, words)
        if found:
            return found
        return self._text(number, line, folded)

    def _shape(self, line: _Line, words: int) -> Section | None:
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

    def _text(self, number: int, line: _Line, folded: str) -> Section:
        if self.in_highlights:
            if not _STOP.search(line.text) and line.words <= HIGHLIGHT_WORDS:
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

    def _opens(self, line: _Line) -> bool:
        """Whether a first line is a headline, where no title was given or the title is another."""
        alone = len(self.lines) > 1 and self.lines[1].block != line.block
        short = line.words <= HEADLINE_WORDS and not _STOP.search(line.text)
        return alone and short


# --- the head of the first paragraph ----------------------------------------------------------


def _same_start(text: str, title: str) -> int:
    """Return how far `text` goes on like `title`, word by word; 0 unless it has the whole title."""
    at = 0
    for word in title.split():
        plain = _EDGES.sub("", word)
        if not plain:
            continue
        match = _EDGE.match(text, at)
        at = match.end() if match else at
        if text[at : at + len(plain)].translate(_QUOTES).lower() != plain.translate(_QUOTES).lower():
            return 0
        at += len(plain)
    end = _TITLE_END.match(text, at)
    return end.end() if end else 0


def _head(line: _Line, title: str) -> list[tuple[Section, Span]]:
    """Cut a dateline and a headline told again off the front of a paragraph, where they can be told exactly."""
    pieces: list[tuple[Section, Span]] = []
    at = 0
    while at < len(line.text):
        rest = line.text[at:]
        stamp = _knowledge().stamp.match(rest)
        title_end = _same_start(rest, title) if len(title.split()) > 3 else 0
        taken = {s for s, _ in pieces}
        if stamp and Section.DATELINE not in taken:
            section, length = Section.DATELINE, _with_byline(rest, stamp.end(), title)
        elif title_end and Section.HEADLINE not in taken and _sentence_follows(rest[title_end:]):
            section, length = Section.HEADLINE, title_end
        else:
            break
        start = line.span.start + at
        pieces.append((section, Span(start, start + len(rest[:length].rstrip()))))
        at += length
        at += len(line.text[at:]) - len(line.text[at:].lstrip(" \t.,:;-–—|"))
    if at < len(line.text):
        pieces.append((Section.BODY, Span(line.span.start + at, line.span.end)))
    return pieces


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


def _lead_caption(span: Span, text: str) -> list[tuple[Section, Span]]:
    """Cut a photograph's caption, known by its credit, out of the front of a paragraph that runs all together."""
    words = span.of(text)
    for match in _PARENTHESES.finditer(words, 20, min(len(words), LEAD)):
        if not _knowledge().credits.search(fold_line(match.group(1))):
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
        if _knowledge().verbs.search(fold_line(sentence)) and len(sentence.split()) <= 60:
            return start
    return None


def sections(report: Report) -> tuple[tuple[Section, Span], ...]:
    """Cut a report's text into paragraphs and say what each is; all text that is not blank is covered, in order.

    In doubt a paragraph is text: a sentence lost is worse than a caption read.
    """
    cut: list[tuple[Section, Span]] = []
    first = True
    for section, line in _Reader(report, _paragraphs(report.text)).read():
        if section is not Section.BODY or not first:
            cut.append((section, line.span))
            continue
        first = False
        for part, span in _head(line, report.title or ""):
            cut.extend(_lead_caption(span, report.text) if part is Section.BODY else [(part, span)])
    return tuple(cut)
