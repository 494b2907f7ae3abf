"""What `docs/performance.md` rests on: run by hand, on a quiet machine, with ONRECORD_EVALUATION set."""
