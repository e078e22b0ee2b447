"""The canvas as the relay's viewer page in the Web Render TOP `canvas_page`: no Python per picture at all."""

from urllib.parse import urlencode, urlsplit


class PageWay:
    def __init__(self, network, session):
        self.error = ''
        self._network = network
        self._session = session
        self._wanted = None
        self._set = None
        self._set_in = None  # id of the TOP

    def configure(self, wishes):
        self.error, self._wanted = '', None
        if wishes.path != 'page' or wishes.target is None:
            return
        try:
            self._wanted = viewer_url(wishes.target, wishes.transparent), wishes.transparent
        except UnicodeEncodeError:
            self.error = 'Key cannot be part of an address: type the PIN that Lienzo shows.'

    def stop(self):
        self._set = None
        self._put(False, '')

    def check(self):
        if self._set is not None and self._network.is_another('canvas_page', self._set_in):
            self._set = None

    def arrived(self):
        pass

    def frame_started(self, now_s):
        """Loads the page once the relay is known to be there: a browser that found nobody does not try again, while the
        page, once it is loaded, finds its way back by itself."""
        if self._wanted is None:
            if self._set is not None:
                self.stop()
        elif self._session.is_in and self._wanted != self._set:
            self._set = self._wanted
            self._put(True, *self._wanted)

    def _put(self, active, url, transparent=None):
        top = self._network.find('canvas_page')
        if top is None:
            self._set = None
            return
        self._set_in = top.id
        # A change of it starts the browser anew.
        if transparent is not None:
            top.par.transparent = transparent
        top.par.url = url
        top.par.active = active


def viewer_url(target, is_transparent):
    """The relay's page of a room's canvas, at the address and with the PIN by which the WebSocket DAT gets in."""
    is_secure = target.netaddress.startswith('wss://') or target.port == 443
    host = urlsplit('//' + target.netaddress.rpartition('://')[2]).netloc
    query = {'show': 'canvas', 'background': 'transparent' if is_transparent else 'opaque'}
    if target.key:
        query['key'] = target.key
    scheme = 'https' if is_secure else 'http'
    return '%s://%s:%d/view/%s?%s' % (scheme, host, target.port, target.room, urlencode(query))
