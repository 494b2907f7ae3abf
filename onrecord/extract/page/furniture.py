"""What stands round the text of a page, told by its words or its shape: buttons, sign-offs, copyright, lists of tags.

Each shape is one that a sentence cannot have: a line all of whose words are buttons, a sign-off behind which only
names stand, names without a verb or a full stop below the text. In doubt a line is text.
"""

import re

from onrecord.extract.page.phrases import fold_line, phrases, plain_line
from onrecord.extract.page.rules import rules
from onrecord.extract.page.senders import is_sender
from onrecord.extract.page.stamps import is_clock, is_count_of_time
from onrecord.model import Section

AROUND = frozenset({Section.NOTICE, Section.BYLINE, Section.CREDIT})
TAG_WORDS = 40
LONGEST = 600  # code points; what stands round a text is short
SHORT = 160  # code points of a stamp, a credit, a trail

_WORD = re.compile(r"[\w+&'-]*\w[\w+&'-]*")
_TOKEN = re.compile(r"[^\s,;|/·•>]+")
_OUTER = "\"'“”‘’()[]{}.,;:*#@–—-_"
_LINKS = frozenset(
    {"of", "the", "and", "in", "for", "&", "al", "el", "de", "bin", "van", "von", "on", "at", "to", "vs"}
)
_COPYRIGHT = re.compile(
    r"^[\s*•·|\[({–—_-]*(?:tm\s+and\s+)?(?:(?P<sign>©|\(c\))|copyright)(?P<rest>.*)$", re.IGNORECASE | re.DOTALL
)
_YEAR_AFTER = re.compile(r"[\s,:©]*(?:\(c\)|copyright)?[\s,:]*(?:by\s)?[\s©]*(?:1[89]|20)\d\d\b", re.IGNORECASE)
_SIGNED = re.compile(r"©\s*(?:copyright\s+)?(?:1[89]|20)\d\d\b", re.IGNORECASE)
_TRAIL = re.compile(r"\s+[>»›|·•→/]\s+|\s*[>»›→]\s*")
_ADDRESS = re.compile(r"^[^\w@]*(?:https?://|www\.)\S+$")
_TAGGED = re.compile(r"^(?:[#@]\w+[\s,|]*)+$")
_FROM = re.compile(r"\breported from\b|\bcontributed (?:reporting )?from\b")
_CLOSED = re.compile(r"""[.!?…;:]["'”’)\]]*$""")
BAR = 200  # code points in which a bar of buttons before a sentence ends
BAR_BUTTONS = 3  # buttons of such a bar, at least
_SHORT_SIGN = 25  # words of a line in which a copyright sign with its year may stand anywhere


def furniture(text: str) -> Section | None:
    """Return what a line or a sentence is that stands round the text; None where it may be text, or a caption."""
    found = by_phrase(text)
    return found if found in AROUND else by_shape(text)


def by_phrase(text: str) -> Section | None:
    """Return what a line is by its words."""
    return rules().first(text)


def by_shape(text: str) -> Section | None:
    """Return what a line is by how it is made."""
    if len(text) > LONGEST:
        return None
    line = plain_line(text)
    if _signed_off(line) or _filed_from(line):
        return Section.BYLINE
    if len(line) > SHORT:
        return Section.NOTICE if is_copyright(line) or _bar(line) or _TAGGED.match(line) else None
    if _agencies(line):
        return Section.CREDIT
    if is_clock(line):
        return Section.DATELINE
    around = (_bar, _counted, is_copyright, _trail, is_count_of_time, _ADDRESS.match, _TAGGED.match)
    return Section.NOTICE if any(shape(line) for shape in around) else None


def onward(text: str) -> Section | None:
    """Return what begins with these words and goes on to the end of its paragraph, as a correction does."""
    if found := rules().first(text, onward=True):
        return found
    if len(text) > LONGEST:
        return None
    line = plain_line(text)
    if is_copyright(line) or is_sender(line):
        return Section.NOTICE
    return Section.BYLINE if _signed_off(line) else None


