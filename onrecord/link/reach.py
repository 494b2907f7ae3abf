"""What a denial may cover or deny wherever it is told: a sweeping one by area and time, another by its particulars.

Whether a denial reaches a set of claims depends on these two alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.knowledge import Knowledge
from onrecord.knowledge.contested import contested_words
from onrecord.knowledge.happenings import ANY, figure_words
from onrecord.knowledge.sides import same_side
from onrecord.link.accounts import Account
from onrecord.link.facts import FINE, Facts
from onrecord.link.keys import Key, Lookup, head
from onrecord.link.sorts import AGAINST, Sort
from onrecord.model import Kind

COVERED_BEFORE = 30  # days before a sweeping denial was made that it reaches back to, where it names no time
MONTH = 31
MOST_MONTHS = 24  # months of what lasts that it is looked up by
SPOKEN_OF = frozenset({Sort.HAPPENING, Sort.FOLLOWED, Sort.AGGREGATE})


def is_general(facts: Facts) -> bool:
    """Tell whether a denial has no particulars: no day, figure, fine place, and words that sweep or do not point."""
    claim = facts.claim
    if facts.sort is Sort.REVISION:
        return False  # it takes back one statement
    if claim.counts or (claim.when and claim.when.span.overlaps(claim.span)):
        return False
    words = set(re.findall(r"\w+", _without_any_part(claim.text.casefold())))
    if words & figure_words().sweeping:
        return True
    placed = any(p.precision in FINE and p.span.overlaps(claim.span) for p in claim.where)
    return not placed and not words & figure_words().pointing


def _without_any_part(text: str) -> str:
    """*Any* of *denied any involvement in the raid* sweeps over parts taken in one deed, not over deeds."""
    parts = [found.start() for found in contested_words().responsible.finditer(text)]
    for start in reversed(parts):
        if text[:start].rstrip().endswith("any"):
            text = text[:start].rstrip().removesuffix("any") + text[start:]
    return text


def reach_of(
    denials: Sequence[Facts], accounts: Mapping[str, Account], told: Mapping[str, Iterable[str]], knowledge: Knowledge
) -> dict[str, set[str]]:
    """Return for each denial which of the accounts, by their least claims, it reaches.

    `told` gives for each report the sets that it tells of: a sweeping denial may cover these wherever they lie.
    """
    pairs = {
        (d.id, root) for d in denials if is_general(d) for root in told.get(d.claim.report, ()) if root in accounts
    }
    owners = [*sorted(accounts), *(d.id for d in denials)]
    by_id = {d.id: d for d in denials}
    keys = [account_keys(accounts[root]) for root in sorted(accounts)]
    for left, right in Lookup(owners, [*keys, *map(denial_keys, denials)]).meeting():
        if right >= len(accounts) > left:
            pairs.add((owners[right], owners[left]))
    found: dict[str, set[str]] = defaultdict(set)
    for denial, root in pairs:
        if reaches(by_id[denial], accounts[root], knowledge):
            found[denial].add(root)
    return dict(found)


def reaches(denial: Facts, account: Account, knowledge: Knowledge) -> bool:
    """Tell whether a denial covers what an account tells, or denies it by its particulars."""
    if is_general(denial):
        return _covers(denial, account, knowledge)
    said = denial.sort is not Sort.REVISION or any(same_voice(denial, m) for m in account.members)
    return said and _same_particulars(denial, account)


def same_voice(revision: Facts, other: Facts) -> bool:
    """Tell whether who corrects or withdraws said it: the same origin, or the publisher in whose report it stood."""
    if other.sort in AGAINST:
        return False
    if revision.origin.startswith("publisher:"):
        return revision.publisher is not None and revision.publisher == other.publisher
    return revision.origin == other.origin


def account_keys(account: Account) -> Iterator[Key]:
    """Yield what a denial finds an account by: its places, what contains them, and its months."""
    if account.sort not in SPOKEN_OF:
        return
    for place in {i for anchor in account.anchors for p in anchor.places for i in (p.place_id, *p.within)}:
        yield from (Key(head("around", place), month, seeks=False) for month in _months(account))


def denial_keys(denial: Facts) -> Iterator[Key]:
    """Yield what a denial looks for: what lies in its places, in its months or those before it was made."""
    said = _said(denial)
    if not denial.places:
        return
    if is_general(denial):
        if said is None:
            return
        first, last = (denial.days.first, denial.days.last) if denial.days else (said - COVERED_BEFORE, said)
    elif denial.days or denial.figures:
        first, last = (denial.days.first, denial.days.last) if denial.days else (denial.day or 0, denial.day or 0)
        first -= MONTH
    else:
        return
    months = range(first // MONTH, min(last, first + MONTH * MOST_MONTHS) // MONTH + 1)
    for place in {p.place_id for p in denial.places}:
        yield from (Key(head("around", place), month) for month in months if month >= 0)


def _covers(denial: Facts, account: Account, knowledge: Knowledge) -> bool:
    claim = denial.claim
    if account.sort is Sort.FOLLOWED and claim.kind is not Kind.TRUCE:
        return False
    if claim.kind not in (account.members[0].claim.kind, Kind.RESPONSIBILITY) or not _of_a_sort(denial, account):
        return False
    if not _place_fits(denial, account) or not _own_deeds(denial, account, knowledge):
        return False
    said = _said(denial)
    days = denial.days or account.days
    if days is None or account.days is None or said is None:
        return True
    if denial.days:
        return denial.days.gap(account.days) == 0
    return said - COVERED_BEFORE <= account.days.last and account.days.first <= said


def _own_deeds(denial: Facts, account: Account, knowledge: Knowledge) -> bool:
    """Whether the deeds are those of the denier's side, or nobody is named; a party denies its own."""
    denier = denial.claim.origin_id
    named = {a for a in account.actors if not a.startswith("name:")}
    if denier is None or not named:
        return True
    return any(same_side(knowledge, denier, a) for a in named)


