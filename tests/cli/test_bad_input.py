"""Bad input, end to end: it is added, and what became of it is told by `refusals` and `search`."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Ran, run

SENTENCE = "Four people were killed in the harbour on Monday, the hospital said.\n"
DAY = "2016-12-14"


def add(folder: Path, name: str, data: bytes | str, *options: object) -> Ran:
    """Add one file to the record of a test's folder."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return run("add", folder / "record", path, *options)


def rows(folder: Path, command: str, *rest: object) -> list[dict[str, Any]]:
    ran = run(command, folder / "record", *rest, "--format", "json")
    assert ran.status == 0, ran.err
    found: list[dict[str, Any]] = json.loads(ran.out)
    return found


def exported(folder: Path, what: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("export", folder / "record", "--what", what).out.splitlines()]


def reasons(folder: Path) -> str:
    return "\n".join(f"{r['report'] or r['input']}: {r['reason']}" for r in rows(folder, "refusals"))


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "empty.txt: is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20, "picture.txt: "),
        ("program.exe", b"MZ", "program.exe: is of no kind that is read"),
        ("broken.pdf", b"%PDF-1.7 and no more", "broken.pdf: "),
        ("broken.docx", b"PK\x03\x04 and no more", "broken.docx: "),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    """The run goes on and ends well; the file, and why, stand in the summary and in the list."""
    ran = add(tmp_path, name, data)
    assert ran.status == 0, ran.err
    assert f"refused: {reason}" in ran.out
    assert reason in reasons(tmp_path)
    assert exported(tmp_path, "reports") == []
    again = run("add", tmp_path / "record", tmp_path / name)
    assert "nothing was written" in again.out


def test_an_encoding_that_was_found_is_kept_and_told(tmp_path: Path) -> None:
    """Text that is no UTF-8 is decoded, and a refusal says as what."""
    text = "The café’s owner said four people were killed in Ålesund on Monday — “a massacre”.\n"
    add(tmp_path, "western.txt", text.encode("windows-1252"))
    (report,) = exported(tmp_path, "reports")
    assert report["text"] == text
    assert report["encoding"] == "windows-1252 (detected)"
    assert "1252" in reasons(tmp_path)


