"""Times: every expression of a date, resolved to EDTF by the day of the report or of the story."""
