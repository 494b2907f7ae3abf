"""How property tests run everywhere: the same examples at each run, and no verdict from a clock."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "onrecord", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("onrecord")
