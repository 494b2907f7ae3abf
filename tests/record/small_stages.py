"""Small real stages for tests of the path itself: they read one form of sentence, and link by place and day.

*12 people were killed in Northtown on Monday, the clinic said.* makes one claim. Texts are read from
`.txt` files and `.jsonl` corpora by the real reading stage.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.knowledge import Knowledge
from onrecord.model import (
    Assertion,
    Claim,
    Incident,
    Judgement,
    Kind,
    Linked,
    Mention,
    MentionType,
    OriginBasis,
    PersonSeen,
    Range,
    Ratings,
    Reading,
    Refusal,
    Report,
    Role,
    Section,
    Speaker,
    Status,
    Timed,
)
from onrecord.pipeline import Stages
from onrecord.read import count_inputs, read, working_text
from onrecord.values import Count, Measure, Place, Precision, Span

NO_KNOWLEDGE = Knowledge(general=(), packs=())
_SENTENCE = re.compile(r"(?P<number>\d+) people were killed in (?P<place>\w+)(?:, (?P<who>the \w+) said)?\.")


def readings(reports: Sequence[Report], knowledge: Knowledge) -> Iterator[Reading]:
    """Find one claim a sentence; a text that says *unreadable* raises, as a faulty rule would."""
    for report in reports:
        if "unreadable" in report.text:
            raise ZeroDivisionError("a rule stumbled")
        claims = tuple(_claim(report, match) for match in _SENTENCE.finditer(report.text))
        yield Reading(
            report=report,
            claims=claims,
            mentions=tuple(
                Mention(report=report.id, type=MentionType.COUNT, span=c.span, text=c.text, details={"low": 1})
                for c in claims
            ),
            persons=(PersonSeen(report=report.id, span=Span(0, 3), name="Ann"),) if report.text[:3] == "Ann" else (),
            sections=((Section.BODY, Span(0, len(report.text))),),
            refusals=(Refusal(report=report.id, reason="no sentence was understood"),) if not claims else (),
        )


def _claim(report: Report, match: re.Match[str]) -> Claim:
    span = Span(*match.span())
    who = match["who"]
    number = Span(*match.span("number"))
    at = Span(*match.span("place"))
    published = report.published
    return Claim(
        report=report.id,
        span=span,
        text=match.group(),
        kind=Kind.VIOLENCE,
        event="attack",
        speakers=(Speaker(name=who, role=Role.SPEAKER, span=Span(*match.span("who"))),) if who else (),
        origin=who or report.publisher,
        origin_basis=OriginBasis.NAMED if who else OriginBasis.PUBLISHER_UNATTRIBUTED,
        counts=(Count(measure=Measure.KILLED, low=int(match["number"]), high=int(match["number"]), span=number),),
        when=Timed(when=published, text=match["place"], span=at) if published else None,
        where=(Place(name=match["place"], span=at, precision=Precision.CITY, lat=36.2, lon=37.16),),
    )


def link(
    claims: Sequence[Claim], reports: Mapping[str, Report], judgements: Sequence[Judgement], knowledge: Knowledge
) -> Linked:
    """Put claims of one place and day into one incident, unless a judgement names them different."""
    apart = {claim for j in judgements if j.identity.value == "different" for claim in (j.left, j.right)}
    groups: dict[object, list[Claim]] = {}
    statements: dict[object, list[Claim]] = {}
    for claim in claims:
        day = claim.when.when.edtf if claim.when else None
        key = (claim.where[0].name, day, claim.id if claim.id in apart else "")
        groups.setdefault(key, []).append(claim)
        statements.setdefault((claim.origin, key, claim.counts[0].low), []).append(claim)
    return Linked(
        assertions=tuple(_assertion(group) for group in statements.values()),
        incidents=tuple(_incident(group, reports) for group in groups.values()),
    )


def _assertion(group: Sequence[Claim]) -> Assertion:
    ids = tuple(sorted(claim.id for claim in group))
    first = group[0]
    return Assertion(
        id="a" + ids[0][1:],
        origin=first.origin,
        origin_id=first.origin_id,
        origin_basis=first.origin_basis,
        claims=ids,
    )


def _incident(group: Sequence[Claim], reports: Mapping[str, Report]) -> Incident:
    ids = tuple(sorted(claim.id for claim in group))
    return Incident(
        id="i" + ids[0][1:],
        title=f"Reported attack, {group[0].where[0].name}",
        kind=Kind.VIOLENCE,
        event="attack",
        status=Status.OCCURRED,
        claims=ids,
        reports=tuple(sorted({claim.report for claim in group})),
        publishers=tuple(sorted({reports[claim.report].publisher or "" for claim in group})),
        origins=tuple(sorted({claim.origin or "" for claim in group})),
        when=group[0].when.when if group[0].when else None,
        where=group[0].where[0],
    )


def weigh(
    incident: Incident,
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    knowledge: Knowledge,
    assertions: Mapping[str, Assertion],
    ratings: Ratings,
) -> Incident:
    """Give the range from the least to the greatest figure."""
    ends = [claims[c].counts[0].low or 0 for c in incident.claims]
    figure = Range(
        measure="killed",
        group=None,
        scope="incident",
        unit="people",
        low=min(ends),
        high=max(ends),
        open=False,
        used=incident.claims,
    )
    return replace(incident, ranges=(figure,))


SMALL = Stages(count=count_inputs, read=read, working_text=working_text, readings=readings, link=link, weigh=weigh)
