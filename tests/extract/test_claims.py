"""Claims in full: mood, parties, time, place, and what is not told twice."""

import pytest

from onrecord.model import Certainty, Kind, Modality, Polarity, Section, Status
from tests.extract.reading_claims import claim, claims, read

MOODS = [
    ("Warplanes bombed the town.", "bombed", Status.OCCURRED, Modality.ASSERTED),
    ("Warplanes are bombing the town.", "bombing", Status.ONGOING, Modality.ASSERTED),
    ("The army continues to shell the town.", "shell", Status.ONGOING, Modality.ASSERTED),
    ("The shelling is continuing.", "shelling", Status.ONGOING, Modality.ASSERTED),
    ("The bombardment has not stopped since Monday.", "bombardment", Status.ONGOING, Modality.ASSERTED),
    ("Warplanes did not bomb the town.", "bomb", Status.NOT_OCCURRED, Modality.ASSERTED),
    ("The evacuation did not take place.", "evacuation", Status.NOT_OCCURRED, Modality.ASSERTED),
    ("The army plans to shell the town.", "shell", Status.PLANNED, Modality.PLANNED),
    ("The rebels will leave the town on Friday.", "leave", Status.PLANNED, Modality.PLANNED),
    ("The rebels are set to leave the town.", "leave", Status.PLANNED, Modality.PLANNED),
    ("The group threatened to bomb the town.", "bomb", Status.UNKNOWN, Modality.PREDICTED),
    ("If the army shells the town, many will die.", "shells", Status.UNKNOWN, Modality.CONDITIONAL),
    ("Would the army shell the town?", "shell", Status.UNKNOWN, Modality.CONDITIONAL),
    ("The army must stop shelling the town.", "stop", Status.UNKNOWN, Modality.DEMANDED),
    ("All parties should respect the truce.", "truce", Status.UNKNOWN, Modality.DEMANDED),
    ("The two sides agreed a truce on Sunday.", "truce", Status.ANNOUNCED, Modality.ASSERTED),
    ("The truce began on Sunday.", "truce", Status.IN_FORCE, Modality.ASSERTED),
    ("The truce broke down on Sunday.", "truce", Status.COLLAPSED, Modality.ASSERTED),
    ("The truce expired on Sunday.", "truce", Status.ENDED, Modality.ASSERTED),
    ("Rebels violated the truce on Sunday.", "truce", Status.VIOLATED, Modality.ASSERTED),
    ("The office cancelled the evacuation of the wounded.", "evacuation", Status.CANCELLED, Modality.ASSERTED),
]


@pytest.mark.parametrize(("text", "words", "status", "modality"), MOODS)
def test_where_a_thing_stands(text: str, words: str, status: Status, modality: Modality) -> None:
    """Tense, negation, modal verbs, what governs the verb, and a truce's own words give status and modality."""
    told = claim(text, words)
    assert (told.status, told.modality) == (status, modality)


def test_a_denial_is_a_claim_about_what_is_denied() -> None:
    """*Denied bombing* is about the bombing, denied and not occurred."""
    told = claim("The ministry denied that its warplanes had bombed the town.", "bombed")
    assert (told.event, told.polarity, told.status) == ("airstrike", Polarity.DENIED, Status.NOT_OCCURRED)


def test_a_plain_negation_is_no_denial() -> None:
    """*No one was killed* affirms that it did not happen."""
    told = claim("No one was killed in the raid.", "killed")
    assert (told.polarity, told.status) == (Polarity.AFFIRMED, Status.NOT_OCCURRED)


ACTORS = [
    ("Government warplanes bombed the town.", ["Government warplanes"]),
    ("The town was shelled by rebel fighters.", ["rebel fighters"]),
    ("Rebel shelling of the town killed 12 people.", ["Rebel"]),
    ("The shelling of the town by government forces killed 12 people.", ["government forces"]),
    ("Militants launched an attack on the post.", ["Militants"]),
    ("Clashes broke out between soldiers and rebels in the town.", ["soldiers", "rebels"]),
    ("The army attacked the post, killing 16 people.", ["army"]),
    ("The army said it had shot down a drone.", ["army"]),
    ("The mayor said it had destroyed the town.", []),
]


