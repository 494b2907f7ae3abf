"""What people ask of a record, as views that the command line, the pages, the API and the exports share."""

from onrecord.ask.counting import Answer, count
from onrecord.ask.disputing import ABOUT, IN_GENERAL, INTERESTS, disputes, stake
from onrecord.ask.explaining import Explanation, FieldExplained, edit_words, explain
from onrecord.ask.filters import Filters, parse_when
from onrecord.ask.gazetteers import gazetteers_view
from onrecord.ask.judging import judgements_view, outcome
from onrecord.ask.known import at, day_notes
from onrecord.ask.lines import claim_line, contract_lines, incident_lines, report_lines
from onrecord.ask.listing import View, claims, incidents, range_words, refusals, search
from onrecord.ask.packs import pack_view
from onrecord.ask.rating import ratings_view, value_words
from onrecord.ask.repeats import paragraphs, repeats
from onrecord.ask.showing import show, whole_id
from onrecord.ask.threads import series, series_of, step_word, steps, term_words, threads
from onrecord.ask.tree import tree
from onrecord.ask.why import Why, why

__all__ = [
    "ABOUT",
    "INTERESTS",
    "IN_GENERAL",
    "Answer",
    "Explanation",
    "FieldExplained",
    "Filters",
    "View",
    "Why",
    "at",
    "claim_line",
    "claims",
    "contract_lines",
    "count",
    "day_notes",
    "disputes",
    "edit_words",
    "explain",
    "gazetteers_view",
    "incident_lines",
    "incidents",
    "judgements_view",
    "outcome",
    "pack_view",
    "paragraphs",
    "parse_when",
    "range_words",
    "ratings_view",
    "refusals",
    "repeats",
    "report_lines",
    "search",
    "series",
    "series_of",
    "show",
    "stake",
    "step_word",
    "steps",
    "term_words",
    "threads",
    "tree",
    "value_words",
    "whole_id",
    "why",
]
