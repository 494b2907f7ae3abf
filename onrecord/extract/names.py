"""Finds who is named: entities that the knowledge lists, and bodies composed of a state and one of its organs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.extract.clauses import Tree, trees
from onrecord.extract.parsed import Parsed
from onrecord.knowledge import Entity, EntityKind, NameIndex, Scope
from onrecord.knowledge.speech import speech
from onrecord.values import Span

_REACH = 7  # tokens from a demonym to the organ that makes it a body: "state-run Arab news agency" needs five
_PRESS = frozenset({"media", "television", "tv", "agency", "radio", "newspaper", "channel", "broadcaster"})
_STATE_WORDS = frozenset({"state", "official", "state-run", "state-owned", "state-funded", "national", "government"})
_OF_ORGANS = frozenset({"ministry", "department", "office", "directorate", "committee", "council"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMention:
    """A known name, or a body composed of one (*the Freedonian army*), where it stands.

    `name` is canonical: the entity's, or for a composed body that nothing lists the words without their
    determiner. `entity` is then None and `state` the entity it belongs to. `segment` counts in
    `Parsed.segments`, `first` and `last` are token numbers in its doc, `last` not included.
    """

    span: Span
    text: str
    name: str
    entity: Entity | None
    state: Entity | None
    segment: int
    first: int
    last: int

    @property
    def entity_id(self) -> str | None:
        """The entity's id; for a composed body that nothing lists, that of the state it belongs to."""
        answering = self.entity or self.state
        return answering.id if answering else None

    @property
    def listed(self) -> bool:
        return self.entity is not None

    @property
    def is_person(self) -> bool:
        return self.entity is not None and self.entity.kind is EntityKind.PERSON


@dataclass(frozen=True, slots=True)
class _States:
    """How states are named besides their names: by demonym, by the seat that speaks for them."""

    adjectives: NameIndex
    seats: dict[str, Entity]


_MADE: dict[tuple[int, tuple[str, ...]], tuple[dict[str, Entity], _States]] = {}


def _states(scope: Scope) -> _States:
    """The states of a scope's entities, made once; the entities are kept with it, so that their id stays theirs."""
    packs = tuple(pack.id for pack in scope.packs)
    key = (id(scope.entities), packs)
    if key not in _MADE:
        _MADE[key] = (scope.entities, _states_of(packs, scope.entities.values()))
    return _MADE[key][1]


def _states_of(packs: tuple[str, ...], entities: Iterable[Entity]) -> _States:
    adjectives = NameIndex()
    seats: dict[str, Entity] = {}
    for entity in entities:
        if entity.pack is not None and entity.pack not in packs:
            continue
        for word in entity.demonyms:
            adjectives.add(word, entity)
        if entity.kind is EntityKind.STATE:
            for name in (entity.name, *entity.aliases):
                adjectives.add(name, entity)
                adjectives.add(name + "s", entity)  # a possessive whose apostrophe was stripped
        seats.update({seat.casefold(): entity for seat in entity.seats})
    return _States(adjectives, seats)


def seat_of(scope: Scope, words: str) -> Entity | None:
    """Return the state that a place stands for where it speaks (*the capital said*), or None."""
    return _states(scope).seats.get(words.casefold())


def state_of(scope: Scope, words: str) -> Entity | None:
    """Return the one state that a demonym or a state's name means, or None."""
    found = {e.id: e for e in _states(scope).adjectives.get(words)}
    return next(iter(found.values())) if len(found) == 1 else None


def states_named(scope: Scope, text: str) -> Iterator[Entity]:
    """Yield the state of each name or demonym of one in a text, in order."""
    for _, values in _states(scope).adjectives.find(text):
        state = _meant(values)
        if state is not None and state.kind is EntityKind.STATE:
            yield state


def find(parsed: Parsed, laid_out: list[Tree] | None = None) -> tuple[NameMention, ...]:
    """Return the names of a report in the order of the text, none overlapping another.

    Of a name that several entities bear, the one of a pack that fits the report is meant; where that
    leaves several, the name says nothing and is left out.
    """
    states = _states(parsed.scope)
    found: list[NameMention] = []
    for tree in laid_out if laid_out is not None else trees(parsed.segments):
        composed = list(_composed(tree, parsed.scope, states))
        listed = [m for m in _listed(tree, parsed.scope) if not _inside(m, composed)]
        composed = [m for m in composed if not _overlaps(m, listed)]
        found += sorted((*listed, *composed), key=lambda m: m.span)
    return tuple(found)


