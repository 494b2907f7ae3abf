"""Counts how many reports hold each word: the table by which linking tells a rare word from a common one.

    ONRECORD_EVALUATION=… python scripts/build_word_shares.py

Reads `linking` (reports of shootings), `dates-news` (economic news) and `syria` (reports of a war) below that folder,
all under CC BY 4.0, and writes the greatest share of reports that a word has in one of the three. A record's own
reports are not counted, so that comparing two reports depends on these two alone. The words of `syria` that are
mostly written with a capital stay out unless another of the three has them: the names of one conflict are in its
reports as common as they are rare elsewhere.
"""

import hashlib
import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from onrecord.knowledge.rarity import WORD

TARGET = Path(__file__).resolve().parents[1] / "onrecord" / "vendor" / "words"
CORPORA = ("dates-news", "linking", "syria")
ONE_CONFLICT = "syria"
FEWEST = 5  # reports of all three that must hold a word: fewer tell nothing of how common it is
CAPITAL = 3  # a word written so many times as often with a capital as without is a name
README = """# How common words are in reports

`shares.tsv`: a word and how many of a thousand reports hold it, in the corpus of three in which it is commonest; words
of fewer than {fewest} reports are left out. SHA-256 {digest}. Made by `scripts/build_word_shares.py` out of:

- Gun Violence Corpus, © P. Vossen, F. Ilievski, M. Postma, R. Segers (LREC 2018), https://github.com/cltl/GunViolenceCorpus
- NewsReader MEANTIME, Wikinews texts with annotation © 2015 Fondazione Bruno Kessler, VU University Amsterdam,
  Universidad del País Vasco, http://www.newsreader-project.eu/results/data/wikinews/
- FA-KES, © F. K. Abu Salem, R. Al Feel, S. Elbassuoni, M. Jaber, M. Farah (ICWSM 2019), Zenodo record 2607278

all under the Creative Commons Attribution 4.0 International licence (https://creativecommons.org/licenses/by/4.0/).
Changed: nothing of their texts is here, only counts of single words.
"""


def texts_of(folder: Path) -> list[str]:
    """Return title and text of each report of a corpus."""
    lines = (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    return [f"{report.get('title') or ''}\n{report['text']}" for report in map(json.loads, lines)]


def shares(corpora: dict[str, Sequence[str]]) -> dict[str, int]:
    """Return how many of a thousand reports hold each word, in the corpus in which it is commonest."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for name, texts in corpora.items():
        held: Counter[str] = Counter()
        for text in texts:
            words = [m.group() for m in WORD.finditer(text)]
            capital.update(w.casefold() for w in words if w[0].isupper())
            small.update(w.casefold() for w in words if not w[0].isupper())
            held.update({w.casefold() for w in words})
        for word, reports in held.items():
            found[word][name] = reports
    return {
        word: max(round(1000 * reports / len(corpora[name])) for name, reports in held.items())
        for word, held in sorted(found.items())
        if sum(held.values()) >= FEWEST
        and not (set(held) == {ONE_CONFLICT} and capital[word] > CAPITAL * small[word] and not word.isdigit())
    }


def main() -> None:
    if "ONRECORD_EVALUATION" not in os.environ:
        sys.exit("set ONRECORD_EVALUATION to the folder of the evaluation data")
    data = Path(os.environ["ONRECORD_EVALUATION"])
    table = shares({name: texts_of(data / name) for name in CORPORA})
    written = "".join(f"{word}\t{share}\n" for word, share in table.items())
    TARGET.mkdir(exist_ok=True)
    TARGET.joinpath("shares.tsv").write_text(written, encoding="utf-8", newline="\n")
    digest = hashlib.sha256(written.encode()).hexdigest()
    TARGET.joinpath("README.md").write_text(README.format(fewest=FEWEST, digest=digest), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
