"""The stand-in's real network, against a WebSocket server and an HTTP server on loopback."""

import asyncio
import http.server
import threading
import time
import unittest

import websockets

from tests.host import Host
from tests.host.real_network import RealNetwork, url_of

_WAIT_S = 10

CALLBACKS = """
seen = []

def onConnect(dat):
    seen.append('open')
    seen.append(dat.sendText('hello'))

def onDisconnect(dat):
    seen.append('closed')

def onReceiveText(dat, rowIndex, message):
    seen.append(message)

def onReceiveBinary(dat, contents):
    seen.append(contents)
    dat.sendBinary(contents, contents)

def onReceivePing(dat, contents):
    seen.append(('ping', contents))
    dat.sendPong(contents)

def onReceivePong(dat, contents):
    seen.append(('pong', contents))
"""

ANSWERS = """
seen = []

def onResponse(dat, statusCode, headerDict, data, id=None):
    seen.append((statusCode['code'], headerDict.get('X-Kind'), data, id))

def onDisconnect(dat, id=None):
    seen.append('closed')
"""


class Server:
    """Accepts WebSockets in a thread; `handler(socket)` is what it does with each."""

    def __init__(self, handler):
        self._handler = handler
        self._started = threading.Event()
        self.paths = []
        threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True).start()
        self._started.wait(_WAIT_S)

    async def _serve(self):
        self._stop, self._loop = asyncio.Event(), asyncio.get_running_loop()

        async def met(socket, path=None):
            self.paths.append(path or getattr(socket, 'path', '') or socket.request.path)
            await self._handler(socket)

        async with websockets.serve(met, '127.0.0.1', 0, ping_interval=None) as server:
            self.port = server.sockets[0].getsockname()[1]
            self._started.set()
            await self._stop.wait()

    def close(self):
        self._loop.call_soon_threadsafe(self._stop.set)


class RealTest(unittest.TestCase):
    def setUp(self):
        self.network = RealNetwork()
        self.addCleanup(self.network.close)
        self.host = Host(network=self.network)

    def until(self, condition):
        """Frames until it is so. Real time has to pass, bounded, while a socket of this machine does its work."""
        end_s = time.monotonic() + _WAIT_S
        while not condition():
            self.assertLess(time.monotonic(), end_s, 'nothing came')
            self.host.frame()
            time.sleep(0.001)

    def listening(self, type_name, text):
        dat = self.host.project1.create(type_name)
        dat.par.callbacks.eval().text = text
        return dat, dat.par.callbacks.eval().module.seen


class Websockets(RealTest):
    def dial(self, handler, path=''):
        server = Server(handler)
        self.addCleanup(server.close)
        dat, seen = self.listening('websocketDAT', CALLBACKS)
        dat.par.netaddress, dat.par.port = '127.0.0.1' + path, server.port
        return server, dat, seen

    def test_text_and_bytes_come_and_go_in_order_and_a_script_answers_the_ping(self):
        heard = []

        async def handler(socket):
            heard.append(await socket.recv())
            await socket.send('text')
            await socket.send(b'bytes')
            answered = await socket.ping(b'12')
            heard.append(await socket.recv())
            await answered
            heard.append('answered')
            await socket.wait_closed()

        server, dat, seen = self.dial(handler, '/ws?room=K7QMXD')
        self.until(lambda: 'answered' in heard)
        # A ping may overtake messages that wait.
        self.assertEqual([what for what in seen if what != ('ping', b'12')], ['open', 5, 'text', b'bytes'])
        self.assertEqual(heard, ['hello', b'bytesbytes', 'answered'])
        self.assertEqual(server.paths, ['/ws?room=K7QMXD'])

    def test_a_ping_that_no_script_answers_stays_unanswered(self):
        answered = []

        async def handler(socket):
            waiter = await socket.ping(b'1')
            await socket.send('after the ping')
            await socket.recv()
            answered.append(waiter.done())

        _, dat, seen = self.dial(handler)
        dat.par.callbacks.eval().text = CALLBACKS.replace('dat.sendPong(contents)', 'pass').replace(
            'seen.append(message)', "dat.sendText('more')"
        )
        self.until(lambda: answered)
        self.assertEqual(answered, [False])

    def test_our_ping_is_answered_by_the_server(self):
        async def handler(socket):
            await socket.wait_closed()

        _, dat, seen = self.dial(handler)
        self.until(lambda: 'open' in seen)
        dat.sendPing(b'us')
        self.until(lambda: ('pong', b'us') in seen)

    def test_a_server_that_hangs_up_is_told_once_and_sending_is_negative(self):
        async def handler(socket):
            await socket.recv()

        _, dat, seen = self.dial(handler)
        self.until(lambda: 'closed' in seen)
        self.host.frames(5)
        self.assertEqual(seen, ['open', 5, 'closed'])
        self.assertLess(dat.sendText('x'), 0)

    def test_a_switch_that_goes_off_ends_the_connection_at_the_server(self):
        ended = threading.Event()

        async def handler(socket):
            await socket.wait_closed()
            ended.set()

        _, dat, seen = self.dial(handler)
        self.until(lambda: 'open' in seen)
        dat.par.active = False
        self.until(ended.is_set)

    def test_nobody_there_is_told_or_not_as_the_host_is_told(self):
        for tells in (True, False):
            self.host.tells_failed_dial = tells
            dat, seen = self.listening('websocketDAT', CALLBACKS)
            # Port 1 of this machine: nobody listens there.
            dat.par.netaddress, dat.par.port = '127.0.0.1', 1
            self.host.frame()
            self.until(self.network.sockets[-1].ended.is_set)
            self.host.frames(2)
            self.assertEqual(seen, ['closed'] if tells else [])

    def test_the_port_stands_apart_and_443_means_TLS(self):
        self.assertEqual(url_of('host/ws?room=X', 8790), 'ws://host:8790/ws?room=X')
        self.assertEqual(url_of('host', 443), 'wss://host:443/')
        self.assertEqual(url_of('wss://host/x', 8443), 'wss://host:8443/x')


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length']))
        self.send_response(201)
        self.send_header('X-Kind', self.headers['X-Asked'])
        self.end_headers()
        self.wfile.write(self.path.encode() + body)

    def log_message(self, *_):
        pass


class Requests(RealTest):
    def test_an_answer_comes_with_its_status_header_and_id(self):
        server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), _Handler)
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        dat, seen = self.listening('webclientDAT', ANSWERS)
        url = 'http://127.0.0.1:%d/a?b=c' % server.server_address[1]
        number = dat.request(url, 'POST', header={'X-Asked': 'yes'}, data=b'body')
        self.assertEqual((dat.connections, seen), ([number], []))
        self.until(lambda: seen)
        self.assertEqual(seen, [(201, 'yes', b'/a?b=cbody', number), 'closed'])
        self.assertEqual(dat.connections, [])

    def test_nobody_there_ends_without_an_answer(self):
        dat, seen = self.listening('webclientDAT', ANSWERS)
        dat.request('http://127.0.0.1:1/', 'GET')
        self.until(lambda: seen)
        self.assertEqual(seen, ['closed'])


if __name__ == '__main__':
    unittest.main()
