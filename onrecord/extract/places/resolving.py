"""Decides which of the places of one name a report means, by what it names beside and elsewhere."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise

from onrecord.extract.grounds import because
from onrecord.extract.places.atlas import alike, place_words, same_name
from onrecord.extract.places.gazetteer import Feature, Kind
from onrecord.extract.places.page import Page, Seen
from onrecord.knowledge import fold

_KIND = {
    Kind.PACK: 8.0,
    Kind.REGION: 8.0,
    Kind.COUNTRY: 3.0,
    Kind.CAPITAL: 2.0,
    Kind.TOWN: 0.5,
    Kind.ADMIN1: 0.5,
    Kind.ADMIN2: -1.0,
}
_CONTEXT = 4.0  # points of a place whose country is the only one that the report names
_CONTAINER = 8.0  # *Paris, Texas*: stronger than any population
_HOLDER = 2.0  # points of what holds the place that the words put in it: the province in *the district of X*
_DIVISION = 2.5  # points of a place whose first level division the report names
_CLOSE = 2.0  # points of a place right beside another that the report names
_NEAR = 1.5  # degrees (about 165 km) from which nearness tells nothing
_POINTS = frozenset({Kind.TOWN, Kind.CAPITAL, Kind.PACK, Kind.ADMIN2})
_SETTLED = 4.0  # weight of a report's places from which it is known where the report is at home
_GREAT = 100_000  # people of a town that is known far away
_SEVERAL = 2  # towns of a country by which a name is known to be a common one
_SMALL = 15_000  # people of a town that is hardly meant outside of the countries that a report names at all
_KNOWN = 5.5  # decimal logarithm of the population from which a place has the full benefit of the context
_OF_TOWN = re.compile(r"(?: \w+)? (?:town|village|city|district|neighbou?rhood|suburb|camp) of (?:the )?")
_JOINS = re.compile(r", (?:in )?|,? in |,? of | \(|,? in the | near |’s |'s |s |, ")


@dataclass
class Context:
    """What a report names: weights of countries (ISO codes), also by the name that gave them, and of divisions."""

    countries: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    divisions: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    given: defaultdict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    points: dict[tuple[float, float], set[str]] = field(default_factory=dict)  # of towns and the like, with their names
    homes: frozenset[str] = frozenset()  # the names, folded, of towns whose police the report names

    def add(self, name: str, feature: Feature, weight: float) -> None:
        if feature.country_code:
            self.countries[feature.country_code] += weight
            self.given[fold(name), feature.country_code] += weight
        if feature.kind is Kind.ADMIN1:
            self.divisions[feature.place_id] += weight
        if feature.kind in _POINTS and feature.lat is not None and feature.lon is not None:
            self.points.setdefault((feature.lat, feature.lon), set()).add(fold(name))

    def closeness(self, feature: Feature, name: str) -> float:
        """Return 1 beside another place that the report names, 0 from `_NEAR` degrees on."""
        if feature.lat is None or feature.lon is None:
            return 0.0
        narrow = math.cos(math.radians(feature.lat))
        folded = fold(name)
        apart = (
            math.hypot(lat - feature.lat, (lon - feature.lon) * narrow)
            for (lat, lon), names in self.points.items()
            if names != {folded}
        )
        return max(0.0, 1.0 - min(apart, default=_NEAR) / _NEAR)

    def main(self, least: float) -> tuple[str, ...]:
        """Return the countries that have at least this share of the weight, the weightiest first."""
        total = sum(self.countries.values())
        ranked = sorted(self.countries.items(), key=lambda item: (-item[1], item[0]))
        return tuple(code for code, weight in ranked if total and weight >= least * total)

    def share(self, feature: Feature, name: str) -> float:
        """Share of the weight that lies in a feature's country, its own name's mentions left out."""
        own = {code: w for (n, code), w in self.given.items() if n == fold(name)}
        total = sum(self.countries.values()) - sum(own.values())
        code = feature.country_code or ""
        return max(0.0, (self.countries.get(code, 0.0) - own.get(code, 0.0)) / total) if total > 0.01 else 0.0


def prior(feature: Feature, seen: Seen) -> float:
    """Return how likely a place is meant by its name alone: population, kind, whether the name is its first."""
    score = math.log10(feature.population + 10) + _KIND[feature.kind]
    score += 2.0 if feature.kind is Kind.COUNTRY or same_name(feature, seen.name) else 1.0 * alike(feature, seen.name)
    return score + _generic(feature, seen)


def _generic(feature: Feature, seen: Seen) -> float:
    sort = place_words().generic.get(seen.generic, "")
    if seen.generic in ("region", "district", "districts"):  # where they name a division, it is that one
        wanted = (Kind.ADMIN1, Kind.ADMIN2) if seen.generic == "region" else (Kind.ADMIN2, Kind.ADMIN1)
        return 3.0 if feature.kind is wanted[0] else 1.0 if feature.kind is wanted[1] else 0.0
    if sort == "province":
        return 4.0 if feature.kind is Kind.ADMIN1 else 2.0 if feature.kind is Kind.ADMIN2 else -2.0
    if sort == "district":
        return 4.0 if feature.kind is Kind.ADMIN2 else 0.0
    if sort == "city":
        return 2.0 if feature.kind.is_town else -2.0
    return 0.0


def containers(page: Page, seen: Sequence[Seen]) -> dict[int, tuple[Feature, ...]]:
    """Return, by position in `seen`, the places that the words put a place in: *Paris, Texas*, *Kenya's Kisumu*."""
    found: dict[int, tuple[Feature, ...]] = {}
    for number, (left, right) in enumerate(pairwise(seen)):
        between = page.text[left.end : right.start]
        joined = between.replace(left.generic, "").replace("  ", " ") if left.generic else between
        if _JOINS.fullmatch(joined) or _OF_TOWN.fullmatch(between):
            if between.startswith(("'s", "’s", "s ")) or _OF_TOWN.fullmatch(between):
                found.setdefault(number + 1, left.features)
            else:
                found[number] = right.features
    return found


