"""The same gold serves the public scorer of the evaluation data and our own: their figures are equal."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from onrecord.evaluate import fitted, placed, scored
from tests.evaluate.public import EVALUATION, ours, public
from tests.evaluate.writing import TEXT

pytestmark = pytest.mark.skipif(
    EVALUATION is None, reason="ONRECORD_EVALUATION is not set: our figures were NOT compared with the public scorer's"
)
NAMES = ("Northport", "the Coast Guard", "Coast Guard of Northport", "al-Port", "Al Port", "Ministry", "Zoë", "the")
KINDS, STATES = ("violence", "truce", "responsibility", "appeal"), ("occurred", "ongoing", "ended", "not_occurred")
DATES = ("2021-03-01", "2021-03", "2001", "2020/2021", "XXXX-03-01", "2021-03-01~")


# --- made at random --------------------------------------------------------------------------------------

spans = st.tuples(st.integers(0, 20), st.integers(1, 6)).map(lambda pair: (pair[0] * 8, pair[0] * 8 + pair[1] * 7))
names = st.lists(st.sampled_from(NAMES), min_size=1, max_size=2)
ends = st.one_of(st.none(), st.integers(0, 5))
measures = st.sampled_from(["killed", "injured"])
named = st.lists(st.sampled_from(NAMES).map(lambda name: {"name": name}), max_size=2)


def optional(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


parts = st.dictionaries(st.sampled_from(["women", "child"]), st.integers(0, 2), min_size=1)
wanted_counts = st.builds(
    lambda ends, more: ends | more,
    st.fixed_dictionaries({"measure": measures, "low": ends, "high": st.lists(ends, min_size=1, max_size=2)}),
    optional(breakdown=parts),
)
gold_lines = st.builds(
    lambda span, fields: {"doc": "a", "span": list(span), **fields},
    spans,
    optional(
        kind=st.sampled_from(KINDS),
        event=st.lists(st.sampled_from(["shelling", "air strike", "mortar"]), min_size=1),
        origin=names,
        chain=names,
        actor=names,
        weapon=names,
        where=names,
        when=st.lists(st.sampled_from(DATES[:-1]), min_size=1),
        count=wanted_counts,
        status=st.sampled_from(STATES),
        polarity=st.just("denied"),
        unverified=st.just(True),
        key=st.booleans(),
        optional=st.booleans(),
        trap=st.booleans(),
    ),
)
counts = st.fixed_dictionaries(
    {
        "measure": measures,
        "low": ends,
        "high": ends,
        "modifier": st.sampled_from(["exact", "order"]),
        "breakdown": st.lists(
            st.fixed_dictionaries({"group": st.sampled_from(["women", "children"]), "low": st.integers(0, 2)}),
            max_size=2,
        ),
    }
)
claims = st.builds(
    lambda span, fields: {
        "report": {"id": "a", "published": "2021-03-02"},
        "quote": {"start": span[0], "end": span[1], "text": TEXT[slice(*span)]},
        **fields,
    },
    spans,
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from(KINDS),
            "event": st.sampled_from(["shelling", "airstrike", None]),
            "status": st.sampled_from(STATES),
            "polarity": st.sampled_from(["affirmed", "denied"]),
            "modality": st.sampled_from(["asserted", "planned"]),
            "verification": st.sampled_from([None, {"status": "not_verified"}]),
            "origin": st.one_of(st.none(), st.sampled_from(NAMES)),
            "speakers": named,
            "actors": named,
            "weapons": named,
            "where": named,
            "counts": st.lists(counts, max_size=2),
            "when": st.one_of(st.none(), st.sampled_from(DATES).map(lambda edtf: {"edtf": edtf})),
        }
    ),
)


@trying(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(st.lists(gold_lines, min_size=1, max_size=12), st.lists(claims, max_size=15))
def test_figures_on_made_gold_are_the_public_scorers(
    tmp_path: Path, gold: list[dict[str, Any]], said: list[dict[str, Any]]
) -> None:
    """Whatever gold and claims hold, both count the same found, whole, fields, figures and traps."""
    report = {"id": "a", "text": TEXT, "published": "2021-03-02"}
    for name, objects in (("reports", [report]), ("gold", gold), ("claims", said)):
        text = "".join(json.dumps(one) + "\n" for one in objects)
        (tmp_path / f"{name}.jsonl").write_text(text, encoding="utf-8")
    found = scored(said, placed(fitted(list(enumerate(gold, 1))), {"a": TEXT}), {"a": "2021-03-02"})
    expected = public(tmp_path, *(tmp_path / f"{name}.jsonl" for name in ("claims", "gold", "reports")))
    assert ours(found) == expected
