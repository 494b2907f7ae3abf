"""The packed gazetteer: what it holds, that it is the file its README names, and how it is built."""

import hashlib
import importlib.util
import re
import sys
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import KnowledgeError
from onrecord.extract.places.gazetteer import Gazetteer, Kind, gazetteer
from onrecord.knowledge import fold
from onrecord.knowledge.spelling import skeleton, variants

FOLDER = Path(str(files("onrecord").joinpath("vendor", "gazetteer")))
SCRIPT = Path(__file__).parents[2] / "scripts" / "build_gazetteer.py"


@pytest.fixture(scope="module")
def build() -> ModuleType:
    """The script that packs the gazetteer, as a module."""
    spec = importlib.util.spec_from_file_location("build_gazetteer", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_the_file_is_the_one_that_its_readme_names() -> None:
    """The SHA-256 in the README is that of the file that ships."""
    digest = hashlib.sha256((FOLDER / "places.bin").read_bytes()).hexdigest()
    assert f"`{digest}`" in (FOLDER / "README.md").read_text(encoding="utf-8")


def test_the_readme_names_the_licence_and_where_it_is_from() -> None:
    """GeoNames asks for attribution, and for what was changed."""
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert re.search(r"CC BY 4\.0.*Changed", text, re.DOTALL)
    assert "https://www.geonames.org/" in text


def test_the_file_is_small_enough_to_ship() -> None:
    """It stays under 12 MB, for it is in every wheel."""
    assert (FOLDER / "places.bin").stat().st_size < 12_000_000


def test_a_name_gives_its_places_the_most_populous_first() -> None:
    """The French capital comes before its namesake in Texas, and both are found."""
    towns = [f for f in gazetteer().lookup("Paris") if f.kind.is_town]
    assert towns[0].country_code == "FR"
    assert any(f.country_code == "US" and f.population > 20_000 for f in towns)


@pytest.mark.parametrize("name", ["São Paulo", "Sao Paulo", "DAR ES SALAAM", "Khan Yunis"])
def test_a_name_is_found_however_it_is_written(name: str) -> None:
    """Case, accents and apostrophes do not matter; another usual spelling does not either."""
    assert gazetteer().lookup(name)


def test_a_name_that_no_place_has_gives_nothing() -> None:
    """Neither nonsense nor an empty name is found."""
    assert gazetteer().lookup("Zzyzzqx") == ()
    assert gazetteer().lookup("") == ()
    assert gazetteer().lookup("—") == ()


def test_a_town_lies_in_its_division_and_last_in_its_country() -> None:
    """Containers are place ids, nearest first."""
    town = next(f for f in gazetteer().lookup("Houston") if f.population > 1_000_000)
    names = [found.name for i in town.within if (found := gazetteer().by_place_id(i))]
    assert names == ["Harris County", "Texas", "United States"]


def test_an_id_gives_its_place_and_an_unknown_id_none() -> None:
    """Ids are GeoNames'."""
    kenya = gazetteer().country("KE")
    assert kenya is not None
    assert (kenya.name, kenya.kind) == ("Kenya", Kind.COUNTRY)
    assert gazetteer().by_place_id(kenya.place_id) == kenya
    assert gazetteer().by_place_id("geonames:1") is None
    assert gazetteer().by_place_id("name:nowhere") is None
    assert gazetteer().country("ZZ") is None


def test_a_file_that_is_no_gazetteer_is_refused_by_name(tmp_path: Path) -> None:
    """A damaged installation is told from a name that is not found."""
    other = tmp_path / "other.bin"
    other.write_bytes(b"something else")
    with pytest.raises(KnowledgeError, match="other"):
        Gazetteer(other)
    with pytest.raises(KnowledgeError, match="cannot be read"):
        Gazetteer(tmp_path / "missing.bin")


def test_a_skeleton_of_too_few_consonants_is_none() -> None:
    """Two consonants fit half the villages of a country."""
    assert skeleton("Rome") == ""
    assert skeleton("El Mansura") == skeleton("Al-Manşūrah") != ""


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.integers(min_value=1, max_value=12_500_000))
def test_every_id_that_is_found_is_the_one_asked_for(number: int) -> None:
    """A lookup by id answers with that id or not at all."""
    found = gazetteer().get(number)
    assert found is None or found.id == str(number)


def test_packing_and_reading_gives_the_same_places(build: ModuleType, tmp_path: Path) -> None:
    """What the script packs is what the reader finds, over more than one block."""
    rows = [
        build.Row(n, f"Town {n}", "P", "XA", population=n, lat=1.0, lon=n / 1000, names=(f"Alias {n % 7}",))
        for n in range(1, 700)
    ]
    path = tmp_path / "places.bin"
    path.write_bytes(build.pack(rows))
    packed = Gazetteer(path)
    assert [f.id for f in packed.lookup("town 500")] == ["500"]
    assert len(packed.lookup("Alias 3")) == 100
    assert packed.lookup("Alias 3")[0].population == 696
    assert packed.get(1) is not None
    assert packed.get(700) is None


def test_packing_is_deterministic(build: ModuleType) -> None:
    """The same rows in another order give the same bytes."""
    rows = [build.Row(n, f"Town {n}", "P", "XA", population=5) for n in range(1, 300)]
    assert build.pack(rows) == build.pack(rows[::-1])


def test_the_middle_of_an_area_is_not_where_most_towns_are(build: ModuleType) -> None:
    """Ten towns in one corner do not draw the point there; an area across the date line has its middle on it."""
    square = [(0.0, 0.0), (0.0, 10.0), (10.0, 0.0), (10.0, 10.0), *[(1.0, 1.0 + n / 100) for n in range(10)]]
    assert build.middle(square) == (5.0, 5.0)
    lat, lon = build.middle([(0.0, 179.0), (2.0, 179.0), (0.0, -179.0), (2.0, -179.0)])
    assert (lat, abs(lon)) == (1.0, 180.0)
    assert build.middle([]) is None
    assert build.middle([(3.0, 4.0)]) == (3.0, 4.0)


@pytest.mark.parametrize(("name", "kept"), [("Nairobi", True), ("NBO", False), ("Найроби", False), ("nayrwby", False)])
def test_only_names_that_an_english_report_could_use_are_packed(build: ModuleType, name: str, kept: bool) -> None:
    """Codes, other scripts and machine transliterations are left out."""
    assert build.latin(name) is kept


def test_a_division_has_its_name_without_the_generic_word(build: ModuleType) -> None:
    """A bare direction is no name."""
    assert build.bare("Giza Governorate") == "Giza"
    assert build.bare("Province of Batangas") == "Batangas"
    assert build.bare("Northern Province") == "Northern Province"
    assert build.english("Al Jīzah", ["Giza", "Giza Governorate"]) == "Giza"


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("Deir Ezzor", "Deir ez-Zor"),
        ("Nad-e Ali", "Nad Ali"),
        ("Mazar e Sharif", "Mazar-i-Sharif"),
    ],
)
def test_other_spellings_by_rule_lead_to_the_name_that_is_listed(written: str, known: str) -> None:
    """An article that took on the sound after it, and the link vowel of Persian, are written in several ways."""
    assert fold(known) in variants(written)


@pytest.mark.parametrize("name", ["Aleppo", "al-Bab", "Kyiv", "Sana'a", "Bogotá", "Los Angeles", "Rio de Janeiro"])
def test_a_name_without_article_or_link_has_no_other_spelling(name: str) -> None:
    """Rules that fit every name would find places everywhere."""
    assert list(variants(name)) == []
