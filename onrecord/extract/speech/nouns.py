"""Finds attribution without a verb: *according to X*, *in X's words*, *a claim by X that ...*."""

from collections.abc import Iterator

from onrecord.extract.clauses import Tree
from onrecord.extract.grounds import because
from onrecord.extract.speech.content import Contents, tidy
from onrecord.extract.speech.cues import Cue, verb_runs
from onrecord.extract.speech.subjects import FINITE, RELATIVES, SUBJECTS, Run, Subjects
from onrecord.knowledge.speech import Act, speech
from onrecord.knowledge.stances import stances

_ACCOUNTED = frozenset({"report", "state", "announce", "confirm", "describe", "recount", "record", "document", "tell"})
_LIMITS = frozenset({"but", "while", "whereas"})


class Nouns:
    """Reads the phrases and nouns of one segment that attribute."""

    def __init__(self, tree: Tree, subjects: Subjects, contents: Contents) -> None:
        self.tree = tree
        self.subjects = subjects
        self.contents = contents

    def find(self) -> Iterator[Cue]:
        known = speech()
        for token, low in enumerate(self.tree.low):
            cue = None
            if low == "according":
                cue = self._according(token)
            elif token > 1 and (low == "words" or self.tree.lemma[token] in stances().views):
                cue = self._in_words(token)
            elif low == "by":
                cue = self._by_account(token)
            elif self.tree.lemma[token] in known.nouns and self.tree.pos[token] == "NOUN":
                cue = self._noun(token)
            if cue is not None and cue.content:
                yield cue

    def _according(self, token: int) -> Cue | None:
        tree = self.tree
        to = token + 1
        first, end = tree.sentences[tree.sentence[token]]
        if to + 1 >= end or tree.low[to] != "to":
            return None
        who = tree.child(to, "pobj") or tree.child(token, "pobj")
        apposed = tree.child(token, "pobj")  # *according to the mayor, Anna X, who ...*
        if who is not None and apposed is not None and who < apposed and tree.pos[apposed] == "PROPN":
            who = apposed if tree.low[tree.edges[apposed][0] - 1] == "," or tree.low[who + 1] == "," else who
        start = to + 1 + (tree.pos[to + 1] == "DET")
        if (
            self.subjects.is_name(start)
            and (who is None or not self.subjects.unit(start)[0] <= who <= self.subjects.unit(start)[1])
            and (who is None or who > self.subjects.unit(start)[1] + 3)
        ):
            who = self.subjects.unit(start)[1]
        if who is None:
            who = next((i for i in range(to + 1, min(end, to + 8)) if tree.pos[i] in {"NOUN", "PROPN"}), None)
        if who is None:
            return None
        opening = token - first <= 2
        last = self._phrase_end(to + 1, max(self.subjects.unit(who)[1], min(tree.edges[who][1], end - 1)), who, opening)
        content = self._around(token, last, first, end, opening)
        cue = Cue(
            token=token,
            verb="according to",
            act=Act.SAY,
            cue=((token, to),),
            speaker=who,
            content=content,
            phrase=(token, last),
        )
        return because(cue, "cue.according_to", tree, token)

    def _by_account(self, token: int) -> Cue | None:
        """*..., by the ministry's count*, *..., as reported by the governor*: whose account the clause is."""
        tree = self.tree
        noun = tree.child(token, "pobj")
        if noun is None:
            return None
        above, opening = tree.head[token], token - tree.sentences[tree.sentence[token]][0] <= 1
        reported = above == token - 1 and token > 1 and tree.low[above - 1] == "as" and tree.tag[above] == "VBN"
        cue: tuple[tuple[int, int], ...]
        if reported and tree.lemma[above] in _ACCOUNTED:
            who, start, cue = noun, above - 1, ((above - 1, token),)
        else:
            owner = tree.child(noun, "poss")
            if owner is None or tree.lemma[noun] not in speech().words("around.accounts"):
                return None
            who, start, cue = owner, token, ((token, token), (noun, noun))
        first, end = tree.sentences[tree.sentence[token]]
        last = max(noun, self.subjects.unit(who)[1])
        return because(
            Cue(
                token=token,
                verb="according to",
                act=Act.SAY,
                cue=cue,
                speaker=who,
                content=self._around(start, last, first, end, opening),
                phrase=(start, last),
            ),
            "cue.by_account",
            tree,
            token,
        )

    def _phrase_end(self, first: int, last: int, who: int, opening: bool) -> int:
        """Where the one according to whom ends: before the comma, verb or name that starts the clause itself."""
        tree = self.tree
        unit = self.subjects.unit(who)[1]
        for at in range(first, last + 1):
            if at <= unit:
                continue
            if tree.low[at] == "," and opening:
                closes = next((i for i in range(at + 1, last + 1) if tree.low[i] == ","), None)
                inner = closes is not None and tree.low[at + 1] in {"which", "who", "a", "an"}
                return closes - 1 if inner and closes is not None else at - 1
            if tree.tag[at] in FINITE and tree.dep[at] != "relcl" and tree.low[at - 1] not in {"who", "which", "that"}:
                return at - 1
        return last

    def _around(self, token: int, last: int, first: int, end: int, opening: bool) -> tuple[tuple[int, int], ...]:
        tree = self.tree
        if opening:
            rival = self.contents.rival(last + 1, end - 1)
            return tidy(tree, last + 1, (rival if rival is not None else end) - 1)
        before = tidy(tree, self._limit(first, token), token - 1)
        goes_on = (
            last + 2 < end
            and tree.low[last + 1] == ","
            and tree.low[last + 2] not in {*_LIMITS, "who", "which", "although"}
        )
        if goes_on and any(tree.tag[i] in FINITE for i in range(last + 1, end)):
            return (*before, *tidy(tree, last + 1, end - 1))
        return before

    def _limit(self, first: int, token: int) -> int:
        """What stands before *but* in the sentence may be another's word."""
        tree = self.tree
        for at in range(token - 1, first, -1):
            if tree.low[at] in _LIMITS and at - first > 2 and any(tree.tag[i] in FINITE for i in range(at, token)):
                return at + 1
        return first

    def _in_words(self, token: int) -> Cue | None:
        """*..., in the army's words, fired first*: the clause that the phrase is set into."""
        tree = self.tree
        owner, of = tree.child(token, "poss"), tree.child(token, "prep")
        if owner is None and of is not None and tree.low[of] == "of" and tree.low[token - 1] == "the":
            owner = tree.child(of, "pobj")
        if owner is None or tree.dep[token] != "pobj" or tree.low[tree.head[token]] not in {"in", "to"}:
            return None
        if tree.low[token] != "words" and tree.lemma[token] not in {"view", "opinion", "judgment", "judgement"}:
            return None
        start = tree.head[token]
        end = tree.sentences[tree.sentence[token]][1]
        content = tidy(tree, max(token, self.subjects.run(owner, token)[1]) + 1, end - 1)
        cue = Cue(
            token=token,
            verb="in words",
            act=Act.SAY if tree.low[token] == "words" else Act.BELIEVE,
            cue=((start, start), (token, token)),
            speaker=owner,
            content=content,
            nominal=True,
        )
        return because(cue, "cue.in_words", tree, token)

    def _noun(self, token: int) -> Cue | None:
        """*a claim by the army that ...*, *the group's accusation that ...*."""
        tree = self.tree
        clause = next(
            (
                c
                for c in tree.children[token]
                if c > token and tree.dep[c] in {"acl", "ccomp", "relcl"} and self._that(c)
            ),
            None,
        )
        if clause is None:
            return None
        speaker = tree.child(token, "poss")
        by = next((c for c in tree.children[token] if tree.low[c] in {"by", "from"} and c > token), None)
        if by is not None:
            speaker = tree.child(by, "pobj")
        elif speaker is None:
            speaker = next(
                (
                    c
                    for c in tree.children[token]
                    if tree.dep[c] in {"amod", "compound", "nmod"} and self.subjects.is_name(c)
                ),
                None,
            )
        carrier: tuple[Run, ...] = ()
        if speaker is None and (speaker := self._giver(token)) is not None:
            carrier = verb_runs(tree, tree.head[token])
        if speaker is not None and tree.low[speaker] in {"its", "their"}:
            speaker = None
        first, last = tree.edges[clause]
        last = min(last, tree.sentences[tree.sentence[token]][1] - 1)
        last = next((i - 1 for i in range(clause + 1, last + 1) if self._is_of_the_noun(i)), last)
        that = next((i for i in range(first, last + 1) if self.contents.is_that(i) or tree.low[i] == "that"), first)
        cue = Cue(
            token=token, verb=tree.lemma[token], act=speech().nouns[tree.lemma[token]], cue=(*carrier, (token, token)),
            speaker=speaker, content=tidy(tree, that + 1, last), nominal=True, bare=speaker is None,
        )  # fmt: skip
        return because(cue, "cue.noun", tree, token)

    def _giver(self, token: int) -> int | None:
        """Whose a noun is as the object of a verb that only carries it: *she expressed concern that ...*."""
        tree, verb = self.tree, self.tree.head[token]
        carried = tree.dep[token] == "dobj" and tree.pos[verb] == "VERB" and tree.lemma[verb] in stances().support
        speaker = self.subjects.own(verb) if carried else None
        return speaker if speaker is not None and tree.low[speaker] not in RELATIVES else None

    def _is_of_the_noun(self, at: int) -> bool:
        """*Her claim that it was lost drew laughter*: a finite verb that the parser took for an adjective."""
        return self.tree.tag[at] in FINITE and self.tree.dep[at] in {"amod", "compound", "nmod"}

    def _that(self, clause: int) -> bool:
        tree, below = self.tree, self.tree.children[clause]
        if any(self.contents.is_that(c) and tree.dep[c] == "mark" for c in below):
            return True
        noun = tree.head[clause]
        if tree.dep[noun] == "dobj" and tree.lemma[tree.head[noun]] in speech().verbs:
            return False  # who denies claims answers for the denial
        objects = [c for c in below if tree.dep[c] == "dobj"]
        relative = next((c for c in objects if tree.low[c] == "that"), None)  # taken for the object beside the object
        return relative is not None and len(objects) > 1 and any(tree.dep[c] in SUBJECTS for c in below)
