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
    # It knows whether there is one, and says so when there is not.
    frames = parent().op('frame_callbacks')
    return None if frames is None else frames.module.kit()
