"""Posts the picture at the input of the component `p3a_upload` to a P3A display (D2, D3), without ever waiting for it.

What the host calls stands in p3a_frame_callbacks.py and p3a_answers.py; all decisions are the link's.
"""

import random
import time

from lienzo_rates import PerSecond
from p3a_components import P3A_UPLOAD
from p3a_sender import Sender
from p3a_upload_link import UploadLink

_NEEDED = {'picture': 'TOP', 'http': 'webclientDAT', 'http_callbacks': 'DAT'}


class UploadSender(Sender):
    def __init__(self, comp):
        super().__init__(comp, UploadLink(time.monotonic, random.random), P3A_UPLOAD, _NEEDED)
        self._rates = [PerSecond(), PerSecond()]

    def parts(self):
        return self._configure, self._send_picture

    def values(self, now_s):
        link = self.link
        totals = (link.sent_pictures, link.sent_bytes / 1000)
        sent, kilobytes = (rate.of(total, now_s) for rate, total in zip(self._rates, totals))
        return {
            'Status': link.status,
            'Sent': round(sent, 1),
            'Outbytes': round(kilobytes, 1),
            'Qualitynow': round(link.pictures.quality, 2),
        }

    def _configure(self):
        active, address, fps, quality, way = self.wanted('Active', 'Address', 'Fps', 'Quality', 'Way')
        self.link.settings(active, str(address), fps, quality, str(way))

    def _send_picture(self):
        http = self.page.find('http')
        if not self.link.wants_picture(self.frames, project.cookRate, self.connections) or http is None:
            return
        jpeg = self.picture()
        post = self.link.request(jpeg) if jpeg else None
        if post is not None:
            self.link.posted(
                http.request(post.url, 'POST', header=post.header, data=post.data, timeout=post.timeout_ms)
            )


_sender = None


def of(comp):
    """The one sender of the component in which the module lies."""
    global _sender
    if _sender is None:
        _sender = UploadSender(comp)
    return _sender
