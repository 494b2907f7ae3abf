"""What holds of every edit: the id stays, order of fields does not matter, what is undone is as it was read."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from onrecord import model as m
from onrecord.record.codec import dumps, loads
from onrecord.values import Span
from tests.record.strategies import claims_of

REPORT = m.Report(id="r", text="Twelve people were killed in Northtown, the clinic said.", sha256="")
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "event": st.sampled_from(["shelling", "airstrike"]),
    "status": st.sampled_from([s.value for s in m.Status]),
    "modality": st.sampled_from([s.value for s in m.Modality]),
    "certainty": st.sampled_from([s.value for s in m.Certainty]),
    "when": st.none() | st.just("2016-12-13"),
    "stated_at": st.none() | st.just("2016-12"),
    "actors": st.lists(st.fixed_dictionaries({"name": st.sampled_from("AB"), "id": st.none()}), max_size=2),
    "origin": st.just({"name": "the clinic", "id": None, "basis": "named"}),
    "where": st.just([]),
}


def edit_of(claim: m.Claim, field: str, value: Any, entry: int, *, undone: bool = False) -> m.Edit:
    return m.Edit(claim=claim.id, report=claim.report, span=claim.span, kind=claim.kind, field=field, value=value,
                  reason="seen", by="Ann", entry=entry, undone=undone)  # fmt: skip


@st.composite
def claims_with_edits(draw: st.DrawFn) -> tuple[m.Claim, list[m.Edit]]:
    claim = draw(claims_of(REPORT))
    fields = draw(st.lists(st.sampled_from(sorted(VALUES)), max_size=5))
    return claim, [edit_of(claim, field, draw(VALUES[field]), n) for n, field in enumerate(fields)]


@given(claims_with_edits())
def test_an_edited_claim_keeps_its_id_and_its_words(given_: tuple[m.Claim, list[m.Edit]]) -> None:
    """Whatever is set, the claim is found under its id and rests on the same words."""
    claim, edits = given_
    view = m.edited(claim, m.holding(edits))
    assert (view.id, view.span, view.text, view.kind) == (claim.id, claim.span, claim.text, claim.kind)
    assert set(view.edited) == {e.field for e in edits}


@given(claims_with_edits(), st.randoms())
def test_the_order_in_which_edits_are_read_does_not_matter(given_: tuple[m.Claim, list[m.Edit]], random: Any) -> None:
    """The entries' own order decides, not that in which they are put together."""
    claim, edits = given_
    shuffled = list(edits)
    random.shuffle(shuffled)
    assert m.edited(claim, m.holding(shuffled)) == m.edited(claim, m.holding(edits))


@given(claims_with_edits())
def test_what_is_undone_is_as_it_was_read(given_: tuple[m.Claim, list[m.Edit]]) -> None:
    """An undoing entry for each edit leaves the claim that was read."""
    claim, edits = given_
    undoing = [replace(e, undone=True, entry=e.entry + 100) for e in edits]
    assert m.edited(claim, m.holding([*edits, *undoing])) == claim


@given(claims_with_edits())
def test_no_edit_is_lost(given_: tuple[m.Claim, list[m.Edit]]) -> None:
    """Each edit is of a claim of the report or is told to be adrift."""
    claim, edits = given_
    moved = replace(claim, span=Span(0, len(REPORT.text)), text=REPORT.text)
    for claims in ([claim], [moved], []):
        found, adrift = m.attached(claims, edits)
        assert sorted(e.entry for e in (*adrift, *(e for es in found.values() for e in es))) == [e.entry for e in edits]


@given(claims_with_edits())
def test_an_edit_is_kept_whole(given_: tuple[m.Claim, list[m.Edit]]) -> None:
    """Written and read again an edit is equal."""
    assert all(loads(m.Edit, dumps(edit)) == edit for edit in given_[1])
