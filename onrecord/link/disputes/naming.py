"""How a position names those whom accounts hold to have done it, so that a reader knows who is meant."""

from collections.abc import Iterable, Sequence

from onrecord.knowledge.contested import contested_words
from onrecord.knowledge.interests import names_own
from onrecord.link.disputes.hearing import Hearing
from onrecord.link.facts import Facts
from onrecord.link.sorts import Sort
from onrecord.model import Claim, Kind, Named

NAMES_SHOWN = 3  # of what a position says; its claims name the others
_HELD_UP = frozenset({"aid_blocked", "obstruction", "siege"})


def by_words(hearing: Hearing) -> str:
    """How a position names who did it; of a truce who broke it, of aid or a road who blocked it."""
    told = [f.claim for f in hearing.facts if f.sort is not Sort.DENIAL]
    if any(c.kind is Kind.TRUCE for c in told):
        return "broken by"
    return "blocked by" if hearing.followed and any(c.event in _HELD_UP for c in told) else "by"


def actor_names(told: Sequence[Facts], hearing: Hearing) -> str:
    """The actors that claims name, each once: by their known names, where none is known in the claims' own words."""
    known = {hearing.knowledge.by_id[a.id].name for f in told for a in f.claim.actors if a.id}
    return listed(sorted(known or {in_words(f.claim, a) for f in told for a in f.claim.actors}))


def listed(names: Sequence[str]) -> str:
    """Return names joined by *and*, the first few where there are many."""
    return " and ".join(names if len(names) <= NAMES_SHOWN else [*names[:NAMES_SHOWN], "others"])


def in_words(claim: Claim, named: Named) -> str:
    """A name that no pack has: *the army's forces* of *its forces*, *militants, not named further* of *militants*."""
    if claim.origin and names_own(claim, (named,)):
        return f"{_in_a_sentence(claim.origin)}\u2019s {named.name}"
    if any(letter.isupper() for letter in named.name):
        return named.name
    before = _word_before(claim, named)
    several = before if before in contested_words().both else ""
    article = several or ("the" if before == "the" or not named.name.endswith("s") else "")
    return f"{article} {named.name}, not named further".lstrip()


def _word_before(claim: Claim, named: Named) -> str:
    if named.span is None or not claim.span.contains(named.span):
        return ""
    words = claim.text[: named.span.start - claim.span.start].split()
    return words[-1].casefold() if words else ""


def origins_of(told: Iterable[Facts]) -> list[str]:
    """The origins of claims by their names, each once."""
    found = {f.claim.origin for f in told if f.claim.origin}
    return sorted(map(_in_a_sentence, found))


def _in_a_sentence(origin: str) -> str:
    return origin if any(map(str.isupper, origin)) else f"the {origin}"
