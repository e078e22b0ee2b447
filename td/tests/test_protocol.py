"""lienzo_protocol: what comes in and what goes out. Names carry the protocol's rule ids."""

import ast
import base64
import json
import pathlib
import random
import unittest

import lienzo_protocol as protocol
from lienzo_images import Picture
from tests.samples import data_url, joined, jpeg, png, text, touch

JPEG, PNG = jpeg(), png()


class Pictures(unittest.TestCase):
    def test_R5_a_draw_is_a_live_picture_of_the_format_of_its_bytes(self):
        self.assertEqual(protocol.parse_text(text('draw', data_url(JPEG))), protocol.Live(Picture('jpeg', JPEG)))
        named_wrong = text('draw', data_url(PNG, 'image/jpeg'))
        self.assertEqual(protocol.parse_text(named_wrong), protocol.Live(Picture('png', PNG)))

    def test_R6_a_binary_png_is_a_final_and_a_jpeg_is_live(self):
        self.assertEqual(protocol.parse_binary(PNG), protocol.Final(Picture('png', PNG)))
        self.assertEqual(protocol.parse_binary(bytearray(JPEG)), protocol.Live(Picture('jpeg', JPEG)))

    def test_R5_the_bytes_of_a_live_frame_are_not_copied(self):
        self.assertIs(protocol.parse_binary(JPEG).picture.data, JPEG)

    def test_R15_bytes_that_are_no_picture_are_ignored(self):
        for data in (b'', b'\x89PN', b'RIFF....WEBP', bytes(64)):
            self.assertEqual(protocol.parse_binary(data), protocol.Ignored('neither JPEG nor PNG'))

    def test_R15_a_picture_that_is_cut_off_is_ignored(self):
        self.assertEqual(protocol.parse_binary(JPEG[:-1]), protocol.Ignored('JPEG cut off'))
        self.assertEqual(protocol.parse_text(text('draw', data_url(PNG[:-1]))), protocol.Ignored('PNG cut off'))

    def test_R14_what_is_too_large_is_not_even_looked_at(self):
        nine_megabytes = png(content=bytes(9_000_000))
        self.assertEqual(protocol.parse_binary(nine_megabytes), protocol.Ignored('picture over 8 MiB'))
        self.assertEqual(
            protocol.parse_text('x' * (protocol.MAX_MESSAGE_BYTES + 1)), protocol.Ignored('text over 8 MiB')
        )

    def test_R14_sides_over_the_limit_are_not_handed_to_a_decoder(self):
        self.assertEqual(protocol.parse_binary(jpeg(5000, 10)), protocol.Ignored('picture over 4096 px a side'))

    def test_R15_a_sender_is_not_believed(self):
        self.assertIsInstance(protocol.parse_text(text('draw', data_url(b'GIF89a...'))), protocol.Ignored)
        self.assertIsInstance(protocol.parse_text(text('draw', data_url(JPEG, 'text/html'))), protocol.Ignored)
        lax = 'data:image/jpeg;base64,' + base64.b64encode(JPEG).decode() + '\n!'
        for broken in (lax, 'data:image/jpeg;base64,ñ', 'data:image/jpeg;base64,abc'):
            self.assertEqual(protocol.parse_text(text('draw', broken)), protocol.Ignored('broken base64'))


