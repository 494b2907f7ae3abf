"""The language model as it is run here: faster than as it ships, and the same parse, token for token."""

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord
from onrecord.extract import parsed, quick

COLUMNS = ["ORTH", "SPACY", "TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "SENT_START", "ENT_TYPE", "ENT_IOB"]
ODD = [
    "There's gonna be trouble; y'all ain't seen it, c'mon, let's go.\n\n  “That's them,” she said — I gotta run.",
    "There were 3 strikes. There is nobody. There's who's who, whose, whom, which, what, that.",
    "THE U.N. SAYS 12 KILLED!!! :) #news @somebody http://example.org/x?y=1 $5m 50% 10:30am",
    "Had they been there, they'd've been hit. He'll leave; she might. Am I? It isn't. Them, us, me, it.",
    "1. One\n2. Two\n\n\n \t 3. three…",
    "x",
]


@pytest.fixture(scope="module")
def plain() -> Any:
    """The model as its makers ship it."""
    import spacy

    return spacy.load(parsed.MODEL)


def table(doc: Any) -> list[list[int]]:
    found: list[list[int]] = doc.to_array(COLUMNS).tolist()
    return found


def texts() -> list[str]:
    lines = onrecord.sample().read_text(encoding="utf-8").splitlines()
    return [p for line in lines for p in json.loads(line)["text"].split("\n\n") if p.strip()] + ODD


def test_parses_are_those_of_the_model_as_it_ships(plain: Any) -> None:
    """Words, tags, lemmas, relations, sentences, entities: equal, however the texts are put together."""
    listed = texts()
    expected = [table(doc) for doc in plain.pipe(listed, batch_size=8)]
    assert [table(doc) for doc in parsed._docs(listed)] == expected
    assert [table(doc) for doc in parsed._docs(reversed(listed))] == expected[::-1]


def test_rules_on_words_hold_however_often_they_are_asked(plain: Any) -> None:
    """What is remembered of a kind of token is what the rules say of it, on pairs of words too."""
    ruler: Any = quick.load(parsed.MODEL).get_pipe("attribute_ruler")
    rules = plain.get_pipe("attribute_ruler")
    for text in ODD * 2:
        tagged, other = (plain(text, disable=["attribute_ruler", "lemmatizer"]) for _ in range(2))
        assert table(ruler(tagged)) == table(rules(other))
    assert ruler._remembered


def test_products_of_matrices_are_products() -> None:
    """Either matrix may come transposed, and a place for the result may be given."""
    import numpy as np

    ops, a, b = quick.QuickOps(), np.arange(6, dtype="f").reshape(2, 3), np.arange(12, dtype="f").reshape(3, 4)
    out = np.zeros((2, 4), dtype="f")
    assert (ops.gemm(a, b, out=out) == a @ b).all()
    assert (out == a @ b).all()
    assert (ops.gemm(a.T.copy(), b, trans1=True) == a @ b).all()
    assert (ops.gemm(a, b.T.copy(), trans2=True) == a @ b).all()


@given(st.lists(st.integers(1, 40_000), max_size=80))
def test_batches_hold_every_text_once_and_little_at_a_time(lengths: list[int]) -> None:
    """Batches part the texts, the shortest first, within their bounds; a text longer than a batch is one alone."""
    listed = ["x" * n for n in lengths]
    batches = list(parsed._alike(listed))
    assert sorted(n for batch in batches for n in batch) == list(range(len(listed)))
    assert all(lengths[a] <= lengths[b] for a, b in pairwise(n for batch in batches for n in batch))
    for batch in batches:
        assert len(batch) <= parsed.BATCH
        assert len(batch) == 1 or sum(lengths[n] for n in batch) <= parsed.BATCH_TEXT
