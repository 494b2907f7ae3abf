"""Hypothesis strategies for the model's values: any value that its own rules allow."""

from hypothesis import strategies as st

from onrecord import model as m
from onrecord import values as v

words = st.text(min_size=1, max_size=12)
maybe_words = st.none() | words
ids = st.from_regex(r"[a-z0-9./ -]{1,12}", fullmatch=True)
claim_ids = st.from_regex(r"c-[0-9a-f]{16}", fullmatch=True)
spans = st.builds(lambda start, length: v.Span(start, start + length), st.integers(0, 50), st.integers(1, 50))
whens = st.sampled_from(
    ["2016-12-13", "2016-12", "XXXX-12-13", "2016-09-10/2016-10-10", "2016-12-14~", "2016", "2016-12-13/.."]
).map(v.When)
maybe_when = st.none() | whens


def tuples_of(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


def ends() -> st.SearchStrategy[tuple[int | None, int | None]]:
    return st.sampled_from([(3, 3), (None, 6000), (82, None), (2, 9), (0, 0)])


parts = st.builds(lambda group, pair: v.Part(group, *pair), words, ends())
counts = st.builds(
    lambda pair, **fields: v.Count(low=pair[0], high=pair[1], **fields),
    ends(),
    measure=st.sampled_from(v.Measure),
    span=spans,
    modifier=st.sampled_from(v.Modifier),
    unit=st.sampled_from(v.Unit),
    group=maybe_words,
    victim_status=st.sampled_from(v.VictimStatus),
    scope=st.sampled_from(v.Scope),
    window=maybe_when,
    breakdown=tuples_of(parts),
)
places = st.builds(
    lambda at, **fields: v.Place(lat=at[0], lon=at[1], **fields),
    st.sampled_from([(None, None), (36.20124, 37.161170000000003), (0.0, -0.1), (-90, 180)]),
    name=words,
    span=spans,
    precision=st.sampled_from(v.Precision),
    country=maybe_words,
    country_code=st.none() | st.just("XX"),
    gazetteer=st.none() | st.just("geonames"),
    gazetteer_id=maybe_words,
    within=tuples_of(words),
)
speakers = st.builds(
    m.Speaker, name=words, role=st.sampled_from(m.Role), span=spans, title=maybe_words, entity=maybe_words
)
named = st.builds(m.Named, name=words, id=maybe_words, span=st.none() | spans)
people = st.builds(m.Person, name=words, span=spans, age=st.none() | st.integers(0, 99), sex=maybe_words)

hours = st.builds(
    m.Hours,
    start=st.sampled_from(["07:00", "00:00"]),
    end=st.none() | st.just("19:00"),
    zone=st.none() | st.just("GMT"),
)


def terms_of(report: m.Report) -> st.SearchStrategy[m.Term]:
    """Terms in the words of a report, which must have a text."""
    starts = st.integers(0, len(report.text) - 1).map(lambda n: v.Span(n, n + 1))
    return st.builds(
        lambda span, **fields: m.Term(span=span, text=span.of(report.text), **fields),
        starts,
        kind=st.sampled_from(m.TermKind),
        name=maybe_words,
        id=maybe_words,
        how=maybe_words,
        hours=st.none() | hours,
        length_hours=st.none() | st.integers(1, 999),
    )


def claims_of(report: m.Report) -> st.SearchStrategy[m.Claim]:
    """Claims that quote the report, which must have a text."""
    pairs = st.tuples(st.integers(0, len(report.text) - 1), st.integers(1, 20))
    quotes = pairs.map(lambda p: v.Span(p[0], min(len(report.text), p[0] + p[1])))
    return st.builds(
        lambda span, **fields: m.Claim(report=report.id, span=span, text=span.of(report.text), **fields),
        quotes,
        kind=st.sampled_from(m.Kind),
        event=words,
        speakers=tuples_of(speakers),
        origin=maybe_words,
        origin_id=maybe_words,
        origin_basis=st.sampled_from(m.OriginBasis),
        basis=st.none() | st.sampled_from(m.Basis),
        stated_at=maybe_when,
        status=st.sampled_from(m.Status),
        polarity=st.sampled_from(m.Polarity),
        modality=st.sampled_from(m.Modality),
        certainty=st.sampled_from(m.Certainty),
        verification=st.none() | st.builds(m.Verification, verified=st.booleans(), by=maybe_words, span=spans),
        actors=tuples_of(named),
        weapons=tuples_of(named),
        counts=tuples_of(counts),
        people=tuples_of(people),
        when=st.none() | st.builds(m.Timed, when=whens, text=words, span=spans),
        where=tuples_of(places),
        turn=st.none() | st.sampled_from(m.TurnKind),
        terms=tuples_of(terms_of(report)),
        section=st.sampled_from(m.Section),
    )


reports = st.builds(
    m.Report,
    id=ids,
    text=st.text(min_size=1, max_size=80),
    sha256=st.just(""),
    title=maybe_words,
    publisher=maybe_words,
    url=maybe_words,
    language=maybe_words,
    published=maybe_when,
    published_basis=st.sampled_from(m.PublishedBasis),
    published_given=maybe_when,
    encoding=maybe_words,
)


def readings_of(report: m.Report) -> st.SearchStrategy[m.Reading]:
    of = st.just(report.id)
    details = st.dictionaries(st.sampled_from(["edtf", "low", "cue"]), st.none() | st.integers() | words, max_size=2)
    seen = st.builds(m.Mention, report=of, type=st.sampled_from(m.MentionType), span=spans, text=words, details=details)
    persons = st.builds(m.PersonSeen, report=of, span=spans, name=words, private=st.booleans(), entity=maybe_words)
    return st.builds(
        m.Reading,
        report=st.just(report),
        claims=st.lists(claims_of(report), max_size=3, unique_by=lambda c: c.id).map(tuple),
        mentions=tuples_of(seen),
        persons=tuples_of(persons),
        sections=tuples_of(st.tuples(st.sampled_from(m.Section), spans)),
        refusals=tuples_of(st.builds(m.Refusal, report=of, reason=words, span=st.none() | spans)),
    )


claim_lists = tuples_of(claim_ids)
reasons = st.builds(m.Reason, question=words, score=st.floats(0, 1), detail=words, left=words, right=words)
figures = st.builds(
    m.Range,
    measure=words,
    group=maybe_words,
    scope=words,
    unit=words,
    low=st.none() | st.integers(0),
    high=st.none() | st.integers(0),
    open=st.booleans(),
    window=maybe_when,
    origins=tuples_of(words),
    used=claim_lists,
    left_out=tuples_of(st.builds(m.LeftOut, claim=claim_ids, why=words)),
    conceded=tuples_of(st.builds(m.PartyFigure, party=words, low=st.just(1), high=st.none(), claims=claim_lists)),
)
grades = st.builds(
    m.Grade,
    grade=maybe_words,
    provisional=st.booleans(),
    unread=st.integers(0),
    supports=claim_lists,
    contradicts=claim_lists,
    rule=words,
)
interests = st.lists(st.sampled_from(m.Interest), max_size=2).map(tuple)
voices = st.builds(
    m.Voice,
    origin=maybe_words,
    origin_id=maybe_words,
    origin_basis=st.sampled_from(m.OriginBasis),
    claims=claim_lists,
    party=maybe_words,
    interests=interests,
)
disputes = st.builds(
    m.Dispute,
    about=st.sampled_from(m.About),
    sides=st.tuples(claim_lists, claim_lists),
    detail=words,
    positions=tuples_of(st.builds(m.Position, says=words, voices=tuples_of(voices))),
)
denials = st.builds(
    m.Denial,
    claim=claim_ids,
    denies=claim_lists,
    covers=st.booleans(),
    by_party=st.booleans(),
    detail=words,
    party=maybe_words,
    interests=interests,
)
turns = st.none() | st.sampled_from(m.TurnKind)
steps = st.builds(
    m.Step,
    status=words,
    when=maybe_when,
    said_by=tuples_of(words),
    denied_by=tuples_of(words),
    claims=claim_lists,
    turn=turns,
    answers=claim_lists,
    through=claim_lists,
)
settled = st.builds(
    m.ThreadTerm,
    kind=st.sampled_from(m.TermKind),
    value=words,
    said_by=tuples_of(words),
    words=st.tuples(st.builds(m.Words, claim=claim_ids, span=spans, text=words)),
    id=maybe_words,
    how=maybe_words,
    hours=st.none() | hours,
    length_hours=st.none() | st.integers(1),
    measure=maybe_words,
    low=st.none() | st.integers(0),
)
links = st.builds(m.Link, claim=claim_ids, to=claim_ids, score=st.floats(0, 1), reasons=tuples_of(reasons))
incidents = st.builds(
    m.Incident,
    id=st.from_regex(r"i-[0-9a-f]{16}", fullmatch=True),
    title=words,
    kind=st.sampled_from(m.Kind),
    event=words,
    status=st.sampled_from(m.Status),
    claims=claim_lists,
    reports=tuples_of(words),
    publishers=tuples_of(words),
    origins=tuples_of(words),
    when=maybe_when,
    where=st.none() | places,
    actors=tuples_of(st.builds(m.ActorSaid, name=words, id=maybe_words, said_by=tuples_of(words))),
    disputes=tuples_of(disputes),
    denials=tuples_of(denials),
    timeline=tuples_of(steps),
    terms=tuples_of(settled),
    breaks=claim_lists,
    broken_by=claim_lists,
    links=tuples_of(links),
    ranges=tuples_of(figures),
    grade=st.none() | grades,
)
assertions = st.builds(
    m.Assertion,
    id=st.from_regex(r"a-[0-9a-f]{16}", fullmatch=True),
    origin=maybe_words,
    origin_id=maybe_words,
    origin_basis=st.sampled_from(m.OriginBasis),
    claims=claim_lists,
    reasons=tuples_of(reasons),
    narrowed=st.none() | reasons,
)
