"""The page of rules names functions that exist, so that each rule can be read where it is carried out."""

import importlib
import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parent.parent.parent / "docs" / "rules.md"
NAMED = sorted(set(re.findall(r"`((?:link|weigh|record|pipeline)(?:\.\w+)+)`", PAGE.read_text(encoding="utf-8"))))


def test_the_page_names_functions() -> None:
    """There is something to check."""
    assert len(NAMED) > 30


@pytest.mark.parametrize("name", NAMED)
def test_a_rule_names_a_function_that_exists(name: str) -> None:
    """`link.facts.sort_of` is `sort_of` in `onrecord/link/facts.py`."""
    parts = name.split(".")
    for cut in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module("onrecord." + ".".join(parts[:cut]))
        except ModuleNotFoundError:
            continue
        for part in parts[cut:]:
            found = getattr(found, part)
        return
    pytest.fail(f"nothing is called {name}")
