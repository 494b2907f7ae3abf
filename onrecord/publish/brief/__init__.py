"""One self-contained page about a record, to be read, checked and sent; its one door is `brief`."""

import base64
import hashlib
import re
from importlib.resources import files

import jinja2

from onrecord.errors import OptionInvalid
from onrecord.publish.brief.desk import Desk
from onrecord.publish.brief.matrix import COLUMNS
from onrecord.publish.brief.page import page
from onrecord.publish.privacy import redactor
from onrecord.publish.situation import Situation, situation

__all__ = ["Situation", "brief", "situation"]

_TEMPLATES = files("onrecord").joinpath("publish", "brief", "templates")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def brief(situation: Situation, *, identified: str | None) -> str:
    """Return the page as HTML that needs no network; the same situation gives the same text.

    Private persons have pseudonyms throughout, unless `identified` gives a reason, which is printed.
    Raises `OptionInvalid` where that reason is blank.
    """
    if identified is not None and not identified.strip():
        raise OptionInvalid("a page that names private persons needs a reason; give one that is not blank")
    publishers = {report.publisher for report in situation.reports if report.publisher}
    names = redactor(
        situation.persons, situation.claims, situation.knowledge, publishers=publishers, identified=identified
    )
    script = _read("page.js")
    html = (
        _environment()
        .get_template("page.html.j2")
        .render(
            page=page(Desk(situation, names), identified=identified),
            columns=COLUMNS,
            style=_read("style.css"),
            script=script,
            script_digest=f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}",
        )
    )
    return _UNPRINTABLE.sub("\ufffd", html)


def _read(name: str) -> str:
    return _TEMPLATES.joinpath(name).read_text(encoding="utf-8")


def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(_read),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
