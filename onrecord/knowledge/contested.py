"""By which words accounts contradict each other: lawful or not, this weapon or not, who is responsible; read once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from onrecord.errors import KnowledgeError
from onrecord.knowledge.tables import Row, general


@dataclass(frozen=True, slots=True)
class ContestedWords:
    """The table `general/disputes.toml`: patterns of each characterisation by what a dispute calls it, and lists."""

    unlawful: tuple[tuple[str, re.Pattern[str]], ...]
    lawful: tuple[tuple[str, re.Pattern[str]], ...]
    uses: re.Pattern[str]
    responsible: re.Pattern[str]
    alike: tuple[frozenset[str], ...]
    both: frozenset[str]

    def same_weapon(self, left: str, right: str) -> bool:
        """Tell whether two weapons are one, or one is what the other is, less exactly told."""
        return left == right or any(left in kin and right in kin for kin in self.alike)


@lru_cache(maxsize=1)
def contested_words() -> ContestedWords:
    """Read the table that ships; raises `KnowledgeError` naming file and entry where it cannot be used."""
    table = general("disputes")
    table.only("unlawful", "lawful", "uses", "alike", "responsible", "both")
    return ContestedWords(
        unlawful=_characterisations(table, "unlawful"),
        lawful=_characterisations(table, "lawful"),
        uses=_any_of(table.texts("uses")),
        responsible=_any_of(table.texts("responsible")),
        alike=_kin(table),
        both=frozenset(table.texts("both")),
    )


def _characterisations(table: Row, name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for row in table.rows(name):
        row.only("says", "words")
        found.append((row.text("says"), _any_of(row.texts("words"))))
    return tuple(found)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    listed = sorted(words, key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, listed))})\b", re.IGNORECASE)


def _kin(table: Row) -> tuple[frozenset[str], ...]:
    listed = table.values.get("alike")
    if not isinstance(listed, list) or not all(isinstance(kin, list) for kin in listed):
        raise KnowledgeError(f"{table.place}: 'alike' must be a list of lists of weapons")
    return tuple(frozenset(str(name) for name in kin) for kin in listed)


def called(text: str, among: Iterable[tuple[str, re.Pattern[str]]]) -> tuple[str, ...]:
    """Return what a text calls a deed, of these characterisations, in the order of the table."""
    return tuple(says for says, words in among if words.search(text))
