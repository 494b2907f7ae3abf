"""Finds the words that attribute: a reporting verb with its subject and what it reports, *according to*, a noun of saying."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from onrecord.extract.clauses import Tree
from onrecord.knowledge.speech import Act, Frame, Speech, Verb, speech

Run = tuple[int, int]  # first and last token, both counted

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CONTENT_DEPS = frozenset({"ccomp", "xcomp", "dobj", "attr", "prep", "relcl", "acl"})
_QUOTE_MARKS = frozenset({'"', "“", "”", "''", "``"})
_SPLITTERS = frozenset({"while", "whereas", "but", "although", "though", "and", "as", "after"})
_CLITICS = frozenset({",", ";", "-", "--", "—", "–", ":", "(", ")", "and", "but", ".", *_QUOTE_MARKS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One attributing word with its parts as token runs in one tree. `speaker` is the head token of who speaks.

    `hearer` is the head of who was told, `cited` of whom the speaker passes on. `bare` marks the passive
    without agent: the words say that it is said, and not by whom.
    """

    tree: int
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
    clause: Run | None = None
    blocked: frozenset[int] = field(default=frozenset())


def find(tree: Tree) -> list[Cue]:
    """Return the cues of one segment, in order."""
    known = speech()
    found: list[Cue] = []
    for token in range(len(tree)):
        lemma = tree.lemma[token]
        if lemma in known.verbs and (tree.pos[token] == "VERB" or tree.tag[token].startswith("VB")):
            cue = _verb_cue(tree, token, known)
        elif lemma in known.words("around.according"):
            cue = _according(tree, token)
        elif lemma in known.nouns and tree.pos[token] == "NOUN":
            cue = _noun_cue(tree, token, known)
        else:
            continue
        if cue is not None:
            found.append(cue)
    return found


# --- verbs ------------------------------------------------------------------------------------------


def _verb_cue(tree: Tree, token: int, known: Speech) -> Cue | None:
    if tree.dep[token] in {"amod", "compound"} or tree.tag[token] == "VBN" and tree.dep[token] == "acl":
        return _by_whom(tree, token, known)
    readings = [
        v for v in known.verbs[tree.lemma[token]] if v.particle is None or _has_particle(tree, token, v.particle)
    ]
    if not readings:
        return None
    passive = _passive(tree, token)
    quoting = _quoting(tree, token, known, passive)
    if quoting is not None:
        return quoting
    speaker, bare = _agent(tree, token) if passive else (_speaker(tree, token), False)
    for verb in sorted(readings, key=lambda v: v.particle is None):
        made = _with_frames(tree, token, verb, speaker, passive, bare)
        if made is not None:
            return made
    return None


def _has_particle(tree: Tree, token: int, particle: str) -> bool:
    return any(tree.low[c] in particle.split() for c in tree.children[token] if c > token)


def _passive(tree: Tree, token: int) -> bool:
    return any(tree.dep[c] in {"auxpass", "nsubjpass", "agent"} for c in tree.children[token])


def _agent(tree: Tree, token: int) -> tuple[int | None, bool]:
    by = tree.child(token, "agent")
    if by is None:
        return None, True
    who = tree.child(by, "pobj")
    return who, who is None


def _cue_runs(tree: Tree, token: int, extra: tuple[int, ...] = ()) -> tuple[Run, ...]:
    """The verb with its auxiliaries, in as many pieces as the subject or an object makes of it."""
    parts = {token, *extra}
    parts |= {c for c in tree.children[token] if tree.dep[c] in {"aux", "auxpass", "neg", "prt"}}
    runs: list[list[int]] = []
    for at in sorted(parts):
        gap = range(runs[-1][1] + 1, at) if runs else range(0)
        if runs and all(tree.pos[g] == "ADV" or tree.low[g] in {"n't", "not"} for g in gap):
            runs[-1][1] = at
        else:
            runs.append([at, at])
    return tuple((a, b) for a, b in runs)


