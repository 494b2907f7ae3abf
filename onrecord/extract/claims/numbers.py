"""Finds numbers in words and digits with their bounds (*at least 82*, *30-40*, *dozens*) and what they count."""

import re
from dataclasses import dataclass

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


_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_UNITS = {word: number for number, word in enumerate(_ONES)}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "dozen": 12}
_ORDERS = {
    "tens": (20, 99), "dozens": (24, 99), "scores": (40, 199), "hundreds": (200, 999), "thousands": (2000, 9999),
    "millions": (2 * 10**6, 10**7 - 1), "billions": (2 * 10**9, 10**10 - 1),
}  # fmt: skip
_FEW = frozenset({"few", "several", "some", "multiple", "handful"})
_PLURAL_SCALES = {"hundreds": 100, "thousands": 1000, "millions": 10**6, "dozens": 12}
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_OLDEST = 120
_DECIMAL = re.compile(r"\d+\.\d+")
_THOUSANDS = re.compile(r"(\d{1,3})k")

# words before a number that bound it, longest first; None: the number stands for itself
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
_STARTS = frozenset(
    {*_UNITS, *_TENS, *_SCALES, *_ORDERS, *_FEW, "a", "an", "half", "couple", "pair", "both", "zero", "score"}
)


@dataclass(frozen=True, slots=True)
class _Value:
    low: int
    high: int
    first: int
    last: int
    core: int
    order: bool = False


def find(tree: Tree, words: Ontology, dated: set[int]) -> list[Number]:
    """Return the numbers that may count something, in order; `dated` are tokens that belong to a date."""
    found: list[Number] = []
    at = 0
    while at < len(tree):
        value = _value(tree, at) if tree.low[at] in _STARTS or tree.low[at][0].isdigit() else None
        if value is None:
            at += 1
            continue
        number = _number(tree, value, words, dated)
        if number:
            found.append(number)
        at = (number.last if number else value.last) + 1
    return found