def contents(page: Page, inside: Mapping[int, Sequence[Feature]], seen: Sequence[Seen]) -> dict[int, frozenset[str]]:
    """Return, by position, the ids of all that can hold what the words put in a place: of `containers`, the reverse.

    A bare comma does not say so: it may only part two of a list.
    """
    found: dict[int, frozenset[str]] = {}
    for number in inside:
        held = frozenset(i for f in seen[number].features for i in f.within)
        for outer in (number - 1, number + 1):
            if 0 <= outer < len(seen) and seen[outer].features is inside[number]:
                left, right = (seen[number], seen[outer]) if outer > number else (seen[outer], seen[number])
                if page.text[left.end : right.start].strip() != ",":
                    found[outer] = held
    return found


def choose(
    seen: Seen,
    context: Context,
    inside: Iterable[Feature],
    demonym: str | None,
    holding: frozenset[str] = frozenset(),
) -> Feature | None:
    """Return the place that is meant, or None where none of the name can be.

    `demonym` is a country just named, `holding` the ids of what can hold a place that the words put in this one.
    """
    if not seen.features:
        return None
    inside = tuple(inside)
    ids = {f.place_id for f in inside}
    likeliest = max(seen.features, key=partial(prior, seen=seen))
    shares = {f.country_code: context.share(f, seen.name) for f in seen.features} if len(seen.features) > 1 else {}

    def score(feature: Feature) -> float:
        known = min(1.0, math.log10(feature.population + 10) / _KNOWN)
        total = prior(feature, seen) + _CONTEXT * known * shares.get(feature.country_code, 0.0)
        total += _CONTAINER if ids & set(feature.within) and _fits(feature, likeliest) else 0.0
        total += 3.0 if demonym and feature.country_code == demonym and feature.kind is not Kind.COUNTRY else 0.0
        total += _HOLDER if feature.place_id in holding else 0.0
        total += _CLOSE * context.closeness(feature, seen.name) if len(seen.features) > 1 else 0.0
        return total + (_DIVISION if any(context.divisions.get(w) for w in feature.within) else 0.0)

    first = max(seen.features, key=lambda f: (score(f), f.population, f.id))
    best = _town_first(first, seen, holding)
    supported = bool(ids & set(best.within)) or best.country_code == demonym
    before = demonym is not None and best.country_code == demonym
    named = "place.held_by" if ids & set(best.within) else "place.demonym" if before else ""
    rule = named or ("place.town_first" if best is not first else _rule(best, seen, likeliest))
    because(best, rule if len(seen.features) > 1 else "place.only", start=seen.start)
    strays = _stray(best, seen, context) or _held_elsewhere(best, inside) or _is_a_far_namesake(best, seen, context)
    return best if supported or not strays else None


