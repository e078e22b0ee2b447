"""Callbacks of the WebSocket DAT in `p3a_stream`."""


def onConnect(dat):
    _tell(lambda link: link.opened())


def onDisconnect(dat):
    _tell(lambda link: link.closed())


def onReceiveText(dat, rowIndex, message):
    _tell(lambda link: link.received(message))


def onReceiveBinary(dat, contents):
    _tell(lambda link: link.heard())


def onReceivePing(dat, contents):
    # The DAT does not answer by itself, and the display gives a slot free whose holder is silent (S7).
    dat.sendPong(contents)
    _tell(lambda link: link.heard())


def onReceivePong(dat, contents):
    _tell(lambda link: link.ponged())


def onMonitorMessage(dat, message):
    pass


def _tell(said):
    try:
        parent().op('p3a_stream').module.of(parent()).tell(said)
    # Something is missing: p3a_frame_callbacks says so, every frame that it is.
    except Exception:
        return
