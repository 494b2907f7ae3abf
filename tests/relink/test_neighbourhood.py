"""Relinking what a change touches gives, to the byte, what linking all anew gives, whatever came in whatever order."""

import random
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Table

from benchmarks.incidents import made_up
from onrecord.model import Claim, Edit, Identity, Reading, Verdict, judged, number_of
from onrecord.pipeline import neighbourhood
from onrecord.record import Record
from onrecord.record.traced import Tracing
from onrecord.values import When
from tests.link.claims import CITY, Desk
from tests.link.test_invariants import Clause, clauses, desk_of
from tests.relink import truces
from tests.relink.records import add, derived, outdated, relink, traces

T = TypeVar("T")
EDITS: list[tuple[str, Any]] = [
    ("review", Verdict.REJECTED.value),
    ("when", "2016-05-05"),
    ("when", None),
    ("where", []),
    ("status", "violated"),
    ("status", "ended"),
    ("event", "shelling"),
    ("event", "ceasefire"),
    ("review", Verdict.ACCEPTED.value),
]
DRAWN = settings(
    derandomize=True,
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
desks = st.lists(st.tuples(st.integers(0, 4), clauses), min_size=1, max_size=16)
acts = st.lists(
    st.tuples(
        st.sampled_from(["withdraw", "reinstate", "judge", "reread", "redate", "edit", "edit"]),
        st.integers(0, 40),
        st.integers(0, 40),
    ),
    max_size=4,
)


@pytest.fixture(autouse=True)
def _always_by_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """However small the record, let a change be linked by its neighbourhood."""
    monkeypatch.setattr(neighbourhood, "SHARE", 0)


@contextmanager
def opened() -> Iterator[Record]:
    with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder) / "record", create=True) as record:
        yield record


def of(desk: Desk, report: str) -> list[Claim]:
    return [c for c in desk.claims if c.report == report]


def hold(record: Record, why: str) -> None:
    """Hold what was derived by parts against what all anew comes to."""
    parts, left = derived(record), traces(record)
    relink(record, anew=True)
    assert parts == derived(record), why
    assert left == traces(record), why


def act(record: Record, desk: Desk, what: str, one: int, other: int) -> str:
    reports = sorted(desk.reports)
    report = reports[one % len(reports)]
    claims = list(record.claims())
    with record.write() as writer:
        if what == "withdraw":
            writer.withdraw(report, "asked to")
        elif what == "reinstate":
            writer.reinstate(report, "asked to")
        elif what == "redate":
            other_day = replace(desk.reports[report], published=When(f"2016-05-{1 + other % 28:02d}"))
            writer.metadata(other_day, other_day.text.encode())
            writer.reading(replace(reading_of(desk, report, of(desk, report)), report=other_day))
        elif what == "reread":
            kept = of(desk, report)[other % 3 :]
            writer.reading(reading_of(desk, report, kept))
        elif what == "edit":
            if claims:
                writer.edit(edit_of(claims[one % len(claims)], *EDITS[other % len(EDITS)]))
        elif len(claims) > 1 and claims[one % len(claims)] != claims[other % len(claims)]:
            identity = list(Identity)[(one + other) % 4]
            writer.judgement(judged(claims[one % len(claims)], claims[other % len(claims)], identity, "read", by="me"))
    return f"{what} {report} {one} {other}"


def edit_of(claim: Claim, field: str, value: Any) -> Edit:
    return Edit(
        claim=claim.id,
        report=claim.report,
        span=claim.span,
        kind=claim.kind,
        field=field,
        value=value,
        reason="read",
        by="me",
    )


def reading_of(desk: Desk, report: str, claims: Sequence[Claim]) -> Reading:
    return Reading(report=desk.reports[report], claims=tuple(claims), mentions=(), persons=(), sections=(), refusals=())


@DRAWN
@given(desks, acts, st.integers(0, 1000))
def test_one_by_one_is_as_all_anew(told: list[tuple[int, Clause]], done: list[tuple[str, int, int]], seed: int) -> None:
    """Reports in a drawn order, then decisions, each relinked by parts: at each step the same as all anew."""
    _one_by_one(desk_of(told), done, seed)


@DRAWN
@given(truces.desks, acts, st.integers(0, 1000))
def test_what_breaks_which_truce_is_as_all_anew(
    told: list[tuple[int, truces.Told]], done: list[tuple[str, int, int]], seed: int
) -> None:
    """The same of truces, accusations and violence that breaks them, told in one report or in several."""
    _one_by_one(truces.desk_of_truces(told), done, seed)


