"""Which events can be one happening, what a title calls them, and which groups of people cannot overlap."""

from dataclasses import dataclass
from functools import lru_cache

from onrecord.errors import KnowledgeError
from onrecord.knowledge.tables import Row, general

ANY = "any"


@dataclass(frozen=True, slots=True)
class Happening:
    """What is known of an event: its neutral noun, its senses, and how it lasts.

    `followed`: it lasts and is one incident over time. `two_sided`: all sides act. `figure_of`: it is a
    number on a day and not a happening.
    """

    event: str
    noun: str
    senses: frozenset[str]
    followed: bool = False
    two_sided: bool = False
    figure_of: bool = False

    def can_be(self, other: "Happening") -> bool:
        """Tell whether both can speak of one happening: they share a sense, or one has the sense of all."""
        return ANY in self.senses or ANY in other.senses or not self.senses.isdisjoint(other.senses)


def _of(row: Row) -> list[Happening]:
    row.only("names", "noun", "senses", "followed", "two_sided", "figure_of")
    senses = frozenset(row.texts("senses"))
    flags = [row.flag(name) for name in ("followed", "two_sided", "figure_of")]
    return [Happening(name, row.text("noun"), senses, *flags) for name in row.texts("names")]


@lru_cache(maxsize=1)
def happenings() -> dict[str, Happening]:
    """Read all events of the table, by name; raise `KnowledgeError` where one stands twice."""
    table = general("happenings")
    table.only("event")
    found: dict[str, Happening] = {}
    for row in table.rows("event"):
        for happening in _of(row):
            if happening.event in found:
                raise KnowledgeError(f"{row.place}: the event {happening.event!r} stands in two entries")
            found[happening.event] = happening
    return found


@lru_cache(maxsize=512)
def happening(event: str) -> Happening:
    """Return what is known of an event; one that no table has is a happening of its own name."""
    return happenings().get(event) or Happening(event, event.replace("_", " "), frozenset({event}))


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The words and groups by which figures are weighed; `disjoint` holds sets of sets of group names."""

    revision: tuple[str, ...]
    addition: tuple[str, ...]
    sweeping: frozenset[str]
    pointing: frozenset[str]
    civilian: frozenset[str]
    combatant: frozenset[str]
    disjoint: tuple[tuple[frozenset[str], ...], ...]


def _disjoint(row: Row) -> tuple[frozenset[str], ...]:
    row.only("groups")
    listed = row.values.get("groups")
    if not isinstance(listed, list) or not all(isinstance(g, list) for g in listed):
        raise KnowledgeError(f"{row.place}: 'groups' must be a list of lists of group names")
    return tuple(frozenset(str(name) for name in group) for group in listed)


@lru_cache(maxsize=1)
def figure_words() -> FigureWords:
    """Read the words of revision, addition and denial, and the groups."""
    row = general("figures")
    row.only("revision", "addition", "sweeping", "pointing", "civilian", "combatant", "disjoint")
    return FigureWords(
        row.texts("revision"),
        row.texts("addition"),
        frozenset(row.texts("sweeping")),
        frozenset(row.texts("pointing")),
        frozenset(row.texts("civilian")),
        frozenset(row.texts("combatant")),
        tuple(_disjoint(r) for r in row.rows("disjoint")),
    )
