"""An incident as a tree: each origin once, what it states, and the reports that carry it, copies named as such."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord
from onrecord.api import OpenRecord
from onrecord.errors import NotFound, OptionInvalid

WIRE = (
    "Shells hit the bus station of Nyala on 12 May 2019 and killed 9 people, the mayor of Nyala told the Harbour "
    "News Agency. Porters carried the wounded on handcarts to the clinic by the old mill."
)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[OpenRecord]:
    lines = [
        {"id": "a", "text": WIRE, "publisher": "The Post", "published": "2019-05-13"},
        {"id": "b", "text": f"{WIRE} The clinic has no light.", "publisher": "The Gazette", "published": "2019-05-14"},
    ]
    (tmp_path / "c.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    with onrecord.open(tmp_path / "r") as opened:
        opened.add(tmp_path / "c.jsonl")
        yield opened


def incident(record: OpenRecord) -> str:
    found = [json.loads(line) for line in record.export("incidents")]
    return str(next(i["id"] for i in found if len(i["reports"]) == 2))


def test_one_statement_under_two_publishers_is_one_branch(record: OpenRecord) -> None:
    """The mayor says it once; two reports carry it, and the second names the first that it repeats."""
    (body,) = record.tree(incident(record)).objects
    (origin,) = body["origins"]
    assert "Nyala" in origin["origin"]
    carried = [c for s in origin["statements"] for c in s["claims"]]
    assert {c["publisher"] for c in carried} == {"The Post", "The Gazette"}
    assert {c["repeats"] for c in carried if c["report"] == "b"} == {"a"}
    assert all(c["repeats"] is None for c in carried if c["report"] == "a")


def test_the_lines_hang_on_their_branches(record: OpenRecord) -> None:
    """The incident stands first, origins hang on it, statements on these, reports on those."""
    lines = [row[0] for row in record.tree(incident(record)[:10]).rows]
    assert lines[0].startswith("i-")
    assert sum(line.startswith("└─ ") for line in lines) == 1
    assert any(line.endswith(")") or "repeats a" in line for line in lines)


def test_a_tree_is_of_an_incident(record: OpenRecord) -> None:
    """A claim has no tree, and an incident that is not there is not found."""
    claim = next(iter(record.claims()))
    with pytest.raises(OptionInvalid, match="is no incident"):
        record.tree(claim.id)
    with pytest.raises(NotFound):
        record.tree("i-0000000000000000")


def test_a_copied_paragraph_says_where_it_stood_first(record: OpenRecord) -> None:
    """The second paper's one paragraph stands in the first's of the day before; the last sentence is its own."""
    view = record.paragraphs("b")
    assert [row[3:] for row in view.rows] == [("a", "The Post", "13 May 2019, before")]
    assert 0.5 < view.objects[0]["by"][0]["share"] < 1
    with pytest.raises(NotFound):
        record.paragraphs("nobody")