def _said(facts: Facts) -> int | None:
    """The day on which a claim was made where the words say, else that of its publication."""
    stated = facts.claim.stated_at
    return stated.last_day.toordinal() if stated and stated.last_day else facts.day


def _months(account: Account) -> range:
    """The months that an account is looked up by: of its days, else of its publication."""
    first, last = account.first, account.last
    if (first is None or last is None) and account.published:
        first, last = account.published
    if first is None or last is None:
        return range(0, 1)
    return range(first // MONTH, min(last, first + MONTH * MOST_MONTHS) // MONTH + 1)


def _same_particulars(facts: Facts, account: Account) -> bool:
    if not all(d.can_be(h) for d in facts.denies for h in account.chief):
        return False
    if facts.days and account.days:
        return facts.days.gap(account.days) == 0
    return bool(facts.figures) and figures_meet(facts, account.figures)


def figures_meet(denial: Facts, figures: Iterable[tuple[str, str | None, object]]) -> bool:
    """Whether a denial's figures, where it has any, are among those told."""
    told = {(m, str(b)) for m, _, b in figures}
    return not denial.figures or any((m, str(b)) in told for m, _, b in denial.figures)


def _of_a_sort(facts: Facts, account: Account) -> bool:
    """Whether a sweeping denial's event takes in the account's: killings take in every deadly event."""
    denied = facts.denies
    if any(ANY in h.senses for h in denied):
        return _deadly(account)
    return any(d.can_be(h) for d in denied for h in account.happenings if ANY not in h.senses)


def _deadly(account: Account) -> bool:
    return any(measure == "killed" for measure, _, _ in account.figures) or any(
        m.claim.event in ("killing", "execution") for m in account.members
    )


def _place_fits(facts: Facts, account: Account) -> bool:
    if not facts.places or not account.anchors:
        return True
    return any(
        q.inside(p.place_id) or p.inside(q.place_id)
        for p in facts.places
        for anchor in account.anchors
        for q in anchor.places
    )
