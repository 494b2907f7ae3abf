"""The words by which reports attribute: reporting verbs and their frames, nouns of saying, hedges, unnamed groups."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from onrecord.errors import KnowledgeError
from onrecord.knowledge.tables import Row, general
from onrecord.model import Basis, Certainty

Member = TypeVar("Member", bound=StrEnum)


class Act(StrEnum):
    """What a reporting verb does with what it reports."""

    SAY = "say"
    REPORT = "report"
    CLAIM = "claim"
    CONFIRM = "confirm"
    ADMIT = "admit"
    ANNOUNCE = "announce"
    BELIEVE = "believe"
    DENY = "deny"
    RETRACT = "retract"
    ACCUSE = "accuse"
    BLAME = "blame"
    CONDEMN = "condemn"
    WARN = "warn"
    THREATEN = "threaten"
    PROMISE = "promise"
    DEMAND = "demand"
    ASK = "ask"


class Frame(StrEnum):
    """Where the reported words of a verb stand."""

    CLAUSE = "clause"  # said (that) a truce was agreed
    QUOTE = "quote"  # "...," she added
    OBJECT = "object"  # announced a truce
    TO = "to"  # vowed to fight on; urged them to leave
    ING = "ing"  # denied bombing the town
    OF = "of"  # accused them of breaking the truce; warned of a massacre
    FOR = "for"  # called for a truce; blamed them for the attack
    AS = "as"  # described it as a massacre
    ON = "on"  # called on them to stop
    HOW = "how"  # described how they had fled
    AT = "at"  # put the toll at 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A reporting verb: its act, the frames of its content, and the particle it needs (*point out*)."""

    lemma: str
    act: Act
    frames: frozenset[Frame]
    particle: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """Words that lower how sure a clause is, folded to lower case, and the certainty that they leave."""

    words: tuple[str, ...]
    certainty: Certainty


_LISTS = {
    "around": (
        "hearsay_passives", "according", "relaying", "carriers", "accounts", "venues", "hearers", "figures", "papers",
        "showing", "revising", "tolls", "withdrawn",
    ),
    "speakers": (
        "unnamed", "people_without_name", "spokesmen", "heads", "of_states", "staff", "titles", "public_offices",
        "sovereign_offices", "feminine", "masculine", "body_words", "rumours", "rumoured", "believes", "doubts",
    ),
    "bodies": ("organs", "organ_words", "of_states"),
    "checking": ("verbs", "adverbs", "nouns", "general_matters"),
    "persons": ("not_persons", "not_person_words", "place_words", "kin"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Speech:
    """All of `general/speech.toml`, in the forms that the readers of speech look up.

    `verbs` gives the readings of a lemma, `nouns` the act of a noun of saying, `hedges` the phrases
    that begin with a word, the longest first, and `knowing` the basis that a verb of knowing shows.
    """

    verbs: dict[str, tuple[Verb, ...]]
    nouns: dict[str, Act]
    hedges: dict[str, tuple[Hedge, ...]]
    knowing: dict[str, Basis]
    lists: dict[str, frozenset[str]]

    def words(self, name: str) -> frozenset[str]:
        """Return a list of words by its place, `table.list`; raise `KeyError` where there is none."""
        return self.lists[name]


def _verbs(table: Row) -> dict[str, tuple[Verb, ...]]:
    found: dict[str, tuple[Verb, ...]] = {}
    for row in table.rows("verb"):
        row.only("act", "frames", "lemmas")
        act = _member(Act, row.text("act"), row)
        frames = frozenset(_member(Frame, name, row) for name in row.texts("frames"))
        for words in row.texts("lemmas"):
            lemma, _, particle = words.partition(" ")
            verb = Verb(lemma=lemma, act=act, frames=frames, particle=particle or None)
            found[lemma] = (*found.get(lemma, ()), verb)
    return found


def _member(kind: type[Member], name: str, row: Row) -> Member:
    try:
        return kind(name)
    except ValueError as error:
        raise KnowledgeError(f"{row.place}: {name!r} is none of {', '.join(kind)}") from error


def _table(row: Row, key: str) -> Row:
    value = row.values.get(key)
    if not isinstance(value, dict):
        raise KnowledgeError(f"{row.place}: a table [{key}] must be there")
    return Row(f"{row.place}, {key}", value)


def _nouns(row: Row) -> dict[str, Act]:
    return {noun: _member(Act, act, row) for act in row.values for noun in row.texts(act)}


def _hedges(row: Row) -> dict[str, tuple[Hedge, ...]]:
    found: dict[str, list[Hedge]] = {}
    for name in row.values:
        certainty = _member(Certainty, name, row)
        for phrase in row.texts(name):
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append(Hedge(words=words, certainty=certainty))
    return {first: tuple(sorted(hedges, key=lambda h: -len(h.words))) for first, hedges in found.items()}


def _knowing(row: Row) -> dict[str, Basis]:
    return {verb: _member(Basis, name, row) for name in row.values for verb in row.texts(name)}


def _lists(row: Row) -> Iterator[tuple[str, frozenset[str]]]:
    for table, names in _LISTS.items():
        rows = _table(row, table)
        rows.only(*names)
        for name in names:
            yield f"{table}.{name}", frozenset(rows.texts(name))


@lru_cache(maxsize=1)
def speech() -> Speech:
    """Read `general/speech.toml`; raise `KnowledgeError` naming the entry that cannot be used."""
    row = general("speech")
    row.only("verb", "nouns", "hedges", "knowing", *_LISTS)
    return Speech(
        verbs=_verbs(row),
        nouns=_nouns(_table(row, "nouns")),
        hedges=_hedges(_table(row, "hedges")),
        knowing=_knowing(_table(row, "knowing")),
        lists=dict(_lists(row)),
    )
