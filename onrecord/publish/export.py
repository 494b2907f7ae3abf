"""Writes what leaves a record as lines: the exchange contract as JSON Lines, JSON or CSV."""

import json
from collections.abc import Iterator

from onrecord.ask import contract_lines
from onrecord.errors import OptionInvalid
from onrecord.publish.tables import Form, csv_lines, flat, json_lines
from onrecord.record import Record


def export(record: Record, what: str, form: Form = Form.JSONL) -> Iterator[str]:
    """Yield the export of claims, incidents, mentions, reports or refusals, line by line, without line ends.

    JSON Lines is the contract's form; CSV holds the same fields, nested ones as JSON in their cell.
    """
    found = contract_lines(record, what)
    if form is Form.JSONL:
        yield from json_lines(found)
    elif form is Form.JSON:
        yield json.dumps(list(found), ensure_ascii=False, indent=1)
    elif form is Form.CSV:
        rows = [flat(line) for line in found]
        columns = tuple(dict.fromkeys(key for row in rows for key in row))
        yield from csv_lines(columns, ([row.get(c, "") for c in columns] for row in rows))
    else:
        raise OptionInvalid("an export has no table form; choose jsonl, json or csv")
