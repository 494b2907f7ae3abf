"""Who is a person in a report, and by which names; a surname is its full name, and a town is nobody."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.extract.clauses import Tree
from onrecord.extract.names import NameMention, state_of
from onrecord.extract.parsed import Parsed
from onrecord.extract.places.gazetteer import gazetteer
from onrecord.extract.speech.offices import Office, office_after, office_before
from onrecord.knowledge import Scope, fold
from onrecord.knowledge.speech import speech
from onrecord.values import Span

_PARTICLES = frozenset({
    "al", "el", "bin", "ibn", "abu", "umm", "de", "van", "von", "der", "ben", "ould", "al-", "el-", "abdel", "abd", "-",
})  # fmt: skip
_SUFFIXES = ("'s", "’s")


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

    def learn_office(self, named: Named) -> None:
        """Remember the office that a noun phrase around a name gives: a later bare surname holds it too."""
        for key, known in self._known.items():
            if known is self.called(named.name, named.entity):
                self._known[key] = replace(known, office=_better(known.office, named.office))

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
    return " ".join(tree.raw[span.start - base : span.end - base].split())


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


def is_person_name(tree: Tree, first: int, last: int, scope: Scope, *, speaks: bool = False) -> bool:
    """Tell whether a run of tokens can be a person's name: no weekday, place, body, people or thing.

    Who `speaks` may be called like a town.
    """
    known = speech()
    low = [w.removesuffix("'s") for w in tree.low[first:last]]
    if not any(tree.text[i][:1].isupper() for i in range(first, last)) or len(low) > 7:
        return False
    if any(w in known.words("persons.not_persons") or w in known.words("persons.not_person_words") for w in low):
        return False
    if any(fold(w) in scope.no_persons for w in low):
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
    return titled or speaks or not any(_is_town(w, scope) for w in plain)


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
