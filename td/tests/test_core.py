"""lienzo_core: parsing, the received canvas, pacing, retries, frames. Names carry the protocol's rule ids."""

import ast
import base64
import json
import pathlib
import random
import unittest

import lienzo_core as core

JPEG = b'\xff\xd8\xff\xe0 jpeg \xff\xd9'
PNG = b'\x89PNG\r\n\x1a\n png'


def data_url(data, mime='image/jpeg'):
    return 'data:%s;base64,%s' % (mime, base64.b64encode(data).decode())


def text(kind, payload):
    return json.dumps({'type': kind, 'payload': payload})


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


class ParseText(unittest.TestCase):
    def test_R5_a_draw_is_a_live_picture_of_the_format_of_its_bytes(self):
        self.assertEqual(core.parse_text(text('draw', data_url(JPEG))), core.Live(core.Picture('jpeg', JPEG)))
        self.assertEqual(
            core.parse_text(text('draw', data_url(PNG, 'image/jpeg'))), core.Live(core.Picture('png', PNG))
        )

    def test_R7_states(self):
        self.assertEqual(core.parse_text(text('state', 'drawing:start')), core.State(True))
        self.assertEqual(core.parse_text(text('state', 'drawing:end')), core.State(False))
        self.assertIsInstance(core.parse_text(text('state', 'drawing:pause')), core.Ignored)

    def test_R8_prompts_under_both_names_up_to_their_length(self):
        self.assertEqual(core.parse_text(text('proc', 'Öl auf Leinwand')), core.Prompt('Öl auf Leinwand'))
        self.assertEqual(core.parse_text(text('prompt', '')), core.Prompt(''))
        self.assertEqual(core.parse_text(text('proc', 'x' * 2000)), core.Prompt('x' * 2000))
        self.assertIsInstance(core.parse_text(text('proc', 'x' * 2001)), core.Ignored)
        self.assertIsInstance(core.parse_text(text('proc', 7)), core.Ignored)

    def test_R1_joined(self):
        joined = {
            'type': 'joined',
            'room': 'ABC234',
            'role': 'touchdesigner',
            'client': 'c1',
            'canvas': {'width': 720, 'height': 480},
            'fps': 30,
        }
        self.assertEqual(
            core.parse_text(json.dumps(joined)), core.Joined('ABC234', 'touchdesigner', 'c1', 720, 480, 30)
        )
        for field in ('room', 'role', 'client', 'canvas', 'fps'):
            broken = {name: value for name, value in joined.items() if name != field}
            self.assertIsInstance(core.parse_text(json.dumps(broken)), core.Ignored, field)
        for canvas in ({}, {'width': True, 'height': 1}, {'width': 0, 'height': 1}, {'width': '720', 'height': 1}, []):
            self.assertIsInstance(core.parse_text(json.dumps({**joined, 'canvas': canvas})), core.Ignored)

    def test_R11_keepalive(self):
        self.assertEqual(core.parse_text('{"type":"keepalive"}'), core.KeepAlive())

    def test_R15_nonsense_is_ignored_with_a_reason(self):
        nonsense = ['', 'null', '7', '[]', '"draw"', '{', '{"type":[]}', '{"type":"paint"}', '[' * 100000, '\x00']
        nonsense += [text('draw', payload) for payload in (None, 7, '', 'data:', 'data:image/jpeg;base64', 'http://x')]
        for message in nonsense:
            answer = core.parse_text(message)
            self.assertIsInstance(answer, core.Ignored, message[:40])
            self.assertTrue(answer.reason)

    def test_a_sender_is_not_believed(self):
        self.assertIsInstance(core.parse_text(text('draw', data_url(b'GIF89a...'))), core.Ignored)
        self.assertIsInstance(core.parse_text(text('draw', data_url(JPEG, 'text/html'))), core.Ignored)
        lax = 'data:image/jpeg;base64,' + base64.b64encode(JPEG).decode() + '\n!'
        self.assertEqual(core.parse_text(text('draw', lax)), core.Ignored('broken base64'))
        self.assertEqual(
            core.parse_text(text('draw', 'data:image/jpeg;base64,ñ')), core.Ignored('broken base64')
        )

    def test_R14_what_is_too_large_is_not_even_looked_at(self):
        limit = core.MAX_MESSAGE_BYTES
        self.assertEqual(core.parse_text('x' * (limit + 1)), core.Ignored('text over the limit'))
        self.assertEqual(core.parse_binary(PNG + bytes(limit)), core.Ignored('picture over the limit'))

    def test_R15_whatever_arrives_parsing_does_not_raise(self):
        source = random.Random(5044)
        pieces = [text('draw', data_url(JPEG)), text('state', 'drawing:end'), text('proc', 'x'), '{"type":"joined"}']
        for _ in range(2000):
            message = list(source.choice(pieces))
            for _ in range(source.randint(1, 6)):
                message[source.randrange(len(message))] = chr(source.choice([0, 34, 44, 58, 92, 123, 125, 0xD800, 233]))
            core.parse_text(''.join(message))
            core.parse_binary(source.randbytes(source.randint(0, 40)))


