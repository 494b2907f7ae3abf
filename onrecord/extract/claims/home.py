"""The town that a report is at home in: whose police look into what it tells, else whose people it tells of.

A local report seldom says where a street is: *police in X*, *an X man* and the like say it once. So it is asked last,
of what no words and no story put into a town, and tells nothing where a report names two such towns.
"""

from collections.abc import Iterator, Sequence

from onrecord.extract.claims import seats
from onrecord.extract.claims.circumstances import as_written, sited, unsited
from onrecord.extract.claims.found import Found
from onrecord.extract.claims.pasts import in_plain_past
from onrecord.extract.claims.placing import of_care
from onrecord.extract.claims.scene import elsewhere, of_the_story, said_in
from onrecord.extract.claims.telling import Telling
from onrecord.extract.clauses import Tree
from onrecord.extract.grounds import because
from onrecord.extract.places.atlas import place_words
from onrecord.extract.places.finding import PlaceMention
from onrecord.knowledge import fold
from onrecord.model import Section
from onrecord.values import Place, Precision

_MONTHS = 62  # days
_WIDE = frozenset({Precision.COUNTRY, Precision.PROVINCE, Precision.DISTRICT})


def place(found: Found, told: Sequence[Telling]) -> None:
    """Put the violence that nothing puts into a town into the report's own, where it has one."""
    _round_quarters(found, told)
    waiting = [item for item in told if _may_be_there(item)]
    if not waiting:
        return
    named = (_forces(found), _told(found), _titled(found, told), _people(found), _sent(found))
    towns = [town for some in named if (town := _one(found, some)) is not None]
    for item in waiting:
        town = next((t for t in towns if _holds(item.where, t)), None)
        if town is not None:
            item.where = sited((because(town, "placed.home", town=town.span),), item.where)


def _round_quarters(found: Found, told: Sequence[Telling]) -> None:
    """Put beside a quarter or building without a point the town that the words put it in."""
    if not any(item.where and all(p.lat is None for p in item.where) for item in told):
        return
    towns = {mention.place.place_id: mention for mention, _ in _towns(found)}
    for item in told:
        if all(p.lat is None for p in item.where):
            inside = next((i for p in item.where for i in p.within if i in towns), None)
            if inside is not None:
                item.where = sited(item.where, (as_written(towns[inside], found.parsed.report.text),))


def _may_be_there(item: Telling) -> bool:
    """Whether violence is in no town, and no sum: *of 629 who died* tells no day, and who died where, nobody says."""
    told = of_the_story(item) and not elsewhere(item) and _is_wide(item.where) and not _lasts(item)
    return told and (item.when is not None or not item.counts or in_plain_past(item.draft.tree, item.draft.predicate))


def _lasts(item: Telling) -> bool:
    """*Has carried out strikes in the country since 2014*: what goes on for months is of no one town."""
    when = item.when.when if item.when is not None else None
    return when is not None and (when.least_days or 0) > _MONTHS


def _is_wide(where: Sequence[Place]) -> bool:
    return unsited(where) or all(p.precision in _WIDE for p in where)


def _holds(where: Sequence[Place], town: Place) -> bool:
    """Whether a town lies in all the provinces and countries that are told."""
    return all(town.inside(p.place_id) for p in where if p.precision in _WIDE)


def _one(found: Found, named: Iterator[PlaceMention]) -> Place | None:
    """The first of the mentions, where all are of one town."""
    listed = list(named)
    ids = {m.place.place_id for m in listed}
    return as_written(listed[0], found.parsed.report.text) if len(ids) == 1 else None


def _towns(found: Found) -> Iterator[tuple[PlaceMention, Tree]]:
    for mention in found.places:
        tree = found.trees[mention.segment]
        told = tree.segment.section in {Section.BODY, Section.HEADLINE, Section.CAPTION, Section.HIGHLIGHT}
        if told and mention.kind is Precision.CITY and mention.place.lat is not None and mention.last < len(tree):
            yield mention, tree


def _titled(found: Found, told: Sequence[Telling]) -> Iterator[PlaceMention]:
    """*Boy shot in X*: the towns of the text that the title names too, where the text puts no violence elsewhere."""
    title = f" {fold(found.parsed.report.title or '')} "
    sites = [p for item in told if of_the_story(item) for p in item.where if p.precision not in _WIDE]
    for mention, _ in _towns(found):
        place = mention.place
        named = any(f" {name} " in title for name in {fold(place.name), fold(mention.text)} if name)
        if named and all(p.inside(place.place_id) or place.inside(p.place_id) or p.lat is None for p in sites):
            yield mention


def _sent(found: Found) -> Iterator[PlaceMention]:
    """*X (Agency) -*: where a dispatch comes from."""
    for mention in found.places:
        section = found.trees[mention.segment].segment.section
        if section is Section.DATELINE and mention.kind is Precision.CITY and mention.place.lat is not None:
            yield mention


def _forces(found: Found) -> Iterator[PlaceMention]:
    """*X police*, *the X Fire Department*, *police in X*."""
    forces = place_words().forces
    for mention, tree in _towns(found):
        after = tree.low[mention.last : mention.last + 2]
        before = tree.low[max(0, mention.first - 2) : mention.first]
        named = after == ["fire", "department"] or (after[0] in forces and after[-1] != "officer")
        if named or (len(before) == 2 and before[0] in forces and before[1] == "in"):
            yield mention


def _told(found: Found) -> Iterator[PlaceMention]:
    """*In X*, where the text names no other town but as a home, a police or where the hurt are cared for."""
    aside, said = {id(m) for m in (*_forces(found), *_homes(found))}, said_in(found)
    named = [
        m
        for m, tree in _towns(found)
        if id(m) not in aside and not of_care(tree, m.name_span) and not seats.acts(found, m, tree)
    ]
    named = [m for m in named if not any(piece.contains(m.name_span) for piece in said)]
    if any(m.locative and not m.bounding for m in named):
        yield from named


def _people(found: Found) -> Iterator[PlaceMention]:
    """*An X man*, *a Y police officer*, not a former one."""
    for mention in _homes(found):
        tree = found.trees[mention.segment]
        if not mention.first or tree.low[mention.first - 1] not in {"former", "retired"}:
            yield mention


def _homes(found: Found) -> Iterator[PlaceMention]:
    for mention, tree in _towns(found):
        head = tree.head[mention.last - 1]
        joined = head >= mention.last and tree.dep[mention.last - 1] in {"compound", "nmod", "amod"}
        if joined and tree.text[head].islower() and found.words.is_people(tree.lemma[head]):
            yield mention
