"""Reading: a file, a folder, a corpus or standard input becomes reports, each with its very bytes."""

from onrecord.read.arrival import Arrival, Given
from onrecord.read.formats import working_text
from onrecord.read.publication import parse_published
from onrecord.read.reading import count_inputs, read

__all__ = ["Arrival", "Given", "count_inputs", "parse_published", "read", "working_text"]
