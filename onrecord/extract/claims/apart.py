"""Figures that a clause tells place by place, or day by day: *killed 12 in the port, seven at the mill, two in town*.

Each is a claim of its own, with the place and day of its own words; of those that add up to a number told before
them each is a part of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.extract.claims import circumstances
from onrecord.extract.claims.found import Found
from onrecord.extract.claims.measured import counted_as
from onrecord.extract.claims.numbers import Number
from onrecord.extract.claims.tally import PEOPLE_MEASURES, Tally, fits
from onrecord.extract.claims.telling import Telling
from onrecord.extract.clauses import Tree
from onrecord.extract.grounds import because
from onrecord.values import Count, Modifier, Scope, Span, Unit

_LISTING = frozenset({",", "and", ":", ";", "-", "–", "—", "--", "(", "plus", "while", "another", "with"})
_OPENS = frozenset({":", "-", "–", "—", "--", "("})  # an object never stands behind these
_WHERE_OR_WHEN = frozenset(
    {"in", "at", "on", "near", "outside", "inside", "around", "along", "off", "between", "during", "overnight", "by"}
)
_LATER = frozenset({"later", "elsewhere", "there", "nearby", "overnight", "today", "yesterday"})
_GRAVELY = frozenset({"seriously", "critically", "severely", "gravely", "badly", "lightly", "slightly"})
_OF_THEM = (["of", "them"], ["of", "whom"], ["of", "those"], ["of", "these"])
_ADVERBS = 2  # adverbs between a number and its place: *four later in hospital*


@dataclass(frozen=True, slots=True)
class _Piece:
    """A number that is told with a place or day of its own; tokens `number.first`..`last` tell it."""

    number: Number
    last: int
    count: Count | None


def split(found: Found, item: Telling, tally: Tally) -> Iterator[Telling]:
    """Yield a telling with the figures that it tells apart; those with a known place or day stand by themselves."""
    whole = next((c for c in item.counts if c.measure in PEOPLE_MEASURES), None)
    pieces = _pieces(item, tally, whole) if whole is not None else []
    if not pieces:
        yield item
        return
    tree = item.draft.tree
    counts = list(_counted(item, tally, pieces))
    spans = [tree.span(_first(tree, p.number), p.last) for p in pieces]
    alone = [_told_alone(found, item, c, span) for c, span in zip(counts, spans, strict=True)]
    others = [told for told in alone if told.counts[0].scope is not Scope.PART]
    apart = [told for told in others if told.where or told.when is not item.when]
    kept = [c for c in item.counts if all(c is not p.count for p in pieces)]
    beside = [told for told in alone if all(told is not a for a in apart)]
    item = replace(item, counts=sorted([*kept, *(c for told in beside for c in told.counts)], key=_start))
    yield _without(item, [told.span for told in apart], [told.span for told in beside])
    yield from apart


def _start(count: Count) -> int:
    return count.span.start


def _counted(item: Telling, tally: Tally, pieces: list[_Piece]) -> Iterator[Count]:
    """The counts of what is told apart, each of the measure of the figure that it goes on from."""
    tree = item.draft.tree
    before = [_told_before(item, pieces, tree.span(p.number.first, p.last)) for p in pieces]
    for piece, whole in zip(pieces, before, strict=True):
        count = piece.count or counted_as(tally, piece.number, whole.measure, Unit.PEOPLE)
        told = [p.number for p, other in zip(pieces, before, strict=True) if other is whole]
        together = [n for n in told if not _is_part_by_word(tree, n)]
        if _is_part_by_word(tree, piece.number) or _make_up(item, whole, together):
            count = replace(count, scope=Scope.PART)
        yield because(count, "count.apart", tree, piece.number.core)


def _pieces(item: Telling, tally: Tally, whole: Count) -> list[_Piece]:
    """The numbers of a clause, after its first figure, that stand with a place or day and without a verb."""
    tree = item.draft.tree
    counts = {c.span.start: c for c in item.counts}
    end = tree.sentences[item.draft.sentence][1]
    events = {t.token for t in item.draft.triggers}
    pieces: list[_Piece] = []
    for number in tally.numbers:
        start = tree.span(number.first, number.last).start
        count = counts.get(start)
        if start <= whole.span.start or number.first >= end or tree.sentence[number.first] != item.draft.sentence:
            continue
        if (count is None and number.first in tally.used) or not fits(tally, number, whole.measure):
            continue
        last = _told_with(tree, tally, number) if tree.low[number.core] not in {"both", "all"} else None
        listed = _is_listed(tree, number.first) and _goes_on(tree, whole, number.first)
        object_of = tree.dep[number.core] == "dobj" and tree.head[number.core] in events
        if last is None or not listed or (object_of and tree.low[number.first - 1] not in _OPENS):
            continue
        pieces.append(_Piece(number, last, count))
    return pieces


def _first(tree: Tree, number: Number) -> int:
    """The first token of a number told apart: of *and another five in the port* the word that says that it adds."""
    return number.first - 1 if number.first and tree.low[number.first - 1] == "another" else number.first


def _is_listed(tree: Tree, first: int) -> bool:
    """Whether a number goes on a list; *with* does so only after a comma (*..., with four in critical condition*)."""
    before = tree.low[first - 1]
    return before in _LISTING and (before != "with" or tree.low[first - 2 : first - 1] == [","])


def _goes_on(tree: Tree, whole: Count, first: int) -> bool:
    """Whether *and* leads to another place or day; *killed a guard and another man in the port* tells of one."""
    reach = tree.at(whole.span)
    if reach is None or tree.low[first - 1] != "and":
        return True
    between = range(reach[1] + 1, first)
    dated = any(tree.segment.doc[t].ent_type_ in {"DATE", "TIME"} for t in between)
    return dated or any(tree.low[t] in _WHERE_OR_WHEN | _LATER for t in between)


def _told_with(tree: Tree, tally: Tally, number: Number) -> int | None:
    """Return the last token of the place or day that follows a number with nothing but *of them* or adverbs between."""
    noun = number.noun
    others = noun is not None and (number.more or tree.lemma[noun] in tally.words.anybody) and noun > number.last
    if noun is not None and not others:
        return None  # *a commander and two guards in the north*: a list of whom, not of where
    told = (t for t in (number.core, noun) if t is not None and tree.dep[t] in {"nsubj", "nsubjpass"})
    if any(tree.pos[tree.head[t]] in {"VERB", "AUX"} for t in told):
        return None  # it has a verb of its own
    at = (noun if noun is not None else number.last) + 1
    of_them = tree.low[at : at + 2] in _OF_THEM
    at += 2 * of_them + (tree.low[at : at + 1] == ["more"])
    if tree.low[at : at + 1] and tree.low[at] in _GRAVELY:
        return at
    for _ in range(_ADVERBS):
        if tree.low[at : at + 1] and tree.low[at] in _LATER:
            if tree.low[at + 1 : at + 2] and tree.low[at + 1] not in _WHERE_OR_WHEN:
                return at
            at += 1
    leads = _WHERE_OR_WHEN | ({"for", "with"} if of_them else set())
    if not tree.low[at : at + 1] or tree.low[at] not in leads or tree.pos[at] != "ADP":
        return None
    inner = tree.child(at, "pobj")
    if inner is None:
        return None
    last = min(tree.edges[at][1], _before_next(tree, tally, inner))
    after = last + 1
    dated = tree.child(after, "pobj") if after < len(tree) and tree.low[after] in _WHERE_OR_WHEN else None
    if dated is not None and tree.segment.doc[dated].ent_type_ in {"DATE", "TIME"}:
        return min(tree.edges[after][1], _before_next(tree, tally, dated))  # *four in the port on Tuesday*
    return last


def _before_next(tree: Tree, tally: Tally, told: int) -> int:
    """Where a place's words end: the parse may hang the rest of the list on it."""
    end = tree.edges[told][1]
    for number in tally.numbers:
        if told < number.first <= end and tree.low[number.first - 1] in _LISTING:
            return max(told, _trimmed(tree, number.first - 1))
    return end


