"""What the answers weigh by which the chief accounts of two reports are held to be one happening."""

from dataclasses import dataclass
from functools import lru_cache

from onrecord.knowledge.tables import general

QUESTIONS = (
    "text",
    "lead",
    "streets",
    "time",
    "place",
    "people",
    "names",
    "published",
    "publisher",
    "ages",
    "first_ages",
    "event",
    "figures",
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """`weights` by question; `start` is the evidence before any is asked, `doubt` that from which two may be one."""

    weights: dict[str, float]
    start: float
    doubt: float


@lru_cache(maxsize=1)
def likeness() -> Likeness:
    """Read the table; raise `KnowledgeError` where it lacks a number or has one that no question asks for."""
    table = general("likeness")
    table.only("start", "doubt", *QUESTIONS)
    numbers = {key: table.number_or_none(key) for key in ("start", "doubt", *QUESTIONS)}
    for key, number in numbers.items():
        if number is None:
            table.fault(key, f"{key!r} must be a number")
    found = {key: number or 0.0 for key, number in numbers.items()}
    return Likeness(weights={q: found[q] for q in QUESTIONS}, start=found["start"], doubt=found["doubt"])
