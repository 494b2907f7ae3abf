"""Gazetteers that a user loads: OCHA's P-code tables and GeoNames dumps, read, checked and looked up."""

from onrecord.knowledge.gazetteers.index import LocalGazetteer, opened
from onrecord.knowledge.gazetteers.reading import ReadGazetteer, read_gazetteer
from onrecord.knowledge.gazetteers.rows import Fault, Level, LocalPlace

__all__ = ["Fault", "Level", "LocalGazetteer", "LocalPlace", "ReadGazetteer", "opened", "read_gazetteer"]
