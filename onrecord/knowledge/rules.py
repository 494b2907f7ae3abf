"""What each rule of reading says for itself: plain sentences by the id that the code gives the rule."""

from collections.abc import Mapping
from functools import lru_cache

from onrecord.errors import KnowledgeError
from onrecord.knowledge.tables import Row, general


@lru_cache(maxsize=1)
def rules() -> Mapping[str, str]:
    """Return the sentence of every rule, with its places in braces, by its id (`topic.name`)."""
    table = general("rules")
    found: dict[str, str] = {}
    for topic, entries in table.values.items():
        if not isinstance(entries, dict):
            raise KnowledgeError(f"{table.place}: {topic!r} must be a table of sentences")
        row = Row(f"{table.place}, {topic}", entries)
        found.update((f"{topic}.{name}", row.text(name)) for name in entries)
    return found


def sentence(rule: str, says: Mapping[str, str]) -> str:
    """Return a rule's sentence with its places filled; raise `KnowledgeError` for an id without one."""
    try:
        return rules()[rule].format_map(says)
    except KeyError as error:
        raise KnowledgeError(
            f"rules.toml: the rule {rule} has no sentence, or nothing for its place {error}"
        ) from error
