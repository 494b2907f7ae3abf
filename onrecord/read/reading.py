"""The way from the inputs to reports: in order, one at a time, a bad file refused while the rest goes on."""

import datetime as dt
import hashlib
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from onrecord.errors import InputUnreadable, OptionInvalid
from onrecord.model import PublishedBasis, Refusal, Report
from onrecord.read import corpus
from onrecord.read.arrival import MAX_BYTES, Arrival, Content, Given
from onrecord.read.formats import CORPUS, KINDS, READERS, read_as, read_plain
from onrecord.read.language import is_read, language_of
from onrecord.read.named import STDIN, NamedFile, check_inputs, files, safe_name


def count_inputs(inputs: Sequence[str]) -> int | None:
    """Count what `read` will yield but for its remarks; None where standard input is among the inputs.

    Raises `InputMissing` as `read` does.
    """
    check_inputs(inputs)
    if STDIN in inputs:
        return None
    return sum(_size(item) for named in dict.fromkeys(inputs) for item in files(named))


def read(inputs: Sequence[str], given: Given, max_text: int) -> Iterator[Arrival | Refusal]:
    """Read every report that the inputs name: in the order given, a folder's files by their paths.

    Raises `InputMissing` (an input that is not there) and `OptionInvalid` (an id for several reports, none
    for standard input) at once; whatever is wrong with one file or line is a `Refusal` in the stream.
    A `Refusal` whose `report` is set is a remark on the `Arrival` before it, which is read all the same:
    an encoding that had to be detected, a day of publication that lies in the future, pages without text.
    `max_text` is in code points; a longer text arrives with a note, as does one that is not English.
    """
    check_inputs(inputs)
    named = list(dict.fromkeys(inputs))
    _check_id(named, given)
    return chain.from_iterable(_read_input(one, given, max_text) for one in named)


def _check_id(named: Sequence[str], given: Given) -> None:
    if STDIN in named and not given.id:
        raise OptionInvalid("standard input has no name: give the report an id (--id)")
    if given.id is None:
        return
    if len(named) != 1 or Path(named[0]).is_dir() or named[0].casefold().endswith(CORPUS):
        raise OptionInvalid("an id (--id) names one report: give one file, or standard input, with it")
    if not given.id.strip() or safe_name(given.id) != given.id:
        raise OptionInvalid("the id (--id) is empty or holds control characters")


def _size(item: NamedFile | Refusal) -> int:
    if isinstance(item, Refusal) or item.path.suffix.casefold() != CORPUS or not item.path.is_file():
        return 1
    try:
        return sum(1 for _ in corpus.lines(item.path))
    except OSError:
        return 1


def _read_input(named: str, given: Given, max_text: int) -> Iterator[Arrival | Refusal]:
    if named == STDIN:
        yield from _read_stdin(given, max_text)
        return
    for item in files(named):
        if isinstance(item, Refusal):
            yield item
        elif item.path.suffix.casefold() == CORPUS:
            yield from _read_corpus(item, given, max_text)
        else:
            yield from _read_file(item, given, max_text)


def _read_stdin(given: Given, max_text: int) -> Iterator[Arrival | Refusal]:
    name = given.id or ""
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    try:
        if len(data) > MAX_BYTES:
            raise InputUnreadable(f"is over {MAX_BYTES // 1_000_000} MB; split it")
        content = read_plain(data)
    except InputUnreadable as error:
        yield Refusal(input=name, reason=str(error))
    else:
        yield from _arrivals(name, content, data, given, max_text)


def _read_file(item: NamedFile, given: Given, max_text: int) -> Iterator[Arrival | Refusal]:
    try:
        data = _bytes_of(item.path)
        content = read_as(item.path.suffix, data)
    except InputUnreadable as error:
        yield Refusal(input=item.id, reason=str(error))
    except OSError as error:
        yield Refusal(input=item.id, reason=f"cannot be opened: {error.strerror}")
    else:
        yield from _arrivals(given.id or item.id, content, data, given, max_text)


