"""What every test may use."""

from hypothesis import HealthCheck, settings

# A busy machine is no fault of the test.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")
