"""Lists every date, place, count and attribution that was seen in a report, in the shape of the exchange contract."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from onrecord.extract.claims.tally import Tally, left_over
from onrecord.extract.dates.mentions import DateMention
from onrecord.extract.places.finding import PlaceMention
from onrecord.extract.speech.spoken import Level
from onrecord.model import Claim, Mention, MentionType, Report
from onrecord.values import Span


def of_report(
    report: Report,
    *,
    dates: Iterable[DateMention],
    places: Iterable[PlaceMention],
    attributions: Iterable[Level],
    claims: Sequence[Claim],
    tallies: Iterable[Tally],
) -> tuple[Mention, ...]:
    """Return the mentions of one report in the order of the text."""
    found = [
        *(_when(report, d) for d in dates),
        *(_where(report, p) for p in places),
        *(_attribution(report, a) for a in attributions),
        *_counts(report, claims, tallies),
    ]
    return tuple(sorted(found, key=lambda m: (m.span, m.type.value)))


def _mention(report: Report, kind: MentionType, span: Span, details: dict[str, Any]) -> Mention:
    return Mention(report=report.id, type=kind, span=span, text=span.of(report.text), details=details)


def _when(report: Report, date: DateMention) -> Mention:
    details = {"edtf": date.when.edtf if date.when else None, "timex": date.timex}
    return _mention(report, MentionType.WHEN, date.span, details)


def _where(report: Report, seen: PlaceMention) -> Mention:
    place = seen.place
    details = {
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
        "precision": place.precision.value,
        "gazetteer": place.gazetteer,
        "gazetteer_id": place.gazetteer_id,
    }
    return _mention(report, MentionType.WHERE, place.span, details)


def _pieces(spans: tuple[Span, ...]) -> Any:
    if not spans:
        return None
    return spans[0].to_json() if len(spans) == 1 else [s.to_json() for s in spans]


def _attribution(report: Report, attribution: Level) -> Mention:
    details = {
        "speaker": _pieces(attribution.speaker),
        "cue": _pieces(attribution.cue),
        "content": _pieces(attribution.content),
    }
    return _mention(report, MentionType.ATTRIBUTION, attribution.span, details)


def _counts(report: Report, claims: Sequence[Claim], tallies: Iterable[Tally]) -> Iterator[Mention]:
    """Each count of a claim once, and each number that no claim uses with no measure."""
    seen: set[Span] = set()
    for claim in claims:
        for count in claim.counts:
            if count.span in seen:
                continue
            seen.add(count.span)
            details = {
                "measure": count.measure.value,
                "low": count.low,
                "high": count.high,
                "modifier": count.modifier.value,
                "unit": count.unit.value,
                "group": count.group,
            }
            yield _mention(report, MentionType.COUNT, count.span, details)
    for tally in tallies:
        for number, unit, group in left_over(tally):
            last = max(number.last, number.noun if number.noun is not None else number.last)
            span = tally.tree.span(number.first, last)
            if span not in seen:
                seen.add(span)
                details = {
                    "measure": None,
                    "low": number.low,
                    "high": number.high,
                    "modifier": number.modifier.value,
                    "unit": unit.value,
                    "group": group,
                }
                yield _mention(report, MentionType.COUNT, span, details)
