"""Places told by way of others, and names that are no place at all."""

import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.places.finding import PlaceMention
from onrecord.extract.places.relative import moved, offset_before
from onrecord.knowledge import load
from onrecord.values import Place, Precision, Span
from tests.extract.test_places import named, read_with

Read = Callable[[str], tuple[PlaceMention, ...]]


@pytest.fixture(scope="module")
def read() -> Read:
    """Read a text without any pack."""
    knowledge = load(shipped=False)
    return lambda text: read_with(knowledge, text)


def point(lat: float, lon: float) -> Place:
    return Place(name="p", span=Span(0, 1), precision=Precision.CITY, lat=lat, lon=lon)


# --- a distance and a way ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "km", "bearing"),
    [
        ("30 km north of ", 30.0, 0.0),
        ("about 15 miles south-west of ", 15 * 1.609344, 225.0),
        ("40 kilometres (25 miles) east of ", 40.0, 90.0),
        ("5km from ", 5.0, None),
        ("some twenty kilometers to the northwest of ", 20.0, 315.0),
        ("10-14 km south of the ", 12.0, 180.0),
        ("1,200 km away from ", 1200.0, None),
        ("south of ", None, 180.0),
        ("just north east of ", None, 45.0),
    ],
)
def test_a_distance_and_a_way_are_read(words: str, km: float | None, bearing: float | None) -> None:
    """Kilometres and miles, in figures and in words, with or without the part of the compass."""
    text = f"A convoy was hit {words}Kisumu"
    offset = offset_before(text, text.index("Kisumu"))
    assert offset is not None
    assert offset.km == (None if km is None else pytest.approx(km))
    assert offset.bearing == bearing
    assert text[offset.start :].startswith(words.split()[0])


@pytest.mark.parametrize(
    "words", ["They fled from ", "He is the mayor of ", "They met in ", "Two of the dead came from "]
)
def test_other_words_put_nothing_away_from_a_place(words: str) -> None:
    """*From X* moves nothing unless a distance stands before it."""
    assert offset_before(words + "Kisumu", len(words)) is None


@given(
    st.floats(-70, 70), st.floats(-179, 179), st.floats(0.5, 400), st.sampled_from([0, 45, 90, 135, 180, 225, 270, 315])
)
def test_a_moved_point_lies_as_far_off_as_the_words_say(lat: float, lon: float, km: float, bearing: float) -> None:
    """The distance back is the distance given, and north is to the north."""
    there = moved(lat, lon, km, bearing)
    assert point(lat, lon).km_to(point(*there)) == pytest.approx(km, abs=0.05)
    if bearing in (0, 45, 315):
        assert there[0] > lat
    assert math.isfinite(there[1])


def test_a_point_some_way_off_a_town_is_a_place_of_its_own(read: Read) -> None:
    """It keeps the name as written, and is no longer the town in the gazetteer nor surely in its district."""
    town = named(read("A convoy was hit in Kisumu."), "Kisumu").place
    off = named(read("A convoy was hit about 60 km north of Kisumu."), "Kisumu").place
    assert (off.name, off.precision, off.gazetteer) == ("60 km north of Kisumu", Precision.NEAR, None)
    assert off.km_to(town) == pytest.approx(60, abs=0.1)
    assert off.lat is not None
    assert town.lat is not None
    assert off.lat > town.lat
    assert off.within == town.within[-1:]


def test_a_way_without_a_distance_moves_no_point(read: Read) -> None:
    """*South of X* is near X, under the words that say so."""
    off = named(read("Shells fell south of Kisumu."), "Kisumu").place
    assert (off.name, off.precision) == ("south of Kisumu", Precision.NEAR)
    assert off.lat == named(read("Shells fell in Kisumu."), "Kisumu").place.lat


def test_north_of_a_country_in_the_north_of_it(read: Read) -> None:
    """*The north of X* is a part of X and not beyond it."""
    place = named(read("Shells fell in the north of Kenya."), "Kenya").place
    assert (place.name, place.precision) == ("northern Kenya", Precision.AREA)


def test_a_place_that_only_says_where_another_lies_is_no_place_of_the_event(read: Read) -> None:
    """In *the village of X, 30 km east of Y* it happened at X, which takes its point from Y."""
    found = read("Ten died in the village of Zurumbo, 30 km east of Kisumu, in Kenya.")
    village, town = named(found, "Zurumbo"), named(found, "Kisumu")
    assert town.bounding
    assert not village.bounding
    assert (village.place.lat, village.place.lon) == (town.place.lat, town.place.lon)
    assert village.place.country_code == "KE"


def test_a_country_before_a_distance_stays_where_it_is(read: Read) -> None:
    """In *the border with X, 100 km from Y* nothing is said of where X lies."""
    found = read("The attack took place near the border with Uganda, some 100 km west of Kisumu.")
    assert named(found, "Uganda").place.precision is Precision.COUNTRY
    assert not named(found, "Kisumu").bounding


