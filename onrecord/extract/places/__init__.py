"""Places: the gazetteer that ships, and the names of a report put where they lie."""
