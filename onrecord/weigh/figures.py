"""The figures of an incident's claims, one a count and one a part of it, with who answers for each and since when."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.knowledge import fold
from onrecord.knowledge.happenings import figure_words
from onrecord.model import Assertion, Claim, OriginBasis, Report
from onrecord.values import Bounds, Count, Measure, Modifier, Scope, VictimStatus, When

SHORT_WINDOW = 7  # days: a window within which one happening lies; its figure is that happening's
WINDOW_SLACK = 3  # days by which the last days of two sums since one day may differ
# What is counted as it goes on: a figure over more than a week is one of its days, not of a moment.
MOVED = frozenset({Measure.EVACUATED, Measure.LEFT, Measure.DISPLACED, Measure.FREED})
_SOME_OF = 24  # code points of a number and *of the*
_AGED = re.compile(r"\b(\d{1,2})[- ]year[- ]old|\baged? (\d{1,2})\b")
_AGE_BEHIND = re.compile(r"[,(] ?(?:aged? )?(\d{1,2})(?:[,).;]|$| and\b)")
_OF_THE = re.compile(r"\W*of\b", re.IGNORECASE)
_NUMBER_ONE = re.compile(r"\b(?:one|1)\b", re.IGNORECASE)
FIGHTERS = frozenset({VictimStatus.COMBATANT, VictimStatus.ALLEGED_COMBATANT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who answers for a claim in this incident. `key` is equal for equal origins, `name` is what is shown."""

    key: str
    name: str
    entity: str | None
    basis: OriginBasis
    own_report: bool = False

    @property
    def unattributed(self) -> bool:
        return self.basis is OriginBasis.PUBLISHER_UNATTRIBUTED

    @property
    def unnamed(self) -> bool:
        return self.basis is OriginBasis.UNNAMED_GROUP


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number of one claim. `said` is the day of the statement, else of its first publication here.

    `part` says that it is a part of another figure of the same claim, or told as one.
    """

    claim: Claim
    claim_id: str
    count: Count
    group: str | None
    bounds: Bounds
    scope: Scope
    window: str | None
    origin: Origin
    said: dt.date | None
    part: bool

    @property
    def order_word(self) -> bool:
        return self.count.modifier is Modifier.ORDER

    @property
    def open(self) -> bool:
        """Whether its upper end is open; a word of order opens it, and *up to* does not."""
        return self.bounds.high is None or self.order_word

    @property
    def number(self) -> int | None:
        """The greatest number that it states: its upper end, else its lower; none for a word of order."""
        if self.order_word:
            return None
        return self.bounds.high if self.bounds.high is not None else self.bounds.low

    @property
    def zero(self) -> bool:
        return self.bounds.high == 0

    def same_words(self) -> tuple[object, ...]:
        """What a figure says, for a fixed order."""
        return (self.bounds.low or 0, self.bounds.high or 0, self.claim_id)


def origin_of(claim: Claim, report: Report | None, assertion: Assertion | None) -> Origin:
    """Return who answers for a claim, in the current view that its assertion gives."""
    name = assertion.origin if assertion else claim.origin
    entity = assertion.origin_id if assertion else claim.origin_id
    basis = assertion.origin_basis if assertion else claim.origin_basis
    publisher = report.publisher if report else None
    if basis is OriginBasis.UNNAMED_GROUP:
        key = f"unnamed:{fold(name or '')}@{claim.report}"
    elif basis in (OriginBasis.PUBLISHER_UNATTRIBUTED, OriginBasis.PUBLISHER_FIRST_HAND):
        name = claim.origin or publisher
        key = f"publisher:{fold(name)}" if name else f"unknown@{claim.report}"
    elif entity:
        key = f"entity:{entity}"
    else:
        key = f"name:{fold(name)}" if name else f"unknown@{claim.report}"
    own = bool(name and publisher and fold(name) == fold(publisher)) and basis is not OriginBasis.PUBLISHER_UNATTRIBUTED
    return Origin(key=key, name=name or "unknown", entity=entity, basis=basis, own_report=own)


def said_on(claim: Claim, report: Report | None) -> dt.date | None:
    """The day a statement was made where the words say, else the day its report was published."""
    for when in (claim.stated_at, report.published if report else None):
        if when and when.year_known and when.last_day:
            return when.last_day
    return None


def first_said(
    claims: Sequence[Claim], reports: Mapping[str, Report], assertions: Mapping[str, Assertion]
) -> dict[tuple[str, Measure], dt.date | None]:
    """The first day on which each claim's assertion gave a figure of a measure, among these claims."""
    earliest: dict[tuple[str, Measure], dt.date] = {}
    keys: dict[tuple[str, Measure], tuple[str, Measure]] = {}
    for claim in (c for c in claims if c.counts):
        day, own = said_on(claim, reports.get(claim.report)), claim.id
        statement = assertions[own].id if own in assertions else own
        for measure in {n.measure for n in claim.counts}:
            key = keys[(own, measure)] = (statement, measure)
            if day and (key not in earliest or day < earliest[key]):
                earliest[key] = day
    return {own: earliest.get(key) for own, key in keys.items()}