def _speaker(tree: Tree, token: int) -> int | None:
    """The token that says it: the verb's own subject, else that of the verb it hangs on."""
    own = next((c for c in tree.children[token] if tree.dep[c] in _SUBJECTS), None)
    if own is not None:
        if tree.low[own] in {"who", "which", "that"} and tree.dep[token] == "relcl":
            return tree.head[token]
        return own
    inverted = _inverted(tree, token)
    if inverted is not None:
        return inverted
    head = tree.head[token]
    dep = tree.dep[token]
    if head == token:
        return _before(tree, token)
    if dep in {"conj", "xcomp", "advcl", "dep", "ccomp", "parataxis"} and tree.pos[head] in {"VERB", "AUX"}:
        if dep in {"ccomp", "parataxis"}:
            return _before(tree, token)
        return _speaker_of_clause(tree, head)
    if dep in {"acl", "relcl", "appos"}:
        return head
    if dep == "pcomp":
        above = tree.head[head]
        return _speaker_of_clause(tree, above) if tree.pos[above] in {"VERB", "AUX"} else None
    return _before(tree, token)


def _speaker_of_clause(tree: Tree, verb: int) -> int | None:
    for _ in range(5):
        own = next((c for c in tree.children[verb] if tree.dep[c] in _SUBJECTS), None)
        if own is not None:
            return tree.head[verb] if tree.low[own] in {"who", "which", "that"} and tree.dep[verb] == "relcl" else own
        if tree.head[verb] == verb:
            return _inverted(tree, verb)
        if tree.dep[verb] in {"relcl", "acl"}:
            return tree.head[verb]
        verb = tree.head[verb]
    return None


def _inverted(tree: Tree, token: int) -> int | None:
    """The subject after the verb, which the parser at times takes for its object: *"...," said the mayor*."""
    if tree.tag[token] not in _FINITE:
        return None
    for child in tree.children[token]:
        if child > token and tree.dep[child] in {"dobj", "attr", "npadvmod", "appos", "oprd"}:
            left = tree.edges[child][0]
            if (
                left <= token + 2
                and tree.pos[child] in {"PROPN", "NOUN", "PRON"}
                and tree.low[child] not in {"it", "them"}
            ):
                before = token - 1
                while before >= 0 and tree.pos[before] in {"ADV", "SPACE"}:
                    before -= 1
                if before >= 0 and (tree.low[before] in _CLITICS) and not tree.child(token, "ccomp"):
                    return child
    return None


def _before(tree: Tree, token: int) -> int | None:
    """A nominal right before a finite verb that the parser left without subject."""
    if tree.tag[token] not in _FINITE:
        return None
    at = token - 1
    while at >= 0 and tree.pos[at] in {"ADV", "AUX"}:
        at -= 1
    if at >= 0 and tree.sentence[at] == tree.sentence[token] and tree.pos[at] in {"PROPN", "NOUN", "PRON"}:
        return at
    return None


def _by_whom(tree: Tree, token: int, known: Speech) -> Cue | None:
    """*a truce announced by the ministry*: the noun is what the agent says."""
    if tree.dep[token] != "acl":
        return None
    speaker, bare = _agent(tree, token)
    verb = next((v for v in known.verbs[tree.lemma[token]] if Frame.OBJECT in v.frames), None)
    if bare or verb is None or speaker is None:
        return None
    noun = tree.head[token]
    return Cue(
        tree=tree.number, token=token, verb=verb.lemma, act=verb.act, cue=_cue_runs(tree, token), speaker=speaker,
        content=((tree.edges[noun][0], token - 1),) if tree.edges[noun][0] < token else (),
    )  # fmt: skip


