"""What is known of a P3A display without a host: addresses, JPEGs, answers, the back channel, pacing and retries."""

import ast
import io
import json
import pathlib
import random
import struct
import unittest

import p3a_components
import p3a_core as core
import p3a_sending as sending
from p3a_back_channel import Shown, Stats, parse_back_channel
from p3a_flight import Flight
from p3a_jpeg import Jpeg, read_jpeg

try:
    from PIL import Image
except ImportError:
    Image = None

FOLDER = pathlib.Path(core.__file__).parent
PURE = ('core', 'jpeg', 'back_channel', 'flight', 'sending', 'stream_link', 'upload_link', 'components')


def jpeg(width=720, height=720, sof=0xC0, bits=8, factors=(0x22, 0x11, 0x11), before=b'', end=b'\xff\xd9'):
    """The frame of a JPEG as T.81 has it, without a picture in it."""
    parts = b''.join(bytes([index + 1, factor, 0]) for index, factor in enumerate(factors))
    frame = struct.pack('>BBHBHHB', 0xFF, sof, 8 + len(parts), bits, height, width, len(factors)) + parts
    return b'\xff\xd8' + before + frame + b'\xff\xda\x00\x08scan' + end


def answer(status, body):
    return core.parse_answer({'code': status, 'message': ''}, json.dumps(body).encode())


class Addresses(unittest.TestCase):
    def test_a_name_or_an_address_with_or_without_a_port(self):
        for text, host, port in (
            ('p3a.local', 'p3a.local', 80),
            (' 192.168.1.20 ', '192.168.1.20', 80),
            ('127.0.0.1:41234', '127.0.0.1', 41234),
            ('http://p3a-1.local:8080/status', 'p3a-1.local', 8080),
            ('ws://10.0.0.3/stream', '10.0.0.3', 80),
        ):
            self.assertEqual(core.parse_address(text), core.Address(host, port), text)

    def test_what_cannot_be_an_address(self):
        for text in ('', ' ', 'a b', 'host:0', 'host:70000', 'host:', '::1', '-x', 'x?room=1', 'a\nb', 'x' + ':' * 9):
            self.assertIsNone(core.parse_address(text), text)


class Jpegs(unittest.TestCase):
    def test_S4_what_the_frame_header_says(self):
        self.assertEqual(read_jpeg(jpeg(640, 480)), Jpeg(True, 8, 3, '4:2:0', 640, 480))
        self.assertEqual(read_jpeg(jpeg(factors=(0x21, 0x11, 0x11))).sampling, '4:2:2')
        self.assertEqual(read_jpeg(jpeg(factors=(0x11, 0x11, 0x11))).sampling, '4:4:4')
        self.assertEqual(read_jpeg(jpeg(factors=(0x12, 0x11, 0x11))).sampling, 'other')

    def test_S4_the_frame_header_is_found_behind_tables_fill_bytes_and_an_exif_thumbnail(self):
        app1 = b'\xff\xe1' + struct.pack('>H', 2 + 30) + jpeg(160, 160)[:30]
        table = b'\xff\xc4\x00\x04ab'
        self.assertEqual(read_jpeg(jpeg(before=app1 + table + b'\xff\xff\xff')).width, 720)

    def test_the_end_may_be_padded_but_must_be_there(self):
        self.assertIsNotNone(read_jpeg(jpeg(end=b'\xff\xd9' + bytes(20))))
        self.assertIsNone(read_jpeg(jpeg(end=b'')))
        self.assertIsNone(read_jpeg(jpeg() + bytes(5000)))

    def test_whatever_the_bytes_reading_does_not_raise(self):
        source = random.Random(5044)
        whole = jpeg()
        for _ in range(3000):
            data = bytearray(whole[: source.randint(0, len(whole))] if source.random() < 0.5 else whole)
            for _ in range(source.randint(0, 5)):
                if data:
                    data[source.randrange(len(data))] = source.randrange(256)
            for check in (core.stream_refusal, core.upload_refusal):
                self.assertIsInstance(check(bytes(data)), str)

    @unittest.skipUnless(Image, 'Pillow makes the pictures')
    def test_S4_real_pictures(self):
        def encoded(mode='RGB', size=(720, 720), **options):
            buffer = io.BytesIO()
            Image.effect_noise(size, 60).convert(mode).save(buffer, 'JPEG', **options)
            return buffer.getvalue()

        self.assertEqual(core.stream_refusal(encoded(subsampling='4:2:0')), '')
        self.assertEqual(core.stream_refusal(encoded(subsampling='4:2:2')), '')
        self.assertIn('4:4:4', core.stream_refusal(encoded(subsampling='4:4:4')))
        self.assertIn('cannot decode', core.stream_refusal(encoded(progressive=True)))
        self.assertIn('1 colour channels', core.stream_refusal(encoded('L')))
        self.assertIn('4 colour channels', core.stream_refusal(encoded('CMYK')))
        self.assertIn('1280 x 720', core.stream_refusal(encoded(size=(1280, 720))))


