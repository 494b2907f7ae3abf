"""The page in a browser: accessible by axe-core, no request, no sideways scroll, readable on paper.

Needs Debian's package `chromium`; where CI is set its absence is a failure, elsewhere a skip that says so.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from onrecord.publish.brief import brief
from tests.publish.telling import told

AXE = (Path(__file__).parent.parent / "vendor" / "axe" / "axe.min.js").read_text(encoding="utf-8")
MISSING = "no Chromium: install Debian's package 'chromium' (apt-get install --no-install-recommends chromium)"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = {"desktop": 1280, "phone": 390}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium")
    if not found:
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield started
        started.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("brief") / "brief.html"
    file.write_text(brief(told(), identified=None), encoding="utf-8")
    return file.as_uri()


def opened(browser: Browser, address: str, width: int, **more: Any) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900}, **more)
    page.goto(address)
    return page


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS.keys())
def test_axe_finds_no_violation(browser: Browser, address: str, width: int) -> None:
    """WCAG 2.2 AA as far as a machine can tell, with every detail open, so that all of the page is tried."""
    page = opened(browser, address, width)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    assert [(v["id"], [n["html"] for n in v["nodes"][:3]]) for v in found["violations"]] == []


def test_the_page_asks_nothing_of_the_network(browser: Browser, address: str) -> None:
    """One file: no request but the page itself."""
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert asked == [address]


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_page_never_scrolls_sideways(browser: Browser, address: str, width: int) -> None:
    """Only tables and the map do, each in a region of its own that the keyboard reaches."""
    page = opened(browser, address, width)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("[...document.querySelectorAll('.scroll')].every(r => r.tabIndex === 0)")


def test_a_figure_opens_the_words_it_rests_on(browser: Browser, address: str) -> None:
    """The first figure rests on two sentences: one click lists them, the second shows one, marked."""
    page = opened(browser, address, 1280)
    page.click("a[data-figure]:has-text('40 or more') >> nth=0")
    page.locator("tr:target .words footer a").first.click()
    assert page.evaluate("document.querySelector(':target').tagName") == "MARK"
    assert "at least 40 civilians" in page.locator("mark:target").inner_text()


def test_without_scripts_every_word_can_still_be_opened(browser: Browser, address: str) -> None:
    """A cell of the matrix opens its words by HTML alone."""
    page = opened(browser, address, 1280, java_script_enabled=False)
    cell = page.locator(".matrix details.cell").first
    cell.locator("summary").click()
    assert cell.locator(".words").first.is_visible()


def test_the_keyboard_reaches_the_content_and_is_seen(browser: Browser, address: str) -> None:
    """The first stop leads past the contents, and a stop can be seen."""
    page = opened(browser, address, 1280)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_on_paper_all_words_are_open(browser: Browser, address: str) -> None:
    """Print shows what the screen keeps folded."""
    page = opened(browser, address, 800)
    page.emulate_media(media="print")
    hidden = page.evaluate(
        "[...document.querySelectorAll('.words')].filter(w => w.getBoundingClientRect().height === 0).length"
    )
    assert hidden == 0
