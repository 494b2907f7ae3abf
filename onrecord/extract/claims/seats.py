"""Where a seat of government stands for its state: *the capital backed the rebels*, *a deal with the capital*.

Nothing happens at a place by such words. What is done to it, in it or from it puts it there (*shells hit the capital*).
"""

from onrecord.extract.claims import dating
from onrecord.extract.claims.drafts import Draft
from onrecord.extract.claims.found import Found
from onrecord.extract.clauses import Tree
from onrecord.extract.names import seat_of
from onrecord.extract.places.finding import PlaceMention
from onrecord.values import Span

# Verbs by which a town that is their subject does nothing: it lies there, and something befalls it.
_BEFALLS = frozenset(
    {"be", "become", "see", "remain", "come", "witness", "suffer", "lie", "fall", "endure", "sustain", "experience"}
)
# What a government is and no town: *the capital was responsible, behind it, ready for talks*.
_MINDED = frozenset({"responsible", "behind", "guilty", "ready", "willing", "unwilling", "wary", "opposed", "involved"})
_WITH = frozenset({"with", "by", "against", "between"})  # a deal with it, backed by it: parties stand here, not places
# What is done to a government and to no town.
_TO_A_PARTY = frozenset(
    {"accuse", "blame", "prompt", "urge", "allow", "lead", "press", "pressure", "criticise", "criticize", "condemn",
     "ask", "tell", "warn", "inform", "persuade", "convince", "force", "thank", "support", "oppose"}
)  # fmt: skip


def acting(found: Found, draft: Draft) -> list[Span]:
    """Return the names of seats that stand for their states in a claim's sentence."""
    told = found.places_at.within(dating.sentence_of(draft))
    return [seen.mention.name_span for seen in told if acts(found, seen.mention, draft.tree)]


def acts(found: Found, mention: PlaceMention, tree: Tree) -> bool:
    """Tell whether a place of a tree's segment is a seat that stands for its state."""
    name = mention.name_span
    if seat_of(found.parsed.scope, name.of(found.parsed.report.text)) is None:
        return False
    reach = tree.at(name)
    return reach is not None and _acts(tree, reach[1])


def _acts(tree: Tree, token: int) -> bool:
    while tree.dep[token] == "conj" and tree.head[token] != token:
        token = tree.head[token]
    head, dep = tree.head[token], tree.dep[token]
    if dep == "nsubj":
        minded = any(tree.low[c] in _MINDED for c in tree.children[head])
        return minded or (tree.pos[head] == "VERB" and tree.lemma[head] not in _BEFALLS)
    if dep == "dobj":
        return tree.lemma[head] in _TO_A_PARTY
    if dep != "pobj":
        return False
    loyal = tree.low[head] == "to" and tree.pos[tree.head[head]] == "ADJ"  # *close to* is nearness
    return tree.low[head] in _WITH or (loyal and tree.low[tree.head[head]] != "close")
