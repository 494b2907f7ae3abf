"""An evaluation as tables that a person reads: the scores, then the worst misses in their words."""

from collections.abc import Iterator

from onrecord.ask import View
from onrecord.evaluate.scores import Evaluation, Miss, Share

FEW = 50  # lines below which a share is told as what it is: little evidence


def scores_view(evaluation: Evaluation) -> View:
    """Return the scores as a view: what, the share, of how many, the interval in which the true share likely lies."""
    rows = [
        ("found", evaluation.found),
        ("whole (every field right)", evaluation.whole),
        ("key claims whole", evaluation.key_whole),
        *((f"field {name}", share) for name, share in evaluation.fields.items()),
        ("counts that agree with gold", evaluation.counts),
        ("traps fallen for", evaluation.traps),
    ]
    for kind, (found, whole) in evaluation.kinds.items():
        rows += [(f"{kind}: found", found), (f"{kind}: whole", whole)]
    return View(
        columns=("score", "share", "of", "95 % interval"),
        rows=tuple(_row(name, share) for name, share in rows),
        objects=(evaluation.to_json(),),
    )


def _row(name: str, share: Share) -> tuple[str, str, str, str]:
    if share.share is None:
        return name, "none to judge", "", ""
    low, high = share.interval()
    return name, f"{share.share:.1%}", f"{share.right} of {share.of}", f"{low:.0%} to {high:.0%}"


def notes(evaluation: Evaluation) -> Iterator[str]:
    """Yield what a reader must know beside the scores."""
    yield from evaluation.notes
    if 0 < evaluation.whole.of < FEW:
        low, high = evaluation.whole.interval()
        yield (
            f"{evaluation.whole.of} lines of gold prove little: by them alone the true share of whole claims may be "
            f"anything from {low:.0%} to {high:.0%}"
        )
    if evaluation.found.of and not evaluation.traps.of:
        yield "gold has no traps: nothing was tested of what must not be recorded"
    if evaluation.found.of and not evaluation.key_whole.of:
        yield "no line of gold is marked key: all misses weigh the same here"


def miss_lines(evaluation: Evaluation, most: int) -> Iterator[str]:
    """Yield the worst misses, `most` of them, each with its report, gold's words, what was read, which field is wrong.

    Report texts stand in them as they are: whoever prints them takes care of control characters and width.
    """
    shown = evaluation.misses[:most]
    if not evaluation.misses:
        yield "no misses"
    for number, miss in enumerate(shown, 1):
        at = f", line {miss.line} of gold" if miss.line else ""
        yield f"{number}. {miss.what}: {miss.report}{at}"
        if miss.line:
            yield f"   gold: “{miss.words}”{f' ({miss.why})' if miss.why else ''}"
            yield f"   read: {f'“{miss.read}”' if miss.read else 'nothing there'}"
        else:
            yield f"   read: {miss.read}, in “{miss.words}”"
        for wrong in miss.wrong:
            yield f"   {wrong.field}: read {wrong.read}, gold has {wrong.wanted}"
    if len(shown) < len(evaluation.misses):
        yield f"these are the worst {len(shown)} of {len(evaluation.misses)} misses; --misses N shows more"


def misses_view(evaluation: Evaluation) -> View:
    """Return all misses as a view, the worst first."""
    return View(
        columns=("what", "line", "report", "words", "wrong", "read", "why"),
        rows=tuple(_miss_row(miss) for miss in evaluation.misses),
        objects=tuple(miss.to_json() for miss in evaluation.misses),
    )


def _miss_row(miss: Miss) -> tuple[str, ...]:
    wrong = "; ".join(f"{w.field}: {w.read}, not {w.wanted}" for w in miss.wrong)
    return miss.what, str(miss.line or ""), miss.report, miss.words, wrong, miss.read, miss.why or ""