def _quoting(tree: Tree, token: int, known: Speech, passive: bool) -> Cue | None:
    """*A quoted B as saying that ...*, *B was quoted as saying by A*, *citing B*."""
    if tree.lemma[token] not in known.words("around.relaying"):
        return None
    saying = next(
        (g for g in range(token + 1, min(len(tree), token + 25)) if tree.low[g] in {"saying", "telling"}), None
    )
    as_word = next((g for g in range(token + 1, saying or token) if tree.low[g] == "as"), None)
    if passive:
        relay, _ = _agent(tree, token)
        cited = next((c for c in tree.children[token] if tree.dep[c] in _SUBJECTS), None)
    else:
        relay, cited = _speaker(tree, token), tree.child(token, "dobj", "ccomp")
    if cited is not None and tree.pos[cited] == "VERB":
        cited = next((c for c in tree.children[cited] if tree.dep[c] in _SUBJECTS), None)
    if cited is None:
        return None
    if saying is not None and as_word is not None:
        extra = (as_word, saying) if saying == as_word + 1 else (saying,)
        content = _after(tree, saying, saying)
        return Cue(
            tree=tree.number, token=token, verb=tree.lemma[token], act=Act.SAY, cue=_cue_runs(tree, token, extra),
            speaker=relay, cited=cited, content=content,
        )  # fmt: skip
    if passive or tree.pos[cited] == "PRON":
        return None
    if tree.tag[token] == "VBG":  # "..., the agency said, citing a medic": whom the verb above passes on
        return Cue(
            tree=tree.number, token=token, verb=tree.lemma[token], act=Act.SAY, cue=((token, token),), speaker=relay,
            cited=cited, content=(),
        )  # fmt: skip
    return None


# --- what the verb reports ----------------------------------------------------------------------------


def _with_frames(tree: Tree, token: int, verb: Verb, speaker: int | None, passive: bool, bare: bool) -> Cue | None:
    base = Cue(
        tree=tree.number, token=token, verb=verb.lemma, act=verb.act, cue=_cue_runs(tree, token), speaker=speaker, content=(),
        negated=any(tree.dep[c] == "neg" for c in tree.children[token]), bare=bare,
    )  # fmt: skip
    if passive:
        return _passive_content(tree, token, base)
    if speaker is None and tree.tag[token] not in {"VBG", *_FINITE}:
        return None
    if verb.act in {Act.ACCUSE, Act.BLAME}:
        made = _accusation(tree, token, verb, base)
        if made is not None:
            return made
    if Frame.CLAUSE in verb.frames or Frame.QUOTE in verb.frames:
        made = _clausal(tree, token, verb, base)
        if made is not None:
            return made
    return _phrasal(tree, token, verb, base)


def _passive_content(tree: Tree, token: int, base: Cue) -> Cue | None:
    if base.bare and base.verb not in speech().words("around.hearsay_passives"):
        return None
    clause = tree.child(token, "ccomp")
    if clause is not None:
        return replace(base, content=_outside(tree, tree.edges[clause], base, token))
    subject = next((c for c in tree.children[token] if tree.dep[c] in _SUBJECTS), None)
    if subject is None:
        return None
    complement = tree.child(token, "xcomp", "oprd")
    runs = [tree.edges[subject]]
    if complement is not None:
        runs.append(tree.edges[complement])
    if tree.low[subject] == "it" or (base.bare and complement is None and base.verb not in {"report"}):
        return None
    return replace(base, content=tuple(runs))


def _accusation(tree: Tree, token: int, verb: Verb, base: Cue) -> Cue | None:
    """*accused them of breaking it*, *blamed them for it*, *blamed it on them*."""
    target = tree.child(token, "dobj")
    preps = [c for c in tree.children[token] if c > token and tree.dep[c] in {"prep", "agent", "dative"}]
    if target is not None:  # the parser likes to hang "of breaking" on the accused
        preps += [c for c in tree.children[target] if tree.dep[c] == "prep" and tree.low[c] in {"of", "for"}]
    wanted = {"of"} if Frame.OF in verb.frames else {"for"}
    for prep in preps:
        if target is not None and tree.low[prep] in wanted and (tree.child(prep, "pcomp", "pobj") is not None):
            start = prep + 1
            end = _end_of(tree, prep, token)
            accused = (tree.edges[target][0], prep - 1)
            return replace(base, accused=accused, content=((start, end),)) if start <= end else None
        if target is not None and tree.low[prep] in {"on", "to"} and verb.act is Act.BLAME:
            return replace(base, accused=tree.edges[prep], content=((tree.edges[target][0], prep - 1),))
    if target is not None and Frame.OBJECT in verb.frames:
        return replace(base, accused=tree.edges[target], content=(tree.edges[target],))
    return None


