"""The house keeps its order: imports point one way, modules stay small, no name of one conflict stands in code."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import knowledge

PACKAGE = Path(knowledge.__file__).parents[1]
LAYERS = [
    {"errors"},
    {"values"},
    {"settings"},
    {"model"},
    {"knowledge"},
    {"read", "extract", "link", "weigh", "record"},
    {"pipeline"},
    {"decide"},
    {"ask"},
    {"publish", "evaluate"},
    {"api"},
    {"cli"},
]
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
STAGES = {"knowledge", "read", "extract", "link", "weigh", "record", "pipeline", "ask", "publish", "evaluate"}
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc"}
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if "vendor" not in p.parts)
HARD_STOP = 600  # lines; beyond it a module holds two things


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Every onrecord module that a file names, wherever the import stands: top, function or for typing."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                whole = PACKAGE.parent.joinpath(*node.module.split("."), alias.name)
                is_module = whole.with_suffix(".py").exists() or whole.joinpath("__init__.py").exists()
                yield node.lineno, f"{node.module}.{alias.name}" if is_module else node.module
        elif isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_one_way(path: Path) -> None:
    """A module imports its own stage, or the front door of an earlier layer."""
    here = path.relative_to(PACKAGE).with_suffix("").parts
    if here in {("__init__",), ("__main__",)}:
        return
    for line, name in imported(path):
        root, *there = name.split(".")
        if root != "onrecord" or not there or there[0] == here[0]:
            continue
        assert there[0] in RANK, f"{name_of(path)}:{line}: {name} has no place in the house"
        assert RANK[there[0]] < RANK[here[0]], f"{name_of(path)}:{line}: must not import {name}"
        if there[0] in STAGES - {"knowledge"}:
            assert len(there) == 1, f"{name_of(path)}:{line}: enter {there[0]} by its front door, not {name}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_say_what_they_know_and_stay_small(path: Path) -> None:
    """Every module has a docstring and is no longer than the hard stop."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= HARD_STOP
    if text.strip():
        assert ast.get_docstring(ast.parse(text)), "no module docstring"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_is_called_a_catch_all(path: Path) -> None:
    """No module or folder has a name that could hold anything."""
    assert not FORBIDDEN_NAMES & set(path.relative_to(PACKAGE).with_suffix("").parts)


def pack_names() -> set[str]:
    """Names of parties, persons and places that only the packs have, three words of caution apart."""
    packs = knowledge.load().packs
    names = {e.name for pack in packs for e in pack.entities} | {p.name for pack in packs for p in pack.places}
    names |= {w.strip() for pack in packs for w in pack.country_words}
    return {n for n in names if len(n) > 3}


def test_no_name_of_one_conflict_stands_in_code() -> None:
    """No code of the package names a party, person or place of a pack: that is data."""
    pattern = re.compile("|".join(rf"\b{re.escape(n)}\b" for n in sorted(pack_names())))
    found = []
    for path in MODULES:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if match := pattern.search(line):
                found.append(f"{name_of(path)}:{number}: {match.group()}")
    assert not found


def pack_names_in_full() -> set[str]:
    """All names, folded, of the parties, persons and places of the packs that ship, but for those known everywhere."""
    known = knowledge.load()
    everywhere = {knowledge.fold(n) for e in known.general for n in (e.name, *e.aliases, *e.demonyms, *e.seats)}
    told: set[str] = set()
    for pack in known.packs:
        taking_part = [e for e in pack.entities if e.kind in {knowledge.EntityKind.PARTY, knowledge.EntityKind.PERSON}]
        told |= {knowledge.fold(name) for e in taking_part for name in (e.name, *e.aliases)}
        told |= {knowledge.fold(name) for place in pack.places for name in (place.name, *place.aliases)}
    return {name for name in told - everywhere if len(name) > 3}


def strings(value: object) -> Iterator[str]:
    """Yield every text in a table, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def test_no_name_of_one_conflict_stands_in_general_data() -> None:
    """The general part names no party, person or place that a pack has; states and their parts are the world's."""
    names = pack_names_in_full()
    assert "taliban" in names
    found = []
    for path in sorted((PACKAGE / "knowledge" / "general").rglob("*.toml")):
        if path.name in {"countries.toml", "regions.toml"}:
            continue
        for text in strings(tomllib.loads(path.read_text(encoding="utf-8"))):
            words = f" {knowledge.fold(text)} "
            found += [f"{path.name}: {text!r} names {name!r}" for name in names if f" {name} " in words]
    assert not found


def test_broad_excepts_stand_only_at_the_three_edges() -> None:
    """`except Exception` is found only at the edges: a command, a request, one report of a batch."""
    edges = {"cli/__init__.py", "pipeline/reading.py"}
    found = [
        f"{name_of(path)}:{node.lineno}"
        for path in MODULES
        if name_of(path) not in edges
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"}))
    ]
    assert not found
