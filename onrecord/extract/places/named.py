"""What a place name can mean, asked from outside of any report, so that its parts are found."""

import re

from onrecord.extract.places.atlas import Atlas, world
from onrecord.knowledge import Knowledge

_GENERIC = re.compile(r"\b(?:the|governorate|province|district|region|city|town|state|republic|of)\b", re.IGNORECASE)


def place_ids(name: str, knowledge: Knowledge) -> frozenset[str]:
    """Return the ids of all places with this name, of the gazetteer, the regions and the packs; empty for none.

    Where the whole name is not known, it is looked up without its generic word (*Northern Province*).
    """
    atlas = Atlas(world(), knowledge.packs, {})
    bare = " ".join(_GENERIC.sub(" ", name).split())
    found = atlas.lookup(name) or (atlas.lookup(bare) if bare else ())
    return frozenset(feature.place_id for feature in found)
