"""Who goes on doing: pronouns and *the group* take up who acts in the sentences before, where they agree."""

import pytest

from tests.extract.test_doers import doers


@pytest.mark.parametrize(
    ("text", "words", "doer"),
    [
        ("Gunmen attacked a convoy near Gao.\n\nThey killed five soldiers.", "killed five", "Gunmen"),
        ("Soldiers entered the village at dawn. They went from house to house.", "went from", "Soldiers"),
        ("The army entered the village at dawn. It shelled the school.", "shelled", "army"),
        ("A man opened fire at a school in Texas. He killed 19 children.", "killed 19", "man"),
        ("Rebels of the Popular Front stormed a town.\n\nThe group executed 14 men.", "executed 14", "Popular Front"),
    ],
)  # fmt: skip
def test_the_next_sentence_takes_up_who_acts(text: str, words: str, doer: str) -> None:
    """Also over the end of a paragraph."""
    assert any(doer in name for name in doers(text, words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A man opened fire at a school in Texas. They killed 19 children.", "killed 19"),
        ("Gunmen attacked a convoy near Gao. It killed five soldiers.", "killed five"),
        ("Gunmen attacked a convoy. Aid came. Schools opened. Rain fell. They killed five men.", "killed five"),
        ("Gunmen attacked a convoy near Gao. They were shot.", "were shot"),
    ],
)  # fmt: skip
def test_what_does_not_agree_or_suffers_takes_up_nobody(text: str, words: str) -> None:
    """*They* is no single man, *it* no gunmen, and who is far off or suffers it does nothing."""
    assert doers(text, words) == []
