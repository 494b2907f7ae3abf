"""Full-text search over titles and texts, by SQLite's FTS5: the only place that knows its dialect.

The index is derived. Words match without regard to case and diacritics; what a user types is never
read as FTS5 syntax, save that "quoted words" are a phrase and a final * stands for any ending.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text

from onrecord.values import Span

TABLE = "derived_search"
_OPEN, _CLOSE = "\ue000\ue0f1\ue000", "\ue000\ue0f2\ue000"  # marks that no text holds; where one does, see `_spans`
_CONTEXT = 90  # code points shown on either side of the first match
_TERM = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A report that matches: where its text does (`spans`, in order), and a stretch of it around the first match.

    `snippet` is None for an empty text; `spans` is empty where only the title matches.
    """

    report: str
    title: str | None
    spans: tuple[Span, ...]
    snippet: Span | None
    text: str


def create(connection: Connection) -> None:
    """Make the empty index, in place of one that is there."""
    connection.execute(text(f"DROP TABLE IF EXISTS {TABLE}"))
    connection.execute(
        text(f"CREATE VIRTUAL TABLE {TABLE} USING fts5(title, body, tokenize='unicode61 remove_diacritics 2')")
    )


def put(connection: Connection, key: int, title: str | None, body: str) -> None:
    """Index a report under its ledger sequence, in place of what is there."""
    connection.execute(text(f"DELETE FROM {TABLE} WHERE rowid = :key"), {"key": key})
    connection.execute(
        text(f"INSERT INTO {TABLE} (rowid, title, body) VALUES (:key, :title, :body)"),
        {"key": key, "title": title or "", "body": body},
    )


def expression(words: str) -> str | None:
    """Return the FTS5 expression for what a user typed, or None where it holds no word at all."""
    terms = []
    for phrase, bare in _TERM.findall(words.replace("\0", " ")):
        term = (phrase or bare).replace('"', " ").strip()
        ending = "*" if bare.endswith("*") else ""
        if re.search(r"\w", term):
            terms.append(f'"{term.rstrip("*")}"{ending}')
    return " ".join(terms) or None


def find(connection: Connection, words: str, *, limit: int, leaving_out: Sequence[str]) -> list[Found]:
    """Return at most `limit` reports that hold all the words, best first (BM25), equals by their id."""
    asked = expression(words)
    if asked is None:
        return []
    matching = text(
        f"SELECT report.sequence AS key, report.id, report.text, bm25({TABLE}) AS rank FROM {TABLE} "
        f"JOIN report ON report.sequence = {TABLE}.rowid WHERE {TABLE} MATCH :asked ORDER BY rank, report.id"
    )
    hidden = set(leaving_out)
    found: list[Found] = []
    for row in connection.execute(matching, {"asked": asked}):
        if len(found) == limit:
            break
        if row.id not in hidden:
            found.append(_found(connection, row.key, row.id, row.text, asked))
    return found


def _found(connection: Connection, key: int, report: str, body: str, asked: str) -> Found:
    marked = connection.execute(
        text(
            f"SELECT title, highlight({TABLE}, 1, :open, :close) AS body FROM {TABLE} "
            f"WHERE {TABLE} MATCH :asked AND rowid = :key"
        ),
        {"asked": asked, "key": key, "open": _OPEN, "close": _CLOSE},
    ).one()
    spans = _spans(marked.body, body)
    snippet = _around(body, spans[0] if spans else None)
    shown = snippet.of(body) if snippet else ""
    return Found(report=report, title=marked.title or None, spans=spans, snippet=snippet, text=shown)


def _spans(marked: str, body: str) -> tuple[Span, ...]:
    """Read the offsets of the matches off the marked text; none where the text itself holds a mark."""
    pieces = re.split(f"({_OPEN}|{_CLOSE})", marked)
    spans, position, start = [], 0, 0
    for piece in pieces:
        if piece == _OPEN:
            start = position
        elif piece == _CLOSE:
            if position > start:
                spans.append(Span(start, position))
        else:
            position += len(piece)
    whole = "".join(p for p in pieces if p not in (_OPEN, _CLOSE))
    return tuple(spans) if whole == body else ()


def _around(body: str, match: Span | None) -> Span | None:
    """Return a stretch around a match (or the beginning), cut where a word ends."""
    if not body.strip():
        return None
    first, last = (match.start, match.end) if match else (0, 0)
    start, end = max(0, first - _CONTEXT), min(len(body), last + _CONTEXT)
    while 0 < start < first and not body[start - 1].isspace():
        start += 1
    while last < end < len(body) and not body[end].isspace():
        end -= 1
    return Span(start, max(end, start + 1))
