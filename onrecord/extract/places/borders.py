"""Borders as places: *the border with X*, *the X-Y border*, *the border between X and Y*, *the Xian border*."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.extract.places.page import Page
from onrecord.values import Place, Precision, Span

_LINE = r"(?:border|frontier)s?(?: (?:area|region|zone)s?)?"
_WITH = re.compile(rf"\b{_LINE} with (?:the )?$", re.IGNORECASE)
_BETWEEN = re.compile(rf"\b{_LINE} between (?:the )?$", re.IGNORECASE)
_AFTER = re.compile(rf"(?:'s|’s)? {_LINE}\b")
_CALLED = re.compile(rf"\b{_LINE}\b", re.IGNORECASE)
_JOINED = re.compile(r"\s?[-–—/]\s?|-to-| and (?:the )?")


@dataclass(frozen=True, slots=True, order=True)
class Bordering:
    """A country where a page names it, or names its people or what is theirs; offsets count in the segment."""

    start: int
    end: int
    code: str


@dataclass(frozen=True, slots=True)
class Border:
    """The words that name a border, and the codes of the countries by which they name it, one or two."""

    start: int
    end: int
    codes: tuple[str, ...]


def borders(page: Page, named: Sequence[Bordering]) -> Iterator[Border]:
    """Yield the borders that a page names by a country or two, in the order of the text.

    What the word only names the sort of (*a border guard*, *the border province*) is no border.
    """
    told = -1
    for number, one in enumerate(named):
        beyond = named[number + 1] if number + 1 < len(named) else None
        other = beyond if beyond and _JOINED.fullmatch(page.text[one.end : beyond.start]) else None
        before = page.text[max(0, one.start - 40) : one.start]
        leading = (_BETWEEN if other else _WITH).search(before)
        last = other or one
        if one.start < told:
            continue
        if leading is not None:
            start, told = one.start - len(before) + leading.start(), last.end
        elif (following := _AFTER.match(page.text, last.end)) and not _names(page, following.end()):
            start, told = one.start, following.end()
        else:
            continue
        yield Border(start, told, (one.code, other.code) if other else (one.code,))


def _names(page: Page, end: int) -> bool:
    """Tell whether the word for a border, which ends here, is part of what another noun names."""
    reach = page.segment.doc.char_span(end - 1, end, alignment_mode="expand")
    return reach is not None and reach[-1].dep_ in ("compound", "amod", "nmod")


def border_of(border: Border, page: Page, country: str | None, code: str | None) -> Place:
    """Return a border as a place: a line without a point, in the country from which it is told, where that is known."""
    base = page.segment.span.start
    return Place(
        name=" ".join(page.text[border.start : border.end].split()),
        span=Span(base + border.start, base + border.end),
        precision=Precision.AREA,
        country=country,
        country_code=code,
    )


def is_border(place: Place) -> bool:
    """Tell whether a place is a border: a line of which no gazetteer has a point, and which is called one."""
    return place.precision is Precision.AREA and place.lat is None and _CALLED.search(place.name) is not None
