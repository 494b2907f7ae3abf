"""All that a record answers, as one JSON text, so that two records can be compared byte for byte."""

import json

from onrecord.record import Record


def state(record: Record) -> str:
    """Return reports, claims, their views, mentions, persons, refusals and incidents, in the record's own order."""
    views = record.views()
    return json.dumps(
        {
            "reports": [r.to_json() | {"same_as": record.repeats().get(r.id)} for r in record.reports()],
            "claims": [c.to_json() | (views[c.id].row() if c.id in views else {}) for c in record.claims()],
            "mentions": [m.to_json() for m in record.mentions()],
            "persons": [p.to_json() for p in record.persons()],
            "refusals": [r.to_json() for r in record.refusals()],
            "incidents": [i.to_json() for i in record.incidents()],
            "assertions": [a.id for a in record.assertions()],
            "search": [found.report for found in record.search("people killed", limit=1000)],
        },
        ensure_ascii=False,
        indent=0,
    )