def _end_of(tree: Tree, part: int, token: int) -> int:
    """The last token of a part, or of what the sentence adds to it before a verb joined to the cue."""
    last = tree.edges[part][1]
    return min(last, _stop_after(tree, token) - 1)


def _stop_after(tree: Tree, token: int) -> int:
    """Where what is joined to the cue verb begins: *..., and called for ...*; else the end of the sentence."""
    end = tree.sentences[tree.sentence[token]][1]
    for child in tree.children[token]:
        if child <= token:
            continue
        joined = tree.dep[child] == "conj" and tree.pos[child] in {"VERB", "AUX"}
        adding = tree.dep[child] == "advcl" and tree.tag[child] == "VBG" and tree.lemma[child] in speech().verbs
        if joined or adding:
            start = tree.edges[child][0]
            while start - 1 > token and (tree.pos[start - 1] in {"CCONJ", "PUNCT"}):
                start -= 1
            end = min(end, start)
    return end


def _rival(tree: Tree, first: int, last: int) -> int | None:
    """Where, within a stretch, another named speaker takes over: *..., while the army said ...*."""
    known = speech()
    for at in range(first + 2, last):
        if tree.low[at] not in _SPLITTERS or tree.lemma[at] == "that":
            continue
        if tree.low[at] in {"and", "as", "after"} and tree.low[at - 1] not in {",", ";"}:
            continue
        for verb in range(at + 2, min(last + 1, at + 14)):
            if tree.lemma[verb] in known.verbs and tree.tag[verb] in _FINITE:
                own = next((c for c in tree.children[verb] if tree.dep[c] in _SUBJECTS), None)
                if (
                    own is not None
                    and at < own < verb
                    and tree.pos[own] != "PRON"
                    and _says(known.verbs[tree.lemma[verb]])
                ):
                    return at
    return None


def _says(readings: tuple[Verb, ...]) -> bool:
    return any(v.act not in {Act.BELIEVE} for v in readings)


def _clausal(tree: Tree, token: int, verb: Verb, base: Cue) -> Cue | None:
    hearer = tree.child(token, "dative", "dobj", "iobj")
    after = _after(tree, token, _past_hearer(tree, token), quoted=Frame.CLAUSE not in verb.frames)
    before = _ahead(tree, token, base, verb, bool(after))
    if not after and not before:
        return None
    if hearer is not None and any(a <= hearer <= b for a, b in (*after, *before)):
        hearer = _hearer_within(tree, token)
    if hearer is None:
        hearer = _hearer_within(tree, token)
    return replace(base, content=tuple((*before, *after)), hearer=hearer)


def _hearer_within(tree: Tree, token: int) -> int | None:
    """The one who is told, by place: *told the agency*, *said to the agency*, *in an interview with it*."""
    for child in tree.children[token]:
        if (
            child > token
            and tree.low[child] in {"to", "with", "on", "in", "via", "by"}
            and tree.dep[child] in {"prep", "dative"}
        ):
            inner = tree.child(child, "pobj")
            if inner is None:
                continue
            if tree.lemma[inner] in speech().words("around.venues"):
                nested = next(
                    (tree.child(c, "pobj") for c in tree.children[inner] if tree.low[c] in {"with", "to", "on", "by"}),
                    None,
                )
                if nested is not None:
                    return nested
                continue
            if tree.low[child] in {"to", "with"} and tree.pos[inner] == "PROPN":
                return inner
    if tree.lemma[token] == "tell" and token + 1 < len(tree) and tree.pos[token + 1] == "PROPN":
        return token + 1
    return None


