"""Which events can be one happening, what a title calls them, and which groups of people cannot overlap."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.errors import KnowledgeError
from onrecord.knowledge.tables import Row, general

ANY = "any"


@lru_cache(maxsize=256)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Happening:
    """What is known of an event: its neutral noun, its senses, and how it lasts.

    A sense of `any` stands beside all deadly senses. `followed`: it lasts and is one incident over time.
    `two_sided`: all sides act. `figure_of`: it is a number on a day and not a happening. `several` is the
    noun of more than one. `told_with`: senses that it has beside other events of its own report. `lesser`: it names an
    incident only where no claim tells more (an advance, beside the town that was taken).
    """

    event: str
    noun: str
    senses: frozenset[str]
    followed: bool = False
    two_sided: bool = False
    figure_of: bool = False
    words: tuple[str, ...] = ()
    several: str = ""
    told_with: frozenset[str] = frozenset()
    lesser: bool = False

    def can_be(self, other: "Happening") -> bool:
        """Tell whether both can speak of one happening: they share a sense."""
        return not self.senses.isdisjoint(other.senses)

    def goes_with(self, other: "Happening") -> bool:
        """Tell whether one report can mean parts of one happening by both: the arrests of a raid, its shooting."""
        return bool((self.senses | self.told_with) & other.senses or self.senses & other.told_with)

    def named_in(self, text: str) -> bool:
        """Tell whether a text has one of the words for such an event."""
        return bool(self.words) and _any_of(self.words).search(text) is not None

    def named_anew(self, text: str) -> bool:
        """Tell whether a text names such an event as a new one (*a new truce*, *a second, longer pause*)."""
        if not self.words:
            return False
        return _anew(figure_words().anew, self.words).search(text) is not None


@lru_cache(maxsize=64)
def _anew(anew: tuple[str, ...], words: tuple[str, ...]) -> re.Pattern[str]:
    before, named = ("|".join(map(re.escape, options)) for options in (anew, words))
    return re.compile(rf"\b(?:{before}),? (?:\w+ )?(?:{named})\b", re.IGNORECASE)


def _of(row: Row, deadly: frozenset[str]) -> list[Happening]:
    row.only("names", "noun", "senses", "followed", "two_sided", "figure_of", "words", "several", "told_with", "lesser")
    senses = frozenset(row.texts("senses"))
    senses |= deadly if ANY in senses else frozenset()
    return [
        Happening(
            event=name,
            noun=row.text("noun"),
            senses=senses,
            followed=row.flag("followed"),
            two_sided=row.flag("two_sided"),
            figure_of=row.flag("figure_of"),
            words=row.texts("words"),
            several=row.text_or_none("several") or "",
            told_with=frozenset(row.texts("told_with")),
            lesser=row.flag("lesser"),
        )
        for name in row.texts("names")
    ]


@lru_cache(maxsize=1)
def happenings() -> dict[str, Happening]:
    """Read all events of the table, by name; raise `KnowledgeError` where one stands twice."""
    table = general("happenings")
    table.only("event", "weapon", "narrow", "deadly")
    deadly = frozenset(table.texts("deadly"))
    found: dict[str, Happening] = {}
    for row in table.rows("event"):
        for happening in _of(row, deadly):
            if happening.event in found:
                raise KnowledgeError(f"{row.place}: the event {happening.event!r} stands in two entries")
            found[happening.event] = happening
    return found


@lru_cache(maxsize=1)
def _senses_of_weapons() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in general("happenings").rows("narrow"):
        row.only("weapons", "senses")
        found.update((name, frozenset(row.texts("senses"))) for name in row.texts("weapons"))
    return found


@lru_cache(maxsize=2048)
def with_weapons(event: str, weapons: frozenset[str]) -> Happening:
    """Return what is known of an event done with these weapons: of its senses those that one of them allows.

    An attack with a car bomb is no airstrike. A weapon that no table has, or that fits no sense, narrows nothing.
    """
    known, listed = happening(event), _senses_of_weapons()
    if not weapons or not weapons <= listed.keys():
        return known
    senses = known.senses & frozenset(sense for weapon in weapons for sense in listed[weapon])
    return replace(known, senses=senses) if senses and senses != known.senses and ANY not in known.senses else known


@lru_cache(maxsize=1)
def _weapon_nouns() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for row in general("happenings").rows("weapon"):
        row.only("names", "noun", "several")
        found.update((name, (row.text("noun"), row.text("several"))) for name in row.texts("names"))
    return found


def weapon_noun(weapon: str) -> tuple[str, str] | None:
    """Return what a title calls one attack and several with a weapon, or None where it has no noun of its own."""
    return _weapon_nouns().get(weapon)


def named_in(text: str) -> tuple[Happening, ...]:
    """Return the happenings that a text names, by their names."""
    return tuple(h for _, h in sorted(happenings().items()) if h.named_in(text))


@lru_cache(maxsize=512)
def happening(event: str) -> Happening:
    """Return what is known of an event; one that no table has is a happening of its own name."""
    return happenings().get(event) or Happening(event, event.replace("_", " "), frozenset({event}))


_GOING_ON = re.compile(r"\b(?:has|have|had|'ve|'d)(?: \w+ly| also)? been(?: \w+ly)? \w+ing\b", re.IGNORECASE)


def is_revision(text: str) -> bool:
    """Tell whether a text has words by which a figure takes the place of an earlier one: *rose to*, *revised*."""
    return _any_of(figure_words().revision).search(text) is not None


def tells_of_more(text: str) -> bool:
    """Tell whether a text counts others than those before it: *another 14 were killed*, *a further nine*."""
    return _any_of(figure_words().addition_before).search(text) is not None


def adds(text: str) -> bool:
    """Tell whether a text begins with a number of others: *three other men*, *17 more*."""
    return _adding().match(text) is not None


@lru_cache(maxsize=1)
def _adding() -> re.Pattern[str]:
    others = "|".join(map(re.escape, figure_words().addition_after))
    return re.compile(rf"(?:[\d,.]+|[a-z]+(?:-[a-z]+)?) (?:{others})\b(?! than)", re.IGNORECASE)


def tells_of_another(text: str) -> bool:
    """Tell whether a text tells of another deed than that told before it.

    *Another raid*, *in a separate attack*, *four more were killed in a raid on the port*, *elsewhere, troops fired*.
    """
    return any(pattern.search(text) for pattern in _another())


@lru_cache(maxsize=1)
def _another() -> tuple[re.Pattern[str], ...]:
    words = figure_words()
    listed = (words.another, words.more, words.opening, words.death, words.deeds | words.thrown, words.other_places)
    before, more, first, death, deeds, places = ("|".join(map(re.escape, sorted(options))) for options in listed)
    pointing = "|".join(sorted({*words.pointing, "same"}))
    unknown = rf"(?: (?!(?:{pointing})\b)[\w'-]+){{0,4}}? (?:{deeds})\b"  # a deed that nothing points at
    return (
        re.compile(rf"\b(?:{before})\b(?: [\w'-]+){{0,3}}? (?:{deeds})\b", re.IGNORECASE),
        re.compile(
            rf"(?<!\bmany )\b(?:{more})\b(?! than\b)[^.;:]*\b(?:{death})\b[^.;:]*\b(?:in|by|during|when){unknown}",
            re.IGNORECASE,
        ),
        re.compile(rf"^\W*(?:{first})\b", re.IGNORECASE),
        re.compile(rf"\b(?:in|on|at|hit|struck) (?:(?!the\b)[\w'-]+ )?(?:{places})\b", re.IGNORECASE),
    )


def tells_a_habit(text: str) -> bool:
    """Tell whether a text tells of what is done time and again: *has often been shelled*, *have been bombing*."""
    return any(pattern.search(text) for pattern in (_any_of(figure_words().habits), _GOING_ON))


def opens_something_else(text: str) -> bool:
    """Tell whether a sentence begins by leaving what was told before: *Elsewhere, ...*, *Meanwhile ...*."""
    return _another()[2].search(text) is not None


def opens_a_deed_before(text: str) -> bool:
    """Tell whether a sentence begins by going back in time: *Earlier, ...*."""
    return _any_at_the_start(figure_words().opening_before).search(text) is not None


@lru_cache(maxsize=8)
def _any_at_the_start(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)


_NEAR = 200  # code points before a deed in which such words stand: to look further takes the square of it


def is_told_by_what_came_after(lead: str, text: str) -> bool:
    """Tell whether a deed is told as what another came long after: *two days after jets hit a convoy*.

    `lead` are the words of its sentence before the text, which may hold the words that say so.
    """
    begins, ends, said = _long_after()
    after = begins.search(text) or ends.search(lead[-_NEAR:])
    return after is not None and said.search(after[0]) is None


@lru_cache(maxsize=1)
def _long_after() -> tuple[re.Pattern[str], ...]:
    words, said = (
        "|".join(map(re.escape, listed)) for listed in (figure_words().long_after, figure_words().made_known)
    )
    return (
        re.compile(rf"^\W*(?:[\w'-]+ ){{0,4}}?(?:{words})\b.{{0,40}}", re.IGNORECASE | re.DOTALL),
        re.compile(rf"(?<=\w \w)\w*\W.*?\b(?:{words})\b[^.,;:]*$", re.IGNORECASE | re.DOTALL),
        re.compile(rf"\bafter\b.*\b(?:{said})\b", re.IGNORECASE | re.DOTALL),
    )


def tells_of_a_find(text: str) -> bool:
    """Tell whether a text tells that the dead were found, and not when they died."""
    return _any_of(figure_words().found).search(text) is not None


def takes_up_a_deed(text: str) -> bool:
    """Tell whether a text points at a deed told before it: *the attack*, *this heinous crime*, *their deaths*."""
    words = figure_words()
    return _takes_up(words.pointing, words.deeds).search(text) is not None


def points_back(text: str) -> bool:
    """Tell whether a text points at a deed told before it, or a fight: *the raid*, *these clashes*, *the fighting*."""
    words = figure_words()
    return _takes_up(words.pointing, words.deeds | words.thrown | words.fights).search(text) is not None


@lru_cache(maxsize=2)
def _takes_up(pointing: frozenset[str], deeds: frozenset[str]) -> re.Pattern[str]:
    before, named = ("|".join(sorted(options)) for options in (pointing, deeds))
    return re.compile(rf"\b(?:{before}|such)\b(?: [\w'-]+){{0,3}}? (?:{named})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The words and groups by which figures are weighed; `disjoint` holds sets of sets of group names.

    `one_person` holds sets of group names by which one person may be told.
    """

    revision: tuple[str, ...]
    addition_before: tuple[str, ...]
    addition_after: tuple[str, ...]
    also: tuple[str, ...]
    joining: tuple[str, ...]
    unknown_before: tuple[str, ...]
    part_after: tuple[str, ...]
    earlier: tuple[str, ...]
    anew: tuple[str, ...]
    another: tuple[str, ...]
    thrown: frozenset[str]
    fights: frozenset[str]
    more: tuple[str, ...]
    opening: tuple[str, ...]
    other_places: tuple[str, ...]
    opening_before: tuple[str, ...]
    long_after: tuple[str, ...]
    made_known: tuple[str, ...]
    habits: tuple[str, ...]
    sweeping: frozenset[str]
    pointing: frozenset[str]
    deeds: frozenset[str]
    civilian: frozenset[str]
    combatant: frozenset[str]
    disjoint: tuple[tuple[frozenset[str], ...], ...]
    one_person: tuple[frozenset[str], ...]
    wounding: frozenset[str]
    undecided: tuple[str, ...]
    death: tuple[str, ...]
    no_death: tuple[str, ...]
    of_the_hurt: tuple[str, ...]
    died_later: tuple[str, ...]
    found: tuple[str, ...]
    cared_for: tuple[str, ...]
    reflexive: tuple[str, ...]
    sexes: tuple[frozenset[str], ...]


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
    row.only(
        "revision", "addition_before", "addition_after", "also", "joining", "unknown_before", "part_after", "earlier",
        "anew", "another", "thrown", "fights", "more", "opening", "other_places", "opening_before", "long_after",
        "made_known", "habits", "sweeping", "pointing", "deeds", "civilian", "combatant", "disjoint", "one_person",
        "wounding", "undecided", "death", "no_death", "of_the_hurt", "died_later", "found", "cared_for", "reflexive",
        "sexes",
    )  # fmt: skip
    return FigureWords(
        row.texts("revision"),
        row.texts("addition_before"),
        row.texts("addition_after"),
        row.texts("also"),
        row.texts("joining"),
        row.texts("unknown_before"),
        row.texts("part_after"),
        row.texts("earlier"),
        row.texts("anew"),
        row.texts("another"),
        frozenset(row.texts("thrown")),
        frozenset(row.texts("fights")),
        row.texts("more"),
        row.texts("opening"),
        row.texts("other_places"),
        row.texts("opening_before"),
        row.texts("long_after"),
        row.texts("made_known"),
        row.texts("habits"),
        frozenset(row.texts("sweeping")),
        frozenset(row.texts("pointing")),
        frozenset(row.texts("deeds")),
        frozenset(row.texts("civilian")),
        frozenset(row.texts("combatant")),
        tuple(_disjoint(r) for r in row.rows("disjoint")),
        tuple(groups for r in row.rows("one_person") for groups in _disjoint(r)),
        frozenset(row.texts("wounding")),
        row.texts("undecided"),
        row.texts("death"),
        row.texts("no_death"),
        row.texts("of_the_hurt"),
        row.texts("died_later"),
        row.texts("found"),
        row.texts("cared_for"),
        row.texts("reflexive"),
        tuple(groups for r in row.rows("sexes") for groups in _disjoint(r)),
    )
