"""Years, and what is larger or named by them: decades, centuries, eras, seasons, quarters."""

import re
from dataclasses import replace

from onrecord.extract.dates.calendar import SEASON_CODE, Moment, Size, the_unit
from onrecord.extract.dates.grammar import Expression
from onrecord.extract.dates.numerals import DECADE_WORDS, ORDINALS
from onrecord.extract.dates.story import (
    BACK,
    ON,
    Resolved,
    Story,
    explicit_year,
    last_word,
    short_year,
    year_for,
    year_told,
)


def year(found: Expression, story: Story) -> Resolved:
    """A year of four figures."""
    del story
    return Resolved("date", Moment(Size.YEAR, int(found.parts["year"])), explicit=True)


def short(found: Expression, story: Story) -> Resolved:
    """*'16*: the latest such year that the report can mean."""
    return Resolved("date", Moment(Size.YEAR, short_year(int(found.parts["short"]), story)), explicit=True)


def decade(found: Expression, story: Story) -> Resolved:
    """*The 1990s*, *the nineties*."""
    parts = found.parts
    if "year" in parts:
        year = int(parts["year"])
    elif "short" in parts or "bare" in parts:
        year = short_year(int(parts.get("short") or parts["bare"]), story)
    else:
        latest = story.now.year if story.now else 1999
        year = latest - latest % 100 + DECADE_WORDS[parts["word"]]
        year -= 100 * (year > latest)
    return Resolved("date", Moment(Size.DECADE, year))


def century(found: Expression, story: Story) -> Resolved:
    """*The 19th century*, *the second century BC*."""
    del story
    text = found.parts["ordinal"].lower()
    number = int(re.sub(r"\D", "", text)) if text[0].isdigit() else ORDINALS[text]
    if not 1 <= number <= 40:
        return Resolved("date")
    return Resolved("date", Moment(Size.CENTURY, 1 - 100 * number if "bc" in found.parts else 100 * (number - 1)))


def bc(found: Expression, story: Story) -> Resolved:
    """A year, or a decade, before our era."""
    del story
    year = int(found.parts["year"])
    if "many" in found.parts:
        return Resolved("date", Moment(Size.DECADE, -(year + 8)))
    return Resolved("date", Moment(Size.YEAR, 1 - year), explicit=True)


def ad(found: Expression, story: Story) -> Resolved:
    """A year that says that it is of our era."""
    del story
    return Resolved("date", Moment(Size.YEAR, int(found.parts.get("year") or found.parts["year2"])), explicit=True)


def season(found: Expression, story: Story) -> Resolved:
    """A season, with the year that it begins in."""
    code = SEASON_CODE[found.parts["season"].lower()]
    year = explicit_year(found, story)
    if year is not None:
        return Resolved("date", Moment(Size.SEASON, year, code), explicit=True)
    rel = last_word(found.parts.get("rel", ""))
    if rel:
        return season_beside(code, -1 if rel in BACK else 1 if rel in ON else 0, story)
    month = {21: 3, 22: 6, 23: 9, 24: 12}[code]
    year = year_told(story) if story.history else year_for(month, None, story, story.tense())
    return Resolved("date", Moment(Size.SEASON, year, code) if year is not None else None, relative=True)


def season_beside(code: int, steps: int, story: Story) -> Resolved:
    """*Last spring*, *next winter*: the season of that name so many before or after the day's own."""
    base = story.now
    if base is None:
        return Resolved("date", relative=True)
    year = base.year
    here = the_unit(Size.SEASON, base)
    if steps < 0 and here.part is not None and (code >= here.part or code == 24):
        year -= 1
    if steps > 0 and here.part is not None and code <= here.part:
        year += 1
    return Resolved("date", Moment(Size.SEASON, year, code), relative=True)


def quarter(found: Expression, story: Story) -> Resolved:
    """A quarter or half of a year."""
    year = explicit_year(found, story)
    ordinal = found.parts["ordinal"].lower()
    if found.parts["unit"] == "half":
        if year is None:
            return Resolved("date")
        months = "01/{0}-06" if ordinal == "first" else "07/{0}-12"
        return Resolved("date", edtf=f"{year}-{months.format(year)}")
    number = {"first": 1, "second": 2, "third": 3}.get(ordinal, 4)
    base = story.now
    if year is None and base is not None:
        ahead = 3 * number - 2 > base.month
        year = base.year - (ahead and (story.tense() < 0 or 3 * number - 2 - base.month > 6))
    told = "year" in found.parts
    return Resolved("date", Moment(Size.QUARTER, year, number) if year else None, explicit=told, relative=not told)


def short_quarter(found: Expression, story: Story) -> Resolved:
    """*Q3 2015*, *H1 of last year*: the same as *the third quarter*, *the first half*."""
    ordinals = ("first", "second", "third", "fourth")
    unit = "quarter" if found.parts["unit"] == "Q" else "half"
    spelt = {**found.parts, "unit": unit, "ordinal": ordinals[int(found.parts["number"]) - 1]}
    return quarter(replace(found, parts=spelt), story)
