"""Words that tell how things are around a deed: who lives there, who lies under ruins, where the hurt are taken."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from onrecord.knowledge.tables import general


@dataclass(frozen=True, slots=True)
class _Words:
    inhabits: re.Pattern[str]
    driven: re.Pattern[str]
    ruins: re.Pattern[str]
    care: re.Pattern[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = general("surroundings")
    table.only("inhabits", "driven", "ruins", "care")
    inhabits, driven, ruins, care = (_any_of(table.texts(name)) for name in ("inhabits", "driven", "ruins", "care"))
    return _Words(
        inhabits, driven, ruins, re.compile(rf"\b(?:to|at|in|into)\s+(?:[\w\u2019'-]+\s+){{0,4}}(?:{care.pattern})")
    )


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    listed = sorted(words, key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, listed))})\b", re.IGNORECASE)


def tells_who_lives_there(text: str) -> bool:
    """Tell whether a text counts the people of a place: *a population of 18,000*; not *home to 9,000 displaced*."""
    return _words().inhabits.search(text) is not None and _words().driven.search(text) is None


def tells_of_ruins(text: str) -> bool:
    """Tell whether a text speaks of people caught under what fell: *trapped under the rubble*."""
    return _words().ruins.search(text) is not None


def tells_of_care(text: str) -> bool:
    """Tell whether a text says where the hurt were taken: *were transferred to a hospital in the city*."""
    return _words().care.search(text) is not None
