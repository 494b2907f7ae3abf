"""Finds the person whom a speaking noun phrase names: its head, its apposition, a name beside it."""

from dataclasses import replace

from onrecord.extract.clauses import Tree
from onrecord.extract.grounds import because
from onrecord.extract.names import NameMention
from onrecord.extract.speech.offices import office_of
from onrecord.extract.speech.people import Named, People, is_person_name, named_at
from onrecord.extract.speech.subjects import Run
from onrecord.knowledge import Scope
from onrecord.knowledge.speech import speech


class Naming:
    """Looks for a person in the noun phrases of one report; whom only their speaking shows is added to `people`."""

    def __init__(self, people: People, scope: Scope, mentions: dict[int, list[NameMention]]) -> None:
        self.people = people
        self.scope = scope
        self._mentions = mentions

    def mentions(self, tree: Tree) -> list[NameMention]:
        return self._mentions.get(tree.number, [])

    def beside(self, tree: Tree, head: int, run: Run, cue: int) -> Named | None:
        """Return who is named right before or after a run, where commas or the parser put the name outside it."""
        before = because(self._named_before(tree, head, run), "phrase.name_before")
        return before or because(self._named_after(tree, head, run, cue), "phrase.name_after")

    def within(self, tree: Tree, head: int, run: Run) -> Named | None:
        """Return who is named in a run around `head`."""
        found = self.people.at(tree.number, head)
        if found is not None:
            return found
        holder = next((m for m in self.mentions(tree) if m.first <= head < m.last), None)
        beyond = holder.last if holder is not None else head + 1
        for at in range(run[0], run[1] + 1):
            named = self.people.at(tree.number, at)
            if named is not None and self._beside(tree, head, beyond, named):
                return self._with_office(tree, head, run, named)
        return self._new_person(tree, head, run) or self._apposed(tree, head) if holder is None else None

    def _apposed(self, tree: Tree, head: int) -> Named | None:
        """*The mother, Anna X, said*: a name in apposition that the model took for no person."""
        if tree.pos[head] != "NOUN":
            return None
        for child in tree.children[head]:
            if tree.dep[child] != "appos" or tree.pos[child] != "PROPN" or child < head:
                continue
            first = child
            while tree.pos[first - 1] == "PROPN" and tree.text[first - 1][:1].isupper():
                first -= 1
            taken = any(m.first <= child < m.last for m in self.mentions(tree))
            if not taken and is_person_name(tree, first, child + 1, self.scope, speaks=True):
                named = named_at(tree, first, child + 1, self.mentions(tree), self.scope)
                self.people.add_speaker(named)
                return named
        return None

    def _named_before(self, tree: Tree, head: int, run: Run) -> Named | None:
        """*Rami X the group's head said*: an apposition whose commas were stripped."""
        if run[0] == 0 or tree.low[run[0]] != "the":
            return None
        named = self.people.at(tree.number, run[0] - 1)
        roles = speech().words("speakers.heads") | speech().words("speakers.spokesmen")
        return named if named is not None and tree.lemma[head] in roles else None

    def _named_after(self, tree: Tree, head: int, run: Run, cue: int) -> Named | None:
        """*Rescue worker, Anna X said*: a name that the parser left outside the phrase."""
        if tree.pos[head] != "NOUN" or run[1] + 2 >= cue:
            return None
        start = run[1] + 1 + (tree.low[run[1] + 1] == ",")
        named = self.people.at(tree.number, start)
        return named if named is not None and named.first == start and cue - named.last <= 1 else None

    def _with_office(self, tree: Tree, head: int, run: Run, named: Named) -> Named:
        """Let the head of the phrase give the office where the words right beside the name give none."""
        if (named.office is not None and named.office.body is not None) or named.first <= head:
            return named
        office = office_of(tree, run[0], named.first, self.mentions(tree), self.scope)
        if office is None:
            return named
        held = replace(named, office=office)
        self.people.learn_office(held)
        return held

    def _beside(self, tree: Tree, head: int, beyond: int, named: Named) -> bool:
        """Whether a person named in a noun phrase is the one that the phrase is about: its apposition."""
        if named.last <= head:  # "Rami X, the group's head, said"
            title = named.office is not None and tree.low[head] in named.office.words
            return title or (
                named.last < len(tree)
                and tree.low[named.last] in {",", "("}
                and not tree.low[named.last - 1].endswith("'s")
            )
        between = range(beyond, named.first)
        plain = all(tree.low[i] == "," or tree.pos[i] in {"PROPN", "ADJ", "SPACE"} for i in between)
        apposed = any(tree.dep[i] == "appos" and tree.head[i] == head for i in range(named.first, named.last))
        return (
            plain
            or apposed
            or (named.office is not None and tree.low[head] in named.office.words and named.first - head < 8)
        )

    def _new_person(self, tree: Tree, head: int, run: Run) -> Named | None:
        """A capitalised name that speaks and that the model took for no person."""
        if not tree.text[head][:1].isupper():
            return None
        first = head
        while first > run[0] and tree.pos[first - 1] == "PROPN" and tree.text[first - 1][:1].isupper():
            first -= 1
        titles = speech().words("speakers.titles")
        while first < head and tree.low[first] in titles:
            first += 1
        known = self.people.called(" ".join(tree.text[first : head + 1]))
        titled = first > 0 and tree.low[first - 1] in titles and tree.pos[head] == "PROPN"
        if (known is None and not titled) or not is_person_name(tree, first, head + 1, self.scope):
            return None
        named = named_at(tree, first, head + 1, self.mentions(tree), self.scope)
        self.people.add_speaker(named)
        return named
