"""`why A B`: the decision in words, each question with both values, and the path of links between two claims."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord
from onrecord import ask, decide
from onrecord.api import OpenRecord
from onrecord.errors import NotFound, OptionInvalid
from onrecord.model import Identity
from onrecord.record import Record

MARKET = (
    "A drone struck the fish market of El Fasher on 12 May 2019, killing at least 12 people. Stalls of dried perch "
    "burned until the evening, a porter said, and the ice house lost its door."
)
RETOLD = (
    "At least 12 people died when a drone hit the fish market in El Fasher on 12 May 2019, a porter said. The ice "
    "house lost its door and stalls of dried perch were still burning in the evening."
)
LATER = "A drone struck a school in Nyala on 2 June 2019 and wounded 5 people, the head of the school said."


@pytest.fixture
def record(tmp_path: Path) -> Iterator[OpenRecord]:
    told = {"a": (MARKET, "2019-05-13"), "b": (RETOLD, "2019-05-13"), "c": (LATER, "2019-06-03")}
    lines = [
        {"id": name, "text": text, "publisher": f"The {name.upper()} Post", "published": day}
        for name, (text, day) in told.items()
    ]
    (tmp_path / "c.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    with onrecord.open(tmp_path / "r") as opened:
        opened.add(tmp_path / "c.jsonl")
        yield opened


def claim(record: OpenRecord, report: str) -> str:
    """The claim of a report that tells of a drone's strike."""
    return next(c.id for c in record.claims() if c.report == report and "drone" in c.text)


def test_two_reports_of_one_strike_say_by_what_they_are_one(record: OpenRecord) -> None:
    """The decision, each question with its weight and both values, and the link that joined them."""
    left, right = claim(record, "a"), claim(record, "b")
    found = record.why(left, right)
    assert found.together
    assert found.decision.startswith("One incident: compared by the whole reports")
    asked = {a.reason.question: a for a in found.comparison.asked}
    assert asked["time"].reason.left == asked["time"].reason.right == "12 May 2019"
    assert asked["text"].evidence == pytest.approx(asked["text"].weight * (2 * asked["text"].reason.score - 1))
    assert found.comparison.evidence == pytest.approx(found.comparison.start + sum(a.evidence for a in asked.values()))
    assert len(found.path) >= 1


def test_two_incidents_say_what_keeps_them_apart(record: OpenRecord) -> None:
    """Two strikes of two towns and months are two, and the answer says for which reason."""
    found = record.why(claim(record, "a"), claim(record, "c"))
    assert not found.together
    assert found.decision.startswith("Two incidents: kept apart by")
    assert found.comparison.apart in ("days too far apart", "different places")
    assert found.path == ()


def test_incidents_are_compared_by_their_nearest_claims(record: OpenRecord) -> None:
    """Two incidents are asked about by their ids, or the beginnings of these, as two claims are."""
    incidents = [json.loads(line) for line in record.export("incidents")]
    one = next(i["id"] for i in incidents if "a" in i["reports"])
    other = next(i["id"] for i in incidents if "c" in i["reports"])
    found = record.why(one[:10], other)
    assert found.incidents == (one, other)
    assert found.to_json()["comparison"]["apart"] == found.comparison.apart
    assert [row[0] for row in found.view().rows][-2:] == ["start", "sum"]


def test_a_person_who_judged_is_named_with_the_reason(record: OpenRecord, tmp_path: Path) -> None:
    """What a person decided stands before what the questions sum to."""
    left, right = claim(record, "a"), claim(record, "b")
    record.close()
    with Record.open(tmp_path / "r") as opened:
        decide.judge(opened, (left, right), Identity.DIFFERENT, "two markets", knowledge=decide.knowledge_of(opened))
        found = ask.why(opened, left, right)
    assert not found.together
    assert "judged them different, because: two markets" in found.decision


def test_what_is_no_claim_or_incident_is_refused(record: OpenRecord) -> None:
    """An id of nothing, of an assertion, or twice the same is an error that says so."""
    one = claim(record, "a")
    with pytest.raises(NotFound):
        record.why(one, "c-0000000000000000")
    with pytest.raises(OptionInvalid, match="neither a claim"):
        record.why(one, "a-0000000000000000")
    with pytest.raises(OptionInvalid, match="the same"):
        record.why(one, one)
