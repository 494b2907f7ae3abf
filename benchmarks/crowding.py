"""Rewrites reports of happenings so that several of them share one town and one month: what a big city's news is like.

Names of towns, counties and states, dates and publishers are replaced alike in text, title and gold; people, streets,
ages and the rest stay. A date moves by whole weeks, so that its weekday stays right. All is settled by digests of ids
and nothing is drawn: the same reports give the same, whatever their order.
"""

import calendar
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

YEAR = 2015  # all that is rewritten falls into it
FOLDS = 5
PUBLISHERS = 4  # of a town
OFFICIALS = 3  # of a town

# Name, how newspapers shorten it, and the two letters of the post.
_LISTED = (
    "Alabama|Ala.|AL; Alaska|AK|AK; Arizona|Ariz.|AZ; Arkansas|Ark.|AR; California|Calif.|CA; Colorado|Colo.|CO; "
    "Connecticut|Conn.|CT; Delaware|Del.|DE; District of Columbia|D.C.|DC; Florida|Fla.|FL; Georgia|Ga.|GA; "
    "Hawaii|HI|HI; Idaho|ID|ID; Illinois|Ill.|IL; Indiana|Ind.|IN; Iowa|IA|IA; Kansas|Kan.|KS; Kentucky|Ky.|KY; "
    "Louisiana|La.|LA; Maine|ME|ME; Maryland|Md.|MD; Massachusetts|Mass.|MA; Michigan|Mich.|MI; Minnesota|Minn.|MN; "
    "Mississippi|Miss.|MS; Missouri|Mo.|MO; Montana|Mont.|MT; Nebraska|Neb.|NE; Nevada|Nev.|NV; New "
    "Hampshire|N.H.|NH; New Jersey|N.J.|NJ; New Mexico|N.M.|NM; New York|N.Y.|NY; North Carolina|N.C.|NC; North "
    "Dakota|N.D.|ND; Ohio|OH|OH; Oklahoma|Okla.|OK; Oregon|Ore.|OR; Pennsylvania|Pa.|PA; Rhode Island|R.I.|RI; South "
    "Carolina|S.C.|SC; South Dakota|S.D.|SD; Tennessee|Tenn.|TN; Texas|Tex.|TX; Utah|UT|UT; Vermont|Vt.|VT; "
    "Virginia|Va.|VA; Washington|Wash.|WA; West Virginia|W.Va.|WV; Wisconsin|Wis.|WI; Wyoming|Wyo.|WY"
)
_STATES = {row.split("|")[0]: row.split("|")[1:] for row in _LISTED.split("; ")}
_ALSO_A_TOWN = ("New York", "Washington")  # by itself the state's name is the city's

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(Jan(?:uary|\b\.?)|Feb(?:ruary|\b\.?)|Mar(?:ch|\b\.?)|Apr(?:il|\b\.?)|May|June?\b\.?|July?\b\.?|Aug(?:ust|\b\.?)"
    r"|Sept?(?:ember|\b\.?)|Oct(?:ober|\b\.?)|Nov(?:ember|\b\.?)|Dec(?:ember|\b\.?))"
)
_DAY = re.compile(rf"\b{_MONTH} (\d{{1,2}})(st|nd|rd|th)?\b(?!:)(?:(,? )((?:19|20)\d\d)\b)?")
_IN_FIGURES = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})\b")
_BEFORE = r"(?:[Ii]n|[Oo]f|[Ll]ast|[Ss]ince|[Uu]ntil|[Tt]his|[Ee]arly|[Ll]ate|[Mm]id)"
_MONTH_ALONE = re.compile(rf"\b({_BEFORE} ){_MONTH}(?! \d)")
_YEAR = re.compile(r"(?<![\d$#,.-])(20[01]\d)\b(?! block)(?![-,\d])")