def _inside(mention: NameMention, composed: list[NameMention]) -> bool:
    return any(m.first <= mention.first and mention.last <= m.last and m.last - m.first > 1 for m in composed) and not (
        mention.last - mention.first > 1 and any(m.first == mention.first and m.last == mention.last for m in composed)
    )


def _overlaps(mention: NameMention, others: list[NameMention]) -> bool:
    return any(mention.first < o.last and o.first < mention.last for o in others)


def _listed(tree: Tree, scope: Scope) -> Iterator[NameMention]:
    base = tree.segment.span.start
    text = tree.raw
    for span, values in scope.names.find(text):
        entity = _meant(values)
        tokens = tree.at(Span(base + span.start, base + span.end))
        if entity is None or tokens is None:
            continue
        yield NameMention(
            span=Span(base + span.start, base + span.end),
            text=span.of(text),
            name=entity.name,
            entity=entity,
            state=None,
            segment=tree.number,
            first=tokens[0],
            last=tokens[1] + 1,
        )


def _meant(values: list[Entity]) -> Entity | None:
    unique = {e.id: e for e in values}
    if len(unique) > 1:
        in_pack = {k: e for k, e in unique.items() if e.pack}
        unique = in_pack or unique
    return next(iter(unique.values())) if len(unique) == 1 else None


def _composed(tree: Tree, scope: Scope, states: _States) -> Iterator[NameMention]:
    base = tree.segment.span.start
    taken = -1
    for span, values in states.adjectives.find(tree.raw):
        state = _meant(values)
        tokens = tree.at(Span(base + span.start, base + span.end))
        if state is None or tokens is None or tokens[0] <= taken:
            continue
        last = _organ_end(tree, tokens[1] + 1)
        if last is None:
            continue
        taken = last
        stretch = tree.span(tokens[0], last)
        words = tree.raw[stretch.start - base : stretch.end - base]
        entity = _meant(scope.names.get(words)) or _variant(scope, tree, state, tokens, last)
        yield NameMention(
            span=stretch,
            text=words,
            name=entity.name if entity else words,
            entity=entity,
            state=None if entity else state,
            segment=tree.number,
            first=tokens[0],
            last=last + 1,
        )


def _organ_end(tree: Tree, at: int) -> int | None:
    """Return the last token of the organ that follows a state's name, or None where none does."""
    known = speech()
    organs, between = known.words("bodies.organs"), known.words("bodies.organ_words")
    end: int | None = None
    seen: set[str] = set()
    limit = min(len(tree), at + _REACH)
    while at < limit:
        low = tree.low[at]
        if low in {"'s", "'", "-"}:
            at += 1
            continue
        if low in organs and not (low in _PRESS and not seen & _STATE_WORDS):
            end = at
        elif low not in between and not (end is None and low in _PRESS):
            break
        seen.add(low)
        at += 1
    if end is not None and tree.low[end] in _OF_ORGANS:
        end = _of_phrase(tree, end)
    return end


def _of_phrase(tree: Tree, end: int) -> int:
    """Extend *Ministry* over *of Foreign Affairs*."""
    words = speech().words("bodies.organ_words")
    at = end + 1
    if at >= len(tree) or tree.low[at] not in {"of", "for"}:
        return end
    last = end
    for step in range(at + 1, min(len(tree), at + 6)):
        if tree.low[step] in words:
            last = step
        elif tree.low[step] not in {"and", "the"}:
            break
    return last


def _variant(scope: Scope, tree: Tree, state: Entity, tokens: tuple[int, int], last: int) -> Entity | None:
    """Look a composed body up under the other ways to write it: *X's ministry of defence*, *Xian defense ministry*."""
    rest = [tree.text[i] for i in range(tokens[1] + 1, last + 1) if tree.low[i] not in {"'s", "'"}]
    if len(rest) >= 3 and rest[1].lower() in {"of", "for"}:
        rest = [*(w for w in rest[2:] if w.lower() not in {"and", "the"}), rest[0]]
    organ = " ".join(rest)
    for spelling in {organ, organ.replace("efence", "efense"), organ.replace("efense", "efence")}:
        for owner in (state.name, *state.demonyms[:1], *state.aliases):
            for name in (f"{owner} {spelling}", f"{owner} {spelling}".title()):
                entity = _meant(scope.names.get(name))
                if entity:
                    return entity
    return None