class ParseBinary(unittest.TestCase):
    def test_R6_a_png_is_a_final_and_a_jpeg_is_live(self):
        self.assertEqual(core.parse_binary(PNG), core.Final(core.Picture('png', PNG)))
        self.assertEqual(core.parse_binary(bytearray(JPEG)), core.Live(core.Picture('jpeg', JPEG)))

    def test_R15_other_bytes_are_ignored(self):
        for data in (b'', b'\x89PN', b'RIFF....WEBP', bytes(64)):
            self.assertIsInstance(core.parse_binary(data), core.Ignored)


class Join(unittest.TestCase):
    def test_R2_codes_are_read_in_either_case(self):
        self.assertEqual(core.room_code(' k7qmxd\n'), 'K7QMXD')
        for wrong in ('', 'K7QMX', 'K7QMXDD', 'K0QMXD', 'KIQMXD', 'KLQMXD', 'KOQMXD', 'K1QMXD', 'K7QM D', 'ſ7QMXD'):
            self.assertIsNone(core.room_code(wrong), wrong)

    def test_R1_a_join_says_who_we_are_and_asks_for_binary_frames(self):
        self.assertEqual(
            json.loads(core.join_message('k7qmxd')),
            {'type': 'join', 'room': 'K7QMXD', 'role': 'touchdesigner', 'images': 'binary'},
        )
        full = json.loads(core.join_message('K7QMXD', name='Bühne', key='1234', fps=90))
        self.assertEqual((full['name'], full['key'], full['fps']), ('Bühne', '1234', 60))
        self.assertEqual(json.loads(core.join_message('K7QMXD', fps=0))['fps'], 1)

    def test_R2_a_code_that_cannot_exist_is_not_sent(self):
        with self.assertRaisesRegex(ValueError, "'nope' is no room code"):
            core.join_message('nope')


class ReceivedCanvas(unittest.TestCase):
    live = core.Live(core.Picture('jpeg', JPEG))
    final = core.Final(core.Picture('png', PNG))

    def shown(self, *messages):
        canvas = core.ReceivedCanvas()
        return [picture.format for picture in map(canvas.take, messages) if picture]

    def test_R7_a_drawing_shows_its_live_frames_and_then_its_final(self):
        start, end = core.State(True), core.State(False)
        self.assertEqual(self.shown(start, self.live, self.live, self.final, end), ['jpeg', 'jpeg', 'png'])

    def test_R7_after_a_final_or_an_end_no_live_frame_until_the_next_start(self):
        start, end = core.State(True), core.State(False)
        self.assertEqual(self.shown(start, self.final, self.live, start, self.live), ['png', 'jpeg'])
        self.assertEqual(self.shown(start, end, self.live, start, self.live), ['jpeg'])

    def test_R9_joining_late_any_picture_is_better_than_none(self):
        self.assertEqual(self.shown(self.live), ['jpeg'])
        self.assertEqual(self.shown(self.final), ['png'])

    def test_other_messages_show_nothing(self):
        self.assertEqual(self.shown(core.Prompt('x'), core.KeepAlive(), core.Ignored('x')), [])


