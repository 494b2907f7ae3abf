"""What the page holds: every figure with its way to a sentence, no private name, nothing from outside."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from onrecord.errors import OptionInvalid
from onrecord.model import PersonSeen, Report, Section
from onrecord.publish.brief import Situation, brief
from onrecord.publish.brief.desk import Desk
from onrecord.publish.brief.marks import paragraphs
from onrecord.publish.privacy import Redactor
from onrecord.values import Span
from tests.publish.telling import told
from tests.publish.told_claims import CLAIMS, GAZETTE_REPORT, SECRETS, WIRE_REPORT

VOID = frozenset({"meta", "br", "link", "input", "img", "hr"})


class Walk(HTMLParser):
    """Collects, for each element with an id, the ids of marks that it is, holds, or links to."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str | None]] = []
        self.figures: list[str] = []
        self.ids: dict[str, str] = {}
        self.links: dict[str, set[str]] = {}
        self.addresses: list[str] = []
        self.text: list[str] = []
        self.headings: list[int] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        anchor, href = given.get("id"), given.get("href")
        if anchor:
            assert anchor not in self.ids, f"the anchor {anchor} stands twice"
            self.ids[anchor] = tag
        if href:
            self.addresses.append(href)
            for _, outer in self.open:
                if outer:
                    self.links.setdefault(outer, set()).add(href[1:])
        self.addresses += [v for k, v in attrs if k in ("src", "srcset", "action", "data", "poster") and v]
        if "data-figure" in given:
            self.figures.append(href or "")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "mark" and anchor:
            for _, outer in self.open:
                if outer:
                    self.links.setdefault(outer, set()).add(anchor)
        if tag not in VOID:
            self.open.append((tag, anchor))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1][0] == tag, f"</{tag}> closes <{self.open[-1][0]}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def reaches_a_mark(self, anchor: str) -> bool:
        return self.ids.get(anchor) == "mark" or any(self.ids.get(x) == "mark" for x in self.links.get(anchor, ()))


@pytest.fixture(scope="module")
def html() -> str:
    return brief(told(), identified=None)


@pytest.fixture(scope="module")
def walk(html: str) -> Walk:
    return Walk(html)


@pytest.mark.parametrize("secret", SECRETS)
def test_no_private_name_is_anywhere_on_the_page(html: str, secret: str) -> None:
    """Names planted in text, titles, bylines, ids, addresses, refusals and withdrawals are all gone."""
    assert secret.lower() not in html.lower()


def test_a_reason_names_people_and_is_printed() -> None:
    """With a reason the names stand, and the page says so and why."""
    html = brief(told(), identified="asked for by the family")
    assert "Samir Qadouri" in html
    assert "asked for by the family" in html


def test_a_blank_reason_names_nobody() -> None:
    """Names are never shown for no reason."""
    with pytest.raises(OptionInvalid):
        brief(told(), identified="  ")


def test_every_figure_reaches_its_sentence_in_two_clicks(walk: Walk) -> None:
    """A figure's link is a marked sentence, or a place that links to one."""
    assert len(walk.figures) > 20
    assert [f for f in walk.figures if not (f.startswith("#") and walk.reaches_a_mark(f[1:]))] == []


def test_every_link_stays_on_the_page(walk: Walk) -> None:
    """No address leads outside, and none inside leads nowhere."""
    assert [a for a in walk.addresses if not a.startswith("#") or a[1:] not in walk.ids] == []


def test_headings_step_down_one_at_a_time(walk: Walk) -> None:
    """No level of heading is left out, for those who read by headings."""
    assert walk.headings[0] == 1
    assert all(after <= before + 1 for before, after in zip(walk.headings, walk.headings[1:], strict=False))


def test_every_claim_is_marked_once(html: str) -> None:
    """Each claim has one anchor, at the words that it rests on."""
    assert all(html.count(f'id="m{claim.id[1:]}"') == 1 for claim in CLAIMS.values())


