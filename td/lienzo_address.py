"""Where the relay is and which room is meant, out of what a person typed or pasted."""

import re
from typing import NamedTuple, Optional, Union
from urllib.parse import parse_qs, urlsplit

# R2: no character that can be taken for another one.
_ROOM_CODE = re.compile(r'[ABCDEFGHJKMNPQRSTUVWXYZ23456789]{6}', re.IGNORECASE | re.ASCII)

# The pages that Lienzo shows of a room: what a person copies who finds no other address.
_ROOM_PAGE = re.compile(r'/(?:r|view)/([^/]+)')

_SECURE = frozenset({'wss', 'https'})


class Address(NamedTuple):
    """What an address field holds. `netaddress` is for the WebSocket DAT: no port, no query, and a scheme for TLS only.
    `port`, `room` and `key` are what the text named besides, None or '' when it did not."""

    netaddress: str
    port: Optional[int] = None
    room: str = ''
    key: str = ''


def room_code(text: str) -> Optional[str]:
    """The room code in canonical form, or None when it cannot be one (R2)."""
    code = text.strip()
    # Matched before upper(), which makes an ASCII S of 'ſ'.
    return code.upper() if _ROOM_CODE.fullmatch(code) else None


def parse_address(text: str) -> Optional[Address]:
    """`HOST`, `HOST:PORT`, or any address that Lienzo shows, `HOST/?room=CODE&role=td&key=PIN` and a guest's
    `http://HOST:PORT/r/CODE` among them; None when it is none. The query does not stay: whoever joins by it is sent
    base64 until the in-band join arrives."""
    text = text.strip()
    try:
        parts = urlsplit(text if '://' in text else 'ws://' + text)
        host, port, query = parts.hostname, parts.port, parse_qs(parts.query)
    except ValueError:
        return None
    if not host or any(character.isspace() for character in host):
        return None
    scheme = 'wss://' if parts.scheme.lower() in _SECURE else ''
    bracketed = '[%s]' % host if ':' in host else host
    path = parts.path.rstrip('/')
    page = _ROOM_PAGE.fullmatch(path)
    room = page[1] if page else query.get('room', [''])[0]
    return Address(scheme + bracketed + ('' if page else path), port, room, query.get('key', [''])[0])


class Settings(NamedTuple):
    """The component's parameters as they are typed. Nothing about them is believed."""

    active: bool = False
    address: str = ''
    port: int = 8790
    room: str = ''
    key: str = ''
    name: str = ''
    fps: float = 30.0


class Target(NamedTuple):
    """Where to dial and what to say there. `name` and `fps` are wishes that a repeated join can change (R1)."""

    netaddress: str
    port: int
    room: str
    key: str
    name: str
    fps: float

    @property
    def place(self) -> str:
        return '%s port %d' % (self.netaddress, self.port)

    def is_same_call(self, other: 'Optional[Target]') -> bool:
        return other is not None and self[:4] == other[:4]


def target_of(settings: Settings) -> Union[Target, str]:
    """What the settings amount to, or a sentence about what is missing. What a pasted address names besides the host
    stands in for an empty field; its port goes before the field's, which always holds one."""
    if not settings.address.strip():
        return 'Address is empty: type the Network Address that Lienzo shows on the card of the room.'
    address = parse_address(settings.address)
    if address is None:
        return 'Address is none: type the Network Address that Lienzo shows, such as 192.168.1.20.'
    port = address.port or settings.port
    if not 0 < port < 65536:
        return 'Port is none: type the Network Port that Lienzo shows (1 to 65535).'
    typed = settings.room.strip() or address.room
    room = room_code(typed)
    if room is None:
        return 'Room is %s: six of A-Z and 2-9, as Lienzo shows it.' % ('no room code' if typed else 'empty')
    return Target(address.netaddress, port, room, settings.key.strip() or address.key, settings.name, settings.fps)
