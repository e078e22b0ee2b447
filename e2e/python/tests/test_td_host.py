"""The seed's callbacks, verbatim, under the stand-in: what clients in the field do with what a relay sends."""

import base64
import hashlib
import json
import os
import pathlib
import tempfile
import time
import unittest
from unittest import mock

from td_host import SEED_CALLBACKS, SeedTouchDesigner

JPEG = b'\xff\xd8\xff live '
PNG = b'\x89PNG\r\n\x1a\n final '
START = '{"type":"state","payload":"drawing:start"}'
END = '{"type":"state","payload":"drawing:end"}'


def draw(data, mime='image/jpeg'):
    url = 'data:%s;base64,%s' % (mime, base64.b64encode(data).decode())
    return json.dumps({'type': 'draw', 'payload': url})


class SeedCallbacks(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.now = 1000.0
        clock = mock.patch.object(time, 'time', lambda: self.now)
        clock.start()
        self.addCleanup(clock.stop)
        self.touchdesigner = SeedTouchDesigner(self.folder)

    def receive(self, *messages):
        for message in messages:
            self.touchdesigner.receive(message)
            self.now += 0.09

    def reloads(self):
        return [(pathlib.Path(file).name, data) for file, data in self.touchdesigner.reloads]

    def test_the_fixture_is_the_seed_to_the_letter(self):
        header, body = SEED_CALLBACKS.read_text(encoding='utf-8').split('# ---\n', 1)
        self.assertIn('forming3d/Real-Time-Canvas', header)
        self.assertEqual(
            hashlib.sha256(body.encode()).hexdigest(),
            '79eefeb9fe86c2ea9de28950ef0aa314e6ec96b2c941d801e4cec4f9f7945b7e',
        )

    def test_a_drawing_reloads_each_live_frame_and_the_final(self):
        self.receive(START, draw(JPEG + b'1'), draw(JPEG + b'2'), PNG, END)
        self.assertEqual(
            self.reloads(),
            [('canvas.jpg', JPEG + b'1'), ('canvas.jpg', JPEG + b'2'), ('canvas.png', PNG)],
        )
        self.assertEqual(self.touchdesigner.movie.backstage.pulses['cuepulse'], 3)

    def test_after_a_final_live_frames_are_ignored_until_the_next_start(self):
        self.receive(START, PNG, draw(JPEG), END, draw(JPEG))
        self.assertEqual(self.reloads(), [('canvas.png', PNG)])
        self.receive(START, draw(JPEG))
        self.assertEqual(self.reloads()[-1], ('canvas.jpg', JPEG))

    def test_a_live_frame_within_80_ms_is_lost_and_a_final_is_not(self):
        self.receive(START, draw(JPEG + b'1'))
        self.now -= 0.05
        self.receive(draw(JPEG + b'2'))
        self.now -= 0.09
        self.receive(PNG)
        self.assertEqual([data for _, data in self.reloads()], [JPEG + b'1', PNG])

    def test_the_same_picture_is_not_reloaded(self):
        self.receive(PNG, PNG)
        self.assertEqual(len(self.reloads()), 1)

    def test_a_prompt_reaches_the_text_top(self):
        self.receive('{"type":"proc","payload":"niebla"}')
        self.assertEqual(self.touchdesigner.prompt_text, 'niebla')

    def test_nonsense_ends_in_the_textport_and_not_in_an_exception(self):
        self.receive('nonsense', '{"type":"joined"}', '{"type":"keepalive"}')
        self.assertTrue(any('JSON error' in line for line in self.touchdesigner.textport))
        self.assertEqual(self.reloads(), [])

    def test_nothing_is_written_outside_the_project(self):
        before = dict(os.environ)
        with tempfile.TemporaryDirectory() as home, mock.patch.dict(os.environ, HOME=home, USERPROFILE=home):
            SeedTouchDesigner(self.folder)
            self.assertEqual(os.listdir(home), [])
            self.assertEqual(os.environ['HOME'], home)
        self.assertEqual(dict(os.environ), before)

    def test_the_stand_in_is_strict(self):
        with self.assertRaises(AttributeError):
            self.touchdesigner.movie.par.filename = 'x'
        with self.assertRaises(AttributeError):
            self.touchdesigner.dat.sendBytes(b'')


if __name__ == '__main__':
    unittest.main()
