"""An account: claims taken to speak of one happening, with what they say together; and how two become one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from onrecord.knowledge.happenings import Happening, adds, happening, is_revision, tells_of_more
from onrecord.link.beside import Beside, beside_of
from onrecord.link.facts import CARRIED_ON, PUT_OFF, Anchor, Days, Facts
from onrecord.link.sorts import Sort
from onrecord.link.texts import Text
from onrecord.link.words import NO_WORDS, Weights, Wording
from onrecord.model import Claim, Status
from onrecord.values import Bounds, Count, Measure, Scope, Span

Figure = tuple[str, str | None, Bounds]
CASUALTIES = frozenset({"killed", "injured"})
ANY_HARM = happening("killing")
FOLLOWING = frozenset({"detention"})  # what is told after the deed that a report is about
OVER = frozenset({Status.COLLAPSED, Status.ENDED})
BEGUN = frozenset({Status.ANNOUNCED, Status.IN_FORCE})
MADE_FOR = BEGUN | {Status.PLANNED}
DAY = 24  # hours
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)", re.IGNORECASE)
Voice = tuple[str, str, frozenset[str]]
ONE_BREATH = 60  # code points between two figures that one sentence adds to each other
SEVERAL = 2  # dead from which on a number tells of a toll, and not of one of those it counts


@dataclass(frozen=True, slots=True)
class Toll:
    """How many dead of a group one origin counts in one report, and where the claim stands.

    `revised`: its words take an earlier number back. `places` are the ids of where they were killed; `elsewhere` says
    that the claim's own words name these and count others than those before (*another nine in the port*).
    """

    report: str
    origin: str
    group: str | None
    bounds: Bounds
    at: Span
    revised: bool
    places: frozenset[str]
    elsewhere: bool

    def differs(self, other: "Toll") -> bool:
        """Tell whether both cannot be of one happening.

        So it is where one origin tells both, not in one breath, and they cannot be one number; and where one counts
        others than those before, at a place of its own.
        """
        if self.report != other.report or self.revised or other.revised:
            return False
        if (self.elsewhere or other.elsewhere) and self.places and other.places:
            return self.places.isdisjoint(other.places)
        return (
            (self.origin, self.group) == (other.origin, other.group)
            and max(self.at.start - other.at.end, other.at.start - self.at.end) > ONE_BREATH
            and not self.bounds.agrees(other.bounds)
        )


@dataclass(frozen=True, eq=False)
class Account:
    """What a set of claims says together. `id` is that of the least claim.

    `latest_first` and `earliest_last` bound the days that all members that have a date could share: two
    members lie `latest_first - earliest_last` days apart at most. `anchors` holds each distinct list of
    finest places that a member names, `voices` whom each origin of each report names as having done it, `tolls` how
    many dead each counts, `beside` what sets each apart within its report, `longest` and `shortest` over how many
    days a member's words put it.
    Of what is followed, `broken` is the first day by which it is said to have collapsed or ended, `begun` the
    last from which on it is said to be announced or in force, `anew` the last on which it is called a new one,
    `bridged` the last on which it is told to go on after a break, or put off, `until` the last for which it was made,
    `hands` who brokered or guarantees it, and the states that agreed it.
    `text` is the wording of its report where the account is what that chiefly tells.
    """

    id: str
    sort: Sort
    members: tuple[Facts, ...]
    happenings: frozenset[Happening]
    anchors: frozenset[Anchor]
    figures: frozenset[Figure]
    names: frozenset[str]
    actors: frozenset[str]
    targets: frozenset[str]
    latest_first: int | None
    earliest_last: int | None
    first: int | None
    last: int | None
    assumed: bool
    year_unknown: bool
    published: tuple[int, int] | None
    voices: frozenset[Voice] = frozenset()
    tolls: frozenset[Toll] = frozenset()
    beside: frozenset[Beside] = frozenset()
    longest: int = 0
    shortest: int | None = None
    broken: int | None = None
    begun: int | None = None
    anew: int | None = None
    bridged: int | None = None
    until: int | None = None
    hands: frozenset[str] = frozenset()
    words: Weights = NO_WORDS
    text: Text | None = None

    @cached_property
    def days(self) -> Days | None:
        """The days that the members share, or the days between them where they share none."""
        if self.latest_first is None or self.earliest_last is None:
            return None
        ends = sorted((self.latest_first, self.earliest_last))
        return Days(ends[0], ends[1], self.assumed)

    @cached_property
    def names_its_day(self) -> bool:
        """Whether some claim's words name the month of its day: a weekday alone is easily misread."""
        return any(_MONTH.search(m.claim.when.text) for m in self.members if m.claim.when and m.days)

    @property
    def alive(self) -> int | None:
        """The last day of what is followed: of a truce made for a month the month's last, unless it was over before."""
        if self.last is None or self.until is None:
            return self.last
        return max(self.last, self.until if self.broken is None else min(self.until, self.broken))

    @cached_property
    def largest(self) -> int:
        """The largest number that it gives; 0 where it gives none."""
        return max((b.low or b.high or 0 for _, _, b in self.figures), default=0)

    @cached_property
    def reports(self) -> frozenset[str]:
        return frozenset(m.claim.report for m in self.members)

    @cached_property
    def chief(self) -> frozenset[Happening]:
        """The events without those that are here only as parts of another: the arrests of a raid."""
        if len(self.happenings) == 1:
            return self.happenings
        parts = {h for h in self.happenings if h.told_with and not all(h.can_be(o) for o in self.happenings)}
        return self.happenings - parts or self.happenings

    @cached_property
    def event(self) -> Happening:
        """The most telling of its chief events: of the fewest senses, the least name first."""
        return min(self.chief, key=lambda h: ("any" in h.senses, len(h.senses), h.event))


