"""When: which date of its sentence a draft is told with, by what the date hangs on before how near it stands."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.claims import aftermath, circumstances, counted, since
from onrecord.extract.claims.drafts import Draft
from onrecord.extract.claims.found import Found
from onrecord.extract.claims.status import Mood
from onrecord.extract.clauses import Tree
from onrecord.extract.dates.calendar import Size
from onrecord.extract.dates.mentions import DateMention
from onrecord.extract.grounds import because
from onrecord.extract.speech.attributed import Attribution
from onrecord.knowledge.ontology import EventType, Ontology
from onrecord.model import Kind, Modality, Status
from onrecord.values import Span, When

_APART = frozenset({"over", "for", "after", "before", "about", "following", "since", "against", "to"})
_AT_ONCE = frozenset({"minute", "hour", "second", "immediately", "instantly", "moment"})
_DEEDS = frozenset({"attack", "harm", "battle", "abduction", "abuse"})
_GROUNDS = frozenset({"town", "city", "village", "province", "district", "region", "area", "country", "base", "camp"})
_IN_A_ROW = frozenset({"latest", "first", "second", "third", "fourth", "fifth"})
_LASTS = frozenset({"continue", "last", "go"})
_RELATIVE = frozenset({"which", "that", "who", "whom", "whose", "where"})
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def sentence_of(draft: Draft) -> Span:
    """Return the stretch of the sentence that a draft stands in."""
    first, last = draft.tree.sentences[draft.sentence]
    return draft.tree.span(first, last - 1)


def when(
    found: Found, draft: Draft, span: Span, attribution: Attribution | None, beside: Sequence[Draft]
) -> DateMention | None:
    """Return the date of a draft: among its own words, with *since*, then in its clause; None where none is its own."""
    told = because(_named_by(found, draft), "dated.named_by") or because(
        counted_back(found, draft), "dated.counted_back"
    )
    if told is not None:
        return told
    core = draft.tree.span(draft.main.token, draft.main.token)
    inside = circumstances.dating(found.dates_at.within(span), attribution, found.dates_at)
    inside = _of_the_deed(draft, [d for d in inside if d.dates and not _of_another(draft, d, found.words)], found.words)
    own, free = _hung_on(draft, inside, beside)
    near = circumstances.nearest(_own_half(draft, own), core)
    if near is not None:
        return because(_spelt_out(draft, near, inside), "dated.inside")
    onward = because(since.from_then_on(found, draft), "dated.since")
    if onward is not None:
        return onward
    if apart(found, draft) is not None:
        return None
    around = circumstances.dating(found.dates_at.within(sentence_of(draft)), attribution, found.dates_at)
    around = [d for d in around if not _of_another(draft, d, found.words)]
    around = [d for d in around if draft.tree.clause[token_of(draft, d.span)] == draft.tree.clause[draft.predicate]]
    told_there, _ = _hung_on(draft, around, beside)
    clause = because(circumstances.nearest(told_there or (around if not inside else []), core), "dated.clause")
    behind = [d for d in inside if d.span.start >= core.end] if draft.main.nominal else []
    return clause or because(circumstances.nearest(free or behind or inside, core), "dated.inside")


def _spelt_out(draft: Draft, date: DateMention, beside: Sequence[DateMention]) -> DateMention:
    """*Six months ago, on March 1*, *on Monday, 3 May*: of two times side by side the one that is told more closely."""
    if date.size is None or date.size <= Size.DAY:
        return date
    text, base = draft.tree.raw, draft.tree.segment.span.start
    for other in beside:
        between = text[date.span.end - base : other.span.start - base] if other.span.start >= date.span.end else "x"
        if other.size is Size.DAY and between.strip() in {",", ", on", "-", "–", "—", "("}:
            return other
    return date


def _hung_on(
    draft: Draft, dates: Sequence[DateMention], beside: Sequence[Draft]
) -> tuple[list[DateMention], list[DateMention]]:
    """Part the dates that hang on a draft's words from those that hang on no draft's."""
    own = {draft.main.token, *draft.tokens()}
    theirs = {t for other in beside if other is not draft for t in (other.predicate, other.main.token)} - own
    ours = own | ({draft.predicate} - theirs)  # of *arrested over the killing of X* the verb is the arrest's
    holders = [(d, _holder(draft.tree, token_of(draft, d.span), ours | theirs)) for d in dates]
    return [d for d, at in holders if at in ours], [d for d, at in holders if at not in ours | theirs]


def _own_half(draft: Draft, dates: list[DateMention]) -> list[DateMention]:
    """*Killed five on Sunday and six on Monday*: of two dates of one verb its own is not the one beyond *and*."""
    tree, at = draft.tree, draft.main.token
    joins = [t for t in range(at + 1, len(tree.low)) if tree.dep[t] == "cc" and tree.sentence[t] == draft.sentence]
    here = [d for d in dates if not any(at < t < token_of(draft, d.span) for t in joins)]
    return here if len(dates) > 1 and here else dates


def _holder(tree: Tree, token: int, words: set[int]) -> int:
    """Return what a date hangs on: the first word of a draft above it, or the verb of its clause."""
    at = token
    for _ in range(16):
        if at in words or tree.pos[at] == "VERB" or tree.head[at] == at:
            return at
        at = tree.head[at]
    return at


def _named_by(found: Found, draft: Draft) -> DateMention | None:
    """*Since 2013, when 86 people were killed*: the time that a clause with *when* describes is its own."""
    tree, head = draft.tree, draft.tree.clause[draft.predicate]
    if tree.dep[head] not in {"relcl", "advcl"} or not any(tree.low[c] == "when" for c in tree.children[head]):
        return None
    opening = tree.edges[head][0]
    described = found.dates_at.within(sentence_of(draft))
    before = [d for d in described if d.when is not None and d.span.end <= tree.span(opening, opening).start]
    last = before[-1] if before else None
    if last is None or tree.raw[last.span.end - tree.segment.span.start :].lstrip(" ,")[:4].lower() != "when":
        return None
    return replace(last, part_of=None)


def apart(found: Found, draft: Draft) -> DateMention | None:
    """*Four days after a bomb killed ten*: the words that put a draft so long before or after what they stand with."""
    tree, at = draft.tree, draft.main.token
    for _ in range(8):
        side = at if tree.low[at] in {"after", "before"} else _mark(tree, at)
        if side is not None:
            reach = tree.span(side, side)
            leaning = found.dates_at.within(Span(max(0, reach.start - 40), reach.end))
            return next((d for d in leaning if d.leans is not None and d.span.start <= reach.start < d.span.end), None)
        joined = tree.dep[at] == "conj" and tree.own_subject(at) is not None  # a clause of its own: *…, and buses left*
        if joined or tree.head[at] == at:
            return None
        at = tree.head[at]
    return None


def _mark(tree: Tree, verb: int) -> int | None:
    return next((c for c in tree.children[verb] if tree.dep[c] == "mark" and tree.low[c] in {"after", "before"}), None)


def counted_back(found: Found, draft: Draft) -> DateMention | None:
    """*Killed on Monday, four days after a bomb killed ten*: the second fell four days before the Monday."""
    leaning = apart(found, draft)
    if leaning is None or not leaning.leans or _bounded(draft, leaning):
        return None
    if (today := _comes(found, draft)) is not None:
        return replace(leaning, when=When(f"{When.of_days(today - dt.timedelta(leaning.leans)).edtf}~"), size=Size.DAY)
    own = draft.tree.span(draft.main.token, draft.main.token)
    days = [
        d
        for d in found.dates_at.within(sentence_of(draft))
        if d.dates and d.size is Size.DAY and d.when is not None and d.span.end <= leaning.span.start
    ]
    day = days[-1].when.first_day if days and days[-1].when and own.start > leaning.span.start else None
    if day is None:
        return None
    return replace(days[-1], when=When.of_days(day - dt.timedelta(leaning.leans)))


def _comes(found: Found, draft: Draft) -> dt.date | None:
    """*The raid comes two days after a bomb killed ten*: what is told in the present is of the report's day."""
    tree, published = draft.tree, found.parsed.report.published
    above = tree.head[draft.predicate]
    now = tree.lemma[above] == "come" and tree.tag[above] in {"VBZ", "VBP"}
    return published.first_day if now and published is not None and published.first_day == published.last_day else None


