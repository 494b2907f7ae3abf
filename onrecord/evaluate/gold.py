"""Gold: what a person would have recorded, one expected claim a line, checked and placed in its report's text.

Reading it is done in two steps, so that a slip of the pen is told at once and not after minutes of reading reports:
`gold_lines` checks the form of every line, `placed` finds report and words. All faults are told together.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from onrecord.errors import GoldInvalid, InputMissing, InputUnreadable
from onrecord.evaluate.expectations import FORM, FormFault, Wants, expectations
from onrecord.values import Span

FAULTS_SHOWN = 20
_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of gold, its form checked: the words meant (`snippet` with `nth`, or `span`) and what must be right."""

    number: int
    doc: str
    snippet: str | None
    nth: int | None
    span: Span | None
    wants: Wants
    key: bool
    optional: bool
    trap: bool
    why: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A line of gold in its place: `span` counts code points of the text of `report` (an id), `words` lie there."""

    line: Line
    report: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """All expected claims of a gold file, in its order, and what a reader should know about them."""

    expected: tuple[Expected, ...]
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Faults:
    name: str
    lines: list[tuple[int, str]] = field(default_factory=list)

    def add(self, number: int, fault: str) -> None:
        self.lines.append((number, fault))

    def stop_if_any(self) -> None:
        if not self.lines:
            return
        told = [f"  line {number}: {fault}" for number, fault in self.lines[:FAULTS_SHOWN]]
        if len(self.lines) > FAULTS_SHOWN:
            told.append(f"  and {len(self.lines) - FAULTS_SHOWN} more")
        many = "1 line" if len(self.lines) == 1 else f"{len(self.lines)} lines"
        raise GoldInvalid("\n".join((f"{self.name}: {many} cannot be used:", *told)))


# --- the form of lines --------------------------------------------------------------------------------


def gold_lines(path: Path) -> tuple[Line, ...]:
    """Read a gold file and check the form of every line.

    Raises `InputMissing`, `InputUnreadable`, and `GoldInvalid`, which names every faulty line and what to do.
    """
    return fitted(_objects(path), path.name)


def fitted(objects: Sequence[tuple[int, object]], name: str = "gold") -> tuple[Line, ...]:
    """Check numbered gold objects, as they stand in a file; raise `GoldInvalid` naming all that is wrong."""
    faults, lines = _Faults(name), []
    drafts = [number for number, found in objects if isinstance(found, dict) and found.get("draft")]
    for number, found in objects:
        try:
            lines.append(_line(number, found))
        except FormFault as fault:
            faults.add(number, str(fault))
    if drafts and not faults.lines:
        several = ", ".join(map(str, drafts[:10])) + (" …" if len(drafts) > 10 else "")
        raise GoldInvalid(
            f"{name}: {len(drafts)} of {len(objects)} lines are drafts that nobody has checked (lines {several}): "
            'read each beside its report, correct it, and take "draft" out of it'
        )
    faults.stop_if_any()
    if not lines:
        raise GoldInvalid(
            f"{name}: there is no line in it; write one expected claim a line, as docs/evaluation.md shows"
        )
    return tuple(lines)


def _objects(path: Path) -> list[tuple[int, object]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InputMissing(f"{path}: there is no such file") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputUnreadable(f"{path}: cannot be read as UTF-8 text: {error}") from error
    faults, found = _Faults(path.name), []
    for number, line in enumerate(text.split("\n"), 1):  # not splitlines: U+2028 may stand in a text
        if line.strip():
            try:
                found.append((number, json.loads(line)))
            except json.JSONDecodeError as error:
                faults.add(number, f"not JSON: {error.msg} at column {error.colno}; each line is one object in {{ }}")
    faults.stop_if_any()
    return found


def _line(number: int, found: object) -> Line:
    form = FORM.checked(found)
    span = form.get("span")
    if "snippet" not in form and span is None:
        raise FormFault('the words are missing: give them as "snippet", or as "span": [start, end]')
    return Line(
        number=number,
        doc=form["doc"],
        snippet=form.get("snippet"),
        nth=form.get("nth"),
        span=Span(*span) if span else None,
        wants=expectations(form),
        key=form.get("key", False),
        optional=form.get("optional", False),
        trap=form.get("trap", False),
        why=form.get("why"),
    )


# --- their place in reports -----------------------------------------------------------------------------


def placed(lines: Sequence[Line], texts: Mapping[str, str], name: str = "gold") -> Gold:
    """Find each line's report, by its id or the beginning of it, and its words; `texts` are by report id.

    Raises `GoldInvalid` naming all lines whose report or words are not there.
    """
    faults = _Faults(name)
    notes: list[str] = []
    expected: list[Expected] = []
    for line in lines:
        try:
            report = _report(line.doc, texts)
            span = _span(line, texts[report])
        except FormFault as fault:
            faults.add(line.number, str(fault))
            continue
        notes += _remarks(line, texts[report])
        expected.append(Expected(line=line, report=report, span=span, words=" ".join(span.of(texts[report]).split())))
    faults.stop_if_any()
    return Gold(expected=tuple(expected), notes=tuple(notes))


def _report(doc: str, texts: Mapping[str, str]) -> str:
    if doc in texts:
        return doc
    begun = [known for known in texts if known.startswith(doc)]
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise FormFault(f"doc {doc!r} begins the ids of {len(begun)} reports; write the whole id, as {begun[0]!r}")
    near = get_close_matches(doc, texts, n=1)
    hint = f"did you mean {near[0]!r}?" if near else "name the report's id as `onrecord export --what reports` has it"
    raise FormFault(f"no report that was given has the id {doc!r}; {hint}")


def _span(line: Line, text: str) -> Span:
    if line.span:
        if line.span.end > len(text):
            raise FormFault(f"span {[line.span.start, line.span.end]} runs past the report's {len(text)} code points")
        if line.snippet not in (None, line.span.of(text)):
            raise FormFault(f"its span holds other words than its snippet: {_cut(line.span.of(text))}")
        return line.span
    snippet, nth = line.snippet or "", line.nth or 1
    starts = []
    for start in _starts(snippet, text):
        starts.append(start)
        if len(starts) == nth:
            return Span(start, start + len(snippet))
    if starts:
        raise FormFault(f"nth is {nth}, and the words stand in the report {len(starts)} times: {_cut(snippet)}")
    raise FormFault(f"these words are not in the report: {_cut(snippet)}; {_hint(snippet, text)}")


def _starts(snippet: str, text: str) -> Iterator[int]:
    at = text.find(snippet)
    while at >= 0:
        yield at
        at = text.find(snippet, at + 1)


def _hint(snippet: str, text: str) -> str:
    """Say why words that a person copied are not found: other spaces, quotation marks or capitals, or the ending."""
    pattern = r"\s+".join(map(re.escape, snippet.translate(_ALIKE).split()))
    if found := re.search(pattern, text.translate(_ALIKE), flags=re.IGNORECASE):
        return f"the report writes them so: {json.dumps(text[found.start() : found.end()], ensure_ascii=False)}"
    words = snippet.split()
    for kept in range(len(words) - 1, 2, -1):
        if " ".join(words[:kept]) in text:
            return f"they part from the report after {_cut(' '.join(words[:kept][-4:]))}; copy them from the report"
    return "copy them from the text that `onrecord export --what reports` gives"


def _cut(words: str) -> str:
    flat = " ".join(words.split())
    return f"“{flat if len(flat) <= 80 else flat[:79] + '…'}”"


def _remarks(line: Line, text: str) -> Iterator[str]:
    for remark in line.wants.remarks:
        yield f"line {line.number}: {remark}"
    if line.snippet and line.nth is None and text.count(line.snippet) > 1:
        yield f'line {line.number}: its words stand in the report more than once; the first is taken ("nth" says which)'
