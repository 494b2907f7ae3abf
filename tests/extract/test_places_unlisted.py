"""Places that no gazetteer has: villages, camps, buildings, by what the words around a name call it."""

import pytest

from onrecord.values import Place, Precision
from tests.extract.reading_claims import claim, claims, read


def where(text: str) -> list[Place]:
    """Return the places of the first claim of a text."""
    return list(claims(text)[0].where)


@pytest.mark.parametrize(
    ("text", "name", "precision", "holder"),
    [
        (
            "Soldiers killed 14 people in the village of Ngarannamo in Borno state, Nigeria.",
            "Ngarannamo",
            Precision.CITY,
            "Borno",
        ),
        (
            "Two men were killed in the village of Wadi Halfun, in Marib governorate.",
            "Wadi Halfun",
            Precision.CITY,
            "Marib",
        ),
        (
            "Gunmen raided Garin Dawa village in Zamfara, killing nine.",
            "Garin Dawa",
            Precision.CITY,
            "Zamfara",
        ),
        (
            "A bomb exploded at the Serena hotel in Kabul on Monday, killing six.",
            "Serena hotel",
            Precision.EXACT,
            "Kabul",
        ),
        (
            "A grenade exploded at the Kimirombo market in Kigali, killing two.",
            "Kimirombo market",
            Precision.EXACT,
            "Kigali",
        ),
        (
            "Gunmen stormed the Westgate mall in Nairobi and killed 67.",
            "Westgate mall",
            Precision.EXACT,
            "Nairobi",
        ),
        (
            "The army shelled the Nahr al-Bared camp near Tripoli, killing four people.",
            "Nahr al-Bared camp",
            Precision.EXACT,
            None,
        ),
        (
            "A car bomb went off in the Bab al-Sebaa neighbourhood of Homs, killing 20 people.",
            "Bab al-Sebaa",
            Precision.NEIGHBOURHOOD,
            "Homs",
        ),
        ("The army said it had killed 30 militants in the Sambisa forest.", "Sambisa", Precision.AREA, None),
        ("Gunmen attacked Camp Ashrafo, killing 52 people.", "Camp Ashrafo", Precision.AREA, None),
    ],
)
def test_what_nobody_lists_is_told_with_its_name_and_no_point(
    text: str, name: str, precision: Precision, holder: str | None
) -> None:
    """Such a place has no coordinates, and lies in the place that the words put it in."""
    found = {p.name: p for p in where(text)}
    assert name in found, list(found)
    place = found[name]
    assert (place.lat, place.lon, place.precision) == (None, None, precision)
    if holder is not None and holder in found:
        assert place.inside(found[holder].place_id)


@pytest.mark.parametrize(
    "text",
    [
        "The Red Cross hospital in Kunduz was shelled, and six people died.",
        "A Houthi camp in Dhamar was hit by an airstrike that killed eight people.",
        "The Army base in Myitkyina came under fire and six soldiers died.",
        "Police said the Catholic church in Kigali was attacked and two people died.",
        "A UN compound in Kabul was attacked on Monday and four people died.",
    ],
)
def test_whose_a_building_is_is_not_its_name(text: str) -> None:
    """The name of who owns a camp, or of a faith, makes no place of it."""
    assert all(p.precision is not Precision.EXACT for c in claims(text) for p in c.where)


def test_a_street_says_nothing_of_the_town_of_its_name() -> None:
    """*Lincoln Street* is in the town that the words name."""
    street, town = where("A man was killed in the 200 block of Lincoln Street in Akron on Friday.")
    assert (street.name, street.lat) == ("Lincoln Street", None)
    assert town.name == "Akron"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Russian troops seized Hostomel airport and killed 30 people.", "Hostomel airport", "UA"),
        ("A strike on the Nuseirat refugee camp killed 17 people.", "Nuseirat refugee camp", "PS"),
        ("The strike on Kramatorsk station killed 50 people.", "Kramatorsk station", "UA"),
    ],
)
def test_what_is_called_after_its_town_is_there(text: str, name: str, country: str) -> None:
    """An airport, a station, a camp stands in the town whose name it bears; whose troops come does not matter."""
    (place,) = where(text)
    assert (place.name, place.precision, place.country_code) == (name, Precision.EXACT, country)
    assert place.lat is not None


def test_a_building_is_in_the_town_of_the_story() -> None:
    """A sentence that names only a building takes its town from the story round it."""
    text = (
        "Gunmen killed two guards in Kigali on Monday.\n\nLater they attacked the Umurage hotel and killed four people."
    )
    assert [p.name for p in claim(text, "attacked the Umurage hotel").where] == ["Umurage hotel", "Kigali"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("About 2,000 families fled from Goma to Bukavu on Monday.", {"Goma", "Bukavu"}),
        ("Some 400 people were evacuated from Mariupol to Zaporizhzhia on Sunday.", {"Mariupol", "Zaporizhzhia"}),
        ("Buses carrying 300 fighters left Daraya for Idlib on Friday.", {"Daraya", "Idlib"}),
        ("Rebels withdrew from Bambari to Bria.", {"Bambari", "Bria"}),
        ("Russian forces shelled Zaporozhye overnight.", {"Zaporozhye"}),
    ],
)
def test_what_is_left_reached_or_shelled_is_a_place(text: str, names: set[str]) -> None:
    """A verb of moving or of besieging makes a place of a name, whatever the model takes it for."""
    assert {m.text for m in read(text).mentions if m.type == "where"} == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Charlotte was killed in the attack.", "Charlotte"),
        ("Gunmen abducted Florence on Monday.", "Florence"),
    ],
)
def test_who_is_killed_or_abducted_is_no_place(text: str, name: str) -> None:
    """A verb of what is done to people alone has no place for its object."""
    assert name not in {m.text for m in read(text).mentions if m.type == "where"}


