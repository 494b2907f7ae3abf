"""Span: a stretch of a report's text, in Unicode code points."""

from dataclasses import dataclass

from onrecord.errors import ValueInvalid


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a report's text: `text[start:end]`, half open, never empty, never negative."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.end <= self.start:
            raise ValueInvalid(f"a span must have 0 <= start < end, not {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words that the span covers; raise `ValueInvalid` where it runs past the text."""
        if self.end > len(text):
            raise ValueInvalid(f"span {self.start}..{self.end} runs past a text of {len(text)}")
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: "Span") -> int:
        """Number of code points that both cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def joined(self, other: "Span") -> "Span":
        """Return the least span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def to_json(self) -> dict[str, int]:
        return {"start": self.start, "end": self.end}
