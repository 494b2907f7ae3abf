"""The main path: `add` takes reports in, `relink` derives incidents, `rebuild` derives all anew.

Only this and `decide` write. What makes a run safe to kill: a report's bytes are kept first, then report,
reading and ledger entries in one transaction a batch; derived tables come last and know the entry that they
rest on.
"""

from onrecord.pipeline.adding import Progress, Summary, merged
from onrecord.pipeline.path import TAKE_UP, Rebuilt, add, catch_up, known_by, rebuild, relink, reread, reweigh
from onrecord.pipeline.reading import read_for_claims, sound
from onrecord.pipeline.stages import Stages, stages

__all__ = [
    "TAKE_UP",
    "Progress",
    "Rebuilt",
    "Stages",
    "Summary",
    "add",
    "catch_up",
    "known_by",
    "merged",
    "read_for_claims",
    "rebuild",
    "relink",
    "reread",
    "reweigh",
    "sound",
    "stages",
]
