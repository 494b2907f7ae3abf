"""Scores claims by gold: what was found, what is right in every field, which counts are too many, which traps took."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.evaluate.expectations import WantedCount
from onrecord.evaluate.gold import Expected, Gold
from onrecord.evaluate.matching import (
    Claim,
    count_right,
    count_words,
    counts_as_wrong,
    covers,
    judged,
    read_as,
    taken_for_present,
)
from onrecord.evaluate.scores import Evaluation, Miss, Share, Wrong

NOT_FOUND, KEY_NOT_FOUND = "not found", "key claim not found"
WRONG, KEY_WRONG = "read wrongly", "key claim read wrongly"
TRAP, TOO_MANY = "trap fallen for", "count that gold does not have"
_WORST = (KEY_NOT_FOUND, TRAP, KEY_WRONG, NOT_FOUND, TOO_MANY, WRONG)
_GRAVE = ("polarity", "count", "origin", "status", "modality", "actor", "chain", "when", "where", "verification")
"""Fields by what an error in them does to a record: a denial taken for an event first, a loose kind last."""


def scored(claims: Iterable[Claim], gold: Gold, published: Mapping[str, str | None] | None = None) -> Evaluation:
    """Compare claims (lines of the exchange contract) with gold.

    `published` holds, by report id, the day that was given for it (EDTF); without it the day in the claim counts,
    by which a trap is told from history. Of several claims on gold's words the one with most fields right counts.
    """
    tally = _Tally(by_report=_by_report(claims), published=published or {})
    for expected in gold.expected:
        tally.take(expected)
    return tally.evaluation(gold)


def _by_report(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault((claim.get("report") or {}).get("id") or "", []).append(claim)
    return found


@dataclass(slots=True)
class _Tally:
    by_report: Mapping[str, Sequence[Claim]]
    published: Mapping[str, str | None]
    lines: list[tuple[Expected, dict[str, bool] | None]] = field(default_factory=list)
    traps: list[bool] = field(default_factory=list)
    counts: dict[str, list[WantedCount]] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    def take(self, expected: Expected) -> None:
        """Judge one line of gold."""
        near = [c for c in self.by_report.get(expected.report, ()) if covers(c, expected.span)]
        wanted = self.counts.setdefault(expected.report, [])
        if expected.line.wants.count:
            wanted.append(expected.line.wants.count)
        if expected.line.trap:
            self._trap(expected, near)
        elif not expected.line.optional:
            self._claim(expected, near)

    def _trap(self, expected: Expected, near: Sequence[Claim]) -> None:
        given = self.published.get(expected.report)
        fallen = next((claim for claim in near if taken_for_present(claim, given)), None)
        self.traps.append(fallen is not None)
        if fallen is not None:
            wrong = (
                Wrong(field="status", read=f"{fallen.get('event')} {fallen.get('status')}", wanted="no event now"),
            )
            self.misses.append(_miss(TRAP, expected, fallen, wrong))

    def _claim(self, expected: Expected, near: Sequence[Claim]) -> None:
        wants, key = expected.line.wants, expected.line.key
        answers = [(claim, judged(claim, wants)) for claim in near]
        best = max(answers, key=lambda answer: sum(answer[1].values()), default=None)
        self.lines.append((expected, best[1] if best else None))
        if best is None:
            self.misses.append(_miss(KEY_NOT_FOUND if key else NOT_FOUND, expected))
            return
        claim, right = best
        wrong = tuple(
            Wrong(field=name, read=read_as(claim, name), wanted=_wanted(wants.fields[name]))
            for name in sorted(right, key=_gravity)
            if not right[name]
        )
        if wrong:
            self.misses.append(_miss(KEY_WRONG if key else WRONG, expected, claim, wrong))

    def _figures(self) -> Share:
        """Weigh every count that was read where gold looked; the wrong ones join the misses."""
        right = of = 0
        for report, wanted in self.counts.items():
            for claim in self.by_report.get(report, ()):
                for count in claim.get("counts") or ():
                    agrees = any(count_right(count, want) for want in wanted)
                    right += agrees
                    of += agrees or counts_as_wrong(count)
                    if not agrees and counts_as_wrong(count):
                        words = " ".join(claim["quote"]["text"].split())
                        read = count_words(count)
                        self.misses.append(
                            Miss(what=TOO_MANY, line=None, report=report, words=words, read=read, claim=claim.get("id"))
                        )
        return Share(right, of)

    def evaluation(self, gold: Gold) -> Evaluation:
        counts = self._figures()
        whole = [(e, right is not None and all(right.values())) for e, right in self.lines]
        keys = [is_whole for e, is_whole in whole if e.line.key]
        return Evaluation(
            reports=len(self.counts),
            found=Share(sum(right is not None for _, right in self.lines), len(self.lines)),
            whole=Share(sum(is_whole for _, is_whole in whole), len(whole)),
            key_whole=Share(sum(keys), len(keys)),
            fields=self._fields(),
            counts=counts,
            traps=Share(sum(self.traps), len(self.traps)),
            kinds=self._kinds(),
            misses=tuple(sorted(self.misses, key=_badness)),
            notes=gold.notes,
        )

    def _fields(self) -> dict[str, Share]:
        answers = [answer for _, right in self.lines if right for answer in right.items()]
        return {name: _share(ok for field, ok in answers if field == name) for name in sorted({n for n, _ in answers})}

    def _kinds(self) -> dict[str, tuple[Share, Share]]:
        grouped: dict[str, list[dict[str, bool] | None]] = {}
        for expected, right in self.lines:
            kind = next(iter(expected.line.wants.fields.get("kind", ())), "any kind")  # the first of several
            grouped.setdefault(kind, []).append(right)
        return {
            kind: (_share(r is not None for r in found), _share(r is not None and all(r.values()) for r in found))
            for kind, found in sorted(grouped.items(), key=lambda item: (-len(item[1]), item[0]))
        }


def _share(answers: Iterable[bool]) -> Share:
    listed = list(answers)
    return Share(sum(listed), len(listed))


def _miss(what: str, expected: Expected, claim: Claim | None = None, wrong: tuple[Wrong, ...] = ()) -> Miss:
    return Miss(
        what=what,
        line=expected.line.number,
        report=expected.report,
        words=expected.words,
        read=" ".join(claim["quote"]["text"].split()) if claim else "",
        wrong=wrong,
        claim=claim.get("id") if claim else None,
        why=expected.line.why,
    )


def _wanted(values: tuple[object, ...]) -> str:
    return " or ".join(v.label() if isinstance(v, WantedCount) else str(v) for v in values)


def _gravity(name: str) -> int:
    return _GRAVE.index(name) if name in _GRAVE else len(_GRAVE)


def _badness(miss: Miss) -> tuple[int, int, int, str, int]:
    """Order misses by what they do to a record; then the more fields, the earlier; then as gold has them."""
    grave = min((_gravity(wrong.field) for wrong in miss.wrong), default=0)
    return _WORST.index(miss.what), grave, -len(miss.wrong), miss.report, miss.line or 0
