"""Posts the picture at the input of the component `p3a_upload` to a P3A display (D2, D3), without ever waiting for it.

Two DATs of the component hold this text: the module `p3a_upload`, where the one Sender lives, and the Execute DAT that
calls onFrameStart. The answers of the Web Client DAT come through p3a_answers.py. All decisions are the link's.
"""

import random
import time

from lienzo_rates import PerSecond
from p3a_page import Page, jpeg_of, missing_in
from p3a_upload_link import UploadLink

_WANTED = {'picture': 'nullTOP', 'http': 'webclientDAT'}


class Sender:
    def __init__(self, comp):
        self.link = UploadLink(time.monotonic, random.random)
        self._comp = comp
        self._page = Page(comp)
        self._rates = [PerSecond(), PerSecond()]
        self._host_trouble = ''

    def frame(self):
        missing = missing_in(self._comp, _WANTED)
        if missing:
            self._page.write({'Error': missing})
            return
        pars = self._comp.par
        self.link.settings(
            bool(pars.Active.eval()),
            str(pars.Address.eval()),
            pars.Fps.eval(),
            pars.Quality.eval(),
            str(pars.Way.eval()),
        )
        if self.link.wants_picture(absTime.frame, project.cookRate, lambda: self._comp.op('http').connections):
            self._send()
        self._write_page(time.monotonic())

    def _send(self):
        jpeg, self._host_trouble = jpeg_of(self._comp, self.link.pictures.quality)
        post = None if self._host_trouble else self.link.request(jpeg)
        if post is None:
            return
        http = self._comp.op('http')
        self.link.posted(
            http.request(post.url, 'POST', header=post.header, data=post.data, timeout=post.timeout_ms)
        )

    def _write_page(self, now_s):
        if not self._page.is_due(now_s):
            return
        link = self.link
        totals = (link.sent_pictures, link.sent_bytes / 1000)
        sent, kilobytes = (rate.of(total, now_s) for rate, total in zip(self._rates, totals))
        self._page.write(
            {
                'Status': link.status,
                'Error': self._host_trouble or link.error,
                'Sent': round(sent, 1),
                'Outbytes': round(kilobytes, 1),
                'Qualitynow': round(link.pictures.quality, 2),
            }
        )


_sender = None


def sender(comp):
    """The one Sender of the component in which the module lies."""
    global _sender
    if _sender is None:
        _sender = Sender(comp)
    return _sender


def onFrameStart(frame):
    parent().op('p3a_upload').module.sender(parent()).frame()
