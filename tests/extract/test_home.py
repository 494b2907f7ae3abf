"""The town that a report is at home in, where no words and no story say in which town a street is."""

import pytest

from tests.extract.reading_claims import claim, read


def placed(text: str, words: str) -> list[str]:
    return [place.name for place in claim(text, words).where]


@pytest.mark.parametrize(
    "text",
    [
        "A man was shot in a garage, according to the Naples Police Department.",
        "Naples police went to a garage on Monday. A man was shot there.",
        "A man was shot in a garage, police in Naples said. He was treated in a clinic.",
        "A man was shot on Elm Street, according to the Naples Police Department.",
    ],
)
def test_the_town_whose_police_look_into_it(text: str) -> None:
    """A town's police work in their town."""
    assert "Naples" in placed(text, "was shot")


def test_a_town_of_the_province_that_is_told() -> None:
    """What is put in a state alone lies in the report's town, where that is in the state, and nowhere else."""
    text = "Two men were shot at a Connecticut club. {} police said so on Monday."
    assert placed(text.format("Hartford"), "were shot") == ["Hartford", "Connecticut"]
    assert placed(text.format("Boston"), "were shot") == ["Connecticut"]


def test_two_such_towns_tell_nothing() -> None:
    """Police of two towns do not say in which it was."""
    text = "A man was shot in a garage. Naples police and Tampa police said so on Monday."
    assert placed(text, "was shot") == []


def test_the_people_of_one_town() -> None:
    """*A X man*: told of a town's people, where nothing else gives a town."""
    text = "A Wichita man is glad to be alive after he was hurt in a flat.\n\nGunmen wounded two others."
    assert placed(text, "wounded two others") == ["Wichita"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rebels shelled the city's Old Town, police in Sarajevo said.", ["Old Town", "Sarajevo"]),
        ("A boy was shot on the city's West Side, Chicago police said.", ["West Side", "Chicago"]),
    ],
)
def test_a_quarter_of_the_city_is_no_town_of_its_name(text: str, names: list[str]) -> None:
    """*The city's West Side* is a quarter, whatever town is called so, and its city stands beside it."""
    assert placed(text, "the city's") == names


def test_whose_home_is_a_province_may_have_been_hurt_in_another() -> None:
    """*A Georgia woman was shot* does not say in which state."""
    text = "A Georgia woman was shot at a range on Monday. Guards in Naples wounded a second woman."
    assert "Georgia" not in placed(text, "was shot")


def titled(title: str, text: str, words: str) -> list[str]:
    """Return the places of the first claim that holds some words, of a report with a title."""
    told = read(text, title=title).claims
    return [place.name for place in next(c for c in told if words in c.text).where]


def test_the_town_that_the_title_names_too() -> None:
    """*Boy shot in X*: of several towns in the text the title's is where it was."""
    text = "Ann Lee of Tampa heard it. A boy was shot in a garage on Monday. Schools in Naples and Miami were shut."
    assert titled("Boy shot in Naples", text, "was shot") == ["Naples"]
    assert titled("Boy shot in a garage", text, "was shot") == []


def test_the_town_over_the_dispatch() -> None:
    """What is put in a county alone lies in the town of the dateline, where that is in the county."""
    text = "{} (Wire) - A man was shot in Knox County on Friday. Schools in Nashville and Memphis were shut."
    assert placed(text.format("KNOXVILLE"), "was shot")[0] == "Knoxville"
    assert placed(text.format("MEMPHIS"), "was shot") == ["Knox County"]


def test_what_lasts_for_months_is_of_no_one_town() -> None:
    """*Strikes in the country since 2015* are not the town's that the title names."""
    text = "Planes have carried out air strikes in Ukraine since 2015. Nine people met in Kharkiv on Monday."
    assert titled("Nine meet in Kharkiv", text, "air strikes") == ["Ukraine"]


def test_a_clause_with_where_is_of_the_place_before_it() -> None:
    """*The city of X, where it said two million lack water*."""
    text = "The UN called for an urgent ceasefire in the city of Kharkiv where it said 2 million people lack water."
    assert placed(text, "2 million people") == ["Kharkiv"]