def _past_hearer(tree: Tree, token: int) -> int:
    """The last token before the reported clause may begin: the hearer, the day and the occasion are passed over."""
    at = token
    for child in sorted(tree.children[token]):
        if child < token or tree.edges[child][0] != at + 1 and child != at + 1:
            if child > token and tree.edges[child][0] <= at + 2 and tree.dep[child] in _SUBJECTS:
                at = tree.edges[child][1]
            continue
        if tree.dep[child] in {
            "dative",
            "dobj",
            "iobj",
            "prt",
            "npadvmod",
            "advmod",
            "nsubj",
            "tmod",
        } and not _has_verb(tree, child):
            at = tree.edges[child][1]
        elif tree.dep[child] == "prep" and not _has_verb(tree, child):
            at = tree.edges[child][1]
        else:
            break
    return at


def _has_verb(tree: Tree, token: int) -> bool:
    first, last = tree.edges[token]
    return any(tree.tag[i] in _FINITE or tree.low[i] == "that" for i in range(first, last + 1))


def _after(tree: Tree, token: int, from_token: int, quoted: bool = False) -> tuple[Run, ...]:
    """What follows the cue and is reported by it; nothing where no clause of its own follows."""
    stop = _stop_after(tree, token)
    start = from_token + 1
    that = next((i for i in range(token + 1, min(stop, token + 40)) if _is_that(tree, i)), None)
    clause = next(
        (
            c
            for c in tree.children[token]
            if c > token and tree.dep[c] in {"ccomp", "xcomp"} and _finite_clause(tree, c)
        ),
        None,
    )
    mark = next((i for i in range(token + 1, stop) if tree.text[i] in _QUOTE_MARKS), None)
    if that is not None and (clause is None or that <= tree.edges[clause][0] + 1) and not quoted:
        start = that + 1
    elif clause is not None and not quoted:
        start = (
            max(token + 1, min(start, tree.edges[clause][0]))
            if tree.edges[clause][0] <= start
            else tree.edges[clause][0]
        )
    elif mark is not None and _statement_in_marks(tree, mark, stop):
        start = mark + 1
    elif quoted or not _own_clause(tree, start, stop):
        return ()
    last = stop - 1
    rival = _rival(tree, start, last)
    if rival is not None:
        last = rival - 1
    trailing = _trailing_cue(tree, start, last)
    if trailing is not None and that is None and clause is None:
        return ()
    return _tidy(tree, start, last)


def _is_that(tree: Tree, at: int) -> bool:
    return tree.low[at] in {"that", "how", "whether"} and (
        tree.dep[at] in {"mark", "advmod"} or tree.pos[at] == "SCONJ"
    )


def _finite_clause(tree: Tree, clause: int) -> bool:
    first, last = tree.edges[clause]
    return any(tree.tag[i] in _FINITE for i in range(first, last + 1))


def _statement_in_marks(tree: Tree, mark: int, stop: int) -> bool:
    close = next((i for i in range(mark + 1, stop) if tree.text[i] in _QUOTE_MARKS), stop)
    return close - mark > 5 or (mark > 0 and tree.low[mark - 1] in {":", ","})


def _own_clause(tree: Tree, start: int, stop: int) -> bool:
    """Whether a clause with its own subject stands there: a finite verb whose subject does too."""
    for at in range(start, stop):
        if tree.tag[at] in _FINITE:
            subject = next((c for c in tree.children[at] if tree.dep[c] in {*_SUBJECTS, "expl", "csubj"}), None)
            main = tree.head[at] if tree.pos[at] == "AUX" and subject is None else at
            subject = (
                subject
                if subject is not None
                else next((c for c in tree.children[main] if tree.dep[c] in {*_SUBJECTS, "expl"}), None)
            )
            if subject is not None and start <= subject < stop and tree.low[subject] not in {"who", "which", "that"}:
                return tree.dep[main] not in {"relcl"} and not (
                    tree.dep[main] == "advcl"
                    and tree.low[tree.edges[main][0]] in {"as", "after", "before", "while", "when", "since", "if"}
                )
    return False


