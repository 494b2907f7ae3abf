"""Finds numbers in words and digits with their bounds (*at least 82*, *30-40*, *dozens*) and what they count."""

from dataclasses import dataclass, replace

from onrecord.extract.claims.amounts import STARTS, Amount, amount_at, cardinal
from onrecord.extract.claims.uncounted import is_label, is_rate, measures_something_else, share, was_before
from onrecord.extract.clauses import Tree
from onrecord.knowledge.ontology import Ontology
from onrecord.values import Modifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number that may count something. Tokens `first`..`last` are its words with the modifier, both counted.

    `core` is the token that stands for it in the parse; `noun` is the token of what it counts, None
    where the words name nothing (*killing 16*). `low` and `high` are None where the words leave the end open.
    `more` marks *another 12*, *12 others*: persons beside those told before.
    """

    first: int
    last: int
    core: int
    noun: int | None
    low: int | None
    high: int | None
    modifier: Modifier
    more: bool = False


_THEIRS = (["the"], ["its"], ["his"], ["her"], ["their"])
_STATES = frozenset({"dead", "killed", "injured", "wounded", "hurt", "missing", "deaths", "injuries", "fatalities"})
_POSSIBLY = (("and", "possibly"), ("or", "possibly"), ("and", "perhaps"), ("or", "perhaps"), ("and", "maybe"))
_AS_MANY = (("as", "many", "as"), ("up", "to"))
_BEFORE: tuple[tuple[tuple[str, ...], Modifier], ...] = tuple(
    sorted(
        (
            (tuple(words.split()), modifier)
            for modifier, listed in {
                Modifier.AT_LEAST: (
                    "at least", "at the very least", "no fewer than", "no less than", "not less than",
                    "a minimum of", "not fewer than", "at a minimum",
                ),
                Modifier.UP_TO: (
                    "up to", "as many as", "as much as", "no more than", "not more than", "a maximum of", "at most",
                    "fewer than", "less than", "under", "below",
                ),
                Modifier.MORE_THAN: (
                    "more than", "over", "above", "upwards of", "upward of", "in excess of", "well over",
                    "greater than", "exceeding", "just over", "well more than", "higher than", "exceeds", "exceeded",
                ),
                Modifier.ABOUT: (
                    "about", "around", "approximately", "roughly", "some", "an estimated", "estimated", "circa",
                    "approx", "the estimated", "in the region of", "somewhere around", "an approximate",
                ),
                Modifier.NEARLY: ("nearly", "almost", "close to", "just under", "nearing", "approaching"),
            }.items()
            for words in listed
        ),
        key=lambda entry: -len(entry[0]),
    )
)  # fmt: skip
_FIRST_BEFORE = frozenset(words[-1] for words, _ in _BEFORE)


def find(tree: Tree, words: Ontology, dated: set[int]) -> list[Number]:
    """Return the numbers that may count something, in order; `dated` are tokens that belong to a date."""
    found: list[Number] = []
    at = 0
    while at < len(tree):
        if found and tree.low[at] == "as" and (same := _as_many(tree, at, found[-1])) is not None:
            found.append(same)
        value = amount_at(tree, at) if tree.low[at] in STARTS or tree.low[at][0].isdigit() else None
        value = _all_but(tree, value) if value is not None else None
        shared = share(tree, value) if value is not None else None
        if value is None or shared is not None:
            at = shared + 1 if shared is not None else at + 1
            continue
        number = _number(tree, value, words, dated)
        if number:
            found.append(number)
        at = (number.last if number else value.last) + 1
    return _open_together(tree, found)


def _all_but(tree: Tree, value: Amount) -> Amount:
    """*All but two of the 14 passengers*: twelve, told by the words up to the greater number."""
    at = value.last + 2
    at += tree.low[at : at + 1] in _THEIRS
    if tree.low[max(0, value.first - 2) : value.first] != ["all", "but"] or tree.low[value.last + 1 : at][:1] != ["of"]:
        return value
    whole = cardinal(tree, at) if at < len(tree) else None
    if whole is None or whole.low <= value.low:
        return value
    left = whole.low - value.low
    return replace(whole, low=left, high=left, first=value.first - 2)


def _as_many(tree: Tree, at: int, told: Number) -> Number | None:
    """*Killed three and wounded as many*: the number told before, of others."""
    after = tree.low[at + 1 : at + 3]
    if after[:1] != ["many"] or after[1:] in (["as"], ["of"]):
        return None
    told_after = tree.pos[at - 1] == "CCONJ" and tree.tag[at + 2 : at + 3] in (["VBN"], ["VBD"], ["JJ"])
    counted = tree.pos[at - 1] == "CCONJ" and tree.tag[at + 2 : at + 3] == ["NNS"]  # *four women and as many men*
    if tree.pos[at - 1] != "VERB" and not told_after and not counted:
        return None
    if tree.sentence[told.first] != tree.sentence[at]:
        return None
    if counted:
        return replace(told, first=at, last=at + 1, core=at + 1, noun=at + 2, more=False)
    return replace(told, first=at, last=at + 1, core=at + 1, noun=None, more=False)


def _open_together(tree: Tree, found: list[Number]) -> list[Number]:
    """*At least 40 dead and 70 wounded*: what bounds the first of two states bounds the second."""
    for at in range(1, len(found)):
        first, second = found[at - 1], found[at]
        if first.modifier is not Modifier.AT_LEAST or second.modifier is not Modifier.EXACT:
            continue
        states = tree.low[first.last + 1 : first.last + 2] + tree.low[second.last + 1 : second.last + 2]
        joined = tree.low[first.last + 2 : second.first] in (["and"], [","], [",", "and"])
        if joined and len(states) == 2 and set(states) <= _STATES:
            found[at] = replace(second, high=None, modifier=Modifier.AT_LEAST)
    return found


def _number(tree: Tree, value: Amount, words: Ontology, dated: set[int]) -> Number | None:
    joined, beside = _second(tree, value), _possibly(tree, value)
    second = joined or beside
    if was_before(tree, value, "from") and second:
        return None  # *rose from 12 to 19*
    if was_before(tree, value, "by"):
        return None  # *rose by 10 to 35*
    last = second.last if second else value.last
    core = joined.core if joined else value.core
    if any(t in dated for t in range(value.first, last + 1)) or is_label(tree, value, words):
        return None
    after = tree.low[last + 1] if last + 1 < len(tree) else ""
    if measures_something_else(tree, last, after, words):
        return None
    modifier, first = _before(tree, value.first)
    low: int | None = value.low
    high: int | None = second.high if second else value.high
    if second and value.low >= second.high:
        return None
    if second:
        modifier = Modifier.BETWEEN
        first -= 1 if first > 0 and tree.low[first - 1] == "between" else 0
    modifier, last = _after(tree, modifier, last)
    low, high = _bounded(low, high, modifier)
    if value.order and modifier is None:
        modifier = Modifier.ORDER
    more = _more(tree, first, last)
    noun = _noun(tree, core, last, words, dated)
    if noun is not None and not words.is_people(tree.lemma[noun]) and _speaks(tree, noun):
        noun = None  # *wounded 50 state media said*, where commas are lost
    one_of = value.low == value.high == 1 and after == "of"
    harmed = noun is not None and [tree.low[noun]] in _THE_HARMED
    if one_of and noun is not None and not harmed and not words.is_people(tree.lemma[noun]):
        return None  # *one of its bloodiest clashes*
    if is_rate(tree, max(noun if noun is not None else last, last)):
        return None
    if noun is not None and (tree.lemma[noun] in words.units_after or tree.low[noun] in words.units_after):
        return None
    return Number(
        first=first, last=last, core=core, noun=noun, low=low, high=high, modifier=modifier or Modifier.EXACT, more=more
    )


def _second(tree: Tree, value: Amount) -> Amount | None:
    """Read the upper end of *30-40*, *250,000 to 275,000*, *four or five*, *between 5 and 7*."""
    at = value.last + 1
    if at + 1 >= len(tree) or value.order:
        return None
    joint = tree.low[at]
    between = value.first > 0 and tree.low[value.first - 1] == "between"
    if joint not in {"to", "-", "–", "—", "or"} and not (between and joint == "and"):
        return None
    start = at + 1
    if tree.low[start] in {"even"}:
        start += 1
    upper = cardinal(tree, start) if start < len(tree) else None
    return upper if upper and upper.low > value.low else None


def _possibly(tree: Tree, value: Amount) -> Amount | None:
    """*Five, and possibly as many as nine*: the upper end is told beside."""
    at = value.last + 1
    at += tree.low[at : at + 1] == [","]
    if tuple(tree.low[at : at + 2]) not in _POSSIBLY:
        return None
    for words in _AS_MANY:
        start = at + 2 + len(words)
        if tuple(tree.low[at + 2 : start]) == words and start < len(tree):
            upper = cardinal(tree, start)
            return upper if upper and upper.low > value.low else None
    return None


def _before(tree: Tree, first: int) -> tuple[Modifier | None, int]:
    if first == 0 or tree.low[first - 1] not in _FIRST_BEFORE:
        return None, first
    for phrase, modifier in _BEFORE:
        start = first - len(phrase)
        if start >= 0 and tuple(tree.low[start:first]) == phrase and tree.dep[first - 1] != "prt":  # *handed over 100*
            further, further_first = _before(tree, start)
            return (further, further_first) if further else (modifier, start)
    return None, first


def _after(tree: Tree, modifier: Modifier | None, last: int) -> tuple[Modifier | None, int]:
    following = tuple(tree.low[last + 1 : last + 3])
    if following == ("or", "more") or following == ("or", "so"):
        return (Modifier.AT_LEAST if following[1] == "more" else Modifier.ABOUT), last + 2
    if following[:1] == ("+",):
        return Modifier.AT_LEAST, last + 1
    if following == ("-", "odd") or following == ("-", "plus"):
        return (Modifier.ABOUT if following[1] == "odd" else Modifier.AT_LEAST), last + 2
    return modifier, last


def _bounded(low: int | None, high: int | None, modifier: Modifier | None) -> tuple[int | None, int | None]:
    if modifier is Modifier.AT_LEAST:
        return low, None
    if modifier is Modifier.MORE_THAN:
        return (low + 1 if low is not None and low == high else low), None
    if modifier in {Modifier.UP_TO, Modifier.NEARLY}:
        return None, high
    return low, high


def _more(tree: Tree, first: int, last: int) -> bool:
    if first and tree.low[first - 1] in {"another", "further", "other", "additional"}:
        return True
    return last + 1 < len(tree) and tree.low[last + 1] in {"others", "other", "more", "further", "additional"}


_THE_HARMED = (["dead"], ["wounded"], ["injured"], ["missing"], ["killed"], ["deceased"])
_SAYING = frozenset({"say", "report", "add", "announce", "state", "claim", "confirm", "tell"})
_TAKEN = (["hostage"], ["prisoner"], ["captive"])
_SET_OFF = (["among"], ["amongst"], ["including"], ["most"], ["mostly"], ["mainly"], ["many"], ["some"], ["all"])
_BETWEEN_NOUNS = frozenset({"[", "]", "(", ")", "-", "–", '"', "“", "”", "'", "'s"})


def _noun(tree: Tree, core: int, last: int, words: Ontology, dated: set[int]) -> int | None:
    """Return the noun that a number counts: by the parse, else the end of the noun phrase that follows."""
    after = last + 1
    if after < len(tree) and tree.low[after] == "of":
        return _noun_of(tree, after)
    if tree.low[after : after + 1] == [","] and tree.low[after + 1 : after + 2] in _SET_OFF:
        return None  # *38, among them nine children, were killed*
    if after < len(tree) and tree.low[after] in {"more", "other", "others", "further", "additional"}:
        if tree.low[after] == "others":
            return after
        after += 1
    head = tree.head[core]
    followed = _phrase_end(tree, after, words, dated)
    if tree.dep[core] in {"nummod", "quantmod", "amod", "det", "compound"} and last < head <= last + 8:
        if followed is not None and (tree.pos[head] not in {"NOUN", "PROPN"} or followed > head):
            return followed
        if followed is not None and followed == head - 1 and [tree.low[head]] in _TAKEN:
            return followed
        counted = tree.pos[head] in {"NOUN", "PROPN", "ADJ", "PRON"} and head not in dated
        return head if counted else followed
    return followed


def _noun_of(tree: Tree, of: int) -> int | None:
    """*dozens of civilians*, *two of the men*, *16 of 29 cases*: the noun after *of*."""
    at = of + 1
    if (
        tree.low[at : at + 1] == ["the"]
        and tree.low[at + 1 : at + 2] in _THE_HARMED
        and not _noun_follows(tree, at + 1)
    ):
        return at + 1
    while at < min(of + 8, len(tree)):
        if tree.pos[at] in {"NOUN", "PROPN"} and not (at + 1 < len(tree) and tree.pos[at + 1] in {"NOUN", "PROPN"}):
            return at
        if tree.pos[at] in {"VERB", "PUNCT"} and tree.tag[at] not in {"VBN", "VBG", "HYPH"}:
            return None
        if tree.pos[at] == "ADP" or (tree.tag[at] == "VBG" and tree.pos[at - 1] == "PRON"):
            return None  # *dozens of them, according to the hospital*
        at += 1
    return None


def _phrase_end(tree: Tree, at: int, words: Ontology, dated: set[int]) -> int | None:
    """Return the last noun of the noun phrase that begins at a token, or None."""
    end: int | None = None
    for place in range(at, min(at + 8, len(tree))):
        pos, low, low_before = tree.pos[place], tree.low[place], tree.low[place - 1]
        if place in dated:
            break
        if pos in {"NOUN", "PROPN"}:
            if end is not None and place > end + 1 and low_before not in _BETWEEN_NOUNS:
                break
            end = place
            if words.is_people(tree.lemma[place]) and not _noun_follows(tree, place):
                break
            if tree.low[place + 1 : place + 2] in _TAKEN and words.is_people(tree.lemma[place]):
                break  # *taking 30 people hostage*
        elif (
            low_before not in {"[", "("}
            and low not in _BETWEEN_NOUNS
            and (end is not None or not _leads_on(tree, place))
        ):
            break
    return end


def _speaks(tree: Tree, noun: int) -> bool:
    return tree.dep[noun] == "nsubj" and tree.head[noun] > noun and tree.lemma[tree.head[noun]] in _SAYING


def _leads_on(tree: Tree, place: int) -> bool:
    """Tell whether a word can stand between a number and its noun (*nine other injured men*)."""
    if tree.pos[place] == "ADJ":
        return True
    return tree.tag[place] in {"VBN", "VBG"} and _noun_follows(tree, place)


def _noun_follows(tree: Tree, place: int) -> bool:
    return place + 1 < len(tree) and tree.pos[place + 1] in {"NOUN", "PROPN"}
