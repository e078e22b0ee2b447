"""The frames of one stream that are on their way to a P3A display (S6): pure, no TouchDesigner in it.

The WebSocket DAT does not tell how much it has not sent yet. So that frames are dropped here and do not queue there,
this counts what the display has acknowledged.
"""

from collections import deque
from typing import Deque, Optional, Tuple

from p3a_back_channel import Stats

# One is decoded while the next one travels; a third would only be older.
IN_FLIGHT = 2
# S6: written off after this.
LOST_AFTER_S = 1.0


class Flight:
    """shown, lost: frames that the display acknowledged, and those that it dropped or never acknowledged. Both count on
    over connections."""

    def __init__(self) -> None:
        self.shown = self.lost = 0
        self.reset()

    def reset(self) -> None:
        """Another connection."""
        self._ordinal = 0  # S6's n: binary messages of this connection
        self._frames: Deque[Tuple[int, float]] = deque()
        self._counted: Optional[Stats] = None
        self._answers_pings = False
        self._open_ping_s: Optional[float] = None

    def sent(self, now_s: float, asks: bool) -> None:
        """asks: whether the frame asked to be acknowledged."""
        self._ordinal += 1
        if asks:
            self._frames.append((self._ordinal, now_s))

    def settle(self, n: int) -> None:
        """The display has shown the n-th message, and no older one will come."""
        while self._frames and self._frames[0][0] <= n:
            self._frames.popleft()
            self.shown += 1

    def pinged(self, now_s: float) -> None:
        if self._open_ping_s is None:
            self._open_ping_s = now_s

    def ponged(self) -> None:
        self._answers_pings, self._open_ping_s = True, None

    def write_off(self, now_s: float) -> bool:
        """Gives up what has not been acknowledged in time; whether the newest frame is among it."""
        overdue = [at_s for _, at_s in self._frames if not 0 <= now_s - at_s <= LOST_AFTER_S]
        for _ in overdue:
            self._frames.popleft()
        self.lost += len(overdue)
        return bool(overdue) and not self._frames

    def has_room(self, now_s: float) -> bool:
        """Whether a frame sent now would not wait behind others. Of a display that acknowledges nothing, its answers to
        our pings tell: they come behind the frames."""
        is_behind = self._open_ping_s is not None and now_s - self._open_ping_s > LOST_AFTER_S
        return len(self._frames) < IN_FLIGHT and not (self._answers_pings and is_behind)

    def count(self, stats: Stats) -> int:
        """Takes in what the display counts; returns how many more frames it could make nothing of. It counts since it
        started, so its first word says nothing; one that counts from the beginning again has lost nothing."""
        before, self._counted = self._counted, stats
        if before is None:
            return 0
        self.lost += max(0, stats.dropped - before.dropped)
        return max(0, stats.invalid - before.invalid)
