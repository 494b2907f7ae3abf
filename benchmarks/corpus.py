"""The evaluation reports as a corpus of any length: repeated with other names, dates and numbers."""

import calendar
import datetime as dt
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.settings import settings

Line = dict[str, Any]
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_NUMBER = re.compile(r"\b\d{2,3}\b(?![-/:])")
_YEAR = re.compile(r"\b20\d\d\b")
_CALENDAR = frozenset((*calendar.month_name[1:], *calendar.day_name))
_COMMON = 5  # reports that must hold a word before it is taken for a name that can stand for another


def reports(name: str = "syria") -> list[Line]:
    """Return the reports of one evaluation corpus; end the program where the data is not there."""
    folder = settings().evaluation
    if folder is None:
        sys.exit("set ONRECORD_EVALUATION to the folder of the evaluation data")
    text = (folder / name / "reports.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def repeated(lines: list[Line], number: int) -> Iterator[Line]:
    """Yield `number` reports: the given ones, then the same with other names, dates and numbers, and so on."""
    names = _names(lines)
    for n in range(number):
        line, turn = lines[n % len(lines)], n // len(lines)
        yield line if turn == 0 else _changed(line, turn, names)


def _names(lines: list[Line]) -> list[str]:
    seen = Counter(name for line in lines for name in set(_NAME.findall(line["text"])) - _CALENDAR)
    return sorted(name for name, count in seen.items() if count >= _COMMON)


def _changed(line: Line, turn: int, names: list[str]) -> Line:
    """Put each name's neighbour in the list in its place, move dates by years, and change every number."""
    other = {name: names[(n + 7 * turn) % len(names)] for n, name in enumerate(names)}
    text = _NAME.sub(lambda m: other.get(m[0], m[0]), line["text"])
    text = _NUMBER.sub(lambda m: str(int(m[0]) + turn), text)
    text = _YEAR.sub(lambda m: str(int(m[0]) + turn % 3), text)
    changed = line | {"id": f"{line['id']}-{turn}", "text": text}
    if line.get("published"):
        day = dt.date.fromisoformat(line["published"][:10])
        changed["published"] = (day + dt.timedelta(days=3 * turn)).isoformat()
    return changed


def write(path: Path, lines: Iterator[Line] | list[Line]) -> int:
    """Write a corpus and return the number of its reports."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            count += 1
    return count
