"""A town that was taken for a person keeps its name; a person who bears a town's name is protected all the same."""

from dataclasses import replace

import pytest

from onrecord.model import Claim, Kind, PersonSeen, Role, Speaker
from onrecord.publish.misreadings import PlacesTold
from onrecord.publish.privacy import Redactor
from onrecord.values import Place, Precision, Span

TEXT = "Planes bombed Khan Harbour and Upper Harbour Gate on Monday, Salem Qadri said in Westmill."


def claim(*places: Place, speaker: str | None = None, report: str = "a") -> Claim:
    said = (Speaker(name=speaker, role=Role.SPEAKER, span=Span(0, 6), title=None, private=True),) if speaker else ()
    return Claim(
        report=report, span=Span(0, len(TEXT)), text=TEXT, kind=Kind.VIOLENCE, event="airstrike", where=places,
        speakers=said, origin=speaker or "the paper",
    )  # fmt: skip


def town(name: str, *, known: bool = True) -> Place:
    bare = Place(name=name, span=Span(0, 1), precision=Precision.CITY)
    return replace(bare, lat=1.0, lon=2.0, gazetteer="geonames", gazetteer_id=f"g-{name}") if known else bare


def seen(words: str, report: str = "a") -> PersonSeen:
    start = TEXT.index(words)
    return PersonSeen(report=report, span=Span(start, start + len(words)), name=words, private=True, points_to=False)


@pytest.mark.parametrize(
    ("name", "report", "is_place"),
    [
        (("khan", "harbour"), "a", True),  # where the report puts something
        (("harbour", "gate"), "a", True),  # a part of such a name
        (("khan", "harbour"), "b", True),  # a name of several words that the gazetteer has, of another report
        (("westmill", "easton"), "b", True),  # towns in a row
        (("westmill",), "b", False),  # one word may be anybody's
        (("salem", "qadri"), "a", False),
        (("old", "mill"), "b", False),  # no gazetteer has it, and the report puts nothing there
        ((), "a", False),
    ],
)
def test_a_name_is_a_places_where_something_is_put_there(name: tuple[str, ...], report: str, is_place: bool) -> None:
    """By the report's own places, and by those of the record that a gazetteer has."""
    told = PlacesTold.of(
        [
            claim(town("Khan Harbour"), town("Upper Harbour Gate", known=False), town("Old Mill", known=False)),
            claim(town("Westmill"), town("Easton"), report="c"),
        ]
    )
    assert told.are(report, name) is is_place


def test_a_speaker_is_a_person_though_a_place_that_nobody_lists_has_the_name() -> None:
    """Only a listed place at which the report puts something outweighs that somebody speaks by the name."""
    assert not PlacesTold.of([claim(town("Old Mill", known=False), speaker="Old Mill")]).are("a", ("old", "mill"))
    assert PlacesTold.of([claim(town("Westmill"), speaker="Westmill")]).are("a", ("westmill",))
    assert not PlacesTold.of([claim(speaker="Westmill"), claim(town("Westmill"), report="b")]).are("a", ("westmill",))


def test_a_town_taken_for_a_person_stays_and_the_person_does_not() -> None:
    """The text keeps its places and loses its witness."""
    redactor = Redactor([seen("Khan Harbour"), seen("Salem Qadri")], [claim(town("Khan Harbour"))])
    shown = redactor.text("a", TEXT).text
    assert "Khan Harbour" in shown
    assert "Qadri" not in shown
