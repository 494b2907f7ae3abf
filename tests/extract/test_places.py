"""Places: which words are a place, which place they mean, and what the words around them make of it."""

from collections.abc import Callable

import pytest

from onrecord.extract.parsed import parse
from onrecord.extract.places.atlas import atlas_of, world
from onrecord.extract.places.finding import PlaceMention, find
from onrecord.knowledge import Entity, EntityKind, Knowledge, Pack, PackPlace, load
from onrecord.model import Report, Section
from onrecord.values import Precision, Span

Read = Callable[[str], tuple[PlaceMention, ...]]


def read_with(knowledge: Knowledge, text: str, title: str | None = None) -> tuple[PlaceMention, ...]:
    report = Report(id="r", text=text, sha256="0" * 64, title=title)
    lines, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((Section.BODY, Span(start, start + len(line))))
        start += len(line) + 1
    (parsed,) = parse([(report, lines, knowledge.scope(report))])
    return find(parsed)


@pytest.fixture(scope="module")
def read() -> Read:
    """Read a text without any pack."""
    knowledge = load(shipped=False)
    return lambda text: read_with(knowledge, text)


@pytest.fixture(scope="module")
def packed() -> Read:
    """Read a text with a pack of an invented quarter and an invented party."""
    quarter = PackPlace(
        id="old-harbour", name="Old Harbour", aliases=("al-Mina al-Qadima",), precision="neighbourhood",
        lat=-4.07, lon=39.68, country_code="KE", within=("geonames:186301",), pack="coast",
    )  # fmt: skip
    inner = PackPlace(
        id="lamp-street", name="Lamp Street", aliases=(), precision="exact", lat=-4.071, lon=39.681,
        country_code="KE", within=("old-harbour",), pack="coast",
    )  # fmt: skip
    party = Entity(id="mombasa-front", name="Mombasa Front", kind=EntityKind.PARTY, pack="coast")
    pack = Pack(
        id="coast", title="Coast", countries=("KE",), country_words=("Kenya",), first_day=None, last_day=None,
        entities=(party,), places=(quarter, inner),
    )  # fmt: skip
    knowledge = Knowledge(load(shipped=False).general, (pack,))
    return lambda text: read_with(knowledge, text)


def named(mentions: tuple[PlaceMention, ...], text: str) -> PlaceMention:
    found = [m for m in mentions if m.text == text]
    assert found, f"{text!r} not among {[m.text for m in mentions]}"
    return found[0]


# --- which words -------------------------------------------------------------------------------


def test_spans_are_the_words_of_the_report(read: Read) -> None:
    """Offsets count in the report's text, in every paragraph."""
    text = "Shells fell on Mombasa.\n\nA convoy left the town of Kisumu for Nairobi."
    for mention in read(text):
        assert mention.name_span.of(text) == mention.text
        assert mention.place.span.contains(mention.name_span)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("George said that the school in Nairobi was closed.", "George"),
        ("The charity Save the Children opened a clinic in Nairobi in May.", "Save"),
        ("The Jordan Times reported the attack in Nairobi.", "Jordan"),
        ("The attack in Nairobi was on Sunday, May 4.", "May"),
        ("Paris Hilton spoke in Nairobi, and Paris Hilton smiled.", "Paris"),
        ("The council of the Washington Post met in Nairobi.", "Washington"),
        ("She studied at the University of Georgia before she came to Nairobi.", "Georgia"),
    ],
)
def test_no_person_paper_month_or_school_is_a_place(read: Read, text: str, word: str) -> None:
    """A name that a gazetteer knows somewhere is no place where it is part of another name."""
    assert word not in {m.text for m in read(text)}


def test_an_adjective_is_no_place(read: Read) -> None:
    """What is of a country, or led by it, is not in it."""
    assert not read("Kenyan troops and a US-led coalition fought Turkish forces.")


def test_an_amount_of_money_is_no_place(read: Read) -> None:
    """The letters before a currency sign stand for no country."""
    assert not read("They paid US$6,000 for the boat.")


def test_a_country_is_written_in_capitals(read: Read) -> None:
    """*US* is a country, *us* is not."""
    found = read("They told us that the US and the U.K. would send aid.")
    assert [m.place.country_code for m in found] == ["US", "GB"]


