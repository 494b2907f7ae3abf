"""Every type of event that reading can find has a noun for titles and senses for linking."""

import tomllib
from importlib.resources import files

from onrecord.knowledge.ontology import ontology


def test_every_event_is_listed_among_the_happenings() -> None:
    """An event that nobody lists would be titled by its own name and join nothing."""
    table = tomllib.loads(files("onrecord.knowledge").joinpath("general", "happenings.toml").read_text("utf-8"))
    listed = {name for entry in table["event"] for name in entry["names"]}
    assert set(ontology().events) <= listed
