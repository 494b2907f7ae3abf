"""What the words settle of a truce, an evacuation, a convoy: turns, parties, brokers, hours, assurances, breaches."""

import pytest

from onrecord.extract.claims.hours import hours_in
from onrecord.extract.claims.wanting import definition_in
from onrecord.knowledge.threads import thread_words
from onrecord.model import Claim, Kind, Modality, Status, Term, TermKind, TurnKind
from onrecord.values import Measure, Span
from tests.extract.reading_claims import claims, read


def told(text: str, *kinds: Kind) -> list[Claim]:
    return [c for c in claims(text) if c.kind in (kinds or (Kind.TRUCE, Kind.MOVEMENT))]


def turns(text: str) -> set[str | None]:
    return {c.turn.value if c.turn else None for c in claims(text)} - {None}


def terms(text: str, kind: TermKind) -> list[Term]:
    found: dict[Span, Term] = {}
    for claim in claims(text):
        found |= {t.span: t for t in claim.terms if t.kind is kind}
    return [found[span] for span in sorted(found)]


def names(text: str, kind: TermKind) -> list[str]:
    return [t.name or t.text for t in terms(text, kind)]


def words(text: str, kind: TermKind) -> list[str]:
    return [t.text for t in terms(text, kind)]


# --- the words of the table ---------------------------------------------------------------------


def test_every_turn_and_measure_of_the_table_is_one() -> None:
    """The table names turns that the model has, and measures that are counted."""
    for entry in thread_words().turns:
        assert TurnKind(entry.turn)
        assert entry.negated is None or TurnKind(entry.negated)
    for definition in thread_words().definitions:
        assert {Measure(m) for m in definition.measures}


# --- turns --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "turn"),
    [
        ("The two sides renewed the truce on Friday, the United Nations said.", "renewed"),
        ("The ceasefire has been restored, a rebel commander said.", "renewed"),
        ("The truce was extended for 48 hours.", "extended"),
        ("The rebels rejected the ceasefire.", "rejected"),
        ("Rebels agreed to a truce with the army on Monday.", "accepted"),
        ("The evacuation of the wounded was postponed on Thursday.", "postponed"),
        ("The evacuation of the wounded was suspended on Thursday.", "suspended"),
        ("The evacuation of the wounded resumed on Sunday.", "resumed"),
        ("The evacuation of 4,000 people from the two towns was completed on Friday.", "completed"),
        ("The United Nations cancelled plans to begin medical evacuations on Friday.", "called_off"),
        ("The government approved an aid convoy to the town.", "approved"),
        ("The government approved an aid convoy to the town only in part.", "approved_in_part"),
        ("The aid convoy was not allowed into the town, the United Nations said.", "refused"),
        ("The army refused permission for an aid convoy to enter the town.", "refused"),
        ("An aid convoy bound for the besieged town was denied entry at the checkpoint.", "refused"),
        ("The aid convoy was turned back at a checkpoint on Monday.", "turned_back"),
        ("A convoy of 31 trucks delivered food and medical supplies to the town on Wednesday.", "delivered"),
        ("The United Nations requested access to the besieged town on Monday.", "requested"),
        ("The siege of the town was lifted on Sunday.", "lifted"),
    ],
)
def test_what_became_of_it_is_told(text: str, turn: str) -> None:
    """The verb that a truce, an evacuation or a convoy hangs on says what turn it took."""
    assert turns(text) == {turn}


@pytest.mark.parametrize(
    "text",
    [
        "The truce was not renewed.",
        "The truce took effect on Monday.",
        "After a lull of several days jets resumed heavy bombing of the town on Tuesday.",
        "The minister denied that the evacuation was postponed.",
        "The evacuation will be resumed if the rebels agree.",
        "The freeze on fighting ended on Sunday.",
        "The football match was postponed on Thursday.",
    ],
)
def test_no_turn_where_the_words_tell_none(text: str) -> None:
    """What is negated, denied or supposed took no turn, nor does what is said of something else."""
    assert not turns(text)


@pytest.mark.parametrize(
    ("text", "status", "modality"),
    [
        ("The United Nations requested access to the besieged town.", Status.UNKNOWN, Modality.DEMANDED),
        ("The government approved the request for aid only in part.", Status.PLANNED, Modality.PLANNED),
        ("The army refused permission for an aid convoy.", Status.NOT_OCCURRED, Modality.ASSERTED),
    ],
)
def test_what_is_asked_allowed_or_refused_has_not_moved(text: str, status: Status, modality: Modality) -> None:
    """A request, a permission and a refusal deliver nothing."""
    claim = next(c for c in claims(text) if c.event == "aid_delivery")
    assert (claim.status, claim.modality) == (status, modality)