def test_what_reports_say_is_text_and_never_markup(html: str) -> None:
    """A title that holds markup is shown as the characters that it is."""
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_control_characters_are_shown_as_replaced() -> None:
    """Characters that no page may hold are replaced, and the page can be written as UTF-8."""
    situation = told()
    odd = replace(situation.reports[0], title="bell\x07 null\x00 half\ud800")
    html = brief(replace(situation, reports=(odd, *situation.reports[1:])), identified=None)
    assert "bell\ufffd null\ufffd half\ufffd" in html
    html.encode()


def test_a_title_in_another_direction_is_kept_to_itself(html: str) -> None:
    """Direction overrides inside a title cannot turn what stands after it."""
    assert "<bdi>Market \u202etekram\u202c shelled</bdi>" in html


def test_the_same_situation_gives_the_same_page(html: str) -> None:
    """Byte for byte."""
    assert brief(told(), identified=None) == html


@pytest.mark.parametrize(
    "words",
    [
        "40 or more",
        "12 to 15",
        "about 70,000",
        "rests on an interested party alone",
        "provisional: rests on 3 unread claims",
        "distinct origins",
        "judged independent",
        "Denies in general; this covers the incident and denies none of its particulars:",
        "denies its own act",
        "accuses its enemy",
        "Documented, not an estimate.",
        "Person 3, medic",
        "says that it could not verify this",
        "Claimed of its enemy by Northern news agency, in no range",
        "Possibly the same as",
        "Taken as one origin: the Union is taken as its rights office",
    ],
)
def test_the_page_says(walk: Walk, words: str) -> None:
    """What a reader must find."""
    assert words in " ".join("".join(walk.text).split())


def test_disputes_stand_side_by_side(html: str, walk: Walk) -> None:
    """Each dispute of an incident has one block with its sides, which the incident leads to and which leads back."""
    blocks = [part.split("</ul>", 1)[0] for part in html.split('<div class="dispute" id="')[1:]]
    assert sorted(block.count('<li class="side">') for block in blocks) == [2, 2, 2, 3]
    assert all(f"i-000000000000000{n}" in walk.links[f"i-000000000000000{n}-d0"] for n in (1, 2, 4))
    assert all(f"i-000000000000000{n}-d0" in walk.links[f"i-000000000000000{n}"] for n in (1, 2, 4))


def test_each_side_says_whose_words_and_in_whose_interest(html: str) -> None:
    """Origin, party, what it has at stake, who carries it, and the words, of each side."""
    block = html.split("Broken by rebels", 1)[1].split("</li>", 1)[0]
    words = " ".join(re.sub("<[^>]+>", " ", block).split())
    assert words.startswith("Northern government party : accuses its enemy in The Gazette")
    assert "accused the rebels of breaking it" in words


def test_a_byline_is_withheld(html: str) -> None:
    """Reporters are private persons too."""
    assert '<span class="tag">byline</span> withheld' in html


def _many(count: int) -> Situation:
    situation = told()
    first = situation.incidents[4]
    others = []
    claims = dict(situation.claims)
    reports = list(situation.reports)
    for n in range(count):
        report = replace(WIRE_REPORT, id=f"more-{n}.txt")
        claim = replace(CLAIMS["trapped"], report=report.id)
        claims[claim.id] = claim
        reports.append(report)
        ranges = tuple(replace(r, used=(claim.id,)) for r in situation.incidents[3].ranges)
        others.append(
            replace(first, id=f"i-9{n:015x}", claims=(claim.id,), reports=(report.id,), ranges=ranges, possibly_same=())
        )
    return replace(
        situation, incidents=(*situation.incidents, *others), claims=claims, reports=tuple(reports), assertions={}
    )


def test_a_large_record_says_what_it_shows_in_short() -> None:
    """Beyond the incidents in full every other one has its line, its figure and its words."""
    html = brief(_many(400), identified=None)
    walk = Walk(html)
    assert "60 of 408 are told in full" in html
    assert sum(1 for anchor in walk.ids if re.fullmatch("i-[0-9a-f]{16}", anchor)) == 408
    assert [f for f in walk.figures if not walk.reaches_a_mark(f[1:])] == []
    assert len(html.encode()) < 8_000_000


