"""Callbacks of the Execute DAT: once a frame."""


def onFrameStart(frame):
    comp = parent()
    text = comp.op('lienzo_kit')
    if text is not None:
        text.module.of(comp).frame_started()
    else:
        _say_that_it_is_missing(comp)


def _say_that_it_is_missing(comp):
    error = getattr(comp.par, 'Error', None)
    if error is not None and 'lienzo_kit' not in error.eval():
        error.val = 'The operator lienzo_kit is missing: paste the line from Lienzo again, it mends the component.'