# --- who ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "brokers"),
    [
        ("A truce brokered by Qatar and Turkey took effect on Monday.", ["Qatar", "Turkey"]),
        ("Russia and the United States mediated a truce between the army and the rebels.", ["Russia", "United States"]),
        ("A US-Russian brokered ceasefire collapsed on Monday.", ["United States", "Russia"]),
        ("A ceasefire for the town brokered by Qatar collapsed on Wednesday.", ["Qatar"]),
        ("A truce between the army and the rebels, brokered by Qatar, took effect.", ["Qatar"]),
        ("A truce between the army and rebels backed by Turkey took effect.", []),
        ("Qatar welcomed the truce on Monday.", []),
    ],
)
def test_who_brokered_it(text: str, brokers: list[str]) -> None:
    """Brokers stand after *by*, before the participle, or do what the verb says; those who back a side are none."""
    assert names(text, TermKind.BROKER) == brokers


def test_who_guarantees_it_is_no_broker() -> None:
    """A guarantor and a broker are two things."""
    text = "A ceasefire brokered by Qatar and guaranteed by Turkey took effect on Monday."
    assert names(text, TermKind.BROKER) == ["Qatar"]
    assert names(text, TermKind.GUARANTOR) == ["Turkey"]


@pytest.mark.parametrize(
    ("text", "consenting"),
    [
        ("A truce between the army and the rebels took effect.", ["army", "rebels"]),
        ("Rebels agreed to a truce with the army on Monday.", ["Rebels", "army"]),
        ("A pause in the fighting declared by Russia took effect on Thursday.", ["Russia"]),
        ("The army said that it had accepted the truce.", ["army"]),
        ("The truce collapsed on Monday.", []),
    ],
)
def test_who_consents(text: str, consenting: list[str]) -> None:
    """The sides of a truce, those who agree, accept or declare it; a pronoun takes up the speaker."""
    assert names(text, TermKind.PARTY) == consenting


def test_who_rejects_it_does_not_consent() -> None:
    """A side that rejects a truce is told as refusing."""
    text = "The rebels rejected the ceasefire."
    assert names(text, TermKind.REFUSING) == ["rebels"]
    assert names(text, TermKind.PARTY) == []


# --- when ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("It runs from 8 a.m. to 7 p.m. local time.", ["08:00 to 19:00, local time"]),
        ("It runs from 0800 to 1900 GMT each day.", ["08:00 to 19:00, GMT"]),
        ("It runs between 10am and 4pm.", ["10:00 to 16:00, time zone not told"]),
        ("It began at 7pm (1600 GMT).", ["from 19:00, time zone not told", "from 16:00, GMT"]),
        ("It began at midnight local time (2100 GMT).", ["from 00:00, local time", "from 21:00, GMT"]),
        ("It holds until noon Moscow time.", ["until 12:00, Moscow time"]),
        ("From 8 to 10 a.m. the guns were silent.", ["08:00 to 10:00, time zone not told"]),
        ("From 3 to 5 people were hurt.", []),
        ("It lasted from 1914 to 1918.", []),
        ("At 12 sites shells fell.", []),
        ("At 4,000 metres it flew by.", []),
    ],
)
def test_hours_with_their_zone_as_told(text: str, labels: list[str]) -> None:
    """Hours keep the zone that the words give, and none where they give none; bare numbers are no hours."""
    found = list(hours_in(text))
    assert [hours.label() for _, hours in found] == labels
    assert all(span.of(text).strip() == span.of(text) for span, _ in found)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Fighting eased.\n\nThe truce came into force at 2 a.m. (2300 GMT) on Friday, officials said.\n\nIt held.\n",
         ["from 02:00, time zone not told", "from 23:00, GMT"]),
        ("The truce expired at midnight.", ["until 00:00, time zone not told"]),
        ("Shells fell on the port at 2 a.m. on Friday.", []),
    ],
)  # fmt: skip
def test_hours_of_a_truce(text: str, labels: list[str]) -> None:
    """Hours are those of a truce; what expires at an hour holds until then."""
    assert [t.hours.label() for t in terms(text, TermKind.HOURS) if t.hours] == labels


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("A 72-hour ceasefire took effect on Monday.", [72]),
        ("A three-day truce was announced.", [72]),
        ("The truce was extended for 48 hours.", [48]),
        ("The truce is to last a week.", [168]),
        ("The truce is to last several days.", [None]),
        ("The truce collapsed two days after it was announced.", []),
        ("The truce collapsed less than a day after it began.", []),
        ("The truce was announced after three weeks of fighting.", []),
    ],
)
def test_how_long(text: str, hours: list[int | None]) -> None:
    """A length stands before the truce or after *for* and *last*; a length of something else is none."""
    assert [t.length_hours for t in terms(text, TermKind.LENGTH)] == hours