def test_an_unknown_name_is_a_place_by_the_word_beside_it(read: Read) -> None:
    """A generic word makes a place of a name that no gazetteer has: without coordinates, with its container."""
    found = named(read("Six people died in the Zurumbo neighbourhood of Mombasa."), "Zurumbo")
    assert (found.place.lat, found.place.precision) == (None, Precision.NEIGHBOURHOOD)
    assert found.place.country_code == "KE"
    assert found.place.within[0] == named(read("A bomb went off in Mombasa."), "Mombasa").place.place_id


# --- which place -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "country", "near"),
    [
        ("A man was shot in Paris, Texas, on Monday.", "Paris", "US", (33.7, -95.6)),
        ("A man was shot in Paris on Monday.", "Paris", "FR", (48.9, 2.3)),
        ("Fighting in Lebanon reached Tripoli, north of Beirut.", "Tripoli", "LB", (34.4, 35.8)),
        ("Fighting in Libya reached Tripoli, west of Misrata.", "Tripoli", "LY", (32.9, 13.2)),
        ("Police in Atlanta, Georgia, and in Alabama searched the house.", "Georgia", "US", (32.7, -83.4)),
        ("Georgia and Armenia reopened the border near Tbilisi.", "Georgia", "GE", (42.0, 43.5)),
        ("He was killed in Springfield, Mo., on Friday.", "Springfield", "US", (37.2, -93.3)),
        ("The Canadian city of London lies in Ontario.", "London", "CA", (43.0, -81.2)),
    ],
)
def test_namesakes_are_told_apart(read: Read, text: str, word: str, country: str, near: tuple[float, float]) -> None:
    """By a container in the words, by the country just named, by the other places of the report, by population."""
    place = named(read(text), word).place
    assert place.country_code == country
    assert place.lat == pytest.approx(near[0], abs=1.0)
    assert place.lon == pytest.approx(near[1], abs=1.0)


def test_states_in_a_list_are_states(read: Read) -> None:
    """A comma in a list does not put one state's namesake town in the next."""
    found = read("Cases were confirmed in California, Nevada, Texas and Oregon.")
    assert {m.place.precision for m in found} == {Precision.PROVINCE}


def test_the_title_helps_to_tell_namesakes_apart() -> None:
    """A place that only the title names counts as context, and is no mention."""
    knowledge = load(shipped=False)
    plain = read_with(knowledge, "The bridge at Tripoli was hit.")
    titled = read_with(knowledge, "The bridge at Tripoli was hit.", "Shelling goes on across Lebanon")
    assert [m.place.country_code for m in plain] == ["LY"]
    assert [m.place.country_code for m in titled] == ["LB"]


def test_a_generic_word_chooses_between_a_town_and_its_province(read: Read) -> None:
    """*X* is the town, *X province* the province, and the town lies in it."""
    town = named(read("A bomb went off in Kandahar in Afghanistan."), "Kandahar").place
    province = named(read("A bomb went off in Kandahar province in Afghanistan."), "Kandahar").place
    assert (town.precision, province.precision) == (Precision.CITY, Precision.PROVINCE)
    assert town.inside(province.place_id)
    assert not province.inside(town.place_id)


def test_every_place_lies_in_its_country(read: Read) -> None:
    """Containment reaches from the quarter's city to the country, which is last."""
    kenya = named(read("Rain fell in Kenya."), "Kenya").place
    town = named(read("Rain fell in Kisumu in Kenya."), "Kisumu").place
    assert town.within[-1] == kenya.place_id
    assert (town.country, town.country_code) == ("Kenya", "KE")
    assert (kenya.precision, kenya.within) == (Precision.COUNTRY, ())


def test_another_spelling_is_found_where_the_report_is_at_home(read: Read) -> None:
    """A transliteration that nobody lists is the town with its consonants, in the country that the report names."""
    text = "Egypt's army said that Egypt had reopened roads. In the town of Mansourah in Egypt a market burned."
    assert named(read(text), "Mansourah").place.country_code == "EG"


# --- what the words around make of it -----------------------------------------------------------


