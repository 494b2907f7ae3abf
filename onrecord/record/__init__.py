"""Where what was said, decided and derived is kept; the one door is `Record`."""

from onrecord.record.known import KnownRecord, published_by, stated_by
from onrecord.record.ledger import Entry, EntryKind, tool_version
from onrecord.record.search import Found
from onrecord.record.store import Record
from onrecord.record.traced import Traced
from onrecord.record.views import Change, ClaimView, Gone, Holdings, KeptPacks, Part
from onrecord.record.writer import Writer

__all__ = [
    "Change",
    "ClaimView",
    "Entry",
    "EntryKind",
    "Found",
    "Gone",
    "Holdings",
    "KeptPacks",
    "KnownRecord",
    "Part",
    "Record",
    "Traced",
    "Writer",
    "published_by",
    "stated_by",
    "tool_version",
]