# --- what was missing, who was to move, what was carried ------------------------------------------


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        (
            "The evacuation was postponed for lack of security guarantees from the rebels.",
            ["security guarantees from the rebels"],
        ),
        ("The army said it could not begin the evacuation because it had not received the necessary assurances.",
         ["the necessary assurances"]),
        ("The evacuation was called off because the security guarantees it needed had not been given.",
         ["the security guarantees"]),
        ("The evacuation was cancelled after failing to get the necessary security assurances.",
         ["the necessary security assurances"]),
        ("The evacuation began after the rebels gave security guarantees.", []),
        ("The evacuation was postponed although security guarantees had been given.", []),
    ],
)  # fmt: skip
def test_which_assurance_was_missing(text: str, missing: list[str]) -> None:
    """Only what did not go ahead lacks an assurance, and only one that was not had."""
    assert words(text, TermKind.ASSURANCE) == missing


@pytest.mark.parametrize(
    ("text", "movers"),
    [
        ("The evacuation of the sick and the wounded was postponed.", ["the sick and the wounded"]),
        ("About 1,200 civilians were evacuated on Saturday.", ["About 1,200 civilians"]),
        ("Corridors were opened for civilians and fighters.", ["civilians and fighters"]),
        ("The evacuation of Aleppo was suspended on Friday.", []),
        ("Nobody was evacuated on Friday.", []),
    ],
)
def test_who_is_to_move(text: str, movers: list[str]) -> None:
    """Those who move are people; the town that they leave is where."""
    assert words(text, TermKind.MOVERS) == movers


def test_what_a_convoy_carries() -> None:
    """What is carried and delivered is cargo; a road that is cut is none."""
    assert words("An aid convoy carrying food and medicine was turned back on Monday.", TermKind.CARGO) == [
        "food and medicine"
    ]
    assert words("The army cut supply lines to the town on Monday.", TermKind.CARGO) == []


# --- breaches and needs ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The army shelled the town in breach of the truce, the governor said.", "breach"),
        ("The rebels breached the truce by firing rockets at government positions.", "breach"),
        ("Air strikes and clashes shattered the ceasefire.", "shatter"),
        ("An air strike on the market broke the ceasefire, the rebels said.", "break"),
        ("Government jets bombed the town despite the ceasefire.", "despite"),
    ],
)
def test_violence_that_is_said_to_break_a_truce_says_by_which_words(text: str, by: str) -> None:
    """The words that join violence to the truce are kept with the violence."""
    broken = [t for c in told(text, Kind.VIOLENCE) for t in c.terms if t.kind is TermKind.BREACH]
    assert broken
    assert {t.how for t in broken} == {by}


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled the town on Monday, a day before the truce.",
        "The army shelled the town in response to rebel fire.",
        "An air strike on the market broke windows in the town.",
    ],
)
def test_violence_beside_a_truce_breaks_none_by_that(text: str) -> None:
    """Shelling before a truce, or without one, is no breach."""
    assert not [t for c in told(text, Kind.VIOLENCE) for t in c.terms if t.kind is TermKind.BREACH]


def test_who_shells_in_breach_of_a_truce_is_accused_of_the_breach() -> None:
    """The violation has no subject of its own: it takes that of the deed."""
    found = told("Rebels fired shells at the port in breach of the truce, the governor said.", Kind.TRUCE)
    assert [[a.name for a in c.actors] for c in found] == [["Rebels"]]


@pytest.mark.parametrize(
    ("text", "measure", "definition"),
    [
        ("40,000 people are besieged", "trapped", "besieged"),
        ("40,000 people remain trapped in the town, which the army has surrounded", "trapped", "trapped"),
        ("40,000 civilians remain inside", "trapped", "remaining inside"),
        ("12,000 residents need food", "in_need", "in need of food"),
        ("hundreds need medical evacuation", "in_need", "in need of medical evacuation"),
        ("12,000 residents live there", "in_need", None),
        ("40,000 people are besieged", "killed", None),
    ],
)
def test_what_a_figure_counts(text: str, measure: str, definition: str | None) -> None:
    """The words nearest to the figure say it; a weak word only where no other stands there."""
    found = definition_in(text, measure, Span(0, text.index(" ")))
    assert (found[1] if found else None) == definition


def test_besieged_people_are_counted_as_trapped() -> None:
    """People are trapped by a siege; a town is under siege."""
    (people,) = told("About 40,000 people are besieged in the port.", Kind.POPULATION)
    assert [(c.measure, c.low) for c in people.counts] == [(Measure.TRAPPED, 40_000)]
    assert not told("Government forces besieged the port in May.", Kind.POPULATION)


def test_terms_stand_in_the_report_as_quoted() -> None:
    """The span of a term is where its words stand."""
    text = (
        "A 72-hour ceasefire between the army and the rebels, brokered by Qatar, takes effect at 6 a.m. local time.\n\n"
        "The evacuation of the wounded was postponed for lack of security guarantees.\n"
    )
    found = [t for c in read(text).claims for t in c.terms]
    assert len(found) >= 6
    assert all(t.text == t.span.of(text) for t in found)
