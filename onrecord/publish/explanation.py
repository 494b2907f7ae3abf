"""An explanation as lines of a terminal: a block for each field, with its value, its rules and its words."""

from collections.abc import Iterator, Sequence

from onrecord.ask import Explanation, FieldExplained, edit_words
from onrecord.model import Ground
from onrecord.publish.layout import plain, screen_width, wrapped
from onrecord.values import Span

_COLUMN = 16  # columns of the field's name, and of the indent below it
_WIDEST = 110  # columns of running text that are easy to read
_ONE_OF = {"speakers": "speaker", "actors": "actor", "targets": "target", "weapons": "weapon"} | {
    "counts": "count",
    "people": "person",
}
_PLACES = 3  # stretches of words whose place is given


def explanation_lines(found: Explanation) -> Iterator[str]:
    """Yield an explanation line by line, of the terminal's width."""
    claim, text = found.claim, found.report.text
    review = f"edited by a person ({', '.join(claim.edited)})" if claim.edited else "as read; no person has edited it"
    review = f"{claim.verdict} by a person" if claim.verdict else review
    yield from _block("claim", f"{claim.id}, {review}")
    yield from _block("words", f"“{plain(claim.text)}”")
    yield from _block("", f"at {claim.span.start} to {claim.span.end} of the text of {claim.report}")
    if found.sentence != claim.span:
        yield from _block("sentence", f"“{plain(found.sentence.of(text))}”")
    for note in found.notes:
        yield from _block("note", plain(note))
    yield ""
    for field in found.fields:
        yield from _field(field, found)
    yield from _custody(found)


def _field(field: FieldExplained, found: Explanation) -> Iterator[str]:
    yield from _block(_label(field.name, found.fields), plain(field.value))
    if field.edit is not None:
        yield from _block("", plain(edit_words(field)), hanging="  ")
    if field.read_now is not None:
        yield from _block("", f"The version of now reads: {plain(field.read_now)}.", hanging="  ")
    if field.edit is not None and field.grounds:
        yield from _block("", "Why the machine had read that:")
    said: set[str] = set()
    for ground in field.grounds:
        yield from _block("", plain(_ground(ground, found, said)), hanging="  ")
    yield ""


def _label(name: str, fields: Sequence[FieldExplained]) -> str:
    """*speaker*, *count 2*: a field of a list is numbered where there are several."""
    whole, _, number = name.partition("[")
    if not number:
        return name.replace("_", " ")
    several = sum(field.name.startswith(f"{whole}[") for field in fields) > 1
    return f"{_ONE_OF.get(whole, whole)}{f' {int(number[:-1]) + 1}' if several else ''}"


def _ground(ground: Ground, found: Explanation, said: set[str]) -> str:
    """A rule's sentence with the place of its words; what the block has `said` already is not said again."""
    text = found.report.text
    words = [span for span in ground.words if span != found.claim.span]
    new = [w for w in dict.fromkeys(plain(span.of(text)) for span in words) if w not in ground.why and w not in said]
    named = f"{', '.join(f'“{w}”' for w in new)}: " if new else ""
    places = f" [{', '.join(_place(span) for span in words[:_PLACES])}]" if words else ""
    sentence = plain(ground.around.of(text)) if ground.around is not None else ""
    around = f" In: “{sentence}”" if sentence and sentence not in {*said, *new} and sentence not in ground.why else ""
    said.update((*new, sentence))
    return f"{named}{ground.why}{places}{around}"


def _place(span: Span) -> str:
    return f"{span.start}–{span.end}"


def _custody(found: Explanation) -> Iterator[str]:
    kept, arrival, reading = found.custody, found.custody["arrival"], found.custody["reading"]
    yield from _block("custody", f"report {kept['report']}; its bytes have the SHA-256 {kept['sha256']}")
    yield from _block("", f"came in entry {arrival['entry']} of the ledger, by {arrival['who']}, {arrival['time']}")
    yield from _block("", "the hash of that entry:")
    yield from _block("", arrival["hash"])
    if reading:
        yield from _block("", f"read in entry {reading['entry']} by onrecord {reading['version']}, {reading['time']}")


def _block(name: str, text: str, hanging: str = "") -> Iterator[str]:
    width = min(screen_width(), _COLUMN + _WIDEST) - _COLUMN
    for number, line in enumerate(wrapped(text, width, hanging)):
        yield f"{name if not number else '':<{_COLUMN}}{line}".rstrip()
