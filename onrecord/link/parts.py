"""Which happenings lie within a sum of several: in its places, its days, of its events.

Whether one is part of another depends on these two alone, by what `Extent` keeps of each; it is kept with a record so
that a new sum is held against what is there without reading its claims.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.link.accounts import Account
from onrecord.link.keys import Key, head
from onrecord.link.sorts import Sort
from onrecord.values import Precision

LISTED_OF_COUNTRY = 92  # days up to which a sum over a whole country lists what it contains: more is all of a war
MONTH = 31
EXTENDED = frozenset({Sort.HAPPENING, Sort.AGGREGATE})


@dataclass(frozen=True, slots=True)
class Extent:
    """Where and when something lies. `first` and `last` are its days; `places` holds for each list of finest places
    that a claim names their ids, each with those of what contains it; `senses` those of each of its events.
    """

    sums_up: bool
    country: bool
    first: int
    last: int
    places: tuple[tuple[tuple[str, ...], ...], ...]
    senses: tuple[tuple[str, ...], ...]

    def kept(self) -> str:
        """Return the extent as one line of text, from which `extent_from` makes it again."""
        values = [self.sums_up, self.country, self.first, self.last, self.places, self.senses]
        return json.dumps(values, ensure_ascii=False, separators=(",", ":"))

    def ids(self) -> set[str]:
        """The places themselves."""
        return {place[0] for anchor in self.places for place in anchor}

    def around(self) -> set[str]:
        """The places and what contains them."""
        return {i for anchor in self.places for place in anchor for i in place}


def extent_of(account: Account) -> Extent | None:
    """Return where and when an account lies, None where it is neither a happening nor a sum or has no place or day."""
    if account.sort not in EXTENDED or not account.anchors or account.first is None or account.last is None:
        return None
    places = sorted(tuple((p.place_id, *p.within) for p in anchor.places) for anchor in account.anchors)
    return Extent(
        sums_up=account.sort is Sort.AGGREGATE,
        country=any(p.precision is Precision.COUNTRY for anchor in account.anchors for p in anchor.places),
        first=account.first,
        last=account.last,
        places=tuple(places),
        senses=tuple(sorted(tuple(sorted(h.senses)) for h in account.chief)),
    )


def extent_from(kept: str) -> Extent:
    """Return what `Extent.kept` wrote."""
    sums_up, country, first, last, places, senses = json.loads(kept)
    anchors = tuple(tuple(tuple(place) for place in anchor) for anchor in places)
    return Extent(sums_up, country, first, last, anchors, tuple(map(tuple, senses)))


def extent_keys(extent: Extent) -> Iterator[Key]:
    """Yield what an extent is found by: a sum by its places and months, a happening by all that it lies in."""
    if not extent.sums_up:
        yield from (Key(head("part", place), extent.first // MONTH, seeks=False) for place in extent.around())
    elif not _too_much(extent):
        months = range(extent.first // MONTH, extent.last // MONTH + 1)
        yield from (Key(head("sum", place), month, seeks=False) for place in extent.ids() for month in months)


def partners(extent: Extent) -> Iterator[Key]:
    """Yield by which keys of others those are found that an extent may contain, or be part of."""
    other = "sum" if not extent.sums_up else "part"
    for key in extent_keys(extent):
        places = extent.ids() if extent.sums_up else extent.around()
        yield from (Key(head(other, place), key.mark) for place in places)


def parts_of(extents: Mapping[str, Extent]) -> frozenset[tuple[str, str]]:
    """Return all pairs of a sum and a happening within it, by their names."""
    by_key: dict[tuple[int, int], list[str]] = defaultdict(list)
    for name, extent in extents.items():
        if not extent.sums_up:
            for key in extent_keys(extent):
                by_key[key.head, key.mark].append(name)
    found: set[tuple[str, str]] = set()
    for name, whole in extents.items():
        if whole.sums_up:
            near = {part for key in set(partners(whole)) for part in by_key.get((key.head, key.mark), ())}
            found.update((name, part) for part in near if contains(whole, extents[part]))
    return frozenset(found)


def contains(whole: Extent, part: Extent) -> bool:
    """Tell whether a happening lies within a sum."""
    if not whole.sums_up or part.sums_up or _too_much(whole):
        return False
    if not (whole.first <= part.first and part.last <= whole.last):
        return False
    if not all(not set(a).isdisjoint(b) for a in part.senses for b in whole.senses):
        return False
    outer = whole.ids()
    return all(not outer.isdisjoint(place) for anchor in part.places for place in anchor)


def _too_much(whole: Extent) -> bool:
    return whole.country and whole.last - whole.first > LISTED_OF_COUNTRY


def contained_in(pairs: Iterable[tuple[str, str]]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return what each sum contains and what each happening is part of, from pairs of the two."""
    contents: dict[str, set[str]] = defaultdict(set)
    wholes: dict[str, set[str]] = defaultdict(set)
    for whole, part in pairs:
        contents[whole].add(part)
        wholes[part].add(whole)
    return contents, wholes
