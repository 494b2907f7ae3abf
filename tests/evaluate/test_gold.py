"""Gold that cannot be used is told line by line, with what to do about it."""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import GoldInvalid, InputMissing, InputUnreadable
from onrecord.evaluate import fitted, gold_lines, placed
from tests.evaluate.writing import QUOTES, TEXT, gold


def fault(line: object, texts: dict[str, str] | None = None) -> str:
    """Return what is said of a line of gold that cannot be used."""
    with pytest.raises(GoldInvalid) as caught:
        placed(fitted([(7, line)], "my.jsonl"), texts or {"a": TEXT}, "my.jsonl")
    head, said = str(caught.value).split("\n")
    assert head == "my.jsonl: 1 line cannot be used:"
    assert said.startswith("  line 7: ")
    return said.removeprefix("  line 7: ")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ([1], "a line must be an object"),
        ({"snippet": "x"}, "'doc' is missing"),
        ({"doc": "a"}, "the words are missing"),
        ({"doc": "a", "snippet": ""}, "snippet must be a text that is not empty"),
        (gold(QUOTES["killed"], orgin=["x"]), "unknown field 'orgin'; did you mean 'origin'?"),
        (gold(QUOTES["killed"], zzz=1), "unknown field 'zzz'; known are doc, snippet"),
        (gold(QUOTES["killed"], kind="violense"), "kind: 'violense' is none of violence, truce"),
        (gold(QUOTES["killed"], origin=[]), "origin is an empty list"),
        (gold(QUOTES["killed"], key="yes"), "key must be true or false"),
        (gold(QUOTES["killed"], nth=0), "nth counts from 1"),
        (gold(QUOTES["killed"], count={"measure": "killed", "low": 1}), "'count.high' is missing"),
        (gold(QUOTES["killed"], count={"measure": "kiled", "low": 1, "high": 1}), "did you mean 'killed'?"),
        (
            gold(QUOTES["killed"], count={"measure": "killed", "low": "1", "high": 1}),
            "count.low must be a whole",
        ),
        (gold(QUOTES["killed"], count={"measure": "killed", "low": True, "high": 1}), "count.low must be a whole"),
        (gold(QUOTES["killed"], count={"measure": "killed", "lo": 1, "high": 1}), "did you mean 'low'?"),
        ({"doc": "a", "span": [5, 5]}, "span must end after it starts"),
        ({"doc": "a", "span": [0, 9999]}, "runs past the report's"),
        (
            {"doc": "a", "span": [0, 8], "snippet": "Something"},
            "its span holds other words than its snippet",
        ),
        (gold("nobody was hurt"), "these words are not in the report: “nobody was hurt”"),
        (gold("shelling killed 12  people"), 'the report writes them so: "Shelling killed 12 people"'),
        (gold("Shelling killed 12 people in the village"), "they part from the report after “killed 12 people in”"),
        (gold("in Northport", nth=3), "nth is 3, and the words stand in the report 2 times"),
        ({"doc": "b", "snippet": "x"}, "no report that was given has the id 'b'"),
    ],
)
def test_a_faulty_line_says_what_is_wrong(line: object, said: str) -> None:
    """Type, vocabulary, missing and unknown fields, words and reports that are not there."""
    assert said in fault(line)


def test_a_report_is_named_by_its_id_or_a_beginning_of_it() -> None:
    """The beginning of one id is enough; of two it is not; a slip is answered with the nearest id."""
    texts = {"wire-1.txt": TEXT, "wire-2.txt": TEXT, "post-1.txt": TEXT}
    (line,) = placed(fitted([(1, {"doc": "post", "snippet": "12 people"})]), texts).expected
    assert line.report == "post-1.txt"
    assert "begins the ids of 2 reports" in fault({"doc": "wire", "snippet": "12 people"}, texts)
    assert "did you mean 'post-1.txt'?" in fault({"doc": "pots-1.txt", "snippet": "12 people"}, texts)


def test_all_faults_are_told_together(tmp_path: Path) -> None:
    """One run names every faulty line, and cuts only a list that nobody would read."""
    lines: list[dict[str, Any]] = [gold(QUOTES["killed"], kind="war"), gold(QUOTES["killed"]), gold("", nth=2)]
    (tmp_path / "g.jsonl").write_text("\n\n".join(map(json.dumps, lines)), encoding="utf-8")
    with pytest.raises(GoldInvalid, match=r"g.jsonl: 2 lines cannot be used:\n  line 1: .*\n  line 5: "):
        gold_lines(tmp_path / "g.jsonl")
    with pytest.raises(GoldInvalid, match="and 10 more"):
        fitted([(n, {}) for n in range(30)])


def test_what_is_no_gold_at_all(tmp_path: Path) -> None:
    """A file that is not there, is no text, is empty or no JSON: each has its error."""
    with pytest.raises(InputMissing):
        gold_lines(tmp_path / "none.jsonl")
    (tmp_path / "g.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputUnreadable, match="UTF-8"):
        gold_lines(tmp_path / "g.jsonl")
    (tmp_path / "g.jsonl").write_text("\n", encoding="utf-8")
    with pytest.raises(GoldInvalid, match="no line in it"):
        gold_lines(tmp_path / "g.jsonl")
    (tmp_path / "g.jsonl").write_text('{"doc": "a",\n', encoding="utf-8")
    with pytest.raises(GoldInvalid, match="line 1: not JSON"):
        gold_lines(tmp_path / "g.jsonl")


def test_a_draft_that_nobody_checked_is_no_gold() -> None:
    """Lines still marked as drafts stop an evaluation: it would score the machine by itself."""
    with pytest.raises(GoldInvalid, match=r"1 of 2 lines are drafts that nobody has checked \(lines 2\)"):
        fitted([(1, gold("x")), (2, gold("y", draft=True))])
    assert len(fitted([(1, gold("x", draft=False))])) == 1


def test_what_is_doubtful_is_noted_and_scored() -> None:
    """Words that stand twice mean the first; a value that no claim can have is named."""
    found = placed(fitted([(1, gold("in Northport", certainty=["unverified", "certain"]))]), {"a": TEXT})
    assert found.expected[0].span.start == TEXT.index("in Northport")
    assert [n.split(":")[0] for n in found.notes] == ["line 1", "line 1"]
    assert "no claim can have it" in found.notes[0]
    assert "more than once" in found.notes[1]


def test_nth_means_that_occurrence() -> None:
    """The second occurrence is the second, also where the words are near each other."""
    found = placed(fitted([(1, gold("in Northport", nth=2))]), {"a": TEXT})
    assert found.expected[0].span.start == TEXT.rindex("in Northport")
    assert found.notes == ()
