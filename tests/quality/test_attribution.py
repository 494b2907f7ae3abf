"""A floor under the attributions found, on marked texts that ship and on marked reports of the evaluation data."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.settings import settings
from tests.quality import floors
from tests.quality.attribution.marked import gold_lines, unmarked
from tests.quality.attribution.scoring import scores

HERE = Path(__file__).with_name("attribution")
EVALUATION = settings().evaluation
needs_data = pytest.mark.skipif(
    EVALUATION is None, reason="ONRECORD_EVALUATION is not set: attribution in reports was NOT measured"
)


def mentions_of(reports: Iterable[Mapping[str, Any]], scratch: Path) -> list[dict[str, Any]]:
    """Add reports to a record and return the attributions among its mentions."""
    lines = "".join(json.dumps(report) + "\n" for report in reports)
    (scratch / "reports.jsonl").write_text(lines, encoding="utf-8")
    with onrecord.open(scratch / "record") as record:
        record.add(scratch / "reports.jsonl")
        mentions = [json.loads(line) for line in record.export("mentions")]
    return [m for m in mentions if m["type"] == "attribution"]


def test_attributions_in_marked_texts_are_found_no_worse_than_before(tmp_path: Path) -> None:
    """Political news written for the purpose is attributed at or above its floor, read and measured halves apart."""
    texts = {path.stem: unmarked(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("written/*.txt"))}
    reports = ({"id": name, "text": marked.text, "published": "2016-08-18"} for name, marked in texts.items())
    mentions = mentions_of(reports, tmp_path)
    faults: list[str] = []
    for half, odd in (("read", 1), ("measured", 0)):
        gold = [line for name, m in texts.items() if int(name[0]) % 2 == odd for line in gold_lines(name, m)]
        faults += floors.held(f"attribution-written-{half}", scores(mentions, gold))
    assert not faults


@needs_data
@pytest.mark.parametrize("half", ["read", "measured"])
def test_attributions_in_reports_are_found_no_worse_than_before(half: str, tmp_path: Path) -> None:
    """Reports marked by hand are attributed at or above their floor."""
    assert EVALUATION is not None
    gold = [json.loads(line) for line in (HERE / f"reports-{half}.jsonl").read_text(encoding="utf-8").splitlines()]
    covered = {line["report"] for line in gold}
    everything = (json.loads(line) for name in ("syria", "linking") for line in _lines(EVALUATION / name))
    mentions = mentions_of((r for r in everything if r["id"] in covered), tmp_path)
    assert not floors.held(f"attribution-reports-{half}", scores(mentions, gold))


def test_a_perfect_reading_scores_one() -> None:
    """The gold handed in as if it had been found is found and overlaps in full; nothing found scores nought."""
    marked = unmarked("[1s The mayor] [1c said] [1k the bridge fell].")
    gold = gold_lines("r", marked)
    assert scores(gold[1:], gold) == {"found": 1.0, "overlap": 1.0}
    assert scores([], gold) == {"found": 0.0, "overlap": 0.0}


def _lines(folder: Path) -> list[str]:
    return [line for line in (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines() if line.strip()]
