"""Span, When, Count, Place: small frozen values that check themselves and know how they compare."""

from onrecord.values.counts import (
    Bounds,
    Count,
    Measure,
    Modifier,
    Part,
    Scope,
    Unit,
    VictimStatus,
    is_beyond_one_happening,
    is_rounded,
)
from onrecord.values.places import Place, Precision, finest
from onrecord.values.spans import Span
from onrecord.values.times import When

__all__ = [
    "Bounds",
    "Count",
    "Measure",
    "Modifier",
    "Part",
    "Place",
    "Precision",
    "Scope",
    "Span",
    "Unit",
    "VictimStatus",
    "When",
    "finest",
    "is_beyond_one_happening",
    "is_rounded",
]