def _one_by_one(desk: Desk, done: list[tuple[str, int, int]], seed: int) -> None:
    order = sorted(desk.reports)
    random.Random(seed).shuffle(order)
    with opened() as record:
        for n, report in enumerate(order):
            add(record, desk.reports[report], of(desk, report))
            relink(record)
            if n:
                hold(record, f"after {order[: n + 1]}")
        for what, one, other in done:
            said = act(record, desk, what, one, other)
            relink(record)
            hold(record, said)


def test_one_more_report_touches_its_neighbourhood_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the made-up record little is read again for one more report, in whatever order they come."""
    world = made_up(1200, seed=4)
    ids = sorted(world.reports)
    random.Random(4).shuffle(ids)
    claims = {i: [c for c in world.claims if c.report == i] for i in ids}
    read: list[int] = []
    some = Record.some
    monkeypatch.setattr(Record, "some", lambda self, asked: _counting(some(self, asked), read))
    with opened() as record:
        for i in ids[:-6]:
            add(record, world.reports[i], claims[i])
        relink(record)
        for i in ids[-6:]:
            add(record, world.reports[i], claims[i])
            read.clear()
            relink(record)
            assert 0 < sum(read) < len(ids) / 3
        hold(record, "after six more")


def test_a_judgement_of_two_happenings_leaves_what_lies_about_them_as_all_anew_has_it() -> None:
    """Claims judged different or the same, of sets that many others may be the same as."""
    world = made_up(500, seed=4)
    claims = {i: [c for c in world.claims if c.report == i] for i in world.reports}
    with opened() as record:
        for i in sorted(world.reports):
            add(record, world.reports[i], claims[i])
        relink(record)
        ids = sorted(world.reports)
        for n, identity in enumerate((Identity.DIFFERENT, Identity.UNSURE, Identity.SAME)):
            with record.write() as writer:
                writer.judgement(judged(claims[ids[5 * n]][0], claims[ids[5 * n + 9]][0], identity, "read", by="me"))
            relink(record)
            hold(record, identity)


def test_what_is_found_by_a_key_that_it_has_no_more_is_asked_again() -> None:
    """A claim that lost its place by an edit is still found by it, and meets nothing there."""
    desk = Desk()
    for report, words in (("r1", "a raid on houses"), ("r2", "planes bombed shops"), ("r3", "jets hit markets")):
        desk.report(report, published=f"2016-05-1{report[1]}")
        desk.say(report, words, where=(CITY,), when="2016-05-09")
    first = of(desk, "r1")[0]
    with opened() as record:
        for report in ("r1", "r3"):
            add(record, desk.reports[report], of(desk, report))
        relink(record)
        with record.write() as writer:
            writer.edit(edit_of(first, "where", []))
            writer.edit(edit_of(first, "when", "2010-01-01"))
        relink(record)
        add(record, desk.reports["r2"], of(desk, "r2"))
        relink(record)
        assert {number_of(first.id)} == outdated(record)
        hold(record, "after another report of that place")
        assert not outdated(record)


def test_what_comes_out_as_before_is_not_written_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a claim that a person rejects nothing is linked otherwise: its incident alone is written."""
    world = made_up(80, seed=4)
    written: dict[str, int] = {}
    fill = Tracing._fill

    def counting(self: Tracing, table: Table, rows: Iterable[Sequence[Any]], where_there: str = "REPLACE") -> None:
        listed = list(rows)
        written[table.name] = len(listed)
        fill(self, table, listed, where_there)

    monkeypatch.setattr(Tracing, "_fill", counting)
    with opened() as record:
        for i in sorted(world.reports):
            add(record, world.reports[i], [c for c in world.claims if c.report == i])
        relink(record)
        with record.write() as writer:
            writer.edit(edit_of(next(record.claims()), "review", Verdict.REJECTED.value))
        relink(record)
        named = ("piece", "set", "member", "claim", "assertion")
        assert {name: written[f"derived_{name}"] for name in named} == dict.fromkeys(named, 0)
        assert written["derived_incident"] == 1
        hold(record, "after it was rejected")


def _counting(found: Iterator[T], read: list[int]) -> Iterator[T]:
    for one in found:
        read.append(1)
        yield one
