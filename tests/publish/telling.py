"""A situation made by hand: invented reports and people, with every figure a page must be able to show."""

from typing import Any

from onrecord.knowledge import Knowledge, load
from onrecord.model import (
    About,
    ActorSaid,
    Assertion,
    Certainty,
    Claim,
    Denial,
    Dispute,
    Grade,
    Incident,
    Interest,
    Kind,
    LeftOut,
    Link,
    Modality,
    Named,
    OriginBasis,
    PartyFigure,
    Person,
    PersonSeen,
    Point,
    Polarity,
    Position,
    PublishedBasis,
    Range,
    Reason,
    Refusal,
    Report,
    Role,
    Section,
    Series,
    Speaker,
    Status,
    Step,
    TermKind,
    ThreadTerm,
    Timed,
    TurnKind,
    Verification,
    Voice,
    Words,
)
from onrecord.publish.situation import Situation
from onrecord.values import Count, Measure, Modifier, Part, Place, Precision, Span, VictimStatus, When

SECRETS = ("Samir", "Qadouri", "samirq_marwan", "Nadia", "Haloum", "Rasha", "Tannous", "555 0142")

WIRE = """Rights office says 40 shot in Tel Marwan as truce fails

By Rasha Tannous

The rights office of the Union said on Tuesday that it had reliable evidence that at least 40 civilians, including \
6 women and 9 children, had been shot dead in the Qasr quarter of Tel Marwan. Its spokesman said that the dead could \
be many more.

The northern government denied any killing of civilians. "Nothing of the kind took place," its envoy said.

Samir Qadouri, a medic at the field hospital of Qasr, said that about 70,000 people were trapped. Qadouri wrote from \
@samirq_marwan that his sister Nadia Qadouri had been wounded.

The defence ministry of the northern government said that nearly 3,000 civilians had left the eastern quarters and \
that 120 fighters had laid down their arms.

Reporting by Rasha Tannous; editing by P. Haloum"""

GAZETTE = """Truce in Tel Marwan collapses, each side blames the other

A truce for the eastern quarters of Tel Marwan, announced late on Monday, collapsed within hours. The northern \
government accused the rebels of breaking it. The rebel council accused government forces of breaking the truce, and \
the neighbouring state's president said that the northern government had broken it.

The Union said that pro-government forces had reportedly shot at least 40 civilians the previous day. The Gazette \
could not independently verify the claims.

The Union estimated that 50,000 people remained in the eastern pocket. Aid groups in the province of Dara Sahl said \
that 12 people were killed and 30 injured when shells hit a market near Bir Nahas on 9 December.

© Photo: P. Haloum"""

SENTINEL = """Shells hit market near Bir Nahas

Rebel shelling killed 9 people in Bir Nahas, the northern government's news agency said. \
Local doctors put the dead at 15.

The monitoring group Vigil recorded 61 rocket attacks in Dara Sahl from 10 November to 10 December."""


