"""The map shows how exactly each place is known, and no number hides another."""

import math
from dataclasses import replace
from itertools import combinations

import pytest

from onrecord.model import Incident
from onrecord.publish.brief import geometry, mapping
from onrecord.publish.brief.desk import Desk
from onrecord.publish.privacy import Redactor
from onrecord.values import Place, Precision, Span
from tests.publish.telling import told


def _desk() -> Desk:
    return Desk(told(), Redactor.off())


def _at(name: str, precision: Precision, lat: float | None, lon: float | None, nth: int = 0) -> Incident:
    place = Place(name=name, span=Span(0, 1), precision=precision, lat=lat, lon=lon, country="Syria")
    return replace(told().incidents[0], id=f"i-{nth:016x}", where=place)


def test_a_ring_of_near_is_25_km_by_the_scale_bar() -> None:
    """The one ring whose size means something is true to scale."""
    drawn, _ = mapping.draw(_desk(), [_at("Here", Precision.NEAR, 36.0, 37.0)])
    assert drawn is not None
    (spot,) = drawn.spots
    assert spot.radius == pytest.approx(25 * drawn.scale_points / drawn.scale_km)
    assert not spot.hatched


@pytest.mark.parametrize("precision", [Precision.DISTRICT, Precision.PROVINCE, Precision.AREA, Precision.SEA_AIR])
def test_a_wide_place_is_never_drawn_as_a_point(precision: Precision) -> None:
    """What is known to an area only is hatched."""
    drawn, _ = mapping.draw(_desk(), [_at("Here", precision, 36.0, 37.0)])
    assert drawn is not None
    assert drawn.spots[0].hatched


def test_a_country_is_outlined_and_has_no_point() -> None:
    """A place known to its country only is the country's outline."""
    drawn, spots = mapping.draw(
        _desk(), [_at("Here", Precision.CITY, 36.0, 37.0), _at("Syria", Precision.COUNTRY, 35.0, 38.0, 1)]
    )
    assert drawn is not None
    assert len(drawn.outlined) == 1
    assert [s.name for s in spots if s.on_map] == ["Here"]


def test_numbers_of_crowded_places_do_not_touch() -> None:
    """Thirty quarters of one town each have a number that can be read and clicked."""
    crowd = [_at(f"Quarter {n}", Precision.NEIGHBOURHOOD, 36.2 + n / 1000, 37.1 + n / 900, n) for n in range(30)]
    drawn, _ = mapping.draw(_desk(), crowd)
    assert drawn is not None
    apart = [math.dist((a.bx, a.by), (b.bx, b.by)) for a, b in combinations(drawn.spots, 2)]
    assert min(apart) >= 24


def test_a_place_far_from_all_others_is_counted_and_not_drawn() -> None:
    """A capital where somebody spoke does not shrink the map to nothing; the table still has it."""
    near = [_at(f"Town {n}", Precision.CITY, 36.0 + n / 10, 37.0, n) for n in range(12)]
    drawn, spots = mapping.draw(_desk(), [*near, _at("Far", Precision.CITY, 40.7, -74.0, 99)])
    assert drawn is not None
    assert drawn.elsewhere == 1
    assert "Far" in [s.name for s in spots]


def test_places_without_coordinates_give_a_table_alone() -> None:
    """No map is drawn of what cannot be placed."""
    drawn, spots = mapping.draw(_desk(), [_at("Nowhere known", Precision.AREA, None, None)])
    assert drawn is None
    assert [s.name for s in spots] == ["Nowhere known"]


@pytest.mark.parametrize(("lat", "lon"), [(0.0, 0.0), (84.0, 10.0), (-17.0, 179.9), (64.0, -179.9)])
def test_every_corner_of_the_world_can_be_drawn(lat: float, lon: float) -> None:
    """At the poles and the date line too."""
    drawn, _ = mapping.draw(_desk(), [_at("There", Precision.CITY, lat, lon)])
    assert drawn is not None
    assert "nan" not in drawn.land + drawn.inset_land


def test_the_basemap_has_the_world() -> None:
    """All layers are there, with whole-degree bounds."""
    base = geometry.basemap()
    assert len(base["countries"]) > 230
    assert all(base[layer] for layer in ("lakes", "rivers", "provinces"))
    assert all(-180.1 <= b.x0 <= b.x1 <= 180.1 for shape in base["countries"] for b, _ in shape.lines)