# --- between two places ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A bus was attacked on the road between Kisumu and Nakuru.", "road between Kisumu and Nakuru"),
        ("A mine exploded on the Kisumu-Nakuru highway.", "Kisumu-Nakuru highway"),
        ("A convoy was hit on the highway from Kisumu to Nakuru.", "highway from Kisumu to Nakuru"),
        ("Fighting broke out between Kisumu and Nakuru.", "between Kisumu and Nakuru"),
    ],
)
def test_what_lies_between_two_towns_is_in_neither(read: Read, text: str, name: str) -> None:
    """The stretch is an area with its middle as point; its ends only bound it."""
    found = read(text)
    (line,) = [m for m in found if not m.bounding]
    left, right = named(found, "Kisumu").place, named(found, "Nakuru").place
    assert (line.place.name, line.place.precision) == (name, Precision.AREA)
    assert line.place.km_to(left) == pytest.approx(line.place.km_to(right) or 0.0, abs=2)
    assert not line.place.inside(left.place_id)
    assert line.place.within[-1] == "geonames:192950"


def test_two_that_deal_with_each_other_bound_nothing(read: Read) -> None:
    """Talks between two capitals are not half way."""
    assert not any(m.bounding for m in read("Talks between Nairobi and Kampala broke down."))


def test_a_journey_is_no_stretch(read: Read) -> None:
    """*Fled from X to Y* names two places."""
    assert not any(m.bounding for m in read("They fled from Kisumu to Nakuru."))


# --- which of the namesakes --------------------------------------------------------------------


def test_a_town_beside_what_the_report_names_is_meant(read: Read) -> None:
    """Of namesakes in one country the one near the report's other places is likelier."""
    text = "Police in Plano and Richardson searched a house, and a man was shot in Allen."
    assert named(read(f"{text} Then they stopped in Fairview."), "Fairview").place.km_to(
        named(read(text), "Plano").place
    ) == pytest.approx(0, abs=40)


def test_a_hamlet_abroad_is_not_meant(read: Read) -> None:
    """A small town of a country that the report does not name is likelier another one that no gazetteer has."""
    place = named(read("In Nigeria the Nigerian army killed ten in the village of Baga."), "Baga").place
    assert (place.country_code, place.lat) == ("NG", None)


def test_a_town_is_that_of_the_region_before_it(read: Read) -> None:
    """*The X town of Y* puts Y in X, and *town* is said of Y."""
    found = read("He was killed in the Tigray town of Axum.")
    assert named(found, "Axum").place.inside(named(found, "Tigray").place.place_id)
    assert named(found, "Tigray").place.precision is Precision.PROVINCE


def test_a_region_named_as_a_town_is_the_region(read: Read) -> None:
    """*X region* is the division where there is one of that name."""
    assert named(read("Two died in Donetsk region."), "Donetsk").place.precision is Precision.PROVINCE


@pytest.mark.parametrize(
    "text",
    [
        "He was shot at a home in Elmwood. Elmwood is a rural, isolated community, just south of Wichita.",
        "Two died in the village of Elmwood. Elmwood, a small town 5 miles north of Wichita, was calm.",
    ],
)
def test_what_a_hamlet_is_told_to_lie_beside_places_it_wherever_it_is_named(read: Read, text: str) -> None:
    """*X is a small community, just south of Y*: it has the point of Y, and no more than near it."""
    first, second = (m.place for m in read(text) if m.text == "Elmwood")
    assert first.lat is not None
    assert (first.lat, first.precision) == (second.lat, Precision.NEAR)
    assert first.span != second.span


# --- no place ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The Geneva Conventions forbid it, and the Minsk agreements were broken.",
        "The Oslo accords, the Dayton Agreement, the Rome Statute and the Arusha peace accord are treaties.",
        "Michael Jordan spoke on Monday, and Jordan smiled.",
        "Chad Smith met Paris Hilton; Chad said that it was fine.",
        "The Sydney Morning Herald, the Jerusalem Post and the Kyiv Independent reported it.",
        "In May, March and August nobody came.",
        "The Bank of England and the University of Khartoum closed.",
        "Turkish-backed rebels, US-led forces and Iranian-made drones were seen.",
        "The Taliban denied it, and so did Boko Haram.",
    ],
)
def test_no_treaty_person_paper_month_bank_or_actor_is_a_place(read: Read, text: str) -> None:
    """A place's name inside of another name is no place."""
    assert [m.text for m in read(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "President Recep Tayyip Erdogan of Turkey condemned the strike.",
        "King Abdullah of Jordan met the Emir of Qatar.",
        "The Archbishop of Kinshasa and the mayor of Bukavu spoke.",
        "Fighters of the Revolutionary Armed Forces of Colombia killed three.",
        "Troops of the African Union Mission in Somalia fired.",
        "The Israel Defense Forces said that they hit it.",
        "The Kinshasa government and the Naypyidaw junta objected.",
        "Washington and Moscow said that Kyiv had agreed.",
        "The London-based group counted twelve.",
    ],
)
def test_who_is_named_for_a_place_is_not_there(read: Read, text: str) -> None:
    """An office, a force or a government of a place puts nothing in it."""
    assert [m.text for m in read(text) if m.locative] == []


def test_a_capital_that_things_happen_to_is_a_place(read: Read) -> None:
    """A seat of government acts with some verbs, and suffers as a town with others."""
    assert named(read("Khartoum came under mortar fire."), "Khartoum").locative
    assert not named(read("Khartoum rejected the offer."), "Khartoum").locative
