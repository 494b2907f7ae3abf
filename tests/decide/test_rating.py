"""What people hold of claims, origins and incidents: kept, shown beside what is computed, found again, taken back."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from onrecord import ask, decide, knowledge, pipeline
from onrecord.errors import NotFound, OptionInvalid
from onrecord.model import (
    Aspect,
    Claim,
    Grade,
    Identity,
    Incident,
    Kind,
    Range,
    Rating,
    Reading,
    Side,
    Verdict,
    holding_ratings,
)
from onrecord.read import Given
from onrecord.record import EntryKind, Record
from onrecord.values import Span

KNOWN = knowledge.load()
DAY = "on 9 May 2016 in Aleppo"
TEXTS = {
    "a": ("The Post", f"An air strike by Russian forces killed 31 civilians {DAY}, Save the Children said."),
    "b": ("The Wire", f"The International Committee of the Red Cross said an air strike killed 29 civilians {DAY}."),
    "c": ("The Echo", f"An air strike killed 40 civilians {DAY}, activists said."),
}


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """Three reports of one strike, joined by a person."""
    lines = [{"id": i, "text": t, "publisher": p, "published": "2016-05-10"} for i, (p, t) in TEXTS.items()]
    (tmp_path / "c.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    with Record.open(tmp_path / "r", create=True) as opened:
        pipeline.add(opened, [str(tmp_path / "c.jsonl")], Given(), knowledge=KNOWN)
        first, *others = (strike(opened, report).id for report in TEXTS)
        for other in others:
            decide.judge(opened, (first, other), Identity.SAME, "one strike", knowledge=KNOWN)
        yield opened


def strike(record: Record, report: str) -> Claim:
    (claim,) = [c for c in record.claims_of(report) if c.counts]
    return claim


def incident(record: Record) -> Incident:
    found = record.incident_of(strike(record, "a").id)
    assert found is not None
    return found


def graded(record: Record) -> Grade:
    grade = incident(record).grade
    assert grade is not None
    return grade


def killed(record: Record) -> Range:
    return next(r for r in incident(record).ranges if r.name == "killed")


def review(record: Record, verdict: Verdict | None, *reports: str) -> None:
    ids = [strike(record, report).id for report in reports]
    decide.review(record, ids, verdict, "read beside the page", knowledge=KNOWN)


def rate(record: Record, subject: str, value: str) -> Rating:
    return decide.rate(record, subject, value, "known for years", knowledge=KNOWN)


def notes(record: Record) -> str:
    return "\n".join(ask.show(record, incident(record).id).notes)


def test_rating_one_incident_gives_what_weighing_all_gives(record: Record) -> None:
    """A rated claim weighs its own incident anew alone: with the same end, also where it is taken back."""
    for value in ("2", "undo"):
        rate(record, strike(record, "b").id, value)
        alone = [i.to_json() for i in record.incidents()]
        pipeline.reweigh(record, KNOWN)
        assert [i.to_json() for i in record.incidents()] == alone
        pipeline.relink(record, KNOWN, anew=True)
        assert [i.to_json() for i in record.incidents()] == alone


# --- reviewing claims ---------------------------------------------------------------------------


def test_a_rejected_claim_stays_and_nothing_rests_on_it(record: Record) -> None:
    """It is in its incident, left out of the range with why, in no grade and no number; undone, it is back."""
    before = incident(record)
    assert (killed(record).low, killed(record).high) == (29, 40)
    review(record, Verdict.REJECTED, "b")
    gone = strike(record, "b").id
    assert gone in incident(record).claims
    assert (killed(record).low, killed(record).high) == (31, 40)
    assert (gone, "rejected by a person") in [(x.claim, x.why) for x in killed(record).left_out]
    assert gone not in graded(record).supports
    assert incident(record).numbers.distinct == before.numbers.distinct - 1
    assert incident(record).rejected == (gone,)
    assert record.claim(gone).review == "rejected"
    review(record, None, "b")
    assert incident(record) == before


def test_an_incident_of_rejected_claims_alone_is_in_no_answer(record: Record) -> None:
    """Neither as a figure nor as an incident without one, nor as an attack."""
    review(record, Verdict.REJECTED, *TEXTS)
    for measure in ("killed", "attacks"):
        answer = ask.count(record, measure, ask.Filters(), KNOWN)
        assert answer.label() == "no figure"
        assert (answer.figures, answer.without_figure) == ((), ())
    assert not incident(record).stands


def test_a_verdict_is_shown_with_its_reason(record: Record) -> None:
    """In the lines of the contract, in `explain`, and never among the fields that were set."""
    review(record, Verdict.ACCEPTED, "a")
    claim = strike(record, "a")
    assert (claim.review, claim.edited, claim.read) == ("accepted", (), True)
    (line,) = [x for x in ask.contract_lines(record, "claims") if x["id"] == claim.id]
    assert line["review"] == "accepted"
    assert any("read beside the page" in note for note in ask.explain(record, claim.id).notes)
    with pytest.raises(OptionInvalid, match="nobody has reviewed"):
        review(record, None, "b")
    decide.undo_edit(record, claim.id, "review", "too early", knowledge=KNOWN)
    assert strike(record, "a").review == "proposed"


# --- rating origins, and what that does to a grade ------------------------------------------------


def test_a_grade_is_provisional_until_claims_are_read_and_origins_rated(record: Record) -> None:
    """Both must be done by people, for all that it rests on; what it does not rest on needs no reading."""
    first = graded(record)
    assert (first.grade, first.provisional, first.unread) == ("fair", True, 2)
    assert len(first.unrated) == 2
    review(record, Verdict.ACCEPTED, "a", "b")
    assert (graded(record).provisional, graded(record).unread) == (True, 0)
    rate(record, "Save the Children", "A")
    rate(record, "ICRC", "D")
    assert graded(record).provisional, "an origin rated D is not one rated A to C"
    assert graded(record).unrated == (strike(record, "b").origin,)
    rate(record, "ICRC", "b")
    assert not graded(record).provisional
    assert graded(record).words() == "fair"
    rate(record, "Save the Children", "undo")
    assert graded(record).words() == "fair, provisional (1 unrated origin)"


def test_an_origin_is_rated_under_any_of_its_names(record: Record) -> None:
    """The rating is the body's; a name that nobody here answers to is refused, with those that are near."""
    assert rate(record, "Red Cross", "B").subject == strike(record, "b").origin_id
    with pytest.raises(NotFound, match=r"did you mean Save the Children\?"):
        rate(record, "Save the Childern", "A")
    with pytest.raises(OptionInvalid, match="choose one of A, B, C"):
        rate(record, "ICRC", "G")
    with pytest.raises(OptionInvalid, match="nobody has decided"):
        rate(record, "Save the Children", "undo")
    with pytest.raises(OptionInvalid, match="needs a reason"):
        decide.rate(record, "ICRC", "A", " ", knowledge=KNOWN)


