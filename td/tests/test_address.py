"""lienzo_address: what a person typed or pasted."""

import random
import unittest

from lienzo_address import Address, Settings, Target, parse_address, room_code, target_of


class RoomCode(unittest.TestCase):
    def test_R2_codes_are_read_in_either_case(self):
        self.assertEqual(room_code(' k7qmxd\n'), 'K7QMXD')
        for wrong in ('', 'K7QMX', 'K7QMXDD', 'K0QMXD', 'KIQMXD', 'KLQMXD', 'KOQMXD', 'K1QMXD', 'K7QM D', 'ſ7QMXD'):
            self.assertIsNone(room_code(wrong), wrong)


class ParseAddress(unittest.TestCase):
    def test_R1_a_host_alone_is_an_address(self):
        for text in ('192.168.1.20', ' studio.local ', 'ws://studio.local/', 'http://studio.local', 'STUDIO.local'):
            self.assertIn(parse_address(text).netaddress, ('192.168.1.20', 'studio.local'))

    def test_R1_the_field_that_lienzo_shows_names_the_room_and_the_key_besides(self):
        self.assertEqual(
            parse_address('192.168.1.20/?room=K7QMXD&role=td&key=1234'), Address('192.168.1.20', None, 'K7QMXD', '1234')
        )

    def test_R1_a_port_does_not_stay_in_the_address(self):
        self.assertEqual(parse_address('ws://10.0.0.5:8791/?room=K7QMXD'), Address('10.0.0.5', 8791, 'K7QMXD'))
        self.assertEqual(parse_address('[fe80::1]:9000'), Address('[fe80::1]', 9000))

    def test_R1_tls_keeps_its_scheme_and_a_proxy_its_path(self):
        self.assertEqual(parse_address('wss://art.example/lienzo/').netaddress, 'wss://art.example/lienzo')
        self.assertEqual(parse_address('https://art.example:444'), Address('wss://art.example', 444))

    def test_R1_the_address_of_a_guests_or_viewers_page_names_host_port_and_room(self):
        for page in ('r', 'view'):
            pasted = 'http://192.168.1.20:8790/%s/K7QMXD?key=4711' % page
            self.assertEqual(parse_address(pasted), Address('192.168.1.20', 8790, 'K7QMXD', '4711'))

    def test_what_is_no_address_is_none(self):
        for text in ('', '   ', 'ws://', '://', 'a b', 'host:port', 'host:99999', '[::1', '/?room=K7QMXD', ':8790'):
            self.assertIsNone(parse_address(text), text)

    def test_whatever_is_typed_it_does_not_raise(self):
        source = random.Random(17)
        for _ in range(3000):
            parse_address(''.join(source.choice('ab:/?#[]@&=.% \t\n\x00é℀8') for _ in range(source.randint(0, 20))))


class TargetOf(unittest.TestCase):
    def test_R1_the_fields_make_a_target(self):
        settings = Settings(True, 'studio.local', 8790, 'k7qmxd', ' 1234 ', 'Stage', 30)
        self.assertEqual(target_of(settings), Target('studio.local', 8790, 'K7QMXD', '1234', 'Stage', 30))

    def test_R1_one_pasted_field_is_enough(self):
        settings = Settings(True, 'studio.local/?room=K7QMXD&role=td&key=1234')
        self.assertEqual(target_of(settings), Target('studio.local', 8790, 'K7QMXD', '1234', '', 30))

    def test_R2_a_typed_room_goes_before_a_pasted_one(self):
        self.assertEqual(target_of(Settings(True, 'a/?room=K7QMXD&key=1', 1, 'ABC234', '2')).room, 'ABC234')
        self.assertEqual(target_of(Settings(True, 'a/?room=K7QMXD&key=1', 1, 'ABC234', '2')).key, '2')

    def test_what_is_missing_is_said(self):
        said = {
            'Address is empty': Settings(True, ' ', room='K7QMXD'),
            'Address is none': Settings(True, 'a b', room='K7QMXD'),
            'Port is none': Settings(True, 'a', 0, 'K7QMXD'),
            'Room is empty': Settings(True, 'a'),
            'Room is no room code': Settings(True, 'a', room='K0QMXD'),
        }
        for words, settings in said.items():
            self.assertTrue(target_of(settings).startswith(words), target_of(settings))


if __name__ == '__main__':
    unittest.main()
