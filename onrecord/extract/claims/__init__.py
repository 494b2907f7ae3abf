"""Claims: numbers, events and their parts put together into what one speaker says."""
