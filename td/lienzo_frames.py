"""S1: the eight bytes before a picture on the stream of a display, for who sends to one directly.

The kit itself does not need them: the relay takes a program's JPEG as it is (R12), which saves copying it.
"""

import struct
from typing import NamedTuple

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
