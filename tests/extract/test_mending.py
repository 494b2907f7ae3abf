"""A mended parse is still a tree: every word hangs, by some number of steps, from one that hangs from itself."""

from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.extract.mending import Parse, mend

PHRASES = (
    ["killed"],
    ["claiming", "lives"],
    ["and", "13", "injured"],
    ["and", "injured", "dozens"],
    ["former", "rebel"],
)
TAGS = {"and": "CC", "13": "CD", ",": ",", "dozens": "NNS", "lives": "NNS"}
RELATIONS = ("conj", "dobj", "nsubj", "ccomp")


@st.composite
def parses(draw: st.DrawFn) -> Parse:
    """Any words in any tree: of each word it is drawn which of those that hang already it hangs from."""
    low = [word for phrase in draw(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=3)) for word in phrase]
    order = draw(st.permutations(range(len(low))))
    head = [0] * len(low)
    for n, at in enumerate(order):
        head[at] = draw(st.sampled_from(order[:n])) if n else at
    tag = [TAGS.get(w) or draw(st.sampled_from(("NN", "NNS", "VBD", "VBN", "VBG", "JJ"))) for w in low]
    dep = [draw(st.sampled_from(RELATIONS)) for _ in low]
    return Parse(low, list(low), ["NOUN" if t.startswith("NN") else "VERB" for t in tag], tag, dep, head)


FOUR_LIVES_AND_13_INJURED = Parse(  # as the model lays it out: the lives are injured
    ["four", "lives", "and", "13", "injured"],
    ["four", "life", "and", "13", "injure"],
    ["NUM", "NOUN", "CCONJ", "NUM", "VERB"],
    ["CD", "NNS", "CC", "CD", "VBN"],
    ["nummod", "nsubj", "cc", "conj", "ROOT"],
    [1, 4, 1, 1, 4],
)


@given(parses())
@example(FOUR_LIVES_AND_13_INJURED)
def test_a_mended_parse_has_no_rings(parse: Parse) -> None:
    """A ring would hang whatever climbs from word to word."""
    mend(parse)
    for word in range(len(parse.low)):
        at, steps = word, 0
        while parse.head[at] != at:
            at, steps = parse.head[at], steps + 1
            assert steps <= len(parse.low)
