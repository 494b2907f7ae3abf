"""Who is a person in a report, by which names, with which title, and for which body the words let them speak."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.extract.clauses import Tree
from onrecord.extract.gazetteer import gazetteer
from onrecord.extract.names import NameMention, state_of
from onrecord.extract.parsed import Parsed
from onrecord.knowledge import Scope, fold
from onrecord.knowledge.speech import speech
from onrecord.values import Span

_TITLE_REACH = 12  # tokens before a name that may be its title: "UN deputy spokesman for humanitarian affairs"
_PARTICLES = frozenset(
    {
        "al",
        "el",
        "bin",
        "ibn",
        "abu",
        "umm",
        "de",
        "van",
        "von",
        "der",
        "ben",
        "ould",
        "al-",
        "el-",
        "abdel",
        "abd",
        "-",
    }
)
_LINKS = frozenset({"of", "for", "to", "and", "the", "'s", "'", "at", "in", "on", "-"})
_APPOSITION_ENDS = frozenset(
    {",", ";", ":", "—", "–", "--", "(", ")", ".", "who", "which", "said", "says", "told", '"', "“", "”"}
)
_SUFFIXES = ("'s", "’s")
_BODY_PARTS = frozenset({"PROPN", "NOUN", "ADJ"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An institution, party or state for which somebody speaks: canonical name and knowledge id if it has one."""

    name: str
    entity: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What the words beside a name say: the title as written, its words, and the body that it is an office of."""

    title: str
    words: frozenset[str]
    body: Body | None
    speaks: bool

    @property
    def public(self) -> bool:
        """Whether the words give a public office of a state or of an institution that the knowledge lists."""
        padded = f" {fold(self.title)} "
        if any(f" {fold(office)} " in padded for office in speech().words("speakers.sovereign_offices")):
            return self.body is None or self.body.entity is not None
        if self.body is None or self.body.entity is None:
            return False
        return any(f" {fold(office)} " in padded for office in speech().words("speakers.public_offices"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One place where a person is named. `first`, `last` are tokens of the bare name, `last` not included.

    `subject` is true where the person is the subject of a clause there: whom a later *he* may take up.
    """

    segment: int
    first: int
    last: int
    span: Span
    name: str
    entity: str | None
    office: Office | None
    subject: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """A person as the whole report knows them: fullest name, office, and whether any pack lists them."""

    name: str
    words: tuple[str, ...]
    entity: str | None
    office: Office | None
    female: bool | None

    def answers_to(self, words: tuple[str, ...]) -> bool:
        """Tell whether these folded words are this person's name or its end or a part of it."""
        n = len(words)
        return any(self.words[i : i + n] == words for i in range(len(self.words) - n + 1))


class People:
    """All persons of a report; `at` gives who is named at a token, `called` who bears a name."""

    def __init__(self, parsed: Parsed, names: tuple[NameMention, ...], laid_out: list[Tree]) -> None:
        self.places: dict[tuple[int, int], Named] = {}
        self.named: list[Named] = []
        self._known: dict[str, Somebody] = {}
        for named in _named(parsed, names, laid_out):
            self._add(named)

    def _add(self, named: Named) -> None:
        self.named.append(named)
        for token in range(named.first, named.last):
            self.places[named.segment, token] = named
        words = _words(named.name)
        who = self.called(named.name, named.entity)
        if who is None:
            female = _gender(named.office)
            entry = Somebody(name=named.name, words=words, entity=named.entity, office=named.office, female=female)
            self._known[named.entity or named.name] = entry
            return
        fuller = len(words) > len(who.words) and who.entity is None
        female = who.female if who.female is not None else _gender(named.office)
        better = replace(
            who,
            name=named.name if fuller else who.name,
            words=words if fuller else who.words,
            office=_better(who.office, named.office),
            female=female,
        )
        self._known[next(k for k, v in self._known.items() if v is who)] = better

    def called(self, name: str, entity: str | None = None) -> Somebody | None:
        """Return the person of the report whom a name, full or in part, means; the last added where several are."""
        if entity is not None:
            return self._known.get(entity)
        words = _words(name)
        found = [s for s in self._known.values() if s.answers_to(words) or _ends(words, s)]
        return found[-1] if found else None

    def at(self, segment: int, token: int) -> Named | None:
        return self.places.get((segment, token))

    def add_speaker(self, named: Named) -> None:
        """Take up a person whom only their speaking showed to be one."""
        if (named.segment, named.first) not in self.places:
            self._add(named)

    def learn(self, who: Somebody, *, female: bool) -> None:
        """Remember what a pronoun showed of a person."""
        for key, known in self._known.items():
            if known.name == who.name and known.female is None:
                self._known[key] = replace(known, female=female)

    def all(self) -> tuple[Somebody, ...]:
        return tuple(self._known.values())


