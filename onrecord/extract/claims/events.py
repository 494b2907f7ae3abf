"""Finds the words that tell of an event: verbs, nouns, states and phrases of the ontology, each in the right sense."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from onrecord.extract.claims.phrases import phrases
from onrecord.extract.claims.senses import choose, on_no_body
from onrecord.extract.clauses import Tree
from onrecord.extract.grounds import because
from onrecord.knowledge.ontology import Ontology, Sense, Weapon
from onrecord.model import Kind

_NOMINAL_DEPS = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "pcomp", "attr", "conj", "appos", "ROOT", "poss", "dative", "oprd", "nmod"}
)
_NOUNS = frozenset({"NOUN", "PROPN"})
_LISTED = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "DET", "CCONJ"})
_FOUND_STEPS = 7  # words climbed from a weapon to the verb that finds it


@dataclass(frozen=True, slots=True)
class Trigger:
    """An event's word: tokens `first`..`last` (both counted), the token that carries it in the parse, its sense.

    `nominal` is true where a noun tells it. `light` is the verb that a noun leans on (*carried out strikes*).
    """

    token: int
    first: int
    last: int
    sense: Sense
    nominal: bool = False

    @property
    def role(self) -> str:
        return self.sense.role


@dataclass(frozen=True, slots=True)
class WeaponSeen:
    """A weapon's words; `token` is the last of them."""

    first: int
    token: int
    weapon: Weapon


def weapons(tree: Tree, words: Ontology) -> list[WeaponSeen]:
    """Return the weapons named, longest name first at each place, left to right."""
    found: list[WeaponSeen] = []
    at = 0
    index = words.weapons
    # *rockets fired* is no *rocket fire*
    lemmas = [w if p == "VERB" else m for w, m, p in zip(tree.low, tree.lemma, tree.pos, strict=True)]
    while at < len(tree):
        hit = index.at(at, tree.low, lemmas) if _may_start(index.by_first, tree, at) else None
        if (
            hit
            and tree.pos[hit[0]] != "VERB"
            and not (_says_whose_trade(tree, hit[0], words) or _is_found(tree, hit[0], words))
        ):
            found.append(WeaponSeen(at, hit[0], hit[1][0]))
            at = hit[0]
        at += 1
    return found


def _says_whose_trade(tree: Tree, token: int, words: Ontology) -> bool:
    """*Arrested a car bomb expert*, *raided a mortar cell*: a weapon that says what people do is not used on them."""
    noun = token
    while tree.dep[noun] in {"compound", "amod", "nmod"} and tree.head[noun] > noun:
        noun = tree.head[noun]
    beside = token + 1  # *a leader and explosives expert*, where the parse joins the explosives to the leader
    if noun == token and tree.tag[beside : beside + 1] in (["NN"], ["NNS"]) and words.is_people(tree.lemma[beside]):
        noun = beside
    ends = token + 3  # *a devices and munitions cell*
    if (
        noun == token
        and tree.low[beside:ends]
        and tree.low[beside] == "and"
        and tree.dep[ends - 1 : ends] == ["compound"]
    ):
        noun = ends if ends < len(tree) else noun
    if noun == token or not (words.is_people(tree.lemma[noun]) or tree.lemma[noun] in words.actors):
        return False
    above = tree.head[noun]
    does = tree.dep[noun] == "nsubj" or (tree.dep[noun] == "pobj" and tree.low[above] == "by")
    return not does  # *rocket crews hit the town*


def _is_listed_as_found(tree: Tree, token: int, words: Ontology) -> bool:
    """*The discovery of five vests, 60 rounds of ammunition*: on its list, whatever the parse hangs it on."""
    at = token
    while at > 0 and (tree.pos[at] in _LISTED or tree.low[at] in {",", "of"}):
        if tree.lemma[at] in words.hoards and tree.low[at + 1] == "of":
            return True
        at -= 1
    return False


