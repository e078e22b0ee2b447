"""Tells the time of our scripts from that of the stand-in in which they run: TouchDesigner looks up an operator in a
microsecond, the stand-in compares names."""
import inspect
import time

from tests.host import Host, chops, comps, dats, message_dats, modules, operators, parameters, runs, session, tops

_STAND_IN = (chops, comps, dats, message_dats, modules, operators, parameters, runs, session, tops)

# Called at every frame, whether something has arrived or not.
_AT_EVERY_FRAME = ('onFrameStart', 'onFrameEnd')


class Stopwatch:
    """Runs while a script does, and rests while that waits for something that is TouchDesigner's."""

    def __init__(self):
        self._spent_s = {'frames': 0.0, 'else': 0.0}
        self._account = None  # one of these, while a script is at work
        self._since_s = None  # None while it rests
        for module in _STAND_IN:
            for found in vars(module).values():
                if inspect.isclass(found) and found.__module__ == module.__name__:
                    self._rest_in(found)
        dats.DatBackstage.call = self._resting(self._caller())
        Host.carry_out = self._resting(self._runner())

    def lap_s(self, account):
        """Seconds of `frames` or of everything `else` since it was asked before."""
        spent_s, self._spent_s[account] = self._spent_s[account], 0.0
        return spent_s

    def _rest_in(self, stand_in):
        for name, member in list(vars(stand_in).items()):
            if inspect.isfunction(member):
                setattr(stand_in, name, self._resting(member))
            elif isinstance(member, property):
                setter = member.fset and self._resting(member.fset)
                setattr(stand_in, name, property(self._resting(member.fget), setter))

    def _resting(self, function):
        def rests(*args, **named):
            if self._since_s is None:
                return function(*args, **named)
            self._rest()
            try:
                return function(*args, **named)
            finally:
                self._since_s = time.perf_counter()

        return rests

    def _rest(self):
        self._spent_s[self._account] += time.perf_counter() - self._since_s
        self._since_s = None

    def _run(self, account, function, *args):
        before = self._account
        # What a script sets off is its own work.
        self._account = before or account
        self._since_s = time.perf_counter()
        try:
            return function(*args)
        finally:
            self._rest()
            self._account = before

    def _caller(self):
        """In place of the stand-in's own: every callback of a script goes through it."""

        def call(backstage, callback, *arguments):
            function = getattr(backstage.operator.module, callback, None)
            if function is not None:
                self._run('frames' if callback in _AT_EVERY_FRAME else 'else', function, *arguments)

        return call

    def _runner(self):
        """In place of the stand-in's own: what was handed to run(), compiled each time."""

        def carry_out(host, script, arguments):
            if callable(script):
                self._run('else', script, *arguments)
                return
            is_text = isinstance(script, str)
            names = {**host.globals_for(host.project1 if is_text else script), 'args': arguments}
            text = script if is_text else script.text
            self._run('else', lambda: exec(compile(text, 'run()', 'exec'), names))

        return carry_out
