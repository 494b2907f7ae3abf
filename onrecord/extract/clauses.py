"""A parsed segment as plain lists, its clauses cut once: what every later step walks instead of spaCy objects."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import DEP, HEAD, IDX, LEMMA, ORTH, POS, TAG

from onrecord.extract.mending import Parse, mend
from onrecord.extract.parsed import Segment
from onrecord.values import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_READ: list[int | str] = [ORTH, LEMMA, POS, TAG, DEP]
_CLAUSAL = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "parataxis", "csubj", "csubjpass", "xcomp", "pcomp"})
_VERBAL = frozenset({"VERB", "AUX"})
_DIRECTS = frozenset(  # verbs whose object is to do what follows
    {"urge", "order", "tell", "ask", "call", "force", "allow", "permit", "advise", "persuade", "instruct", "compel"}
    | {"press", "pressure", "appeal", "beg", "plead", "request", "require", "enable", "warn", "invite", "oblige"}
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_TIMED = frozenset({"before", "after", "by", "while", "when", "since"})
_BOUNDING = frozenset({"between", "over", "around", "about", "under"})
_COMMON = frozenset({"NN", "NNS"})
_SUPPOSED = frozenset({"believe", "think", "suspect", "presume", "allege", "assume"})
_SAID = frozenset({"say", "report", "understand"})  # these take *to* in the active as well: *reported to work*
_FUNCTION = frozenset({"PUNCT", "SPACE", "CCONJ", "SCONJ"})
_EDGE_WORDS = frozenset({"that", "and", "but", "or", "while", "as", "because", "although", "though", "however"})
_DROPPED_EDGES = frozenset(" \t\r\n\"'“”‘’«»,;:.–—-()[]|…")


@dataclass(frozen=True)
class Tree:
    """One segment's tokens as lists indexed by token number; clause `c` of a token is its clause's head."""

    segment: Segment
    number: int
    raw: str
    text: list[str]
    low: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    start: list[int]
    sentence: list[int]
    sentences: list[tuple[int, int]]

    def __len__(self) -> int:
        return len(self.text)

    @cached_property
    def children(self) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in self.text]
        for token, head in enumerate(self.head):
            if head != token:
                found[head].append(token)
        return found

    @cached_property
    def edges(self) -> list[tuple[int, int]]:
        """First and last token of each token's subtree, both counted."""
        doc = self.segment.doc
        return [(t.left_edge.i, t.right_edge.i) for t in doc]

    @cached_property
    def clause(self) -> list[int]:
        """The head of the clause that each token stands in, found once for all tokens."""
        found = [-1] * len(self.text)
        for token in range(len(self.text)):
            trail = []
            at = token
            while found[at] < 0 and not self._heads_clause(at):
                trail.append(at)
                at = self.head[at]
            top = at if found[at] < 0 else found[at]
            found[at] = top if found[at] < 0 else found[at]
            for step in trail:
                found[step] = top
        return found

    def _heads_clause(self, token: int) -> bool:
        dep = self.dep[token]
        if dep == "ROOT":
            return True
        if self.pos[token] not in _VERBAL:
            return dep in {"ccomp", "advcl", "relcl", "parataxis"}
        if dep in _CLAUSAL:
            return True
        return dep == "conj" and self.pos[self.head[token]] in _VERBAL

    def span(self, first: int, last: int) -> Span:
        """Return where the tokens first..last (both counted) stand in the report."""
        base = self.segment.span.start
        return Span(base + self.start[first], base + self.start[last] + len(self.text[last]))

    def at(self, span: Span) -> tuple[int, int] | None:
        """Return the first and last token (both counted) that a span of the report touches."""
        base = self.segment.span.start
        if not self.segment.span.overlaps(span):
            return None
        first = self._token_at(span.start - base)
        last = self._token_at(span.end - base - 1)
        return (first, max(first, last))

    def _token_at(self, offset: int) -> int:
        low, high = 0, len(self.start) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.start[middle] <= offset:
                low = middle
            else:
                high = middle - 1
        return low

    def subject(self, verb: int) -> int | None:
        """Return the subject of a verb, its own or the one that it shares with the verb it is joined to."""
        at = verb
        for _ in range(6):
            for child in self.children[at]:
                if self.dep[child] in _SUBJECTS and self.dep[child] != "expl":
                    return child
            stray = self._stray_subject(at)
            if stray is not None:
                return stray
            above = self.head[at]
            if (main := self._listed_after(at, above)) is not None:
                at = main
                continue
            if self.dep[at] == "xcomp" and (told := self._told_to(at, above)) is not None:
                return told
            if self.dep[at] in {"conj", "xcomp", "advcl", "dep", "pcomp"} and self.pos[above] in _VERBAL:
                at = above
                continue
            if self.dep[at] == "xcomp" and self.dep[above] in {"acomp", "oprd", "attr"}:
                at = self.head[above]  # *was able to leave*
                continue
            if self.dep[at] in {"relcl", "acl"}:
                return self.head[at]
            if self.dep[at] == "ccomp" and self.is_described(above):
                at = above
                continue
            if self.dep[at] == "conj" and self._is_astray(at):
                at = self.clause[above]  # *were dragged from their car and shot*
                continue
            if self.dep[at] == "pcomp" and self.low[above] in _TIMED and self.pos[self.head[above]] in _VERBAL:
                at = self.head[above]  # *was shot before reaching the gate*
                continue
            return None
        return None

    def _told_to(self, verb: int, above: int) -> int | None:
        """*Urged civilians to leave*, *called on both sides to stop*: whoever is told to is to do it."""
        if self.tag[verb] != "VB" or self.lemma[above] not in _DIRECTS:
            return None
        for child in self.children[above]:
            if above < child < verb and self.dep[child] == "dobj":
                return child
            if above < child < verb and self.dep[child] == "prep" and self.low[child] in {"on", "to", "upon", "with"}:
                return self.child(child, "pobj")
        return None

    def _is_astray(self, token: int) -> bool:
        """Whether a participle after *and* is joined to a noun where it goes on from the passive verb above."""
        verb = self.clause[self.head[token]]
        if self.tag[token] != "VBN" or self.low[token - 1] != "and" or self.tag[self.head[token]] not in _COMMON:
            return False
        return verb != token and any(self.dep[c] == "auxpass" for c in self.children[verb])

    def _listed_after(self, verb: int, above: int) -> int | None:
        """*They surrounded the village, which lies by the river, fired at it and left*: the main verb of a list.

        A comma without *and* goes on with the main clause, though the parse joins it to the clause of *which*, or
        makes a participle of its past tense.
        """
        joined = self.dep[verb] == "conj" and self.dep[above] == "relcl" and self.low[self.edges[above][0] - 1] == ","
        finite = self.dep[verb] == "acl" and self.tag[verb] == "VBD"
        if verb == 0 or self.low[verb - 1] != "," or not (joined or finite):
            return None
        at = self.head[above] if joined else above
        while self.pos[at] not in _VERBAL and self.head[at] != at:
            at = self.head[at]
        return at if self.pos[at] in _VERBAL and at < above else None

    def _stray_subject(self, verb: int) -> int | None:
        """*after rebels, in its words, broke the truce*: a parse that makes *after* a preposition loses the subject."""
        if self.tag[verb] not in {"VBD", "VBZ", "VBP"} or self.dep[verb] not in {"conj", "advcl", "dep", "ccomp"}:
            return None
        at = verb - 1
        if at > 0 and self.low[at] == ",":
            at = next((t - 1 for t in range(at - 1, max(0, at - 9), -1) if self.low[t] == ","), at)
        if at <= 0 or self.dep[at] != "pobj" or self.pos[at] not in {"NOUN", "PROPN"}:
            return None
        return at if self.low[self.head[at]] in {"after", "before", "as", "since", "until"} else None

    def is_described(self, verb: int) -> bool:
        """*Gunmen believed to be bandits raided it*: a participle of its noun, whatever the parse makes of it.

        No active verb of belief stands before *to*; *claimed to be* does.
        """
        if self.tag[verb] not in {"VBD", "VBN"} or self.low[verb + 1 : verb + 2] != ["to"]:
            return False
        if any(self.dep[c] in {"aux", "auxpass", "dobj"} for c in self.children[verb]):
            return False
        supposed = self.lemma[verb] in _SUPPOSED and self.tag[verb + 2 : verb + 3] == ["VB"]
        return supposed or (self.lemma[verb] in _SAID and self.low[verb + 2 : verb + 3] in (["be"], ["have"]))

    def is_lost_subject(self, token: int) -> bool:
        """*Shelling by government forces damaged 20 houses*: a subject that the parse takes for a clause of its own."""
        head = self.head[token]
        hangs = self.tag[token] == "VBG" and self.dep[token] == "advcl" and head > token
        if not hangs or self.own_subject(head) is not None:
            return False
        preps = {self.low[c] for c in self.children[token] if self.dep[c] in {"prep", "agent"}}
        return bool(preps & {"by", "of", "between"}) and "," not in self.low[self.edges[token][1] + 1 : head]

    def own_subject(self, verb: int) -> int | None:
        """Return the subject that is written with this verb itself."""
        return next((c for c in self.children[verb] if self.dep[c] in _SUBJECTS), None)

    def sufferer(self, verb: int) -> int | None:
        """Return the subject of a passive verb: the nearest, where a parse takes a place before it for another."""
        found = [c for c in self.children[verb] if self.dep[c] in {"nsubjpass", "nsubj"}]
        if len(found) < 2 or found[1] > verb or self.tag[found[0]] not in {"NN", "NNP"}:
            return next(iter(found), None)
        return found[1] if "," in self.low[found[0] : found[1]] else found[0]

    def listed_subjects(self, verb: int) -> list[int]:
        """*A guard, a cook and two drivers died*: subjects side by side, where a parse gives a verb each of them."""
        found = [c for c in self.children[verb] if self.dep[c] in {"nsubj", "nsubjpass"}]
        for first, second in pairwise(found):
            between = self.low[self.edges[first][1] + 1 : self.edges[second][0]]
            if self.tag[first] not in _COMMON or not set(between) <= {",", "and"} or self.edges[second][1] > verb:
                return []
        return found if len(found) > 1 else []

    def direct_object(self, verb: int) -> int | None:
        """The object of a verb, also where a parse takes the word that bounds its number for a preposition."""
        found = self.child(verb, "dobj")
        if found is not None or verb + 1 >= len(self):
            return found
        bound = verb + (2 if self.low[verb + 1 : verb + 3] == ["up", "to"] else 1)
        inner = self.child(verb, "npadvmod")
        if inner is not None and (self.edges[inner][0] not in {verb + 1, bound} or self.tag[inner] != "NNS"):
            inner = None
        elif inner is None and self.low[bound : bound + 1] and (bound == verb + 2 or self.low[bound] in _BOUNDING):
            ends = [self.child(bound, "pobj"), self.child(verb + 1, "pobj")]
            counted = self.pos[bound + 1 : bound + 2] == ["NUM"]
            inner = next((end for end in ends if end is not None), None) if counted else None
        if inner is None or self.segment.doc[inner].ent_type_ in {"DATE", "TIME"}:
            return None  # *killed around 7 p.m.*
        return self.conjuncts(inner)[-1]  # *freed between 20 and 30 prisoners*

    def child(self, token: int, *deps: str) -> int | None:
        """Return the first dependent with one of these relations."""
        return next((c for c in self.children[token] if self.dep[c] in deps), None)

    def conjuncts(self, token: int) -> list[int]:
        """Return a token and all that are joined to it by *and*, *or*, a comma."""
        found, waiting = [], [token]
        while waiting:
            at = waiting.pop()
            found.append(at)
            for child in self.children[at]:
                listed = self.dep[child] == "appos" and any(self.dep[c] == "conj" for c in self.children[child])
                if listed or self.dep[child] == "conj":
                    waiting.append(child)
        return sorted(found)

    def under(self, token: int, above: int) -> bool:
        """Tell whether `token` lies in the subtree of `above`."""
        for _ in range(60):
            if token == above:
                return True
            if self.head[token] == token:
                return False
            token = self.head[token]
        return False

    def clause_span(self, head: int, must: list[int]) -> tuple[int, int]:
        """Return first and last token of a clause without the clauses joined to or hung on it, but with `must`.

        A verb's own clause runs from its subject to the end of its objects; sub-clauses that merely
        follow are left out, those within stay.
        """
        first, last = self.edges[head]
        for child in self.children[head]:
            if child in must or not self._separate(child):
                continue
            left, right = self.edges[child]
            inside = any(left <= m <= right for m in must)
            if inside:
                continue
            if child > head and left > head:
                last = min(last, left - 1)
            elif child < head and right < head:
                first = max(first, right + 1)
        first, last = min([first, *must]), max([last, *must])
        return self.trimmed(first, last)

    def _separate(self, child: int) -> bool:
        dep = self.dep[child]
        if dep in {"ccomp", "parataxis", "advcl"}:
            return True
        return dep == "conj" and self._heads_clause(child)

    def trimmed(self, first: int, last: int) -> tuple[int, int]:
        """Drop punctuation and joining words from both ends of a stretch."""
        while first < last and (self.pos[first] in _FUNCTION or self.low[first] in _EDGE_WORDS):
            if self.low[first : first + 2] == ["as", "many"]:
                break  # *as many as 40 people*
            first += 1
        while last > first and (
            self.pos[last] in _FUNCTION
            or self.low[last] in _EDGE_WORDS
            or (self.tag[last] in {"IN", "TO", "DT"} and self.low[last] not in {"both", "all"})
        ):
            last -= 1
        while first < last and set(self.text[first]) <= _DROPPED_EDGES:
            first += 1
        while last > first and set(self.text[last]) <= _DROPPED_EDGES:
            last -= 1
        return first, last


