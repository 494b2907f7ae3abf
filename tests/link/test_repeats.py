"""Reports that carry the same text: copies with small edits, quoted passages, and what is only worded alike."""

import random

from hypothesis import given
from hypothesis import strategies as st

from onrecord.link import paragraphs_of, repeats_of, same_text
from onrecord.link.repeats import WHOLE, in_common, is_one_text, shingles_of, sketched
from onrecord.model import Report
from onrecord.values import When
from tests.link.test_invariants import HYPOTHESIS

WIRE = (
    "KIRUNA - A landslide blocked the only road to the border post on Monday, after three days of rain. Lorries with "
    "seed and salt stand in a queue of nine kilometres, and drivers light fires at night. The governor promised that "
    'sappers would clear one lane within the week. "We have bread for two days and diesel for one," said the head of '
    "the hauliers' union, Marta Lindqvist-Oyelaran. An older track across the ridge is mined since the last war."
)
OWN = (
    'Our reporter walked past two hundred stranded lorries. Children sold tea between the wheels. "We have bread for '
    "two days and diesel for one,\" said the head of the hauliers' union, Marta Lindqvist-Oyelaran. Nobody at the post "
    "could say when a digger would come, and the telephone mast had fallen into the river with the slope."
)
TREES = st.sampled_from(["ash", "birch", "cedar", "elm", "fir", "gum", "hazel", "ivy"])


def report(name: str, text: str, published: str | None = "2019-04-02") -> Report:
    return Report(id=name, text=text, sha256="0" * 64, published=When(published) if published else None)


def by_id(*reports: Report) -> dict[str, Report]:
    return {r.id: r for r in reports}


def test_a_copy_with_small_edits_repeats_the_earlier_text() -> None:
    """A changed dateline and a cut last sentence make no other text; the earlier published is the one repeated."""
    copy = WIRE.replace("KIRUNA - ", "").replace(" An older track across the ridge is mined since the last war.", "")
    told = repeats_of(by_id(report("a", copy, "2019-04-03"), report("b", WIRE, "2019-04-02")))
    (one,) = told
    assert (one.report, one.of, one.whole) == ("a", "b", True)
    assert one.share > 0.9
    assert same_text(told) == {"a": "b"}


def test_a_quoted_passage_is_a_part_with_its_places_in_both() -> None:
    """Each shared sentence stands where it stands in either report."""
    texts = by_id(report("a", WIRE), report("b", OWN))
    (one,) = repeats_of(texts)
    assert not one.whole
    assert same_text([one]) == {}
    for here, there in one.passages:
        assert here.of(texts[one.report].text).strip('"').split() == there.of(texts[one.of].text).strip('"').split()
    assert any("bread for two days" in here.of(texts[one.report].text) for here, _ in one.passages)


def test_one_text_under_nine_publishers_is_told_once() -> None:
    """All copies name the first, none names another copy."""
    copies = [report(f"r{n}", WIRE.replace("nine", str(n)), f"2019-04-{10 + n}") for n in range(9)]
    told = repeats_of(by_id(*copies))
    assert same_text(told) == {f"r{n}": "r0" for n in range(1, 9)}


def test_a_notice_that_a_page_puts_under_everything_is_no_repeat() -> None:
    """A sentence under seven reports and more says nothing of where they come from; under two it does."""
    notice = "This material of the regional press office may be printed by every newspaper that names it."
    stock = random.Random(5)
    own = [" ".join(f"word{stock.randrange(10_000)}" for _ in range(60)) for _ in range(8)]
    reports = [report(f"r{n}", f"{text}. {notice}") for n, text in enumerate(own)]
    assert repeats_of(by_id(*reports)) == ()
    assert len(repeats_of(by_id(*reports[:2]))) == 1


def test_the_same_short_text_is_the_same_text() -> None:
    """Three words are too few for shingles, and still the same words."""
    assert same_text(repeats_of(by_id(report("a", "Shelling goes on."), report("b", "Shelling goes on.")))) == {
        "b": "a"
    }


