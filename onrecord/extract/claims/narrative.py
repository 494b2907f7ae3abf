"""The narrative day: which day a claim is told of that has no date of its own, because the story round it has one.

A documenter reads *Shells hit the market on Friday. Nine people were killed.* as nine killed on Friday. So does this:
an event told in the plain past takes the last day told before it, while nothing else was dated in between. Beyond
that reach it takes the day of the report only where all that the report dates fell on that one day. What the words
set apart from the story stays undated: what had happened before, what has happened since, what is described, what is
done as a habit, what sums up.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from onrecord.extract.claims import aftermath, counted
from onrecord.extract.claims.dating import is_of_the_rest, sentence_of
from onrecord.extract.claims.found import Found
from onrecord.extract.claims.pasts import in_plain_past, in_the_perfect
from onrecord.extract.claims.telling import Telling
from onrecord.extract.clauses import Tree
from onrecord.extract.dates.calendar import Size
from onrecord.extract.dates.mentions import DateMention
from onrecord.extract.page.stamps import is_post_stamp
from onrecord.model import Kind, Modality, Polarity, Section, Status, TimeBasis
from onrecord.values import Precision, Scope, Span, When

REACH = 4  # sentences over which a day that was told holds for what follows
DISPATCH = 3  # days by which what a dateline dates may be published later
HEAD = 2  # sentences at the head of a dispatch that tell its news
LEAD = 3  # sentences over which a day that is told next dates a lead that tells none
NEWS = 7  # days before the report: a lead tells of nothing older
FAR = 31  # days: an event longer before the report is background and begins no story of its own

_KINDS = frozenset({Kind.VIOLENCE, Kind.MOVEMENT})
_LASTING = frozenset({"siege", "trapped", "in_need", "deployment", "occupation"})
_HELD = frozenset({"detention"})  # arrests: of the days of a trial, which the deed's is none of
_FINE = frozenset({Precision.EXACT, Precision.NEIGHBOURHOOD, Precision.CITY, Precision.NEAR})
_HABITS = frozenset({"numerous", "many", "various", "several", "other", "multiple", "countless", "more"})


@dataclass(frozen=True, slots=True)
class _Day:
    """A day that the text tells: the mention that gave it (None where another time was told), its sentence.

    `after` says that it is one of what followed the deeds: a trial, a funeral.
    """

    mention: DateMention | None
    start: int
    sentence: int
    after: bool = False


@dataclass
class _Story:
    """The days of a report's text in order, each with the number of its sentence counted through the report."""

    days: list[_Day] = field(default_factory=list)
    happened: list[DateMention] = field(default_factory=list)  # *it happened on Monday*

    @cached_property
    def _starts(self) -> list[int]:
        return [day.start for day in self.days]

    def before(self, at: int) -> _Day | None:
        number = bisect_right(self._starts, at)
        return self.days[number - 1] if number else None

    def without_aftermath(self) -> "_Story":
        return _Story([day for day in self.days if not day.after], self.happened)


def date(found: Found, told: Sequence[Telling]) -> None:
    """Give the claims of a report that have no date of their own the day of the story, where there is one."""
    waiting = [item for item in told if item.when is None and _goes_along(found, item)]
    numbers = _sentence_numbers(found)
    leading = [item for item in told if item.when is None and _leads(found, item, numbers)]
    if not waiting and not leading:
        return
    whole = _story(found, numbers, told)
    if not any(day.mention for day in whole.days):
        if not any(map(_is_told_of_a_day, told)):
            _by_dateline(found, [*waiting, *leading])
        return
    deeds = whole.without_aftermath()
    headed = any(map(_heads, told))
    published = found.parsed.report.published
    only, any_day = _only_day(told, deeds, published), _only_day(told, whole, published)
    for item in waiting:
        held = item.draft.main.sense.event.family in _HELD
        mention = _of_story(item, whole if held else deeds, any_day if held else only, numbers)
        if mention is None and not headed:
            mention = _next_day(item, deeds, numbers, published)
        if mention is None or _elsewhere(found, item, mention):
            continue
        if not is_of_the_rest(item.draft, mention, found.words):
            item.when, item.dated_by = mention, TimeBasis.NARRATIVE