def _rule(best: Feature, seen: Seen, likeliest: Feature) -> str:
    """Name the rule that told a place from its namesakes, where no words beside it did."""
    if _generic(best, seen) > 0:
        return "place.generic"
    return "place.likeliest" if best is likeliest else "place.context"


def _stray(feature: Feature, seen: Seen, context: Context) -> bool:
    """Tell whether a lesser town lies where nothing else in a report does, so that its name is likelier another's."""
    if not (feature.kind is Kind.TOWN or (feature.kind is Kind.ADMIN2 and not same_name(feature, seen.name))):
        return False
    settled = _SETTLED if feature.population >= _SMALL else 1.0
    if sum(context.countries.values()) < settled or context.share(feature, seen.name) >= 0.04:
        return False
    return feature.population < (100_000 if same_name(feature, seen.name) else 500_000)


def _held_elsewhere(feature: Feature, inside: Sequence[Feature]) -> bool:
    """*Springfield, Utah*: words that put a lesser town into a division that has none of its name mean another."""
    divisions = bool(inside) and all(f.kind is Kind.ADMIN1 for f in inside)
    one_country = {f.country_code for f in inside} == {feature.country_code}
    return divisions and one_country and feature.kind is Kind.TOWN and feature.population < _GREAT


def _is_a_far_namesake(feature: Feature, seen: Seen, context: Context) -> bool:
    """Tell whether several lesser towns of a country bear a name, and none lies where the report's places do.

    A quarter or village that no gazetteer has then bears it too, likelier than that the one far away is meant.
    """
    if feature.kind is not Kind.TOWN or feature.population >= _GREAT or fold(seen.name) in context.homes:
        return False
    towns = [f for f in seen.features if f.kind.is_town and f.country_code == feature.country_code]
    common = _names_a_side(seen.name) or sum(same_name(f, seen.name) for f in towns) >= _SEVERAL
    if not common or any(context.divisions.get(w) for w in feature.within):
        return False
    told = any(names != {fold(seen.name)} for names in context.points.values())
    return told and context.closeness(feature, seen.name) == 0.0


def _names_a_side(name: str) -> bool:
    """*West Side*, *North End*: what many a town calls a part of it."""
    first, _, last = name.casefold().partition(" ")
    return first in place_words().directions and last in {"side", "end"}


def _fits(feature: Feature, likeliest: Feature) -> bool:
    """Tell whether *X, Y* can mean this X in Y: in a list of states a hamlet of one's name in the next is not meant."""
    listed = likeliest.kind in (Kind.COUNTRY, Kind.ADMIN1) and likeliest.population > 500_000
    small = feature.kind is not Kind.ADMIN1 and feature.population < 0.02 * likeliest.population
    return not (listed and small)


def _town_first(best: Feature, seen: Seen, holding: frozenset[str]) -> Feature:
    """Prefer the town to the division that is named for it, unless a generic word or what lies in it asks for that."""
    if best.kind not in (Kind.ADMIN1, Kind.ADMIN2) or place_words().generic.get(seen.generic) in (
        "province",
        "district",
    ):
        return best
    if place_words().generic.get(seen.generic) == "area" and seen.generic in ("countryside", "region"):
        return best
    inner = [f for f in seen.features if f.kind.is_town and best.place_id in f.within]
    town = max(inner, key=lambda f: f.population, default=None)
    if town is None or (best.place_id in holding and town.place_id not in holding):
        return best
    least = 0.1 if same_name(town, seen.name) else 0.25
    return town if town.population >= least * best.population else best


def context_of(named: Iterable[Sequence[Seen]], codes: Iterable[str], demonyms: Mapping[str, float]) -> Context:
    """Gather what a report names: countries and places of one meaning fully, others by their likeliest.

    Twice, for what is likeliest shows only once the rest is known: a state, where its towns are named.
    """
    listed = [one for seen in named for one in seen if one.features]
    start = Context()
    for code in codes:
        start.countries[code] += 2
    for code, weight in demonyms.items():
        start.countries[code] += weight
    first = _with(start, ((one, max(one.features, key=partial(prior, seen=one))) for one in listed))
    return _with(start, ((one, choose(one, first, (), None)) for one in listed))


def _with(start: Context, meant: Iterable[tuple[Seen, Feature | None]]) -> Context:
    context = Context(countries=defaultdict(float, start.countries))
    for one, feature in meant:
        if feature is not None:
            sure = len({f.country_code for f in one.features}) == 1 or feature.kind in (Kind.COUNTRY, Kind.PACK)
            context.add(one.name, feature, 1.0 if sure else 0.5)
    return context
