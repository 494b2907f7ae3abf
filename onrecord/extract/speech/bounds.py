"""Says where the words of a speaker can begin and end within a sentence: at another cue, speaker or quotation."""

from onrecord.extract.clauses import Tree
from onrecord.extract.speech.subjects import FINITE, MARKS, RELATIVES, Run, Subjects, can_speak
from onrecord.knowledge.speech import Act, Frame, speech

_VERBAL = frozenset({"VERB", "AUX"})
_NO_STATEMENT = frozenset({Act.BELIEVE})
_JOINING = frozenset({"while", "whereas", "but", "although", "though", "and", "as", "after"})
_PARTICIPLES = frozenset({
    "add", "say", "ask", "note", "stress", "cite", "quote", "insist", "warn", "call", "urge", "accuse", "blame",
    "claim", "describe", "point", "tell", "argue", "denounce", "condemn", "vow", "deny", "explain", "emphasize",
    "emphasise", "demand",
})  # fmt: skip
_TAIL = 36  # tokens that may follow a cue at the end of its sentence: "said in a telephone interview on Monday"
BESIDE = frozenset({",", ";", ":", "--", "—", "–", "-", *MARKS})


class Bounds:
    """Knows the limits within the sentences of one segment that no speaker's words cross."""

    def __init__(self, tree: Tree, subjects: Subjects, quoted: tuple[Run, ...], *, commas: bool) -> None:
        self.tree = tree
        self.subjects = subjects
        self.quoted = quoted
        self._opening = frozenset(first for first, _ in quoted)
        self.commas = commas  # texts whose commas were stripped need other signs
        self._trailing: dict[int, tuple[int, int] | None] = {}

    def stop(self, verb: int) -> int:
        """Where what is joined to the cue verb begins, *..., and called for ...*; else the sentence's end."""
        tree = self.tree
        end = min(tree.sentences[tree.sentence[verb]][1], self._quotation(verb)[1] + 1)
        if self._is_set_in(verb):
            end = min(end, tree.edges[verb][1] + 1)
        end = self._before_according(verb, end)
        for at in range(verb + 2, end):
            if tree.lemma[at] not in speech().verbs or tree.pos[at] != "VERB":
                continue
            if self.sibling(at, verb):
                start = at
                while (
                    start - 1 > verb
                    and (tree.pos[start - 1] in {"CCONJ", "PUNCT", "ADV", "AUX"} or tree.dep[start - 1] == "neg")
                    and tree.text[start - 1] not in MARKS
                ):
                    start -= 1
                return start
        return end

    def _before_according(self, verb: int, end: int) -> int:
        """*They want a truce, according to the envoy*: the last words tell who says so, and are not what is wanted."""
        tree = self.tree
        for at in range(end - 2, verb + 2, -1):
            if tree.tag[at] in FINITE or tree.low[at] == ",":
                return end
            if tree.low[at] == "according" and tree.low[at + 1] == "to" and tree.low[at - 1] == ",":
                return at - 1
        return end

    def _is_set_in(self, verb: int) -> bool:
        """*The mayor, who said it would hold, left*: a relative clause between commas, with words of its own."""
        tree = self.tree
        last = tree.edges[verb][1]
        after = tree.low[last + 1] if last + 1 < len(tree) else ""
        aside = tree.dep[verb] == "relcl" or (tree.dep[verb] in {"acl", "advcl"} and tree.tag[verb] == "VBG")
        return self.commas and aside and tree.low[last] != "," and verb < last and after == ","

    def sibling(self, at: int, verb: int) -> bool:
        """Whether a later reporting verb is said of the same speaker, and not within what the first one reports."""
        tree = self.tree
        lemma = tree.lemma[at]
        if tree.tag[at] == "VBG" and lemma in _PARTICIPLES and tree.dep[at] in {"advcl", "conj", "dep", "acl", "xcomp"}:
            comma = tree.low[at - 1] in {",", "and", "--", "—"} or (at > 1 and self._past_quotation(at - 1))
            return comma or (not self.commas and lemma in {"add", "note", "stress", "point"})
        if tree.dep[at] != "conj" or self.subjects.own(at) is not None:
            return False
        head = tree.head[at]
        while tree.dep[head] == "conj" and tree.pos[tree.head[head]] in _VERBAL and self.subjects.own(head) is None:
            head = tree.head[head]
        if head == verb or self._agrees_with(at, head, verb) or self._goes_on(at, head, verb):
            return True
        if head < verb or all(v.act in _NO_STATEMENT for v in speech().verbs[lemma]):
            return False
        subject = self.subjects.own(head)
        return (
            subject is not None
            and not can_speak(tree, subject, named=self.subjects.is_name(subject))
            and tree.pos[subject] != "PRON"
        )

    def _agrees_with(self, at: int, head: int, verb: int) -> bool:
        """*Critics say the rule is unlawful and warn ...*: a form that only the farther subject can have."""
        tag = self.tree.tag
        many = tag[at] in {"VB", "VBP"} and tag[verb] == "VBP" and tag[head] == "VBZ"
        return verb < head and (many or (tag[at] == tag[verb] == "VBD" and tag[head] in {"VBZ", "VBP"}))

    def _goes_on(self, at: int, head: int, verb: int) -> bool:
        """*Said that people were being killed, and urged the army to act*: who suffers something urges nothing."""
        tree = self.tree
        joined = tree.low[at - 1] == "and" and tree.low[at - 2] == "," and tree.tag[at] == tree.tag[verb]
        return joined and verb < head and any(tree.dep[c] == "auxpass" for c in tree.children[head])

    def _past_quotation(self, at: int) -> bool:
        """*... "on day one," adding*: the comma stands within the marks."""
        return self.tree.text[at] in MARKS and self.tree.low[at - 1] == ","

    def rival(self, first: int, last: int) -> int | None:
        """Where, within a stretch, another named speaker takes over: *..., while the army said ...*."""
        tree, known = self.tree, speech()
        for at in range(first + 2, last):
            if tree.low[at] not in _JOINING and tree.low[at] != ";":
                continue
            pause = tree.low[at] == ";" or tree.low[at - 1] in {",", ";", "—", "--", "-"}
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
        paused = tree.text[begin - 1] in BESIDE
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

    def _quotation(self, verb: int) -> Run:
        """The quotation that a verb stands in, which its own content cannot leave; else the whole segment."""
        return next((run for run in self.quoted if run[0] <= verb <= run[1]), (0, len(self.tree)))
