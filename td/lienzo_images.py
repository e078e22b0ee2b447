"""What bytes are a whole picture, of which size, by their own signature: a sender's words are never believed.

Plain Python 3.9 with the standard library only, as all modules of the kit but lienzo_kit. No function here copies the
bytes it looks at, and none looks at more than their first and last few.
"""

import struct
from typing import NamedTuple, Optional, Tuple

# R14. A 60,000 x 60,000 PNG of one colour is a few hundred kilobytes; decoding it would stop TouchDesigner for seconds.
MAX_SIDE_PX = 4096

_JPEG = b'\xff\xd8\xff'
_JPEG_END = b'\xff\xd9'
_PNG = b'\x89PNG\r\n\x1a\n'
_PNG_END = b'IEND\xaeB`\x82'

# Some encoders append padding behind the end marker; nothing that is cut off in its middle has one this near.
_END_WITHIN_BYTES = 64

# Photographs carry a dozen segments (profiles, previews) before their size, and fill bytes are rare; a file of nothing
# else is no picture.
_MAX_STEPS = 256

# Start of frame, baseline to lossless; C4, C8 and CC are tables.
_FRAME_MARKERS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# Markers without a length: TEM, restarts.
_BARE_MARKERS = frozenset({0x01, *range(0xD0, 0xD8)})


class Picture(NamedTuple):
    """Encoded bytes and what they are by their own signature: 'jpeg' or 'png'."""

    format: str
    data: bytes


def sniff(data: bytes) -> Optional[Picture]:
    """The picture that these bytes begin like, or None when they are neither JPEG nor PNG."""
    if data.startswith(_JPEG):
        return Picture('jpeg', data)
    if data.startswith(_PNG):
        return Picture('png', data)
    return None


def is_whole(picture: Picture) -> bool:
    """Whether the end of the picture came too. A decoder would show a torn one, or be busy with refusing it."""
    end = _JPEG_END if picture.format == 'jpeg' else _PNG_END
    return picture.data.rfind(end, -_END_WITHIN_BYTES) >= 0


def size_of(picture: Picture) -> Optional[Tuple[int, int]]:
    """Width and height in pixels by the picture's header; None when it has none."""
    return _png_size(picture.data) if picture.format == 'png' else _jpeg_size(picture.data)


def flaw_of(picture: Picture) -> str:
    """Why this picture must not be decoded, in words for a person; '' when it may be."""
    if not is_whole(picture):
        return '%s cut off' % picture.format.upper()
    size = size_of(picture)
    if size is None or 0 in size:
        return '%s without a size' % picture.format.upper()
    if max(size) > MAX_SIDE_PX:
        return 'picture over %d px a side' % MAX_SIDE_PX
    return ''


def _png_size(data: bytes) -> Optional[Tuple[int, int]]:
    # The first chunk is IHDR: 8 bytes signature, length, name, width, height.
    if len(data) < 24 or data[12:16] != b'IHDR':
        return None
    return struct.unpack_from('>II', data, 16)


def _jpeg_size(data: bytes) -> Optional[Tuple[int, int]]:
    """Walks the segments up to the frame header: FF, marker, length of two bytes that counts itself."""
    at, end = 2, len(data) - 9
    for _ in range(_MAX_STEPS):
        if at > end or data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker in _FRAME_MARKERS:
            height, width = struct.unpack_from('>HH', data, at + 5)
            return width, height
        if marker == 0xFF:
            # A fill byte before a marker.
            at += 1
        else:
            at += 2 if marker in _BARE_MARKERS else 2 + struct.unpack_from('>H', data, at + 2)[0]
    return None
