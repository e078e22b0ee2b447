"""The custom parameters of a component, and what the kit says of itself: the status page among them, and R21's report
to the relay."""

import time

from lienzo_protocol import Report
from lienzo_rates import PerSecond

# As in package.json.
VERSION = '0.1.0'

_FAULT_SHOWN_S = 10.0
# R21 takes 200 of the whole sentence.
_FAULT_CHARACTERS = 80

_UNREADABLE = 'The parameter %s cannot be read (%s): mend its expression.'


class Parameters:
    """The custom parameters of one component, as far as they are there and can be read: people delete them and give
    them expressions. `component`: what install.py built it of. `mend`: what to do about one that is missing."""

    def __init__(self, comp, component, mend):
        self._comp = comp
        self._mend = mend
        parameters = [parameter for page in component.pages for parameter in page.parameters]
        self._defaults = {parameter.name: parameter.default for parameter in parameters}
        self._read = {}  # name -> the value at the last time that it could be read
        self._missing = {}  # name -> sentence, as for the next
        self._unreadable = {}
        self._shown = {}  # status parameter -> (the parameter itself, the value that it was given)

    @property
    def error(self):
        """What is missing or cannot be read, and what to do; '' for nothing."""
        return next(iter([*self._missing.values(), *self._unreadable.values()]), '')

    def value(self, name):
        """The value of a parameter: its default when somebody has deleted it, the last good one when its expression
        fails."""
        par = self._find(name)
        self._unreadable.pop(name, None)
        if par is None:
            return self._defaults[name]
        try:
            self._read[name] = par.eval()
        # An expression raises what it likes.
        except Exception as error:
            self._unreadable[name] = _UNREADABLE % (name, words_of(error))
        return self._read.get(name, self._defaults[name])

    def write(self, name, value):
        """Writes a parameter, if it is there."""
        par = self._find(name)
        if par is not None:
            par.val = value

    def show(self, name, value):
        """Writes a status parameter, if it is there and does not say so already: every write makes TouchDesigner cook
        what depends on it."""
        if self._says(name, value):
            return
        par = self._find(name)
        if par is not None:
            par.val = value
            self._shown[name] = par, value

    def _says(self, name, value):
        par, shown = self._shown.get(name, (None, None))
        # One that was made anew holds its default; the one that was given the value is not valid any more.
        if par is None or not par.valid or shown != value:
            return False
        # Those are written by the callbacks too, which know nothing of this. A number is not read back: how exactly
        # TouchDesigner keeps it is not documented.
        return not isinstance(value, (str, bool)) or _holds(par, value)

    def _find(self, name):
        par = getattr(self._comp.par, name, None)
        if par is None:
            self._missing[name] = 'The parameter %s is missing: %s.' % (name, self._mend)
        else:
            self._missing.pop(name, None)
        return par


def _holds(par, value):
    try:
        return par.eval() == value
    # Somebody gave it an expression; what it is given takes its place.
    except Exception:
        return False


def words_of(error):
    """An exception as a part of a sentence. TouchDesigner's own errors are of several lines."""
    return ' '.join(str(error).split())[:_FAULT_CHARACTERS] or type(error).__name__


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
        self._newest = '%s: %s: %s' % (where, type(error).__name__, words_of(error))
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
            self._network.parameters.show(name, value)
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
