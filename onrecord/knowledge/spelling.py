"""Other spellings of a name in Latin letters, where it comes from another script and nobody spells it alike.

Three ways, the narrow one first: `variants` are whole names, written otherwise by rule (an assimilated article, the
link vowel of Persian); `sound` is what the spellings of a name share that differ in how a sound is written (*o* for
*u*, *e* for *i*, *kh* for *k*), whatever script they come from; `skeleton` is what all spellings of an Arabic name
share, and fits more than it should.
"""

import re
from collections.abc import Iterator

from onrecord.knowledge.entities import fold

_ARTICLE = re.compile(r"\b(?:a[lrzdtsn]|as[h]|a[td]h|e[lrzdtsn]|es[h])\b")
_SOUNDS = (("sh", "š"), ("ch", "š"), ("kh", "x"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("dj", "j"), ("q", "k"))
_SPELT = (  # how one sound is written in the ways of English, French and German
    *(("shch", "x"), ("sch", "x"), ("sh", "x"), ("ch", "x"), ("kh", "k"), ("gh", "g"), ("th", "t"), ("dzh", "j")),
    *(("dh", "d"), ("zh", "j"), ("dj", "j"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("c", "k"), ("tz", "ts")),
)
_LEAST = 4  # letters of a key: fewer fit too much
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


def sound(name: str) -> str:
    """Return the sounds of a transliterated name: what is left where each is written in one way only.

    Of the vowels three are told apart, *a*, *e* with *i*, *o* with *u*; long and short ones are not, nor doubled
    consonants; articles, spaces and a last silent *h* are dropped. The key of a key is the key itself. Empty where
    fewer than four letters are left.

    >>> sound("Khartum") == sound("Khartoum"), sound("Hodeidah") == sound("Al Ḩudaydah")
    (True, True)
    >>> sound("Mykolayiv") == sound("Mykolaiv"), sound("Kherson") == sound("Kharkiv")
    (True, False)
    """
    key, written = "", _ARTICLE.sub(" ", fold(name))
    while key != written:
        key = written
        written = "".join(_sounded(word) for word in key.split())
    return f"={key}" if len(key) >= _LEAST else ""


def _sounded(word: str) -> str:
    for written, one in _SPELT:
        word = word.replace(written, one)
    word = re.sub(r"w(?=[aeiouy])", "v", word).replace("w", "u").replace("y", "i")
    word = re.sub(r"a*[ou]+", "u", re.sub(r"a*[ie]+", "i", word))
    return re.sub(r"(?<=[aiu])h$", "", re.sub(r"(.)\1+", r"\1", word))


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