def _is_found(tree: Tree, token: int, words: Ontology) -> bool:
    """*Found 60 rounds*, *the discovery of two rockets*, *a cache of mines*: what is found was not used."""
    if _is_listed_as_found(tree, token, words):
        return True
    at = token
    for _ in range(_FOUND_STEPS):
        above, dep = tree.head[at], tree.dep[at]
        if dep in {"dobj", "nsubjpass"} and tree.pos[above] == "VERB":
            return tree.lemma[above] in words.takes
        if dep == "pobj" and tree.low[above] == "of" and tree.lemma[tree.head[above]] in words.hoards:
            return True
        if dep not in {"compound", "amod", "nmod", "conj", "appos", "pobj", "prep"} or tree.pos[above] == "VERB":
            return False
        if dep == "prep" and tree.low[at] != "of":
            return False
        at = above
    return False


def _may_start(by_first: Container[str], tree: Tree, at: int) -> bool:
    return tree.low[at] in by_first or tree.lemma[at] in by_first


def triggers(tree: Tree, words: Ontology, armed: set[int], about: frozenset[str]) -> list[Trigger]:
    """Return every event word of a segment, in order, none within another.

    `armed` are tokens of weapons, `about` the lemmas of all the report: a *deal* is a truce's where it tells of one.
    """
    found: list[Trigger] = []
    taken: set[int] = set()
    phrased: set[int] = set()
    for trigger in (
        *(Trigger(*found) for found in phrases(tree, words, about)),
        *_nouns(tree, words, armed, about),
        *_verbs(tree, words, armed, about),
    ):
        own = {trigger.token, trigger.last} if trigger.sense.rest else set(range(trigger.first, trigger.last + 1))
        if own & taken or (trigger.role == "states" and trigger.token in phrased):
            continue
        found.append(trigger)
        taken |= own
        if trigger.sense.rest:
            phrased.update(range(trigger.first, trigger.last + 1))
    return sorted(found, key=lambda t: t.token)


# --- verbs and states -------------------------------------------------------------------------


def _verbs(tree: Tree, words: Ontology, armed: set[int], about: frozenset[str]) -> Iterator[Trigger]:
    for at, lemma in enumerate(tree.lemma):
        verbal = tree.pos[at] == "VERB" or tree.tag[at] in {"VBN", "VBD", "VBZ", "VBP"}
        if verbal or _capital_verb(tree, at):
            stem = lemma if lemma in words.verbs else _stem(tree.low[at], words) if not verbal else lemma
            stem = "shoot" if stem == "shot" and tree.tag[at] in {"VBN", "VBD"} else stem  # read as a noun
            noun = tree.low[at] in words.nouns.by_first and _is_nominal_ing(tree, at)
            if stem in words.verbs and not noun:
                sense = choose(tree, at, words.verbs[stem], words, armed, about)
                if sense:
                    yield Trigger(at, at, at, sense)
                    continue
        for key in (tree.low[at], lemma):
            if key in words.states and tree.pos[at] in {"ADJ", "VERB", "ADV", "NOUN", "PROPN"}:
                sense = words.states[key][0]
                if (
                    _state_stands(tree, at)
                    and not on_no_body(tree, at, sense, words)
                    and not _of_truce(tree, at, words)
                ):
                    yield Trigger(at, at, at, sense)
                break


def _of_truce(tree: Tree, at: int, words: Ontology) -> bool:
    """*The truce is dead*: nobody died."""
    subject = tree.subject(tree.head[at] if tree.dep[at] == "acomp" else at)
    senses = words.nouns.by_first.get(tree.lemma[subject], ()) if subject is not None else ()
    return any(sense.event.kind is Kind.TRUCE for _, sense in senses)


def _capital_verb(tree: Tree, at: int) -> bool:
    """A headline's *Killed*, *Kills*, *Killing 80*, *kills seven, wounds 13*, taken for a name or noun."""
    first = tree.sentences[tree.sentence[at]][0]
    second = at > first and tree.low[at - 1] in {",", "and"} and "VBZ" in tree.tag[first:at]
    if tree.tag[at] == "NNS" and second and tree.pos[at + 1 : at + 2] == ["NUM"]:
        return True
    if tree.pos[at] not in {"ADJ", "PROPN", "NOUN"}:
        return False
    low = tree.low[at]
    if low.endswith("ed"):
        return True
    after = min(at + 1, len(tree) - 1)
    followed = tree.pos[after] == "NUM" or tree.low[after] in {"over", "at", "more", "dozens", "scores", "hundreds"}
    return followed and tree.text[at][:1].isupper() and (low.endswith(("s", "ing")) or tree.pos[after] == "NUM")


