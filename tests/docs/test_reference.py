"""The documentation cannot drift: the reference is what the code says, and the examples run."""

import doctest
import importlib
import re
from pathlib import Path

import pytest

from onrecord import api, errors
from onrecord.publish import Form
from onrecord.values import counts
from scripts import build_reference

ROOT = Path(__file__).parents[2]


def test_reference_is_what_the_code_says() -> None:
    """Every command, option, measure, setting and error stands in the reference, and nothing else does."""
    assert build_reference.PAGE.read_text(encoding="utf-8") == build_reference.reference(), (
        "run: python scripts/build_reference.py"
    )


def test_every_error_stands_in_the_tree() -> None:
    """The drawing at the head of the errors names every class."""
    tree = errors.__doc__ or ""
    missing = [name for name in vars(errors) if name[:1].isupper() and name not in tree]
    assert not missing


def test_every_form_is_in_the_help() -> None:
    """The help of a listing names every form that it can take."""
    page = build_reference.reference()
    assert all(form in page for form in Form)


@pytest.mark.parametrize("name", ["README.md", "docs/api.md"])
def test_python_examples_run(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python blocks of a page run one after another, on the sample."""
    page = (ROOT / name).read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", page, flags=re.DOTALL)
    assert blocks
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "one.txt").write_text("Two people were killed in the town on Monday.\n", encoding="utf-8")
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, name, "exec"), names)


@pytest.mark.parametrize("module", [api.__name__, counts.__name__, "onrecord.knowledge.entities"])
def test_docstring_examples_hold(module: str) -> None:
    """Examples in docstrings give what they say."""
    found = doctest.testmod(importlib.import_module(module))
    assert found.attempted
    assert not found.failed


def test_links_between_pages_lead_somewhere() -> None:
    """Every relative link of the documentation names a file that is there."""
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    for page in pages:
        for target in re.findall(r"\]\(([^)#:]+)[^):]*\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
