"""Says who a noun phrase, a pronoun, a surname or a role word that speaks stands for, and who answers for it."""

from dataclasses import replace

from onrecord.extract.clauses import Tree
from onrecord.extract.grounds import because
from onrecord.extract.names import NameMention, seat_of, state_of
from onrecord.extract.parsed import Parsed
from onrecord.extract.speech.attributed import Origin
from onrecord.extract.speech.heard import Heard, Voice
from onrecord.extract.speech.naming import Naming
from onrecord.extract.speech.offices import Body, Office
from onrecord.extract.speech.people import Named, People, is_person_name, named_at
from onrecord.extract.speech.publishers import publisher_entity, publisher_origin
from onrecord.extract.speech.retold import describes, main_state, qualified_before, state_organ
from onrecord.extract.speech.subjects import RELATIVES, Run, Subjects, is_day
from onrecord.extract.speech.words import bare_phrase, capitalised, name_of, written
from onrecord.knowledge import Entity, EntityKind, Scope, fold
from onrecord.knowledge.speech import speech
from onrecord.model import OriginBasis, Report, Role, Speaker
from onrecord.values import Span

_FIRST_PERSONS = frozenset({"i", "we", "me", "us", "our", "my"})
_SHE = {"he": False, "she": True, "him": False, "her": True, "his": False, "hers": True}
_OTHERS = frozenset(
    {"another", "others", "some", "many", "one", "two", "three", "several", "other", "most", "few", "both"}
)
_OF_RANK = frozenset({"deputy", "chief", "senior", "official", "top", "second", "another"})
_DEFINITE = frozenset({"the", "this", "these", "those", "its"})
_RELATED = frozenset({"of", "from", "in", "at", "with", "inside", "within", "by", "for", "to"})


