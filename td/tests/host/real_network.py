"""The same face as ScriptedNetwork over real sockets. What arrives waits until the host's next frame asks for it.

WebSockets run in one background thread with an event loop, each HTTP request in a thread of its own; none of them
touches the host. As TouchDesigner's DAT, a socket pings nobody and answers no ping by itself; a ping may overtake
messages that wait.
"""

import asyncio
import collections
import functools
import http.client
import threading
from urllib.parse import urlsplit

from websockets.exceptions import WebSocketException
from websockets.legacy.client import WebSocketClientProtocol, connect

from .network import Answer, Event

_TLS_PORT = 443
# The DAT's own limit is not documented. R14 allows nobody more than 8 MiB.
_MAX_MESSAGE_BYTES = 16 * 1024 * 1024
# How long the far end may take to answer a close.
_CLOSE_TIMEOUT_S = 1
_NOT_CONNECTED = -1


def url_of(address, port):
    """The URL that the DAT dials: its address may carry a scheme, a path and a query, its port stands apart."""
    scheme, _, rest = address.rpartition('://')
    host, slash, path = rest.partition('/')
    return '%s://%s:%d%s%s' % (scheme or ('wss' if port == _TLS_PORT else 'ws'), host, port, slash or '/', path)


class RealNetwork:
    """Close it in the end: it has a thread."""

    def __init__(self):
        self.sockets = []
        self.requests = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name='network of the host', daemon=True)
        self._thread.start()

    def dial(self, address, port, timeout_ms):
        self.sockets.append(RealSocket(self._loop, url_of(address, port), timeout_ms / 1000))
        return self.sockets[-1]

    def request(self, url, method, header, data, timeout_ms):
        self.requests.append(RealRequest(url, method, header, data, timeout_ms / 1000))
        return self.requests[-1]

    def close(self):
        for request in self.requests:
            request.cancel()
        for socket in self.sockets:
            socket.hang_up()
            socket.ended.wait(2 * _CLOSE_TIMEOUT_S)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


class _Protocol(WebSocketClientProtocol):
    """Leaves pings to whoever listens, where the library would answer them at once."""

    def __init__(self, on_ping, *arguments, **options):
        super().__init__(*arguments, **options)
        self._on_ping = on_ping

    async def pong(self, data=b''):
        self._on_ping(bytes(data))

    async def send_pong(self, data):
        await super().pong(data)


class RealSocket:
    """One dial. `ended` is set when nothing of it is left."""

    def __init__(self, loop, url, timeout_s):
        self.ended = threading.Event()
        self._loop = loop
        # Appended to by one thread and emptied by the other: a deque needs no lock for that.
        self._events = collections.deque()
        self._early_pings = []
        self._protocol = None
        self._is_hung_up = False
        loop.call_soon_threadsafe(self._start, url, timeout_s)

    def take(self):
        events = []
        while self._events:
            events.append(self._events.popleft())
        return [] if self._is_hung_up else events

    def send(self, kind, content):
        """Hands it to the socket; the number of bytes, before they have left."""
        protocol = self._protocol
        if protocol is None or not protocol.open:
            return _NOT_CONNECTED
        self._loop.call_soon_threadsafe(self._outbox.put_nowait, (kind, content))
        return len(content.encode() if isinstance(content, str) else content)

    def hang_up(self):
        # Once: a second cancellation would tear down the close that the first one has begun.
        if not self._is_hung_up:
            self._is_hung_up = True
            self._loop.call_soon_threadsafe(lambda: self._task.cancel())

    # In the loop's thread

    def _start(self, url, timeout_s):
        self._outbox = asyncio.Queue()
        self._task = self._loop.create_task(self._live(url, timeout_s))

    async def _live(self, url, timeout_s):
        try:
            opening = connect(
                url,
                create_protocol=functools.partial(_Protocol, self._note_ping),
                max_size=_MAX_MESSAGE_BYTES,
                ping_interval=None,
                compression=None,
                close_timeout=_CLOSE_TIMEOUT_S,
            )
            await self._talk(await asyncio.wait_for(opening, timeout_s))
        except (OSError, ValueError, asyncio.TimeoutError, WebSocketException):
            pass  # the DAT is not told why, and neither is anybody here
        finally:
            self._protocol = None
            self._events.append(Event('close'))
            self.ended.set()

    async def _talk(self, protocol):
        self._protocol = protocol
        self._events.append(Event('open'))
        self._events.extend(self._early_pings)
        sending = self._loop.create_task(self._send_all(protocol))
        try:
            async for message in protocol:
                self._events.append(Event('text' if isinstance(message, str) else 'binary', message))
        finally:
            sending.cancel()
            await protocol.close()

    async def _send_all(self, protocol):
        while True:
            kind, content = await self._outbox.get()
            try:
                await self._send(protocol, kind, content)
            except WebSocketException:
                return  # the receiving side sees the end too, and tells of it

    async def _send(self, protocol, kind, content):
        if kind == 'ping':
            answered = await protocol.ping(content)
            answered.add_done_callback(lambda done: done.cancelled() or self._note_pong(done, content))
        elif kind == 'pong':
            await protocol.send_pong(content)
        else:
            await protocol.send(content)

    def _note_ping(self, data):
        # The far end may ping before anybody here knows that the connection stands.
        (self._events if self._protocol else self._early_pings).append(Event('ping', data))

    def _note_pong(self, done, content):
        # A connection that ends leaves an exception with whoever waited for the pong.
        if done.exception() is None:
            self._events.append(Event('pong', content))


class RealRequest:
    """One HTTP request; `url` and so on as they were asked for."""

    def __init__(self, url, method, header, data, timeout_s):
        self.url = url
        self.method = method
        self._is_cancelled = False
        self._answer = None
        threading.Thread(target=self._ask, args=(header, data, timeout_s), daemon=True).start()

    def take(self):
        return self._answer

    def cancel(self):
        self._is_cancelled = True

    def _ask(self, header, data, timeout_s):
        try:
            answer = self._exchange(header, data, timeout_s)
        except (OSError, ValueError, http.client.HTTPException):
            answer = Answer(None, '', {}, b'')
        if not self._is_cancelled:
            self._answer = answer

    def _exchange(self, header, data, timeout_s):
        parts = urlsplit(self.url)
        is_secure = parts.scheme == 'https'
        kind = http.client.HTTPSConnection if is_secure else http.client.HTTPConnection
        connection = kind(parts.hostname, parts.port, timeout=timeout_s)
        try:
            path = (parts.path or '/') + ('?' + parts.query if parts.query else '')
            connection.request(self.method, path, body=data or None, headers=header)
            response = connection.getresponse()
            return Answer(response.status, response.reason, dict(response.getheaders()), response.read())
        finally:
            connection.close()
