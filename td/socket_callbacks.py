"""Callbacks of the WebSocket DAT `socket`."""


def onConnect(dat):
    kit = _kit()
    if kit is not None:
        kit.connected()


def onDisconnect(dat):
    kit = _kit()
    if kit is not None:
        kit.disconnected()


def onReceiveText(dat, rowIndex, message):
    kit = _kit()
    if kit is not None:
        kit.received_text(message)


def onReceiveBinary(dat, contents):
    kit = _kit()
    if kit is not None:
        kit.received_binary(contents)


def onReceivePing(dat, contents):
    kit = _kit()
    if kit is not None:
        kit.pinged(dat, contents)


def onReceivePong(dat, contents):
    pass


def onMonitorMessage(dat, message):
    pass


def _kit():
    # It knows whether there is one, and says so when there is not.
    frames = parent().op('frame_callbacks')
    return None if frames is None else frames.module.kit()
