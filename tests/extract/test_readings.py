"""The door of the stage: whole readings, sound offsets, odd texts, the same twice."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract import readings
from onrecord.knowledge import load
from onrecord.model import MentionType, Report
from tests.extract.reading_claims import read

STORY = (
    "Shelling kills 12 in harbour town\n\n"
    "Rebel shelling killed 12 people, including three children, in the harbour town on Monday, the mayor said.\n\n"
    "“We counted at least 40 shells,” said a medic. About 300 families fled their homes. "
    "The two sides had agreed a truce on 3 May, but it collapsed within two days.\n\n"
    "The rebels denied that they had shelled the town."
)


def test_every_quote_is_the_text_at_its_offsets() -> None:
    """Claims, counts, dates, places, speakers and mentions all lie where they say."""
    reading = read(STORY)
    text = reading.report.text
    for claim in reading.claims:
        assert claim.text == claim.span.of(text)
        assert all(count.span.of(text).strip() for count in claim.counts)
        assert claim.when is None or claim.when.text == claim.when.span.of(text)
        assert all(place.span.of(text) for place in claim.where)
    assert all(mention.text == mention.span.of(text) for mention in reading.mentions)


def test_the_story_is_read() -> None:
    """Harm, flight, truce and denial of one story are all claims."""
    told = {(c.kind.value, c.event) for c in read(STORY).claims}
    assert {("violence", "shelling"), ("movement", "displacement"), ("truce", "ceasefire")} <= told
    assert any(c.denied for c in read(STORY).claims)


def test_mentions_list_what_was_seen() -> None:
    """Each date, count and attribution stands in the list of mentions, used or not."""
    kinds = {m.type for m in read(STORY).mentions}
    assert {MentionType.WHEN, MentionType.COUNT, MentionType.ATTRIBUTION} <= kinds


def test_numbers_that_no_claim_uses_are_seen_without_a_measure() -> None:
    """A number of people whose fate nobody tells is a count with no measure."""
    seen = [m for m in read("The hall seats 400 people.").mentions if m.type is MentionType.COUNT]
    assert [(m.details["measure"], m.details["low"]) for m in seen] == [(None, 400)]


def test_the_same_report_gives_the_same_reading() -> None:
    """Nothing in a reading depends on what was read before it or on chance."""
    report = Report(id="r", text=STORY, sha256="0" * 64, language="en")
    knowledge = load()
    alone = next(iter(readings([report], knowledge)))
    other = Report(id="s", text="Shelling killed 5 people in the port.", sha256="1" * 64, language="en")
    beside = list(readings([other, report], knowledge))[1]
    assert alone == beside


def test_claim_ids_are_unique() -> None:
    """No two claims of a report share an id."""
    ids = [c.id for c in read(STORY * 3).claims]
    assert len(ids) == len(set(ids))


def test_one_long_line_is_read_in_pieces() -> None:
    """A line far beyond what is parsed at once gives all its claims, with sound offsets."""
    text = "".join(f"The mayor said that shelling killed {number} people in the town. " for number in range(100, 1000))
    reading = read(text)
    assert len(reading.claims) == 900
    assert all(c.text == c.span.of(text) for c in reading.claims)


def test_a_line_without_spaces_is_no_trouble() -> None:
    """A run of one character has no claims."""
    assert read("x" * 50_000).claims == ()


@given(st.text(alphabet="ab killed12,.\n\t\"'“”‘’()[]-–—:;?!%\u00a0\u200f\u202eéش😀", max_size=80))
@settings(derandomize=True, deadline=None, max_examples=60)
def test_no_text_breaks_a_reading(text: str) -> None:
    """Whatever the text, a reading comes out and its claims lie within it."""
    reading = read(text)
    assert all(c.text == c.span.of(text) for c in reading.claims)


@given(st.sampled_from(["army", "militia", "police"]), st.integers(min_value=2, max_value=9999))
@settings(derandomize=True, deadline=None, max_examples=25)
def test_every_figure_of_a_plain_sentence_is_read(doer: str, number: int) -> None:
    """*The DOER killed N people* gives N killed, whoever did it."""
    told = read(f"The {doer} killed {number} people in the valley.").claims
    assert [(c.measure.value, c.low) for t in told for c in t.counts] == [("killed", number)]
