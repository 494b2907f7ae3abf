"""Drawn reports of truces: made, over, said to be broken by somebody or by violence, some by name and some without."""

from collections.abc import Sequence

from hypothesis import strategies as st

from onrecord.model import Kind, Status, Term, TermKind
from onrecord.values import Place, Span
from tests.link.claims import CITY, OTHER_CITY, QUARTER, Desk

DAYS = ["2016-05-01", "2016-05-05", "2016-05-06", "2016-05-12", "2016-06-20"]
TOLD = ["announced", "in_force", "ended", "violated", "violated", "violence", "violence", "blame"]
WORDS = "in breach of the truce"

Told = tuple[str, str, tuple[Place, ...], str | None, bool]
"""What is told, on which day, where, of whom; and whether it is by words that a truce is broken."""

told_of_truces = st.tuples(
    st.sampled_from(TOLD),
    st.sampled_from(DAYS),
    st.sampled_from([(), (CITY,), (CITY,), (QUARTER,), (OTHER_CITY,)]),
    st.sampled_from([None, "russia", "sy-opposition"]),
    st.booleans(),
)
desks = st.lists(st.tuples(st.integers(0, 5), told_of_truces), min_size=2, max_size=14)


def desk_of_truces(told: Sequence[tuple[int, Told]]) -> Desk:
    """Write six reports, published on the days that they tell of, of drawn clauses."""
    desk = Desk()
    for n in range(6):
        desk.report(f"r{n}", DAYS[n % len(DAYS)])
    for number, (report, (what, day, where, who, broken)) in enumerate(told):
        text = f"clause {number} tells of it {WORDS}"
        start = len(desk.reports[f"r{report}"].text) + 2
        at = start + text.index(WORDS) if desk.reports[f"r{report}"].text else text.index(WORDS)
        fields = {"where": where, "when": day, "actors": (who,) if who else ()}
        if what == "violence":
            fields |= {"event": "shelling"}
        elif what == "blame":
            fields |= {"kind": Kind.RESPONSIBILITY, "event": "blame"}
        else:
            event = "violation" if what == "violated" else "ceasefire"
            fields |= {"kind": Kind.TRUCE, "event": event, "status": Status(what)}
        if broken:
            span = Span(at, at + len(WORDS))
            fields |= {"terms": (Term(kind=TermKind.BREACH, span=span, text=WORDS, how="breach"),)}
        desk.say(f"r{report}", text, **fields)
    return desk
