"""How the command-line clients talk to the test that started them: JSON lines out, the end of standard input in."""

import asyncio
import json
import os
import stat
import sys
import threading
import time

_started_at = time.monotonic()


def emit(event, **fields):
    """Writes one event as a line of JSON, with the milliseconds since the client started."""
    at_ms = round((time.monotonic() - _started_at) * 1000, 1)
    print(json.dumps({'event': event, **fields, 'atMs': at_ms}, ensure_ascii=False), flush=True)


def stdin_ended():
    """An asyncio future that is done when standard input ends. Never, when it is no pipe or terminal: a client that is
    started with /dev/null for input has nobody there to end it."""
    loop = asyncio.get_running_loop()
    ended = loop.create_future()
    if _is_live_input():
        threading.Thread(target=_read_to_end, args=(loop, ended), daemon=True).start()
    return ended


def _is_live_input():
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (AttributeError, OSError, ValueError):
        return False  # no standard input at all
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode) or sys.stdin.isatty()


def _read_to_end(loop, ended):
    # Not through sys.stdin: its lock, held here for ever, would make the interpreter's shutdown abort.
    while os.read(0, 4096):
        pass
    loop.call_soon_threadsafe(lambda: ended.done() or ended.set_result(None))
