"""Other spellings of a name in Latin letters, where it comes from another script and nobody spells it alike.

Two ways, the narrow one first: `variants` are whole names, written otherwise by rule (an assimilated article, the link
vowel of Persian); `skeleton` is what all spellings of an Arabic name share, and fits more than it should.
"""

import re
from collections.abc import Iterator

from onrecord.knowledge.entities import fold

_ARTICLE = re.compile(r"\b(?:a[lrzdtsn]|as[h]|a[td]h|e[lrzdtsn]|es[h])\b")
_SOUNDS = (("sh", "š"), ("ch", "š"), ("kh", "x"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("dj", "j"), ("q", "k"))
_ASSIMILATED = re.compile(r"\b(?P<vowel>[ae])(?P<sun>sh|[zsdrtn])(?P=sun)(?=\w{2})")
_LINK = re.compile(r"(?<=\w{2} )(?:e|i|ye|yi)(?= \w{2})")


def skeleton(name: str) -> str:
    """Return the consonants of a transliterated Arabic name, so that its many spellings are one.

    Articles, vowels, half vowels, doubled letters and a last h are dropped. Empty where fewer than three
    consonants are left: those fit too much.

    >>> skeleton("Al Manşūrah") == skeleton("Mansoura"), skeleton("Kafr ash Shaykh") == skeleton("Kafr el-Sheikh")
    (True, True)
    """
    words = _ARTICLE.sub(" ", fold(name))
    for written, sound in _SOUNDS:
        words = words.replace(written, sound)
    bones = [re.sub(r"[aeiouywıəʿ]|(?<!^)h$", "", word) for word in words.split()]
    joined = re.sub(r"(.)\1+", r"\1", "".join(bones))
    return f"~{joined}" if len(joined) >= 3 else ""


def variants(name: str) -> Iterator[str]:
    """Yield the folded names that a name may stand for, itself left out.

    >>> list(variants("Ras Ennaqb")), list(variants("Kuh-i-Safid"))
    (['ras en naqb'], ['kuh e safid', 'kuh ye safid', 'kuh safid'])
    """
    folded = fold(name)
    found: dict[str, None] = {}
    if _ASSIMILATED.search(folded):
        found[_ASSIMILATED.sub(lambda m: f"{m['vowel']}{m['sun']} {m['sun']}", folded)] = None
    if _LINK.search(folded):
        for link in ("e", "i", "ye", ""):
            found[" ".join(_LINK.sub(f" {link} " if link else " ", folded).split())] = None
    found.pop(folded, None)
    yield from found