def _ends(words: tuple[str, ...], who: Somebody) -> bool:
    """Tell whether a fuller name than any before is that of somebody of whom only a part was known."""
    n = len(who.words)
    return who.entity is None and len(words) > n and who.words in {words[-n:], words[:n]}


def _better(old: Office | None, new: Office | None) -> Office | None:
    if old is None or new is None:
        return old or new
    return new if (new.body is not None, new.speaks) > (old.body is not None, old.speaks) else old


def _words(name: str) -> tuple[str, ...]:
    return tuple(w for w in fold(name).split() if w not in {"al", "el", "mr", "mrs", "ms", "dr"})


def _gender(office: Office | None) -> bool | None:
    if office is None:
        return None
    known = speech()
    if office.words & known.words("speakers.feminine"):
        return True
    return False if office.words & known.words("speakers.masculine") else None


# --- where persons are named ----------------------------------------------------------------------


def _named(parsed: Parsed, names: tuple[NameMention, ...], laid_out: list[Tree]) -> Iterator[Named]:
    by_segment: dict[int, list[NameMention]] = {}
    for mention in names:
        by_segment.setdefault(mention.segment, []).append(mention)
    for tree in laid_out:
        mentions = by_segment.get(tree.number, [])
        stretches = {(m.first, m.last): m for m in mentions if m.is_person}
        taken = {t for m in mentions for t in range(m.first, m.last)}
        runs = [r for r in _runs(tree, parsed.scope) if not taken & set(range(*r))]
        everything: list[tuple[int, int]] = sorted([*stretches, *runs])
        for first, last in everything:
            yield named_at(tree, first, last, mentions, parsed.scope)


def named_at(tree: Tree, first: int, last: int, mentions: list[NameMention], scope: Scope) -> Named:
    """Return who is named at tokens first..last (not included), with the office that the words beside give."""
    own = next((m for m in mentions if m.first == first and m.last == last and m.is_person), None)
    office = office_before(tree, first, mentions, scope) or office_after(tree, last, mentions, scope)
    return Named(
        segment=tree.number,
        first=first,
        last=last,
        span=_bare(tree, first, last - 1),
        name=own.name if own else _bare_text(tree, first, last - 1),
        entity=own.entity_id if own else None,
        office=office,
        subject=any(tree.dep[i] in {"nsubj", "nsubjpass"} for i in range(first, last)),
    )


def _bare(tree: Tree, first: int, last: int) -> Span:
    span = tree.span(first, last)
    text = tree.text[last]
    cut = next((len(s) for s in _SUFFIXES if text.endswith(s) and len(text) > len(s)), 0)
    return Span(span.start, span.end - cut)


def _bare_text(tree: Tree, first: int, last: int) -> str:
    span = _bare(tree, first, last)
    base = tree.segment.span.start
    return " ".join(tree.segment.doc.text[span.start - base : span.end - base].split())


def _runs(tree: Tree, scope: Scope) -> Iterator[tuple[int, int]]:
    """Yield the token runs that are persons' names by the model's eye or by a title before them."""
    seen: set[int] = set()
    for ent in tree.segment.doc.ents:
        if ent.label_ == "PERSON":
            run = _trimmed(tree, ent.start, ent.end)
            if run and is_person_name(tree, *run, scope):
                seen.update(range(*run))
                yield run
    titles = speech().words("speakers.titles")
    before = titles | speech().words("persons.kin")
    for at in range(1, len(tree)):
        if at in seen or not _namelike(tree, at) or tree.low[at - 1] not in before:
            continue
        end = at
        while end < len(tree) and (_namelike(tree, end) or tree.low[end] in _PARTICLES) and end not in seen:
            end += 1
        run = _trimmed(tree, at, end)
        if run and tree.low[run[0]] not in titles and is_person_name(tree, *run, scope):
            seen.update(range(*run))
            yield run


def _namelike(tree: Tree, at: int) -> bool:
    return (
        tree.pos[at] == "PROPN"
        and tree.text[at][:1].isupper()
        and tree.low[at] not in speech().words("speakers.titles")
    )


def _trimmed(tree: Tree, first: int, last: int) -> tuple[int, int] | None:
    """Cut titles, determiners and marks off a run's ends, and what follows a line break or a comma within."""
    titles = speech().words("speakers.titles")
    while first < last and (
        tree.low[first] in titles or not tree.text[first][:1].isalpha() or tree.low[first] in {"the", "a", "an"}
    ):
        if tree.low[first] in _PARTICLES and first + 1 < last:
            break
        first += 1
    for at in range(first, last):
        if tree.pos[at] == "NUM" or tree.text[at] in {",", "(", ")", '"', "“", "”", ":", "/", "|", "\n", "--", "—"}:
            last = at
            break
    while last > first and (
        tree.low[last - 1] in {"'s", "’s", "'", "."} or not any(c.isalnum() for c in tree.text[last - 1])
    ):
        last -= 1
    return (first, last) if last > first else None


