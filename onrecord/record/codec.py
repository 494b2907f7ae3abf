"""How any frozen value of the model becomes one line of JSON and comes back equal, by its annotations alone.

Fields that hold their default are left out, so that a field added later with a default reads old rows,
and a claim takes a third of the room. Short strings are shared, since names repeat in every report.
"""

import json
import sys
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar

from onrecord.errors import RecordDamaged, ValueInvalid
from onrecord.values import Span, When

T = TypeVar("T")
Turn = Callable[[Any], Any]

_SHARED_LENGTH = 64  # names, ids, event types; longer strings are quotes, and differ


def canonical(value: object) -> str:
    """Return the one JSON text of a plain value: keys sorted, no blanks, UTF-8 characters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def dumps(value: object, *, without: str = "") -> str:
    """Return a model value as one line of JSON, leaving out the field named `without`."""
    plain = _turns(type(value))[0](value)
    plain.pop(without, None)
    return canonical(plain)


def loads(kind: type[T], text: str, more: Mapping[str, object] | None = None) -> T:
    """Return the model value that `dumps` wrote, with the fields in `more` put in.

    Raises `RecordDamaged` where the text is not what `dumps` writes for this type.
    """
    try:
        value: T = _turns(kind)[1](json.loads(text) | (more or {}))
    except (KeyError, TypeError, ValueError, ValueInvalid) as error:
        raise RecordDamaged(f"a stored {kind.__name__} cannot be read: {error}") from error
    return value


def dumps_all(values: typing.Iterable[object]) -> str:
    """Return a list of model values as one line of JSON."""
    return canonical([_turns(type(value))[0](value) for value in values])


def loads_all(kind: type[T], text: str) -> tuple[T, ...]:
    """Return what `dumps_all` wrote; raises `RecordDamaged` as `loads` does."""
    turn = _turns(kind)[1]
    try:
        return tuple(turn(value) for value in json.loads(text))
    except (KeyError, TypeError, ValueError, ValueInvalid) as error:
        raise RecordDamaged(f"a stored {kind.__name__} cannot be read: {error}") from error


def _same(value: Any) -> Any:
    return value


def _shared(value: str) -> str:
    return sys.intern(value) if len(value) <= _SHARED_LENGTH else value


_ATOMS: dict[Any, tuple[Turn, Turn]] = {
    str: (_same, _shared),
    int: (_same, _same),
    float: (_same, _same),
    bool: (_same, _same),
    Any: (_same, _same),
    Span: (lambda span: [span.start, span.end], lambda ends: Span(*ends)),
    When: (lambda when: when.edtf, lru_cache(maxsize=8192)(When)),
}


_known: dict[Any, tuple[Turn, Turn]] = {}


def _turns(annotation: Any) -> tuple[Turn, Turn]:
    """Return how values of an annotated type are written and read."""
    if annotation not in _known:
        _known[annotation] = _turns_of(annotation)
    return _known[annotation]


def _turns_of(annotation: Any) -> tuple[Turn, Turn]:
    if annotation in _ATOMS:
        return _ATOMS[annotation]
    outer, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if outer in (typing.Union, types.UnionType):
        return _optional(inner)
    if outer is tuple:
        return _tuple(inner)
    if outer is dict:
        return _same, _same
    if is_dataclass(annotation):
        return _record(annotation)
    if issubclass(annotation, Enum):
        return (lambda member: member.value), {m.value: m for m in annotation}.__getitem__
    raise ValueInvalid(f"no way is known to store a {annotation}")


def _optional(arms: tuple[Any, ...]) -> tuple[Turn, Turn]:
    (arm,) = (a for a in arms if a is not types.NoneType)
    write, read = _turns(arm)
    return (
        lambda value: None if value is None else write(value),
        lambda value: None if value is None else read(value),
    )


def _tuple(inner: tuple[Any, ...]) -> tuple[Turn, Turn]:
    if len(inner) == 2 and inner[1] is Ellipsis:
        write, read = _turns(inner[0])
        return (lambda items: [write(i) for i in items]), (lambda items: tuple([read(i) for i in items]))
    writes, reads = zip(*(_turns(arm) for arm in inner), strict=True)
    return (
        lambda items: [turn(i) for turn, i in zip(writes, items, strict=True)],
        lambda items: tuple(turn(i) for turn, i in zip(reads, items, strict=True)),
    )


def _default(field: "Field[Any]") -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _record(kind: Any) -> tuple[Turn, Turn]:
    hints = typing.get_type_hints(kind)
    plan = [(f.name, *_turns(hints[f.name]), _default(f)) for f in fields(kind) if f.init]
    readers = {name: read for name, _, read, _ in plan}

    def write(value: Any) -> dict[str, Any]:
        found = ((name, turn, getattr(value, name), default) for name, turn, _, default in plan)
        return {name: turn(item) for name, turn, item, default in found if default is MISSING or item != default}

    def read(value: dict[str, Any]) -> Any:
        return kind(**{name: readers[name](item) for name, item in value.items()})

    return write, read
