"""A cue on its way to an attribution: its words, whose they are, and in whose words it stands."""

from dataclasses import dataclass

from onrecord.extract.clauses import Tree
from onrecord.extract.speech.cues import Cue
from onrecord.extract.speech.heard import Voice
from onrecord.extract.speech.subjects import Subjects
from onrecord.model import Speaker
from onrecord.values import Span


@dataclass(slots=True)
class Draft:
    """One cue; its content is in spans of the report and grows where a quotation goes on."""

    cue: Cue
    subjects: Subjects
    content: list[Span]
    parent: int | None = None
    voice: Voice | None = None
    relay: Speaker | None = None
    cited: Voice | None = None
    citing: tuple[Span, ...] = ()
    quoted: bool = False
    implied: bool = False

    @property
    def tree(self) -> Tree:
        return self.subjects.tree

    @property
    def here(self) -> Span:
        """Where the cue's chief word stands."""
        return self.tree.span(self.cue.token, self.cue.token)
