"""Encodes and sends pictures as the seed's scripts do: an array of floats from the TOP, flipped, Pillow at quality 75 with `optimize`.

Usage: seed.py PORT PPM stream|raw FRAMES. Prints the CPU time of this process in ms a frame, as JSON. `stream` is kinder than life: in
place of TouchDesigner's WebSocket DAT the frame is masked with zeros, which costs nothing, and written to the socket as it is.
"""
import io
import json
import os
import socket
import struct
import sys
import time

import numpy as np
import requests
from PIL import Image


def encoded(array):
    array = np.flipud(array)
    array = (array * 255).astype(np.uint8)
    picture = Image.fromarray(array[:, :, :3], mode='RGB')
    buffer = io.BytesIO()
    picture.save(buffer, format='JPEG', quality=75, optimize=True)
    return buffer.getvalue()


class Stream:
    """A WebSocket's bare bytes: the handshake, then one binary message a frame, then its acknowledgement."""

    def __init__(self, port):
        self.socket = socket.create_connection(('127.0.0.1', port))
        key = 'bGllbnpvIGJlbmNoIGtleQ=='
        self.socket.sendall(
            f'GET /stream HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n'
            f'Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n'.encode()
        )
        while not self.socket.recv(4096).endswith(b'\r\n\r\n'):
            pass

    def send(self, jpeg):
        frame = struct.pack('<HBBI', 0x5044, 1, 1, len(jpeg)) + jpeg
        self.socket.sendall(struct.pack('>BBQI', 0x82, 0x80 | 127, len(frame), 0) + frame)
        self.socket.recv(4096)


class Raw:
    def __init__(self, port):
        self.url = f'http://127.0.0.1:{port}/display/raw'

    def send(self, jpeg):
        headers = {'Content-Type': 'image/jpeg', 'X-Image-Format': 'jpeg'}
        response = requests.post(self.url, data=jpeg, headers=headers, timeout=3)
        if not response.json().get('ok'):
            raise SystemExit(f'the display did not take a picture: {response.text}')


def main(port, ppm, transport, frames):
    # What `numpyArray` of a TOP gives: floats, red, green, blue and alpha, from the bottom up.
    pixels = np.asarray(Image.open(ppm).convert('RGBA'), dtype=np.float32) / 255
    stages = [np.flipud(np.roll(pixels, shift, axis=1)) for shift in range(0, 160, 10)]
    way = Stream(port) if transport == 'stream' else Raw(port)

    def run(count):
        for index in range(count):
            way.send(encoded(stages[index % len(stages)]))

    run(-(-frames // 5))
    before = time.process_time()
    run(frames)
    print(json.dumps({'cpuMs': (time.process_time() - before) * 1000 / frames, 'frames': frames}))
    os._exit(0)


if __name__ == '__main__':
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]))
