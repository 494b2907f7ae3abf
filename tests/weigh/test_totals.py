"""Totals over incidents: never adding what may be one."""

from onrecord.model import Incident, Kind, Range, Status
from onrecord.weigh import total


def incident(name: str, low: int | None, high: int | None = -1, **more: object) -> Incident:
    """An incident with one range of killed; no low is no figure."""
    scope = str(more.pop("scope", "incident"))
    is_open = bool(more.pop("open", False))
    ranges: tuple[Range, ...] = ()
    if low is not None:
        told = Range(measure="killed", group=None, scope=scope, unit="people", low=low,
                     high=low if high == -1 else high, open=is_open)  # fmt: skip
        ranges = (told,)
    return Incident(
        id=name, title=name, kind=Kind.VIOLENCE, event="airstrike", status=Status.OCCURRED, claims=(f"c-{name}",),
        reports=(), publishers=(), origins=(), ranges=ranges, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def test_single_incidents_are_added() -> None:
    """Low ends to the low, high ends to the high."""
    found = total([incident("a", 3, 5), incident("b", 10)], "killed")
    assert (found.low, found.high, found.label()) == (13, 15, "13 to 15")


def test_possibly_the_same_count_once_in_the_low_and_each_in_the_high() -> None:
    """A set in doubt gives its least low, also where two are tied by a third."""
    told = [
        incident("a", 3, possibly_same=("b",)),
        incident("b", 4, possibly_same=("a", "c")),
        incident("c", 5, possibly_same=("b",)),
    ]
    found = total(told, "killed")
    assert (found.low, found.high) == (3, 12)
    assert found.sets == (("a", "b", "c"),)


def test_aggregates_stand_beside_the_sum() -> None:
    """A figure over a month, and an incident that contains others, are in no sum."""
    month = incident("m", 900, scope="window")
    whole = incident("w", 50, contains=("a",))
    found = total([incident("a", 3), month, whole], "killed")
    assert (found.low, found.high, found.beside) == (3, 3, ("m", "w"))


def test_incidents_without_a_figure_and_open_ends_are_named() -> None:
    """A total says what it does not know."""
    found = total([incident("a", 3, open=True), incident("b", None)], "killed")
    assert (found.without_figure, found.open_ends, found.label()) == (("b",), ("a",), "3 or more")
    assert found.note == "documented, not an estimate"


def test_a_happening_is_one_attack() -> None:
    """Attacks are counted where no number is stated."""
    assert total([incident("a", 3), incident("b", None)], "attacks").label() == "2"
