#!/usr/bin/env python3
"""A page of the seed's kind, which draws by sending pictures: connects to ws://HOST:PORT/?room=CODE, says that drawing
starts, sends live JPEGs of a shape that grows, then the final PNG, and says that drawing has ended. Writes JSON lines:

  open · sent {kind: start | live | final | end | prompt, bytes} · close {code} · error {reason}

Exit code: 0 all sent · 1 closed before that · 2 no connection.
"""

import argparse
import asyncio
import base64
import io
import json
import pathlib
import sys

import websockets
from PIL import Image, ImageDraw

from connection import add_address, address_of, connect, messages
from events import emit, stdin_ended

# The seed's page sends live frames of at most this size and quality, and finals at full size.
LIVE_SIZE = 256
LIVE_QUALITY = 50
SHAPES = ('line', 'disc', 'square')


def draw_shape(shape, colour, size, progress, background='white'):
    """A square picture of `size` pixels; the shape is `progress` (0 to 1) of its full extent."""
    mode = 'RGBA' if background == 'transparent' else 'RGB'
    image = Image.new(mode, (size, size), (0, 0, 0, 0) if background == 'transparent' else background)
    pen = ImageDraw.Draw(image)
    reach, margin = size * 0.8 * progress, size * 0.1
    if shape == 'line':
        pen.line((margin, margin, margin + reach, margin + reach), fill=colour, width=max(1, size // 24))
    else:
        centre, half = size / 2, reach / 2
        box = (centre - half, centre - half, centre + half, centre + half)
        (pen.ellipse if shape == 'disc' else pen.rectangle)(box, fill=colour)
    return image


def live_message(image):
    encoded = io.BytesIO()
    # JPEG has no transparency; a browser's canvas turns it into black.
    flat = Image.new('RGB', image.size)
    flat.paste(image, mask=image.getchannel('A') if image.mode == 'RGBA' else None)
    flat.save(encoded, 'JPEG', quality=LIVE_QUALITY)
    url = 'data:image/jpeg;base64,' + base64.b64encode(encoded.getvalue()).decode()
    return json.dumps({'type': 'draw', 'payload': url})


def final_message(image):
    encoded = io.BytesIO()
    image.save(encoded, 'PNG')
    return encoded.getvalue()


def script(options):
    """What is sent, in order, as (kind, message)."""

    def picture(size, progress):
        return draw_shape(options.shape, options.colour, size, progress, options.background)

    if options.prompt is not None:
        yield 'prompt', json.dumps({'type': 'proc', 'payload': options.prompt})
    yield 'start', json.dumps({'type': 'state', 'payload': 'drawing:start'})
    for number in range(1, options.frames + 1):
        yield 'live', live_message(picture(min(LIVE_SIZE, options.size), number / options.frames))
    yield 'final', final_message(picture(options.size, 1))
    yield 'end', json.dumps({'type': 'state', 'payload': 'drawing:end'})


async def _send_all(socket, options):
    for kind, message in script(options):
        await socket.send(message)
        emit('sent', kind=kind, bytes=len(message))
        if kind == 'final' and options.save:
            pathlib.Path(options.save).write_bytes(message)
        if kind == 'live':
            await asyncio.sleep(options.interval_ms / 1000)


async def _drain(socket):
    """Reads what the room sends and drops it: a client that does not read is a slow one."""
    async for _ in messages(socket):
        pass


async def draw(options):
    socket = await connect(address_of(options))
    if socket is None:
        return 2
    draining = asyncio.ensure_future(_drain(socket))
    exit_code = 0
    try:
        await _send_all(socket, options)
        if options.stay:
            await asyncio.wait({draining, stdin_ended()}, return_when=asyncio.FIRST_COMPLETED)
    except websockets.exceptions.ConnectionClosed:
        exit_code = 1
    draining.cancel()
    await socket.close()
    emit('close', code=socket.close_code)
    return exit_code


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_address(parser)
    parser.add_argument('--shape', choices=SHAPES, default='line')
    parser.add_argument('--colour', default='#ff8a4c', help='any colour that Pillow knows')
    parser.add_argument('--background', default='white', help="a colour, or 'transparent' as the seed's own page")
    parser.add_argument('--size', type=int, default=720, help='pixels a side of the final picture')
    parser.add_argument('--frames', type=int, default=5, help='live frames')
    parser.add_argument('--interval-ms', type=float, default=90, help='between live frames')
    parser.add_argument('--prompt', help='a prompt to send first')
    parser.add_argument('--save', metavar='FILE', help='keep a copy of the final picture')
    parser.add_argument('--stay', action='store_true', help='stay connected until standard input ends')
    return asyncio.run(draw(parser.parse_args(arguments)))


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
