"""One TouchDesigner's life in one room: what to do next, and what of the room is known.

The thin side tells what the WebSocket DAT said (connected, disconnected, received ...), asks `tick` once a frame with
time.monotonic(), and obeys its answer: None, Dial, HangUp or Say. Nothing in here raises, whatever arrives.
"""

from typing import Callable, Optional

from lienzo_address import Settings, target_of
from lienzo_connection import Action, Connection, Say
from lienzo_pictures import LatestPicture, ReceivedCanvas
from lienzo_protocol import (
    UNKNOWN_TYPE,
    Closing,
    Final,
    Ignored,
    Joined,
    Live,
    Message,
    Prompt,
    Report,
    State,
    Touch,
    ack_message,
    parse_binary,
    parse_text,
    report_message,
)
from lienzo_touches import Touches

# R21
_REPORT_S = 2.0
# A live picture is a JPEG and a final a PNG (R5, R6), by their first bytes.
_JPEG = b'\xff\xd8'
# For how long the status line speaks of something that could not be taken.
_COMPLAINT_S = 10.0


class Session:
    """Public state, to be read at any time:

    pictures   what is to be shown; take at most one a frame
    touches    fingers; ask `next_frame` once a frame
    prompt     the room's text
    drawing    whether somebody draws right now
    room       what the relay said on letting us in (R1); None while we are not in
    report     what R21 shall say of the kit; None for nothing yet
    bytes_in, pictures_in     counters since the session was made; of text, a character counts as a byte
    """

    def __init__(self, random: Callable[[], float]) -> None:
        """`random`: 0..1, for the jitter of retries."""
        self.pictures = LatestPicture()
        self.touches = Touches()
        self.prompt = ''
        self.drawing = False
        self.room: Optional[Joined] = None
        self.report: Optional[Report] = None
        self.bytes_in = 0
        self.pictures_in = 0
        self._connection = Connection(random, self._forget_room)
        self._canvas = ReceivedCanvas()
        # R9 tells the prompt before the first final, or not at all when there is none.
        self._greeting_lacks_prompt = False
        self._report_at_s = 0.0
        # R24: of this connection.
        self._taken = 0
        self._acknowledged = 0
        self._settings = Settings()
        self._settings_error = ''
        self._complaint = ''
        self._complaint_until_s = 0.0

    @property
    def phase(self) -> str:
        """off | dialling | joining | joined | waiting | refused"""
        return self._connection.phase

    @property
    def is_in(self) -> bool:
        return self._connection.phase == 'joined'

    @property
    def status(self) -> str:
        """One short sentence about where we are."""
        if self.phase == 'joined' and self.room:
            return 'In room %s, %d x %d' % (self.room.room, self.room.width, self.room.height)
        if self.phase == 'waiting':
            return 'Trying again in %d s' % (self._connection.retry_in_s + 1)
        if self.phase in ('off', 'refused'):
            return self.phase.capitalize()
        return 'Connecting' if self.phase == 'dialling' else 'Joining'

    @property
    def error(self) -> str:
        """What is wrong and what to do about it; '' for nothing."""
        if self._settings_error or self._connection.trouble:
            return self._settings_error or self._connection.trouble
        return self._complaint if self._connection.time_s < self._complaint_until_s else ''

    def configure(self, settings: Settings) -> None:
        """The parameters as they are now; to be told at the start and after a change. The same again costs nothing."""
        if settings == self._settings:
            return
        self._settings = settings
        target = target_of(settings) if settings.active else None
        self._settings_error = target if isinstance(target, str) else ''
        self._connection.aim(None if isinstance(target, str) else target)

    def reconnect(self) -> None:
        """Hangs up and dials again, whatever is the case."""
        self._connection.reconnect()

    def connected(self) -> None:
        self._taken = self._acknowledged = 0
        self._connection.connected()

    def disconnected(self) -> None:
        self._connection.disconnected()

    def receive_text(self, message: str) -> None:
        if self._connection.is_open:
            self._receive(parse_text(message), len(message))

    def receive_binary(self, contents: bytes) -> None:
        if self._connection.is_open:
            # Counted before it is looked into: a broken one has arrived, too.
            self._taken += contents[:2] == _JPEG
            self._receive(parse_binary(contents), len(contents))

    def receive_ping(self) -> None:
        """The thin side answers it: the DAT does not by itself (R11)."""
        self._connection.pinged()

    def said(self, result: object) -> None:
        """What sendText returned for a Say."""
        self._connection.said(result)

    def tick(self, now_s: float) -> Action:
        """What to do in this frame; `now_s` in seconds by a monotonic clock, which may jump."""
        return self._connection.tick(now_s) or self._say_ack() or self._say_report()

    def _say_ack(self) -> Action:
        """Once a frame: while TouchDesigner is late, the relay leaves out what would only come later."""
        if not self.is_in or self.room is None or not self.room.acks or self._taken == self._acknowledged:
            return None
        self._acknowledged = self._taken
        return Say(ack_message(self._taken))

    def _say_report(self) -> Action:
        now_s = self._connection.time_s
        if not self.is_in or self.report is None or now_s < self._report_at_s:
            return None
        self._report_at_s = now_s + _REPORT_S
        return Say(report_message(self.report._replace(error=self.report.error or self.error)))

    def _receive(self, message: Message, size: int) -> None:
        self._connection.heard()
        self.bytes_in += size
        if isinstance(message, (Live, Final, State)):
            self._take_canvas(message)
        elif isinstance(message, Touch):
            self.touches.take(message)
        elif isinstance(message, Prompt):
            self.prompt = message.text
            self._greeting_lacks_prompt = False
        elif isinstance(message, Joined):
            self._take_joined(message)
        elif isinstance(message, Closing):
            self._connection.closing(message.code)
        elif isinstance(message, Ignored):
            self._complain(message)

    def _take_canvas(self, message: Message) -> None:
        picture = self._canvas.take(message)
        if isinstance(message, State):
            self.drawing = message.drawing
            return
        self.pictures_in += 1
        if picture is not None:
            self.pictures.offer(picture)
        if isinstance(message, Final) and self._greeting_lacks_prompt:
            self._greeting_lacks_prompt = False
            self.prompt = ''

    def _take_joined(self, joined: Joined) -> None:
        # A join that repeats is not greeted again.
        if not self.is_in:
            self._greeting_lacks_prompt = True
            self._report_at_s = self._connection.time_s
        self.room = joined
        self._connection.joined()

    def _complain(self, message: Ignored) -> None:
        if message != UNKNOWN_TYPE:
            self._complaint = 'The relay sent something that cannot be used: %s.' % message.reason
            self._complaint_until_s = self._connection.time_s + _COMPLAINT_S

    def _forget_room(self) -> None:
        """All that is true only while we are in. The picture stays on the screen, and so does the prompt."""
        self.room = None
        self.drawing = False
        self.touches.release_all()
        self._canvas = ReceivedCanvas()
        self._greeting_lacks_prompt = False
