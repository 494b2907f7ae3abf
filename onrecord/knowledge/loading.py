"""Reads entities, places and packs out of their tables."""

import datetime as dt
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from onrecord.errors import KnowledgeError, ValueInvalid
from onrecord.knowledge.entities import Entity, EntityKind, Office, Pack, PackPlace, Stance, fold
from onrecord.knowledge.tables import Faults, Row, load_table
from onrecord.values import Precision, When

_ENTITY_TABLES = {
    "state": EntityKind.STATE,
    "party": EntityKind.PARTY,
    "institution": EntityKind.INSTITUTION,
    "publisher": EntityKind.PUBLISHER,
    "person": EntityKind.PERSON,
}
_ENTITY_KEYS = (
    "id", "name", "aliases", "weak", "seats", "part_of", "allied_with", "speaks_for", "against", "office", "demonyms",
    "country_code", "agency", "armed",
)  # fmt: skip


def _day(row: Row, key: str, *, last: bool) -> dt.date | None:
    text = row.text_or_none(key)
    if text is None:
        return None
    try:
        when = When(text)
    except ValueInvalid:
        row.fault(key, f"{key!r} is {text!r}, which is no date; write 2014-09-01, 2014-09 or 2014")
        return None
    return when.last_day if last else when.first_day


def _office(row: Row) -> Office:
    row.only("of", "title", "from", "to")
    return Office(
        of=row.text("of"),
        title=row.text("title"),
        first_day=_day(row, "from", last=False),
        last_day=_day(row, "to", last=True),
    )


def _entity(row: Row, kind: EntityKind, pack: str | None) -> Entity:
    row.only(*_ENTITY_KEYS)
    return Entity(
        id=row.text("id"),
        name=row.text("name"),
        kind=kind,
        aliases=row.texts("aliases"),
        weak=row.texts("weak"),
        seats=row.texts("seats"),
        part_of=row.texts("part_of"),
        allied_with=row.texts("allied_with"),
        speaks_for=row.texts("speaks_for"),
        against=row.texts("against"),
        offices=tuple(_office(o) for o in row.rows("office")),
        demonyms=row.texts("demonyms"),
        country_code=row.text_or_none("country_code"),
        agency=row.flag("agency"),
        armed=row.flag("armed"),
        pack=pack,
    )


def _place(row: Row, pack: str) -> PackPlace:
    row.only("id", "name", "aliases", "precision", "lat", "lon", "country_code", "within")
    return PackPlace(
        id=row.text("id"),
        name=row.text("name"),
        aliases=row.texts("aliases"),
        precision=row.one_of("precision", tuple(Precision)),
        lat=row.number_or_none("lat", most=90),
        lon=row.number_or_none("lon", most=180),
        country_code=row.text("country_code"),
        within=row.texts("within"),
        pack=pack,
    )


def _stance(row: Row) -> Stance:
    row.only("of", "allied_with", "against")
    return Stance(of=row.text("of"), allied_with=row.texts("allied_with"), against=row.texts("against"))


def _entities_of(row: Row, pack: str | None) -> Iterator[Entity]:
    for table, kind in _ENTITY_TABLES.items():
        for entry in row.rows(table):
            yield _entity(entry, kind, pack)


def general_entities() -> tuple[Entity, ...]:
    """Read the entities that hold everywhere: states, world institutions, agencies."""
    folder = files("onrecord.knowledge").joinpath("general", "entities")
    rows = [load_table(f) for f in sorted(folder.iterdir(), key=lambda f: f.name) if f.name.endswith(".toml")]
    for row in rows:
        row.only(*_ENTITY_TABLES)
    return tuple(entity for row in rows for entity in _entities_of(row, None))


def load_pack(folder: Traversable, faults: Faults | None = None) -> Pack:
    """Read a pack: `pack.toml` says where and when it holds, the other `.toml` files hold its tables.

    Raises `KnowledgeError` at the first fault; where `faults` is given they are put there, and what is sound is read.
    """
    if not folder.joinpath("pack.toml").is_file():
        raise KnowledgeError(f"{folder}: no pack.toml in it; a pack is a folder with one")
    head = load_table(folder.joinpath("pack.toml"), faults)
    head.only("id", "title", "countries", "country_words", "from", "to", "no_persons", "no_places")
    pack = head.text("id")
    rows = [load_table(f, faults) for f in tables_of(folder)]
    for row in rows:
        row.only(*_ENTITY_TABLES, "place", "stance")
    return Pack(
        id=pack,
        title=head.text("title"),
        countries=head.texts("countries"),
        country_words=head.texts("country_words"),
        first_day=_day(head, "from", last=False),
        last_day=_day(head, "to", last=True),
        entities=tuple(entity for row in rows for entity in _entities_of(row, pack)),
        places=tuple(_place(entry, pack) for row in rows for entry in row.rows("place")),
        stances=tuple(_stance(entry) for row in rows for entry in row.rows("stance")),
        no_persons=tuple(fold(word) for word in head.texts("no_persons")),
        no_places=tuple(fold(word) for word in head.texts("no_places")),
    )


def tables_of(folder: Traversable) -> tuple[Traversable, ...]:
    """Return the files of a pack that hold its tables, by name."""
    found = (f for f in folder.iterdir() if f.name.endswith(".toml") and f.name != "pack.toml")
    return tuple(sorted(found, key=lambda f: f.name))


def shipped_packs() -> tuple[Traversable, ...]:
    """Return the folders of the packs that ship, in the order of their names."""
    folder = files("onrecord").joinpath("packs")
    return tuple(sorted((f for f in folder.iterdir() if f.joinpath("pack.toml").is_file()), key=lambda f: f.name))
