"""Disputes told in reports of several wars: with what, whether it was lawful, who is responsible, and by what names."""

import json
from pathlib import Path

import pytest

import onrecord
from onrecord.model import About, Dispute, Interest


def told(folder: Path, *texts: str) -> list[Dispute]:
    """Return the disputes that reports of one day make."""
    lines = [
        {"id": f"r{n}", "published": "2023-05-25", "publisher": f"Paper {n}", "language": "en", "text": text}
        for n, text in enumerate(texts)
    ]
    (folder / "reports.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    with onrecord.open(folder / "record") as record:
        record.add(folder / "reports.jsonl")
        return [d for i in record.incidents() for d in i.disputes]


def sides(dispute: Dispute) -> list[tuple[str, list[str | None]]]:
    return [(p.says, [v.origin for v in p.voices]) for p in dispute.positions]


def test_who_denies_using_a_weapon_disputes_the_weapon(tmp_path: Path) -> None:
    """The attack is not denied; what it was made with is."""
    (dispute,) = told(
        tmp_path,
        "The council said the army had used cluster munitions in an attack on Northtown on Monday that killed ten"
        " people. The army denied using cluster munitions.",
    )
    assert dispute.about is About.WEAPON
    assert sides(dispute) == [("with cluster munition", ["council"]), ("not with cluster munition", ["army"])]
    assert dispute.positions[1].voices[0].interests == (Interest.DENIES_OWN_ACT,)


def test_who_denies_poison_gas_denies_chlorine(tmp_path: Path) -> None:
    """What is less exactly told is the same weapon."""
    (dispute,) = told(
        tmp_path,
        "Chlorine was used in an attack on Taiz on Monday that killed nine people, doctors said. "
        "The defence ministry denied that chemical weapons had been used in the attack on Taiz.",
    )
    assert dispute.about is About.WEAPON
    assert [s for s, _ in sides(dispute)] == ["with chlorine", "not with chemical weapon"]


def test_dropping_bombs_is_a_deed_and_no_dispute_about_the_bombs(tmp_path: Path) -> None:
    """Who denies having dropped barrel bombs denies the deed."""
    found = told(
        tmp_path,
        "The army dropped barrel bombs on a market in Northtown on Monday, killing six people, the council said. "
        "The army denied dropping the barrel bombs on the market.",
    )
    assert About.WEAPON not in [d.about for d in found]


def test_a_crime_for_one_and_a_legitimate_target_for_another(tmp_path: Path) -> None:
    """Whether a deed was lawful: the deed itself is disputed by nobody."""
    (dispute,) = told(
        tmp_path,
        "An air strike on a hospital in Mekelle on Tuesday killed nine people, the city council said. The president"
        " said the strike was a war crime. A spokesman for the army denied that the strike was a war crime. The"
        " hospital was a legitimate military target, he said.",
    )
    assert dispute.about is About.LEGALITY
    assert sides(dispute) == [
        ("called a war crime", ["president"]),
        ("called a legitimate target, not a war crime", ["spokesman for the army"]),
    ]


def test_nobody_calling_it_lawful_makes_no_dispute(tmp_path: Path) -> None:
    """A characterisation that nobody contradicts stands with the claims alone."""
    found = told(
        tmp_path,
        "An air strike on a hospital in Mekelle on Tuesday killed nine people, the city council said. The president"
        " said the strike was a war crime.",
    )
    assert not found


@pytest.mark.parametrize("words", ["denied responsibility for", "denied any involvement in"])
def test_who_denies_responsibility_does_not_deny_that_it_happened(tmp_path: Path, words: str) -> None:
    """The denier's own act, denied; whom it blames instead is a position of its own."""
    (dispute,) = told(
        tmp_path,
        "A market in Khartoum was shelled on Wednesday, killing 18 civilians, a neighbourhood committee said. "
        f"The army {words} the shelling of the market and blamed the RSF.",
    )
    assert dispute.about is About.RESPONSIBILITY
    assert [s for s, _ in sides(dispute)] == [
        "it happened; who did it is not said", "not by the army", "by RSF"
    ]  # fmt: skip
    assert dispute.positions[1].voices[0].interests == (Interest.DENIES_OWN_ACT,)


def test_its_forces_are_named_by_whose_they_are(tmp_path: Path) -> None:
    """*Its* is nobody outside its sentence."""
    (dispute,) = told(
        tmp_path,
        "A ceasefire in Mariupol took effect on Saturday. The city council said Russian troops had broken the ceasefire"
        " in Mariupol on Saturday. Russia's defence ministry denied that its forces had broken the ceasefire.",
    )
    assert dispute.about is About.RESPONSIBILITY
    assert dispute.positions[1].says == "not broken by Russian Defense Ministry\u2019s forces"


def test_who_says_that_it_did_not_do_it_denies_it(tmp_path: Path) -> None:
    """No verb of denying is needed; *its* artillery makes it the denier's own deed."""
    (dispute,) = told(
        tmp_path,
        "Shells killed four people in Taiz on Monday, doctors said. The army said that its artillery had not shelled"
        " Taiz on Monday.",
    )
    assert dispute.about is About.ACTOR
    assert dispute.positions[1].says == "not by the army\u2019s artillery"
    assert dispute.positions[1].voices[0].interests == (Interest.DENIES_OWN_ACT,)


def test_others_who_saw_nothing_deny_no_deed_of_their_own(tmp_path: Path) -> None:
    """What residents say did not happen is their account."""
    assert not told(
        tmp_path,
        "Shells killed four people in Taiz on Monday, doctors said. Residents said that no shells had hit Taiz on"
        " Monday.",
    )


def test_who_foils_an_attack_denies_none(tmp_path: Path) -> None:
    """That it did not take place is no denial of it."""
    text = "The Syrian army said that it had foiled an attack by militants on Taiz on Monday."
    line = {"id": "r", "published": "2023-05-25", "publisher": "Paper", "language": "en", "text": text}
    (tmp_path / "reports.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    with onrecord.open(tmp_path / "record") as record:
        record.add(tmp_path / "reports.jsonl")
        assert {i.title for i in record.incidents() if i.title.startswith("Denial")} == set()
        assert [c.status for c in record.claims()] == ["not_occurred"]
