"""The words of threads, read once: turns, brokers, consent, assurances, breaches, zones, definitions of figures."""

from dataclasses import dataclass
from functools import lru_cache

from onrecord.errors import KnowledgeError
from onrecord.knowledge.tables import Row, general


@dataclass(frozen=True, slots=True)
class TurnWords:
    """Words that tell a turn: `of` are the families of events that take it, empty for all.

    `beside` are words of which one must stand beside it, `negated` the turn that the words tell where negated.
    """

    turn: str
    words: tuple[tuple[str, ...], ...]
    of: frozenset[str]
    beside: frozenset[str]
    negated: str | None


@dataclass(frozen=True, slots=True)
class Definition:
    """What a figure counts: its name, the measures that it can be of, the words that tell it, where no better do."""

    id: str
    measures: frozenset[str]
    words: tuple[str, ...]
    weak: bool


@dataclass(frozen=True, slots=True)
class ThreadWords:
    """All lists of `general/threads.toml`; zones by the words that tell them."""

    turns: tuple[TurnWords, ...]
    brokers: frozenset[str]
    guarantors: frozenset[str]
    runs: frozenset[str]
    consents: frozenset[str]
    refuses: frozenset[str]
    anybody: frozenset[str]
    assurances: frozenset[str]
    gets: frozenset[str]
    wants: frozenset[str]
    wanting: frozenset[str]
    carried_by: frozenset[str]
    no_cargo: frozenset[str]
    breach_nouns: frozenset[str]
    breach_on: frozenset[str]
    breach_verbs: frozenset[str]
    breach_by: frozenset[str]
    breach_calls: frozenset[str]
    causes: frozenset[str]
    nationwide: tuple[str, ...]
    zones: tuple[tuple[str, str], ...]
    definitions: tuple[Definition, ...]


@lru_cache(maxsize=1)
def thread_words() -> ThreadWords:
    """Read the table that ships; raises `KnowledgeError` naming file and entry where it cannot be used."""
    table = general("threads")
    table.only(
        "turn",
        "brokers",
        "goes_on",
        "parties",
        "sides",
        "assurance",
        "cargo",
        "breach",
        "collapse",
        "reach",
        "zones",
        "definition",
    )
    brokers, parties = _part(table, "brokers", "broker", "guarantor"), _part(table, "parties", "consents", "refuses")
    assurance = _part(table, "assurance", "nouns", "gets", "wants", "wanting")
    cargo = _part(table, "cargo", "carried_by", "none")
    breach, zones = _part(table, "breach", "nouns", "on", "verbs", "by", "calls"), _part(table, "zones")
    return ThreadWords(
        turns=tuple(_turn(row) for row in table.rows("turn")),
        brokers=frozenset(brokers.texts("broker")),
        guarantors=frozenset(brokers.texts("guarantor")),
        runs=frozenset(_part(table, "goes_on", "runs").texts("runs")),
        consents=frozenset(parties.texts("consents")),
        refuses=frozenset(parties.texts("refuses")),
        anybody=frozenset(_part(table, "sides", "anybody").texts("anybody")),
        assurances=frozenset(assurance.texts("nouns")),
        gets=frozenset(assurance.texts("gets")),
        wants=frozenset(assurance.texts("wants")),
        wanting=frozenset(assurance.texts("wanting")),
        carried_by=frozenset(cargo.texts("carried_by")),
        no_cargo=frozenset(cargo.texts("none")),
        breach_nouns=frozenset(breach.texts("nouns")),
        breach_on=frozenset(breach.texts("on")),
        breach_verbs=frozenset(breach.texts("verbs")),
        breach_by=frozenset(breach.texts("by")),
        breach_calls=frozenset(breach.texts("calls")),
        causes=frozenset(_part(table, "collapse", "causes").texts("causes")),
        nationwide=_part(table, "reach", "nationwide").texts("nationwide"),
        zones=tuple((words, name) for name in zones.values for words in zones.texts(name)),
        definitions=tuple(_definition(row) for row in table.rows("definition")),
    )


def is_nationwide(text: str) -> bool:
    """Tell whether words say that what they tell of holds in a whole country: *a nationwide truce*."""
    low = " ".join(text.casefold().split())
    return any(words in low for words in thread_words().nationwide)


def _part(table: Row, name: str, *known: str) -> Row:
    value = table.values.get(name)
    if not isinstance(value, dict):
        raise KnowledgeError(f"{table.place}: a table [{name}] must be there")
    row = Row(f"{table.place}, {name}", value)
    if known:
        row.only(*known)
    return row


def _turn(row: Row) -> TurnWords:
    row.only("turn", "words", "of", "with", "negated")
    return TurnWords(
        turn=row.text("turn"),
        words=tuple(tuple(words.split()) for words in row.texts("words")),
        of=frozenset(row.texts("of")),
        beside=frozenset(row.texts("with")),
        negated=row.text_or_none("negated"),
    )


def _definition(row: Row) -> Definition:
    row.only("id", "measures", "words", "weak")
    return Definition(row.text("id"), frozenset(row.texts("measures")), row.texts("words"), row.flag("weak"))
