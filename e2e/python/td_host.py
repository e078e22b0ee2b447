"""TouchDesigner as the seed document sets it up: its callbacks, verbatim, in a network with a WebSocket DAT, a Movie
File In TOP called canvas_in and a Text TOP called prompt. All of the host is the strict stand-in of td/tests/host."""

import contextlib
import os
import pathlib
import sys
import tempfile
import time

_TD_TESTS = pathlib.Path(__file__).resolve().parents[2] / 'td' / 'tests'
sys.path.insert(0, str(_TD_TESTS))

from host import Host  # noqa: E402

SEED_CALLBACKS = _TD_TESTS / 'fixtures' / 'websocket1_callbacks.py'


class SeedTouchDesigner:
    """Feed it what arrives on the socket; look at `reloads`, `prompt_text` and `textport` for what came of it.

    folder: the project's folder. The callbacks also try the user's documents and the temporary folder when they are
    compiled; both are led into this folder, so that a test leaves no trace elsewhere.
    on_reload(file, data): called each time the Movie File In TOP has read its file.
    """

    def __init__(self, folder, on_reload=None):
        # The seed's callbacks look at the wall clock.
        self._host = Host(folder, clock=time)
        network = self._host.project1
        self.dat = network.create('websocketDAT', 'websocket1')
        self.movie = network.create('moviefileinTOP', 'canvas_in')
        self.movie.backstage.on_reload = on_reload
        self.prompt = network.create('textTOP', 'prompt')
        self._callbacks = self.dat.par.callbacks.eval()
        self._callbacks.text = SEED_CALLBACKS.read_text(encoding='utf-8')
        with _personal_folders_in(pathlib.Path(folder)):
            self._compiled = self._callbacks.module
        self._rows = 0

    @property
    def reloads(self):
        """(file, data) of each time that the Movie File In TOP has read its file."""
        return self.movie.backstage.reloads

    @property
    def prompt_text(self):
        return self.prompt.par.text.eval()

    @property
    def textport(self):
        return self._host.textport

    def receive(self, message):
        """Calls the callback that TouchDesigner would call: text for str, binary for bytes."""
        if isinstance(message, str):
            self._callbacks.backstage.call('onReceiveText', self.dat, self._rows, message)
            self._rows += 1
        else:
            self._callbacks.backstage.call('onReceiveBinary', self.dat, message)


@contextlib.contextmanager
def _personal_folders_in(folder):
    home, temporary = folder / 'home', folder / 'tmp'
    temporary.mkdir(parents=True, exist_ok=True)
    kept_environment, kept_tempdir = dict(os.environ), tempfile.tempdir
    os.environ.update(HOME=str(home), USERPROFILE=str(home))
    tempfile.tempdir = str(temporary)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(kept_environment)
        tempfile.tempdir = kept_tempdir
