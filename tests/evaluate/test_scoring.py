"""Claims scored by gold: what is found, what is whole, what a figure and a trap come to, what is worst."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluate import Share
from tests.evaluate.writing import QUOTES, claim, count, gold, judge


def test_a_claim_on_half_of_the_words_is_found() -> None:
    """At least half of the shorter of the two stretches must be shared."""
    near = judge([claim("12 people in Northport")], [gold(QUOTES["killed"])])
    far = judge([claim("on Monday, the Coast Guard said. The ministry")], [gold(QUOTES["killed"])])
    assert (near.found, far.found) == (Share(1, 1), Share(0, 1))


@pytest.mark.parametrize(
    ("field", "right", "wrong"),
    [
        ("kind", {"kind": "violence"}, {"kind": "truce"}),
        ("event", {"event": ["shelling"]}, {"event": ["airstrike"]}),
        ("origin", {"origin": ["the coast guard"]}, {"origin": ["Ministry of Defence"]}),
        ("actor", {"actor": ["Northern army"]}, {"actor": ["Southern army"]}),
        ("weapon", {"weapon": ["mortar"]}, {"weapon": ["drone"]}),
        ("where", {"where": ["Northport"]}, {"where": ["Southport"]}),
        ("when", {"when": ["2021-03-01"]}, {"when": ["2021-03-02"]}),
        ("status", {"status": "occurred"}, {"status": ["ended", "planned"]}),
        ("certainty", {"certainty": "certain"}, {"certainty": ["reported"]}),
        ("modality", {"modality": "asserted"}, {"modality": "planned"}),
        ("verification", {"unverified": True}, {"unverified": True}),
        ("polarity", {"polarity": "denied"}, {"polarity": "denied"}),
    ],
)
def test_each_expected_field_is_judged(field: str, right: dict[str, object], wrong: dict[str, object]) -> None:
    """A field that is right makes a line whole, one that is wrong does not, and the miss names it."""
    said = claim(
        QUOTES["killed"],
        speakers=[{"name": "Coast Guard"}],
        actors=[{"name": "the Northern Army"}],
        weapons=[{"name": "mortar shell"}],
        where=[{"name": "Northport"}],
        when={"edtf": "2021-03-01~"},
    )
    if field == "verification":
        assert judge(
            [said | {"verification": {"status": "not_verified"}}], [gold(QUOTES["killed"], **right)]
        ).whole.right
    elif field == "polarity":
        assert judge([said | {"polarity": "denied"}], [gold(QUOTES["killed"], **right)]).whole.right
    else:
        assert judge([said], [gold(QUOTES["killed"], **right)]).whole == Share(1, 1)
    missed = judge([said], [gold(QUOTES["killed"], **wrong)])
    assert missed.whole == Share(0, 1)
    assert [w.field for w in missed.misses[0].wrong] == [field]


def test_a_chain_holds_all_who_are_expected() -> None:
    """Every speaker that gold names must be in the chain; the last one answers for it."""
    said = claim(QUOTES["killed"], speakers=[{"name": "A Wire"}, {"name": "Coast Guard"}])
    assert judge([said], [gold(QUOTES["killed"], chain=["A Wire", "Coast Guard"], origin="Coast Guard")]).whole.right
    assert not judge([said], [gold(QUOTES["killed"], chain=["A Wire", "The Ministry"])]).whole.right


@pytest.mark.parametrize(
    ("wanted", "right"),
    [
        ({"measure": "killed", "low": 12, "high": 12}, True),
        ({"measure": ["casualties", "killed"], "low": [11, 12], "high": [12, None]}, True),
        ({"measure": "killed", "low": 12, "high": None}, False),
        ({"measure": "injured", "low": 12, "high": 12}, False),
        ({"measure": "killed", "low": 12, "high": 12, "breakdown": {"woman": 3}}, True),
        ({"measure": "killed", "low": 12, "high": 12, "breakdown": {"women": 4}}, False),
        ({"measure": "killed", "low": 12, "high": 12, "modifier": "exact"}, True),
        ({"measure": "killed", "low": 12, "high": 12, "modifier": "about"}, False),
    ],
)
def test_a_count_agrees_in_measure_ends_and_parts(wanted: dict[str, object], right: bool) -> None:
    """A list means any of these, null an open end; groups are compared in the singular."""
    said = claim(QUOTES["killed"], counts=[count("killed", 12, 12, women=3)])
    assert bool(judge([said], [gold(QUOTES["killed"], count=wanted)]).whole.right) is right


def test_counts_that_gold_does_not_have_lower_the_precision() -> None:
    """A number too many is a miss with its words; *a few* that gold left out is none."""
    told = [count("killed", 12, 12), count("injured", 5, 5), count("missing", 3, 9, "order")]
    found = judge(
        [claim(QUOTES["killed"], counts=told)],
        [gold(QUOTES["killed"], count={"measure": "killed", "low": 12, "high": 12})],
    )
    assert found.counts == Share(1, 2)
    (miss,) = found.misses
    assert (miss.what, miss.read, miss.words) == ("count that gold does not have", "injured 5", QUOTES["killed"])


def test_a_trap_is_fallen_for_only_by_a_present_event() -> None:
    """History with its date, a denial, a plan and a demand fall for nothing; an event of the day does."""
    trap = gold(QUOTES["raid"], trap=True, why="twenty years ago")
    harmless = [
        claim(QUOTES["raid"], when={"edtf": "2001"}),
        claim(QUOTES["raid"], polarity="denied"),
        claim(QUOTES["raid"], modality="planned"),
        claim(QUOTES["raid"], kind="appeal"),
        claim(QUOTES["raid"], status="not_occurred"),
    ]
    assert judge(harmless, [trap]).traps == Share(0, 1)
    for year in ({"edtf": "2021-02"}, {"edtf": "XXXX-03-01"}, None):
        fallen = judge([claim(QUOTES["raid"], when=year)], [trap])
        assert fallen.traps == Share(1, 1)
        assert (fallen.misses[0].what, fallen.misses[0].why) == ("trap fallen for", "twenty years ago")


def test_optional_lines_are_scored_by_nobody_but_their_counts_are_known() -> None:
    """Nobody loses by an optional line, and a count that it has is not one too many."""
    line = gold(QUOTES["raid"], optional=True, count={"measure": "killed", "low": 40, "high": 40})
    assert judge([], [line]).found == Share(0, 0)
    found = judge([claim(QUOTES["raid"], counts=[count("killed", 40, 40)])], [line])
    assert (found.found, found.counts, found.misses) == (Share(0, 0), Share(1, 1), ())


def test_the_worst_misses_stand_first() -> None:
    """Key claims lost, traps, key claims misread, claims lost, numbers too many, other fields: in this order."""
    lines = [
        gold(QUOTES["killed"], where=["Southport"]),
        gold("The ministry denied", kind="responsibility"),
        gold(QUOTES["raid"], trap=True),
        gold(QUOTES["truce"], key=True, kind="truce"),
        gold(QUOTES["killed"], key=True, origin=["Coast Guard"]),
    ]
    said = [claim(QUOTES["killed"], counts=[count("killed", 12, 12)]), claim(QUOTES["raid"])]
    assert [(m.what, m.line) for m in judge(said, lines).misses] == [
        ("key claim not found", 4),
        ("trap fallen for", 3),
        ("key claim read wrongly", 5),
        ("not found", 2),
        ("count that gold does not have", None),
        ("read wrongly", 1),
    ]


def test_a_wrong_number_is_worse_than_a_wrong_place() -> None:
    """Among claims read wrongly, what does most to a record stands first."""
    lines = [
        gold(QUOTES["killed"], where=["Southport"]),
        gold(QUOTES["raid"], count={"measure": "killed", "low": 40, "high": 40}),
    ]
    misses = judge([claim(QUOTES["killed"]), claim(QUOTES["raid"])], lines).misses
    assert [m.wrong[0].field for m in misses] == ["count", "where"]


def test_kinds_are_scored_apart() -> None:
    """Found and whole are given by the kind that gold names first, the most lines first."""
    lines = [gold(QUOTES["killed"], kind="violence"), gold(QUOTES["raid"], kind=["violence", "truce"])]
    lines.append(gold(QUOTES["truce"], kind="truce"))
    kinds = judge([claim(QUOTES["killed"])], lines).kinds
    assert kinds == {"violence": (Share(1, 2), Share(1, 2)), "truce": (Share(0, 1), Share(0, 1))}
    assert list(kinds) == ["violence", "truce"]


def test_an_evaluation_is_json_throughout() -> None:
    """Scores, intervals, kinds and misses survive JSON."""
    found = judge([claim(QUOTES["killed"])], [gold(QUOTES["killed"], key=True, where=["Southport"])])
    loaded = json.loads(json.dumps(found.to_json()))
    assert loaded["key_whole"] == {"right": 0, "of": 1, "share": 0.0, "low": 0.0, "high": 0.7935}
    assert loaded["misses"][0]["wrong"] == [{"field": "where", "read": "—", "wanted": "Southport"}]


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [(0, 0, 0.0, 1.0), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (15, 30, 0.3315, 0.6685), (27, 30, 0.7438, 0.9654)],
)
def test_intervals_are_wilsons(right: int, of: int, low: float, high: float) -> None:
    """The interval agrees with published tables of Wilson's method."""
    assert [round(end, 4) for end in Share(right, of).interval()] == [low, high]


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_holds_its_share(figures: tuple[int, int]) -> None:
    """The interval lies within 0 and 1 and around the share."""
    share = Share(*figures)
    low, high = share.interval()
    assert share.share is not None
    assert 0 <= low <= share.share <= high <= 1
