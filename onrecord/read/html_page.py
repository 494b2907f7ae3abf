"""A web page as it was saved: its main text as paragraphs, and what its own metadata say. Nothing is fetched.

Main text and title by trafilatura (Barbaresi 2021); the day of publication from what the page declares
of itself, never from a date that its text happens to name. Scripts are not run, entities not resolved.
"""

import json
import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from onrecord.errors import InputUnreadable, ValueInvalid
from onrecord.read.arrival import Content
from onrecord.read.encoding import decode, decode_again
from onrecord.read.publication import parse_published
from onrecord.values import When

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MEDIA_TYPE = "text/html"
OURS = "onrecord"
"""What the pages that onrecord writes name as their generator: a brief that lies among reports is none."""
MAX_BYTES = 20_000_000
"""Largest page that is read: the main text of a larger one takes minutes to find."""

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufdd0\ufffe\uffff\ud800-\udfff]")
_BREAK = "\v"
_TWO_BREAKS = "\ufdd0"
"""Stands for two line breaks in a row, of which trafilatura keeps one; a code point that is never a character."""
_BLANK_LINE = re.compile("\v\\s*\v|[\v\\s]*\ufdd0[\v\\s]*")
_LEFT_OUT = ("nav", "menu", "figcaption", "style", "noscript")
_BLOCKS = frozenset(("p", "head", "quote", "item", "cell", "code", "ab"))
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "application-name")
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
)


def read_page(data: bytes) -> Content:
    """Read a saved page; raise `InputUnreadable` where it has no main text."""
    if len(data) > MAX_BYTES:
        raise InputUnreadable(f"is a page of over {MAX_BYTES // 1_000_000} MB; save its text alone")
    charset = _CHARSET.search(data[:4096])
    decoded = decode(data, charset[1].decode("ascii") if charset else None)
    tree = _tree(decoded.text)
    metas = _metas(tree)
    if metas.get("generator") == OURS:
        raise InputUnreadable("is a page that onrecord made from reports, and no report")
    text = _main_text(tree)
    linked = list(_linked_data(tree))
    return Content(
        text=text,
        media_type=MEDIA_TYPE,
        encoding=decoded.encoding,
        title=_title(decoded.text),
        publisher=next((metas[n] for n in _PUBLISHERS if n in metas), None) or _publisher_of(linked),
        url=_address(tree, metas),
        published=_published(tree, metas, linked),
        language=_language(tree),
        remarks=decoded.remarks,
    )


def page_text(data: bytes, encoding: str) -> str:
    """Find the main text of a page that was read before, in the encoding that was kept."""
    return _main_text(_tree(decode_again(data, encoding)))


