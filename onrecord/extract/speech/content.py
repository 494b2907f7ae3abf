"""Finds which words of a sentence a reporting verb reports: after it, before it, or on both sides."""

from onrecord.extract.clauses import Tree
from onrecord.extract.speech.bounds import BESIDE, Bounds
from onrecord.extract.speech.subjects import FINITE, MARKS, RELATIVES, SUBJECTS, Run
from onrecord.knowledge.speech import Frame, speech

_PASSED = frozenset({"dative", "iobj", "prt", "npadvmod", "advmod", "prep", "tmod", "agent"})
_TELLING = frozenset({"tell", "inform", "brief", "assure", "reassure", "warn", "remind", "advise", "ask"})
_TIME_CLAUSE = frozenset({"as", "after", "before", "while", "when", "since", "if", "because", "where", "amid"})


def tidy(tree: Tree, first: int, last: int) -> tuple[Run, ...]:
    """Cut marks and blanks off both ends; nothing where nothing is left."""
    while first <= last and (tree.text[first] in BESIDE or tree.pos[first] == "SPACE"):
        first += 1
    while last >= first and (tree.text[last] in {*BESIDE, ".", ".."} or tree.pos[last] == "SPACE"):
        last -= 1
    return ((first, last),) if first <= last else ()


class Contents(Bounds):
    """Cuts the reported words out of the sentences of one segment."""

    # --- the whole of a clausal cue -------------------------------------------------------------

    def clausal(self, verb: int, speaker: int | None, frames: frozenset[Frame]) -> tuple[Run, ...]:
        """Return what a verb of saying reports, in up to two pieces; nothing where no clause or quotation is there."""
        clause = Frame.CLAUSE in frames
        past = self.past_hearer(verb, speaker)
        if clause and (told := self._closed_before(verb, speaker, past)):
            return told
        start = self._start_after(verb, past, clause)
        after = self._up_to(verb, start) if start is not None else ()
        if after and after[0][0] > verb and speaker is not None and after[0][0] <= speaker <= after[0][1]:
            after = ()
        before = self._before(verb, speaker, clause, bool(after))
        if before and not after:
            after = self._resumed(verb, past, before)
        return (*before, *after) or self._answer(verb)

    def _answer(self, verb: int) -> tuple[Run, ...]:
        """*Asked whether she would, she said no.*"""
        tree = self.tree
        word = next((c for c in tree.children[verb] if c > verb and tree.low[c] in {"no", "yes"}), None)
        return ((word, word),) if word is not None and tree.dep[word] in {"intj", "dobj", "advmod"} else ()

    def _closed_before(self, verb: int, speaker: int | None, past: int) -> tuple[Run, ...]:
        """*The bridge fell, the mayor said, but it was empty*: what *but* goes on with is not the speaker's."""
        tree = self.tree
        first, end = tree.sentences[tree.sentence[verb]]
        if speaker is None or speaker > verb or past + 2 >= end:
            return ()
        begin = min(verb, self.subjects.run(speaker, verb)[0])
        turns = tree.low[past + 1] == "," and tree.low[past + 2] in {"but", "yet", "although", "though", "while"}
        if not turns or begin - 1 <= first or tree.low[begin - 1] != ",":
            return ()
        if not any(tree.tag[i] in FINITE for i in range(first, begin)) or tree.low[first] in _TIME_CLAUSE:
            return ()
        return tidy(tree, self._clear_of_joiners(first, begin - 1), begin - 1)

    def after(self, verb: int) -> tuple[Run, ...]:
        """Return all that follows a verb and is reported by it."""
        start = self._start_after(verb, verb, clause=True)
        return self._up_to(verb, start if start is not None else verb + 1)

    # --- after the cue --------------------------------------------------------------------------

    def past_hearer(self, verb: int, speaker: int | None) -> int:
        """The last token before the reported clause may begin: speaker, hearer, day and occasion are passed over."""
        tree = self.tree
        at = verb
        for child in sorted(tree.children[verb]):
            if child <= verb:
                continue
            first, last = tree.edges[child]
            told = tree.dep[child] == "dobj" and tree.lemma[verb] in _TELLING
            passing = told or child == speaker or tree.dep[child] in _PASSED
            if first > at + 2 or not passing or (child != speaker and self._has_finite(first, last)):
                break
            at = last
        return at

    def _has_finite(self, first: int, last: int) -> bool:
        return any(
            self.tree.tag[i] in FINITE or (self.tree.low[i] == "that" and self.tree.dep[i] == "mark")
            for i in range(first, last + 1)
        )

    def _start_after(self, verb: int, past: int, clause: bool) -> int | None:
        """Where the reported words begin after the cue: at *that*, a clause, or an opening quotation mark."""
        tree = self.tree
        stop = self.stop(verb)
        if tree.low[verb + 1 : verb + 2] == [";"]:
            return None  # *ten died, the army says; the rebels speak of two*
        if clause:
            that = self._that(verb, stop)
            if that is not None:
                return that + 1
            child = next(
                (
                    c
                    for c in tree.children[verb]
                    if c > verb and tree.dep[c] in {"ccomp", "xcomp"} and self._clause_like(c)
                ),
                None,
            )
            if child is not None and not self._trailing_here(verb):
                first = self._with_asked(verb, child, tree.edges[child][0])
                return max(verb + 1, first if first <= past + 1 or first > past else past + 1)
        mark = next((i for i in range(verb + 1, stop) if i + 1 in self._opening and tree.text[i] in MARKS), None)
        if mark is not None and self._statement(mark, stop, verb, clause):
            return mark + 1
        if (
            clause
            and not self._trailing_here(verb)
            and (self._own_clause(past + 1, stop) or self._lost_clause(verb, stop))
        ):
            return past + 1
        return None

    def _with_asked(self, verb: int, child: int, first: int) -> int:
        """*asked the council to meet*: who is to do it belongs to what is asked."""
        tree = self.tree
        asked = tree.child(verb, "dobj")
        to_do = any(tree.low[c] == "to" and c < child for c in tree.children[child])
        return min(first, tree.edges[asked][0]) if to_do and asked is not None and asked > verb else first

    def _that(self, verb: int, stop: int) -> int | None:
        tree = self.tree
        for at in range(verb + 1, min(stop, verb + 40)):
            if self.is_that(at):
                return at
            if (tree.tag[at] in FINITE and at > verb + 1) or self._opens_deed(verb, at):
                return None
        return None

    def _opens_deed(self, verb: int, at: int) -> bool:
        """*promised to examine reports that ...*: what is promised is the deed, and the clause is of its object."""
        tree = self.tree
        return tree.low[at] == "to" and tree.tag[tree.head[at]] == "VB" and tree.head[tree.head[at]] == verb

    def is_that(self, at: int) -> bool:
        """Whether *that*, *how* or *whether* begins a reported clause here."""
        tree = self.tree
        if tree.low[at] not in {"that", "how", "whether"}:
            return False
        return tree.dep[at] in {"mark", "advmod"} or tree.pos[at] == "SCONJ"

    def _clause_like(self, child: int) -> bool:
        first, last = self.tree.edges[child]
        return self._has_finite(first, last) or self.tree.tag[child] == "VB" or self._past_misread(child)

    def _past_misread(self, child: int) -> bool:
        """*said soldiers executed 40 men*: tagged as a participle, parsed with a subject of its own."""
        tree = self.tree
        doer = tree.child(child, "nsubj")
        helped = any(tree.dep[c] in {"aux", "auxpass"} for c in tree.children[child])
        return tree.tag[child] == "VBN" and tree.dep[child] == "ccomp" and doer is not None and not helped

    def _statement(self, mark: int, stop: int, verb: int, clause: bool) -> bool:
        """Whether marks after a cue hold its words, and not a term within another's."""
        tree = self.tree
        close = next((i for i in range(mark + 1, stop) if tree.text[i] in MARKS), stop)
        return (
            tree.text[mark - 1] in {":", ","}
            or (mark <= verb + 2 and (close - mark > 4 or tree.text[mark + 1][:1].isupper() or clause))
            or (close - mark > 5 and not self._has_finite(verb + 1, mark - 1))
        )

    def _own_clause(self, start: int, stop: int) -> bool:
        """Whether a clause with its own subject begins there."""
        tree = self.tree
        if tree.low[start : start + 1] == [","] and tree.low[start + 1 : start + 2] in (["though"], ["although"]):
            return False  # *has not commented, though suspicion fell on it*
        if start < stop and (
            tree.low[start] in _TIME_CLAUSE or tree.low[start] in {"who", "which", "adding", "saying"}
        ):
            return False
        for at in range(start, stop):
            if tree.tag[at] not in FINITE:
                continue
            main = tree.head[at] if tree.pos[at] == "AUX" and tree.dep[at] in {"aux", "auxpass"} else at
            subject = next((c for c in tree.children[main] if tree.dep[c] in {*SUBJECTS, "expl", "csubj"}), None)
            if subject is None or not start <= subject < stop or tree.low[subject] in RELATIVES:
                continue
            return tree.dep[main] != "relcl"
        return False

    def _lost_clause(self, verb: int, stop: int) -> bool:
        """The parser at times makes the reported clause the main one and the cue its appendage."""
        tree = self.tree
        head = tree.head[verb]
        if tree.dep[verb] in {"parataxis", "ccomp", "dep", "advcl"} and verb < head < stop:
            return not any(c < verb and tree.dep[c] in SUBJECTS for c in tree.children[head])
        return False

    def _up_to(self, verb: int, start: int) -> tuple[Run, ...]:
        if self.tree.low[start : start + 1] == ["that"] and self.tree.pos[start + 1 : start + 2] not in (
            ["AUX"],
            ["VERB"],
        ):
            start += 1
        last = self.stop(verb) - 1
        rival = self.rival(start, last)
        if rival is not None:
            last = rival - 1
        trailing = self.trailing(self.tree.sentence[verb])
        if trailing is not None and trailing[0] != verb and start < trailing[1] <= last:
            last = trailing[1] - 1
        return tidy(self.tree, start, last)

    # --- before the cue -------------------------------------------------------------------------

    def _before(self, verb: int, speaker: int | None, clause: bool, has_after: bool) -> tuple[Run, ...]:
        """What stands before cue and speaker and is theirs."""
        tree = self.tree
        first = max(tree.sentences[tree.sentence[verb]][0], self._quotation(verb)[0])
        begin = verb
        if speaker is not None and speaker < verb:
            begin = min(verb, self.subjects.run(speaker, verb)[0])
        first = self._past_semicolon(first, begin)
        end = begin - 1
        while end >= first and (tree.low[end] in {",", "as", "--", "—", "–"} or tree.pos[end] in {"SPACE", "AUX"}):
            end -= 1
        if (
            end < first
            or tree.tag[verb] == "VBG"
            or (tree.tag[first] == "VBN" and tree.head[first] == verb)
            or (speaker is not None and speaker < verb and tree.low[speaker] in RELATIVES)
        ):
            return ()
        if tree.dep[verb] == "relcl" and speaker is not None and speaker < tree.edges[verb][0]:
            return ()
        closing = tree.text[end] in MARKS and self._closes(first, end)
        if closing:
            return tidy(tree, self._after_cue_in_sentence(first, end), end)
        if not clause or has_after:
            return ()
        hanging = next(
            (
                c
                for c in tree.children[verb]
                if c < verb and tree.dep[c] in {"ccomp", "parataxis"} and self._has_finite(*tree.edges[c])
            ),
            None,
        )
        inverted = speaker is not None and speaker > verb and tree.text[verb - 1] in BESIDE
        within = inverted or (tree.dep[verb] == "parataxis" and tree.head[verb] != verb)
        if hanging is None and not within and not self._trailing_here(verb):
            return ()
        return tidy(tree, self._clear_of_joiners(first, end), end)

    def _past_semicolon(self, first: int, begin: int) -> int:
        """What stands before a semicolon is another's, unless quotation marks hold both sides."""
        for at in range(begin - 1, first, -1):
            if self.tree.text[at] in MARKS:
                return first
            if self.tree.low[at] == ";":
                return at + 1
        return first

    def _closes(self, first: int, end: int) -> bool:
        """Whether the mark there ends a quotation of some length that a sentence's beginning or a colon opened."""
        tree = self.tree
        opened = next((i for i in range(end - 1, first - 1, -1) if tree.text[i] in MARKS), None)
        return opened is None or end - opened > 4 or opened <= first + 1 or tree.text[opened - 1] in {",", ":"}

    def _after_cue_in_sentence(self, first: int, end: int) -> int:
        """A quotation's own opening mark where another cue stands before it; else the sentence's start."""
        tree, known = self.tree, speech()
        opened = next((i for i in range(end - 1, first - 1, -1) if tree.text[i] in MARKS), None)
        if opened is None:
            return first
        said = any(tree.lemma[i] in known.verbs and tree.tag[i] in FINITE for i in range(first, opened))
        return opened + 1 if said else first

    def _clear_of_joiners(self, first: int, end: int) -> int:
        while first < end and self.tree.low[first] in {"but", "and", "meanwhile", "however", ",", "yet"}:
            first += 1
        return first

    def _resumed(self, verb: int, past: int, before: tuple[Run, ...]) -> tuple[Run, ...]:
        """What the sentence goes on with after a cue set into it: *The bridge, the mayor said, fell.*"""
        tree = self.tree
        stop = self.stop(verb)
        if past + 2 >= stop or tree.text[past + 1] not in {",", *MARKS}:
            return ()
        for at in range(past + 1, stop):
            if tree.tag[at] in FINITE:
                main = tree.head[at] if tree.dep[at] in {"aux", "auxpass"} else at
                top = main
                while tree.dep[top] == "conj" and tree.head[top] > past:
                    top = tree.head[top]
                subject = next((c for c in tree.children[main] if tree.dep[c] in SUBJECTS), None)
                joined = tree.dep[top] in {"conj", "ROOT"} and (subject is None or subject <= before[-1][1])
                return self._up_to(verb, past + 1) if joined else ()
        return ()
