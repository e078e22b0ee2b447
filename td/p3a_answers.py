"""Callbacks of the Web Client DAT in `p3a_stream` and in `p3a_upload`. A file of its own, because the WebSocket DAT has
callbacks of the same names. The id is what newer builds hand over besides."""


def onConnect(webClientDAT, id=None):
    pass


def onDisconnect(webClientDAT, id=None):
    _link().cut(id)


def onResponse(webClientDAT, statusCode, headerDict, data, id=None):
    _link().answered(id, statusCode, data)


def _link():
    module = parent().op('p3a_stream') or parent().op('p3a_upload')
    return module.module.sender(parent()).link
