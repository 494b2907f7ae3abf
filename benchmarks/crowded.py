"""Measures linking where many happenings share a town and a month, on reports rewritten so (`benchmarks.crowding`).

    ONRECORD_EVALUATION=… python -m benchmarks.crowded [--together 4 8] [--records FOLDER]

Reads the reports of `linking` (Gun Violence Corpus, CC BY 4.0) below that folder, as they are and rewritten with so
many incidents in one town and month, each time also with officials in common and paragraphs of other incidents mixed
in. Prints B-cubed F1, the same over the reports near another incident, and pairwise F1, for onrecord and for the cosine
of TF-IDF, joined by mean cosine with the threshold that is best on that very set. Reading takes two minutes a set; a
folder of records that is given keeps what was read. The weights were trained on these sets: by folds, `python -m
scripts.train_linking --folds` measures.
"""

import argparse
import math
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.crowding import Row
from onrecord.knowledge import load
from onrecord.knowledge.likeness import likeness
from onrecord.knowledge.rarity import WORD
from onrecord.settings import settings
from scripts.train_linking import TOGETHER, corpora, grouped, scores

LEAST = 0.05  # cosine below which no threshold is tried


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--together", type=int, nargs="*", default=TOGETHER)
    options.add_argument("--records", help="a folder of records that hold the reports or will")
    given = options.parse_args()
    data = settings().evaluation
    if data is None:
        raise SystemExit("set ONRECORD_EVALUATION to the folder of the evaluation data")
    knowledge = load()
    with tempfile.TemporaryDirectory() as scratch:
        sets = corpora(data / "linking", Path(given.records or scratch), given.together)
    for name, corpus in sets.items():
        texts = {i: f"{r.title or ''}\n{r.text}" for i, r in corpus.reports.items() if i in corpus.incident_of}
        near = near_another(corpus.gold)
        for who, main in (
            ("onrecord", grouped(corpus, knowledge, likeness())),
            ("TF-IDF", best_by_words(texts, corpus.incident_of)),
        ):
            told = scores(main, corpus.incident_of)
            hard = scores(main, corpus.incident_of, over=near)
            figures = (told["precision"], told["recall"], told["f1"], hard["f1"], told["pairwise f1"])
            print(f"{name:20} {who:9} B-cubed P {_of_100(figures[0])} R {_of_100(figures[1])} F1 {_of_100(figures[2])}"
                  f"  near {_of_100(figures[3])}  pairwise {_of_100(figures[4])}", flush=True)  # fmt: skip


def _of_100(share: float) -> str:
    return f"{100 * share:.1f}"


def near_another(gold: Sequence[Row]) -> frozenset[str]:
    """Return the reports of incidents that share town and month with another."""
    crowd = Counter((g["city"], g["state"], g["date"][:7]) for g in gold)
    return frozenset(r for g in gold if crowd[g["city"], g["state"], g["date"][:7]] > 1 for r in g["reports"])


def best_by_words(texts: Mapping[str, str], incident_of: Mapping[str, str]) -> dict[str, str]:
    """Join reports by the mean cosine of TF-IDF, as far as is best for B-cubed F1 on this very set."""
    ids = sorted(texts)
    found = (dict(zip(ids, map(str, groups), strict=True)) for groups in _joined(_cosines([texts[i] for i in ids])))
    return max(found, key=lambda main: scores(main, incident_of)["f1"])


def _cosines(texts: Sequence[str]) -> NDArray[np.float64]:
    counted = [Counter(WORD.findall(text.casefold())) for text in texts]
    holding = Counter(word for words in counted for word in words)
    place = {word: n for n, word in enumerate(sorted(holding))}
    rows = np.zeros((len(texts), len(place)))
    for row, words in zip(rows, counted, strict=True):
        for word, times in words.items():
            row[place[word]] = (1 + math.log(times)) * (math.log((1 + len(texts)) / (1 + holding[word])) + 1)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows @ rows.T)


def _joined(cosines: NDArray[np.float64]) -> Iterator[list[int]]:
    """Yield the groups after every few joins by the greatest mean cosine, each report with its group's number."""
    mean, size, of = cosines.copy(), np.ones(len(cosines)), np.arange(len(cosines))
    np.fill_diagonal(mean, -1)
    joins = 0
    while mean.max() >= LEAST:
        a, b = sorted(divmod(int(mean.argmax()), len(mean)))
        mean[a] = mean[:, a] = (size[a] * mean[a] + size[b] * mean[b]) / (size[a] + size[b])
        mean[a, a] = mean[b] = mean[:, b] = -1
        size[a] += size[b]
        of[of == b] = a
        joins += 1
        if joins % 3 == 0:
            yield of.tolist()


if __name__ == "__main__":
    main()