def _bounded(draft: Draft, leaning: DateMention) -> bool:
    """*Not a day after*, *less than a week after*: a bound and not a distance, from which no day can be counted."""
    before = token_of(draft, leaning.span) - 1
    return before >= 0 and draft.tree.low[before] in {"not", "than", "within", "over", "nearly", "almost", "under"}


def _of_the_deed(draft: Draft, dates: list[DateMention], words: Ontology) -> list[DateMention]:
    """*Confirmed today was the capture on April 2*: beside a verb of reporting a date is not the deed's."""
    tree = draft.tree
    deed = [d for d in dates if tree.lemma[tree.head[token_of(draft, d.span)]] not in words.reports]
    return deed or dates


def _of_another(draft: Draft, date: DateMention, words: Ontology) -> bool:
    """*Arrested over Saturday's attack*, *the first raid since May*: the date is another happening's."""
    tree, own = draft.tree, {draft.main.token, draft.predicate, *draft.tokens()}
    at = token_of(draft, date.span)
    if since.of_others(draft, date.span) is not None:
        return True
    if _compares(tree, at, draft, date) or is_of_the_rest(draft, date, words) or of_the_truce(draft, date, words):
        return True
    if of_what_followed(draft, date, words) or of_a_description(draft, at, words):
        return True
    for _ in range(6):
        if at in own or tree.head[at] == at or tree.pos[at] == "VERB":
            return False
        above = tree.head[at]
        if tree.pos[at] in {"NOUN", "PROPN"} and tree.dep[at] == "pobj" and tree.low[above] in _APART:
            senses = words.nouns.by_first.get(tree.lemma[at], ())
            return any(_is_deed(sense.event) for phrase, sense in senses if len(phrase) == 1)
        at = above
    return False


