"""What weighing says of an incident: figures as ranges, who says so as numbers, the grade; with what people decided."""

from dataclasses import dataclass
from typing import Any

from onrecord.model.ratings import Rating
from onrecord.values import When


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A claim that a figure, a grade or a link did not use, and why."""

    claim: str
    why: str

    def to_json(self) -> dict[str, str]:
        return {"claim": self.claim, "why": self.why}


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyFigure:
    """A figure that is kept beside a range: what a party concedes, or claims of its enemy's dead.

    The enemy's dead are of the status `alleged_combatant`, whatever the party calls them.
    """

    party: str
    low: int | None
    high: int | None
    claims: tuple[str, ...]
    victim_status: str | None = None

    def to_json(self) -> dict[str, Any]:
        status = {"victim_status": self.victim_status} if self.victim_status else {}
        return {"party": self.party, "low": self.low, "high": self.high, "claims": list(self.claims)} | status


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfDisagreement:
    """Figures of one origin that do not agree, with no word or order by which one replaces the other."""

    origin: str
    claims: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        return {"origin": self.origin, "claims": list(self.claims)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependence:
    """Why two origins of an incident are dependent; any others are *not shown to be dependent*."""

    origins: tuple[str, str]
    why: str

    def to_json(self) -> dict[str, Any]:
        return {"origins": list(self.origins), "why": self.why}


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginNumbers:
    """Who says so, as three numbers: publishers, distinct origins, origins that a person judged independent.

    `named` are the distinct named origins, `unattributed` whether publishers alone add one more. `unnamed` groups are
    shown and corroborate nothing. `judged` is the person's decision, None until somebody judges.
    """

    publishers: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    unattributed: bool = False
    dependent: tuple[Dependence, ...] = ()
    independent: tuple[str, ...] = ()
    judged: Rating | None = None

    @property
    def distinct(self) -> int:
        """Number of distinct origins: each named one, and all unattributed publishers together as one at most."""
        return len(self.named) + int(self.unattributed)

    @property
    def judged_independent(self) -> int:
        return len(self.independent)

    def to_json(self) -> dict[str, Any]:
        return {
            "publishers": len(self.publishers),
            "distinct": self.distinct,
            "judged_independent": self.judged_independent,
            "named": list(self.named),
            "unnamed": list(self.unnamed),
            "unattributed": self.unattributed,
            "dependent": [d.to_json() for d in self.dependent],
            "independent": list(self.independent),
            "judged": self.judged.to_json() if self.judged else None,
        }


NOBODY = OriginNumbers()


def range_label(low: int | None, high: int | None, *, is_open: bool) -> str:
    """Return a range as it is shown: *82 to 90 or more*, *up to 6,000*, *no figure*."""
    ends = [n for n in (low, high) if n is not None]
    if not ends:
        return "no figure"
    words = f"{ends[0]:,}" if len(set(ends)) == 1 else f"{ends[0]:,} to {ends[1]:,}"
    if low is None and not is_open:
        words = f"up to {high:,}"
    return words + (" or more" if is_open else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """One incident's figure for a measure, group and scope, by the one rule of the published scales.

    `low` and `high` are people (or events, objects); `open` says that an upper end is open; `about` that the words do.
    Of `origins` those `unattributed` are publishers that name nobody: together one origin. `interested_only` says
    that no origin without an interest gives a figure; where only some have one, `low_without`, `high_without` and
    `open_without` are the range without theirs. `best` is the number that a person named, `best_by` that decision.
    `self_disagreements` are origins that give figures which do not agree, none of which replaces the other.
    """

    measure: str
    group: str | None
    scope: str
    unit: str
    low: int | None
    high: int | None
    open: bool
    about: bool = False
    best: int | None = None
    victim_status: str = "unknown"
    window: When | None = None
    origins: tuple[str, ...] = ()
    unattributed: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    interested: tuple[str, ...] = ()
    interested_only: bool = False
    low_without: int | None = None
    high_without: int | None = None
    open_without: bool = False
    conceded: tuple[PartyFigure, ...] = ()
    claimed_by_adversary: tuple[PartyFigure, ...] = ()
    self_disagreements: tuple[SelfDisagreement, ...] = ()
    best_by: Rating | None = None

    @property
    def name(self) -> str:
        """What is counted, as a best figure is named for it: *killed*, *killed women*."""
        return " ".join(filter(None, (self.measure, self.group)))

    def label(self) -> str:
        """Return the range as it is shown: *82 to 90 or more*, *about 300*, *no figure*."""
        words = range_label(self.low, self.high, is_open=self.open)
        return f"about {words}" if self.about else words

    def label_without(self) -> str:
        """Return the range without what interested origins say, as it is shown."""
        return range_label(self.low_without, self.high_without, is_open=self.open_without)

    def to_json(self) -> dict[str, Any]:
        return {
            "measure": self.measure,
            "group": self.group,
            "scope": self.scope,
            "unit": self.unit,
            "victim_status": self.victim_status,
            "window": self.window.edtf if self.window else None,
            "low": self.low,
            "high": self.high,
            "open": self.open,
            "about": self.about,
            "best": self.best,
            "best_by": self.best_by.to_json() if self.best_by else None,
            "label": self.label(),
            "origins": list(self.origins),
            "unattributed": list(self.unattributed),
            "used": list(self.used),
            "left_out": [x.to_json() for x in self.left_out],
            "interested": list(self.interested),
            "interested_only": self.interested_only,
            "low_without": self.low_without,
            "high_without": self.high_without,
            "open_without": self.open_without,
            "conceded": [x.to_json() for x in self.conceded],
            "claimed_by_adversary": [x.to_json() for x in self.claimed_by_adversary],
            "self_disagreements": [x.to_json() for x in self.self_disagreements],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A grade of civilian harm by the published rule, None where no grade of the table fits (`rule` says why).

    It is provisional while a claim under it is `unread`, or an origin that it rests on is `unrated` (no person has
    rated it A to C). `given` is a person's grade, which stands beside and changes nothing of it.
    """

    grade: str | None
    provisional: bool
    unread: int
    supports: tuple[str, ...]
    contradicts: tuple[str, ...]
    rule: str = ""
    unrated: tuple[str, ...] = ()
    given: Rating | None = None

    def words(self) -> str:
        """Return the grade as every view shows it: *fair, provisional (3 unread claims, 1 unrated origin)*."""
        own = f"; {self.given.value} by {self.given.by}" if self.given else ""
        return f"{self.grade or 'not graded'}{self._rests()}{own}"

    def short(self) -> str:
        """Return the grade for a narrow column; the number of unread claims stands in one of its own."""
        own = f"; {self.given.value} by a person" if self.given else ""
        return f"{self.grade or 'not graded'}{', provisional' if self.provisional else ''}{own}"

    def _rests(self) -> str:
        if not self.provisional:
            return ""
        counted = ((self.unread, "unread claim"), (len(self.unrated), "unrated origin"))
        told = ", ".join(f"{n} {what}" if n == 1 else f"{n} {what}s" for n, what in counted if n)
        return f", provisional ({told})"

    def to_json(self) -> dict[str, Any]:
        return {
            "grade": self.grade,
            "provisional": self.provisional,
            "unread": self.unread,
            "supports": list(self.supports),
            "contradicts": list(self.contradicts),
            "rule": self.rule,
            "unrated": list(self.unrated),
            "given": self.given.to_json() if self.given else None,
        }
