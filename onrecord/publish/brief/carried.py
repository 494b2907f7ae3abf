"""Of an incident: who says it, carried by whom, as a tree; and why its reports are held to tell of one happening."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from onrecord.knowledge.likeness import likeness
from onrecord.link import WEIGHTS
from onrecord.model import Claim, Incident, Link, Reason
from onrecord.publish.brief import words
from onrecord.publish.brief.desk import Desk, mark_id, report_anchor

PAIRS_SHOWN = 8  # pairs of reports whose reasons are told; the command `why` tells those of any two
ANSWERS_SHOWN = 4  # the heaviest answers of a pair
AGAINST = -0.2  # evidence from which an answer speaks against, and is told too
_VALUED = frozenset({"time", "place", "figures", "event"})  # whose values say more than the answer
_BY_PERSON = 100.0  # a person's judgement outweighs any sum of answers


@dataclass(frozen=True, slots=True)
class Carrier:
    """A report that carries a statement, with the way to the words; through whom they came, what its text repeats."""

    report: str
    href: str
    publisher: str
    day: str
    through: str
    repeats: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What an origin states, in a few words, and the reports that carry it."""

    says: str
    carriers: tuple[Carrier, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """An origin with its statements."""

    origin: str
    party: bool
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """Why two reports, or claims of one, were held to be one: what speaks for it, the heaviest first, and against."""

    reports: tuple[tuple[str, str], ...]
    said_for: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JoinedView:
    """The reasons between reports, those within one report together, and how many pairs are not told."""

    between: tuple[Joined, ...]
    within: tuple[str, ...]
    more: int


# --- who says it, carried by whom -----------------------------------------------------------------


def tree(desk: Desk, incident: Incident, reach: Collection[str]) -> tuple[Branch, ...]:
    """Return an incident as a tree: each origin, what it states, the reports that carry it, by publication."""
    by_origin: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    said: dict[str, str] = {}
    party: dict[str, bool] = {}
    for claim in desk.claims(incident.claims):
        view = desk.origin(claim)
        assertion = desk.assertion(claim.id)
        says = said.setdefault(assertion.id if assertion else claim.id, _says(desk, claim))
        by_origin[view.name][says].append(claim)
        party[view.name] = view.party is not None
    return tuple(
        Branch(
            origin, party[origin], tuple(Statement(says, _carriers(desk, told, reach)) for says, told in found.items())
        )
        for origin, found in by_origin.items()
    )


def _says(desk: Desk, claim: Claim) -> str:
    """What a claim states, in a few words: what its words say happened, and how many."""
    counts = "; ".join(words.measured(c) for c in claim.counts)
    says = f"{words.plain(claim.event)}, {words.occurrence(claim)}"
    return f"{says}: {desk.line(counts, claim.report)}" if counts else says


def _carriers(desk: Desk, told: Sequence[Claim], reach: Collection[str]) -> tuple[Carrier, ...]:
    """The reports that carry a statement, each once, by publication."""
    found: dict[str, Carrier] = {}
    for claim in told:
        found.setdefault(claim.report, _carrier(desk, claim, reach))
    return tuple(found.values())


def _carrier(desk: Desk, claim: Claim, reach: Collection[str]) -> Carrier:
    report = desk.reports[claim.report]
    through = words.listed([desk.redactor.origin(s.name, claim.report) for s in claim.speakers[:-1]])
    copied = desk.situation.copies.get(claim.report)
    return Carrier(
        report=f"R{desk.numbers[claim.report]}",
        href=f"#{mark_id(claim.id)}" if claim.id in reach else "",
        publisher=desk.publisher(report),
        day=report.published.label() if report.published else "day unknown",
        through=through,
        repeats=f"R{desk.numbers[copied]}" if copied is not None and copied in desk.numbers else "",
    )


# --- why they are one -----------------------------------------------------------------------------


def joined(desk: Desk, incident: Incident, shown: Collection[str]) -> JoinedView | None:
    """Return why the claims of an incident stand together, or None where nothing had to be joined.

    `shown` are the reports that the page prints, which the numbers of reports lead to.
    """
    between: dict[tuple[str, str], list[Link]] = defaultdict(list)
    within: list[Link] = []
    for link in incident.links:
        reports = [desk.situation.claims[i].report for i in (link.claim, link.to) if i in desk.situation.claims]
        numbered = sorted((r for r in set(reports) if r in desk.numbers), key=lambda r: desk.numbers[r])
        if len(numbered) == 2:
            between[numbered[0], numbered[1]].append(link)
        elif len(numbered) == 1:
            within.append(link)
    if not between and not within:
        return None
    told = sorted(between.items(), key=lambda b: -_sum(b[1]))
    pairs = tuple(_joined(desk, incident, pair, links, shown) for pair, links in told[:PAIRS_SHOWN])
    return JoinedView(pairs, _within(desk, incident, within), max(0, len(told) - PAIRS_SHOWN))


def _joined(
    desk: Desk, incident: Incident, pair: tuple[str, str], links: Sequence[Link], shown: Collection[str]
) -> Joined:
    reasons = [(evidence(r, link), r) for link in links for r in link.reasons]
    speaking = sorted((found for found in reasons if found[0] > 0), key=lambda f: (-f[0], f[1].question))
    against = sorted((found for found in reasons if found[0] < AGAINST), key=lambda f: (f[0], f[1].question))
    return Joined(
        reports=tuple((f"R{desk.numbers[r]}", f"#{report_anchor(r)}" if r in shown else "") for r in pair),
        said_for=_told(desk, incident, [r for _, r in speaking])[:ANSWERS_SHOWN],
        against=_told(desk, incident, [r for _, r in against])[:2],
    )


def _within(desk: Desk, incident: Incident, links: Sequence[Link]) -> tuple[str, ...]:
    reasons = [(evidence(r, link), r) for link in links for r in link.reasons]
    speaking = sorted((f for f in reasons if f[0] > 0), key=lambda f: (-f[0], f[1].question, f[1].detail))
    return _told(desk, incident, [r for _, r in speaking])[:ANSWERS_SHOWN]


def evidence(reason: Reason, link: Link) -> float:
    """Return how much an answer speaks for one happening: its weight times 2 score - 1; negative speaks against."""
    if reason.question == "judgement":
        return _BY_PERSON
    whole = any(r.question == "text" for r in link.reasons)
    weight = (likeness().weights if whole else WEIGHTS).get(reason.question, 1.0)
    return round(weight * (2 * reason.score - 1), 4)


def _sum(links: Sequence[Link]) -> float:
    return max(sum(evidence(r, link) for r in link.reasons) for link in links)


def _told(desk: Desk, incident: Incident, reasons: Sequence[Reason]) -> tuple[str, ...]:
    """The answers in words, the heaviest of each question."""
    heaviest: dict[str, Reason] = {}
    for reason in reasons:
        heaviest.setdefault(reason.question, reason)
    return tuple(dict.fromkeys(t for r in heaviest.values() if (t := _words(desk, incident, r))))


def _words(desk: Desk, incident: Incident, reason: Reason) -> str:
    """One answer in plain words, with its value where that says more."""
    detail = reason.detail.partition(": cosine")[0]
    value = reason.left if reason.left == reason.right or not reason.right else f"{reason.left}; {reason.right}"
    shown = f"{detail} ({value})" if reason.question in _VALUED and value and value not in detail else detail
    return desk.line(words.plain(shown), *incident.reports)