def _of_story(item: Telling, story: _Story, only: DateMention | None, numbers: Sequence[int]) -> DateMention | None:
    """The last day told not far before a claim, else the one day of the report (`only`)."""
    tree = item.draft.tree
    if tree.segment.section is not Section.BODY:
        return only
    here = numbers[tree.number] + item.draft.sentence
    last = story.before(tree.span(item.draft.main.token, item.draft.main.token).start)
    if last is None or here - last.sentence > REACH:
        return only
    return last.mention or (only if here > last.sentence + 1 else None)


def _next_day(item: Telling, story: _Story, numbers: Sequence[int], published: When | None) -> DateMention | None:
    """*A man was shot in a car. Police were called there on Monday*: a lead is of the day that is told next, if new."""
    first, tree = story.days[0] if story.days else None, item.draft.tree
    here = numbers[tree.number] + item.draft.sentence
    if first is None or first.mention is None or not 0 <= first.sentence - here <= LEAD:
        return None
    told_after = first.start > tree.span(item.draft.main.token, item.draft.main.token).start
    body = tree.segment.section is Section.BODY
    return first.mention if body and told_after and _is_news(first.mention, published) else None


def _heads(item: Telling) -> bool:
    """Whether a claim stands over the text, with a day of its own."""
    return item.when is not None and item.draft.tree.segment.section is not Section.BODY and _took_place(item)


def _is_told_of_a_day(item: Telling) -> bool:
    """Whether a claim of the text has a day; a length of time (*in the past 24 hours*, *since 2011*) is none."""
    if item.when is None or item.draft.tree.segment.section is Section.HEADLINE:
        return False
    return item.when.size is Size.DAY


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
    """A dispatch that tells no day tells of about the day over its text."""
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


def _story(found: Found, numbers: Sequence[int], told: Sequence[Telling]) -> _Story:
    """The days that the text tells, and those of the hours before the posts of a live page.

    Of days beside words of saying only those that a deed is told with.
    """
    story, published = _Story(), found.parsed.report.published
    done = [item for item in told if item.when is not None and _took_place(item)]
    used = {item.when.span for item in done if item.when is not None}
    deeds = {i.when.span for i in done if i.when is not None and i.draft.main.sense.event.family not in _HELD}
    said = _said_at(found)
    for tree in found.trees:
        post = tree.segment.section is Section.DATELINE and is_post_stamp(tree.segment.text)
        if tree.segment.section is not Section.BODY and not post:
            continue
        for mention in found.dates_at.within(tree.segment.span):
            reach = tree.at(mention.span)
            token = reach[0] if reach else 0
            is_said = mention.span not in used and _is_said(tree, token, mention, said)
            past = _is_past_of(found, tree, token) and not (mention.span in deeds and _is_news(mention, published))
            if mention.part_of is not None or is_said or past:
                continue
            if _tells(mention):
                day = mention if _is_day(mention) and not _far(mention, published) else None
                after = mention.span not in deeds and aftermath.is_after(tree, mention, found.words)
                sentence = numbers[tree.number] + tree.sentence[token]
                story.days.append(_Day(day, mention.span.start, sentence, after))
                if day is not None and not after and _happened(found, tree, token):
                    story.happened.append(day)
    return story


def _happened(found: Found, tree: Tree, token: int) -> bool:
    """*It happened on Monday*, *the incident occurred at noon on Monday*: of no claim's words, and of all of them."""
    verb = aftermath.verb_of(tree, token)
    taken = tree.lemma[verb] == "take" and any(tree.low[c] == "place" for c in tree.children[verb])
    return taken or tree.lemma[verb] in found.words.happens