def _trimmed(tree: Tree, at: int) -> int:
    while at > 0 and tree.low[at] in _LISTING:
        at -= 1
    return at


def _without(item: Telling, apart: list[Span], beside: list[Span]) -> Telling:
    """The telling without what stands by itself: its words, its places, its day."""
    tree = item.draft.tree
    must = tree.span(min(item.draft.tokens()), max(item.draft.tokens()))
    for span in (*beside, *(c.span for c in item.counts)):
        must = must.joined(span)
    end = min([max(s.start - 1, must.end) for s in apart if s.start > must.start] or [max(item.span.end, must.end)])
    cut = tree.at(Span(min(item.span.start, must.start), max(end, item.span.start + 1)))
    span = tree.span(*tree.trimmed(*cut)) if cut is not None else item.span
    where = tuple(p for p in item.where if not any(s.contains(p.span) for s in apart))
    when = item.when if item.when is None or not any(s.contains(item.when.span) for s in apart) else None
    return replace(item, span=span, where=where, when=when)


def _told_before(item: Telling, pieces: list[_Piece], span: Span) -> Count:
    """The figure that a number without a verb goes on from: the last that is not told apart itself."""
    own = [c for c in item.counts if c.measure in PEOPLE_MEASURES and all(c is not p.count for p in pieces)]
    people = own or [c for c in item.counts if c.measure in PEOPLE_MEASURES]
    return max((c for c in people if c.span.start < span.start), key=_start, default=people[0])


def _make_up(item: Telling, whole: Count, numbers: list[Number]) -> bool:
    """Whether numbers are parts of the one before them.

    They are where they make it up, and where it has no place or day of its own and none is *another*; *12 were killed
    in the port, seven at the mill* tells of nineteen.
    """
    tree = item.draft.tree
    if (
        whole.low is not None
        and whole.low > 1
        and whole.modifier is Modifier.EXACT
        and sum(n.low or 0 for n in numbers) == whole.low
    ):
        return True
    more = any(n.more or tree.low[n.first - 1] in {"another", "plus"} for n in numbers)
    joined = tree.low[numbers[0].first - 1] == "and"
    first = tree.span(numbers[0].first, numbers[0].first).start
    own = any(p.span.start < first for p in item.where) or (item.when is not None and item.when.span.start < first)
    fit = whole.high is None or all(n.low is None or n.low <= whole.high for n in numbers)
    return fit and not (more or joined or own)


def _is_part_by_word(tree: Tree, number: Number) -> bool:
    """*Five of them in the capital*, *five seriously*, *four in critical condition*: some of those told before."""
    after = tree.low[number.last + 1 : number.last + 5]
    badly = bool(after) and (after[0] in _GRAVELY or (after[0] == "in" and "condition" in after))
    return badly or after[:2] in _OF_THEM


def _told_alone(found: Found, item: Telling, count: Count, span: Span) -> Telling:
    text = found.parsed.report.text
    where = circumstances.places(found.places_at.within(span), text, nowhere=[])
    dates = circumstances.dating(found.dates_at.within(span), item.attribution, found.dates_at)
    when = circumstances.nearest(dates, span) or item.when
    return replace(item, span=span, counts=[count], people=(), where=where, when=when)