class StreamRefusals(unittest.TestCase):
    def test_S4_what_the_panel_takes(self):
        for width, height in ((720, 720), (480, 480), (16, 720)):
            self.assertEqual(core.stream_refusal(jpeg(width, height)), '')
        self.assertEqual(core.stream_refusal(jpeg(factors=(0x21, 0x11, 0x11))), '')

    def test_S4_a_size_that_the_panel_does_not_take_names_the_TOP_to_put_before(self):
        for width, height in ((1280, 720), (721, 720), (720, 700), (0, 720), (736, 736)):
            sentence = core.stream_refusal(jpeg(width, height))
            self.assertIn('%d x %d' % (width, height), sentence)
            self.assertIn('Fit TOP with Output Resolution 720 x 720', sentence)

    def test_S4_what_the_decoder_does_not_take_says_what_to_do(self):
        self.assertIn('Pixel Format 8-bit fixed (RGBA)', core.stream_refusal(jpeg(factors=(0x11,))))
        for data in (jpeg(sof=0xC2), jpeg(sof=0xC1), jpeg(bits=12), jpeg(factors=(0x11, 0x11, 0x11))):
            self.assertIn('p3a_upload', core.stream_refusal(data))

    def test_what_is_no_jpeg_is_not_sent(self):
        for data in (b'', b'\x89PNG\r\n\x1a\n', jpeg(end=b''), b'\xff\xd8\xff\xd9'):
            self.assertIn('no whole JPEG', core.stream_refusal(data))
            self.assertIn('no whole JPEG', core.upload_refusal(data))

    def test_D4_an_upload_may_have_any_size_up_to_the_limit(self):
        self.assertEqual(core.upload_refusal(jpeg(1921, 1081, sof=0xC2)), '')
        self.assertIn('2049 x 100', core.upload_refusal(jpeg(2049, 100)))


