"""Callbacks of the Execute DAT, once a frame; and the one place where all callbacks find the kit.

A text of the kit may be missing, or not compile. What a callback raises goes to the textport, sixty times a second:
instead, the status page says once what is the matter, and no callback does anything until it is mended.
"""

# Trying costs a part of a frame: the texts are compiled.
_RETRY_FRAMES = 60

_LACK = '%s is missing: paste the line from Lienzo again, it mends the component.'
_FLAW = 'The kit does not start (%s: %s): paste the line from Lienzo again, it mends the component.'
# Of TouchDesigner's own errors, which are of several lines.
_FLAW_CHARACTERS = 80

_said = ''
_frames_to_wait = 0


def onFrameStart(frame):
    global _frames_to_wait
    _frames_to_wait = max(0, _frames_to_wait - 1)
    found = kit()
    if found is not None:
        found.frame_started()


def kit():
    """The Kit of this component; None while there is none."""
    global _frames_to_wait
    if _frames_to_wait:
        return None
    try:
        return _load()
    except Exception as error:
        _frames_to_wait = _RETRY_FRAMES
        _say(_sentence(error))
        return None


def _load():
    global _said
    comp = parent()
    text = comp.op('lienzo_kit')
    if text is None:
        raise ModuleNotFoundError(name='lienzo_kit')
    found = text.module.of(comp)
    _said = ''
    return found


def _sentence(error):
    if isinstance(error, ModuleNotFoundError) and error.name:
        return _LACK % error.name
    return _FLAW % (type(error).__name__, ' '.join(str(error).split())[:_FLAW_CHARACTERS])


def _say(sentence):
    global _said
    if sentence == _said:
        return
    _said = sentence
    for name, value in (('Error', sentence), ('Status', 'Stopped'), ('Inroom', False)):
        par = getattr(parent().par, name, None)
        if par is not None:
            par.val = value
