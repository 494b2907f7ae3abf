"""Reads texts whose attributions are marked in brackets: `[3s the mayor] [3c said] [3k the bridge fell]`."""

import re
from dataclasses import dataclass, field

Pieces = list[list[int]]
_ROLE = {"s": "speaker", "c": "cue", "k": "content"}
_OPEN = re.compile(r"\[(\d+(?:,\d+)*)([sck]) ")
_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")


@dataclass
class Marked:
    """The plain text, and for each number the offsets of its speaker, cue and content in that text."""

    text: str = ""
    attributions: dict[str, dict[str, Pieces]] = field(default_factory=dict)


def unmarked(raw: str) -> Marked:
    """Take the brackets out of a text; one piece may belong to several attributions: `[1,2s the mayor]`."""
    found = Marked()
    opened: list[tuple[str, str, int]] = []
    at = 0
    while at < len(raw):
        match = _OPEN.match(raw, at)
        if match:
            opened.append((match[1], _ROLE[match[2]], len(found.text)))
            at = match.end()
        elif raw[at] == "]" and opened:
            numbers, role, start = opened.pop()
            for number in numbers.split(","):
                roles = found.attributions.setdefault(number, {"speaker": [], "cue": [], "content": []})
                roles[role].append([start, len(found.text)])
            at += 1
        else:
            found.text += raw[at]
            at += 1
    return found


def gold_lines(report: str, marked: Marked) -> list[dict[str, object]]:
    """Return what the scorer reads: the report's words, then a line for each attribution."""
    words = [list(m.span()) for m in _WORD.finditer(marked.text)]
    lines: list[dict[str, object]] = [{"report": report, "words": words}]
    return lines + [{"report": report, **a} for a in marked.attributions.values()]
