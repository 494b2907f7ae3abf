"""Explains claims: from the decisions noted while a report was read again to grounds that a lawyer can read."""