def _trailing_cue(tree: Tree, first: int, last: int) -> int | None:
    known = speech()
    for at in range(first, last + 1):
        if tree.lemma[at] in known.verbs and tree.tag[at] in _FINITE and last - at <= 3:
            return at
    return None


def _ahead(tree: Tree, token: int, base: Cue, verb: Verb, has_after: bool) -> tuple[Run, ...]:
    """What stands before cue and speaker and is reported by them: *The bridge fell, the mayor said.*"""
    first = tree.sentences[tree.sentence[token]][0]
    start = min(run[0] for run in base.cue)
    if base.speaker is not None and base.speaker < token:
        start = min(start, speaker_run(tree, base.speaker, token)[0])
    end = start - 1
    while end >= first and (tree.low[end] in {",", "as"} or tree.pos[end] == "SPACE"):
        end -= 1
    if end < first or tree.tag[token] == "VBG":
        return ()
    clause = next(
        (
            c
            for c in tree.children[token]
            if c < token and tree.dep[c] in {"ccomp", "parataxis", "advcl"} and tree.dep[c] != "advcl"
        ),
        None,
    )
    closing = tree.text[end] in _QUOTE_MARKS or tree.text[end].endswith(("”", '"'))
    hangs = (
        tree.dep[token] in {"parataxis", "ccomp", "conj", "advcl", "ROOT", "dep", "relcl", "appos"}
        and tree.head[token] < token
    )
    if has_after and not closing and clause is None:
        return ()
    verbal = any(tree.tag[i] in _FINITE for i in range(first, end + 1))
    if (
        closing
        or clause is not None
        or (not has_after and verbal and (hangs or tree.low[start - 1] == "," or _plain_tail(tree, token)))
    ):
        begin = _after_former(tree, first, end, token, clause)
        return _tidy(tree, begin, end)
    return ()


def _plain_tail(tree: Tree, token: int) -> bool:
    """Whether nothing that could be reported follows the verb in its sentence."""
    end = tree.sentences[tree.sentence[token]][1]
    return not any(tree.tag[i] in _FINITE for i in range(token + 1, end))


def _after_former(tree: Tree, first: int, end: int, token: int, clause: int | None) -> int:
    """Start after a clause that another speaker has already: *A said one thing, but another, B said.*"""
    known = speech()
    for at in range(end, first, -1):
        if (
            tree.lemma[at] in known.verbs
            and tree.tag[at] in _FINITE
            and tree.dep[at] in {"ROOT"}
            and tree.text[end] in _QUOTE_MARKS
        ):
            mark = next((i for i in range(at, end) if tree.text[i] in _QUOTE_MARKS), None)
            if mark is not None:
                return mark + 1
    if (
        clause is not None
        and tree.edges[clause][0] > first
        and tree.low[first] in {"but", "and", "meanwhile", "however"}
    ):
        return tree.edges[clause][0]
    while first < end and tree.low[first] in {"but", "and", "meanwhile", "however", ",", "yet"}:
        first += 1
    return first


def _tidy(tree: Tree, first: int, last: int) -> tuple[Run, ...]:
    drop = {",", ";", ":", "--", "—", "–", "-", *_QUOTE_MARKS}
    while first <= last and (tree.text[first] in drop or tree.pos[first] == "SPACE"):
        first += 1
    while last >= first and (tree.text[last] in {*drop, "."} or tree.pos[last] == "SPACE"):
        last -= 1
    return ((first, last),) if first <= last else ()


