#!/usr/bin/env python3
"""TouchDesigner for an evening: a project under the stand-in of td/tests/host, in real time and over real sockets, led by
JSON lines on standard input. Each command is answered by one line {event: "done", of: N, ...}, N as the command named itself:

  {do: "paste", line}            runs a line as the textport does; afterwards the component `lienzo` is there
  {do: "set", name, value}       a parameter of the component
  {do: "pulse", name}
  {do: "feed", colour, size}     wires a TOP of this colour (a name or #rrggbb) into the component's input
  {do: "unfeed"}                 takes the wire away
  {do: "reopen"}                 saves, closes and opens the project
  {do: "asleep", seconds}        the laptop sleeps: its clock goes on, no frame does
  {do: "speed", times}           so much faster than real time the project runs from now on
  {do: "see", keep}              answers with what a person sees; `keep`: a file for the canvas's picture

Ends at the end of standard input. Exit code: 0, or 1 if a command could not be carried out.
"""

import argparse
import json
import pathlib
import queue
import sys
import tempfile
import threading
import time

from PIL import Image, ImageColor

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / 'td'))

from events import emit  # noqa: E402
from tests.host import Host  # noqa: E402
from tests.host.real_network import RealNetwork  # noqa: E402


class Show:
    """The project and what a person does with it."""

    def __init__(self, folder):
        self.host = Host(folder=folder, network=RealNetwork())
        self.speed = 1.0
        self._fed = None

    @property
    def lienzo(self):
        [component] = self.host.op('/').findChildren(tags=['lienzo'])
        return component

    def do(self, command):
        """Carries one command out; returns what there is to say about it."""
        return getattr(self, '_' + command['do'])(command) or {}

    def _paste(self, command):
        self.host.textport_line(command['line'])

    def _set(self, command):
        setattr(self.lienzo.par, command['name'], command['value'])

    def _pulse(self, command):
        getattr(self.lienzo.par, command['name']).pulse()

    def _feed(self, command):
        size = command.get('size', 720)
        image = Image.new('RGB', (size, size), ImageColor.getrgb(command['colour']))
        if self._fed is None:
            self._fed = self.host.feed(self.lienzo, image)
        self._fed.backstage.image = image

    def _unfeed(self, command):
        self._fed.destroy()
        self._fed = None

    def _reopen(self, command):
        self._fed = None
        self.host.reopen()

    def _asleep(self, command):
        self.host.asleep_for(command['seconds'])

    def _speed(self, command):
        self.speed = command['times']

    def _see(self, command):
        inside, par = self.lienzo.op, self.lienzo.par
        seen = {
            'frame': self.host.absTime.frame,
            'status': par.Status.eval(),
            'error': par.Error.eval(),
            'inRoom': bool(par.Inroom.eval()),
            'programFps': par.Programout.eval(),
            'prompt': inside('prompt').text,
            'channels': {channel.name: channel.eval() for channel in inside('state').chans()},
            'touches': [[cell.val for cell in row] for row in inside('touches').rows()],
            'textport': list(self.host.textport),
        }
        shown = self._shown(inside, par.Canvasvia.eval())
        if shown:
            seen['picture'] = {'pictures': shown[0], 'bytes': len(shown[1])}
            if command.get('keep'):
                pathlib.Path(command['keep']).write_bytes(shown[1])
        return seen

    @staticmethod
    def _shown(inside, via):
        """How many pictures the chosen TOP has taken, and the newest; None before the first."""
        taken = inside('canvas_file').backstage.reloads if via == 'file' else inside('canvas_bytes').backstage.loaded
        return (len(taken), taken[-1][1]) if taken else None


def _read_commands(commands):
    for line in sys.stdin:
        commands.put(json.loads(line))
    commands.put(None)


def run(show):
    """Frames in real time, and between them whatever was asked for."""
    commands = queue.Queue()
    threading.Thread(target=_read_commands, args=(commands,), daemon=True).start()
    due = time.monotonic()
    while True:
        while not commands.empty():
            command = commands.get()
            if command is None:
                return 0
            try:
                emit('done', of=command['of'], **show.do(command))
            except Exception as error:
                emit('failed', of=command['of'], reason='%s: %s' % (type(error).__name__, error))
                return 1
        show.host.frame()
        # A frame that came late is not made up for: TouchDesigner drops it too.
        due = max(due + 1 / (show.host.rate * show.speed), time.monotonic() - 0.1)
        time.sleep(max(0, due - time.monotonic()))


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--folder', help="the project's folder (default: a new temporary one)")
    options = parser.parse_args(arguments)
    emit('open')
    return run(Show(options.folder or tempfile.mkdtemp(prefix='td-show-')))


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
