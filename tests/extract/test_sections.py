"""What is the text of a page and what only stands round it."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.sections import sections
from onrecord.model import Report, Section

TEXT = "Shells hit the market on Friday, a guard said. Nine people were hurt."


def parts(text: str, title: str | None = None) -> list[tuple[str, str]]:
    report = Report(id="r", text=text, sha256="0" * 64, title=title)
    return [(section.value, span.of(text)) for section, span in sections(report)]


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("Nearly 600 people have left the valley over the past day (file photo).", "caption"),
        ("Soldiers walk past a burned bus in the old town. (Ann Bell/AFP/Getty Images)", "caption"),
        ("WATCH: The last bus leaves the valley", "caption"),
        ("By Ann Bell and Tom Reed", "byline"),
        ("Ann Bell, Tom Reed and Ida Marsh contributed to this report.", "byline"),
        ("With reporting by Reuters and AFP", "byline"),
        ("Source: Reuters", "credit"),
        ("This is an archived article, and what it says may be outdated.", "notice"),
        ("Your browser doesn’t support HTML5", "notice"),
        ("Notice: yours is an outdated browser.", "notice"),
        ("Copyright 2016 The Valley Post. All rights reserved.", "notice"),
        ("CNN  — ", "dateline"),
        ("GENEVA, 3 May 2016 (Reuters) -", "dateline"),
        ("'Long And Bitter'", "heading"),
        ("Evacuation called off", "heading"),
        ("The mayor denied it.", "body"),
        ("The mayor said the convoy would not leave the valley before the guards had been paid in full", "body"),
        ("By evening the promised buses had still not come, and the families went home again.", "body"),
    ],
)
def test_a_line_is_told_by_its_form(line: str, section: str) -> None:
    """Captions, bylines, credits, notices, datelines and headings are known by how they are written."""
    found = {words: name for name, words in parts(f"Headline of the day\n\n{TEXT}\n\n{line}\n\nThe envoy left.")}
    assert found[line.strip(" ")] == section


def test_the_first_line_is_the_headline() -> None:
    """A first line without a full stop, apart from the text, is the headline also where no title was given."""
    assert parts(f"Shells hit market\n\n{TEXT}")[0] == ("headline", "Shells hit market")


def test_highlights_end_where_the_text_begins() -> None:
    """The lines below *Story highlights* are highlights until one that ends as sentences do."""
    found = parts(f"Story highlights\n\nShells hit market\n\nNine people hurt\n\n{TEXT}")
    assert [name for name, _ in found] == ["highlight"] * 3 + ["body"]


def test_a_running_time_makes_the_line_above_it_a_caption() -> None:
    """A film's title stands right above its running time."""
    found = parts(f"This is the valley\n00:45 - Source: Post\n\n{TEXT}")
    assert [name for name, _ in found] == ["caption", "credit", "body"]


def test_a_paragraph_said_again_is_not_text_twice_over() -> None:
    """The second of two equal paragraphs is a highlight."""
    found = parts(f"{TEXT}\n\nThe envoy left for home.\n\n{TEXT}")
    assert [name for name, _ in found] == ["body", "body", "repeat"]


def test_a_dateline_and_a_headline_run_into_the_text_are_cut_off() -> None:
    """Where date and headline stand before the text in one paragraph, each becomes a part of its own."""
    title = "Shells hit market in old town"
    found = parts(f"{title}\n\nTue 05 Jul 2016 {title}. {TEXT}", title)
    assert found[1:] == [("dateline", "Tue 05 Jul 2016"), ("headline", f"{title}."), ("body", TEXT)]


def test_a_sentence_that_begins_like_the_headline_stays_text() -> None:
    """A headline is cut off only where a new sentence follows it."""
    title = "Shells hit market in town"
    text = "Shells hit market in town squares and side streets on Friday, a guard said."
    assert parts(f"{title}\n\n{text}", title)[1:] == [("body", text)]


def test_a_caption_run_into_the_text_is_cut_out() -> None:
    """A sentence that tells a picture and ends in a photographer's credit is no sentence of the text."""
    caption = "Residents inspect a house after a raid on May 3 2016. (Post and Agencies)"
    found = parts(f"Headline of the day\n\n3 May 2016 The raid came at night. {caption} {TEXT}")
    assert [("body", "The raid came at night."), ("caption", caption), ("body", TEXT)] == found[2:]


def test_lines_broken_at_one_width_are_one_paragraph() -> None:
    """A plain text that was wrapped by its editor is put together again."""
    wrapped = (
        "The market in the old town was hit by shells on Friday, a guard at the\n"
        "gate said, and nine people who had come to buy bread for their families\n"
        "were hurt, two of them so badly that they had to be taken to the coast."
    )
    assert parts(f"Headline of the day\n\n{wrapped}")[1:] == [("body", wrapped)]


@settings(derandomize=True, deadline=None)
@given(
    text=st.text("AFP by Source:\n\r (file photo) 3 May 2016 'x' Tags.", max_size=200),
    title=st.none() | st.just("AFP by"),
)
def test_all_that_is_not_blank_is_covered_in_order(text: str, title: str | None) -> None:
    """No word is lost and none is read twice; offsets are those of the text."""
    cut = sections(Report(id="r", text=text, sha256="0" * 64, title=title))
    spans = [span for _, span in cut]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    inside = {i for span in spans for i in range(span.start, span.end)}
    assert not [c for i, c in enumerate(text) if i not in inside and c.isalnum()]


def test_an_empty_text_has_no_parts() -> None:
    """Nothing comes of nothing, and of blank lines alone."""
    assert parts("") == parts(" \n\n\t\r\n") == []


def test_a_long_line_is_cut_in_time_that_grows_with_its_length() -> None:
    """A report of one line of a million characters stays one paragraph."""
    line = "".join(f"Shells hit market {number} on Friday, he said. " for number in range(25_000))
    assert [section for section, _ in sections(Report(id="r", text=line, sha256="0" * 64))] == [Section.BODY]


@pytest.mark.parametrize("end", ["\n", "\u2028", "\u2029"])
def test_every_line_end_ends_a_line(end: str) -> None:
    """The line and paragraph separators of office programs part lines as a line feed does."""
    assert [words for _, words in parts(f"Evacuation called off{end}{TEXT}")] == ["Evacuation called off", TEXT]