@pytest.mark.parametrize("line", [SENTENCE.strip() + " ", "x"], ids=["sentences", "one-word"])
def test_five_megabytes_in_one_line_are_kept_and_searchable(tmp_path: Path, line: str) -> None:
    """More text than is read for claims stays searchable, with a refusal of the reading."""
    text = SENTENCE.strip() + " " + line * (5_200_000 // len(line)) + " Zebra.\n"
    ran = add(tmp_path, "long.txt", text, "--published", DAY)
    assert ran.status == 0, ran.err
    assert "kept and searchable, but not read for claims" in reasons(tmp_path)
    (hit,) = rows(tmp_path, "search", "zebra")
    assert hit["report"] == "long.txt"
    assert exported(tmp_path, "claims") == []


def test_a_line_just_short_of_the_limit_does_not_stop_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long line without an end of sentence is read, or refused with a reason, and the report after it is read."""
    monkeypatch.setenv("ONRECORD_MAX_TEXT", "6000")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("killed and " * 500, encoding="utf-8")
    (tmp_path / "in" / "b.txt").write_text(SENTENCE, encoding="utf-8")
    ran = run("add", tmp_path / "record", tmp_path / "in", "--published", DAY)
    assert ran.status == 0, ran.err
    assert "added 2 reports" in ran.out
    assert [c for c in exported(tmp_path, "claims") if c["report"]["id"] == "b.txt"]


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        (
            "fr",
            "Au moins quatre personnes ont été tuées lundi dans le port, selon l'hôpital de la ville.\n" * 5,
            "hôpital",
        ),
        ("ar", "قتل أربعة أشخاص على الأقل يوم الاثنين في الميناء بحسب مستشفى المدينة.\n" * 5, "مستشفى"),
    ],
)
def test_another_language_is_kept_and_searchable(tmp_path: Path, language: str, text: str, word: str) -> None:
    """A text that is not English, also one from right to left, is not read for claims, and says so."""
    add(tmp_path, "other.txt", text, "--published", DAY)
    (report,) = exported(tmp_path, "reports")
    assert (report["language"], report["text"]) == (language, text)
    assert "only English is read" in reasons(tmp_path)
    assert [hit["report"] for hit in rows(tmp_path, "search", word)] == ["other.txt"]
    assert run("brief", tmp_path / "record", "-o", tmp_path / "b.html").status == 0


@pytest.mark.parametrize(
    "text",
    [
        "“He told me, ‘they said “four people were killed in the harbour on Monday” and left’,” the doctor said.\n",
        "“Four people were killed in the harbour on Monday, the hospital said. Nobody closed the quotation.\n" * 3,
        '"\'"\'"Four people were killed"\'" in the "harbour\' on Monday”“, the hospital said.\n',
        "))) Four people [were (killed in the harbour on Monday, the hospital said.\n",
    ],
    ids=["nested", "unclosed", "mixed", "brackets"],
)
def test_odd_quotation_marks_stop_nothing(tmp_path: Path, text: str) -> None:
    """Nested, unclosed and mixed quotation marks: four are still killed, and every quote is the report's words."""
    ran = add(tmp_path, "odd.txt", text, "--published", DAY)
    assert (ran.status, "could not be read for claims" in ran.out) == (0, False)
    claims = exported(tmp_path, "claims")
    assert any(c["measure"] == "killed" and c["low"] == 4 for claim in claims for c in claim["counts"])
    assert all(text[c["quote"]["start"] : c["quote"]["end"]] == c["quote"]["text"] for c in claims)


def test_a_day_in_the_future_is_kept_and_told(tmp_path: Path) -> None:
    """A day of publication after today is doubted in a refusal, and left as it was given."""
    add(tmp_path, "a.txt", SENTENCE, "--published", "2999-01-01")
    assert exported(tmp_path, "reports")[0]["published_given"] == "2999-01-01"
    assert "lies in the future" in reasons(tmp_path)


def test_a_malformed_day_in_a_corpus_refuses_no_other_line(tmp_path: Path) -> None:
    """A line whose day cannot be read is refused or dated otherwise with a reason; the others come in."""
    lines = [{"id": n, "text": SENTENCE, "published": day} for n, day in (("a", DAY), ("b", "31/02/16"), ("c", DAY))]
    add(tmp_path, "c.jsonl", "".join(json.dumps(line) + "\n" for line in lines))
    assert {"a", "c"} <= {r["id"] for r in exported(tmp_path, "reports")}
    assert "31/02/16" in reasons(tmp_path)


def test_a_broken_line_in_the_middle_is_refused_alone(tmp_path: Path) -> None:
    """The lines before and after a broken one are read; the refusal names file and line."""
    good = json.dumps({"id": "first", "text": SENTENCE, "published": DAY})
    last = json.dumps({"id": "last", "text": SENTENCE.replace("Four", "Five"), "published": DAY})
    ran = add(tmp_path, "c.jsonl", f'{good}\n{{"id": "broken", "text": "Fo\n{last}\n')
    assert "added 2 reports" in ran.out
    assert [r["id"] for r in exported(tmp_path, "reports")] == ["first", "last"]
    assert "c.jsonl:2: " in reasons(tmp_path)


def test_a_known_id_with_another_text_is_refused_with_both_digests(tmp_path: Path) -> None:
    """What came first stays; the refusal names both digests."""
    add(tmp_path, "a.txt", SENTENCE)
    (before,) = exported(tmp_path, "reports")
    ran = add(tmp_path, "a.txt", SENTENCE.replace("Four", "Nine"))
    assert ran.status == 0
    assert exported(tmp_path, "reports") == [before]
    (refusal,) = [r for r in rows(tmp_path, "refusals") if r["report"] == "a.txt"]
    digests = {word.strip(",;.") for word in refusal["reason"].split() if len(word.strip(",;.")) == 64}
    assert len(digests) == 2
    assert before["sha256"] in digests


def test_a_day_given_late_is_one_entry_and_dates_are_resolved_anew(tmp_path: Path) -> None:
    """First no year is known; with `--published` the same bytes get their days."""
    add(tmp_path, "a.txt", SENTENCE)
    assert {c["when"] for c in exported(tmp_path, "claims")} == {None}
    ran = run("add", tmp_path / "record", tmp_path / "a.txt", "--published", DAY)
    assert "added 0 reports, 1 with other metadata" in ran.out
    dated = [c for c in exported(tmp_path, "claims") if c["when"]]
    assert {c["when"]["edtf"] for c in dated} == {"2016-12-12"}
    assert {c["report"]["published_basis"] for c in dated} == {"given"}
    again = run("add", tmp_path / "record", tmp_path / "a.txt", "--published", DAY)
    assert "nothing was written" in again.out


def test_a_record_among_the_reports_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`onrecord add record .` reads the reports beside the record, never the record itself."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    for expected in ("added 1 reports", "nothing new: 1 reports"):
        ran = run("add", "record", ".", "--published", DAY)
        assert ran.status == 0, ran.err
        assert expected.replace("1 reports", "1 report") in ran.out
    assert rows(tmp_path, "refusals") == []


def test_two_reports_of_one_text_are_told_as_such(tmp_path: Path) -> None:
    """A text that repeats another's is a report of its own that names the other."""
    add(tmp_path, "a.txt", SENTENCE)
    add(tmp_path, "b.txt", SENTENCE)
    assert [(r["id"], r["same_as"]) for r in exported(tmp_path, "reports")] == [("a.txt", None), ("b.txt", "a.txt")]


def test_a_brief_among_the_reports_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What onrecord says of the reports is no report: it would tell everything twice."""
    monkeypatch.chdir(tmp_path)
    add(tmp_path, "a.txt", SENTENCE, "--published", DAY)
    assert run("brief", "record", "-o", "brief.html").status == 0
    run("add", "record", ".", "--published", DAY)
    assert [r["id"] for r in exported(tmp_path, "reports")] == ["a.txt"]
    assert "brief.html: is a page that onrecord made" in reasons(tmp_path)
