"""What leaves a record: exports, tables, the brief, and what a person sees while it is made."""

from onrecord.publish.export import export
from onrecord.publish.progress import progress_shown, summary_lines
from onrecord.publish.tables import Form, rendered

__all__ = ["Form", "export", "progress_shown", "rendered", "summary_lines"]
