"""The component as install.py builds it, in the strict stand-in for TouchDesigner: tests of what an artist notices."""

import contextlib
import json
import sys
import tempfile
import unittest

from tests.host import Host
from tests.samples import joined

_HOST_CODE = Host.__init__.__code__.co_filename.rpartition('/')[0] + '/'


class KitStage(unittest.TestCase):
    """`host_options`: what is left open about the host. `parameters`: of the component, before its first frame."""

    host_options = {}
    parameters = {'Address': '192.168.1.20', 'Room': 'K7QMXD', 'Name': 'Stage'}

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.build()

    def build(self, **options):
        """A new host with a new component in it."""
        self.host = Host(**{'folder': self.folder, **self.host_options, **options})
        self.comp = self.host.install(**self.parameters)
        # The pictures of samples.py are whole, but nothing would decode them.
        self.op('canvas_bytes').backstage.decodes = True
        self.host.textport.clear()

    def tearDown(self):
        self.assertEqual(self.host.textport, [], 'only the installer prints')

    def paste_again(self):
        """What somebody does who is told that something is missing; then a second for the kit to notice."""
        self.host.paste()
        self.host.textport.clear()
        self.op('canvas_bytes').backstage.decodes = True
        self.host.run_for(1.5)

    def op(self, name):
        return self.comp.op(name)

    def value(self, name):
        """A custom parameter of the component, as its page shows it."""
        return getattr(self.comp.par, name).eval()

    def channel(self, name):
        return self.op('out_state')[name].eval()

    @property
    def socket(self):
        return self.host.network.sockets[-1]

    def dialled(self, within_s=12):
        """The next dial, which the far end has not answered yet."""
        before = len(self.host.network.sockets)
        self.host.until(lambda: len(self.host.network.sockets) > before, within_s)
        return self.socket

    def enter(self, *greeting, room='K7QMXD'):
        """Answers a dial and the join, and sends what a room greets with (R9)."""
        if not self.host.network.sockets or self.socket.is_hung_up:
            self.dialled()
        self.socket.open()
        self.host.until(lambda: self.socket.texts())
        self.socket.text(joined(room))
        self.receive(*greeting)
        # The status page is written four times a second.
        self.host.run_for(0.3)

    def receive(self, *messages):
        for message in messages:
            if isinstance(message, str):
                self.socket.text(message)
            else:
                self.socket.binary(message)

    def joins(self):
        return [message for message in map(json.loads, self.socket.texts()) if message['type'] == 'join']

    def reports(self):
        said = [json.loads(text) for text in self.socket.texts()]
        return [message['payload'] for message in said if message['type'] == 'report']

    def loaded(self):
        """What the Script TOP was given, oldest first."""
        return self.op('canvas_bytes').backstage.loaded

    @contextlib.contextmanager
    def counted_calls(self):
        """Counts the calls that the kit makes into the host meanwhile, by the name of what was called."""
        calls, inside = {}, self.comp.path + '/'

        def note(frame, event, _):
            code = frame.f_code
            if event == 'call' and code.co_filename.startswith(_HOST_CODE):
                caller = frame.f_back.f_code.co_filename if frame.f_back else ''
                if caller.startswith(inside):
                    calls[code.co_name] = calls.get(code.co_name, 0) + 1

        sys.setprofile(note)
        try:
            yield calls
        finally:
            sys.setprofile(None)
