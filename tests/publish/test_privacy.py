"""No private name leaves the record in any form; every offset still leads to the words that it meant."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Claim, Kind, PersonSeen, Role, Speaker
from onrecord.publish.privacy import POST_WITHHELD, WITHHELD, Redactor
from onrecord.values import Span

TEXT = (
    "Salem Qadri, a medic, said shells fell. Dr. Qadri’s house burned. SALEM QADRI wept. "
    "Al-Qadri wrote as @salemq1. Karim Salem is the minister."
)


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def speaking(title: str = "a medic", name: str = "Salem Qadri", text: str = TEXT, report: str = "a") -> Claim:
    speaker = Speaker(name=name, role=Role.SPEAKER, span=at(name, text), title=title, private=True)
    span = Span(0, len(text))
    return Claim(
        report=report, span=span, text=text, kind=Kind.VIOLENCE, event="shelling", speakers=(speaker,), origin=name
    )


def seen(words: str, *, private: bool = True, points_to: bool = False, report: str = "a") -> PersonSeen:
    return PersonSeen(report=report, span=at(words), name=words, private=private, points_to=points_to)


@pytest.fixture
def redactor() -> Redactor:
    persons = [seen("Salem Qadri"), seen("@salemq1", points_to=True), seen("Karim Salem", private=False)]
    return Redactor(persons, [speaking()])


def test_every_form_of_a_name_is_replaced_by_one_pseudonym(redactor: Redactor) -> None:
    """Full name, surname, capitals and particle give the same number; a handle is withheld."""
    assert redactor.text("a", TEXT).text == (
        "Person 1, a medic, said shells fell. Dr. Person 1’s house burned. Person 1 wept. "
        "Person 1 wrote as [withheld]. Karim Salem is the minister."
    )


def test_a_public_person_who_shares_a_word_keeps_the_name(redactor: Redactor) -> None:
    """A public name that holds a private person's first name is left as it is."""
    assert redactor.line("Karim Salem resigns", "a") == "Karim Salem resigns"


@pytest.mark.parametrize("words", ["a medic", "shells fell", "house", "Karim Salem is the minister."])
def test_a_span_leads_to_the_same_words_after_replacement(redactor: Redactor, words: str) -> None:
    """Offsets behind and between replaced names still cut the words that they cut before."""
    assert redactor.text("a", TEXT).words(at(words)) == words


def test_a_span_that_cuts_a_name_covers_the_whole_pseudonym(redactor: Redactor) -> None:
    """Half a name never shows: the span grows to the pseudonym's ends."""
    assert redactor.text("a", TEXT).words(Span(6, 20)) == "Person 1, a medic"


def test_a_quotation_is_replaced_as_in_its_report(redactor: Redactor) -> None:
    """A stretch cut out of the report gives the same words as the report does there."""
    span = at("Al-Qadri wrote as @salemq1.")
    assert redactor.text("a", span.of(TEXT), at=span).text == "Person 1 wrote as [withheld]."


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/2016/salem-qadri-tells",
        "https://news.example/?q=Salem%20Qadri",
        "https://news.example/salemqadri",
        "https://news.example/%2540salemq1/status/5",
    ],
)
def test_an_address_that_holds_a_name_is_cut_to_its_host(redactor: Redactor, url: str) -> None:
    """Hyphens, escapes and glued words hide no name in an address."""
    assert redactor.address(url, "a") == f"news.example/{WITHHELD}"


def test_an_address_without_a_name_stays(redactor: Redactor) -> None:
    """Other addresses are printed as they came."""
    assert redactor.address("https://news.example/2016/shells", "a") == "https://news.example/2016/shells"


@pytest.mark.parametrize(
    "name", ["reports/salem_qadri.txt", "Qadri, Salem.pdf", "SalemQadri2.txt", "interview-qadri.docx"]
)
def test_a_file_name_that_holds_a_name_is_replaced(redactor: Redactor, name: str) -> None:
    """Ids and file names are searched without regard to case, order or separators."""
    shown = redactor.label(name, "a").lower()
    assert "qadri" not in shown
    assert "salem" not in shown


