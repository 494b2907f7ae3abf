"""Reads a few sentences end to end, for the tests of claims."""

from collections.abc import Sequence
from functools import lru_cache

from onrecord.extract import readings
from onrecord.knowledge import load
from onrecord.model import Claim, PublishedBasis, Reading, Report
from onrecord.values import Count, When

PUBLISHED = "2019-05-16"  # a Thursday


@lru_cache(maxsize=512)
def read(text: str, publisher: str = "Harbour Gazette", title: str | None = None) -> Reading:
    """Return the reading of a text that was published on `PUBLISHED`."""
    day = When(PUBLISHED)
    report = Report(
        id="r",
        text=text,
        sha256="0" * 64,
        title=title,
        publisher=publisher,
        language="en",
        published=day,
        published_given=day,
        published_basis=PublishedBasis.GIVEN,
    )
    return next(iter(readings([report], load())))


def claims(text: str) -> tuple[Claim, ...]:
    return read(text).claims


def claim(text: str, words: str) -> Claim:
    """Return the first claim whose words hold these."""
    found = [c for c in claims(text) if words in c.text]
    if not found:
        raise AssertionError(f"no claim holds {words!r}; claims: {[c.text for c in claims(text)]}")
    return found[0]


def counts(text: str) -> list[Count]:
    return [count for told in claims(text) for count in told.counts]


def figures(text: str) -> list[tuple[str, int | None, int | None]]:
    """Return (measure, low, high) of all counts, in the order of the text."""
    return [(c.measure.value, c.low, c.high) for c in sorted(counts(text), key=lambda c: c.span)]


def groups(found: Sequence[Count]) -> list[str | None]:
    return [c.group for c in found]
