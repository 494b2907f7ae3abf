"""The words of a text, where they start, and what they weigh: as plainly found one by one."""

import re
from dataclasses import replace

import pytest

from onrecord.knowledge.rarity import WORD
from onrecord.link.leads import lead_of
from onrecord.link.texts import HARDLY, SIZE, Texts, word_numbers
from onrecord.link.words import AROUND, Positions, Wording, lowered
from onrecord.model import Report
from onrecord.values import Span
from tests.link.claims import KNOWLEDGE

TEXTS = ("", "One", "a town", "Two men, in the Straße; and a GROSSE one.\n\nİzmir said so", "x " * 400 + "end of it")


def report_of(text: str) -> Report:
    return Report(id="r1", text=text, sha256="0" * 64, publisher="P")


@pytest.mark.parametrize("text", TEXTS)
def test_words_stand_where_they_start(text: str) -> None:
    found = Positions.of(text)
    plain = [(m.start(), m.group()) for m in WORD.finditer(lowered(text))]
    assert list(zip(found.starts, found.words, strict=True)) == plain


@pytest.mark.parametrize("text", TEXTS)
def test_words_without_case_are_those_of_the_text_without_case_where_it_says_so(text: str) -> None:
    found = Positions.of(text)
    assert not found.folded or found.words == WORD.findall(text.casefold())


def test_words_around_spans_that_overlap_or_lie_apart_are_those_around_each() -> None:
    text = " ".join(f"word{n:04d}" for n in range(400))
    found = Positions.of(text)
    spans = [Span(2000, 2100), Span(0, 40), Span(10, 900), Span(20, 30), Span(3400, 3450)]
    one_by_one = [found.around([span]) for span in spans]
    assert found.around(spans) == set().union(*one_by_one)
    assert one_by_one[0] == {m.group() for m in WORD.finditer(text) if 2000 - AROUND <= m.start() <= 2100 + AROUND}


def test_texts_weigh_words_alike_with_or_without_what_was_found_for_accounts() -> None:
    report = report_of("Shells fell on the Straße in Izmir. Shells fell again, said Amal Haddad, 43.")
    reports = {report.id: report}
    alone = Texts(reports, KNOWLEDGE).of("r1", ())
    beside = Texts(reports, KNOWLEDGE, Wording(reports, KNOWLEDGE)).of("r1", ())
    assert alone.holds(word_numbers("strasse izmir haddad"))
    assert beside.holds(word_numbers("strasse izmir haddad"))
    assert not alone.holds(word_numbers("homs"))
    assert alone.top == beside.top
    assert alone.lead.weights.tolist() == beside.lead.weights.tolist()


def test_words_that_share_a_number_weigh_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.link.texts.SIZE", 1)
    texts = Texts({}, KNOWLEDGE)
    separately = [texts.weighed(words).tolist() for words in (["zebra", "zebra"], ["quokka"], ["the"])]
    assert texts.weighed(["zebra", "zebra", "quokka", "the"]).tolist() == [sum(weight for [weight] in separately)]


def test_common_words_of_a_lead_are_hardly_rare() -> None:
    texts = Texts({}, KNOWLEDGE)
    plain, common = (texts.weighed(["zebra", "quokka"], c) // SIZE for c in (frozenset[str](), frozenset({"zebra"})))
    assert common[0] in plain
    assert common[1] == round(1000 * HARDLY) not in plain


@pytest.mark.parametrize("title", ["", "A title of Straße", "A title"])
@pytest.mark.parametrize(
    "text", [*TEXTS, "A first sentence that goes on. Another that does so too.\n" * 9, "word " * 5000]
)
def test_the_words_of_a_lead_are_those_of_its_text(title: str, text: str) -> None:
    report = replace(report_of(text), title=title)
    found = Texts({report.id: report}, KNOWLEDGE).of(report.id, ())
    assert list(found._words_of_lead) == WORD.findall(lead_of(title, text).casefold())


def test_a_lead_is_cut_where_sentences_and_lines_end() -> None:
    """The pattern is written to be found fast; it cuts where the plain one does."""
    plain = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])|\n+")
    texts = [
        "He said “no.” \n\n Then it was over.\nSo they went. and came.  “Not so!” A line\n\n\nB",
        " . A",
        "\n. \nA",
    ]
    for text in texts:
        parts = [part + " and so on, for longer than a name" for part in plain.split(text)]
        joined = "\n".join(parts)
        assert lead_of("", joined).split("\n")[1:] == [p for p in plain.split(joined) if len(p) > 30][:7]
