"""Callbacks for a WebSocket DAT and the Script TOP that shows the canvas.

Put this text and lienzo_core's into two Text DATs named like the files, inside one COMP with the custom parameters Room,
Name, Key and Fps. Both the WebSocket DAT and a Script TOP named 'canvas_in' use this DAT as their Callbacks DAT. See
README.md for what has been tried and what has not.

Nothing here touches the project while the text is compiled: TouchDesigner compiles it at moments of its own choosing.
"""

import math
import random
import time

import lienzo_core as core

CANVAS_TOP = 'canvas_in'
PROMPT_OP = 'prompt'

# At most one picture per TouchDesigner frame; how many come at all is the relay's pacing (parameter Fps).
SHOW_INTERVAL_S = 1 / 60

# Lost when the text is compiled anew, and nothing is lost by that: the relay sends the newest picture on joining, and
# an unknown phase takes any picture. Kept out of storage, which would save a monotonic clock into the project file.
_session = None
_show_is_scheduled = False


def _current():
    global _session
    if _session is None:
        _session = core.Session(time.monotonic, random.random, SHOW_INTERVAL_S)
    return _session


# ---- WebSocket DAT


def onConnect(dat):
    pars = parent().par
    _current().connected()
    dat.sendText(core.join_message(pars.Room.eval(), pars.Name.eval(), pars.Key.eval(), pars.Fps.eval()))


def onDisconnect(dat):
    delay_s = _current().disconnected()
    # Switched off by hand: that is not a drop.
    if delay_s is not None and dat.par.active.eval():
        run('args[0](args[1])', _redial, dat, delayMilliSeconds=math.ceil(delay_s * 1000))


def onReceiveText(dat, rowIndex, message):
    _receive(core.parse_text(message))


def onReceiveBinary(dat, contents):
    _receive(core.parse_binary(contents))


def onReceivePing(dat, contents):
    # The DAT does not answer by itself, and a relay ends connections that never answer.
    dat.sendPong(contents)


def onReceivePong(dat, contents):
    pass


def onMonitorMessage(dat, message):
    pass


# ---- Script TOP


def onCook(scriptOp):
    # The only place where a Script TOP may be given pixels.
    picture = _current().pictures.take()
    if picture is None:
        return
    file_type = '.png' if picture.format == 'png' else '.jpg'
    if not scriptOp.loadByteArray(file_type, picture.data):
        _current().pictures.forget()


# ---- between the two


def _receive(message):
    _current().receive(message)
    if isinstance(message, core.Prompt):
        _show_prompt(message.text)
    _schedule_show()


def _schedule_show():
    """Cooks the Script TOP at the end of this frame, or when the interval has passed. Never from within a callback:
    cooking a Script operator there makes a cook loop."""
    global _show_is_scheduled
    due_in_s = _current().pictures.due_in()
    if due_in_s is None or _show_is_scheduled:
        return
    _show_is_scheduled = True
    if due_in_s == 0:
        run('args[0]()', _show, endFrame=True)
    else:
        run('args[0]()', _show, delayMilliSeconds=math.ceil(due_in_s * 1000))


def _show():
    global _show_is_scheduled
    _show_is_scheduled = False
    top = op(CANVAS_TOP)
    # Without the TOP the newest picture waits; the next message looks for it again.
    if top is not None:
        top.cook(force=True)
        # Due and still there: the TOP does not call our onCook. Trying at every frame would not mend that.
        if _current().pictures.due_in() != 0:
            _schedule_show()


def _show_prompt(text):
    target = op(PROMPT_OP)
    if target is None:
        return
    # A Text TOP has a parameter for its text, a Text DAT has a member.
    if hasattr(target.par, 'text'):
        target.par.text = text
    else:
        target.text = text


def _redial(dat):
    if _current().phase != 'offline' or not dat.par.active.eval():
        return
    # Newer builds have a button for it; on older ones the switch goes off for a frame.
    reset = getattr(dat.par, 'reset', None)
    if reset is not None:
        reset.pulse()
    else:
        dat.par.active = 0
        run('args[0].par.active = 1', dat, delayFrames=1)
