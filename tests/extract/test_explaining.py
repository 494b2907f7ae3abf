"""Why claims read as they do: each field has the rule that decided it, in a sentence, with its own words."""

from functools import lru_cache

import pytest

from onrecord.extract import reread
from onrecord.knowledge import load
from onrecord.model import Explained, Ground, PublishedBasis, Report, Reread
from onrecord.values import When
from tests.extract.reading_claims import PUBLISHED, read

PAGE = """At least 12 people were killed on Sunday when a drone struck a market in El Fasher, the Sudan Doctors Network said. It added that 30 others were wounded.

The Colombian army denied that its troops had shot the farmers. "They left on foot," said Anna Keller, a spokeswoman for the Harbour Relief Agency. She said that the families needed water and that two of them had died.

Rebels threatened to attack the port of Hodeidah. If the truce holds, convoys will leave tomorrow.

Residents said three villages near Maiduguri were reportedly burned by gunmen overnight. The claims could not be independently verified.

Two brothers, Karim Haddad, 19, and Sami Haddad, 24, were shot dead by police in Jenin. The ceasefire collapsed on 3 May. Nobody was hurt in the shelling.
"""  # noqa: E501  one paragraph is one line of a report
SPOKESWOMAN = "Anna Keller, a spokeswoman for the Harbour Relief Agency"
FILLED = ("event", "speakers", "origin", "status", "actors", "targets", "weapons", "counts", "people", "when", "where")


@lru_cache(maxsize=8)
def explained(text: str = PAGE, publisher: str | None = "Harbour Gazette") -> Reread:
    day = When(PUBLISHED)
    report = Report(id="r", text=text, sha256="0" * 64, publisher=publisher, language="en", published=day,
                    published_given=day, published_basis=PublishedBasis.GIVEN)  # fmt: skip
    return reread(report, load())


def of(words: str, text: str = PAGE) -> Explained:
    """The shortest claim that holds these words."""
    return min((one for one in explained(text).claims if words in one.claim.text), key=lambda one: len(one.claim.text))


def grounds(words: str, field: str, text: str = PAGE) -> dict[str, Ground]:
    return {g.rule: g for g in of(words, text).grounds if g.field.partition("[")[0] == field}


def test_reading_again_gives_the_same_claims() -> None:
    """A report that is read to be explained is read as it is when it is added."""
    assert tuple(one.claim for one in explained().claims) == read(PAGE).claims


@pytest.mark.parametrize(
    ("words", "field", "rule", "resting"),
    [
        ("12 people", "event", "event.lent", "a drone struck a market in El Fasher"),
        ("12 people", "counts", "number.at_least", "At least 12 people"),
        ("12 people", "when", "date.weekday_back", "Sunday"),
        ("12 people", "where", "placed.sentence", "El Fasher"),
        ("12 people", "speakers", "cue.clause", "said"),
        ("a drone struck", "event", "event.any_attack", ""),
        ("a drone struck", "when", "dated.named_by", "Sunday"),
        ("30 others", "speakers", "voice.it", "the Sudan Doctors Network"),
        ("30 others", "where", "placed.remembered", "El Fasher"),
        ("shot the farmers", "polarity", "polarity.said", "denied"),
        ("shot the farmers", "status", "status.denied", ""),
        (
            "left on foot",
            "origin",
            "origin.office_in_words",
            SPOKESWOMAN,
        ),
        ("had died", "speakers", "voice.spoke_last", SPOKESWOMAN),
        ("to attack the port", "modality", "modality.feared_to", "threatened"),
        ("truce holds", "modality", "modality.if", "If"),
        ("will leave", "when", "date.day_of_speech", "tomorrow"),
        ("villages", "certainty", "certainty.hedge", "reportedly"),
        ("villages", "actors", "actor.by", "gunmen"),
        ("villages", "where", "place.near", "Maiduguri"),
        ("villages", "verification", "verification.unchecked", "The claims could not be independently verified."),
        ("brothers", "people", "person.age", "Sami Haddad"),
        ("brothers", "speakers", "said.nobody", ""),
        ("brothers", "when", "dated.none_in_sentence", ""),
        ("collapsed", "status", "status.truce_word", "collapsed"),
        ("collapsed", "when", "date.no_year", "3 May"),
        ("Nobody", "counts", "count.none", "Nobody"),
        ("Nobody", "status", "status.negated", "hurt"),
    ],
)
def test_a_field_rests_on_its_rule_and_words(words: str, field: str, rule: str, resting: str) -> None:
    """What decided a field is told by the rule that did, over the words that it read."""
    found = grounds(words, field)
    assert rule in found
    assert resting in {span.of(PAGE) for span in found[rule].words} | {""}


def test_a_date_says_from_which_day_it_was_counted() -> None:
    """The sentence names the day of publication as that, with its date."""
    why = grounds("12 people", "when")["date.weekday_back"].why
    assert why == "The weekday “Sunday” was counted back from the day of publication, 16 May 2019."


def test_a_later_stretch_of_time_explains_no_day_before_it() -> None:
    """The rule of *since* in one sentence is not that of the weekday in the last."""
    text = "Shelling has killed 20 people in the town since 3 May. Gunmen shot a farmer dead on Monday."
    assert "date.weekday_back" in grounds("farmer", "when", text)
    assert "date.since" in grounds("Shelling", "when", text)


def test_words_outside_the_sentence_bring_their_own() -> None:
    """Where a rule rests on words of another sentence, that sentence is given."""
    ground = grounds("30 others", "speakers")["voice.it"]
    assert ground.around is not None
    assert ground.around.of(PAGE).startswith("At least 12 people were killed")


def test_a_report_of_nobody_says_so() -> None:
    """Without speaker and publisher nobody is known to answer, and that is said."""
    one = explained("Shelling killed two people in the town on Monday.", None).claims[0]
    assert {"said.nobody_known", "origin.nobody"} <= {g.rule for g in one.grounds}


def test_every_value_has_a_ground_in_the_report() -> None:
    """No field that has a value is without a rule, and every stretch of words lies in the report."""
    for one in explained().claims:
        told = one.claim.to_json()
        named = {g.field.partition("[")[0] for g in one.grounds}
        missing = {f for f in (*FILLED, "stated_at") if told[f]} - named
        assert not missing, (one.claim.text, missing)
        assert all(span.end <= len(PAGE) for g in one.grounds for span in g.words)
        assert one.sentence.contains(one.claim.span)
