"""The program on its way out: when to take a picture, of which quality, and whether to send it.

Time is counted in TouchDesigner's frames, so no clock is needed and several kits in one project can take turns. Nothing
is ever queued: a picture whose frame has passed is not caught up on.

    if outgoing.due(number_of_the_frame, project.cookRate):
        data = top.saveByteArray('.jpg', quality=outgoing.quality)
        if outgoing.accepts(data):
            outgoing.sent(dat.sendBinary(data), len(data))

Who can tell that the TOP has not cooked since need not ask at all: that saves the encoding too.
"""

import math
from typing import Optional

from lienzo_images import MAX_SIDE_PX, is_whole, size_of, sniff

_MIB = 1024 * 1024

# Messages of 9 MB were seen to be reported as sent and never to arrive; 1 to 2 MB are safe.
ADVISED_BYTES = _MIB
# R14: the relay closes on who brings more than 16 MiB within 2 s. These two allow 2 x 6 and one picture more, and leave
# room for what is said besides.
BYTES_PER_S = 6 * _MIB
MAX_PICTURE_BYTES = 4 * _MIB - 64 * 1024

# Below it, JPEG shows blocks that nobody wants on a wall: a smaller picture is the better answer.
MIN_QUALITY = 0.3
# Down at once, up over some seconds: a scene that was too large will be so again.
_QUALITY_DOWN = 0.85
_QUALITY_UP = 0.004
# Climbing back stops here, or it would go too far at the next picture.
_COMFORTABLE = 0.7

_FIRST_PAUSE_S = 0.5
_MAX_PAUSE_S = 10.0

_SMALLER = 'put a Fit TOP of 1280 x 720 or less before the input'


