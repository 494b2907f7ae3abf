"""A pack is checked whole: all faults at once with file, line, entry and key; what is suspicious is a warning."""

from pathlib import Path

import pytest

from onrecord.errors import KnowledgeError
from onrecord.knowledge import Finding, check_pack, load, shipped_packs

HEAD = """id = "northland"
title = "The northern war"
countries = ["NO"]
country_words = ["Northland"]
from = "2020-01"
"""
SOUND = """[[party]]
id = "nl-guard"
name = "Northland Guard"
against = ["nl-league"]

[[party]]
id = "nl-league"
name = "Northland League"
weak = ["the League"]

[[person]]
id = "p-alva"
name = "Alva Berg"
[[person.office]]
of = "nl-guard"
title = "Commander"
from = "2020-02"
to = "2020-06-30"

[[person]]
id = "p-tor"
name = "Tor Lund"
[[person.office]]
of = "nl-guard"
title = "Commander"
from = "2020-06-30"
[[person.office]]
of = "nl-league"
title = "Envoy"
from = "2019"
to = "2019"

[[place]]
id = "nl-port"
name = "Northport"
precision = "city"
lat = 60.5
lon = 7.5
country_code = "NO"
within = ["geonames:3144096"]
"""


def written(folder: Path, tables: str = SOUND, head: str = HEAD) -> Path:
    """Write a pack of two files and return its folder."""
    (folder / "pack.toml").write_text(head, encoding="utf-8")
    (folder / "tables.toml").write_text(tables, encoding="utf-8")
    return folder


def changed(folder: Path, old: str, new: str) -> tuple[Finding, ...]:
    """Return what is found in the sound pack with one thing changed."""
    assert old in HEAD + SOUND
    return check_pack(written(folder, SOUND.replace(old, new, 1), HEAD.replace(old, new, 1))).findings


@pytest.mark.parametrize("folder", shipped_packs(), ids=lambda folder: folder.name)
def test_packs_that_ship_have_no_faults(folder: Path) -> None:
    """What is told to users holds for what ships."""
    assert check_pack(folder).faults == ()


def test_a_sound_pack_has_nothing_to_find(tmp_path: Path) -> None:
    """Neither a fault nor a warning; and the loader takes it."""
    assert check_pack(written(tmp_path)).findings == ()
    assert "nl-guard" in load([tmp_path]).by_id


@pytest.mark.parametrize(
    ("old", "new", "line", "entry", "key", "said"),
    [
        ('against = ["nl-league"]', 'againts = ["nl-league"]', 4, "party 1 (nl-guard)", "againts", "mean 'against'?"),
        ('against = ["nl-league"]', 'zzz = ["nl-league"]', 4, "party 1 (nl-guard)", "zzz", "known are id, name"),
        ('against = ["nl-league"]', 'against = ["nl-leage"]', 4, "party 1 (nl-guard)", "against", "mean 'nl-league'?"),
        ('against = ["nl-league"]', 'against = "nl-league"', 4, "party 1 (nl-guard)", "against", "a list of texts"),
        ('name = "Alva Berg"', "name = 7", 13, "person 1 (p-alva)", "name", "a text that is not empty"),
        ('from = "2020-06-30"', 'from = "in June"', 26, "person 2, office 1 (p-tor)", "from", "which is no date"),
        ('of = "nl-league"', 'of = "league"', 23, "person 2 (p-tor)", "office", "mean 'nl-league'?"),
        ('id = "nl-league"', 'id = "nl-guard"', 7, "party 2 (nl-guard)", "id", "has an entity of this id too"),
        ('precision = "city"', 'precision = "ctiy"', 36, "place 1 (nl-port)", "precision", "mean 'city'?"),
        ("lat = 60.5", "lat = 605", 37, "place 1 (nl-port)", "lat", "from -90 to 90"),
        ('country_code = "NO"', 'country_code = "no"', 39, "place 1 (nl-port)", "country_code", "mean 'NO'?"),
        ("geonames:3144096", "geonames:Oslo", 40, "place 1 (nl-port)", "within", "is no id"),
        ("geonames:3144096", "nl-port", 40, "place 1 (nl-port)", "within", "within itself"),
        ("[[place]]", "[[plaice]]", 33, "", "plaice", "mean 'place'?"),
        ('countries = ["NO"]', 'countries = ["NOR"]', 3, "", "countries", "no ISO 3166-1 code"),
        ('from = "2020-01"', 'from = "2020-1"', 5, "", "from", "which is no date"),
    ],
)
def test_a_fault_is_told_with_its_place(
    tmp_path: Path, old: str, new: str, line: int, entry: str, key: str, said: str
) -> None:
    """File, line, entry, key and what is expected; the nearest known word where there is one."""
    faults = [f for f in changed(tmp_path, old, new) if f.is_fault]
    assert faults
    found = next(f for f in faults if said in f.said)
    assert (found.line, found.entry, found.key) == (line, entry, key)
    assert found.file == ("pack.toml" if old in HEAD and old not in SOUND else "tables.toml")


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """One run tells the faults of all entries and files; the loader stops at the first."""
    tables = SOUND.replace("name =", "nmae =").replace('"city"', '"town"')
    found = check_pack(written(tmp_path, tables, HEAD.replace('title = "', 'titel = "'))).faults
    assert len([f for f in found if f.key == "nmae"]) == 5
    assert {f.key for f in found} >= {"nmae", "name", "precision", "titel", "title"}
    with pytest.raises(KnowledgeError, match=r"pack\.toml: unknown key 'titel'"):
        load([tmp_path])


