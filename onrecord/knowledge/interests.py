"""What an origin has at stake in what it says: its own act or its ally's, its enemy's, its own losses or its enemy's.

A party to a matter is whoever the claims name as actor, or its opponent, or whom a pack lists as one. Its words are
kept and shown like any other's, with its interest beside them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.knowledge import EntityKind, Knowledge, fold
from onrecord.knowledge.contested import contested_words
from onrecord.knowledge.moods import moods
from onrecord.knowledge.sides import one_name, opposed, same_body, same_side
from onrecord.knowledge.tables import general
from onrecord.model import Claim, Interest, Kind, Named, OriginBasis, Status, Voice
from onrecord.values import Measure, Span, VictimStatus

_OWN = re.compile(r"\b(?:his|her|its|their|our|my)\s+(?:own\s+)?(?:\w+\s+)?$", re.IGNORECASE)
_HARM = frozenset({Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.MISSING})
_FIGHTERS = frozenset({VictimStatus.COMBATANT, VictimStatus.ALLEGED_COMBATANT})
_BROKEN = frozenset({Status.VIOLATED, Status.COLLAPSED})


@dataclass(frozen=True, slots=True)
class _Words:
    """The events that lay a deed to others or own it, and the words of one who speaks for a state."""

    lays: frozenset[str]
    owns: frozenset[str]
    for_state: tuple[str, ...]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = general("interests")
    table.only("lays", "owns", "for_state")
    return _Words(frozenset(table.texts("lays")), frozenset(table.texts("owns")), table.texts("for_state"))


@dataclass(frozen=True, slots=True)
class Speaking:
    """A claim with who answers for it in the current view, and how that origin is told from others (`key`)."""

    claim: Claim
    key: str
    origin: str | None
    origin_id: str | None
    origin_basis: OriginBasis


@dataclass(frozen=True, slots=True)
class Matter:
    """What interest is told by: who is named as actor in the incident, and whom the claims that are denied name."""

    knowledge: Knowledge
    actors: Mapping[str, frozenset[str]]
    """Who is said to have acted, by entity id or folded name, each with the origins (likewise) that say so."""
    accused: Mapping[str, frozenset[str]] | None = None
    """By the id of a denying claim, the actors (entity ids) that the claims it denies lay the deed to."""

    @classmethod
    def of(
        cls, claims: Iterable[Claim], knowledge: Knowledge, accused: Mapping[str, frozenset[str]] | None = None
    ) -> "Matter":
        """Return the matter that these claims are about."""
        named: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            for actor in claim.actors if lays_a_deed(claim) else ():
                named[actor.id or fold(actor.name)].add(claim.origin_id or fold(claim.origin or ""))
        return cls(knowledge, {key: frozenset(named[key]) for key in sorted(named)}, accused)

    # --- who is a party ---------------------------------------------------------------------------

    def party(self, told: Speaking) -> str | None:
        """Return the name of the party that an origin is or speaks for, or None where it is of none."""
        listed = self.knowledge.party_of(told.origin_id)
        if listed and self._speaks_for(told):
            return listed.name
        if told.origin_basis is OriginBasis.PUBLISHER_UNATTRIBUTED:
            return None
        own = told.origin_id or fold(told.origin or "")
        if any(self._is_or_opposes(told, key) for key, by in self.actors.items() if by - {own}):
            return told.origin
        own_denied = names_own(told.claim, told.claim.actors) or denies_to_be_responsible(told.claim)
        return told.origin if _speaks_against(told.claim) and own_denied else None

    def _speaks_for(self, told: Speaking) -> bool:
        """Whether an unnamed source of a state is one of its officials: activists of a country are none."""
        entity = self.knowledge.by_id[told.origin_id] if told.origin_id else None
        if told.origin_basis is not OriginBasis.UNNAMED_GROUP or entity is None or entity.kind is not EntityKind.STATE:
            return True
        words = f" {fold(told.origin or '')} "
        return any(f" {word} " in words for word in _words().for_state)

    def _is_or_opposes(self, told: Speaking, key: str) -> bool:
        if told.origin_basis is OriginBasis.UNNAMED_GROUP:
            return False
        if told.origin_id is None or key not in self.knowledge.by_id:
            unknown = told.origin_id is None or self.knowledge.party_of(told.origin_id) is None
            return unknown and key not in self.knowledge.by_id and one_name(told.origin or "", key)
        return same_body(self.knowledge, told.origin_id, key) or opposed(self.knowledge, told.origin_id, key)

    # --- what is at stake -------------------------------------------------------------------------

    def interests(self, told: Speaking) -> tuple[Interest, ...]:
        """Return what an origin has at stake in one claim, in a fixed order; nothing where no rule finds any."""
        against = _speaks_against(told.claim)
        found = [self._denying(told)] if against else [self._acting(told), self._losing(told)]
        return tuple(i for i in Interest if i in found)

    def denies_own(self, told: Speaking) -> bool:
        """Tell whether an origin speaks of a deed that its words call its own; a party, of one laid to nobody."""
        if told.claim.actors:
            return all(self._is_own(told, actor) for actor in told.claim.actors)
        return self.party(told) is not None

    def _denying(self, told: Speaking) -> Interest | None:
        """A denial of its own act, by its words or by whom the claims that it denies accuse; or of an ally's."""
        claim = told.claim
        if any(self._is_own(told, actor) for actor in claim.actors) or denies_to_be_responsible(claim):
            return Interest.DENIES_OWN_ACT
        accused = {a.id for a in claim.actors if a.id} or set((self.accused or {}).get(claim.id, ()))
        if told.origin_id is None or not accused:
            return None
        if any(same_body(self.knowledge, told.origin_id, a) for a in accused):
            return Interest.DENIES_OWN_ACT
        allied = any(same_side(self.knowledge, told.origin_id, a) for a in accused)
        return Interest.DENIES_ALLYS_ACT if allied else None

    def _acting(self, told: Speaking) -> Interest | None:
        """Its own deed told by itself, or one that it lays to its enemy or to another party."""
        claim = told.claim
        if not claim.happened and claim.kind is not Kind.RESPONSIBILITY:
            return None
        if claim.event in _words().owns or (
            claim.kind is Kind.VIOLENCE and any(self._is_own(told, a) for a in claim.actors)
        ):
            owned = claim.event in _words().owns and not claim.actors
            return Interest.OWN_ACT if owned or any(self._is_own(told, a) for a in claim.actors) else None
        if not lays_a_deed(claim):
            return None
        if told.origin_id is None:
            others = not any(self._is_own(told, a) for a in claim.actors)
            return Interest.ACCUSES_OTHER_PARTY if others and self.party(told) else None
        accused = [a.id for a in claim.actors if a.id and not same_side(self.knowledge, told.origin_id, a.id)]
        if any(opposed(self.knowledge, told.origin_id, a) for a in accused):
            return Interest.ACCUSES_ENEMY
        others = any(map(self.knowledge.party_of, accused))
        unknown = all(a.id is None and not self._is_own(told, a) for a in claim.actors)  # *militants*, *terrorists*
        return Interest.ACCUSES_OTHER_PARTY if self.party(told) and (others or unknown) else None

    def _losing(self, told: Speaking) -> Interest | None:
        """Harm to its own side, or to its enemy's: by whom the words name, else by fighters that it says it killed."""
        claim = told.claim
        if not claim.happened or not any(c.measure in _HARM and (c.low or c.high) for c in claim.counts):
            return None
        if any(self._is_own(told, target) for target in claim.targets):
            return Interest.OWN_LOSSES
        parties = [self.knowledge.by_id.get(t.id) for t in claim.targets if t.id]
        hurt = [e.id for e in parties if e and e.kind is EntityKind.PARTY]  # a state is its people too
        if told.origin_id and any(same_side(self.knowledge, told.origin_id, t) for t in hurt):
            return Interest.OWN_LOSSES
        if told.origin_id and any(opposed(self.knowledge, told.origin_id, t) for t in hurt):
            return Interest.ENEMY_LOSSES
        acts = any(self._is_own(told, a) for a in claim.actors)
        return Interest.ENEMY_LOSSES if acts and any(c.victim_status in _FIGHTERS for c in claim.counts) else None

    def _is_own(self, told: Speaking, named: Named) -> bool:
        """Whether a claim names the origin, its whole or its part: by id, by *his* or *its*, by its bare name."""
        if told.origin_id and named.id:
            return same_body(self.knowledge, told.origin_id, named.id)
        if named.id is None and names_own(told.claim, (named,)):
            return True
        if told.origin_id is None or self.knowledge.party_of(told.origin_id) is None:
            return one_name(named.name, told.origin or "") and fold(told.origin or "") != ""
        return named.id is None and _bare_name(named.name) in self._names(told.origin_id)

    def _names(self, entity_id: str) -> set[str]:
        """The last words of the names of an entity and its wholes: *the army* of one who speaks for an army."""
        bodies = [self.knowledge.by_id[i] for i in (entity_id, *self.knowledge.wholes(entity_id))]
        return {_bare_name(name) for body in bodies for name in (body.name, *body.aliases, *body.weak)} - {""}

    # --- voices -----------------------------------------------------------------------------------

    def voices(self, told: Sequence[Speaking]) -> tuple[Voice, ...]:
        """Return who takes a position by these claims, one voice an origin, named ones first, in a fixed order."""
        by_key: dict[str, list[Speaking]] = defaultdict(list)
        for one in sorted(told, key=lambda s: s.claim.id):
            by_key[one.key].append(one)
        found = [self._voice(own) for _, own in sorted(by_key.items())]
        order = list(OriginBasis)
        return tuple(sorted(found, key=lambda v: (order.index(v.origin_basis), v.origin or "~", v.claims)))

    def _voice(self, own: Sequence[Speaking]) -> Voice:
        first = own[0]
        at_stake = {i for one in own for i in self.interests(one)}
        parties = sorted({p for one in own if (p := self.party(one))})
        return Voice(
            origin=first.origin,
            origin_id=first.origin_id,
            origin_basis=first.origin_basis,
            claims=tuple(sorted({one.claim.id for one in own})),
            party=parties[0] if parties else None,
            interests=tuple(i for i in Interest if i in at_stake),
        )


