"""The messages between TouchDesigner and a Lienzo room, in and out, without touching TouchDesigner.

The rules (R1, R2, ...) are those of docs/PROTOCOL.md. What comes in is parsed into values and never raises; what goes
out is made so that the relay takes it.
"""

import base64
import json
import math
from typing import NamedTuple, Optional, Union

from lienzo_address import room_code
from lienzo_images import Picture, flaw_of, sniff

# R14: a message has at most 8 MiB, and so has any picture in it.
MAX_MESSAGE_BYTES = 8 * 1024 * 1024
# R8
MAX_PROMPT_CHARACTERS = 2000
# R1: a longer one is a malformed join.
_MAX_NAME_UNITS = 60
_MAX_KEY_UNITS = 64
# R21
_MAX_KIT_UNITS = 20
_MAX_BUILD_UNITS = 40
_MAX_ERROR_UNITS = 200
_MAX_RATE = 1000

MAX_FPS = 60

# No number of ours is longer, and Python 3.9 takes minutes to read one of a million digits.
_MAX_DIGITS = 20


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


class Touch(NamedTuple):
    """A finger on a display (R16); x and y are 0..1 from the top left of the picture."""

    display: str
    id: str
    phase: str  # down | move | up
    x: float
    y: float


class Joined(NamedTuple):
    """The relay's answer to our join (R1), as far as it concerns us."""

    room: str
    width: int
    height: int
    # R24: whether the relay understands acknowledgements; to one that does not they would be nonsense (R15).
    acks: bool


class KeepAlive(NamedTuple):
    pass


class Closing(NamedTuple):
    """The relay is about to close the connection, and with which code of R4 (R23)."""

    code: int


class Ignored(NamedTuple):
    """Something that we do not take, and why: one of a fixed set of phrases, for a status line and for counting."""

    reason: str


Message = Union[Live, Final, State, Prompt, Touch, Joined, KeepAlive, Closing, Ignored]

# A newer relay may know more than we do: no mistake of anybody's.
UNKNOWN_TYPE = Ignored('unknown type')


