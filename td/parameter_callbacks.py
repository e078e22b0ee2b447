"""Callbacks of the Parameter Execute DAT, which watches the component's own parameters."""


# (par, prev) in the templates that TouchDesigner makes, (par, val, prev) in its documentation.
def onValueChange(par, value, *previous):
    kit = _kit()
    if kit is not None:
        kit.parameter_changed(par)


def onPulse(par):
    kit = _kit()
    if kit is not None:
        kit.pulsed(par)


def _kit():
    # None when somebody deleted it: frame_callbacks says so.
    comp = parent()
    text = comp.op('lienzo_kit')
    return None if text is None else text.module.of(comp)
