"""Truces and movements as lanes: steps on their days, a shape for each, who accuses whom, and all of it in words."""

import re
from dataclasses import replace

import pytest

from onrecord.model import Incident, Status, Step, TermKind, ThreadTerm, TurnKind
from onrecord.publish.brief import Situation, brief
from onrecord.publish.brief.desk import Desk
from onrecord.publish.brief.lanes import Lane, LanesView, lanes
from onrecord.publish.brief.strips import MEANINGS, SHAPES, shape_of
from onrecord.publish.privacy import Redactor
from onrecord.values import When
from tests.publish.telling import told
from tests.publish.told_claims import CLAIMS, SECRETS


def view(situation: Situation) -> LanesView:
    found = lanes(Desk(situation, Redactor.off()), set(situation.claims))
    assert found is not None
    return found


def with_thread(*steps: Step, **more: object) -> Situation:
    """The situation with the truce's steps replaced."""
    situation = told()
    changed = [replace(i, timeline=steps, **more) if i.timeline else i for i in situation.incidents]  # type: ignore[arg-type]  # a mapping of fields has one type for all
    return replace(situation, incidents=tuple(changed))


def step(status: str, when: str | None, **more: object) -> Step:
    fields: dict[str, object] = {"said_by": ("The Gazette",), "denied_by": (), "claims": (CLAIMS["announced"].id,)}
    return Step(status=status, when=When(when) if when else None, **{**fields, **more})  # type: ignore[arg-type]  # a mapping of fields has one type for all


def lane(situation: Situation) -> Lane:
    (panel,) = view(situation).panels
    (found,) = panel.lanes
    return found


def truce() -> Incident:
    return next(i for i in told().incidents if i.timeline)


def test_who_accuses_whom_and_who_denies_it() -> None:
    """Three accusers; one is answered; denials are named, and where there is none that is said."""
    found = {(a.said_by, a.against): a for a in lane(told()).accusations}
    assert {by for by, _ in found} == {"Northern government", "Rebel council", "President of the neighbouring state"}
    first = found["Northern government", "rebels of Samir Qadouri"]
    assert first.denied_by == "Rebel council and Samir Qadouri"
    assert first.ways == ((f"#m{CLAIMS['by_rebels'].id[1:]}", "R3"),)
    assert [a.answers for a in found.values()] == [False, True, False]
    html = brief(told(), identified=None)
    assert "no denial in the record" in html
    assert "in return for an accusation" in html


def test_who_answers_an_accusation_says_broken_or_collapsed() -> None:
    """That an accusation is in return for another does not hide what it says of the truce."""
    turn = TurnKind.COUNTER_ACCUSATION
    found = lane(with_thread(step("violated", "2016-12-11", turn=turn), step("collapsed", "2016-12-12", turn=turn)))
    assert [s.word for s in found.steps] == [
        "broken, in return for an accusation",
        "collapsed, in return for an accusation",
    ]


def test_violence_that_breaks_a_truce_stands_below_it() -> None:
    """It leads to its incident; off the strip where its day lies before the truce."""
    (breach,) = lane(told()).breaches
    assert (breach.href, breach.x) == ("#i-0000000000000002", None)
    early = tuple(replace(s, when=When("2016-12-08")) if s.status == "announced" else s for s in truce().timeline)
    assert lane(with_thread(*early)).breaches[0].x is not None


def test_steps_stand_on_their_days_and_the_undated_apart() -> None:
    """The first day left, the last right; what has no day is on no strip."""
    found = lane(told())
    assert [m.shape for m in found.marks] == ["ring", "cross", "collapse"]
    assert found.marks[0].x < found.marks[1].x == found.marks[2].x
    assert found.marks[1].y < found.marks[2].y
    assert len(found.steps) == 3
    assert [s.when for s in found.undated] == ["day unknown", "day unknown"]


def test_what_holds_is_a_line_and_an_accusation_does_not_end_it() -> None:
    """Announced is a dashed line, in force a thick one, also past an accusation; collapsed ends it."""
    found = lane(with_thread(
        step("announced", "2016-12-12"), step("in_force", "2016-12-13"), step("violated", "2016-12-14", against=("x",)),
        step("collapsed", "2016-12-15"), step("announced", "2016-12-18"),
    ))  # fmt: skip
    assert [how for _, _, how in found.lines] == ["to-come", "holds", "holds"]