class Answers(unittest.TestCase):
    def test_D1_both_envelopes(self):
        good = answer(200, {'ok': True, 'data': {'display_updated': True}})
        self.assertEqual(good, core.Answer(True, 200, '', {'display_updated': True}))
        bad = answer(503, {'ok': False, 'error': 'x', 'code': 'OOM'})
        self.assertEqual(bad, core.Answer(False, 503, 'OOM', {}))

    def test_D1_a_web_page_is_no_success(self):
        self.assertFalse(core.parse_answer({'code': 200, 'message': 'OK'}, b'<html>').ok)
        self.assertFalse(answer(200, ['ok']).ok)
        self.assertFalse(answer(500, {'ok': True}).ok)

    def test_whatever_the_host_hands_over_parsing_does_not_raise(self):
        for status in (None, 'x', {}, {'code': None}, {'code': '200'}, 200, True, -1):
            for body in (None, 7, '', b'\xff\xfe', bytearray(b'{}'), '[' * 100000, b'x' * 1000000, '{"ok":NaN}'):
                self.assertFalse(core.parse_answer(status, body).ok)

    def test_D4_every_code_has_a_sentence_that_says_what_to_do(self):
        codes = (
            'EMPTY_REQUEST INVALID_IMAGE UPLOAD_INCOMPLETE UPLOAD_OFF STREAM_OFF SD_LOCKED LENGTH_REQUIRED'
            ' PAYLOAD_TOO_LARGE IMAGE_TOO_LARGE UNSUPPORTED_MEDIA_TYPE OOM BUSY SD_FULL'
        )
        sentences = [
            core.refusal_sentence(answer(400, {'ok': False, 'code': code}), '/display/raw', 'p3a.local')
            for code in codes.split()
        ]
        self.assertEqual(len(set(sentences)), len(sentences))
        for sentence in sentences:
            self.assertRegex(sentence, r'^(The|Uploads|This) .+[:;,] .+\.$')

    def test_an_old_firmware_is_named_as_such(self):
        for status, body in ((404, {'ok': False, 'code': 'NOT_FOUND'}), (404, {}), (405, {})):
            sentence = core.refusal_sentence(answer(status, body), '/display/raw', 'p3a.local')
            self.assertIn('firmware', sentence)
            self.assertIn('%d on /display/raw' % status, sentence)
            self.assertIn('update it', sentence)

    def test_nobody_there_and_a_stranger(self):
        self.assertIn('p3a.local', core.refusal_sentence(core.parse_answer(None, b''), '/status', 'p3a.local'))
        self.assertIn('418 TEAPOT', core.refusal_sentence(answer(418, {'code': 'TEAPOT'}), '/status', 'x'))


class Displays(unittest.TestCase):
    live = {'version': 1, 'formats': [1, 2], 'ack': True, 'ring': 3, 'max_frame': 100000, 'stream_port': 8181}

    def display(self, **live):
        data = {'device_name': 'Bar', 'live': {**self.live, **live}}
        return core.parse_display(answer(200, {'ok': True, 'data': data}))

    def test_D5_what_it_says(self):
        self.assertEqual(self.display(), core.Display('Bar', True, 100000, 8181))

    def test_D5_what_it_does_not_say(self):
        silent = core.parse_display(answer(200, {'ok': True, 'data': {'live': {'formats': [1]}}}))
        self.assertEqual(silent, core.Display('', False, 204800, 81))
        odd = self.display(max_frame=-1, stream_port=99999, ack='yes')
        self.assertEqual((odd.max_frame, odd.stream_port, odd.acknowledges), (204800, 81, False))

    def test_a_firmware_without_the_live_api_is_told_apart(self):
        for data in ({}, {'live': True}, {'live': {}}, {'live': {'formats': [2]}}):
            self.assertIn('firmware', core.parse_display(answer(200, {'ok': True, 'data': data})))

    def test_D5_who_streams_to_it(self):
        for data, clients in (({'clients': 1}, 1), ({'clients': 0}, 0), ({}, 0), ({'clients': 'x'}, 0)):
            self.assertEqual(core.streaming_clients(answer(200, {'ok': True, 'data': data})), clients)


