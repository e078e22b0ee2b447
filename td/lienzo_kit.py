"""The component `lienzo` at work: what TouchDesigner's callbacks call.

What to do is decided in lienzo_session and lienzo_sending; the lienzo_kit modules do it. Every way in from
TouchDesigner is a method of Kit, and none of them lets an exception out: it becomes a sentence on the status page.

Nothing is kept in storage, which is saved with the project, clocks and all. What a Kit knows is lost when this text is
compiled anew; the new one hangs up, dials, and is told everything again (R9).
"""

import random
import time

from lienzo_kit_canvas import Canvas
from lienzo_kit_network import Network
from lienzo_kit_outputs import Outputs
from lienzo_kit_program import FrameCount, Program
from lienzo_kit_socket import Socket
from lienzo_kit_status import Every, Faults, StatusPage
from lienzo_kit_wishes import read_wishes, split_address
from lienzo_session import Session

# Parameters are read when one changes; and at this pace, for whoever switched off the DAT that tells.
_READ_S = 1.0
# Fast enough to look alive. Every change makes TouchDesigner cook what looks at the page.
_STATUS_S = 0.25
# A search through the whole project. Counted in frames that all components agree on, so that none has a new turn while
# another still has the old one.
_TURN_FRAMES = 600

_kits = {}  # id of the component -> its Kit


def of(comp):
    """The one Kit of this component. By its id: a copy has another one, and renaming leaves it."""
    kit = _kits.get(comp.id)
    if kit is None:
        for gone in [id for id, other in _kits.items() if not other.network.comp.valid]:
            del _kits[gone]
        kit = _kits[comp.id] = Kit(comp)
    return kit


class Kit:
    def __init__(self, comp):
        self.network = Network(comp)
        self._session = Session(random.random)
        self._socket = Socket(self.network, self._session)
        self._canvas = Canvas(self.network, self._session)
        self._program = Program(self.network, self._session)
        self._outputs = Outputs(self.network, self._session)
        self._status_page = StatusPage(self.network, self._session, self._program)
        self._faults = Faults()
        self._frame_rate = 0.0
        self._frames = 0
        self._frame_count = FrameCount()
        self._turned_at = None
        self._reading = Every(_READ_S)
        self._reporting = Every(_STATUS_S)

    # The WebSocket DAT

    def connected(self):
        self._attempt(self._session.connected)

    def disconnected(self):
        self._attempt(self._session.disconnected)

    def received_text(self, message):
        self._attempt(self._session.receive_text, message)
        self._attempt(self._canvas.arrived)

    def received_binary(self, contents):
        self._attempt(self._session.receive_binary, contents)
        self._attempt(self._canvas.arrived)

    def pinged(self, dat, contents):
        # The DAT does not answer by itself, and a relay ends connections that never answer (R11).
        self._attempt(dat.sendPong, contents)
        self._attempt(self._session.receive_ping)

    # The Script TOP

    def cook_canvas(self, script_top):
        self._attempt(self._canvas.cook, script_top)

    # The Parameter Execute DAT

    def parameter_changed(self, par):
        self._reading.hurry()
        if par.name == 'Address':
            self._attempt(split_address, self.network, par)

    def pulsed(self, par):
        if par.name == 'Reconnect':
            self._attempt(self._session.reconnect)
            self._attempt(self._canvas.restart)

    # The Execute DAT

    def frame_started(self):
        """Once a frame."""
        now_s, played = time.monotonic(), absTime.frame
        self._frames += 1
        if self._reading.is_due(now_s):
            self._attempt(self._read_parameters)
        self._attempt(self._socket.frame_started, now_s)
        self._attempt(self._canvas.frame_started, now_s)
        self._attempt(self._mind_program, self._frame_count.next(played))
        self._attempt(self._outputs.show_touches, played)
        self._attempt(self._outputs.show_channels)
        self._attempt(self._outputs.show_prompt)
        if self._reporting.is_due(now_s):
            self._attempt(self._show_status, now_s)

    def _attempt(self, part, *args):
        """Whatever goes wrong in it, TouchDesigner's frame goes on, and so does the rest of the kit. Nothing is
        printed: it would be printed sixty times a second."""
        try:
            part(*args)
        except Exception as error:
            self._faults.note(getattr(part, '__qualname__', repr(part)), error)

    def _read_parameters(self):
        wishes = read_wishes(self.network)
        self._frame_rate = project.cookRate
        # Each by itself: what one part makes of them must not keep them from the others.
        self._attempt(self._session.configure, wishes.settings)
        self._attempt(self._program.configure, wishes)
        self._attempt(self._canvas.configure, wishes)
        self._attempt(self.network.check, wishes.path)
        for part in (self._socket, self._canvas, self._outputs):
            self._attempt(part.check)

    def _mind_program(self, frame):
        if frame // _TURN_FRAMES != self._turned_at:
            self._turned_at = frame // _TURN_FRAMES
            self._program.outgoing.take_turns(*self.network.turn())
        if self._program.is_due(frame, self._frame_rate):
            # At the end of the frame, when what the picture shows has cooked anyway.
            run('args[0](args[1])', self._attempt, self._program.send, endFrame=True)

    def _show_status(self, now_s):
        # What nothing works without comes before what follows from it.
        error = (
            self.network.error
            or self._session.error
            or self._faults.sentence(now_s)
            or self._canvas.error
            or self._program.error
            or self._outputs.error
        )
        self._status_page.show(now_s, error, self._canvas.chosen, self._frames)
