"""Why a claim reads as it does: for each field the rule that decided, in a plain sentence, and its words."""

from dataclasses import dataclass
from typing import Any

from onrecord.model.reports import Report
from onrecord.model.said import Claim
from onrecord.values import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One rule that decided a field, or why a field is empty.

    `field` is the claim's, with the place in a list (`counts[0]`); `rule` the rule's id and `why` its sentence;
    `words` are the stretches of the report that it rests on, none where it rests on what the words do not have;
    `around` is the sentence of the first of them that stands outside the claim's own sentence.
    """

    field: str
    rule: str
    why: str
    words: tuple[Span, ...] = ()
    around: Span | None = None

    def to_json(self, text: str) -> dict[str, Any]:
        """Return the ground with its words; `text` is the report's."""
        words = [{"text": s.of(text), **s.to_json()} for s in self.words]
        around = {"text": self.around.of(text), **self.around.to_json()} if self.around else None
        return {"rule": self.rule, "why": self.why, "words": words, "sentence": around}


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """One claim as this version reads it, with its grounds and the sentence that it stands in."""

    claim: Claim
    sentence: Span
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """A report read again to be explained: with its day of publication as resolved, and its claims in order."""

    report: Report
    claims: tuple[Explained, ...]