@lru_cache(maxsize=512)
def _alone(happening: Happening) -> frozenset[Happening]:
    return frozenset({happening})


def account_of(facts: Facts) -> Account:
    """Return the account that one claim makes."""
    claim, days = facts.claim, facts.days
    return Account(
        id=facts.id,
        sort=facts.sort,
        members=(facts,),
        happenings=_alone(facts.happening),
        anchors=frozenset({facts.anchor}) if facts.anchor else frozenset(),
        figures=frozenset(facts.figures),
        names=facts.names,
        actors=frozenset(a.id or f"name:{a.name.casefold()}" for a in claim.actors),
        targets=frozenset(t.id or f"name:{t.name.casefold()}" for t in claim.targets),
        latest_first=days.first if days else None,
        earliest_last=days.last if days else None,
        first=days.first if days else None,
        last=days.last if days else None,
        assumed=days.assumed if days else False,
        year_unknown=facts.year_unknown,
        published=(facts.day, facts.day) if facts.day is not None else None,
        voices=_voices(facts),
        tolls=frozenset(_tolls(facts)),
        beside=frozenset(filter(None, [beside_of(facts)])),
        longest=days.length if days and not days.assumed else 0,
        shortest=days.length if days and not days.assumed else None,
        broken=own.last if (own := _stated(facts, OVER)) else None,
        begun=own.first if (own := _stated(facts, BEGUN)) else None,
        anew=days.first if facts.anew and days else None,
        bridged=days.first if facts.sort is Sort.FOLLOWED and claim.turn in CARRIED_ON | PUT_OFF and days else None,
        until=_until(facts),
        hands=facts.hands,
    )


def _stated(facts: Facts, statuses: frozenset[Status]) -> Days | None:
    """The days that a claim's own words give to what is followed, where it has one of these statuses."""
    if facts.sort is not Sort.FOLLOWED or facts.claim.status not in statuses or facts.claim.modality != "asserted":
        return None
    if statuses is BEGUN and facts.claim.turn in CARRIED_ON:
        return None
    return facts.days if facts.days and not facts.days.assumed else None


