"""Claims and judgements in, assertions and incidents out: what is one statement, what is one happening, and why.

`link` links all; `Steps`, `Region` and what stands with them link a part as it would come out among all.
"""

from onrecord.link.breaches import broken_among, by_incident, course_from, told_broken, with_breaches
from onrecord.link.carried import paragraphs_of
from onrecord.link.collecting import uncollected
from onrecord.link.comparing import compared
from onrecord.link.incidents import related
from onrecord.link.linking import Steps, courses_of, link, roots_in_doubt
from onrecord.link.neighbourhood import (
    Found,
    Met,
    Region,
    Said,
    keys_of_partners,
    met_by,
    parts_among,
    reached_among,
)
from onrecord.link.parts import contained_in
from onrecord.link.questions import WEIGHTS
from onrecord.link.repeats import repeats_of, same_text
from onrecord.link.texts import Worded

__all__ = [
    "WEIGHTS",
    "Found",
    "Met",
    "Region",
    "Said",
    "Steps",
    "Worded",
    "broken_among",
    "by_incident",
    "compared",
    "contained_in",
    "course_from",
    "courses_of",
    "keys_of_partners",
    "link",
    "met_by",
    "paragraphs_of",
    "parts_among",
    "reached_among",
    "related",
    "repeats_of",
    "roots_in_doubt",
    "same_text",
    "told_broken",
    "uncollected",
    "with_breaches",
]
