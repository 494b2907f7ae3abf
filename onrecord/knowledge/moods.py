"""The words by which a thing is told as planned, feared, demanded, supposed or undone, read once from a table."""

from functools import lru_cache

from onrecord.errors import KnowledgeError
from onrecord.knowledge.tables import Row, general

_TABLES = ("over", "nouns", "beside", "unreal", "background")


@lru_cache(maxsize=1)
def moods() -> dict[str, frozenset[str]]:
    """Return each list of `general/moods.toml` by its name; raise `KnowledgeError` where one cannot be used."""
    row = general("moods")
    row.only(*_TABLES)
    found: dict[str, frozenset[str]] = {}
    for name in _TABLES:
        value = row.values.get(name)
        if not isinstance(value, dict):
            raise KnowledgeError(f"{row.place}: a table [{name}] must be there")
        table = Row(f"{row.place}, {name}", value)
        for key in value:
            if key in found:
                raise KnowledgeError(f"{table.place}: the list {key!r} stands in two tables")
            found[key] = frozenset(table.texts(key))
    return found


def mood(name: str) -> frozenset[str]:
    """Return the words of one list; raise `KeyError` where there is none of that name."""
    return moods()[name]
