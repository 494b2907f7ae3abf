"""Takes the names of private persons, and what points to them, out of whatever leaves the record.

A name becomes a pseudonym, the same through the whole record (*Person 3*); words that are no name and
yet lead to one become *[withheld]*. Nothing here reads a page: whoever writes one asks for each text.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self
from urllib.parse import unquote, urlsplit

from onrecord.knowledge import EntityKind, Knowledge
from onrecord.knowledge.tables import general
from onrecord.model import Claim, PersonSeen
from onrecord.publish.misreadings import PlacesTold
from onrecord.publish.nameforms import GLUED_LEAST, Forms, Hit, find, forms, lone_parts, squeezed
from onrecord.values import Span

WITHHELD = "[withheld]"
POST_WITHHELD = "[post withheld]"
_CONTACT = re.compile(r"@|\d{5}|\w\.\w|/")


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text with names replaced. `edits` are the replaced stretches of the old text, in order, disjoint."""

    text: str
    edits: tuple[Hit, ...] = ()

    def span(self, span: Span) -> Span:
        """Return where a stretch of the old text stands in the new; one that cuts a name covers all of it."""
        start = shift = 0
        first: int | None = None
        for edit in self.edits:
            new = len(edit.label or "")
            if first is None and span.start < edit.end:
                first = min(span.start, edit.start) + shift
            if span.end <= edit.start:
                break
            start = edit.start + shift + new
            shift += new - (edit.end - edit.start)
            if span.end <= edit.end:
                return Span(first if first is not None else span.start + shift, start)
        return Span(first if first is not None else span.start + shift, span.end + shift)

    def words(self, span: Span) -> str:
        """Return the new words that stand for a stretch of the old text."""
        return self.span(span).of(self.text)


@dataclass(frozen=True, slots=True)
class _Sighting:
    """One private name in one report, with where it first stands: what pseudonyms are numbered by."""

    report: str
    start: int
    name: tuple[str, ...]


