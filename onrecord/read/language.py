"""Which language a text is in, as far as reading needs to know: English, surely something else, or in doubt.

The classifier is py3langid (naive Bayes over byte n-grams, Lui and Baldwin 2012), on letters only.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_LEAST_LETTERS = 60
"""Below this number of letters the classifier errs too often to keep a report from being read."""
_SURE = 0.5
"""Probability from which another language is believed, where English is as good as ruled out."""
_RULED_OUT = 0.05
"""Probability below which a text is surely not English (Malay and Indonesian share what is left)."""
_WINDOW = 250
"""Code points looked at in each of three places (start, middle, end) of a long text."""

_WORDS = re.compile(r"[^\W\d_]+")
_ADDRESSES = re.compile(r"(?:https?://|www\.|[@#])\S+")
_ENGLISH = {"en", "eng", "english"}


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of a text, or None where it is too short or too mixed to tell."""
    letters = _letters(_sample(text))
    if not letters:
        return None
    latin = _is_latin(letters)
    if latin and len(letters) < _LEAST_LETTERS:
        return None
    language, probability = _identifier().classify(letters)
    if language == "en":
        return "en" if latin else None
    sure = not latin or (probability >= _SURE and dict(_identifier().rank(letters))["en"] < _RULED_OUT)
    return str(language) if sure else None


def is_read(language: str | None, text: str) -> bool:
    """Tell whether a text is to be read for claims: English, or not known to be anything else."""
    if language is not None:
        return language.strip().replace("_", "-").split("-")[0].casefold() in _ENGLISH
    letters = _letters(_sample(text))
    return not letters or _is_latin(letters)


def _sample(text: str) -> str:
    if len(text) <= 3 * _WINDOW:
        return text
    middle = (len(text) - _WINDOW) // 2
    return f"{text[:_WINDOW]} {text[middle : middle + _WINDOW]} {text[-_WINDOW:]}"


def _letters(text: str) -> str:
    return " ".join(_WORDS.findall(_ADDRESSES.sub(" ", text)))


def _is_latin(letters: str) -> bool:
    """Whether at least half of the letters are of the Latin script (the Unicode blocks that hold it)."""
    if letters.isascii():
        return True
    latin = sum(1 for c in letters if c < "\u0250" or "\u1e00" <= c <= "\u1eff")
    return 2 * latin >= len(letters)


@lru_cache(maxsize=1)
def _identifier() -> "LanguageIdentifier":
    """Load the classifier, which takes half a second: only where a language has to be found."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
