"""The canvas on its way into a TOP: three ways, of which only the chosen one works.

    bytes   the newest picture into the Script TOP `canvas_bytes`, decoded by TouchDesigner itself
    page    the relay's viewer page in the Web Render TOP `canvas_page`: no Python at all
    file    a picture file and the Movie File In TOP `canvas_file`, for builds that cannot do the others
"""

from lienzo_kit_file import EXTENSIONS, FileWay
from lienzo_kit_page import PageWay
from lienzo_kit_status import words_of

_RETRY_S = 1.0

_REFUSED = 'TouchDesigner could not decode the canvas%s. If that stays, set Canvas via to File.'


class Canvas:
    """`configure` chooses the way. `error` says what is wrong with it; '' for nothing."""

    def __init__(self, network, session):
        self._slot = Slot(session.pictures)
        self._ways = {
            'bytes': BytesWay(network, self._slot),
            'page': PageWay(network, session),
            'file': FileWay(network, self._slot),
        }
        self.chosen = ''

    @property
    def error(self):
        return self._ways[self.chosen].error if self.chosen else ''

    def configure(self, wishes):
        """The parameters as they are now."""
        for way in self._ways.values():
            way.configure(wishes)
        if wishes.path != self.chosen:
            self.chosen = wishes.path
            self.restart()

    def restart(self):
        """Every way from its beginning: what the operators were left with, by another way or in a saved project, is not
        known. A browser that opened with the project may have found no relay, and does not look again."""
        for way in self._ways.values():
            way.stop()
        self._slot.show_again()

    def check(self):
        """Now and then: a TOP made anew is given what the old one had."""
        if self.chosen:
            self._ways[self.chosen].check()

    def arrived(self):
        """Something has arrived on the socket, perhaps a picture."""
        if self.chosen:
            self._ways[self.chosen].arrived()

    def frame_started(self, now_s):
        if self.chosen:
            self._ways[self.chosen].frame_started(now_s)

    def cook(self, script_top):
        """The Script TOP cooks: the only moment at which it may be given pixels."""
        if self.chosen == 'bytes':
            self._ways['bytes'].cook(script_top)


class Slot:
    """The pictures of a session, and the newest of them once more for another TOP: nothing may come for an hour."""

    def __init__(self, pictures):
        self._pictures = pictures
        self._taken = None

    def waits(self):
        return self._pictures.waits()

    def take(self):
        picture = self._pictures.take()
        self._taken = picture or self._taken
        return picture

    def failed(self):
        self._pictures.failed()

    def show_again(self):
        if self._taken is not None and not self._pictures.waits():
            self._pictures.failed()
            self._pictures.offer(self._taken)


class BytesWay:
    def __init__(self, network, slot):
        self.error = ''
        self._network = network
        self._slot = slot
        self._is_asked = False
        self._is_able = True
        self._waits_since_s = None
        # What the TOP shows. Whether it forgets that when it cooks without being given a picture is not documented.
        self._loaded = None
        self._loaded_into = None  # id of the TOP
        self._is_refused = False
        self._refused_since_s = None

    def configure(self, wishes):
        pass

    def stop(self):
        self.error = ''
        self._is_asked = False
        self._is_able = True
        self._loaded = None
        self._is_refused = False

    def check(self):
        if self._loaded is not None and self._network.is_another('canvas_bytes', self._loaded_into):
            self._slot.show_again()

    def arrived(self):
        """Cooks the Script TOP at the end of this frame. Not at once: force-cooking one from within a WebSocket DAT's
        callback makes a cook loop. By force, because nothing else tells the TOP that there is something new."""
        if self._is_asked or not self._is_able or not self._slot.waits():
            return
        top = self._network.find('canvas_bytes')
        if top is not None:
            self._is_asked = True
            run('args[0].valid and args[0].cook(force=True)', top, endFrame=True)

    def frame_started(self, now_s):
        """Minds a picture that waits although it should have been taken: the TOP is missing, or does not call us.
        Asking at every frame would not mend that."""
        self._mind_refusal(now_s)
        if not self._is_able or not self._slot.waits():
            self._waits_since_s = None
        elif self._waits_since_s is None:
            self._waits_since_s = now_s
            self.arrived()
        elif not 0 <= now_s - self._waits_since_s < _RETRY_S:
            if self._is_asked:
                self.error = 'canvas_bytes does not call canvas_callbacks: is its Callbacks DAT another one?'
            self._is_asked = False
            self._waits_since_s = None

    def _mind_refusal(self, now_s):
        """What the TOP could not take may be taken a second later; nothing else may come for an hour."""
        if not self._is_refused:
            self._refused_since_s = None
        elif self._refused_since_s is None:
            self._refused_since_s = now_s
        elif not 0 <= now_s - self._refused_since_s < _RETRY_S:
            self._is_refused = False
            self._refused_since_s = None
            self._slot.show_again()

    def cook(self, script_top):
        self._is_asked = False
        picture = self._slot.take()
        if picture is not None:
            self._load(script_top, picture)
        elif self._loaded is not None:
            script_top.loadByteArray(EXTENSIONS[self._loaded.format], self._loaded.data)

    def _load(self, script_top, picture):
        load = getattr(script_top, 'loadByteArray', None)
        if load is None:
            self._is_able = False
            self._slot.failed()
            self.error = 'This build of TouchDesigner has no loadByteArray: set Canvas via to Web page or to File.'
            return
        reason = ''
        try:
            self._is_refused = not load(EXTENSIONS[picture.format], picture.data)
        # What it raises is not documented.
        except Exception as error:
            self._is_refused, reason = True, ' (%s)' % words_of(error)
        if self._is_refused:
            self._slot.failed()
            self.error = _REFUSED % reason
        else:
            self._loaded, self._loaded_into = picture, script_top.id
            self.error = ''
