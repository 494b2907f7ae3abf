"""What a line of gold may say: its fields with their types, and the expectations that they make."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from onrecord.model import Certainty, Kind, Modality, OriginBasis, Polarity, Status
from onrecord.values import Measure, Modifier, Scope


class FormFault(Exception):
    """What is wrong with a line of gold, in words that say what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedCount:
    """A figure that must be among a claim's counts; each tuple holds what may stand there, None is an open end."""

    measures: tuple[str, ...]
    lows: tuple[int | None, ...]
    highs: tuple[int | None, ...]
    breakdown: tuple[tuple[str, int], ...] = ()
    plain: tuple[tuple[str, tuple[str | None, ...]], ...] = ()

    def label(self) -> str:
        """Return the figure as a person reads it."""
        ends = "–".join(_any(str(n) if n is not None else "open" for n in side) for side in self.ends())
        parts = "".join(f", {group} {n}" for group, n in self.breakdown)
        return f"{_any(self.measures)} {ends}{parts}"

    def ends(self) -> tuple[tuple[int | None, ...], ...]:
        return (self.lows,) if self.lows == self.highs else (self.lows, self.highs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wants:
    """The expectations of one line, by field: the values any of which is right; `remarks` on what can never be."""

    fields: Mapping[str, tuple[Any, ...]]
    remarks: tuple[str, ...] = ()

    @property
    def count(self) -> WantedCount | None:
        found = self.fields.get("count")
        return found[0] if found else None


def _any(values: Any) -> str:
    return " or ".join(map(str, values))


# --- the form of each field -------------------------------------------------------------------------


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise FormFault(f"{where} must be a text that is not empty")
    return value


def _flag(value: object, where: str) -> bool:
    if not isinstance(value, bool):
        raise FormFault(f"{where} must be true or false")
    return value


def _texts(value: object, where: str) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    if not listed:
        raise FormFault(f"{where} is an empty list; name what would be right, or leave the field out")
    return tuple(_text(v, where) for v in listed)


def _whole(value: object, where: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise FormFault(f"{where} must be a whole number from 0")
    return value


def _ordinal(value: object, where: str) -> int:
    if _whole(value, where) == 0:
        raise FormFault(f"{where} counts from 1")
    return int(str(value))


def _span(value: object, where: str) -> tuple[int, int]:
    if not isinstance(value, list) or len(value) != 2:
        raise FormFault(f"{where} must be [start, end] in code points of the report's text")
    start, end = (_whole(v, where) for v in value)
    if end <= start:
        raise FormFault(f"{where} must end after it starts, not [{start}, {end}]")
    return start, end


def _one_of(words: type[StrEnum]) -> Callable[[object, str], tuple[str, ...]]:
    def check(value: object, where: str) -> tuple[str, ...]:
        found = _texts(value, where)
        if not set(found) & set(words):
            near = get_close_matches(found[0], list(words), n=1)
            raise FormFault(f"{where}: {found[0]!r} is none of {', '.join(words)}{_meant(near)}")
        return found

    return check


def _loosely(value: object, where: str) -> tuple[str, ...]:
    return _texts(value, where)


def _ends(value: object, where: str) -> tuple[int | None, ...]:
    listed = value if isinstance(value, list) else [value]
    if not listed:
        raise FormFault(f"{where} is an empty list; write a number, or null for an open end")
    return tuple(None if v is None else _whole(v, where) for v in listed)


def _breakdown(value: object, where: str) -> tuple[tuple[str, int], ...]:
    if not isinstance(value, dict) or not value:
        raise FormFault(f'{where} must be like {{"women": 11, "children": 13}}')
    return tuple((group, _whole(n, f"{where}, {group}")) for group, n in value.items())


def _texts_or_null(value: object, where: str) -> tuple[str | None, ...]:
    return (None,) if value is None else _texts(value, where)


@dataclass(frozen=True, slots=True)
class Form:
    """The fields that an object may have, each with what checks it; `needed` must be there."""

    fields: Mapping[str, Callable[[object, str], Any]]
    needed: tuple[str, ...]
    within: str = ""

    def checked(self, found: object, what: str = "a line") -> dict[str, Any]:
        """Return the fields as checked; raise `FormFault` for the first thing that is wrong."""
        if not isinstance(found, dict):
            raise FormFault(f"{what} must be an object in {{ }}")
        for name in found:
            if name not in self.fields:
                near = get_close_matches(name, self.fields, n=1)
                known = "" if near else f"; known are {', '.join(self.fields)}"
                raise FormFault(f"unknown field {self.within + name!r}{_meant(near)}{known}")
        for name in self.needed:
            if name not in found:
                raise FormFault(f"{self.within + name!r} is missing")
        return {name: self.fields[name](value, self.within + name) for name, value in found.items()}


def _meant(near: list[str]) -> str:
    return f"; did you mean {str(near[0])!r}?" if near else ""


_COUNT = Form(
    {
        "measure": _one_of(Measure),
        "low": _ends,
        "high": _ends,
        "breakdown": _breakdown,
        "group": _texts_or_null,
        "modifier": _one_of(Modifier),
        "scope": _one_of(Scope),
    },
    needed=("measure", "low", "high"),
    within="count.",
)


def _count(value: object, where: str) -> tuple[WantedCount, ...]:
    form = _COUNT.checked(value, where)
    plain = tuple((name, form[name]) for name in ("group", "modifier", "scope") if name in form)
    return (
        WantedCount(
            measures=form["measure"],
            lows=form["low"],
            highs=form["high"],
            breakdown=form.get("breakdown", ()),
            plain=plain,
        ),
    )


VOCABULARIES: Mapping[str, type[StrEnum]] = {
    "kind": Kind,
    "status": Status,
    "certainty": Certainty,
    "modality": Modality,
    "polarity": Polarity,
    "origin_basis": OriginBasis,
}
EXPECTING: Mapping[str, Callable[[object, str], Any]] = {
    "kind": _one_of(Kind),
    "event": _texts,
    "origin": _texts,
    "origin_basis": _one_of(OriginBasis),
    "chain": _texts,
    "actor": _texts,
    "weapon": _texts,
    "where": _texts,
    "when": _texts,
    "count": _count,
    "status": _loosely,
    "certainty": _loosely,
    "modality": _loosely,
    "polarity": _one_of(Polarity),
    "unverified": _flag,
}
FORM = Form(
    {
        "doc": _text,
        "snippet": _text,
        "nth": _ordinal,
        "span": _span,
        **EXPECTING,
        "key": _flag,
        "optional": _flag,
        "trap": _flag,
        "why": _text,
        "draft": _flag,
    },
    needed=("doc",),
)


def expectations(form: Mapping[str, Any]) -> Wants:
    """Return what a checked line expects, by the field of the claim that must be right.

    Only a denial is an expectation of polarity: that something is affirmed is what every claim says unless it
    denies.
    """
    wanted = {name: form[name] for name in EXPECTING if name in form and name not in ("polarity", "unverified")}
    if form.get("polarity") == ("denied",):
        wanted["polarity"] = form["polarity"]
    if form.get("unverified"):
        wanted["verification"] = ("not_verified",)
    return Wants(fields=wanted, remarks=tuple(_strangers(wanted)))


def _strangers(wanted: Mapping[str, tuple[Any, ...]]) -> list[str]:
    """Name values that no claim can have: they are never right, and are more often a slip than meant."""
    return [
        f"{name} {value!r} is none of {', '.join(VOCABULARIES[name])}: no claim can have it"
        for name in VOCABULARIES
        for value in wanted.get(name, ())
        if value not in set(VOCABULARIES[name])
    ]