class Words(unittest.TestCase):
    def test_R7_states(self):
        self.assertEqual(protocol.parse_text(text('state', 'drawing:start')), protocol.State(True))
        self.assertEqual(protocol.parse_text(text('state', 'drawing:end')), protocol.State(False))
        self.assertIsInstance(protocol.parse_text(text('state', 'drawing:pause')), protocol.Ignored)

    def test_R8_prompts_under_both_names_up_to_their_length(self):
        self.assertEqual(protocol.parse_text(text('proc', 'Öl auf Leinwand')), protocol.Prompt('Öl auf Leinwand'))
        self.assertEqual(protocol.parse_text(text('prompt', '')), protocol.Prompt(''))
        self.assertEqual(protocol.parse_text(text('proc', 'x' * 2000)), protocol.Prompt('x' * 2000))
        for length in (2001, 100_000):
            self.assertEqual(
                protocol.parse_text(text('proc', 'x' * length)), protocol.Ignored('prompt over 2,000 characters')
            )
        self.assertEqual(protocol.parse_text(text('proc', 7)), protocol.Ignored('prompt that is no text'))

    def test_R8_a_prompt_has_nothing_in_it_that_a_parameter_cannot_hold(self):
        self.assertEqual(protocol.parse_text('{"type":"proc","payload":"a\\u0000b\\ud800c"}'), protocol.Prompt('ab?c'))
        self.assertEqual(protocol.parse_text(text('proc', '🎨')), protocol.Prompt('🎨'))

    def test_R1_joined(self):
        self.assertEqual(
            protocol.parse_text(joined('ABC234')),
            protocol.Joined('ABC234', 720, 480, True),
        )
        fields = json.loads(joined())
        for field in ('room', 'canvas'):
            broken = {name: value for name, value in fields.items() if name != field}
            self.assertIsInstance(protocol.parse_text(json.dumps(broken)), protocol.Ignored, field)
        for canvas in ({}, {'width': True, 'height': 1}, {'width': 0, 'height': 1}, {'width': '720', 'height': 1}, []):
            self.assertIsInstance(protocol.parse_text(joined(canvas=canvas)), protocol.Ignored)

    def test_R11_keepalive(self):
        self.assertEqual(protocol.parse_text('{"type":"keepalive"}'), protocol.KeepAlive())

    def test_R16_a_touch_has_a_display_a_finger_a_phase_and_a_position(self):
        self.assertEqual(
            protocol.parse_text(touch('move', 0, 1, 'wall-2', 7)), protocol.Touch('wall-2', '7', 'move', 0.0, 1.0)
        )
        self.assertEqual(protocol.parse_text(touch(finger='a')).id, 'a')

    def test_R16_a_touch_of_the_wrong_shape_is_ignored(self):
        wrong = [{'x': value} for value in (-0.01, 1.01, '0', None, True, [], 10**19)]
        wrong += [{'phase': 'hover'}, {'phase': []}, {'display': 7}, {'finger': None}, {'finger': {}}, {'finger': True}]
        for fields in wrong:
            self.assertIsInstance(protocol.parse_text(touch(**fields)), protocol.Ignored, fields)
        for payload in (None, 'down', [], {}):
            self.assertIsInstance(protocol.parse_text(text('touch', payload)), protocol.Ignored)
        for x in ('NaN', 'Infinity', '1e999'):
            self.assertIsInstance(protocol.parse_text(touch().replace('0.5', x)), protocol.Ignored, x)


class Nonsense(unittest.TestCase):
    def test_R15_nonsense_is_ignored_with_a_reason(self):
        nonsense = ['', 'null', '7', '[]', '"draw"', '{', '{"type":[]}', '{"type":"paint"}', '\x00', '[' * 100_000]
        nonsense += ['{"type":' * 50_000, '{"type":"joined","fps":%s}' % ('9' * 1_000_000)]
        nonsense += [text('draw', payload) for payload in (None, 7, '', 'data:', 'data:image/jpeg;base64', 'http://x')]
        for message in nonsense:
            answer = protocol.parse_text(message)
            self.assertIsInstance(answer, protocol.Ignored, message[:40])
            self.assertTrue(answer.reason)

    def test_R15_what_only_python_takes_for_json_is_none(self):
        for value in ('NaN', 'Infinity', '-Infinity', '9' * 30, '9' * 1_000_000):
            message = '{"type":"state","payload":"drawing:start","more":%s}' % value
            self.assertEqual(protocol.parse_text(message), protocol.Ignored('text that is not JSON'), value[:40])

    def test_R15_whatever_arrives_parsing_does_not_raise_and_its_reasons_are_few(self):
        source = random.Random(5044)
        pieces = [text('draw', data_url(JPEG)), text('state', 'drawing:end'), text('proc', 'x'), joined(), touch()]
        reasons = set()
        for _ in range(3000):
            message = list(source.choice(pieces))
            for _ in range(source.randint(1, 6)):
                message[source.randrange(len(message))] = chr(source.choice([0, 34, 44, 58, 92, 123, 125, 0xD800, 233]))
            contents = bytearray(source.choice([JPEG, PNG]))
            contents[source.randrange(len(contents))] = source.randrange(256)
            for answer in (protocol.parse_text(''.join(message)), protocol.parse_binary(bytes(contents))):
                if isinstance(answer, protocol.Ignored):
                    reasons.add(answer.reason)
        self.assertLess(len(reasons), 25)


