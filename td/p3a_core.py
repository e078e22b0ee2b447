"""What a P3A display takes and answers when pictures are sent to it without Lienzo: pure, no TouchDesigner in it.

The rules (D1, S4, ...) are those of docs/PROTOCOL.md. The sentences are for the person at the machine: what is wrong,
and what to do. When to do what is decided in p3a_stream_link.py and p3a_upload_link.py.
"""

import json
import re
from typing import NamedTuple, Optional, Union

from lienzo_frames import MAX_FRAME_BYTES
from p3a_jpeg import read_jpeg

# D: the HTTP port of a display, unless the address names another (a virtual display's does).
HTTP_PORT = 80
# D5: unless the display says otherwise.
STREAM_PORT = 81

# What a display says is a line of JSON; more than this is not from a display.
_MAX_TEXT = 65536

# S4: pixels of the panel's side, and of the decoder's block (MCU of 4:2:0).
PANEL_PX = 720
BLOCK_PX = 16
# D4: a side of an uploaded picture.
UPLOAD_SIDE_PX = 2048

# A name or an IPv4 address. An IPv6 address in the WebSocket DAT's Network Address is not documented.
_ADDRESS = re.compile(r'(?:[a-z]+://)?([a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)(?::([0-9]{1,5}))?(?:/.*)?', re.IGNORECASE)

_NO_JPEG = 'TouchDesigner made no whole JPEG of the picture: look at the TOP that is wired in.'
_UPLOAD_INSTEAD = 'send with the p3a_upload component, where the display decodes by itself.'
_FIT_FIRST = 'put a Fit TOP with Output Resolution 720 x 720 before it'


class Address(NamedTuple):
    host: str
    http_port: int


def parse_address(text: str) -> Optional[Address]:
    """`HOST`, `HOST:PORT` or a whole http address of a display; None when it cannot be one."""
    match = _ADDRESS.fullmatch(text.strip())
    if not match:
        return None
    port = int(match.group(2) or HTTP_PORT)
    return Address(match.group(1), port) if _is_port(port) else None


def stream_refusal(data: bytes) -> str:
    """S4: why the display would drop this picture, and what to do; '' when it takes it."""
    jpeg = read_jpeg(data)
    if jpeg is None:
        return _NO_JPEG
    if not all(0 < side <= PANEL_PX and side % BLOCK_PX == 0 for side in (jpeg.width, jpeg.height)):
        return (
            'The picture is %d x %d; the panel takes sides of at most 720 in steps of 16: %s.'
            % (jpeg.width, jpeg.height, _FIT_FIRST)
        )
    if jpeg.components != 3:
        return (
            'The picture has %d colour channels and the panel takes three: %s, Pixel Format 8-bit fixed (RGBA).'
            % (jpeg.components, _FIT_FIRST)
        )
    if not jpeg.baseline or jpeg.bits != 8:
        return 'This build of TouchDesigner makes JPEGs that the panel cannot decode: ' + _UPLOAD_INSTEAD
    if jpeg.sampling not in ('4:2:0', '4:2:2'):
        return (
            'The JPEG is sampled %s and the panel takes 4:2:0 or 4:2:2: lower Quality; if that does not help, '
            % jpeg.sampling
        ) + _UPLOAD_INSTEAD
    return ''


def upload_refusal(data: bytes) -> str:
    """D2, D4: why the display would refuse this picture, and what to do; '' when it takes it. Any size up to the limit
    is fitted by the display."""
    jpeg = read_jpeg(data)
    if jpeg is None:
        return _NO_JPEG
    if not (0 < jpeg.width <= UPLOAD_SIDE_PX and 0 < jpeg.height <= UPLOAD_SIDE_PX):
        return 'The picture is %d x %d; the display takes at most 2048 a side: %s.' % (
            jpeg.width,
            jpeg.height,
            _FIT_FIRST,
        )
    return ''


class Answer(NamedTuple):
    """What a display answered (D1). `code` is D4's, '' when it gave none."""

    ok: bool
    status: int
    code: str
    data: dict


def parse_answer(status: object, body: object) -> Answer:
    """Reads the status and body that a Web Client DAT hands over, whatever they are. Never raises."""
    number = status.get('code') if isinstance(status, dict) else status
    number = number if is_count(number) else 0
    fields = json_object(body)
    data = fields.get('data')
    code = fields.get('code')
    # A 2xx without the envelope is some other server.
    ok = fields.get('ok') is True and 200 <= number < 300
    return Answer(ok, number, code if isinstance(code, str) else '', data if isinstance(data, dict) else {})


STREAM_OFF = "The stream is switched off in the display's configuration: set stream_mode to websocket."