def test_what_is_carried_out_over_days_lasts_them() -> None:
    """From the first day to the last a line, the mark at the end."""
    found = lane(with_thread(step("planned", "2016-12-14"), step("occurred", "2016-12-15/2016-12-22")))
    assert [m.shape for m in found.marks] == ["ring", "done"]
    assert (found.lines[0][1], found.lines[0][2]) == (found.marks[1].x, "holds")


def test_a_day_of_a_month_that_nobody_knows_is_no_day() -> None:
    """*In December* stands with the undated, on no strip."""
    found = lane(with_thread(step("announced", "2016-12"), step("in_force", "2016-12-13"), step("ended", "2016-12-20")))
    assert [s.when for s in found.undated] == ["December 2016"]
    assert [m.shape for m in found.marks] == ["disc", "end"]


def test_an_area_alone_makes_no_lane() -> None:
    """Where a single step and a place are told there is nothing to follow; hours or a broker are."""
    area = ThreadTerm(kind=TermKind.AREA, value="Tel Marwan", said_by=("The Gazette",), words=truce().terms[0].words)
    bare = with_thread(step("announced", "2016-12-12"), terms=(area,), broken_by=())
    assert view(bare).panels == ()
    assert len(view(with_thread(step("announced", "2016-12-12"), broken_by=())).panels) == 1


@pytest.mark.parametrize(
    ("status", "turn", "shape"),
    [
        ("planned", None, "ring"), ("in_force", None, "disc"), ("ongoing", TurnKind.RENEWED, "going"),
        ("planned", TurnKind.POSTPONED, "pause"), ("cancelled", None, "off"), ("occurred", TurnKind.DELIVERED, "done"),
        ("announced", TurnKind.REFUSED, "off"), ("violated", None, "cross"), ("unknown", None, "dot"),
    ],
)  # fmt: skip
def test_each_step_has_the_shape_of_what_it_is(status: str, turn: TurnKind | None, shape: str) -> None:
    """Its turn says more than its status."""
    assert shape_of(step(status, "2016-12-12", turn=turn)) == shape


def test_every_status_and_turn_has_a_shape_with_a_meaning() -> None:
    """Nothing in the vocabularies is drawn as a mere dot but what is unknown."""
    known = {word for words in SHAPES.values() for word in words}
    assert {s.value for s in Status} - known == {"unknown"}
    assert {t.value for t in TurnKind} <= known
    assert set(SHAPES) <= set(MEANINGS)


def test_threads_far_apart_have_axes_of_their_own() -> None:
    """Days stay wide enough to be seen; a single step without anything else has no lane."""
    situation = told()
    thread = truce()
    later = replace(
        thread, id="i-0000000000000009", timeline=(step("announced", "2017-03-01"), step("ended", "2017-03-05")),
        broken_by=(),
    )  # fmt: skip
    bare = replace(thread, id="i-000000000000000a", timeline=(step("announced", "2017-03-02"),), terms=(), broken_by=())
    found = view(replace(situation, incidents=(*situation.incidents, later, bare)))
    assert [len(p.lanes) for p in found.panels] == [1, 1]
    assert [href for href, _, _, _ in found.once] == ["#i-000000000000000a"]
    assert found.panels[1].label == "1 March 2017 to 5 March 2017"


def test_lanes_name_no_private_person_and_say_it_all_in_words() -> None:
    """Names planted in terms, in the accused and in who denies are replaced; each step stands in a list."""
    html = brief(told(), identified=None)
    section = html.split('<h2 id="lanes">', 1)[1].split("</section>", 1)[0]
    assert not [secret for secret in SECRETS if secret.lower() in section.lower()]
    assert "brokered by" in section
    listed = section.split('<ol class="steps">', 1)[1].split("</ol>", 1)[0]
    assert listed.count("<li>") == 5
    assert re.search('<svg class="strip"[^>]*aria-hidden="true"', section)


def test_a_record_without_threads_has_no_lanes() -> None:
    """No empty section."""
    situation = replace(told(), incidents=tuple(replace(i, timeline=()) for i in told().incidents))
    assert 'id="lanes"' not in brief(situation, identified=None)
