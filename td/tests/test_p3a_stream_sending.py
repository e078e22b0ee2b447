"""p3a_stream by itself: which pictures go out, and what becomes of them."""

import json
import unittest

from lienzo_frames import parse_frame
from tests.p3a_bench import LIVE, RATE, Bench
from tests.samples import jpeg


class Sending(unittest.TestCase):
    def test_S1_S6_a_frame_has_its_header_and_asks_to_be_acknowledged(self):
        bench = Bench().streaming()
        frame = parse_frame(bench.send(jpeg()))
        self.assertEqual((frame.format, frame.flags, frame.payload), (1, 1, jpeg()))

    def test_S6_a_display_that_acknowledges_nothing_is_not_asked_to(self):
        bench = Bench().streaming(status={'live': {**LIVE, 'ack': False}})
        self.assertEqual(parse_frame(bench.send(jpeg())).flags, 0)

    def test_S8_after_a_reconnect_the_current_picture_goes_out_at_once(self):
        bench = Bench().streaming(fps=1)
        self.assertIsNotNone(bench.send(jpeg()))
        bench.link.closed()
        bench.run(0.4).answer({}).run(1).answer()
        bench.link.opened()
        self.assertIsNotNone(bench.send(jpeg()))

    def test_the_same_picture_is_not_sent_twice(self):
        bench = Bench().streaming()
        self.assertEqual(sum(bench.send(jpeg()) is not None for _ in range(60)), 1)

    def test_S6_no_more_than_two_frames_travel_and_the_newest_is_never_lost(self):
        bench = Bench().streaming(fps=60)
        sent = [bench.send(jpeg(content=b'%d' % index)) for index in range(30)]
        self.assertEqual([index for index, message in enumerate(sent) if message], [0, 1])
        bench.link.received('{"type":"shown","n":2}')
        self.assertEqual(parse_frame(bench.send(jpeg(content=b'newest'))).payload, jpeg(content=b'newest'))
        self.assertEqual(bench.link.flight.shown, 2)

    def test_S6_a_display_that_does_not_acknowledge_in_time_is_sent_the_picture_again(self):
        bench = Bench().streaming(fps=60)
        sent = 0
        for second in range(4):
            sent += sum(bench.send(jpeg()) is not None for _ in range(RATE))
            bench.link.heard()
        self.assertIn(sent, (3, 4))
        self.assertGreaterEqual(bench.link.flight.lost, 2)

    def test_D5_S3_a_frame_over_max_frame_is_not_sent_and_the_quality_goes_down_until_it_fits(self):
        bench = Bench().streaming(quality=1)
        sent = None
        for _ in range(20):
            # Size by quality, as of an encoder.
            sent = bench.send(jpeg(content=bytes(round(3000 * bench.link.pictures.quality)))) or sent
        self.assertLessEqual(len(parse_frame(sent).payload), LIVE['max_frame'])
        self.assertLess(bench.link.pictures.quality, 0.7)
        self.assertEqual(bench.link.error, '')

    def test_D5_one_that_never_fits_is_said_with_what_to_do(self):
        bench = Bench().streaming()
        self.assertFalse(any(bench.send(jpeg(content=bytes(3000))) for _ in range(60)))
        self.assertIn('takes 2 kB', bench.link.error)
        self.assertIn('Fit TOP', bench.link.error)

    def test_S4_what_the_display_would_drop_is_never_sent(self):
        bench = Bench().streaming(fps=60)
        for picture in (jpeg(1280, 720), jpeg(frame_marker=0xC2), b'', b'\x89PNG'):
            self.assertIsNone(bench.send(picture))
            self.assertNotEqual(bench.link.error, '')
        self.assertIsNotNone(bench.send(jpeg()))
        self.assertEqual(bench.link.error, '')

    def test_a_negative_result_ends_the_connection_and_the_picture_is_sent_on_the_next_one(self):
        bench = Bench().streaming()
        bench.send(jpeg(), result=-1)
        self.assertIn('result -1', bench.link.error)
        bench.run(0.5).answer()
        bench.link.opened()
        self.assertIsNotNone(bench.send(jpeg()))

    def test_S6_a_display_that_cannot_decode_says_so(self):
        bench = Bench().streaming()
        for invalid in (7, 7, 9):
            bench.link.received(json.dumps({'type': 'stats', 'frames_invalid': invalid, 'frames_dropped': 0}))
        self.assertIn('cannot decode 2', bench.link.error)
        bench.link.received(json.dumps({'type': 'stats', 'frames_invalid': 9, 'frames_dropped': 0}))
        self.assertEqual(bench.link.error, '')

    def test_S6_chatter_disturbs_nothing(self):
        bench = Bench().streaming()
        for text in ('', 'boot', '{"type":"log"}', '[1]', '{' * 10000):
            bench.link.received(text)
        self.assertEqual((bench.link.phase, bench.link.error), ('streaming', ''))


if __name__ == '__main__':
    unittest.main()
