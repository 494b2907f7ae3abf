"""The narrative day: which day a claim is told of that has no date of its own, because the story round it has one.

A documenter reads *Shells hit the market on Friday. Nine people were killed.* as nine killed on Friday. So does this:
an event told in the plain past takes the last day told before it, while nothing else was dated in between. Beyond
that reach it takes the day of the report only where all that the report dates fell on that one day. What the words
set apart from the story stays undated: what had happened before, what has happened since, what is described, what is
done as a habit, what sums up.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from onrecord.extract.claims import counted
from onrecord.extract.claims.dating import is_of_the_rest, sentence_of
from onrecord.extract.claims.found import Found
from onrecord.extract.claims.telling import Telling
from onrecord.extract.clauses import Tree
from onrecord.extract.dates.calendar import Size
from onrecord.extract.dates.mentions import DateMention
from onrecord.extract.page.stamps import is_post_stamp
from onrecord.model import Kind, Modality, Polarity, Section, Status, TimeBasis
from onrecord.values import Precision, Scope, Span, When

REACH = 4  # sentences over which a day that was told holds for what follows
DISPATCH = 3  # days by which what a dateline dates may be published later
FAR = 31  # days: an event longer before the report is background and begins no story of its own

_KINDS = frozenset({Kind.VIOLENCE, Kind.MOVEMENT})
_LASTING = frozenset({"siege", "trapped", "in_need", "deployment", "occupation"})
_LEANS = frozenset({"advcl", "xcomp", "conj", "acl", "prep", "pcomp", "pobj", "dep", "dobj", "nsubj", "nsubjpass"})
_FINE = frozenset({Precision.EXACT, Precision.NEIGHBOURHOOD, Precision.CITY, Precision.NEAR})
_PAST_BE = frozenset({"was", "were", "got"})
_APART = frozenset(
    {
        *("have", "has", "had", "'ve", "'d", "having"),
        *("previously", "earlier", "formerly", "once", "often", "frequently", "repeatedly", "regularly", "usually"),
        *("historically", "ever", "always", "sometimes", "initially", "since", "so", "ago"),
    }
)
_RELATIVE = frozenset({"that", "which", "who", "whom", "whose", "where", "when"})
_HABITS = frozenset({"numerous", "many", "various", "several", "other", "multiple", "countless", "more"})


@dataclass(frozen=True, slots=True)
class _Day:
    """A day that the text tells: the mention that gave it (None where another time was told), its sentence."""

    mention: DateMention | None
    start: int
    sentence: int


@dataclass
class _Story:
    """The days of a report's text in order, each with the number of its sentence counted through the report."""

    days: list[_Day] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    def before(self, at: int) -> _Day | None:
        number = bisect_right(self.starts, at)
        return self.days[number - 1] if number else None


def date(found: Found, told: Sequence[Telling]) -> None:
    """Give the claims of a report that have no date of their own the day of the story, where there is one."""
    waiting = [item for item in told if item.when is None and _goes_along(found, item)]
    if not waiting:
        return
    numbers = _sentence_numbers(found)
    used = {item.when.span for item in told if item.when is not None and _took_place(item)}
    story = _story(found, numbers, used)
    if not story.days:
        if all(item.when is None for item in told if item.draft.tree.segment.section is not Section.HEADLINE):
            _by_dateline(found, waiting)
        return
    only = _only_day(told, found.parsed.report.published)
    for item in waiting:
        tree = item.draft.tree
        mention = only
        if tree.segment.section is Section.BODY:
            here = numbers[tree.number] + item.draft.sentence
            last = story.before(tree.span(item.draft.main.token, item.draft.main.token).start)
            if last is not None and here - last.sentence <= REACH:
                mention = last.mention or (only if here > last.sentence + 1 else None)
        if mention is None or _elsewhere(found, item, mention):
            continue
        if not is_of_the_rest(item.draft, mention, found.words):
            item.when, item.dated_by = mention, TimeBasis.NARRATIVE


def _elsewhere(found: Found, item: Telling, mention: DateMention) -> bool:
    """News in brief: a day told of another country, or in another paragraph of another town, is another story's."""
    tree = next((t for t in found.trees if t.segment.span.contains(mention.span)), None)
    reach = tree.at(mention.span) if tree is not None else None
    if tree is None or reach is None or not item.where:
        return False
    first, last = tree.sentences[tree.sentence[reach[0]]]
    there = [p.mention.place for p in found.places_at.within(tree.span(first, last - 1))]
    if not there:
        return False
    if not {p.country_code for p in item.where} & {p.country_code for p in there}:
        return True
    fine = [p for p in there if p.precision in _FINE]
    ours = [p for p in item.where if p.precision in _FINE]
    apart = tree is not item.draft.tree and bool(fine and ours)
    return apart and not any(a.inside(b.place_id) or b.inside(a.place_id) for a in ours for b in fine)


