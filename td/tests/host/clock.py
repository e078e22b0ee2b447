"""The host's clock: simulated frame by frame, or a real one; and what scripts get when they import `time`."""

import types


class SimulatedClock:
    """Moves only when told. Starts far from 0, as a computer's does, and far from the wall clock."""

    def __init__(self):
        self._now_s = 5_000.0

    def monotonic(self):
        return self._now_s

    def time(self):
        return 1_700_000_000.0 + self._now_s

    def advance(self, seconds):
        """May be negative: a clock that was set back."""
        self._now_s += seconds


def time_for(host):
    """The `time` module as a script under the host gets it. It cannot sleep: that would stop TouchDesigner's frame."""
    module = types.ModuleType('time')
    module.monotonic = host.clock.monotonic
    module.perf_counter = host.clock.monotonic
    # Looked up at each call: a test may have replaced it.
    module.time = lambda: host.clock.time()
    return module
