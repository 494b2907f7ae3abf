"""Reads the amount that number words and digits name: *60,000*, *two hundred and fifty*, *dozens*, *a couple*."""

import re
from dataclasses import dataclass

from onrecord.extract.clauses import Tree

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
_FRACTIONS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "quarters": 1 / 4, "thirds": 1 / 3}
_HOW_MANY = {"a": 1, "one": 1, "two": 2, "three": 3}
_FEW = frozenset({"few", "several", "some", "multiple", "handful"})
_PLURAL_SCALES = {"hundreds": 100, "thousands": 1000, "millions": 10**6, "dozens": 12}
_SCALE_WORDS = [[word] for word in _SCALES]
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_DECIMAL = re.compile(r"\d+\.\d+")
_THOUSANDS = re.compile(r"(\d{1,3})k")

STARTS = frozenset(
    {*_UNITS, *_TENS, *_SCALES, *_ORDERS, *_FEW, "a", "an", "half", "couple", "pair", "both", "zero", "score", "twin"}
)


@dataclass(frozen=True, slots=True)
class Amount:
    """The bounds that number words name, at tokens `first`..`last`; `order` where they are a word of order."""

    low: int
    high: int
    first: int
    last: int
    core: int
    order: bool = False


def amount_at(tree: Tree, at: int) -> Amount | None:
    """Read the number that begins at a token, without its modifiers; None where none begins there."""
    low = tree.low
    following = low[at + 1] if at + 1 < len(tree) else ""
    third = low[at + 2] if at + 2 < len(tree) else ""
    if following in _FRACTIONS and (part := _of_a_scale(tree, at)) is not None:
        return part
    if low[at] in {"a", "an"}:
        return _article(tree, at, following, third)
    if low[at] == "half" and following in {"a", "an"} and third in _SCALES:
        return Amount(_SCALES[third] // 2, _SCALES[third] // 2, at, at + 2, at + 2)
    if low[at] in _ORDERS:
        return _order(tree, at)
    if low[at] == "both":
        return Amount(2, 2, at, at, at) if _both_of(tree, at) else None
    if low[at] == "twin":
        return Amount(2, 2, at, at, at) if _before_plural(tree, at) else None
    if low[at] in {"couple", "pair"}:
        return Amount(2, 2, at, at, at, order=_is_vague(tree, at))
    if low[at] in _FEW:
        return _few(tree, at, following)
    return cardinal(tree, at)


def _before_plural(tree: Tree, at: int) -> bool:
    """*Twin bombings*, *twin suicide attacks*: two of what the plural names."""
    head = tree.head[at]
    return head > at and tree.tag[head] == "NNS" and tree.dep[at] in {"amod", "compound", "nummod"}


def _is_vague(tree: Tree, couple: int) -> bool:
    """*A couple of men*, *a couple more*: about two; *the couple*, *a married couple* are two."""
    after = couple + 1
    return after < len(tree) and (tree.low[after] in {"of", "more"} or tree.pos[after] in {"NOUN", "NUM"})


def _of_a_scale(tree: Tree, at: int) -> Amount | None:
    """*A quarter of a million*, *three quarters of a million*: the fraction of the scale, not the scale."""
    low = tree.low
    scale = _SCALES.get(low[at + 4]) if at + 4 < len(tree) else None
    if scale is None or low[at] not in _HOW_MANY or low[at + 2] != "of" or low[at + 3] not in {"a", "one"}:
        return None
    value = round(_HOW_MANY[low[at]] * _FRACTIONS[low[at + 1]] * scale)
    return Amount(value, value, at, at + 4, at + 4)


def _both_of(tree: Tree, at: int) -> bool:
    """*Both men*, *both were killed*; not *both the army and the rebels*."""
    after = min(at + 1, len(tree) - 1)
    if tree.tag[after] in {"VBD", "VBP"} or (tree.tag[after] == "RB" and tree.tag[min(at + 2, len(tree) - 1)] == "VBD"):
        return tree.dep[at] in {"nsubj", "nsubjpass"}
    return "and" not in tree.low[at + 1 : at + 6] and tree.tag[after] in {"NNS", "DT", "IN"}


def _article(tree: Tree, at: int, following: str, third: str) -> Amount | None:
    if following in {"couple", "pair"}:
        return Amount(2, 2, at, at + 1, at + 1, order=_is_vague(tree, at + 1))
    if following == "few" or following == "handful":
        few = _few(tree, at + 1, third)
        return few and Amount(few.low, few.high, at, few.last, few.core, order=True)
    if following in _SCALES:
        scaled = cardinal(tree, at + 1)
        return scaled and Amount(scaled.low, scaled.high, at, scaled.last, scaled.core)
    if following == "score" and third == "of":
        return Amount(20, 20, at, at + 1, at + 1)
    return None


def _few(tree: Tree, at: int, following: str) -> Amount | None:
    if following in _SCALES or following in _PLURAL_SCALES:
        scale = _SCALES.get(following) or _PLURAL_SCALES[following]
        return Amount(3 * scale, 10 * scale - 1 if scale != 12 else 99, at, at + 1, at + 1, order=True)
    if tree.low[at] == "some" and following == "of":
        return None
    if tree.low[at] == "some" and (following[:1].isdigit() or following in STARTS - {"a", "an", "both"}):
        return None  # *some 50,000*: a modifier
    return Amount(3, 9, at, at, at, order=True)


def _order(tree: Tree, at: int) -> Amount:
    """*tens of thousands*, *hundreds of thousands*, *dozens*: bounds by tens, the contract's."""
    low, high = _ORDERS[tree.low[at]]
    last = core = at
    if tree.low[at] in {"tens", "hundreds", "dozens", "thousands"} and at + 2 < len(tree) and tree.low[at + 1] == "of":
        scale = _PLURAL_SCALES.get(tree.low[at + 2])
        if scale and tree.low[at + 2] != "dozens":
            factor = {"tens": 20, "dozens": 24, "hundreds": 200, "thousands": 2000}[tree.low[at]]
            top = {"tens": 100, "dozens": 100, "hundreds": 1000, "thousands": 10000}[tree.low[at]]
            low, high, last, core = factor * scale, top * scale - 1, at + 2, at + 2
    return Amount(low, high, at, last, core, order=True)


def cardinal(tree: Tree, at: int) -> Amount | None:
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
        elif seen and low[place : place + 3] == ["and", "a", "half"] and low[place + 3 : place + 4] in _SCALE_WORDS:
            part, place = part + 0.5, place + 3  # *two and a half million*
            continue
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
    return Amount(int(value), int(value), at, last, last)


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
