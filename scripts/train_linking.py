"""Trains what the questions weigh by which two reports are held to tell of one happening, and measures it by folds.

    ONRECORD_EVALUATION=… python scripts/train_linking.py [--record FOLDER] [--folds]

Reads the reports of `linking` (Gun Violence Corpus, CC BY 4.0) below that folder as `onrecord add` does, asks the
questions of `onrecord.link.tellings` of all pairs of chief accounts that blocking proposes and nothing forbids, and
fits a logistic regression (Newton's method) whose weights are drawn to a prior: nought, but for `event` and `figures`,
which tell little of shootings and much of a war. It writes `onrecord/knowledge/general/likeness.toml`. With `--folds`
it writes nothing: the incidents are cut into five by the digest of their ids, the weights trained on four, the reports
of the fifth linked with them, and B-cubed and pairwise figures printed over the five together.
"""

import argparse
import hashlib
import json
import os
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import onrecord
from onrecord.knowledge import Knowledge, load
from onrecord.knowledge.likeness import QUESTIONS, Likeness, likeness
from onrecord.link import link, tellings
from onrecord.link.accounts import Account
from onrecord.link.blocking import candidate_pairs
from onrecord.link.clusters import Clusters
from onrecord.link.facts import all_facts
from onrecord.link.questions import Comparer
from onrecord.link.texts import Texts
from onrecord.link.words import Wording
from onrecord.model import Claim, Report
from onrecord.record import Record

TARGET = Path(__file__).resolve().parents[1] / "onrecord" / "knowledge" / "general" / "likeness.toml"
FOLDS = 5
PRIOR = {"event": 0.5, "figures": 0.5}  # a strike and an arrest of one day and town are two; of shootings few differ
STRENGTH = 0.3  # how strongly a weight is drawn to its prior; 0.1 and 1 were no better over the folds
DOUBT = -1.5  # evidence from which two may be one: odds of about one in five

HEAD = """# What each question weighs when the chief accounts of two reports are compared: the evidence is the sum of
# weight times (2 score - 1), plus `start`; from 0 on the two are held to be one happening, from `doubt` on possibly.
#
# Trained by scripts/train_linking.py on {pairs} pairs of {reports} reports, {true} of them of one incident, of the Gun
# Violence Corpus (P. Vossen, F. Ilievski, M. Postma, R. Segers, LREC 2018; CC BY 4.0). `event` and `figures` are drawn
# to 0.5, since that corpus has one kind of event. What each question asks: onrecord/link/tellings.py.
"""

Answers = NDArray[np.float64]


@dataclass(frozen=True)
class Corpus:
    """Reports with their claims, and the incident that each chiefly tells of."""

    claims: Sequence[Claim]
    reports: Mapping[str, Report]
    incident_of: Mapping[str, str]

    def of(self, incidents: frozenset[str]) -> "Corpus":
        """Return the part about some incidents."""
        kept = {r for r, incident in self.incident_of.items() if incident in incidents}
        return Corpus(
            [c for c in self.claims if c.report in kept],
            {i: r for i, r in self.reports.items() if i in kept},
            {r: self.incident_of[r] for r in kept},
        )