def test_a_private_origin_is_shown_by_pseudonym_and_role(redactor: Redactor) -> None:
    """The office stands beside the number, cut down to the plain role."""
    assert redactor.origin("Salem Qadri", "a") == "Person 1, medic"


def test_an_office_so_exact_that_it_names_its_holder_is_withheld() -> None:
    """*Head of the one hospital* is as good as a name; the role is all that is shown."""
    text = "Huda Barmo, head surgeon of the Nahr hospital, said that four died."
    redactor = Redactor([], [speaking("head surgeon of the Nahr hospital", "Huda Barmo", text)])
    assert redactor.text("a", text).text == f"Person 1, {POST_WITHHELD}, said that four died."
    assert redactor.origin("Huda Barmo", "a") == "Person 1, surgeon"


def test_a_full_name_is_replaced_in_reports_that_the_reading_missed_it_in(redactor: Redactor) -> None:
    """A name that is known from one report is known in all, and there its surname too."""
    assert redactor.text("other", "It was Salem Qadri. Qadri left.").text == "It was Person 1. Person 1 left."


def test_accents_and_unseen_characters_hide_no_name(redactor: Redactor) -> None:
    """Soft hyphens, zero-width joiners and accents are looked through."""
    assert redactor.line("Sa\u00adlém Qa\u200ddri spoke", "a") == "Person 1 spoke"


def test_numbers_do_not_depend_on_the_order_of_what_is_handed_in() -> None:
    """The same persons and claims in another order have the same pseudonyms."""
    persons = [seen("Salem Qadri", report=r) for r in "abc"]
    persons += [PersonSeen(report="b", span=Span(90, 100), name="Huda Barmo")]
    one, other = Redactor(persons, [speaking()]), Redactor(persons[::-1], [speaking()])
    assert one.line("Salem Qadri and Huda Barmo") == other.line("Salem Qadri and Huda Barmo") == "Person 1 and Person 2"


def test_a_lone_name_in_two_reports_is_two_persons() -> None:
    """A first name alone says nothing across reports."""
    persons = [PersonSeen(report=r, span=Span(0, 5), name="Salem") for r in "ab"]
    redactor = Redactor(persons, [])
    assert (redactor.line("Salem", "a"), redactor.line("Salem", "b")) == ("Person 1", "Person 2")


def test_a_publisher_that_was_taken_for_a_person_keeps_its_name() -> None:
    """A newspaper named like a person is no person, unless somebody of that name speaks."""
    persons = [PersonSeen(report="a", span=Span(0, 12), name="Harriet Post")]
    assert Redactor(persons, [], None, ["Harriet Post"]).line("Harriet Post", "a") == "Harriet Post"
    speaking_too = [speaking(name="Salem Qadri")]
    assert Redactor([], speaking_too, None, ["Salem Qadri"]).line("Salem Qadri", "a") == "Person 1"


def test_turned_off_it_changes_nothing() -> None:
    """A copy that may name people is the text as it came."""
    assert Redactor.off().text("a", TEXT).text == TEXT


_WORDS = st.lists(st.sampled_from(["Salem", "Qadri", "Salem Qadri", "the", "town", "said", ",", "(", "“"]), max_size=14)


@settings(derandomize=True, deadline=None)
@given(_WORDS, st.integers(0, 40), st.integers(1, 40))
def test_no_span_leaves_the_text_or_shows_a_name(words: list[str], start: int, length: int) -> None:
    """Whatever the text and the span, the new span lies in the new text and holds no private name."""
    text = " ".join(words) or "x"
    redacted = Redactor([seen("Salem Qadri")], [speaking(report="z")]).text("z", text)
    start = min(start, len(text) - 1)
    shown = redacted.words(Span(start, min(len(text), start + length)))
    assert "Qadri" not in shown
    assert "Salem" not in shown
