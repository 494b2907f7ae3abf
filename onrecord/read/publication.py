"""The forms in which a day of publication may be given, and how each becomes a `When`."""

import datetime as dt
import re

from onrecord.errors import ValueInvalid
from onrecord.values import When

FORMS = "2016-12-13, 2016-12, 2016, 2016-12-13T18:30:00Z, 2016-12-13/2016-12-14 or XXXX-12-13"

_CLOCK = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d")


def parse_published(text: str) -> When:
    """Read a day of publication given as EDTF or as an ISO 8601 date-time.

    Seconds may be left out and fractions of a second are cut off; the offset is kept as written, so that
    the day is the publisher's own. Raises `ValueInvalid` with the accepted forms.
    """
    value = text.strip()
    try:
        if not value.isascii() or not any(c.isdigit() for c in value):
            raise ValueInvalid("no day, month or year in it")
        return When(_clock(value) if _CLOCK.match(value) else value)
    except ValueInvalid as error:
        raise ValueInvalid(f"{text[:80]!r} is no date of publication; write it as {FORMS}") from error


def _clock(value: str) -> str:
    """Bring a date-time to the one form that EDTF level 0 has."""
    try:
        moment = dt.datetime.fromisoformat(value)
    except ValueError as error:
        raise ValueInvalid(str(error)) from error
    written = moment.replace(microsecond=0).isoformat()
    return written.removesuffix("+00:00") + "Z" if written.endswith("+00:00") else written
