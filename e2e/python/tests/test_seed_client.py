"""seed_client.py as a process, against a socket that plays the relay."""

import asyncio
import io
import json
import pathlib
import tempfile
import unittest

from PIL import Image
from seed_peer import draw_shape, final_message, live_message

from tests.relay_stub import run_client, serve_one

START = '{"type":"state","payload":"drawing:start"}'
END = '{"type":"state","payload":"drawing:end"}'


class SeedClient(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.out = folder.name

    async def run_against(self, messages, *arguments, close_code=None, **options):
        server, port, _ = await serve_one(messages, close_code)
        try:
            code, events = await run_client('seed_client.py', port, '--out', self.out, *arguments, **options)
        finally:
            server.close()
        for event in events:
            self.assertGreaterEqual(event.pop('atMs'), 0)
        return code, events

    async def test_a_whole_drawing_becomes_events_and_files(self):
        live, final = draw_shape('disc', 'red', 256, 0.5), draw_shape('disc', 'red', 720, 1)
        png = final_message(final)
        prompt = json.dumps({'type': 'proc', 'payload': 'niebla'})
        messages = [prompt, START, live_message(live), png, END, '{"type":"keepalive"}']
        code, events = await self.run_against(messages, '--until', 'end')
        self.assertEqual(code, 0)
        kinds = [event['event'] for event in events]
        self.assertEqual(
            kinds, ['open', 'prompt', 'state', 'draw', 'reload', 'final', 'reload', 'state', 'close']
        )
        self.assertEqual(events[1]['text'], 'niebla')
        self.assertEqual(
            {name: events[3][name] for name in ('format', 'width', 'height')},
            {'format': 'jpeg', 'width': 256, 'height': 256},
        )
        self.assertEqual((events[5]['width'], events[5]['height'], events[5]['bytes']), (720, 720, len(png)))
        self.assertEqual(pathlib.Path(events[5]['path']).read_bytes(), png)
        self.assertTrue(events[6]['file'].endswith('canvas.png'))

    async def test_until_counts(self):
        pngs = [final_message(draw_shape('square', colour, 64, 1)) for colour in ('red', 'green', 'blue')]
        code, events = await self.run_against(pngs, '--until', 'final', '--count', '2')
        self.assertEqual(code, 0)
        self.assertEqual([event['event'] for event in events].count('final'), 2)
        with Image.open(io.BytesIO(pathlib.Path(self.out, 'final-0002.png').read_bytes())) as image:
            self.assertEqual(image.getpixel((32, 32)), (0, 128, 0))

    async def test_a_relay_that_closes_gives_its_code(self):
        code, events = await self.run_against([], '--until', 'final', close_code=4404)
        self.assertEqual(code, 1)
        self.assertEqual(events[-1], {'event': 'close', 'code': 4404})

    async def test_a_timeout_is_told_by_the_exit_code(self):
        code, events = await self.run_against([], '--until', 'final', '--timeout', '0.1')
        self.assertEqual(code, 3)
        self.assertEqual(events[-1]['event'], 'close')

    async def test_the_end_of_standard_input_ends_it(self):
        code, events = await self.run_against([], stdin=asyncio.subprocess.PIPE)
        self.assertEqual(code, 0)
        self.assertEqual(events[-1]['event'], 'close')

    async def test_the_address_may_come_with_or_without_its_name(self):
        for spelling in (['--url'], []):
            server, port, _ = await serve_one(close_code=1000)
            code, events = await run_client('seed_client.py', port, '--out', self.out, spelling=spelling)
            server.close()
            self.assertEqual((code, events[0]['event']), (0, 'open'), spelling)

    async def test_nobody_there_is_an_error_event(self):
        server, port, _ = await serve_one()
        server.close()
        await server.wait_closed()
        code, events = await run_client('seed_client.py', port, '--out', self.out)
        self.assertEqual(code, 2)
        self.assertEqual(events[0]['event'], 'error')


if __name__ == '__main__':
    unittest.main()
