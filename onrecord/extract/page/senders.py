"""Who sends a release, in its own words below the text: *About X: X is an organisation that ...*."""

import re

from onrecord.extract.page.phrases import phrases

NAME_WORDS = 10
MOVES_ON = 90  # code points in which what a sender does begins

_ABOUT = re.compile(
    r"^[\s*•(–—-]*(?:About|ABOUT)\s+(?:the\s+)?(?P<name>[A-ZÀ-Þ][^.:!?,]{0,80}?)\s*(?::\s*(?P<rest>.*))?$", re.DOTALL
)
_OURS = re.compile(r"^(?:We are|We work|Our (?:mission|work)|Founded in|Established in|Based in)\b")


def is_sender(heading: str, below: str | None = None) -> bool:
    """Tell whether words introduce who sends a release: all in one behind a colon, or `below` a heading of its own."""
    match = _ABOUT.match(heading)
    if not match or len(match["name"].split()) > NAME_WORDS:
        return False
    introduced = match["rest"] if below is None else below
    return bool(introduced) and bool(match["rest"]) is (below is None) and _introduces(match["name"], introduced)


def _introduces(name: str, words: str) -> bool:
    words = re.sub(r"^(?:The|the)\s+", "", words)
    capitals = "".join(w[0] for w in name.split() if w[0].isupper())
    first = re.match(r"[\w'’-]+", words)
    named = first is not None and (
        first[0].lower() == name.split()[0].lower() or (first[0] == capitals and len(capitals) > 1)
    )
    ours = _OURS.match(words)
    if ours:
        return True
    return named and any(phrases().senders.match(words, m.start()) for m in re.finditer(r"\s", words[:MOVES_ON]))
