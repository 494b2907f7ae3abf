"""The words that tell what somebody thinks, wants, plans, favours or refuses: verbs and nouns with their frames."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from onrecord.errors import KnowledgeError
from onrecord.knowledge.tables import Row, general


class Complement(StrEnum):
    """Where the content of a verb or noun of thinking stands."""

    CLAUSE = "clause"  # knows (that) it is so; wonders whether
    TO = "to"  # plans to go; asked them to go; his promise to go
    ING = "ing"  # regrets going
    OBJECT = "object"  # wants hearings
    AS = "as"  # sees it as a threat
    BEING = "being"  # called it a threat


@dataclass(frozen=True, slots=True, kw_only=True)
class Thinking:
    """A reading of a verb or noun: the complements and prepositions that bring its content in.

    `particle` is the further word that the lemma needs (*look forward*); `of_anybody` asks for a subject that
    is a name, a pronoun or a noun for people.
    """

    complements: frozenset[Complement]
    preps: frozenset[str]
    particle: str | None = None
    of_anybody: bool = False


@dataclass(frozen=True, slots=True)
class Stances:
    """All of `general/stances.toml` in the forms in which it is looked up."""

    verbs: dict[str, tuple[Thinking, ...]]
    nouns: dict[str, tuple[Thinking, ...]]
    adjectives: frozenset[str]
    adjective_preps: frozenset[str]
    copulas: frozenset[str]
    support: frozenset[str]
    views: frozenset[str]
    nobody: frozenset[str]
    supposed: frozenset[str]


def _thinking(row: Row, key: str) -> dict[str, tuple[Thinking, ...]]:
    found: dict[str, tuple[Thinking, ...]] = {}
    for entry in row.rows(key):
        kinds = "frames" if key == "verb" else "complements"
        entry.only(kinds, "preps", "lemmas", "of_anybody")
        complements = frozenset(_member(name, entry) for name in entry.texts(kinds))
        for words in entry.texts("lemmas"):
            lemma, _, particle = words.partition(" ")
            reading = Thinking(
                complements=complements,
                preps=frozenset(entry.texts("preps")),
                particle=particle or None,
                of_anybody=entry.flag("of_anybody"),
            )
            found[lemma] = (*found.get(lemma, ()), reading)
    return found


def _member(name: str, row: Row) -> Complement:
    try:
        return Complement(name)
    except ValueError as error:
        raise KnowledgeError(f"{row.place}: {name!r} is none of {', '.join(Complement)}") from error


def _table(row: Row, key: str) -> Row:
    value = row.values.get(key)
    if not isinstance(value, dict):
        raise KnowledgeError(f"{row.place}: a table [{key}] must be there")
    return Row(f"{row.place}, {key}", value)


@lru_cache(maxsize=1)
def stances() -> Stances:
    """Read `general/stances.toml`; raise `KnowledgeError` naming the entry that cannot be used."""
    row = general("stances")
    row.only("verb", "noun", "adjectives", "around")
    adjectives, around = _table(row, "adjectives"), _table(row, "around")
    return Stances(
        verbs=_thinking(row, "verb"),
        nouns=_thinking(row, "noun"),
        adjectives=frozenset(adjectives.texts("lemmas")),
        adjective_preps=frozenset(adjectives.texts("preps")),
        copulas=frozenset(adjectives.texts("copulas")),
        support=frozenset(around.texts("support")),
        views=frozenset(around.texts("views")),
        nobody=frozenset(around.texts("nobody")),
        supposed=frozenset(around.texts("supposed")),
    )
