"""What runs into a paragraph of the text without being of it, cut off before, behind and between its sentences."""

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.extract.page.furniture import bar_end, furniture, is_tags, onward
from onrecord.extract.page.phrases import phrases
from onrecord.model import Section
from onrecord.values import Span

FRONT = 4  # sentences before the text at most
BACK = 12  # and behind it
LISTED_WORDS = 10  # words behind a heading by which a list of headlines is known

_STARTS = re.compile(r"(?<=[a-z\d)\"”’'\]][.!?])[\"”’)\]]*\s+(?=[\"“'‘(\[*©#@–—-]*\s?[A-ZÀ-Þ\d©#@(])")
_PLAIN_END = re.compile(
    r"(?:[a-zß-ÿ]{3,}|\d{2,}|\))[.!?]\)?\s+$"
)  # no abbreviation, no quotation: its speaker may follow


def sentences(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of a paragraph begin and end, by their stops alone: abbreviations part them too."""
    edges = [0, *(m.end() for m in _STARTS.finditer(text)), len(text)]
    return [(a, b) for a, b in pairwise(edges) if text[a:b].strip()]


def is_around(text: str) -> Section | None:
    """Return what a paragraph is of which most sentences stand round the text; None where it may be text."""
    cut = sentences(text)
    if len(cut) < 2:
        return furniture(text)
    if onwards := onward(text):
        return onwards
    if len(cut) > BACK or not (first := furniture(text[slice(*cut[0])])):
        return None
    around = sum(bool(furniture(text[slice(*one)])) for one in cut[1:]) + 1
    return first if around * 2 > len(cut) else None


def trimmed(span: Span, text: str, *, last: bool) -> list[tuple[Section, Span]]:
    """Cut what stands round the text off a paragraph of it; `last`: no other paragraph of the text comes after it."""
    bar = bar_end(span.of(text))
    listed = _others_listed(span.of(text)) if last else len(span)
    found = _part(Section.NOTICE, span.start, span.start + bar, text)
    told = _bare(Span(span.start + bar, span.start + listed), text)
    for section, part in _marks(told, text):
        if section is Section.BODY:
            found.extend(_edges(part, text, last=last and part.end == told.end))
        else:
            found.append((section, part))
    return found + _part(Section.NOTICE, span.start + listed, span.end, text)


def _others_listed(words: str) -> int:
    """Return where the list of other reports begins that a page has run into its last words; their end where none does.

    *... the ministry said. Related News Iraq votes | Summit in Tehran ...*: the heading in capitals, late in the text,
    and behind it more names than a sentence has, or the bars of a list.
    """
    for match in phrases().others.finditer(words, len(words) // 3):
        after = words[match.end() :].split()[:LISTED_WORDS]
        named = sum(word[0].isupper() or word == "|" for word in after)
        if len(after) > 2 and ("|" in after or named * 2 > len(after)):
            return match.start()
    return len(words)


def _marks(span: Span, text: str) -> list[tuple[Section, Span]]:
    """Cut out what a page sets between two sentences."""
    found: list[tuple[Section, Span]] = []
    at = span.start
    words = span.of(text)
    for match in phrases().inline.finditer(words):
        start, end = span.start + match.start("mark"), span.start + match.end("mark")
        found.extend(_part(Section.BODY, at, start, text))
        found.append((Section.NOTICE, Span(start, end)))
        at = end
    return [*found, *_part(Section.BODY, at, span.end, text)]


def _edges(span: Span, text: str, *, last: bool) -> list[tuple[Section, Span]]:
    words = span.of(text)
    cut = sentences(words)
    if len(cut) < 2:
        return [(Section.BODY, span)]
    first, front = _front(words, cut)
    rest, back = _back(words, cut, first, last=last)
    found = [(section, Span(span.start + a, span.start + b)) for section, a, b in front]
    found += _part(Section.BODY, span.start + cut[first][0], span.start + rest, text) if first < len(cut) else []
    if back:
        found += _part(back, span.start + rest, span.end, text)
    return [(section, _bare(part, text)) for section, part in found]


def _front(words: str, cut: Sequence[tuple[int, int]]) -> tuple[int, list[tuple[Section, int, int]]]:
    found: list[tuple[Section, int, int]] = []
    for number, (start, end) in enumerate(cut[: min(FRONT, len(cut) - 1)]):
        section = furniture(words[start:end])
        if section is None or onward(words[start:end]):
            return number, found
        found.append((section, start, end))
    return len(found), found


def _back(words: str, cut: Sequence[tuple[int, int]], first: int, *, last: bool) -> tuple[int, Section | None]:
    """Return where the text ends before what stands behind it, and what that is."""
    for start, end in cut[first + 1 :]:
        if section := onward(words[start:end]):
            return start, section
    rest, found = len(words), None
    for start, end in reversed(cut[max(first + 1, len(cut) - BACK) :]):
        section = furniture(words[start:end])
        if section is None and last and end == len(words) and _tags_follow(words, start):
            section = Section.NOTICE
        if section is None:
            break
        rest, found = start, section
    return rest, found


def _tags_follow(words: str, start: int) -> bool:
    """*... the monitor said. Harbour Ministry of Defence*: names run into the last line, no sentence of their own."""
    tail = words[start:].strip()
    return len(tail.split()) > 1 and bool(_PLAIN_END.search(words[:start])) and is_tags(tail)


def _part(section: Section, start: int, end: int, text: str) -> list[tuple[Section, Span]]:
    return [(section, _bare(Span(start, end), text))] if text[start:end].strip() else []


def _bare(span: Span, text: str) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