class LatestPicture(unittest.TestCase):
    def setUp(self):
        self.clock = Clock()
        self.slot = core.LatestPicture(self.clock, interval_s=1.0)

    def picture(self, number):
        return core.Picture('jpeg', b'%d' % number)

    def test_the_first_is_shown_at_once_and_the_next_after_the_interval(self):
        self.slot.offer(self.picture(1))
        self.assertEqual(self.slot.take(), self.picture(1))
        self.slot.offer(self.picture(2))
        self.assertIsNone(self.slot.take())
        self.assertEqual(self.slot.due_in(), 1.0)
        self.clock.now += 0.25
        self.assertEqual(self.slot.due_in(), 0.75)
        self.clock.now += 0.75
        self.assertEqual(self.slot.take(), self.picture(2))
        self.assertIsNone(self.slot.due_in())

    def test_the_last_one_of_a_burst_is_never_lost(self):
        for number in range(5):
            self.slot.offer(self.picture(number))
            self.slot.take()
        self.clock.now += 1
        self.assertEqual(self.slot.take(), self.picture(4))

    def test_an_urgent_one_does_not_wait(self):
        self.slot.offer(self.picture(1))
        self.slot.take()
        self.slot.offer(self.picture(2), urgent=True)
        self.assertEqual(self.slot.take(), self.picture(2))

    def test_what_is_shown_is_not_shown_again_urgent_or_not(self):
        self.slot.offer(self.picture(1))
        self.slot.take()
        self.clock.now += 5
        self.slot.offer(self.picture(1), urgent=True)
        self.assertIsNone(self.slot.take())

    def test_back_to_the_shown_picture_before_the_other_came_up(self):
        self.slot.offer(self.picture(1))
        self.slot.take()
        self.slot.offer(self.picture(2))
        self.slot.offer(self.picture(1))
        self.clock.now += 5
        self.assertIsNone(self.slot.take())

    def test_a_picture_that_did_not_get_through_may_come_again(self):
        self.slot.offer(self.picture(1))
        self.slot.take()
        self.slot.forget()
        self.clock.now += 5
        self.slot.offer(self.picture(1))
        self.assertEqual(self.slot.take(), self.picture(1))

    def test_a_clock_that_goes_back_does_not_hold_pictures(self):
        self.slot.offer(self.picture(1))
        self.slot.take()
        self.clock.now -= 1000
        self.slot.offer(self.picture(2))
        self.assertEqual(self.slot.take(), self.picture(2))

    def test_in_any_order_of_events_the_newest_ends_up_on_the_screen_and_none_comes_twice_in_a_row(self):
        source = random.Random(8)
        for _ in range(300):
            clock = Clock()
            slot = core.LatestPicture(clock, interval_s=1.0)
            shown, newest = [], None
            for _ in range(source.randint(1, 40)):
                step = source.randrange(3)
                if step == 0:
                    newest = self.picture(source.randrange(4))
                    slot.offer(newest, urgent=source.random() < 0.2)
                elif step == 1:
                    clock.now += source.random()
                else:
                    shown.append(slot.take())
            clock.now += 1
            shown.append(slot.take())
            shown = [picture for picture in shown if picture]
            self.assertEqual(shown[-1] if shown else None, newest)
            self.assertTrue(all(one != next_ for one, next_ in zip(shown, shown[1:])))


class Retries(unittest.TestCase):
    def test_R4_delays_double_up_to_the_cap(self):
        longest = core.Backoff(random=lambda: 1.0)
        self.assertEqual([longest.next_delay() for _ in range(7)], [0.5, 1, 2, 4, 8, 10, 10])
        shortest = core.Backoff(random=lambda: 0.0)
        self.assertEqual([shortest.next_delay() for _ in range(6)], [0.25, 0.5, 1, 2, 4, 5])

    def test_R4_retried_and_fatal_codes(self):
        backoff = core.Backoff(random=lambda: 0.5)
        for code in (None, 1001, 1006, 1009, 4404, 4408, 4409, 4413, 4429):
            self.assertIsNotNone(backoff.next_delay(code), code)
        for code in (4400, 4401, 4403):
            self.assertIsNone(backoff.next_delay(code), code)

    def test_R4_only_being_let_in_starts_the_delays_anew(self):
        session = core.Session(Clock(), lambda: 1.0, 0)
        delays = []
        for _ in range(3):
            session.connected()
            delays.append(session.disconnected())
        session.connected()
        session.receive(core.Joined('K7QMXD', 'touchdesigner', 'c', 720, 720, 11))
        delays.append(session.disconnected())
        self.assertEqual(delays, [0.5, 1, 2, 0.5])


