"""Callbacks of the Execute DAT in `p3a_stream` and in `p3a_upload`: once a frame.

Nothing of the kit is imported here: a text that did could not even say which module is missing.
"""


def onFrameStart(frame):
    comp = parent()
    try:
        _module_in(comp).of(comp).frame_started()
    # The module, or one that it imports, is not there or cannot be compiled.
    except Exception as problem:
        _say(comp, problem)


def _module_in(comp):
    for name in ('p3a_stream', 'p3a_upload'):
        text = comp.op(name)
        if text is not None:
            return text.module
    raise LookupError('neither p3a_stream nor p3a_upload is there')


def _say(comp, problem):
    """Once: what follows from the first problem says less."""
    error = getattr(comp.par, 'Error', None)
    if error is not None and 'A module is missing or broken' not in error.eval():
        words = ' '.join(str(problem).split())
        error.val = 'A module is missing or broken (%s): run install.py again, it mends the component.' % words