_TOLD_OF_ALL = re.compile(
    r"nyone with (?:any )?information|rime ?Stoppers|\bwith tips\b|asked to call|urged to call|spokes(?:man|woman)"
    r"|(?:investigation|case) (?:is|remains) |under investigation|[Nn]o arrests|Stay with|Copyright|All rights reserved"
)
_OFFICIAL = re.compile(
    r"\b(Chief|Sheriff|Officer|Detective|Deputy|Sgt\.|Lt\.|Capt\.|Sergeant|Lieutenant|Captain|Maj\.|Cpl\.)"
    r"((?: [A-Z][a-z]+){1,2})\b"
)
_LAST = [
    "Adams",
    "Becker",
    "Castle",
    "Dunn",
    "Ellison",
    "Foley",
    "Garner",
    "Hobbs",
    "Irwin",
    "Jarvis",
    "Keller",
    "Lowe",
]
_FIRST = ["Mark", "Laura", "Peter", "Susan", "Frank", "Diane"]

Row = dict[str, Any]


def digest(*parts: object) -> int:
    """Return a number that stands for some parts, the same on every machine."""
    return int(sha256("\0".join(map(str, parts)).encode()).hexdigest(), 16)


def fold_of(incident: str) -> int:
    """Return the fold of an incident, by the digest of its id; a town's incidents are of one fold."""
    return digest(incident) % FOLDS


@dataclass(frozen=True, slots=True)
class _Town:
    """Where and when some incidents are moved to."""

    name: str
    state: str
    county: str
    month: int
    number: int


@dataclass(frozen=True, slots=True)
class _Move:
    """What one incident's reports are rewritten by."""

    town: _Town
    cities: tuple[str, ...]
    county: str
    state: str
    weeks: int
    day: date

    def text(self, text: str, published: date | None) -> str:
        """Return a text with towns, states and days replaced."""
        return self._days(self._places(text), published or self.day)

    def _places(self, text: str) -> str:
        if self.county:
            text = _named(f"{self.county} County", f"{self.town.county} County", text)
        for city in sorted(self.cities, key=lambda c: (-len(c), c)):
            text = _named(city, self.town.name, text)
        if self.state == self.town.state:
            return text
        full = rf"(?<=, ){self.state}\b" if self.state in _ALSO_A_TOWN else rf"\b{self.state}\b"
        text = re.sub(full, self.town.state, text)
        text = re.sub(rf"(?<=, ){re.escape(_STATES[self.state][0])}(?!\w)", _STATES[self.town.state][0], text)
        return re.sub(rf"(?<=, ){_STATES[self.state][1]}\b", _STATES[self.town.state][1], text)

    def _days(self, text: str, published: date) -> str:
        moved = self.day + timedelta(weeks=self.weeks)
        years = moved.year - self.day.year
        months = 12 * years + moved.month - self.day.month

        def in_words(m: re.Match[str]) -> str:
            month, number, suffix, gap, year = m.groups()
            told = _date(int(year) if year else None, _month(month), int(number), published)
            if told is None:
                return m.group()
            new = told + timedelta(weeks=self.weeks)
            ending = _suffix(new.day) if suffix else ""
            return f"{_like(month, new.month)} {new.day}{ending}" + (f"{gap}\x00{new.year}" if year else "")

        def in_figures(m: re.Match[str]) -> str:
            year = int(m[3]) + (2000 if len(m[3]) == 2 else 0)
            told = _date(year, int(m[1]), int(m[2]), published)
            if told is None:
                return m.group()
            new = told + timedelta(weeks=self.weeks)
            return f"{new.month}/{new.day}/\x00{str(new.year)[-len(m[3]) :]}"

        def alone(m: re.Match[str]) -> str:
            return m[1] + _like(m[2], (_month(m[2]) - 1 + months) % 12 + 1)

        text = _MONTH_ALONE.sub(alone, text)
        text = _IN_FIGURES.sub(in_figures, _DAY.sub(in_words, text))
        # A year that has been replaced stands behind a mark, so that it is not moved again.
        text = re.sub(r"(?<!\x00)" + _YEAR.pattern, lambda m: str(int(m[1]) + years), text)
        return text.replace("\x00", "")


