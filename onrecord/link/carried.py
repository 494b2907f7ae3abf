"""Which paragraphs of a report stand in other reports too, and in which of them first: who copied what."""

import re
from collections.abc import Iterable

from onrecord.knowledge.rarity import WORD
from onrecord.link.repeats import SHINGLE, age, shingles_shared
from onrecord.model import Carried, Report
from onrecord.values import Span

LEAST = 0.5  # share of a paragraph's five-word runs in another report, from which it is carried there; edits cost a few

_PARAGRAPH = re.compile(r"[^\n]+")


def paragraphs_of(report: Report, others: Iterable[Report]) -> tuple[Carried, ...]:
    """Return the paragraphs of a report, each with the other reports that carry it, the earliest published first.

    A paragraph ends with its line; one of fewer than five words is left out, since nothing can be said of it.
    """
    known = sorted(others, key=age)
    paragraphs = []
    for match in _PARAGRAPH.finditer(report.text):
        text = match.group()
        if len(WORD.findall(text)) < SHINGLE:
            continue
        shares = ((other.id, shingles_shared(text, other.text)) for other in known)
        start = match.start() + len(text) - len(text.lstrip())
        span = Span(start, match.start() + len(text.rstrip()))
        paragraphs.append(Carried(span=span, by=tuple((i, round(s, 4)) for i, s in shares if s >= LEAST)))
    return tuple(paragraphs)
