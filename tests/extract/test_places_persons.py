"""People are no places, also those who are called like a town; and a building called after a town stands there."""

from collections.abc import Callable

import pytest

from onrecord.extract.places.finding import PlaceMention
from onrecord.knowledge import load
from tests.extract.test_places import read_with

Read = Callable[[str], tuple[PlaceMention, ...]]


@pytest.fixture(scope="module")
def read() -> Read:
    """Read a text without any pack."""
    knowledge = load(shipped=False)
    return lambda text: read_with(knowledge, text)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("The bodies of their daughters, 4-year-old Olivia and 6-year-old Onya, were found.", "Olivia"),
        ("His daughter Christina, 7, was shot dead by the raiders.", "Christina"),
        ("A man was charged with Williams' death. Ann Williams, 19, was shot on Monday.", "Williams"),
        ("The dead were Victoria, aged 3, and her mother.", "Victoria"),
    ],
)
def test_whose_age_is_told_is_no_place(read: Read, text: str, person: str) -> None:
    """An age before or behind a name says that it is a person's, and so are the parts of that name elsewhere."""
    assert person not in [m.place.name for m in read(text)]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Six people were killed in a Kano market. A man in Lima was arrested.", "Kano market", "NG"),
        ("Shells hit an Aleppo hospital. Talks went on in Geneva.", "Aleppo hospital", "SY"),
        ("They were found dead in their Quetta home. Talks went on in Geneva.", "Quetta", "PK"),
    ],
)
def test_one_building_of_several_stands_in_the_town_that_it_is_named_by(
    read: Read, text: str, name: str, country: str
) -> None:
    """*A market of that name* would be *the*: where it is one of several, the name is where it stands."""
    (place,) = (m.place for m in read(text) if m.place.name == name)
    assert (place.country_code, place.lat is None) == (country, False)


def test_a_name_of_its_own_says_nothing_of_where_it_stands(read: Read) -> None:
    """*The Kano hotel* may stand anywhere."""
    place = next(m.place for m in read("Shots were heard at the Kano hotel in Lima.") if "Kano" in m.place.name)
    assert place.country_code != "NG"


@pytest.mark.parametrize(
    ("text", "street", "towns"),
    [
        ("The shooting happened on Whitsett Road on Monday.", "Whitsett Road", []),
        ("A child was hurt in the 7700 block of Utica on Monday.", "", []),
        ("Two men were found dead in a home on Palestine Street.", "Palestine Street", []),
        ("A bomb went off on the Aleppo road, killing one.", "", ["Aleppo"]),
    ],
)
def test_a_street_is_no_town(read: Read, text: str, street: str, towns: list[str]) -> None:
    """*X Road* and *the 7700 block of X* are streets of towns that the words do not name; *the X road* leads to X."""
    found = [m.place for m in read(text)]
    assert [p.name for p in found if p.lat is not None] == towns
    assert [p.name for p in found if p.lat is None] == ([street] if street else [])


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Ann Jackson, 19, was shot on Monday. A man was charged in Jackson's death.", "Jackson"),
        ("Ann Jackson, 19, was shot on Monday. It was the gun used in the Jackson killing.", "Jackson"),
        ("There were tears from the Anderson and Osborne families.", "Anderson"),
    ],
)
def test_a_preposition_before_what_is_a_persons_puts_nobody_there(read: Read, text: str, person: str) -> None:
    """*In X's death* puts something in the death; *the X family* is called X."""
    assert person not in [m.place.name for m in read(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MIAMI (WXYZ) -- Police have arrested a man.", "Miami"),
        ("KATY, Texas - A man was arrested on Monday.", "Katy"),
        ("Deputies are investigating a shooting in Immokalee that left a teenager injured.", "Immokalee"),
        ("An Immokalee teenager was hurt in Immokalee.", "Immokalee"),
        ("Two men were shot in Prince George's County on Monday.", "Prince George's County"),
        ("A 16-year-old Bladensburg High School student was shot. BLADENSBURG, MD - He died.", "Bladensburg"),
    ],
)
def test_a_dateline_a_county_and_a_town_that_the_model_does_not_know_are_places(
    read: Read, text: str, name: str
) -> None:
    """What opens a dispatch, *in X*, and *X's County* are places, whatever the model takes them for."""
    assert name in [m.place.name for m in read(text)]