def test_credibility_is_another_axis_and_a_one_needs_a_second_origin(record: Record) -> None:
    """A claim is rated 1 to 6; only what others tell too is confirmed; no grade changes."""
    before = graded(record)
    assert rate(record, strike(record, "a").id, "1").value == "1"
    assert "confirmed by other independent accounts" in notes(record)
    assert graded(record) == before
    review(record, Verdict.REJECTED, "b")
    with pytest.raises(OptionInvalid, match="no second origin"):
        rate(record, strike(record, "a").id, "1")


# --- incidents ------------------------------------------------------------------------------------


def test_a_persons_grade_stands_beside_the_computed_one(record: Record) -> None:
    """With its reason; the computed one stays, and another decision takes it back."""
    before = graded(record)
    decide.grade(record, incident(record).id, "discounted", "the dead were fighters", knowledge=KNOWN)
    now = graded(record)
    assert replace(now, given=None) == before
    assert (now.given and now.given.value) == "discounted"
    assert "grade by a person: discounted: the dead were fighters" in notes(record)
    decide.grade(record, incident(record).id, "undo", "a mistake", knowledge=KNOWN)
    assert graded(record) == before
    with pytest.raises(OptionInvalid, match="choose one of confirmed, fair"):
        decide.grade(record, incident(record).id, "good", "x", knowledge=KNOWN)


def test_what_a_belligerent_holds_of_it_is_noted(record: Record) -> None:
    """Its own position, by party."""
    decide.grade(record, incident(record).id, "non_credible", "a statement", party="Russia", knowledge=KNOWN)
    (position,) = incident(record).positions
    assert (position.value, position.field) == ("non_credible", KNOWN.by_id["russia"].name)
    with pytest.raises(NotFound, match="is no party"):
        decide.grade(record, incident(record).id, "credible", "x", party="ICRC", knowledge=KNOWN)


def test_a_best_figure_lies_in_the_range_and_changes_nothing_of_it(record: Record) -> None:
    """The range stays what is stated; a number outside it is refused."""
    before = killed(record)
    assert before.best is None
    decide.best(record, incident(record).id, "killed=31", "names of 31 are known", knowledge=KNOWN)
    now = killed(record)
    assert (now.best, replace(now, best=None, best_by=None)) == (31, before)
    assert "best, by a person: 31: names of 31 are known" in notes(record)
    for setting, words in (("killed=90", "no number of the range"), ("killed=many", "no whole number"),
                           ("cats=1", "has no range"), ("killed", "write FIGURE=NUMBER")):  # fmt: skip
        with pytest.raises(OptionInvalid, match=words):
            decide.best(record, incident(record).id, setting, "x", knowledge=KNOWN)
    decide.best(record, incident(record).id, "killed=undo", "not so sure", knowledge=KNOWN)
    assert killed(record) == before