def _by_dateline(found: Found, waiting: Sequence[Telling]) -> None:
    """A dispatch that tells no time at all tells of about the day over its text."""
    published = found.parsed.report.published
    for mention in _over_the_text(found):
        if (
            published is not None
            and mention.when is not None
            and mention.size is Size.DAY
            and _is_dispatch(mention.when, published)
        ):
            about = replace(mention, when=When(f"{mention.when.edtf}~"))
            for item in waiting:
                item.when, item.dated_by = about, TimeBasis.DATELINE
            return


def _over_the_text(found: Found) -> Iterator[DateMention]:
    """The days of datelines, and the day that a headline opens with (*May 2: ...*)."""
    for segment in found.parsed.segments:
        for mention in found.dates_at.within(segment.span):
            opens = mention.span.start == segment.span.start and segment.text[len(mention.span) :].startswith(":")
            if segment.section is Section.DATELINE or (segment.section is Section.HEADLINE and opens):
                yield mention


def _is_dispatch(day: When, published: When) -> bool:
    """A dispatch is put out on its own day or a few days later."""
    gap = day.gap_days(published)
    return day == published or (gap is not None and gap <= DISPATCH and day.order <= published.order)


# --- the days of the story --------------------------------------------------------------------


def _sentence_numbers(found: Found) -> list[int]:
    """The number of the first sentence of each segment, those of the text alone counted."""
    numbers, at = [], 0
    for tree in found.trees:
        numbers.append(at)
        at += len(tree.sentences) if tree.segment.section is Section.BODY else 0
    return numbers


def _story(found: Found, numbers: Sequence[int], used: Collection[Span]) -> _Story:
    """The days that the text tells, and those of the hours before the posts of a live page.

    Of days beside words of saying only those that a deed is told with (`used`).
    """
    story, published = _Story(), found.parsed.report.published
    said = _said_at(found)
    for tree in found.trees:
        post = tree.segment.section is Section.DATELINE and is_post_stamp(tree.segment.text)
        if tree.segment.section is not Section.BODY and not post:
            continue
        for mention in found.dates_at.within(tree.segment.span):
            reach = tree.at(mention.span)
            token = reach[0] if reach else 0
            is_said = mention.span not in used and _is_said(tree, token, mention, said)
            if mention.part_of is not None or is_said or _is_past_of(found, tree, token):
                continue
            sentence = tree.sentence[token]
            if _tells(mention):
                day = mention if _is_day(mention) and not _far(mention, published) else None
                story.days.append(_Day(day, mention.span.start, numbers[tree.number] + sentence))
                story.starts.append(mention.span.start)
    return story


def _tells(mention: DateMention) -> bool:
    """A day moves the story, another time leads away from it; hours, lengths of time and *now* do neither."""
    if mention.when is not None:
        return mention.size is not Size.HOUR
    return mention.timex == "date" and not mention.text.lower().endswith(("now", "currently", "time"))


def _is_day(mention: DateMention) -> bool:
    """A day that is not after the report's, its year perhaps unknown."""
    return mention.dates and mention.direction <= 0 and mention.size is Size.DAY


def _far(mention: DateMention, published: When | None) -> bool:
    today, day = published.first_day if published else None, mention.when.first_day if mention.when else None
    return today is not None and day is not None and (today - day).days > FAR


def _said_at(found: Found) -> list[tuple[Span, Span]]:
    """Where it stands when and where statements were made, each with the first word of the saying."""
    return [
        (piece, attribution.cue[0] if attribution.cue else piece)
        for attribution in found.attributions
        for piece in attribution.told_in
        if not any(c.contains(piece) for c in attribution.content)
    ]


def _is_said(tree: Tree, token: int, mention: DateMention, said: Sequence[tuple[Span, Span]]) -> bool:
    """Whether a day is that of a statement: it stands in its sentence, and not in a clause above its verb's."""
    for piece, cue in said:
        if piece.contains(mention.span):
            verb = tree.at(cue)
            clause = tree.clause[verb[0]] if verb else token
            if tree.dep[clause] != "advcl" or tree.under(token, clause):
                return True  # not *went there last night after villagers asked for help*
    return False


