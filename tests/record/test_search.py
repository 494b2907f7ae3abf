"""Full-text search: what matches, where exactly, and that no input is read as syntax."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Report
from onrecord.record import Record
from onrecord.record.ledger import sha256

TEXTS = {
    "a.txt": "Shells struck the market of Évreville. The shells killed a baker.",
    "b.txt": "The market was closed. Nobody was hurt in the shelling.",
    "c.txt": "A quiet day.\0After a zero, shells again \ue000\ue0f1\ue000 here.",
    "d.txt": "   ",
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record.open(tmp_path_factory.mktemp("search") / "r", create=True) as opened:
        with opened.write() as writer:
            for name, text in TEXTS.items():
                title = "Bakers' strike" if name == "b.txt" else None
                writer.report(Report(id=name, text=text, sha256=sha256(text), title=title), text.encode())
        yield opened


@pytest.mark.parametrize(
    ("words", "reports"),
    [
        ("market", {"a.txt", "b.txt"}),
        ("evreville MARKET", {"a.txt"}),
        ('"the market"', {"a.txt", "b.txt"}),
        ('"market the"', set()),
        ("shell*", {"a.txt", "b.txt", "c.txt"}),
        ("strike", {"b.txt"}),
        ("market !!!", {"a.txt", "b.txt"}),
        ("", set()),
        ("*", set()),
        ('" "', set()),
        ("title:market", set()),
        ("market OR quiet", set()),
    ],
)
def test_what_is_found(record: Record, words: str, reports: set[str]) -> None:
    """All words must stand in title or text; case and accents do not matter; quotes make a phrase."""
    assert {found.report for found in record.search(words)} == reports


def test_matches_have_exact_offsets(record: Record) -> None:
    """Each span covers just the matching words of the report's text."""
    (found,) = record.search("evreville")
    assert [span.of(TEXTS["a.txt"]) for span in found.spans] == ["Évreville"]
    assert found.snippet is not None
    assert found.snippet.of(TEXTS["a.txt"]) == found.text


def test_a_match_in_the_title_alone_has_no_spans(record: Record) -> None:
    """Where only the title matches, the beginning of the text is shown."""
    (found,) = record.search("strike")
    assert found.spans == ()
    assert TEXTS["b.txt"].startswith(found.text)


def test_a_text_that_holds_the_marks_is_found_without_offsets(record: Record) -> None:
    """No offset is guessed where a text holds the very marks that offsets are read from."""
    (found,) = record.search("again quiet")
    assert found.spans == ()


def test_at_most_so_many_are_returned(record: Record) -> None:
    """The limit holds."""
    assert len(record.search("the", limit=1)) == 1


def test_withdrawn_reports_are_not_found(record: Record) -> None:
    """A withdrawn report is out of the search, and back once it is reinstated."""
    with record.write() as writer:
        writer.withdraw("b.txt", "wrong")
    assert {f.report for f in record.search("market")} == {"a.txt"}
    with record.write() as writer:
        writer.reinstate("b.txt", "right after all")
    assert {f.report for f in record.search("market")} == {"a.txt", "b.txt"}


@settings(derandomize=True, deadline=None, max_examples=200)
@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=30) | st.text(alphabet='"*()^:-+ANDORTNE{}', max_size=20)
)
def test_no_input_is_read_as_syntax(record: Record, words: str) -> None:
    """Whatever is typed, the search answers, and every span lies in the text."""
    for found in record.search(words):
        for span in found.spans:
            span.of(TEXTS[found.report])