def corpus_of(data: Path, folder: str) -> Corpus:
    """Read the reports into a record in `folder`, or take those that it holds."""
    with onrecord.open(folder) as opened:
        opened.add(data / "reports.jsonl")
    gold = [json.loads(line) for line in (data / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    with Record.open(folder) as record:
        return Corpus(
            tuple(record.claims()),
            {r.id: r for r in record.reports()},
            {r: g["incident"] for g in gold for r in g["reports"]},
        )


def answered(corpus: Corpus, knowledge: Knowledge) -> tuple[Answers, NDArray[np.float64]]:
    """Ask all questions of the pairs that would be compared; a row of 2 score - 1 each, and whether they are one."""
    facts = all_facts({c.id: c for c in corpus.claims}, corpus.reports, knowledge)
    comparer = Comparer(knowledge)
    clusters = Clusters(facts, (), comparer)
    clusters.within_one_report()
    pieces = clusters.pieces(Wording(corpus.reports, knowledge), Texts(corpus.reports, knowledge))
    rows, one = [], []
    for left, right in candidate_pairs(sorted((p for p in pieces if p.text), key=lambda p: p.id)):
        if left.reports == right.reports or tellings.apart(comparer, left, right):
            continue
        _, reasons = tellings.compare(comparer, left, right)
        score = {r.question: r.score for r in reasons}
        rows.append([2 * score[q] - 1 for q in QUESTIONS])
        one.append(corpus.incident_of[_report(left)] == corpus.incident_of[_report(right)])
    return np.array(rows), np.array(one, float)


def _report(account: Account) -> str:
    return min(account.reports)


def trained(answers: Answers, one: NDArray[np.float64]) -> Likeness:
    """Fit the logistic regression whose weights are drawn to the prior."""
    prior = np.array([*(PRIOR.get(q, 0.0) for q in QUESTIONS), 0.0])
    draw = np.diag([*(STRENGTH for _ in QUESTIONS), 1e-3])
    rows = np.hstack([answers, np.ones((len(answers), 1))])
    weights = prior.copy()
    for _ in range(100):
        odds = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (odds - one) + draw @ (weights - prior)
        curve = (rows * (odds * (1 - odds))[:, None]).T @ rows + draw
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    found = {q: round(float(w), 2) for q, w in zip(QUESTIONS, weights, strict=False)}
    return Likeness(weights=found, start=round(float(weights[-1]), 2), doubt=DOUBT)


def fold_of(incident: str) -> int:
    """Return the fold of an incident, by the digest of its id."""
    return int(hashlib.sha256(incident.encode()).hexdigest(), 16) % FOLDS


def grouped(corpus: Corpus, knowledge: Knowledge, by: Likeness) -> dict[str, str]:
    """Link the reports and return each one's main incident: that of most of its claims with dead or injured."""
    linked = link(corpus.claims, corpus.reports, (), knowledge, by)
    incident_of = {c: i.id for i in linked.incidents if i.kind == "violence" for c in i.claims}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in corpus.claims:
        if claim.id in incident_of:
            told = any(c.measure in ("killed", "injured") for c in claim.counts)
            votes[claim.report][incident_of[claim.id]] += 1000 * told + 1
    return {report: min(of, key=lambda i: (-of[i], i)) for report, of in votes.items()}


def scores(main: Mapping[str, str], incident_of: Mapping[str, str]) -> dict[str, float]:
    """Return B-cubed precision, recall and F1, and pairwise F1; a report without an incident is found nowhere."""
    gold, found = _sets(incident_of), _sets(main)
    there = [r for r in incident_of if r in main]
    shared = {r: len(gold[incident_of[r]] & found[main[r]]) for r in there}
    precision = sum(shared[r] / len(found[main[r]]) for r in there) / len(there)
    recall = sum(shared[r] / len(gold[incident_of[r]]) for r in there) / len(incident_of)
    pairs = sum(shared[r] - 1 for r in there)
    all_found, all_gold = (sum(len(s) * (len(s) - 1) for s in sets.values()) for sets in (found, gold))
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall),
        "pairwise f1": 2 * pairs / (all_found + all_gold),
    }


def _sets(of: Mapping[str, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for report, incident in of.items():
        found[incident].add(report)
    return found


def by_folds(corpus: Corpus, knowledge: Knowledge) -> dict[str, str]:
    """Link each fold with what was trained on the others; return all reports' main incidents."""
    main: dict[str, str] = {}
    incidents = frozenset(corpus.incident_of.values())
    for fold in range(FOLDS):
        held = frozenset(i for i in incidents if fold_of(i) == fold)
        found = trained(*answered(corpus.of(incidents - held), knowledge))
        main |= {r: f"{fold} {i}" for r, i in grouped(corpus.of(held), knowledge, found).items()}
    return main


def written(found: Likeness, **told: int) -> str:
    """Return the table as it is written."""
    lines = [f"doubt = {found.doubt}", "", f"start = {found.start}", *(f"{q} = {w}" for q, w in found.weights.items())]
    return HEAD.format(**told) + "\n".join(lines) + "\n"


def _print(name: str, found: Mapping[str, float]) -> None:
    print(f"{name:12}", *(f"{k} {100 * v:.1f}" for k, v in found.items()))


def main(arguments: Iterable[str] | None = None) -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--record", help="a record that holds the reports or will; by default one for this run")
    options.add_argument("--folds", action="store_true", help="measure by folds and write nothing")
    given = options.parse_args(None if arguments is None else list(arguments))
    if "ONRECORD_EVALUATION" not in os.environ:
        sys.exit("set ONRECORD_EVALUATION to the folder of the evaluation data")
    data, knowledge = Path(os.environ["ONRECORD_EVALUATION"], "linking"), load()
    with tempfile.TemporaryDirectory() as scratch:
        corpus = corpus_of(data, given.record or str(Path(scratch, "record")))
    if given.folds:
        _print("five folds", scores(by_folds(corpus, knowledge), corpus.incident_of))
        _print("all at once", scores(grouped(corpus, knowledge, likeness()), corpus.incident_of))
        return
    answers, one = answered(corpus, knowledge)
    found = trained(answers, one)
    TARGET.write_text(
        written(found, pairs=len(one), reports=len(corpus.reports), true=int(one.sum())), encoding="utf-8", newline="\n"
    )


if __name__ == "__main__":
    main()
