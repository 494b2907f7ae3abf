"""Times after *since*: *killed since the truce collapsed on 19 September* is from that day on, and not of that day."""

from dataclasses import replace

from onrecord.extract.claims.drafts import Draft
from onrecord.extract.claims.found import Found
from onrecord.extract.clauses import Tree
from onrecord.extract.dates.mentions import DateMention
from onrecord.values import Span, When

_STEPS = 8  # words climbed from a date to *since*
_WITHIN = frozenset({"pcomp", "acl"})  # verbs that end no phrase: *since erupting in May*, *since raids begun in May*
_BEFORE = 14  # tokens before *since* in which a superlative measures by it
_ABOVE = 12  # words climbed from a claim's word to the verb that *since* hangs on


def from_then_on(found: Found, draft: Draft) -> DateMention | None:
    """Return the time of a claim with which *since* and a date in its phrase or clause go, to the report's day."""
    first, end = draft.tree.sentences[draft.sentence]
    for date in found.dates_at.within(draft.tree.span(first, end - 1)):
        since = of_others(draft, date.span) if date.dates else None
        if since is not None and goes_with(draft, since) and not measures(draft, since):
            return to_the_report(found, date)
    return None


def to_the_report(found: Found, date: DateMention) -> DateMention | None:
    """Return the stretch from a day to that of the report, where both are known."""
    published = found.parsed.report.published
    first = date.when.first_day if date.when is not None else None
    last = published.last_day if published is not None else None
    if first is None or last is None or first >= last:
        return None
    return replace(date, when=When.of_days(first, last))


def of_others(draft: Draft, date: Span) -> int | None:
    """Return the *since* in whose phrase or clause a date stands, other words between them, and the claim does not.

    Of *since May* the time is read as a stretch by itself.
    """
    tree, reach = draft.tree, draft.tree.at(date)
    if reach is None or "since" in tree.low[max(0, reach[0] - 1) : reach[0] + 1]:
        return None
    at = reach[0]
    for _ in range(_STEPS):
        mark = next((c for c in tree.children[at] if tree.low[c] == "since" and tree.dep[c] == "mark"), None)
        since = at if tree.low[at] == "since" else mark
        if since is not None:
            inside = since if since == at else tree.head[since]
            return None if tree.under(draft.main.token, inside) or tree.under(draft.predicate, inside) else since
        ends = tree.pos[at] in {"VERB", "AUX"} and tree.dep[at] not in _WITHIN
        if tree.head[at] == at or ends:
            return None
        at = tree.head[at]
    return None


def goes_with(draft: Draft, since: int) -> bool:
    """Whether *since* hangs on the verb or noun of a claim, on what that hangs on, or on a verb joined to it."""
    tree = draft.tree
    holder = tree.head[tree.head[since]] if tree.dep[since] == "mark" else tree.head[since]
    joined = {holder}
    while tree.dep[holder] == "conj" and tree.head[holder] != holder:
        holder = tree.head[holder]
        joined.add(holder)
    for start in (draft.main.token, draft.predicate):
        at = start
        for _ in range(_ABOVE):
            if at in joined:
                return True
            if tree.head[at] == at:
                break
            at = tree.head[at]
    return False


def measures(draft: Draft, since: int) -> bool:
    """*The deadliest attack since 2017*: the time since which nothing was like it is not its own."""
    tree = draft.tree
    if tree.sentence[since] != draft.sentence:
        return False
    before = range(max(since - _BEFORE, tree.sentences[draft.sentence][0]), since)
    return any(_is_superlative(tree, t) for t in before)


def _is_superlative(tree: Tree, token: int) -> bool:
    if tree.low[token] == "first":
        return tree.dep[token] in {"attr", "amod", "appos", "conj"}
    if tree.low[token] == "most" and tree.pos[tree.head[token]] not in {"ADJ", "ADV"}:
        return False  # *20 people, most of them women, have been killed since May*
    return tree.tag[token] in {"JJS", "RBS"} and tree.low[token - 1] != "at"
