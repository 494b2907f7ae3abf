"""What people decide, each an entry of the ledger that a re-run never overwrites and only another decision undoes."""

from onrecord.decide.decisions import judge, knowledge_of, reinstate, use_packs, withdraw
from onrecord.decide.editing import FIELDS, edit, undo_edit

__all__ = ["FIELDS", "edit", "judge", "knowledge_of", "reinstate", "undo_edit", "use_packs", "withdraw"]
