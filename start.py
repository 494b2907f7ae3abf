"""Sets onrecord up in this folder and runs it: `python3 start.py sample` or `python3 start.py test`.

Needs Python 3.11 or newer and a package index, nothing else: it brings its own uv, makes `.venv` from the
lock file, and runs the job in it. Standard library only.
"""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HOME = Path(__file__).resolve().parent
UV = "uv==0.13.9"
BROWSER = "chromium"
FONT = "fonts-dejavu-core"
USAGE = "usage: python3 start.py sample   set up, read the sample that ships, write its brief\n\
       python3 start.py test     set up, run every check and test"


def main() -> int:
    """Run the job that the command line names; return its exit status."""
    jobs = {"sample": sample, "test": test}
    if sys.version_info < (3, 11):
        print(f"onrecord needs Python 3.11 or newer; this is {sys.version.split()[0]}", file=sys.stderr)
        return 2
    if len(sys.argv) != 2 or sys.argv[1] not in jobs:
        print(USAGE, file=sys.stderr)
        return 2
    try:
        return jobs[sys.argv[1]]()
    except subprocess.CalledProcessError as error:
        print(f"start.py: failed: {' '.join(map(str, error.cmd))}", file=sys.stderr)
        return error.returncode or 1


def sample() -> int:
    """Add the reports that ship to `sample-record` and write `brief.html` from it."""
    _set_up("--no-dev")
    onrecord = _in_venv("onrecord")
    record, page = HOME / "sample-record", HOME / "brief.html"
    _run(onrecord, "add", record, HOME / "onrecord" / "sample" / "aleppo-2016.jsonl")
    _run(onrecord, "brief", record, "-o", page)
    print(f"\nThe brief lies in {page}\nOpen it in any browser: {page.as_uri()}")
    return 0


def test() -> int:
    """Run every check: style, types, tests (with a real browser)."""
    _set_up("--all-groups")
    _need_browser()
    python = _in_venv("python")
    checks: list[tuple[object, ...]] = [
        (python, "-m", "ruff", "check", "."),
        (python, "-m", "ruff", "format", "--check", "."),
        (python, "-m", "mypy"),
        (python, "-m", "pytest", "-n", "2", "--dist", "loadfile"),
    ]
    failed = [" ".join(map(str, check[1:])) for check in checks if not _passes(*check)]
    for check in failed:
        print(f"start.py: FAILED: {check}", file=sys.stderr)
    return 1 if failed else 0


def _set_up(*which: str) -> None:
    """Make `.venv` exactly as the lock file has it."""
    _run(_uv(), "sync", "--frozen", "--python", sys.executable, *which)


def _uv() -> Path:
    """Return the pinned uv, installed into a folder of its own the first time."""
    folder = HOME / ".uv"
    uv = folder / ("Scripts" if os.name == "nt" else "bin") / ("uv.exe" if os.name == "nt" else "uv")
    if not uv.exists():
        venv.create(folder, with_pip=True, clear=True)
        _run(uv.with_name("python" + uv.suffix), "-m", "pip", "install", "--quiet", UV)
    return uv


def _in_venv(program: str) -> Path:
    windows = os.name == "nt"
    return HOME / ".venv" / ("Scripts" if windows else "bin") / (program + (".exe" if windows else ""))


def _need_browser() -> None:
    """Install Debian's Chromium where it is missing and this is root; else name the package and stop."""
    if shutil.which(BROWSER) or os.environ.get("ONRECORD_BROWSER"):
        return
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
        print(
            f"start.py: the tests of the pages need the system package {BROWSER!r} (with {FONT!r}); install it, "
            "or set ONRECORD_BROWSER to the path of a Chromium",
            file=sys.stderr,
        )
        raise SystemExit(1)
    _run("apt-get", "update", "-q")
    _run("apt-get", "install", "-y", "-q", "--no-install-recommends", BROWSER, FONT)


def _run(*command: object) -> None:
    subprocess.run([str(c) for c in command], check=True, cwd=HOME)


def _passes(*command: object) -> bool:
    print("$", *command, flush=True)
    return subprocess.run([str(c) for c in command], check=False, cwd=HOME).returncode == 0


if __name__ == "__main__":
    raise SystemExit(main())
