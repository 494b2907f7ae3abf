"""Three invented reports and all that they say: the claims of the situation that pages are tried on."""

from typing import Any

from onrecord.model import (
    Certainty,
    Claim,
    Kind,
    Modality,
    Named,
    OriginBasis,
    Person,
    Polarity,
    PublishedBasis,
    Report,
    Role,
    Speaker,
    Status,
    Timed,
    Verification,
)
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
