"""The pack of a second conflict: that nothing of the first is in code, and that each keeps to its own."""

from functools import lru_cache

from onrecord.extract import readings
from onrecord.knowledge import load
from onrecord.model import Claim, Reading, Report
from onrecord.values import Precision, When

REPORT = """KABUL, 4 May 2016 - A suicide bomber killed at least 14 people on Tuesday in the Deh Mazang area of Kabul, \
the Afghan interior ministry said.

In Helmand province, Taliban fighters attacked a checkpoint in Marjah district on Monday night and killed eight \
members of the Afghan Local Police, according to the provincial governor.

UNAMA said that an airstrike by international forces in the Chardara district of Kunduz province had killed 12 \
civilians.

The Ministry of Defense denied that its aircraft had bombed the village. "No civilians were harmed," said \
Dawlat Waziri.
"""


@lru_cache(maxsize=1)
def read() -> Reading:
    report = Report(
        id="r", text=REPORT, sha256="0" * 64, published=When("2016-05-05"), published_given=When("2016-05-05")
    )
    (reading,) = readings([report], load())
    return reading


def with_count(low: int) -> Claim:
    found = [c for c in read().claims if any(count.low == low for count in c.counts)]
    assert found, f"no claim counts {low}"
    return found[0]


def test_ministries_and_missions_of_the_pack_answer_for_what_they_say() -> None:
    """A body that only this pack lists is an origin under its canonical name."""
    assert with_count(14).origin_id == "af-moi"
    assert with_count(12).origin_id == "unama"


def test_an_office_answers_for_its_holder_on_the_day() -> None:
    """A spokesman whom the pack lists speaks for his ministry."""
    (said,) = [c for c in read().claims if any(count.high == 0 for count in c.counts)]
    assert (said.speakers[0].name, said.origin_id) == ("Dawlat Waziri", "af-mod")


def test_parties_of_the_pack_are_actors() -> None:
    """Fighters are their party's, and bare *international forces* are those in this country."""
    assert "taliban" in {a.id for a in with_count(8).actors}
    assert "af-coalition" in {a.id for a in with_count(12).actors}


def test_quarters_and_districts_of_the_pack_have_places() -> None:
    """Under any of their spellings, in the town or the province that holds them."""
    places = {p.place_id: p for c in read().claims for p in c.where}
    assert places["afghanistan:kabul-deh-mazang"].precision is Precision.NEIGHBOURHOOD
    assert places["afghanistan:kabul-deh-mazang"].inside("geonames:1138958")
    assert places["afghanistan:marja"].inside("geonames:1140043")
    assert places["afghanistan:chahar-dara"].inside("geonames:1135690")


def test_a_report_on_two_conflicts_reads_bare_names_as_of_the_one_that_it_is_about() -> None:
    """Of two packs that fit, the one whose country is named more often gives the bare names."""
    knowledge = load()
    text = "In Kabul, Kandahar and Helmand, government forces met. A delegation came from Syria."
    for words, party in (
        (text, "af-forces"),
        (text + " Aleppo, Homs, Idlib, Raqqa and Palmyra fell.", "sy-government"),
    ):
        scope = knowledge.scope(Report(id="r", text=words, sha256="0" * 64, published=When("2016-05-05")))
        (found,) = scope.names.get("government forces")
        assert party in (found.id, *knowledge.wholes(found.id))


def test_groups_of_several_conflicts_are_known_everywhere() -> None:
    """They stand in the general part, and each pack says whose enemies they are."""
    knowledge = load()
    group = knowledge.by_id["islamic-state"]
    assert group.pack is None
    assert {"syria", "afghanistan"} <= set(group.stands_in)
    assert {"sy-government", "taliban"} <= set(group.against)


def test_every_place_of_a_pack_lies_in_its_country() -> None:
    """The last that holds it is the country that it names."""
    from onrecord.extract.places.atlas import Atlas, world

    for pack in load().packs:
        atlas = Atlas(world(), (pack,), {})
        for place in pack.places:
            features = [f for f in atlas.lookup(place.name) if f.place_id == f"{pack.id}:{place.id}"]
            assert features, place.id
            country = atlas.country(place.country_code)
            assert country is not None
            assert features[0].within[-1] == country.place_id
            known = [w for w in place.within if not w.startswith("geonames:")]
            assert all(any(other.id == w for other in pack.places) for w in known), place.id


def test_a_place_of_a_pack_is_near_what_holds_it() -> None:
    """Coordinates set by hand lie within 200 km of the point of the town or the province that they name."""
    from onrecord.extract.places.atlas import world
    from onrecord.values import Place, Span

    def point(lat: float, lon: float) -> Place:
        return Place(name="p", span=Span(0, 1), precision=Precision.CITY, lat=lat, lon=lon)

    for pack in load().packs:
        for place in pack.places:
            for above in place.within:
                feature = world().gazetteer.by_place_id(above)
                if feature is None or feature.lat is None or feature.lon is None or place.lat is None:
                    continue
                assert place.lon is not None
                apart = point(place.lat, place.lon).km_to(point(feature.lat, feature.lon))
                assert apart is not None
                assert apart < 200, f"{place.id} lies {apart:.0f} km from {feature.name}"
