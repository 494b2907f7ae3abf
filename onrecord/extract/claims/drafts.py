"""A draft: the event words of what will be one claim, before it is read in full."""

from dataclasses import dataclass, field

from onrecord.extract.claims.events import Trigger
from onrecord.extract.clauses import Tree
from onrecord.model import Status

CAUSES = frozenset({"attack", "battle", "abuse", "siege", "territory", "operation"})  # families that do harm
OUTCOMES = frozenset({"result", "end", "lead", "cause", "bring", "inflict", "produce", "see"})  # *led to the death of*


@dataclass(slots=True)
class Draft:
    """What will be one claim: its event words (`main` first), the noun that causes it, the verb a noun leans on.

    `reach` is given where the words that tell it are known beforehand: first and last token, both counted.
    """

    tree: Tree
    main: Trigger
    triggers: list[Trigger]
    causes: list[Trigger] = field(default_factory=list)
    light: int | None = None
    above: int | None = None
    truce: Status | None = None
    truce_word: int | None = None
    denied: bool = False
    reach: tuple[int, int] | None = None

    @property
    def predicate(self) -> int:
        """The token whose mood and tense are the claim's."""
        if self.truce_word is not None and self.main.nominal:
            return self.truce_word
        if not self.main.nominal and self.above is None:
            return self.main.token
        leaning = self.light if self.light is not None else self.above
        return leaning if leaning is not None else self.main.token

    @property
    def sentence(self) -> int:
        return self.tree.sentence[self.main.token]

    def tokens(self) -> list[int]:
        found = [t for trigger in (*self.triggers, *self.causes) for t in (trigger.first, trigger.last)]
        return found + [t for t in (self.light, self.truce_word) if t is not None]