def trees(segments: tuple[Segment, ...]) -> list[Tree]:
    """Lay out every segment of a report as lists."""
    return [_tree(segment, number) for number, segment in enumerate(segments)]


def _tree(segment: Segment, number: int) -> Tree:
    doc: Doc = segment.doc
    strings, keys = doc.vocab.strings, doc.to_array(_READ)  # to make a token for each word and attribute costs more
    text, lemma, pos, tag, dep = ([strings[key] for key in keys[:, n].tolist()] for n in range(len(_READ)))
    sentences = [(s.start, s.end) for s in doc.sents]
    sentence = [n for n, (first, last) in enumerate(sentences) for _ in range(first, last)]
    low = [w.lower().replace("’", "'") for w in text]
    head = (doc.to_array(HEAD).astype(np.int64) + np.arange(len(doc))).tolist()
    lemma = [_lemma(found, word) for found, word in zip(lemma, low, strict=True)]
    mend(Parse(low, lemma, pos, tag, dep, head))
    return Tree(
        segment=segment,
        number=number,
        raw=segment.text,
        text=text,
        low=low,
        lemma=lemma,
        pos=pos,
        tag=tag,
        dep=dep,
        head=head,
        start=doc.to_array(IDX).tolist(),
        sentence=sentence,
        sentences=sentences,
    )


_MISREAD = {"slew": "slay", "slain": "slay", "cordoned": "cordon", "retook": "retake", "foes": "foe", "burnt": "burn"}
for _verb in ("hope", "rage", "rape", "stage", "wage", "cope", "scrape", "tape"):  # read as hop, rag, rap, stag …
    _MISREAD |= {_verb + "d": _verb, _verb.removesuffix("e") + "ing": _verb}


def _lemma(lemma: str, low: str) -> str:
    """Return the lemma in lower case, a few that the tagger's rules get wrong set right."""
    found = _MISREAD.get(low) or lemma.lower()
    if found == low and len(low) > 4 and low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return low[:-1]  # a capitalised plural of a headline keeps its s in the tagger's eyes
    return found


def antecedent(tree: Tree, token: int) -> int:
    """Return the noun that a relative *who*, *which*, *that* stands for, else the token itself."""
    if tree.low[token] in {"who", "which", "that"} and tree.tag[token] in {"WP", "WDT", "IN"}:
        clause = tree.clause[token]
        if tree.dep[clause] in {"relcl", "acl", "ccomp"}:
            return tree.head[clause]
    return token
