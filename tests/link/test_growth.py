"""Linking compares few pairs: the work grows about as the number of claims, not as its square."""

import datetime as dt
import random
from dataclasses import replace
from itertools import combinations

from benchmarks.incidents import made_up
from onrecord.link import link
from onrecord.model import Kind
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


def test_made_up_incidents_are_found_again() -> None:
    """Of reports whose true incidents are known, nearly all are together with those of their own and with no others."""
    world = made_up(2000, seed=3)
    linked = link(world.claims, world.reports, [], KNOWLEDGE)
    violent = sorted((i for i in linked.incidents if i.kind is Kind.VIOLENCE), key=lambda i: len(i.claims))
    found = {report: incident.id for incident in violent for report in incident.reports}
    pairs = [(a, b) for a, b in combinations(sorted(world.reports), 2) if found[a] == found[b]]
    true = [(a, b) for a, b in combinations(sorted(world.reports), 2) if world.incident_of[a] == world.incident_of[b]]
    right = len(set(pairs) & set(true))
    assert right >= 0.95 * len(pairs)
    assert right >= 0.95 * len(true)
