"""Which pairs are compared depends on the two alone: whoever else comes adds pairs of its own and takes none away."""

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.incidents import made_up
from onrecord.link.blocking import candidate_pairs
from onrecord.link.clusters import Clusters
from onrecord.link.facts import all_facts
from onrecord.link.keys import Key, head, meeting
from onrecord.link.questions import Comparer
from onrecord.link.texts import Texts
from onrecord.link.words import Wording
from tests.link.claims import KNOWLEDGE
from tests.link.test_invariants import HYPOTHESIS

WINDOWS = {1: 0, 2: 3, 3: 10}  # each head has a window of its own
keys = st.builds(
    lambda number, mark, seeks: Key(number, mark, WINDOWS[number], seeks),
    st.sampled_from(sorted(WINDOWS)),
    st.integers(0, 40),
    st.booleans(),
)
owners = st.lists(st.sets(keys, max_size=4), max_size=12)


def meet(left: set[Key], right: set[Key]) -> bool:
    return any(
        a.head == b.head and abs(a.mark - b.mark) <= a.window and (a.seeks or b.seeks) for a in left for b in right
    )


@HYPOTHESIS
@given(owners)
def test_two_meet_where_a_key_brings_them_together_and_nowhere_else(drawn: list[set[Key]]) -> None:
    """The quick way over all finds what asking every pair finds, each pair once, the lesser first."""
    found = list(meeting(drawn))
    asked = [(i, j) for i in range(len(drawn)) for j in range(i + 1, len(drawn)) if meet(drawn[i], drawn[j])]
    assert sorted(found) == asked


@HYPOTHESIS
@given(owners, st.integers(1, 9))
def test_what_is_found_in_blocks_is_found_as_at_once(drawn: list[set[Key]], at_once: int) -> None:
    with patch("onrecord.link.keys.AT_ONCE", at_once):
        found = list(meeting(drawn))
    assert found == list(meeting(drawn))


def test_a_head_is_the_same_on_every_machine() -> None:
    """Keys are kept in a record: their numbers are of the content, not of the run."""
    assert head("place", "geonames:1") == 4924655378702232809
    assert head("place", "geonames:1") != head("place", "geonames:2")


def test_reports_that_come_change_no_pair_of_others() -> None:
    """The pairs of a hundred reports are those of a larger record that lie among them."""
    world = made_up(1600, seed=5)
    facts = all_facts({c.id: c for c in world.claims}, world.reports, KNOWLEDGE)
    clusters = Clusters(facts, (), Comparer(KNOWLEDGE))
    clusters.within_one_report()
    pieces = list(clusters.pieces(Wording(world.reports, KNOWLEDGE), Texts(world.reports, KNOWLEDGE)))
    some = frozenset(sorted(world.reports)[::2])
    among = {(a.id, b.id) for a, b in candidate_pairs(pieces) if a.reports <= some and b.reports <= some}
    assert among
    assert among == {(a.id, b.id) for a, b in candidate_pairs([p for p in pieces if p.reports <= some])}
