"""The evidence that accounts of two reports tell of one happening: above nought they do, as far as it goes.

Two chief accounts are compared by all that their reports say (`tellings`); any other by what is said around its
claims (`questions`), counted from what those need to join.
"""

from onrecord.link import tellings
from onrecord.link.accounts import Account
from onrecord.link.questions import DOUBT, JOIN, Comparer, carried
from onrecord.link.times import never_meet_accounts
from onrecord.model import Reason


class Between:
    """Compares happenings of different reports."""

    def __init__(self, comparer: Comparer) -> None:
        self._comparer = comparer
        self._kept_apart: dict[tuple[str, str], str | None] = {}

    def apart(self, left: Account, right: Account) -> str | None:
        """Say why two accounts can in no case be one happening, or return None."""
        if left.text is not None and right.text is not None and left.reports != right.reports:
            return tellings.apart(self._comparer, left, right)
        return self._comparer.barred(left, right)

    def keeps_apart(self, left: Account, right: Account) -> str | None:
        """Say why what is joined with one of two accounts must not be joined with the other, or return None.

        What came to a chief account by one statement, or is told beside it, may be an arrest or a court: it keeps
        that account from another chief one only by days that are long apart, and from its own report's chief one by
        places and dead told as two. What is said is remembered: of two groups it is asked each time that they might be
        joined.
        """
        key = (left.id, right.id) if left.id <= right.id else (right.id, left.id)
        if key not in self._kept_apart:
            self._kept_apart[key] = self._keeps_apart(left, right)
        return self._kept_apart[key]

    def _keeps_apart(self, left: Account, right: Account) -> str | None:
        if (left.text is None) is (right.text is None):
            return self.apart(left, right)
        if left.reports == right.reports and (said := self._comparer.told_as_two(left, right)):
            return said
        distant = tellings.long_apart(left, right) or never_meet_accounts(left, right)
        return "days too far apart" if distant else None

    def compare(self, left: Account, right: Account) -> tuple[float, tuple[Reason, ...]] | None:
        """Return evidence and reasons, or None where nothing but little speaks for it."""
        if left.text is not None and right.text is not None:
            return tellings.compare(self._comparer, left, right)
        return self._parts(left, right)

    def _parts(self, left: Account, right: Account) -> tuple[float, tuple[Reason, ...]] | None:
        found = self._comparer.compare_between(left, right, DOUBT)
        if found is None:
            return None
        evidence, reasons = found
        return (evidence - JOIN if carried(reasons) else min(evidence - JOIN, tellings.NOT_CARRIED)), reasons
