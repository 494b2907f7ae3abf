"""The wheel holds everything that the package needs, and works from any folder without the sources."""

import os
import shutil
import subprocess
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WINDOWS = os.name == "nt"


def uv() -> str | None:
    """Return the uv that set the sources up, else the one on the path."""
    own = ROOT / ".uv" / ("Scripts" if WINDOWS else "bin") / ("uv.exe" if WINDOWS else "uv")
    return str(own) if own.exists() else shutil.which("uv")


def ran(*command: object, cwd: Path) -> str:
    """Run a command that knows nothing of the sources; return what it prints."""
    environment = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run(
        [str(c) for c in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    program = uv()
    if program is None:
        pytest.skip("uv is neither in .uv nor on the path: the wheel was NOT tried")
    out = tmp_path_factory.mktemp("wheel")
    ran(program, "build", "--wheel", "--quiet", "--out-dir", out, ROOT, cwd=out)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of a fresh environment: the wheel is installed, what it depends on is lent."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    programs = folder / ("Scripts" if WINDOWS else "bin")
    ran(uv(), "pip", "install", "--quiet", "--no-deps", "--python", programs / "python", wheel, cwd=folder)
    lent = sysconfig.get_path("purelib")
    own = ran(programs / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    Path(own, "lent.pth").write_text(f"{lent}\n", encoding="utf-8")  # the editable sources there are not followed
    return programs


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    """Knowledge, packs, gazetteer, basemap, migrations, templates and the sample are in it, and nothing else."""
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    package = {p.relative_to(ROOT).as_posix() for p in (ROOT / "onrecord").rglob("*") if p.is_file()}
    assert held == {name for name in package if "__pycache__" not in name}
    for part in (
        "knowledge/general/",
        "packs/syria/",
        "vendor/gazetteer/",
        "vendor/basemap/",
        "record/migrations/versions/",
    ):
        assert any(name.startswith(f"onrecord/{part}") for name in held), part
    assert {"onrecord/sample/aleppo-2016.jsonl", "onrecord/publish/brief/templates/page.html.j2"} <= held


def test_an_installed_onrecord_does_the_main_job_from_any_folder(programs: Path, tmp_path: Path) -> None:
    """The program alone, in another folder: the sample is read, asked, and shown on a page."""
    where = ran(programs / "python", "-c", "import onrecord; print(onrecord.__file__)", cwd=tmp_path).strip()
    assert Path(where).is_relative_to(programs.parent)
    sample = ran(programs / "python", "-c", "import onrecord; print(onrecord.sample())", cwd=tmp_path).strip()
    onrecord = programs / ("onrecord.exe" if WINDOWS else "onrecord")
    assert "added 15 reports" in ran(onrecord, "add", "record", sample, cwd=tmp_path)
    assert ": 137" in ran(onrecord, "count", "record", "attacks", "--weapon", "cluster bombs", cwd=tmp_path)
    ran(onrecord, "brief", "record", "-o", "brief.html", cwd=tmp_path)
    assert (tmp_path / "brief.html").stat().st_size > 50_000


def test_the_program_names_its_version(programs: Path, tmp_path: Path) -> None:
    """The installed version is the project's."""
    shown = ran(programs / ("onrecord.exe" if WINDOWS else "onrecord"), "--version", cwd=tmp_path)
    assert f'version = "{shown.split()[1]}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
