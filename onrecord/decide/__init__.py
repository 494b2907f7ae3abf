"""What people decide, each an entry of the ledger that a re-run never overwrites and only another decision undoes."""

from onrecord.decide.decisions import knowledge_of, reinstate, use_packs, withdraw
from onrecord.decide.editing import edit, review, undo_edit
from onrecord.decide.fields import FIELDS
from onrecord.decide.gazetteers import gazetteers_of, load_gazetteers, remove_gazetteer
from onrecord.decide.judging import judge
from onrecord.decide.rating import best, grade, independent, rate

__all__ = [
    "FIELDS",
    "best",
    "edit",
    "gazetteers_of",
    "grade",
    "independent",
    "judge",
    "knowledge_of",
    "load_gazetteers",
    "rate",
    "reinstate",
    "remove_gazetteer",
    "review",
    "undo_edit",
    "use_packs",
    "withdraw",
]
