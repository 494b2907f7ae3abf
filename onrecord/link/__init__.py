"""Claims and judgements in, assertions and incidents out: what is one statement, what is one happening, and why."""

from collections.abc import Mapping, Sequence

from onrecord.knowledge import Knowledge
from onrecord.knowledge.likeness import Likeness
from onrecord.link.assertions import Assertions
from onrecord.link.attach import Attacher
from onrecord.link.clusters import cluster
from onrecord.link.comparing import compared
from onrecord.link.facts import all_facts
from onrecord.link.incidents import incidents_of
from onrecord.link.questions import WEIGHTS
from onrecord.link.repeats import repeats_of, same_text
from onrecord.model import Claim, Judgement, Linked, Report

__all__ = ["WEIGHTS", "compared", "link", "repeats_of", "same_text"]


def link(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    judgements: Sequence[Judgement],
    knowledge: Knowledge,
    likeness: Likeness | None = None,
) -> Linked:
    """Link claims into assertions and incidents; a pure function of what is given, whatever its order.

    Incidents come with their claims, links, disputes, denials and timelines; ranges and grades are left
    to weighing. In doubt two happenings stay two, and are named as possibly the same. `likeness` weighs the answers
    by which two reports are held to tell of one happening, by default as the general knowledge has them.
    """
    facts = all_facts({c.id: c for c in claims}, reports, knowledge)
    assertions = Assertions(facts, knowledge).find()
    clusters = cluster(facts, judgements, knowledge, assertions=assertions, reports=reports, likeness=likeness)
    attached = Attacher(clusters, knowledge).run()
    incidents = incidents_of(clusters, attached, assertions, reports, knowledge)
    pairs = len(facts) * (len(facts) - 1) // 2
    return Linked(
        assertions=assertions,
        incidents=incidents,
        compared=clusters.compared,
        never_compared=max(0, pairs - clusters.compared),
    )
