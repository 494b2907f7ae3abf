"""What is kept but not read: other languages and texts beyond the limit; and what is read all the same."""

from pathlib import Path

import pytest

from onrecord.read.language import is_read, language_of
from tests.read.files import ARABIC, ENGLISH, arrivals, write

OTHERS = {
    "de": "Bei einem Angriff auf den Markt der Hafenstadt sind am Dienstag nach Angaben des Gouverneurs neun Menschen "
    "getötet worden, viele wurden verletzt.",
    "fr": "Au moins neuf personnes ont été tuées mardi dans une attaque contre le marché de la ville, selon le maire.",
    "es": "Al menos nueve personas murieron el martes en un ataque contra el mercado de la ciudad, dijo el alcalde.",
    "tr": "Sözcü, salı günü pazar yerine düzenlenen saldırıda en az dokuz kişinin öldüğünü söyledi, yirmi kişi yaralı.",
    "so": "Ugu yaraan sagaal qof ayaa ku dhintay weerar lagu qaaday suuqa magaalada maalintii Talaadada ee hore.",
    "ru": "Представитель сообщил, что обстрел рынка унес жизни девяти человек",
    "he": "הדובר אמר כי ההפגזה פגעה בשוק ביום שלישי",
    "ar": ARABIC,
}


@pytest.mark.parametrize(("code", "text"), OTHERS.items())
def test_other_language_is_kept_and_not_read(tmp_path: Path, code: str, text: str) -> None:
    """A text in another language arrives whole with its language and a note that it is not read."""
    (arrival,) = arrivals(write(tmp_path / "a.txt", text))
    assert (arrival.report.text, arrival.report.language) == (text, code)
    assert arrival.note is not None
    assert arrival.note.report == "a.txt"
    assert f"its language is {code}, and only English is read" in arrival.note.reason


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        "Nine killed in harbour town.",
        "12, 34, 56",
        "Tell Marun, Deir Halwa, Kafr Sanna, Qalat al-Bir, Mashtal, Tadila, Qabus, Ar Rashi, Wadi Nur: 12 killed",
        f"{ENGLISH} The governor repeated it in Arabic: {ARABIC[:40]}",
    ],
)
def test_english_or_in_doubt_is_read(text: str) -> None:
    """English is read, and so is what is too short or too mixed to be told from it."""
    assert is_read(language_of(text), text)


def test_short_text_in_another_script_is_not_read(tmp_path: Path) -> None:
    """A script that is not Latin tells, however short the text."""
    (arrival,) = arrivals(write(tmp_path / "a.txt", "قصف السوق"))
    assert arrival.note is not None


def test_right_to_left_marks_stay(tmp_path: Path) -> None:
    """A text that mixes directions, with its marks, is kept to the character."""
    text = f"\u202b{ARABIC}\u202c, he said.\u200f"
    (arrival,) = arrivals(write(tmp_path / "a.txt", text))
    assert arrival.report.text == text


def test_language_of_a_corpus_is_trusted(tmp_path: Path) -> None:
    """A language that a corpus line gives is not looked for again, in whatever form it names English."""
    lines = '{"id":"a","text":"Neun Tote","language":"en-GB"}\n{"id":"b","text":"Nine dead","language":"de"}\n'
    first, second = arrivals(write(tmp_path / "c.jsonl", lines))
    assert (first.report.language, first.note) == ("en-GB", None)
    assert second.note is not None


def test_longer_than_the_limit_is_kept_and_not_read(tmp_path: Path) -> None:
    """A text of more code points than the limit arrives whole with a note that names both numbers."""
    path = write(tmp_path / "a.txt", "é" * 1001)
    (arrival,) = arrivals(path, max_text=1000)
    assert arrival.note is not None
    assert "its text has 1,001 characters, more than the 1,000 that are read" in arrival.note.reason
    (arrival,) = arrivals(path, max_text=1001)
    assert arrival.note is None
