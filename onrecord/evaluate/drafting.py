"""A first draft of gold: what was read, as lines that a person corrects beside the reports.

Whoever starts from what a machine read tends to agree with it, and what it did not read is not there to be seen.
So every line is marked `draft`, and no evaluation takes a line that still is.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from onrecord.ask import contract_lines
from onrecord.evaluate.matching import Claim, names
from onrecord.record import Record

Draft = dict[str, Any]


def draft_of(record: Record) -> Iterator[str]:
    """Yield a record's claims as lines of gold to be corrected."""
    texts = {report.id: report.text for report in record.reports()}
    return draft_lines(contract_lines(record, "claims"), texts)


def draft_lines(claims: Iterable[Claim], texts: Mapping[str, str]) -> Iterator[str]:
    """Yield a line of gold for each claim, and one more for each further count of it; `texts` are by report id."""
    for claim in claims:
        for draft in _drafts(claim, texts[claim["report"]["id"]]):
            yield json.dumps(draft, ensure_ascii=False)


def _drafts(claim: Claim, text: str) -> Iterator[Draft]:
    place = _place(claim, text)
    counts = [_count(count) for count in claim.get("counts") or ()]
    yield place | _fields(claim) | ({"count": counts[0]} if counts else {})
    for count in counts[1:]:
        yield place | {"kind": claim["kind"], "count": count}


def _place(claim: Claim, text: str) -> Draft:
    """Return where the words stand, with the mark of a draft first, so that it is seen."""
    quote = claim["quote"]
    before = sum(1 for _ in _starts(quote["text"], text, quote["start"]))
    place = {"draft": True, "doc": claim["report"]["id"], "snippet": quote["text"]}
    if before or text.find(quote["text"], quote["start"] + 1) >= 0:
        place["nth"] = before + 1
    return place


def _starts(words: str, text: str, end: int) -> Iterator[int]:
    at = text.find(words)
    while 0 <= at < end:
        yield at
        at = text.find(words, at + 1)


def _fields(claim: Claim) -> Draft:
    """Return what gold would expect, without what goes without saying (affirmed, asserted, certain)."""
    speakers = names(claim.get("speakers"))
    found: Draft = {
        "kind": claim["kind"],
        "event": [claim["event"]] if claim.get("event") else None,
        "origin": [claim["origin"]] if claim.get("origin") else None,
        "chain": speakers if len(speakers) > 1 else None,
        "actor": names(claim.get("actors")),
        "weapon": names(claim.get("weapons")),
        "where": names(claim.get("where")),
        "when": [when["edtf"].rstrip("~?%")] if (when := claim.get("when")) else None,
        "status": [claim["status"]] if claim.get("status") not in ("occurred", "unknown") else None,
        "certainty": [claim["certainty"]] if claim.get("certainty") != "certain" else None,
        "modality": [claim["modality"]] if claim.get("modality") != "asserted" else None,
        "polarity": "denied" if claim.get("polarity") == "denied" else None,
        "unverified": (claim.get("verification") or {}).get("status") == "not_verified" or None,
    }
    return {name: value for name, value in found.items() if value}


def _count(count: Mapping[str, Any]) -> Draft:
    parts = {part["group"]: part["low"] for part in count.get("breakdown") or () if part.get("low") is not None}
    ends = {"measure": count["measure"], "low": count["low"], "high": count["high"]}
    return ends | ({"breakdown": parts} if parts else {})
