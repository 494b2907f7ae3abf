"""Borders are places without a point, and where somebody is from is not where it was done."""

from collections.abc import Callable

import pytest

from onrecord.extract.places.finding import PlaceMention
from onrecord.knowledge import load
from onrecord.values import Precision
from tests.extract.reading_claims import claim
from tests.extract.test_places import read_with

Read = Callable[[str], tuple[PlaceMention, ...]]


@pytest.fixture(scope="module")
def read() -> Read:
    """Read a text without any pack."""
    knowledge = load(shipped=False)
    return lambda text: read_with(knowledge, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fighting went on near the border with Chad.", "border with Chad"),
        ("A patrol was ambushed near the Kenya-Somalia border.", "Kenya-Somalia border"),
        ("Two guards were killed on the Thai-Cambodian border.", "Thai-Cambodian border"),
        ("Shells landed near the Lebanese border on Monday.", "Lebanese border"),
        ("Troops crossed the frontier between Eritrea and Ethiopia.", "frontier between Eritrea and Ethiopia"),
        ("The camp lies along Uganda's border area.", "Uganda's border area"),
    ],
)
def test_a_border_is_a_place_without_a_point(read: Read, text: str, name: str) -> None:
    """Of a border no gazetteer has a point, and the country's own would be far from it; it only bounds the line."""
    found = read(text)
    border = next(m for m in found if m.place.name == name)
    assert (border.place.lat, border.place.precision, border.place.span.of(text)) == (None, Precision.AREA, name)
    assert all(m.bounding for m in found if m is not border)


@pytest.mark.parametrize(
    "text",
    [
        "A Kenyan border guard was shot.",
        "The Syrian border province was shelled.",
        "Talks took place in the border town of Chaman.",
    ],
)
def test_what_a_border_only_names_the_sort_of_is_no_border(read: Read, text: str) -> None:
    """A border guard stands for who he is, a border province for itself."""
    assert not [m for m in read(text) if "border" in m.place.name]


def test_a_border_is_told_from_the_side_of_the_story(read: Read) -> None:
    """*Near the border with Chad*, in a report on Sudan, lies in Sudan."""
    text = "Shells hit El Geneina in Sudan. Soldiers died near the border with Chad. A bomb went off in Khartoum."
    border = next(m for m in read(text) if m.place.name == "border with Chad")
    assert border.place.country_code == "SD"


@pytest.mark.parametrize(
    ("text", "words", "where"),
    [
        ("Soldiers from Burundi killed two rebels in Uvira.", "killed two", ["Uvira"]),
        ("Rockets from Lebanon killed a farmer in Metula.", "killed a farmer", ["Metula"]),
        ("Two traders from Kisumu were shot dead in Nairobi on Monday.", "shot dead", ["Nairobi"]),
        ("Two traders from Kisumu were shot dead on Monday.", "shot dead", ["Kisumu"]),
    ],
)
def test_where_somebody_is_from_is_not_where_it_was_done(text: str, words: str, where: list[str]) -> None:
    """Only where the words give no other place does it stand for the place of the deed."""
    assert [p.name for p in claim(text, words).where] == where


def test_of_those_on_the_move_it_is_where_they_set_out() -> None:
    """Both ends of a journey are told."""
    moved = claim("Families from Bakhmut were evacuated to Dnipro on Sunday.", "evacuated to Dnipro")
    assert {p.name for p in moved.where} == {"Bakhmut", "Dnipro"}


def test_a_compass_point_of_two_words_is_one() -> None:
    """*North-east X* is the north-east of X, not its east."""
    assert [p.name for p in claim("A bomb killed four men in north-east Nigeria.", "killed four").where] == [
        "north-east Nigeria"
    ]
