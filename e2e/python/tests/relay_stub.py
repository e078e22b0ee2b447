"""A socket that plays a relay's part: sends what it is told to, keeps what it gets, and closes."""

import asyncio
import json
import pathlib
import sys

import websockets

FOLDER = pathlib.Path(__file__).resolve().parent.parent
TIMEOUT_S = 60


async def serve_one(messages=(), close_code=None, expect=0):
    """A server for one client. Returns (server, port, finished), where `finished` resolves to the messages received."""
    loop = asyncio.get_running_loop()
    finished = loop.create_future()

    async def handler(socket, *_):
        received = []
        try:
            for message in messages:
                await socket.send(message)
            while len(received) < expect:
                received.append(await socket.recv())
            if close_code is None:
                await socket.wait_closed()
            else:
                await socket.close(close_code)
        finally:
            if not finished.done():
                finished.set_result(received)

    server = await websockets.serve(handler, '127.0.0.1', 0, max_size=None)
    port = next(iter(server.sockets)).getsockname()[1]
    return server, port, finished


async def run_client(name, port, *arguments, stdin=asyncio.subprocess.DEVNULL, spelling=()):
    """Runs a client to its end: (exit code, events)."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        str(FOLDER / name),
        *spelling,
        'ws://127.0.0.1:%d/?room=K7QMXD' % port,
        *arguments,
        stdin=stdin,
        stdout=asyncio.subprocess.PIPE,
    )
    if stdin == asyncio.subprocess.PIPE:
        await process.stdout.readline()  # the client is connected
        process.stdin.close()
    output, _ = await asyncio.wait_for(process.communicate(), TIMEOUT_S)
    return process.returncode, [json.loads(line) for line in output.decode().splitlines()]
