"""The forms of a listing: tables that fit the screen, CSV that is no formula, names that cannot redraw a terminal."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ask import View
from onrecord.publish import Form, rendered
from onrecord.publish.layout import fitted, plain, table_lines, width_of, wrapped
from tests.cli.running import run

LISTINGS = (
    ("incidents",),
    ("claims",),
    ("search", "Aleppo"),
    ("refusals",),
    ("count", "killed"),
    ("show", "01-wire-pause"),
    ("threads",),
    ("steps",),
    ("series",),
)


@pytest.mark.parametrize("listing", LISTINGS, ids=lambda words: words[0])
def test_each_listing_has_each_form(sample: Path, listing: tuple[str, ...]) -> None:
    """Table, JSON, JSON Lines and CSV of one listing hold the same number of things."""
    command, *rest = listing
    forms = {form: run(command, sample, *rest, "--format", form) for form in Form}
    assert {ran.status for ran in forms.values()} == {0}
    objects = json.loads(forms[Form.JSON].out)
    assert [json.loads(line) for line in forms[Form.JSONL].out.splitlines()] == objects
    rows = list(csv.reader(io.StringIO(forms[Form.CSV].out)))
    assert len({len(row) for row in rows}) == 1
    if command in ("incidents", "claims", "search", "refusals", "threads", "steps"):
        assert len(rows) == len(objects) + 1


def view(*rows: tuple[str, ...], columns: tuple[str, ...] = ("claim", "origin", "words")) -> View:
    return View(columns=columns, rows=rows, objects=())


def test_a_cell_that_looks_like_a_formula_is_text() -> None:
    """A spreadsheet takes no cell of ours for a formula."""
    found = view(("=1+1", "+49 30", '@SUM("x")'), ("-2", "\tx", "a=b"))
    rows = list(csv.reader(io.StringIO("\n".join(rendered(found, Form.CSV)))))
    assert rows[1:] == [["'=1+1", "'+49 30", '\'@SUM("x")'], ["'-2", "'\tx", "a=b"]]


def test_a_title_cannot_redraw_the_terminal(tmp_path: Path) -> None:
    """Control and direction characters of a report reach a terminal as a visible mark, and JSON as they are."""
    line = {
        "id": "odd",
        "title": "Two \x1b[31mred\x07 \u202eevil\u202c",
        "publisher": "\x1b]0;owned\x07",
        "text": "Two people were killed in the town on Monday, the \x1b[2Jhospital\u2066 said.",
        "published": "2016-12-14",
    }
    (tmp_path / "c.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    assert run("add", tmp_path / "r", tmp_path / "c.jsonl").status == 0
    for command in (("claims",), ("search", "town"), ("show", "odd"), ("incidents",), ("count", "killed")):
        out = run(command[0], tmp_path / "r", *command[1:]).out
        assert not {"\x1b", "\x07", "\u202e", "\u2066"} & set(out), command
    (report,) = map(json.loads, run("export", tmp_path / "r", "--what", "reports").out.splitlines())
    assert report["title"] == line["title"]


def test_a_narrow_terminal_keeps_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no room, columns go, and a line says which."""
    columns = ("claim", "origin", "event", "status", "publisher", "words")
    row = ("c-0123456789abcdef", "The Hospital", "shelling", "occurred", "The Post", "killed in the town " * 20)
    monkeypatch.setattr("onrecord.publish.layout.screen_width", lambda: 60)
    lines = list(table_lines(view(row, columns=columns)))
    assert max(map(width_of, lines[:-1])) <= 60
    assert lines[0].split() == ["claim", "origin", "words"]
    assert lines[-1] == "(too narrow for: event, status, publisher; --format json has everything)"


def test_long_cells_end_in_a_mark() -> None:
    """A cell of a listing takes two lines at most and shows that there is more."""
    lines = list(table_lines(view(("c-0123456789abcdef", "X", "word " * 500))))
    assert len(lines) == 3
    assert lines[-1].endswith("…")


def test_a_claim_of_a_whole_page_is_laid_out_at_once() -> None:
    """Five million characters without a space take no time to cut."""
    assert len(list(table_lines(view(("c-0123456789abcdef", "X", "x" * 5_000_000))))) == 3


@settings(derandomize=True, deadline=None)
@given(st.text(max_size=200), st.integers(min_value=8, max_value=60))
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    """Lines hold all letters of a text, in order, and none is wider than it may be."""
    lines = list(wrapped(plain(text), width))
    assert "".join("".join(lines).split()) == "".join(plain(text).split())
    assert all(width_of(line) <= width for line in lines)


@settings(derandomize=True, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["claim", "origin", "event", "status", "when", "where", "publisher"]), st.integers(1, 80)
    ),
    st.integers(min_value=60, max_value=300),
)
def test_columns_fit_the_screen(natural: dict[str, int], width: int) -> None:
    """The widths of the columns and the gaps between them never exceed the screen's."""
    widths = fitted(natural | {"words": 400}, width)
    assert sum(widths.values()) + 2 * (len(widths) - 1) <= width
    assert "words" in widths
