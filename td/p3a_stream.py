"""Streams the picture at the input of the component `p3a_stream` to a P3A display (S1-S8).

What the host calls stands in p3a_frame_callbacks.py, p3a_socket_callbacks.py and p3a_answers.py; all decisions are the
link's.
"""

import random
import time

from lienzo_frames import parse_frame
from lienzo_rates import PerSecond
from p3a_components import P3A_STREAM
from p3a_sender import Sender
from p3a_stream_link import Ask, Dial, HangUp, Ping, StreamLink

_NEEDED = {
    'picture': 'TOP',
    'socket': 'websocketDAT',
    'socket_callbacks': 'DAT',
    'http': 'webclientDAT',
    'http_callbacks': 'DAT',
    'state': 'constantCHOP',
}

# S6: flags bit 0.
_ASKS = 1
# Pictures on end of which none was acknowledged in time: more than a display that restarts or a bad moment loses.
_SILENT_PICTURES = 6
_SILENT = (
    'This display acknowledges no picture within a second, although it promised to, and so gets only two a second: '
    'restart it or update its firmware; if that does not help, lower Quality or Fps.'
)


class Acknowledgements:
    """Whether a display that promises to acknowledge pictures (S6) does."""

    def __init__(self):
        self._shown = self._unanswered = 0

    @property
    def are_missing(self):
        return self._unanswered >= _SILENT_PICTURES

    def sent(self, message):
        """An S1 frame is on its way."""
        self._unanswered += parse_frame(message, len(message)).flags & _ASKS

    def follow(self, is_streaming, shown):
        """Once a frame. shown: pictures acknowledged so far."""
        if shown != self._shown or not is_streaming:
            self._shown, self._unanswered = shown, 0


class StreamSender(Sender):
    def __init__(self, comp):
        super().__init__(comp, StreamLink(time.monotonic, random.random), P3A_STREAM, _NEEDED)
        self._rates = [PerSecond(), PerSecond(), PerSecond()]
        self._acknowledgements = Acknowledgements()
        self._told = None  # id of the Constant CHOP, values that it was given

    def parts(self):
        return self._configure, self._follow, self._send_picture, self._write_channels

    def remark(self):
        return _SILENT if self._acknowledgements.are_missing else ''

    def values(self, now_s):
        link = self.link
        totals = (link.sent_pictures, link.flight.shown, link.sent_bytes / 1000)
        sent, shown, kilobytes = (rate.of(total, now_s) for rate, total in zip(self._rates, totals))
        return {
            'Status': link.status,
            'Streaming': link.phase == 'streaming',
            'Sent': round(sent, 1),
            'Shown': round(shown, 1),
            'Outbytes': round(kilobytes, 1),
            'Lost': link.flight.lost,
            'Qualitynow': round(link.pictures.quality, 2),
        }

    def _configure(self):
        active, address, fps, quality = self.wanted('Active', 'Address', 'Fps', 'Quality')
        self.link.settings(active, str(address), fps, quality)

    def _follow(self):
        action = self.link.tick(self.connections)
        self._acknowledgements.follow(self.link.phase == 'streaming', self.link.flight.shown)
        socket, http = self.page.find('socket'), self.page.find('http')
        if isinstance(action, Ask):
            if http is not None:
                self.link.asked(http.request(action.url, 'GET', timeout=action.timeout_ms))
        elif socket is not None:
            _obey(socket, action)

    def _send_picture(self):
        socket = self.page.find('socket')
        if socket is None or not self.link.wants_picture(self.frames, project.cookRate):
            return
        jpeg = self.picture()
        message = self.link.message(jpeg) if jpeg else None
        if message is not None:
            self.link.sent(jpeg, socket.sendBinary(message))
            self._acknowledgements.sent(message)

    def _write_channels(self):
        self.link.touches.next_frame()
        values = [float(self.link.phase == 'streaming')]
        for finger in self.link.touches.fingers:
            values += (float(finger.down), finger.x, finger.y, finger.count)
        state = self.page.find('state')
        # One that comes in its place is told everything.
        if state is not None and (state.id, values) != self._told:
            for index, value in enumerate(values):
                setattr(state.par, 'const%dvalue' % index, value)
            self._told = state.id, values


def _obey(socket, action):
    if isinstance(action, Dial):
        socket.par.netaddress = action.netaddress
        socket.par.port = action.port
        socket.par.active = True
    elif isinstance(action, HangUp):
        socket.par.active = False
    elif isinstance(action, Ping):
        socket.sendPing(b'')


_sender = None


def of(comp):
    """The one sender of the component in which the module lies."""
    global _sender
    if _sender is None:
        _sender = StreamSender(comp)
    return _sender