def of_a_description(draft: Draft, at: int, words: Ontology) -> bool:
    """*Damaged the opera house, which was opened in 2004*: the time says which house it is, or who somebody is.

    Not where the clause tells a deed (*a helicopter that was shot down on Monday*), or in the present, in which the
    time hangs on it by a misreading (*a bridge that links two banks last week*).
    """
    tree, verb = draft.tree, aftermath.verb_of(draft.tree, at)
    if tree.dep[verb] == "advcl" and tree.dep[tree.head[verb]] == "relcl":
        verb = tree.head[verb]  # *in a district that was the front line before troops took the city in May*
    opened = any(tree.low[c] in _RELATIVE for c in range(tree.edges[verb][0], verb))
    if tree.sentence[at] != draft.sentence or tree.dep[verb] != "relcl" or not opened:
        return False
    if tree.tag[verb] in {"VBZ", "VBP"} or tree.lemma[verb] in words.happens | counted.BEGINS | _LASTS:
        return False
    if any(tree.under(t, verb) for t in (draft.main.token, draft.predicate, *draft.tokens())):
        return False
    noun = tree.head[verb]
    if tree.lemma[noun] in counted.WARS | _GROUNDS or tree.pos[noun] == "PROPN":
        return True
    thing = tree.lemma[noun] in words.objects or words.is_people(tree.lemma[noun])
    return thing and not any(_is_deed(sense.event) for sense in words.verbs.get(tree.lemma[verb], ()))


def of_the_truce(draft: Draft, date: DateMention, words: Ontology) -> bool:
    """*A violation of the truce agreed in April*, *the truce that began on Friday collapsed*: that day is the truce's.

    It is the draft's own where the draft tells just that of the truce, or what was to be and came to nothing.
    """
    tree, at = draft.tree, token_of(draft, date.span)
    while tree.pos[at] not in {"VERB", "AUX"} and tree.head[at] != at:
        at = tree.head[at]
    noun = tree.head[at]
    if tree.dep[at] not in {"acl", "relcl"} or at in {draft.predicate, draft.main.token, draft.truce_word}:
        return False
    if draft.main.sense.event.kind is Kind.TRUCE and draft.truce in {None, Status.NOT_OCCURRED, Status.PLANNED}:
        return False
    if _at_once(tree, draft.predicate):
        return False
    senses = words.nouns.by_first.get(tree.lemma[noun], ())
    return any(sense.event.kind is Kind.TRUCE and sense.event.family == "truce" for _, sense in senses)


def _at_once(tree: Tree, verb: int) -> bool:
    """*Was broken within minutes*: on the same day."""
    for child in tree.children[verb]:
        span = tree.child(child, "pobj") if tree.low[child] in {"within", "after", "in"} else None
        if tree.low[child] in _AT_ONCE or (span is not None and tree.lemma[span] in _AT_ONCE):
            return True
    return False


def of_what_followed(draft: Draft, date: DateMention, words: Ontology) -> bool:
    """*Reports released Monday tell how he shot himself*, *an autopsy was done on Monday and showed*: days after it."""
    tree, own = draft.tree, frozenset({draft.main.token, draft.predicate, *draft.tokens()})
    if draft.main.sense.event.family not in _DEEDS:
        return False
    at = tree.at(date.span)
    if at is not None and tree.sentence[at[0]] == draft.sentence and aftermath.is_of_care(tree, at[0]):
        return True
    if at is None or tree.sentence[at[0]] != draft.sentence or any(tree.under(at[0], t) for t in draft.tokens()):
        return False  # *the 2 May shooting*
    verb = aftermath.verb_of(tree, at[0])
    told = verb in own or any(tree.head[t] == verb and tree.dep[t] in {"nsubj", "nsubjpass"} for t in own)
    if told or verb < draft.main.token < at[0]:
        return False  # *arrested over the killing of a man on 2 May*
    return aftermath.is_after(tree, date, words, own) or _describes_another(draft, verb, words)


