"""Finds what a verb reports that is no clause: *announced a truce*, *denied bombing it*, *called for calm*."""

from onrecord.extract.speech.content import Contents, tidy
from onrecord.extract.speech.subjects import Run
from onrecord.knowledge.speech import Frame, Verb, speech


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
        if Frame.ING in frames and dep in {"xcomp", "ccomp"} and tree.tag[child] == "VBG":
            return tidy(tree, first, last), None
        if (
            Frame.OBJECT in frames
            and dep in {"dobj", "ccomp"}
            and tree.pos[child] in {"NOUN", "PROPN", "NUM", "VERB", "ADJ"}
        ):
            return tidy(tree, first, _tail(contents, verb, last, stop)), None
        if Frame.AT in frames and dep == "dobj" and tree.lemma[child] in speech().words("around.figures"):
            return tidy(tree, first, _tail(contents, verb, last, stop)), None
        framed = tree.low[child] in {f.value for f in (Frame.OF, Frame.FOR, Frame.AS, Frame.ON) if f in frames}
        if dep in {"prep", "dative"} and framed and child + 1 <= last:
            return tidy(tree, child + 1, last), None
    return None


def _tail(contents: Contents, verb: int, last: int, stop: int) -> int:
    """Take in the prepositional tail of an object that the parser hung on the verb."""
    tree = contents.tree
    for child in sorted(tree.children[verb]):
        if child > last and tree.dep[child] == "prep" and tree.edges[child][0] == last + 1:
            last = min(stop, tree.edges[child][1])
    return last