def test_a_part_of_a_town_is_a_place_of_its_own_in_the_town(read: Read) -> None:
    """*Eastern X* is known by its name, and lies in X."""
    whole = named(read("A bomb went off in Mombasa."), "Mombasa").place
    for words in ("eastern Mombasa", "east Mombasa", "rebel-held eastern Mombasa"):
        part = named(read(f"A bomb went off in {words}."), "Mombasa").place
        assert (part.name, part.precision, part.gazetteer) == ("eastern Mombasa", Precision.NEIGHBOURHOOD, None)
        assert part.inside(whole.place_id)
        assert part.place_id == "name:eastern mombasa"


def test_a_part_of_a_country_is_an_area(read: Read) -> None:
    """*Northern X* is an area in X."""
    place = named(read("Aid reached northern Kenya."), "Kenya").place
    assert (place.name, place.precision) == ("northern Kenya", Precision.AREA)


@pytest.mark.parametrize(
    "words",
    ["near Kisumu", "30 km north of Kisumu", "on the outskirts of Kisumu", "outside Kisumu", "near the town of Kisumu"],
)
def test_near_a_town_is_not_in_it(read: Read, words: str) -> None:
    """The precision says that it is only by the town."""
    assert named(read(f"A convoy was hit {words} on Monday."), "Kisumu").place.precision is Precision.NEAR


def test_the_countryside_of_a_town_is_an_area(read: Read) -> None:
    """It lies in what it is named for."""
    place = named(read("Villages in the Kisumu countryside in Kenya were burned."), "Kisumu").place
    assert place.precision is Precision.AREA
    assert any(i.startswith("geonames:") for i in place.within)


def test_a_sea_is_told_from_land(read: Read) -> None:
    """Waters have a precision of their own."""
    assert (
        named(read("The boat sank in the Mediterranean Sea."), "Mediterranean Sea").place.precision is Precision.SEA_AIR
    )


@pytest.mark.parametrize(
    ("text", "word", "there"),
    [
        ("Twelve people were killed in Kenya on Monday.", "Kenya", True),
        ("Kenya said that twelve people were killed.", "Kenya", False),
        ("The government of Kenya denied the report.", "Kenya", False),
        ("The strikes were carried out by Kenya.", "Kenya", False),
        ("A rocket hit Mombasa on Monday.", "Mombasa", True),
        ("Mombasa's main market was hit.", "Mombasa", True),
        ("Kisumu and Mombasa were shelled.", "Mombasa", True),
    ],
)
def test_where_something_happens_is_told_from_who_acts(read: Read, text: str, word: str, there: bool) -> None:
    """A state that speaks or acts is a mention, but no place of an event."""
    assert named(read(text), word).locative is there


# --- packs -------------------------------------------------------------------------------------


def test_a_place_of_a_pack_is_found_and_lies_in_all_above_it(packed: Read) -> None:
    """Its containers reach upward through the gazetteer to the country."""
    place = named(packed("In Kenya a shell struck Lamp Street at noon."), "Lamp Street").place
    assert (place.gazetteer, place.gazetteer_id, place.precision) == ("coast", "lamp-street", Precision.EXACT)
    assert place.within[:2] == ("coast:old-harbour", "geonames:186301")
    assert place.within[-1] == named(packed("Rain fell in Kenya."), "Kenya").place.place_id


def test_a_place_of_a_pack_is_found_by_its_other_name(packed: Read) -> None:
    """Aliases lead to the canonical name."""
    assert named(packed("In Kenya they fled al-Mina al-Qadima."), "al-Mina al-Qadima").place.name == "Old Harbour"


def test_the_town_in_a_party_s_name_is_no_place(packed: Read) -> None:
    """A party is not where it is named for."""
    assert not [m for m in packed("In Kenya the Mombasa Front denied it.") if m.text == "Mombasa" and m.locative]


def test_a_pack_that_does_not_fit_names_no_place(packed: Read) -> None:
    """Its quarter is nobody's in a report on another country."""
    assert "Old Harbour" not in {m.place.name for m in packed("In Peru they met at the Old Harbour Inn.")}


def test_an_atlas_is_made_once_for_each_set_of_packs() -> None:
    """Building the index of names costs; reports share it."""
    knowledge = load(shipped=False)
    report = Report(id="r", text="x", sha256="0" * 64)
    assert atlas_of(knowledge.scope(report)) is atlas_of(knowledge.scope(report))


