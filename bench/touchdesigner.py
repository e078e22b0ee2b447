"""Live pictures from a relay into TouchDesigner, as far as the stand-in of td/tests/host is TouchDesigner: by our kit,
or by the seed's script with the network that it describes. Both get them over a real socket, at the eleven a second
that the seed's script can show.

Usage: touchdesigner.py kit|seed PORT ROOM PICTURES FOLDER. Says `in` when the first picture is there. When as many
more as asked have come it prints JSON: `pictures`, of each the SHA-1, when the host had it (`atMs`, the clock that
Node calls hrtime) and what it has cost the main thread (`costMs`, by the clock, because a frame has to wait for
it), and `framesMs`, what our kit does at every frame beside, picture or none. What the host itself does with a
picture (decoding it, reading the file) is left out on both sides.
"""
import hashlib
import json
import os
import pathlib
import sys
import tempfile
import time

REPOSITORY = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY / 'td'))

from tests.host import Host  # noqa: E402
from tests.host.real_network import RealNetwork  # noqa: E402
from touchdesigner_stopwatch import Stopwatch  # noqa: E402

SEED = REPOSITORY / 'td' / 'tests' / 'fixtures' / 'websocket1_callbacks.py'
FPS = 11
ENTER_WITHIN_S = 10


class Handed:
    """What the host was handed: in place of the list that a Script TOP keeps, and of a Movie File In TOP's reading."""

    def __init__(self, stopwatch):
        self.pictures = []
        self.frames_ms = []
        self._stopwatch = stopwatch
        self._newest = None

    def append(self, loaded):
        self._newest = (loaded[1], time.perf_counter())

    def read(self, movie):
        self._newest = (pathlib.Path(movie.par.file.eval()), time.perf_counter())

    def forget(self):
        for account in ('frames', 'else'):
            self._stopwatch.lap_s(account)
        self.pictures.clear()
        self.frames_ms.clear()

    def note(self):
        """Between frames: nothing of this is the host's work."""
        self.frames_ms.append(self._stopwatch.lap_s('frames') * 1000)
        if self._newest is None:
            return
        (picture, at_s), self._newest = self._newest, None
        data = picture if isinstance(picture, bytes) else picture.read_bytes()
        cost_ms = self._stopwatch.lap_s('else') * 1000
        self.pictures.append({'sha1': hashlib.sha1(data).hexdigest(), 'atMs': at_s * 1000, 'costMs': cost_ms})


def kit(host, port, room, handed):
    lienzo = host.install(Address='127.0.0.1', Port=port, Room=room, Canvasfps=FPS, Program=False)
    canvas = lienzo.op('canvas_bytes').backstage
    canvas.decodes, canvas.loaded = True, handed


def seed(host, port, room, handed):
    movie = host.project1.create('moviefileinTOP', 'canvas_in')
    movie.backstage._read = lambda: handed.read(movie)
    host.project1.create('textTOP', 'prompt')
    socket = host.project1.create('websocketDAT', 'websocket1')
    socket.par.callbacks.eval().text = SEED.read_text(encoding='utf-8')
    socket.par.netaddress = '127.0.0.1/?room=%s&role=td&fps=%d' % (room, FPS)
    socket.par.port = port
    socket.par.active = True


def frames(host, handed, until, within_s):
    """Frames of the host in real time."""
    due_s = time.monotonic()
    end_s = due_s + within_s
    while not until():
        host.frame()
        handed.note()
        due_s += 1 / host.rate
        if due_s > end_s:
            raise SystemExit('the pictures did not come: %s' % host.textport)
        time.sleep(max(0, due_s - time.monotonic()))


def main(way, port, room, pictures, folder):
    # The seed's script also tries the user's documents.
    os.environ.update(HOME=folder, USERPROFILE=folder)
    tempfile.tempdir = folder
    handed = Handed(Stopwatch())
    host = Host(folder=folder, network=RealNetwork(), clock=time)
    {'kit': kit, 'seed': seed}[way](host, port, room, handed)
    frames(host, handed, lambda: handed.pictures, ENTER_WITHIN_S)
    print('in', flush=True)
    # Its first second is everybody's.
    for count in (FPS, pictures):
        handed.forget()
        frames(host, handed, lambda: len(handed.pictures) >= count, ENTER_WITHIN_S + 2 * count / FPS)
    print(json.dumps({'pictures': handed.pictures, 'framesMs': handed.frames_ms}), flush=True)
    os._exit(0)


if __name__ == '__main__':
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4]), sys.argv[5])
