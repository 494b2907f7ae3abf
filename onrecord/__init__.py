"""onrecord turns reports of an armed conflict into a record that can be checked.

`open` and `sample` come from `onrecord.api`, loaded at their first use: the command line starts without them.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.api import OpenRecord, open, sample

__all__ = ["OpenRecord", "open", "sample"]


def __getattr__(name: str) -> object:
    if name in __all__:
        from onrecord import api

        return getattr(api, name)
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
