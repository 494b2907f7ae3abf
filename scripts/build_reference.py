"""Writes docs/reference.md from the code: every command with its options, every setting, every error.

`python scripts/build_reference.py` writes it; a test fails where the file is not what this would write.
"""

import inspect
import re
from pathlib import Path

from typer.testing import CliRunner

from onrecord import errors, settings
from onrecord.cli import app
from onrecord.values import Measure

PAGE = Path(__file__).parents[1] / "docs" / "reference.md"
WIDTH = "96"  # columns
HEAD = """# Reference

Made from the code by `scripts/build_reference.py`: commands, settings, errors. The meaning of what comes out is
in [rules.md](rules.md); the library is described in [api.md](api.md).
"""


def reference() -> str:
    """Return the whole page."""
    return "\n".join([HEAD, *commands(), *measures(), *all_settings(), *all_errors()]) + "\n"


def command_names() -> list[str]:
    """Return the names of all commands, in the order of the help; those of a group after its name."""
    names = [str(c.name or getattr(c.callback, "__name__", "")) for c in app.registered_commands]
    for group in app.registered_groups:
        inner = group.typer_instance.registered_commands if group.typer_instance else []
        names += [f"{group.name} {c.name or getattr(c.callback, '__name__', '')}" for c in inner]
    return names


def commands() -> list[str]:
    """Return the section on commands: the help of each, as a user sees it."""
    runner = CliRunner(env={"COLUMNS": WIDTH, "TERMINAL_WIDTH": WIDTH})
    lines = ["## Commands", ""]
    for name in command_names():
        shown = runner.invoke(app, [*name.split(), "--help"], prog_name="onrecord")
        lines += [f"### onrecord {name}", "", "```text", shown.output.strip(), "```", ""]
    return lines


def measures() -> list[str]:
    return ["## Measures", "", ", ".join(f"`{m}`" for m in Measure), ""]


def all_settings() -> list[str]:
    """Return the section on settings: a row an environment variable, from the docstring that explains them."""
    rows = re.findall(r"^ {4}(\w+) {2,}(.+)$", inspect.getdoc(settings.Settings) or "", flags=re.MULTILINE)
    rows = rows or re.findall(r"^(\w+) {2,}(.+)$", inspect.getdoc(settings.Settings) or "", flags=re.MULTILINE)
    lines = ["## Settings", "", "Read once from the environment.", "", "| variable | meaning |", "|---|---|"]
    return [*lines, *(f"| `ONRECORD_{name.upper()}` | {meaning} |" for name, meaning in rows), ""]


def all_errors() -> list[str]:
    """Return the section on errors: class, exit status, meaning."""
    lines = ["## Errors", "", "A command that fails prints one sentence and ends with the status given here.", ""]
    lines += ["| error | status | meaning |", "|---|---|---|"]
    for name, error in inspect.getmembers(errors, inspect.isclass):
        if issubclass(error, errors.OnrecordError):
            lines.append(f"| `{name}` | {error.exit_status} | {(inspect.getdoc(error) or '').splitlines()[0]} |")
    return [*lines, "| (a fault in onrecord itself) | 70 | Please report it; see `ONRECORD_TRACEBACK`. |", ""]


def main() -> None:
    PAGE.write_text(reference(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
