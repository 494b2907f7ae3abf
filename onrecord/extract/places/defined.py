"""Where the words behind a name say that it is a town: *X is a small, quiet community*, *X, a village 9 km from Y*.

The comma may be lost, as texts lose it that are taken from pages.
"""

import re

from onrecord.extract.places.atlas import place_words
from onrecord.extract.places.page import Page, Seen

_WHAT = re.compile(r"(?:,|,? (?:which )?is)? an? ((?:[a-z-]+,? ){0,4}[a-z]+)\b")
_ENDS = re.compile(  # *a community leader* is none
    r"[,.;]| (?:\d|(?:in|near|on|of|at|that|which|where|with|outside|about|some|just|between|lying|located|situated|"
    r"north|south|east|west)\b)"
)


def said_to_be(page: Page, seen: Seen) -> str:
    """Return the words after a name that say that it is a town; none where they do not."""
    words, match = place_words(), _WHAT.match(page.text, seen.end)
    if match is None:
        return ""
    for word in re.finditer(r"[a-z]+", match[1]):
        town = word[0] in words.settled or words.generic.get(word[0]) == "city"
        if town and _ENDS.match(page.text, match.start(1) + word.end()):
            return page.text[seen.end : match.start(1) + word.end()]
    return ""