def is_person_name(tree: Tree, first: int, last: int, scope: Scope) -> bool:
    """Tell whether a run of tokens can be a person's name: no weekday, place, body, people or thing."""
    known = speech()
    low = [w.removesuffix("'s") for w in tree.low[first:last]]
    if not any(tree.text[i][:1].isupper() for i in range(first, last)) or len(low) > 7:
        return False
    if any(w in known.words("persons.not_persons") or w in known.words("persons.not_person_words") for w in low):
        return False
    if any(any(c.isdigit() for c in w) for w in low) or (low[0] in known.words("persons.place_words") and len(low) > 1):
        return False
    words = " ".join(tree.text[first:last])
    if low[0] in {"the", "a", "an"} or (last - first == 1 and words.isupper()):
        return False
    plain = {words, words.removesuffix("s")}  # an s may be a possessive's whose apostrophe was stripped
    if any(scope.names.get(w) or state_of(scope, w) or is_pack_place(scope, w) for w in plain):
        return False
    begins = tree.text[first].removesuffix("'s").removesuffix("’s")
    if any(state_of(scope, w) or is_pack_place(scope, w) for w in (begins, begins.removesuffix("s")) if len(w) > 3):
        return False
    titled = first > 0 and tree.low[first - 1] in known.words("speakers.titles") | known.words("persons.kin")
    return titled or not any(_is_town(w, scope) for w in plain)


def _is_town(words: str, scope: Scope) -> bool:
    """Whether the gazetteer has a place of this name: of any size in the countries that the packs are about."""
    countries = scope.countries()
    return any(f.country_code in countries or f.population >= 50_000 for f in gazetteer().lookup(words))


def is_pack_place(scope: Scope, words: str) -> bool:
    """Tell whether a pack that fits the report lists a place of this name."""
    folded = fold(words)
    return any(folded in place_names(pack.id, scope) for pack in scope.packs)


_PLACE_NAMES: dict[tuple[str, int], frozenset[str]] = {}


def place_names(pack_id: str, scope: Scope) -> frozenset[str]:
    """Return the folded names of a pack's places, made once for each pack."""
    pack = next(p for p in scope.packs if p.id == pack_id)
    key = (pack_id, id(pack))
    if key not in _PLACE_NAMES:
        _PLACE_NAMES[key] = frozenset(fold(n) for place in pack.places for n in (place.name, *place.aliases))
    return _PLACE_NAMES[key]


# --- the office beside a name -----------------------------------------------------------------------


def office_before(tree: Tree, first: int, mentions: list[NameMention], scope: Scope) -> Office | None:
    """Read the title that stands before a name: *Freedonian Foreign Minister*, *the rescue group's head*."""
    start = first
    sentence = tree.sentences[tree.sentence[first]][0]
    covered = {t: m for m in mentions for t in range(m.first, m.last)}
    while start > max(sentence, first - _TITLE_REACH) and _title_word(tree, start - 1, covered):
        mention = covered.get(start - 1)
        start = mention.first if mention else start - 1
    while (
        start < first
        and (tree.low[start] in _LINKS or tree.pos[start] in {"DET", "CCONJ", "ADP"})
        and start not in covered
    ):
        start += 1
    return office_of(tree, start, first, mentions, scope) if start < first else None


def _title_word(tree: Tree, at: int, covered: dict[int, NameMention]) -> bool:
    mention = covered.get(at)
    if mention is not None:
        return not mention.is_person
    low = tree.low[at]
    known = speech()
    if low in {"of", "for", "to"}:
        return at + 1 < len(tree) and tree.pos[at + 1] in {"NOUN", "PROPN", "ADJ"} and at > 0 and _role(tree, at - 1)
    if low in {"'s", "'"}:
        return True
    if low in {"-"}:
        return True
    if low in known.words("speakers.titles") or low in known.words("bodies.organ_words"):
        return True
    if _role(tree, at):
        return True
    return tree.pos[at] in {"PROPN", "ADJ", "NOUN"} and tree.dep[at] in {"compound", "amod", "nmod", "poss"}


def _role(tree: Tree, at: int) -> bool:
    known = speech()
    return any(
        word in known.words(f"speakers.{name}")
        for word in (tree.low[at], tree.lemma[at])
        for name in ("heads", "spokesmen", "people_without_name", "titles", "of_states")
    )


