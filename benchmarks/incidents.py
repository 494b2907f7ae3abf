"""Made-up reports of made-up incidents, with their claims, so that what was linked can be held against what is true.

A world of towns with quarters; ten attacks a day. Each attack is told by one to nine reports of the next days: in
words drawn as often as reports have them, with some that only this attack has (a street, names, what people were
doing), a toll that rises, a day left out or a day off, and at times another agency's text as it is. Everything is
drawn from one seed.
"""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from onrecord.knowledge.rarity import shares
from onrecord.model import Claim, Kind, OriginBasis, Person, PublishedBasis, Report, Timed
from onrecord.values import Count, Measure, Place, Precision, Span, When

A_DAY = 10  # attacks a day
TOWNS = 40
QUARTERS = 6
FIRST = dt.date(2012, 1, 1)
EVENTS = ("airstrike", "shelling", "shooting", "bombing", "clash")
_SYLLABLES = ["ba", "dor", "kel", "mi", "ran", "su", "ti", "vo", "lan", "per", "gu", "sha", "ne", "hul", "zim", "ori"]


@dataclass(frozen=True, slots=True)
class MadeUp:
    """Reports and claims, and the true incident of each report."""

    reports: dict[str, Report]
    claims: list[Claim]
    incident_of: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Attack:
    name: str
    event: str
    day: dt.date
    place: Place
    killed: int
    injured: int
    own_words: tuple[str, ...]
    victim: str


def made_up(claims: int, seed: int = 1) -> MadeUp:
    """Return about so many claims, eight a report, of one seed; real reports of wars give about seventeen."""
    drawn = random.Random(seed)
    stock = Stock(shares())
    found = MadeUp({}, [], {})
    number = 0
    while len(found.claims) < claims:
        attack = _attack(drawn, number)
        _tell(drawn, attack, stock, found)
        number += 1
    return found


class Stock:
    """The words of reports, to be drawn as often as reports have them."""

    def __init__(self, known: dict[str, float]) -> None:
        self.words = sorted(known)
        self.sums = list(accumulate(known[w] for w in self.words))


def _word(drawn: random.Random, syllables: int) -> str:
    return "".join(drawn.choice(_SYLLABLES) for _ in range(syllables))


def _attack(drawn: random.Random, number: int) -> _Attack:
    town, quarter = drawn.randrange(TOWNS), drawn.randrange(QUARTERS)
    city = f"made-up:{town}"
    fine = drawn.random() < 0.4
    place = Place(
        name=_word(random.Random(f"{town}, {quarter}" if fine else f"{town}"), 4).title(),
        span=Span(0, 1),
        precision=Precision.NEIGHBOURHOOD if fine else Precision.CITY,
        lat=10 + town % 8 + (0.02 * quarter if fine else 0),
        lon=20 + town // 8,
        country="Nowhere",
        country_code="XX",
        gazetteer="made-up",
        gazetteer_id=f"{town}-{quarter}" if fine else str(town),
        within=(city, "made-up:c") if fine else ("made-up:c",),
    )
    return _Attack(
        name=f"attack {number}",
        event=drawn.choice(EVENTS),
        day=FIRST + dt.timedelta(days=number // A_DAY),
        place=place,
        killed=min(1 + int(drawn.expovariate(0.12)), 300),
        injured=1 + int(drawn.expovariate(0.06)),
        own_words=tuple(_word(drawn, 4) for _ in range(14)),
        victim=f"{_word(drawn, 2).title()} {_word(drawn, 3).title()}",
    )


def _tell(drawn: random.Random, attack: _Attack, stock: Stock, into: MadeUp) -> None:
    texts: list[str] = []
    for turn in range(min(9, 1 + int(drawn.expovariate(0.6)))):
        published = attack.day + dt.timedelta(days=drawn.choice((0, 0, 1, 1, 2, 4)))
        report_id = f"{attack.name}, report {turn}".replace("attack ", "a")
        clauses = list(_clauses(drawn, attack, stock, turn))
        copied = bool(texts) and drawn.random() < 0.2
        around = texts[0] if copied else " ".join(_around(drawn, attack, stock))
        texts.append(around)
        text = ". ".join(words for words, _ in clauses) + ". " + around
        into.reports[report_id] = Report(
            id=report_id,
            text=text,
            sha256="0" * 64,
            publisher=f"Publisher {drawn.randrange(60)}",
            published=When(published.isoformat()),
            published_basis=PublishedBasis.GIVEN,
        )
        into.incident_of[report_id] = attack.name
        start = 0
        for words, fields in clauses:
            into.claims.append(_claim(into.reports[report_id], Span(start, start + len(words)), words, fields))
            start += len(words) + 2


def _around(drawn: random.Random, attack: _Attack, stock: Stock) -> Iterator[str]:
    yield from _common(drawn, stock, 180)
    yield from drawn.sample(attack.own_words, 9)


def _common(drawn: random.Random, stock: Stock, number: int) -> list[str]:
    return drawn.choices(stock.words, cum_weights=stock.sums, k=number)


def _clauses(drawn: random.Random, attack: _Attack, stock: Stock, turn: int) -> Iterator[tuple[str, dict[str, object]]]:
    """Eight clauses: what happened, the dead, the injured, who one of the dead was; and what four people said of it."""
    told = attack.day + dt.timedelta(days=drawn.random() < 0.08)
    dated = drawn.random() < 0.8
    yield (
        f"There was a {attack.event} in {attack.place.name}",
        {"event": attack.event, "where": (attack.place,), "day": told if dated else None},
    )
    killed = max(1, attack.killed - (drawn.randrange(3) if turn == 0 else 0))
    yield f"It killed {killed} people", {"event": "killing", "measure": Measure.KILLED, "number": killed}
    yield (
        f"and {attack.injured} were hurt",
        {"event": "injury", "measure": Measure.INJURED, "number": attack.injured},
    )
    named = drawn.random() < 0.3
    yield (
        f"{attack.victim if named else 'A man'} died",
        {"event": "killing", "person": attack.victim if named else None},
    )
    for _ in range(4):
        who = f"{_word(drawn, 2).title()} {_word(drawn, 2).title()}"
        yield f"{who} said that {' '.join(_common(drawn, stock, 8))}", {"event": "statement", "said_by": who}


def _claim(report: Report, span: Span, words: str, told: dict[str, object]) -> Claim:
    number, measure, day, person, said_by = (told.get(k) for k in ("number", "measure", "day", "person", "said_by"))
    fields: dict[str, object] = {"where": told.get("where", ())}
    if isinstance(number, int) and isinstance(measure, Measure):
        fields["counts"] = (Count(measure=measure, low=number, high=number, span=span),)
    if isinstance(day, dt.date):
        fields["when"] = Timed(when=When(day.isoformat()), text=words[:1], span=Span(span.start, span.start + 1))
    if isinstance(person, str):
        fields["people"] = (Person(name=person, span=span),)
    return Claim(
        report=report.id,
        span=span,
        text=words,
        kind=Kind.RESPONSIBILITY if said_by else Kind.VIOLENCE,
        event=str(told["event"]),
        origin=str(said_by) if said_by else report.publisher,
        origin_basis=OriginBasis.NAMED if said_by else OriginBasis.PUBLISHER_UNATTRIBUTED,
        **fields,  # type: ignore[arg-type]  # a mapping of fields has one type for all
    )
