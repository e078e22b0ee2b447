"""The component's picture on its way to the relay: taken from the TOP `program`, sent as a bare JPEG (R12)."""

from lienzo_images import MAX_SIDE_PX
from lienzo_sending import Outgoing

# The count of cooks decides whether there is a new picture, and that has not been seen in a real TouchDesigner: so many
# turns are skipped at most before the picture itself is looked at.
_MAX_SKIPPED = 75

# R14
_TOO_WIDE = 'The program is over %d pixels a side: put a Fit TOP before the input.' % MAX_SIDE_PX


class FrameCount:
    """Numbers of frames that all components of a project agree on: those of absolute time, and on from there while a
    paused timeline stops it."""

    def __init__(self):
        self._played = self._number = None

    def next(self, played):
        """The number of this frame, to be asked once in each. `played`: absTime.frame."""
        self._number = self._number + 1 if played == self._played else played
        self._played = played
        return self._number


class Program:
    """`outgoing` has the counters; `error` says what is wrong with the newest picture, '' for nothing."""

    def __init__(self, network, session):
        self.outgoing = Outgoing()
        self._network = network
        self._session = session
        self._is_wanted = False
        self._is_wired = False
        self._room = None
        self._cooks = None
        self._skipped = 0
        self._size_error = ''

    @property
    def error(self):
        return (self._size_error or self.outgoing.error) if self._is_wired else ''

    def configure(self, wishes):
        self._is_wanted = wishes.program
        self.outgoing.configure(wishes.program_fps, wishes.quality)

    def is_due(self, frame, frame_rate):
        """Whether to `send` in this frame. To be asked at every frame, with its number by a FrameCount. Nothing is
        wrong with a component that has no input wired."""
        if not (self._is_wanted and self._session.is_in):
            self._is_wired = False
            return False
        if self._session.room is not self._room:
            # A relay that let us in anew may have lost the picture that it had.
            self._room = self._session.room
            self._forget()
        if not self.outgoing.due(frame, frame_rate):
            return False
        self._is_wired = bool(self._network.comp.inputs)
        return self._is_wired

    def send(self):
        """Takes the picture and sends it, unless it is the one that was sent last."""
        top, socket = self._network.find('program'), self._network.find('socket')
        if top is None or socket is None or not self._session.is_in:
            return
        top.cook()
        if self._is_news(top) and self._is_fit(top):
            self._send_picture(top, socket)

    def _send_picture(self, top, socket):
        quality = self.outgoing.quality
        data = top.saveByteArray('.jpg', quality=quality)
        if self.outgoing.accepts(data):
            is_to_come_again = not self.outgoing.sent(socket.sendBinary(data), len(data))
        else:
            # Too large; a smaller one may do.
            is_to_come_again = self.outgoing.quality < quality
        if is_to_come_again:
            # Although nothing has cooked.
            self._cooks = None

    def _is_fit(self, top):
        """Encoding what the relay would refuse costs TouchDesigner a frame."""
        side = max(top.width, top.height)
        self._size_error = _TOO_WIDE if side > MAX_SIDE_PX else ''
        return 0 < min(top.width, top.height) and side <= MAX_SIDE_PX

    def _is_news(self, top):
        # Another TOP in its place counts anew.
        cooks = top.id, top.totalCooks
        if cooks == self._cooks and self._skipped < _MAX_SKIPPED:
            self._skipped += 1
            return False
        self._cooks, self._skipped = cooks, 0
        return True

    def _forget(self):
        self.outgoing.forget()
        self._cooks = None
