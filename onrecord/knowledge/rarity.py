"""How much a word tells two reports apart: the rarer it is among reports, the more; by a table that ships.

The table is fixed and not counted from a record, so that what two reports share depends on these two alone, and a
report that arrives changes nothing between others.
"""

import math
import re
from functools import lru_cache
from importlib.resources import files

WORD = re.compile(r"[^\W_]{3,}")
UNSEEN = 600  # a word that the table has not is held by one report of so many; 300 and 1,000 linked no better
LISTED_NAME = 20  # a name that the knowledge lists is as common among the reports of its conflict


@lru_cache(maxsize=1)
def shares() -> dict[str, float]:
    """Return the share of reports that hold a word, by word without case, as the table that ships has them."""
    lines = files("onrecord").joinpath("vendor", "words", "shares.tsv").read_text(encoding="utf-8").splitlines()
    return {word: max(1, int(share)) / 1000 for word, share in (line.split("\t") for line in lines)}


def rarity(word: str, names: frozenset[str] = frozenset()) -> float:
    """Return minus the logarithm of the share of reports that hold a word given without case; 0 where all do.

    `names` are the words of the names that the knowledge lists: they are never held to be rare.
    """
    share = shares().get(word, 1 / UNSEEN)
    return -math.log(max(share, 1 / LISTED_NAME) if word in names else max(share, 1 / UNSEEN))
