"""Who stands on whose side: closes what packs list of parts, spokesmen, alliances and enemies over wholes."""

from onrecord.knowledge import Knowledge, fold
from onrecord.knowledge.happenings import figure_words
from onrecord.knowledge.threads import thread_words


def circle(knowledge: Knowledge, entity_id: str) -> frozenset[str]:
    """Return the id of an entity and of all that it is part of or speaks for."""
    return frozenset((entity_id, *knowledge.wholes(entity_id)))


def _listed(knowledge: Knowledge, ids: frozenset[str], field: str) -> set[str]:
    known = [knowledge.by_id[i] for i in ids if i in knowledge.by_id]
    return {other for entity in known for other in getattr(entity, field)}


def same_body(knowledge: Knowledge, left: str, right: str) -> bool:
    """Tell whether one is the other, or part of it, or both are parts of one party."""
    if left == right:
        return True
    a, b = knowledge.party_of(left), knowledge.party_of(right)
    if a and b:
        return bool(circle(knowledge, left) & circle(knowledge, right))
    return left in knowledge.wholes(right) or right in knowledge.wholes(left)


def same_side(knowledge: Knowledge, left: str, right: str) -> bool:
    """Tell whether the two are one body or allied, they or what they are parts of."""
    if same_body(knowledge, left, right):
        return True
    a, b = circle(knowledge, left), circle(knowledge, right)
    return bool(_listed(knowledge, a, "allied_with") & b or _listed(knowledge, b, "allied_with") & a)


def opposed(knowledge: Knowledge, left: str, right: str) -> bool:
    """Tell whether a pack lists the two, or what they are parts of, as against each other."""
    a, b = circle(knowledge, left), circle(knowledge, right)
    return bool(_listed(knowledge, a, "against") & b or _listed(knowledge, b, "against") & a)


def belligerent(knowledge: Knowledge, entity_id: str | None) -> bool:
    """Tell whether an entity is a party, part of one, or speaks for one."""
    return knowledge.party_of(entity_id) is not None


# --- without a pack: by the words of names -----------------------------------------------------------


def armed_words(name: str) -> frozenset[str]:
    """Return the words of a name that say of themselves that it fights: *rebels*, *army*; in the singular."""
    known = {_singular(w) for w in figure_words().combatant}
    return frozenset({_singular(w) for w in fold(name).split()} & known)


def telling_words(name: str) -> frozenset[str]:
    """Return the words of a name that say which party it is, in the singular: *rebel* of *a rebel commander*."""
    return frozenset(_singular(w) for w in fold(name).split()) - thread_words().anybody


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def one_name(left: str, right: str) -> bool:
    """Tell whether two names can be of one side: *rebels*, *a rebel commander*; not two armies of two names."""
    mine, theirs = telling_words(left), telling_words(right)
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)
