"""The host itself: a project, its frames, and everything that the documentation leaves open, to be told."""

from .clock import SimulatedClock
from .comps import COMP
from .modules import KIT, globals_for
from .network import ScriptedNetwork
from .operator_types import OPERATOR_TYPES
from .parameters import ParMode
from .runs import Runs
from .session import AbsTime, App, Parameters, Project, Ui


class Host:
    """One process of TouchDesigner with one project.

    folder: the project's; '' for one that was never saved. rate: frames a second.
    clock: an object with monotonic() and time(), such as the module `time`; None for one that each frame moves on.
    newer: a build with the buttons of NEWER_BUILDS.
    missing_types, missing_parameters: what this build lacks, as 'webrenderTOP' and ('scriptTOP', 'callbacks').
    docks_callbacks: a new operator with callbacks brings a DAT for them.
    tells_own_hang_up: onDisconnect is called for a connection that was switched off here.
    tells_failed_dial: onDisconnect is called when a connection could not be made at all.
    redials_itself: a WebSocket DAT dials again by itself. redials_on_change: it does when its address is changed.
    response_has_id: the callbacks of a Web Client DAT get the connection's id as their last argument.
    change_has_value: onValueChange gets (par, val, prev), as its page has it, instead of (par, prev) of the templates.
    frames_while_paused: onFrameStart and onFrameEnd are called while the root timeline is paused.
    script_top_forgets: a Script TOP that cooks without being given a picture shows none.

    `is_paused` may be set at any time: the root timeline stands still, and absTime with it.
    """

    def __init__(
        self,
        folder='',
        rate=60,
        network=None,
        clock=None,
        newer=False,
        missing_types=(),
        missing_parameters=(),
        docks_callbacks=True,
        tells_own_hang_up=True,
        tells_failed_dial=False,
        redials_itself=False,
        redials_on_change=False,
        response_has_id=True,
        change_has_value=False,
        frames_while_paused=True,
        script_top_forgets=False,
    ):
        self.rate = rate
        self.network = network or ScriptedNetwork()
        self.clock = clock or SimulatedClock()
        self.newer = newer
        self.missing_types = frozenset(missing_types)
        self.missing_parameters = frozenset(missing_parameters)
        self.docks_callbacks = docks_callbacks
        self.tells_own_hang_up = tells_own_hang_up
        self.tells_failed_dial = tells_failed_dial
        self.redials_itself = redials_itself
        self.redials_on_change = redials_on_change
        self.response_has_id = response_has_id
        self.change_has_value = change_has_value
        self.frames_while_paused = frames_while_paused
        self.script_top_forgets = script_top_forgets
        self.is_paused = False
        # Of the process, and of absolute time, which a pause stops.
        self.frame_number = self.played_frames = 0
        self.is_in_message_callback = False
        self.textport = []
        self._last_id = 0
        self.runs = Runs(self)
        self.parameters = Parameters(self)
        self.project = Project(self, folder)
        self.absTime, self.app, self.par_mode = AbsTime(self), App(), ParMode
        self.root = COMP(self, None, OPERATOR_TYPES['baseCOMP'], '')
        self.project1 = self.root.create('baseCOMP', 'project1')
        self.ui = Ui(self.project1)
        self.textport_globals = globals_for(self.project1)

    # Time

    @property
    def now_s(self):
        """What time.monotonic() gives to scripts."""
        return self.clock.monotonic()

    def frame(self):
        """One frame: its start, what arrived, what was changed, what is due, its end."""
        self.frame_number += 1
        self.played_frames += not self.is_paused
        if isinstance(self.clock, SimulatedClock):
            self.clock.advance(1 / self.rate)
        self._tell_frame('framestart', 'onFrameStart')
        for operator in self.operators():
            if operator.valid:
                operator.backstage.on_frame()
        self.runs.on_frame()
        self._pull_viewed()
        self._tell_frame('frameend', 'onFrameEnd')
        self.runs.on_frame_end()

    def frames(self, count):
        for _ in range(count):
            self.frame()

    def run_for(self, seconds):
        self.frames(round(seconds * self.rate))

    def until(self, condition, within_s=10):
        """Frames until it is so; AssertionError when it is not within that time of the host's clock."""
        end_s = self.now_s + within_s
        while not condition():
            if self.now_s > end_s:
                raise AssertionError('not so within %s s of the host' % within_s)
            self.frame()

    def asleep_for(self, seconds):
        """The clock goes on and no frame does: a laptop that was closed. Negative: the clock was set back."""
        self.clock.advance(seconds)

    def reopen(self):
        """The project is saved, closed and opened again: everything that was only in memory is gone."""
        self.runs.forget()
        self.frame_number = self.played_frames = 0
        for operator in self.operators():
            # OP_Class, id: "not consistent when a file is re-opened".
            operator.__dict__['id'] = self.next_id()
            if not operator.isCOMP:
                operator.backstage.closed()
        self._tell('start', 'onStart')

    # Operators

    def op(self, path):
        return self.root.op(path)

    def operators(self):
        return [operator for operator in self.root.findChildren()]

    def next_id(self):
        self._last_id += 1
        return self._last_id

    def globals_for(self, operator):
        return globals_for(operator)

    def feed(self, component, image=None, encoded=None):
        """Wires a TOP that shows this image (or is saved as these bytes) into the component's first input."""
        source = component.parent().create('constantTOP', 'source1')
        source.backstage.image, source.backstage.encoded = image, encoded
        component.inputConnectors[0].connect(source)
        return source

    # Scripts

    def textport_line(self, line):
        """Types a line into the textport. What it assigns is still there for the next one."""
        exec(compile(line, 'textport', 'exec'), self.textport_globals)

    def install(self, component='lienzo', wishes=None, **parameters):
        """Runs the kit's installer as the line that people paste does, and sets parameters; the component."""
        self.paste(wishes, component=component)
        made = next(found for found in self.operators() if component in found.tags)
        for name, value in parameters.items():
            setattr(made.par, name, value)
        return made

    def paste(self, wishes=None, files=None, **more):
        """Runs the installer's text in the textport, with its bundle defined before it."""
        kit = {path.name: path.read_text(encoding='utf-8') for path in KIT.glob('*.py')}
        bundle = {'FILES': kit if files is None else files, 'WISHES': {**(wishes or {}), **more}}
        namespace = {**globals_for(self.project1), **bundle, '__name__': '__main__'}
        exec(compile(bundle['FILES']['install.py'], 'install.py', 'exec'), namespace)
        return namespace

    def carry_out(self, script, arguments):
        """A script that was handed to run(): its text, a DAT, or something to call."""
        if callable(script):
            script(*arguments)
            return
        is_text = isinstance(script, str)
        namespace = {**globals_for(self.project1 if is_text else script), 'args': arguments}
        exec(compile(script if is_text else script.text, 'run()', 'exec'), namespace)

    def print(self, *values, sep=' ', end='\n', file=None, flush=False):
        self.textport.append(sep.join(str(value) for value in values))

    def value_change_arguments(self, par, previous):
        return (par, par.eval(), previous) if self.change_has_value else (par, previous)

    def _tell_frame(self, toggle, callback):
        if self.frames_while_paused or not self.is_paused:
            self._tell(toggle, callback, self.absTime.timeline_frame)

    def _tell(self, toggle, callback, *arguments):
        for operator in self.operators():
            if operator.OPType == 'executeDAT' and operator.valid:
                operator.backstage.tell(toggle, callback, *arguments)

    def _pull_viewed(self):
        """Nothing that nobody looks at cooks by itself: a viewer, or somebody who reads, pulls."""
        for operator in self.operators():
            if operator.viewer:
                operator.cook()