class Speakers:
    """Resolves speakers in the order of the text: what was said by whom before decides whom *he* means."""

    def __init__(self, parsed: Parsed, names: tuple[NameMention, ...], people: People) -> None:
        self.parsed = parsed
        self.scope: Scope = parsed.scope
        self.report: Report = parsed.report
        self.people = people
        self.publisher = publisher_entity(parsed)
        self.heard = Heard()
        self.told: list[Span] = []  # what somebody says: whoever is named there is no later *he*
        self._mentions: dict[int, list[NameMention]] = {}
        for mention in names:
            self._mentions.setdefault(mention.segment, []).append(mention)
        self.naming = Naming(people, parsed.scope, self._mentions)
        self._country: Entity | None = None
        self._looked = False

    def mentions(self, tree: Tree) -> list[NameMention]:
        return self._mentions.get(tree.number, [])

    def resolve(self, subjects: Subjects, head: int, cue: int) -> Voice | None:
        """Return who the noun phrase around `head` is; None where nothing tells."""
        tree = subjects.tree
        run = subjects.run(head, cue)
        span = tree.span(*run)
        low = tree.low[head]
        if low in _FIRST_PERSONS or low in RELATIVES:
            return None
        if low in _OTHERS and not any(c < cue and tree.low[c] == "of" for c in tree.children[head]):
            group = self.heard.group(span.start)
            if group is None:
                return self._group(tree, head, run, None)
            more = replace(group.again(span), plural=low != "another" and group.plural)
            return because(more, "voice.another", seen=group.span)
        if tree.pos[head] == "PRON" and low not in {"someone", "everyone", "those"}:
            return self._pronoun(tree, head, span)
        named = self.naming.within(tree, head, run)
        if named is None:
            named = self.naming.beside(tree, head, run, cue)
            span = named.span.joined(span) if named is not None else span
        if named is not None:
            return self.of_person(named, span)
        mention = self._mention_in(tree, head, run)
        if mention is not None:
            return self._of_mention(tree, head, run, mention)
        return self._of_words(subjects, head, run)

    # --- persons -----------------------------------------------------------------------------------

    def of_person(self, named: Named, span: Span) -> Voice:
        """Return the voice of a person named somewhere, speaking at `span`."""
        who = self.people.called(named.name, named.entity)
        office = named.office
        if who is not None and (office is None or office.body is None):
            office = who.office if who.office is not None and who.office.body is not None else (office or who.office)
        known = named.entity or (who.entity if who is not None else None)
        entity = self.scope.entities.get(known) if known else None
        name = who.name if who is not None else named.name
        speaks_for = office.body.entity if office and office.body and office.speaks else None
        link = Speaker(
            name=name,
            role=Role.SPEAKER,
            span=span,
            title=office.title if office else None,
            entity=entity.id if entity else speaks_for,
            private=entity is None and not (office is not None and office.public),
        )
        origin = self._answering(name, entity, office, span.start)
        words = office.words if office else frozenset()
        voice = Voice(span=span, link=link, origin=origin, person=who, words=words)
        if entity is not None:
            return because(voice, "voice.listed_person", written=named.span)
        return because(voice, "voice.person" if name == named.name else "voice.part_of_name", written=named.span)

    def _answering(self, name: str, entity: Entity | None, office: Office | None, here: int) -> Origin:
        """Who answers for a person: the body whose office they held that day, by the knowledge or by the words."""
        held = [o for o in entity.offices if o.held_on(self.scope.day)] if entity else []
        if held:
            body = self.scope.entities[held[-1].of]
            held_by = Origin(name=body.name, entity=body.id, basis=OriginBasis.OFFICE)
            return because(held_by, "origin.office_listed", person=name)
        if office is not None and office.speaks:
            by_words = office.body or self._spoken_for(office, here)
            if by_words is not None:
                answers = Origin(name=by_words.name, entity=by_words.entity, basis=OriginBasis.OFFICE)
                rule = "origin.office_in_words" if office.body else "origin.spokesman_of_last"
                return because(answers, rule, person=name, title=office.title)
        own = Origin(
            name=entity.name if entity else name, entity=entity.id if entity else None, basis=OriginBasis.NAMED
        )
        return because(own, "origin.person")

    def _spoken_for(self, office: Office, here: int) -> Body | None:
        """A spokesman or head whose body the words leave out speaks for the body that spoke last."""
        if not office.words & speech().words("speakers.spokesmen"):
            return None
        voice = self.heard.body(here)
        return Body(name=voice.origin.name, entity=voice.origin.entity) if voice and voice.origin.name else None

    # --- pronouns ------------------------------------------------------------------------------------

    def _pronoun(self, tree: Tree, head: int, span: Span) -> Voice | None:
        low = tree.low[head]
        if low in _SHE:
            return self.he_or_she(_SHE[low], span)
        if low == "it" and (body := self.heard.body(span.start)) is not None:
            return because(body.again(span), "voice.it", seen=body.span)
        if low == "they" and (several := self.heard.several(span.start)) is not None:
            return because(several.again(span), "voice.they", seen=several.span)
        return None

    def he_or_she(self, female: bool, span: Span) -> Voice | None:
        """The nearest before: who spoke last, or a person since who is the subject of a sentence; gender agrees."""
        spoke = self.heard.person(female, span.start)
        since = spoke.span.start if spoke is not None else -1
        sure = female and spoke is not None and spoke.person is not None and bool(spoke.person.female)
        if spoke is None and (alone := self.heard.one_person(span.start)) is not None and len(self.people.all()) == 1:
            return because(
                alone.again(span), "voice.spoke_last", seen=alone.span
            )  # *the spokesman Anna X ... she said*
        for named in sorted(self.people.named, key=lambda n: -n.span.start):
            if not since < named.span.start < span.start or not (named.subject or spoke is None):
                continue
            if spoke is not None and self.is_told(named.span):
                continue
            who = self.people.called(named.name, named.entity)
            if who is not None and (who.female is female or (who.female is None and not sure)):
                self.people.learn(who, female=female)
                return because(self.of_person(named, span), "voice.named_last", seen=named.span)
        if spoke is not None and spoke.person is not None:
            self.people.learn(spoke.person, female=female)
        return because(spoke.again(span), "voice.spoke_last", seen=spoke.span) if spoke is not None else None

    def is_told(self, span: Span) -> bool:
        """Tell whether a stretch stands in what somebody says."""
        return any(piece.contains(span) for piece in self.told)

    # --- bodies ---------------------------------------------------------------------------------------

    def _mention_in(self, tree: Tree, head: int, run: Run) -> NameMention | None:
        """The listed body that the noun phrase names, as its head or in apposition to it."""
        within = [m for m in self.mentions(tree) if m.first <= run[1] and m.last > run[0] and not m.is_person]
        own = next((m for m in within if m.first <= head < m.last), None)
        if own is not None:
            return own
        if tree.lemma[head] not in speech().words("speakers.body_words"):
            return None
        for mention in within:
            plain = all(tree.pos[i] in {"DET", "PUNCT", "SPACE", "ADJ", "NOUN"} for i in range(head + 1, mention.first))
            if mention.first > head and plain:
                return mention
            before = all(
                tree.low[i] in {"'s", "'"} or tree.pos[i] in {"NOUN", "ADJ"} for i in range(mention.last, head)
            )
            if mention.last <= head and before and mention.entity and mention.entity.kind is not EntityKind.STATE:
                return mention
        return None

    def _of_mention(self, tree: Tree, head: int, run: Run, mention: NameMention) -> Voice:
        lemma, span = tree.lemma[head], tree.span(*run)
        words = frozenset({lemma, *fold(mention.name).split(), *fold(mention.text).split()})
        single = speech().words("speakers.people_without_name")
        if lemma in single and not (mention.entity and lemma in fold(mention.name).split()):
            return self._group(tree, head, run, mention.entity_id)
        if self.is_publisher(mention):
            itself = Voice(span=span, link=None, origin=publisher_origin(self.parsed), words=words)
            return because(itself, "voice.publisher")
        many = (
            tree.tag[head] in {"NNS", "NNPS"} and mention.entity is not None and mention.entity.kind is EntityKind.PARTY
        )
        link = Speaker(name=written(mention), role=Role.SPEAKER, span=span, entity=mention.entity_id)
        origin = Origin(name=mention.name, entity=mention.entity_id, basis=OriginBasis.NAMED)
        return because(Voice(span=span, link=link, origin=origin, plural=many, words=words), "voice.listed_body")

    def is_publisher(self, mention: NameMention) -> bool:
        """Tell whether a name is that of the report's own publisher."""
        if mention.entity is not None and self.publisher is not None and mention.entity.id == self.publisher.id:
            return True
        publisher = self.report.publisher
        return publisher is not None and fold(publisher) == fold(mention.name)

    # --- words without a name -------------------------------------------------------------------------

    def _of_words(self, subjects: Subjects, head: int, run: Run) -> Voice | None:
        tree, known, span = subjects.tree, speech(), subjects.tree.span(*run)
        lemma = tree.lemma[head]
        short = bare_phrase(tree, head, run)
        within = [m for m in self.mentions(tree) if short[0] <= m.first and m.last <= short[1] + 1 and not m.is_person]
        if lemma in known.words("around.carriers"):
            return self._carried(subjects, head, run)
        if lemma in known.words("speakers.staff") and within:
            own = next((m for m in within if self.is_publisher(m)), None)
            if own is not None:
                staff = Voice(span=span, link=None, origin=publisher_origin(self.parsed, first_hand=True))
                return because(staff, "voice.own_staff")
            if within[0].entity is not None and within[0].entity.kind is EntityKind.PUBLISHER:
                return self._of_mention(tree, within[0].last - 1, run, within[0])
        definite = tree.low[short[0]] in _DEFINITE or any(tree.low[c] in _DEFINITE for c in tree.children[head])
        same = self.heard.one_person(span.start) if definite and not within and describes(tree, head, run) else None
        if same is not None:
            return because(same.again(span), "voice.same_person", seen=same.span)
        if lemma in known.words("speakers.spokesmen") | known.words("speakers.heads"):
            return self._holder(tree, head, run, within)
        apposed = self._body_apposed(tree, head, run)
        if apposed is not None:
            return apposed
        single = lemma in known.words("speakers.people_without_name")
        if tree.pos[head] == "PROPN" and tree.text[head][:1].isupper() and not single:
            return self._by_words(tree, head, run)
        if definite and not within and short[1] == head:
            again = self.heard.called(lemma, span.start)
            if again is not None:
                return because(again.again(span), "voice.role_again", seen=again.span)
            named = self._mentioned_body(lemma, span)
            if named is not None:
                return because(named, "voice.body_named_before")
            if (country := self._of_country(tree, head, short, span)) is not None:
                return country
        return self._group(tree, head, run, within[0].entity_id if within else self._state_in(tree, short))

    def _body_apposed(self, tree: Tree, head: int, run: Run) -> Voice | None:
        """*The charity Open Hands*: the capitalised name right behind the noun for a body is its name."""
        first = head + 1
        if tree.lemma[head] not in speech().words("speakers.body_words") or tree.pos[head] != "NOUN" or first > run[1]:
            return None
        if tree.pos[first] not in {"PROPN", "NOUN"} or not tree.text[first][:1].isupper() or is_day(tree, first):
            return None
        last = capitalised(tree, first, (first, run[1]))[1]
        return because(self._by_words(tree, last, (first, run[1])), "voice.unlisted_name")

    def _state_in(self, tree: Tree, run: Run) -> str | None:
        for at in range(run[0], run[1] + 1):
            state = state_of(self.scope, tree.text[at]) if tree.text[at][:1].isupper() else None
            if state is not None:
                return state.id
        return None

    def _carried(self, subjects: Subjects, head: int, run: Run) -> Voice | None:
        """A statement, a report, figures: their owner speaks, where the words tell who that is."""
        tree, span = subjects.tree, subjects.tree.span(*run)
        for owner in self._owners(subjects, head):
            known = self.people.at(tree.number, owner) or subjects.is_name(owner) or tree.pos[owner] == "PRON"
            if not known and (tree.pos[owner] == "ADJ" or tree.lemma[owner] not in speech().words("speakers.unnamed")):
                continue
            voice = self.resolve(subjects, owner, head if owner < head else run[1] + 1)
            if voice is not None:
                owned = Voice(span=span, link=voice.link, origin=voice.origin, person=voice.person, words=voice.words)
                return because(owned, "voice.owner_of_statement", tree, head)
        if tree.low[run[0]] in _DEFINITE and tree.lemma[head] not in {"report", "evidence", "footage", "image"}:
            last = self.heard.last(span.start)
            if last is not None:
                return because(last.again(span), "voice.statement_of_last", seen=last.span)
        return self._group(tree, head, run, None)

    def _owners(self, subjects: Subjects, head: int) -> list[int]:
        tree = subjects.tree
        owners = [c for c in tree.children[head] if tree.dep[c] in {"poss", "compound", "nmod", "amod"}]
        for child in tree.children[head]:
            inner = tree.child(child, "pobj")
            if tree.low[child] in {"by", "from"} and inner is not None:
                owners.append(inner)
            by = tree.child(child, "agent") if tree.dep[child] == "acl" else None
            owners += list(tree.children[by]) if by is not None else []
        verb = head
        while (
            tree.pos[verb] != "VERB"
            and tree.head[verb] != verb
            and tree.dep[verb] in {"dobj", "pobj", "prep", "dative", "appos"}
        ):
            verb = tree.head[verb]
        if tree.pos[verb] == "VERB" and tree.dep[head] in {"dobj", "pobj"} and tree.low[verb] != "according":
            subject = subjects.of_clause(verb)  # "issued a statement saying ..."
            owners += [subject] if subject is not None else []
        return owners

    def _holder(self, tree: Tree, head: int, run: Run, within: list[NameMention]) -> Voice | None:
        """*The spokesman*, *a ministry spokeswoman*, *its director*: the body answers where it can be told."""
        span, name = tree.span(*run), name_of(tree, bare_phrase(tree, head, run))
        words = frozenset({tree.lemma[head], tree.low[head]})
        body = Body(name=within[0].name, entity=within[0].entity_id) if within else None
        if body is None:
            again = self.heard.called(tree.lemma[head], span.start)
            if again is not None:
                return because(again.again(span), "voice.role_again", seen=again.span)
        state, rule = self._state_in(tree, run), "voice.holder"
        if body is None and state is not None and words & speech().words("speakers.of_states"):
            body = Body(name=self.scope.entities[state].name, entity=state)
        if body is None and words & speech().words("speakers.spokesmen"):
            spoken = self.heard.body(span.start)
            if spoken and spoken.origin.name and _may_speak_for(tree, head, spoken.origin.name):
                body = Body(name=spoken.origin.name, entity=spoken.origin.entity)
                rule = "voice.holder_of_last"
        if body is None or tree.tag[head] in {"NNS", "NNPS"}:
            return self._group(tree, head, run, body.entity if body else state)
        link = Speaker(name=name, role=Role.SPEAKER, span=span, title=name, entity=body.entity)
        origin = Origin(name=body.name, entity=body.entity, basis=OriginBasis.OFFICE)
        return because(Voice(span=span, link=link, origin=origin, words=words), rule, body=body.name)

    def _mentioned_body(self, lemma: str, span: Span) -> Voice | None:
        """A body that did not speak before but was named: *the observatory* after its full name."""
        if lemma not in speech().words("speakers.body_words"):
            return None
        listed = [m for ms in self._mentions.values() for m in ms if m.span.start < span.start and not m.is_person]
        for mention in sorted(listed, key=lambda m: -m.span.start):
            if lemma in fold(mention.name).split():
                link = Speaker(name=mention.name, role=Role.SPEAKER, span=span, entity=mention.entity_id)
                origin = Origin(name=mention.name, entity=mention.entity_id, basis=OriginBasis.NAMED)
                return Voice(span=span, link=link, origin=origin, words=frozenset(fold(mention.name).split()))
        return None

    def _of_country(self, tree: Tree, head: int, run: Run, span: Span) -> Voice | None:
        """*The government*, *the army*, where nobody named one before: that of the one country of the report."""
        if not self._looked:
            self._country, self._looked = main_state(self.parsed), True
        before = qualified_before(self.parsed, tree.lemma[head], span.start)
        body = Body(name=before, entity=None) if before and run[0] >= head - 1 else None
        body = body or state_organ(tree, (run[0], head), self._country, self.scope)
        if body is None:
            return None
        link = Speaker(name=body.name, role=Role.SPEAKER, span=span, entity=body.entity)
        origin = Origin(name=body.name, entity=body.entity, basis=OriginBasis.NAMED)
        told = Voice(span=span, link=link, origin=origin, words=frozenset(fold(body.name).split()))
        return because(told, "voice.body_named_before" if before else "voice.of_the_country")

    def _by_words(self, tree: Tree, head: int, run: Run) -> Voice:
        """Somebody named whom nothing lists: a seat that stands for its state, a body or a person by their words."""
        span, seat = tree.span(*run), seat_of(self.scope, tree.text[head])
        if seat is not None:
            link = Speaker(name=tree.text[head], role=Role.SPEAKER, span=span, entity=seat.id)
            origin = Origin(name=seat.name, entity=seat.id, basis=OriginBasis.NAMED)
            return because(Voice(span=span, link=link, origin=origin), "voice.seat")
        core = capitalised(tree, head, run)
        article = core[0] > 0 and tree.low[core[0] - 1] in {"the", "a", "an"}
        firm = core[0] == core[1] and tree.segment.doc[head].ent_type_ == "ORG"
        if not article and not firm and is_person_name(tree, core[0], core[1] + 1, self.scope, speaks=True):
            named = named_at(tree, core[0], core[1] + 1, self.mentions(tree), self.scope)
            self.people.add_speaker(named)
            return self.of_person(named, span)
        name = name_of(tree, core)
        link = Speaker(name=name, role=Role.SPEAKER, span=span)
        origin = Origin(name=name, entity=None, basis=OriginBasis.NAMED)
        words = frozenset(fold(name).split()) | {tree.lemma[head]}
        return because(Voice(span=span, link=link, origin=origin, words=words), "voice.unlisted_name")

    def _group(self, tree: Tree, head: int, run: Run, entity: str | None) -> Voice:
        """Somebody without a name: the words without determiner; `entity` is the body or state they are of."""
        span, name = tree.span(*run), name_of(tree, bare_phrase(tree, head, run))
        link = Speaker(name=name, role=Role.SPEAKER, span=span, entity=entity)
        several = tree.tag[head] in {"NNS", "NNPS"} or tree.low[head] in {
            "police",
            "people",
            "media",
            "others",
            "some",
            "many",
        }
        origin = Origin(name=name, entity=entity, basis=OriginBasis.UNNAMED_GROUP)
        words = frozenset({tree.lemma[head], tree.low[head]})
        return because(Voice(span=span, link=link, origin=origin, plural=several, words=words), "voice.without_name")


def _may_speak_for(tree: Tree, head: int, body: str) -> bool:
    """Tell whether *a spokesman* can be this body's: *a rebel spokesman* is not the ministry's that spoke last."""
    qualified = {
        tree.lemma[c] for c in tree.children[head] if tree.dep[c] in {"compound", "nmod", "poss", "amod"}
    } - _OF_RANK
    return not qualified or bool(qualified & set(fold(body).split()))