def _window(claim: Claim, count: Count) -> When | None:
    return count.window or (claim.when.when if claim.when else None)


def _scope(claim: Claim, count: Count, group: str | None) -> tuple[Scope, str | None]:
    """A group's figure is a part by nature; a part without a group stays apart; a window is named by its days."""
    if count.scope is Scope.PART:
        return (Scope.INCIDENT, None) if group else (Scope.PART, None)
    window = _window(claim, count)
    if count.scope is Scope.INCIDENT:
        moved = count.measure in MOVED and window is not None and (window.days or 0) > SHORT_WINDOW
        return (Scope.WINDOW, window.edtf) if moved and window else (Scope.INCIDENT, None)
    return count.scope, window.edtf if window else None


def figures_of(
    claims: Sequence[Claim], reports: Mapping[str, Report], assertions: Mapping[str, Assertion]
) -> tuple[Figure, ...]:
    """Return all figures of an incident's claims, in a fixed order."""
    said = first_said(claims, reports, assertions)
    found = []
    for claim in claims:
        claim_id = claim.id
        origin = origin_of(claim, reports.get(claim.report), assertions.get(claim_id))
        for count in claim.counts:
            for group, bounds, part in _numbers(count):
                scope, window = _scope(claim, count, group)
                found.append(
                    Figure(
                        claim=claim,
                        claim_id=claim_id,
                        count=count,
                        group=group,
                        bounds=bounds,
                        scope=scope,
                        window=window,
                        origin=origin,
                        said=said[(claim_id, count.measure)],
                        part=part or count.scope is Scope.PART,
                    )
                )
    return tuple(sorted(found, key=lambda f: (f.count.measure, f.group or "", *f.same_words())))


def of_incident(told: Sequence[Figure]) -> list[Figure]:
    """Take figures of a window within a week as the incident's, where another figure is told as the incident's.

    Sums since one day whose last days differ by a few are of one window: the longest one's.
    """
    told = [_longest(f, told) for f in told]
    if not any(f.scope is Scope.INCIDENT and not f.claim.rejected for f in told):
        return list(told)
    return [replace(f, scope=Scope.INCIDENT, window=None) if _is_short(f) else f for f in told]


def _longest(figure: Figure, told: Sequence[Figure]) -> Figure:
    """Return a figure over days as one of the longest window that it may share, and as a sum where one is told so."""
    days = When(figure.window) if figure.window else None
    if days is None or not days.year_known or days.first_day is None or days.last_day is None:
        return figure
    shared = [f for f in told if f.window and _ends_alike(days, When(f.window))]
    windows = sorted((f.window or "" for f in shared), key=lambda w: (When(w).last_day or dt.date.min, w))
    scope = Scope.CUMULATIVE if any(f.scope is Scope.CUMULATIVE for f in shared) else figure.scope
    return replace(figure, scope=scope, window=windows[-1]) if windows else figure


def _ends_alike(left: When, right: When) -> bool:
    if left.last_day is None or right.last_day is None or left.first_day != right.first_day:
        return False
    return abs((left.last_day - right.last_day).days) <= WINDOW_SLACK


