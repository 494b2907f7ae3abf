"""Properties of counts, on sentences made for them: what is written is read, and what counts nobody is not."""

from dataclasses import dataclass

from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.values import Count, Scope, Unit
from tests.extract.reading_claims import counts, read

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def in_words(number: int) -> str:
    """Spell out a number below a thousand (*two hundred and forty-five*)."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    rest = f" and {in_words(number % 100)}" if number % 100 else ""
    return f"{_ONES[number // 100]} hundred{rest}"


@dataclass(frozen=True)
class Told:
    """A number as a report might write it, with the ends that its words give."""

    words: str
    low: int | None
    high: int | None


@st.composite
def told_numbers(draw: st.DrawFn) -> Told:
    """A number in words or digits with or without a word that bounds it, or a range."""
    value = draw(st.integers(2, 900))
    written = in_words(value) if draw(st.booleans()) else str(value)
    opening, low, high = draw(
        st.sampled_from(
            [
                ("", value, value), ("at least ", value, None), ("more than ", value + 1, None),
                ("up to ", None, value), ("nearly ", None, value), ("about ", value, value), ("some ", value, value),
                ("as many as ", None, value), ("no fewer than ", value, None), ("around ", value, value),
            ]
        )
    )  # fmt: skip
    if draw(st.integers(0, 4)) == 0:
        upper = value + draw(st.integers(1, 90))
        return Told(f"between {value} and {upper}", value, upper)
    return Told(opening + written, low, high)


FRAMES = (
    ("{} people were killed in the attack.", "killed", Unit.PEOPLE),
    ("{} soldiers were wounded in the fighting.", "injured", Unit.PEOPLE),
    ("The militia kidnapped {} villagers.", "abducted", Unit.PEOPLE),
    ("The shelling killed {} people.", "killed", Unit.PEOPLE),
    ("The police arrested {} men on Sunday.", "detained", Unit.PEOPLE),
    ("The fighting displaced {} people.", "displaced", Unit.PEOPLE),
    ("The fighting displaced {} families.", "displaced", Unit.HOUSEHOLDS),
    ("The blast destroyed {} houses.", "destroyed", Unit.OBJECTS),
    ("The bombing left {} people dead.", "killed", Unit.PEOPLE),
    ("The rebels freed {} prisoners.", "freed", Unit.PEOPLE),
)
frames = st.sampled_from(FRAMES)


def sentence(frame: str, words: str) -> str:
    made = frame.format(words)
    return made[:1].upper() + made[1:]


@given(frames, told_numbers())
@settings(max_examples=60)
def test_a_number_is_read_back_as_it_was_written(frame: tuple[str, str, Unit], number: Told) -> None:
    """Words or digits, with what bounds them: the one count of the sentence has the ends and the measure written."""
    found = counts(sentence(frame[0], number.words))
    assert [(c.measure.value, c.low, c.high, c.unit) for c in found] == [(frame[1], number.low, number.high, frame[2])]


@given(frames, told_numbers())
@settings(max_examples=30)
def test_the_words_of_a_count_are_those_of_its_number(frame: tuple[str, str, Unit], number: Told) -> None:
    """A count's span lies in the report, within its claim's words, and holds the words of its number."""
    text = sentence(frame[0], number.words)
    for told in read(text).claims:
        for count in told.counts:
            assert told.span.contains(count.span)
            assert 0 <= count.span.start < count.span.end <= len(text)
            assert number.words.split()[-1].lower() in count.span.of(text).lower()


ROUND_IT = (
    "The council met on Thursday.",
    "It had rained for most of the morning.",
    "The road to the port was closed.",
    "Shops in the old town stayed shut.",
    "A spokesman declined to comment.",
)


@given(frames, told_numbers(), st.sampled_from(ROUND_IT), st.sampled_from(ROUND_IT))
@settings(max_examples=30)
def test_sentences_round_it_change_no_figure(
    frame: tuple[str, str, Unit], number: Told, before: str, after: str
) -> None:
    """A figure does not hang on what else the report says."""

    def ends(text: str) -> list[tuple[str, int | None, int | None]]:
        return [(c.measure.value, c.low, c.high) for c in counts(text)]

    alone = sentence(frame[0], number.words)
    assert ends(f"{before} {alone} {after}") == ends(alone)


NOBODY = (
    "The {} mm shells hit the base.",
    "The missile flew {} km before it fell.",
    "The town lies {} kilometres north of the capital.",
    "The rebels asked for a ransom of ${} million.",
    "The strike came {} days after the truce began.",
    "The attack lasted {} minutes.",
    "Prices rose by {} percent after the attack.",
    "The blast was heard {} miles away.",
    "A {}-year-old shop was hit.",
    "Some {}% of the dead were children.",
    "The army used {} tonnes of explosives.",
    "Some {} people a day are crossing the border.",
    "The council voted {} times on resolution {}.",
    "The convoy set out at {} p.m. from the port.",
)


@given(st.sampled_from(NOBODY), st.integers(2, 95))
@settings(max_examples=60)
def test_what_measures_something_else_counts_nobody(frame: str, value: int) -> None:
    """Calibres, lengths, money, times, shares, ages, rates, numbers of laws: none is a number of people."""
    assert [c for c in counts(frame.format(value, value)) if c.unit in {Unit.PEOPLE, Unit.HOUSEHOLDS}] == []


@given(st.integers(1, 95), st.sampled_from(["Ann Roe, {}, was killed.", "Ann Roe ({}) was killed.",
       "Ann Roe, aged {}, was killed.", "A {}-year-old woman was killed.", "A woman of {} was killed."]))  # fmt: skip
@settings(max_examples=30)
def test_an_age_is_one_person(value: int, frame: str) -> None:
    """Whoever is killed is one, however old."""
    assert [(c.measure.value, c.low, c.high) for c in counts(frame.format(value))] == [("killed", 1, 1)]


@given(st.integers(2, 400), st.integers(1, 500), st.sampled_from(["women", "children", "soldiers"]),
       st.sampled_from(["{0} people, including {1} {2}, were killed.", "{0} people, {1} of them {2}, were killed.",
                        "The blast killed {0} people, among them {1} {2}.",
                        "At least {0}, among them {1} {2}, were killed."]))  # fmt: skip
@example(38, 9, "children", "At least {0}, among them {1} {2}, were killed.")
@settings(max_examples=30)
def test_no_part_is_greater_than_its_whole(whole: int, part: int, group: str, frame: str) -> None:
    """A part that does not fit into the number before it is no part of it."""
    for count in counts(frame.format(whole, part, group)):
        assert _fits(count)
        assert count.low is None or count.high is None or count.low <= count.high


def _fits(count: Count) -> bool:
    if count.high is None:
        return True
    return all(part.low is None or part.low <= count.high for part in count.breakdown)


@given(st.integers(2, 60), st.integers(2, 60), st.sampled_from(["the market", "a school", "the port", "the barracks"]))
@settings(max_examples=30)
def test_what_is_told_place_by_place_adds_up(one: int, other: int, place: str) -> None:
    """The parts of a number are parts, and what they make up is told once as a whole."""
    text = f"{one + other} people were killed, {one} in {place} and {other} on the road."
    found = sorted(counts(text), key=lambda c: c.span)
    assert [(c.low, c.scope) for c in found] == [
        (one + other, Scope.INCIDENT), (one, Scope.PART), (other, Scope.PART)
    ]  # fmt: skip
