"""Every command on the sample that ships, as its user runs it."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.record import Record
from onrecord.values import When
from tests.cli.running import Ran, run

ATTACKS = ("--weapon", "cluster munition", "--place", "Aleppo", "--from", "2016-09-10", "--to", "2016-10-10")


def loaded(ran: Ran) -> list[dict[str, Any]]:
    assert ran.status == 0, ran.err
    found: list[dict[str, Any]] = json.loads(ran.out)
    return found


def test_add_says_what_came_in(tmp_path: Path) -> None:
    """The summary names reports, claims by kind, incidents, refusals and who is told of by most origins."""
    ran = run("add", tmp_path / "r", onrecord.sample())
    assert ran.status == 0
    assert "added 15 reports" in ran.out
    assert re.search(r"the record holds 15 reports, \d+ claims \(\d+ violence, ", ran.out)
    assert re.search(r"^\d+ incidents, \d+ refusals$", ran.out, flags=re.MULTILINE)
    assert re.search(r"^  i-[0-9a-f]{8}  \d+ origins Reported ", ran.out, flags=re.MULTILINE)
    assert "reading: 15 of 15 reports" in ran.err


def test_adding_again_writes_nothing_and_says_so(own: Path) -> None:
    """The same command again: no entry, and a line that says why."""
    before = (own / "record.sqlite").read_bytes()
    ran = run("add", own, onrecord.sample())
    assert ran.status == 0
    assert ran.out.startswith("nothing new: 15 reports were there already; nothing was written")
    assert (own / "record.sqlite").read_bytes() == before


def test_the_question_of_a_documentation_centre(sample: Path) -> None:
    """How many cluster-munition attacks in Aleppo from 10 September to 10 October, and who says so: 137."""
    ran = run("count", sample, "attacks", *ATTACKS)
    assert ran.status == 0
    first, second = ran.out.splitlines()[:2]
    assert first == "attacks (weapon cluster munition, in Aleppo, 10 September 2016 to 10 October 2016): 137"
    assert second.startswith("distinct origins: 1 (Violations Documentation Center)")
    assert "Violations Documentation Center via Save the" in ran.out
    assert "“137 cluster munition attacks on Aleppo between" in ran.out


def test_a_count_names_its_claims(sample: Path) -> None:
    """As JSON the answer has its range, its origins, and the claims that it rests on."""
    (answer,) = loaded(run("count", sample, "attacks", *ATTACKS, "--format", "json"))
    assert (answer["low"], answer["high"], answer["open"]) == (137, 137, False)
    assert answer["origins"] == ["Violations Documentation Center"]
    (figure,) = answer["aggregates"] + answer["figures"]
    (claim,) = figure["used"]
    (whole,) = loaded(run("show", sample, claim, "--format", "json"))
    assert whole["quote"]["text"].startswith("137 cluster munition attacks")
    assert [s["name"] for s in whole["speakers"]] == ["Save the Children", "Violations Documentation Center"]


def test_a_figure_that_reaches_beyond_the_asked_time_may_match(sample: Path) -> None:
    """Asked for October alone, a figure for a month that begins in September is no answer, and is not hidden."""
    ran = run("count", sample, "attacks", *ATTACKS[:4], "--from", "2016-10-01", "--to", "2016-10-10")
    assert ran.out.splitlines()[0].endswith(": no figure")
    assert "1 claim may match" in ran.out


def test_an_attack_without_a_number_is_one(sample: Path) -> None:
    """Attacks that are told one by one count one each; a figure for a month stands beside them, in no sum."""
    (answer,) = loaded(run("count", sample, "attacks", "--format", "json"))
    assert [figure["low"] for figure in answer["beside"]] == [137]
    assert {figure["low"] for figure in answer["figures"]} == {1}
    assert 1 < answer["low"] <= answer["high"] == len(answer["figures"])


def test_a_group_is_counted_by_its_own_figures(sample: Path) -> None:
    """Children killed are counted as children, also where they are told as a part of a figure."""
    (answer,) = loaded(run("count", sample, "killed", "--group", "children", "--format", "json"))
    lows = {figure["low"] for figure in answer["figures"]}
    assert {7, 13} <= lows
    assert answer["low"] == sum(figure["low"] for figure in answer["figures"])
    assert "(13 children, 11 women)" in run("count", sample, "killed", "--group", "women", "--format", "csv").out


def test_a_siege_is_not_added_up(sample: Path) -> None:
    """How many are trapped in October and in December are two figures, never a sum."""
    (answer,) = loaded(run("count", sample, "trapped", "--format", "json"))
    assert (answer["low"], answer["high"]) == (50_000, 275_000)
    assert len(answer["figures"]) == 2


def test_other_names_of_a_weapon_find_it(sample: Path) -> None:
    """A weapon is found under any name that the ontology has."""
    asked = [("--weapon", name, *ATTACKS[2:], "--format", "json") for name in ("cluster bombs", "cluster munition")]
    assert [loaded(run("count", sample, "attacks", *a))[0]["low"] for a in asked] == [137, 137]


def test_incidents_come_with_most_origins_first(sample: Path) -> None:
    """The list begins with what most origins tell of."""
    found = loaded(run("incidents", sample, "--format", "json"))
    origins = [i["origin_numbers"]["distinct"] for i in found]
    assert origins == sorted(origins, reverse=True)
    assert origins[0] > 1


def test_filters_narrow_a_list(sample: Path) -> None:
    """Each filter leaves claims that answer to it, and fewer than all."""
    everything, since = loaded(run("claims", sample, "--format", "json")), When("2016-12-01/..")
    asked = {
        ("--kind", "truce"): lambda c: c["kind"] == "truce",
        ("--event", "evacuation"): lambda c: "evacuation" in c["event"],
        ("--group", "children"): lambda c: "child" in json.dumps(c["counts"]) + json.dumps(c["targets"]),
        ("--origin", "syria civil defence"): lambda c: c["origin"] == "Syria Civil Defence",
        ("--publisher", "the meridian"): lambda c: c["report"]["publisher"] == "The Meridian",
        ("--as-of", "2016-11-30"): lambda c: c["report"]["published"] <= "2016-11-30",
        ("--place", "Jub al-Qubbeh"): lambda c: not c["where"] or "Jub" in json.dumps(c["where"]),
        ("--from", "2016-12-01"): lambda c: not c["when"] or When(c["when"]["edtf"]).overlaps(since) is not False,
    }
    for option, answers in asked.items():
        found = loaded(run("claims", sample, *option, "--format", "json"))
        assert 0 < len(found) < len(everything), option
        assert all(map(answers, found)), option


@pytest.mark.parametrize("name", ["Syria", "Aleppo Governorate"])
def test_a_place_that_no_report_names_holds_its_parts(sample: Path, name: str) -> None:
    """A country or a province finds what lies in its towns."""
    wider = loaded(run("claims", sample, "--place", name, "--format", "json"))
    town = loaded(run("claims", sample, "--place", "Aleppo", "--format", "json"))
    assert town
    assert {c["id"] for c in town} <= {c["id"] for c in wider}


def test_a_place_elsewhere_finds_nothing(sample: Path) -> None:
    """What lies in another country is not found."""
    assert run("claims", sample, "--place", "Norway").out == "nothing found\n"


def test_claims_in_no_incident_are_those_of_which_the_record_says_so(sample: Path) -> None:
    """With the others they are all claims."""
    alone = {c["id"] for c in loaded(run("claims", sample, "--in-no-incident", "--format", "json"))}
    everything = loaded(run("claims", sample, "--format", "json"))
    assert alone == {c["id"] for c in everything if c["incident"] is None}
    assert 0 < len(alone) < len(everything)


def test_search_finds_words_and_the_claims_on_them(sample: Path) -> None:
    """A phrase leads to its report and to the claims that rest on it."""
    (hit,) = loaded(run("search", sample, '"cluster munition"', "--format", "json"))
    assert hit["report"] == "01-wire-pause"
    assert hit["claims"]
    assert "cluster munition" in hit["words"]


def test_show_takes_the_beginning_of_an_id(sample: Path) -> None:
    """Tables show ids short, and a short id is enough."""
    claim = loaded(run("claims", sample, "--format", "json"))[0]["id"]
    assert run("show", sample, claim[:10]).out == run("show", sample, claim).out


def test_show_gives_a_claim_with_its_words(sample: Path) -> None:
    """A claim is shown with its words, those around them, where they stand and who says them."""
    claim = next(c for c in loaded(run("claims", sample, "--format", "json")) if c["speakers"] and c["counts"])
    out = run("show", sample, claim["id"]).out
    for line in ("words", "around", "stands at", "said by", "origin", "figures' words", "kind", "status"):
        assert re.search(rf"^{line}  ", out, flags=re.MULTILINE), line


def test_show_gives_an_incident_with_three_numbers(sample: Path) -> None:
    """Publishers, distinct origins and origins judged independent stand as three numbers."""
    incident = loaded(run("incidents", sample, "--format", "json"))[0]
    out = run("show", sample, incident["id"]).out
    assert f"publishers: {len(incident['publishers'])} (" in out
    assert f"distinct origins: {incident['origin_numbers']['distinct']} (" in out
    assert "origins judged independent: none" in out


def test_show_gives_a_report_and_an_origin(sample: Path) -> None:
    """A report is shown with its custody and claims, an origin with all that it answers for."""
    out = run("show", sample, "05-wire-jub-al-qubbeh").out
    assert "publisher: Harbour Wire" in out
    assert re.search(r"^bytes: SHA-256 [0-9a-f]{64}$", out, flags=re.MULTILINE)
    assert "Artillery fire killed at least 45 civilians" in run("show", sample, "syria civil defence").out


def test_show_gives_an_assertion(sample: Path) -> None:
    """An assertion is shown as the claims that make it."""
    claim = loaded(run("claims", sample, "--format", "json"))[0]
    assert claim["id"][:10] in run("show", sample, claim["assertion"]).out


@pytest.mark.parametrize("what", ["claims", "incidents", "mentions", "reports", "refusals"])
def test_export_writes_lines_of_the_contract(sample: Path, tmp_path: Path, what: str) -> None:
    """Each export is JSON Lines; to a file it is the same."""
    ran = run("export", sample, "--what", what)
    assert ran.status == 0
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert lines or what == "refusals"
    assert run("export", sample, "--what", what, "-o", tmp_path / "x.jsonl").status == 0
    assert (tmp_path / "x.jsonl").read_text(encoding="utf-8") == ran.out


def test_exported_quotes_are_the_reports_words(sample: Path) -> None:
    """`quote.text` is `text[start:end]` of the exported report, for every claim and mention."""
    texts = {r["id"]: r["text"] for r in map(json.loads, run("export", sample, "--what", "reports").out.splitlines())}
    for claim in map(json.loads, run("export", sample).out.splitlines()):
        quote = claim["quote"]
        assert texts[claim["report"]["id"]][quote["start"] : quote["end"]] == quote["text"]
    for mention in map(json.loads, run("export", sample, "--what", "mentions").out.splitlines()):
        assert texts[mention["report"]][mention["start"] : mention["end"]] == mention["text"]


def test_export_to_csv_holds_every_line(sample: Path) -> None:
    """CSV has a head and one row a claim."""
    rows = list(csv.DictReader(io.StringIO(run("export", sample, "--format", "csv").out)))
    assert len(rows) == len(run("export", sample).out.splitlines())
    assert json.loads(rows[0]["quote"])["text"]


def test_a_brief_is_one_page(sample: Path, tmp_path: Path) -> None:
    """The brief is written whole, says where it lies, and names no private person."""
    page = tmp_path / "brief.html"
    ran = run("brief", sample, "-o", page)
    assert ran.status == 0, ran.err
    assert f"brief written to {page}" in ran.out
    text = page.read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>") or text.startswith("<!doctype html>")
    assert "Haddad" not in text
    assert list(tmp_path.iterdir()) == [page]


def test_a_brief_that_names_people_says_why(sample: Path, tmp_path: Path) -> None:
    """With a reason private names stand, and the reason stands with them."""
    page = tmp_path / "brief.html"
    assert run("brief", sample, "-o", page, "--identified", "for the family").status == 0
    assert "Haddad" in page.read_text(encoding="utf-8")
    assert "for the family" in page.read_text(encoding="utf-8")


def test_withdraw_takes_a_report_out_of_every_view(own: Path) -> None:
    """A withdrawn report is in no view, its reason is told, the ledger keeps it, and it can be reinstated."""
    name = "05-wire-jub-al-qubbeh"
    before = run("export", own, "--what", "incidents").out
    assert run("withdraw", own, name, "--reason", "a hoax", "--as", "Ana").status == 0
    for what in ("claims", "mentions", "reports"):
        assert name not in run("export", own, "--what", what).out
    assert name not in run("search", own, "suitcases").out
    shown = run("show", own, name)
    assert (shown.status, "withdrawn: a hoax" in shown.err) == (2, True)
    assert run("reinstate", own, name, "--reason", "no hoax").status == 0
    assert run("export", own, "--what", "incidents").out == before
    with Record.open(own) as record:
        assert [e.who for e in record.entries() if e.kind == "withdrawal"] == ["Ana"]


def test_rebuild_derives_the_same_again(own: Path) -> None:
    """Rebuilding changes no export."""
    before = [run("export", own, "--what", what).out for what in ("claims", "incidents", "mentions")]
    ran = run("rebuild", own)
    assert ran.status == 0
    assert ran.out.startswith("rebuilt: 15 reports, ")
    assert [run("export", own, "--what", what).out for what in ("claims", "incidents", "mentions")] == before


def test_standard_input_needs_an_id(tmp_path: Path) -> None:
    """`-` reads one report under the id that is given."""
    text = b"Four people were killed in the town on Monday, the hospital said.\n"
    assert run("add", tmp_path / "r", "-", stdin=text).status == 2
    ran = run("add", tmp_path / "r", "-", "--id", "call", "--published", "2016-12-14", stdin=text)
    assert ran.status == 0
    assert "added 1 report" in ran.out
    assert run("search", tmp_path / "r", "hospital", "--format", "jsonl").out.startswith('{"report":"call"')


def test_version_is_told() -> None:
    """`--version` prints it and stops."""
    ran = run("--version")
    assert (ran.status, ran.out[:9]) == (0, "onrecord ")


def test_people_judge_which_incidents_are_one(own: Path) -> None:
    """Two incidents become one, the record says who judged so and why, and taking it back parts them again."""
    one, other, *_ = (i["id"] for i in loaded(run("incidents", own, "--event", "shelling", "--format", "json")))
    said = run("judge", own, "same", one, other[:10], "--reason", "one day's fire", "--as", "Ann")
    assert said.status == 0, said.err
    assert "both are of i-" in said.out
    assert loaded(run("show", own, one, "--format", "json")) == loaded(run("show", own, other, "--format", "json"))
    (listed,) = loaded(run("judgements", own, "--format", "json"))
    assert (listed["identity"], listed["by"], listed["reason"]) == ("same", "Ann", "one day's fire")
    assert "judged: c-" in run("show", own, one).err + run("show", own, one).out
    parted = run("judge", own, "undo", one, other, "--reason", "two quarters")
    assert "taken back" in parted.out
    assert "they are of i-" in parted.out
    assert loaded(run("judgements", own, "--format", "json")) == []


def test_of_judgements_that_contradict_each_other_different_is_obeyed(own: Path) -> None:
    """A is B and B is C, but A is not C: nothing joins A and C, and the list says which judgement is not obeyed."""
    one, other, *_ = (i["id"] for i in loaded(run("incidents", own, "--event", "shelling", "--format", "json")))
    first, second, *_ = loaded(run("show", own, one, "--format", "json"))[0]["claims"]
    for verdict, left, right in (("same", first, second), ("different", second, other), ("same", first, other)):
        assert run("judge", own, verdict, left, right, "--reason", "seen on film", "--as", "Bea").status == 0
    listed = loaded(run("judgements", own, "--format", "json"))
    assert sorted((j["identity"], j["obeyed"]) for j in listed) == [
        ("different", True),
        ("same", False),
        ("same", True),
    ]
    assert "no: another forbids it" in run("judgements", own).out.replace("\n", " ")


def test_a_word_that_is_no_verdict_is_refused(own: Path) -> None:
    """The error names those that are."""
    assert run("judge", own, "alike", "c-1", "c-2", "--reason", "x").err == (
        "onrecord: 'alike' is none; choose one of same, different, unsure, undo\n"
    )