def _is_short(figure: Figure) -> bool:
    if figure.scope is not Scope.WINDOW or figure.window is None:
        return False
    days = When(figure.window).days
    return days is not None and days <= SHORT_WINDOW


def _numbers(count: Count) -> Iterator[tuple[str | None, Bounds, bool]]:
    yield count.group, Bounds(count.low, count.high), False
    for part in count.breakdown:
        if part.low is not None or part.high is not None:
            yield part.group, Bounds(part.low, part.high), True


def has_words(claim: Claim, phrases: Sequence[str]) -> bool:
    """Tell whether a claim's words have any of these phrases, at word borders and without case."""
    return _any_of(tuple(phrases), r"\b(?:{})\b").search(claim.text) is not None


@lru_cache(maxsize=64)
def _any_of(phrases: tuple[str, ...], form: str) -> re.Pattern[str]:
    """The pattern of any of these phrases, put where a form has its braces; without case."""
    return re.compile(form.format("|".join(map(re.escape, phrases))), re.IGNORECASE)


def tells_of_a_death(claim: Claim) -> bool:
    """Tell whether a claim's words tell that somebody died; *attempted murder*, *homicide detectives* do not."""
    text = _any_of(figure_words().no_death, r"\b(?:{})\b").sub("", claim.text)
    return _any_of(figure_words().death, r"\b(?:{})\b").search(text) is not None


def is_some_of(figure: Figure) -> bool:
    """Tell whether a figure is told as some of a greater number: *three of the victims*."""
    return re.search(r"\bof (?:the|those|them|whom|its|their)\b", " ".join(_beside(figure)[1:])[:_SOME_OF]) is not None


def is_of_those(figure: Figure) -> bool:
    """Tell whether a figure is told as what others are some of: *of the 45 killed, 17 died in the port*."""
    return re.search(r"\bof (?:the|those|at least|some)?\W*$", _beside(figure)[0]) is not None and (
        _OF_THE.match(figure.claim.text) is not None
    )


def _beside(figure: Figure) -> tuple[str, str, str]:
    """A claim's words before its number, of the number's own phrase, and after; none where it lies outside."""
    claim, at = figure.claim, figure.count.span
    if not claim.span.contains(at):
        return "", "", ""
    text, first, last = claim.text.casefold(), at.start - claim.span.start, at.end - claim.span.start
    return text[:first].rstrip(), text[first:last], text[last:].lstrip()


def _starts(text: str, phrases: Sequence[str]) -> bool:
    return _any_of(tuple(phrases), r"(?:{})\b(?! than)").match(text) is not None


def is_addition(figure: Figure) -> bool:
    """Tell whether a figure adds to another (*another 12*, *12 more*, *three other people*).

    Where its claim counts something else before it (*two killed and three others injured*), it adds to nothing.
    """
    if any(c.measure is not figure.count.measure and c.span < figure.count.span for c in figure.claim.counts):
        return False
    before, own, after = _beside(figure)
    words = figure_words()
    if _any_of(words.addition_before, r"\b(?:{})$").search(before) or _starts(own, words.addition_before):
        return True
    within = _any_of(words.addition_after, r"\w (?:{})\b(?! than)").search(own)
    return within is not None or _starts(after, words.addition_after)


def is_counted(figure: Figure) -> bool:
    """Tell whether a figure of one is a number (*one was hurt*, *1 dead*), and no person told as such (*a boy*)."""
    return _NUMBER_ONE.search(_beside(figure)[1]) is not None


def is_both(figure: Figure) -> bool:
    """Tell whether *both* gives a figure: two of whom the text has told, and not how many there were."""
    return _beside(figure)[1].startswith("both")


def is_they(figure: Figure) -> bool:
    """Tell whether *they* gives a figure: as many as the words before told, and of these perhaps some."""
    return _beside(figure)[1] == "they"


def is_known(figure: Figure) -> bool:
    """Tell whether a figure of one means a person who is known: *he*, *the boy*, *his wife*, a name; not *a boy*."""
    first = _beside(figure)[1].split()[:1]
    return bool(first) and first[0] not in figure_words().unknown_before


