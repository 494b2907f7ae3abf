"""Disputes as a page shows them: positions side by side, each origin with its words, its interest, its carriers."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from onrecord.ask import ABOUT, INTERESTS
from onrecord.knowledge.interests import Matter, Speaking
from onrecord.model import Claim, Denial, Dispute, Incident, Interest, OriginBasis, Voice
from onrecord.publish.brief import words
from onrecord.publish.brief.desk import Desk, Quote, mark_id

QUOTES_SHOWN = 2  # claims of one origin in one position that are quoted; the matrix of the incident has them all
DISPUTES_SHOWN = 60  # of incidents told in short; `onrecord disputes` lists all
COVERED_SHOWN = 6  # incidents that a general denial covers which are named


@dataclass(frozen=True, slots=True)
class VoiceView:
    """One origin on one side: whose party it is, what it has at stake, who carries it, its words."""

    origin: str
    party: str | None
    stake: tuple[str, ...]
    carried_by: tuple[str, ...]
    quotes: tuple[Quote, ...]
    more: int


@dataclass(frozen=True, slots=True)
class PositionView:
    """What one side says, in neutral words, and who says so."""

    says: str
    voices: tuple[VoiceView, ...]


@dataclass(frozen=True, slots=True)
class DisputeView:
    """Two or more positions on one matter; `incident` is the address of the incident that it is of."""

    anchor: str
    about: str
    detail: str
    positions: tuple[PositionView, ...]
    incident: str
    number: int
    title: str

    @property
    def sides(self) -> str:
        """The positions in one line: *by the army (Vigil); not by the army (its spokesman)*."""
        return "; ".join(f"{p.says} ({words.listed([v.origin for v in p.voices])})" for p in self.positions)


@dataclass(frozen=True, slots=True)
class DenialView:
    """A denial that is no side of a dispute: general, or of something that no claim of the record says."""

    anchor: str
    origin: str
    party: str | None
    stake: tuple[str, ...]
    covers: bool
    carried_by: tuple[str, ...]
    quote: Quote
    incidents: tuple[tuple[str, str, str], ...]
    more: int


def incident_disputes(desk: Desk, incident: Incident, marked: Collection[str]) -> tuple[DisputeView, ...]:
    """Return an incident's disputes; `marked` are the claims whose words the page marks, which quotes lead to."""
    return tuple(_dispute(desk, incident, n, one, marked) for n, one in enumerate(incident.disputes))


def _dispute(desk: Desk, incident: Incident, n: int, one: Dispute, marked: Collection[str]) -> DisputeView:
    return DisputeView(
        anchor=dispute_anchor(incident, n),
        about=ABOUT[one.about],
        detail=desk.line(one.detail, *incident.reports),
        positions=tuple(
            PositionView(
                desk.line(p.says, *incident.reports),
                tuple(_voice(desk, group, marked) for group in _heard(desk, p.voices)),
            )
            for p in one.positions
        ),
        incident=f"#{incident.id}",
        number=desk.incident_numbers[incident.id],
        title=desk.heading(incident),
    )


def dispute_anchor(incident: Incident, n: int) -> str:
    """The anchor of an incident's dispute."""
    return f"{incident.id}-d{n}"


def _heard(desk: Desk, voices: Sequence[Voice]) -> list[list[Voice]]:
    """Put the voices together that a page shows under one name."""
    groups: dict[str, list[Voice]] = {}
    for voice in voices:
        claims = desk.claims(voice.claims)
        if claims:
            groups.setdefault(_name(desk, claims[0]), []).append(voice)
    return list(groups.values())


def _name(desk: Desk, claim: Claim) -> str:
    """How an origin is called here: of publishers that name nobody each by its own name, since they may disagree."""
    view = desk.origin(claim)
    if view.basis is OriginBasis.PUBLISHER_UNATTRIBUTED:
        return f"{desk.publisher(desk.reports[claim.report])}, naming nobody"
    return view.name


def _voice(desk: Desk, group: Sequence[Voice], marked: Collection[str]) -> VoiceView:
    claims = desk.claims(i for voice in group for i in voice.claims)
    name = _name(desk, claims[0])
    quotes = list({q.sentence: q for q in reversed([quoted(desk, c, marked) for c in claims])}.values())[::-1]
    party = next((v.party for v in group if v.party), None)
    return VoiceView(
        origin=name,
        party=_party(desk, name, party, claims[0]),
        stake=stakes(i for voice in group for i in voice.interests),
        carried_by=_carried_by(desk, claims),
        quotes=tuple(quotes[:QUOTES_SHOWN]),
        more=max(0, len(quotes) - QUOTES_SHOWN),
    )