def _describes_another(draft: Draft, verb: int, words: Ontology) -> bool:
    """*Records released on Monday tell of it*, *a man shot on Monday is kin of a girl who was killed*."""
    tree, noun = draft.tree, draft.tree.head[verb]
    if tree.dep[verb] not in {"acl", "relcl"} or tree.under(draft.main.token, verb):
        return False
    if tree.lemma[noun] in words.papers:
        return True
    theirs = tree.under(noun, draft.predicate) or noun in draft.tokens()
    return words.is_people(tree.lemma[noun]) and not theirs and tree.dep[draft.predicate] in {"acl", "relcl"}


def is_of_the_rest(draft: Draft, mention: DateMention, words: Ontology) -> bool:
    """*The man who killed five was arrested on Monday*: what only says who it was lies not on the day of the arrest."""
    tree, at, reach = draft.tree, draft.predicate, draft.tree.at(mention.span)
    if reach is None or tree.sentence[reach[0]] != draft.sentence:
        return False
    date = reach[0]
    for _ in range(8):
        above = tree.head[at]
        if above == at or tree.under(date, at):
            return False
        if tree.dep[at] in {"relcl", "acl"} and tree.pos[above] in {"NOUN", "PROPN", "ADJ", "PRON"}:
            break
        if tree.tag[at] == "VBN" and tree.dep[at] in {"nsubj", "nsubjpass"}:
            break  # *the 14-year-old accused of it appeared in court*
        at = above
    else:
        return False
    whom = tree.head[at] if tree.dep[at] in {"relcl", "acl"} else at
    person = words.is_people(tree.lemma[whom]) or tree.pos[whom] in {"PROPN", "PRON", "VERB"} or tree.low[whom] == "old"
    verb = tree.head[date]
    while tree.pos[verb] not in {"VERB", "AUX"} and tree.head[verb] != verb:
        verb = tree.head[verb]
    return person and tree.lemma[verb] in words.procedure and tree.under(at, verb)


def _is_deed(event: EventType) -> bool:
    return event.family in _DEEDS


def _compares(tree: Tree, at: int, draft: Draft, date: DateMention) -> bool:
    """*The deadliest attack since 2017*, *the latest raid in recent weeks*: the time of what it is held against."""
    likened = any(tree.tag[c] == "JJS" or tree.low[c] in _IN_A_ROW for c in tree.children[draft.main.token])
    if likened and draft.main.nominal and date.when is not None and (date.when.least_days or 0) > 1:
        return True
    before = next((t for t in range(at, max(at - 6, -1), -1) if tree.low[t] == "since"), None)
    return before is not None and since.measures(draft, before)


def in_time(mention: DateMention | None, mood: Mood, draft: Draft) -> DateMention | None:
    """A bare weekday of what took place is the last one, of what is planned the next, whatever the verb beside it.

    What a deed is done for (*a raid to arrest two men on Friday*) lies on the deed's day.
    """
    if mention is None or mention.when is None or not _WEEKDAYS & set(mention.text.lower().split()):
        return mention
    day = mention.when.first_day
    done = mood.modality is Modality.ASSERTED and mood.status in {Status.OCCURRED, Status.ONGOING}
    back = (done or _of_what_was_done(draft)) and mention.direction > 0
    ahead = mood.modality is Modality.PLANNED and mention.direction < 0 and not _is_purpose(draft)
    if day is None or mention.when.days != 1 or not (back or ahead):
        return mention
    turned = replace(mention, when=When.of_days(day + dt.timedelta(days=-7 if back else 7)))
    return because(turned, "dated.turned_back" if back else "dated.turned_on")


def _of_what_was_done(draft: Draft) -> bool:
    """*Conducted an operation to capture him Wednesday*: a purpose of what was done lies on its day, which is past."""
    tree = draft.tree
    return _is_purpose(draft) and tree.tag[tree.clause[tree.head[draft.predicate]]] == "VBD"


def _is_purpose(draft: Draft) -> bool:
    tree, at = draft.tree, draft.predicate
    return tree.dep[at] in {"acl", "advcl"} and any(tree.low[c] == "to" for c in tree.children[at])


def token_of(draft: Draft, span: Span) -> int:
    """Return the first token of a stretch of words; the draft's main word where they lie elsewhere."""
    reach = draft.tree.at(span)
    return reach[0] if reach else draft.main.token