def _until(facts: Facts) -> int | None:
    """The last day for which a truce is made, by the length that its words give to it: *a two-month truce*."""
    if facts.sort is not Sort.FOLLOWED or facts.claim.status not in MADE_FOR or facts.days is None:
        return None
    lengths = [t.length_hours for t in facts.claim.terms if t.length_hours is not None]
    return facts.days.first + int(max(lengths) // DAY) if lengths else None


def _voices(facts: Facts) -> frozenset[Voice]:
    """Whom a claim names as having done it; where all sides act nobody is named so."""
    named = frozenset(a.id for a in facts.claim.actors if a.id)
    if not named or facts.happening.two_sided:
        return frozenset()
    return frozenset({(facts.claim.report, facts.origin, named)})


def _tolls(facts: Facts) -> Iterator[Toll]:
    """What a claim of a happening counts of the dead, but for single ones: they may be of those that others count."""
    if facts.sort is not Sort.HAPPENING:
        return
    claim = facts.claim
    places = frozenset(facts.anchor.ids if facts.anchor else ())
    own = any(claim.span.contains(p.span) for p in facts.places)
    for count in claim.counts:
        if count.measure is not Measure.KILLED or count.scope is Scope.PART or (count.low or 0) < SEVERAL:
            continue
        elsewhere = own and (tells_of_more(claim.text) or _counts_others(claim, count))
        bounds = Bounds(count.low, count.high)
        yield Toll(
            claim.report, facts.origin, count.group, bounds, claim.span, is_revision(claim.text), places, elsewhere
        )


def _counts_others(claim: Claim, count: Count) -> bool:
    """*Three other men were killed*: where nothing but the dead is counted before."""
    first = all(c.measure is count.measure for c in claim.counts if c.span < count.span)
    return first and adds(claim.text[count.span.start - claim.span.start :])


def _most(left: int | None, right: int | None) -> int | None:
    return max(left, right) if left is not None and right is not None else left if right is None else right


def _least(left: int | None, right: int | None) -> int | None:
    return min(left, right) if left is not None and right is not None else left if right is None else right


def _both(left: tuple[int, int] | None, right: tuple[int, int] | None) -> tuple[int, int] | None:
    if left is None or right is None:
        return left or right
    return min(left[0], right[0]), max(left[1], right[1])


def joined(left: Account, right: Account) -> Account:
    """Return the account of both, the same whichever is given first; stated days prevail over assumed ones."""
    a, b = (left, right) if left.id <= right.id else (right, left)
    dated = [x for x in (a, b) if x.latest_first is not None]
    stated = [x for x in dated if not x.assumed]
    latest_first = earliest_last = first = last = None
    for x in stated or dated:
        latest_first, earliest_last = _most(latest_first, x.latest_first), _least(earliest_last, x.earliest_last)
    for x in dated:
        first, last = _least(first, x.first), _most(last, x.last)
    return Account(
        id=a.id,
        sort=a.sort,
        members=tuple(sorted((*a.members, *b.members), key=lambda m: m.id)),
        happenings=a.happenings | b.happenings,
        anchors=a.anchors | b.anchors,
        figures=a.figures | b.figures,
        names=a.names | b.names,
        actors=a.actors | b.actors,
        targets=a.targets | b.targets,
        latest_first=latest_first,
        earliest_last=earliest_last,
        first=first,
        last=last,
        assumed=bool(dated) and not stated,
        year_unknown=a.year_unknown or b.year_unknown,
        published=_both(a.published, b.published),
        voices=a.voices | b.voices,
        tolls=a.tolls | b.tolls,
        beside=a.beside | b.beside,
        longest=max(a.longest, b.longest),
        shortest=_least(a.shortest, b.shortest),
        broken=_least(a.broken, b.broken),
        begun=_most(a.begun, b.begun),
        anew=_most(a.anew, b.anew),
        bridged=_most(a.bridged, b.bridged),
        until=_most(a.until, b.until),
        hands=a.hands | b.hands,
    )


def worded(account: Account, wording: Wording, text: Text | None = None) -> Account:
    """Return the account with the rare words around its claims, and with its report's text where it is the chief one.

    Its claims are of one report.
    """
    report = account.members[0].claim.report
    words = wording.around(report, (m.claim.span for m in account.members))
    return replace(account, words=words, text=text)


def chief_of(accounts: Iterable[Account]) -> Account:
    """Return what a report chiefly tells: most figures of dead and injured, what harms before arrests, most claims."""
    return min(accounts, key=lambda a: (-_with_casualties(a), not _harms(a), -len(a.members), _start(a), a.id))


def _with_casualties(account: Account) -> int:
    return sum(any(measure in CASUALTIES for measure, _, _ in m.figures) for m in account.members)


def is_harm(facts: Facts) -> bool:
    """Tell whether a claim tells of people harmed, and not of what follows: an arrest, a trial."""
    return facts.happening.event not in FOLLOWING and ANY_HARM.can_be(facts.happening)


def _harms(account: Account) -> bool:
    return any(map(is_harm, account.members))


def _start(account: Account) -> int:
    return min(m.claim.span.start for m in account.members)
