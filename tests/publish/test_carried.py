"""Who says it, carried by whom; and why reports are held to be one: the heaviest answers, for and against."""

import re
from dataclasses import replace

from onrecord.model import Link, Reason
from onrecord.publish.brief import brief
from onrecord.publish.brief.carried import Branch, evidence, joined, tree
from onrecord.publish.brief.desk import Desk
from onrecord.publish.privacy import Redactor
from tests.publish.telling import told
from tests.publish.told_claims import CLAIMS, GAZETTE_REPORT, SECRETS, WIRE_REPORT

SITUATION = told()
SHOT = SITUATION.incidents[0]


def desk() -> Desk:
    return Desk(SITUATION, Redactor.off())


def branches() -> dict[str, Branch]:
    return {b.origin: b for b in tree(desk(), SHOT, set(SITUATION.claims))}


def test_one_statement_carried_twice_is_one_branch() -> None:
    """The office says it once; two reports carry it, and the second's text repeats the first's."""
    first = branches()["Union rights office"].statements[0]
    assert first.says == "execution, says it happened: at least 40 killed (civilian; 6 women; 9 children)"
    assert [(c.report, c.publisher, c.repeats) for c in first.carriers] == [
        ("R2", "Meridian Wire", ""), ("R3", "The Gazette", "R2")
    ]  # fmt: skip
    assert first.carriers[0].href == f"#m{CLAIMS['shot'].id[1:]}"


def test_a_denial_stands_in_the_tree_as_one() -> None:
    """What its origin says is that it did not happen."""
    assert [s.says for s in branches()["Northern government"].statements] == ["killing, denies it"]


def test_words_that_the_page_does_not_mark_have_no_way() -> None:
    """The report's number stands alone."""
    (found, *_) = tree(desk(), SHOT, ())
    assert {c.href for s in found.statements for c in s.carriers} == {""}


def test_the_heaviest_answers_come_first_and_those_against_are_told() -> None:
    """A shared victim before a shared day; an answer that says nothing is left out; what speaks against is not."""
    view = joined(desk(), SHOT, {WIRE_REPORT.id, GAZETTE_REPORT.id})
    assert view is not None
    (pair,) = view.between
    assert [report for report, _ in pair.reports] == ["R2", "R3"]
    assert pair.said_for[:2] == ("the same victim, Nadia Qadouri", "the same day (12 December)")
    assert pair.against == ("different actors are named",)
    assert "a place is not told" not in pair.said_for


def test_a_persons_judgement_outweighs_all() -> None:
    """It is told first, whatever else is alike."""
    reason = Reason(question="judgement", score=1.0, detail="judged the same by a person")
    other = Reason(question="victims", score=1.0, detail="the same victim")
    link = Link(claim="c-1", to="c-2", score=1.0, reasons=(other, reason))
    assert evidence(reason, link) > evidence(other, link) > 0
    assert evidence(replace(other, score=0.0), link) < 0


def test_an_incident_of_one_claim_has_nothing_to_explain() -> None:
    """Nothing was joined."""
    assert joined(desk(), SITUATION.incidents[3], ()) is None


def test_both_are_folded_and_name_no_private_person() -> None:
    """Closed until they are asked for; a victim's name in an answer is replaced."""
    html = brief(SITUATION, identified=None)
    article = html.split(f'<article class="incident" id="{SHOT.id}"', 1)[1].split("</article>", 1)[0]
    folded = [part.split("</details>", 1)[0] for part in article.split('<details class="whyjoined">')[1:]]
    assert len(folded) == 2
    assert "carried by whom" in folded[0]
    assert "the same victim, Person" in " ".join(re.sub("<[^>]+>", " ", folded[1]).split())
    assert not [secret for secret in SECRETS if secret.lower() in "".join(folded).lower()]
