"""Gazetteers that a user loads: what each kind of file gives, and what is said of one that cannot be used."""

import csv
import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from onrecord.errors import InputUnreadable
from onrecord.knowledge.gazetteers import Level, LocalPlace, ReadGazetteer, opened, read_gazetteer


def as_csv(*rows: tuple[object, ...], delimiter: str = ",") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(sheets: dict[str, list[tuple[object, ...]]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def dumped(*rows: dict[int, object]) -> bytes:
    """Lines of a GeoNames dump: 19 fields, those given by their number."""
    return "".join("\t".join(str(row.get(n, "")) for n in range(19)) + "\n" for row in rows).encode()


def only(found: ReadGazetteer) -> LocalPlace:
    (place,) = found.places.values()
    return place


DIVISIONS: list[tuple[object, ...]] = [
    (
        "admin2Name_en",
        "admin2Name_ar",
        "admin2AltName1_en",
        "admin2Pcode",
        "admin1Name_en",
        "admin1Pcode",
        "admin0Pcode",
    ),
    ("Wadi Harra", "وادي", "Wadi Hara; Oued Harra", "SY9901", "Harra", "SY99", "SY"),
]
DUMP: list[dict[int, object]] = [
    {0: 900001, 1: "Harra Governorate", 4: 35.0, 5: 38.0, 6: "A", 7: "ADM1", 8: "SY", 10: "77", 14: 90_000},
    {0: 900002, 1: "Wādī Ḩarrah", 2: "Wadi Harrah", 3: "Oued Harra,وادي,Vadi-Hara", 4: 35.1, 5: 38.1, 6: "P", 7: "PPL",
     8: "SY", 10: "77", 14: 4_200},
    {0: 900003, 1: "Harra Stream", 4: 35.2, 5: 38.2, 6: "H", 7: "STM", 8: "SY", 10: "77"},
]  # fmt: skip


# --- P-codes -----------------------------------------------------------------------------------


def test_a_table_of_divisions_gives_their_p_codes_and_what_holds_them() -> None:
    """The deepest level is the table's own; its alternative names are names, other scripts are not."""
    place = only(read_gazetteer(as_csv(*DIVISIONS), "syr.csv"))
    assert (place.place_id, place.name, place.level) == ("ocha:SY9901", "Wadi Harra", Level.ADMIN2)
    assert place.names == ("Wadi Hara", "Oued Harra")
    assert (place.within, place.country_code) == (("ocha:SY99",), "SY")
    assert (place.lat, place.lon) == (None, None)


@pytest.mark.parametrize(
    "header",
    [
        ("ADM1_EN", "ADM1_PCODE", "ADM0_PCODE", "Lat", "Lon"),
        ("admin1Name", "admin1Pcode", "admin0Pcode", "latitude", "longitude"),
        ("adm1_name", "adm1_pcode", "adm0_pcode", "center_lat", "center_lon"),
        ("admin1RefName", "admin1pCode", "Admin0 P-Code", "POINT_Y", "POINT_X"),
        ("ADM1_FR", "ADM1_PCODE", "ADM0_PCODE", "y_coord", "x_coord"),
    ],
)
def test_headers_of_every_generation_are_known(header: tuple[str, ...]) -> None:
    """The columns have been named in many ways; all say the same."""
    place = only(read_gazetteer(as_csv(header, ("Nord", "HT03", "HTI", "19.6", "-72.2")), "t.csv"))
    assert (place.id, place.name, place.level, place.country_code) == ("HT03", "Nord", Level.ADMIN1, "HT")
    assert (place.lat, place.lon) == (19.6, -72.2)


def test_populated_places_are_towns_in_their_divisions() -> None:
    """A table of features is of towns, and all columns of divisions hold them, nearest first."""
    rows = [
        ("featureName_en", "featurePcode", "featureAltName_en", "admin2Pcode", "admin1Pcode", "latitude", "longitude"),
        ("Tel Harra", "SYC9001", "Tall Harrah", "SY9901", "SY99", "35,25", "38.5"),
    ]
    place = only(read_gazetteer(as_csv(*rows, delimiter=";"), "places.csv"))
    assert (place.level, place.within) == (Level.TOWN, ("ocha:SY9901", "ocha:SY99"))
    assert (place.lat, place.lon, place.names) == (35.25, 38.5, ("Tall Harrah",))


def test_a_row_of_hxl_tags_is_no_place() -> None:
    """The second row of a tagged table describes the columns."""
    tags = ("#adm2+name+en", "", "", "#adm2+code", "#adm1+name", "#adm1+code", "#country+code")
    found = read_gazetteer(as_csv(DIVISIONS[0], tags, DIVISIONS[1]), "t.csv")
    assert list(found.places) == ["ocha:SY9901"]
    assert not found.faults


def test_a_workbook_gives_all_its_sheets_of_places() -> None:
    """A sheet that is no table of places is passed over where another is one."""
    about: list[tuple[object, ...]] = [("About this file",), ("see the web page",)]
    admin1: list[tuple[object, ...]] = [("ADM1_EN", "ADM1_PCODE"), ("Harra", "SY99")]
    found = read_gazetteer(as_xlsx({"Read me": about, "Admin1": admin1, "Admin2": DIVISIONS}), "syr.xlsx")
    assert list(found.places) == ["ocha:SY99", "ocha:SY9901"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("Tel Harra", "", "35", "38"), "no P-code"),
        (("", "SY1", "35", "38"), "no name in Latin letters"),
        (("Tel Harra", "SY1", "", ""), "a populated place without coordinates"),
        (("Tel Harra", "SY1", "north", "38"), "a coordinate is no number"),
        (("Tel Harra", "SY1", "3500000", "38"), "outside of the earth"),
        (("Tel Harra", "SY1", "nan", "38"), "outside of the earth"),
        (("Tel Harra", "QX1", "35", "38"), "the country of P-code QX1 is not told"),
        (("Tel Harra", "SY0", "35", "38"), "stands on a line before"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_with_its_line(row: tuple[str, ...], reason: str) -> None:
    """The others of its table are kept."""
    header = ("featureName_en", "featurePcode", "latitude", "longitude")
    found = read_gazetteer(as_csv(header, ("Kafr Harra", "SY0", "35", "38"), row), "places.csv")
    assert list(found.places) == ["ocha:SY0"]
    (said,) = found.reasons()
    assert reason in said
    assert said.startswith("places.csv: 1 row was left out")
    assert said.endswith("(line 3)")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (as_csv(("name", "type"), ("x", "y")), "line 1: no column of P-codes"),
        (as_csv(("ADM2_EN", "ADM1_EN"), ("x", "y")), "line 1: no column of P-codes"),
        (
            as_csv(("ADM2_PCODE", "ADM1_EN"), ("SY1", "y")),
            "line 1: no column of names, such as admin2Name_en or ADM2_EN",
        ),
        (as_csv(("featurePcode", "featureName_en"), ("SY1", "y")), "line 1: no columns of coordinates"),
        (b"", "empty"),
        (b"\0\1\2\3" * 400, "no text"),
        (b"PK\3\4 nonsense", "cannot be read as an archive"),
        (as_csv(("ADM1_EN", "ADM1_PCODE"), ("", "SY1")), "no row can be used"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_the_column_and_the_line(data: bytes, said: str) -> None:
    """The message says what was looked for."""
    with pytest.raises(InputUnreadable, match=r"t\.csv") as refused:
        read_gazetteer(data, "t.csv")
    assert said in str(refused.value)


# --- GeoNames ----------------------------------------------------------------------------------


def test_a_dump_gives_towns_and_divisions_and_passes_over_streams() -> None:
    """Names in Latin letters are kept; a town lies in the division whose code it bears."""
    found = read_gazetteer(dumped(*DUMP), "SY.txt")
    town = found.places["geonames:900002"]
    assert (town.level, town.population, town.within) == (Level.TOWN, 4_200, ("geonames:900001",))
    assert town.names == ("Wadi Harrah", "Oued Harra", "Vadi-Hara")
    assert found.places["geonames:900001"].level is Level.ADMIN1
    assert (found.passed, found.kinds) == (1, ["GeoNames dump"])


def test_a_zip_of_a_dump_is_read_without_its_readme() -> None:
    """As GeoNames gives it out."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("readme.txt", "Data format: tab-delimited text\n")
        archive.writestr("SY.txt", dumped(*DUMP))
    assert set(read_gazetteer(data.getvalue(), "SY.zip").places) == {"geonames:900001", "geonames:900002"}


def test_a_broken_line_of_a_dump_is_named() -> None:
    """Too few fields, or coordinates that are none."""
    found = read_gazetteer(dumped(*DUMP) + b"900009\tShort\n" + dumped({**DUMP[1], 0: 900010, 4: "x"}), "SY.txt")
    assert sorted(found.reasons()) == [
        "SY.txt: 1 row was left out: 2 fields, and a dump has 19 (line 4)",
        "SY.txt: 1 row was left out: a coordinate is no number (line 5)",
    ]


def test_alternate_names_belong_to_the_places_of_another_file(tmp_path: Path) -> None:
    """Links and codes among them are no names."""
    lines = "1\t900002\ten\tSpring Valley\t\t\t\t\t\t\n2\t900002\tlink\thttps://example.org\t\t\t\t\t\t\n"
    names = opened("alternateNamesV2.txt", "b" * 64, tmp_path, lambda: read_gazetteer(lines.encode(), "a.txt"))
    assert names.lookup("spring valley") == ("geonames:900002",)
    assert names.get("geonames:900002") is None
    assert names.count("name") == 1


# --- the index ---------------------------------------------------------------------------------


def test_the_index_gives_back_what_was_read(tmp_path: Path) -> None:
    """Under any spelling that folds to a name, from a file that is made once."""
    calls: list[str] = []

    def read() -> ReadGazetteer:
        calls.append("read")
        return read_gazetteer(dumped(*DUMP), "SY.txt")

    first = opened("SY.txt", "a" * 64, tmp_path, read)
    again = opened("SY.txt", "a" * 64, tmp_path, read)
    assert calls == ["read"]
    for one in (first, again):
        assert one.lookup("wadi-harrah") == one.lookup("Wādī Ḩarrah") == ("geonames:900002",)
        place = one.get("geonames:900002")
        assert place is not None
        assert (place.name, place.lat, place.lon, place.within) == ("Wādī Ḩarrah", 35.1, 38.1, ("geonames:900001",))
        assert one.gazetteers() == ("geonames",)
        assert one.lookup("Nowhere") == ()


def test_a_country_of_a_hundred_thousand_places_is_indexed(tmp_path: Path) -> None:
    """The size of a large country's dump."""
    rows = (
        {0: n, 1: f"Town {n}", 3: f"Ville {n},Stadt {n}", 4: 35, 5: 38, 6: "P", 7: "PPL", 8: "SY"}
        for n in range(1, 100_001)
    )
    data = dumped(*rows)
    found = opened("SY.txt", "c" * 64, tmp_path, lambda: read_gazetteer(data, "SY.txt"))
    assert found.count("place") == 100_000
    assert found.lookup("Ville 777") == ("geonames:777",)
