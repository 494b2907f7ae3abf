"""Every error that onrecord raises, drawn as a tree; the message says what happened and what to do.

OnrecordError
 ├── ValueInvalid          a value that breaks its own rule (a span that ends before it starts, a bad date)
 ├── InputError            something given from outside cannot be used
 │    ├── InputMissing     a path that is not there
 │    ├── InputUnreadable  a file that is there and cannot be read as its kind
 │    ├── GoldInvalid      lines of gold that an evaluation cannot use, each named
 │    ├── OptionInvalid    an option or filter whose value cannot be used
 │    └── NotFound         an id that the record does not hold
 ├── RecordError           the record itself
 │    ├── NotARecord       a folder that is no record
 │    ├── RecordTooNew     written by a newer onrecord
 │    ├── RecordBusy       another process is writing it
 │    └── RecordDamaged    bytes or entries that are missing or altered
 └── KnowledgeError        a knowledge file or a pack that cannot be used, with its place
"""


class OnrecordError(Exception):
    """Base of all errors raised on purpose; its text is fit to be shown to a user."""

    exit_status = 1


class ValueInvalid(OnrecordError):
    """A value object was asked to hold something that its rule forbids."""


class InputError(OnrecordError):
    """Something that came from outside cannot be used."""

    exit_status = 2


class InputMissing(InputError):
    """A path that was named is not there."""


class InputUnreadable(InputError):
    """A file is there, and cannot be read as the kind of file that it is."""


class GoldInvalid(InputError):
    """Lines of gold that an evaluation cannot use; the message names each line and what to do."""


class OptionInvalid(InputError):
    """The value of an option or filter cannot be used."""


class NotFound(InputError):
    """The record holds nothing under this id."""


class RecordError(OnrecordError):
    """The record cannot be opened, or not be written."""

    exit_status = 3


class NotARecord(RecordError):
    """The folder holds no record."""


class RecordTooNew(RecordError):
    """The record was written by a newer onrecord than this one."""


class RecordBusy(RecordError):
    """Another process is writing the record."""


class RecordDamaged(RecordError):
    """Bytes or entries of the record are missing or altered."""


class KnowledgeError(OnrecordError):
    """A knowledge file or a pack cannot be used; the message names file and entry."""

    exit_status = 2
