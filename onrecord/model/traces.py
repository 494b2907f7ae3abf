"""What linking leaves behind so that one more report can be linked by its neighbourhood alone; all of it is derived."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True, order=True)
class Broken:
    """That one incident breaks a truce, both by their ids; `named` is the claim of the truce that its words mean.

    It is "" where the truce is known by the course of all: what accusations mean that name none.
    """

    breaking: str
    truce: str
    named: str = ""


KeyRow = tuple[int, int, int, bool]
"""Head, mark, number of the owner (`number_of` its id), and whether it seeks."""

OUTDATED = 0  # head of a key that no owner is found by: it says that the owner may have no more the keys it had


def number_of(claim_id: str) -> int:
    """Return the number by which a piece or a set, named for its least claim, stands beside its keys: 63 bits."""
    return int(claim_id.rpartition("-")[2], 16) >> 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What one report tells of one happening, before reports are compared; the id is that of its least claim.

    `group` is the least piece of all that what speaks for a join leads to, step by step: pieces of two groups are never
    joined, whatever else is in the record. `chief` says that it is what the report is about, `compared` that it is
    compared with those of other reports, as denials and blame are not.
    """

    id: str
    report: str
    group: str
    chief: bool
    compared: bool
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A set of claims that were joined, named by the least (`root`), and the incident made of it, if any.

    `extent` says where and when it lies, for what sums up and what it may contain: see `onrecord.link.parts`.
    """

    root: str
    group: str
    incident: str | None
    extent: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """All that must be known to link another report: see docs/decisions/incremental-linking.md.

    `met` counts by two reports, the lesser first, how many of their pieces were brought together. `doubts` are pairs
    of claims that may be of one happening; `reach` which sets each denial may cover or deny; `parts` which sets lie in
    which sum; `at` the set to which blame or a denial was attached, "" where it covers several. `courses` tell by
    incident how a truce went, `named` which claim of a truce the words of a claim mean that say a truce is broken by
    it, "" where none, and `broken` what comes of both: see `onrecord.link.breaches`.
    """

    pieces: tuple[Piece, ...] = ()
    sets: tuple[Joined, ...] = ()
    met: Mapping[tuple[str, str], int] = field(default_factory=dict)
    doubts: frozenset[tuple[str, str]] = frozenset()
    reach: Mapping[str, frozenset[str]] = field(default_factory=dict)
    parts: frozenset[tuple[str, str]] = frozenset()
    at: Mapping[str, str] = field(default_factory=dict)
    courses: Mapping[str, str] = field(default_factory=dict)
    named: Mapping[str, str] = field(default_factory=dict)
    broken: frozenset[Broken] = frozenset()
    keys: "tuple[KeyColumns, ...]" = ()

    def key_rows(self) -> Iterator[KeyRow]:
        """Yield all keys."""
        for columns in self.keys:
            yield from columns.rows()


class KeyColumns(Protocol):
    """Keys by columns, as whoever made them holds them; `rows` yields them one by one."""

    def rows(self) -> Iterator[KeyRow]:
        """Yield each key with its owner's number."""
        ...
