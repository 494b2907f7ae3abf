"""A situation made by hand: invented reports and people, with every figure a page must be able to show."""

from typing import Any

from onrecord.knowledge import Knowledge, load
from onrecord.model import (
    About,
    ActorSaid,
    Assertion,
    Denial,
    Dispute,
    Grade,
    Incident,
    Interest,
    Kind,
    LeftOut,
    Link,
    OriginBasis,
    PartyFigure,
    PersonSeen,
    Point,
    Position,
    Range,
    Reason,
    Refusal,
    Report,
    Section,
    Series,
    Status,
    Step,
    TermKind,
    ThreadTerm,
    TurnKind,
    Voice,
    Words,
)
from onrecord.publish.situation import Situation
from onrecord.values import Span, When
from tests.publish.told_claims import (
    CLAIMS,
    COUNTRY,
    EASTERN,
    GAZETTE_REPORT,
    MARWAN,
    NAHAS,
    QASR,
    REPORTS,
    SAHL,
    WIRE_REPORT,
    _span,
    place,
)

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