def is_tags(text: str) -> bool:
    """Tell whether a line may be a list of tags: names without a verb, a number or a full stop.

    A sentence is such a line only in a headline, and below the text no headline of its own report stands.
    """
    line = plain_line(text)
    if not line or _CLOSED.search(line) or len(line.split()) > TAG_WORDS:
        return False
    if _TAGGED.match(line):
        return True
    tokens = _TOKEN.findall(line)
    if any(ch.isdigit() for token in tokens for ch in token):
        return False
    if tokens and _is_name(tokens[0]) and all(_is_name(t) or t.lower() in _LINKS for t in tokens):
        return True
    items = [item.split() for item in re.split(r"[,|·•]", line) if item.strip()]
    return len(items) >= 3 and all(len(item) <= 3 for item in items)


def is_copyright(line: str) -> bool:
    """Tell whether a line states who holds the rights: the word with a year or with nothing but names."""
    if match := _COPYRIGHT.match(line):
        rest = match["rest"].strip()
        return bool(match["sign"] == "©" or not rest or _YEAR_AFTER.match(rest) or _only_names(rest, frozenset()))
    return len(line.split()) <= _SHORT_SIGN and bool(_SIGNED.search(line))


def _is_name(token: str) -> bool:
    bare = token.strip(_OUTER)
    return not bare or bare[0].isupper()


def _only_names(rest: str, words: frozenset[str]) -> bool:
    tokens = [t.strip(_OUTER) for t in _TOKEN.findall(rest)]
    tokens = [t for t in tokens if t]
    return all(t[0].isupper() or t[0].isdigit() or t.lower() in words for t in tokens)


def _signed_off(line: str) -> bool:
    """*(Reporting by X in Y; editing by Z)*: names alone stand behind the words, so it is no sentence."""
    opened = phrases().signoffs.match(line)
    if not opened or len(line.split()) > TAG_WORDS * 2:
        return False
    return _only_names(line[opened.end() :], phrases().crew)


def _filed_from(line: str) -> bool:
    """*X Y reported from A, Z from B.*: two names at least before the words, and nothing but names round them."""
    match = _FROM.search(line)
    if not match or len(line.split()) > TAG_WORDS:
        return False
    before, after = line[: match.start()].split(), line[match.end() :]
    named = len(before) >= 2 and all(t[0].isupper() or t in {"and", "in"} for t in before)
    return named and bool(after.strip(" .")) and _only_names(after, phrases().crew)


def _agencies(line: str) -> bool:
    """*(AFP, Reuters)*: nothing but agencies."""
    items = [i for i in re.split(r"\s*[,/&;|]\s*|\s+and\s+", fold_line(line).strip("()[]-–— ")) if i]
    return 1 < len(items) <= 6 and all(re.fullmatch(phrases().agencies, item) for item in items)


def _bar(line: str) -> bool:
    """*Share on Facebook Tweet Email Print*: every word is a button or stands between buttons."""
    words = [w.lower() for w in _WORD.findall(line)]
    known = phrases()
    buttons = sum(w in known.buttons for w in words)
    if not buttons or not all(w in known.buttons or w in known.between or w.isdigit() for w in words):
        return False
    return buttons > 1 or len(words) == 1


def bar_end(text: str) -> int:
    """Return where a bar of buttons ends that runs into a sentence: *Share Tweet Email Nine people ...*; 0 for none.

    *Facebook and Twitter were blocked* begins with no bar: a word in small letters goes on from the buttons.
    """
    known = phrases()
    buttons, end = 0, 0
    for match in _WORD.finditer(text[:BAR]):
        word = match.group().lower()
        if word not in known.buttons and word not in known.between and not word.isdigit():
            follows = text[end : match.end()].lstrip(" .|\"“'‘")[:1]
            return end if buttons >= BAR_BUTTONS and (follows.isupper() or follows.isdigit()) else 0
        buttons += word in known.buttons
        end = match.end() if word in known.buttons else end
    return 0


def _counted(line: str) -> bool:
    """*12 comments*, *1.2k shares*."""
    return bool(phrases().counted.match(line))


def _trail(line: str) -> bool:
    """*Home > World > Middle East*: where the page stands, without a number (*Dead: 9 | Hurt: 12* tells something)."""
    parts = _TRAIL.split(line.strip(" >»›|·•→/"))
    if len(parts) < 3 or _CLOSED.search(line) or any(ch.isdigit() for ch in line):
        return False
    return all(0 < len(part.split()) <= 4 and part.lstrip(_OUTER)[:1].isupper() for part in parts)
