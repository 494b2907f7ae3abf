"""Builders of claims and reports for the tests of linking and weighing; every place in them is invented."""

from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.knowledge import load
from onrecord.model import Claim, Kind, Named, OriginBasis, Report, Timed
from onrecord.values import Count, Measure, Modifier, Place, Precision, Scope, Span, VictimStatus, When

KNOWLEDGE = load()

COUNTRY = "test:1"
LAND = Place(
    name="Nowhere", span=Span(0, 1), precision=Precision.COUNTRY, lat=10.0, lon=20.0, country="Nowhere",
    country_code="XX", gazetteer="test", gazetteer_id="1", within=(),
)  # fmt: skip
CITY = Place(
    name="Northtown", span=Span(0, 1), precision=Precision.CITY, lat=10.0, lon=20.0, country="Nowhere",
    country_code="XX", gazetteer="test", gazetteer_id="10", within=("test:2", COUNTRY),
)  # fmt: skip
QUARTER = Place(
    name="Millgate", span=Span(0, 1), precision=Precision.NEIGHBOURHOOD, lat=10.02, lon=20.02, country="Nowhere",
    country_code="XX", gazetteer="test", gazetteer_id="11", within=("test:10", "test:2", COUNTRY),
)  # fmt: skip
OTHER_QUARTER = Place(
    name="Harbourside", span=Span(0, 1), precision=Precision.NEIGHBOURHOOD, lat=10.08, lon=20.09, country="Nowhere",
    country_code="XX", gazetteer="test", gazetteer_id="12", within=("test:10", "test:2", COUNTRY),
)  # fmt: skip
OTHER_CITY = Place(
    name="Southtown", span=Span(0, 1), precision=Precision.CITY, lat=12.0, lon=22.0, country="Nowhere",
    country_code="XX", gazetteer="test", gazetteer_id="20", within=("test:3", COUNTRY),
)  # fmt: skip


class Desk:
    """Writes reports of numbered clauses, so that spans and texts of claims agree."""

    def __init__(self) -> None:
        self.reports: dict[str, Report] = {}
        self.claims: list[Claim] = []
        self._texts: dict[str, str] = {}

    def report(self, report_id: str, published: str | None = "2016-05-10", publisher: str | None = None) -> str:
        """Open a report; `publisher` is by default the id in capitals."""
        self._texts[report_id] = ""
        self.reports[report_id] = Report(
            id=report_id, text="", sha256="0" * 64, publisher=publisher or f"{report_id.upper()} News",
            published=When(published) if published else None,
        )  # fmt: skip
        return report_id

    def say(self, report_id: str, text: str, **fields: Any) -> Claim:
        """Append a clause to a report and make its claim; `counts` are given as keyword tuples by `count`."""
        gap = fields.pop("gap", 2)
        start = len(self._texts[report_id]) + (gap if self._texts[report_id] else 0)
        self._texts[report_id] = self._texts[report_id].ljust(start, "\n" if gap < 3 else ".") + text
        old = self.reports[report_id]
        self.reports[report_id] = Report(
            id=old.id, text=self._texts[report_id], sha256=old.sha256, publisher=old.publisher, published=old.published
        )
        span = Span(start, start + len(text))
        fields.setdefault("kind", Kind.VIOLENCE)
        fields.setdefault("event", "airstrike")
        when = fields.pop("when", None)
        if when:
            fields["when"] = Timed(when=When(when), text=When(when).label(), span=Span(start, start + 1))
        counts = tuple(
            Count(**{"span": _number_at(text, start, n, c), **c}) for n, c in enumerate(fields.pop("counts", ()))
        )
        fields["actors"] = tuple(named(a) for a in fields.pop("actors", ()))
        fields["targets"] = tuple(named(a) for a in fields.pop("targets", ()))
        if "by" in fields:
            fields |= by(fields.pop("by"))
        if "origin" not in fields:
            fields["origin"] = old.publisher
        claim = Claim(report=report_id, span=span, text=text, counts=counts, **fields)
        self.claims.append(claim)
        return claim


def _number_at(text: str, start: int, order: int, fields: dict[str, Any]) -> Span:
    """Where a count's number stands in the clause; a letter of it where it is not written."""
    number = str(fields["low"] if fields["low"] is not None else fields["high"])
    at = text.find(number)
    return Span(start + at, start + at + len(number)) if at >= 0 else Span(start + order, start + order + 1)


def named(who: str) -> Named:
    """Return an actor by entity id, or by name where there is no such entity."""
    entity = KNOWLEDGE.by_id.get(who)
    return Named(name=entity.name if entity else who, id=entity.id if entity else None)


def by(who: str) -> dict[str, Any]:
    """Return the origin fields of an entity id, of `unnamed:ROLE`, or of a name."""
    if who.startswith("unnamed:"):
        return {"origin": who.split(":", 1)[1], "origin_basis": OriginBasis.UNNAMED_GROUP}
    entity = KNOWLEDGE.by_id.get(who)
    return {
        "origin": entity.name if entity else who,
        "origin_id": entity.id if entity else None,
        "origin_basis": OriginBasis.NAMED,
    }


def count(
    low: int | None,
    high: int | None = -1,
    measure: str = "killed",
    *,
    group: str | None = None,
    status: str = "unknown",
    **more: Any,
) -> dict[str, Any]:
    """Return the fields of a count; `high` is `low` unless given, None opens it."""
    return {
        "measure": Measure(measure), "low": low, "high": low if high == -1 else high, "group": group,
        "victim_status": VictimStatus(status), "scope": Scope(more.pop("scope", "incident")),
        "modifier": Modifier(more.pop("modifier", "exact")), **more,
    }  # fmt: skip


def by_id(claims: Iterable[Claim]) -> Mapping[str, Claim]:
    """Return claims by their ids."""
    return {c.id: c for c in claims}
