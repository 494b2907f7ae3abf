"""What a report says again word for word: a text pasted twice, a paragraph set apart and told again."""

from collections.abc import Sequence

from onrecord.extract.page.phrases import fold_line
from onrecord.extract.page.trimming import sentences
from onrecord.model import Section
from onrecord.values import Span

SAID_WORDS = 6  # a shorter sentence can be said twice in earnest
RUN_WORDS = 20  # words of two sentences or more that are said again within a paragraph

Part = tuple[Section, Span]


def repeats(parts: Sequence[Part], text: str) -> list[Part]:
    """Mark what the text said before as repeated: whole paragraphs, and long runs of sentences within one."""
    seen: set[str] = set()
    found: list[Part] = []
    for section, span in parts:
        found.extend(_told_again(span, text, seen) if section is Section.BODY else [(section, span)])
    return found


def _told_again(span: Span, text: str, seen: set[str]) -> list[Part]:
    """Cut a paragraph into what is new and what was said before, and add what is new to `seen`."""
    words = span.of(text)
    cut = sentences(words)
    said = [fold_line(words[a:b]) for a, b in cut]
    again: list[bool] = []
    for sentence in said:
        again.append(sentence in seen)
        seen.add(sentence)
    runs = [r for r in _runs(again) if _long_enough(said[slice(*r)], whole=r == (0, len(cut)))]
    found: list[Part] = []
    at = 0
    for first, end in runs:
        found += _piece(Section.BODY, span, words, at, cut[first][0])
        found += _piece(Section.REPEAT, span, words, cut[first][0], cut[end - 1][1])
        at = cut[end - 1][1]
    return found + _piece(Section.BODY, span, words, at, len(words))


def _runs(again: Sequence[bool]) -> list[tuple[int, int]]:
    """Where consecutive sentences were said before: the first of each run, and the one behind its last."""
    edges = [n for n in range(len(again) + 1) if (n > 0 and again[n - 1]) != (n < len(again) and again[n])]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _long_enough(said: Sequence[str], *, whole: bool) -> bool:
    words = sum(len(sentence.split()) for sentence in said)
    return words >= (SAID_WORDS if whole else RUN_WORDS) and (whole or len(said) > 1)


def _piece(section: Section, span: Span, words: str, start: int, end: int) -> list[Part]:
    part = words[start:end]
    if not part.strip():
        return []
    left = start + len(part) - len(part.lstrip())
    return [(section, Span(span.start + left, span.start + left + len(part.strip())))]
