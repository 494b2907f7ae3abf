"""A siege told in five reports: a truce announced, broken, renewed; an evacuation planned, postponed, carried out."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.api import OpenRecord
from onrecord.ask import Filters
from onrecord.model import Incident, Step, TermKind

REPORTS = [
    (
        "announced",
        "2014-05-02",
        "Harbour Wire",
        "Truce for Daraya announced\n\n"
        "Government forces and rebels agreed on Friday to a 72-hour ceasefire in Daraya, the town's "
        "mayor said. The truce was brokered by the United Nations and guaranteed by Iran.\n\n"
        "It was to take effect at 6 a.m. local time on Saturday. The evacuation of 1,200 civilians from "
        "Daraya was planned for Saturday, the United Nations said.\n\n"
        "About 2,200 people are besieged in Daraya, the United Nations said.\n",
    ),
    (
        "in-force",
        "2014-05-03",
        "The Meridian",
        "Ceasefire in Daraya takes effect\n\n"
        "A ceasefire between government forces and rebels took effect in Daraya at 6 a.m. on Saturday, "
        "the Syrian Observatory for Human Rights said.\n\n"
        "The evacuation of 1,200 civilians from Daraya was postponed on Saturday for lack of security "
        "guarantees from the rebels, the United Nations said.\n",
    ),
    (
        "broken",
        "2014-05-04",
        "Northern Dispatch",
        "Daraya truce broken, each side says\n\n"
        "The Syrian army accused the rebels of violating the ceasefire in Daraya on Sunday. It said that"
        " rebels had fired mortar shells at the town centre in breach of the truce, killing two people.\n\n"
        "A rebel commander said that government forces had broken the truce first by shelling the "
        "market.\n",
    ),
    (
        "collapsed",
        "2014-05-05",
        "Harbour Wire",
        "Truce in Daraya collapses\n\n"
        "The ceasefire in Daraya collapsed on Monday, the Syrian Observatory for Human Rights said, "
        "after a night of shelling.\n\n"
        "About 2,000 people are besieged in Daraya, the United Nations said on Monday. Some 900 "
        "residents of Daraya are in need of food, it said.\n\n"
        "An aid convoy carrying food and medicine was turned back at a checkpoint outside Daraya on "
        "Monday, the Syrian Arab Red Crescent said.\n",
    ),
    (
        "renewed",
        "2014-05-07",
        "The Meridian",
        "Daraya truce renewed, evacuation carried out\n\n"
        "Government forces and rebels renewed the ceasefire in Daraya on Wednesday, the Syrian "
        "Observatory for Human Rights said.\n\n"
        "About 980 civilians were evacuated from Daraya on Wednesday, the United Nations said.\n\n"
        "Trucks delivered food and medical supplies to Daraya on Wednesday, the Syrian Arab Red Crescent"
        " said.\n",
    ),
]


def lines() -> list[dict[str, Any]]:
    return [
        {"id": name, "published": day, "publisher": publisher, "language": "en", "text": text}
        for name, day, publisher, text in REPORTS
    ]


def write(folder: Path, told: list[dict[str, Any]]) -> Path:
    corpus = folder / "reports.jsonl"
    corpus.write_text("".join(json.dumps(line) + "\n" for line in told), encoding="utf-8")
    return corpus


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenRecord]:
    folder = tmp_path_factory.mktemp("siege")
    with onrecord.open(folder / "record") as opened:
        opened.add(write(folder, lines()))
        yield opened


def thread(record: OpenRecord, event: str) -> Incident:
    (found,) = [i for i in record.incidents() if i.timeline and i.event == event]
    return found


def word(step: Step) -> str:
    return step.turn.value if step.turn else step.status


def values(incident: Incident, kind: TermKind) -> list[str]:
    return [t.value for t in incident.terms if t.kind is kind]


def test_the_truce_goes_through_its_life(record: OpenRecord) -> None:
    """Announced, in force, alleged breach, counter-accusation, collapsed, renewed: one thread, in this order."""
    told = [word(s) for s in thread(record, "ceasefire").timeline]
    life = ["announced", "in_force", "violated", "counter_accusation", "collapsed", "renewed"]
    assert [w for w in dict.fromkeys(told) if w in life] == life


def test_each_accusation_has_its_accuser_and_its_accused(record: OpenRecord) -> None:
    """Who says so, against whom; the second answers the first; both through the shelling that is said to break it."""
    truce = thread(record, "ceasefire")
    accusing = [s for s in truce.timeline if s.status == "violated"]
    assert [(s.said_by, s.against) for s in accusing] == [
        (("Syrian army",), ("rebels",)),
        (("rebel commander",), ("government forces",)),
    ]
    assert accusing[0].answers == ()
    assert set(accusing[1].answers) == set(accusing[0].claims)
    shelling = [i for i in record.incidents() if truce.id in i.breaks]
    assert shelling
    assert set(truce.broken_by) == {i.id for i in shelling}
    assert {t for s in accusing for t in s.through} == set(truce.broken_by)


def test_the_terms_of_the_truce_are_those_of_the_words(record: OpenRecord) -> None:
    """Area, hours with their zone as told, length, sides, broker and guarantor."""
    truce = thread(record, "ceasefire")
    assert values(truce, TermKind.AREA) == ["Daraya"]
    assert values(truce, TermKind.HOURS) == ["from 06:00, local time", "from 06:00, time zone not told"]
    assert values(truce, TermKind.LENGTH) == ["72-hour"]
    assert {v.lower() for v in values(truce, TermKind.PARTY)} == {"government forces", "rebels"}
    assert values(truce, TermKind.BROKER) == ["United Nations"]
    assert values(truce, TermKind.GUARANTOR) == ["Iran"]


def test_the_evacuation_was_planned_postponed_and_carried_out(record: OpenRecord) -> None:
    """Who was to move, who moved, which assurance was missing."""
    evacuation = thread(record, "evacuation")
    assert [word(s) for s in evacuation.timeline] == ["planned", "postponed", "occurred"]
    moving = [(t.kind, t.low) for t in evacuation.terms if t.kind in (TermKind.TO_MOVE, TermKind.MOVED)]
    assert moving == [(TermKind.TO_MOVE, 1200), (TermKind.MOVED, 980)]
    assert values(evacuation, TermKind.ASSURANCE) == ["security guarantees from the rebels"]


def test_the_convoy_was_turned_back_and_then_delivered(record: OpenRecord) -> None:
    """Aid is a thread too, with what it carried."""
    aid = next(i for i in record.incidents() if i.timeline and i.event.startswith("aid"))
    assert [word(s) for s in aid.timeline] == ["turned_back", "delivered"]
    assert set(values(aid, TermKind.CARGO)) == {"food and medicine", "food and medical supplies"}


def test_nothing_stands_without_its_words(record: OpenRecord) -> None:
    """Each term's words are in the report of the claim that it names."""
    texts = {r.id: r.text for r in record.reports()}
    reports = {c.id: c.report for c in record.claims()}
    settled = [w for i in record.incidents() for t in i.terms for w in t.words]
    assert settled
    assert all(w.text and w.span.of(texts[reports[w.claim]]) == w.text for w in settled)