def _outside(tree: Tree, run: Run, base: Cue, token: int) -> tuple[Run, ...]:
    first, last = run
    cues = [a for a, _ in base.cue] + [b for _, b in base.cue]
    if first <= min(cues) and max(cues) <= last:
        return (*_tidy(tree, first, min(cues) - 1), *_tidy(tree, max(cues) + 1, last))
    last = min(last, tree.sentences[tree.sentence[token]][1] - 1)
    if tree.low[first] == "that":
        first += 1
    return _tidy(tree, first, last)


def _phrasal(tree: Tree, token: int, verb: Verb, base: Cue) -> Cue | None:
    """Content that is no clause: *announced a truce*, *denied bombing it*, *vowed to go on*, *called for a truce*."""
    frames = verb.frames
    for child in sorted(tree.children[token]):
        if child < token:
            continue
        dep, first = tree.dep[child], tree.edges[child][0]
        end = _end_of(tree, child, token)
        if Frame.TO in frames and dep in {"xcomp", "ccomp"} and any(tree.low[c] == "to" for c in tree.children[child]):
            target = tree.child(token, "dobj")
            begin = min(first, tree.edges[target][0]) if target is not None and target > token else first
            return replace(base, content=_tidy(tree, begin, end), hearer=target)
        if Frame.ING in frames and dep in {"xcomp", "ccomp"} and tree.tag[child] == "VBG":
            return replace(base, content=_tidy(tree, first, end))
        if (
            Frame.OBJECT in frames
            and dep in {"dobj", "ccomp", "nsubj"}
            and tree.pos[child] in {"NOUN", "PROPN", "NUM", "VERB"}
        ):
            return replace(base, content=_tidy(tree, first, max(end, _tail(tree, token, end))))
        if dep in {"prep", "dative"} and _framed(frames, tree.low[child]) and child + 1 <= end:
            return replace(base, content=_tidy(tree, child + 1, end))
    return None


def _framed(frames: frozenset[Frame], word: str) -> bool:
    return any(frame.value == word and frame in frames for frame in (Frame.OF, Frame.FOR, Frame.AS))


def _tail(tree: Tree, token: int, end: int) -> int:
    """Take in the prepositional tail of an object that the parser hung on the verb."""
    for child in sorted(tree.children[token]):
        if child > end and tree.dep[child] == "prep" and tree.edges[child][0] == end + 1 and not _has_verb(tree, child):
            end = tree.edges[child][1]
    return end


# --- according to, nouns of saying --------------------------------------------------------------------


def _according(tree: Tree, token: int) -> Cue | None:
    to = token + 1
    if tree.low[token] == "according" and (to >= len(tree) or tree.low[to] != "to"):
        return None
    if tree.low[token] == "per":
        return None
    who = next(
        (tree.child(t, "pobj") for t in (to, token) if t < len(tree) and tree.child(t, "pobj") is not None), None
    )
    if who is None:
        return None
    first, last = tree.sentences[tree.sentence[token]]
    phrase = (token, max(to, tree.edges[who][1]))
    phrase = (token, _phrase_end(tree, to + 1, phrase[1], at_start=token - first <= 2))
    before = _tidy(tree, _boundary_before(tree, first, token), token - 1)
    after = _tidy(tree, phrase[1] + 1, last - 1)
    if before and any(tree.tag[i] in _FINITE for i in range(before[0][0], before[0][1] + 1)):
        content = before if not _goes_on(tree, phrase[1] + 1, last) else (*before, *after)
    else:
        content = (*before, *after)
    return Cue(
        tree=tree.number, token=token, verb="according to", act=Act.SAY, cue=((token, to),), speaker=who, content=content,
        clause=phrase,
    )  # fmt: skip


def _phrase_end(tree: Tree, first: int, last: int, *, at_start: bool) -> int:
    """Where the one according to whom ends: at a comma before the clause, where the phrase opens the sentence."""
    if not at_start:
        return last
    for at in range(first, last + 1):
        if tree.low[at] == "," and _own_clause(tree, at + 1, tree.sentences[tree.sentence[first]][1]):
            closes = next((i for i in range(at + 1, last + 1) if tree.low[i] == ","), None)
            inner = closes is not None and tree.low[at + 1] in {"which", "who", "a", "an", "the"}
            return closes - 1 if inner and closes is not None and closes < last else at - 1
    return last


