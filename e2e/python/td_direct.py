#!/usr/bin/env python3
"""TouchDesigner that sends straight to a P3A display: one of the kit's components under the stand-in of td/tests/host,
in real time and over real sockets. Led by JSON lines on standard input and answered as td_show.py says:

  {do: "set", name, value}       a parameter of the component
  {do: "delete", name}           somebody deletes that parameter
  {do: "pause"}                  the timeline stands still from now on
  {do: "feed", colour, size}     its input shows this colour (a name or #rrggbb); size: [width, height]
  {do: "feed", noise}            its input shows noise of this seed, which compresses badly
  {do: "see"}                    answers with the parameters and the channels, as a person sees them
  {do: "count"}                  answers with how many frames there were, and how often the input was encoded
"""

import argparse
import pathlib
import random
import sys

from PIL import Image, ImageColor

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / 'td'))

from td_show import run  # noqa: E402
from tests.host import Host  # noqa: E402
from tests.host.real_network import RealNetwork  # noqa: E402

_PANEL = (720, 720)


class Direct:
    """The project and what a person does with it."""

    def __init__(self, folder, component, parameters):
        self.host = Host(folder=folder, network=RealNetwork())
        self.speed = 1.0
        self.comp = self.host.install(component, **parameters)
        self._source = self.host.feed(self.comp, Image.new('RGB', _PANEL))

    def do(self, command):
        """Carries one command out; returns what there is to say about it."""
        return getattr(self, '_' + command['do'])(command) or {}

    def _set(self, command):
        setattr(self.comp.par, command['name'], command['value'])

    def _delete(self, command):
        getattr(self.comp.par, command['name']).destroy()

    def _pause(self, command):
        self.host.is_paused = True

    def _feed(self, command):
        self._source.backstage.image = _noise(command['noise']) if 'noise' in command else _plain(command)

    def _see(self, command):
        state = self.comp.op('out_state')
        return {
            'page': {par.name: par.eval() for par in self.comp.customPars},
            'channels': {channel.name: channel.eval() for channel in state.chans()} if state else {},
            'textport': list(self.host.textport),
        }

    def _count(self, command):
        return {'frames': self.host.frame_number, 'encoded': len(self.comp.op('picture').backstage.saved)}


def _plain(command):
    return Image.new('RGB', tuple(command.get('size', _PANEL)), ImageColor.getrgb(command['colour']))


def _noise(seed):
    width, height = _PANEL
    return Image.frombytes('RGB', _PANEL, random.Random(seed).randbytes(width * height * 3))


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('folder', help="the project's")
    parser.add_argument('component', choices=['p3a_stream', 'p3a_upload'])
    parser.add_argument('address', help='the HTTP interface of the display, HOST:PORT')
    options = parser.parse_args(arguments)
    return run(Direct(options.folder, options.component, {'Address': options.address}))


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
