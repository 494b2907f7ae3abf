"""What leaves a record: exports, tables, the brief, and what a person sees while it is made."""

from typing import TYPE_CHECKING

from onrecord.publish.explanation import explanation_lines
from onrecord.publish.export import export
from onrecord.publish.layout import screen_lines
from onrecord.publish.progress import progress_shown, summary_lines
from onrecord.publish.tables import Form, rendered

if TYPE_CHECKING:
    from onrecord.knowledge import Knowledge
    from onrecord.record import Record

__all__ = [
    "Form",
    "brief_page",
    "explanation_lines",
    "export",
    "progress_shown",
    "rendered",
    "screen_lines",
    "summary_lines",
]


def brief_page(record: "Record", knowledge: "Knowledge", *, identified: str | None = None) -> str:
    """Return the one-page brief of a record as HTML; `identified` is the reason for naming private persons."""
    from onrecord.publish.brief import brief, situation  # templates and map: only where a page is made

    return brief(situation(record, knowledge), identified=identified)
