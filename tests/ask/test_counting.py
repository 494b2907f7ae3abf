"""How many, and who says so: ranges over happenings, figures for a time beside them, what may match apart."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import ask, decide, pipeline
from onrecord.ask import Answer, Filters
from onrecord.errors import OptionInvalid
from onrecord.read import Given
from onrecord.record import Record
from tests.record.small_stages import NO_KNOWLEDGE, SMALL

NORTH = "12 people were killed in Northtown, the clinic said."
SOUTH = "3 people were killed in Southtown, the clinic said."


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """Two happenings of known days, and one of an unknown year."""
    lines = [
        {"id": "a", "text": NORTH, "publisher": "The Post", "published": "2016-12-13"},
        {"id": "b", "text": SOUTH, "publisher": "The Wire", "published": "2016-12-20"},
        {"id": "c", "text": NORTH.replace("12", "7"), "published": "XXXX-12-13"},
    ]
    (tmp_path / "c.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    with Record.open(tmp_path / "r", create=True) as opened:
        pipeline.add(opened, [str(tmp_path / "c.jsonl")], Given(), knowledge=NO_KNOWLEDGE, by=SMALL)
        yield opened


def killed(record: Record, **filters: object) -> Answer:
    return ask.count(record, "killed", Filters(**filters), NO_KNOWLEDGE)  # type: ignore[arg-type]


def test_happenings_apart_are_one_total(record: Record) -> None:
    """Figures of different happenings make a total that names its origins and claims."""
    answer = killed(record, publisher="The Post")
    assert (answer.low, answer.high, answer.open) == (12, 12, False)
    assert answer.origins() == ("the clinic",)
    assert [t.claim.report for f in answer.figures for t in f.claims] == ["a"]


def test_a_place_and_a_time_narrow_the_answer(record: Record) -> None:
    """Only what happened there and then counts."""
    assert killed(record, place="Southtown").label() == "3"
    assert killed(record, first=dt.date(2016, 12, 20)).label() == "3"


def test_an_unknown_year_may_match_and_is_never_counted(record: Record) -> None:
    """Where a time is asked for, a claim of an unknown year stands apart, as one that may match."""
    answer = killed(record, first=dt.date(2016, 12, 1), last=dt.date(2016, 12, 31))
    assert [t.claim.report for t in answer.may_match] == ["c"]
    assert all(t.claim.report != "c" for f in answer.figures for t in f.claims)
    assert "1 claim may match" in "\n".join(answer.view().notes)


def test_what_was_published_later_is_left_out_as_of_a_day(record: Record) -> None:
    """As of a day, nothing is known that was published after it."""
    answer = killed(record, as_of=dt.date(2016, 12, 14))
    assert {t.claim.report for f in answer.figures for t in f.claims} == {"a"}
    assert [t.claim.report for t in answer.may_match] == ["c"]


def test_every_row_of_an_answer_leads_to_words(record: Record) -> None:
    """Under each account stand the claims that it rests on, with their words."""
    rows = killed(record).view().rows
    claims = [row for row in rows if row[0] == "claim"]
    assert len(claims) == 3
    assert all("people were killed" in row[-1] for row in claims)


def test_a_measure_that_is_none_is_refused(record: Record) -> None:
    """The error names the measures that there are."""
    with pytest.raises(OptionInvalid, match="choose one of killed, injured"):
        ask.count(record, "cats", Filters(), NO_KNOWLEDGE)


def test_filters_refuse_what_can_never_match() -> None:
    """A time that ends before it begins, and a kind that is none."""
    with pytest.raises(OptionInvalid, match="lies after"):
        Filters(first=dt.date(2017, 1, 1), last=dt.date(2016, 1, 1))
    with pytest.raises(OptionInvalid, match="choose one of violence"):
        Filters(kind="weather")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016-12-13", "2016-12-13", "2016-12-13"),
    ],
)
def test_a_month_or_a_year_stands_for_its_days(text: str, first: str, last: str) -> None:
    """`--from 2016-02 --to 2016-02` is all of February."""
    assert ask.parse_when(text, "--from") == dt.date.fromisoformat(first)
    assert ask.parse_when(text, "--to", last=True) == dt.date.fromisoformat(last)


def test_packs_stay_with_their_record(record: Record, tmp_path: Path) -> None:
    """A pack that was given holds for every later view, from the record's own bytes, and can be replaced."""
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "pack.toml").write_text(
        'id = "north"\ntitle = "North"\ncountries = ["NO"]\ncountry_words = ["Northtown"]\n', encoding="utf-8"
    )
    party = '[[party]]\nid = "no-guard"\nname = "Northern Guard"\n'
    (pack / "parties.toml").write_text(party, encoding="utf-8")
    assert decide.use_packs(record, [pack])
    assert not decide.use_packs(record, [pack])
    (pack / "parties.toml").write_text(party + 'aliases = ["the Guard"]\n', encoding="utf-8")
    assert decide.knowledge_of(record).named("the Guard") is None
    assert decide.use_packs(record, [pack], shipped=False)
    held = decide.knowledge_of(record)
    guard = held.named("the Guard")
    assert guard is not None
    assert [p.id for p in held.packs] == ["north"]
    assert record.check_ledger() == ()
    assert [e.kind.value for e in record.entries()].count("packs") == 2
    assert record.stale()


def test_a_pack_that_cannot_be_used_is_not_kept(record: Record, tmp_path: Path) -> None:
    """A pack with a fault changes nothing."""
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "pack.toml").write_text('id = "x"\n', encoding="utf-8")
    with pytest.raises(Exception, match=r"pack\.toml: 'title' must be a text"):
        decide.use_packs(record, [pack])
    assert record.packs().given == ()
