"""Finds which words of a sentence a reporting verb reports: after it, before it, or on both sides."""

from onrecord.extract.clauses import Tree
from onrecord.extract.speech.subjects import FINITE, MARKS, RELATIVES, SUBJECTS, Run, Subjects, can_speak
from onrecord.knowledge.speech import Act, Frame, speech

_VERBAL = frozenset({"VERB", "AUX"})
_NO_STATEMENT = frozenset({Act.BELIEVE})
_JOINING = frozenset({"while", "whereas", "but", "although", "though", "and", "as", "after"})
_PARTICIPLES = frozenset({
    "add", "say", "ask", "note", "stress", "cite", "quote", "insist", "warn", "call", "urge", "accuse", "blame",
    "claim", "describe", "point", "tell", "argue", "denounce", "condemn", "vow", "deny", "explain", "emphasize",
    "emphasise", "demand",
})  # fmt: skip
_BESIDE = frozenset({",", ";", ":", "--", "—", "–", "-", *MARKS})
_PASSED = frozenset({"dative", "iobj", "prt", "npadvmod", "advmod", "prep", "tmod", "agent"})
_TELLING = frozenset({"tell", "inform", "brief", "assure", "reassure", "warn", "remind", "advise", "ask"})
_TAIL = 36  # tokens that may follow a cue at the end of its sentence: "said in a telephone interview on Monday"
_TIME_CLAUSE = frozenset({"as", "after", "before", "while", "when", "since", "if", "because", "where", "amid"})


def tidy(tree: Tree, first: int, last: int) -> tuple[Run, ...]:
    """Cut marks and blanks off both ends; nothing where nothing is left."""
    while first <= last and (tree.text[first] in _BESIDE or tree.pos[first] == "SPACE"):
        first += 1
    while last >= first and (tree.text[last] in {*_BESIDE, ".", ".."} or tree.pos[last] == "SPACE"):
        last -= 1
    return ((first, last),) if first <= last else ()