def clears_itself(claim: Claim, knowledge: Knowledge) -> bool:
    """Tell whether a party says outright that it did not do a deed: *its aircraft had carried out no strikes*.

    It denies by these words what others lay to it, whatever verb stands before them. What residents or monitors say
    did not happen, or a party of others, is an account of theirs.
    """
    if not claim.says_it_was_not or not _negates(claim.text):
        return False  # *foiled an attack*: it did not take place either
    told = Speaking(claim, "", claim.origin, claim.origin_id, claim.origin_basis)
    return Matter(knowledge, {}).denies_own(told)


def _negates(text: str) -> bool:
    words = re.findall(r"[\w\u2019']+", text.casefold())
    return any(word in moods()["negations"] or word.endswith(("n't", "n\u2019t")) for word in words)


def _speaks_against(claim: Claim) -> bool:
    return claim.denied or claim.says_it_was_not


def lays_a_deed(claim: Claim) -> bool:
    """Whether a claim's actors are those it holds to have done it: a deed, blame, a truce that is said to be broken."""
    if claim.denied or not claim.actors:
        return False
    if claim.kind is Kind.TRUCE:
        return claim.status in _BROKEN
    if claim.kind is Kind.RESPONSIBILITY:
        return claim.event in _words().lays
    return claim.kind is Kind.VIOLENCE and claim.happened


def owns_a_deed(claim: Claim) -> bool:
    """Whether a claim's words take a deed on who speaks: a claim of responsibility, an admission."""
    return claim.event in _words().owns and not claim.denied


def denies_to_be_responsible(claim: Claim) -> bool:
    """Tell whether a denial that names nobody is of who speaks: *denied responsibility for the attack*."""
    return claim.denied and not claim.actors and contested_words().responsible.search(claim.text) is not None


def names_own(claim: Claim, named: Iterable[Named]) -> bool:
    """Tell whether *his*, *its*, *their* stands before one of the names in the claim's words."""
    return any(n.span is not None and _OWN.search(_before(claim, n.span)) is not None for n in named)


def _before(claim: Claim, span: Span) -> str:
    if not claim.span.contains(span):
        return ""
    return claim.text[: span.start - claim.span.start]


def _bare_name(name: str) -> str:
    """The noun of a name where it is one body (*the army*), and nothing where any side has such people (*fighters*)."""
    words = fold(name).split()
    return "" if not words or words[-1].endswith("s") else words[-1]