def _tells(mention: DateMention) -> bool:
    """A day moves the story, another time leads away from it; hours, lengths of time and *now* do neither."""
    if mention.when is not None:
        return mention.size is not Size.HOUR
    return mention.timex == "date" and not mention.text.lower().endswith(("now", "currently", "time"))


def _is_day(mention: DateMention) -> bool:
    """A day that is not after the report's, its year perhaps unknown."""
    return mention.dates and mention.direction <= 0 and mention.size is Size.DAY


def _far(mention: DateMention, published: When | None, days: int = FAR) -> bool:
    today, day = published.first_day if published else None, mention.when.first_day if mention.when else None
    return today is not None and day is not None and (today - day).days > days


def _is_news(mention: DateMention, published: When | None) -> bool:
    return published is not None and not _far(mention, published, NEWS)


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
            if tree.dep[clause] == "conj" and not tree.under(token, clause):
                continue  # *went there on Monday and found that two had been shot*
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


def _only_day(told: Sequence[Telling], story: _Story, published: When | None) -> DateMention | None:
    """The day of the report, where all that its text tells as having happened, and dates, fell on that day.

    Where nothing that it tells is dated, it is the one day that it speaks of. A day long past is what the news is
    told against (*since the truce of 27 February*), not the day of the news.
    """
    of_story = {day.mention.span for day in story.days if day.mention is not None}
    dated = [
        item.when
        for item in told
        if item.when is not None and item.draft.tree.segment.section is Section.BODY and _took_place(item)
        if item.when.span in of_story or item.draft.main.sense.event.family not in _HELD
    ]
    dated = [*dated, *story.happened] or [day.mention for day in story.days if day.mention is not None]
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
    if section is not Section.BODY or not in_plain_past(tree, draft.predicate):
        return False
    if draft.main.nominal and _is_habit(tree, draft.main.token):
        return False
    if any(m.timex in {"duration", "set"} for m in found.dates_at.within(sentence_of(draft))):
        return False  # *fighting went on for three days*
    return not any(_sums_up(found, item, n) for n in range(len(item.counts)))


def _leads(found: Found, item: Telling, numbers: Sequence[int]) -> bool:
    """*Gunmen have killed four soldiers*, at the head of the text: a dispatch's news, though not in the plain past."""
    draft, tree = item.draft, item.draft.tree
    at = draft.predicate
    if tree.segment.section is not Section.BODY or numbers[tree.number] + draft.sentence >= HEAD:
        return False
    if draft.main.sense.event.kind not in _KINDS or not item.counts or not _took_place(item):
        return False
    if not in_the_perfect(tree, at) or tree.dep[at] == "relcl":
        return False
    if not any(p.precision in _FINE for p in item.where):
        return False  # *50 civilians have been killed in air strikes on the country*: a sum
    timed = any(m.timex in {"duration", "set"} for m in found.dates_at.within(sentence_of(draft)))
    return not timed and not any(_sums_up(found, item, n) for n in range(len(item.counts)))


def _sums_up(found: Found, item: Telling, number: int) -> bool:
    draft = item.draft
    reach = draft.tree.at(item.span) or (draft.main.token, draft.main.token)
    count = item.counts[number]
    scope = counted.scope_of(draft, found.words, count, reach) if count.scope is Scope.INCIDENT else count.scope
    return scope in {Scope.CUMULATIVE, Scope.WINDOW}


def _is_habit(tree: Tree, noun: int) -> bool:
    """*He directed roadside bombings*, *numerous attacks*: a bare plural of the deed tells a habit, no happening."""
    if tree.tag[noun] not in {"NNS", "NNPS"}:
        return False
    beside = [c for c in tree.children[noun] if tree.dep[c] in {"det", "poss", "nummod", "amod"}]
    told = any(tree.dep[c] != "amod" for c in beside)
    return not told or any(tree.low[c] in _HABITS for c in beside)