def _goes_on(tree: Tree, first: int, last: int) -> bool:
    """Whether the clause goes on after the phrase: *The bridge, according to the mayor, fell.*"""
    return (
        first < last
        and tree.low[first] == ","
        and any(tree.tag[i] in _FINITE for i in range(first, last))
        and not (tree.low[min(first + 1, last - 1)] in {"but", "while", "and", "who", "which", "although"})
    )


def _boundary_before(tree: Tree, first: int, token: int) -> int:
    for at in range(token - 1, first, -1):
        if tree.low[at] in {"but", "while", "whereas"} and at - first > 2 and _own_clause(tree, at + 1, token):
            return at + 1
    return first


def _noun_cue(tree: Tree, token: int, known: Speech) -> Cue | None:
    """*a claim by the army that ...*, *its accusation of ...*: only with a clause or an of-phrase as content."""
    speaker: int | None = tree.child(token, "poss")
    by = next((c for c in tree.children[token] if tree.low[c] in {"by", "from"} and c > token), None)
    if by is not None:
        speaker = tree.child(by, "pobj")
    clause = next(
        (
            c
            for c in tree.children[token]
            if c > token and tree.dep[c] in {"acl", "ccomp", "relcl"} and _that_clause(tree, c)
        ),
        None,
    )
    if clause is None:
        return None
    first, last = tree.edges[clause]
    that = next((i for i in range(first, last + 1) if _is_that(tree, i)), first)
    content = _tidy(tree, that + 1, last)
    if not content:
        return None
    if speaker is not None and tree.pos[speaker] == "PRON" and tree.low[speaker] == "its":
        speaker = None
    return Cue(
        tree=tree.number, token=token, verb=tree.lemma[token], act=known.nouns[tree.lemma[token]], cue=((token, token),),
        speaker=speaker, content=content, nominal=True, bare=speaker is None,
    )  # fmt: skip


def _that_clause(tree: Tree, clause: int) -> bool:
    return any(_is_that(tree, c) and tree.dep[c] == "mark" for c in tree.children[clause])


# --- who, as a stretch --------------------------------------------------------------------------------


def speaker_run(tree: Tree, head: int, cue: int) -> Run:
    """Return first and last token of the noun phrase of a speaker, cut off where it swallows a clause or the cue."""
    first, last = tree.edges[head]
    sentence_first, sentence_last = tree.sentences[tree.sentence[head]]
    first, last = max(first, sentence_first), min(last, sentence_last - 1)
    if head < cue <= last:
        last = cue - 1
    if first <= cue < head:
        first = cue + 1
    first = _cut_left(tree, first, head)
    while last > head and (
        tree.low[last] in {",", ";", "--", "—", "-", ".", "and"} or tree.pos[last] in {"SPACE", "AUX"}
    ):
        last -= 1
    while first < head and (
        tree.low[first] in {",", ";", "but", "and", "--", "—", *_QUOTE_MARKS} or tree.pos[first] == "SPACE"
    ):
        first += 1
    if tree.low[max(0, cue - 1)] in {"according"}:
        return first, last
    return first, last


def _cut_left(tree: Tree, first: int, head: int) -> int:
    """A speaker's noun phrase holds no finite verb before its head: start after the last one."""
    for at in range(head - 1, first - 1, -1):
        if tree.tag[at] in _FINITE or tree.text[at] in _QUOTE_MARKS and tree.sentence[at] != tree.sentence[head]:
            start = at + 1
            determiner = next(
                (i for i in range(start, head + 1) if tree.pos[i] == "DET" or tree.dep[i] == "compound"), None
            )
            return determiner if determiner is not None else head
    return first
