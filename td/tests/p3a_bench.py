"""For tests: a stream to a P3A display, driven as the thin side drives it, and the whole component."""

import json
import unittest

from lienzo_frames import parse_frame
from p3a_stream_link import Ask, StreamLink
from tests.host import Host
from tests.samples import jpeg

LIVE = {'version': 1, 'formats': [1, 2], 'ack': True, 'ring': 3, 'max_frame': 2000, 'stream_port': 8181}
STATUS = {'device_name': 'Bar', 'live': LIVE}
RATE = 60


def body(data, ok=True, **more):
    return json.dumps({'ok': ok, 'data': data, **more}).encode()


class Bench:
    """A link, its clock, and the host's side of it: what it was told to do, in order."""

    def __init__(self, random=lambda: 1.0):
        self.now = 5000.0
        self.frame = 0
        self.link = StreamLink(lambda: self.now, random)
        self.done = []
        self.connections = []

    def tick(self, frames=1):
        for _ in range(frames):
            self.now += 1 / RATE
            self.frame += 1
            action = self.link.tick(lambda: self.connections)
            if action is not None:
                self.done.append(action)
            if isinstance(action, Ask):
                self.connections = [len(self.done)]
                self.link.asked(len(self.done))
        return self

    def run(self, seconds):
        return self.tick(round(seconds * RATE))

    def answer(self, data=STATUS, code=200, **more):
        [request_id], self.connections = self.connections, []
        self.link.answered(request_id, {'code': code, 'message': ''}, body(data, **more))
        return self.tick()

    def streaming(self, address='10.0.0.3', **settings):
        self.link.settings(True, address, settings.get('fps', 20), settings.get('quality', 0.8))
        self.run(0.4).answer(settings.get('status', STATUS))
        self.link.opened()
        return self

    def send(self, picture, result=None):
        """One frame of the host; the S1 frame that was sent, if one was."""
        self.tick()
        if not self.link.wants_picture(self.frame, RATE):
            return None
        message = self.link.message(picture)
        if message is not None:
            self.link.sent(picture, len(message) if result is None else result)
        return message

    def kinds(self):
        return [type(action).__name__ for action in self.done]


class StreamStage(unittest.TestCase):
    """The component `p3a_stream` as install.py builds it, in the strict stand-in for TouchDesigner. `host_options` of a
    subclass say what is left open about the host."""

    host_options = {}

    def stage(self, **options):
        host = Host(**{**self.host_options, **options})
        comp = host.install('p3a_stream', Address='10.0.0.3')
        host.textport.clear()
        return host, comp, host.feed(comp, encoded=jpeg())

    def streaming(self, status=STATUS, **options):
        host, comp, source = self.stage(**options)
        self.open(host, status)
        return host, comp, source

    def open(self, host, status=STATUS):
        dials = len(host.network.sockets)
        self.answer(host, status)
        host.until(lambda: len(host.network.sockets) > dials)
        host.network.sockets[-1].open()
        host.network.sockets[-1].text('{"type":"stats"}')
        host.run_for(0.5)

    def answer(self, host, data):
        host.until(lambda: host.network.requests and host.network.requests[-1].take() is None)
        host.network.requests[-1].answer(200, body(data))
        host.run_for(0.1)

    def frames(self, host):
        return [parse_frame(message).payload for message in host.network.sockets[-1].binaries()]

    def see(self, comp, *names):
        return tuple(getattr(comp.par, name).eval() for name in names)
