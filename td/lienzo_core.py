"""What TouchDesigner has to know about a Lienzo room, without touching TouchDesigner.

Everything here is plain Python 3.9 with the standard library only: bytes and text come in, decisions go out. The rules
(R1, S1, ...) are those of docs/PROTOCOL.md. lienzo_callbacks.py connects this to the operators of a project.
"""

import base64
import json
import re
import struct
from typing import Callable, NamedTuple, Optional, Union

# R2: no character that can be taken for another one.
_ROOM_CODE = re.compile(r'[ABCDEFGHJKMNPQRSTUVWXYZ23456789]{6}', re.IGNORECASE | re.ASCII)

# R14: a message has at most 8 MiB, and so has any picture in it.
MAX_MESSAGE_BYTES = 8 * 1024 * 1024
# R8
MAX_PROMPT_CHARACTERS = 2000

_SIGNATURES = {'jpeg': b'\xff\xd8\xff', 'png': b'\x89PNG\r\n\x1a\n'}


class Picture(NamedTuple):
    """Encoded bytes and what they are by their own signature: 'jpeg' or 'png'."""

    format: str
    data: bytes


class Live(NamedTuple):
    """A picture of a drawing that goes on (R5)."""

    picture: Picture


class Final(NamedTuple):
    """The picture of a drawing that rests (R6)."""

    picture: Picture


class State(NamedTuple):
    """Drawing has started, or ended (R7)."""

    drawing: bool


class Prompt(NamedTuple):
    text: str


class Joined(NamedTuple):
    """The relay's answer to our join (R1)."""

    room: str
    role: str
    client: str
    width: int
    height: int
    fps: float


class KeepAlive(NamedTuple):
    pass


class Ignored(NamedTuple):
    """Something that we do not take, and why, in words for a log."""

    reason: str


Message = Union[Live, Final, State, Prompt, Joined, KeepAlive, Ignored]


def sniff(data: bytes) -> Optional[Picture]:
    """The picture that these bytes are by their signature; names and headers given by a sender are never believed."""
    for name, signature in _SIGNATURES.items():
        if data.startswith(signature):
            return Picture(name, data)
    return None


def parse_text(message: str) -> Message:
    """Parses one text message from the relay. Never raises: what is wrong comes back as Ignored."""
    if len(message) > MAX_MESSAGE_BYTES:
        return Ignored('text over the limit')
    try:
        fields = json.loads(message)
    except (ValueError, RecursionError):
        return Ignored('not JSON')
    if not isinstance(fields, dict):
        return Ignored('not a JSON object')
    kind, payload = fields.get('type'), fields.get('payload')
    if kind == 'draw':
        return _parse_draw(payload)
    if kind == 'state':
        return _parse_state(payload)
    if kind in ('proc', 'prompt'):
        return _parse_prompt(payload)
    if kind == 'joined':
        return _parse_joined(fields)
    if kind == 'keepalive':
        return KeepAlive()
    return Ignored('unknown type')


def parse_binary(contents: bytes) -> Message:
    """Parses one binary message: a PNG is a final (R6), a JPEG a live frame of a client that asked for images=binary."""
    if len(contents) > MAX_MESSAGE_BYTES:
        return Ignored('picture over the limit')
    picture = sniff(bytes(contents))
    if picture is None:
        return Ignored('neither JPEG nor PNG')
    return Final(picture) if picture.format == 'png' else Live(picture)


def _parse_draw(payload: object) -> Message:
    if not isinstance(payload, str):
        return Ignored('draw without a data URL')
    header, comma, encoded = payload.partition(',')
    if not (comma and header.startswith('data:image/') and header.endswith(';base64')):
        return Ignored('draw without a data URL')
    # Before decoding: base64 makes 4 characters of 3 bytes.
    if len(encoded) > (MAX_MESSAGE_BYTES + 2) // 3 * 4:
        return Ignored('picture over the limit')
    try:
        data = base64.b64decode(encoded, validate=True)
    except ValueError:
        return Ignored('broken base64')
    picture = sniff(data)
    return Live(picture) if picture else Ignored('neither JPEG nor PNG')


