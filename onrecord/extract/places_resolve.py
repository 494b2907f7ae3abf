"""Decides which of the places of one name a report means, by what it names beside and elsewhere."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise

from onrecord.extract.gazetteer import Feature, Kind
from onrecord.extract.places_atlas import place_words, same_name
from onrecord.extract.places_spot import Page, Seen

_KIND = {
    Kind.PACK: 6.0,
    Kind.REGION: 4.5,
    Kind.COUNTRY: 4.0,
    Kind.CAPITAL: 1.5,
    Kind.TOWN: 0.5,
    Kind.ADMIN1: 0.0,
    Kind.ADMIN2: -1.0,
}
_COUNTRY_WEIGHT = 5.0  # share of a report's places in one country, against 4 that a country has before a namesake
_CONTAINER = 8.0  # *Paris, Texas*: stronger than any population
_JOINS = re.compile(r", (?:in )?|,? in |,? of | \(|,? in the | near |’s |'s |, ")


@dataclass
class Context:
    """What a report names: weights of countries (ISO codes) and first level divisions (place ids)."""

    countries: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    divisions: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, feature: Feature, weight: float) -> None:
        if feature.country_code:
            self.countries[feature.country_code] += weight
        if feature.kind is Kind.ADMIN1:
            self.divisions[feature.place_id] += weight

    def share(self, feature: Feature, own: float) -> float:
        """Share of the weight that lies in a feature's country, `own` of it being the feature's own."""
        total = sum(self.countries.values()) - own
        return max(0.0, (self.countries.get(feature.country_code or "", 0.0) - own) / total) if total > 0.01 else 0.0


def prior(feature: Feature, seen: Seen) -> float:
    """Return how likely a place is meant by its name alone: population, kind, whether the name is its first."""
    score = 0.6 * math.log10(feature.population + 10) + _KIND[feature.kind]
    score += 1.0 if same_name(feature, seen.name) else 0.0
    return score + _generic(feature, seen)


def _generic(feature: Feature, seen: Seen) -> float:
    sort = place_words().generic.get(seen.generic, "")
    if sort == "province":
        return 4.0 if feature.kind is Kind.ADMIN1 else 2.0 if feature.kind is Kind.ADMIN2 else -2.0
    if sort == "district":
        return 4.0 if feature.kind is Kind.ADMIN2 else 0.0
    if sort == "city":
        return 2.0 if feature.kind.is_town else -2.0
    return 0.0


def containers(page: Page, seen: Sequence[Seen]) -> dict[int, tuple[Feature, ...]]:
    """Return, by position in `seen`, the places that the words put a place in: *Paris, Texas*, *Syria's Idlib*."""
    found: dict[int, tuple[Feature, ...]] = {}
    for number, (left, right) in enumerate(pairwise(seen)):
        between = page.segment.doc.text[left.end : right.start]
        if _JOINS.fullmatch(between.replace(left.generic, "").replace("  ", " ") if left.generic else between):
            if between.startswith(("'s", "’s")):
                found.setdefault(number + 1, left.features)
            else:
                found[number] = right.features
    return found


def choose(seen: Seen, context: Context, inside: Iterable[Feature], demonym: str | None) -> Feature | None:
    """Return the place that is meant, or None where the name has none; `demonym` is a country just named."""
    ids = {f.place_id for f in inside}
    own = 1.0 if len(seen.features) == 1 else 0.0

    def score(feature: Feature) -> float:
        total = prior(feature, seen) + _COUNTRY_WEIGHT * context.share(feature, own)
        total += _CONTAINER if ids & set(feature.within) else 0.0
        total += 3.0 if demonym and feature.country_code == demonym and feature.kind is not Kind.COUNTRY else 0.0
        total += 1.5 if any(context.divisions.get(w) for w in feature.within) else 0.0
        return total

    if not seen.features:
        return None
    best = max(seen.features, key=lambda f: (score(f), f.population, f.id))
    return _town_first(best, seen)


def _town_first(best: Feature, seen: Seen) -> Feature:
    """Prefer the town to the division that is named for it, unless a generic word asks for the division."""
    if best.kind not in (Kind.ADMIN1, Kind.ADMIN2) or place_words().generic.get(seen.generic) in (
        "province",
        "district",
    ):
        return best
    if place_words().generic.get(seen.generic) == "area" and seen.generic in ("countryside", "region"):
        return best
    inner = [f for f in seen.features if f.kind.is_town and best.place_id in f.within]
    town = max(inner, key=lambda f: f.population, default=None)
    return town if town is not None and town.population >= 0.1 * best.population else best


def context_of(named: Iterable[Sequence[Seen]], codes: Iterable[str], demonyms: Mapping[str, float]) -> Context:
    """Gather what a report names: countries and places of one meaning fully, others by their likeliest."""
    context = Context()
    for code in codes:
        context.countries[code] += 2
    for code, weight in demonyms.items():
        context.countries[code] += weight
    for seen in named:
        for one in seen:
            if one.features:
                best = max(one.features, key=partial(prior, seen=one))
                sure = len(one.features) == 1 or best.kind in (Kind.COUNTRY, Kind.PACK)
                context.add(best, 1.0 if sure else 0.5)
    return context
