"""Says who a noun phrase, a pronoun, a surname or a role word that speaks stands for, and who answers for it."""

from dataclasses import dataclass

from onrecord.extract.attribution_cues import speaker_run
from onrecord.extract.attribution_types import Origin
from onrecord.extract.clauses import Tree
from onrecord.extract.names import NameMention, seat_of, state_of
from onrecord.extract.parsed import Parsed
from onrecord.extract.speakers_people import Body, Named, Office, People, Somebody, is_person_name, named_at
from onrecord.knowledge import Entity, EntityKind, Scope, fold
from onrecord.knowledge.speech import speech
from onrecord.model import OriginBasis, Report, Role, Speaker
from onrecord.values import Span

_FIRST_PERSONS = frozenset({"i", "we", "me", "us", "our", "my"})
_HE_SHE = {"he": False, "she": True, "him": False, "her": True, "his": False}
_OTHERS = frozenset(
    {"another", "others", "some", "many", "one", "two", "three", "several", "other", "most", "few", "both"}
)
_RELATIVES = frozenset({"who", "which", "that", "what"})
_DETERMINERS = frozenset({"the", "a", "an", "this", "these", "those", "its", "their", "his", "her", "that", "our"})
_BODY_LINKS = frozenset({"of", "from", "in", "at", "with", "inside", "within", "by", "for", "to", "close"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks in one place: the link of the chain, who answers, and the words that say so.

    `link` is None where the publisher speaks in its own voice; `person` is who a later *he* may be.
    """

    span: Span
    link: Speaker | None
    origin: Origin
    person: Somebody | None = None
    plural: bool = False
    words: frozenset[str] = frozenset()


def publisher_entity(parsed: Parsed) -> Entity | None:
    """Return the listed entity that the report's publisher is, or None."""
    name = parsed.report.publisher
    if name is None:
        return None
    found: dict[str, Entity] = {e.id: e for e in parsed.scope.names.get(name)}
    if not found:
        folded = fold(name)
        found = {
            e.id: e for e in parsed.scope.entities.values() if folded in {fold(n) for n in (e.id, e.name, *e.aliases)}
        }
    press = {k: e for k, e in found.items() if e.kind is EntityKind.PUBLISHER} or found
    return next(iter(press.values())) if len(press) == 1 else None


def publisher_origin(parsed: Parsed, *, first_hand: bool = False) -> Origin:
    """Return who answers where nobody is named: the publisher; no name where none is known."""
    entity = publisher_entity(parsed)
    basis = OriginBasis.PUBLISHER_FIRST_HAND if first_hand else OriginBasis.PUBLISHER_UNATTRIBUTED
    return Origin(
        name=entity.name if entity else parsed.report.publisher, entity=entity.id if entity else None, basis=basis
    )


class Speakers:
    """Resolves speakers in the order of the text: what was said by whom before decides whom *he* means."""

    def __init__(self, parsed: Parsed, names: tuple[NameMention, ...], people: People) -> None:
        self.parsed = parsed
        self.scope: Scope = parsed.scope
        self.report: Report = parsed.report
        self.people = people
        self.publisher = publisher_entity(parsed)
        self._mentions: dict[int, list[NameMention]] = {}
        for mention in names:
            self._mentions.setdefault(mention.segment, []).append(mention)
        self._heard: list[Voice] = []

    def hear(self, voice: Voice) -> None:
        """Remember who spoke last."""
        self._heard.append(voice)

    @property
    def last(self) -> Voice | None:
        return self._heard[-1] if self._heard else None

    def mentions(self, tree: Tree) -> list[NameMention]:
        return self._mentions.get(tree.number, [])

    def resolve(self, tree: Tree, head: int, cue: int) -> Voice | None:
        """Return who the noun phrase around `head` is; None where nothing tells."""
        run = speaker_run(tree, head, cue)
        span = tree.span(*run)
        low = tree.low[head]
        if low in _FIRST_PERSONS or low in _RELATIVES:
            return None
        if tree.pos[head] == "PRON" and low not in _OTHERS and low not in {"someone", "everyone", "those"}:
            return self._pronoun(tree, head, span)
        named = self._named_in(tree, head, run)
        if named is not None:
            return self._of_person(named, span)
        mention = self._mention_in(tree, head, run)
        if mention is not None:
            return self._of_mention(tree, head, run, mention, span)
        return self._of_words(tree, head, run, span)

    # --- persons -----------------------------------------------------------------------------------

    def _named_in(self, tree: Tree, head: int, run: tuple[int, int]) -> Named | None:
        found = self.people.at(tree.number, head)
        if found is not None:
            return found
        mentions = self.mentions(tree)
        if any(m.first <= head < m.last for m in mentions) and not any(
            tree.dep[c] == "appos" and self.people.at(tree.number, c) for c in tree.children[head]
        ):
            holder = next(m for m in mentions if m.first <= head < m.last)
            return self.people.at(tree.number, holder.last) if holder.last <= run[1] else None
        for at in range(run[0], run[1] + 1):
            named = self.people.at(tree.number, at)
            if named is None or not self._beside(tree, head, named, at):
                continue
            return named
        if tree.pos[head] == "PROPN":
            return self._new_person(tree, head, run)
        return None

    def _beside(self, tree: Tree, head: int, named: Named, at: int) -> bool:
        """Whether a person named in a noun phrase is the one that the phrase is about: its apposition."""
        if at < head:
            return tree.low[named.last] in {",", "("} if named.last < len(tree) else False
        between = range(head + 1, named.first)
        return (
            all(tree.low[i] == "," or tree.pos[i] in {"PROPN", "ADJ", "SPACE"} for i in between)
            or tree.dep[at] == "appos"
            or (named.office is not None and any(tree.low[i] in named.office.words for i in (head,)))
        )

    def _new_person(self, tree: Tree, head: int, run: tuple[int, int]) -> Named | None:
        """A capitalised name that speaks and that the model took for no person."""
        first = head
        while first > run[0] and tree.pos[first - 1] == "PROPN" and tree.text[first - 1][:1].isupper():
            first -= 1
        titles = speech().words("speakers.titles")
        while first < head and tree.low[first] in titles:
            first += 1
        words = " ".join(tree.text[first : head + 1])
        known = self.people.called(words)
        has_title = first > 0 and tree.low[first - 1] in titles
        if known is None and not has_title:
            return None
        if not is_person_name(tree, first, head + 1, self.scope):
            return None
        named = named_at(tree, first, head + 1, self.mentions(tree), self.scope)
        self.people.add_speaker(named)
        return named

    def _of_person(self, named: Named, span: Span) -> Voice:
        who = self.people.called(named.name, named.entity)
        office = named.office
        if who is not None and (office is None or office.body is None):
            office = who.office if who.office is not None and who.office.body is not None else (office or who.office)
        entity = self.scope.entities.get(named.entity) if named.entity else None
        name = entity.name if entity else (who.name if who else named.name)
        origin = self._answering(name, entity, office)
        link = Speaker(
            name=name,
            role=Role.SPEAKER,
            span=span,
            title=office.title if office else None,
            entity=entity.id if entity else (office.body.entity if office and office.body and office.speaks else None),
            private=entity is None and not (office is not None and office.public),
        )
        return Voice(span=span, link=link, origin=origin, person=who, words=office.words if office else frozenset())

    def _answering(self, name: str, entity: Entity | None, office: Office | None) -> Origin:
        """Who answers for a person: the body whose office they held that day, by the knowledge or by the words."""
        held = [o for o in entity.offices if o.held_on(self.scope.day)] if entity else []
        if held:
            body = self.scope.entities[held[-1].of]
            return Origin(name=body.name, entity=body.id, basis=OriginBasis.OFFICE)
        if office is not None and office.speaks:
            body_by_words = office.body or self._spoken_for(office)
            if body_by_words is not None:
                return Origin(name=body_by_words.name, entity=body_by_words.entity, basis=OriginBasis.OFFICE)
        return Origin(name=name, entity=entity.id if entity else None, basis=OriginBasis.NAMED)

    def _spoken_for(self, office: Office) -> Body | None:
        """A spokesman whose body the words leave out speaks for the body that spoke last."""
        if not office.words & speech().words("speakers.spokesmen"):
            return None
        voice = self._last_body()
        return Body(name=voice.origin.name, entity=voice.origin.entity) if voice and voice.origin.name else None

    # --- pronouns ------------------------------------------------------------------------------------

    def _pronoun(self, tree: Tree, head: int, span: Span) -> Voice | None:
        low = tree.low[head]
        if low in _HE_SHE:
            female = _HE_SHE[low]
            for voice in reversed(self._heard):
                if voice.link is not None and self._can_be(voice, female):
                    return self._again(voice, span)
            return self._mentioned_person(tree, head, span, female)
        if low == "it":
            found = self._last_body()
            return self._again(found, span) if found else None
        if low == "they":
            for voice in reversed(self._heard[-3:]):
                if voice.plural or (voice.person is None and voice.link is not None):
                    return self._again(voice, span)
        return None

    def _can_be(self, voice: Voice, female: bool) -> bool:
        if voice.plural:
            return False
        if voice.person is not None:
            return voice.person.female is None or voice.person.female is female
        return voice.origin.basis is OriginBasis.UNNAMED_GROUP or bool(
            voice.words & speech().words("speakers.spokesmen")
        )

    def _mentioned_person(self, tree: Tree, head: int, span: Span, female: bool) -> Voice | None:
        """Nobody spoke before: the person named last before the pronoun."""
        here = tree.span(head, head).start
        for named in sorted(self.people.named, key=lambda n: -n.span.start):
            who = self.people.called(named.name, named.entity)
            if named.span.start < here and who is not None and who.female in {None, female}:
                return self._of_person(named, span)
        return None

    def _last_body(self) -> Voice | None:
        for voice in reversed(self._heard):
            if voice.person is None and voice.link is not None and not voice.plural:
                return voice
        return None

    def _again(self, voice: Voice, span: Span) -> Voice:
        link = voice.link
        again = Speaker(
            name=link.name, role=Role.SPEAKER, span=span, title=link.title, entity=link.entity, private=link.private
        ) if link else None  # fmt: skip
        return Voice(
            span=span, link=again, origin=voice.origin, person=voice.person, plural=voice.plural, words=voice.words
        )

    # --- bodies ---------------------------------------------------------------------------------------

    def _mention_in(self, tree: Tree, head: int, run: tuple[int, int]) -> NameMention | None:
        """The listed body that the noun phrase names, as its head or in apposition to it."""
        within = [m for m in self.mentions(tree) if m.first <= run[1] and m.last > run[0] and not m.is_person]
        own = next((m for m in within if m.first <= head < m.last), None)
        if own is not None:
            return own
        known = speech()
        if tree.lemma[head] not in known.words("speakers.body_words"):
            return None
        for mention in within:
            between = range(min(head + 1, mention.first), mention.first)
            if mention.first > head and all(tree.pos[i] in {"DET", "PUNCT", "SPACE", "ADJ", "NOUN"} for i in between):
                return mention
            if mention.last <= head and all(
                tree.low[i] in {"'s", "'"} or tree.pos[i] in {"NOUN", "ADJ"} for i in range(mention.last, head)
            ):
                return mention if mention.entity and mention.entity.kind is not EntityKind.STATE else None
        return None

    def _of_mention(self, tree: Tree, head: int, run: tuple[int, int], mention: NameMention, span: Span) -> Voice:
        nominal = tree.lemma[head]
        words = frozenset({nominal, *fold(mention.name).split(), *fold(mention.text).split()})
        if nominal in speech().words("speakers.people_without_name") and not (
            mention.entity and nominal in fold(mention.name).split()
        ):
            return self._group(tree, head, run, span, entity=mention.entity_id)
        if self._is_publisher(mention):
            return Voice(span=span, link=None, origin=publisher_origin(self.parsed), words=words)
        plural = (
            tree.tag[head] in {"NNS", "NNPS"} and mention.entity is not None and mention.entity.kind is EntityKind.PARTY
        )
        name = mention.name
        link = Speaker(name=name, role=Role.SPEAKER, span=span, title=None, entity=mention.entity_id)
        return Voice(
            span=span,
            link=link,
            origin=Origin(name=name, entity=mention.entity_id, basis=OriginBasis.NAMED),
            plural=plural,
            words=words,
        )

    def _is_publisher(self, mention: NameMention) -> bool:
        if mention.entity is not None and self.publisher is not None and mention.entity.id == self.publisher.id:
            return True
        publisher = self.report.publisher
        return publisher is not None and fold(publisher) == fold(mention.name)

    # --- words without a name -------------------------------------------------------------------------

    def _of_words(self, tree: Tree, head: int, run: tuple[int, int], span: Span) -> Voice | None:
        known = speech()
        lemma = tree.lemma[head]
        definite = any(tree.low[c] in {"the", "this"} for c in tree.children[head]) or tree.low[run[0]] == "the"
        within = [m for m in self.mentions(tree) if run[0] <= m.first and m.last <= run[1] + 1]
        if lemma in known.words("around.carriers"):
            return self._carried(tree, head, run, span)
        if lemma in known.words("speakers.staff") and any(self._is_publisher(m) for m in within):
            return Voice(span=span, link=None, origin=publisher_origin(self.parsed, first_hand=True))
        if (
            lemma in known.words("speakers.staff")
            and within
            and within[0].entity
            and within[0].entity.kind is EntityKind.PUBLISHER
        ):
            return self._of_mention(tree, within[0].first, run, within[0], span)
        if lemma in known.words("speakers.spokesmen") | known.words("speakers.heads"):
            return self._holder(tree, head, run, span, within)
        if (
            tree.pos[head] == "PROPN"
            and tree.text[head][:1].isupper()
            and lemma not in known.words("speakers.people_without_name")
        ):
            return self._by_words(tree, head, run, span)
        if definite and not any(tree.dep[c] in {"relcl"} for c in tree.children[head]):
            again = self._taken_up(tree, head, span, within)
            if again is not None:
                return again
        body = next((m for m in within if not m.is_person), None)
        return self._group(tree, head, run, span, entity=body.entity_id if body else self._state_in(tree, run))

    def _state_in(self, tree: Tree, run: tuple[int, int]) -> str | None:
        for at in range(run[0], run[1] + 1):
            state = state_of(self.scope, tree.text[at]) if tree.text[at][:1].isupper() else None
            if state is not None:
                return state.id
        return None

    def _carried(self, tree: Tree, head: int, run: tuple[int, int], span: Span) -> Voice | None:
        """A statement, a report, figures: their owner speaks, where the words tell who that is."""
        owners = [
            c for c in tree.children[head] if tree.dep[c] in {"poss", "compound", "nmod"} and run[0] <= c <= run[1]
        ]
        for child in tree.children[head]:
            if tree.low[child] in {"by", "from", "of", "for"} and tree.child(child, "pobj") is not None:
                owners.append(tree.child(child, "pobj") or child)
            if tree.dep[child] in {"acl"}:
                by = tree.child(child, "agent")
                owners += [c for c in tree.children[by]] if by is not None else []
        for owner in owners:
            if self.people.at(tree.number, owner) or any(m.first <= owner < m.last for m in self.mentions(tree)):
                voice = self.resolve(tree, owner, head if owner < head else run[1] + 1)
                if voice is not None:
                    return Voice(span=span, link=voice.link, origin=voice.origin, person=None, words=voice.words)
        if tree.low[run[0]] in {"the", "its", "this"} and tree.lemma[head] not in {
            "report",
            "evidence",
            "footage",
            "image",
        }:
            last = self.last
            if last is not None and last.link is not None:
                return self._again(last, span)
        return self._group(tree, head, run, span, entity=None)

    def _holder(
        self, tree: Tree, head: int, run: tuple[int, int], span: Span, within: list[NameMention]
    ) -> Voice | None:
        """*The spokesman*, *a ministry spokeswoman*, *its director*: the body answers where it can be told."""
        body = next((m for m in within if not m.is_person), None)
        words = frozenset({tree.lemma[head], tree.low[head]})
        if body is not None:
            name = _name_of(tree, run)
            basis = OriginBasis.OFFICE
            if tree.tag[head] in {"NNS", "NNPS"}:
                return self._group(tree, head, run, span, entity=body.entity_id)
            link = Speaker(name=name, role=Role.SPEAKER, span=span, title=name, entity=body.entity_id)
            return Voice(
                span=span, link=link, origin=Origin(name=body.name, entity=body.entity_id, basis=basis), words=words
            )
        for voice in reversed(self._heard):
            if voice.link is not None and words & voice.words:
                return self._again(voice, span)
        state = self._state_in(tree, run)
        if state is not None and words & speech().words("speakers.of_states"):
            name = _name_of(tree, run)
            entity = self.scope.entities[state]
            link = Speaker(name=name, role=Role.SPEAKER, span=span, title=name, entity=state)
            return Voice(
                span=span,
                link=link,
                origin=Origin(name=entity.name, entity=state, basis=OriginBasis.OFFICE),
                words=words,
            )
        return self._group(tree, head, run, span, entity=state)

    def _taken_up(self, tree: Tree, head: int, span: Span, within: list[NameMention]) -> Voice | None:
        """A role word that takes up an earlier speaker: *the group*, *the official*, *the sources*."""
        if any(m.entity is not None for m in within):
            return None
        known = speech()
        lemma = tree.lemma[head]
        bodily = lemma in known.words("speakers.body_words")
        for voice in reversed(self._heard):
            if voice.link is None:
                continue
            if lemma in voice.words:
                return self._again(voice, span)
            if (
                bodily
                and voice.person is None
                and not voice.plural
                and voice.origin.basis is OriginBasis.NAMED
                and lemma in {"group", "monitor", "organisation", "organization", "watchdog", "body", "agency"}
            ):
                return self._again(voice, span)
        if bodily:
            return self._mentioned_body(tree, head, span, lemma)
        return None

    def _mentioned_body(self, tree: Tree, head: int, span: Span, lemma: str) -> Voice | None:
        """A body that did not speak before but was named: *the observatory* after its full name."""
        here = tree.span(head, head).start
        listed = [m for ms in self._mentions.values() for m in ms if m.span.start < here and not m.is_person]
        for mention in sorted(listed, key=lambda m: -m.span.start):
            if lemma in fold(mention.name).split():
                link = Speaker(name=mention.name, role=Role.SPEAKER, span=span, entity=mention.entity_id)
                origin = Origin(name=mention.name, entity=mention.entity_id, basis=OriginBasis.NAMED)
                return Voice(span=span, link=link, origin=origin, words=frozenset(fold(mention.name).split()))
        return None

    def _by_words(self, tree: Tree, head: int, run: tuple[int, int], span: Span) -> Voice | None:
        """Somebody named whom nothing lists: a seat that stands for its state, a body or a person by their words."""
        seat = seat_of(self.scope, tree.text[head])
        if seat is not None:
            link = Speaker(name=seat.name, role=Role.SPEAKER, span=span, entity=seat.id)
            return Voice(span=span, link=link, origin=Origin(name=seat.name, entity=seat.id, basis=OriginBasis.NAMED))
        name = _name_of(tree, _core(tree, head, run))
        body = bool(set(fold(name).split()) & speech().words("persons.not_person_words"))
        private = not body and is_person_name(tree, head, head + 1, self.scope)
        link = Speaker(name=name, role=Role.SPEAKER, span=span, private=private)
        words = frozenset(fold(name).split()) | {tree.lemma[head]}
        return Voice(span=span, link=link, origin=Origin(name=name, entity=None, basis=OriginBasis.NAMED), words=words)

    def _group(self, tree: Tree, head: int, run: tuple[int, int], span: Span, entity: str | None) -> Voice:
        """Somebody without a name: the words without determiner; `entity` is the body or state they are of."""
        name = _name_of(tree, _short(tree, head, run))
        link = Speaker(name=name, role=Role.SPEAKER, span=span, entity=entity)
        plural = tree.tag[head] in {"NNS", "NNPS"} or tree.low[head] in {
            "police",
            "people",
            "media",
            "others",
            "some",
            "many",
        }
        origin = Origin(name=name, entity=entity, basis=OriginBasis.UNNAMED_GROUP)
        return Voice(
            span=span, link=link, origin=origin, plural=plural, words=frozenset({tree.lemma[head], tree.low[head]})
        )


def _core(tree: Tree, head: int, run: tuple[int, int]) -> tuple[int, int]:
    """The capitalised run around a head, with *of* and *for* within it."""
    first, last = head, head
    while first > run[0] and (tree.text[first - 1][:1].isupper() or tree.low[first - 1] in {"of", "for", "and", "-"}):
        first -= 1
    while first < head and not tree.text[first][:1].isupper():
        first += 1
    while last < run[1] and (tree.text[last + 1][:1].isupper() or tree.low[last + 1] in {"of", "for", "-"}):
        last += 1
    while last > head and not tree.text[last][:1].isupper():
        last -= 1
    return first, last


def _short(tree: Tree, head: int, run: tuple[int, int]) -> tuple[int, int]:
    """A group's noun phrase without relative clauses, appositions and what follows a comma."""
    first, last = run
    for at in range(head + 1, last + 1):
        if tree.low[at] in {",", "who", "which", "that", "("} or tree.dep[at] in {"relcl", "acl", "appos"}:
            last = at - 1
            break
    return first, max(head, last)


def _name_of(tree: Tree, run: tuple[int, int]) -> str:
    first, last = run
    while first < last and (tree.low[first] in _DETERMINERS or tree.pos[first] in {"PUNCT", "SPACE"}):
        first += 1
    span = tree.span(first, last)
    base = tree.segment.span.start
    return " ".join(tree.segment.doc.text[span.start - base : span.end - base].split())
