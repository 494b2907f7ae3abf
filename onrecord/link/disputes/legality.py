"""Whether a deed was lawful: who calls it a crime, who denies that, who calls it lawful. The software has no view."""

from onrecord.knowledge.contested import called, contested_words
from onrecord.link.disputes.hearing import Hearing, different_origins
from onrecord.link.facts import Facts
from onrecord.model import About, Dispute, Kind, Modality, Status


def about_legality(hearing: Hearing) -> list[Dispute]:
    """One dispute for an incident that some call unlawful, and others lawful or deny what it is called."""
    against: list[Facts] = []
    defending: list[Facts] = []
    says: dict[str, dict[str, None]] = {"against": {}, "defending": {}}
    words = contested_words()
    for facts in hearing.facts:
        claim = facts.claim
        if claim.modality is not Modality.ASSERTED:
            continue
        crimes, right = called(claim.text, words.unlawful), called(claim.text, words.lawful)
        denied = claim.denied or claim.status is Status.NOT_OCCURRED
        if crimes and not right and claim.kind is Kind.RESPONSIBILITY:
            (defending if denied else against).append(facts)
            says["defending" if denied else "against"].update({f"not {c}" if denied else c: None for c in crimes})
        elif right and not denied and not crimes:
            defending.append(facts)
            says["defending"].update(dict.fromkeys(right))
    if not (against and defending and different_origins(against, defending)):
        return []
    positions = [
        hearing.position(f"called {', '.join(sorted(says[side], key=_of_denials))}", told)
        for side, told in (("against", against), ("defending", defending))
    ]
    return [hearing.dispute(About.LEGALITY, ", or ".join(p.says for p in positions), positions)]


def _of_denials(says: str) -> bool:
    return says.startswith("not ")


def denies_only_its_name(facts: Facts) -> bool:
    """Tell whether a denial is of what a deed is called, and not of the deed: *denied that it was a war crime*."""
    return bool(called(facts.claim.text, contested_words().unlawful))