def test_what_happened_and_is_in_no_incident_is_told() -> None:
    """A claim that makes no incident stands on the page with its sentence; one that an incident holds does not."""
    situation = told()
    claim = CLAIMS["trapped"]
    kept = tuple(i for i in situation.incidents if claim.id not in i.claims)
    page = Walk(brief(replace(situation, incidents=kept), identified=None))
    assert "1 claim of what is said to have happened or to go on stands in no incident" in " ".join(
        "".join(page.text).split()
    )
    assert "stands in no incident" not in brief(situation, identified=None)


def test_an_empty_record_has_a_page() -> None:
    """Nothing known is said, not left blank."""
    situation = Situation(reports=(), claims={}, incidents=(), knowledge=told().knowledge)
    html = brief(situation, identified=None)
    assert "No claim of the record gives a figure" in html
    assert "No incident of the record has a place" in html


def test_a_quotation_shows_its_whole_sentence() -> None:
    """What is denied never stands alone as if it were said; who denies it stands before it."""
    start = WIRE_REPORT.text.index("any killing of civilians")
    quote = Desk(told(), Redactor.off()).quote(CLAIMS["denial"], Span(start, start + 24))
    assert f"{quote.before}{quote.meant}{quote.after}".strip() == (
        "The northern government denied any killing of civilians."
    )
    assert quote.meant == "any killing of civilians"


def _marked(report: Report, *names: str) -> Iterator[tuple[str, bool, int]]:
    situation = replace(told(), claims={CLAIMS[n].id: CLAIMS[n] for n in names}, incidents=())
    for paragraph in paragraphs(Desk(situation, Redactor.off()), report.id, names_reporters=True):
        for piece in paragraph.pieces:
            yield piece.text, piece.marked, len(piece.ids)


def test_overlapping_claims_split_at_their_boundaries() -> None:
    """Where one claim begins with another and ends before it, the words are cut where the first ends."""
    pieces = [p for p in _marked(GAZETTE_REPORT, "announced", "collapsed") if p[1]]
    assert pieces == [
        ("A truce for the eastern quarters of Tel Marwan, announced late on Monday", True, 2),
        (", collapsed within hours", True, 0),
    ]


def test_the_pieces_of_a_report_are_its_text() -> None:
    """Marking loses and adds no character of any section."""
    sections = told().sections[WIRE_REPORT.id]
    shown = "".join(text for text, _, _ in _marked(WIRE_REPORT, "shot", "more", "left"))
    assert shown == "".join(span.of(WIRE_REPORT.text) for _, span in sections)


def test_a_claim_over_two_sections_has_one_anchor() -> None:
    """A claim that crosses a paragraph's end is marked in both and anchored in the first."""
    text = "They said\n\nthat ten died."
    report = replace(WIRE_REPORT, text=text)
    claim = replace(CLAIMS["more"], span=Span(0, len(text)), text=text)
    situation = replace(
        told(), reports=(report,), claims={claim.id: claim}, incidents=(),
        sections={report.id: ((Section.BODY, Span(0, 9)), (Section.BODY, Span(11, len(text))))},
    )  # fmt: skip
    found = paragraphs(Desk(situation, Redactor.off()), report.id, names_reporters=True)
    assert [[(p.marked, len(p.ids)) for p in x.pieces] for x in found] == [[(True, 1)], [(True, 0)]]


def test_the_town_in_a_title_is_nobodys_name() -> None:
    """Where a person of a report bears a word of a listed town's name, titles and terms still say where it was."""
    situation = told()
    incident = next(i for i in situation.incidents if i.where and i.where.gazetteer and i.where.name in i.title)
    assert incident.where is not None
    last = incident.where.name.split()[-1]
    report = incident.reports[0]
    person = PersonSeen(report=report, span=Span(0, 9), name=f"Ann {last}", private=True, points_to=False)
    desk = Desk(situation, Redactor([person], ()))
    assert desk.line(f"Beside {last}", report) == "Beside Person 1"
    assert desk.heading(incident) == incident.title