class Join(unittest.TestCase):
    def test_R1_a_join_says_who_we_are_and_asks_for_binary_frames(self):
        self.assertEqual(
            json.loads(protocol.join_message('k7qmxd')),
            {'type': 'join', 'room': 'K7QMXD', 'role': 'touchdesigner', 'images': 'binary', 'acks': True},
        )
        full = json.loads(protocol.join_message('K7QMXD', name='Bühne', key='1234', fps=90))
        self.assertEqual((full['name'], full['key'], full['fps']), ('Bühne', '1234', 60))

    def test_R1_no_wish_makes_the_join_malformed(self):
        for fps in (0, -5, float('nan'), float('-inf')):
            self.assertEqual(json.loads(protocol.join_message('K7QMXD', fps=fps))['fps'], 1)
        long = json.loads(protocol.join_message('K7QMXD', name='🎨' * 100, key='1' * 1000))
        self.assertEqual((long['name'], long['key']), ('🎨' * 30, '1' * 64))

    def test_R22_a_join_of_touchdesigner_asks_for_no_other_picture_than_the_canvas(self):
        self.assertNotIn('show', json.loads(protocol.join_message('K7QMXD', 'Stage', '1234', 30)))

    def test_R2_a_code_that_cannot_exist_is_not_sent(self):
        with self.assertRaisesRegex(ValueError, "'nope' is no room code"):
            protocol.join_message('nope')


class Reporting(unittest.TestCase):
    def payload(self, **fields):
        message = json.loads(protocol.report_message(protocol.Report(**fields)))
        self.assertEqual(message['type'], 'report')
        return message['payload']

    def test_R21_a_report_says_what_is_known(self):
        full = {'kit': '1.0', 'build': '2025.32280', 'path': 'bytes', 'shown': 29.97, 'cook': 60.0, 'error': 'x'}
        self.assertEqual(self.payload(**full), {**full, 'shown': 30.0})
        self.assertEqual(self.payload(), {'error': ''})

    def test_R21_no_report_is_one_that_the_relay_refuses(self):
        payload = self.payload(kit='k' * 99, build='b' * 99, shown=float('inf'), cook=-3, error='🎨' * 500)
        self.assertEqual(payload, {'kit': 'k' * 20, 'build': 'b' * 40, 'cook': 0, 'error': '🎨' * 100})
        self.assertEqual(self.payload(shown=float('nan'), cook=1e9), {'cook': 1000, 'error': ''})


class Source(unittest.TestCase):
    """The core is what lienzo_kit builds upon: plain Python 3.9, no host, no packages."""

    CORE = (
        'address',
        'connection',
        'frames',
        'images',
        'pictures',
        'protocol',
        'rates',
        'sending',
        'session',
        'touches',
    )
    STANDARD = {'base64', 'json', 'math', 're', 'struct', 'typing', 'urllib.parse'}

    def test_the_core_is_python_3_9_and_imports_the_standard_library_and_itself(self):
        ours = {'lienzo_' + name for name in self.CORE}
        for name in ours:
            path = pathlib.Path(protocol.__file__).with_name(name + '.py')
            imported = set()
            for node in ast.walk(ast.parse(path.read_text(encoding='utf-8'), feature_version=(3, 9))):
                if isinstance(node, ast.Import):
                    imported.update(alias.name for alias in node.names)
                elif isinstance(node, ast.ImportFrom):
                    imported.add(node.module)
            self.assertLessEqual(imported, self.STANDARD | ours, name)


if __name__ == '__main__':
    unittest.main()