def _stem(low: str, words: Ontology) -> str:
    """Undo *-ed*, *-s*, *-ing* where the tagger took a headline's verb for a name."""
    for stem in (low, low[:-2], low[:-1], low[:-3], low[:-3] + "e"):
        if stem in words.verbs:
            return stem
    return low


def _state_stands(tree: Tree, at: int) -> bool:
    """A state tells an event as a predicate, with a number, or as what remains; not as a mere adjective."""
    if tree.dep[at] in {"acomp", "oprd", "attr", "acl", "ROOT", "conj", "ccomp", "xcomp", "relcl"}:
        return True
    if tree.dep[at] in {"amod", "nmod", "compound"}:
        head = tree.head[at]
        if tree.pos[head] == "NUM" or (at and tree.pos[at - 1] == "NUM"):
            return True  # *22 dead and 60 wounded*
        named = tree.tag[head] == "NN" and tree.lemma[tree.head[head]] in {
            "identify",
            "name",
        }  # *named the dead man as*
        counted = any(tree.dep[c] == "nummod" for c in tree.children[head])
        return counted or named or tree.lemma[head] in {"body", "number"}
    return True


def _is_nominal_ing(tree: Tree, at: int) -> bool:
    """*the shelling of the town*: a verb's form that stands as a noun."""
    if tree.tag[at] not in {"VBG", "NN"} or not tree.low[at].endswith("ing"):
        return False
    if tree.pos[at] in _NOUNS:
        return True
    if tree.dep[at] in {"compound"}:
        return True
    if at + 1 < len(tree) and tree.tag[at + 1] in {"VBZ", "VBD", "VBP"}:
        return True  # *Shelling kills 12*, however it is parsed
    if any(tree.dep[c] in {"dobj", "aux", "auxpass"} for c in tree.children[at]):
        return False
    if tree.is_lost_subject(at):
        return True
    has_of = any(tree.low[c] in {"of", "by"} for c in tree.children[at])
    marked = at > 0 and (tree.dep[at - 1] in {"det", "poss"} or tree.pos[at - 1] in {"DET", "ADJ"})
    alone = tree.dep[at] in {"nsubj", "nsubjpass", "csubj", "csubjpass", "dobj", "pobj", "pcomp"}
    return alone or (tree.dep[at] in {"conj", "appos", "amod"} and (has_of or marked))


# --- nouns ------------------------------------------------------------------------------------


def _nouns(tree: Tree, words: Ontology, armed: set[int], about: frozenset[str]) -> Iterator[Trigger]:
    at = 0
    index = words.nouns
    while at < len(tree):
        hit = index.at(at, tree.low, tree.lemma) if _may_start(index.by_first, tree, at) else None
        if hit is None or not _stands_as_noun(tree, hit[0]):
            at += 1
            continue
        senses = tuple(sorted(hit[1], key=lambda s: not s.event.needs_people))
        sense = choose(tree, hit[0], senses, words, armed, about)
        if sense is None:
            at += 1
            continue
        yield Trigger(hit[0], at, hit[0], sense, nominal=True)
        at = hit[0] + 1


def _stands_as_noun(tree: Tree, at: int) -> bool:
    if tree.dep[at] in {"compound", "amod", "nmod"} and tree.pos[tree.head[at]] in _NOUNS and tree.head[at] > at:
        return False
    if tree.pos[at] in _NOUNS:
        return True
    if tree.tag[at] == "VBG":
        return _is_nominal_ing(tree, at)
    return tree.pos[at] in {"ADJ", "VERB", "ADV"} and tree.dep[at] in _NOMINAL_DEPS - {"ROOT", "conj", "attr"}


def event_id(trigger: Trigger, seen: list[WeaponSeen]) -> str:
    """Return the finer type of an event: a generic attack is what its weapon makes it."""
    event = trigger.sense.event
    if event.generic and event.kind is Kind.VIOLENCE:
        for weapon in seen:
            if weapon.weapon.event:
                return because(weapon.weapon.event, "event.any_attack", weapon=weapon.weapon.name)
    return "attack" if event.needs_weapon else event.id
