"""A WebSocket as TouchDesigner's DAT opens it."""

import asyncio

import websockets

from events import emit

CONNECT_TIMEOUT_S = 10


async def connect(url):
    """The open socket; None when there is no connection to be had, which is reported as an event."""
    try:
        # The DAT pings nobody, and what it offers for compression is not documented: nothing.
        opening = websockets.connect(url, max_size=None, ping_interval=None, compression=None)
        socket = await asyncio.wait_for(opening, CONNECT_TIMEOUT_S)
    except (OSError, asyncio.TimeoutError, websockets.exceptions.WebSocketException) as error:
        emit('error', reason='%s: %s' % (type(error).__name__, error))
        return None
    emit('open')
    return socket


async def messages(socket):
    """Every message until the connection is over, whatever its close code."""
    try:
        async for message in socket:
            yield message
    except websockets.exceptions.ConnectionClosed:
        return


def add_address(parser):
    """The address as an argument, with or without the name --url; address_of() reads it."""
    address = parser.add_mutually_exclusive_group(required=True)
    address.add_argument('url', nargs='?', help='ws://HOST:PORT/?room=CODE')
    address.add_argument('--url', dest='named_url', metavar='URL', help='the same, by name')


def address_of(options):
    return options.url or options.named_url