def _parse_state(payload: object) -> Message:
    if payload == 'drawing:start':
        return State(True)
    if payload == 'drawing:end':
        return State(False)
    return Ignored('unknown state')


def _parse_prompt(payload: object) -> Message:
    if not isinstance(payload, str) or len(payload) > MAX_PROMPT_CHARACTERS:
        return Ignored('prompt is no text or too long')
    return Prompt(payload)


def _parse_joined(fields: dict) -> Message:
    canvas = fields.get('canvas')
    if not isinstance(canvas, dict):
        return Ignored('joined without a canvas')
    texts = [fields.get('room'), fields.get('role'), fields.get('client')]
    sizes = [canvas.get('width'), canvas.get('height')]
    fps = fields.get('fps')
    if not (all(isinstance(text, str) for text in texts) and all(_is_count(size) for size in sizes) and _is_rate(fps)):
        return Ignored('joined with fields missing')
    return Joined(*texts, *sizes, fps)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _is_rate(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value <= 60


def room_code(text: str) -> Optional[str]:
    """The room code in canonical form, or None when it cannot be one (R2)."""
    code = text.strip()
    # Matched before upper(), which makes an ASCII S of 'ſ'.
    return code.upper() if _ROOM_CODE.fullmatch(code) else None


def join_message(room: str, name: str = '', key: str = '', fps: Optional[float] = None) -> str:
    """The first message on a new connection (R1). In-band, because what the WebSocket DAT makes of a query in its
    address is not documented. Asks for binary live frames: base64 costs a third more, and a table row for each.

    Raises ValueError for a room code that cannot exist.
    """
    code = room_code(room)
    if code is None:
        raise ValueError('%r is no room code: six of A-Z and 2-9 without I, L, O' % room)
    fields = {'type': 'join', 'room': code, 'role': 'touchdesigner', 'images': 'binary'}
    if name:
        fields['name'] = name
    if key:
        fields['key'] = key
    if fps is not None:
        fields['fps'] = min(60, max(1, fps))
    return json.dumps(fields)


class ReceivedCanvas:
    """Which of the pictures that arrive is the canvas now (R7).

    A final rests until the next start: a live frame that comes after it belongs to a drawing that is over. Before the
    first state nothing is known, and any picture is better than none.
    """

    def __init__(self) -> None:
        self.phase = 'unknown'  # unknown | drawing | resting

    def take(self, message: Message) -> Optional[Picture]:
        """Takes a message in and returns the picture to show because of it, if any."""
        if isinstance(message, State):
            self.phase = 'drawing' if message.drawing else 'resting'
            return None
        if isinstance(message, Final):
            self.phase = 'resting'
            return message.picture
        if isinstance(message, Live) and self.phase != 'resting':
            return message.picture
        return None


class LatestPicture:
    """One slot between arrival and display: the newest picture waits until the interval has passed, older ones go.

    What is shown in the end is always the last picture offered. A picture that is shown already is not shown again.
    """

    def __init__(self, clock: Callable[[], float], interval_s: float) -> None:
        self._clock = clock
        self._interval_s = interval_s
        self._waiting: Optional[Picture] = None
        self._urgent = False
        self._shown: Optional[Picture] = None
        self._shown_at = -float('inf')

    def offer(self, picture: Picture, urgent: bool = False) -> None:
        """Makes this the next picture; an urgent one does not wait for the interval."""
        if picture == self._shown:
            # Back to what is on the screen: a different picture in between needs no showing any more.
            self._waiting = None
            return
        self._waiting = picture
        self._urgent = urgent

    def due_in(self) -> Optional[float]:
        """Seconds until take() yields a picture, 0 for now, None when none waits."""
        if self._waiting is None:
            return None
        elapsed = self._clock() - self._shown_at
        # A clock that went back must not hold pictures for as long as it went.
        if self._urgent or elapsed < 0:
            return 0.0
        return max(0.0, self._interval_s - elapsed)

    def take(self) -> Optional[Picture]:
        """The picture to show now; None when none waits or it is too early."""
        if self.due_in() != 0:
            return None
        self._shown, self._waiting = self._waiting, None
        self._shown_at = self._clock()
        return self._shown

    def forget(self) -> None:
        """What was taken did not get onto the screen: the same picture may come again."""
        self._shown = None


# R4: trying again cannot help a malformed join, a wrong key, or one whom the operator removed.
FATAL_CLOSE_CODES = frozenset({4400, 4401, 4403})

FIRST_RETRY_S = 0.5
MAX_RETRY_S = 10.0


class Backoff:
    """How long to wait before dialling again: doubling, capped, and jittered, so that the clients of a relay which
    restarts do not all return in the same instant."""

    def __init__(self, random: Callable[[], float]) -> None:
        self._random = random
        self._ceiling_s = FIRST_RETRY_S

    def next_delay(self, close_code: Optional[int] = None) -> Optional[float]:
        """Seconds to wait, between half the ceiling and the ceiling; None when this close code forbids a retry."""
        if close_code in FATAL_CLOSE_CODES:
            return None
        ceiling_s = self._ceiling_s
        self._ceiling_s = min(MAX_RETRY_S, ceiling_s * 2)
        return ceiling_s * (0.5 + 0.5 * self._random())

    def reset(self) -> None:
        """Only after the relay has let us in: a connection that is closed again at once is one more failure."""
        self._ceiling_s = FIRST_RETRY_S


class Session:
    """One WebSocket DAT's life with one room: what to say, what to show, when to dial again."""

    def __init__(self, clock: Callable[[], float], random: Callable[[], float], interval_s: float) -> None:
        self.phase = 'offline'  # offline | joining | joined
        self.pictures = LatestPicture(clock, interval_s)
        self.ignored = {}  # reason -> how often
        self._canvas = ReceivedCanvas()
        self._backoff = Backoff(random)

    def connected(self) -> None:
        self.phase = 'joining'
        self._canvas = ReceivedCanvas()

    def disconnected(self, close_code: Optional[int] = None) -> Optional[float]:
        """Seconds until the next attempt, or None for never. The WebSocket DAT does not tell its close code."""
        self.phase = 'offline'
        return self._backoff.next_delay(close_code)

    def receive(self, message: Message) -> None:
        """Takes in a parsed message; afterwards `pictures` holds what is to be shown."""
        if isinstance(message, Joined):
            self.phase = 'joined'
            self._backoff.reset()
        elif isinstance(message, Ignored):
            self.ignored[message.reason] = self.ignored.get(message.reason, 0) + 1
        picture = self._canvas.take(message)
        if picture is not None:
            self.pictures.offer(picture, urgent=isinstance(message, Final))


# S1: magic, format, flags, payload size; little-endian.
_HEADER = struct.Struct('<HBBI')
_MAGIC = 0x5044
# What a receiver also takes: the ASCII of "TD", which the first senders meant to write.
_MAGIC_TD = 0x4454

FORMAT_JPEG = 0x01
FORMAT_REGION = 0x02
KNOWN_FORMATS = frozenset({FORMAT_JPEG, FORMAT_REGION})

# D5: what a display takes unless it says otherwise.
MAX_FRAME_BYTES = 204800


class Frame(NamedTuple):
    format: int
    flags: int
    payload: bytes


class FrameError(ValueError):
    """A binary message that is no S1 frame; says why."""


def pack_frame(payload: bytes, frame_format: int = FORMAT_JPEG, flags: int = 0) -> bytes:
    """An S1 frame: the 8-byte header and the payload."""
    return _HEADER.pack(_MAGIC, frame_format, flags, len(payload)) + payload


def parse_frame(data: bytes, max_frame_bytes: int = MAX_FRAME_BYTES) -> Frame:
    """Splits an S1 frame and checks it as S3 asks; raises FrameError."""
    if len(data) < _HEADER.size:
        raise FrameError('shorter than its header')
    magic, frame_format, flags, size = _HEADER.unpack_from(data)
    if magic not in (_MAGIC, _MAGIC_TD):
        raise FrameError('wrong magic')
    if frame_format not in KNOWN_FORMATS:
        raise FrameError('unknown format')
    if size != len(data) - _HEADER.size:
        raise FrameError('size does not match')
    if size > max_frame_bytes:
        raise FrameError('over the limit')
    return Frame(frame_format, flags, data[_HEADER.size :])
