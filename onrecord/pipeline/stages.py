"""The stages that the main path runs through, each by its front door, loaded when they are first asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model import Assertion, Claim, Incident, Judgement, Linked, Ratings, Reading, Refusal, Report

if TYPE_CHECKING:  # the stages load parsers and databases: each is loaded when it is first called
    from onrecord.knowledge import Knowledge
    from onrecord.read import Arrival, Given


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """The stages that the path runs through, each by its front door.

    `partly` says that linking leaves what a part can be linked by, so that a change need not link all anew.
    """

    count: Callable[[Sequence[str]], int | None]
    read: "Callable[[Sequence[str], Given, int], Iterator[Arrival | Refusal]]"
    working_text: Callable[[bytes, Report], str]
    readings: "Callable[[Sequence[Report], Knowledge], Iterator[Reading]]"
    link: "Callable[[Sequence[Claim], Mapping[str, Report], Sequence[Judgement], Knowledge], Linked]"
    weigh: (
        "Callable[[Incident, Mapping[str, Claim], Mapping[str, Report], Knowledge, Mapping[str, Assertion], Ratings], "
        "Incident]"
    )
    partly: bool = False


def stages() -> Stages:
    """Return the stages of onrecord, loading them."""
    from onrecord.extract import readings
    from onrecord.link import link
    from onrecord.read import count_inputs, read, working_text
    from onrecord.weigh import weigh

    return Stages(
        count=count_inputs,
        read=read,
        working_text=working_text,
        readings=readings,
        link=link,
        weigh=lambda incident, claims, reports, knowledge, assertions, ratings: weigh(
            incident, claims, reports, knowledge, assertions=assertions, ratings=ratings
        ),
        partly=True,
    )
