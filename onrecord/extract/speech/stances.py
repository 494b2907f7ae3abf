"""Finds what people are told to think, want, plan, favour or refuse: attributions that speak for no claim."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.extract.clauses import Tree
from onrecord.extract.names import NameMention
from onrecord.extract.speech import complements
from onrecord.extract.speech.complements import Complements
from onrecord.extract.speech.content import Contents, tidy
from onrecord.extract.speech.cues import verb_runs
from onrecord.extract.speech.subjects import FINITE, RELATIVES, Run, Subjects, can_speak
from onrecord.knowledge.stances import Complement, Thinking, stances
from onrecord.values import Span

_PEOPLE = frozenset(
    {"i", "he", "she", "they", "we", "you", "who", "everyone", "someone", "everybody", "somebody", "nobody"}
)
_PARTICIPLES = frozenset({"advcl", "acl", "conj", "dep", "xcomp"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """Somebody's inner state as the words tell it: who holds it, by which words, and what is held.

    `span` is the whole stretch; the parts are as those of `Attribution`. Nobody answers for a claim by it.
    """

    span: Span
    speaker: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Held:
    """A stance as token runs: its chief word, the word whose subject holds it, cue and content."""

    token: int
    speaker: int
    cue: tuple[Run, ...]
    content: tuple[Run, ...]


class Stances:
    """Reads the stances of one segment, but in `told`: what statements say, and the words by which they do."""

    def __init__(self, tree: Tree, mentions: list[NameMention], told: Sequence[Span] = ()) -> None:
        self.tree = tree
        self.told = [span for span in told if span.overlaps(tree.segment.span)]
        self.subjects = Subjects(tree, mentions)
        self.contents = Contents(tree, self.subjects, (), commas=True)
        self.known = stances()

    def find(self) -> Iterator[Stance]:
        """Yield the stances in the order of their words, none within what another holds."""
        found = (self._at(token) for token in range(len(self.tree)))
        held = [h for h in found if h is not None and not self._is_told(h)]
        for one in held:
            if not any(o is not one and any(a <= one.token <= b for a, b in o.content) for o in held):
                yield self._stance(one)

    def _is_told(self, held: _Held) -> bool:
        cue = [self.tree.span(*run) for run in held.cue]
        return any(told.overlaps(piece) for told in self.told for piece in cue)

    def _at(self, token: int) -> _Held | None:
        tree, known = self.tree, self.known
        pos, lemma = tree.pos[token], tree.lemma[token]
        verbal = pos in {"VERB", "AUX"} or tree.tag[token].startswith("VB")
        if verbal and lemma in known.verbs and tree.dep[token] not in {"amod", "compound", "aux"}:
            return self._verb(token) or self._participle(token)
        if lemma in known.adjectives or tree.low[token] in known.adjectives:
            return self._adjective(token) if pos == "ADJ" else self._participle(token) if verbal else None
        if pos == "NOUN" and lemma in known.nouns:
            return self._noun(token)
        return None

    # --- verbs ----------------------------------------------------------------------------------

    def _verb(self, token: int) -> _Held | None:
        tree = self.tree
        if self._is_supposed(token):
            return None
        passive = any(tree.dep[c] in {"auxpass", "nsubjpass"} for c in tree.children[token])
        speaker = self._agent(token) if passive else self._subject(token)
        if speaker is None:
            return None
        for reading in sorted(self.known.verbs[tree.lemma[token]], key=_from_closest):
            particle = self._particle(token, reading)
            if reading.particle is not None and particle is None:
                continue
            if not self._holds(speaker, reading):
                continue
            found = self._content(token, reading, particle, passive=passive)
            if found is not None and not any(a <= speaker <= b for a, b in found.runs):
                extra = tuple(t for t in (particle, found.prep) if t is not None)
                return _Held(token, speaker, verb_runs(tree, token, extra), found.runs)
        return None

    def _content(self, token: int, reading: Thinking, particle: int | None, *, passive: bool) -> Complements | None:
        if passive:
            return complements.of_passive(self.contents, token, reading)
        if Complement.OBJECT in reading.complements and self._tells_which(token):
            return None
        found = complements.of_verb(self.contents, token, reading)
        if found is None and particle is not None:
            found = complements.of_word(self.contents, particle, reading.complements)
            found = found or complements.of_preps(self.tree, particle, reading.preps)
        return self._with_antecedent(token, reading, found)

    def _with_antecedent(self, token: int, reading: Thinking, found: Complements | None) -> Complements | None:
        """*a bill that they oppose*, *an idea he called foolish*: what the relative clause hangs on is held too."""
        tree = self.tree
        if tree.dep[token] != "relcl" or not reading.complements - {Complement.CLAUSE, Complement.TO}:
            return found
        takes_up = any(tree.low[c] in RELATIVES and tree.dep[c] in {"dobj", "pobj"} for c in tree.children[token])
        own = self.subjects.own(token)
        if not takes_up and (own is None or tree.low[own] in RELATIVES or found is not None):
            return found
        if found is None and Complement.OBJECT not in reading.complements:
            return None
        noun = tree.head[token]
        last = min(tree.edges[token][0], token) - 1
        runs = tidy(tree, tree.edges[noun][0], last) if last >= noun else ()
        return Complements((*runs, *(found.runs if found else ()))) if runs else found

    def _tells_which(self, token: int) -> bool:
        """*people who distrust him*: which people these are, and not what they are told to think."""
        tree = self.tree
        own = self.subjects.own(token) if tree.dep[token] == "relcl" else None
        return own is not None and tree.low[own] in RELATIVES and own > 0 and tree.low[own - 1] != ","

    def _particle(self, token: int, reading: Thinking) -> int | None:
        found = (c for c in self.tree.children[token] if token < c <= token + 3)
        return next((c for c in found if self.tree.low[c] == reading.particle), None) if reading.particle else None

    def _agent(self, token: int) -> int | None:
        by = self.tree.child(token, "agent")
        return self.tree.child(by, "pobj") if by is not None else None

    def _subject(self, token: int) -> int | None:
        """Who holds what the verb tells: its own subject, or one that a joined verb or a participle shares."""
        tree = self.tree
        own = self.subjects.own(token)
        if own is not None:
            return self.subjects.speaker(token)
        if tree.tag[token] in FINITE:
            return self.subjects.speaker(token) if tree.dep[token] in {"conj", "relcl", "ROOT", "ccomp"} else None
        if tree.tag[token] == "VBG" and tree.dep[token] in _PARTICIPLES and token > 0 and tree.low[token - 1] == ",":
            return self.subjects.of_clause(self._main(token))
        joined = tree.dep[token] == "conj" and tree.tag[token] in {"VBN", "VBG"}
        return self.subjects.of_clause(tree.head[token]) if joined else None

    def _main(self, token: int) -> int:
        """*She thinks they can win, pointing to polls*: a participle at the end is of who thinks, not of who wins."""
        tree, above = self.tree, self.tree.head[token]
        while tree.dep[above] == "ccomp" and tree.head[above] < above:
            above = tree.head[above]
        return above

    def _holds(self, speaker: int, reading: Thinking) -> bool:
        """Whether a subject can hold something: no thing, and for plain verbs somebody by name or noun."""
        tree = self.tree
        low = tree.low[speaker]
        if low in self.known.nobody or (tree.dep[speaker] == "expl"):
            return False
        if low in _PEOPLE or not reading.of_anybody:
            return True
        if tree.pos[speaker] == "PRON":
            return low == "it" and tree.dep[speaker] != "expl"
        return can_speak(tree, speaker, named=self.subjects.is_name(speaker))

    def _is_supposed(self, token: int) -> bool:
        return any(self.tree.low[c] in self.known.supposed for c in self.tree.children[token] if c < token)

    # --- adjectives and participles: is confident that, was surprised by ---------------------------

    def _adjective(self, token: int) -> _Held | None:
        tree = self.tree
        verb = tree.head[token]
        if tree.dep[token] not in {"acomp", "conj", "oprd", "attr"} or tree.lemma[verb] not in self.known.copulas:
            return None
        return self._state(token, verb, self.subjects.speaker(verb), verb_runs(tree, verb, (token,)))

    def _participle(self, token: int) -> _Held | None:
        tree = self.tree
        copula = any(
            tree.dep[c] in {"auxpass", "aux"} and tree.lemma[c] in self.known.copulas for c in tree.children[token]
        )
        if tree.low[token] not in self.known.adjectives or not copula:
            return None
        subject = next((c for c in tree.children[token] if tree.dep[c] in {"nsubj", "nsubjpass"}), None)
        return self._state(token, token, subject, verb_runs(tree, token))

    def _state(self, token: int, verb: int, speaker: int | None, cue: tuple[Run, ...]) -> _Held | None:
        tree = self.tree
        if speaker is None or self._is_supposed(verb) or not self._is_somebody(speaker):
            return None
        wanted = frozenset({Complement.CLAUSE, Complement.TO})
        found = complements.of_word(self.contents, token, wanted) or complements.of_word(self.contents, verb, wanted)
        found = found or complements.of_preps(tree, token, self.known.adjective_preps)
        if found is None or any(a <= speaker <= b for a, b in found.runs):
            return None
        return _Held(token, speaker, (*cue, (found.prep, found.prep)) if found.prep is not None else cue, found.runs)

    def _is_somebody(self, speaker: int) -> bool:
        tree = self.tree
        named = self.subjects.is_name(speaker)
        return tree.low[speaker] in _PEOPLE or (tree.pos[speaker] != "PRON" and can_speak(tree, speaker, named=named))

    # --- nouns: his promise to go, its view that it is so -------------------------------------------

    def _noun(self, token: int) -> _Held | None:
        tree = self.tree
        if (
            tree.dep[token] == "pobj"
            and tree.lemma[token] in self.known.views
            and tree.low[tree.head[token]] in {"in", "to"}
        ):
            return None
        owner, support = self._owner(token)
        if owner is None or tree.low[owner] in {"this", "that", "what"}:
            return None
        for reading in self.known.nouns[tree.lemma[token]]:
            found = complements.of_word(self.contents, token, reading.complements)
            found = found or complements.of_preps(tree, token, reading.preps)
            found = found or self._predicate(token, reading.complements)
            if found is None or any(a <= owner <= b for a, b in found.runs):
                continue
            cue = [(token, token)] if support is None else [*verb_runs(tree, support), (token, token)]
            if found.prep is not None:
                cue.append((found.prep, found.prep))
            return _Held(token, owner, tuple(cue), found.runs)
        return None

    def _owner(self, token: int) -> tuple[int | None, int | None]:
        """Whose it is (*X's plan*, *a claim by X*, *X made a promise*), and the verb that gives it to them."""
        tree = self.tree
        owner = tree.child(token, "poss")
        if owner is not None:
            return owner, None
        by = next((c for c in tree.children[token] if tree.low[c] in {"by", "from", "among"} and c > token), None)
        if by is not None and (inner := tree.child(by, "pobj")) is not None:
            return inner, None
        named = [c for c in tree.children[token] if tree.dep[c] in {"compound", "nmod"} and self.subjects.is_name(c)]
        verb = tree.head[token]
        if tree.dep[token] == "dobj" and tree.lemma[verb] in self.known.support and tree.pos[verb] == "VERB":
            return self._subject(verb), verb
        return (named[0] if named else None), None

    def _predicate(self, token: int, wanted: frozenset[Complement]) -> Complements | None:
        """*Her hope is that they stay home*, *his plan was to press on*."""
        tree = self.tree
        verb = tree.head[token]
        if tree.dep[token] != "nsubj" or tree.lemma[verb] != "be":
            return None
        return complements.of_word(self.contents, verb, wanted)

    # --- the result ---------------------------------------------------------------------------------

    def _stance(self, held: _Held) -> Stance:
        tree = self.tree
        speaker = (tree.span(*self.subjects.run(held.speaker, held.token)),)
        cue, content = (tuple(tree.span(*run) for run in _joined(runs)) for runs in (held.cue, held.content))
        pieces = (*speaker, *cue, *content)
        span = Span(min(p.start for p in pieces), max(p.end for p in pieces))
        return Stance(span=span, speaker=speaker, cue=cue, content=content)


def _from_closest(reading: Thinking) -> int:
    """*sees it as a threat* before *sees it*: the readings that ask for more come first."""
    return 0 if reading.complements & {Complement.AS, Complement.BEING} else 1


def _joined(runs: tuple[Run, ...]) -> list[Run]:
    """Make one of the runs that follow each other without a token between."""
    found: list[Run] = []
    for first, last in sorted(runs):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found
