"""Which accounts are worth comparing: those that share a place and days, a telling number, a victim or rare words."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.link.accounts import Account
from onrecord.link.facts import LONG_WHEN, Sort

LARGE = 80  # accounts in one block: beyond it each is compared with the neighbours in the order of day and figure
RARE = 8  # words an account is looked up by
COMMON = 30  # accounts that share a word: beyond it the word tells nothing
WEEKS = 60  # weeks of a siege or truce that it is looked up by

Key = tuple[object, ...]


def candidate_pairs(accounts: Sequence[Account]) -> Iterator[tuple[Account, Account]]:
    """Yield each pair worth comparing once, the lesser id first; the number of pairs grows about as the accounts."""
    blocks: dict[Key, list[int]] = defaultdict(list)
    for number, account in enumerate(accounts):
        for key in set(_keys(account)):
            blocks[key].append(number)
    seen: set[int] = set()
    total = len(accounts)
    for key in blocks:
        for a, b in _pairs_of(blocks[key], accounts, by_word=key[1] == "word"):
            code = a * total + b
            if code not in seen:
                seen.add(code)
                yield accounts[a], accounts[b]


def _pairs_of(block: list[int], accounts: Sequence[Account], *, by_word: bool) -> Iterator[tuple[int, int]]:
    if len(block) < 2 or (by_word and len(block) > COMMON):
        return
    if len(block) > LARGE:
        block = sorted(block, key=lambda n: _order(accounts[n]))
    for at, left in enumerate(block):
        for right in block[at + 1 : at + 1 + LARGE]:
            yield (left, right) if left < right else (right, left)


def _order(account: Account) -> tuple[object, ...]:
    number = max((b.low or b.high or 0 for _, _, b in account.figures), default=0)
    return (account.first or 0, number, account.event.event, account.id)


def _places(account: Account) -> set[str]:
    """Ids of the places and of what contains them, the country left out: it holds all of a war."""
    found: set[str] = set()
    for anchor in account.anchors:
        for place in anchor:
            found.add(place.place_id)
            found.update(place.within[:-1])
    return found


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


def _keys(account: Account) -> Iterator[Key]:
    sort = account.sort
    times = set(_times(account))
    for place in _places(account):
        for time in times:
            yield (sort, "place", place, *time)
    for measure, _, bounds in account.figures:
        for number in {n for n in (bounds.low, bounds.high) if n is not None and n >= 5}:
            for time in times:
                yield (sort, "figure", measure, number, *time)
    for name in account.names:
        yield (sort, "name", name)
    rarest = sorted(account.words.items(), key=lambda w: (-w[1], w[0]))[:RARE]
    for word, _ in rarest:
        yield (sort, "word", word)
