"""One statement by one origin, wherever it is carried."""

from typing import Any

from onrecord.link import link
from onrecord.model import Assertion, Claim, Linked
from tests.link.claims import CITY, KNOWLEDGE, QUARTER, Desk, by, count


def linked(desk: Desk) -> Linked:
    return link(desk.claims, desk.reports, [], KNOWLEDGE)


def assertion_of(result: Linked, claim: Claim) -> Assertion:
    return next(a for a in result.assertions if claim.id in a.claims)


def executions(first: str, second: str, low: int = 82) -> tuple[Linked, Claim, Claim]:
    desk = Desk()
    desk.report("a", "2016-12-14")
    desk.report("b", "2016-12-14")
    one = desk.say("a", "had evidence that 82 civilians were shot", event="execution", by=first, where=(CITY,),
                   counts=[count(82, group="civilians", status="civilian")], when="2016-12-08/2016-12-13")  # fmt: skip
    two = desk.say("b", "forces shot at least 82 civilians the day before", event="execution", by=second,
                   counts=[count(low, None, group="civilians", status="civilian", modifier="at_least")],
                   when="2016-12-12")  # fmt: skip
    return linked(desk), one, two


def test_two_wordings_of_one_figure_by_one_origin_are_one_assertion() -> None:
    """82 and at least 82 of one body are one statement through two publishers."""
    result, one, two = executions("un", "un")
    assert assertion_of(result, one).claims == tuple(sorted((one.id, two.id)))


def test_a_body_is_narrowed_to_its_part_with_the_reason() -> None:
    """Where one report names the whole and another its part for the same statement, the part is the origin."""
    result, one, two = executions("un-human-rights-office", "un")
    assertion = assertion_of(result, two)
    assert one.id in assertion.claims
    assert assertion.origin == KNOWLEDGE.by_id["un-human-rights-office"].name
    assert assertion.narrowed is not None
    assert assertion.narrowed.left == KNOWLEDGE.by_id["un"].name


def test_two_parts_of_one_body_are_not_one_origin() -> None:
    """The rights office and the children's fund answer each for itself."""
    result, one, two = executions("un-human-rights-office", "unicef")
    assert two.id not in assertion_of(result, one).claims


def test_another_figure_is_another_statement() -> None:
    """At least 40 is not 82 in other words."""
    result, one, two = executions("un", "un", low=40)
    assert two.id not in assertion_of(result, one).claims


def test_unnamed_groups_of_two_reports_are_two_origins() -> None:
    """*Activists* of two reports may be anybody."""
    result, one, two = executions("unnamed:activists", "unnamed:activists")
    assert two.id not in assertion_of(result, one).claims


def test_copied_text_of_two_publishers_is_one_assertion() -> None:
    """The same agency text without attribution is said once."""
    desk = Desk()
    desk.report("a")
    desk.report("b")
    words = "Warplanes struck the vegetable market in the Millgate quarter early on Monday and killed 31 people"
    one = desk.say("a", words, counts=[count(31)], where=(QUARTER,), when="2016-05-09")
    two = desk.say("b", words + " there", counts=[count(31)], where=(QUARTER,), when="2016-05-09")
    assert two.id in assertion_of(linked(desk), one).claims


def test_every_claim_is_in_one_assertion() -> None:
    """A claim alone is an assertion of one."""
    desk = Desk()
    desk.report("a")
    claims = [desk.say("a", f"An air strike hit house {n}", **by("un")) for n in range(3)]
    ids = [i for a in linked(desk).assertions for i in a.claims]
    assert sorted(ids) == sorted(c.id for c in claims)


def raids(first: str, second: str, days: tuple[str, str], **count_of: Any) -> bool:
    """Whether what one force says of two raids, in the words that it has for all of them, is one statement."""
    desk = Desk()
    desk.report("a", days[0])
    desk.report("b", days[1])
    said = [
        desk.say(name, words, event="detention", by="the security force", when=day, **count_of)
        for name, words, day in zip("ab", (first, second), days, strict=True)
    ]
    return said[1].id in assertion_of(linked(desk), said[0]).claims


def test_stock_words_of_one_origin_on_two_days_are_two_statements() -> None:
    """*Detained several suspects during the operation* is said of a raid each day; on one day it is said again."""
    one = "The security force detained several suspected insurgents during the operation"
    two = "During the operation the security force detained several suspected insurgents there"
    several = [count(3, 9, "detained", modifier="order")]
    assert raids(one, two, ("2016-05-09", "2016-05-09"), counts=several)
    assert not raids(one, two, ("2016-05-09", "2016-05-10"), counts=several)
    searched, again = "The security force searched a compound", "A security force searched the compound again"
    assert raids(searched, again, ("2016-05-09", "2016-05-09"))
    assert not raids(searched, again, ("2016-05-09", "2016-05-10"))


def test_a_telling_number_is_one_statement_though_a_day_is_misread() -> None:
    """137 of one origin is not said of two raids."""
    words = "The security force detained 137 men"
    assert raids(words, words, ("2016-05-09", "2016-05-10"), counts=[count(137, measure="detained")])