class Contents:
    """Cuts the reported words out of the sentences of one segment."""

    def __init__(self, tree: Tree, subjects: Subjects, quoted: tuple[Run, ...], *, commas: bool) -> None:
        self.tree = tree
        self.subjects = subjects
        self.quoted = quoted
        self._opening = frozenset(first for first, _ in quoted)
        self.commas = commas  # texts whose commas were stripped need other signs
        self._trailing: dict[int, tuple[int, int] | None] = {}

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
        return (*before, *after)

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
            if tree.tag[at] in FINITE and at > verb + 1:
                return None
        return None

    def is_that(self, at: int) -> bool:
        """Whether *that*, *how* or *whether* begins a reported clause here."""
        tree = self.tree
        if tree.low[at] not in {"that", "how", "whether"}:
            return False
        return tree.dep[at] in {"mark", "advmod"} or tree.pos[at] == "SCONJ"

    def _clause_like(self, child: int) -> bool:
        first, last = self.tree.edges[child]
        return self._has_finite(first, last) or self.tree.tag[child] == "VB"

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

    def stop(self, verb: int) -> int:
        """Where what is joined to the cue verb begins, *..., and called for ...*; else the sentence's end."""
        tree = self.tree
        end = min(tree.sentences[tree.sentence[verb]][1], self._quotation(verb)[1] + 1)
        for at in range(verb + 2, end):
            if tree.lemma[at] not in speech().verbs or tree.pos[at] != "VERB":
                continue
            if self.sibling(at, verb):
                start = at
                while (
                    start - 1 > verb
                    and (tree.pos[start - 1] in {"CCONJ", "PUNCT", "ADV", "AUX"})
                    and tree.text[start - 1] not in MARKS
                ):
                    start -= 1
                return start
        return end

    def sibling(self, at: int, verb: int) -> bool:
        """Whether a later reporting verb is said of the same speaker, and not within what the first one reports."""
        tree = self.tree
        lemma = tree.lemma[at]
        if tree.tag[at] == "VBG" and lemma in _PARTICIPLES and tree.dep[at] in {"advcl", "conj", "dep", "acl", "xcomp"}:
            comma = tree.low[at - 1] in {",", "and", "--", "—"}
            return comma or (not self.commas and lemma in {"add", "note", "stress", "point"})
        if tree.dep[at] != "conj" or self.subjects.own(at) is not None:
            return False
        head = tree.head[at]
        while tree.dep[head] == "conj" and tree.pos[tree.head[head]] in _VERBAL and self.subjects.own(head) is None:
            head = tree.head[head]
        if head == verb:
            return True
        if head < verb or all(v.act in _NO_STATEMENT for v in speech().verbs[lemma]):
            return False
        subject = self.subjects.own(head)
        return (
            subject is not None
            and not can_speak(tree, subject, named=self.subjects.is_name(subject))
            and tree.pos[subject] != "PRON"
        )

    def rival(self, first: int, last: int) -> int | None:
        """Where, within a stretch, another named speaker takes over: *..., while the army said ...*."""
        tree, known = self.tree, speech()
        for at in range(first + 2, last):
            if tree.low[at] not in _JOINING:
                continue
            pause = tree.low[at - 1] in {",", ";", "—", "--", "-"}
            for verb in range(at + 2, min(last + 1, at + 16)):
                if tree.lemma[verb] not in known.verbs or tree.tag[verb] not in FINITE or tree.pos[verb] != "VERB":
                    continue
                own = self.subjects.own(verb)
                if own is None or not at < own < verb or tree.pos[own] == "PRON" or tree.dep[verb] == "relcl":
                    continue
                named = self.subjects.is_name(own) or tree.pos[own] == "PROPN"
                says = any(v.act not in _NO_STATEMENT for v in known.verbs[tree.lemma[verb]])
                if (
                    says
                    and can_speak(tree, own, named=named)
                    and (pause or tree.low[at] in {"while", "whereas"} or (named and not self.commas))
                ):
                    return at
        return None

    # --- before the cue -------------------------------------------------------------------------

    def trailing(self, sentence: int) -> tuple[int, int] | None:
        """The cue that ends a sentence and where its speaker's words begin: *The bridge fell, the mayor said.*"""
        if sentence not in self._trailing:
            self._trailing[sentence] = self._find_trailing(sentence)
        return self._trailing[sentence]

    def _find_trailing(self, sentence: int) -> tuple[int, int] | None:
        tree, known = self.tree, speech()
        first, end = tree.sentences[sentence]
        tail = [i for i in range(first, end) if tree.pos[i] != "SPACE"]
        for at in reversed(tail):
            if tree.tag[at] not in FINITE:
                continue
            if at < end - _TAIL or tree.lemma[at] not in known.verbs or tree.pos[at] != "VERB":
                return None
            if not any(Frame.CLAUSE in v.frames for v in known.verbs[tree.lemma[at]]):
                return None
            return self._as_trailing(at, first)
        return None

    def _as_trailing(self, verb: int, first: int) -> tuple[int, int] | None:
        tree = self.tree
        speaker = self.subjects.speaker(verb)
        if speaker is None or tree.low[speaker] in RELATIVES:
            return None
        if any(tree.low[c] in {"what", "which"} for c in tree.children[verb] if c < verb):
            return None
        if (
            any(c > verb and tree.dep[c] in {"ccomp", "dobj", "xcomp"} and c != speaker for c in tree.children[verb])
            and self.commas
        ):
            return None
        begin = min(verb, self.subjects.run(speaker, verb)[0]) if speaker < verb else verb
        if begin - 1 <= first or not any(tree.tag[i] in {*FINITE, "VBN"} for i in range(first, begin)):
            return None
        paused = tree.text[begin - 1] in _BESIDE
        if (self.commas and not paused) or tree.low[begin - 1] in {
            "that",
            "as",
            "if",
            "when",
            "because",
            "than",
            "where",
            "after",
        }:
            return None
        return verb, begin

    def _trailing_here(self, verb: int) -> bool:
        found = self.trailing(self.tree.sentence[verb])
        return found is not None and found[0] == verb

    def _before(self, verb: int, speaker: int | None, clause: bool, has_after: bool) -> tuple[Run, ...]:
        """What stands before cue and speaker and is theirs."""
        tree = self.tree
        first = max(tree.sentences[tree.sentence[verb]][0], self._quotation(verb)[0])
        begin = verb
        if speaker is not None and speaker < verb:
            begin = min(verb, self.subjects.run(speaker, verb)[0])
        end = begin - 1
        while end >= first and (tree.low[end] in {",", "as", "--", "—", "–"} or tree.pos[end] in {"SPACE", "AUX"}):
            end -= 1
        if (
            end < first
            or tree.tag[verb] == "VBG"
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
        inverted = speaker is not None and speaker > verb and tree.text[verb - 1] in _BESIDE
        within = inverted or (tree.dep[verb] == "parataxis" and tree.head[verb] != verb)
        if hanging is None and not within and not self._trailing_here(verb):
            return ()
        return tidy(tree, self._clear_of_joiners(first, end), end)

    def _quotation(self, verb: int) -> Run:
        """The quotation that a verb stands in, which its own content cannot leave; else the whole segment."""
        return next((run for run in self.quoted if run[0] <= verb <= run[1]), (0, len(self.tree)))

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
