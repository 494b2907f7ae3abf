"""How a view becomes lines of a terminal: columns fitted to its width, long cells cut, ids short enough to type."""

import re
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from onrecord.ask import View

PIPED_WIDTH = 160  # columns of a table that is not printed to a terminal
LEAST_WIDTH = 40
CELL_LINES = 2  # of a cell that may be cut; the other forms have the whole
SHORT_ID = 10  # characters of an id in a table; every command that takes an id takes its beginning
LONGEST_CELL = 10_000  # characters of a cell that is shown whole
GAP = "  "

# Control characters, and those that turn the direction of text: a name must not redraw the terminal.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_ID = re.compile(r"\b([acix]-[0-9a-f]{8})[0-9a-f]{8}\b")

_WIDEST = {"event": 14, "status": 12, "publisher": 18, "when": 12, "where": 20, "origin": 26, "origins": 44} | {
    "figure": 32,
    "figures": 30,
    "grade": 12,
}
_LEAST = {"title": 24, "words": 30, "says": 30, "value": 30, "reason": 30, "origin": 14, "origins": 14} | {
    "figure": 10,
    "figures": 14,
}
_LAST_FIRST = 48  # columns that the last one gets before the others get more than their least
_FIRST_TO_GO = ("grade", "publisher", "publishers", "account", "status", "event", "from", "to", "where", "published")


def plain(text: str) -> str:
    """Return text fit for a terminal: on one line, control and direction characters as a visible mark."""
    return _UNSEEN.sub("\ufffd", " ".join(text.split()))


def width_of(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(_columns(c) for c in text)


def _columns(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def screen_width() -> int:
    """Return the width to write for: the terminal's, or a fixed one where the output goes elsewhere."""
    if not sys.stdout.isatty():
        return PIPED_WIDTH
    return max(LEAST_WIDTH, shutil.get_terminal_size().columns)


def table_lines(view: View) -> Iterator[str]:
    """Yield a view's notes and rows as lines of the terminal's width."""
    width = screen_width()
    for note in view.notes:
        yield from wrapped(short(plain(note)), width, hanging="  ")
    if not view.rows:
        yield "nothing found"
        return
    rows = [[_shown(name, value) for name, value in zip(view.columns, row, strict=True)] for row in view.rows]
    natural = {name: max(width_of(name), *(width_of(row[n]) for row in rows)) for n, name in enumerate(view.columns)}
    widths = fitted({n: w for n, w in natural.items() if any(row[view.columns.index(n)] for row in rows)}, width)
    kept = [n for n, name in enumerate(view.columns) if name in widths]
    sizes = list(widths.values())
    yield _line([view.columns[n] for n in kept], sizes)
    for row in rows:
        yield from _row([row[n] for n in kept], sizes, view.cut)
    left_out = [name for name in view.columns if name in natural and name not in widths and _filled(view, name)]
    if left_out:
        yield f"(too narrow for: {', '.join(left_out)}; --format json has everything)"


def screen_lines(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines of text fit for the terminal: within its width, their indent kept, nothing that redraws it."""
    for line in lines:
        indent = " " * (len(line) - len(line.lstrip(" ")))
        for part in wrapped(plain(line), screen_width() - len(indent), hanging="  "):
            yield f"{indent}{part}".rstrip()


def _filled(view: View, name: str) -> bool:
    at = view.columns.index(name)
    return any(row[at] for row in view.rows)


def short(text: str) -> str:
    """Return text with every id cut to its beginning."""
    return _ID.sub(r"\1", text)


def _shown(column: str, value: str) -> str:
    value = short(plain(value))
    return value.replace("/", "– ") if column in ("when", "published") else value


def fitted(natural: dict[str, int], width: int) -> dict[str, int]:
    """Return the widths of the columns that fit: each as wide as it needs and may be, the last takes what is left."""
    least = {n: min(w, _LEAST.get(n, min(w, _WIDEST.get(n, w), 12))) for n, w in natural.items()}
    for name in _FIRST_TO_GO:
        if _sum(least) <= width:
            break
        least.pop(name, None)
    widest = {n: min(natural[n], _WIDEST.get(n, natural[n])) for n in least}
    last = list(least)[-1]
    room = width - _sum(least)
    for name, most in ((last, _LAST_FIRST), *((n, widest[n]) for n in least)):
        more = max(0, min(room, most - least[name], widest[name] - least[name]))
        least[name] += more
        room -= more
    if room < 0:
        least[last] = max(8, least[last] + room)
    return least


def _sum(widths: dict[str, int]) -> int:
    return sum(widths.values()) + len(GAP) * (len(widths) - 1)


def _row(cells: Sequence[str], widths: Sequence[int], cut: bool) -> Iterator[str]:
    most = [CELL_LINES * 4 * size if cut else LONGEST_CELL for size in widths]  # a claim can rest on a whole page
    texts = [cell if len(cell) <= n else f"{cell[:n]}…" for cell, n in zip(cells, most, strict=True)]
    parts = [list(wrapped(text, size)) for text, size in zip(texts, widths, strict=True)]
    if cut:
        parts = [_cut(lines, size) for lines, size in zip(parts, widths, strict=True)]
    for n in range(max(map(len, parts), default=0)):
        yield _line([lines[n] if n < len(lines) else "" for lines in parts], widths)


def _cut(lines: list[str], width: int) -> list[str]:
    if len(lines) <= CELL_LINES:
        return lines
    last = lines[CELL_LINES - 1]
    while width_of(last) > width - 1:
        last = last[:-1]
    return [*lines[: CELL_LINES - 1], f"{last.rstrip()}…"]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [cell + " " * (size - width_of(cell)) for cell, size in zip(cells, widths, strict=True)]
    return GAP.join(padded).rstrip()


def wrapped(text: str, width: int, hanging: str = "") -> Iterator[str]:
    """Yield a text in lines of at most `width` columns, broken at spaces, within a word only where it must be."""
    line = ""
    for word in text.split(" "):
        candidate = f"{line} {word}" if line else word
        if width_of(candidate) <= width:
            line = candidate
            continue
        if line.strip():
            yield line
        line = hanging + word
        while width_of(line) > width:
            head = _head(line, width)
            yield head
            line = hanging + line[len(head) :]
    yield line


def _head(text: str, width: int) -> str:
    taken = 0
    for at, character in enumerate(text):
        taken += _columns(character)
        if taken > width:
            return text[: max(1, at)]
    return text
