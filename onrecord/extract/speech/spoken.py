"""The front of the reading of speech: a parsed report in, all that it attributes out, statements and stances apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.clauses import Tree, trees
from onrecord.extract.names import NameMention
from onrecord.extract.parsed import Parsed
from onrecord.extract.speech import attribution
from onrecord.extract.speech.attributed import Attribution
from onrecord.extract.speech.people import People
from onrecord.extract.speech.stances import Stance, Stances
from onrecord.knowledge.speech import Act
from onrecord.values import Span

# A level of a chain is somebody whose words are passed on; what others think or want is part of who tells it.
_PASSED_ON = frozenset({
    Act.SAY, Act.REPORT, Act.CLAIM, Act.CONFIRM, Act.ADMIT, Act.ANNOUNCE, Act.DENY, Act.ACCUSE, Act.BLAME, Act.WARN,
})  # fmt: skip
_WITHIN_QUOTES = frozenset({"i", "we", "you", "me", "us"})


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a chain as a reader is shown it: who, by which words, what, and the whole stretch."""

    span: Span
    speaker: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a report attributes: `statements` may speak for claims, `stances` (wants, plans, fears) never do."""

    statements: tuple[Attribution, ...]
    stances: tuple[Stance, ...]

    def listed(self, text: str) -> tuple[Level, ...]:
        """Return what a reader is shown as attributed, in the order of the text: one entry a level of a chain.

        A statement within another's words counts where somebody else makes it; *he said he believes* is one level.
        """
        told = (a for a in self.statements if _is_level(a, self.statements, text))
        levels = [level for a in told for level in _levels(a)]
        levels += [Level(s.span, s.speaker, s.cue, s.content) for s in self.stances]
        return tuple(sorted(levels, key=lambda a: (a.span.start, -a.span.end)))


def read(
    parsed: Parsed, names: tuple[NameMention, ...], laid_out: list[Tree] | None = None, people: People | None = None
) -> Spoken:
    """Return everything that a parsed report attributes to somebody; `names` are those of `extract.names.find`."""
    laid_out = laid_out if laid_out is not None else trees(parsed.segments)
    statements = attribution.find(parsed, names, laid_out, people)
    by_segment: dict[int, list[NameMention]] = {}
    for name in names:
        by_segment.setdefault(name.segment, []).append(name)
    told = [p for a in statements for p in (*a.content, *a.cue)]
    held = (s for tree in laid_out for s in Stances(tree, by_segment.get(tree.number, []), told).find())
    return Spoken(statements, tuple(held))


def _levels(one: Attribution) -> list[Level]:
    """*The agency said, citing a medic, that ...* is two: the agency says it, and the medic whom it cites."""
    told = Level(one.span, one.speaker, one.cue, one.reported)
    if not one.citing or not one.cited:
        return [told]
    pieces = (*one.cited, *one.citing, *one.reported)
    whole = Span(min(p.start for p in pieces), max(p.end for p in pieces))
    return [told, Level(whole, one.cited, one.citing, one.reported)]


def _is_level(one: Attribution, statements: Sequence[Attribution], text: str) -> bool:
    if not one.speaker and (one.nominal or (one.implied and not one.quoted)):
        return False
    if one.parent is None:
        return True
    if (
        not one.speaker
        or one.act not in _PASSED_ON
        or any(piece.of(text).lower() in _WITHIN_QUOTES for piece in one.speaker)
    ):
        return False
    above = statements[one.parent]
    return not (one.chain and above.chain and one.chain[-1].name == above.chain[-1].name)
