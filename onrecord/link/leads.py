"""How a report begins: its title and first sentences, where the one happening is told that it is about.

Further down stands what is common to many reports of a town: who investigates, whom to call, what else befell there.
"""

import re
from collections.abc import Iterable, Iterator

from onrecord.knowledge.rarity import WORD
from onrecord.model import Claim

SENTENCES = 5  # with three, linking many happenings of one town was a little worse, with eight too
ENOUGH = 400  # code points of a lead at least, where sentences are short
READ = 20_000  # code points that a lead is looked for in
LONG = 30  # code points from which a line is a sentence, and no heading or name of a section

# Begins with white space, and looks back from there: so it is found much faster than by what stands before.
_END = re.compile(r"\s(?:(?<=[.!?”\"]\s)\s*(?=[A-Z“\"])|(?<=\n)\n*)")
# "Sheriff John Smith", "Det. Smith", "spokeswoman Ann Lee": who speaks for a town does so of all that befalls there.
_OFFICE = (
    r"Chief|Sheriff|Officers?|Detective|Det\.|Deputy|Sgt\.?|Lt\.?|Capt\.?|Sergeant|Lieutenant|Captain|Maj(?:\.|or)"
    r"|Cpl\.|Commander|Superintendent|Commissioner|Coroner|Prosecutor|Attorney|Judge|Mayor|Investigator|Agent|Trooper"
    r"|[Ss]pokes(?:man|woman|person)|Dr\.|Inspector|Governor|Minister|Colonel|General"
)
_OFFICIAL = re.compile(rf"\b(?=[A-Zs])(?:{_OFFICE})((?: [A-Z][\w'’.-]+){{1,3}})")


def lead_of(title: str, text: str) -> str:
    """Return the title and the first sentences."""
    return "\n".join([title, *(text[start:end] for start, end in lead_in(text))])


def lead_in(text: str) -> list[tuple[int, int]]:
    """Return where the first sentences stand in a text."""
    lead: list[tuple[int, int]] = []
    length = 0
    for start, end in _sentences(text[:READ]):
        if length >= ENOUGH and len(lead) >= SENTENCES:
            break
        if end - start > LONG:
            lead.append((start, end))
            length += end - start
    return lead


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the parts of a text stand, no more of them than are asked for: a lead is mostly a small part."""
    start = 0
    for end in _END.finditer(text):
        yield start, end.start()
        start = end.end()
    yield start, len(text)


def of_the_town(text: str, told: Iterable[Claim]) -> frozenset[str]:
    """Return the words, without case, of a report's places, of those who speak in it, and of officials."""
    named = _OFFICIAL.findall(text)
    for claim in told:
        named += [place.name for place in claim.where]
        named += [speaker.name for speaker in claim.speakers]
    return frozenset(word.casefold() for name in set(named) for word in WORD.findall(name))
