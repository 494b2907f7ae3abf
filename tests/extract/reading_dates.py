"""Reads the times of a few sentences, for the tests of dates."""

from onrecord import knowledge
from onrecord.extract.dates.finding import find
from onrecord.extract.dates.mentions import DateMention
from onrecord.extract.parsed import parse
from onrecord.extract.sections import sections
from onrecord.model import Report
from onrecord.values import When

FRIDAY = "2016-10-21"


def told(text: str, published: str | None = FRIDAY) -> tuple[DateMention, ...]:
    report = Report(id="r", text=text, sha256="0" * 64, published=When(published) if published else None)
    scope = knowledge.load(shipped=False).scope(report)
    return find(next(iter(parse([(report, sections(report), scope)]))))


def values(text: str, published: str | None = FRIDAY) -> dict[str, str | None]:
    return {m.text: m.when.edtf if m.when else None for m in told(text, published)}
