"""DATs that talk to a network (wiki: WebSocket_DAT, WebsocketDAT_Class, Web_Client_DAT, WebclientDAT_Class).

What arrives is handed to their callbacks once a frame, on the main thread. What the wire is, the host's network knows.
"""

from .dats import DatBackstage, TableDAT

_METHODS = ('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH')
# What sending returns without a connection; any negative number is an error.
_NOT_CONNECTED = -1


class MessageBackstage(DatBackstage):
    def tell(self, callback, *arguments):
        """Calls the Callbacks DAT; the first argument is always the DAT itself."""
        callbacks = self.operator.par.callbacks.eval()
        if callbacks is None:
            return
        self.host.is_in_message_callback = True
        try:
            callbacks.backstage.call(callback, self.operator, *arguments)
        finally:
            self.host.is_in_message_callback = False


class WebsocketBackstage(MessageBackstage):
    def __init__(self, operator, host):
        super().__init__(operator, host)
        self.socket = None
        self.is_open = False
        # A dial that ended is not tried again until the switch has been off, or the reset button pressed.
        self._is_spent = False
        self._address = None

    def on_pulse(self, par):
        if par.name == 'clear':
            self.table = []
        if par.name == 'reset':
            self._hang_up()

    def on_frame(self):
        address = self._wanted()
        if address is None or (address != self._address and self.host.redials_on_change):
            self._hang_up()
        if address is not None and self.socket is None and (not self._is_spent or self.host.redials_itself):
            self._address = address
            self.socket = self.host.network.dial(*address, self.operator.par.timeout.eval())
            self._is_spent = True
        for event in self.socket.take() if self.socket else ():
            # A callback may have hung up: what was on its way is lost then.
            if self.socket is not None:
                self._receive(event)

    def closed(self):
        super().closed()
        if self.socket is not None:
            self.socket.hang_up()
        self.socket, self.is_open, self._is_spent = None, False, False

    def send(self, kind, content):
        return self.socket.send(kind, content) if self.is_open and self.socket else _NOT_CONNECTED

    def _wanted(self):
        par = self.operator.par
        address = str(par.netaddress.eval())
        return (address, par.port.eval()) if par.active.eval() and address else None

    def _hang_up(self):
        was_open, socket = self.is_open, self.socket
        self.socket, self.is_open, self._is_spent = None, False, False
        if socket is not None:
            socket.hang_up()
        if was_open and self.host.tells_own_hang_up:
            self.tell('onDisconnect')

    def _receive(self, event):
        if event.kind == 'open':
            self.is_open = True
            self.tell('onConnect')
        elif event.kind == 'close':
            was_open, self.socket, self.is_open = self.is_open, None, False
            if was_open or self.host.tells_failed_dial:
                self.tell('onDisconnect')
        elif event.kind == 'text':
            self.tell('onReceiveText', self._row(event.content), event.content)
        else:
            callback = {'binary': 'onReceiveBinary', 'ping': 'onReceivePing', 'pong': 'onReceivePong'}[event.kind]
            self.tell(callback, event.content)

    def _row(self, message):
        self.table.append([message])
        most = self.operator.par.maxlines.eval() if self.operator.par.clamp.eval() else 100
        del self.table[: max(0, len(self.table) - most)]
        return len(self.table) - 1


class WebsocketDAT(TableDAT):
    backstage_class = WebsocketBackstage

    def sendText(self, *strings):
        if not all(isinstance(string, str) for string in strings):
            raise TypeError('sendText takes strings')
        return self.backstage.send('text', ''.join(strings))

    def sendBinary(self, *contents):
        return self.backstage.send('binary', _joined(contents))

    def sendPing(self, *contents):
        return self.backstage.send('ping', _joined(contents))

    def sendPong(self, *contents):
        return self.backstage.send('pong', _joined(contents))


def _joined(contents):
    """Any number of strings, byte arrays, or numbers of one byte each."""
    parts = []
    for content in contents:
        if isinstance(content, int) and not isinstance(content, bool):
            parts.append(bytes([content]))
        elif isinstance(content, str):
            parts.append(content.encode())
        elif isinstance(content, (bytes, bytearray)):
            parts.append(bytes(content))
        else:
            raise TypeError('%r cannot be sent' % type(content))
    return b''.join(parts)


class WebclientBackstage(MessageBackstage):
    def __init__(self, operator, host):
        super().__init__(operator, host)
        self.pending = {}  # connection id -> request
        self._last_id = 0

    def ask(self, *question):
        self._last_id += 1
        self.pending[self._last_id] = self.host.network.request(*question)
        return self._last_id

    def on_frame(self):
        for number, request in list(self.pending.items()):
            answer = request.take()
            if answer is not None and self.pending.pop(number, None):
                self._deliver(number, answer)

    def closed(self):
        super().closed()
        for number in list(self.pending):
            self.pending.pop(number).cancel()

    def _deliver(self, number, answer):
        # The pages have no id; the templates of the builds that people have add it, last.
        identity = [number] if self.host.response_has_id else []
        if answer.code is not None:
            status = {'code': answer.code, 'message': answer.message}
            self.tell('onConnect', *identity)
            self.tell('onResponse', status, dict(answer.header), answer.data, *identity)
        self.tell('onDisconnect', *identity)


class WebclientDAT(TableDAT):
    backstage_class = WebclientBackstage

    @property
    def connections(self):
        return list(self.backstage.pending)

    def request(
        self,
        url,
        method,
        header=None,
        data=None,
        pars=None,
        authType=None,
        username=None,
        password=None,
        appKey=None,
        appSecret=None,
        oauth1Token=None,
        oauth1Secret=None,
        oauth2Token=None,
        uploadFile=None,
        timeout=60000,
    ):
        if method not in _METHODS:
            raise ValueError('%r is no method: %s' % (method, ', '.join(_METHODS)))
        if uploadFile is not None and method != 'PUT':
            raise ValueError('uploadFile is for PUT only')
        body = data.encode() if isinstance(data, str) else bytes(data or b'')
        return self.backstage.ask(url, method, dict(header or {}), body, timeout)

    def closeConnection(self, id):
        request = self.backstage.pending.pop(id, None)
        if request is not None:
            request.cancel()
