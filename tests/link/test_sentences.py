"""The sentence of a claim."""

from dataclasses import replace

from onrecord.link.sentences import LONGEST, lead_in
from tests.link.claims import Desk


def test_the_words_before_a_claim_are_those_of_its_sentence() -> None:
    """And none where a text has no full stops: each claim would hold all that was told before it."""
    desk = Desk()
    desk.report("a")
    claim = desk.say("a", "shells hit Millgate", event="shelling")
    report = desk.reports["a"]
    before = "The ministry spoke. Meanwhile in the north "
    at = replace(claim, span=replace(claim.span, start=len(before), end=len(before) + len(claim.text)))
    assert lead_in(at, replace(report, text=before + claim.text)).strip() == "Meanwhile in the north"
    long = "and then " * LONGEST
    far = replace(claim, span=replace(claim.span, start=len(long), end=len(long) + len(claim.text)))
    assert lead_in(far, replace(report, text=long + claim.text)) == ""