def test_what_is_no_toml_is_one_fault_with_its_line(tmp_path: Path) -> None:
    """A file that cannot be read hides its ids: nothing is said of references to them."""
    written(tmp_path, SOUND + "[[party]\n")
    (tmp_path / "more.toml").write_text('[[party]]\nid = "x"\nname = "X"\nagainst = ["nl-guard"]\n', encoding="utf-8")
    (fault,) = check_pack(tmp_path).findings
    assert (fault.file, fault.line) == ("tables.toml", 41)
    assert "not TOML" in fault.said


@pytest.mark.parametrize(
    ("old", "new", "key", "said"),
    [
        ('name = "Northland Guard"', 'name = "Guard"', "name", "common English word: put it in weak"),
        ('name = "Northport"', 'name = "May"', "name", "a word of the calendar"),
        ('weak = ["the League"]', 'weak = ["Northland guard"]', "weak", "is a name of 'nl-guard' too"),
        ('name = "Northland Guard"', 'name = "United Nations"', "name", "in the general part already"),
        ('name = "Northland Guard"', 'name = "Hezbollah"', "name", "in pack 'syria' already"),
        ('against = ["nl-league"]', "", "against", "a party without opponents"),
        ('[[person.office]]\nof = "nl-guard"\ntitle = "Commander"\nfrom = "2020-02"\nto = "2020-06-30"\n', "", None,
         "a person without an office"),
        ('from = "2020-02"\nto = "2020-06-30"', "", "office", "has no dates"),
        ('to = "2020-06-30"', 'to = "2020-07-10"', "office", "of 'nl-guard' at the same time"),
        ('to = "2020-06-30"', 'to = "2020-01"', "to", "ends before it begins"),
        ("lat = 60.5\nlon = 7.5", "lat = 7.5\nlon = 60.5", "lat", "lat and lon look swapped"),
        ("lat = 60.5", "lat = 6.5", "lat", "lies outside NO"),
        ("lon = 7.5\n", "", "lat", "give both or neither"),
        ('country_code = "NO"', 'country_code = "SE"', "country_code", "none of the pack's countries"),
        ('countries = ["NO"]\n', "", "countries", "names no countries"),
        ('country_words = ["Northland"]\n', "", "country_words", "fits no report"),
        ('["Northland"]', '["North"]', "country_words", "reports of other countries too"),
        ('from = "2020-01"\n', "", "from", "no first day"),
        ('from = "2020-01"\n', 'from = "2020-01"\nto = "2019"\n', "to", "ends before it begins"),
        ('id = "northland"', 'id = "syria"', "id", "a pack that ships is 'syria'"),
    ],
)  # fmt: skip
def test_what_is_suspicious_is_a_warning(tmp_path: Path, old: str, new: str, key: str | None, said: str) -> None:
    """Legal, and more often a slip: no fault, and the loader takes all but a second pack of one id."""
    findings = changed(tmp_path, old, new)
    assert [f for f in findings if not f.is_fault and f.key == key and said in f.said], findings
    assert not [f for f in findings if f.is_fault]
    load([tmp_path], shipped=False)


def test_names_in_capitals_and_weak_names_may_be_words(tmp_path: Path) -> None:
    """NATO-like names are found in capitals only, weak names only where the pack fits: no warning."""
    assert changed(tmp_path, 'weak = ["the League"]', 'weak = ["rebels"]\naliases = ["WATCH"]') == ()


def test_a_file_that_nobody_reads_is_named(tmp_path: Path) -> None:
    """A table in another format would be knowledge lost in silence."""
    written(tmp_path)
    (tmp_path / "parties.yaml").write_text("x", encoding="utf-8")
    (tmp_path / "README.md").write_text("x", encoding="utf-8")
    (warning,) = check_pack(tmp_path).findings
    assert (warning.file, warning.is_fault) == ("parties.yaml", False)


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_no_pack_at_all_is_an_error(tmp_path: Path, name: str) -> None:
    """No folder, or none that is a pack: said at once."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(KnowledgeError, match=r"pack\.toml"):
        check_pack(tmp_path / name)
