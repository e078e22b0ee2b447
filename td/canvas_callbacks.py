"""Callbacks of the Script TOP `canvas_bytes`."""


def onSetupParameters(scriptOp):
    pass


def onPulse(par):
    pass


def onCook(scriptOp):
    kit = _kit()
    if kit is not None:
        kit.cook_canvas(scriptOp)


def _kit():
    # It knows whether there is one, and says so when there is not.
    frames = parent().op('frame_callbacks')
    return None if frames is None else frames.module.kit()
