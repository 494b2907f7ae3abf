"""What stands below the text and is told by the lines round it: other reports, readers' comments, senders, tags."""

import re
from collections.abc import Sequence

from onrecord.extract.page.furniture import is_tags
from onrecord.extract.page.paragraphs import STOP, Line
from onrecord.extract.page.phrases import fold_line, phrases
from onrecord.extract.page.senders import is_sender
from onrecord.extract.page.stamps import is_clock, is_count_of_time
from onrecord.model import Section

Marked = tuple[Section, Line]

LISTED = 12  # headlines of other reports below their heading
LINK_WORDS = 25
NEAR = 12  # lines below the heading of comments in which the first comment begins

_TEXT = frozenset({Section.BODY, Section.HEADING, Section.HEADLINE, Section.HIGHLIGHT})
_FULL = re.compile(r"""[.!?…]["'”’)\]]*$""")
_COUNTED = re.compile(r"^\W*\d*\W*(?P<words>.*?)\W*\d*\W*$")
_DATED = re.compile(r"\b(?:1[89]|20)\d\d\s+at\s+\d{1,2}[:.]\d\d", re.IGNORECASE)


def below(lines: Sequence[Marked]) -> list[Marked]:
    """Mark as notices the lines that are no text for what stands round them; all others stay as they are."""
    found = list(lines)
    for mark in (_elsewhere, _corrections, _senders, _comments, _tags):
        for number in mark(found):
            found[number] = (Section.NOTICE, found[number][1])
    return found


def _elsewhere(lines: Sequence[Marked]) -> list[int]:
    """The headlines of other reports, below *Related stories*."""
    found: list[int] = []
    left = 0
    for number, (section, line) in enumerate(lines):
        if fold_line(line.text).strip(" :»>|→") in phrases().elsewhere:
            left = LISTED
        elif left and section in _TEXT and line.words <= LINK_WORDS and not STOP.search(line.text):
            found.append(number)
            left -= 1
        elif section in _TEXT:
            left = 0
    return found


def _corrections(lines: Sequence[Marked]) -> list[int]:
    """What stands below the heading *Correction*: the next paragraph, and what is in one block with it."""
    found: list[int] = []
    for number, (_, line) in enumerate(lines[:-1]):
        if fold_line(line.text).strip(" :") in phrases().corrections:
            block = lines[number + 1][1].block
            found += [n for n in range(number, len(lines)) if n <= number + 1 or lines[n][1].block == block]
    return found


def _senders(lines: Sequence[Marked]) -> list[int]:
    """*About X*, and below it or behind a colon who X is, in words that begin with its name."""
    found: list[int] = []
    for number, (section, line) in enumerate(lines):
        if section not in _TEXT:
            continue
        if is_sender(line.text):
            found.append(number)
        elif number + 1 < len(lines) and is_sender(line.text, below=lines[number + 1][1].text):
            found += [number, number + 1]
    return found


def _comments(lines: Sequence[Marked]) -> list[int]:
    """Readers' comments: all below their heading, or from *X says:* to the button with which one answers."""
    seen_text = False
    for number, (section, line) in enumerate(lines):
        if (
            seen_text
            and _opens_comments(line)
            and any(_is_comment(one) for _, one in lines[number + 1 : number + 1 + NEAR])
        ):
            return list(range(number, len(lines)))
        seen_text = seen_text or section is Section.BODY
    found: list[int] = []
    for number, (_, line) in enumerate(lines):
        said = phrases().commenter.match(line.text)
        if said and number and found[-1:] != [number]:
            ends = (n for n in range(number, min(number + NEAR, len(lines))) if _answers(lines[n][1].text))
            found += range(number, next(ends, number - 1) + 1)
    return found


def _opens_comments(line: Line) -> bool:
    counted = _COUNTED.match(fold_line(line.text))
    return line.words <= 6 and counted is not None and counted["words"] in phrases().comments


def _is_comment(line: Line) -> bool:
    said = phrases().commenter.match(line.text)
    if said and not said["rest"].strip():
        return True
    stamped = line.words <= 12 and bool(is_count_of_time(line.text) or is_clock(line.text) or _DATED.search(line.text))
    return stamped or fold_line(line.text) in phrases().replies - {"report", "like", "quote", "flag"}


def _answers(text: str) -> bool:
    """Whether a line is, or ends in, the button with which a reader answers another."""
    folded = fold_line(text)
    return folded in {"reply", "reply report", "like reply", "reply to this comment"} or text.rstrip().endswith(
        " Reply"
    )


def _tags(lines: Sequence[Marked]) -> list[int]:
    """Lines of names alone below the last sentence; below a colon or a heading they are a list that the text gives."""
    found: list[int] = []
    for number in range(len(lines) - 1, -1, -1):
        section, line = lines[number]
        if section not in _TEXT:
            continue
        if not is_tags(line.text):
            return found if section is Section.BODY and _FULL.search(line.text) else []
        found.append(number)
    return []
