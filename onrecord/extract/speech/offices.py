"""Which office the words beside a name give a person, and which body it is an office of."""

from dataclasses import dataclass

from onrecord.extract.clauses import Tree
from onrecord.extract.names import NameMention, state_of
from onrecord.knowledge import Scope, fold
from onrecord.knowledge.speech import speech

_TITLE_REACH = 12  # tokens before a name that may be its title: "UN deputy spokesman for humanitarian affairs"
_LINKS = frozenset({"of", "for", "to", "and", "the", "'s", "'", "at", "in", "on", "-"})
_APPOSITION_ENDS = frozenset({
    ",", ";", ":", "—", "–", "--", "(", ")", ".", "who", "which", "said", "says", "told", '"', "“", "”",
})  # fmt: skip
_BODY_PARTS = frozenset({"PROPN", "NOUN", "ADJ"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An institution, party or state for which somebody speaks: canonical name and knowledge id if it has one."""

    name: str
    entity: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What the words beside a name say: the title as written, its words, and the body that it is an office of."""

    title: str
    words: frozenset[str]
    body: Body | None
    speaks: bool

    @property
    def public(self) -> bool:
        """Whether the words give a public office of a state or of an institution that the knowledge lists."""
        padded = f" {fold(self.title)} "
        if any(f" {fold(office)} " in padded for office in speech().words("speakers.sovereign_offices")):
            return self.body is None or self.body.entity is not None
        if self.body is None or self.body.entity is None:
            return False
        return any(f" {fold(office)} " in padded for office in speech().words("speakers.public_offices"))


def office_before(tree: Tree, first: int, mentions: list[NameMention], scope: Scope) -> Office | None:
    """Read the title that stands before a name: *Freedonian Foreign Minister*, *the rescue group's head*."""
    start = first
    sentence = tree.sentences[tree.sentence[first]][0]
    covered = {t: m for m in mentions for t in range(m.first, m.last)}
    while start > max(sentence, first - _TITLE_REACH) and _title_word(tree, start - 1, covered):
        mention = covered.get(start - 1)
        start = mention.first if mention else start - 1
    while (
        start < first
        and (tree.low[start] in _LINKS or tree.pos[start] in {"DET", "CCONJ", "ADP"})
        and start not in covered
    ):
        start += 1
    return office_of(tree, start, first, mentions, scope) if start < first else None


def _title_word(tree: Tree, at: int, covered: dict[int, NameMention]) -> bool:
    mention = covered.get(at)
    if mention is not None:
        return not mention.is_person
    low = tree.low[at]
    known = speech()
    if low in {"of", "for", "to"}:
        return at + 1 < len(tree) and tree.pos[at + 1] in {"NOUN", "PROPN", "ADJ"} and at > 0 and _role(tree, at - 1)
    if low in {"'s", "'"}:
        return True
    if low in {"-"}:
        return True
    if low in known.words("speakers.titles") or low in known.words("bodies.organ_words"):
        return True
    if _role(tree, at):
        return True
    return tree.pos[at] in {"PROPN", "ADJ", "NOUN"} and tree.dep[at] in {"compound", "amod", "nmod", "poss"}


def _role(tree: Tree, at: int) -> bool:
    known = speech()
    return any(
        word in known.words(f"speakers.{name}")
        for word in (tree.low[at], tree.lemma[at])
        for name in ("heads", "spokesmen", "people_without_name", "titles", "of_states")
    )


def office_after(tree: Tree, last: int, mentions: list[NameMention], scope: Scope) -> Office | None:
    """Read the apposition after a name: *, a spokesman for the ministry,* or the same without commas."""
    at = last
    end_of_sentence = tree.sentences[tree.sentence[last - 1]][1]
    if at < end_of_sentence and tree.low[at] == ",":
        at += 1
    start = at
    while at < end_of_sentence and at - start < 22 and not _ends_apposition(tree, at, start):
        at += 1
    stretch = range(start, at)
    role = next((i for i in stretch if _role(tree, i)), None)
    if role is None or role - start > 9 or any(tree.pos[i] in {"VERB", "AUX", "PRON"} and i < role for i in stretch):
        return None
    first = start
    while first < role and tree.pos[first] in {"DET"}:
        first += 1
    return office_of(tree, first, at, mentions, scope)


def _ends_apposition(tree: Tree, at: int, start: int) -> bool:
    if tree.low[at] in _APPOSITION_ENDS:
        return at > start or tree.low[at] != "("
    if tree.pos[at] in {"VERB", "AUX"} and tree.tag[at] not in {"VBN", "VBG"}:
        return True
    return tree.tag[at] in {"VBD", "VBZ", "VBP", "MD"} or (tree.pos[at] == "CCONJ" and tree.low[at] == "but")


def office_of(tree: Tree, first: int, last: int, mentions: list[NameMention], scope: Scope) -> Office | None:
    words = frozenset(w for i in range(first, last) for w in (tree.low[i], tree.lemma[i]))
    within = [m for m in mentions if m.first >= first and m.last <= last and not m.is_person]
    known = speech()
    roles = known.words("speakers.heads") | known.words("speakers.spokesmen")
    people = (
        known.words("speakers.people_without_name") | known.words("speakers.titles") | known.words("speakers.of_states")
    )
    by_mention = any(m.entity is not None and _holder(m) for m in within)
    if not (words & roles or words & people or by_mention):
        return None
    title = " ".join(_stretch(tree, first, last - 1).split())
    body = _body(tree, first, last, within, words, scope)
    return Office(title=title, words=words, body=body, speaks=bool(words & roles) or by_mention)


def _holder(mention: NameMention) -> bool:
    """Tell whether a listed body is named by its holder: *the human rights chief*."""
    last = fold(mention.text).split()
    roles = speech().words("speakers.heads") | speech().words("speakers.spokesmen")
    return bool(last) and any(w in roles for w in last)


def _stretch(tree: Tree, first: int, last: int) -> str:
    span = tree.span(first, last)
    base = tree.segment.span.start
    return str(tree.raw[span.start - base : span.end - base])


def _body(
    tree: Tree, first: int, last: int, within: list[NameMention], words: frozenset[str], scope: Scope
) -> Body | None:
    if words & speech().words("speakers.of_states"):
        for at in range(first, last):
            state = state_of(scope, tree.text[at].removesuffix("'s").removesuffix("’s"))
            inside = next((m for m in within if m.first <= at < m.last), None)
            if state is not None and (inside is None or inside.last - inside.first == 1):
                return Body(name=state.name, entity=state.id)
            if inside is not None:
                return Body(name=inside.name, entity=inside.entity_id)
    if within:
        return Body(name=within[0].name, entity=within[0].entity_id)
    return _body_by_words(tree, first, last)


def _body_by_words(tree: Tree, first: int, last: int) -> Body | None:
    """Read a body that nothing lists: the capitalised words before the role, or what follows *of* and *for*."""
    role = next((i for i in range(first, last) if _role(tree, i)), None)
    if role is None:
        return None
    generic = speech().words("speakers.titles") | speech().words("bodies.organ_words")
    start = first
    while start < role and (tree.low[start] in generic or tree.pos[start] in {"DET", "CCONJ"}):
        start += 1
    if (
        start < role
        and tree.text[start][:1].isupper()
        and all(tree.pos[i] in _BODY_PARTS or tree.low[i] in _LINKS for i in range(start, role))
    ):
        end = role - 1
        while end > start and tree.low[end] in {"'s", "'", "-"}:
            end -= 1
        return Body(name=_stretch(tree, start, end).removesuffix("'s").removesuffix("’s"), entity=None)
    after = role + 1
    while after < last and tree.low[after] in {"of", "for", "at", "with", "the", "in", "a", "an", "its", "to"}:
        after += 1
    if after == role + 1 or after >= last or tree.low[role + 1] not in {"of", "for", "at", "with"}:
        return None
    end = after
    while end < last and (tree.pos[end] in _BODY_PARTS or tree.low[end] in {"of", "for", "and", "the", "-"}):
        end += 1
    while end > after and tree.pos[end - 1] not in _BODY_PARTS:
        end -= 1
    return Body(name=_stretch(tree, after, end - 1), entity=None) if after < end else None