def test_people_besieged_are_a_series_of_one_area_and_definition(record: OpenRecord) -> None:
    """Two figures of one origin, one area and one definition are joined; those in need of food stand apart."""
    found = record.series().objects
    told = {(s["area"], s["measure"], s["definition"]): s for s in found}
    assert set(told) == {("Daraya", "trapped", "besieged"), ("Daraya", "in_need", "in need of food")}
    besieged = told["Daraya", "trapped", "besieged"]
    assert besieged["joined"]
    assert [(p["low"], p["origin"]) for p in besieged["points"]] == [(2200, "United Nations"), (2000, "United Nations")]
    assert not told["Daraya", "in_need", "in need of food"]["joined"]


def test_views_list_threads_and_steps_as_of_a_day(record: OpenRecord) -> None:
    """What was known by the third of May has no breach in it."""
    assert {o["event"] for o in record.threads().objects} == {"ceasefire", "evacuation", "aid_delivery"}
    early = record.steps(Filters(as_of=dt.date(2014, 5, 3))).objects
    assert early
    assert not {"violated", "collapsed"} & {o["status"] for o in early}
    assert {o["step"] for o in early} >= {"postponed"}


def test_the_order_of_arrival_changes_nothing(record: OpenRecord, tmp_path: Path) -> None:
    """The same five reports, the last first, make the same threads."""
    with onrecord.open(tmp_path / "other") as other:
        for line in reversed(lines()):
            other.add(write(tmp_path, [line]))
        assert list(other.export("incidents")) == list(record.export("incidents"))
        assert other.series().objects == record.series().objects
