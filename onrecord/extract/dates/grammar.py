"""Which words tell a time: the grammar of dates, times, durations and sets, and a fast way to find them in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.extract.dates.numerals import DAY_ORDINALS, DECADE_WORDS, NUMBER_WORDS, ORDINALS
from onrecord.extract.dates.written import DAY, FULL, MONTH, MONTH_NAMES, WEEKDAY, WEEKDAY_NAMES, YEAR

REACH = 70  # code points that an expression can stretch to either side of the word that betrays it

_UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?"
    r"|centur(?:y|ies))"
)
_DAY_WORD = "|".join(sorted(DAY_ORDINALS, key=lambda w: (-len(w), w)))
_TEENS = "|".join(sorted(NUMBER_WORDS, key=lambda w: (-len(w), w)))
_COUNT = (
    rf"(?i:\d{{1,3}}(?:,\d{{3}})*(?:\.\d+)?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-\w+|{_TEENS}"
    r"|(?:a\s+)?hundred|several|(?:a\s+)?few|many|some|(?:a\s+)?couple(?:\s+of)?|half(?:\s+an?)?|dozens\s+of"
    r"|tens\s+of|hundreds\s+of|consecutive|straight)"
)
_COUNTS = rf"(?:{_COUNT}(?:\s+(?:to|or)\s+{_COUNT}|\s*[-–]\s*\d+|\s+and\s+a\s+half)?)"
_ABOUT = (
    r"(?i:about|around|approximately|roughly|nearly|almost|some|just\s+over|just\s+under|just|more\s+than|over|under"
    r"|less\s+than|fewer\s+than|at\s+least|up\s+to|only|the\s+whole|exactly|within|barely)"
)
_SEASON = r"(?:spring|summer|autumn|winter|fall|Spring|Summer|Autumn|Winter|Fall)"
_PART = r"(?:morning|afternoon|evening|night|noon|midnight|dawn|dusk)"
_EARLY = r"(?:(?:very\s+)?(?:[Ee]arly|[Ll]ate|[Mm]id|[Ll]ater|[Ee]arlier|[Mm]iddle)(?:\s+(?:in|on)\b)?)"
_ENDS = (
    r"(?:[Tt]he\s+)?(?:very\s+)?(?:beginning|start|end|middle|close|outbreak|(?:first|second|latter|last|early|late|later|"
    r"closing|opening|final)\s+(?:half|part|days?|weeks?|months?|years?))\s+of"
)
_LEAN = rf"(?:{_EARLY}[\s-]+(?:to\s+(?:late|mid)[\s-]+)?|{_ENDS}\s+)"
_THAT = r"(?:that|the\s+same|this|last|next|the\s+following|the\s+next|the\s+previous|the\s+preceding|the)"
_REL = (
    r"(?:this\s+(?:past|coming)|(?:the\s+)?(?:last|next|previous|following|preceding|coming|past|same|succeeding|ensuing)"
    r"|this|that|these|those)"
)
_OF_YEAR = rf",?\s+(?:(?:of|in)\s+)?(?P<year_rel>{_THAT})\s+(?:same\s+)?year\b"
_ZONE = r"(?:GMT|UTC|[A-Z]{2,4}T|Zulu|local\s+time)"
_BC = r"(?:B\.?\s?C\.?(?:E\.?)?(?![a-z]))"
_BC_TAIL = rf"\s+(?:of\s+)?(?P<bc_year>\d{{1,4}})\s*{_BC}"
_YEAR_TAIL = rf"(?:{_BC_TAIL}|,?\s+(?:of\s+)?(?P<year>{YEAR})(?![\d%]|[.,]\d)|\s+'(?P<short>\d\d)\b|{_OF_YEAR})?"
_DASH = r"\s*(?:,?\s*\b(?:and|or)\b|-|–|—|/|\bto\b|\bthrough\b|\buntil\b|\btill\b)\s*(?:the\s+)?"
_ABOUT_YEAR = r"(?:(?:c\.|ca\.|circa|around|about)\s*)?"

_KINDS: dict[str, str] = {
    # whole dates in every written form
    "full": FULL.pattern,
    # 14/10/16 · 7/8/07 · 14.10.16
    "figures": (
        r"(?<![\w./,$€£-])(?:(?P<first>[0-3]?\d)/(?P<second>[0-3]?\d)/(?P<two>\d\d)"
        r"|(?P<day>[0-3]\d)\.(?P<month>[01]\d)\.(?P<year>\d\d))(?![\w/%]|[.,]\d)"
    ),
    # December 13 · 13 December 2016 · April 6-7 · Tuesday, the 6th of May
    "month_day": (
        rf"(?<!\w)(?<!\d\s)(?:{WEEKDAY},?\s+(?:the\s+)?)?(?:{_LEAN}(?:on\s+)?)?(?P<month>{MONTH})\s+(?:the\s+)?"
        rf"(?P<day>{DAY})(?![\d%]|[.,:]\d)(?:(?:,\s*(?P<day3>{DAY})(?![\d%]|[.,:]\d))?(?P<dash>{_DASH})(?P<day2>{DAY})"
        rf"(?![\d%\w]|[.,:]\d|\s+{MONTH_NAMES}))?{_YEAR_TAIL}"
    ),
    "day_month": (
        rf"(?<![\w$€£.,])(?<![A-Z\W\d]-)(?:{WEEKDAY},?\s+)?(?:(?:the\s+)?(?P<day>{DAY})"
        rf"(?:,\s*(?P<day3>{DAY}))?(?P<dash>{_DASH}))?(?:the\s+)?"
        rf"(?P<day2>{DAY}|(?i:{_DAY_WORD})(?=\s+of\s))(?:\s+of)?[\s-]+(?P<month>{MONTH})(?!\w){_YEAR_TAIL}"
    ),
    # September · early May 2016 · last October · August of that year · the end of March
    "month": rf"(?<!\w)(?:{_LEAN})?(?:(?P<rel>{_REL})\s+)?(?P<month>{MONTH})(?!\w){_YEAR_TAIL}",
    "weekday": (
        rf"(?<![\w-])(?:(?P<night>[Oo]vernight)\s+(?:(?P<into>into|to|on|from)\s+)?)?(?:{_EARLY}\s+)?(?:(?P<rel>{_REL})\s+)?(?P<weekday>{WEEKDAY_NAMES})(?P<plural>s?)(?![\w-])"
        rf"(?:\s+{_PART}\b)?(?:,?\s+(?:of\s+)?(?P<week>last|this|next)\s+week\b)?"
    ),
    "year": (
        rf"(?<![\w$€£.,:#/-])(?P<lean>{_LEAN}(?:the\s+year\s+)?)?(?P<year>{YEAR})(?P<dash>\s*[-–—/]\s*|\s+(?:to|and)\s+)"
        rf"(?P<year2>{YEAR}|\d\d)(?![\w%]|[.,:]\d)"
    ),
    "one_year": (
        rf"(?<![\w$€£.,:#/])(?<!\d[-–])(?P<lean>{_LEAN}(?:the\s+year\s+)?)?{_ABOUT_YEAR}(?P<year>{YEAR})(?![\w%°]|[.,:]\d|[\s-]blocks?\b)"
    ),
    "short_year": r"(?<![\w])['’](?P<short>\d\d)(?![\w'’])",
    "decade": (
        rf"(?<![\w-])(?:the\s+)?(?:{_LEAN}(?:the\s+)?)?(?:(?P<year>(?:1\d|20)\d0)['’]?s|['’](?P<short>\d0)s|(?P<bare>[2-9]0)s"
        rf"|(?P<word>{'|'.join(DECADE_WORDS)}))(?!\w)"
    ),
    "century": (
        rf"(?<![\w-])(?:the\s+)?(?:{_LEAN}(?:the\s+)?)?(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)})"
        rf"[\s-]+century(?:\s+(?P<bc>{_BC}))?"
    ),
    "bc": (
        rf"(?<![\w])(?:{_LEAN}(?:the\s+)?)?{_ABOUT_YEAR}(?P<year>\d{{1,4}})(?P<many>s)?(?:\s*(?P<dash>[-–/])\s*(?P<year2>\d{{1,4}}))?"
        rf"\s*(?P<bc>{_BC})"
    ),
    "ad": r"(?<!\w)(?:A\.?D\.?\s*(?P<year>\d{1,4})|(?P<year2>\d{1,4})\s*(?:A\.?D\.?|CE|C\.E\.))(?!\w)",
    "season": (
        rf"(?<!\w)(?:the\s+)?(?:{_EARLY}[\s-]+|{_ENDS}\s+(?:the\s+)?)?(?:(?P<rel>{_REL})\s+)?(?P<season>{_SEASON})\b"
        rf"(?:{_BC_TAIL}|\s+(?:of\s+)?(?:the\s+year\s+)?(?P<year>{YEAR})(?![\d%]|[.,]\d)|{_OF_YEAR})?"
    ),
    "quarter": (
        rf"(?<![\w-])(?:the\s+)?(?:(?P<rel>last|next|this)\s+(?:year's\s+)?)?"
        r"(?P<ordinal>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]inal|(?:last|latter)(?=\s+(?:quarter|half)\s+of))"
        rf"[\s-]+(?P<unit>quarter|half)(?:\s+(?:of\s+)?(?:the\s+year\s+)?(?P<year>{YEAR})(?![\d%])|{_OF_YEAR})?"
    ),
    # Q3 2015 · H1 of 2016
    "short_quarter": (
        rf"(?<![\w-])(?P<unit>[QH])(?P<number>[1-4])(?:\s+(?:of\s+)?(?:FY\s?)?(?P<year>{YEAR})(?![\d%])|{_OF_YEAR})?(?![\w-])"
    ),
    "deictic": (
        rf"(?<![\w-])(?:{_EARLY}\s+)?(?P<word>[Tt]he\s+day\s+before\s+yesterday|[Tt]he\s+night\s+before\s+last|[Tt]he\s+day\s+after\s+tomorrow|[Tt]oday|[Tt]onight|[Yy]esterday"
        rf"|[Tt]omorrow|[Oo]vernight)(?:\s+{_PART})?(?!\w)"
    ),
    # this week · last month · the following day · that same night · the end of this year
    "relative": (
        rf"(?<![\w-])(?P<lean>{_LEAN}(?:in\s+)?)?(?P<rel>[Tt]his\s+(?:past|coming|same|very)|[Tt]hat\s+(?:same|very)|[Tt]he\s+(?:very\s+)?"
        r"(?:next|previous|following|preceding|same|last|past|succeeding|ensuing|coming|current)|[Ll]ast|[Nn]ext|[Tt]his"
        rf"|[Tt]hat)\s+(?P<unit>day|night|morning|afternoon|evening|week|weekend|month|quarter|year|decade|century|{_SEASON})(?!\w)"
    ),
    # the end of the year · later in the month · ended the day
    "the_unit": (
        rf"(?<![\w-])(?P<lean>{_LEAN}(?:in\s+)?)the\s+(?P<unit>day|week|month|quarter|year|decade|century|war)(?!\w)"
    ),
    "weekend": (
        r"(?:(?<=[Oo]ver\s)|(?<=[Aa]t\s)|(?<=[Oo]n\s)|(?<=[Dd]uring\s))the\s+(?:past\s+)?(?P<unit>weekend)(?!\w)"
    ),
    "the_day": (
        r"(?:(?:(?<=[Ee]nded\s)|(?<=[Cc]losed\s)|(?<=[Ee]nding\s)|(?<=finish\s)|(?<=finished\s)|(?<=[Dd]uring\s)"
        r"|(?<=[Ff]or\s)|(?<=\bend\s)|(?<=\bends\s)|(?<=began\s)|(?<=started\s))the\s+(?P<unit>day|week|month|year)"
        r"|[Tt]he\s+(?:entire|full|whole)\s+(?P<whole>month|year))(?!\w)"
    ),
    # the day before · the night after
    "beside": (
        r"(?<![\w-])(?:[Tt]he\s+(?P<unit>day|night|morning|evening|afternoon|week|month|year)\s+"
        r"(?P<side>before\s+last|before|after|previous|prior|earlier|later|following)(?!\w))"
    ),
    # the day of the vote · the night of the raid · the eve of the attack
    "day_of": (
        r"(?<![\w-])(?:[Tt]he\s+|[Oo]n\s+(?=eve))(?P<unit>day|night|morning|evening|eve)\s+(?P<side>of)"
        r"(?=\s+(?:the|its|his|her|their)\s+[a-z])"
    ),
    # hours after the strike · minutes later · shortly before the truce
    "hours": (
        r"(?<![\w-])(?P<unit>[Hh]ours|[Mm]inutes|[Mm]oments|[Ss]hortly|[Ii]mmediately)\s+"
        r"(?P<side>later|earlier|after|before|afterwards?)(?!\w)"
    ),
    # on the 15th · the night of the 12th
    "bare_day": rf"(?<![\w-])(?P<lean>{_EARLY}\s+)?[Tt]he\s+(?P<day>\d{{1,2}}(?:st|nd|rd|th))(?![\w-])",
    # the first three months of 2016 · the last ten days of May · the second week of September
    "opening": (
        rf"(?<![\w-])(?:[Tt]he\s+)?(?P<which>first|last|final|closing|opening)\s+(?:(?P<count>{_COUNT})\s+)?"
        r"(?P<unit>months|weeks|days)"
        rf"\s+of\s+(?:the\s+year\s+)?"
        rf"(?:(?P<year>{YEAR})(?![\d%])|(?P<rel>last|this|the)\s+year|(?P<month>{MONTH})(?:\s+(?P<month_year>{YEAR}))?)(?!\w)"
    ),
    "week_of_month": (
        rf"(?<![\w-])(?:[Tt]he\s+)?(?P<which>first|1st|second|2nd|third|3rd|fourth|4th|last|final)\s+(?:full\s+)?week\s+(?:of|in)\s+"
        rf"(?P<month>{MONTH})(?!\w)(?!\s+\d{{1,2}}\b(?!\s+[a-z])){_YEAR_TAIL}"
    ),
    # the same month last year · this day a year ago
    "year_back": (
        r"(?<![\w-])(?:[Tt]he\s+same|[Tt]his)\s+(?P<unit>day|week|month|quarter)\s+(?:(?:of\s+|in\s+)?last\s+year"
        r"|a\s+year\s+(?:ago|earlier|before))(?!\w)"
    ),
    # three days ago · a day earlier · two months later · a few hours before
    "shift": (
        rf"(?<![\w-])(?:{_ABOUT}\s+)?(?P<count>{_COUNTS})\s+(?P<unit>{_UNIT})(?P<half>\s+and\s+a\s+half)?\s+(?P<side>ago|earlier|later|before|after|afterwards?"
        r"|previously|prior|from\s+now|hence|on)(?!\w)(?:(?<=ago)\s+(?P<exact>today|this\s+week|this\s+month)(?!\w))?"
    ),
    # the past 24 hours · the last few weeks · the next two to three days · recent months
    "window": (
        rf"(?<![\w-])(?:[Tt]he\s+|[Tt]hese\s+|[Tt]hose\s+|[Hh]is\s+)?(?:very\s+)?(?P<rel>last|past|previous|next|coming|following|preceding"
        rf"|recent|first|final|succeeding|ensuing)\s+(?:(?P<count>{_COUNTS})\s+)?(?P<unit>{_UNIT})(?!\w)"
    ),
    # three days · more than two years · five-year · a 20 year
    "duration": (
        rf"(?<![\w$€£.,-])(?:{_ABOUT}\s+)?(?P<count>{_COUNTS})(?:\s+|-)(?:(?:more|long|full|whole|consecutive|straight|further"
        rf"|additional|entire|successive|bloody|short|trading)\s+)?(?P<unit>{_UNIT})(?P<old>[\s-]+old|\s+of\s+age)?(?!\w)"
    ),
    "many": (
        r"(?<![\w-])(?P<unit>hours|days|weeks|months|years|decades|centuries"
        r"|weeks-long|months-long|years-long|decades-long)(?!\w)"
    ),
    "set": (
        r"(?<![\w-])(?:(?:[Dd]aily|[Ww]eekly|[Mm]onthly|[Yy]early|[Aa]nnual(?:ly)?|[Hh]ourly|[Nn]ightly|[Qq]uarterly)"
        rf"|(?:[Ee]very|[Ee]ach)\s+(?:(?:single|other|few|{_COUNT})\s+)?(?:{_UNIT}|{_PART}|{WEEKDAY_NAMES}|{_SEASON})"
        rf"|per\s+(?:day|week|month|year|hour)|(?<=\btimes\s)a\s+(?:day|week|month|year)|on\s+{WEEKDAY_NAMES}s)(?!\w)"
    ),
    "clock": (
        r"(?<![\w$€£.,:-])(?:(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s*(?:[ap]\.m\.?|[ap]m|[AP]M|o['’]clock)|"
        r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:\s*h(?:rs)?)?|(?:[01]\d|2[0-4])[0-5]\d\s*(?:hrs|hours|h)\b|"
        r"(?:[01]\d|2[0-4]):?[0-5]\d(?=\s*(?:GMT|UTC)))"
        rf"(?:\s*\({_ZONE}\)|\s*{_ZONE}\b)?(?:(?:,?\s+on)?,?\s+(?P<weekday>{WEEKDAY_NAMES}|today|yesterday)\b)?"
    ),
    "part": (
        r"(?<![\w-])(?:(?:[Tt]he\s+)?(?:[Ee]arly|[Ll]ate)\s+(?:hours\s+of\s+(?:the\s+)?)?)?"
        r"(?P<part>midnight|noon|midday|dawn|dusk|daybreak|nightfall|sunrise|sunset|morning|afternoon|evening|night|daytime)(?!\w)"
    ),
    "vague": (
        r"(?<![\w-])(?:[Nn]ow|[Cc]urrently|[Rr]ecently|[Nn]owadays|[Pp]resently|at\s+present|the\s+time\s+being"
        r"|the\s+present(?:\s+day)?|the\s+near\s+future|(?:[Tt]he\s+same|[Tt]his|[Tt]hat)\s+(?:time|period))(?!\w)"
    ),
    "holiday": rf"(?<![\w-])(?P<holiday>HOLIDAYS)(?:\s+(?:of\s+)?(?P<year>{YEAR}))?(?!\w)",
}

_TRIGGERS = (
    ("figures", r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?!\d))"),
    (
        "clock",
        r"(?:\d{1,2}:\d\d|\d{1,2}(?:\.\d\d)?\s*(?:[ap]\.?m\b|[AP]M\b|o['’]clock)|\d{4}\s*(?:GMT|UTC|h(?:rs|ours)?\b))",
    ),
    ("bc", rf"(?:\d{{1,4}}(?:\s*[-–/]\s*\d{{1,4}}|s)?\s*(?:{_BC}|AD\b|CE\b|A\.D\.)|A\.?D\.?\s*\d)"),
    ("year", r"(?:(?:1\d|20)\d\d(?!\d)|['’]\d\d(?!\d))"),
    ("month", rf"{MONTH}"),
    ("weekday", rf"{WEEKDAY_NAMES}"),
    ("unit", rf"(?:{_UNIT})"),
    ("word", r"(?:[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow|[Oo]vernight)"),
    ("season", _SEASON),
    ("ordinal", r"\d{1,2}(?:st|nd|rd|th)(?![\w-])"),
    ("soon", r"(?:Hours|Minutes|[Mm]oments|[Ss]hortly|[Ii]mmediately|eve)\s+(?=after|before|later|of)"),
    ("set", r"(?:[Dd]aily|[Ww]eekly|[Mm]onthly|[Yy]early|[Aa]nnual(?:ly)?|[Hh]ourly|[Nn]ightly|[Qq]uarterly)"),
    ("part", r"(?:midnight|noon|midday|dawn|dusk|daybreak|nightfall|sunrise|sunset|morning|afternoon|evening|daytime)"),
    ("vague", r"(?:[Nn]ow|[Cc]urrently|[Rr]ecently|[Nn]owadays|[Pp]resently|present|future|past|time|period)"),
    ("decade", "|".join([*DECADE_WORDS, r"[2-9]0s(?!\w)"])),
    ("half", r"(?:half|quarter|[QH][1-4](?!\w))"),
    ("holiday", "(?:HOLIDAYS)"),
)
_BY_TRIGGER = {
    "figures": ("full", "figures"),
    "clock": ("clock",),
    "bc": ("bc", "ad"),
    "year": ("full", "season", "year", "one_year", "decade", "short_year"),
    "month": ("full", "month_day", "day_month", "month", "holiday"),
    "weekday": ("full", "month_day", "day_month", "weekday", "set"),
    "unit": (
        *("quarter", "deictic", "year_back", "relative", "shift", "opening", "week_of_month", "window", "duration"),
        *("set", "the_unit", "the_day", "beside", "century", "day_of", "hours", "weekend", "many", "part"),
    ),
    "word": ("weekday", "deictic"),
    "season": ("season", "relative", "set"),
    "set": ("set",),
    "part": ("relative", "weekday", "beside", "day_of", "part", "set"),
    "ordinal": ("full", "month_day", "day_month", "century", "week_of_month", "bare_day"),
    "soon": ("hours", "day_of"),
    "vague": ("vague",),
    "decade": ("decade",),
    "half": ("quarter", "short_quarter"),
    "holiday": ("holiday",),
}


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that tell a time, not yet resolved: offsets in the text searched, the kind of pattern, its named parts."""

    start: int
    end: int
    kind: str
    parts: dict[str, str] = field(default_factory=dict)
    at: dict[str, tuple[int, int]] = field(default_factory=dict)


