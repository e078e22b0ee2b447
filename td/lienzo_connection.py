"""When to dial, when to hang up, when to try again: the life of one WebSocket DAT, without touching it.

Its owner tells what happened, asks `tick` once a frame, and obeys the answer. Time comes in by tick alone, and what
counts is the connection's own time: a step backward counts nothing and a long one at most a second, because while
TouchDesigner stands still (a file loads, a window is dragged) nobody can have been heard.

The DAT does not tell with which code a connection was closed. The relay says it in a message just before (R23); where
that is lost, trying again at ever longer delays harms nobody.
"""

from typing import Callable, NamedTuple, Optional, Union

from lienzo_address import Target
from lienzo_protocol import join_message

FIRST_RETRY_S = 0.5
MAX_RETRY_S = 10.0

# The DAT's own connection timeout is 5 s, and that it calls onDisconnect then is not documented.
_CONNECT_S = 8.0
# A relay answers a join within a round trip; what accepts and never speaks is something else.
_JOIN_S = 8.0
# R11: the relay pings every 2 s, and when a client has never answered it says a word every 15 s. Where no ping was seen
# (the connection died young, or this build does not tell of pings), that word is what is waited for.
_SILENCE_S = 12.0
_SILENCE_WITHOUT_PINGS_S = 40.0
# A number that is dragged changes at every frame.
_SETTLE_S = 0.5
# A connection that ends sooner is one more failure: it does not start the delays anew.
_STEADY_S = 5.0
# Longer than any frame: the computer slept, and the connection is one in name only.
_SLEPT_S = 30.0
_LONGEST_STEP_S = 1.0
# What the DAT does when it is switched off and on within a frame, and how soon it tells of its end, is not documented.
OFF_AT_LEAST_S = 0.25
# R4: why the relay closes. Trying again cannot help the first three: a person has to do something, here or at the
# relay. A PIN may be taken away there, while nobody stands here: so that one is asked again now and then.
_FATAL_CODES = frozenset({4400, 4401, 4403})
_WITHOUT_PIN = 4401
_ASK_AGAIN_S = 30.0
_CLOSINGS = {
    4400: 'Lienzo did not understand what came from here: paste the line from Lienzo again, then press Reconnect.',
    4401: 'The room asks for a PIN that Key does not hold: type it into Key.',
    4403: 'An operator of Lienzo sent this TouchDesigner away: press Reconnect to come again.',
    4404: 'Lienzo has no such room open: type the code that it shows into Room.',
    4408: 'This computer takes the pictures too slowly: lower Canvas fps, or use a cable.',
    4409: 'The room, or Lienzo, is full: somebody has to leave first.',
    4413: 'The program was too large for Lienzo: put a Fit TOP before the input.',
    4429: 'Too much was sent to Lienzo: lower Program fps or the quality.',
    1001: 'Lienzo is stopping, or its network or canvas has changed.',
}
# Text that cannot be sent: once may be chance.
_MAX_FAILED_SAYS = 3


class Dial(NamedTuple):
    """Fill in the WebSocket DAT's two fields and switch it on."""

    netaddress: str
    port: int


class HangUp(NamedTuple):
    """Switch the WebSocket DAT off; harmless when it is off already."""

    reason: str


class Say(NamedTuple):
    """Send this text, and tell `said` what sendText returned."""

    text: str


Action = Union[None, Dial, HangUp, Say]


class Backoff:
    """How long to wait before dialling again: doubling, capped, and jittered, so that the clients of a relay which
    restarts do not all return in the same instant."""

    def __init__(self, random: Callable[[], float]) -> None:
        self._random = random
        self._ceiling_s = FIRST_RETRY_S

    def next_delay(self) -> float:
        """Seconds to wait, between half the ceiling and the ceiling."""
        ceiling_s = self._ceiling_s
        self._ceiling_s = min(MAX_RETRY_S, ceiling_s * 2)
        return ceiling_s * (0.5 + 0.5 * self._random())

    def reset(self) -> None:
        self._ceiling_s = FIRST_RETRY_S


