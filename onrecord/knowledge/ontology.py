"""What can happen in a conflict and how words tell it: events, weapons, measures, groups, read once from tables."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from typing import Generic, TypeVar

from onrecord.errors import KnowledgeError
from onrecord.knowledge.tables import Row, general
from onrecord.model import Kind, Modality, Status
from onrecord.values import Measure, Scope, Unit, VictimStatus

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EventType:
    """A type of event; what its fields mean stands at the head of `general/events.toml`."""

    id: str
    kind: Kind
    family: str
    generic: bool = False
    measure: Measure | None = None
    counted: Measure | None = None
    unit: Unit = Unit.PEOPLE
    status: Status | None = None
    modality: Modality | None = None
    needs: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    needs_people: bool = False
    needs_weapon: bool = False
    needs_objects: bool = False
    unarmed: bool = False
    suffered: bool = False
    aftermath: bool = False
    of: frozenset[str] = frozenset()
    not_of: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word or phrase can mean: the event, and the part that its neighbours play.

    `role` is one of `ROLES`; a phrase's `rest` are the lemmas that follow its first, `bearer` the sign
    that says who is counted.
    """

    event: EventType
    role: str
    rest: tuple[str, ...] = ()
    bearer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weapon:
    """A weapon or what delivers it; `event` is what an attack with it is called."""

    name: str
    event: str | None
    counted: bool
    carrier: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group of people whom figures tell of, and the status that the word itself gives them."""

    name: str
    status: VictimStatus


@dataclass(slots=True)
class PhraseIndex(Generic[T]):
    """Finds phrases of one or more words at a place in a list of words, the longest first."""

    by_first: dict[str, list[tuple[tuple[str, ...], T]]] = field(default_factory=dict)

    def add(self, phrase: str, value: T) -> None:
        words = tuple(re.split(r"[\s-]+", phrase.lower()))
        entries = self.by_first.setdefault(words[0], [])
        entries.append((words, value))
        entries.sort(key=lambda e: -len(e[0]))

    def at(self, place: int, words: list[str], lemmas: list[str]) -> tuple[int, list[T]] | None:
        """Return the last place of the longest phrase that begins here, and the values of all of that length."""
        found: list[T] = []
        end, length = place, 0
        for first in dict.fromkeys((lemmas[place], words[place])):
            for phrase, value in self.by_first.get(first, ()):
                if len(phrase) < length:
                    break
                last = _match(phrase, place, words, lemmas)
                if last is not None:
                    if len(phrase) > length:
                        found = []
                    end, length = last, len(phrase)
                    found.append(value)
        return (end, found) if found else None


def _match(phrase: tuple[str, ...], place: int, words: list[str], lemmas: list[str]) -> int | None:
    """Compare word by word, stepping over hyphens between the words of a phrase."""
    at = place
    for number, word in enumerate(phrase):
        if number and at < len(words) and words[at] in {"-", "–"}:
            at += 1
        if at >= len(words) or word not in (lemmas[at], words[at]):
            return None
        at += 1
    return at - 1


ROLES = ("acts", "harms", "befalls", "states", "nouns", "bearers", "tolls", "phrases", "expressions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """The tables in the form that reading asks them: by lemma, and by the first word of a phrase."""

    verbs: Mapping[str, tuple[Sense, ...]]
    states: Mapping[str, tuple[Sense, ...]]
    phrases: Mapping[str, tuple[Sense, ...]]
    nouns: PhraseIndex[Sense]
    weapons: PhraseIndex[Weapon]
    events: Mapping[str, EventType]
    groups: Mapping[str, Group]
    people: frozenset[str]
    anybody: frozenset[str]
    households: frozenset[str]
    objects: frozenset[str]
    impersonal: frozenset[str]
    movable: frozenset[str]
    remains: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    units_after: frozenset[str]
    labels_before: frozenset[str]
    scopes: PhraseIndex[Scope]
    same_day: frozenset[str]
    actors: frozenset[str]
    does: frozenset[str]
    undergoes: frozenset[str]
    occurs: frozenset[str]
    reports: frozenset[str]
    finds: frozenset[str]
    takes: frozenset[str]
    hoards: frozenset[str]
    recalls: frozenset[str]
    describes: frozenset[str]
    answers: frozenset[str]
    procedure: frozenset[str]
    makes: frozenset[str]
    courts: frozenset[str]
    arrests: frozenset[str]
    rites: frozenset[str]
    papers: frozenset[str]
    happens: frozenset[str]
    harmless: frozenset[str]
    truce: Mapping[str, tuple[tuple[tuple[str, ...], Status], ...]]

    def is_people(self, lemma: str) -> bool:
        """Tell whether a noun speaks of people, by the table or by the way it is built."""
        if lemma in self.groups or lemma in self.anybody or lemma in self.households or lemma in self.people:
            return True
        return lemma not in self.objects and lemma.endswith(("man", "woman", "ist", "eer", "ian", "people"))


def _status(row: Row, key: str = "status") -> Status | None:
    return Status(row.text(key)) if key in row.values else None


def _measure(row: Row, key: str) -> Measure | None:
    return Measure(row.text(key)) if key in row.values else None


_EVENT_KEYS = (
    "id", "kind", "family", "generic", "measure", "counted", "unit", "status", "modality", "needs", "unless",
    "needs_people", "needs_weapon", "needs_objects", "unarmed", "suffered", "aftermath", "of", "not_of",
)  # fmt: skip


def _event(row: Row) -> EventType:
    row.only(*_EVENT_KEYS, *ROLES)
    try:
        return EventType(
            id=row.text("id"),
            kind=Kind(row.text("kind")),
            family=row.text_or_none("family") or row.text("id"),
            generic=row.flag("generic"),
            measure=_measure(row, "measure"),
            counted=_measure(row, "counted"),
            unit=Unit(row.text_or_none("unit") or "people"),
            status=_status(row),
            modality=Modality(row.text("modality")) if "modality" in row.values else None,
            needs=frozenset(row.texts("needs")),
            unless=frozenset(row.texts("unless")),
            needs_people=row.flag("needs_people"),
            needs_weapon=row.flag("needs_weapon"),
            needs_objects=row.flag("needs_objects"),
            unarmed=row.flag("unarmed"),
            suffered=row.flag("suffered"),
            aftermath=row.flag("aftermath"),
            of=frozenset(row.texts("of")),
            not_of=frozenset(row.texts("not_of")),
        )
    except ValueError as error:
        raise KnowledgeError(f"{row.place}: {error}") from error


def _senses(row: Row, event: EventType) -> Iterable[tuple[str, str, Sense]]:
    """Yield (role, word, sense) for every word that tells of an event."""
    for role in ROLES:
        for words in row.texts(role):
            if role not in {"phrases", "expressions"}:
                yield role, words, Sense(event, role)
                continue
            bearer, phrase = (words[0], words[2:]) if words[0] in "><=" else ("", words)
            for first, *rest in product(*(word.split("|") for word in phrase.split())):
                yield role, first, Sense(event, role, tuple(rest), bearer)


def _weapon(row: Row) -> tuple[Weapon, tuple[str, ...]]:
    row.only("name", "aliases", "event", "counted", "carrier")
    weapon = Weapon(
        name=row.text("name"),
        event=row.text_or_none("event"),
        counted="counted" in row.values,
        carrier=row.flag("carrier"),
    )
    return weapon, row.texts("aliases")


def _group(row: Row) -> tuple[Group, tuple[str, ...]]:
    row.only("name", "status", "nouns")
    status = VictimStatus(row.text_or_none("status") or "unknown")
    return Group(name=row.text("name"), status=status), row.texts("nouns")


def _section(row: Row, key: str) -> Row:
    value = row.values.get(key, {})
    if not isinstance(value, dict):
        raise KnowledgeError(f"{row.place}: {key!r} must be a table")
    return Row(f"{row.place}, {key}", value)


@lru_cache(maxsize=1)
def ontology() -> Ontology:
    """Read the tables that ship; raises `KnowledgeError` naming file and entry where one cannot be used."""
    verbs: dict[str, list[Sense]] = {}
    states: dict[str, list[Sense]] = {}
    phrases: dict[str, list[Sense]] = {}
    nouns: PhraseIndex[Sense] = PhraseIndex()
    events: dict[str, EventType] = {}
    told = general("events")
    told.only("event", "verbs", "truce")
    lending = _section(told, "verbs")
    for row in told.rows("event"):
        event = _event(row)
        events.setdefault(event.id, event)
        for role, word, sense in _senses(row, event):
            if role in {"acts", "harms", "befalls"}:
                verbs.setdefault(word, []).append(sense)
            elif role == "states":
                states.setdefault(word, []).append(sense)
            elif role in {"phrases", "expressions"}:
                phrases.setdefault(word, []).append(sense)
            else:
                nouns.add(word, sense)
    weapons: PhraseIndex[Weapon] = PhraseIndex()
    for row in general("weapons").rows("weapon"):
        weapon, aliases = _weapon(row)
        for alias in dict.fromkeys(aliases):
            weapons.add(alias, weapon)
    people = general("groups")
    people.only(
        "group", "anybody", "people", "households", "objects", "impersonal", "movable", "remains", "sex", "actors"
    )
    groups = {noun: group for row in people.rows("group") for group, named in (_group(row),) for noun in named}
    words = general("measures")
    scopes: PhraseIndex[Scope] = PhraseIndex()
    for scope in (Scope.CUMULATIVE, Scope.WINDOW):
        for phrase in _section(words, "scope").texts(scope.value):
            scopes.add(phrase, scope)
    return Ontology(
        verbs={k: tuple(sorted(v, key=lambda s: not s.event.needs_people)) for k, v in verbs.items()},
        states={k: tuple(v) for k, v in states.items()},
        phrases={k: tuple(sorted(v, key=lambda s: -len(s.rest))) for k, v in phrases.items()},
        nouns=nouns,
        weapons=weapons,
        events=events,
        groups=groups,
        people=frozenset(_section(people, "people").texts("nouns")),
        anybody=frozenset(_section(people, "anybody").texts("nouns")),
        households=frozenset(_section(people, "households").texts("nouns")),
        objects=frozenset(_section(people, "objects").texts("nouns")),
        impersonal=frozenset(
            _section(people, "objects").texts("nouns") + _section(people, "impersonal").texts("nouns")
        ),
        movable=frozenset(_section(people, "movable").texts("nouns")),
        remains=frozenset(_section(people, "remains").texts("nouns")),
        female=frozenset(_section(people, "sex").texts("female")),
        male=frozenset(_section(people, "sex").texts("male")),
        units_after=frozenset(_section(words, "units_after").texts("words")),
        labels_before=frozenset(_section(words, "labels_before").texts("words")),
        scopes=scopes,
        same_day=frozenset(_section(words, "scope").texts("same_day")),
        actors=frozenset(_section(people, "actors").texts("nouns")),
        does=frozenset(lending.texts("does")),
        undergoes=frozenset(lending.texts("undergoes")),
        occurs=frozenset(lending.texts("occurs")),
        reports=frozenset(lending.texts("reports")),
        finds=frozenset(lending.texts("finds")),
        takes=frozenset(lending.texts("takes")),
        hoards=frozenset(lending.texts("hoards")),
        recalls=frozenset(lending.texts("recalls")),
        describes=frozenset(lending.texts("describes")),
        answers=frozenset(lending.texts("answers")),
        procedure=frozenset(lending.texts("procedure")),
        makes=frozenset(lending.texts("makes")),
        courts=frozenset(lending.texts("courts")),
        arrests=frozenset(lending.texts("arrests")),
        rites=frozenset(lending.texts("rites")),
        papers=frozenset(lending.texts("papers")),
        happens=frozenset(lending.texts("happens")),
        harmless=frozenset(lending.texts("harmless")),
        truce=_truce_words(_section(told, "truce")),
    )


def _truce_words(row: Row) -> dict[str, tuple[tuple[tuple[str, ...], Status], ...]]:
    """Return, by first lemma, the further lemmas and the status that they say a truce has; longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Status]]] = {}
    for name in row.values:
        for words in row.texts(name):
            first, *rest = words.split()
            found.setdefault(first, []).append((tuple(rest), Status(name)))
    return {first: tuple(sorted(entries, key=lambda e: -len(e[0]))) for first, entries in found.items()}


def unit_of(measure: Measure, default: Unit) -> Unit:
    """Return what one of a measure is where the words do not say otherwise."""
    return _units().get(measure, default)


@lru_cache(maxsize=1)
def _units() -> dict[Measure, Unit]:
    row = _section(general("measures"), "units")
    return {Measure(name): unit for unit in (Unit.EVENTS, Unit.OBJECTS) for name in row.texts(unit.value)}
