"""Work that makes many values which all stay: done without the collector of cyclic garbage walking over them again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Collect no cyclic garbage inside: values of the model make none, and looking for it is a seventh of linking.

    What is in no cycle is freed as ever.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
