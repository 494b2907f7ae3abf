"""With what it was done: denials of a weapon by the words of its use, against those who say that it was used."""

from onrecord.knowledge.contested import contested_words
from onrecord.link.disputes.hearing import Hearing, different_origins, may_be_one
from onrecord.link.facts import Facts


def denied_weapons(facts: Facts) -> tuple[str, ...]:
    """Return the weapons whose use a denial denies: *denied using chlorine*; not *denied dropping barrel bombs*."""
    claim = facts.claim
    if not claim.denied or not contested_words().uses.search(claim.text):
        return ()
    return tuple(sorted({w.name for w in claim.weapons if w.span and claim.span.contains(w.span)}))


def said_used(denial: Facts, hearing: Hearing) -> list[Facts]:
    """Return the claims of an incident that say of a denied weapon, or of what it is, that it was used."""
    denied, same = denied_weapons(denial), contested_words().same_weapon
    return [
        f
        for f in hearing.facts
        if not f.claim.denied
        and f.claim.happened
        and any(same(w.name, d) for w in f.claim.weapons for d in denied)
        and may_be_one(f, denial)
        and different_origins([f], [denial])
    ]


def weapons_named(told: list[Facts], among: tuple[str, ...]) -> str:
    """The weapons of claims that are, or are of the kind of, those denied."""
    same = contested_words().same_weapon
    return " or ".join(sorted({w.name for f in told for w in f.claim.weapons if any(same(w.name, d) for d in among)}))
