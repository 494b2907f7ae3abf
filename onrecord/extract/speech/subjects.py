"""Finds whose words a reporting verb brings in: its subject, also inverted, shared or lost by the parser."""

import calendar
from collections.abc import Iterable

from onrecord.extract.clauses import Tree
from onrecord.extract.grounds import because
from onrecord.extract.names import NameMention
from onrecord.knowledge.speech import speech

Run = tuple[int, int]  # first and last token, both counted

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
MARKS = frozenset({'"', "“", "”", "''", "``", "«", "»"})
RELATIVES = frozenset({"who", "which", "that", "whom", "what"})
_CALENDAR = frozenset(name.lower() for name in (*calendar.day_name, *calendar.month_name) if name)
_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"PROPN", "NOUN", "PRON"})
_LEADING = frozenset(
    {",", ";", "but", "and", "--", "—", "–", "-", "while", "as", "after", "meanwhile", "however", ":", *MARKS}
)
_TRAILING = frozenset({",", ";", "--", "—", "–", "-", ".", "and", "(", *MARKS})


class Subjects:
    """Answers for one segment who the subject of a verb is; known names are whole, whatever the parser made of them."""

    def __init__(self, tree: Tree, mentions: Iterable[NameMention]) -> None:
        self.tree = tree
        self._unit = {t: (m.first, m.last - 1) for m in mentions for t in range(m.first, m.last)}

    def unit(self, token: int) -> Run:
        """First and last token of the known name that a token is of, else the token alone."""
        return self._unit.get(token, (token, token))

    def is_name(self, token: int) -> bool:
        return token in self._unit

    def own(self, verb: int) -> int | None:
        """The subject written with this very verb."""
        tree = self.tree
        for child in tree.children[verb]:
            if tree.dep[child] in SUBJECTS and not (
                tree.tag[verb] == "VBG" and child < verb and self._far(child, verb)
            ):
                return child
        return None

    def _far(self, child: int, verb: int) -> bool:
        return verb - child > 12

    def speaker(self, verb: int) -> int | None:
        """The token that says it: the verb's own subject, one before or after it, or that of the verb it hangs on."""
        tree = self.tree
        own = self.own(verb)
        set_in = self._set_in(own, verb)
        if set_in is not None:
            return because(set_in, "subject.inverted", tree, verb)
        behind = self._behind_whom_it_befell(own, verb)
        if behind is not None:
            return because(behind, "subject.inverted" if behind > verb else "subject.before", tree, verb)
        if own is not None and not (own > verb and not self._starts_after(own, verb)):
            if tree.low[own] in RELATIVES and tree.dep[verb] == "relcl":
                return because(self._antecedent(verb), "subject.relative", tree, verb)
            return because(self._nearer(own, verb), "subject.own", tree, verb)
        inverted = self.inverted(verb)
        if inverted is not None:
            return because(inverted, "subject.inverted", tree, verb)
        described = self._of_participle(verb)
        if described is not None:
            return because(described, "subject.before", tree, verb)
        head, dep = tree.head[verb], tree.dep[verb]
        lost = self._run_into(verb)
        if lost is not None:
            return because(lost, "subject.before", tree, verb)
        if dep in {"conj", "xcomp", "advcl", "dep"} and head != verb and tree.pos[head] in _VERBAL:
            shared = self.of_clause(head)
            if shared is not None:
                return because(shared, "subject.shared", tree, verb)
        if dep == "pcomp" and head != verb:
            above = tree.head[head]
            return because(self.of_clause(above), "subject.shared", tree, verb) if tree.pos[above] in _VERBAL else None
        before = self._before(verb)
        if before is not None:
            return because(before, "subject.before", tree, verb)
        return head if dep in {"acl", "relcl", "appos"} and head < verb else None

    def _of_participle(self, verb: int) -> int | None:
        """*The governor, himself wounded in May, said*: a participle between commas that the parse makes a clause."""
        tree = self.tree
        if tree.tag[verb] not in FINITE or tree.low[verb - 1] != ",":
            return None
        for child in tree.children[verb]:
            helped = any(tree.dep[c] in {"aux", "auxpass"} for c in tree.children[child])
            if child > verb or tree.tag[child] != "VBN" or tree.dep[child] != "ccomp" or helped:
                continue
            own = self.own(child)
            if own is not None and tree.low[self.unit(own)[1] + 1] == ",":
                return own
        return None

    def _run_into(self, verb: int) -> int | None:
        """*It hit a school a source in the town told them*: a subject that lost commas ran into the clause before."""
        tree, at = self.tree, verb - 1
        if tree.tag[verb] not in FINITE or tree.dep[verb] not in {"advcl", "conj", "dep"} or at < 1:
            return None
        if any(tree.dep[c] in {"mark", "aux"} for c in tree.children[verb]) or tree.pos[at] not in {"NOUN", "PROPN"}:
            return None
        first = self.unit(at)[0]
        if self.is_name(at) and tree.pos[first - 1] in {"NOUN", "PROPN", "NUM"}:
            return at
        while tree.dep[at] in {"pobj", "prep", "compound", "nmod"} and tree.head[at] < verb:
            at = tree.head[at]
        speaks = tree.pos[at] == "NOUN" and can_speak(tree, at, named=False)
        return at if speaks and tree.pos[tree.edges[at][0] - 1] in {"NOUN", "PROPN", "NUM"} else None

    def _nearer(self, own: int, verb: int) -> int:
        """The name right before the verb, where the parser reached over a whole clause for a subject."""
        tree = self.tree
        at = verb - 1
        while at > own and tree.pos[at] in {"ADV", "AUX"}:
            at -= 1
        dashes = [i for i in range(own, at) if tree.text[i] in {"–", "—", "--"}]
        if len(dashes) == 1 and tree.pos[at] in _NOMINAL:  # a dateline and its dash
            return at
        first, last = self.unit(at)
        before = first - 1 - (tree.pos[first - 1] == "DET")
        if not self.is_name(at) or first - own < 6 or own >= first or tree.pos[before] == "ADP":
            return own
        clause_between = any(
            tree.tag[i] in {*FINITE, "VBN"} and tree.low[i - 1] not in RELATIVES for i in range(own + 1, first)
        )
        return last if clause_between else own

    def of_clause(self, verb: int) -> int | None:
        """The subject of a clause, or of the clause that it hangs on."""
        tree = self.tree
        for _ in range(5):
            own = self.own(verb)
            if own is not None:
                return self._antecedent(verb) if tree.low[own] in RELATIVES and tree.dep[verb] == "relcl" else own
            inverted = self.inverted(verb)
            if inverted is not None:
                return inverted
            if tree.dep[verb] in {"relcl", "acl"}:
                return tree.head[verb]
            if tree.head[verb] == verb:
                return self._before(verb)
            verb = tree.head[verb]
        return None

    def _antecedent(self, verb: int) -> int:
        """Whom *who* takes up: the head of the noun phrase, not the apposition or complement nearest to it."""
        tree = self.tree
        noun = tree.head[verb]
        links = {"appos", "conj"}
        who = next((c for c in tree.children[verb] if tree.low[c] in RELATIVES), None)
        apart = who is not None and tree.low[who] == "who" and (self.is_name(noun) or tree.low[who - 1] == ",")
        if apart:  # a member of the body, not the body
            links |= {"pobj", "prep", "compound"}
        while tree.dep[noun] in links and tree.head[noun] < noun:
            noun = tree.head[noun]
        return noun if tree.pos[noun] in _NOMINAL else tree.head[verb]

    def inverted(self, verb: int) -> int | None:
        """The subject after the verb, also where the parser took it for an object: *"...," said the mayor*."""
        tree = self.tree
        if tree.tag[verb] not in FINITE:
            return None
        before = verb - 1
        while before >= 0 and tree.pos[before] in {"ADV", "SPACE"}:
            before -= 1
        if before < 0 or tree.sentence[before] != tree.sentence[verb]:
            quoted = before >= 0 and tree.text[before] in MARKS
            if not quoted:
                return None
        if tree.text[before] not in {",", "--", "—", "–", *MARKS} and not self._after_clause(verb):
            return None
        for child in tree.children[verb]:
            possible = child > verb and tree.dep[child] in {*SUBJECTS, "dobj", "attr", "npadvmod", "oprd", "appos"}
            if possible and self._starts_after(child, verb) and tree.pos[child] in {"PROPN", "NOUN"}:
                return child
        return None

    def _set_in(self, own: int | None, verb: int) -> int | None:
        """*The bridge, said the mayor, had fallen*: the noun before the comma is what is spoken of."""
        tree = self.tree
        if own is None or own > verb or tree.low[verb - 1] != "," or tree.tag[verb] not in FINITE:
            return None
        listed = any(tree.low[i] == "," for i in range(own, verb - 1))
        if tree.edges[own][1] not in {verb - 1, verb - 2}:
            return None
        end = tree.sentences[tree.sentence[verb]][1]
        last = verb
        while last + 1 < end and tree.pos[last + 1] in {"DET", "ADJ", "PROPN", "NOUN"}:
            last += 1
        closed = next((i for i in range(last + 1, min(end, last + 8)) if tree.low[i] == ","), None)
        plain = closed is not None and not any(tree.tag[i] in FINITE for i in range(last + 1, closed))
        if listed and not (tree.low[verb + 1] == "the" and can_speak(tree, last, named=self.is_name(last))):
            return None
        return last if last > verb and plain and tree.pos[last] in {"PROPN", "NOUN"} else None

    def _behind_whom_it_befell(self, own: int | None, verb: int) -> int | None:
        """*Wounded 60 people said the mayor*, *killed 27 people on Monday activists said*: a number of people, told as
        whom a clause before befell, says nothing where another who can speak stands right beside the verb."""
        tree = self.tree
        if own is None or own > verb or not any(tree.dep[c] == "nummod" for c in tree.children[own]):
            return None
        start, end = tree.sentences[tree.sentence[verb]]
        if not any(tree.tag[i] in FINITE for i in range(start, tree.edges[own][0])):
            return None
        if verb - 1 > own and is_day(tree, verb - 2) and can_speak(tree, verb - 1, named=self.is_name(verb - 1)):
            return verb - 1
        if self.is_name(verb - 1) or tree.lemma[verb] == "tell":  # *told the paper*: who heard it
            return None
        last = verb
        while last + 1 < end and (tree.pos[last + 1] in {"DET", "ADJ", "PROPN", "NOUN"} or tree.low[last + 1] == "-"):
            last += 1
        closed = last + 1 >= end or tree.low[last + 1] in {",", ".", "(", ";"}
        return last if last > verb and closed and can_speak(tree, last, named=self.is_name(last)) else None

    def _after_clause(self, verb: int) -> bool:
        """*... as he left the town said the mayor*: only with a subject that the parser saw."""
        return any(c > verb and self.tree.dep[c] in SUBJECTS for c in self.tree.children[verb])

    def _starts_after(self, child: int, verb: int) -> bool:
        return self.tree.edges[child][0] <= verb + 2

    def _before(self, verb: int) -> int | None:
        """A nominal right before a finite verb that the parser left without subject."""
        tree = self.tree
        at = verb - 1
        while at >= 0 and (tree.pos[at] in {"ADV", "AUX"} or tree.tag[at] == "MD"):
            at -= 1
        finite = tree.tag[verb] in FINITE or at < verb - 1
        if at < 0 or tree.sentence[at] != tree.sentence[verb]:
            return None
        if self.is_name(at) and (finite or tree.tag[verb] == "VBN"):
            return at
        return at if finite and tree.pos[at] in _NOMINAL and tree.low[at] not in RELATIVES else None

    def run(self, head: int, cue: int) -> Run:
        """First and last token of a speaker's noun phrase, with title and apposition, clear of the cue."""
        tree = self.tree
        first, last = tree.edges[head]
        unit = self.unit(head)
        begin, end = tree.sentences[tree.sentence[head]]
        first, last = max(min(first, unit[0]), begin), min(max(last, unit[1]), end - 1)
        if head < cue <= last:
            last = cue - 1
        if first <= cue < head:
            first = cue + 1
        first = self._cut_left(first, head)
        last = self._cut_right(head, max(last, unit[1]))
        while last > head and (tree.low[last] in _TRAILING or tree.pos[last] in {"SPACE", "AUX", "ADV"}):
            last -= 1
        if last > head and tree.low[last] in {"'s", "'"}:
            last -= 1
        while first < head and (tree.low[first] in _LEADING or tree.pos[first] == "SPACE"):
            first += 1
        return first, max(last, unit[1]) if unit[1] < cue or cue < head else last

    def _cut_left(self, first: int, head: int) -> int:
        """No finite verb and no quotation mark stand in a speaker's noun phrase before its head."""
        tree = self.tree
        start = self.unit(head)[0]
        for at in range(start - 1, first - 1, -1):
            if tree.tag[at] in FINITE or tree.text[at] in MARKS or is_day(tree, at):
                return self._np_start(at + 1, start)
        return self._np_start(first, start) if start - first > 14 else first

    def _np_start(self, first: int, head: int) -> int:
        """Where a noun phrase can begin within a stretch that ends with its head."""
        tree = self.tree
        at = head
        while at > first and self._goes_before(at - 1):
            at -= 1
        while at < head and tree.pos[at] in {"ADP", "CCONJ", "PUNCT"}:
            at += 1
        return at

    def _goes_before(self, at: int) -> bool:
        tree = self.tree
        if is_day(tree, at) or tree.text[at] in MARKS:
            return False
        if self.is_name(at) or tree.pos[at] in {"DET", "ADJ", "PROPN", "NOUN", "NUM", "PART"}:
            return True
        return tree.low[at] in {"of", "for", "-", "'s"} or (tree.pos[at] == "VERB" and tree.dep[at] == "amod")

    def _cut_right(self, head: int, last: int) -> int:
        """A relative clause or an apposition stays; what a dash or a full stop starts does not."""
        tree = self.tree
        marked = any(tree.text[i] in MARKS for i in range(head, last + 1))
        unit = self.unit(head)[1]
        for at in range(self.unit(head)[1] + 1, last + 1):
            if at > unit + 1 and tree.low[at - 1] == "," and tree.tag[at] == "VBG" and tree.dep[at] in {"acl", "advcl"}:
                return at - 2
            if marked and tree.low[at] in {"who", "which"}:
                return at - 1
            if tree.text[at] in {".", ";", "”"} or (
                tree.text[at] in MARKS and not any(tree.text[i] in MARKS for i in range(at + 1, last + 1))
            ):
                return at - 1
        return last


_SPEAKING = (
    "speakers.unnamed", "speakers.people_without_name", "speakers.heads", "speakers.spokesmen", "speakers.titles",
    "speakers.staff", "around.carriers", "around.papers",
)  # fmt: skip


def can_speak(tree: Tree, token: int, *, named: bool) -> bool:
    """Tell whether a noun can be somebody who says things, by the lists of people, bodies and carriers of words."""
    if named or tree.pos[token] == "PROPN":
        return True
    known = speech()
    return any(word in known.words(table) for word in (tree.lemma[token], tree.low[token]) for table in _SPEAKING)


def is_day(tree: Tree, token: int) -> bool:
    """Tell whether a token is the name of a weekday or a month: no part of a speaker's name."""
    return tree.low[token] in _CALENDAR and tree.text[token][:1].isupper() and tree.pos[token] == "PROPN"
