"""The country that a report is of, and how close its words must put a deed into any other.

A report of one war names many states: who flies the planes, where fighters come from or flee to, where a statement was
made, where a truce was talked of. What was done in another country its words say themselves (*rockets hit a town of
X*); the name alone, in the same sentence or near it, puts nothing there.
"""

from collections import Counter
from collections.abc import Sequence

from onrecord.extract.claims.drafts import Draft
from onrecord.extract.clauses import Tree
from onrecord.extract.places.atlas import place_words
from onrecord.extract.places.finding import PlaceMention
from onrecord.model import Section
from onrecord.values import Place, Precision, Span

_INITIALS = 3  # letters: *UAE* is written so anywhere
_WIDE = frozenset({Precision.COUNTRY, Precision.PROVINCE, Precision.AREA})
_STEPS = 12  # words climbed from a place's name to the deed
_TEXT = frozenset({Section.BODY, Section.HEADLINE, Section.HEADING, Section.CAPTION, Section.HIGHLIGHT})
_AWAY = frozenset(  # prepositions by which a place is whose, whence or with whom, and not where
    {"from", "with", "by", "for", "via", "than", "like", "including", "between", "as", "about", "against", "among"}
)


def land_of(places: Sequence[PlaceMention], trees: Sequence[Tree]) -> str | None:
    """Return the code of the country in which more than half lies that the text puts somewhere, or None.

    Towns, quarters and provinces tell it; only where there is none of them do countries.
    """
    told = [p for p in places if p.place.country_code and _tells_where(p, trees[p.segment])]
    fine = [p for p in told if p.kind is not Precision.COUNTRY]
    codes = Counter(p.place.country_code for p in fine or told)
    code, times = codes.most_common(1)[0] if codes else (None, 0)
    return code if 2 * times > codes.total() else None


def _tells_where(place: PlaceMention, tree: Tree) -> bool:
    """Whether a mention puts something there; *from X* and a town in capitals, which heads a dispatch, do not."""
    if not place.locative or place.bounding or tree.segment.section not in _TEXT or is_capitals(place.text):
        return False
    return tree.low[place.first - 1 : place.first] != ["from"]


def is_capitals(name: str) -> bool:
    """Tell whether a name is written in capitals and is no abbreviation: *HARBOUR TOWN Two people were shot*."""
    return name.isupper() and len(name) > _INITIALS


def is_abroad(land: str | None, place: Place) -> bool:
    """Tell whether a place lies in another country than the report's."""
    return land is not None and place.country_code not in {None, land}


def lent(land: str | None, where: Sequence[Place], own: Span) -> tuple[Place, ...]:
    """Return which places of a claim, whose `own` words are given, hold for what is told beside it.

    A place abroad does only where those words name a town or a part of one.
    """
    return tuple(p for p in where if not is_abroad(land, p) or (own.contains(p.span) and p.precision not in _WIDE))


def takes_place_there(draft: Draft, name: Span, *, state: bool) -> bool:
    """Tell whether a place's name hangs on the deed: *hit X*, *strikes on a town in X*, *rockets fell on X*.

    It does not where another verb holds it (*fighters hiding in X were killed*, *banned in X*). A `state`, or the seat
    of one, acts where nothing is done to it or in it.
    """
    tree, reach = draft.tree, draft.tree.at(name)
    own = {draft.predicate, *draft.tokens()}
    at = reach[1] if reach is not None else draft.main.token
    if state and not _is_done_to(tree, at):
        return False
    for _ in range(_STEPS):
        head = tree.head[at]
        if at in own:
            return True
        if head == at or tree.pos[at] in {"VERB", "AUX"}:
            return False
        if tree.dep[at] == "prep" and not _leads_in(tree, at, own):
            return False
        at = head
    return False


def _is_done_to(tree: Tree, name: int) -> bool:
    while tree.dep[name] in {"conj", "appos"} and tree.head[name] != name:
        name = tree.head[name]
    if tree.dep[name] == "nsubj":
        return tree.lemma[tree.head[name]] in place_words().undergoing
    return tree.dep[name] in {"pobj", "dobj", "nsubjpass"}


def _leads_in(tree: Tree, preposition: int, own: set[int]) -> bool:
    """Whether what stands behind a preposition is where something was."""
    if tree.low[preposition] == "of":
        head = tree.head[preposition]
        return head in own or tree.low[head] in place_words().generic or tree.low[head] in place_words().edges
    return tree.low[preposition] not in _AWAY
