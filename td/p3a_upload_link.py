"""Pictures from TouchDesigner to a P3A display by HTTP (D2, D3): pure, no TouchDesigner in it.

One request at a time (D7), and none is ever cut off: what changes meanwhile is dropped, and the picture of the moment
goes out when the display has answered. p3a_upload.py hands the requests to a Web Client DAT.
"""

from typing import Callable, Dict, NamedTuple, Optional, Sequence, Tuple

import p3a_core as core
from p3a_sending import OVERDUE_S, SLOW_RETRY_S, UPLOAD_TIMEOUT_S, Exchange, Pictures, Retries, is_due

# raw: shown from memory (D3). upload: written to the card first (D2), and shown again after a restart.
PATHS = {'raw': '/display/raw', 'upload': '/upload/image'}

# D2: what a display takes as long as it has not said otherwise.
MAX_PICTURE_BYTES = 5 * 1024 * 1024
# D2: no display may be set to take less.
MIN_PICTURE_BYTES = 102400

# A request that takes longer than this is worth a word.
_BUSY_AFTER_S = 1.0

# D4: the picture itself is what is wrong; sending it again cannot help.
_WRONG_PICTURE = frozenset({'INVALID_IMAGE', 'IMAGE_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'})
# D4: what only a person changes.
_WRONG_DISPLAY = frozenset({'NOT_FOUND', 'UPLOAD_OFF', 'SD_LOCKED', 'SD_FULL', 'LENGTH_REQUIRED'})


class Post(NamedTuple):
    """POST these bytes. timeout_ms is for the Web Client DAT."""

    url: str
    header: Dict[str, str]
    data: bytes
    timeout_ms: int


class UploadLink:
    """Pictures to one display. `clock` in seconds, monotonic; `random` 0..1."""

    def __init__(self, clock: Callable[[], float], random: Callable[[], float]) -> None:
        self.pictures = Pictures()
        self.sent_pictures = self.sent_bytes = 0
        self._clock = clock
        self._exchange = Exchange()
        self._retries = Retries(random)
        self._wanted: Tuple[bool, str, str] = (False, '', 'raw')
        self._address: Optional[core.Address] = None
        self._trouble = self._picture_trouble = ''
        self._limit = MAX_PICTURE_BYTES
        self._retry_at_s = self._posted_s = 0.0
        self._body = b''
        # The answer to what was posted before the settings changed says nothing about what is wanted now.
        self._is_for_now = True

    @property
    def status(self) -> str:
        if self._exchange.under_way and self._clock() - self._posted_s > _BUSY_AFTER_S:
            return '%s is busy since %d s' % (self._host, self._clock() - self._posted_s)
        if not self._wanted[0] or self._address is None:
            return 'Off'
        return ('Waiting for ' if self._trouble else 'Sending to ') + self._host

    @property
    def error(self) -> str:
        return self._picture_trouble or self._trouble

    def settings(self, active: bool, address: str, fps: float, quality: float, way: str) -> None:
        """way: 'raw' or 'upload'."""
        self.pictures.settings(fps, quality)
        if (active, address, way) == self._wanted:
            return
        self._wanted = (active, address, way)
        self._address = core.parse_address(address)
        self._trouble = self._picture_trouble = ''
        if active and self._address is None:
            self._trouble = core.BAD_ADDRESS % address if address.strip() else core.NO_ADDRESS
        self._limit = MAX_PICTURE_BYTES
        self._retry_at_s = 0.0
        self._is_for_now = False
        self._retries.reset()
        self.pictures.forget()

    def wants_picture(self, frame: float, rate: float, connections: Callable[[], Sequence[object]]) -> bool:
        """Whether to make a picture in this frame; if so, the frame counts as used. To be asked at every frame.
        connections: the ids of the requests that the Web Client DAT has under way."""
        now_s = self._clock()
        if self._exchange.is_lost(now_s, connections) and self._is_for_now:
            self._fail(core.NO_ANSWER % self._host, self._retries.after_failure())
        is_free = not self._exchange.under_way and is_due(now_s, self._retry_at_s)
        if not (self._wanted[0] and self._address and is_free and self.pictures.due(frame, rate)):
            return False
        self.pictures.taken(frame, rate)
        return True

    def request(self, jpeg: bytes) -> Optional[Post]:
        """What to post, if the display would take it and does not show it already."""
        self._picture_trouble = core.upload_refusal(jpeg)
        if self._picture_trouble or self._address is None or not self.pictures.is_new(jpeg):
            return None
        if not self.pictures.fits(len(jpeg), self._limit):
            if self.pictures.at_lowest:
                self._picture_trouble = core.TOO_LARGE % (len(jpeg) // 1000, self._limit // 1000)
            return None
        self._body = jpeg
        url = 'http://%s:%d%s' % (*self._address, self._path)
        return Post(url, {'Content-Type': 'image/jpeg'}, jpeg, int(UPLOAD_TIMEOUT_S * 1000))

    def posted(self, request_id: object) -> None:
        """The request is on its way and has this id."""
        self._posted_s = self._clock()
        self._is_for_now = True
        self._exchange.begin(self._path, request_id, self._posted_s + UPLOAD_TIMEOUT_S + OVERDUE_S)

    def cut(self, request_id: object) -> None:
        """The connection of a request has ended, answered or not."""
        self._exchange.cut(request_id, self._clock())

    def answered(self, request_id: object, status: object, body: object) -> None:
        """The Web Client DAT's answer."""
        if not self._exchange.takes(request_id) or not self._is_for_now:
            return
        answer = core.parse_answer(status, body)
        if answer.ok:
            self._succeed(answer)
        else:
            self._refuse(answer)

    @property
    def _host(self) -> str:
        return self._address.host if self._address else 'The display'

    @property
    def _path(self) -> str:
        return PATHS.get(self._wanted[2], PATHS['raw'])

    def _succeed(self, answer: core.Answer) -> None:
        self._retries.reset()
        self.pictures.sent(self._body)
        self.sent_pictures += 1
        self.sent_bytes += len(self._body)
        self._trouble = core.NOT_SHOWN if answer.data.get('display_updated') is False else ''

    def _refuse(self, answer: core.Answer) -> None:
        sentence = core.refusal_sentence(answer, self._exchange.path, self._host)
        if answer.code == 'PAYLOAD_TOO_LARGE' and len(self._body) > MIN_PICTURE_BYTES:
            # It does not say its limit: what it refused was over it.
            self._limit = max(MIN_PICTURE_BYTES, min(self._limit, len(self._body) - 1))
            self._fail(sentence, 0.0)
        elif answer.code in _WRONG_PICTURE:
            self.pictures.sent(self._body)
            self._fail(sentence, 0.0)
        elif answer.code in _WRONG_DISPLAY or core.is_old_firmware(answer):
            self._fail(sentence, self._retries.jittered(SLOW_RETRY_S))
        else:
            self._fail(sentence, self._retries.after_failure())

    def _fail(self, sentence: str, retry_in_s: float) -> None:
        self._trouble = sentence
        # It has not been taken, however still it stands.
        self.pictures.look_again()
        self._retry_at_s = self._clock() + retry_in_s
