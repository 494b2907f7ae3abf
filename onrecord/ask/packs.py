"""What the check of a pack found, as a view."""

from onrecord.ask.listing import View
from onrecord.knowledge import CheckedPack


def pack_view(checked: CheckedPack) -> View:
    """Return faults, then warnings, each with file, line, entry and key; notes say how many, and what is sound."""
    pack = checked.pack
    faults, warnings = len(checked.faults), len(checked.warnings)
    holds = f"{len(pack.entities)} people and bodies, {len(pack.places)} places, {len(pack.stances)} stances"
    verdict = "it cannot be used until the faults are mended" if faults else "it can be used"
    notes = [f"pack {pack.id!r}: {holds}", f"{_many(faults, 'fault')}, {_many(warnings, 'warning')}: {verdict}"]
    return View(
        columns=("kind", "file", "line", "entry", "key", "what"),
        rows=tuple(
            ("fault" if f.is_fault else "warning", f.file, str(f.line or ""), f.entry, f.key or "", f.said)
            for f in checked.findings
        ),
        objects=tuple(finding.to_json() for finding in checked.findings),
        notes=tuple(notes),
        cut=False,
    )


def _many(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"
