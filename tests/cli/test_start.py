"""The command line starts light, completes in a shell, and prints no colours where nobody sees them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import ROOT, process

HEAVY = (
    "spacy",
    "numpy",
    "sqlalchemy",
    "alembic",
    "rich",
    "jinja2",
    "lxml",
    "trafilatura",
    "edtf",
    "docx",
    "pypdfium2",
)


def test_help_loads_nothing_heavy() -> None:
    """The commands and their help need no parser, no database, no template: they start in a fraction of a second."""
    code = (
        "import sys, onrecord.cli\n"
        "from typer.testing import CliRunner\n"
        "assert CliRunner().invoke(onrecord.cli.app, ['add', '--help']).exit_code == 0\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules],"
        " sorted({'.'.join(m.split('.')[:2]) for m in sys.modules if m.startswith('onrecord')}))"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[] ['onrecord', 'onrecord.cli', 'onrecord.errors']"


@pytest.mark.parametrize(
    ("shell", "environment"),
    [
        ("bash", {"COMP_WORDS": "onrecord inc", "COMP_CWORD": "1"}),
        ("zsh", {"_TYPER_COMPLETE_ARGS": "onrecord inc"}),
        ("fish", {"_TYPER_COMPLETE_ARGS": "onrecord inc", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}),
    ],
)
def test_shells_complete_commands(shell: str, environment: dict[str, str]) -> None:
    """A shell that asks how `onrecord inc` goes on is told `incidents`, and can be told how to ask."""
    command = Path(sys.executable).with_name("onrecord")
    for job, more in (("source", {}), ("complete", environment)):
        ran = subprocess.run(
            [command],
            env={**os.environ, "_ONRECORD_COMPLETE": f"{job}_{shell}", **more},
            capture_output=True,
            text=True,
            check=False,
        )
        assert ("_ONRECORD_COMPLETE" if job == "source" else "incidents") in ran.stdout


@pytest.mark.parametrize(
    ("line", "word"),
    [("count record tr", "trapped"), ("claims record --kind tr", "truce"), ("export record --what me", "mentions")],
)
def test_shells_complete_words_of_ours(line: str, word: str) -> None:
    """Measures, kinds, forms and exports are offered by name."""
    command = Path(sys.executable).with_name("onrecord")
    environment = {"_ONRECORD_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": f"onrecord {line}"}
    ran = subprocess.run([command], env={**os.environ, **environment}, capture_output=True, text=True, check=False)
    assert word in ran.stdout


def test_show_completion_prints_a_script() -> None:
    """`--show-completion` gives a shell's script."""
    ran = process("--show-completion", "bash", _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert ran.returncode == 0
    assert "COMP_WORDS" in ran.stdout


def test_piped_output_has_no_colours(sample: Path) -> None:
    """Neither a table nor progress sends escape codes into a pipe, even where colours are forced on."""
    for arguments in (("incidents", sample), ("add", sample, ROOT / "onrecord" / "sample" / "aleppo-2016.jsonl")):
        ran = process(*arguments, FORCE_COLOR="1", TERM="xterm-256color")
        assert ran.returncode == 0
        assert "\x1b" not in ran.stdout + ran.stderr
