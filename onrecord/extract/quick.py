"""The language model run faster, with the same result: what in it is slow for no reason is done otherwise here.

Two of its parts cost a third of its time. Products of matrices go through a library that is three times slower
than NumPy's own on the machines that we measured; and the rules that turn tags into parts of speech are matched
against every word anew, though they look at little more than its tag. Parses are the same, token for token (a test
holds it; docs/decisions/language-model.md has the figures).
"""

from contextlib import AbstractContextManager
from functools import lru_cache
from typing import Any

import numpy as np
import spacy
from spacy.attrs import DEP, IS_SPACE, LEMMA, LOWER, MORPH, ORTH, POS, TAG
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.tokens._retokenize import set_token_attrs
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController

RULER = "onrecord_ruler"
LEMMATIZER = "onrecord_lemmatizer"
_MOST = 20_000  # kinds of tokens whose rules are remembered; a few thousand occur

Attributes = dict[Any, Any]


class QuickOps(NumpyOps):  # type: ignore[misc]  # thinc has no types for it
    """Products of matrices by NumPy; all else as thinc does it."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """Return the product of two matrices, either transposed first."""
        return np.dot(x.T if trans1 else x, y.T if trans2 else y, out=out)


class QuickRuler(AttributeRuler):
    """Applies the model's own rules on tokens, remembering which of them hold for which kind of token.

    Rules on one token look at its tag, relation, letters and whether it is space: for each combination the model's own
    matcher is asked once. The other rules, mostly on two tokens, are few, and are matched as ever. Later rules win, as
    in the model.
    """

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self._remembered: dict[tuple[int, int, int, bool], tuple[list[int], Attributes]] = {}
        self._pairs: Any = None
        self._alone: set[int] = set()
        self._lowers: frozenset[int] = frozenset()

    def __call__(self, doc: Any) -> Any:
        """Set the attributes of all tokens."""
        if self._pairs is None:
            self._prepare()
        paired = self._paired(doc)
        rows = doc.to_array([TAG, DEP, LOWER, IS_SPACE]).tolist()
        for number, (tag, dep, lower, space) in enumerate(rows):
            key = (tag, dep, lower if lower in self._lowers or space else 0, bool(space))
            known = self._remembered.get(key)
            if known is None:
                known = self._of_kind(doc, number, key)
            attributes = known[1]
            if number in paired:
                attributes = self._merged(sorted([*known[0], *paired[number]]))
            if attributes:
                set_token_attrs(doc[number], attributes)
        return doc

    def _prepare(self) -> None:
        """Part the rules on one token's tag, relation and letters from the others, which are matched as ever."""
        self._pairs = Matcher(self.vocab, validate=False)
        lowers: set[str] = set()
        rules: list[dict[str, Any]] = self.patterns
        for number, rule in enumerate(rules):
            asked = [_asked(pattern) for pattern in rule["patterns"]]
            if None in asked:
                self._pairs.add(str(number), rule["patterns"])
            else:
                self._alone.add(number)
                lowers.update(word for words in asked for word in words or ())
        self._lowers = frozenset(self.vocab.strings.add(word) for word in lowers)

    def _paired(self, doc: Any) -> dict[int, list[int]]:
        """Return, by token, the numbers of the other rules that set something of it."""
        found: dict[int, list[int]] = {}
        for match, start, end in self._pairs(doc, allow_missing=True):
            number = int(self.vocab.strings[match])
            index = self.indices[number]
            found.setdefault(start + index if index >= 0 else end + index, []).append(number)
        return found

    def _of_kind(self, doc: Any, number: int, key: tuple[int, int, int, bool]) -> tuple[list[int], Attributes]:
        """Ask the model's own matcher about a token alone, and remember the answer for all of its kind."""
        token = doc[number]
        alone = Doc(self.vocab, words=[token.text], spaces=[False])
        alone[0].tag, alone[0].dep = token.tag, token.dep
        numbers = [rule for rule, _, _, _ in self.match(alone) if rule in self._alone]
        if len(self._remembered) >= _MOST:
            self._remembered.clear()
        self._remembered[key] = numbers, self._merged(numbers)
        return self._remembered[key]

    def _merged(self, numbers: list[int]) -> Attributes:
        merged: Attributes = {}
        for number in numbers:
            merged |= self.attrs[number]
        return merged


def _asked(pattern: list[dict[str, Any]]) -> set[str] | None:
    """Return the words that a pattern on one token asks for; None where it looks at more than a kind of token has."""
    if len(pattern) != 1 or not set(pattern[0]) <= {"TAG", "DEP", "LOWER", "IS_SPACE"}:
        return None
    words = pattern[0].get("LOWER")
    if words is None:
        return set()
    if isinstance(words, str):
        return {words}
    return set(words["IN"]) if set(words) == {"IN"} else None


class QuickLemmatizer(EnglishLemmatizer):
    """Gives the model's own lemmas, remembering each by letters, part of speech and form, on which alone it rests.

    The model's own remembers too, but not what needs no rule (names, base forms), which is most.
    """

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self._known: dict[tuple[int, int, int], int] = {}

    def __call__(self, doc: Any) -> Any:
        """Set the lemma of each token that has none."""
        rows = doc.to_array([ORTH, POS, MORPH]).tolist()
        lemmas = doc.to_array([LEMMA])
        known = self._known
        for number in np.flatnonzero(lemmas == 0).tolist():
            key = tuple(rows[number])
            if key not in known:
                if len(known) >= _MOST:
                    known.clear()
                known[key] = self.vocab.strings.add(self.lemmatize(doc[number])[0])
            lemmas[number] = known[key]
        return doc.from_array([LEMMA], lemmas)


@Language.factory(LEMMATIZER, default_config={"model": None, "mode": "rule", "overwrite": False, "scorer": None})
def _lemmatizer(nlp: Any, name: str, model: Any, mode: str, overwrite: bool, scorer: Any) -> QuickLemmatizer:
    return QuickLemmatizer(nlp.vocab, model, name, mode=mode, overwrite=overwrite, scorer=scorer)


@Language.factory(RULER, default_config={"validate": False, "scorer": None})
def _ruler(nlp: Any, name: str, validate: bool, scorer: Any) -> QuickRuler:
    return QuickRuler(nlp.vocab, name, validate=validate, scorer=scorer)


def load(name: str) -> Language:
    """Load a model of spaCy so that it runs faster and gives the same."""
    swapped = {"attribute_ruler": {"factory": RULER}, "lemmatizer": {"factory": LEMMATIZER}}
    model = spacy.load(name, config={"components": swapped})
    ops = QuickOps()
    for _, component in model.pipeline:
        network: Any = getattr(component, "model", None)
        for node in network.walk() if hasattr(network, "walk") else ():
            node.ops = ops
    return model


@lru_cache(maxsize=1)
def _controller() -> Any:
    return ThreadpoolController()


def one_thread() -> AbstractContextManager[None]:
    """Keep NumPy's products to one thread within a `with`.

    The matrices are small: with two threads they wait for each other, and took twice the processor time on a machine
    that had other work, for nothing.
    """
    limited: AbstractContextManager[None] = _controller().limit(limits=1, user_api="blas")
    return limited
