"""The WebSocket DAT `socket`: does what the session asks for."""

from lienzo_connection import OFF_AT_LEAST_S, Dial, HangUp, Say

# Those in which the DAT is on, if nobody has touched it.
_OPEN_PHASES = ('dialling', 'joining', 'joined')


class Socket:
    def __init__(self, network, session):
        self._network = network
        self._session = session
        # None: nothing is to be switched on.
        self._off_since_s = None

    def frame_started(self, now_s):
        """Once a frame: asks the session what to do, and does it."""
        if self._off_since_s is not None and not 0 <= now_s - self._off_since_s < OFF_AT_LEAST_S:
            self._switch(True)
        action = self._session.tick(now_s)
        if isinstance(action, Dial):
            self._dial(action, now_s)
        elif isinstance(action, HangUp):
            self._switch(False)
        elif isinstance(action, Say):
            dat = self._network.find('socket')
            self._session.said(-1 if dat is None else dat.sendText(action.text))

    def check(self):
        """Now and then: somebody may have switched the DAT off by hand, and whether it tells that is not documented."""
        if self._session.phase in _OPEN_PHASES and self._off_since_s is None:
            dat = self._network.find('socket')
            if dat is not None and not dat.par.active.eval():
                self._session.disconnected()

    def _dial(self, dial, now_s):
        dat = self._network.find('socket')
        if dat is None:
            return
        dat.par.netaddress = dial.netaddress
        dat.par.port = dial.port
        # Newer builds have a button for it; what is known of it is its label.
        reset = getattr(dat.par, 'reset', None)
        if not dat.par.active.eval():
            dat.par.active = True
        elif reset is not None:
            reset.pulse()
        else:
            # Somebody switched it on, at an address that is not ours. Off for a moment makes it dial.
            self._switch(False)
            self._off_since_s = now_s

    def _switch(self, is_on):
        self._off_since_s = None
        dat = self._network.find('socket')
        if dat is not None:
            dat.par.active = is_on