def _tree(page: str) -> "HtmlElement":
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    page = _CONTROLS.sub("", _DECLARATION.sub("", page.lstrip("\ufeff"), count=1))
    parser = HTMLParser(no_network=True, recover=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = document_fromstring(page.encode(), parser=parser)
    except ParserError as error:
        raise InputUnreadable("holds no page that can be read") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise InputUnreadable("is a page nested so deep that the parser left a part out; save its text alone")
    return tree


def _main_text(tree: "HtmlElement") -> str:
    """Return the main text, one blank line between paragraphs; tables by the cell, captions left out."""
    from copy import deepcopy

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a page without text is told by our refusal
    page = deepcopy(tree)
    _prepare(page)
    found = bare_extraction(
        page, include_comments=False, include_images=False, include_tables=True, with_metadata=False
    )
    body = getattr(found, "body", None)
    paragraphs = list(_paragraphs(body)) if body is not None else []
    if not any(c.isalpha() for p in paragraphs for c in p):
        raise InputUnreadable("is a page without a main text; save the text of the report itself")
    return "\n\n".join(paragraphs)


def _prepare(page: "HtmlElement") -> None:
    """Take out what is no part of a report's text, and mark where two line breaks part paragraphs."""
    from lxml.etree import strip_elements

    strip_elements(page, *_LEFT_OUT, with_tail=False)
    for first in page.iter("br"):
        second = first.getnext()
        if second is not None and second.tag == "br" and not (first.tail or "").strip():
            first.tail = _TWO_BREAKS


def _paragraphs(body: Any) -> Iterator[str]:
    """Walk what trafilatura found and yield each block's words with white space folded.

    One line break stays a line end; two in a row part paragraphs, as old pages have it.
    """
    pending: list[str] = []

    def flush() -> Iterator[str]:
        whole = "".join(pending)
        pending.clear()
        for part in _BLANK_LINE.split(whole):
            lines = (" ".join(line.split()) for line in part.split(_BREAK))
            if words := "\n".join(line for line in lines if line):
                yield words

    from lxml.etree import iterwalk

    for event, element in iterwalk(body, events=("start", "end")):
        block = element.tag in _BLOCKS
        if event == "start":
            if block:
                yield from flush()
            elif element.tag == "lb":
                pending.append(_BREAK)
            pending.append(element.text or "")
        else:
            if block:
                yield from flush()
            pending.append(element.tail or "" if element is not body else "")
    yield from flush()


def _title(page: str) -> str | None:
    from trafilatura.metadata import examine_meta, extract_title

    tree = _tree(page)
    title = examine_meta(tree).title or extract_title(tree)
    return " ".join(title.split()) or None if title else None


def _metas(tree: "HtmlElement") -> dict[str, str]:
    """Return the page's meta elements by lower-case name, the first of a name, blank ones left out."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name.casefold(), content)
    return found


def _linked_data(tree: "HtmlElement") -> Iterator[dict[str, Any]]:
    """Yield the objects of the page's JSON-LD, those of a graph one by one."""
    for script in tree.iter("script"):
        if (script.get("type") or "").casefold() != "application/ld+json":
            continue
        try:
            value = json.loads(script.text or "")
        except (ValueError, RecursionError):  # broken linked data say nothing
            continue
        items = value if isinstance(value, list) else [value]
        for item in items:
            if isinstance(item, dict):
                graph = item.get("@graph")
                yield from (g for g in (graph if isinstance(graph, list) else [item]) if isinstance(g, dict))


def _publisher_of(linked: list[dict[str, Any]]) -> str | None:
    for item in linked:
        publisher = item.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else None
        if isinstance(name, str) and name.strip():
            return " ".join(name.split())
    return None


def _address(tree: "HtmlElement", metas: dict[str, str]) -> str | None:
    canonical = (link.get("href") or "" for link in tree.iter("link") if link.get("rel") == "canonical")
    for address in (*canonical, metas.get("og:url", "")):
        if address.strip().startswith(("http://", "https://")):
            return address.strip()
    return None


def _language(tree: "HtmlElement") -> str | None:
    """What the page says of its language; templates say it wrongly, so it counts only where the text is short."""
    declared = (tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip()
    return declared.split("-")[0].casefold() or None


def _published(tree: "HtmlElement", metas: dict[str, str], linked: list[dict[str, Any]]) -> When | None:
    """When the page says it was published: with its time where it is declared so, else as htmldate finds it."""
    declared = [metas[name] for name in _PUBLISHED if name in metas]
    declared += [d for item in linked if isinstance(d := item.get("datePublished"), str)]
    for text in declared:
        try:
            return parse_published(text)
        except ValueInvalid:  # written in another form: htmldate knows many
            continue
    return _found_by_htmldate(tree)


def _found_by_htmldate(tree: "HtmlElement") -> When | None:
    """Ask htmldate, of a copy that holds what a page declares of itself alone.

    Of a whole page it would take a date out of the text where nothing is declared: a guess. What tells of a
    later change is left out too.
    """
    from copy import deepcopy

    from htmldate import find_date
    from lxml import html

    page = html.Element("html")
    head, body = html.Element("head"), html.Element("body")
    page.append(head)
    page.append(body)
    for element in tree.iter("meta", "link", "script", "time"):
        says = " ".join(str(v) for v in element.attrib.values()).casefold()
        if "modif" in says or "updat" in says:
            continue
        if element.tag == "time":
            if "pubdate" in element.attrib or "publish" in says:
                body.append(deepcopy(element))
        elif element.tag != "script" or "ld+json" in says:
            head.append(deepcopy(element))
    found = find_date(page, extensive_search=False, original_date=True, max_date="2999-12-31")
    return When(found) if found else None