def office_after(tree: Tree, last: int, mentions: list[NameMention], scope: Scope) -> Office | None:
    """Read the apposition after a name: *, a spokesman for the ministry,* or the same without commas."""
    at = last
    end_of_sentence = tree.sentences[tree.sentence[last - 1]][1]
    if at < end_of_sentence and tree.low[at] == ",":
        at += 1
    start = at
    while at < end_of_sentence and at - start < 22 and not _ends_apposition(tree, at, start):
        at += 1
    stretch = range(start, at)
    role = next((i for i in stretch if _role(tree, i)), None)
    if role is None or role - start > 9 or any(tree.pos[i] in {"VERB", "AUX", "PRON"} and i < role for i in stretch):
        return None
    first = start
    while first < role and tree.pos[first] in {"DET"}:
        first += 1
    return office_of(tree, first, at, mentions, scope)


def _ends_apposition(tree: Tree, at: int, start: int) -> bool:
    if tree.low[at] in _APPOSITION_ENDS:
        return at > start or tree.low[at] != "("
    if tree.pos[at] in {"VERB", "AUX"} and tree.tag[at] not in {"VBN", "VBG"}:
        return True
    return tree.tag[at] in {"VBD", "VBZ", "VBP", "MD"} or (tree.pos[at] == "CCONJ" and tree.low[at] == "but")


def office_of(tree: Tree, first: int, last: int, mentions: list[NameMention], scope: Scope) -> Office | None:
    words = frozenset(w for i in range(first, last) for w in (tree.low[i], tree.lemma[i]))
    within = [m for m in mentions if m.first >= first and m.last <= last and not m.is_person]
    known = speech()
    roles = known.words("speakers.heads") | known.words("speakers.spokesmen")
    people = (
        known.words("speakers.people_without_name") | known.words("speakers.titles") | known.words("speakers.of_states")
    )
    by_mention = any(m.entity is not None and _holder(m) for m in within)
    if not (words & roles or words & people or by_mention):
        return None
    title = " ".join(_stretch(tree, first, last - 1).split())
    body = _body(tree, first, last, within, words, scope)
    return Office(title=title, words=words, body=body, speaks=bool(words & roles) or by_mention)


def _holder(mention: NameMention) -> bool:
    """Tell whether a listed body is named by its holder: *the human rights chief*."""
    last = fold(mention.text).split()
    roles = speech().words("speakers.heads") | speech().words("speakers.spokesmen")
    return bool(last) and any(w in roles for w in last)


def _stretch(tree: Tree, first: int, last: int) -> str:
    span = tree.span(first, last)
    base = tree.segment.span.start
    return str(tree.segment.doc.text[span.start - base : span.end - base])


def _body(
    tree: Tree, first: int, last: int, within: list[NameMention], words: frozenset[str], scope: Scope
) -> Body | None:
    if words & speech().words("speakers.of_states"):
        for at in range(first, last):
            state = state_of(scope, tree.text[at].removesuffix("'s").removesuffix("’s"))
            inside = next((m for m in within if m.first <= at < m.last), None)
            if state is not None and (inside is None or inside.last - inside.first == 1):
                return Body(name=state.name, entity=state.id)
            if inside is not None:
                return Body(name=inside.name, entity=inside.entity_id)
    if within:
        return Body(name=within[0].name, entity=within[0].entity_id)
    return _body_by_words(tree, first, last)


def _body_by_words(tree: Tree, first: int, last: int) -> Body | None:
    """Read a body that nothing lists: the capitalised words before the role, or what follows *of* and *for*."""
    role = next((i for i in range(first, last) if _role(tree, i)), None)
    if role is None:
        return None
    generic = speech().words("speakers.titles") | speech().words("bodies.organ_words")
    start = first
    while start < role and (tree.low[start] in generic or tree.pos[start] in {"DET", "CCONJ"}):
        start += 1
    if (
        start < role
        and tree.text[start][:1].isupper()
        and all(tree.pos[i] in _BODY_PARTS or tree.low[i] in _LINKS for i in range(start, role))
    ):
        end = role - 1
        while end > start and tree.low[end] in {"'s", "'", "-"}:
            end -= 1
        return Body(name=_stretch(tree, start, end).removesuffix("'s").removesuffix("’s"), entity=None)
    after = role + 1
    while after < last and tree.low[after] in {"of", "for", "at", "with", "the", "in", "a", "an", "its", "to"}:
        after += 1
    if after == role + 1 or after >= last or tree.low[role + 1] not in {"of", "for", "at", "with"}:
        return None
    end = after
    while end < last and (tree.pos[end] in _BODY_PARTS or tree.low[end] in {"of", "for", "and", "the", "-"}):
        end += 1
    while end > after and tree.pos[end - 1] not in _BODY_PARTS:
        end -= 1
    return Body(name=_stretch(tree, after, end - 1), entity=None) if after < end else None