def is_cared_for(figure: Figure) -> bool:
    """Tell whether a figure of the hurt is told by how they are cared for: *two are in hospital*, *one is stable*."""
    return figure.count.measure is Measure.INJURED and has_words(figure.claim, figure_words().cared_for)


def is_of_the_doer(figure: Figure) -> bool:
    """Tell whether a figure of the dead is of who killed them: *before he killed himself*."""
    return figure.count.measure is Measure.KILLED and _beside(figure)[1] in figure_words().reflexive


def is_part(figure: Figure) -> bool:
    """Tell whether a figure is told as a part of another (*three of whom*)."""
    return figure.part or _starts(_beside(figure)[2], figure_words().part_after)


def is_revision(figure: Figure) -> bool:
    """Tell whether a figure's words mark it as replacing an earlier one (*rose to 40*)."""
    return has_words(figure.claim, figure_words().revision)


def is_earlier(figure: Figure) -> bool:
    """Tell whether a figure is told as one that has since been replaced (*an earlier toll of 15*)."""
    return has_words(figure.claim, figure_words().earlier)


def is_civilian(figure: Figure) -> bool:
    """Tell whether the words call those counted civilians."""
    if figure.group and figure.group.casefold() in figure_words().civilian:
        return True
    return not (figure.part and figure.group) and figure.count.victim_status is VictimStatus.CIVILIAN


def is_fighter(figure: Figure) -> bool:
    """Tell whether the words call those counted fighters."""
    if figure.group and figure.group.casefold() in figure_words().combatant:
        return True
    return not (figure.part and figure.group) and figure.count.victim_status in FIGHTERS


def sex_of(figure: Figure) -> int | None:
    """The sex of one person, by the word that tells of him: *she*, *himself*, *his*, *a girl*."""
    words = figure_words().sexes
    if figure.bounds != Bounds(1, 1):
        return None
    told = (_beside(figure)[1], (figure.group or "").casefold())
    return next((n for n, names in enumerate(words) if set(told) & set(names)), None)


def _name_of(figure: Figure) -> frozenset[str]:
    """The words of the name that a figure of one person is told by; none where it is told otherwise."""
    named = [p.name for p in figure.claim.people if p.span.overlaps(figure.count.span)]
    return frozenset(fold(named[0]).split()) if len(named) == 1 else frozenset()


def _age_of(figure: Figure) -> str | None:
    """*A 19-year-old man*, *Ann Roe, 24,*: the age that is told with one person."""
    _, own, after = _beside(figure)
    found = _AGED.search(own) or _AGE_BEHIND.match(after)
    return next(filter(None, found.groups()), None) if found else None


def are_two_people(left: Figure, right: Figure) -> bool:
    """Tell whether two figures of one person each are of two: by their sex, or their names, or in one report by age."""
    if left.bounds != Bounds(1, 1) or right.bounds != Bounds(1, 1):
        return False
    sexes = {sex_of(left), sex_of(right)}
    if len(sexes) == 2 and None not in sexes:
        return True
    one, other = _name_of(left), _name_of(right)
    if one and other:
        return not one <= other and not other <= one
    ages = {_age_of(left), _age_of(right)}
    return left.claim.report == right.claim.report and len(ages) == 2 and None not in ages


def disjoint(left: Figure, right: Figure) -> bool:
    """Tell whether nobody can be in both groups."""
    if (is_civilian(left) and is_fighter(right)) or (is_fighter(left) and is_civilian(right)):
        return True
    if are_two_people(left, right):
        return True
    a, b = (left.group or "").casefold(), (right.group or "").casefold()
    for groups in figure_words().disjoint:
        mine = [n for n, names in enumerate(groups) if a in names]
        theirs = [n for n, names in enumerate(groups) if b in names]
        if mine and theirs and mine != theirs:
            return True
    return False


def groups_meet(left: Figure, right: Figure) -> bool:
    """Tell whether one person can be told by both groups: the same, none, or two of those that one may be in."""
    a, b = left.group, right.group
    return a is None or b is None or a == b or any({a, b} <= groups for groups in figure_words().one_person)
