"""Which accounts are worth comparing: those that share a place and days, a telling number, a victim or rare words."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from onrecord.link.accounts import Account
from onrecord.link.facts import LONG_WHEN, Sort

LARGE = 80  # accounts of one block that each is compared with: its neighbours in the order of day and figure
RARE = 8  # words an account is looked up by
COMMON = 30  # accounts that share a word: beyond it the word tells nothing
MOST_TIMES = 1 << 20  # distinct weeks, days and days of publication: 2,800 years of them
WEEKS = 60  # weeks of a siege or truce that it is looked up by

Key = tuple[object, ...]


def candidate_pairs(accounts: Sequence[Account]) -> Iterator[tuple[Account, Account]]:
    """Yield each pair worth comparing once, the lesser id first; the number of pairs grows about as the accounts.

    Accounts are numbered in one order, and in every block each is compared with what follows it there, so
    that no pair is met from both its sides and nothing has to be remembered.
    """
    ordered = sorted(accounts, key=_order)
    blocks: list[list[array[int]]] = [[] for _ in ordered]
    for block in _blocks(ordered):
        for number in block:
            blocks[number].append(block)
    for number, left in enumerate(ordered):
        following: set[int] = set()
        for block in blocks[number]:
            at = bisect_right(block, number)
            following.update(block[at : at + LARGE])
        for other in sorted(following):
            right = ordered[other]
            yield (left, right) if left.id < right.id else (right, left)


def _blocks(ordered: Sequence[Account]) -> "Iterator[array[int]]":
    """Yield the numbers of the accounts that share a key, where two do; keys are numbered to take little room."""
    heads: dict[Key, int] = {}
    times: dict[Key, int] = {}
    entries: list[int] = []
    for number, account in enumerate(ordered):
        for head, time in set(_keys(account)):
            key = heads.setdefault(head, len(heads)) * MOST_TIMES + times.setdefault(time, len(times))
            entries.append(key * len(ordered) + number)
    entries.sort()
    words = {n for head, n in heads.items() if head[1] in ("word", "text")}
    for key, group in groupby(entries, key=lambda entry: entry // len(ordered)):
        block = array("Q", (entry % len(ordered) for entry in group))
        if len(block) > 1 and (len(block) <= COMMON or key // MOST_TIMES not in words):
            yield block


def _order(account: Account) -> tuple[object, ...]:
    number = max((b.low or b.high or 0 for _, _, b in account.figures), default=0)
    return (account.first or 0, number, account.event.event, account.id)


def _times(account: Account) -> Iterator[Key]:
    if account.first is not None and account.last is not None:
        if account.sort in (Sort.FOLLOWED, Sort.STOCK, Sort.AGGREGATE) or account.last - account.first > LONG_WHEN:
            first, last = (account.first - 10) // 7, (account.last + 10) // 7
            yield from (("week", week) for week in range(first, min(last, first + WEEKS) + 1))
        if account.last - account.first <= LONG_WHEN:
            yield from (("day", day) for day in range(account.first, account.last + 2))
    if account.published is not None:
        for day in {account.published[0], account.published[1]}:
            yield from (("published", day // 4), ("published", day // 4 + 1))


def _keys(account: Account) -> Iterator[tuple[Key, Key]]:
    """Yield what an account is looked up by: a place, figure, name or word, and the time with it."""
    sort = account.sort
    times = set(_times(account))
    for place in {i for anchor in account.anchors for i in anchor.reach}:
        yield from (((sort, "place", place), time) for time in times)
    for measure, _, bounds in account.figures:
        for number in {n for n in (bounds.low, bounds.high) if n is not None and n >= 5}:
            yield from (((sort, "figure", measure, number), time) for time in times)
    yield from (((sort, "name", name), ()) for name in account.names)
    yield from (((sort, "word", word), ()) for word in account.words.kept[:RARE])
    if account.text is not None:
        yield from (((sort, "person", name), ()) for name in account.text.names | account.text.people)
        yield from (((sort, "text", word), ()) for word in account.text.top)
