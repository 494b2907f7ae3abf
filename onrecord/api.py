"""onrecord from Python: the same main path in five lines, over the same views as the command line.

>>> import tempfile, onrecord
>>> folder = tempfile.mkdtemp()
>>> record = onrecord.open(folder)
>>> summary = record.add(onrecord.sample())
>>> summary.added
15
>>> len(list(record.incidents())) > 0
True
>>> record.close()
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord import ask, decide, evaluate, knowledge, pipeline, publish, read
from onrecord.ask import Answer, Explanation, Filters, View, Why
from onrecord.evaluate import Evaluation
from onrecord.knowledge import Knowledge
from onrecord.model import Claim, Identity, Incident, Judgement, Rating, Ratings, Refusal, Report, Verdict
from onrecord.pipeline import Summary
from onrecord.record import Record


class OpenRecord:
    """A record that is open: what the commands do, as methods. Use it in `with`, or close it."""

    def __init__(self, path: str | Path, *, packs: Sequence[Path] = (), shipped_packs: bool | None = None) -> None:
        knowledge.load(packs)  # a pack that cannot be used makes no record
        self._record = Record.open(Path(path), create=True)
        decide.use_packs(self._record, packs, shipped_packs)
        self._known: tuple[tuple[dt.date, int], Record] | None = None

    @property
    def _knowledge(self) -> Knowledge:
        return decide.knowledge_of(self._record)

    def _at(self, as_of: str | dt.date | None = None) -> Record:
        """The record brought up to date, or as of a day; the last such view is kept while nothing changes."""
        pipeline.catch_up(self._record, self._knowledge)
        day = ask.parse_when(str(as_of), "as_of", last=True) if as_of is not None else None
        if day is None:
            return self._record
        key = (day, self._record.last_change())
        if self._known is None or self._known[0] != key:
            self._known = key, ask.at(self._record, day, self._knowledge)
        return self._known[1]

    @property
    def path(self) -> Path:
        return self._record.path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._record.close()

    def add(
        self,
        *inputs: str | Path,
        published: str | None = None,
        publisher: str | None = None,
        url: str | None = None,
        id: str | None = None,
        progress: Callable[[int, int | None, int], None] | None = None,
    ) -> Summary:
        """Read files, folders or corpora into the record and link what they say; see `onrecord add`."""
        when = read.parse_published(published) if published else None
        given = read.Given(published=when, publisher=publisher, url=url, id=id)
        paths = [str(i) for i in inputs]
        return pipeline.add(self._record, paths, given, knowledge=self._knowledge, progress=progress)

    def reports(self, *, as_of: str | dt.date | None = None) -> Iterator[Report]:
        """Yield the standing reports, by id."""
        return self._at(as_of).reports()

    def claims(self, *, as_of: str | dt.date | None = None) -> Iterator[Claim]:
        """Yield the claims of the standing reports, by report, then as they stand in it."""
        return self._at(as_of).claims()

    def incidents(self, *, as_of: str | dt.date | None = None) -> Iterator[Incident]:
        """Yield the incidents with their ranges and grades, by id."""
        return self._at(as_of).incidents()

    def refusals(self, *, as_of: str | dt.date | None = None) -> Iterator[Refusal]:
        """Yield what could not be read or understood, with its reason."""
        return self._at(as_of).refusals()

    def count(self, measure: str, filters: Filters | None = None) -> Answer:
        """Answer how many, as a range with its origins and claims; see `onrecord count`."""
        return ask.count(self._at(filters.as_of if filters else None), measure, filters or Filters(), self._knowledge)

    def disputes(self, filters: Filters | None = None) -> View:
        """List disputes and general denials: each position with its origins and their interest."""
        return ask.disputes(self._at(filters.as_of if filters else None), filters or Filters())

    def threads(self, filters: Filters | None = None) -> View:
        """List truces, corridors, sieges, evacuations, convoys with their terms and steps; see `onrecord threads`."""
        return ask.threads(self._at(filters.as_of if filters else None), filters or Filters())

    def steps(self, filters: Filters | None = None) -> View:
        """List the steps of threads, one a row, with who says so, against whom, and who denies it."""
        return ask.steps(self._at(filters.as_of if filters else None), filters or Filters())

    def series(self, filters: Filters | None = None) -> View:
        """List figures of people trapped or in need, each series of one area and one definition."""
        return ask.series(self._at(filters.as_of if filters else None), filters or Filters())

    def search(self, words: str, limit: int = 20, *, as_of: str | dt.date | None = None) -> View:
        """Find reports by the words of their title and text."""
        return ask.search(self._at(as_of), words, limit)

    def show(self, name: str, *, as_of: str | dt.date | None = None) -> View:
        """Show a claim, an incident, a report or an origin with the words that it rests on."""
        return ask.show(self._at(as_of), name)

    def explain(self, claim: str, *, as_of: str | dt.date | None = None) -> Explanation:
        """Say why a claim reads as it does: for each field its value, its rules and words, or who set it."""
        return ask.explain(self._at(as_of), claim)

    def why(self, left: str, right: str, *, as_of: str | dt.date | None = None) -> Why:
        """Say why two claims or incidents are one incident, or why not: each question with its score and values."""
        return ask.why(self._at(as_of), left, right)

    def tree(self, incident: str, *, as_of: str | dt.date | None = None) -> View:
        """Return an incident as a tree: each origin, what it states, and the reports that carry it."""
        return ask.tree(self._at(as_of), incident)

    def repeats(self, report: str | None = None, *, as_of: str | dt.date | None = None) -> View:
        """Return which reports carry the text of others, whole or in part, with the passages; or one report's."""
        return ask.repeats(self._at(as_of), report)

    def paragraphs(self, report: str, *, as_of: str | dt.date | None = None) -> View:
        """Return each paragraph of a report with the other reports that carry it, the earliest published first."""
        return ask.paragraphs(self._at(as_of), report)

    def export(self, what: str, format: str = "jsonl", *, as_of: str | dt.date | None = None) -> Iterator[str]:
        """Yield the lines of an export, as the exchange contract has them."""
        return publish.export(self._at(as_of), what, publish.Form(format))

    def evaluate(self, gold: str | Path) -> Evaluation:
        """Score the record's claims by a gold file: found, whole, fields, counts, traps, and the worst misses."""
        pipeline.catch_up(self._record, self._knowledge)
        return evaluate.evaluate_record(self._record, Path(gold))

    def brief(self, *, identified: str | None = None, as_of: str | dt.date | None = None) -> str:
        """Return the one-page brief as HTML; `identified` is the reason for naming private persons."""
        return publish.brief_page(self._at(as_of), self._knowledge, identified=identified)

    def edit(self, claim: str, setting: str, reason: str) -> Claim:
        """Set one field of a claim (`event=shelling`); return the claim as it stands now, under the same id."""
        return decide.edit(self._record, ask.whole_id(self._record, claim), setting, reason, knowledge=self._knowledge)

    def undo_edit(self, claim: str, field: str, reason: str) -> Claim:
        """Take an edit of a field back; return the claim as it stands now."""
        whole = ask.whole_id(self._record, claim)
        return decide.undo_edit(self._record, whole, field, reason, knowledge=self._knowledge)

    def judge(self, identity: str, one: str, other: str, reason: str) -> Judgement:
        """Judge two claims or incidents `same`, `different` or `unsure`; `no_judgement` takes that back."""
        pair = ask.whole_id(self._record, one), ask.whole_id(self._record, other)
        return decide.judge(self._record, pair, Identity(identity), reason, knowledge=self._knowledge)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the judgements on identity that hold, by pair."""
        return self._record.judgements()

    def review(self, verdict: Verdict | None, *claims: str, reason: str) -> tuple[Claim, ...]:
        """Accept claims as read, or reject them; None takes that back. Return them as they stand now."""
        ids = [ask.whole_id(self._record, claim) for claim in claims]
        return decide.review(self._record, ids, verdict, reason, knowledge=self._knowledge)

    def rate(self, subject: str, value: str, reason: str) -> Rating:
        """Rate an origin's reliability (A to F) or a claim's credibility (1 to 6); `undo` takes it back."""
        whole = ask.whole_id(self._record, subject) if subject.startswith("c-") else subject
        return decide.rate(self._record, whole, value, reason, knowledge=self._knowledge)

    def grade(self, incident: str, value: str, reason: str, *, party: str | None = None) -> Rating:
        """Put a person's grade beside an incident's computed one, or note the position of a `party`."""
        whole = ask.whole_id(self._record, incident)
        return decide.grade(self._record, whole, value, reason, party=party, knowledge=self._knowledge)

    def best(self, incident: str, figure: str, reason: str) -> Rating:
        """Name the best figure within a range (`killed=82`); `killed=undo` takes it back."""
        whole = ask.whole_id(self._record, incident)
        return decide.best(self._record, whole, figure, reason, knowledge=self._knowledge)

    def independent(self, incident: str, origins: Sequence[str] | None, reason: str) -> Rating:
        """Judge origins of an incident independent of each other; None takes that back."""
        whole = ask.whole_id(self._record, incident)
        return decide.independent(self._record, whole, origins, reason, knowledge=self._knowledge)

    def ratings(self) -> Ratings:
        """Return the ratings that hold."""
        return self._record.ratings()

    def add_gazetteers(self, *files: str | Path) -> int:
        """Load gazetteers of one's own and read the reports once more; return how many say something else now."""
        decide.load_gazetteers(self._record, [Path(file) for file in files])
        return pipeline.reread(self._record, self._knowledge)

    def remove_gazetteer(self, name: str) -> int:
        """Let a loaded gazetteer hold no longer; return how many reports say something else now."""
        decide.remove_gazetteer(self._record, name)
        return pipeline.reread(self._record, self._knowledge)

    def gazetteers(self) -> View:
        """List the loaded gazetteers, with how many places and names each has."""
        return ask.gazetteers_view(decide.gazetteers_of(self._record), self._record.gazetteers())

    def withdraw(self, report: str, reason: str) -> None:
        """Take a report out of every view; the ledger keeps it."""
        decide.withdraw(self._record, report, reason, knowledge=self._knowledge)

    def reinstate(self, report: str, reason: str) -> None:
        """Take a withdrawal back."""
        decide.reinstate(self._record, report, reason, knowledge=self._knowledge)


def open(path: str | Path, *, packs: Sequence[Path] = (), shipped_packs: bool | None = None) -> OpenRecord:
    """Open the record in a folder, or make one there.

    `packs` hold from now on beside those that the record keeps; `shipped_packs` turns those that ship on or
    off, None leaves that as it was (on, in a new record).
    """
    return OpenRecord(path, packs=packs, shipped_packs=shipped_packs)


def sample() -> Path:
    """Return the path of the sample corpus that ships."""
    with as_file(files("onrecord").joinpath("sample", "aleppo-2016.jsonl")) as path:
        return path