@pytest.mark.parametrize(("text", "actors"), ACTORS)
def test_who_is_said_to_have_done_it(text: str, actors: list[str]) -> None:
    """Subject, by-agent, modifier, light verb, both sides of a clash, and the subject that a participle shares."""
    assert [a.name for a in claims(text)[0].actors] == actors


def test_a_denial_beside_a_claim_leaves_the_claim() -> None:
    """What one side says stands, though the other side denies it in the same sentence."""
    told = claim("The ministry says the rebels fired the missile; the rebels deny it.", "fired")
    assert told.polarity is Polarity.AFFIRMED


def test_to_have_nothing_to_do_with_it_is_to_deny_it() -> None:
    """An idiom of denial denies the attack that it names."""
    told = claim("The rebels said they had nothing to do with the attack.", "attack")
    assert (told.status, told.polarity) == (Status.NOT_OCCURRED, Polarity.DENIED)


def test_what_a_threat_answers_took_place() -> None:
    """A vow to retaliate is of the future, the killing that it answers is not."""
    listed = claims("Freedonia has threatened to retaliate for the killing of the general.")
    assert [c.status for c in listed if c.event == "killing"] == [Status.OCCURRED]


def test_the_next_sentence_takes_the_doer_up() -> None:
    """*They* who kill are those who stormed the place a sentence before."""
    told = claim("Gunmen stormed the hotel on Monday. They killed 12 people.", "killed")
    assert [a.name for a in told.actors] == ["Gunmen"]


def test_what_a_thing_is_called_is_no_second_happening() -> None:
    """*Described it as a terrorist attack* characterises and tells of no further attack."""
    told = claims("The mayor described the incident as a terrorist attack.")
    assert [c.kind for c in told] == [Kind.RESPONSIBILITY]


@pytest.mark.parametrize(
    "text", ["The storm killed 12 people.", "Rockets killed 12 people.", "Monday killed his hopes."]
)
def test_things_and_days_are_no_actors(text: str) -> None:
    """Weapons, weather and days do nothing as parties do."""
    assert [a.name for c in claims(text) for a in c.actors] == []


def test_blame_names_whom_it_is_laid_on() -> None:
    """The actor of a blame is the accused, its origin the accuser."""
    told = claim("The mayor accused the rebels of shelling the market.", "accused")
    assert [a.name for a in told.actors] == ["rebels"]
    assert told.origin == "mayor"


@pytest.mark.parametrize(
    "text",
    [
        "Police blamed the attack on the rebels.",
        "The attack was blamed on the rebels.",
        "The attack was attributed to the rebels by the ministry.",
    ],
)
def test_blame_is_laid_on_whom_the_preposition_names(text: str) -> None:
    """*On* and *to* name who is blamed, however the parse hangs them, and *by* who says so."""
    assert [a.name for a in claims(text)[0].actors] == ["rebels"]


def test_each_other_are_those_who_accuse() -> None:
    """*Accused each other* lays it on the very sides that accuse."""
    told = claim("Both sides accused each other of violating the truce.", "violating")
    assert [a.name for a in told.actors] == ["Both sides"]


def test_an_appeal_is_of_who_calls_on_others() -> None:
    """Who calls on others answers for the appeal."""
    assert claim("The ministry called on all sides to show restraint.", "called").origin == "ministry"


def test_one_of_many_acts_as_they_do() -> None:
    """*One of its fighters* names the fighters as who did it."""
    told = claim("One of its fighters had carried out the bombing.", "bombing")
    assert [a.name for a in told.actors] == ["fighters"]


def test_a_copula_denies_what_it_was_and_not_that_it_was() -> None:
    """A raid that was not the first took place."""
    assert claim("The raid on the port was not the first.", "raid").status is Status.OCCURRED


def test_breaking_a_truce_under_an_accusation() -> None:
    """*X accused Y of breaking the truce* is a violation by Y with the origin X."""
    told = claim("The mayor accused the rebels of breaking the truce.", "breaking")
    assert (told.event, told.status, told.origin) == ("violation", Status.VIOLATED, "mayor")
    assert [a.name for a in told.actors] == ["rebels"]


def test_a_weapon_by_its_canonical_name() -> None:
    """Aliases of a weapon give one name."""
    told = claim("Helicopters dropped cluster bombs on the town.", "dropped")
    assert [w.name for w in told.weapons] == ["helicopter", "cluster munition"]