def _named(old: str, new: str, text: str) -> str:
    parts = r"\s+".join(re.escape(p) for p in old.split())
    parts = re.sub(r"^(?:Saint|St\\\.)", r"(?:Saint|St\\.?)", parts)
    text = re.sub(rf"\b{parts}\b", new, text)
    return re.sub(rf"\b{parts.upper() if 'Saint' not in parts else re.escape(old.upper())}\b", new.upper(), text)


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].casefold()) + 1


def _like(word: str, month: int) -> str:
    """The name of a month, written in full or short like another's."""
    if len(word.rstrip(".")) > 4 or word in ("June", "July", "May"):
        return calendar.month_name[month]
    short = "Sept" if month == 9 else calendar.month_abbr[month]
    return short + "." * word.endswith(".") if month not in (5, 6, 7) else calendar.month_name[month]


def _suffix(day: int) -> str:
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _date(year: int | None, month: int, day: int, published: date) -> date | None:
    """The date told; without a year the one nearest to publication."""
    try:
        if year:
            return date(year, month, day)
        near = [date(published.year + y, month, min(day, 28)) for y in (-1, 0, 1)]
        best = min(near, key=lambda d: abs(d - published))
        return best.replace(day=day)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Crowd:
    """Reports and gold rows, rewritten."""

    reports: tuple[Row, ...]
    gold: tuple[Row, ...]


def crowded(reports: Iterable[Row], gold: Iterable[Row], together: int, *, mixed: bool = False) -> Crowd:
    """Return reports and gold with `together` incidents each in one town and month.

    `mixed` gives each town a few officials, and each report one or two paragraphs of another incident's of its town
    that would suit any: who is investigating, whom to call.
    """
    by_id = {r["id"]: r for r in reports}
    rows: list[Row] = []
    told: list[Row] = []
    for number, group in enumerate(_groups(gold, together)):
        town = _town(group, by_id, number)
        own = [
            _rewritten(by_id[i], move, slot)
            for at, row in enumerate(group)
            for move in (_move(row, town, by_id),)
            for i, slot in _slots(row, by_id, at).items()
        ]
        if mixed:
            incident = {i: row["incident"] for row in group for i in row["reports"]}
            own = [_mixed(report, own, incident, town) for report in own]
        rows += own
        told += [_gold(row, _move(row, town, by_id)) for row in group]
    return Crowd(tuple(sorted(rows, key=lambda r: str(r["id"]))), tuple(sorted(told, key=lambda r: str(r["incident"]))))


def _groups(gold: Iterable[Row], together: int) -> Iterator[list[Row]]:
    """Cut the incidents into groups, each of one fold; what is left over at the end of a fold goes with the last."""
    for fold in range(FOLDS):
        own = sorted((g for g in gold if fold_of(g["incident"]) == fold), key=lambda g: digest(g["incident"], "town"))
        ends = list(range(0, len(own), together))
        if len(ends) > 1 and len(own) - ends[-1] < together:
            ends.pop()
        for at, first in enumerate(ends):
            yield own[first : ends[at + 1] if at + 1 < len(ends) else None]


def _plain(city: str) -> bool:
    return "(" not in city and "County" not in city


def _town(group: Sequence[Row], by_id: Mapping[str, Row], number: int) -> _Town:
    """The town that the group is moved to: of the incident among it that most reports tell of."""
    able = [g for g in group if _plain(g["city"])] or list(group)
    host = min(able, key=lambda g: (-len(g["reports"]), g["incident"]))
    county = _county(host, by_id) or "Lake"
    return _Town(_cities(host)[0], host["state"], county, number % 12 + 1, number)