class BackChannel(unittest.TestCase):
    def test_S6_shown_and_stats(self):
        self.assertEqual(parse_back_channel('{"type":"shown","n":12,"decode_ms":5.2}'), Shown(12))
        stats = '{"type":"stats","frames_dropped":6,"frames_invalid":1,"heap_free":1}'
        self.assertEqual(parse_back_channel(stats), Stats(6, 1))
        self.assertEqual(parse_back_channel('{"type":"stats"}'), Stats(0, 0))

    def test_S6_touch_with_and_without_an_id(self):
        touch = parse_back_channel('{"type":"touch","payload":{"x":0.25,"y":1,"phase":"down","id":3}}')
        self.assertEqual((touch.x, touch.y, touch.phase, touch.id), (0.25, 1.0, 'down', '3'))
        self.assertEqual(parse_back_channel('{"type":"touch","payload":{"x":0,"y":0,"phase":"up"}}').id, '0')

    def test_S6_chatter_is_nothing(self):
        for text in (
            '',
            'hello',
            '[]',
            '{"type":"shown"}',
            '{"type":"shown","n":0}',
            '{"type":"shown","n":true}',
            '{"type":"touch"}',
            '{"type":"touch","payload":{"x":2,"y":0,"phase":"down"}}',
            '{"type":"touch","payload":{"x":NaN,"y":0,"phase":"down"}}',
            '{"type":"touch","payload":{"x":0,"y":0,"phase":["down"]}}',
            '{"type":"touch","payload":{"x":0,"y":0,"phase":"down","id":[]}}',
        ):
            self.assertIsNone(parse_back_channel(text), text)


class Pacing(unittest.TestCase):
    def sent_in(self, frames, rate, fps):
        pictures = sending.Pictures()
        pictures.settings(fps, 0.8)
        sent = []
        for frame in frames:
            if pictures.due(frame, rate):
                pictures.taken(frame, rate)
                sent.append(frame)
        return sent

    def test_pictures_keep_an_even_distance(self):
        sent = self.sent_in(range(1000, 1600), 60, 20)
        self.assertEqual({later - earlier for earlier, later in zip(sent[1:], sent[2:])}, {3})

    def test_never_more_than_fps_and_never_more_than_the_frames_there_are(self):
        source = random.Random(7)
        for _ in range(200):
            rate, fps, seconds = source.choice([24, 30, 60, 120]), source.uniform(0.1, 60), source.randint(2, 20)
            frames = range(source.randrange(10**6), 10**6 + 10**6)[: rate * seconds]
            sent = self.sent_in(frames, rate, fps)
            self.assertLessEqual(len(sent), min(rate, fps) * seconds + 2)
            self.assertGreaterEqual(len(sent), min(rate, fps) * seconds - 2)

    def test_frames_that_the_host_skipped_are_not_caught_up(self):
        self.assertEqual(self.sent_in([0, 1, 300, 301], 60, 20), [0, 300])

    def test_a_host_without_a_rate_sends_at_every_frame(self):
        self.assertEqual(self.sent_in(range(3), 0, 20), [0, 1, 2])

    def test_a_picture_that_is_too_large_lowers_the_quality_at_once_and_it_climbs_back_slowly(self):
        pictures = sending.Pictures()
        pictures.settings(10, 0.9)
        pictures.taken(0, 60)
        self.assertFalse(pictures.due(1, 60))
        self.assertFalse(pictures.fits(300, 200))
        self.assertLess(pictures.quality, 0.9)
        self.assertTrue(pictures.due(1, 60))
        low = pictures.quality
        self.assertTrue(pictures.fits(199, 200))
        self.assertEqual(pictures.quality, low)
        for _ in range(100):
            pictures.fits(100, 200)
        self.assertEqual(pictures.quality, 0.9)

    def test_at_the_lowest_quality_it_does_not_try_at_every_frame(self):
        pictures = sending.Pictures()
        pictures.settings(10, 0.3)
        pictures.taken(0, 60)
        self.assertFalse(pictures.fits(300, 200))
        self.assertTrue(pictures.at_lowest)
        self.assertFalse(pictures.due(1, 60))


class OneRequest(unittest.TestCase):
    def test_D7_only_its_own_answer_ends_it(self):
        exchange = sending.Exchange()
        self.assertFalse(exchange.takes(None))
        exchange.begin('/status', 5, until_s=7)
        self.assertFalse(exchange.takes(4))
        self.assertTrue(exchange.takes(5))
        self.assertFalse(exchange.takes(5))

    def test_D7_it_is_not_given_up_while_the_host_has_it(self):
        exchange = sending.Exchange()
        exchange.begin('/status', 5, until_s=7)
        self.assertFalse(exchange.is_lost(6, lambda: []))
        self.assertFalse(exchange.is_lost(600, lambda: [4, 5]))
        self.assertTrue(exchange.under_way)
        self.assertTrue(exchange.is_lost(600, lambda: [4]))
        self.assertFalse(exchange.under_way)


