"""A strict stand-in for the parts of TouchDesigner that our scripts use.

It has what the documentation names and nothing else: a wrong method or parameter raises AttributeError, an operator
type outside of operator_types.py does not exist, callbacks are called positionally with their exact arity, sending
returns a byte count or a negative number, and what is undocumented can be told either way (`Host(...)`). It proves that
a script uses the host as documented, not that the host behaves as documented.

    host = Host(folder=..., network=ScriptedNetwork())     # a project with /project1 in it, nothing on a wire
    lienzo = host.install(Room='K7QMXD', Address='x')      # runs td/install.py as its one line does; returns the COMP
    host.frame(), host.frames(60), host.run_for(2.5)       # frames of TouchDesigner, at host.rate
    host.until(lambda: ..., within_s=5)                    # frames until that is so
    host.asleep_for(3600)                                  # the clock goes on, no frame does
    host.is_paused = True                                  # the root timeline stands still, and absTime with it
    host.reopen()                                          # the project is saved, closed and opened again
    host.textport                                          # what was printed

    socket = host.network.sockets[-1]                      # the newest dial of a WebSocket DAT; .address, .port
    socket.open(), .text(str), .binary(bytes), .ping(bytes), .close()     # what the far end does, at the next frame
    socket.sent                                            # [('text', str), ('binary', bytes), ('pong', bytes), ...]
    socket.result = -1                                     # what sending returns from now on, instead of the byte count
    request = host.network.requests[-1]                    # a Web Client DAT's; .url .method .header .data
    request.answer(200, b'...'), request.fail()

Nothing of `backstage` is TouchDesigner's: it is where a test looks at an operator, and sets what the world does to it:
    script_top.backstage.loaded        [(file type, bytes)] of loadByteArray
    script_top.backstage.decodes       None: really; True or False: what loadByteArray returns
    any_top.backstage.image            a Pillow image that the TOP shows
    any_top.backstage.encoded          bytes: what saveByteArray returns instead of the image
    any_top.backstage.readback         True: numpyArray(delayed=True) has a result at once
    movie.backstage.reloads            [(path, bytes)]
    any_op.backstage.pulses            {parameter name: times}
    host.feed(comp, image)             wires a TOP that shows this into the component's first input; returns the TOP
"""

from .machine import Host
from .network import ScriptedNetwork, ScriptedRequest, ScriptedSocket

__all__ = ['Host', 'ScriptedNetwork', 'ScriptedRequest', 'ScriptedSocket']