def _cities(row: Row) -> tuple[str, ...]:
    parts = [p.strip() for p in re.split(r"[()]", row["city"])]
    return tuple(p for p in parts if p and p != "county" and not p.endswith(" County") and not _is_county(row, p))


def _is_county(row: Row, part: str) -> bool:
    return "(county)" in row["city"] and row["city"].startswith(part)


def _county(row: Row, by_id: Mapping[str, Row]) -> str:
    """The county that the reports of an incident name most."""
    if "county" in row["city"].casefold():
        return re.sub(r"\s*\(?[Cc]ounty\)?", "", row["city"]).strip()
    found: dict[str, int] = {}
    for i in row["reports"]:
        for m in re.finditer(r"\b([A-Z][a-z]+(?: [A-Z][a-z]+)?) County\b", by_id[i]["text"]):
            name = re.sub(r"^(?:The|In|A|An|At|From) ", "", m[1])
            found[name] = found.get(name, 0) + 1
    return min(found, key=lambda n: (-found[n], n)) if found else ""


def _move(row: Row, town: _Town, by_id: Mapping[str, Row]) -> _Move:
    day = date.fromisoformat(row["date"])
    in_month = [date(YEAR, town.month, n) for n in range(1, calendar.monthrange(YEAR, town.month)[1] + 1)]
    able = [d for d in in_month if d.weekday() == day.weekday()]
    new = able[digest(row["incident"], "week") % len(able)]
    return _Move(town, _cities(row), _county(row, by_id), row["state"], (new - day).days // 7, day)


def _slots(row: Row, by_id: Mapping[str, Row], at: int) -> dict[str, int]:
    """Which of the town's publishers each report is of: those of one publisher stay so, and no others."""
    publishers = sorted({str(by_id[i].get("publisher")) for i in row["reports"]})
    return {i: (at + publishers.index(str(by_id[i].get("publisher")))) % PUBLISHERS for i in row["reports"]}


def _rewritten(report: Row, move: _Move, slot: int) -> Row:
    published = date.fromisoformat(report["published"][:10]) if report.get("published") else None
    publisher = f"{re.sub('[^a-z]', '', move.town.name.casefold())}-{'abcd'[slot]}.example"
    return {
        **report,
        "text": move.text(report["text"], published),
        "title": move.text(report.get("title") or "", published),
        "publisher": publisher,
        "published": (published + timedelta(weeks=move.weeks)).isoformat() if published else None,
        "url": f"https://{publisher}/{report['id']}",
    }


def _gold(row: Row, move: _Move) -> Row:
    day = (move.day + timedelta(weeks=move.weeks)).isoformat()
    return {**row, "date": day, "city": move.town.name, "state": move.town.state, "lat": None, "lon": None}


def _mixed(report: Row, own: Sequence[Row], incident: Mapping[str, str], town: _Town) -> Row:
    """Give a report its town's officials, and one or two paragraphs of another incident's reports."""
    others = [o for o in own if incident[o["id"]] != incident[report["id"]]]
    found = sorted({p for o in others for p in o["text"].split("\n") if 40 < len(p) < 400 and _TOLD_OF_ALL.search(p)})
    lines = report["text"].rstrip("\n").split("\n")
    for n in range(1 + digest(report["id"], "many") % 2 if found else 0):
        lines.append("\n" + found.pop(digest(report["id"], n) % len(found)))
        if not found:
            break
    return {**report, "text": _OFFICIAL.sub(lambda m: _official(m, town), "\n".join(lines))}


def _official(match: re.Match[str], town: _Town) -> str:
    """One of the few officials of a town, in place of another: with the last name alone where he was called so."""
    at = digest(match[2].split()[-1], town.number) % OFFICIALS + OFFICIALS * town.number
    last = _LAST[at % len(_LAST)]
    return f"{match[1]} {_FIRST[at % len(_FIRST)] + ' ' if ' ' in match[2].strip() else ''}{last}"
