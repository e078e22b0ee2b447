"""What the components `p3a_stream` and `p3a_upload` do alike: a frame's work, the picture of the moment, the page.

No exception gets out of here: it becomes a sentence on the status page. Nothing is printed, which would be sixty times
a second. All decisions are the link's.
"""

import time

from lienzo_kit_status import Every, Faults
from p3a_page import Page

# People read no faster.
_WRITE_EVERY_S = 0.25

# What nothing is sent without. An operator without its callbacks is there and says nothing: it would look like a
# display that is away.
_WAYS_OUT = ('http', 'http_callbacks', 'socket', 'socket_callbacks')


class Sender:
    """One component at work. `frames` counts its frames. A subclass has `parts`, the work of a frame in its order, and
    `values`, what the status page says besides the error."""

    def __init__(self, comp, link, component, needed):
        self.link = link
        self.page = Page(comp, component, needed)
        # Not absTime.frame, which stands still while the main timeline is paused (wiki: AbsTime_Class).
        self.frames = 0
        self._faults = Faults()
        self._writing = Every(_WRITE_EVERY_S)
        self._encoding_trouble = ''

    def parts(self):
        raise NotImplementedError

    def values(self, now_s):
        raise NotImplementedError

    def remark(self):
        """What is wrong besides what the link says; '' for nothing."""
        return ''

    def frame_started(self):
        """Once a frame."""
        self.frames += 1
        for part in self.parts():
            self._attempt(part)
        now_s = time.monotonic()
        if self._writing.is_due(now_s):
            self._attempt(self._write_page, now_s)

    def tell(self, said):
        """What a callback has to say, as a function of the link."""
        self._attempt(said, self.link)

    def wanted(self, *names):
        """Values of parameters, the first of which is Active: off while there is nothing to send with."""
        can_send = all(self.page.find(way) is not None for way in _WAYS_OUT if way in self.page.needed)
        active, *others = [self.page.parameters.value(name) for name in names]
        return [can_send and bool(active), *others]

    def connections(self):
        """The ids of the requests that the Web Client DAT has under way."""
        http = self.page.find('http')
        return () if http is None else http.connections or ()

    def picture(self):
        """The JPEG of the moment; b'' when there is none, or none since the last one."""
        top = self.page.find('picture')
        if top is None:
            return b''
        top.cook()
        # Another TOP in its place counts anew.
        return self._encoded(top) if self.link.pictures.is_news((top.id, top.totalCooks)) else b''

    def _encoded(self, top):
        try:
            jpeg, self._encoding_trouble = bytes(top.saveByteArray('.jpg', quality=self.link.pictures.quality)), ''
            return jpeg
        # What it raises is not documented.
        except Exception as problem:
            self._encoding_trouble = 'TouchDesigner could not encode the picture: %s' % problem
            self.link.pictures.look_again()
            return b''

    def _attempt(self, part, *arguments):
        """Whatever goes wrong in it, TouchDesigner's frame goes on, and so does the rest."""
        try:
            part(*arguments)
        except Exception as error:
            self._faults.note(getattr(part, '__qualname__', repr(part)), error)
            # Perhaps the picture of this frame did not get out.
            self.link.pictures.look_again()

    def _write_page(self, now_s):
        # What nothing works without comes before what follows from it.
        fault = self._faults.sentence(now_s) or self._encoding_trouble
        error = self.page.lack() or fault or self.link.error or self.remark()
        for name, value in {'Error': error, **self.values(now_s)}.items():
            self._attempt(self.page.parameters.show, name, value)