def _span(text: str, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def _report(number: int, text: str, publisher: str | None, title: str, day: str | None, file: str) -> Report:
    return Report(
        id=file,
        text=text,
        sha256=f"{number:064x}",
        title=title,
        publisher=publisher,
        url=f"https://{(publisher or 'unknown').lower().replace(' ', '')}.example/{file.removesuffix('.txt')}",
        language="en",
        published=When(day) if day else None,
        published_basis=PublishedBasis.GIVEN if day else PublishedBasis.UNKNOWN,
    )


WIRE_REPORT = _report(
    1, WIRE, "Meridian Wire", "Rights office says 40 shot", "2016-12-13", "wire/samir-qadouri-0412.txt"
)
GAZETTE_REPORT = _report(
    2, GAZETTE, "The Gazette", "Truce collapses <script>alert(1)</script>", "2016-12-14", "gazette.txt"
)
SENTINEL_REPORT = _report(3, SENTINEL, None, "Market \u202etekram\u202c shelled", "2016-12-10", "sentinel.txt")

QASR = ("Qasr", Precision.NEIGHBOURHOOD, 36.192, 37.18)
MARWAN = ("Tel Marwan", Precision.CITY, 36.2, 37.16)
EASTERN = ("eastern quarters", Precision.AREA, 36.21, 37.2)
NAHAS = ("Bir Nahas", Precision.NEAR, 35.95, 36.8)
SAHL = ("Dara Sahl", Precision.PROVINCE, 35.6, 37.9)
COUNTRY = ("Syria", Precision.COUNTRY, 35.0, 38.5)


def place(which: tuple[str, Precision, float, float], span: Span) -> Place:
    name, precision, lat, lon = which
    return Place(
        name=name,
        span=span,
        precision=precision,
        lat=lat,
        lon=lon,
        country="Syria",
        country_code="SY",
        gazetteer="invented",
        gazetteer_id=name.lower(),
        within=(("invented:tel marwan",) if name in ("Qasr", "eastern quarters") else ()) + ("invented:syria",),
    )


class Maker:
    """Makes the claims of one report by the words that they rest on."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.text = report.text

    def span(self, words: str, nth: int = 0) -> Span:
        return _span(self.text, words, nth)

    def count(self, words: str, measure: Measure, low: int, high: int | None, **more: Any) -> Count:
        return Count(measure=measure, low=low, high=high, span=self.span(words), **more)

    def claim(self, words: str, kind: Kind, event: str, **more: Any) -> Claim:
        return Claim(report=self.report.id, span=self.span(words), text=words, kind=kind, event=event, **more)

    def timed(self, words: str, edtf: str) -> Timed:
        return Timed(when=When(edtf), text=words, span=self.span(words))

    def speaker(self, words: str, name: str, **more: Any) -> Speaker:
        return Speaker(name=name, role=Role.SPEAKER, span=self.span(words), **more)


def _wire() -> dict[str, Claim]:
    m = Maker(WIRE_REPORT)
    office = m.speaker("The rights office of the Union", "Union rights office")
    north = m.speaker("The northern government", "Northern government")
    ministry = m.speaker("The defence ministry of the northern government", "Northern defence ministry")
    samir = m.speaker("Samir Qadouri", "Samir Qadouri", title="medic at the field hospital of Qasr", private=True)
    shot = m.claim(
        "at least 40 civilians, including 6 women and 9 children, had been shot dead in the Qasr quarter of Tel Marwan",
        Kind.VIOLENCE,
        "execution",
        speakers=(office,),
        origin="Union rights office",
        origin_basis=OriginBasis.NAMED,
        counts=(
            m.count(
                "at least 40 civilians",
                Measure.KILLED,
                40,
                None,
                modifier=Modifier.AT_LEAST,
                victim_status=VictimStatus.CIVILIAN,
                breakdown=(Part("women", 6, 6), Part("children", 9, 9)),
            ),
        ),
        where=(place(QASR, m.span("Qasr quarter")),),
        when=m.timed("on Tuesday", "2016-12-13~"),
    )
    more = m.claim(
        "the dead could be many more",
        Kind.VIOLENCE,
        "execution",
        speakers=(office,),
        origin="Union rights office",
        origin_basis=OriginBasis.OFFICE,
        certainty=Certainty.POSSIBLE,
    )
    denial = m.claim(
        "The northern government denied any killing of civilians",
        Kind.VIOLENCE,
        "killing",
        speakers=(north,),
        origin="Northern government",
        origin_basis=OriginBasis.NAMED,
        polarity=Polarity.DENIED,
        status=Status.NOT_OCCURRED,
    )
    trapped = m.claim(
        "about 70,000 people were trapped",
        Kind.POPULATION,
        "trapped",
        speakers=(samir,),
        origin="Samir Qadouri",
        origin_basis=OriginBasis.NAMED,
        status=Status.ONGOING,
        counts=(m.count("about 70,000 people", Measure.TRAPPED, 70000, 70000, modifier=Modifier.ABOUT),),
    )
    sister = m.claim(
        "his sister Nadia Qadouri had been wounded",
        Kind.VIOLENCE,
        "injury",
        speakers=(samir,),
        origin="Samir Qadouri",
        origin_basis=OriginBasis.NAMED,
        people=(Person(name="Nadia Qadouri", span=m.span("Nadia Qadouri"), sex="female", fate="injured"),),
    )
    left = m.claim(
        "nearly 3,000 civilians had left the eastern quarters",
        Kind.MOVEMENT,
        "departure",
        speakers=(ministry,),
        origin="Northern defence ministry",
        origin_id=None,
        origin_basis=OriginBasis.NAMED,
        counts=(m.count("nearly 3,000 civilians", Measure.LEFT, 2700, 3000, modifier=Modifier.NEARLY),),
        where=(place(EASTERN, m.span("eastern quarters")),),
    )
    arms = m.claim(
        "120 fighters had laid down their arms",
        Kind.MOVEMENT,
        "surrender",
        speakers=(ministry,),
        origin="Northern defence ministry",
        origin_basis=OriginBasis.NAMED,
        counts=(m.count("120 fighters", Measure.SURRENDERED, 120, 120),),
    )
    return {
        "shot": shot,
        "more": more,
        "denial": denial,
        "trapped": trapped,
        "sister": sister,
        "left": left,
        "arms": arms,
    }


def _gazette() -> dict[str, Claim]:
    m = Maker(GAZETTE_REPORT)
    north = m.speaker("The northern government", "Northern government")
    council = m.speaker("The rebel council", "Rebel council")
    president = m.speaker("the neighbouring state's president", "President of the neighbouring state")
    union = m.speaker("The Union", "Union")
    announced = m.claim(
        "A truce for the eastern quarters of Tel Marwan, announced late on Monday",
        Kind.TRUCE,
        "ceasefire",
        origin="The Gazette",
        status=Status.ANNOUNCED,
        when=m.timed("late on Monday", "2016-12-12"),
        where=(place(EASTERN, m.span("eastern quarters")),),
    )
    collapsed = m.claim(
        "A truce for the eastern quarters of Tel Marwan, announced late on Monday, collapsed within hours",
        Kind.TRUCE,
        "ceasefire",
        origin="The Gazette",
        status=Status.COLLAPSED,
    )
    by_rebels = m.claim(
        "The northern government accused the rebels of breaking it",
        Kind.TRUCE,
        "violation",
        speakers=(north,),
        origin="Northern government",
        origin_basis=OriginBasis.NAMED,
        status=Status.VIOLATED,
        actors=(Named(name="rebels", span=m.span("the rebels")),),
    )
    by_north = m.claim(
        "The rebel council accused government forces of breaking the truce",
        Kind.TRUCE,
        "violation",
        speakers=(council,),
        origin="Rebel council",
        origin_basis=OriginBasis.NAMED,
        status=Status.VIOLATED,
        actors=(Named(name="government forces", span=m.span("government forces")),),
    )
    by_north_too = m.claim(
        "the northern government had broken it",
        Kind.TRUCE,
        "violation",
        speakers=(president,),
        origin="President of the neighbouring state",
        origin_basis=OriginBasis.NAMED,
        status=Status.VIOLATED,
        actors=(Named(name="Northern government", span=m.span("the northern government had")),),
    )
    shot = m.claim(
        "pro-government forces had reportedly shot at least 40 civilians the previous day",
        Kind.VIOLENCE,
        "execution",
        speakers=(union,),
        origin="Union",
        origin_basis=OriginBasis.NAMED,
        certainty=Certainty.REPORTED,
        when=m.timed("the previous day", "2016-12-12"),
        actors=(Named(name="pro-government forces", span=m.span("pro-government forces")),),
        counts=(
            m.count(
                "at least 40 civilians",
                Measure.KILLED,
                40,
                None,
                modifier=Modifier.AT_LEAST,
                victim_status=VictimStatus.CIVILIAN,
            ),
        ),
        verification=Verification(verified=False, by="The Gazette", span=m.span("could not independently verify")),
    )
    pocket = m.claim(
        "50,000 people remained in the eastern pocket",
        Kind.POPULATION,
        "trapped",
        speakers=(union,),
        origin="Union",
        origin_basis=OriginBasis.NAMED,
        status=Status.ONGOING,
        counts=(m.count("50,000 people", Measure.TRAPPED, 50000, 50000),),
    )
    aid = m.claim(
        "12 people were killed and 30 injured when shells hit a market near Bir Nahas on 9 December",
        Kind.VIOLENCE,
        "shelling",
        speakers=(m.speaker("Aid groups", "aid groups"),),
        origin="aid groups",
        origin_basis=OriginBasis.UNNAMED_GROUP,
        where=(place(NAHAS, m.span("Bir Nahas")),),
        when=m.timed("on 9 December", "2016-12-09"),
        counts=(m.count("12 people", Measure.KILLED, 12, 12), m.count("30 injured", Measure.INJURED, 30, 30)),
    )
    return {
        "announced": announced,
        "collapsed": collapsed,
        "by_rebels": by_rebels,
        "by_north": by_north,
        "by_north_too": by_north_too,
        "shot2": shot,
        "pocket": pocket,
        "aid": aid,
    }


def _sentinel() -> dict[str, Claim]:
    m = Maker(SENTINEL_REPORT)
    agency = m.speaker("the northern government's news agency", "Northern news agency")
    doctors = m.speaker("Local doctors", "local doctors")
    vigil = m.speaker("The monitoring group Vigil", "Vigil")
    rebels = m.claim(
        "Rebel shelling killed 9 people in Bir Nahas",
        Kind.VIOLENCE,
        "shelling",
        speakers=(agency,),
        origin="Northern news agency",
        origin_basis=OriginBasis.NAMED,
        actors=(Named(name="rebels", span=m.span("Rebel")),),
        where=(place(NAHAS, m.span("Bir Nahas", 1)),),
        counts=(m.count("9 people", Measure.KILLED, 9, 9),),
    )
    fifteen = m.claim(
        "Local doctors put the dead at 15",
        Kind.VIOLENCE,
        "shelling",
        speakers=(doctors,),
        origin="local doctors",
        origin_basis=OriginBasis.UNNAMED_GROUP,
        counts=(m.count("15", Measure.KILLED, 15, 15),),
    )
    attacks = m.claim(
        "61 rocket attacks in Dara Sahl from 10 November to 10 December",
        Kind.VIOLENCE,
        "rocket_attack",
        speakers=(vigil,),
        origin="Vigil",
        origin_basis=OriginBasis.NAMED,
        where=(place(SAHL, m.span("Dara Sahl")),),
        when=m.timed("from 10 November to 10 December", "2016-11-10/2016-12-10"),
        counts=(m.count("61 rocket attacks", Measure.ATTACKS, 61, 61),),
    )
    feared = m.claim(
        "61 rocket attacks",
        Kind.VIOLENCE,
        "rocket_attack",
        speakers=(vigil,),
        origin="Vigil",
        origin_basis=OriginBasis.NAMED,
        modality=Modality.PREDICTED,
    )
    return {"rebels": rebels, "fifteen": fifteen, "attacks": attacks, "feared": feared}


CLAIMS = {**_wire(), **_gazette(), **_sentinel()}
REPORTS = (SENTINEL_REPORT, WIRE_REPORT, GAZETTE_REPORT)


_ORIGINS = {"Union": "Union rights office"}  # the current view of who answers for the repeated statement


def _ids(*names: str) -> tuple[str, ...]:
    return tuple(CLAIMS[name].id for name in names)


def _incident(id_: str, title: str, kind: Kind, event: str, names: tuple[str, ...], **more: Any) -> Incident:
    claims = [CLAIMS[name] for name in names]
    reports = tuple(dict.fromkeys(c.report for c in claims))
    published = {r.id: r.publisher for r in REPORTS}
    return Incident(
        id=id_,
        title=title,
        kind=kind,
        event=event,
        claims=tuple(c.id for c in claims),
        reports=reports,
        publishers=tuple(dict.fromkeys(p for r in reports if (p := published[r]))),
        origins=tuple(dict.fromkeys(_ORIGINS.get(c.origin, c.origin) for c in claims if c.origin)),
        **{"status": Status.OCCURRED, **more},
    )


ENEMY = (Interest.ACCUSES_ENEMY,)


def _position(says: str, *names: str, party: str | None = None, at_stake: tuple[Interest, ...] = ()) -> Position:
    """A position with one voice for each claim."""
    voices = [
        Voice(
            origin=CLAIMS[n].origin,
            origin_id=None,
            origin_basis=CLAIMS[n].origin_basis,
            claims=_ids(n),
            party=party,
            interests=at_stake,
        )
        for n in names
    ]
    return Position(says=says, voices=tuple(voices))


def _range(
    measure: str, low: int, high: int | None, used: tuple[str, ...], origins: tuple[str, ...], **more: Any
) -> Range:
    values: dict[str, Any] = {"group": None, "scope": "incident", "unit": "people", "open": high is None}
    return Range(measure=measure, low=low, high=high, used=_ids(*used), origins=origins, **{**values, **more})


def _incidents() -> tuple[Incident, ...]:
    somewhere = Span(0, 1)
    office = ("Union rights office",)
    shot = _incident(
        "i-0000000000000001",
        "Killings reported in Tel Marwan, 12–13 December 2016",
        Kind.VIOLENCE,
        "execution",
        ("shot", "more", "shot2", "denial"),
        when=When("2016-12-12/2016-12-13"),
        when_disagrees=True,
        where=place(QASR, somewhere),
        actors=(ActorSaid(name="pro-government forces", id=None, said_by=office, denied_by=("Northern government",)),),
        ranges=(
            _range(
                "killed",
                40,
                None,
                ("shot", "shot2"),
                office,
                victim_status="civilian",
                left_out=(LeftOut(claim=CLAIMS["more"].id, why="states no number"),),
            ),
            _range("killed", 6, 6, ("shot",), office, group="women"),
            _range("killed", 9, 9, ("shot",), office, group="children"),
        ),
        grade=Grade(
            grade="weak", provisional=True, unread=3, supports=_ids("shot", "shot2"), contradicts=_ids("denial")
        ),
        denials=(
            Denial(
                claim=CLAIMS["denial"].id, denies=(), covers=True, by_party=True, interests=(Interest.DENIES_OWN_ACT,)
            ),
        ),
        disputes=(
            Dispute.of(
                About.TIME,
                (_position("in recent days", "shot"), _position("the day before", "shot2")),
                "in recent days; the day before",
            ),
        ),
        links=(
            Link(
                claim=CLAIMS["shot2"].id,
                to=CLAIMS["shot"].id,
                score=0.9,
                reasons=(
                    Reason(
                        question="same statement?",
                        score=1.0,
                        detail="the Union is taken as its rights office: same figure, same day",
                    ),
                    Reason(question="time", score=1.0, detail="the same day", left="12 December", right="12 December"),
                    Reason(question="place", score=0.5, detail="a place is not told"),
                    Reason(question="victims", score=1.0, detail="the same victim, Nadia Qadouri"),
                    Reason(question="actors", score=0.0, detail="different actors are named"),
                ),
            ),
        ),
    )
    market = _incident(
        "i-0000000000000002",
        "Shelling reported near Bir Nahas, 9 December 2016",
        Kind.VIOLENCE,
        "shelling",
        ("aid", "rebels", "fifteen"),
        when=When("2016-12-09"),
        where=place(NAHAS, somewhere),
        actors=(ActorSaid(name="rebels", id=None, said_by=("Northern news agency",)),),
        ranges=(
            _range(
                "killed",
                12,
                15,
                ("aid", "fifteen"),
                ("aid groups", "local doctors"),
                claimed_by_adversary=(PartyFigure(party="Northern news agency", low=9, high=9, claims=_ids("rebels")),),
            ),
            _range("injured", 30, 30, ("aid",), ("aid groups",), about=True),
        ),
        grade=Grade(grade="contested", provisional=True, unread=3, supports=_ids("aid"), contradicts=()),
        disputes=(
            Dispute.of(About.COUNT, (_position("12", "aid"), _position("15", "fifteen")), "12 and 15 killed"),
            Dispute.of(
                About.ACTOR,
                (
                    _position("by men of Samir Qadouri", "rebels", party="Northern government", at_stake=ENEMY),
                    _position("not by them", "aid"),
                    _position("by nobody known", "fifteen"),
                ),
                "by men of Samir Qadouri, or not",
            ),
        ),
        possibly_same=("i-0000000000000003",),
        part_of=("i-0000000000000006",),
    )
    truce = _incident(
        "i-0000000000000004",
        "Truce reported in Tel Marwan, 12 December 2016",
        Kind.TRUCE,
        "ceasefire",
        ("announced", "collapsed", "by_rebels", "by_north", "by_north_too"),
        status=Status.COLLAPSED,
        when=When("2016-12-12"),
        where=place(EASTERN, somewhere),
        timeline=(
            Step(
                status="announced",
                when=When("2016-12-12"),
                said_by=("The Gazette",),
                denied_by=(),
                claims=_ids("announced"),
            ),
            Step(
                status="violated",
                when=When("2016-12-13"),
                said_by=("Northern government",),
                denied_by=("Rebel council", "Samir Qadouri"),
                against=("rebels of Samir Qadouri",),
                claims=_ids("by_rebels"),
                through=("i-0000000000000002",),
            ),
            Step(
                status="violated",
                when=None,
                said_by=("Rebel council",),
                denied_by=(),
                against=("government forces",),
                claims=_ids("by_north"),
                turn=TurnKind.COUNTER_ACCUSATION,
                answers=_ids("by_rebels"),
            ),
            Step(
                status="violated",
                when=None,
                said_by=("President of the neighbouring state",),
                denied_by=(),
                against=("Northern government",),
                claims=_ids("by_north_too"),
            ),
            Step(
                status="collapsed",
                when=When("2016-12-13~"),
                said_by=("The Gazette",),
                denied_by=(),
                claims=_ids("collapsed"),
            ),
        ),
        terms=(
            ThreadTerm(
                kind=TermKind.BROKER,
                value="the elder Samir Qadouri",
                said_by=("The Gazette",),
                words=(Words(claim=CLAIMS["announced"].id, span=CLAIMS["announced"].span, text="words"),),
            ),
        ),
        broken_by=("i-0000000000000002",),
        disputes=(
            Dispute.of(
                About.RESPONSIBILITY,
                (
                    _position("broken by rebels", "by_rebels", party="Northern government", at_stake=ENEMY),
                    _position("broken by the north", "by_north", "by_north_too", party="Samir Qadouri"),
                ),
                "each says that the other broke the truce",
            ),
        ),
    )
    trapped = _incident(
        "i-0000000000000005",
        "People reported trapped in Tel Marwan, December 2016",
        Kind.POPULATION,
        "trapped",
        ("trapped",),
        where=place(MARWAN, somewhere),
        status=Status.ONGOING,
        ranges=(_range("trapped", 70000, 70000, ("trapped",), ("Samir Qadouri",), about=True, open=False),),
    )
    pocket = _incident(
        "i-0000000000000003",
        "People reported trapped in the eastern pocket, 14 December 2016",
        Kind.POPULATION,
        "trapped",
        ("pocket",),
        where=place(COUNTRY, somewhere),
        status=Status.ONGOING,
        when=When("2016-12-14"),
        ranges=(_range("trapped", 50000, 50000, ("pocket",), ("Union",)),),
    )
    left = _incident(
        "i-0000000000000007",
        "Departure reported from Tel Marwan, December 2016",
        Kind.MOVEMENT,
        "departure",
        ("left", "arms"),
        where=place(EASTERN, somewhere),
        ranges=(
            _range(
                "left",
                2700,
                3000,
                ("left",),
                ("Northern defence ministry",),
                interested=("Northern defence ministry",),
                interested_only=True,
            ),
            _range(
                "surrendered",
                120,
                120,
                ("arms",),
                ("Northern defence ministry",),
                interested=("Northern defence ministry",),
                interested_only=True,
            ),
        ),
    )
    attacks = _incident(
        "i-0000000000000006",
        "Rocket attacks reported in Dara Sahl, November to December 2016",
        Kind.VIOLENCE,
        "rocket_attack",
        ("attacks", "feared"),
        where=place(SAHL, somewhere),
        when=When("2016-11-10/2016-12-10"),
        ranges=(
            _range(
                "attacks",
                61,
                61,
                ("attacks",),
                ("Vigil",),
                unit="events",
                scope="window",
                window=When("2016-11-10/2016-12-10"),
            ),
        ),
        contains=("i-0000000000000002",),
    )
    wounded = _incident(
        "i-0000000000000008",
        "Injury reported in Tel Marwan, December 2016",
        Kind.VIOLENCE,
        "injury",
        ("sister",),
        grade=Grade(grade="weak", provisional=True, unread=1, supports=_ids("sister"), contradicts=()),
    )
    return (shot, market, truce, trapped, pocket, left, attacks, wounded)


def _seen(report: Report, words: str, name: str, *, nth: int = 0, points_to: bool = False) -> PersonSeen:
    return PersonSeen(report=report.id, span=_span(report.text, words, nth), name=name, points_to=points_to)


def _point(name: str, when: str | None, low: int | None, high: int | None, label: str, incident: int) -> Point:
    return Point(
        when=When(when) if when else None, low=low, high=high, label=label, origin=CLAIMS[name].origin or "unknown",
        claims=_ids(name), incident=f"i-000000000000000{incident}", as_of_saying=name == "pocket",
    )  # fmt: skip


SERIES = (
    Series(
        area="the quarter of Samir Qadouri", area_id="invented:tel marwan", measure="trapped", definition="trapped",
        group="people", unit="people",
        points=(
            _point("trapped", "2016-12-13", 70000, 70000, "about 70,000", 5),
            _point("pocket", "2016-12-14", 50000, None, "50,000 or more", 3),
            _point("trapped", "2016-12-20", 20000, 35000, "20,000 to 35,000", 5),
        ),
    ),
    Series(
        area=None, area_id=None, measure="in_need", definition="in need of food", group=None, unit="people",
        points=(_point("pocket", None, 12000, 12000, "12,000", 3),),
    ),
)  # fmt: skip

PERSONS = {
    WIRE_REPORT.id: (
        _seen(WIRE_REPORT, "Rasha Tannous", "Rasha Tannous"),
        _seen(WIRE_REPORT, "Samir Qadouri", "Samir Qadouri"),
        _seen(WIRE_REPORT, "@samirq_marwan", "@samirq_marwan", points_to=True),
        _seen(WIRE_REPORT, "Nadia Qadouri", "Nadia Qadouri"),
        _seen(WIRE_REPORT, "P. Haloum", "P. Haloum"),
    ),
    GAZETTE_REPORT.id: (_seen(GAZETTE_REPORT, "P. Haloum", "P. Haloum"),),
}


def _sections(report: Report) -> tuple[tuple[Section, Span], ...]:
    found, at = [], 0
    for number, block in enumerate(report.text.split("\n\n")):
        section = Section.HEADLINE if number == 0 else Section.BODY
        if block.startswith("By "):
            section = Section.BYLINE
        if block.startswith(("©", "Reporting by")):
            section = Section.CREDIT
        found.append((section, Span(at, at + len(block))))
        at += len(block) + 2
    return tuple(found)


def knowledge() -> Knowledge:
    return load()


def told() -> Situation:
    """The whole situation: three reports, eight incidents, a refusal and a withdrawn report."""
    assertions = {
        c.id: Assertion(
            id=f"a{c.id[1:]}", origin=c.origin, origin_id=c.origin_id, origin_basis=c.origin_basis, claims=(c.id,)
        )
        for c in CLAIMS.values()
    }
    first, second = CLAIMS["shot"], CLAIMS["shot2"]
    narrowed = Reason(
        question="same statement?",
        score=1.0,
        detail="the Union is taken as its rights office, for the same figure on the same day",
    )
    one = Assertion(
        id=f"a{first.id[1:]}",
        origin="Union rights office",
        origin_id=None,
        origin_basis=OriginBasis.NAMED,
        claims=(first.id, second.id),
        narrowed=narrowed,
    )
    assertions |= {first.id: one, second.id: one}
    return Situation(
        reports=REPORTS,
        claims={claim.id: claim for claim in CLAIMS.values()},
        incidents=_incidents(),
        knowledge=knowledge(),
        assertions=assertions,
        sections={report.id: _sections(report) for report in REPORTS},
        persons=PERSONS,
        refusals=(
            Refusal(reason="no text layer: the page is a picture", input="scans/samir_qadouri.pdf"),
            Refusal(reason="a sentence of 900 words is not read", report=GAZETTE_REPORT.id, span=Span(0, 10)),
        ),
        withdrawn={"nadia-qadouri.txt": "sent twice; Nadia Qadouri asked for it"},
        series=SERIES,
        copies={GAZETTE_REPORT.id: WIRE_REPORT.id},
        sequence=7,
    )
