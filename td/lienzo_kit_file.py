"""The canvas as a picture file for a Movie File In TOP: the way for builds of TouchDesigner that cannot take bytes.

It reads a file when it likes. So a file appears whole or not at all, and two names take turns: while the one is being
read, and cannot be replaced on Windows, the next picture goes to the other.
"""

import os
import re

# By the format of a Picture; TouchDesigner goes by the name.
EXTENSIONS = {'jpeg': '.jpg', 'png': '.png'}

# A folder that cannot be written is not tried at every frame; whoever mends it waits for no longer than this.
_RETRY_S = 1.0
# Both files held for so many frames: another program holds them, not a TOP that reads.
_MAX_BUSY_FRAMES = 60


class FileWay:
    def __init__(self, network, slot):
        self.error = ''
        self._network = network
        self._slot = slot
        self._folder = ''
        self._picture = None
        self._turn = 1
        self._busy_frames = 0
        self._retry_at_s = 0.0
        self._given_to = None  # id of the TOP

    def configure(self, wishes):
        if wishes.folder != self._folder:
            self._folder = wishes.folder
            self._retry_at_s = 0.0

    def stop(self):
        self.error = ''
        self._picture = None
        self._given_to = None

    def check(self):
        if self._given_to is not None and self._network.is_another('canvas_file', self._given_to):
            self._slot.show_again()

    def arrived(self):
        pass

    def frame_started(self, now_s):
        self._picture = self._slot.take() or self._picture
        # A clock that went back must not hold it for as long as it went.
        if self._picture is None or 0 < self._retry_at_s - now_s <= _RETRY_S:
            return
        top = self._network.find('canvas_file')
        path = self._write() if top is not None else ''
        if path or self.error:
            # Also for what TouchDesigner may raise below.
            self._retry_at_s = now_s + _RETRY_S
        if path:
            self._give(top, path)

    def _give(self, top, path):
        top.par.file = path
        # The name was seen before, with another picture in it.
        top.par.reloadpulse.pulse()
        self._given_to = top.id
        self._picture = None
        self._retry_at_s = 0.0
        self.error = ''

    def _write(self):
        """Writes the waiting picture and returns where it is; '' when it could not be now."""
        folder = os.path.join(project.folder, self._folder)
        if not os.path.isabs(folder):
            self.error = 'The project is not saved yet: save it, or choose a Folder for the canvas.'
            return ''
        stem = 'lienzo' + re.sub(r'\W', '_', self._network.comp.path)
        path = os.path.join(folder, '%s_%d%s' % (stem, self._turn, EXTENSIONS[self._picture.format]))
        try:
            self._write_temporary(folder, path + '.part')
        # A NUL or half a surrogate in the name is a ValueError.
        except (OSError, ValueError) as error:
            why = getattr(error, 'strerror', None) or error
            self.error = 'Cannot write into %s (%s): choose another Folder.' % (_printable(folder), why)
            return ''
        return self._replace(path)

    def _write_temporary(self, folder, path):
        os.makedirs(folder, exist_ok=True)
        with open(path, 'wb') as file:
            file.write(self._picture.data)

    def _replace(self, path):
        self._turn = 3 - self._turn
        try:
            os.replace(path + '.part', path)
        except OSError as error:
            # Windows, while somebody reads it: the other name has its turn at the next frame.
            self._busy_frames += 1
            if self._busy_frames >= _MAX_BUSY_FRAMES:
                self.error = '%s cannot be replaced (%s): close what has it open.' % (path, error.strerror or error)
            return ''
        self._busy_frames = 0
        return path.replace(os.sep, '/')


def _printable(text):
    return ''.join(character if character.isprintable() else '?' for character in text)
