"""Callbacks of the Script TOP `canvas_bytes`."""


def onSetupParameters(scriptOp):
    pass


def onPulse(par):
    pass


def onCook(scriptOp):
    # None when somebody deleted it: frame_callbacks says so.
    comp = parent()
    text = comp.op('lienzo_kit')
    if text is not None:
        text.module.of(comp).cook_canvas(scriptOp)