def test_a_word_said_twice_is_one_name() -> None:
    """*Tongo Tongo* is not the town of Tongo."""
    (place,) = where("An ambush in Tongo Tongo left four soldiers dead.")
    assert (place.name, place.lat) == ("Tongo Tongo", None)


@pytest.mark.parametrize("text", ["A missile hit the second city Ganja.", "The port city Odesa was hit by a missile."])
def test_a_town_is_called_so_without_of(text: str) -> None:
    """*The port city X* calls X a town as *the city of X* does."""
    assert any(m.text in ("Ganja", "Odesa") for m in read(text).mentions if m.type == "where")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Airstrikes hit the town of Saadah in northern Yemen and killed four people.", "Saadah"),
        ("A roadside bomb killed six soldiers in Hilmand province, Afghanistan.", "Hilmand"),
    ],
)
def test_a_place_that_only_sounds_like_it_has_its_point_and_the_name_as_written(text: str, name: str) -> None:
    """A spelling that no gazetteer has leads to the place within what the words put it in."""
    (place,) = (p for p in where(text) if p.name == name)
    assert place.lat is not None
    assert place.gazetteer == "geonames"


def test_what_sounds_like_a_town_elsewhere_is_not_it() -> None:
    """A village put into one division is not the town of another that sounds like it."""
    (place,) = (p for p in where("Villagers were killed in the hamlet of Inn Din in Shan State.") if "Inn" in p.name)
    assert place.country_code == "MM"
    other = where("Villagers were killed in the hamlet of Inn Din in Maungdaw township, Rakhine.")
    assert next(p for p in other if "Inn" in p.name).lat is None


def test_what_something_is_near_is_a_place_whatever_the_model_takes_it_for() -> None:
    """*Near Djibo*: the model takes it for a body; a person whom the report knows stays one."""
    assert [p.name for p in where("Jihadists ambushed a convoy near Djibo, killing 30.")] == ["Djibo"]
    text = "The bomb exploded near John Carter, killing a guard. John Carter is a judge."
    assert "John Carter" not in {m.text for m in read(text).mentions if m.type == "where"}


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Strikes killed 37 civilians in Maaret Al Numan in April.", "37 civilians", "Maaret Al Numan"),
        ("In Maaret Al Numan unidentified warplanes killed six civilians.", "killed six", "Maaret Al Numan"),
        ("The militia captured Deir Hafer on Monday.", "captured", "Deir Hafer"),
    ],
)
def test_a_name_of_several_words_is_found_by_how_it_is_spelt_in_the_reports_country(
    text: str, words: str, name: str
) -> None:
    """What stands as a place and is spelt much like one of the country is that place, whoever else may be called so."""
    (first, *_) = claim(f"The army shelled Aleppo and Homs in Syria. {text}", words).where
    assert first.name == name
    assert first.country_code == "SY"


def test_a_person_is_no_place_by_spelling_alone() -> None:
    """Who is attacked, and in whose house, is a person: no preposition or verb of places puts anything there."""
    told = claim("The army shelled Aleppo in Syria. They arrested Umar al-Hafr at home.", "arrested")
    assert "Umar al-Hafr" not in [place.name for place in told.where]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen fired mortars on al-Mirwaha neighborhood in Kabul on Tuesday, killing two.",
         {("al-Mirwaha", Precision.NEIGHBOURHOOD)}),
        ("Gunmen fired mortars on Karim Eddin neighborhood in Kabul on Tuesday, killing two.",
         {("Karim Eddin", Precision.NEIGHBOURHOOD)}),
        ("Six people were killed when rockets hit Um al-Darq village on Monday.", {("Um al-Darq", Precision.CITY)}),
        ("Rockets fell on al-Mirwaha and Dawar al-Sada neighborhoods in Kabul, killing two.",
         {("al-Mirwaha", Precision.NEIGHBOURHOOD), ("Dawar al-Sada", Precision.NEIGHBOURHOOD)}),
        ("Rockets hit Marjun, Tibra and Keshad districts of Kabul, killing two.",
         {("Marjun", Precision.NEIGHBOURHOOD), ("Tibra", Precision.NEIGHBOURHOOD),
          ("Keshad", Precision.NEIGHBOURHOOD)}),
        ("Six people were killed in air raids on Kabuls Mirwah district.", {("Mirwah", Precision.NEIGHBOURHOOD)}),
    ],
)  # fmt: skip
def test_what_is_called_a_quarter_or_a_village_is_one_whatever_it_is_called_after(
    text: str, expected: set[tuple[str, Precision]]
) -> None:
    """A quarter can bear a person's name, and share the word for it with those listed; the town owns it."""
    assert {(p.name, p.precision) for p in where(text) if p.name != "Kabul"} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shelled a Druze village on Monday, killing two.",
        "The army shelled Alawite villages on Monday, killing two.",
        "President Marjun and Minister Tibra shelled districts of Kabul, killing two.",
        "Reuters, Tolo and Pajhwok said villages were shelled near Kabul, killing two.",
    ],
)
def test_those_who_live_in_a_village_or_speak_of_it_are_no_name_of_it(text: str) -> None:
    """A faith, an office and an agency before the word are no village's name."""
    assert {p.name for c in claims(text) for p in c.where} <= {"Kabul"}