def parse_text(message: str) -> Message:
    """Parses one text message from the relay. Never raises: what is wrong comes back as Ignored."""
    if len(message) > MAX_MESSAGE_BYTES:
        return Ignored('text over 8 MiB')
    try:
        fields = json.loads(message, parse_int=_short_int, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return Ignored('text that is not JSON')
    if not isinstance(fields, dict):
        return Ignored('JSON that is no message')
    kind = fields.get('type')
    parse = _PARSERS.get(kind) if isinstance(kind, str) else None
    return parse(fields) if parse else UNKNOWN_TYPE


def parse_binary(contents: bytes) -> Message:
    """Parses one binary message: a PNG is a final (R6), a JPEG a live frame, as we asked for images=binary (R1)."""
    if len(contents) > MAX_MESSAGE_BYTES:
        return Ignored('picture over 8 MiB')
    # Copies nothing of what is bytes already.
    message = _picture_of(bytes(contents))
    if isinstance(message, Ignored):
        return message
    return Final(message) if message.format == 'png' else Live(message)


def _picture_of(data: bytes) -> Union[Picture, Ignored]:
    picture = sniff(data)
    if picture is None:
        return Ignored('neither JPEG nor PNG')
    flaw = flaw_of(picture)
    return Ignored(flaw) if flaw else picture


def _parse_draw(fields: dict) -> Message:
    payload = fields.get('payload')
    if not isinstance(payload, str):
        return Ignored('draw without a data URL')
    header, comma, encoded = payload.partition(',')
    if not (comma and header.startswith('data:image/') and header.endswith(';base64')):
        return Ignored('draw without a data URL')
    # Before decoding: base64 makes 4 characters of 3 bytes.
    if len(encoded) > (MAX_MESSAGE_BYTES + 2) // 3 * 4:
        return Ignored('picture over 8 MiB')
    try:
        data = base64.b64decode(encoded, validate=True)
    except ValueError:
        return Ignored('broken base64')
    message = _picture_of(data)
    return message if isinstance(message, Ignored) else Live(message)


def _parse_state(fields: dict) -> Message:
    payload = fields.get('payload')
    if payload == 'drawing:start':
        return State(True)
    if payload == 'drawing:end':
        return State(False)
    return Ignored('state of no meaning')


def _parse_prompt(fields: dict) -> Message:
    payload = fields.get('payload')
    if not isinstance(payload, str):
        return Ignored('prompt that is no text')
    if len(payload) > MAX_PROMPT_CHARACTERS:
        return Ignored('prompt over 2,000 characters')
    return Prompt(_sound(payload))


def _parse_touch(fields: dict) -> Message:
    payload = fields.get('payload')
    if not isinstance(payload, dict):
        return Ignored('touch without a position')
    display, finger, phase = payload.get('display'), payload.get('id'), payload.get('phase')
    x, y = payload.get('x'), payload.get('y')
    if not (isinstance(display, str) and phase in ('down', 'move', 'up') and _is_share(x) and _is_share(y)):
        return Ignored('touch without a position')
    if not (isinstance(finger, str) or _is_number(finger)):
        return Ignored('touch without a finger')
    return Touch(_clip(display, _MAX_NAME_UNITS), _clip(str(finger), _MAX_NAME_UNITS), phase, float(x), float(y))


def _parse_joined(fields: dict) -> Message:
    canvas = fields.get('canvas')
    if not isinstance(canvas, dict):
        return Ignored('joined without a canvas')
    room, width, height = fields.get('room'), canvas.get('width'), canvas.get('height')
    if not (isinstance(room, str) and _is_count(width) and _is_count(height)):
        return Ignored('joined with fields missing')
    return Joined(_clip(room, _MAX_NAME_UNITS), width, height, fields.get('acks') is True)


def _parse_closing(fields: dict) -> Message:
    code = fields.get('code')
    # True is an int, too.
    return Closing(code) if type(code) is int else Ignored('closing without a code')


_PARSERS = {
    'draw': _parse_draw,
    'state': _parse_state,
    'proc': _parse_prompt,
    'prompt': _parse_prompt,
    'touch': _parse_touch,
    'joined': _parse_joined,
    'keepalive': lambda fields: KeepAlive(),
    'closing': _parse_closing,
}


def _short_int(digits: str) -> int:
    if len(digits) > _MAX_DIGITS:
        raise ValueError('number too long')
    return int(digits)


def _refuse(constant: str) -> None:
    # Python's reader takes NaN and Infinity, which are no JSON.
    raise ValueError('%s is no JSON' % constant)


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def _is_share(value: object) -> bool:
    return _is_number(value) and 0 <= value <= 1


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _sound(text: str) -> str:
    """The text without what a host of C strings cannot hold: zeros, and halves of surrogate pairs."""
    return text.replace('\x00', '').encode('utf-8', 'replace').decode('utf-8')


def _clip(text: str, units: int) -> str:
    """At most so many UTF-16 units: the relay counts those, of which an emoji has two."""
    encoded = _sound(text).encode('utf-16-le')[: units * 2]
    return encoded.decode('utf-16-le', 'ignore')


def join_message(room: str, name: str = '', key: str = '', fps: Optional[float] = None) -> str:
    """The first message on a new connection (R1), and again when name or fps change. In-band, because what the
    WebSocket DAT makes of a query in its address is not documented. Asks for binary live frames: base64 costs a third
    more, and a table row for each.

    Raises ValueError for a room code that cannot exist.
    """
    code = room_code(room)
    if code is None:
        raise ValueError('%r is no room code: six of A-Z and 2-9 without I, L, O' % room)
    fields = {'type': 'join', 'room': code, 'role': 'touchdesigner', 'images': 'binary', 'acks': True}
    if name:
        fields['name'] = _clip(name, _MAX_NAME_UNITS)
    if key:
        fields['key'] = _clip(key, _MAX_KEY_UNITS)
    if fps is not None:
        fields['fps'] = min(MAX_FPS, max(1, fps))
    return json.dumps(fields)


def ack_message(taken: int) -> str:
    """R24: so many live pictures were taken since the connection began."""
    return json.dumps({'type': 'ack', 'n': taken})


class Report(NamedTuple):
    """What the kit says of itself (R21); what it does not know stays as it is here."""

    kit: str = ''
    build: str = ''
    path: str = ''  # bytes | page | file
    shown: Optional[float] = None  # pictures a second that the canvas TOP took
    cook: Optional[float] = None  # TouchDesigner's frames a second
    error: str = ''


def report_message(report: Report) -> str:
    """R21. Says no error by an empty text, so that one which is over goes away."""
    payload = {'error': _clip(report.error, _MAX_ERROR_UNITS)}
    if report.kit:
        payload['kit'] = _clip(report.kit, _MAX_KIT_UNITS)
    if report.build:
        payload['build'] = _clip(report.build, _MAX_BUILD_UNITS)
    if report.path:
        payload['path'] = report.path
    for name, rate in (('shown', report.shown), ('cook', report.cook)):
        if _is_number(rate):
            payload[name] = round(min(_MAX_RATE, max(0, rate)), 1)
    return json.dumps({'type': 'report', 'payload': payload})
