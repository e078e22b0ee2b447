"""What is at the other end of the host's sockets and requests: here, whatever a test says.

A network has dial(address, port, timeout_ms) and request(url, method, header, data, timeout_ms). What they return is
asked once a frame by take(): a socket for its new events, a request for its answer. real_network.py has the same face.
"""

from typing import NamedTuple, Optional, Union


class Event(NamedTuple):
    """open, text (str), binary, ping or pong (bytes), close."""

    kind: str
    content: Union[str, bytes, None] = None


class Answer(NamedTuple):
    """An HTTP answer; without a code when none came."""

    code: Optional[int]
    message: str
    header: dict
    data: bytes


class ScriptedSocket:
    """One dial of a WebSocket DAT. What the far end does is seen by the DAT at its next frame."""

    def __init__(self, address, port):
        self.address = address
        self.port = port
        self.sent = []
        self.result = None
        self.is_hung_up = False
        self._events = []

    def open(self):
        self._events.append(Event('open'))

    def text(self, message):
        self._events.append(Event('text', message))

    def binary(self, contents):
        self._events.append(Event('binary', contents))

    def ping(self, contents=b''):
        self._events.append(Event('ping', contents))

    def pong(self, contents=b''):
        self._events.append(Event('pong', contents))

    def close(self):
        """Ends the connection; before open(), refuses it."""
        self._events.append(Event('close'))

    def texts(self):
        return [content for kind, content in self.sent if kind == 'text']

    def binaries(self):
        return [content for kind, content in self.sent if kind == 'binary']

    def take(self):
        events, self._events = self._events, []
        return events

    def send(self, kind, content):
        if self.result is not None and self.result < 0:
            return self.result
        self.sent.append((kind, content))
        size = len(content.encode()) if isinstance(content, str) else len(content)
        return size if self.result is None else self.result

    def hang_up(self):
        self.is_hung_up = True


class ScriptedRequest:
    """One request of a Web Client DAT; it waits until the test answers."""

    def __init__(self, url, method, header, data, timeout_ms):
        self.url = url
        self.method = method
        self.header = header
        self.data = data
        self.timeout_ms = timeout_ms
        self.is_cancelled = False
        self._answer = None

    def answer(self, code, data=b'', message='', header=None):
        self._answer = Answer(code, message, header or {}, data)

    def fail(self):
        """No answer came: nobody listens, or the connection broke."""
        self._answer = Answer(None, '', {}, b'')

    def take(self):
        return self._answer

    def cancel(self):
        self.is_cancelled = True


class ScriptedNetwork:
    """Keeps every dial and request, oldest first."""

    def __init__(self):
        self.sockets = []
        self.requests = []

    def dial(self, address, port, timeout_ms):
        self.sockets.append(ScriptedSocket(address, port))
        return self.sockets[-1]

    def request(self, url, method, header, data, timeout_ms):
        self.requests.append(ScriptedRequest(url, method, header, data, timeout_ms))
        return self.requests[-1]
