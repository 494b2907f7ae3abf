"""Finds what a verb reports that is no clause: *announced a truce*, *denied bombing it*, *called for calm*."""

from onrecord.extract.clauses import Tree
from onrecord.extract.speech.content import Contents, tidy
from onrecord.extract.speech.subjects import Run
from onrecord.knowledge.speech import Act, Frame, Verb, speech

_TAKEN_UP = frozenset({"it", "this", "that", "these", "those", "them"})


def phrasal(contents: Contents, verb: int, reading: Verb) -> tuple[tuple[Run, ...], int | None] | None:
    """Content that is no clause, and who is told: *announced a truce*, *denied bombing it*, *called for a truce*."""
    tree, frames = contents.tree, reading.frames
    stop = contents.stop(verb) - 1
    for child in sorted(tree.children[verb]):
        if child < verb:
            continue
        dep, (first, last) = tree.dep[child], tree.edges[child]
        last = min(last, stop)
        if last < first:
            continue
        if Frame.TO in frames and dep in {"xcomp", "ccomp"} and any(tree.low[c] == "to" for c in tree.children[child]):
            target = tree.child(verb, "dobj")
            begin = min(first, tree.edges[target][0]) if target is not None and target > verb else first
            return tidy(tree, begin, last), target
        if Frame.HOW in frames and dep in {"xcomp", "ccomp"} and tree.low[first] == "how":
            return tidy(tree, first, last), None
        if Frame.ING in frames and dep in {"xcomp", "ccomp"} and _is_gerund(tree, child):
            return tidy(tree, first, last), None
        if (
            Frame.OBJECT in frames
            and dep in {"dobj", "ccomp"}
            and tree.pos[child] in {"NOUN", "PROPN", "NUM", "VERB", "ADJ"}
        ):
            return tidy(tree, first, _tail(contents, verb, last, stop)), None
        if reading.act is Act.CONDEMN and Frame.OBJECT in frames and dep == "dobj" and tree.low[child] in _TAKEN_UP:
            return tidy(tree, first, last), None
        if Frame.AT in frames and dep == "dobj" and _is_figure(tree, verb, child):
            return tidy(tree, first, _tail(contents, verb, last, stop)), None
        if Frame.AS in frames and dep == "advcl" and tree.low[first] == "as":
            named = tree.child(verb, "dobj")  # *described nine of them as gravely hurt*
            return tidy(tree, tree.edges[named][0] if named is not None else first + 1, last), None
        framed = tree.low[child] in {f.value for f in (Frame.OF, Frame.FOR, Frame.AS, Frame.ON) if f in frames}
        if dep in {"prep", "dative"} and framed and child + 1 <= last:
            begin, last = child + 1, _asked(tree, verb, child, _tail(contents, verb, last, stop), stop)
            named = tree.child(verb, "dobj") if tree.low[child] == "as" else None
            if named is not None and verb < named < child:
                begin = tree.edges[named][0]
            return tidy(tree, begin, last), None
    return None


def _is_figure(tree: Tree, verb: int, noun: int) -> bool:
    """*Put the number of dead at 40*, *raised the toll to 40*; not *raised the number of troops*."""
    known = speech()
    counts = "around.tolls" if tree.lemma[verb] in known.words("around.revising") else "around.figures"
    return tree.lemma[noun] in known.words(counts)


def _is_gerund(tree: Tree, verb: int) -> bool:
    """*denied bombing it*, *denied having bombed it*."""
    return tree.tag[verb] == "VBG" or any(tree.low[c] == "having" and tree.dep[c] == "aux" for c in tree.children[verb])


def _asked(tree: Tree, verb: int, prep: int, last: int, stop: int) -> int:
    """*called on the governor to resign*: what they are to do is of what is asked, wherever the parser hung it."""
    if tree.low[prep] not in {"on", "for"}:
        return last
    for child in tree.children[verb]:
        to_do = tree.edges[child][0] == last + 1 and tree.low[last + 1 : last + 2] == ["to"]
        if child > last and to_do and tree.tag[child] == "VB":
            return min(stop, tree.edges[child][1])
    return last


def _tail(contents: Contents, verb: int, last: int, stop: int) -> int:
    """Take in the prepositional tail of an object that the parser hung on the verb."""
    tree = contents.tree
    for child in sorted(tree.children[verb]):
        if child > last and tree.dep[child] == "prep" and tree.edges[child][0] == last + 1:
            last = min(stop, tree.edges[child][1])
    return last
