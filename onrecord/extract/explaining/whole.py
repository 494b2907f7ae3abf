"""All the grounds of one claim, in the order in which a claim is told."""

from onrecord.extract.claims.found import Found
from onrecord.extract.claims.telling import Telling
from onrecord.extract.explaining.case import Case
from onrecord.extract.explaining.deeds import of_deed
from onrecord.extract.explaining.figures import of_figures
from onrecord.extract.explaining.mood import of_mood
from onrecord.extract.explaining.setting import of_setting
from onrecord.extract.explaining.speech import of_speech
from onrecord.extract.grounds import Trace
from onrecord.model import Claim, Explained, Ground, Section


def explained(claim: Claim, item: object, found: Found, trace: Trace) -> Explained:
    """Return a claim with the grounds of each field; `item` is the telling that it was made of."""
    assert isinstance(item, Telling)
    case = Case(claim, item, found, trace)
    grounds = [*of_deed(case), *of_speech(case), *of_mood(case), *of_figures(case), *of_setting(case)]
    grounds += _section(case)
    return Explained(claim=claim, sentence=case.sentence, grounds=tuple(grounds))


def _section(case: Case) -> list[Ground]:
    if case.claim.section is Section.BODY:
        return []
    return [case.ground("section", "section.beside", section=case.claim.section.value)]
