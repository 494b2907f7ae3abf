"""Where the story goes on: the place of what names none."""

from tests.extract.reading_claims import claim

STORY = "Shells hit a market in Kharkiv on Tuesday.\n\nTraders were setting up their stalls at that hour. "


def placed(text: str, words: str) -> list[str]:
    return [place.name for place in claim(text, words).where]


def test_the_story_goes_on_where_it_was() -> None:
    """Harm of the next paragraph lies where the text last put something."""
    assert placed(STORY + "Nine people were killed.", "Nine people") == ["Kharkiv"]


def test_another_place_between_ends_the_story() -> None:
    """What is named elsewhere between takes the story away."""
    text = STORY + "The governor was in Lviv. Nine people were killed."
    assert placed(text, "Nine people") == []


def test_a_name_that_nothing_is_known_of_is_elsewhere() -> None:
    """*Clashes broke out in X* is not put where the story was, in the same paragraph or a later one."""
    for gap in (" ", "\n\n"):
        text = f"Shells hit a market in Kharkiv on Tuesday.{gap}Clashes broke out in Jabal Moya on Wednesday."
        assert "Kharkiv" not in placed(text, "Clashes")


def test_another_village_is_elsewhere() -> None:
    """What is done to a place of its own is not put where the story was."""
    assert placed(STORY + "Another village nearby was burned by gunmen.", "Another village") == []


def test_a_plan_takes_no_place_from_the_story() -> None:
    """Only what happened goes on with the story."""
    assert placed(STORY + "The commander vowed to attack the rebels.", "attack the rebels") == []


def test_a_report_of_one_place_lies_there() -> None:
    """Where all placed violence of a report lies in one town, far sentences do too."""
    far = "Traders came early. " * 6
    assert placed(STORY + far + "Nine people were killed.", "Nine people") == ["Kharkiv"]


def test_violence_that_is_put_nowhere_lies_in_the_one_town_of_the_report() -> None:
    """Where a report names one town and puts no violence anywhere, it is told of that town."""
    assert placed("The mayor of Kharkiv wept.\n\nNine people were killed on Tuesday.", "Nine people") == ["Kharkiv"]


def test_of_two_towns_neither_is_taken() -> None:
    """Of two towns either may be meant; and where a statement was made says nothing."""
    two = "The mayor of Kharkiv wept. So did people in Lviv.\n\nNine people were killed on Tuesday."
    assert placed(two, "Nine people") == []
    said = "Nine people were killed on Tuesday, the minister told reporters in Geneva."
    assert placed(said, "Nine people") == []


def test_what_says_where_a_place_lies_is_not_the_place() -> None:
    """*Outside the capital*: the first name is where it was."""
    text = "Twelve people were killed in air strikes on the Bakhmut area outside the capital Kyiv on Tuesday."
    assert placed(text, "Twelve") == ["Bakhmut"]
    assert placed("Twelve people were killed in air strikes near Kyiv on Tuesday.", "Twelve") == ["Kyiv"]
