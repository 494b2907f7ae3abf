"""Which accounts are worth comparing: those that share a place and days, a telling number, a victim or rare words.

What an account is looked up by depends on it alone (see `keys`). Time stands in every key but those of people
harmed, so that what a key finds grows with what was told of those days and not with the record.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from onrecord.link.accounts import Account
from onrecord.link.facts import POINT
from onrecord.link.keys import Key, Lookup, head, with_numbers
from onrecord.link.sorts import LONG_WHEN, Sort
from onrecord.link.times import SEVERAL_HANDS

RARE = 6  # words an account is looked up by, two by two
UNTIMED = 4  # words by which a report of unknown time is looked up: nothing else narrows what they find
WEEKS = 60  # weeks of a siege or truce that it is looked up by
TELLS = 5  # a figure from which it is looked up by
LASTS = frozenset({Sort.FOLLOWED, Sort.STOCK, Sort.AGGREGATE})

# Days between two marks of one kind within which two accounts meet. Of days told: a day off is a misreading; words
# carry no further than three. Of days of publication: the news of an undated happening; words and names up to where
# time begins to speak against.
NEXT, NEAR, NEWS, FOLLOWING = 1, 7, 5, 10
SLACK = 2  # weeks between two stretches of what lasts


def lookup_of(accounts: Sequence[Account]) -> Lookup:
    """Return the keys of all accounts."""
    return Lookup([a.id for a in accounts], map(keys_of, accounts))


def candidate_pairs(accounts: Sequence[Account], lookup: Lookup | None = None) -> Iterator[tuple[Account, Account]]:
    """Yield each pair worth comparing once, the lesser id first; the number of pairs grows about as the accounts.

    `lookup` are their keys, in the order given, where they are known; the accounts must then be in the order of ids.
    """
    ordered = accounts if lookup else sorted(accounts, key=lambda a: a.id)
    for left, right in (lookup or lookup_of(ordered)).meeting():
        yield ordered[left], ordered[right]


def keys_of(account: Account) -> set[Key]:
    """Return what an account is looked up by: a place, figure, name or word, and the time with it."""
    times = _Times(account)
    return {
        *_places(account, times),
        *_figures(account, times),
        *_people(account, times),
        *_hands(account, times),
        *_words(account, times),
    }


class _Times:
    """The times at which what an account tells is looked up.

    What lasts is looked up by its first and last week, or by all. A dated mention meets others by its days alone; what
    a report chiefly tells also by publication, since a weekday is easily read as another week's.
    """

    def __init__(self, account: Account) -> None:
        first, last, self._sort = account.first, account.last, account.sort
        self._weeks, self._days = range(0), range(0)
        if first is not None and last is not None:
            if self._sort in LASTS or last - first > LONG_WHEN:
                self._weeks = range(first // 7, min((account.alive or last) // 7, first // 7 + WEEKS) + 1)
            if last - first <= LONG_WHEN:
                self._days = range(first, last + 1)
        self._published = sorted(set(account.published or ()))
        self._by_news = first is None or account.text is not None

    def keys(
        self,
        what: tuple[object, ...],
        windows: tuple[int, int],
        *numbers: int,
        seeks: bool = True,
        throughout: bool = False,
    ) -> list[Key]:
        """Return the keys of something told, and of numbers; `windows` are those of days told and of publication."""
        found: list[Key] = []
        if self._weeks:
            weeks = with_numbers(head(self._sort, "weeks", *what), *numbers)
            told = self._weeks if throughout else {self._weeks[0], self._weeks[-1]}
            found += [Key(weeks, week, SLACK, seeks) for week in told]
        if self._days:
            days = with_numbers(head(self._sort, "day", *what), *numbers)
            found += [Key(days, day, windows[0], seeks) for day in self._days]
        if self._published:
            said = with_numbers(head(self._sort, "published", *what), *numbers)
            by_news = seeks and self._by_news
            found += [Key(said, day, windows[1], by_news) for day in self._published]
        return found


def _places(account: Account, times: _Times) -> Iterator[Key]:
    """The places told, and those that contain them: what is told of a province finds what is told of its towns."""
    own = {i for anchor in account.anchors for i in anchor.ids}
    around = {p.within[0] for anchor in account.anchors for p in anchor.places if p.within and p.precision in POINT}
    for place in {i for anchor in account.anchors for i in anchor.reach}:
        seeks = place in own or place in around
        yield from times.keys(("place", place), (NEXT, NEWS), seeks=seeks, throughout=True)


def _figures(account: Account, times: _Times) -> Iterator[Key]:
    told = {(m, n) for m, _, b in account.figures for n in (b.low, b.high) if n is not None and n >= TELLS}
    for measure, number in told:
        yield from times.keys(("figure", measure, number), (NEXT, NEWS))
        yield Key(head(account.sort, "figure at any time", measure, number), seeks=_untimed(account))


def _people(account: Account, times: _Times) -> Iterator[Key]:
    """Whoever was harmed is looked up whatever the day: the same death."""
    yield from (Key(head(account.sort, "name", name)) for name in account.names)
    if account.text is not None:
        yield from (Key(head(account.sort, "person", *name)) for name in account.text.people)
        # A name that one report gives as that of a person harmed may in the other be a name alone.
        yield from (Key(head(account.sort, "person", *name), seeks=False) for name in account.text.names)
        for name in account.text.names:
            yield from times.keys(("named", *name), (FOLLOWING, FOLLOWING))


def _hands(account: Account, times: _Times) -> Iterator[Key]:
    """Two who made a truce: it is told of under the names of many towns."""
    for together in combinations(sorted(account.hands), SEVERAL_HANDS):
        yield from times.keys(("hands", *together), (NEAR, NEWS), throughout=True)


def _words(account: Account, times: _Times) -> Iterator[Key]:
    lasts = account.sort in LASTS  # few reports tell of what lasts, and seldom in the same words: one will do
    rarest = [head("word", word) for word in sorted(account.words.kept[: RARE + 2 * lasts])]
    for together in combinations(rarest, 1 if lasts else 2):
        yield from times.keys(("words",), (NEAR, FOLLOWING), *together)
    if account.text is None:
        return
    for number in account.text.top:
        yield from times.keys(("text",), (NEXT, NEWS), number)
        if account.text.age is not None:
            yield Key(with_numbers(head(account.sort, "age"), account.text.age, number))
    if account.text.age is not None:
        yield from times.keys(("of age", account.text.age), (NEXT, NEXT))
    for street in account.text.streets:
        yield from times.keys(("street", street), (NEAR, FOLLOWING))
    for number in account.text.top[:UNTIMED]:
        yield Key(with_numbers(head(account.sort, "text at any time"), number), seeks=_untimed(account))


def _untimed(account: Account) -> bool:
    return account.first is None and account.published is None