class Connection:
    def __init__(self, random: Callable[[], float], on_left: Callable[[], None]) -> None:
        """`random`: 0..1, for the jitter. `on_left` is called whenever what the relay told is no longer to be relied
        upon: the connection ended, is about to be ended, or is a new one."""
        self.phase = 'off'  # off | dialling | joining | joined | waiting | refused
        self.time_s = 0.0
        # Why there is no connection, for a person; '' while there is nothing wrong.
        self.trouble = ''
        self._backoff = Backoff(random)
        self._on_left = on_left
        self._aim: Optional[Target] = None
        # Whom the socket was told to dial. None: whatever it is connected to is not what is wanted now.
        self._dialled: Optional[Target] = None
        # Nobody knows what the socket did before this object was made: it starts from off.
        self._hang_up: Optional[str] = 'starting'
        self._last_s: Optional[float] = None
        self._since_s = 0.0
        self._retry_at_s = 0.0
        self._hung_up_at_s = 0.0
        self._heard_at_s = 0.0
        self._rejoin_at_s: Optional[float] = None
        self._has_pinged = False
        self._failed_says = 0
        # What the relay said of why it ends the connection.
        self._last_words = ''
        # When to ask again after a refusal; None for when somebody did something.
        self._ask_again_at_s: Optional[float] = None

    @property
    def is_open(self) -> bool:
        """Whether what arrives is from whom we want to hear."""
        return self.phase in ('joining', 'joined') and self._hang_up is None

    @property
    def _silence_s(self) -> float:
        return _SILENCE_S if self._has_pinged else _SILENCE_WITHOUT_PINGS_S

    @property
    def retry_in_s(self) -> float:
        return max(0.0, self._dial_at_s - self.time_s)

    @property
    def _dial_at_s(self) -> float:
        return max(self._retry_at_s, self._hung_up_at_s + OFF_AT_LEAST_S)

    def aim(self, target: Optional[Target]) -> None:
        """Sets whom to be connected to; None for nobody. The same again changes nothing."""
        before, self._aim = self._aim, target
        if target == before:
            return
        if target is None:
            self._leave('off', 'switched off')
        elif target.is_same_call(before):
            self._rejoin_at_s = self.time_s + _SETTLE_S
        else:
            self._call_anew('the settings changed' if before else 'starting', _SETTLE_S if before else 0.0)

    def reconnect(self) -> None:
        """Somebody asked for it."""
        if self._aim is not None:
            self._call_anew('asked to', delay_s=0.0)

    def connected(self) -> None:
        """The DAT is connected, whether we told it to dial or it dialled by itself."""
        if self._dialled is None:
            self._hang_up = 'not wanted now'
            return
        self._on_left()
        self.phase = 'joining'
        self._since_s = self._heard_at_s = self.time_s
        self._hang_up = None
        self._rejoin_at_s = self.time_s
        self._has_pinged = False
        self._failed_says = 0
        self._last_words = ''

    def closing(self, code: int) -> None:
        """The relay said with which code it closes."""
        self._last_words = _CLOSINGS.get(code, '')
        if code in _FATAL_CODES:
            self._leave('refused', 'refused')
            self.trouble = self._last_words
            self._ask_again_at_s = self.time_s + _ASK_AGAIN_S if code == _WITHOUT_PIN else None

    def disconnected(self) -> None:
        if self._last_words and self.phase in ('joining', 'joined'):
            self._try_again(self._last_words)
        elif self.phase == 'dialling':
            self._try_again(self._no_answer())
        elif self.phase == 'joining':
            self._try_again(
                '%s ended the connection before it let us in: check Room and Key, and whether the room is open and not '
                'full.' % self._place()
            )
        elif self.phase == 'joined':
            self._try_again('The connection to %s ended.' % self._place())

    def heard(self) -> None:
        """Something arrived."""
        self._heard_at_s = self.time_s

    def pinged(self) -> None:
        self._has_pinged = True
        self.heard()

    def joined(self) -> None:
        """The relay let us in, or confirmed other wishes."""
        if self.phase == 'joining':
            self.phase = 'joined'
            self._since_s = self.time_s
            self.trouble = ''

    def said(self, result: object) -> None:
        """What sendText returned: bytes sent, negative on error."""
        if not isinstance(result, (int, float)) or result >= 0:
            self._failed_says = 0
            return
        self._failed_says += 1
        if self.phase == 'joining':
            self._rejoin_at_s = self.time_s
        if self.is_open and self._failed_says >= _MAX_FAILED_SAYS:
            self._try_again('Nothing can be sent to %s.' % self._place())

    def tick(self, now_s: float) -> Action:
        """What to do in this frame. `now_s`: seconds by a monotonic clock."""
        self._advance(now_s)
        if self._hang_up is None:
            action = self._next()
            if self._hang_up is None:
                return action
        reason, self._hang_up = self._hang_up, None
        self._hung_up_at_s = self.time_s
        return HangUp(reason)

    def _advance(self, now_s: float) -> None:
        step_s = 0.0 if self._last_s is None else now_s - self._last_s
        self._last_s = now_s
        self.time_s += min(max(step_s, 0.0), _LONGEST_STEP_S)
        if step_s > _SLEPT_S and self._aim is not None:
            self._call_anew('the computer slept', delay_s=0.0)

    def _next(self) -> Action:
        elapsed_s = self.time_s - self._since_s
        if self.phase == 'refused' and self._ask_again_at_s is not None and self.time_s >= self._ask_again_at_s:
            return self._dial()
        if self.phase == 'waiting' and self.time_s >= self._dial_at_s:
            return self._dial()
        if self.phase == 'dialling' and elapsed_s >= _CONNECT_S:
            self._try_again(self._no_answer())
        elif self.phase == 'joining' and elapsed_s >= _JOIN_S:
            self._try_again('%s accepts a connection and does not speak: is it Lienzo?' % self._place())
        elif self.phase == 'joined' and self.time_s - self._heard_at_s >= self._silence_s:
            self._try_again('Nothing was heard from %s for %d s.' % (self._place(), self._silence_s))
        elif self.is_open:
            return self._converse(elapsed_s)
        return None

    def _dial(self) -> Action:
        if self._aim is None:
            return None
        self.phase = 'dialling'
        self._since_s = self.time_s
        self._dialled = self._aim
        return Dial(self._aim.netaddress, self._aim.port)

    def _converse(self, elapsed_s: float) -> Action:
        if self.phase == 'joined' and elapsed_s >= _STEADY_S:
            self._backoff.reset()
        if self._aim is None or self._rejoin_at_s is None or self.time_s < self._rejoin_at_s:
            return None
        self._rejoin_at_s = None
        return Say(join_message(self._aim.room, self._aim.name, self._aim.key, self._aim.fps))

    def _call_anew(self, reason: str, delay_s: float) -> None:
        self._leave('waiting', reason)
        self._backoff.reset()
        self._retry_at_s = self.time_s + delay_s

    def _leave(self, phase: str, reason: str) -> None:
        self.phase = phase
        self.trouble = ''
        self._dialled = None
        self._hang_up = reason
        self._on_left()

    def _try_again(self, trouble: str) -> None:
        """Back off. The DAT is switched off for that, also when it is the one that told: switching it on is then a
        dial on every build."""
        self.trouble = trouble
        self.phase = 'waiting'
        self._hang_up = trouble
        self._on_left()
        self._retry_at_s = self.time_s + self._backoff.next_delay()

    def _no_answer(self) -> str:
        return (
            'No answer from %s: is Lienzo running, in the same network, and does its firewall let it be reached?'
            % self._place()
        )

    def _place(self) -> str:
        target = self._dialled or self._aim
        return target.place if target else 'nobody'