@HYPOTHESIS
@given(
    st.lists(st.sampled_from(["ash", "birch", "cedar", "elm", "fir", "gum", "hazel", "ivy"]), max_size=30),
    st.integers(0, 99),
)
def test_shingles_are_the_windows_of_five_words(words: list[str], seed: int) -> None:
    """As many numbers as there are distinct windows; a text has all of its own, and order matters."""
    text = " ".join(words)
    windows = {tuple(words[n : n + 5]) for n in range(len(words) - 4)}
    assert len(shingles_of(text)) == len(windows)
    assert in_common(shingles_of(text), shingles_of(text.upper())) == (1.0 if windows else 0.0)


@HYPOTHESIS
@given(st.integers(0, 10_000), st.integers(0, 12))
def test_texts_of_which_most_is_one_are_always_found(seed: int, changed: int) -> None:
    """Up to twelve of two hundred words changed: the texts meet by a passage or a band, and one repeats the other."""
    drawn = random.Random(seed)
    words = [f"word{drawn.randrange(5000)}" for _ in range(200)]
    other = list(words)
    for at in drawn.sample(range(200), changed):
        other[at] = f"other{at}"
    a, b = " ".join(words), " ".join(other)
    expected = in_common(shingles_of(a), shingles_of(b)) >= WHOLE
    assert bool(same_text(repeats_of(by_id(report("a", a), report("b", b))))) is expected


@HYPOTHESIS
@given(st.integers(0, 10_000), st.integers(0, 60), st.sampled_from([20, 200, 6000]), st.integers(0, 100))
def test_a_sketch_rules_out_no_text_that_is_one(seed: int, changed: int, length: int, cut: int) -> None:
    """Of short and long texts, with words changed and the end cut off, what is told is what the shingles say."""
    drawn = random.Random(seed)
    words = [f"word{drawn.randrange(5000)}" for _ in range(length)]
    other = words[: length - length * cut // 200]
    for at in drawn.sample(range(len(other)), min(changed, len(other))):
        other[at] = f"other{at}"
    both = [sketched(found) for found in map(shingles_of, (" ".join(words), " ".join(other)))]
    alike = len(set(both[0][0].tolist()) & set(both[1][0].tolist()))
    assert is_one_text(*both) is (alike >= WHOLE * (len(both[0][0]) + len(both[1][0]) - alike) and alike > 0)


@HYPOTHESIS
@given(st.permutations([0, 1, 2, 3]))
def test_the_order_of_reports_does_not_matter(order: list[int]) -> None:
    """What repeats what is a function of the reports."""
    reports = [report("a", WIRE), report("b", OWN, None), report("c", WIRE, "2019-04-01"), report("d", OWN + " More.")]
    assert repeats_of(by_id(*(reports[n] for n in order))) == repeats_of(by_id(*reports))


def test_each_paragraph_names_who_carries_it() -> None:
    """The agency's paragraph stands in two other reports, the earlier first and the edited one with its share."""
    own = report(
        "own", f"{WIRE}\n\nOur own reporter counted two hundred lorries on the road.\n\nMore follows.", "2019-04-05"
    )
    edited = report("edited", WIRE.replace("nine kilometres", "some ten kilometres"), "2019-04-03")
    told = paragraphs_of(own, [edited, report("wire", WIRE, "2019-04-02"), report("other", OWN, "2019-04-01")])
    copied, original = told
    assert [i for i, _ in copied.by] == ["wire", "edited"]
    shares = dict(copied.by)
    assert shares["wire"] == 1.0
    assert 0.5 < shares["edited"] < 1.0
    assert original.by == ()
    assert original.span.of(own.text).startswith("Our own reporter")


@given(st.lists(st.lists(TREES, min_size=5, max_size=12), min_size=1, max_size=4))
@HYPOTHESIS
def test_a_copy_carries_every_paragraph(paragraphs: list[list[str]]) -> None:
    """Whatever a text says, its copy has all of it, and every paragraph is where it stands."""
    text = "\n".join(" ".join(words) for words in paragraphs)
    told = paragraphs_of(report("a", text), [report("b", text)])
    assert [one.span.of(text) for one in told] == text.split("\n")
    assert all(one.by == (("b", 1.0),) for one in told)