def test_origins_are_judged_independent_by_a_person_alone(record: Record) -> None:
    """Nought until then; two at least, and each must tell of it."""
    assert incident(record).numbers.judged_independent == 0
    chosen = ["Save the Children", "Red Cross"]
    decide.independent(record, incident(record).id, chosen, "two teams of their own", knowledge=KNOWN)
    assert incident(record).numbers.judged_independent == 2
    assert "origins judged independent: 2" in notes(record)
    review(record, Verdict.REJECTED, "b")
    assert incident(record).numbers.judged_independent == 1, "one of them says nothing any more"
    with pytest.raises(OptionInvalid, match="two origins or more"):
        decide.independent(record, incident(record).id, chosen[:1], "x", knowledge=KNOWN)
    with pytest.raises(NotFound, match="no claim here is by"):
        decide.independent(record, incident(record).id, ["UN", *chosen], "x", knowledge=KNOWN)
    decide.independent(record, incident(record).id, None, "they share a driver", knowledge=KNOWN)
    assert incident(record).numbers.judged is None


def test_what_was_decided_holds_through_rebuilding_and_is_one_entry_each(record: Record) -> None:
    """The ledger has every rating and taking back; a rebuild gives the same."""
    rate(record, "ICRC", "B")
    rate(record, "ICRC", "undo")
    decide.best(record, incident(record).id, "killed=31", "names", knowledge=KNOWN)
    before = incident(record)
    pipeline.rebuild(record, KNOWN)
    assert incident(record) == before
    assert [e.kind for e in record.entries()].count(EntryKind.RATING) == 3
    assert record.check_ledger() == ()
    assert [r["aspect"] for r in ask.ratings_view(record).objects] == ["best"]


def test_weighing_anew_gives_what_linking_anew_gives(record: Record) -> None:
    """A rating changes no link, so that only ranges and grades are made anew."""
    rate(record, "ICRC", "B")
    decide.best(record, incident(record).id, "killed=31", "names", knowledge=KNOWN)
    weighed = list(record.incidents())
    pipeline.relink(record, KNOWN)
    assert list(record.incidents()) == weighed


def test_as_of_a_day_ratings_are_those_of_now(record: Record) -> None:
    """But none of a claim that was not made by then."""
    rate(record, "ICRC", "B")
    decide.best(record, incident(record).id, "killed=31", "names", knowledge=KNOWN)
    known = pipeline.known_by(record, dt.date(2016, 5, 10), KNOWN)
    assert known.ratings() == record.ratings()
    early = pipeline.known_by(record, dt.date(2016, 5, 9), KNOWN)
    assert [r.aspect for r in early.ratings().held] == [Aspect.RELIABILITY]


# --- the rule of what holds -----------------------------------------------------------------------


def rating(entry: int, value: str | None, **more: object) -> Rating:
    fields = {"aspect": Aspect.GRADE, "subject": "c-1", "reason": "x", "by": "Ann", **more}
    return Rating(value=value, entry=entry, **fields)  # type: ignore[arg-type]  # a mapping of fields has one type for all


def test_the_latest_holds_whatever_the_order() -> None:
    """Of one subject, aspect and field; a taking back leaves none."""
    made = [rating(1, "fair"), rating(2, "weak"), rating(3, None, subject="c-2"), rating(4, "fair", subject="c-2")]
    for order in permutations(made):
        held, adrift = holding_ratings(order, lambda _: ())
        assert [(r.subject, r.value) for r in held] == [("c-1", "weak"), ("c-2", "fair")]
        assert adrift == ()


def test_a_rating_finds_its_claim_again_after_an_upgrade_or_is_adrift(record: Record) -> None:
    """By report, words and kind; where there is none it is listed among the refusals."""
    claim = strike(record, "a")
    decide.best(record, incident(record).id, "killed=31", "names", knowledge=KNOWN)
    (held,) = record.ratings().held
    rated = record.claim(held.subject)
    report = record.report(rated.report)
    with record.write() as writer:
        other = tuple(replace(c, event="attack") for c in record.claims_of(report.id))
        writer.reading(Reading(report=report, claims=other))
    (found,) = record.ratings().held
    assert found.subject != held.subject
    with record.write() as writer:
        writer.reading(Reading(report=report, claims=()))
    assert record.ratings().held == ()
    assert any("is of no claim any more" in r.reason for r in record.refusals())
    side = Side(report=claim.report, span=Span(0, 1), kind=Kind.VIOLENCE)
    waiting = rating(1, "fair", side=side)
    assert holding_ratings([waiting], lambda _: (), {claim.report}) == ((waiting,), ())


def test_ratings_stand_in_the_export_of_claims(record: Record) -> None:
    """Two axes, two fields; null where nobody rated."""
    rate(record, "ICRC", "B")
    rate(record, strike(record, "a").id, "2")
    lines = {x["report"]["id"]: x for x in ask.contract_lines(record, "claims") if x["counts"]}
    found = {report: (line["reliability"], line["credibility"]) for report, line in lines.items()}
    assert found == {"a": (None, "2"), "b": ("B", None), "c": (None, None)}
