"""The life of a stream from TouchDesigner to a P3A display (S1-S8): pure, no TouchDesigner in it.

The link is told what happens; tick() says what to do next, as a value. p3a_stream.py obeys.

off -> resting -> asking (who are you?) -> found -> dialling -> streaming -> closing -> resting. Why a WebSocket could
not be opened, or was closed, the WebSocket DAT does not tell; so after that the display itself is asked, over HTTP.
"""

from typing import Callable, NamedTuple, Optional, Sequence, Tuple, Union

import p3a_core as core
from lienzo_frames import FORMAT_JPEG, pack_frame
from lienzo_protocol import Touch
from lienzo_touches import Touches
from p3a_back_channel import Shown, Stats, parse_back_channel
from p3a_flight import Flight
from p3a_sending import ASK_TIMEOUT_S, OVERDUE_S, SLOW_RETRY_S, Exchange, Pictures, Retries, is_due

DIAL_WITHIN_S = 6.0
# How soon the DAT tells of a hang-up of ours is not documented: it must not be taken for the end of the next stream.
SETTLE_S = 0.25
# S8
PING_EVERY_S = 2.0
SILENT_AFTER_S = 5.0
# TouchDesigner stood still for longer than this: what the display said meanwhile has not been read yet.
STALL_S = 2.0
# A stream that ended sooner may have been refused or taken over (S7): the display is asked who has its slot.
SHORT_LIFE_S = 30.0
# A display that somebody else has, or that is switched off, is there within seconds when it is free.
FREE_RETRY_S = 4.0

# S6: flags bit 0.
_ACKNOWLEDGE = 1

STATUS, CONFIG, NETWORK_STATS = '/status', '/config', '/network/stats'


class Ask(NamedTuple):
    """GET this from the display. timeout_ms is for the Web Client DAT."""

    url: str
    timeout_ms: int


class Dial(NamedTuple):
    """Open the WebSocket: what goes into the DAT's Network Address and Network Port."""

    netaddress: str
    port: int


class HangUp(NamedTuple):
    """Close the WebSocket."""


class Ping(NamedTuple):
    """S8."""


Action = Union[Ask, Dial, HangUp, Ping, None]


