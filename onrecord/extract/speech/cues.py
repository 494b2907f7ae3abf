"""Finds the words that attribute: reporting verbs and those quoted, accused, told by them; who says it, and what."""

from dataclasses import dataclass, replace

from onrecord.extract.clauses import Tree
from onrecord.extract.grounds import because
from onrecord.extract.names import NameMention
from onrecord.extract.speech import parenthetical
from onrecord.extract.speech.content import Contents, tidy
from onrecord.extract.speech.phrases import phrasal
from onrecord.extract.speech.subjects import FINITE, RELATIVES, SUBJECTS, Run, Subjects
from onrecord.knowledge.happenings import happening
from onrecord.knowledge.moods import mood
from onrecord.knowledge.speech import Act, Frame, Speech, Verb, speech

_WITHHOLDING = frozenset({"decline", "refuse", "fail", "unable", "stop", "avoid"})  # who will not say says nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One attributing word with its parts as token runs of one tree. `speaker` is the head token of who speaks.

    `hearer` is the head of who was told, `cited` of whom the speaker passes on, `accused` whom it is laid
    on. `bare` marks words that say that it is said, and not by whom. `phrase` is the whole of an
    *according to*, `joined` the cue whose speaker this one shares.
    """

    token: int
    verb: str
    act: Act
    cue: tuple[Run, ...]
    speaker: int | None
    content: tuple[Run, ...]
    hearer: int | None = None
    cited: int | None = None
    accused: Run | None = None
    negated: bool = False
    bare: bool = False
    nominal: bool = False
    phrase: Run | None = None
    joined: int | None = None


class Verbs:
    """Reads the reporting verbs of one segment."""

    def __init__(self, tree: Tree, mentions: list[NameMention], quoted: tuple[Run, ...], *, commas: bool) -> None:
        self.tree = tree
        self.known: Speech = speech()
        self.subjects = Subjects(tree, mentions)
        self.contents = Contents(tree, self.subjects, quoted, commas=commas)

    def find(self) -> list[Cue]:
        """Return the cues that are verbs, in order; a participle joined to an earlier cue shares its speaker."""
        found: list[Cue] = []
        relaying = self.known.words("around.relaying")
        taken = -1
        for token, lemma in enumerate(self.tree.lemma):
            verbal = self.tree.pos[token] == "VERB" or self.tree.tag[token].startswith("VB")
            if token <= taken or not verbal or (lemma not in self.known.verbs and lemma not in relaying):
                continue
            cue = self._read(token)
            if cue is not None:
                found.append(self._join(cue, found))
                taken = cue.cue[-1][1] if cue.cited is not None else -1
        return found

    def _join(self, cue: Cue, earlier: list[Cue]) -> Cue:
        tree = self.tree
        if self.subjects.own(cue.token) is not None or cue.verb == "according to":
            return cue
        for other in reversed(earlier):
            if tree.sentence[other.token] != tree.sentence[cue.token] or other.speaker is None:
                continue
            if self.contents.sibling(cue.token, other.token):
                return replace(cue, speaker=other.speaker, joined=other.token)
        return cue

    def _read(self, token: int) -> Cue | None:
        tree = self.tree
        if tree.dep[token] in {"amod", "compound"} or tree.lemma[tree.head[token]] in _WITHHOLDING:
            return None
        if tree.is_described(token):
            return None
        behind = parenthetical.speaker_before(self.contents, token)
        if behind is not None:
            return self._behind(token, behind)
        if (
            tree.tag[token] == "VBN"
            and tree.dep[token] == "advcl"
            and not any(tree.dep[c] in {"aux", "auxpass", *SUBJECTS} for c in tree.children[token])
        ):  # "Asked whether ..., she said": nobody is named who asks
            return None
        if tree.tag[token] == "VBN" and tree.dep[token] == "acl" and not self._passive(token):
            return self._by_whom(token)
        if tree.lemma[token] in self.known.words("around.relaying"):
            quoting = self._quoting(token)
            if quoting is not None:
                return quoting
        readings = [
            v
            for v in self.known.verbs.get(tree.lemma[token], ())
            if v.particle is None or self._particle(token, v.particle)
        ]
        with_particle = [v for v in readings if v.particle]
        for verb in with_particle or readings:
            made = self._reading(token, verb)
            if made is not None:
                return made
        return None

    def _behind(self, token: int, speaker: int) -> Cue | None:
        """*It killed 15 fighters, a rebel commander claimed*: a past tense that the parser took for a participle."""
        tree = self.tree
        verb = next(v for v in self.known.verbs[tree.lemma[token]] if Frame.CLAUSE in v.frames)
        content = parenthetical.whole(self.contents, token, speaker)
        cue = Cue(
            token=token, verb=verb.lemma, act=verb.act, cue=verb_runs(tree, token), speaker=speaker, content=content,
            hearer=self._hearer(token),
        )  # fmt: skip
        return because(cue, "cue.set_in", tree, token) if content else None

    def _particle(self, token: int, particle: str) -> bool:
        return any(self.tree.low[c] == particle and c <= token + 3 for c in self.tree.children[token] if c > token)

    def _passive(self, token: int) -> bool:
        return any(self.tree.dep[c] in {"auxpass", "nsubjpass", "agent"} for c in self.tree.children[token])

    def _agent(self, token: int) -> int | None:
        by = self.tree.child(token, "agent")
        return self.tree.child(by, "pobj") if by is not None else None

    def _reading(self, token: int, verb: Verb) -> Cue | None:
        tree = self.tree
        if verb.act is Act.RETRACT and not self._is_of_words(token):
            return None
        if self._keeps_a_truce(token):
            return None
        passive = self._passive(token)
        speaker = self._agent(token) if passive else self.subjects.speaker(token)
        base = Cue(
            token=token, verb=verb.lemma, act=verb.act, cue=verb_runs(tree, token), speaker=speaker, content=(),
            negated=any(tree.dep[c] == "neg" for c in tree.children[token]), bare=passive and speaker is None,
        )  # fmt: skip
        if passive:
            return because(self._passively(base), "cue.hearsay" if base.bare else "cue.passive", tree, token)
        if speaker is None and tree.tag[token] not in {"VBG", *FINITE}:
            return None
        if verb.act in {Act.ACCUSE, Act.BLAME}:
            accusing = self._accusing(base, verb)
            if accusing is not None:
                return because(accusing, "cue.accusing", tree, token)
            if Frame.CLAUSE not in verb.frames and not self._quoted_beside(token):
                return None
        if any(
            tree.low[c] == "what" for c in tree.children[token]
        ):  # "what he called peace" names, and reports nothing
            return None
        if {Frame.CLAUSE, Frame.QUOTE} & verb.frames:
            made = self._clausal(base, verb)
            if made is not None:
                return because(made, "cue.clause", tree, token)
        found = phrasal(self.contents, token, verb)
        if found is None or not found[0] or (self._habit(base) and not self._counts(found[0])):
            return None
        return because(replace(base, content=found[0], hearer=found[1]), "cue.object", tree, token)

    def _is_of_words(self, token: int) -> bool:
        """*Withdrew its statement that ...*, *the toll was corrected*; not *withdrew its troops*."""
        tree, words = self.tree, self.known.words("around.withdrawn")
        return any(tree.dep[c] in {"dobj", "nsubjpass"} and tree.lemma[c] in words for c in tree.children[token])

    def _keeps_a_truce(self, token: int) -> bool:
        """*Did not observe the ceasefire*, *maintained the truce*: said of a truce such a verb reports nothing."""
        tree, truce = self.tree, happening("ceasefire")
        if tree.lemma[token] not in mood("keeps_truce"):
            return False
        return any(tree.dep[c] in {"dobj", "nsubjpass"} and truce.named_in(tree.low[c]) for c in tree.children[token])

    def _habit(self, base: Cue) -> bool:
        """*which documents abuses*: what somebody does for a living is no statement."""
        tree = self.tree
        own = self.subjects.own(base.token)
        return own is not None and tree.low[own] in RELATIVES and tree.tag[base.token] in {"VBZ", "VBP"}

    def _counts(self, content: tuple[Run, ...]) -> bool:
        """*The union, which counts 13 that were shelled*: a number of one's own is told and no trade."""
        return any(self.tree.pos[i] == "NUM" for first, last in content for i in range(first, last + 1))

    def _quoted_beside(self, token: int) -> bool:
        first, end = self.tree.sentences[self.tree.sentence[token]]
        return any(self.tree.text[i] in {'"', "“", "”"} for i in range(first, end))

    def _clausal(self, base: Cue, verb: Verb) -> Cue | None:
        content = self.contents.clausal(base.token, base.speaker, verb.frames)
        if Frame.CLAUSE in verb.frames and base.speaker is not None:
            content = parenthetical.around(self.contents, base.token, base.speaker, content)
        if not content:
            return None
        content = self._with_called(base.token, verb, content)
        hearer = self._hearer(base.token)
        if hearer is not None and any(a <= hearer <= b for a, b in content):
            hearer = None
        return replace(base, content=content, hearer=hearer)

    def _with_called(self, token: int, verb: Verb, content: tuple[Run, ...]) -> tuple[Run, ...]:
        """*called the raid "a crime"*: what is called so is of the content, where no clause can follow the verb."""
        tree = self.tree
        (first, last), *more = content
        between = range(token + 1, first)
        if Frame.CLAUSE in verb.frames or not 1 < len(between) < 16 or tree.low[token + 1] in {",", ":"}:
            return content
        if any(tree.tag[i] in FINITE or tree.text[i] in {",", ":", ";"} for i in between):
            return content
        return (*tidy(tree, token + 1, last), *more)

    def _hearer(self, token: int) -> int | None:
        """Who was told: *told the agency*, *said to the agency*, *in an interview with the agency*."""
        tree = self.tree
        direct = tree.child(token, "dative", "iobj") or (
            tree.child(token, "dobj") if tree.lemma[token] in {"tell", "inform", "brief"} else None
        )
        if direct is not None and tree.dep[direct] == "dative" and tree.pos[direct] == "ADP":
            direct = tree.child(direct, "pobj")
        if direct is not None and direct > token:
            return direct
        if (
            tree.lemma[token] == "tell"
            and token + 1 < len(tree)
            and (tree.pos[token + 1] == "PROPN" or self.subjects.is_name(token + 1))
        ):
            return token + 1
        waiting = [
            c
            for c in tree.children[token]
            if c > token and tree.low[c] in {"to", "with", "in", "via", "on", "by", "during"}
        ]
        while waiting:
            inner = tree.child(waiting.pop(0), "pobj")
            if inner is None:
                continue
            if self.subjects.is_name(inner):
                return inner
            if tree.lemma[inner] in self.known.words("around.venues"):
                waiting += [c for c in tree.children[inner] if tree.low[c] in {"with", "to", "on", "by"}]
        return None

    def _passively(self, base: Cue) -> Cue | None:
        tree = self.tree
        if base.bare and (base.verb not in self.known.words("around.hearsay_passives") or base.verb == "tell"):
            return None
        clause = tree.child(base.token, "ccomp")
        if clause is not None:
            first, last = tree.edges[clause]
            if first <= base.token <= last:
                first, last = (first, base.cue[0][0] - 1) if clause < base.token else (base.token + 1, last)
            first += self.contents.is_that(first)
            return replace(base, content=tidy(tree, first, last))
        subject = next((c for c in tree.children[base.token] if tree.dep[c] in SUBJECTS), None)
        complement = tree.child(base.token, "xcomp", "oprd")
        if subject is None or tree.low[subject] in {"it", *RELATIVES}:
            return None
        if base.bare and complement is None:
            return None
        frames = frozenset(f for v in self.known.verbs[base.verb] for f in v.frames)
        runs = tidy(tree, *tree.edges[subject])
        if Frame.AT in frames and tree.lemma[subject] in self.known.words("around.figures"):
            at = next((c for c in tree.children[base.token] if tree.low[c] == "at" and c > base.token), None)
            return replace(base, content=(*runs, *tidy(tree, *tree.edges[at]))) if at is not None else None
        if not base.bare and Frame.OBJECT not in frames:
            return None
        return replace(base, content=(*runs, *(tidy(tree, *tree.edges[complement]) if complement is not None else ())))

    def _by_whom(self, token: int) -> Cue | None:
        """*a truce announced by the ministry*: the noun is what the agent says."""
        tree = self.tree
        speaker = self._agent(token)
        verb = next((v for v in self.known.verbs[tree.lemma[token]] if Frame.OBJECT in v.frames), None)
        if verb is None or speaker is None:
            return None
        first = tree.edges[tree.head[token]][0]
        content = tidy(tree, first, token - 1) if first < token else ()
        cue = Cue(
            token=token, verb=verb.lemma, act=verb.act, cue=verb_runs(tree, token), speaker=speaker, content=content
        )
        return because(cue, "cue.participle", tree, token)

    def _accusing(self, base: Cue, verb: Verb) -> Cue | None:
        """*accused them of breaking it*, *blamed them for it*, *blamed it on them*; also where the parse is lost."""
        tree, token = self.tree, base.token
        stop = self.contents.stop(token)
        wanted = {"of"} if Frame.OF in verb.frames else {"for"}
        target = tree.child(token, "dobj")
        first = tree.edges[target][0] if target is not None and target > token else token + 1
        for at in range(first + 1, min(stop, first + 30)):
            if tree.low[at] in wanted and at + 1 < stop and self._opens_charge(at, verb):
                content = tidy(tree, at + 1, self._charge_end(at, stop))
                accused = tidy(tree, first, at - 1)
                return replace(base, accused=accused[0] if accused else None, content=content) if content else None
            if (
                tree.low[at] in {"on", "to"}
                and verb.act is Act.BLAME
                and at in tree.children[token]
                and target is not None
            ):
                accused = tidy(tree, at + 1, tree.edges[at][1])
                return replace(base, accused=accused[0] if accused else None, content=tidy(tree, first, at - 1))
            if tree.tag[at] in FINITE and tree.head[at] != target:
                break
        if target is not None and target > token and Frame.OBJECT in verb.frames:
            run = tidy(tree, first, min(stop - 1, tree.edges[target][1]))
            return replace(base, accused=run[0], content=run) if run else None
        return None

    def _opens_charge(self, at: int, verb: Verb) -> bool:
        """*of* opens a charge where a deed follows it: a gerund, or a noun that no name is."""
        tree = self.tree
        if tree.tag[at + 1] in {"VBG", "RB"}:
            return True
        if tree.low[at + 1].endswith("ing") and tree.dep[at + 1] in {"compound", "amod"}:
            return True  # *accused them of bombing hospitals*, parsed as hospitals of bombing
        within_name = self.subjects.is_name(at)
        if within_name or Frame.OF not in verb.frames:
            return not within_name
        return tree.dep[at] == "prep" and (tree.lemma[tree.head[at]] in self.known.verbs or tree.tag[at + 1] in {"VBG"})

    def _charge_end(self, at: int, stop: int) -> int:
        rival = self.contents.rival(at + 1, stop - 1)
        trailing = self.contents.trailing(self.tree.sentence[at])
        if trailing is not None and at < trailing[1] < stop and trailing[0] > at:
            stop = trailing[1]
        return (rival if rival is not None else stop) - 1

    def _quoting(self, token: int) -> Cue | None:
        """*A quoted B as saying that ...*, *B was quoted as saying by A*, *..., citing B*."""
        tree = self.tree
        passive = self._passive(token)
        end = tree.sentences[tree.sentence[token]][1]
        saying = next((g for g in range(token + 1, min(end, token + 25)) if tree.low[g] in {"saying", "telling"}), None)
        as_word = next((g for g in range(token + 1, saying or token) if tree.low[g] == "as"), None)
        if passive:
            relay, cited = self._agent(token), next((c for c in tree.children[token] if tree.dep[c] in SUBJECTS), None)
        else:
            relay, cited = self.subjects.speaker(token), tree.child(token, "dobj")
            if cited is None and as_word is not None:
                cited = next(
                    (i for i in range(as_word - 1, token, -1) if tree.pos[i] in {"NOUN", "PROPN", "PRON"}), None
                )
        if saying is not None and as_word is not None and cited is not None:
            runs = verb_runs(tree, token, (as_word, saying))
            content = self.contents.after(saying) or self.contents.clausal(token, relay, frozenset({Frame.QUOTE}))
            cue = Cue(
                token=token, verb=tree.lemma[token], act=Act.SAY, cue=runs, speaker=relay, cited=cited, content=content
            )
            return because(cue, "cue.quoting", tree, token)
        if tree.tag[token] == "VBG" and cited is None:
            cited = next((c for c in tree.children[token] if c > token and tree.pos[c] in {"NOUN", "PROPN"}), None)
        if tree.tag[token] != "VBG" or cited is None or tree.pos[cited] == "PRON":
            return None
        return Cue(
            token=token,
            verb=tree.lemma[token],
            act=Act.SAY,
            cue=((token, token),),
            speaker=relay,
            cited=cited,
            content=(),
        )


def verb_runs(tree: Tree, token: int, extra: tuple[int, ...] = ()) -> tuple[Run, ...]:
    """Return a verb with its auxiliaries, in as many pieces as the subject or an object makes of it."""
    parts = {token, *extra} | {c for c in tree.children[token] if tree.dep[c] in {"aux", "auxpass", "neg", "prt"}}
    runs: list[list[int]] = []
    for at in sorted(parts):
        gap = range(runs[-1][1] + 1, at) if runs else range(0)
        if runs and all(tree.pos[g] == "ADV" or tree.low[g] in {"n't", "not"} for g in gap):
            runs[-1][1] = at
        else:
            runs.append([at, at])
    return tuple((a, b) for a, b in runs)