class Session(unittest.TestCase):
    def test_a_drawing_from_the_wire_to_the_slot(self):
        clock = Clock()
        session = core.Session(clock, lambda: 0.5, interval_s=0.1)
        session.connected()
        self.assertEqual(session.phase, 'joining')
        shown = []
        wire = [
            text('state', 'drawing:start'),
            JPEG + b'1',
            JPEG + b'2',
            PNG,
            text('state', 'drawing:end'),
            JPEG + b'3',
            'nonsense',
            'nonsense',
        ]
        for message in wire:
            session.receive(core.parse_text(message) if isinstance(message, str) else core.parse_binary(message))
            picture = session.pictures.take()
            if picture:
                shown.append(picture.data)
            clock.now += 0.01
        self.assertEqual(shown, [JPEG + b'1', PNG])
        self.assertEqual(session.ignored, {'not JSON': 2})

    def test_R9_a_new_connection_takes_pictures_before_any_state(self):
        session = core.Session(Clock(), lambda: 0.5, interval_s=0)
        session.receive(core.State(False))
        session.disconnected()
        session.connected()
        session.receive(core.parse_binary(JPEG))
        self.assertEqual(session.pictures.take().data, JPEG)


class Frames(unittest.TestCase):
    def test_S1_vector(self):
        packed = core.pack_frame(bytes.fromhex('ffd8ffd9'))
        self.assertEqual(packed, bytes.fromhex('44 50 01 00 04 00 00 00 ff d8 ff d9'))
        self.assertEqual(core.parse_frame(packed), core.Frame(core.FORMAT_JPEG, 0, bytes.fromhex('ffd8ffd9')))

    def test_S1_receivers_also_take_the_ascii_of_td(self):
        frame = core.parse_frame(bytes.fromhex('54 44 01 01 01 00 00 00 aa'))
        self.assertEqual(frame, core.Frame(1, 1, b'\xaa'))

    def test_S3_everything_else_is_refused(self):
        refused = {
            'shorter than its header': '44 50 01 00 00 00 00',
            'wrong magic': '50 44 01 00 00 00 00 00',
            'unknown format': '44 50 09 00 00 00 00 00',
            'size does not match': '44 50 01 00 02 00 00 00 aa',
        }
        for reason, data in refused.items():
            with self.assertRaisesRegex(core.FrameError, reason):
                core.parse_frame(bytes.fromhex(data))
        with self.assertRaisesRegex(core.FrameError, 'over the limit'):
            core.parse_frame(core.pack_frame(bytes(11)), max_frame_bytes=10)

    def test_S1_what_is_packed_is_parsed(self):
        source = random.Random(1)
        for _ in range(200):
            payload = source.randbytes(source.randint(0, 300))
            flags, frame_format = source.randrange(256), source.choice([core.FORMAT_JPEG, core.FORMAT_REGION])
            self.assertEqual(
                core.parse_frame(core.pack_frame(payload, frame_format, flags)),
                core.Frame(frame_format, flags, payload),
            )


class Source(unittest.TestCase):
    def test_the_core_is_python_3_9_and_knows_neither_host_nor_packages(self):
        path = pathlib.Path(core.__file__)
        tree = ast.parse(path.read_text(encoding='utf-8'), feature_version=(3, 9))
        imported = {
            name.split('.')[0]
            for node in ast.walk(tree)
            for name in (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module]
                if isinstance(node, ast.ImportFrom)
                else []
            )
        }
        self.assertEqual(imported, {'base64', 'json', 're', 'struct', 'typing'})


if __name__ == '__main__':
    unittest.main()
