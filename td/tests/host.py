"""A strict stand-in for the parts of TouchDesigner that our scripts and the seed's use.

It has what the documentation names and nothing else: a wrong method or parameter raises AttributeError, callbacks are
called positionally with their exact arity, an operator that does not exist is None, and sending returns a byte count.
It proves that a script uses the host as documented, not that the host behaves as documented.
"""

import pathlib


class Par:
    """A parameter: a value, read with eval(). Assigning to `op.par.name` sets the value; a pulse is only counted."""

    def __init__(self, value=None, on_pulse=None):
        self.val = value
        self.pulses = 0
        self._on_pulse = on_pulse

    def eval(self):
        return self.val

    def pulse(self):
        self.pulses += 1
        if self._on_pulse:
            self._on_pulse()


class Pars:
    """An operator's parameters. Only those it was made with exist."""

    def __init__(self, **pars):
        for name, par in pars.items():
            object.__setattr__(self, name, par)

    def __setattr__(self, name, value):
        getattr(self, name).val = value


class Operator:
    valid = True

    def __init__(self, name, optype, par):
        self.name = name
        self.path = '/project1/' + name
        self.OPType = optype
        self.par = par


class WebsocketDat(Operator):
    def __init__(self, name='websocket1', has_reset=False):
        pars = {'active': Par(True), 'netaddress': Par(''), 'port': Par(0)}
        if has_reset:
            pars['reset'] = Par()
        super().__init__(name, 'websocketDAT', Pars(**pars))
        self.sent = []

    def sendText(self, *strings):
        return self._send('text', ''.join(strings))

    def sendBinary(self, *contents):
        return self._send('binary', b''.join(contents))

    def sendPing(self, *contents):
        return self._send('ping', b''.join(contents))

    def sendPong(self, *contents):
        return self._send('pong', b''.join(contents))

    def _send(self, kind, content):
        self.sent.append((kind, content))
        return len(content)


class MovieFileInTop(Operator):
    """Reads its file when told to reload, and hands each picture read to `on_reload(file, data)`."""

    def __init__(self, name='canvas_in', on_reload=None):
        self.reloads = []
        self._on_reload = on_reload
        pars = Pars(
            file=Par(''),
            reload=Par(0, self._reload),
            reloadpulse=Par(None, self._reload),
            index=Par(0),
            cuepulse=Par(),
        )
        super().__init__(name, 'moviefileinTOP', pars)

    def _reload(self):
        path = self.par.file.eval()
        data = pathlib.Path(path).read_bytes()
        self.reloads.append((path, data))
        if self._on_reload:
            self._on_reload(path, data)


class ScriptTop(Operator):
    """Runs its callbacks' onCook when cooked, and takes pictures only there. `decodes` is what loadByteArray returns."""

    def __init__(self, name='canvas_in', callbacks=None, decodes=True):
        super().__init__(name, 'scriptTOP', Pars())
        self.loaded = []
        self._decodes = decodes
        self._callbacks = callbacks
        self._is_cooking = False

    def cook(self, force=False):
        if not self._callbacks:
            return
        self._is_cooking = True
        try:
            self._callbacks['onCook'](self)
        finally:
            self._is_cooking = False

    def loadByteArray(self, file_type, data):
        if not self._is_cooking:
            raise RuntimeError('a Script TOP takes pixels in onCook only')
        self.loaded.append((file_type, bytes(data)))
        return self._decodes


class TextTop(Operator):
    def __init__(self, name='prompt'):
        super().__init__(name, 'textTOP', Pars(text=Par('')))


class TextDat(Operator):
    """Has a member for its text, and no parameter."""

    def __init__(self, name='prompt'):
        super().__init__(name, 'textDAT', Pars())
        self.text = ''


class Component(Operator):
    def __init__(self, **custom):
        pars = Pars(**{name: Par(value) for name, value in custom.items()})
        super().__init__('lienzo', 'baseCOMP', pars)


class Project:
    def __init__(self, folder):
        self.folder = str(folder)


class Host:
    """One network: its operators, and the globals that TouchDesigner puts into a DAT's text."""

    def __init__(self, folder='', operators=(), component=None):
        self.operators = list(operators)
        self.component = component
        self.textport = []
        self.runs = []
        self._project = Project(folder)

    def load(self, path):
        """Compiles a callbacks file the way a DAT does and returns its namespace."""
        source = pathlib.Path(path).read_text(encoding='utf-8')
        namespace = {
            '__name__': pathlib.Path(path).stem,
            'project': self._project,
            'op': self._op,
            'ops': self._ops,
            'parent': lambda: self.component,
            'run': self._run,
            'print': self._print,
        }
        exec(compile(source, str(path), 'exec'), namespace)
        return namespace

    def advance(self):
        """Carries out everything that was handed to run() so far; returns how much that was."""
        due, self.runs = self.runs, []
        for script, args, _ in due:
            _carry_out(script, args)
        return len(due)

    def _op(self, name):
        return next((operator for operator in self.operators if operator.name == name), None)

    def _ops(self, pattern):
        if pattern != '*':
            raise NotImplementedError('this stand-in knows no pattern but *')
        return list(self.operators)

    def _run(self, script, *args, endFrame=False, delayFrames=0, delayMilliSeconds=0):
        self.runs.append((script, args, {'endFrame': endFrame, 'delayFrames': delayFrames, 'ms': delayMilliSeconds}))

    def _print(self, *values):
        self.textport.append(' '.join(str(value) for value in values))


def _carry_out(script, args):
    exec(compile(script, 'run()', 'exec'), {'args': args})