class Grammar:
    """The patterns, made ready with the names of holidays."""

    def __init__(self, holidays: str) -> None:
        self.patterns = {kind: re.compile(text.replace("HOLIDAYS", holidays)) for kind, text in _KINDS.items()}
        alternatives = "|".join(f"(?P<{name}>{text})" for name, text in _TRIGGERS).replace("HOLIDAYS", holidays)
        self.trigger = re.compile(rf"(?<![A-Za-z])(?:{alternatives})")

    def find(self, text: str) -> Iterator[Expression]:
        """Yield the expressions of a text in order; none overlaps another."""
        taken = 0
        for hit in self.trigger.finditer(text):
            if hit.start() < taken:
                continue
            best = self._longest(text, taken, hit)
            if best is not None:
                taken = best[1].end()
                yield _expression(*best)

    def _longest(self, text: str, taken: int, hit: re.Match[str]) -> tuple[str, re.Match[str]] | None:
        """Return the longest match that takes in the word that was hit; the first kind wins a tie."""
        low = max(taken, hit.start() - REACH)
        high = min(len(text), hit.end() + REACH)
        best: tuple[str, re.Match[str]] | None = None
        for kind in _BY_TRIGGER[hit.lastgroup or ""]:
            for match in self.patterns[kind].finditer(text, low, high):
                if match.start() > hit.start():
                    break
                if match.end() > hit.start() and (best is None or len(match[0]) > len(best[1][0])):
                    best = kind, match
        return best


def _expression(kind: str, match: re.Match[str]) -> Expression:
    parts = {name: value for name, value in match.groupdict().items() if value is not None}
    return Expression(match.start(), match.end(), kind, parts, {name: match.span(name) for name in parts})


@lru_cache(maxsize=2)
def grammar(holidays: str) -> Grammar:
    """Return the grammar with these names of holidays, an alternation fit for a pattern."""
    return Grammar(holidays)