def _bytes_of(path: Path) -> bytes:
    """Return a file's bytes; refuse what is no file, of no kind that is read, or too large to hold."""
    if not path.exists():
        raise InputUnreadable("is a link to a file that is not there")
    if not path.is_file():
        raise InputUnreadable("is no ordinary file")
    if path.suffix.casefold() not in READERS:
        raise InputUnreadable(f"is of no kind that is read ({KINDS}); save it as one of these")
    if path.stat().st_size > MAX_BYTES:
        raise InputUnreadable(f"is over {MAX_BYTES // 1_000_000} MB; split it")
    data = path.read_bytes()
    if not data:
        raise InputUnreadable("is empty: there is no text to read")
    return data


def _read_corpus(item: NamedFile, given: Given, max_text: int) -> Iterator[Arrival | Refusal]:
    """Read a corpus line by line; a line's own fields win over what was given for all of them."""
    try:
        if not item.path.is_file():
            raise InputUnreadable("is a link to a file that is not there, or no ordinary file")
        empty = True
        for number, line in corpus.lines(item.path):
            empty = False
            yield from _read_line(f"{item.id}:{number}", line, given, max_text)
        if empty:
            raise InputUnreadable("is empty: there is no line to read")
    except InputUnreadable as error:
        yield Refusal(input=item.id, reason=str(error))
    except OSError as error:
        yield Refusal(input=item.id, reason=f"cannot be opened: {error.strerror}")


def _read_line(place: str, line: bytes | None, given: Given, max_text: int) -> Iterator[Arrival | Refusal]:
    try:
        if line is None:
            raise InputUnreadable(f"is a line of over {corpus.MAX_LINE // 1_000_000} MB; split the report")
        name, content = corpus.parse_line(line)
    except InputUnreadable as error:
        yield Refusal(input=place, reason=str(error))
        return
    own = Given(
        published=content.published or given.published,
        publisher=content.publisher or given.publisher,
        url=content.url or given.url,
    )
    yield from _arrivals(name, content, line, own, max_text)


def _arrivals(name: str, content: Content, data: bytes, given: Given, max_text: int) -> Iterator[Arrival | Refusal]:
    """Yield the report that a content makes, then the remarks on it."""
    report = _report(name, content, data, given)
    yield Arrival(report=report, data=data, note=_note(report, max_text))
    yield from (Refusal(report=name, reason=remark) for remark in content.remarks)
    yield from _future(report)


def _report(name: str, content: Content, data: bytes, given: Given) -> Report:
    """Make the report; what was given wins over what was found in the file."""
    published = given.published or content.published
    basis = PublishedBasis.UNKNOWN
    if published:
        basis = PublishedBasis.GIVEN if given.published else PublishedBasis.METADATA
    trusted = content.language if content.media_type == corpus.LINE else None
    return Report(
        id=name,
        text=content.text,
        sha256=hashlib.sha256(data).hexdigest(),
        title=content.title,
        publisher=given.publisher or content.publisher,
        url=given.url or content.url,
        language=trusted or language_of(content.text) or content.language,
        published=published,
        published_basis=basis,
        published_given=given.published,
        media_type=content.media_type,
        encoding=content.encoding,
    )


def _note(report: Report, max_text: int) -> Refusal | None:
    """Why a report is kept and searchable, but not read for claims; None where it is read."""
    reasons = []
    if len(report.text) > max_text:
        reasons.append(f"its text has {len(report.text):,} characters, more than the {max_text:,} that are read")
    if not is_read(report.language, report.text):
        language = f"its language is {report.language}" if report.language else "its letters are not Latin"
        reasons.append(f"{language}, and only English is read")
    if not reasons:
        return None
    return Refusal(report=report.id, reason=f"kept and searchable, but not read for claims: {'; '.join(reasons)}")


def _future(report: Report) -> Iterator[Refusal]:
    """Tell of a day of publication after today; it is kept as it is. The one place that asks the clock."""
    first = report.published.first_day if report.published else None
    if report.published and first and first > dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(days=1):
        yield Refusal(
            report=report.id,
            reason=f"the day of publication, {report.published.label()}, lies in the future; check it",
        )