class Redactor:
    """Replaces the names of private persons of one record, always by the same pseudonym."""

    def __init__(
        self,
        persons: Iterable[PersonSeen],
        claims: Iterable[Claim],
        knowledge: Knowledge | None = None,
        publishers: Iterable[str] = (),
    ) -> None:
        """Number the private persons by report and place; `knowledge` says which names are public.

        A publisher's name that was taken for a person's in a text stays, unless a claim has a private person of it.
        """
        words = general("roles")
        self._roles = words.texts("roles")
        self._posts = frozenset(words.texts("posts"))
        self._honorifics = frozenset(words.texts("honorifics"))
        self._particles = frozenset(words.texts("particles"))
        self._seen: dict[str, list[PersonSeen]] = {}
        self._public, self._everywhere = Forms(), Forms()
        self._within: dict[str, Forms] = {}
        self._labels: dict[tuple[str, tuple[str, ...]], str] = {}
        self._origins: dict[tuple[str, str], str] = {}
        self._glued: dict[str, str] = {}
        self._lines: dict[tuple[str, tuple[str, ...]], str] = {}  # a page asks for the same names over and over
        self._by_origin: dict[str, str] = {}
        claims = list(claims)
        bodies = {forms(p) for p in publishers} - {forms(s.name) for c in claims for s in c.speakers if s.private}
        bodies -= {forms(p.name) for c in claims for p in c.people if p.private}
        for body in sorted(bodies):
            self._public.add(body, None)
        places = PlacesTold.of(claims)
        for person in persons:
            named = forms(person.name)
            if person.private and (named in bodies or _is_body(person.name, knowledge)):
                continue
            if person.private and not person.points_to and places.are(person.report, named):
                continue
            self._seen.setdefault(person.report, []).append(person)
        self._learn_public(knowledge)
        self._number(self._sightings(claims))
        for claim in claims:
            self._learn_claim(claim)
        for (_, name), shown in sorted(self._origins.items(), reverse=True):
            self._by_origin[name] = shown
        for report, seen in self._seen.items():
            self._learn_pointers(report, seen)

    @classmethod
    def off(cls) -> Self:
        """Return one that replaces nothing: for a copy that may name people, by somebody's decision."""
        return cls((), (), None)

    @property
    def persons(self) -> int:
        """Number of private persons that have a pseudonym."""
        return len(set(self._labels.values()))

    # --- what is asked of it ----------------------------------------------------------------------

    def text(self, report: str, text: str, *, at: Span | None = None) -> Redacted:
        """Replace names in a report's text, or in the stretch of it that stands `at` some span.

        Offsets of the result count in the text that was handed in.
        """
        base = at.start if at else 0
        fixed = [hit for hit in self._fixed(report, base) if hit.start >= 0 and hit.end <= len(text)]
        found = find(text, self._tables(text, (report,)), any_case=False, joins=self._particles)
        taken = fixed + [hit for hit in found if not _lies_on(hit, fixed)]
        return _apply(text, taken)

    def line(self, text: str, *reports: str) -> str:
        """Replace names in a short text that has no offsets: a title, an actor, a place, a reason."""
        key = (text, reports)
        if key not in self._lines:
            found = find(text, self._tables(text, reports), any_case=False, joins=self._particles)
            self._lines[key] = self._unglued(_apply(text, list(found)).text)
        return self._lines[key]

    def label(self, text: str, *reports: str) -> str:
        """Replace names in an id or a file name, where case says nothing."""
        found = find(text, self._tables(text, reports), any_case=True, joins=self._particles)
        return self._unglued(_apply(text, list(found)).text)

    def address(self, url: str, *reports: str) -> str:
        """Return an address, cut down to its host where any of it leads to a private person."""
        plain = unquote(unquote(url))
        if self.label(plain, *reports) == plain:
            return url
        host = urlsplit(plain).hostname or ""
        return f"{host}/{WITHHELD}" if host and self.label(host, *reports) == host else WITHHELD

    def origin(self, name: str, *reports: str) -> str:
        """Return how an origin is shown: its name, or for a private person pseudonym and role."""
        for report in reports:
            if (report, name) in self._origins:
                return self._origins[report, name]
        return self._by_origin.get(name) or self.line(name, *reports)

    def role(self, title: str | None) -> str | None:
        """Return the plain role in an office as written (*medic*), or None where it has none."""
        words = f" {' '.join(forms(title or ''))} "
        fitting = [role for role in self._roles if f" {role} " in words]
        return max(fitting, key=lambda role: (len(role), role)) if fitting else None

    # --- learning ---------------------------------------------------------------------------------

    def _name(self, text: str) -> tuple[str, ...]:
        """The words of a name without its honorifics; empty where the text is no name (*a medic*)."""
        if not any(not c.islower() for c in text if c.isalpha()):
            return ()
        words = list(forms(text))
        while len(words) > 1 and words[0] in self._honorifics:
            words.pop(0)
        if all(word in self._particles or word in self._honorifics for word in words) or " ".join(words) in self._roles:
            return ()
        return tuple(words)

    def _learn_public(self, knowledge: Knowledge | None) -> None:
        for person in (p for seen in self._seen.values() for p in seen if not p.private):
            self._public.add(forms(person.name), None)
            entity = knowledge.by_id.get(person.entity) if knowledge and person.entity else None
            for name in (entity.name, *entity.aliases) if entity else ():
                if len(forms(name)) > 1:
                    self._public.add(forms(name), None)

    def _sightings(self, claims: Iterable[Claim]) -> list[_Sighting]:
        found = [
            _Sighting(p.report, p.span.start, self._name(p.name))
            for seen in self._seen.values()
            for p in seen
            if p.private and not p.points_to
        ]
        for claim in claims:
            named = [(s.name, s.span.start) for s in claim.speakers if s.private]
            named += [(p.name, p.span.start) for p in claim.people if p.private]
            found += [_Sighting(claim.report, start, self._name(name)) for name, start in named]
        return sorted((s for s in found if s.name), key=lambda s: (s.report, s.start, s.name))

    def _number(self, sightings: Sequence[_Sighting]) -> None:
        """Give each person a number: one full name is one person; a lone word belongs to a full name of its report."""
        fuller: dict[str, set[tuple[str, ...]]] = {}
        for seen in sightings:
            if len(seen.name) > 1:
                fuller.setdefault(seen.report, set()).add(seen.name)
        numbers: dict[tuple[str, ...] | tuple[str, str], int] = {}
        for seen in sightings:
            owner = self._owner(seen.name, sorted(fuller.get(seen.report, ())))
            key = owner if len(owner) > 1 else (f"in {seen.report}", owner[0])
            label = f"Person {numbers.setdefault(key, len(numbers) + 1)}"
            self._labels[seen.report, seen.name] = label
            self._learn_name(seen, owner, label)

    @staticmethod
    def _owner(name: tuple[str, ...], fuller: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
        holding = [other for other in fuller if set(name) < set(other)]
        return holding[0] if holding else name

    def _learn_name(self, seen: _Sighting, owner: tuple[str, ...], label: str) -> None:
        within = self._within.setdefault(seen.report, Forms())
        within.add_person(seen.name, label)
        for part in lone_parts((*owner, *seen.name), self._particles | self._honorifics):
            within.alone.setdefault(part, label)
        if len(owner) > 1:
            self._everywhere.add_person(owner, label)
            if len("".join(owner)) >= GLUED_LEAST:
                self._glued.setdefault("".join(owner), label)
                self._glued.setdefault("".join(reversed(owner)), label)
        if len(seen.name) > 1:
            self._everywhere.add_person(seen.name, label)

    def _learn_claim(self, claim: Claim) -> None:
        for speaker in claim.speakers:
            label = self._labels.get((claim.report, self._name(speaker.name))) if speaker.private else None
            if not label:
                continue
            role = self.role(speaker.title)
            known = self._origins.get((claim.report, speaker.name))
            if known is None or "," not in known:
                self._origins[claim.report, speaker.name] = f"{label}, {role}" if role else label
            words = forms(speaker.title or "")
            if self._posts & set(words):
                self._within.setdefault(claim.report, Forms()).add(words, POST_WITHHELD)

    def _learn_pointers(self, report: str, seen: Iterable[PersonSeen]) -> None:
        for person in seen:
            if not (person.private and person.points_to):
                continue
            words = forms(person.name)
            self._within.setdefault(report, Forms()).add(words, WITHHELD)
            if _CONTACT.search(person.name):
                self._everywhere.add(words, WITHHELD)
                self._glued.setdefault(squeezed(person.name), WITHHELD)

    # --- finding ----------------------------------------------------------------------------------

    def _tables(self, text: str, reports: Sequence[str]) -> list[Forms]:
        """The tables that hold for a text: its reports' own, the record's whole names, and what those imply here."""
        own = [self._within[r] for r in reports if r in self._within]
        tables = [*own, self._everywhere, self._public]
        implied = Forms()
        for hit in find(text, [self._everywhere], any_case=True, joins=self._particles):
            for part in lone_parts(forms(text[hit.start : hit.end]), self._particles | self._honorifics):
                if hit.label and hit.label != WITHHELD:
                    implied.alone.setdefault(part, hit.label)
        return [*tables, implied]

    def _fixed(self, report: str, base: int) -> list[Hit]:
        """What the reading saw at exact places: private names to replace, public ones to leave alone."""
        hits = []
        for person in self._seen.get(report, ()):
            label: str | None = None
            if person.private:
                label = WITHHELD if person.points_to else self._labels.get((report, self._name(person.name)))
                if label is None:
                    continue
            hits.append(Hit(person.span.start - base, person.span.end - base, label))
        return hits

    def _unglued(self, text: str) -> str:
        """Withhold the whole of a short text that still holds a name with its separators gone."""
        plain = squeezed(text)
        return WITHHELD if any(len(name) >= GLUED_LEAST and name in plain for name in self._glued) else text


def _is_body(name: str, knowledge: Knowledge | None) -> bool:
    """Whether the knowledge has the name for something that is no person: a party, an institution, a publisher."""
    entity = knowledge.named(name) if knowledge else None
    return entity is not None and entity.kind is not EntityKind.PERSON


def _lies_on(hit: Hit, others: Sequence[Hit]) -> bool:
    return any(hit.start < other.end and other.start < hit.end for other in others)


def _apply(text: str, hits: Sequence[Hit]) -> Redacted:
    """Replace the hits that have a label; of those that overlap the first, and where equal the longest, is widened."""
    kept: list[Hit] = []
    for hit in sorted((h for h in hits if h.label), key=lambda h: (h.start, -h.end)):
        if kept and hit.start < kept[-1].end:
            kept[-1] = Hit(kept[-1].start, max(kept[-1].end, hit.end), kept[-1].label)
        else:
            kept.append(hit)
    pieces, at = [], 0
    for hit in kept:
        pieces += [text[at : hit.start], hit.label or ""]
        at = hit.end
    return Redacted("".join([*pieces, text[at:]]), tuple(kept))


def redactor(
    persons: Mapping[str, Sequence[PersonSeen]],
    claims: Mapping[str, Claim],
    knowledge: Knowledge,
    *,
    publishers: Iterable[str] = (),
    identified: str | None = None,
) -> Redactor:
    """Return the redactor for a record; one that does nothing where somebody gave a reason to identify."""
    if identified is not None:
        return Redactor.off()
    seen = [person for report in sorted(persons) for person in persons[report]]
    return Redactor(seen, [claims[key] for key in sorted(claims)], knowledge, publishers)
