"""What the kit says of itself: the status page of the component, and R21's report to the relay."""

import time

from lienzo_protocol import Report
from lienzo_rates import PerSecond

# As in package.json.
VERSION = '0.1.0'

_FAULT_SHOWN_S = 10.0
# R21 takes 200 of the whole sentence.
_FAULT_CHARACTERS = 80


class Every:
    """Says yes at most once in an interval. A clock that jumps back does not keep it silent."""

    def __init__(self, interval_s):
        self._interval_s = interval_s
        self._last_s = None

    def is_due(self, now_s):
        if self._last_s is not None and 0 <= now_s - self._last_s < self._interval_s:
            return False
        self._last_s = now_s
        return True

    def hurry(self):
        """Yes at the next question."""
        self._last_s = None


class Faults:
    """What the kit itself failed at, or TouchDesigner refused. A count and the newest: they may come at every frame."""

    def __init__(self):
        self._times = 0
        self._newest = ''
        self._at_s = -_FAULT_SHOWN_S

    def note(self, where, error):
        self._times += 1
        # TouchDesigner's own errors are of several lines.
        words = ' '.join(str(error).split())
        self._newest = '%s: %s: %s' % (where, type(error).__name__, words[:_FAULT_CHARACTERS])
        self._at_s = time.monotonic()

    def sentence(self, now_s):
        if not 0 <= now_s - self._at_s < _FAULT_SHOWN_S:
            self._times = 0
            return ''
        times = 'once' if self._times == 1 else '%d times' % self._times
        return 'The kit failed %s, last in %s. If it stays, build the component anew.' % (times, self._newest)


class StatusPage:
    def __init__(self, network, session, program):
        self._network = network
        self._session = session
        self._program = program
        self._canvas_in, self._in_bytes, self._cook = PerSecond(), PerSecond(), PerSecond()
        self._program_out, self._out_bytes = PerSecond(), PerSecond()

    def show(self, now_s, error, path, frames):
        """Writes what has changed, and leaves the report with the session, which says it. A few times a second will do.

        error: what is wrong, '' for nothing. path: bytes | page | file. frames: of TouchDesigner so far.
        """
        session, outgoing = self._session, self._program.outgoing
        shown = self._canvas_in.of(session.pictures.shown, now_s)
        values = {
            'Status': session.status,
            'Error': error,
            'Inroom': session.is_in,
            'Canvasin': round(shown, 1),
            'Programout': round(self._program_out.of(outgoing.pictures, now_s), 1),
            'Inbytes': _kilobytes(self._in_bytes.of(session.bytes_in, now_s)),
            'Outbytes': _kilobytes(self._out_bytes.of(outgoing.bytes, now_s)),
            'Dropped': outgoing.dropped,
            'Kitversion': VERSION,
        }
        for name, value in values.items():
            self._network.show(name, value)
        session.report = Report(
            kit=VERSION,
            build=app.build,
            path=path,
            # What a browser shows is not ours to count.
            shown=None if path == 'page' else shown,
            cook=self._cook.of(frames, now_s),
            error=error,
        )


def _kilobytes(size):
    return round(size / 1000, 1)
