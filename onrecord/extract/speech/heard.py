"""Remembers who spoke in a report, and says whom *he*, *the group* or *the official* takes up."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.extract.speech.attributed import Origin
from onrecord.extract.speech.people import Somebody
from onrecord.knowledge.speech import speech
from onrecord.model import OriginBasis, Speaker
from onrecord.values import Span

_ANY_BODY = frozenset(
    {"group", "company", "firm", "organisation", "organization", "body", "monitor", "watchdog", "agency"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks in one place: the link of the chain, who answers, and the words that say so.

    `link` is None where the publisher speaks in its own voice; `person` is who a later *he* may be.
    """

    span: Span
    link: Speaker | None
    origin: Origin
    person: Somebody | None = None
    plural: bool = False
    words: frozenset[str] = frozenset()

    def again(self, span: Span) -> "Voice":
        """Return the same voice, speaking at another place."""
        return replace(self, span=span, link=replace(self.link, span=span) if self.link else None)

    @property
    def holds_office(self) -> bool:
        """Whether the words name somebody by an office: *the high commissioner*, *a spokeswoman*."""
        return bool(self.words & (speech().words("speakers.heads") | speech().words("speakers.spokesmen")))

    def may_be(self, female: bool) -> bool:
        """Tell whether *she* (`female`) or *he* can be this voice."""
        if self.plural or self.link is None:
            return False
        if self.person is not None:
            return self.person.female in {None, female}
        known = speech()
        other = known.words("speakers.masculine" if female else "speakers.feminine")
        return not self.words & other and (self.origin.basis is OriginBasis.UNNAMED_GROUP or self.holds_office)


class Heard:
    """The voices of a report so far, in the order of the text."""

    def __init__(self) -> None:
        self._voices: list[Voice] = []

    def add(self, voice: Voice) -> None:
        self._voices.append(voice)

    def _back(self, before: int) -> Iterable[Voice]:
        return (
            v for v in sorted(self._voices, key=lambda v: -v.span.start) if v.link is not None and v.span.start < before
        )

    def last(self, before: int) -> Voice | None:
        return next(iter(self._back(before)), None)

    def person(self, female: bool, before: int) -> Voice | None:
        """Whom *he* or *she* at an offset takes up among those who spoke: *she* first a woman by the words."""
        able = [v for v in self._back(before) if v.may_be(female)]
        women = [v for v in able[:4] if v.person is not None and v.person.female] if female else []
        return next(iter((*women, *able)), None)

    def one_person(self, before: int) -> Voice | None:
        """Whom a second description means: the one person among the last few who spoke, where it is only one."""
        persons = [v for v in list(self._back(before))[:4] if v.person is not None]
        names = {v.person.name for v in persons if v.person is not None}
        return persons[0] if len(names) == 1 else None

    def body(self, before: int) -> Voice | None:
        """Whom *it* takes up: the body that spoke last, or whose spokesman did."""
        return next(
            (
                v
                for v in self._back(before)
                if v.person is None and not v.plural and v.origin.basis is not OriginBasis.UNNAMED_GROUP
            ),
            None,
        )

    def several(self, before: int) -> Voice | None:
        """Whom *they* takes up: the group that spoke last, or else the body, among the last three."""
        near = list(self._back(before))[:3]
        return next((v for v in near if v.plural), None) or next((v for v in near if v.person is None), None)

    def group(self, before: int) -> Voice | None:
        """Whom *another* is one more of: the unnamed people who spoke last."""
        return next((v for v in self._back(before) if v.origin.basis is OriginBasis.UNNAMED_GROUP), None)

    def called(self, lemma: str, before: int) -> Voice | None:
        """Whom a role word takes up: the last voice that its own words call so; any body for *the group*."""
        for voice in self._back(before):
            if lemma in voice.words:
                return voice
        if lemma in _ANY_BODY:
            return next(
                (v for v in self._back(before) if v.origin.basis is OriginBasis.NAMED and v.person is None), None
            )
        return None
