"""A mended parse is still a tree: every word hangs, by some number of steps, from one that hangs from itself."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.mending import Parse, mend

WORDS = ("former", "rebel", "and", "killed", "injured", "hurt", "claiming", "lives", "13", "dozens", ",", "aged", "shot")
TAGS = {"and": "CC", "13": "CD", ",": ",", "dozens": "NNS", "lives": "NNS"}
RELATIONS = ("conj", "dobj", "nsubj", "nummod", "amod", "appos", "ccomp", "cc")


@st.composite
def parses(draw: st.DrawFn) -> Parse:
    """Any words in any tree: of each word it is drawn which of those that hang already it hangs from."""
    low = draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=9))
    order = draw(st.permutations(range(len(low))))
    head = [0] * len(low)
    for n, at in enumerate(order):
        head[at] = draw(st.sampled_from(order[:n])) if n else at
    tag = [TAGS.get(w) or draw(st.sampled_from(("NN", "NNS", "VBD", "VBN", "VBG", "JJ"))) for w in low]
    dep = [draw(st.sampled_from(RELATIONS)) for _ in low]
    return Parse(low, list(low), ["NOUN" if t.startswith("NN") else "VERB" for t in tag], tag, dep, head)


@given(parses())
def test_a_mended_parse_has_no_rings(parse: Parse) -> None:
    """A ring would hang whatever climbs from word to word."""
    mend(parse)
    for at in range(len(parse.low)):
        steps = 0
        while parse.head[at] != at:
            at, steps = parse.head[at], steps + 1
            assert steps <= len(parse.low)
