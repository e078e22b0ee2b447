"""lienzo_frames: the S1 header."""

import random
import unittest

import lienzo_frames as frames


class Frames(unittest.TestCase):
    def test_S1_vector(self):
        packed = frames.pack_frame(bytes.fromhex('ffd8ffd9'))
        self.assertEqual(packed, bytes.fromhex('44 50 01 00 04 00 00 00 ff d8 ff d9'))
        self.assertEqual(frames.parse_frame(packed), frames.Frame(frames.FORMAT_JPEG, 0, bytes.fromhex('ffd8ffd9')))

    def test_S1_receivers_also_take_the_ascii_of_td(self):
        frame = frames.parse_frame(bytes.fromhex('54 44 01 01 01 00 00 00 aa'))
        self.assertEqual(frame, frames.Frame(1, 1, b'\xaa'))

    def test_S3_everything_else_is_refused(self):
        refused = {
            'shorter than its header': '44 50 01 00 00 00 00',
            'wrong magic': '50 44 01 00 00 00 00 00',
            'unknown format': '44 50 09 00 00 00 00 00',
            'size does not match': '44 50 01 00 02 00 00 00 aa',
        }
        for reason, data in refused.items():
            with self.assertRaisesRegex(frames.FrameError, reason):
                frames.parse_frame(bytes.fromhex(data))
        with self.assertRaisesRegex(frames.FrameError, 'over the limit'):
            frames.parse_frame(frames.pack_frame(bytes(11)), max_frame_bytes=10)

    def test_S1_what_is_packed_is_parsed(self):
        source = random.Random(1)
        for _ in range(200):
            payload = source.randbytes(source.randint(0, 300))
            flags, frame_format = source.randrange(256), source.choice([frames.FORMAT_JPEG, frames.FORMAT_REGION])
            self.assertEqual(
                frames.parse_frame(frames.pack_frame(payload, frame_format, flags)),
                frames.Frame(frame_format, flags, payload),
            )


if __name__ == '__main__':
    unittest.main()
