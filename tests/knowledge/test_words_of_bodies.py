"""Words of groups' names and of no place come from packs, and hold only in the reports that the pack fits."""

from pathlib import Path

import pytest

from onrecord.extract import readings
from onrecord.knowledge import Knowledge, Scope, load
from onrecord.model import Reading, Report
from onrecord.values import When

PACK = """id = "northland"
title = "Northland war"
countries = ["MT"]
country_words = ["Northland"]
no_persons = ["Varhan"]
no_places = ["Valletta"]
from = "2015"
"""
PARTIES = """[[party]]
id = "nl-drenath"
name = "Al-Drenath"
aliases = ["Drenath Front"]
"""


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    folder: Path = tmp_path_factory.mktemp("northland")
    (folder / "pack.toml").write_text(PACK, encoding="utf-8")
    (folder / "parties.toml").write_text(PARTIES, encoding="utf-8")
    return load([folder], shipped=False)


def report(text: str) -> Report:
    return Report(id="r", text=text, sha256="0" * 64, published=When("2019-05-16"), published_given=When("2019-05-16"))


def scope(knowledge: Knowledge, text: str) -> Scope:
    return knowledge.scope(report(text))


def read(knowledge: Knowledge, text: str) -> Reading:
    return next(iter(readings([report(text)], knowledge)))


def test_bodies_of_one_word_and_what_the_pack_lists_are_no_persons(knowledge: Knowledge) -> None:
    """An article makes no second word; a plural stands for a possessive whose apostrophe is lost."""
    assert {"drenath", "drenaths", "varhan"} <= scope(knowledge, "In Northland.").no_persons
    assert "front" not in scope(knowledge, "In Northland.").no_persons


def test_they_hold_only_where_the_pack_fits(knowledge: Knowledge) -> None:
    """Elsewhere the same word may be somebody's name."""
    assert not {"drenath", "varhan"} & scope(knowledge, "In Southland.").no_persons


def test_a_word_of_a_group_is_nobody(knowledge: Knowledge) -> None:
    """*Saber Varhan* is a person where no pack says that *Varhan* is a word of groups' names."""
    said = '"They are gone," said Saber Varhan, a farmer in {}.'
    assert "Saber Varhan" in {p.name for p in read(knowledge, said.format("Southland")).persons}
    assert "Saber Varhan" not in {p.name for p in read(knowledge, said.format("Northland")).persons}


def test_a_word_of_no_place_is_none(knowledge: Knowledge) -> None:
    """A pack keeps a word that a gazetteer has from being read as a place, in the reports that it fits."""
    told = "Shelling killed four people in Valletta on Monday, {} officials said."
    placed = [[p.name for c in read(knowledge, told.format(w)).claims for p in c.where] for w in ("north", "Northland")]
    assert placed == [["Valletta"], []]
