"""What people decide, each an entry of the ledger that a re-run never overwrites and only another decision undoes."""

from onrecord.decide.decisions import knowledge_of, reinstate, use_packs, withdraw
from onrecord.decide.editing import edit, undo_edit
from onrecord.decide.fields import FIELDS
from onrecord.decide.gazetteers import gazetteers_of, load_gazetteers, remove_gazetteer
from onrecord.decide.judging import judge

__all__ = [
    "FIELDS",
    "edit",
    "gazetteers_of",
    "judge",
    "knowledge_of",
    "load_gazetteers",
    "reinstate",
    "remove_gazetteer",
    "undo_edit",
    "use_packs",
    "withdraw",
]
