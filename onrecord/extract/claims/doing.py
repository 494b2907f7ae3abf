"""Who goes on doing: *they*, *it*, *he*, *the group*, *the attack* take up who acts in the sentences before."""

from onrecord.extract.claims import parties
from onrecord.extract.claims.found import Found
from onrecord.extract.claims.telling import Telling
from onrecord.extract.clauses import Tree
from onrecord.extract.grounds import because
from onrecord.model import Kind, Named, Section
from onrecord.values import Span

_MEMORY = 2  # sentences over which a doer told before holds; a paragraph's first sentence follows the last of another
_KNOWN = frozenset({"the", "this", "that"})
_BODIES = frozenset({"group", "organisation", "organization", "movement", "militia", "faction", "network", "gang"})
_MANY = frozenset({"NNS", "NNPS"})


def carry(found: Found, told: list[Telling]) -> None:
    """Give what is told without a doer the one whom its words take up; `told` is in the order of the text."""
    doing: Telling | None = None
    for item in told:
        if item.draft.main.sense.event.kind is not Kind.VIOLENCE:
            continue
        after = _distance(item, doing) if doing is not None else None
        if doing is not None and after is not None:
            if item.actors and after > 0:
                item.actors = _by_name(found, item, doing)
            elif not item.actors and _goes_on_with(found, item, doing, after):
                item.actors = because(doing, "actor.goes_on", to=item).actors
        if item.actors:
            doing = item


def _distance(item: Telling, doing: Telling) -> int | None:
    """Sentences from one claim to the next, also over the end of a paragraph; None where it is too far."""
    ours, theirs = item.draft.tree, doing.draft.tree
    after = item.draft.sentence - doing.draft.sentence
    if ours is not theirs:
        body = ours.segment.section is Section.BODY and theirs.segment.section is Section.BODY
        if not body or ours.number != theirs.number + 1 or item.draft.sentence > 0:
            return None
        after += len(theirs.sentences)
    return after if 0 <= after <= _MEMORY else None


def _by_name(found: Found, item: Telling, doing: Telling) -> tuple[Named, ...]:
    """*Fighters of the North Front raided a base. The group killed 11*: the name that *the group* takes up, or its own.

    A body's own name is taken, not that of its men.
    """
    own, tree = item.actors, item.draft.tree
    if len(own) != 1 or own[0].id is not None or own[0].span is None or len(doing.actors) != 1:
        return own
    before, at = doing.actors[0], tree.at(own[0].span)
    if at is None or at[0] != at[1] or before.span is None:
        return own
    if tree.lemma[at[0]] not in _BODIES or tree.low[at[0] - 1] not in _KNOWN:
        return own
    known = [n for n in found.names_at.within(before.span.start, before.span.end) if n.entity_id]
    if known:
        named = Named(name=known[-1].text, id=known[-1].entity_id, span=known[-1].span)
        return because((named,), "actor.goes_on_as", words=known[-1].span)
    proper = any(doing.draft.tree.pos[t] == "PROPN" for t in _tokens(doing.draft.tree, before.span))
    return because((before,), "actor.goes_on_as", words=before.span) if proper else own


def _tokens(tree: Tree, span: Span) -> range:
    first, last = tree.at(span) or (0, -1)
    return range(first, last + 1)


def _goes_on_with(found: Found, item: Telling, doing: Telling, after: int) -> bool:
    """*The gunmen stormed the hotel. They killed 12*: the next sentence takes the doer up by a pronoun."""
    pronoun = parties.taken_up(item.draft)
    if pronoun in {"they", "it", "he", "she"} and (after > 0 or pronoun == "they"):
        return _agrees(found, pronoun, doing)
    return after > 0 and item.draft.tree is doing.draft.tree and _the_same(item, doing)


def _agrees(found: Found, pronoun: str, doing: Telling) -> bool:
    """Whether a pronoun can stand for those who act: *they* for several, *it* for a body, *he* for one person."""
    tokens = _tokens(doing.draft.tree, doing.actors[0].span) if doing.actors[0].span is not None else range(0)
    if not tokens:
        return False
    tree, head = doing.draft.tree, tokens[-1]
    several = len(doing.actors) > 1 or tree.tag[head] in _MANY
    person = tree.segment.doc[head].ent_type_ == "PERSON" or found.words.is_people(tree.lemma[head])
    if pronoun == "they":
        return several or not person
    if pronoun == "it":
        return not several and not person
    return not several and person


def _the_same(item: Telling, doing: Telling) -> bool:
    """*The army bombarded the camp. The attack killed 16*: the next sentence takes the blow up by a noun with *the*."""
    told = doing.draft.main.sense.event
    if told.family not in {"attack", "battle"} or item.mood.modality is not doing.mood.modality:
        return False
    tree = item.draft.tree
    for trigger in (item.draft.main, *item.draft.causes):
        known = any(tree.low[c] in _KNOWN for c in tree.children[trigger.token])
        fits = trigger.sense.event.id in {told.id, doing.event, "attack"}
        if trigger.nominal and known and fits:
            return True
    return False
