"""The words that name a speaker: a noun phrase cut to its name, without determiner, clause or apposition."""

from onrecord.extract.clauses import Tree
from onrecord.extract.names import NameMention
from onrecord.extract.speech.subjects import RELATIVES, Run

_CUT_FROM_NAMES = frozenset({
    "the", "a", "an", "this", "these", "those", "its", "their", "his", "her", "that", "our", "some", "several", "many",
    "other", "another", "one", "two", "three", "more", "most", "few", "meanwhile", "but", "and", "also", "however",
})  # fmt: skip


def written(mention: NameMention) -> str:
    """A listed body's name as the report writes it; its canonical one where the report has a bare common noun."""
    return (
        " ".join(mention.text.split())
        if (mention.text[:1].isupper() and " " in mention.text.strip()) or mention.text.isupper()
        else mention.name
    )


def capitalised(tree: Tree, head: int, run: Run) -> Run:
    """The capitalised run around a head, with *of* and *for* within it."""
    first, last = head, head
    while first > run[0] and (tree.text[first - 1][:1].isupper() or tree.low[first - 1] in {"of", "for", "and", "-"}):
        first -= 1
    while first < head and not tree.text[first][:1].isupper():
        first += 1
    while last < run[1] and (tree.text[last + 1][:1].isupper() or tree.low[last + 1] in {"of", "for", "-"}):
        last += 1
    while last > head and not tree.text[last][:1].isupper():
        last -= 1
    return first, last


def bare_phrase(tree: Tree, head: int, run: Run) -> Run:
    """A group's noun phrase without relative clauses, appositions and what follows a comma."""
    first, last = run
    for at in range(head + 1, last + 1):
        if tree.low[at] in {",", "who", "which", "that", "(", *RELATIVES} or tree.dep[at] in {"relcl", "acl", "appos"}:
            last = at - 1
            break
    while last > head and tree.pos[last] in {"ADP", "PUNCT", "SPACE", "ADV"}:
        last -= 1
    return first, max(head, last)


def name_of(tree: Tree, run: Run) -> str:
    """Return the words of a run without the determiners and joiners before them, blanks made one."""
    first, last = run
    while first < last and (tree.low[first] in _CUT_FROM_NAMES or tree.pos[first] in {"PUNCT", "SPACE"}):
        first += 1
    span = tree.span(first, last)
    base = tree.segment.span.start
    return " ".join(tree.raw[span.start - base : span.end - base].split())