def _party(desk: Desk, origin: str, party: str | None, claim: Claim) -> str | None:
    """The party that an origin is or speaks for; empty where it is that party itself, None where it is of none."""
    if party is None:
        return None
    shown = desk.redactor.origin(party, claim.report)
    return "" if shown in origin else shown


def stakes(interests: Iterable[Interest]) -> tuple[str, ...]:
    """Return what origins have at stake, in words, each once."""
    found = set(interests)
    return tuple(INTERESTS[i] for i in Interest if i in found)


def claims_stake(desk: Desk, incident: Incident, ids: Sequence[str]) -> tuple[str | None, tuple[str, ...]]:
    """Return the party that the origin of these claims of an incident is or speaks for, and what it has at stake."""
    claims = desk.claims(ids)
    if not claims:
        return None, ()
    matter = Matter.of(desk.claims(incident.claims), desk.situation.knowledge)
    told = [_speaking(desk, claim) for claim in claims]
    party = next((p for one in told if (p := matter.party(one))), None)
    shown = _party(desk, desk.origin(claims[0]).name, party, claims[0])
    return shown, stakes(i for one in told for i in matter.interests(one))


def _speaking(desk: Desk, claim: Claim) -> Speaking:
    now = desk.assertion(claim.id) or claim
    return Speaking(claim, now.origin_id or now.origin or claim.report, now.origin, now.origin_id, now.origin_basis)


def _carried_by(desk: Desk, claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(desk.publisher(desk.reports[c.report]) for c in claims))


def quoted(desk: Desk, claim: Claim, marked: Collection[str]) -> Quote:
    """Return a claim's words; they lead to their mark where the page has it, else nowhere: they stand here whole."""
    quote = desk.quote(claim)
    return quote if claim.id in marked else quote.unlinked()


# --- denials that are no side ---------------------------------------------------------------------


def denials(desk: Desk, incidents: Sequence[Incident], marked: Collection[str]) -> tuple[DenialView, ...]:
    """Return the denials that no dispute holds, each once, with the incidents that it covers or was put with."""
    found: dict[str, list[tuple[Incident, Denial]]] = {}
    for incident in incidents:
        disputed = {claim for d in incident.disputes for side in d.sides for claim in side}
        for denial in incident.denials:
            if denial.covers or denial.claim not in disputed:
                found.setdefault(denial.claim, []).append((incident, denial))
    return tuple(v for spoken in found.values() for v in [_denial(desk, spoken, marked)] if v)


def _denial(desk: Desk, spoken: Sequence[tuple[Incident, Denial]], marked: Collection[str]) -> DenialView | None:
    first = spoken[0][1]
    claims = desk.claims([first.claim])
    if not claims:
        return None
    claim = claims[0]
    view = desk.origin(claim)
    party = first.party or view.party or ("a party to the conflict" if first.by_party else None)
    at_stake = stakes(i for _, denial in spoken for i in denial.interests)
    covered = tuple((f"#{i.id}", str(desk.incident_numbers[i.id]), desk.heading(i)) for i, _ in spoken[:COVERED_SHOWN])
    return DenialView(
        anchor=denial_anchor(first),
        origin=view.name,
        party=_party(desk, view.name, party, claim),
        stake=at_stake,
        covers=first.covers,
        carried_by=_carried_by(desk, claims),
        quote=quoted(desk, claim, marked),
        incidents=covered,
        more=max(0, len(spoken) - COVERED_SHOWN),
    )


def denial_anchor(denial: Denial) -> str:
    """The anchor of a denial that is no side of a dispute."""
    return f"n{mark_id(denial.claim)[1:]}"


def incident_denials(desk: Desk, incident: Incident) -> tuple[tuple[str, str], ...]:
    """Return the general denials that cover an incident: address and who denies, each once."""
    found: dict[str, str] = {}
    disputed = {claim for d in incident.disputes for side in d.sides for claim in side}
    for denial in incident.denials:
        if denial.covers or denial.claim not in disputed:
            for claim in desk.claims([denial.claim]):
                found[f"#{denial_anchor(denial)}"] = desk.origin(claim).name
    return tuple(found.items())