class Waiting(unittest.TestCase):
    def test_retries_double_up_to_the_cap_and_start_anew(self):
        retries = sending.Retries(lambda: 1.0)
        self.assertEqual([retries.after_failure() for _ in range(6)], [0.25, 0.5, 1, 2, 3, 3])
        retries.reset()
        self.assertEqual(retries.after_failure(), 0.25)
        self.assertEqual(sending.Retries(lambda: 0.0).after_failure(), 0.125)

    def test_a_clock_that_went_back_does_not_hold_up(self):
        self.assertFalse(sending.is_due(5, 6))
        self.assertTrue(sending.is_due(6, 6))
        self.assertTrue(sending.is_due(5, 5000))


class FramesOnTheirWay(unittest.TestCase):
    def test_S6_two_may_travel_and_shown_settles_all_up_to_it(self):
        flight = Flight()
        for _ in range(2):
            self.assertTrue(flight.has_room(0))
            flight.sent(0, asks=True)
        self.assertFalse(flight.has_room(0))
        flight.settle(2)
        self.assertTrue(flight.has_room(0))
        self.assertEqual(flight.shown, 2)

    def test_S6_after_a_second_a_frame_is_written_off(self):
        flight = Flight()
        flight.sent(0, asks=True)
        flight.sent(0.5, asks=True)
        self.assertFalse(flight.write_off(1.2))
        self.assertTrue(flight.has_room(1.2))
        self.assertTrue(flight.write_off(1.6))
        self.assertEqual(flight.lost, 2)

    def test_S8_a_display_without_acknowledgements_is_judged_by_its_pongs(self):
        flight = Flight()
        flight.pinged(0)
        self.assertTrue(flight.has_room(4))  # perhaps it answers no pings at all
        flight.ponged()
        flight.pinged(4)
        flight.pinged(6)
        self.assertTrue(flight.has_room(4.5))
        self.assertFalse(flight.has_room(6.5))
        flight.ponged()
        self.assertTrue(flight.has_room(6.6))

    def test_S6_what_the_display_counts_is_told_as_a_difference(self):
        flight = Flight()
        self.assertEqual(flight.count(Stats(100, 50)), 0)
        self.assertEqual(flight.count(Stats(103, 52)), 2)
        self.assertEqual(flight.count(Stats(0, 0)), 0)
        self.assertEqual(flight.lost, 3)


class Sources(unittest.TestCase):
    def test_what_is_pure_is_python_3_9_and_knows_neither_host_nor_packages(self):
        allowed = {'json', 're', 'typing', 'collections'}
        for name in PURE:
            tree = ast.parse((FOLDER / ('p3a_%s.py' % name)).read_text(encoding='utf-8'), feature_version=(3, 9))
            imported = {module.split('.')[0] for module in imports_of(tree)}
            foreign = {module for module in imported if not module.startswith(('p3a_', 'lienzo_'))}
            self.assertEqual(foreign - allowed, set(), name)

    def test_each_component_holds_every_module_that_its_modules_import(self):
        for component in p3a_components.P3A_COMPONENTS:
            inside = {path.stem for path in FOLDER.glob('*.py') if path.stem.startswith(component.modules)}
            for name in sorted(inside):
                tree = ast.parse((FOLDER / (name + '.py')).read_text(encoding='utf-8'))
                ours = {module for module in imports_of(tree) if module.startswith(('p3a_', 'lienzo_'))}
                self.assertEqual(ours - inside, set(), '%s in %s' % (name, component.name))


def imports_of(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


if __name__ == '__main__':
    unittest.main()
