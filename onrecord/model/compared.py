"""How texts and claims compare, as it is shown to whoever asks: repeated text, and the questions between two claims."""

from dataclasses import dataclass
from typing import Any

from onrecord.model.derived import Reason
from onrecord.values import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """One report repeats the text of another, whole or in part; `share` of its wording is found there.

    `passages` are the sentences that both have word for word: where each stands in the one, and in the other.
    """

    report: str
    of: str
    whole: bool
    share: float
    passages: tuple[tuple[Span, Span], ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "report": self.report,
            "of": self.of,
            "whole": self.whole,
            "share": self.share,
            "passages": [{"here": a.to_json(), "there": b.to_json()} for a, b in self.passages],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A paragraph of a report, and which other reports have it: by id, the share of its five-word runs found there."""

    span: Span
    by: tuple[tuple[str, float], ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {"paragraph": self.span.to_json(), "by": [{"report": i, "share": share} for i, share in self.by]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question asked of a comparison, what it weighs, and what its answer adds to the evidence or takes from it."""

    reason: Reason
    weight: float

    @property
    def evidence(self) -> float:
        return self.weight * (2 * self.reason.score - 1)

    def to_json(self) -> dict[str, Any]:
        return {**self.reason.to_json(), "weight": self.weight, "evidence": round(self.evidence, 4)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How what two claims tell compares, each with what its report tells beside it: all questions and their sum.

    `start` is the evidence before any question, `needed` that from which the two are joined, `apart` why they can in
    no case be, `note` what else decides. `compared` says how: within one report, by the whole reports, or by what
    stands around the claims.
    """

    left: str
    right: str
    compared: str
    asked: tuple[Asked, ...]
    start: float
    evidence: float
    needed: float
    apart: str | None = None
    note: str = ""

    def to_json(self) -> dict[str, Any]:
        return {
            "left": self.left,
            "right": self.right,
            "compared": self.compared,
            "questions": [a.to_json() for a in self.asked],
            "start": self.start,
            "evidence": round(self.evidence, 4),
            "needed": self.needed,
            "apart": self.apart,
            "note": self.note,
        }
