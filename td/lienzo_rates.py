"""How fast a count grows, for status fields and R21."""

# Long enough for whole numbers at slow rates, short enough to be believed.
_WINDOW_S = 1.0


class PerSecond:
    """The growth of one total over the last whole second."""

    def __init__(self) -> None:
        self._since_s = None
        self._total = 0
        self._rate = 0.0

    def of(self, total: float, now_s: float) -> float:
        """Tells the total as it is now, `now_s` by a monotonic clock; returns the growth per second. Ask it at every
        frame or a few times a second: the answer changes once a second."""
        elapsed_s = None if self._since_s is None else now_s - self._since_s
        # A clock that went back, or a total that starts anew: nothing can be said of the time between.
        if elapsed_s is None or elapsed_s < 0 or total < self._total:
            self._since_s, self._total, self._rate = now_s, total, 0.0
        elif elapsed_s >= _WINDOW_S:
            self._rate = (total - self._total) / elapsed_s
            self._since_s, self._total = now_s, total
        return self._rate
