"""Linking compares few pairs: the work grows about as the number of claims, not as its square."""

import datetime as dt
import random
from dataclasses import replace

from onrecord.link import link
from tests.link.claims import CITY, KNOWLEDGE, Desk, count


def compared(claims: int) -> int:
    """Link so many claims, spread over towns and days as a longer record spreads them; return the pairs compared."""
    drawn = random.Random(7)
    desk = Desk()
    for n in range(claims // 4):
        day = dt.date(2014, 1, 1) + dt.timedelta(days=drawn.randrange(claims // 8))
        town = drawn.randrange(20)
        place = replace(CITY, name=f"Town {town}", gazetteer_id=str(town), lat=10.0 + town, within=("test:c",))
        desk.report(f"r{n}", day.isoformat())
        for part in range(4):
            words = " ".join(f"word{drawn.randrange(400)}" for _ in range(12))
            desk.say(
                f"r{n}", f"{words} {part}", when=day.isoformat(), where=(place,), counts=[count(drawn.randrange(90))]
            )
    return link(desk.claims, desk.reports, [], KNOWLEDGE).compared


def test_pairs_compared_grow_about_as_the_claims() -> None:
    """Four times the claims want at most six times the comparisons; all pairs would be sixteen times."""
    assert compared(2400) <= 6 * compared(600)