def test_the_day_of_the_happening_and_the_day_of_the_statement() -> None:
    """The date beside the event dates it; the date beside the saying is when it was said."""
    told = claim("The mayor said on Wednesday that shells hit the market on Monday.", "hit")
    assert told.when is not None
    assert told.when.when.edtf == "2019-05-13"
    assert told.stated_at is not None
    assert told.stated_at.edtf == "2019-05-15"


def test_the_day_of_the_saying_does_not_date_the_event() -> None:
    """Where only the saying has a date, the event has none."""
    assert claim("The mayor said on Wednesday that shells hit the market.", "hit").when is None


def test_a_sentence_lends_its_day_and_its_doer() -> None:
    """What is told once of a sentence's harm holds for all of it."""
    told = claims("At least six people were killed and dozens injured in shelling by rebels on Sunday.")
    assert {t.event for t in told} == {"shelling"}
    assert all(t.when is not None and t.when.when.edtf == "2019-05-12" for t in told)
    assert all([a.name for a in t.actors] == ["rebels"] for t in told)


def test_the_place_of_the_clause() -> None:
    """The place named beside the event is where it was."""
    told = claim("Shelling killed 12 people in Damascus on Monday.", "killed")
    assert [p.name for p in told.where] == ["Damascus"]


def test_the_words_of_a_claim_leave_out_who_says_it() -> None:
    """The quote is the clause told, not the saying."""
    assert (
        claim("The mayor said that shells hit the market on Monday.", "hit").text == "shells hit the market on Monday"
    )


def test_hedges_are_kept() -> None:
    """*Reportedly* is certainty reported, whatever anybody believes."""
    assert claim("Rebels reportedly shelled the market.", "shelled").certainty is Certainty.REPORTED


def test_a_headline_is_not_told_twice() -> None:
    """A headline that says what the text says makes no claim; what it alone says does."""
    repeated = read(
        "Shelling kills 12 in town\n\nShelling killed 12 people in the town on Monday.",
        title="Shelling kills 12 in town",
    )
    assert [c.section for c in repeated.claims] == [Section.BODY]
    alone = read(
        "Shelling kills 12 in town\n\nThe mayor spoke to residents about roads.", title="Shelling kills 12 in town"
    )
    assert [c.section for c in alone.claims] == [Section.HEADLINE]


def test_what_was_not_verified_is_what_was_reported() -> None:
    """*The reports* are all that others were said to have told, and not a party's denial of it."""
    text = (
        "Shells killed four people in the town, residents said.\n\nThe army denied that it had shelled the town.\n\n"
        "Harbour Gazette could not independently verify the reports."
    )
    told, denied = claim(text, "killed four"), claim(text, "shelled the town")
    assert told.verification is not None
    assert not told.verification.verified
    assert denied.verification is None


def test_an_account_is_named_by_who_gave_it() -> None:
    """*The medics' account* speaks of what the medics said."""
    text = (
        "A family of six was killed in an air strike, two medics said.\n\n"
        "The harbour was shelled too, the mayor said.\n\nThe paper was unable to verify the medics' account."
    )
    assert claim(text, "killed").verification is not None
    assert claim(text, "shelled").verification is None


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("State television reported that 31 people had died.", "31 people", "State television"),
        ("The ministry put the death toll at 31.", "toll", "ministry"),
    ],
)
def test_broadcasters_speak_and_tolls_are_put(text: str, words: str, origin: str) -> None:
    """A broadcaster answers for what it reports, and so does who puts a toll at a number."""
    assert claim(text, words).origin == origin


def test_a_particle_is_no_preposition_of_the_phrase() -> None:
    """*Hand over their weapons* is one phrase, though its *over* holds no noun."""
    assert claim("Fighters are set to hand over their rifles and weapons on Friday.", "hand over").event == "surrender"


@pytest.mark.parametrize(
    ("told", "origin"),
    [
        ("A rebel spokesman said five people died.", "rebel spokesman"),
        ("A spokesman said five people died.", "Interior Ministry"),
        ("A senior ministry spokesman said five people died.", "Interior Ministry"),
    ],
)
def test_a_spokesman_is_not_of_a_body_that_his_words_rule_out(told: str, origin: str) -> None:
    """The body that spoke last answers for a bare spokesman, never for another side's."""
    assert claim(f"The town was shelled, the Interior Ministry said. {told}", "died").origin == origin
