"""Streams the picture at the input of the component `p3a_stream` to a P3A display (S1-S8).

Three DATs of the component hold this text: the module `p3a_stream`, where the one Sender lives, the Callbacks DAT of
the WebSocket DAT, and the Execute DAT that calls onFrameStart. Each callback finds the Sender through the module, so it
does not matter whose copy is called. The answers of the Web Client DAT come through p3a_answers.py. All decisions are
the link's.
"""

import random
import time

from lienzo_rates import PerSecond
from p3a_page import Page, jpeg_of, missing_in
from p3a_stream_link import Ask, Dial, HangUp, Ping, StreamLink

_WANTED = {'picture': 'nullTOP', 'socket': 'websocketDAT', 'http': 'webclientDAT', 'state': 'constantCHOP'}


class Sender:
    def __init__(self, comp):
        self.link = StreamLink(time.monotonic, random.random)
        self._comp = comp
        self._page = Page(comp)
        self._rates = [PerSecond(), PerSecond(), PerSecond()]
        self._channels = []
        self._host_trouble = ''

    def frame(self):
        missing = missing_in(self._comp, _WANTED)
        if missing:
            self._page.write({'Error': missing})
            return
        pars = self._comp.par
        self.link.settings(
            bool(pars.Active.eval()), str(pars.Address.eval()), pars.Fps.eval(), pars.Quality.eval()
        )
        self._obey(self.link.tick(lambda: self._comp.op('http').connections))
        if self.link.wants_picture(absTime.frame, project.cookRate):
            self._send()
        self._write_channels()
        self._write_page(time.monotonic())

    def _obey(self, action):
        socket = self._comp.op('socket')
        if isinstance(action, Dial):
            socket.par.netaddress = action.netaddress
            socket.par.port = action.port
            socket.par.active = True
        elif isinstance(action, HangUp):
            socket.par.active = False
        elif isinstance(action, Ping):
            socket.sendPing(b'')
        elif isinstance(action, Ask):
            self.link.asked(self._comp.op('http').request(action.url, 'GET', timeout=action.timeout_ms))

    def _send(self):
        jpeg, self._host_trouble = jpeg_of(self._comp, self.link.pictures.quality)
        message = None if self._host_trouble else self.link.message(jpeg)
        if message is not None:
            self.link.sent(jpeg, self._comp.op('socket').sendBinary(message))

    def _write_channels(self):
        self.link.touches.next_frame()
        values = [float(self.link.phase == 'streaming')]
        for finger in self.link.touches.fingers:
            values += (float(finger.down), finger.x, finger.y, finger.count)
        if values == self._channels:
            return
        pars = self._comp.op('state').par
        for index, value in enumerate(values):
            setattr(pars, 'const%dvalue' % index, value)
        self._channels = values

    def _write_page(self, now_s):
        if not self._page.is_due(now_s):
            return
        link = self.link
        totals = (link.sent_pictures, link.flight.shown, link.sent_bytes / 1000)
        sent, shown, kilobytes = (rate.of(total, now_s) for rate, total in zip(self._rates, totals))
        self._page.write(
            {
                'Status': link.status,
                'Error': self._host_trouble or link.error,
                'Streaming': link.phase == 'streaming',
                'Sent': round(sent, 1),
                'Shown': round(shown, 1),
                'Outbytes': round(kilobytes, 1),
                'Lost': link.flight.lost,
                'Qualitynow': round(link.pictures.quality, 2),
            }
        )


_sender = None


def sender(comp):
    """The one Sender of the component in which the module lies."""
    global _sender
    if _sender is None:
        _sender = Sender(comp)
    return _sender


def _found():
    return parent().op('p3a_stream').module.sender(parent())


# ---- Execute DAT


def onFrameStart(frame):
    _found().frame()


# ---- WebSocket DAT


def onConnect(dat):
    _found().link.opened()


def onDisconnect(dat):
    _found().link.closed()


def onReceiveText(dat, rowIndex, message):
    _found().link.received(message)


def onReceiveBinary(dat, contents):
    _found().link.heard()


def onReceivePing(dat, contents):
    # The DAT does not answer by itself, and the display gives a slot free whose holder is silent (S7).
    dat.sendPong(contents)
    _found().link.heard()


def onReceivePong(dat, contents):
    _found().link.ponged()


def onMonitorMessage(dat, message):
    pass
