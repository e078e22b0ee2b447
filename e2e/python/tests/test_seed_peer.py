"""seed_peer.py: its pictures, and the process against a socket that plays the relay."""

import base64
import io
import json
import pathlib
import tempfile
import unittest

from PIL import Image
from seed_peer import draw_shape, live_message

from tests.relay_stub import run_client, serve_one


class Pictures(unittest.TestCase):
    def test_each_shape_grows_in_its_colour(self):
        def painted(shape, progress):
            image = draw_shape(shape, '#ff0000', 100, progress)
            return sum(count for count, colour in image.getcolors(10000) if colour == (255, 0, 0))

        for shape in ('line', 'disc', 'square'):
            sizes = [painted(shape, progress) for progress in (0.25, 0.5, 1)]
            self.assertEqual(sizes, sorted(set(sizes)), shape)

    def test_a_transparent_picture_turns_black_as_jpeg(self):
        image = draw_shape('disc', 'red', 64, 0.5, background='transparent')
        self.assertEqual(image.getpixel((0, 0))[3], 0)
        payload = json.loads(live_message(image))['payload']
        with Image.open(io.BytesIO(base64.b64decode(payload.split(',', 1)[1]))) as jpeg:
            self.assertTrue(all(channel < 8 for channel in jpeg.getpixel((0, 0))))
            self.assertGreater(jpeg.getpixel((32, 32))[0], 200)


class SeedPeer(unittest.IsolatedAsyncioTestCase):
    async def test_a_drawing_in_the_seeds_words(self):
        server, port, finished = await serve_one(expect=7)
        with tempfile.TemporaryDirectory() as folder:
            saved = pathlib.Path(folder, 'final.png')
            code, events = await run_client(
                'seed_peer.py', port, '--frames', '3', '--interval-ms', '1', '--prompt', 'sol', '--save', str(saved)
            )
            received = await finished
            server.close()
            self.assertEqual(code, 0)
            self.assertEqual(received[5], saved.read_bytes())
        self.assertEqual(json.loads(received[0]), {'type': 'proc', 'payload': 'sol'})
        self.assertEqual(json.loads(received[1])['payload'], 'drawing:start')
        self.assertTrue(
            all(json.loads(live)['payload'].startswith('data:image/jpeg;base64,') for live in received[2:5])
        )
        with Image.open(io.BytesIO(received[5])) as final:
            self.assertEqual((final.format, final.size), ('PNG', (720, 720)))
        self.assertEqual(json.loads(received[6])['payload'], 'drawing:end')
        self.assertEqual(
            [event['kind'] for event in events if event['event'] == 'sent'],
            ['prompt', 'start', 'live', 'live', 'live', 'final', 'end'],
        )

    async def test_being_closed_in_the_middle_is_told(self):
        server, port, _ = await serve_one(expect=1, close_code=4413)
        code, events = await run_client('seed_peer.py', port, '--frames', '500', '--interval-ms', '10')
        server.close()
        self.assertEqual(code, 1)
        self.assertEqual(events[-1]['code'], 4413)


if __name__ == '__main__':
    unittest.main()
