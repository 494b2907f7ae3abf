"""What stands round an expression: whether it tells a time at all, in what tense its clause speaks, news or history."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.extract.dates.grammar import Expression
from onrecord.extract.parsed import Segment

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEFT = 28  # code points before an expression that its check reads
_IN_TIME = (
    r"(?:in|since|by|until|till|of|from|to|during|after|before|between|and|or|through|throughout|around|circa|about|late|early"
    r"|mid|year|for|the|on|as|back|again|last|next|this|at|towards?|election|elections|war|revolution|uprising|invasion)"
)
_TIME_BEFORE = re.compile(rf"(?:^|[\s(\"“'‘-]){_IN_TIME}[\s(,]+$", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[(\[\n;:–—,-])\s*$")
_COUNTED = re.compile(
    r"^\s*(?:-\s*)?(?:(?:more|other|armed|wounded|dead|young|foreign|local|[A-Z][a-z]+(?:ian|ish|ese|an|i))\s+)?"
    r"(?:people|men|women|children|civilians|persons?|soldiers|troops|fighters|militants|rebels|refugees|families|households"
    r"|homes|houses|prisoners|detainees|members|pounds?|dollars|euros|rubles|km|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|feet"
    r"|tons?|tonnes|kg|percent|per\s+cent|hectares|acres|square|barrels|shells|rockets|bombs|missiles|tanks|aircraft|planes"
    r"|vehicles|cases|strikes|airstrikes|sorties|workers|troop|strong|of\s+(?:them|these|those|whom)|casualties|deaths|lives"
    r"|inhabitants|residents|volunteers|guns|ships|horses|cavalry|infantry|hours?\b|GMT|UTC|local\s+time|points|MHz|rpm"
    r"|francs|sq|square|yards|were\s+(?:killed|wounded|injured)|others|victims|villages|schools|terrorists)\b"
)
_MEASURED = re.compile(
    r"(?:[$€£¥]|\bNo\.?|\b(?:some|nearly|almost|than|least|over|killed|kill|number|numbers?|Boeing|Airbus)\b)\s*$"
)
_IN_YEAR = re.compile(r"\b(?:in|since|during|until)\s+$", re.IGNORECASE)
_MONTH_BEFORE = re.compile(
    r"(?:^|[\s(])(?:in|since|last|next|this|that|early|late|mid|of|until|till|by|from|to|and|between|through|during|before|after"
    r"|for|on|around|previous|following|the\s+month\s+of)[\s-]+$",
    re.IGNORECASE,
)
_NOUN_AFTER = re.compile(
    r"\s+(?:offensive|operation|campaign|attack|assault|statement|election|agreement|report|meeting|visit|ceasefire"
    r"|cease-fire|truce|strike|bombing|summit|vote|referendum|fighting|advance|meetings|elections|uprising|attacks|strikes|massacres?"
    r"|coup|killings?|blasts?|explosions?|raids?|ambush|invasion|shootings?|protests?|earthquake|incursion|terror|terrorist)\b"
)
_SEASON_BEFORE = re.compile(
    r"(?:^|[\s(])(?:in|the|since|last|next|this|that|early|late|mid|of|until|by|from|to|during|before|after|that|each|every)"
    r"[\s-]+$",
    re.IGNORECASE,
)
_AND_SEASON = re.compile(r"(?:spring|summer|autumn|winter|fall)\s+(?:and|or|to)\s+$", re.IGNORECASE)
_NAMED_DAY = re.compile(r"(?:Black|Bloody|Good|Ash|Palm|Easter|Super|Holy|Cyber)\s+$")
_FUTURE_WORDS = re.compile(
    r"\b(?:until|till|by|next|due|scheduled|planned|set|expected|slated|upcoming|coming)\b", re.IGNORECASE
)
_WAR_NAME = re.compile(r"^\s+(?:War|Uprising|Revolution|Offensive|Harvest)\b")
_ON = re.compile(r"\bon\s+$", re.IGNORECASE)
_DAY_BEFORE = re.compile(
    r"\b(?:on|of|by|until|till|since|from|to|between|and|before|after)\s+(?:the\s+(?:night|morning|evening)\s+of\s+)?$",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(
    r"\s*(?:[.,;:)\]!?”\"]|$|\s(?:and|or|at|in|on|to|into|when|that|a|an|the|near|by|after|before|as|with|but|while|for|from"
    r"|he|she|it|they|was|were|had|did|killed|some|at\s+least)\b|\s(?!series|news|\w*ss\b)[a-z]+s\b)"
)
_AND_DECADE = re.compile(r"\d0s,?\s+(?:and|or|to)\s+$")
_WARMTH = re.compile(r"\b(?:temperatures?|degrees|heat|cold)\b", re.IGNORECASE)
_PERSON_AGE = re.compile(r"\b(?:his|her|their|aged?)\s+(?:early\s+|late\s+|mid-?)?$", re.IGNORECASE)

_AHEAD = frozenset(
    {
        *("plan", "decision", "agreement", "deal", "vow", "promise", "proposal", "order", "intention", "deadline"),
        *(
            "offer",
            "bid",
            "pledge",
            "threat",
            "call",
            "demand",
            "move",
            "chance",
            "time",
            "date",
            "election",
            "meeting",
        ),
    }
)

NARRATIVE_LEAST = 6  # expressions with a year of their own, at least, in a history
NARRATIVE_SHARE = 3.0  # of them to one that counts from today


def names_a_happening(right: str) -> bool:
    """Whether a date stands before a happening as its name: *the October 7 attack*."""
    return bool(_NOUN_AFTER.match(right))


def is_counted(left: str, right: str) -> bool:
    """*In October 14 people died*: the number behind a month counts what follows, unless *on* makes it a day."""
    return bool(_COUNTED.match(right)) and not _ON.search(left)


def is_time(text: str, found: Expression) -> bool:
    """Whether the words are used of a time here: *May* the month, not the verb; *2000* the year, not the number."""
    check = _CHECKS.get(found.kind)
    if check is None:
        return True
    return check(text[max(0, found.start - _LEFT) : found.start], text[found.end : found.end + 40], found)


def _month(left: str, right: str, found: Expression) -> bool:
    name = found.parts["month"]
    if found.parts.keys() & {"year", "year_rel", "short", "bc_year"}:
        return True
    if len(name.rstrip(".")) <= 4 and name.rstrip(".").lower() not in ("june", "july", "may"):
        return False
    if found.at["month"][0] > found.start:
        return True
    if name.lower() in ("may", "march", "august", "april", "june"):
        if _MONTH_BEFORE.search(left) or re.match(r"\s*[-–]\s*[A-Z]", right):
            return True
        return bool(re.search(r"\b(?:a|the|this)\s+$", left)) and bool(_NOUN_AFTER.match(right))
    return True


def _year(left: str, right: str, found: Expression) -> bool:
    year = int(found.parts["year"])
    dated = year % 100 != 0 and year > 1700 and _IN_YEAR.search(left)
    if (_COUNTED.match(right) and not dated) or _MEASURED.search(left):
        return False
    if found.parts.get("lean") or len(found.parts.get("year2", "")) == 4:
        return True
    if year < 1900 and year % 100 < 60 and _AT.search(left):
        return False  # *at 1330*
    timely = bool(_TIME_BEFORE.search(left) or _OPENS.search(left))
    if year % 100 == 0 and not timely:
        return False
    if year >= 1900:
        return timely or not re.search(r"\d\s*$", left)
    return timely


def _season(left: str, right: str, found: Expression) -> bool:
    word = found.parts["season"]
    if found.parts.keys() & {"year", "year_rel", "bc_year"}:
        return True
    if word[0].isupper() and re.search(r"[A-Z][\w]*\s+$", left):
        return False
    if _WAR_NAME.match(right):
        return word[0].isupper()
    if _NOUN_AFTER.match(right):
        return True
    leaning = found.at["season"][0] > found.start
    if word.lower() == "fall":
        whole = re.search(r"\b(?:in|by|since|until|this|last|next)\s+(?:the\s+)?$", left + " " if not leaning else left)
        return bool(found.parts.get("rel")) or (bool(whole) and not right.lstrip().startswith(("of", "in", "from")))
    return leaning or bool(_SEASON_BEFORE.search(left) or _AND_SEASON.search(left))


def _weekday(left: str, right: str, found: Expression) -> bool:
    if re.search(r"\bon\s+(?:a|any|one)\s+$", left) and found.at["weekday"][0] == found.start:
        return bool(_NOUN_AFTER.match(right))  # *on a Friday* is on no Friday in particular
    return not _NAMED_DAY.search(left) or found.at["weekday"][0] > found.start


def _duration(left: str, right: str, found: Expression) -> bool:
    if "old" in found.parts or re.match(r"[\s-]+olds?\b", right):
        return False
    unit, count = found.parts["unit"], found.parts["count"].lower()
    if unit.startswith("quarter") or unit == "second":
        return False
    if count in ("a", "an", "one") and unit.endswith("s"):
        return False
    if count in ("a", "an") and unit in ("night", "day", "weekend") and right.startswith("-"):
        return False
    return not (unit == "day" and count == "one" and right.startswith(" when")) and not _PERSON_AGE.search(left)


def _many(left: str, right: str, found: Expression) -> bool:
    del right, found
    return bool(re.search(r"\b(?:for|after|over|within|of|into|took|take|takes|spent|lasted|lasting|by)\s+$", left))


def _quarter(left: str, right: str, found: Expression) -> bool:
    del left
    if found.parts.get("year") or found.parts.get("year_rel"):
        return True
    if found.parts["unit"] == "half" or found.parts["ordinal"] == "last":
        return False
    return not re.match(r"\s+of\s+(?!this|last|next)", right)


def _decade(left: str, right: str, found: Expression) -> bool:
    del right
    if _PERSON_AGE.search(left):
        return False
    if "bare" in found.parts:  # *the 70s*, *of the 70s and 80s*; not *temperatures in the 90s*
        named = found.start < found.at["bare"][0] or bool(_AND_DECADE.search(left))
        return named and not _WARMTH.search(left)
    return "word" not in found.parts or found.start < found.at["word"][0]


def _vague(left: str, right: str, found: Expression) -> bool:
    del found
    return not re.search(r"\b(?:by|until|from|right|for|just)\s+$", left) or bool(right)


def _short_quarter(left: str, right: str, found: Expression) -> bool:
    del right
    return bool(found.parts.keys() & {"year", "year_rel"}) or (
        found.parts["unit"] == "Q" and bool(re.search(r"\b(?:in|of|for|during|since|by)\s+$", left))
    )


def _short(left: str, right: str, found: Expression) -> bool:
    del right, found
    return bool(_TIME_BEFORE.search(left))


def _bare_day(left: str, right: str, found: Expression) -> bool:
    return ("lean" in found.parts or bool(_DAY_BEFORE.search(left))) and bool(_NO_NOUN.match(right))


_CHECKS = {
    "bare_day": _bare_day,
    "month": _month,
    "one_year": _year,
    "year": _year,
    "season": _season,
    "weekday": _weekday,
    "duration": _duration,
    "many": _many,
    "quarter": _quarter,
    "short_quarter": _short_quarter,
    "decade": _decade,
    "vague": _vague,
    "short_year": _short,
}


_AT = re.compile(r"\bat\s+(?:about\s+|around\s+)?$", re.IGNORECASE)
_DONE = frozenset({"manage", "help", "fail", "refuse", "dare"})

# --- tense ------------------------------------------------------------------------------------


def tense(segment: Segment, start: int, end: int) -> int:
    """Say in what tense the clause round `start` to `end` speaks: -1 past, 1 future, 0 where it cannot be told."""
    span = segment.doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return 0
    left = segment.text[max(0, start - 24) : start]
    verb = _verb(span.root)
    told = _tense_of(verb) if verb is not None else 0
    if told <= 0 and _FUTURE_WORDS.search(left):
        return 1 if told == 0 or re.search(r"\b(?:until|till|next|due|scheduled|expected|planned)\b", left) else told
    return told


def _verb(token: "Token") -> "Token | None":
    for _ in range(8):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head is token:
            return None
        token = token.head
    return None


def _tense_of(verb: "Token") -> int:
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass") and child.i < verb.i}
    if helpers & {"will", "'ll", "’ll", "shall", "wo"} or ("would" in helpers and "have" not in helpers):
        return 1
    if helpers & {"was", "were", "had", "did", "has", "have"} or verb.tag_ == "VBD":
        return -1
    if "to" in helpers:
        governing = None if "be" in helpers else _purpose_of(verb)
        return _tense_of(governing) if governing is not None else 1
    return -1 if verb.tag_ == "VBN" and not helpers else 0


def _purpose_of(verb: "Token") -> "Token | None":
    """*Made a raid to arrest a man on Friday*: return the verb whose purpose an infinitive tells; a plan has none.

    *Managed to drive them out in December* tells of what was done, in the tense of *managed*.
    """
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _DONE and _tense_of(verb.head) < 0:
        return verb.head
    if verb.dep_ == "acl" and verb.head.lemma_.lower() not in _AHEAD:
        return _verb(verb.head)
    return None


# --- news or history --------------------------------------------------------------------------


def is_history(found: Sequence[Expression], published: dt.date | None) -> bool:
    """Whether a text tells of years past in their order, so that a bare month counts from the sentences before it.

    It does where expressions with a year of their own are many, outnumber those that count from today by
    `NARRATIVE_SHARE`, and mostly name years before the one of publication.
    """
    years = [
        int(f.parts[k])
        for f in found
        for k in ("year", "year1", "year2", "year3", "year5")
        if len(f.parts.get(k, "")) == 4
    ]
    ancient = sum(f.kind in ("bc", "ad") for f in found)
    today = sum(f.kind in ("weekday", "deictic") for f in found)
    today += sum(f.kind == "relative" and f.parts["rel"].lower() in ("this", "last", "next") for f in found)
    if published is not None:
        past = sum(year < published.year - 1 for year in years) + ancient
        if past * 2 < len(years) + ancient:
            return False
    told = len(years) + ancient
    return told >= NARRATIVE_LEAST and told >= NARRATIVE_SHARE * today