class StreamLink:
    """One stream to one display. `clock` in seconds, monotonic; `random` 0..1."""

    def __init__(self, clock: Callable[[], float], random: Callable[[], float]) -> None:
        self.phase = 'off'
        self.pictures = Pictures()
        self.touches = Touches()
        self.flight = Flight()
        self.sent_pictures = self.sent_bytes = 0
        self._clock = clock
        self._exchange = Exchange()
        self._retries = Retries(random)
        self._wanted: Tuple[bool, str] = (False, '?')
        self._address: Optional[core.Address] = None
        self._display: Optional[core.Display] = None
        self._trouble = self._picture_trouble = self._decode_trouble = ''
        self._question = STATUS
        self._at_s = self._ticked_s = self._opened_s = self._heard_s = self._pinged_s = 0.0
        # Nobody knows what the socket did before this link was made: it begins with hanging up.
        self._is_dialled = True
        self._new_stream()

    # ---- what a person sees

    @property
    def status(self) -> str:
        where = (self._display and self._display.name) or (self._address.host if self._address else '')
        if self.phase == 'off':
            return 'Off'
        return {'streaming': 'Streaming to ', 'dialling': 'Connecting to '}.get(self.phase, 'Waiting for ') + where

    @property
    def error(self) -> str:
        return self._trouble or self._picture_trouble or self._decode_trouble

    # ---- what is wanted

    def settings(self, active: bool, address: str, fps: float, quality: float) -> None:
        self.pictures.settings(fps, quality)
        if (active, address) == self._wanted:
            return
        self._wanted = (active, address)
        self._address, self._display = core.parse_address(address), None
        self._trouble = ''
        if active and self._address is None:
            self._trouble = core.BAD_ADDRESS % address if address.strip() else core.NO_ADDRESS
        self._retries.reset()
        self._leave(STATUS, 0.0)

    # ---- what to do

    def tick(self, connections: Callable[[], Sequence[object]]) -> Action:
        """To be called once a frame. connections: the ids of the requests that the Web Client DAT has under way."""
        now_s = self._clock()
        if not 0 <= now_s - self._ticked_s <= STALL_S:
            self._heard_s = now_s
        self._ticked_s = now_s
        is_asking = self._exchange.under_way and not self._exchange.is_lost(now_s, connections)
        step = self._STEPS.get(self.phase)
        return step(self, now_s, is_asking) if step else None

    def asked(self, request_id: object) -> None:
        """The request of the last Ask has this id."""
        self._exchange.begin(self._question, request_id, self._clock() + ASK_TIMEOUT_S + OVERDUE_S)

    # ---- what happens

    def cut(self, request_id: object) -> None:
        """The connection of a request has ended, answered or not."""
        self._exchange.cut(request_id, self._clock())

    def answered(self, request_id: object, status: object, body: object) -> None:
        """The Web Client DAT's answer. One to a question that is no longer asked is only taken note of."""
        if not self._exchange.takes(request_id) or self.phase != 'asking':
            return
        answer = core.parse_answer(status, body)
        if self._exchange.path == NETWORK_STATS:
            self._hear_who_streams(answer)
        elif self._exchange.path == CONFIG:
            self._hear_why_refused(answer)
        else:
            self._hear_who_it_is(answer)

    def opened(self) -> None:
        """Again, while it streams: newer builds of the DAT dial by themselves when the connection drops."""
        if self.phase not in ('dialling', 'streaming'):
            return
        self.phase = 'streaming'
        self._opened_s = self._heard_s = self._pinged_s = self._clock()
        self._new_stream()

    def closed(self) -> None:
        if self.phase == 'dialling':
            self._fail(core.STREAM_REFUSED % self._port, CONFIG, 0.0)
        elif self.phase == 'streaming':
            self._broke_off(self._clock() - self._opened_s)

    def heard(self) -> None:
        """Any sign of life: a ping, a text, a pong."""
        if self.phase == 'streaming':
            self._heard_s = self._clock()
            self._trouble = ''

    def ponged(self) -> None:
        self.heard()
        self.flight.ponged()

    def received(self, text: str) -> None:
        """A text message of the display (S6)."""
        self.heard()
        message = parse_back_channel(text)
        if self.phase != 'streaming' or message is None:
            return
        if isinstance(message, Shown):
            self.flight.settle(message.n)
        elif isinstance(message, Touch):
            self.touches.take(message)
        else:
            invalid = self.flight.count(message)
            self._decode_trouble = core.INVALID_FRAMES % invalid if invalid else ''

    # ---- pictures

    def wants_picture(self, frame: float, rate: float) -> bool:
        """Whether to make a picture in this frame; if so, the frame counts as used."""
        now_s = self._clock()
        if self.phase != 'streaming':
            return False
        if self.flight.write_off(now_s):
            self.pictures.forget()
        if not self.flight.has_room(now_s) or not self.pictures.due(frame, rate):
            return False
        self.pictures.taken(frame, rate)
        return True

    def message(self, jpeg: bytes) -> Optional[bytes]:
        """The S1 frame to send, if the display would take it and does not show it already."""
        if self._display is None:
            return None
        self._picture_trouble = core.stream_refusal(jpeg)
        if self._picture_trouble or not self.pictures.is_new(jpeg):
            return None
        if not self.pictures.fits(len(jpeg), self._display.max_frame):
            if self.pictures.at_lowest:
                sizes = (len(jpeg) // 1000, self._display.max_frame // 1000)
                self._picture_trouble = core.TOO_LARGE % sizes
            return None
        return pack_frame(jpeg, FORMAT_JPEG, _ACKNOWLEDGE if self._display.acknowledges else 0)

    def sent(self, jpeg: bytes, result: object) -> None:
        """What the WebSocket DAT made of the message: bytes sent, or a negative number."""
        if isinstance(result, (int, float)) and result < 0:
            self._fail(core.NOT_TAKEN % result, STATUS, self._retries.after_failure())
            return
        self.pictures.sent(jpeg)
        self.sent_pictures += 1
        self.sent_bytes += len(jpeg)
        self.flight.sent(self._clock(), self._display is not None and self._display.acknowledges)

    # ---- within

    @property
    def _host(self) -> str:
        return self._address.host if self._address else ''

    @property
    def _port(self) -> int:
        return self._display.stream_port if self._display else core.STREAM_PORT

    def _new_stream(self) -> None:
        self.flight.reset()
        self._picture_trouble = self._decode_trouble = ''
        self.pictures.forget()

    def _broke_off(self, lived_s: float) -> None:
        if lived_s < SHORT_LIFE_S:
            self._fail(core.BROKE_OFF, NETWORK_STATS, 0.0)
        else:
            self._retries.reset()
            self._fail(core.BROKE_OFF, STATUS, self._retries.after_failure())

    def _fail(self, sentence: str, question: str, in_s: float) -> None:
        self._trouble = sentence
        self._leave(question, in_s)

    def _leave(self, question: str, in_s: float) -> None:
        """Whatever goes on is over; in so many seconds the display is asked that."""
        self.touches.release_all()
        self._new_stream()
        self._question, self._at_s = question, self._clock() + in_s
        self.phase = 'closing' if self._is_dialled else self._idle_phase

    @property
    def _idle_phase(self) -> str:
        return 'resting' if self._wanted[0] and self._address else 'off'

    def _hang_up(self, now_s: float, is_asking: bool) -> Action:
        self._is_dialled = False
        self.phase = self._idle_phase
        self._at_s = max(self._at_s, now_s + SETTLE_S)
        return HangUp()

    def _ask(self, now_s: float, is_asking: bool) -> Action:
        if self._address is None or is_asking or not is_due(now_s, self._at_s):
            return None
        self.phase = 'asking'
        return Ask('http://%s:%d%s' % (*self._address, self._question), int(ASK_TIMEOUT_S * 1000))

    def _await_answer(self, now_s: float, is_asking: bool) -> Action:
        if not is_asking:
            self._fail(core.NO_ANSWER % self._host, STATUS, self._retries.after_failure())
        return None

    def _dial(self, now_s: float, is_asking: bool) -> Action:
        self.phase, self._is_dialled = 'dialling', True
        self._at_s = now_s + DIAL_WITHIN_S
        return Dial(self._host + '/stream', self._port)

    def _await_stream(self, now_s: float, is_asking: bool) -> Action:
        if is_due(now_s, self._at_s):
            self.closed()
        return None

    def _keep_alive(self, now_s: float, is_asking: bool) -> Action:
        if now_s - self._heard_s > SILENT_AFTER_S:
            self._fail(core.SILENT, STATUS, self._retries.after_failure())
        elif not 0 <= now_s - self._pinged_s < PING_EVERY_S:
            self._pinged_s = now_s
            self.flight.pinged(now_s)
            return Ping()
        return None

    _STEPS = {
        'resting': _ask,
        'asking': _await_answer,
        'found': _dial,
        'dialling': _await_stream,
        'streaming': _keep_alive,
        'closing': _hang_up,
    }

    def _hear_who_it_is(self, answer: core.Answer) -> None:
        display = core.parse_display(answer) if answer.ok else core.refusal_sentence(answer, STATUS, self._host)
        if isinstance(display, str):
            is_gone = answer.status == 0
            wait_s = self._retries.after_failure() if is_gone else self._retries.jittered(SLOW_RETRY_S)
            self._fail(display, STATUS, wait_s)
        else:
            self._display, self.phase = display, 'found'

    def _hear_who_streams(self, answer: core.Answer) -> None:
        """S7, after a stream that was closed soon. While somebody has the slot we do not dial: two senders of one
        address would take it from each other for ever."""
        if core.streaming_clients(answer) > 0:
            self._fail(core.SLOT_TAKEN, NETWORK_STATS, self._retries.jittered(FREE_RETRY_S))
        else:
            wait_s = 0.0 if self._trouble == core.SLOT_TAKEN else self._retries.after_failure()
            self._fail(self._trouble, STATUS, wait_s)

    def _hear_why_refused(self, answer: core.Answer) -> None:
        """After a stream that could not be opened. One that is switched off is not dialled, only asked after."""
        if answer.data.get('stream_mode') == 'off':
            self._fail(core.STREAM_OFF, CONFIG, self._retries.jittered(FREE_RETRY_S))
        else:
            wait_s = 0.0 if self._trouble == core.STREAM_OFF else self._retries.jittered(SLOW_RETRY_S)
            self._fail(self._trouble, STATUS, wait_s)
