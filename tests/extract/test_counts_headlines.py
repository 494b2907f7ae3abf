"""Numbers in headlines: without articles and full stops, and often without a verb."""

import pytest

from tests.extract.reading_claims import claims

TOLD = [
    ("Five soldiers, three civilians killed in suicide attack", [("killed", 5), ("killed", 3)]),
    ("Three policemen and a civilian killed in blast", [("killed", 3), ("killed", 1)]),
    ("Woman, two children killed in air strike", [("killed", 1), ("killed", 2)]),
    ("Mortar fire kills child, injures five", [("killed", 1), ("injured", 5)]),
    ("Man killed by sniper in old city", [("killed", 1)]),
    ("Teacher abducted from school", [("abducted", 1)]),
    ("Hundreds flee as fighting nears city", [("displaced", 200)]),
    # a sentence is none: of whom there is no number there may be more than one
    ("Sniper fire killed man and beast in the old city.", []),
    ("Second medic dies after attack on hospital", []),
    ("As well as the 10 civilians killed on the bus, 21 others died in strikes.", [("killed", 10), ("killed", 21)]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_headlines_are_counted(text: str, expected: list[tuple[str, int]]) -> None:
    told = [(c.measure.value, c.low) for claim in claims(text) for c in claim.counts]
    assert sorted(told) == sorted(expected)
