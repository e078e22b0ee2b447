"""Callbacks of the Web Client DAT in `p3a_stream` and in `p3a_upload`. A file of its own, because the WebSocket DAT has
callbacks of the same names. The id is what newer builds hand over besides."""


def onConnect(webClientDAT, id=None):
    pass


def onDisconnect(webClientDAT, id=None):
    _tell(lambda link: link.cut(id))


def onResponse(webClientDAT, statusCode, headerDict, data, id=None):
    _tell(lambda link: link.answered(id, statusCode, data))


def _tell(said):
    comp = parent()
    try:
        text = comp.op('p3a_stream')
        text = comp.op('p3a_upload') if text is None else text
        text.module.of(comp).tell(said)
    # Something is missing: p3a_frame_callbacks says so, every frame that it is.
    except Exception:
        return
