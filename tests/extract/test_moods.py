"""Where a thing stands and in what mood it is told: a table of sentences about many conflicts."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest

from onrecord.extract import readings
from onrecord.knowledge import load
from onrecord.model import Claim, Kind, Modality, Polarity, PublishedBasis, Report, Status
from onrecord.values import When
from tests.extract.reading_claims import claim, claims

TABLES = [Path(__file__).with_name(name) for name in ("moods.txt", "background.txt", "hedges.txt")]
LETTERS = {
    "O": ("occurred", "asserted"),
    "G": ("ongoing", "asserted"),
    "N": ("not_occurred", "asserted"),
    "C": ("unknown", "conditional"),
    "U": ("unknown", "asserted"),
}
MODALITIES = {"P": "planned", "F": "predicted", "M": "demanded"}
SPOKEN = {Kind.RESPONSIBILITY, Kind.APPEAL}


@dataclass(frozen=True)
class Row:
    """One sentence of the table with what is expected of some of its words."""

    text: str
    expected: tuple[tuple[frozenset[str], str], ...]


def rows() -> Iterator[Row]:
    for line in (line for table in TABLES for line in table.read_text(encoding="utf-8").splitlines()):
        if not line or line.startswith("#"):
            continue
        text, _, told = line.partition(" || ")
        pairs = [one.strip().rpartition(":") for one in told.split(" ; ")]
        expected = tuple((frozenset(words.split("|")), wanted) for words, _, wanted in pairs)
        yield Row(text if text[-1] in '?."' else f"{text}.", expected)


ROWS = list(rows())


@lru_cache(maxsize=1)
def told() -> dict[str, tuple[Claim, ...]]:
    """The claims of every sentence of the table, all read at once as one report each."""
    day = When("2019-05-16")
    reports = [
        Report(
            id=str(number),
            text=row.text,
            sha256="0" * 64,
            title=None,
            publisher="Harbour Gazette",
            language="en",
            published=day,
            published_given=day,
            published_basis=PublishedBasis.GIVEN,
        )
        for number, row in enumerate(ROWS)
    ]
    return {r.report.text: r.claims for r in readings(reports, load())}


def takes_place(claim: Claim) -> bool:
    """Whether a claim says that something happened or goes on."""
    asserted = claim.modality.value == "asserted" and claim.polarity is Polarity.AFFIRMED
    return asserted and claim.kind not in SPOKEN and claim.status in {Status.OCCURRED, Status.ONGOING}


def fits(claim: Claim, wanted: str) -> bool:
    """Whether a claim is as one of the expectations of a word says."""
    return any(_fits_one(claim, one) for one in wanted.split(","))


def _fits_one(claim: Claim, wanted: str) -> bool:
    letters, _, sure = wanted.partition("/")
    letters, _, year = letters.partition("@")
    letters, *statuses = letters.split("=")
    if sure and claim.certainty.value != sure:
        return False
    if year and (claim.when is None or not claim.when.when.edtf.startswith(year)):
        return False
    return claim.status.value in statuses or any(_has(claim, letter) for letter in letters)


def _has(claim: Claim, letter: str) -> bool:
    if letter == "D":
        return claim.polarity is Polarity.DENIED
    if letter in MODALITIES:
        return claim.modality.value == MODALITIES[letter] or (letter == "M" and claim.kind is Kind.APPEAL)
    affirmed = claim.polarity is Polarity.AFFIRMED
    return affirmed and (claim.status.value, claim.modality.value) == LETTERS.get(letter)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.text[:60])
def test_what_took_place_is_told_from_what_did_not(row: Row) -> None:
    """Each word of the table has the status, polarity, modality and certainty that the grammar round it gives."""
    for words, wanted in row.expected:
        about = [c for c in told()[row.text] if any(word in c.text for word in words)]
        found = [(c.event, c.status.value, c.modality.value, c.polarity.value, c.certainty.value) for c in about]
        if "X" in wanted:
            others = {w for told_words, other in row.expected for w in told_words if other[0] in "OG"} - words
            bare = [c for c in about if takes_place(c) and not any(w in c.text for w in others)]
            assert not bare or any(fits(c, wanted) for c in about), f"{words}: {found}"
        else:
            assert any(fits(c, wanted) for c in about), f"{words} should be {wanted}: {found}"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Soldiers held a man who plants bombs on the road.", "plants bombs"),
        ("The man, who conducts attacks on convoys, was held.", "conducts attacks"),
    ],
)
def test_what_somebody_does_is_no_event_that_took_place(text: str, words: str) -> None:
    """A relative clause in the present tells a habit, whatever its length."""
    assert claim(text, words).status is Status.UNKNOWN


def test_a_number_in_the_present_tells_of_one_event() -> None:
    """*The strike, which kills ten*: a habit has no figure."""
    assert claim("The strike, which kills ten, is the second this week.", "kills ten").status is Status.OCCURRED


@pytest.mark.parametrize("text", ["To allow the shelling to stop.", "to allow evacuation of 12 people"])
def test_leave_that_nobody_is_said_to_give_is_read(text: str) -> None:
    """An infinitive that hangs on nothing, as in headings, is over itself in the parse: what it lets is not done."""
    told = claims(text)
    assert told
    assert all(c.modality is not Modality.ASSERTED or c.status is not Status.OCCURRED for c in told)
