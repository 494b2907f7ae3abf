"""The lines of a text, put together into paragraphs where an editor broke them at one width."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.values import Span

STOP = re.compile(r"""[.!?…:;,]["'”’)\]]*$""")
_WORD = re.compile(r"\S+")
_BREAKS = ("\n", "\u2028", "\u2029")  # what ends a line: office programs and web editors write the separators
_LINE = re.compile(r"[^\n\u2028\u2029]+|[\n\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its span, its words, and the number of the block (between blank lines) that it is of."""

    span: Span
    text: str
    block: int

    @property
    def words(self) -> int:
        return len(_WORD.findall(self.text))


def _lines(text: str) -> Iterator[Line]:
    """Yield each line that is not blank, without the space around it."""
    block = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        words = raw.strip("\ufeff\u200e\u200f \t\r\f\v\u00a0")
        if words.strip():
            start = match.start() + raw.index(words)
            yield Line(Span(start, start + len(words)), words, block)
        elif raw not in _BREAKS or text[max(0, match.start() - 1) : match.start()] in (*_BREAKS, ""):
            block += 1


def _wrapped(lines: list[Line]) -> bool:
    """Whether a block is one paragraph, broken into lines of about the same width."""
    widths = [len(line.text) for line in lines[:-1]]
    if len(lines) < 2 or not 45 <= min(widths) <= max(widths) <= 100:
        return False
    broken = sum(not STOP.search(line.text) for line in lines[:-1])
    return broken * 2 > len(widths) and (len(lines) > 2 or lines[1].text[:1].islower())


def paragraphs(text: str) -> list[Line]:
    blocks: dict[int, list[Line]] = {}
    for line in _lines(text):
        blocks.setdefault(line.block, []).append(line)
    found: list[Line] = []
    for number, lines in blocks.items():
        span = lines[0].span.joined(lines[-1].span)
        found.extend([Line(span, span.of(text), number)] if _wrapped(lines) else lines)
    return found