def _value(tree: Tree, at: int) -> _Value | None:
    """Read the number that begins at a token, without its modifiers."""
    low = tree.low
    following = low[at + 1] if at + 1 < len(tree) else ""
    third = low[at + 2] if at + 2 < len(tree) else ""
    if low[at] in {"a", "an"}:
        return _article(tree, at, following, third)
    if low[at] == "half" and following in {"a", "an"} and third in _SCALES:
        return _Value(_SCALES[third] // 2, _SCALES[third] // 2, at, at + 2, at + 2)
    if low[at] in _ORDERS:
        return _order(tree, at)
    if low[at] == "both":
        joined = "and" in low[at + 1 : at + 6] or tree.tag[min(at + 1, len(tree) - 1)] not in {"NNS", "DT", "IN"}
        return None if joined else _Value(2, 2, at, at, at)
    if low[at] in {"couple", "pair"}:
        return _Value(2, 2, at, at, at, order=True)
    if low[at] in _FEW:
        return _few(tree, at, following)
    return _cardinal(tree, at)


def _article(tree: Tree, at: int, following: str, third: str) -> _Value | None:
    if following in {"couple", "pair"}:
        return _Value(2, 2, at, at + 1, at + 1, order=True)
    if following == "few" or following == "handful":
        few = _few(tree, at + 1, third)
        return few and _Value(few.low, few.high, at, few.last, few.core, order=True)
    if following in _SCALES:
        scaled = _cardinal(tree, at + 1)
        return scaled and _Value(scaled.low, scaled.high, at, scaled.last, scaled.core)
    if following == "score" and third == "of":
        return _Value(20, 20, at, at + 1, at + 1)
    return None


def _few(tree: Tree, at: int, following: str) -> _Value | None:
    if following in _SCALES or following in _PLURAL_SCALES:
        scale = _SCALES.get(following) or _PLURAL_SCALES[following]
        return _Value(3 * scale, 10 * scale - 1 if scale != 12 else 99, at, at + 1, at + 1, order=True)
    if tree.low[at] == "some" and following == "of":
        return None
    if tree.low[at] == "some" and (following[:1].isdigit() or following in _STARTS - {"a", "an", "both"}):
        return None  # *some 50,000*: a modifier
    return _Value(3, 9, at, at, at, order=True)


def _order(tree: Tree, at: int) -> _Value:
    """*tens of thousands*, *hundreds of thousands*, *dozens*: bounds by tens, the contract's."""
    low, high = _ORDERS[tree.low[at]]
    last = core = at
    if tree.low[at] in {"tens", "hundreds", "dozens", "thousands"} and at + 2 < len(tree) and tree.low[at + 1] == "of":
        scale = _PLURAL_SCALES.get(tree.low[at + 2])
        if scale and tree.low[at + 2] != "dozens":
            factor = {"tens": 20, "dozens": 24, "hundreds": 200, "thousands": 2000}[tree.low[at]]
            top = {"tens": 100, "dozens": 100, "hundreds": 1000, "thousands": 10000}[tree.low[at]]
            low, high, last, core = factor * scale, top * scale - 1, at + 2, at + 2
    return _Value(low, high, at, last, core, order=True)


def _cardinal(tree: Tree, at: int) -> _Value | None:
    """Read *60,000*, *1.5 million*, *two hundred and fifty*, *forty-five*, *two dozen*."""
    low = tree.low
    total, part, place, seen = 0, 0.0, at, False
    last = at
    while place < len(tree):
        word = low[place]
        if word in _SCALES:
            scale = _SCALES[word]
            part = (part if seen else 1) * scale
            if scale >= 1000:
                total, part = total + round(part), 0.0
        elif word in _UNITS or word in _TENS:
            if seen and low[last] in _UNITS:
                break
            part += _UNITS.get(word, _TENS.get(word, 0))
        elif word in {"and", "-"} and seen and place + 1 < len(tree) and _goes_on(low, last, place):
            place += 1
            continue
        elif not seen and (digits := _digits(word)) is not None:
            part, spaced = digits, place + 1 < len(tree) and low[place + 1] == "000" and word.isdigit()
            if spaced and len(word) <= 3:
                part, place = part * 1000, place + 1
        else:
            break
        seen, last, place = True, place, place + 1
    value = total + part
    if not seen or value != int(value):
        return None
    return _Value(int(value), int(value), at, last, last)


def _goes_on(low: list[str], last: int, place: int) -> bool:
    following = low[place + 1]
    if low[place] == "-":
        return low[last] in _TENS and following in _UNITS
    return low[last] in {"hundred", "thousand", "million"} and (following in _UNITS or following in _TENS)


def _digits(word: str) -> float | None:
    if word.isdigit() and word.isascii() and len(word) <= 10:
        return float(word)
    if _GROUPED.fullmatch(word):
        return float(word.replace(",", ""))
    if _DECIMAL.fullmatch(word):
        return float(word)
    thousands = _THOUSANDS.fullmatch(word)
    return float(thousands.group(1)) * 1000 if thousands else None


def _number(tree: Tree, value: _Value, words: Ontology, dated: set[int]) -> Number | None:
    second = _second(tree, value)
    last = second.last if second else value.last
    core = second.core if second else value.core
    if any(t in dated for t in range(value.first, last + 1)) or _is_label(tree, value, words):
        return None
    after = tree.low[last + 1] if last + 1 < len(tree) else ""
    if _measures_something_else(tree, last, after, words):
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
    one_of = value.low == value.high == 1 and after == "of"
    if one_of and noun is not None and tree.lemma[noun] not in words.groups:
        return None  # *one of its bloodiest clashes*
    if noun is not None and (tree.lemma[noun] in words.units_after or tree.low[noun] in words.units_after):
        return None
    return Number(
        first=first, last=last, core=core, noun=noun, low=low, high=high, modifier=modifier or Modifier.EXACT, more=more
    )


def _second(tree: Tree, value: _Value) -> _Value | None:
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
    upper = _cardinal(tree, start) if start < len(tree) else None
    return upper if upper and upper.low > value.low else None


def _before(tree: Tree, first: int) -> tuple[Modifier | None, int]:
    if first == 0 or tree.low[first - 1] not in _FIRST_BEFORE:
        return None, first
    for phrase, modifier in _BEFORE:
        start = first - len(phrase)
        if start >= 0 and tuple(tree.low[start:first]) == phrase:
            further, further_first = _before(tree, start)
            return (further, further_first) if further else (modifier, start)
    return None, first


def _after(tree: Tree, modifier: Modifier | None, last: int) -> tuple[Modifier | None, int]:
    following = tuple(tree.low[last + 1 : last + 3])
    if following == ("or", "more") or following == ("or", "so"):
        return (Modifier.AT_LEAST if following[1] == "more" else Modifier.ABOUT), last + 2
    if following[:1] == ("+",):
        return Modifier.AT_LEAST, last + 1
    return modifier, last


def _bounded(low: int | None, high: int | None, modifier: Modifier | None) -> tuple[int | None, int | None]:
    if modifier is Modifier.AT_LEAST:
        return low, None
    if modifier is Modifier.MORE_THAN:
        return (low + 1 if low is not None and low == high else low), None
    if modifier in {Modifier.UP_TO, Modifier.NEARLY}:
        return None, high
    return low, high


def _is_label(tree: Tree, value: _Value, words: Ontology) -> bool:
    """Tell a name's or a law's number (*resolution 2254*, *F-16*), a price, a year from a count."""
    first = value.first
    before = tree.low[first - 1] if first else ""
    glued = first > 0 and tree.start[first] == tree.start[first - 1] + len(tree.text[first - 1])
    if _is_age(tree, value):
        return True
    if before in {"$", "€", "£", "#", ":"} or (glued and before in {"-", "/", ".", "’", "'"}):
        return True
    if before in words.labels_before and tree.low[first].isdigit():
        return True
    head = tree.head[value.core]
    named = head < first and tree.pos[head] == "PROPN" and tree.dep[value.core] == "nummod" and head == first - 1
    return named and tree.low[first][0].isdigit()


def _is_age(tree: Tree, value: _Value) -> bool:
    """*Ann Roe, 24, was shot*, *Ann Roe (24)*: digits set off after a name tell its bearer's age."""
    first, after = value.first, value.last + 1
    if first < 2 or after >= len(tree) or not tree.low[first].isdigit() or value.high > _OLDEST:
        return False
    if tree.low[first - 1] not in {",", "("} or tree.pos[first - 2] != "PROPN":
        return False
    if tree.low[first - 1] == "(":
        return tree.low[after] in {")", ","}
    person = tree.segment.doc[first - 2].ent_type_ == "PERSON"
    return tree.low[after] in {",", ".", ";"} or (person and tree.pos[after] in {"AUX", "VERB", "CCONJ"})


def _measures_something_else(tree: Tree, last: int, after: str, words: Ontology) -> bool:
    """Tell lengths, times, shares, ages, and what a hyphen ties to the number (*two-year truce*)."""
    if after in words.units_after:
        return True
    if last + 1 >= len(tree):
        return False
    glued = tree.start[last + 1] == tree.start[last] + len(tree.text[last])
    if glued and after in {"-", "–", ":", "/", "th", "st", "nd", "rd", "mm", "m"}:
        return True
    return after in {"-", "–"} and last + 2 < len(tree) and tree.low[last + 2] in words.units_after


def _more(tree: Tree, first: int, last: int) -> bool:
    if first and tree.low[first - 1] in {"another", "further", "other", "additional"}:
        return True
    return last + 1 < len(tree) and tree.low[last + 1] in {"others", "other", "more", "further", "additional"}


_TAKEN = (["hostage"], ["prisoner"], ["captive"])
_BETWEEN_NOUNS = frozenset({"[", "]", "(", ")", "-", "–", '"', "“", "”", "'", "'s"})


def _noun(tree: Tree, core: int, last: int, words: Ontology, dated: set[int]) -> int | None:
    """Return the noun that a number counts: by the parse, else the end of the noun phrase that follows."""
    after = last + 1
    if after < len(tree) and tree.low[after] == "of":
        return _noun_of(tree, after)
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
    while at < min(of + 8, len(tree)):
        if tree.pos[at] in {"NOUN", "PROPN"} and not (at + 1 < len(tree) and tree.pos[at + 1] in {"NOUN", "PROPN"}):
            return at
        if tree.pos[at] in {"VERB", "PUNCT"} and tree.tag[at] not in {"VBN", "VBG", "HYPH"}:
            return None
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


def _leads_on(tree: Tree, place: int) -> bool:
    """Tell whether a word can stand between a number and its noun (*nine other injured men*)."""
    if tree.pos[place] == "ADJ":
        return True
    return tree.tag[place] in {"VBN", "VBG"} and _noun_follows(tree, place)


def _noun_follows(tree: Tree, place: int) -> bool:
    return place + 1 < len(tree) and tree.pos[place + 1] in {"NOUN", "PROPN"}
