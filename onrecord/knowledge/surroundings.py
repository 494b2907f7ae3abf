"""Words that tell how things are around a deed: who lives there, who lies under ruins, where the hurt are taken."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from onrecord.knowledge.tables import general


@dataclass(frozen=True, slots=True)
class _Words:
    inhabits: re.Pattern[str]
    houses: re.Pattern[str]
    driven: re.Pattern[str]
    ruins: re.Pattern[str]
    care: re.Pattern[str]
    of_whom: re.Pattern[str]
    beside: re.Pattern[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = general("surroundings")
    table.only("inhabits", "houses", "driven", "ruins", "care", "of_whom", "beside")
    care, of_whom, beside = (_any_of(table.texts(name)).pattern for name in ("care", "of_whom", "beside"))
    return _Words(
        inhabits=_any_of(table.texts("inhabits")),
        houses=_any_of(table.texts("houses")),
        driven=_any_of(table.texts("driven")),
        ruins=_any_of(table.texts("ruins")),
        care=re.compile(rf"\b(?:to|at|in|into)\s+(?:[\w\u2019'-]+\s+){{0,4}}(?:{care})", re.IGNORECASE),
        of_whom=re.compile(rf"\W*{of_whom}", re.IGNORECASE),
        beside=re.compile(rf"{beside}\s*$", re.IGNORECASE),
    )


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    listed = sorted(words, key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, listed))})\b", re.IGNORECASE)


def tells_who_lives_there(text: str) -> bool:
    """Tell whether a text counts the people of a place: *a population of 18,000*; not *home to 9,000 displaced*."""
    words = _words()
    if words.inhabits.search(text):
        return True
    return words.houses.search(text) is not None and words.driven.search(text) is None


def tells_of_ruins(text: str) -> bool:
    """Tell whether a text speaks of people caught under what fell: *trapped under the rubble*."""
    return _words().ruins.search(text) is not None


def tells_of_care(text: str) -> bool:
    """Tell whether a text says where the hurt were taken: *were transferred to a hospital in the city*."""
    return _words().care.search(text) is not None


def says_of_whom(text: str, before: str) -> bool:
    """Tell whether a text only says of whom something else is told: *(women) who fled*, *(were hit as) they fled*."""
    return _words().of_whom.match(text) is not None or _words().beside.search(before) is not None