class Outgoing:
    """Counters: `pictures` and `bytes` that were sent, `dropped` that could not be. `error` says what is
    wrong with the newest picture and what to do; '' for nothing."""

    def __init__(self, rate: float = 15.0, quality: float = 0.8) -> None:
        """`rate`: pictures a second at most. `quality`: 0.3..1, the most that is asked for."""
        self.pictures = 0
        self.bytes = 0
        self.dropped = 0
        self.error = ''
        self._rate = 15.0
        self._wanted_quality = self._quality = 0.8
        self._turn = (0, 1)
        self._slot: Optional[int] = None
        self._frame: Optional[float] = None
        self._debt_bytes = 0.0
        self._pause_s = 0.0
        self._pause_left_s = 0.0
        self._offered = self._sent = b''
        self.configure(rate, quality)

    @property
    def quality(self) -> float:
        """For the next saveByteArray: what is wanted, or less while pictures come out too large."""
        return round(self._quality, 3)

    def configure(self, rate: float, quality: float) -> None:
        """The parameters as they are now. What is out of range is brought into it."""
        self._rate = _within(rate, 1.0, 60.0)
        wanted = _within(quality, MIN_QUALITY, 1.0)
        if wanted != self._wanted_quality:
            self._wanted_quality = self._quality = wanted

    def take_turns(self, rank: int, count: int) -> None:
        """Of `count` kits in the project this is number `rank`, from 0. Kits of one rate that agree on the numbers of
        the frames take their pictures in different ones, as long as there are enough between two pictures."""
        if (rank, count) != self._turn:
            self._turn = (rank, count)
            self._slot = None

    def due(self, frame_number: float, frame_rate: float) -> bool:
        """Whether to take a picture at this frame; to be asked at every frame on which it could be sent, once.
        `frame_number` only ever grows while a project is open; when it does not, nothing bad comes of it."""
        if not (math.isfinite(frame_number) and math.isfinite(frame_rate) and frame_rate > 0):
            return False
        self._pass_time(frame_number, frame_rate)
        slot = math.floor((frame_number + self._shift(frame_rate)) * self._rate / frame_rate)
        before, self._slot = self._slot, slot
        # Not at the very first question either, nor when the count begins anew: all kits of a project are asked that in
        # the same frame.
        if (before is None or slot <= before) and self._rate < frame_rate:
            return False
        if self._pause_left_s > 0 or self._debt_bytes > 0:
            self.dropped += 1
            return False
        return True

    def accepts(self, data: Optional[bytes]) -> bool:
        """Whether these bytes, as saveByteArray gave them, are to be sent: a whole JPEG (or PNG) that the relay takes
        (R12, R14) and does not have already."""
        self.error = self._flaw(data or b'')
        if self.error or not data:
            self.dropped += 1
            return False
        if data == self._sent:
            return False
        # A copy, for the host may use its buffer again; copying and comparing cost a fiftieth of any digest.
        self._offered = bytes(data)
        return True

    def sent(self, result: object, size: int) -> bool:
        """What sendBinary returned for an accepted picture of `size` bytes: the bytes sent, negative on error. Returns
        whether the picture has left: a build that returns something else tells of no error."""
        if isinstance(result, (int, float)) and result < 0:
            self._refused()
            return False
        self.pictures += 1
        self.bytes += size
        self._sent = self._offered
        self._pause_s = 0.0
        self._debt_bytes += size
        self._adapt(size)
        return True

    def forget(self) -> None:
        """The connection is a new one: what the relay has of us is unknown, and no pause concerns it."""
        self._sent = b''
        self._pause_s = self._pause_left_s = 0.0
        self._debt_bytes = 0.0
        self.error = ''

    def _shift(self, frame_rate: float) -> int:
        """Whole frames: of parts of one, rounding would make two kits meet."""
        rank, count = self._turn
        return math.floor(rank * frame_rate / (self._rate * count))

    def _pass_time(self, frame_number: float, frame_rate: float) -> None:
        before, self._frame = self._frame, frame_number
        # A frame number that went back belongs to another run of the project.
        if before is None or frame_number < before:
            self._pause_left_s = 0.0
            return
        elapsed_s = (frame_number - before) / frame_rate
        self._pause_left_s = max(0.0, self._pause_left_s - elapsed_s)
        self._debt_bytes = max(0.0, self._debt_bytes - elapsed_s * BYTES_PER_S)

    def _flaw(self, data: bytes) -> str:
        size = len(data)
        if size > MAX_PICTURE_BYTES:
            self._lower()
            # As if it had been sent: encoding the like at every turn would cost TouchDesigner its frame rate.
            self._debt_bytes += size
            return 'The program is %.1f MB a picture, more than can be sent: %s.' % (size / 1e6, _SMALLER)
        picture = sniff(data)
        sides = size_of(picture) if picture and is_whole(picture) else None
        if sides is None or 0 in sides:
            return 'The program gave no picture: is its input connected, and free of errors?'
        if max(sides) > MAX_SIDE_PX:
            return 'The program is over %d pixels a side: %s.' % (MAX_SIDE_PX, _SMALLER)
        return ''

    def _refused(self) -> None:
        """Nothing went out: pause, longer each time. The same bytes may come again."""
        self.dropped += 1
        self._pause_s = min(_MAX_PAUSE_S, max(_FIRST_PAUSE_S, self._pause_s * 2))
        self._pause_left_s = self._pause_s
        self.error = 'The program could not be sent; trying again in %.1f s.' % self._pause_s

    def _adapt(self, size: int) -> None:
        """One step of quality towards what the rate leaves for each picture."""
        share = min(ADVISED_BYTES, BYTES_PER_S / self._rate)
        if size > share:
            at_floor = self._quality <= MIN_QUALITY
            self._lower()
            if at_floor:
                self.error = 'The program is %d kB a picture, too much for %g a second: %s, or lower the rate.' % (
                    size // 1000,
                    self._rate,
                    _SMALLER,
                )
        elif size < share * _COMFORTABLE:
            self._quality = min(self._wanted_quality, self._quality + _QUALITY_UP)

    def _lower(self) -> None:
        self._quality = max(MIN_QUALITY, self._quality * _QUALITY_DOWN)


def _within(value: float, low: float, high: float) -> float:
    return min(high, max(low, value)) if math.isfinite(value) else low
