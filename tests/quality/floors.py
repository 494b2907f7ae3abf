"""The floor under what was measured: it fails a fall, asks for a rise, and is lowered only on purpose."""

import math
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

FLOOR = Path(__file__).with_name("floor.toml")
MARGIN = 0.05  # a rise beyond it asks to raise the floor, so that the next fall is seen
HEAD = """# What the tests of quality measured, as the least that they accept. Shares are rounded down to a thousandth;
# a count of traps is the most that may be fallen for. Written anew by: ONRECORD_LOWER_FLOOR=1 pytest tests/quality
"""


def held(section: str, measured: Mapping[str, float], least: Mapping[str, float] | None = None) -> list[str]:
    """Compare what was measured with a section of the floor; return what is wrong, in plain words.

    `least` are bounds that no setting lowers. With ONRECORD_LOWER_FLOOR=1 the section is written anew.
    """
    faults = [
        f"{section}: {name} is {measured[name]:.3f}, and must be {'at most' if name == 'traps' else 'at least'} {bound}"
        for name, bound in (least or {}).items()
        if _worse(name, measured[name], bound)
    ]
    floors = tomllib.loads(FLOOR.read_text(encoding="utf-8")) if FLOOR.exists() else {}
    if os.environ.get("ONRECORD_LOWER_FLOOR") == "1":
        _write(floors | {section: dict(measured)})
        return faults
    floor = floors.get(section, {})
    for name, value in measured.items():
        if name not in floor:
            faults.append(f"{section}: {name} has no floor; set it with ONRECORD_LOWER_FLOOR=1")
        elif _worse(name, value, floor[name]):
            faults.append(f"{section}: {name} fell from {floor[name]} to {value:.3f}")
        elif name != "traps" and value > floor[name] + MARGIN:
            faults.append(f"{section}: {name} rose from {floor[name]} to {value:.3f}; raise it: ONRECORD_LOWER_FLOOR=1")
    return faults


def _worse(name: str, value: float, bound: float) -> bool:
    return value > bound if name == "traps" else value < bound


def _write(floors: Mapping[str, Mapping[str, float]]) -> None:
    lines = [HEAD]
    for section in sorted(floors):
        lines.append(f"[{section}]")
        for name, value in floors[section].items():
            lines.append(f"{name} = {int(value) if name == 'traps' else math.floor(value * 1000) / 1000}")
        lines.append("")
    FLOOR.write_text("\n".join(lines), encoding="utf-8", newline="\n")
