"""Evaluation as a feature: what was read beside what a person would have recorded, before anybody trusts it."""

from onrecord.evaluate.drafting import draft_lines, draft_of
from onrecord.evaluate.gold import Gold, fitted, gold_lines, placed
from onrecord.evaluate.reading import Means, evaluate_record, evaluate_reports, read_into
from onrecord.evaluate.scores import Evaluation, Miss, Share, Wrong
from onrecord.evaluate.scoring import scored
from onrecord.evaluate.telling import miss_lines, misses_view, notes, scores_view

__all__ = [
    "Evaluation",
    "Gold",
    "Means",
    "Miss",
    "Share",
    "Wrong",
    "draft_lines",
    "draft_of",
    "evaluate_record",
    "evaluate_reports",
    "fitted",
    "gold_lines",
    "miss_lines",
    "misses_view",
    "notes",
    "placed",
    "read_into",
    "scored",
    "scores_view",
]
