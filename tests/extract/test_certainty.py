"""Hedges over a clause, and what a report says of checking."""

import pytest

from onrecord.extract.speech import certainty
from onrecord.model import Certainty
from tests.extract.reading_speech import read


def sure(text: str, word: str) -> Certainty:
    found = read(text)
    for tree in found.trees:
        if word in tree.text:
            return certainty.of(tree, tree.text.index(word), certainty.hedges(found.parsed, found.trees))
    raise LookupError(word)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The depot was hit.", "hit", Certainty.CERTAIN),
        ("The depot was almost certainly hit.", "hit", Certainty.ALMOST_CERTAIN),
        ("The depot was probably hit.", "hit", Certainty.LIKELY),
        ("The truce appears to have collapsed.", "collapsed", Certainty.LIKELY),
        ("The depot may have been hit.", "hit", Certainty.POSSIBLE),
        ("The depot was reportedly hit.", "hit", Certainty.REPORTED),
        ("Forty people are believed to be trapped.", "trapped", Certainty.REPORTED),
        ("The alleged massacre was condemned.", "massacre", Certainty.REPORTED),
        ("The depot was hit in May.", "hit", Certainty.CERTAIN),
    ],
)
def test_the_words_say_how_sure_they_are(text: str, word: str, expected: Certainty) -> None:
    """Each hedge leaves what it leaves of certainty; a month is none."""
    assert sure(text, word) is expected


def test_a_hedge_reaches_the_verb_joined_to_its_own() -> None:
    """Probably killed two and wounded ten: both are likely."""
    assert sure("The mine probably killed two men and wounded ten.", "wounded") is Certainty.LIKELY


def test_a_hedge_on_a_noun_leaves_the_clause_alone() -> None:
    """Who condemns an alleged massacre condemns for certain."""
    assert sure("The mayor condemned the alleged massacre.", "condemned") is Certainty.CERTAIN


TEXT = (
    "The mayor said rebels shelled the harbour on Monday.\nThe mayor said 20 people had left.\n"
    "The Harbour Courier could not independently verify these claims of shelling."
)


def test_not_verified_speaks_of_the_claims_that_share_its_matter() -> None:
    """A matter that is named marks the claims about it, and no other."""
    found = read(TEXT)
    (checking,) = found.checkings
    assert not checking.verified
    shelled, left = found.span("rebels shelled the harbour"), found.span("20 people had left")
    assert certainty.covers(checking, shelled, frozenset({"rebel", "shelling", "harbour"}), attributed=True)
    assert not certainty.covers(checking, left, frozenset({"people", "leave"}), attributed=True)


def test_a_general_statement_speaks_of_all_that_others_say() -> None:
    """Cannot verify reports from a country: every attributed claim, and none of the publisher's own."""
    found = read(
        "Rebels shelled the harbour, the mayor said.\nReuters cannot verify reports from the area.", publisher="Reuters"
    )
    (checking,) = found.checkings
    shelled = found.span("Rebels shelled the harbour")
    assert certainty.covers(checking, shelled, frozenset({"shell"}), attributed=True)
    assert not certainty.covers(checking, shelled, frozenset({"shell"}), attributed=False)


def test_confirming_is_a_statement_and_no_checking() -> None:
    """The army confirmed that: who says so vouches for it, nobody checked."""
    assert read("The army confirmed that the depot was hit.").checkings == ()


def test_who_checked_is_kept() -> None:
    """Verified by somebody: the status and by whom."""
    (checking,) = read("The video was verified by Human Rights Watch.").checkings
    assert (checking.verified, checking.by) == (True, "Human Rights Watch")
