"""Reads a cue set into the sentence that it tells, between commas or behind one: *..., the armed forces admitted*."""

from onrecord.extract.clauses import Tree
from onrecord.extract.grounds import because
from onrecord.extract.speech.content import Contents, tidy
from onrecord.extract.speech.subjects import FINITE, MARKS, SUBJECTS, Run, can_speak
from onrecord.knowledge.speech import Act, Frame, Verb, speech

_OPENING = frozenset({
    "as", "after", "before", "while", "when", "since", "if", "because", "where", "amid", "although", "though", "for",
})  # fmt: skip
_TURNS = frozenset({"but", "yet", "although", "though", "while", "whereas", "who", "which", "where"})
_MEDIA = frozenset({"telephone", "phone", "email", "e-mail", "letter", "radio", "skype", "text", "mail", "fax"})


def speaker_before(contents: Contents, verb: int) -> int | None:
    """Return who speaks by a participle that is a past tense: *it killed 15, a rebel commander claimed by telephone*.

    The noun right before it is somebody, stands behind a comma that ends a clause, and nobody is said to do it to them.
    """
    tree = contents.tree
    if tree.tag[verb] != "VBN" or tree.dep[verb] not in {"acl", "advcl"} or not _says(tree, verb):
        return None
    if any(tree.dep[c] in {"aux", "auxpass", *SUBJECTS, "xcomp", "oprd"} for c in tree.children[verb]):
        return None
    head = verb - 1
    while head > 0 and tree.pos[head] == "ADV":
        head -= 1
    if tree.pos[head] not in {"NOUN", "PROPN"} or not _is_somebody(contents, head) or _done_to(tree, verb):
        return None
    first = _phrase_start(contents, head)
    sentence = tree.sentences[tree.sentence[verb]][0]
    closed = first - 1 > sentence and tree.low[first - 1] == ","
    return head if closed and _has_clause(tree, sentence, first - 1) else None


def around(contents: Contents, verb: int, speaker: int, content: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return the content with what stands before the cue, where the cue is set into it and only what follows was taken.

    *The bridge, the experts concluded, was mined*; *prices fell, officials say, and trade rose*.
    """
    tree = contents.tree
    sentence = tree.sentences[tree.sentence[verb]][0]
    first = contents.subjects.run(speaker, verb)[0]
    if speaker > verb or first - 1 <= sentence or tree.low[first - 1] != "," or tree.dep[verb] == "relcl":
        return content
    before = tidy(tree, sentence, first - 1)
    if not before or (content and content[0][0] < first) or tree.low[before[0][0]] in _OPENING:
        return content
    if any(tree.text[i] in MARKS for i in range(sentence, first)):
        return content
    after = content or _closed(contents, verb)
    if not after or not _is_set_in(tree, verb, after[0][0]):
        return content
    told = tree.low[after[0][0]] not in _TURNS and _belongs(tree, before[0], after)
    return because((*before, *after), "cue.set_in", tree, verb) if told else content


def whole(contents: Contents, verb: int, speaker: int) -> tuple[Run, ...]:
    """Return the clause that a cue behind it, or set into it, tells."""
    tree = contents.tree
    first = contents.subjects.run(speaker, verb)[0]
    before = tidy(tree, tree.sentences[tree.sentence[verb]][0], first - 1)
    return (*before, *_closed(contents, verb)) if before and tree.low[before[0][0]] not in _OPENING else ()


def _says(tree: Tree, verb: int) -> bool:
    readings: tuple[Verb, ...] = speech().verbs.get(tree.lemma[verb], ())
    return any(Frame.CLAUSE in v.frames and v.act is not Act.BELIEVE and v.particle is None for v in readings)


def _is_somebody(contents: Contents, head: int) -> bool:
    """Whether a noun is somebody who speaks, and no paper or figures that are reported."""
    tree, known = contents.tree, speech()
    paper = tree.lemma[head] in known.words("around.carriers") | known.words("around.papers")
    return not paper and can_speak(tree, head, named=contents.subjects.is_name(head))


def _done_to(tree: Tree, verb: int) -> bool:
    """Whether somebody does it to the one before: *a rebel quoted by the agency*; *by telephone* is the way."""
    for child in tree.children[verb]:
        if tree.low[child] == "by" and child > verb:
            inner = tree.child(child, "pobj")
            return inner is None or tree.lemma[inner] not in _MEDIA
    return False


def _phrase_start(contents: Contents, head: int) -> int:
    tree = contents.tree
    at = min(tree.edges[head][0], contents.subjects.unit(head)[0])
    commas = [i for i in range(at, head) if tree.low[i] == ","]
    return commas[-1] + 1 if commas else at


def _has_clause(tree: Tree, first: int, last: int) -> bool:
    return any(tree.tag[i] in FINITE for i in range(first, last + 1))


def _closed(contents: Contents, verb: int) -> tuple[Run, ...]:
    """What the sentence goes on with behind the comma that closes a cue: *, the experts concluded on Monday, fell*."""
    tree = contents.tree
    end = contents.stop(verb)
    for at in range(verb + 1, end):
        if tree.tag[at] in FINITE or tree.text[at] in MARKS:
            return ()
        if tree.low[at] == ",":
            goes_on = any(tree.tag[i] in FINITE for i in range(at + 1, end)) and tree.low[at + 1] not in _TURNS
            return tidy(tree, at + 1, end - 1) if goes_on else ()
    return ()


def _is_set_in(tree: Tree, verb: int, after: int) -> bool:
    """Whether a comma closes the cue, with no more than day, place and occasion between."""
    between = range(verb + 1, after)
    closing = [i for i in between if tree.low[i] == ","]
    return bool(closing) and not any(tree.tag[i] in FINITE or tree.low[i] == ":" for i in between)


def _belongs(tree: Tree, before: Run, after: tuple[Run, ...]) -> bool:
    """Whether what stands on both sides is one statement: a clause that goes on, or a subject and its predicate."""
    first, last = before
    if _has_clause(tree, first, last):
        return tree.tag[first] not in {"VBN", "VBG"}  # "Asked whether it would, she said ..."
    if tree.pos[first] == "ADP" or tree.tag[first] in {"VBN", "VBG"}:
        return False
    start = after[0][0]
    verb = next((i for i in range(start, after[0][1] + 1) if tree.tag[i] in FINITE), None)
    return verb is not None and not any(
        tree.dep[c] in {*SUBJECTS, "expl"} and start <= c < verb for c in range(start, verb)
    )
