"""As of a day, a record shows what its reports of that day make, in every view, and nothing that came later."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord
from onrecord import knowledge, pipeline
from onrecord.errors import NotFound, RecordError
from onrecord.read import Given
from onrecord.record import KnownRecord, Record
from tests.cli.running import run
from tests.link.test_invariants import HYPOTHESIS
from tests.record.small_stages import NO_KNOWLEDGE, SMALL
from tests.record.state import state

SAMPLE = [json.loads(line) for line in onrecord.sample().read_text(encoding="utf-8").splitlines()]
DAY = dt.date(2016, 12, 14)


def record_of(folder: Path, lines: list[dict[str, str]]) -> Path:
    """Make a record of corpus lines, by the real stages."""
    folder.mkdir(exist_ok=True)
    corpus = folder / "c.jsonl"
    corpus.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    with Record.open(folder / "r", create=True) as opened:
        pipeline.add(opened, [str(corpus)], Given(), knowledge=knowledge.load())
    return folder / "r"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """All of the sample."""
    with Record.open(record_of(tmp_path_factory.mktemp("whole"), SAMPLE)) as opened:
        yield opened


@pytest.fixture(scope="module")
def early(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """What of the sample was published by the day."""
    lines = [line for line in SAMPLE if line["published"][:10] <= DAY.isoformat()]
    assert 3 < len(lines) < len(SAMPLE)
    with Record.open(record_of(tmp_path_factory.mktemp("early"), lines)) as opened:
        yield opened


@pytest.fixture(scope="module")
def known(whole: Record) -> Record:
    return pipeline.known_by(whole, DAY, knowledge.load())


def test_the_view_of_a_day_is_the_record_of_its_reports(known: Record, early: Record) -> None:
    """Claims, incidents, ranges, grades, disputes, timelines, search: as if the later reports were not there."""
    assert state(known) == state(early)
    assert known.holdings() == early.holdings()


def test_every_export_and_the_brief_are_those_of_the_day(known: Record, early: Record) -> None:
    """Byte for byte; the brief says in a sentence of its own which day it is of."""
    from onrecord import publish

    for what in ("claims", "incidents", "mentions", "reports", "refusals"):
        assert list(publish.export(known, what)) == list(publish.export(early, what))
    assert "What was known by 14 December 2016." in publish.brief_page(known, knowledge.load())


def test_what_came_later_is_not_found(whole: Record, known: Record) -> None:
    """A report, a claim, an incident that rests only on later reports."""
    late = next(line["id"] for line in SAMPLE if line["published"][:10] > DAY.isoformat())
    with pytest.raises(NotFound, match="not known to have been published by 2016-12-14"):
        known.report(late)
    claim = whole.claims_of(late)[0]
    with pytest.raises(NotFound, match="not known to have been made by 2016-12-14"):
        known.claim(claim.id)
    reports = {report.id for report in known.reports()}
    only_later = next(i for i in whole.incidents() if reports.isdisjoint(i.reports))
    with pytest.raises(NotFound, match="nothing was known"):
        known.incident(only_later.id)


def test_an_id_of_now_leads_to_the_incident_of_the_day(whole: Record, known: Record) -> None:
    """Whatever its least claim was then; what was several is named."""
    for now in whole.incidents():
        then = {view.incident for c in now.claims if (view := known.view(c)) and view.incident}
        if len(then) == 1:
            assert known.incident(now.id).id in then


def test_a_view_is_never_written(known: Record) -> None:
    """Neither by hand nor by linking."""
    with pytest.raises(RecordError, match="is a view"):
        pipeline.relink(known, knowledge.load())
    with pytest.raises(RecordError, match="is a view"), known.write():
        pass


VIEWS = {
    "incidents": (),
    "claims": (),
    "count": ("killed",),
    "search": ("evacuation",),
    "show": ("Syria Civil Defence",),
    "export": ("--what", "incidents"),
    "refusals": (),
    "repeats": (),
}


@pytest.mark.parametrize("command", VIEWS)
def test_every_view_takes_a_day(command: str, whole: Record, early: Record) -> None:
    """What it prints as of a day is what it prints of the day's record."""
    form = () if command == "export" else ("--format", "json")
    then = run(command, whole.path, *VIEWS[command], "--as-of", DAY, *form)
    assert (then.status, then.err) == (0, "")
    alone = run(command, early.path, *VIEWS[command], *form)
    first, other = (json.dumps(r.out).replace(f"as of {DAY}", "") for r in (then, alone))
    assert first == other


