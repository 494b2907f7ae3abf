"""What a place name can mean, asked from outside of any report: its ids, or the places themselves to choose from."""

import re

from onrecord.extract.places.atlas import Atlas, precision_of, world
from onrecord.extract.places.gazetteer import Feature
from onrecord.extract.places.local import LocalPlaces
from onrecord.knowledge import Knowledge
from onrecord.values import Place, Span

_GENERIC = re.compile(r"\b(?:the|governorate|province|district|region|city|town|state|republic|of)\b", re.IGNORECASE)


def place_ids(name: str, knowledge: Knowledge) -> frozenset[str]:
    """Return the ids of all places with this name, of the gazetteer, the regions and the packs; empty for none.

    Where the whole name is not known, it is looked up without its generic word (*Northern Province*).
    """
    return frozenset(feature.place_id for feature in _found(_atlas(knowledge), name))


def _atlas(knowledge: Knowledge) -> Atlas:
    return Atlas(world(), knowledge.packs, {}, LocalPlaces(knowledge.gazetteers))


def _found(atlas: Atlas, name: str) -> tuple[Feature, ...]:
    bare = " ".join(_GENERIC.sub(" ", name).split())
    return atlas.every(name) or (atlas.every(bare) if bare else ())


def places_named(name: str, knowledge: Knowledge) -> tuple[Place, ...]:
    """Return the places of a name, or the one of a `gazetteer:id`, the most populous first; empty for none.

    Their span is of no report: whoever uses one gives it the words that it is to stand for.
    """
    atlas = _atlas(knowledge)
    one = atlas.by_place_id(name) if ":" in name else None
    found = (one,) if one else _found(atlas, name)
    ranked = sorted(found, key=lambda f: (-f.population, f.place_id))
    return tuple(_place(feature, atlas) for feature in ranked)


def _place(feature: Feature, atlas: Atlas) -> Place:
    country = atlas.country(feature.country_code)
    return Place(
        name=feature.name,
        span=Span(0, 1),
        precision=precision_of(feature),
        lat=feature.lat,
        lon=feature.lon,
        country=country.name if country else None,
        country_code=feature.country_code,
        gazetteer=feature.gazetteer,
        gazetteer_id=feature.id,
        within=feature.within,
    )