# D4; decided on the code, because some HTTP stacks on small chips cannot send every status.
_SENTENCES = {
    'EMPTY_REQUEST': 'The display got no picture: its network loses data; move it nearer to the access point.',
    'INVALID_IMAGE': 'The display cannot decode the picture: ' + _FIT_FIRST + '.',
    'UPLOAD_INCOMPLETE': 'The picture broke off on its way: the network is too weak; lower Quality or Fps.',
    'UPLOAD_OFF': "Uploads are switched off in the display's configuration: set upload_enable to true.",
    'STREAM_OFF': STREAM_OFF,
    'SD_LOCKED': "The display's card is locked: end the USB connection, or choose Way raw.",
    'LENGTH_REQUIRED': 'This build of TouchDesigner sends pictures as the display cannot take them: use p3a_stream.',
    'PAYLOAD_TOO_LARGE': 'The picture has too many bytes for the display: Quality is lowered by itself.',
    'IMAGE_TOO_LARGE': 'The picture has too many pixels for the display: ' + _FIT_FIRST + '.',
    'UNSUPPORTED_MEDIA_TYPE': 'The display takes no JPEG here: update its firmware.',
    'OOM': 'The display has no memory for the picture now: lower Quality, or restart the display.',
    'BUSY': 'The display is busy: somebody else sends to it, too; let only one of you send.',
    'SD_FULL': "The display's card is full: empty it, or choose Way raw.",
}
_OLD_FIRMWARE = (
    'The firmware of this display is too old for live pictures (%s): update it, or give the Address of a display that '
    'has the live API.'
)
# A web server that does not know the path, or not for a POST.
_UNKNOWN_PATH = (404, 405)
NO_ANSWER = 'No display answers at %s: is it on, and in the same network? Is the Address right?'
NO_ADDRESS = 'Set Address to the name or the IP address of the display.'
BAD_ADDRESS = 'Address cannot be "%s": give a name or an IPv4 address, such as p3a.local or 192.168.1.20.'
SLOT_TAKEN = (
    'Somebody else streams to this display: let go of it there (in Lienzo: Displays, no longer fed); then it comes '
    'here within seconds.'
)
BROKE_OFF = 'The connection to the display broke off; trying again.'
SILENT = 'The display has been silent for 5 s; trying again.'
STREAM_REFUSED = 'The display answers, but opens no stream on port %d: restart it, or update its firmware.'
TOO_LARGE = (
    'Even at the lowest quality the picture has %d kB and the display takes %d kB: calm the picture, or put a Fit TOP '
    'with Output Resolution 480 x 480 before it.'
)
INVALID_FRAMES = 'The display cannot decode %d of our pictures: lower Quality, or ' + _UPLOAD_INSTEAD
NOT_SHOWN = 'The display took the picture and does not show it: is it switched off, or in a menu?'
NOT_TAKEN = 'TouchDesigner could not send the picture (result %s); trying again.'


def refusal_sentence(answer: Answer, asked: str, host: str) -> str:
    """Why the display did not do it, and what to do. asked: the path of the request. host: as it was addressed."""
    if answer.code in _SENTENCES:
        return _SENTENCES[answer.code]
    if answer.status == 0:
        return NO_ANSWER % host
    if is_old_firmware(answer):
        return _OLD_FIRMWARE % ('%d on %s' % (answer.status, asked))
    code = ' ' + answer.code if answer.code else ''
    return 'The display answered %d%s to %s: look at its log, or restart it.' % (answer.status, code, asked)


def is_old_firmware(answer: Answer) -> bool:
    """Whether the display does not know what it was asked for."""
    return answer.code not in _SENTENCES and answer.status in _UNKNOWN_PATH


class Display(NamedTuple):
    """What a display says of itself (D5), as far as it matters here."""

    name: str
    acknowledges: bool
    max_frame: int
    stream_port: int


def parse_display(answer: Answer) -> Union[Display, str]:
    """The display that answered GET /status; a sentence when it cannot be streamed to."""
    live = answer.data.get('live')
    if not isinstance(live, dict):
        return _OLD_FIRMWARE % 'its status names no live API'
    formats = live.get('formats')
    if not isinstance(formats, list) or 1 not in formats:
        return _OLD_FIRMWARE % 'it takes no JPEG frames'
    name = answer.data.get('device_name')
    port, max_frame = live.get('stream_port'), live.get('max_frame')
    return Display(
        name=name if isinstance(name, str) else '',
        acknowledges=live.get('ack') is True,
        max_frame=max_frame if is_count(max_frame) and max_frame > 0 else MAX_FRAME_BYTES,
        stream_port=port if _is_port(port) else STREAM_PORT,
    )


def streaming_clients(answer: Answer) -> int:
    """How many senders the display streams from now (D5 GET /network/stats); 0 also when it does not say."""
    clients = answer.data.get('clients')
    return clients if is_count(clients) else 0


def json_object(body: object) -> dict:
    """The JSON object that this text or these bytes are; an empty one for anything else. Never raises."""
    if not isinstance(body, (str, bytes, bytearray)) or len(body) > _MAX_TEXT:
        return {}
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return fields if isinstance(fields, dict) else {}


def is_count(value: object) -> bool:
    """A whole number from 0 on; True is none."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_port(value: object) -> bool:
    return is_count(value) and 0 < value < 65536
