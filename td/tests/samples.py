"""Pictures and messages for tests: small, but whole, with the sizes that their headers tell."""

import base64
import json
import struct
import zlib


def jpeg(width=720, height=720, content=b'', frame_marker=0xC0, before=b''):
    """A JPEG by its structure (no decoder would take it): start, JFIF, `before`, frame header, `content`, end."""
    jfif = b'\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00'
    components = b'\x03\x01\x22\x00\x02\x11\x00\x03\x11\x00'
    frame = struct.pack('>BBHBHH', 0xFF, frame_marker, 17, 8, height, width) + components
    scan = b'\xff\xda\x00\x0c\x03\x01\x00\x02\x11\x03\x11\x00\x3f\x00'
    return b'\xff\xd8' + jfif + before + frame + scan + content + b'\xff\xd9'


def segment(marker, content):
    return struct.pack('>BBH', 0xFF, marker, len(content) + 2) + content


def png(width=720, height=720, content=b''):
    """A PNG with a text chunk of `content`; its rows are missing."""
    header = struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0)
    return b'\x89PNG\r\n\x1a\n' + _chunk(b'IHDR', header) + _chunk(b'tEXt', content) + _chunk(b'IEND', b'')


def _chunk(name, content):
    return struct.pack('>I', len(content)) + name + content + struct.pack('>I', zlib.crc32(name + content))


def data_url(data, mime='image/jpeg'):
    return 'data:%s;base64,%s' % (mime, base64.b64encode(data).decode())


def text(kind, payload):
    return json.dumps({'type': kind, 'payload': payload})


START = text('state', 'drawing:start')
END = text('state', 'drawing:end')


def joined(room='K7QMXD', **fields):
    return json.dumps(
        {
            'type': 'joined',
            'room': room,
            'role': 'touchdesigner',
            'client': 'c1',
            'canvas': {'width': 720, 'height': 480, 'background': '#ffffff'},
            'fps': 30,
            'acks': True,
            **fields,
        }
    )


def touch(phase='down', x=0.5, y=0.25, display='p3a-1', finger=0):
    return text('touch', {'display': display, 'x': x, 'y': y, 'phase': phase, 'id': finger})
