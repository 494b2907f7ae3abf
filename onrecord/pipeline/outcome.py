"""What a neighbourhood comes to: its incidents with all that others say of them, and what it takes the place of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.model import OUTDATED, Assertion, Identity, Incident, Joined, KeyRow, Piece, Traces, number_of
from onrecord.pipeline.breaches import breaches_of
from onrecord.pipeline.stages import Stages

if TYPE_CHECKING:  # these stages load parsers and databases
    from onrecord.link import Met, Region, Said
    from onrecord.record import ClaimView, Part, Record, Traced


@dataclass(slots=True)
class Before:
    """What was derived of what a change touches."""

    pieces: list[Piece]
    sets: list[Joined]
    changed: frozenset[str]  # claims of the changed reports as they were

    @property
    def roots(self) -> set[str]:
        return {s.root for s in self.sets}

    @property
    def claims(self) -> set[str]:
        return {i for piece in self.pieces for i in piece.claims}


class Outcome:
    """What a region comes to, with all that others say of it and it of others."""

    def __init__(self, traced: "Traced", record: "Record", region: "Region", before: Before) -> None:
        self._traced = traced
        self._record = record
        self._region = region
        self._before = before

    def part(self, new: "Said", changed: frozenset[str], met: "Met", at: Mapping[str, str], by: Stages) -> "Part":
        """Return what takes the place of what was derived."""
        from onrecord.link import keys_of_partners, parts_among
        from onrecord.record import Gone, Part

        region, before = self._region, self._before
        own = {c.id for c in new.claims}
        assertions = [a for a in region.steps.assertions if region.core.issuperset(a.claims)]
        assertion_of = {i: a for a in assertions for i in a.claims} | self._other_assertions(at)
        made = region.made(assertion_of)
        traces = region.traces(made, at)
        doubts = met.doubts | {pair for pair in traces.doubts if own.issuperset(pair)}
        extents = region.extents(made)
        near = self._traced.sets(self._traced.found_by(keys_of_partners(extents)))
        inside = before.roots | region.roots
        others = {s.root: s.extent for s in near if s.extent and s.root not in inside}
        parts = parts_among(extents, others)
        claims, ratings = {i: f.claim for i, f in region.facts.items()}, self._record.ratings()
        weighed = {
            root: by.weigh(one, claims, region.reports, region.said.knowledge, assertion_of, ratings)
            for root, one in made.items()
        }
        incidents = Relations(self._traced, region, before).between(weighed, doubts, parts)
        gone_claims, gone_incidents = before.claims | before.changed, {s.incident for s in before.sets if s.incident}
        breaches = breaches_of(self._traced, region, made.values(), at, (gone_claims, gone_incidents))
        incidents = breaches.among(incidents, gone_incidents, self._record)
        views = self._traced.views({*gone_claims, *(f.id for f in region.speaking())})
        pairs_met = {r: n for r, n in traces.met.items() if changed.issuperset(r)} | dict(met.met)
        return Part(
            assertions=assertions,
            incidents=incidents,
            views=list(self._views(assertion_of, incidents, views)),
            traces=Traces(
                pieces=tuple(p for p in traces.pieces if p.id in region.core),
                sets=tuple(s for s in traces.sets if s.root in region.roots),
                met=pairs_met,
                doubts=frozenset(doubts),
                reach=region.reach,
                parts=parts,
                at=at,
                courses=traces.courses,
                named=breaches.named,
                broken=breaches.now - breaches.before,
            ),
            keys=self._keys(traces, changed),
            moved=self._moved(at),
            gone=Gone(
                pieces={p.id for p in before.pieces},
                roots=before.roots,
                claims=gone_claims,
                reports=changed,
                of_reports=before.changed,
                denials={f.id for f in region.denials()} | before.changed,
                incidents=gone_incidents,
                named=breaches.asked,
                broken=breaches.before - breaches.now,
            ),
            old_assertions={v.assertion for i in gone_claims if (v := views.get(i)) and v.assertion},
        )

    def _other_assertions(self, at: Mapping[str, str]) -> dict[str, Assertion]:
        """The assertions of claims outside the core that are attached to what is in it."""
        region = self._region
        asked = (i for i, root in at.items() if root in region.roots and i not in region.core)
        return {i: a for i in asked if (a := self._record.assertion_of(i))}

    def _keys(self, traces: Traces, changed: frozenset[str]) -> list[KeyRow]:
        """The keys of the changed reports' pieces and of the sets of the region.

        The keys of what these reports told before stay: nothing but a whole table leads from a piece to its keys.
        """
        owners = {number_of(p.id) for p in traces.pieces if p.report in changed}
        owners |= {number_of(root) for root in self._region.roots}
        outdated = {(OUTDATED, 0, number_of(p.id), True) for p in self._before.pieces if p.report in changed}
        return sorted({row for row in traces.key_rows() if row[2] in owners} | outdated)

    def _moved(self, at: Mapping[str, str]) -> dict[str, str | None]:
        outside = [f.id for f in self._region.speaking() if f.id not in self._region.core]
        members = self._traced.members(outside)
        return {i: at.get(i) for i in outside if members[i].at != at.get(i)}

    def _views(
        self,
        assertion_of: Mapping[str, Assertion],
        incidents: Iterable[Incident],
        views: Mapping[str, "ClaimView"],
    ) -> "Iterable[ClaimView]":
        from onrecord.record import ClaimView

        incident_of = {i: one.id for one in incidents for i in one.claims}
        for claim in sorted(self._region.core):
            assertion = assertion_of[claim]
            yield ClaimView(
                claim=claim,
                assertion=assertion.id,
                incident=incident_of.get(claim),
                origin=assertion.origin,
                origin_id=assertion.origin_id,
                origin_basis=assertion.origin_basis,
            )
        for claim in sorted({f.id for f in self._region.speaking()} - self._region.core):
            if claim in incident_of:
                yield replace(views[claim], incident=incident_of[claim])


class Relations:
    """What the incidents of a region and those that lie about it say of each other."""

    def __init__(self, traced: "Traced", region: "Region", before: Before) -> None:
        self._traced = traced
        self._region = region
        self._before = before

    def between(
        self, made: Mapping[str, Incident], doubts: Iterable[tuple[str, str]], parts: Iterable[tuple[str, str]]
    ) -> list[Incident]:
        """Return the region's incidents with their relations, and those outside of which one changed."""
        from onrecord.link import contained_in, related

        about = self._about(doubts, parts)
        possible = self._in_doubt(about, doubts)
        contents, wholes = contained_in(self._parts_now(about | made.keys(), parts))
        named = {*about, *(o for of in (possible, contents, wholes) for roots in of.values() for o in roots)}
        incident_of = {root: s.incident for root, s in self._traced.sets_named(named).items()}
        incident_of |= {root: made[root].id if root in made else None for root in self._region.roots}
        stored = self._traced.incidents(i for root in about if (i := incident_of.get(root)))
        found = []
        for root in sorted({*made, *about}):
            old = stored.get(incident_of.get(root) or "")
            one = made.get(root) or old
            if one:
                relations = (
                    [i for o in of.get(root, ()) if (i := incident_of.get(o))] for of in (possible, contents, wholes)
                )
                now = related(one, *relations)
                found += [now] if root in made or now != old else []
        return found

    def _about(self, doubts: Iterable[tuple[str, str]], parts: Iterable[tuple[str, str]]) -> set[str]:
        """The sets outside the region that were or are in some relation to one inside."""
        region, before = self._region, self._before
        pairs = self._own_doubts | set(doubts) | region.steps.unsure | self._unsure()
        outside = {i for pair in pairs for i in pair} - region.core - before.changed
        roots = {m.root for m in self._traced.members(outside).values()}
        roots |= {root for pair in (*self._traced.parts(before.roots), *parts) for root in pair}
        return roots - before.roots - region.roots

    @cached_property
    def _own_doubts(self) -> set[tuple[str, str]]:
        """The pairs in doubt, as they are stored, of which one is or was of the region."""
        return self._traced.doubts(self._before.claims | self._before.changed | self._region.core)

    def _unsure(self) -> set[tuple[str, str]]:
        judged = {(j.left, j.right) for j in self._region.said.judgements if j.identity is Identity.UNSURE}
        return {pair for pair in judged if not self._region.core.isdisjoint(pair)}

    def _in_doubt(self, about: set[str], doubts: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
        from onrecord.link import roots_in_doubt

        region = self._region
        beside = self._traced.doubts(i for ids in self._traced.members_of(about).values() for i in ids)
        inside = {pair for pair in self._own_doubts if not region.core.isdisjoint(pair)}
        pairs = {p for p in beside | inside if self._before.changed.isdisjoint(p)} | set(doubts)
        pairs |= {(j.left, j.right) for j in region.said.judgements if j.identity is Identity.UNSURE}
        outside = {i for pair in pairs for i in pair} - region.core
        found: dict[str, set[str]] = {}
        for one, other in roots_in_doubt(
            pairs, region.sight_with({i: m.root for i, m in self._traced.members(outside).items()})
        ):
            found.setdefault(one, set()).add(other)
        return found

    def _parts_now(self, roots: Iterable[str], parts: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
        gone = self._before.roots
        stored = {p for p in self._traced.parts(roots) if gone.isdisjoint(p)}
        return stored | set(parts)