def _is_past_of(found: Found, tree: Tree, token: int) -> bool:
    """*He was involved in the 8 August attack*: the day of what a man is held to answer for begins no story."""
    at = token
    for _ in range(12):
        at = tree.clause[at]
        told = tree.child(at, "acomp") if tree.lemma[at] == "be" else at
        if told is not None and tree.lemma[told] in found.words.answers:
            return True
        if tree.dep[at] not in {"relcl", "acl"}:
            return False  # *linked to a bomb that killed four on 8 August*: up from the clause that describes the deed
        at = tree.head[at]
    return False


def _only_day(told: Sequence[Telling], published: When | None) -> DateMention | None:
    """The day of the report, where all that its text tells as having happened, and dates, fell on that day.

    A day long past is what the news is told against (*since the truce of 27 February*), not the day of the news.
    """
    dated = [
        item.when
        for item in told
        if item.when is not None and item.draft.tree.segment.section is Section.BODY and _took_place(item)
    ]
    values = {m.when.edtf for m in dated if m.when is not None}
    return dated[0] if len(values) == 1 and _is_day(dated[0]) and not _far(dated[0], published) else None


# --- what goes along with the story -----------------------------------------------------------


def _took_place(item: Telling) -> bool:
    mood = item.mood
    done = mood.modality is Modality.ASSERTED and mood.polarity is Polarity.AFFIRMED
    return done and mood.status is Status.OCCURRED


def _goes_along(found: Found, item: Telling) -> bool:
    draft, tree = item.draft, item.draft.tree
    event = draft.main.sense.event
    section = tree.segment.section
    if event.kind not in _KINDS or event.family in _LASTING or not _took_place(item):
        return False
    if section is Section.HEADLINE:
        return True
    if section is not Section.BODY or not _in_plain_past(tree, draft.predicate):
        return False
    if draft.main.nominal and _is_habit(tree, draft.main.token):
        return False
    if any(m.timex in {"duration", "set"} for m in found.dates_at.within(sentence_of(draft))):
        return False  # *fighting went on for three days*
    return not any(_sums_up(found, item, n) for n in range(len(item.counts)))


def _sums_up(found: Found, item: Telling, number: int) -> bool:
    draft = item.draft
    reach = draft.tree.at(item.span) or (draft.main.token, draft.main.token)
    count = item.counts[number]
    scope = counted.scope_of(draft, found.words, count, reach) if count.scope is Scope.INCIDENT else count.scope
    return scope in {Scope.CUMULATIVE, Scope.WINDOW}


def _in_plain_past(tree: Tree, predicate: int) -> bool:
    """Whether the clause of a claim is told in the simple past: *was killed*, *fired*, *..., killing four*."""
    at = predicate
    for _ in range(8):
        if tree.pos[at] in {"VERB", "AUX"}:
            words = {
                tree.low[c] for c in tree.children[at] if tree.dep[c] in {"aux", "auxpass", "advmod", "neg", "mark"}
            }
            if words & _APART:
                return False
            if tree.dep[at] == "relcl" and not _is_main(tree, at):
                return False
            if tree.tag[at] == "VBD" or words & _PAST_BE:
                return True
            if tree.tag[at] not in {"VBG", "VBN"}:
                return False
        if tree.dep[at] not in _LEANS or tree.head[at] == at:
            return False
        at = tree.head[at]
    return False


def _is_main(tree: Tree, verb: int) -> bool:
    """*As troops searched the area they came under fire*: the main clause, hung on the noun before it by the parse."""
    root = next(t for t in range(*tree.sentences[tree.sentence[verb]]) if tree.head[t] == t)
    led = any(tree.dep[c] == "mark" for c in tree.children[root])
    first, last = tree.edges[verb]
    return led and not any(tree.low[t] in _RELATIVE for t in range(first, last + 1) if tree.clause[t] == verb)


def _is_habit(tree: Tree, noun: int) -> bool:
    """*He directed roadside bombings*, *numerous attacks*: a bare plural of the deed tells a habit, no happening."""
    if tree.tag[noun] not in {"NNS", "NNPS"}:
        return False
    beside = [c for c in tree.children[noun] if tree.dep[c] in {"det", "poss", "nummod", "amod"}]
    told = any(tree.dep[c] != "amod" for c in beside)
    return not told or any(tree.low[c] in _HABITS for c in beside)
