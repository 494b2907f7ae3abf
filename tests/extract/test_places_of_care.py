"""Where the hurt are cared for is not where they were hurt."""

import pytest

from tests.extract.reading_claims import claims


def where(text: str, words: str) -> set[str]:
    """Return the names of the places of the claims whose words hold these; fail where there are none."""
    found = [c for c in claims(text) if words in c.text]
    assert found, [c.text for c in claims(text)]
    return {place.name for claim in found for place in claim.where}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two nurses were wounded in Beni and were taken to Nyankunde Hospital for surgery.", "were taken to"),
        ("Three of the wounded in Beni were treated at Nyankunde Hospital.", "were treated"),
    ],
)
def test_a_hospital_that_the_hurt_are_brought_to_is_no_place_of_the_deed(text: str, words: str) -> None:
    """*Taken to X Hospital*, *treated at X Hospital*: nobody was hurt there."""
    assert not {name for name in where(text, words) if "Hospital" in name}


def test_a_hospital_that_is_struck_is_the_place() -> None:
    """*Died in the strike on the hospital*: it was there."""
    text = "Twelve people died in an air strike on Nyankunde Hospital near Bunia on Monday."
    assert any("Nyankunde" in name for name in where(text, "Twelve people died"))


@pytest.mark.parametrize(
    "text",
    [
        "The wounded were flown to a hospital in Goma after a shooting in Bunia.",
        "Nine people hurt in Bunia were transported to Heal Africa Hospital in Goma.",
    ],
)
def test_the_town_of_a_hospital_is_no_place_of_the_deed(text: str) -> None:
    """*Flown to a hospital in X*: nobody was hurt in X."""
    assert "Goma" not in {place.name for c in claims(text) if c.kind == "violence" for place in c.where}


def test_where_somebody_is_from_and_where_a_dispatch_comes_from_give_way_to_where_it_was() -> None:
    """*An X man was shot in Y* was in Y; *TOWN - …* tells of TOWN only where the sentence names no other place."""
    assert where("A Plainfield teen was shot while hunting in Morgan County, Indiana.", "shot") >= {"Morgan County"}
    assert "Plainfield" not in where("A Plainfield teen was shot while hunting in Morgan County, Indiana.", "shot")
    assert where("MIAMI - A man was shot in Collier County on Monday.", "was shot") == {"Collier County"}
    assert where("MIAMI - A man was shot on Monday.", "was shot") == {"Miami"}
    assert where("A Wichita man was shot on Monday.", "was shot") == {"Wichita"}


def test_who_died_in_a_clinic_was_not_hurt_there() -> None:
    """*Died at a clinic in X where she had been flown*, *brought to X Hospital*: X is where she was treated."""
    flown = "Ann Lee, 23, died at Mercy Medical Center in Spokane where she had been airlifted after she was shot."
    assert "Spokane" not in {place.name for c in claims(flown) if c.kind == "violence" for place in c.where}
    brought = "A boy was shot in Bunia on Monday. He was brought to Goma Hospital, where he died."
    assert "Goma" not in {place.name for c in claims(brought) if c.kind == "violence" for place in c.where}


def test_the_home_of_somebody_with_age_gives_way_to_where_it_was() -> None:
    """*John Burns, 14, of X, was shot in Y* was in Y."""
    assert "Wichita" not in where("John Burns, 14, of Wichita, was shot on a lake near Topeka.", "was shot")


def test_a_second_house_of_care_need_not_be_called_one() -> None:
    """*Taken to X Hospital and Y*: Y is one too, whatever town is called so."""
    text = "Two people were shot in Beni on Monday. The victims were taken to Nyankunde Hospital and Butembo."
    assert where(text, "were taken") == {"Beni"}


@pytest.mark.parametrize(
    "text",
    [
        "A boy is in Tampa recovering after he was shot on Sunday.",
        "A boy who was shot on Sunday is recovering in Tampa.",
        "A boy was shot on Sunday and airlifted to Tampa.",
    ],
)
def test_the_town_where_somebody_recovers_is_no_place_of_the_deed(text: str) -> None:
    """*Is in X recovering*, *airlifted to X*: a town says so as its hospital does."""
    assert "Tampa" not in {place.name for c in claims(text) if c.kind == "violence" for place in c.where}
