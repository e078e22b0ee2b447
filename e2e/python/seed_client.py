#!/usr/bin/env python3
"""A TouchDesigner client that knows only the seed document: connects to ws://HOST:PORT/?room=CODE, feeds every message
to the seed's callbacks under a stand-in for TouchDesigner, and writes what happens as JSON lines to standard output:

  open · state {payload} · draw {bytes, format, width, height} · final {bytes, width, height, path} · prompt {text} ·
  reload {file, bytes} · other {type} · close {code} · error {reason}

`prompt` tells what the callbacks put into the Text TOP, `reload` what the Movie File In TOP has read.
Ends at the end of standard input, at --until, at --timeout, or when the relay closes.
Exit code: 0 as asked · 1 closed before --until · 2 no connection · 3 --timeout before --until.
"""

import argparse
import asyncio
import base64
import io
import json
import pathlib
import sys
import tempfile

from PIL import Image

from connection import add_address, address_of, connect, messages
from events import emit, stdin_ended
from td_host import SeedTouchDesigner


class SeedClient:
    """Turns messages into events, by way of the seed's callbacks."""

    def __init__(self, out):
        self._out = pathlib.Path(out)
        self._out.mkdir(parents=True, exist_ok=True)
        self._touchdesigner = SeedTouchDesigner(out, on_reload=self._reloaded)
        self._finals = 0

    def receive(self, message):
        """Reports one message and what the callbacks make of it; returns the kind of event that it was."""
        if isinstance(message, bytes):
            kind = self._final(message)
            self._touchdesigner.receive(message)
            return kind
        fields = json.loads(message)
        kind, payload = fields.get('type'), fields.get('payload')
        if kind == 'draw':
            data = base64.b64decode(payload.split(',', 1)[1])
            emit('draw', bytes=len(data), **_look_at(data))
        elif kind == 'state':
            emit('state', payload=payload)
            kind = 'end' if payload == 'drawing:end' else 'start'
        elif kind not in ('proc', 'prompt'):
            emit('other', type=kind)
        self._touchdesigner.receive(message)
        if kind in ('proc', 'prompt'):
            kind = 'prompt'
            emit('prompt', text=self._touchdesigner.prompt_text)
        return kind

    def _final(self, data):
        self._finals += 1
        path = self._out / ('final-%04d.png' % self._finals)
        path.write_bytes(data)
        seen = _look_at(data)
        emit('final', bytes=len(data), width=seen['width'], height=seen['height'], format=seen['format'], path=str(path))
        return 'final'

    def _reloaded(self, file, data):
        emit('reload', file=file, bytes=len(data))


def _look_at(data):
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        return {'format': image.format.lower(), 'width': image.width, 'height': image.height}


async def _listen(socket, client, until, count):
    """Resolves when --until has been met, or when the connection is over."""
    async for message in messages(socket):
        if client.receive(message) == until:
            count -= 1
            if count == 0:
                return True
    return False


async def talk(url, out, until=None, count=1, timeout_s=None):
    client = SeedClient(out)
    socket = await connect(url)
    if socket is None:
        return 2
    listening = asyncio.ensure_future(_listen(socket, client, until, count))
    asked_to_stop = stdin_ended()
    await asyncio.wait({listening, asked_to_stop}, timeout=timeout_s, return_when=asyncio.FIRST_COMPLETED)
    exit_code = _exit_code(listening, asked_to_stop, until)
    listening.cancel()
    await socket.close()
    emit('close', code=socket.close_code)
    return exit_code


def _exit_code(listening, asked_to_stop, until):
    if listening.done():
        met = listening.result()  # raises here if a message could not be taken in: that is a failure to be seen
        return 0 if met or until is None else 1
    return 0 if asked_to_stop.done() or until is None else 3


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_address(parser)
    parser.add_argument('--out', help='folder for the finals and the project (default: a new temporary one)')
    parser.add_argument('--until', choices=['final', 'end', 'draw', 'prompt'], help='end after this event')
    parser.add_argument('--count', type=int, default=1, help='end after so many of --until (default 1)')
    parser.add_argument('--timeout', type=float, metavar='SECONDS')
    options = parser.parse_args(arguments)
    out = options.out or tempfile.mkdtemp(prefix='seed-client-')
    return asyncio.run(talk(address_of(options), out, options.until, options.count, options.timeout))


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
