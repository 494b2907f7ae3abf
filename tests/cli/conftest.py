"""The sample that ships, read once for all tests of the commands."""

import shutil
from pathlib import Path

import pytest

import onrecord
from tests.cli.running import run


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the sample; nobody writes it."""
    path = tmp_path_factory.mktemp("sample") / "record"
    ran = run("add", path, onrecord.sample())
    assert ran.status == 0, ran.err
    return path


@pytest.fixture
def own(sample: Path, tmp_path: Path) -> Path:
    """A copy of the sample's record that a test may write."""
    return Path(shutil.copytree(sample, tmp_path / "own"))