def test_views_of_one_claim_or_incident_take_a_day(whole: Record, known: Record) -> None:
    """`explain`, `incident --tree`, `why`, and a note that says what is left out."""
    one, other = [i for i in known.incidents() if len(i.origins) > 1][:2]
    for arguments in (
        ("explain", one.claims[0]), ("incident", one.id, "--tree"), ("incident", one.id), ("why", one.id, other.id)
    ):  # fmt: skip
        ran = run(arguments[0], whole.path, *arguments[1:], "--as-of", DAY)
        assert ran.status == 0, ran.err
        assert "as of 2016-12-14" in " ".join(ran.out.split())


def test_python_takes_a_day_too(whole: Record, known: Record) -> None:
    """As text or as a date, and the same view serves twice."""
    with onrecord.open(whole.path) as opened:
        assert [i.id for i in opened.incidents(as_of="2016-12-14")] == [i.id for i in known.incidents()]
        assert list(opened.claims(as_of=DAY)) == list(known.claims())
        assert "as of 2016-12-14" in opened.show("Syria Civil Defence", as_of=DAY).notes[0]
        assert "What was known by" in opened.brief(as_of=DAY)
        assert len(list(opened.reports())) == len(SAMPLE)


def test_a_day_that_is_none_is_refused(whole: Record) -> None:
    """The error says how to write one."""
    assert "write 2016-10-10" in run("show", whole.path, "x", "--as-of", "../..").err


told = st.tuples(
    st.integers(1, 40),
    st.sampled_from(["Northtown", "Southtown"]),
    st.sampled_from(["the clinic", "the army"]),
    st.sampled_from(["2016-12-09", "2016-12-10", "2016-12-11", "2016-12", "XXXX-12-10"]),
)


@settings(HYPOTHESIS, max_examples=8)
@given(st.lists(told, min_size=1, max_size=6), st.sampled_from([9, 10, 11, 31]))
def test_later_reports_change_nothing_of_an_earlier_day(drawn: list[tuple[int, str, str, str]], day: int) -> None:
    """Whatever is said, in whatever order: the view of a day is that of a record of its reports."""
    asked = dt.date(2016, 12, day)
    drawn = [(2, "Northtown", "the clinic", "2016-12-01"), *drawn]
    lines = [
        {"id": f"r{n}", "text": f"{number} people were killed in {place}, {who} said.", "published": published}
        for n, (number, place, who, published) in enumerate(drawn)
    ]
    then = [
        line for line in lines if not line["published"].startswith("X") and f"{line['published']}-31"[:10] <= str(asked)
    ]
    with TemporaryDirectory() as folder:
        states = []
        for name, kept in (("all", lines), ("then", then)):
            corpus = Path(folder) / f"{name}.jsonl"
            corpus.write_text("".join(json.dumps(line) + "\n" for line in kept), encoding="utf-8")
            with Record.open(Path(folder) / name, create=True) as record:
                pipeline.add(record, [str(corpus)], Given(), knowledge=NO_KNOWLEDGE, by=SMALL)
                shown = record if name == "then" else pipeline.known_by(record, asked, NO_KNOWLEDGE, by=SMALL)
                states.append(state(shown))
                if isinstance(shown, KnownRecord):
                    assert shown.left_out == len(lines) - len(then)
        assert states[0] == states[1]
