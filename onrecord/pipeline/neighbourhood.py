"""Relinking what a change touches, and nothing else: with the same result as linking all anew.

See docs/decisions/incremental-linking.md. Where too much changed, or nothing was left to go by, all is linked anew.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.model import Assertion, Claim, Identity, Judgement, Report
from onrecord.pipeline.outcome import Before, Outcome
from onrecord.pipeline.stages import Stages

if TYPE_CHECKING:  # these stages load parsers and databases
    from onrecord.knowledge import Knowledge
    from onrecord.link import Met, Region, Said, Worded
    from onrecord.record import Change, ClaimView, Part, Record, Traced

SHARE = 8  # where more than one in so many reports changed, linking all anew costs less
MOST = 30_000  # claims of a neighbourhood beyond which the same holds


class TooMuch(Exception):
    """A change touches so much that all is linked anew."""


def part_of(record: "Record", change: "Change", knowledge: "Knowledge", by: Stages) -> "Part | None":
    """Return what a change makes of its neighbourhood, or None where all must be linked anew."""
    try:
        with record.snapshot(), record.traced() as traced:
            return Neighbourhood(record, traced, knowledge, by).after(change)
    except TooMuch:
        return None


@dataclass(slots=True)
class Loader:
    """Reads reports with their claims, each once; what they are worded like is also worked out once."""

    record: "Record"
    knowledge: "Knowledge"
    judgements: Sequence[Judgement] = ()
    _reports: dict[str, Report | None] = field(default_factory=dict)
    _claims: dict[str, tuple[Claim, ...]] = field(default_factory=dict)
    _worded: "Worded | None" = None

    def said(self, ids: Iterable[str]) -> "Said":
        """Return the standing ones of some reports, and all that they say."""
        from onrecord.link import Said, Worded

        wanted = sorted(set(ids))
        unknown = [i for i in wanted if i not in self._reports]
        self._reports |= dict.fromkeys(unknown)
        for report, claims_of_it in self.record.some(unknown):
            self._reports[report.id], self._claims[report.id] = report, claims_of_it
        reports = {i: found for i in wanted if (found := self._reports[i])}
        claims = tuple(c for i in reports for c in self._claims[i])
        self._worded = self._worded or Worded.over(self._reports, self.knowledge)
        return Said(
            claims=claims,
            reports=reports,
            judgements=self.judgements,
            knowledge=self.knowledge,
            worded=self._worded,
        )


class Neighbourhood:
    """Finds what a change touches, step by step, until nothing more is; then derives it anew."""

    def __init__(self, record: "Record", traced: "Traced", knowledge: "Knowledge", by: Stages) -> None:
        self._record = record
        self._traced = traced
        self._by = by
        self._load = Loader(record, knowledge)

    def after(self, change: "Change") -> "Part":
        """Return what the change makes of its neighbourhood; raises `TooMuch`."""
        changed = self._changed(change)
        new = self._load.said(changed)
        old_pieces = self._traced.pieces_of(changed)
        was = frozenset(i for p in old_pieces for i in p.claims)
        groups = {p.group for p in old_pieces} | self._groups_of(self._touched(was))
        met = self._meet(new, changed, groups)
        while True:
            region, before = self._region(new, changed, was, groups)
            at, more = self._attach(region, before, new)
            added = self._groups_of(more) - groups
            if not added:
                return Outcome(self._traced, self._record, region, before).part(new, changed, met, at, self._by)
            groups |= added

    # --- what changed ---------------------------------------------------------------------------

    def _changed(self, change: "Change") -> frozenset[str]:
        """The changed reports, and those that people's judgements tie to them."""
        judgements = self._record.judgements()
        ids = {i for j in judgements for i in (j.left, j.right)} | change.judged
        report_of = self._record.reports_of_claims(ids)
        changed = set(change.reports) | {report_of[i] for i in change.judged if i in report_of}
        pairs = [(report_of.get(j.left), report_of.get(j.right)) for j in judgements if j.identity in _JOINING]
        while more := {b for pair in pairs for a, b in (pair, pair[::-1]) if a in changed and b} - changed:
            changed |= more
        if len(changed) * SHARE > self._record.report_count():
            raise TooMuch
        standing = {c.id for c in self._load.said(changed).claims}
        linked = self._traced.members(ids)
        standing |= {i for i in linked if report_of.get(i) not in changed}
        self._load.judgements = [j for j in judgements if j.left in standing and j.right in standing]
        return frozenset(changed)

    def _touched(self, was: Iterable[str]) -> set[str]:
        """The sets that claims were in, were attached to, or reached as denials."""
        members = self._traced.members(was).values()
        reached = self._traced.reach(was).values()
        return {m.root for m in members} | {m.at for m in members if m.at} | {r for roots in reached for r in roots}

    def _groups_of(self, roots: Iterable[str]) -> set[str]:
        return {s.group for s in self._traced.sets_named(roots).values()}

    def _meet(self, new: "Said", changed: frozenset[str], groups: set[str]) -> "Met":
        """Compare the changed reports with what they meet; add the groups that they are tied to."""
        from onrecord.link import Found, met_by

        own = new.steps()
        by = Found(
            by_statements=self._traced.found_by(own.statement_keys()),
            by_pieces={i: self._traced.found_by(keys) for i, keys in own.piece_keys().items()},
            outdated=self._traced.outdated(),
        )
        others = [p for p in self._traced.pieces(by.all) if p.report not in changed]
        met = met_by(own, self._load.said(p.report for p in others), others, by)
        groups |= {p.group for p in others if p.id in met.tied}
        return met

    # --- what it touches ------------------------------------------------------------------------

    def _region(
        self, new: "Said", changed: frozenset[str], was: frozenset[str], groups: set[str]
    ) -> tuple["Region", Before]:
        """Link the groups with all the reports that tell of them."""
        from onrecord.link import Region

        pieces = self._traced.pieces_in(groups)
        kept = [p for p in pieces if p.report not in changed]
        core = frozenset(i for p in kept for i in p.claims) | {c.id for c in new.claims}
        if len(core) > MOST:
            raise TooMuch
        said = self._load.said({*changed, *(p.report for p in kept)})
        before = Before(pieces, self._traced.sets_in(groups), was)
        judged = {i for j in said.judgements for i in (j.left, j.right)}
        outside = ({c.id for c in said.claims} | judged) - core
        settled = {i: m.root for i, m in self._traced.members(outside).items()}
        region = Region(said, core, settled, self._load.said(()))
        beside = self._speaking_of(region, before) - said.reports.keys()
        told = self._load.said(beside)
        settled |= {i: m.root for i, m in self._traced.members(c.id for c in told.claims).items()}
        region.look_beside(told)
        return region, before

    def _speaking_of(self, region: "Region", before: Before) -> set[str]:
        """The reports of denials that reach what the region holds, or reached what it held."""
        reaching = self._traced.reach((), before.roots).keys() - before.changed
        found = self._traced.pieces(self._traced.found_by(region.found_by_denials()))
        return {p.report for p in found} | set(self._record.reports_of_claims(reaching).values())

    def _attach(self, region: "Region", before: Before, new: "Said") -> tuple[dict[str, str], set[str]]:
        """Attach blame and denials; return where each went, and the sets that this changes outside the region."""
        own = {c.id for c in new.claims}
        reach, more = self._reach(region, before, own)
        at = region.attach(reach)
        inside = before.roots | region.roots
        members = self._traced.members(f.id for f in region.speaking() if f.id not in own)
        views = self._traced.views(members)
        assertion_of = {i: a for a in region.steps.assertions for i in a.claims}
        for claim in (f.id for f in region.speaking()):
            to = at.get(claim)
            if claim in own:
                more |= {to} if to else set()
                continue
            member = members[claim]
            if _kind_of_place(member.at) != _kind_of_place(to):
                more |= {member.root, *filter(None, (member.at, to))}
            elif to and member.at and to != member.at:
                more |= {member.at, to}
            elif to and claim in region.core and _says_otherwise(assertion_of[claim], views[claim]):
                more.add(to)
        return at, more - inside

    def _reach(self, region: "Region", before: Before, own: set[str]) -> tuple[dict[str, frozenset[str]], set[str]]:
        """Return what each denial at hand reaches, and which of it lies outside the region and is new to it."""
        from onrecord.link import reached_among

        denials = {f.id for f in region.denials()}
        stored = self._traced.reach(denials - own)
        inside = region.reach_in_core()
        reach = {d: frozenset((stored.get(d, set()) - before.roots) | inside.get(d, set())) for d in denials}
        mine = sorted(denials & own)
        if not mine:
            return reach, set()
        around = self._traced.sets(self._traced.found_by(region.sought_by(mine)))
        roots = {s.root for s in around} - before.roots - region.roots
        told, sets = self._claims_of(roots)
        found = reached_among(region.said, mine, sets, told)
        for denial, more in found.items():
            reach[denial] |= more
        return reach, {root for more in found.values() for root in more}

    def _claims_of(self, roots: Iterable[str]) -> tuple["Said", dict[str, list[Claim]]]:
        members = self._traced.members_of(roots)
        reports = self._record.reports_of_claims(i for ids in members.values() for i in ids)
        told = self._load.said(reports.values())
        claims = {c.id: c for c in told.claims}
        return told, {root: [claims[i] for i in ids] for root, ids in members.items()}


_JOINING = (Identity.SAME, Identity.DIFFERENT)


def _kind_of_place(at: str | None) -> int:
    """Whether a claim is attached to nothing, covers several incidents, or is attached to one."""
    return 0 if at is None else 1 if not at else 2


def _says_otherwise(assertion: Assertion, view: "ClaimView") -> bool:
    now = (assertion.id, assertion.origin, assertion.origin_id, assertion.origin_basis)
    return now != (view.assertion, view.origin, view.origin_id, view.origin_basis)
