"""What both ways to a P3A display share: which frames send a picture, the one request under way, when to try again.

Pure, no TouchDesigner in it. The rules (S4, D7, ...) are those of docs/PROTOCOL.md.
"""

from typing import Callable, Optional, Sequence, Tuple

# A display that restarts is back in a blink; on a wall that comes back from a power cut nobody waits longer than this.
FIRST_RETRY_S = 0.25
MAX_RETRY_S = 3.0
# What only a person changes, at the display or at another machine, is asked for rarely: asking disturbs the display.
SLOW_RETRY_S = 10.0

# D7: deadlines of a request and of an upload. The Web Client DAT keeps them; after so much more we look whether it did.
ASK_TIMEOUT_S = 5.0
UPLOAD_TIMEOUT_S = 10.0
OVERDUE_S = 2.0
# Whether the answer or the end of the connection is told first is not documented.
_ANSWER_WITHIN_S = 1.0

# Below this a JPEG is mush, and hardly smaller any more.
MIN_QUALITY = 0.3
_LOWER = 0.85
_CLIMB = 0.01
# Room to climb: a step up makes a picture larger by less than the rest.
_FULL = 0.8

# The count of cooks decides whether there is a new picture, and that has not been seen in a real TouchDesigner: so many
# turns are skipped at most before the picture itself is looked at. As in lienzo_kit_program.
_MAX_SKIPPED = 75


class Pictures:
    """Which of TouchDesigner's frames send a picture, at which quality, and which bytes are not sent again."""

    def __init__(self) -> None:
        self.quality = 1.0
        self._fps = 0.0
        self._ceiling = 1.0
        self._slot: Optional[int] = None
        self._last: Optional[bytes] = None
        self._cooks: Optional[Tuple[int, int]] = None
        self._skipped = 0

    def settings(self, fps: float, quality: float) -> None:
        """fps: at most so many pictures a second. quality: 0..1, the highest one to be used."""
        ceiling = min(1.0, max(MIN_QUALITY, quality))
        if ceiling != self._ceiling:
            self._ceiling = self.quality = ceiling
            self.look_again()
        self._fps = fps

    def due(self, frame: float, rate: float) -> bool:
        """Whether this frame is in a slot that has had no picture yet. By the frame's number and not by a clock: so
        pictures keep an even distance, and what is missed is dropped and never caught up. frame: a count that goes on
        whatever the timeline does. rate: frames a second."""
        return self._slot_of(frame, rate) != self._slot

    def taken(self, frame: float, rate: float) -> None:
        """A picture was made in this frame."""
        self._slot = self._slot_of(frame, rate)

    def fits(self, size: int, limit: int) -> bool:
        """Whether so many bytes are within the limit; if not, the next picture has a lower quality."""
        if size > limit:
            self.lower()
        elif size < _FULL * limit and self.quality < self._ceiling:
            self.quality = min(self._ceiling, self.quality + _CLIMB)
            # A picture that stands still comes out better now.
            self.look_again()
        return size <= limit

    def lower(self) -> None:
        if not self.at_lowest:
            self.quality = max(MIN_QUALITY, self.quality * _LOWER)
            # At once, and not when the next slot comes.
            self._slot = None
            self.look_again()

    @property
    def at_lowest(self) -> bool:
        return self.quality <= MIN_QUALITY

    def is_news(self, cooks: Tuple[int, int]) -> bool:
        """Whether the TOP of this id, which has cooked so often, may show something else than at the last turn; if not,
        encoding it is spared. To be asked once a turn."""
        if cooks == self._cooks and self._skipped < _MAX_SKIPPED:
            self._skipped += 1
            return False
        self._cooks, self._skipped = cooks, 0
        return True

    def look_again(self) -> None:
        """At the next turn, although nothing has cooked."""
        self._cooks = None

    def is_new(self, data: bytes) -> bool:
        return data != self._last

    def sent(self, data: bytes) -> None:
        """These bytes need not be sent again."""
        self._last = data

    def forget(self) -> None:
        """What was sent may be lost: the current picture goes out as soon as it can."""
        self._last = self._slot = None
        self.look_again()

    def _slot_of(self, frame: float, rate: float) -> int:
        return int(frame * min(1.0, self._fps / rate)) if rate > 0 else int(frame)


class Exchange:
    """The one request that may be under way (D7). It is not given up while the Web Client DAT has it: one that is cut
    off by a FIN can wedge the display."""

    def __init__(self) -> None:
        self.path = ''
        self._id: Optional[int] = None
        self._until_s: Optional[float] = None

    @property
    def under_way(self) -> bool:
        return self._until_s is not None

    def begin(self, path: str, request_id: object, until_s: float) -> None:
        """request_id: what the Web Client DAT returned; when it is no number, which request is ours is not known."""
        self.path, self._until_s = path, until_s
        self._id = request_id if isinstance(request_id, int) else None

    def takes(self, request_id: object) -> bool:
        """Whether an answer with this id ends the request. Builds differ in whether they hand over an id."""
        if not self.under_way or not self._may_be(request_id):
            return False
        self._until_s = None
        return True

    def cut(self, request_id: object, now_s: float) -> None:
        """The host says that the connection with this id has ended: an answer comes soon, or never."""
        if self._until_s is not None and self._may_be(request_id):
            self._until_s = min(self._until_s, now_s + _ANSWER_WITHIN_S)

    def is_lost(self, now_s: float, connections: Callable[[], Sequence[object]]) -> bool:
        """Whether no answer will come any more: it is overdue, and the DAT has it no longer. If so, it has ended."""
        # A deadline further ahead than any was set by a clock that has gone back since.
        is_early = self._until_s is None or 0 <= self._until_s - now_s <= UPLOAD_TIMEOUT_S + OVERDUE_S
        if is_early or self._is_among(connections()):
            return False
        self._until_s = None
        return True

    def _may_be(self, request_id: object) -> bool:
        return request_id is None or self._id in (None, request_id)

    def _is_among(self, connections: Sequence[object]) -> bool:
        return bool(connections) if self._id is None else self._id in connections


class Retries:
    """When to try again: doubling up to a cap, of which a random half is taken off, so that senders which lost their
    displays together do not come back together. Not lienzo_connection.Backoff, which waits up to 10 s as a relay may be
    gone for long: these are the figures by which Lienzo itself comes back to a display."""

    def __init__(self, random: Callable[[], float]) -> None:
        self._random = random
        self._failures = 0

    def after_failure(self) -> float:
        """Seconds until the next attempt."""
        self._failures = min(self._failures + 1, 16)
        return self.jittered(min(MAX_RETRY_S, FIRST_RETRY_S * 2 ** (self._failures - 1)))

    def jittered(self, seconds: float) -> float:
        return seconds * (0.5 + 0.5 * self._random())

    def reset(self) -> None:
        self._failures = 0


def is_due(now_s: float, at_s: float) -> bool:
    """Whether a time for the next attempt has come. One that lies further ahead than we ever wait was set by a clock
    that has gone back since."""
    return now_s >= at_s or at_s - now_s > SLOW_RETRY_S
