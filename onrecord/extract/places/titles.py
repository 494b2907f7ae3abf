"""The well-known places that a report's title names."""

from onrecord.extract.places.atlas import Atlas, place_words
from onrecord.extract.places.page import Seen, strength, words_of


def titled(title: str, atlas: Atlas) -> list[Seen]:
    """Return the well-known places that a title names; a title is not parsed, and tells only of the context."""
    words = words_of(title)
    found: list[Seen] = []
    for at, word in enumerate(words):
        for last in range(min(len(words), at + 3), at, -1):
            name = title[word.start : words[last - 1].end]
            features = atlas.lookup(name) if word.capital and not atlas.is_no_place(name.casefold()) else ()
            if at and last == at + 1 and word.gap.startswith(","):  # *Springfield, IL*
                features = atlas.lookup(place_words().states.get(name, "")) or features
            least = 2.0 if last == at + 1 else 1.0  # of two words: hardly anything else is called so
            if strength(features) >= least:
                found.append(Seen(first=at, last=last, name=name, start=word.start, end=words[last - 1].end,
                                  features=features))  # fmt: skip
                break
    return found
