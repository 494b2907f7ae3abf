"""What was seen in a report beside its claims: mentions, persons, refusals; and all of one reading together."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from onrecord.errors import ValueInvalid
from onrecord.model.reports import Report, Section, content_id
from onrecord.model.said import Claim
from onrecord.values import Span


class MentionType(StrEnum):
    """What was seen in a report, whether or not a claim uses it."""

    WHEN = "when"
    WHERE = "where"
    COUNT = "count"
    ATTRIBUTION = "attribution"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A date, place, count or attribution seen in a report. `details` holds the fields of the contract's table."""

    report: str
    type: MentionType
    span: Span
    text: str
    details: dict[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {
            "report": self.report,
            "type": self.type.value,
            "start": self.span.start,
            "end": self.span.end,
            "text": self.text,
            **self.details,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSeen:
    """A person's name in a report, wherever it stands: what a page must replace where the person is private.

    `name` is the fullest form in the report, so that *Alabed* and *Fatemah Alabed* are one person;
    `entity` is the knowledge id of a public person. `points_to` is true for words that are no name and
    yet lead to one: a private person's handle, telephone, kin by name.
    """

    report: str
    span: Span
    name: str
    private: bool = True
    entity: str | None = None
    points_to: bool = False

    def to_json(self) -> dict[str, Any]:
        return {
            "report": self.report,
            "quote": self.span.to_json(),
            "name": self.name,
            "private": self.private,
            "entity": self.entity,
            "points_to": self.points_to,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What could not be read or understood, where, and why. Exactly one of `report` and `input` is set."""

    reason: str
    report: str | None = None
    input: str | None = None
    span: Span | None = None

    def __post_init__(self) -> None:
        if (self.report is None) == (self.input is None):
            raise ValueInvalid("a refusal names a report or an input, and not both")

    @property
    def id(self) -> str:
        place = [self.span.start, self.span.end] if self.span else None
        return content_id("x", self.report, self.input, place, self.reason)

    def to_json(self) -> dict[str, Any]:
        return {
            "report": self.report,
            "input": self.input,
            "start": self.span.start if self.span else None,
            "end": self.span.end if self.span else None,
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read in one report: the report with its publication date, and what was found in it.

    `sections` says what part of the page each stretch of the text is, in order, without overlap.
    """

    report: Report
    claims: tuple[Claim, ...] = ()
    mentions: tuple[Mention, ...] = ()
    persons: tuple[PersonSeen, ...] = ()
    sections: tuple[tuple[Section, Span], ...] = ()
    refusals: tuple[Refusal, ...] = ()