def test_every_country_that_is_listed_has_a_point() -> None:
    """A country without a point could not be shown."""
    assert all(f.lat is not None for f in world().countries.values())


def test_text_without_a_place_gives_none(read: Read) -> None:
    """Nothing is invented."""
    assert read("They walked for hours and nobody spoke.") == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # several towns bear it, none of them near: a quarter that no gazetteer has
        ("Cincinnati police said a man was shot in Madisonville on Friday.", "Madisonville"),
        # words that put it where nobody lists it
        ("A boy was shot in Shelby, New York, on Friday.", "Shelby"),
        # what many a town calls a part of it
        ("Chicago police said a man was shot in West Side on Friday.", "West Side"),
    ],
)
def test_a_namesake_far_away_is_not_meant(read: Read, text: str, name: str) -> None:
    """A lesser town that shares its name with others, far from all that a report names, gives no point."""
    assert all(m.place.lat is None for m in read(text) if m.text == name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Madisonville police said a man from Cincinnati was shot in Madisonville.", "Madisonville"),
        ("MADISONVILLE (Agency) – A man from Cincinnati was shot on Friday.", "MADISONVILLE"),
        ("A man from Louisville was shot in Madisonville, Kentucky, on Friday.", "Madisonville"),
        ("A man from Evansville was shot in Madisonville on Friday.", "Madisonville"),
    ],
)
def test_a_namesake_at_home_named_or_near_is_meant(read: Read, text: str, name: str) -> None:
    """Its police, a dateline, its state, or a town beside it say which is meant."""
    assert named(read(text), name).place.lat is not None


def test_a_name_that_is_once_put_in_a_state_is_that_one_wherever_it_is_named(read: Read) -> None:
    """*SPRINGFIELD, Ohio -* over the text: that of the text is no other, nor is one unlisted."""
    of_ohio = [m.place for m in read("SPRINGFIELD, Ohio -\nA man was shot in Springfield.") if m.kind != "province"]
    assert len({p.place_id for p in of_ohio}) == 1
    unlisted = read("SHELBY, N.Y. -\nA boy was shot in the town of Shelby on Friday.")
    assert [m.place.lat for m in unlisted if m.text == "Shelby"] == [None]


def test_a_saint_is_read_without_a_space_behind_his_dot(read: Read) -> None:
    """*ST.AUGUSTINE*, as datelines have it."""
    assert named(read("A boy was shot in ST.AUGUSTINE, Florida."), "ST.AUGUSTINE").place.name == "Saint Augustine"


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Eight rescuers were killed in an air strike in Kenyas Kisumu.", "Kisumu"),
        ("A blast in Somalias Baidoa killed two.", "Baidoa"),
    ],
)
def test_a_country_that_owns_a_town_may_have_lost_its_apostrophe(read: Read, text: str, town: str) -> None:
    """*Kenyas Kisumu* is no person, though the model takes it for one's names."""
    found = read(text)
    assert named(found, town).locative
    assert [m.place.precision for m in found if m.text != town] == [Precision.COUNTRY]


def test_an_english_article_begins_no_name(read: Read) -> None:
    """*Of an Islamist*: *an-* begins a name only with its hyphen."""
    assert [m.text for m in read("Nine died in Kisumu, the site of an Islamist uprising.")] == ["Kisumu"]


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers beheaded two men at al-Shore, a town on the banks of the river.",
        "In al-Shore a town on the banks of the river soldiers beheaded two men.",
        "Al-Shore is a small, quiet village in the north.",
    ],
)
def test_what_the_words_behind_a_name_call_a_town_is_one(read: Read, text: str) -> None:
    """*X, a town on the river*, *X is a quiet village*, also where the comma is lost."""
    assert [m.text.casefold() for m in read(text)] == ["al-shore"]


@pytest.mark.parametrize("text", ["Zorvan is a community leader.", "Zorvan, a town councillor, spoke."])
def test_who_is_of_a_town_is_none(read: Read, text: str) -> None:
    """*A town councillor* says what somebody is."""
    assert read(text) == ()
