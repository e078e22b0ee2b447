"""p3a_stream by itself: how it finds its display, and shares it with others."""

import unittest

from p3a_stream_link import Ask, Dial, HangUp
from tests.p3a_bench import RATE, Bench


class Connecting(unittest.TestCase):
    def test_S1_it_asks_who_the_display_is_and_dials_the_port_that_it_names(self):
        bench = Bench().streaming('10.0.0.3:8080')
        self.assertEqual(
            bench.done, [HangUp(), Ask('http://10.0.0.3:8080/status', 5000), Dial('10.0.0.3/stream', 8181)]
        )
        self.assertEqual((bench.link.status, bench.link.error), ('Streaming to Bar', ''))

    def test_while_off_it_does_nothing(self):
        bench = Bench()
        bench.link.settings(False, '10.0.0.3', 20, 0.8)
        bench.run(60)
        self.assertEqual(bench.kinds(), ['HangUp'])
        self.assertEqual(bench.link.status, 'Off')
        self.assertFalse(bench.link.wants_picture(1, RATE))

    def test_an_address_that_cannot_be_one_is_said_and_not_dialled(self):
        for address, word in (('', 'Set Address'), ('not an address', '"not an address"')):
            bench = Bench()
            bench.link.settings(True, address, 20, 0.8)
            self.assertEqual(bench.run(30).kinds(), ['HangUp'])
            self.assertIn(word, bench.link.error)

    def test_an_old_firmware_is_said_with_what_to_do_and_asked_again_rarely(self):
        for answer in (dict(data={'state': 'READY'}), dict(data={}, code=404, ok=False)):
            bench = Bench()
            bench.link.settings(True, '10.0.0.3', 20, 0.8)
            bench.run(0.4).answer(**answer)
            self.assertIn('firmware', bench.link.error)
            self.assertIn('update it', bench.link.error)
            self.assertEqual(bench.run(9).kinds(), ['HangUp', 'Ask'])
            self.assertEqual(bench.run(2).kinds(), ['HangUp', 'Ask', 'Ask'])

    def test_D7_nobody_answers(self):
        bench = Bench()
        bench.link.settings(True, '10.0.0.3', 20, 0.8)
        bench.run(20)
        self.assertEqual(bench.kinds(), ['HangUp', 'Ask'])  # the host still has the request: none beside it
        self.assertEqual(bench.link.error, '')
        bench.connections = []
        bench.run(1)
        self.assertIn('No display answers at 10.0.0.3', bench.link.error)
        self.assertEqual(bench.kinds(), ['HangUp', 'Ask', 'Ask'])

    def test_D7_a_connection_that_the_host_says_is_cut_is_given_up_within_a_second(self):
        bench = Bench()
        bench.link.settings(True, '10.0.0.3', 20, 0.8)
        bench.run(0.4)
        bench.connections = []
        bench.link.cut(None)
        bench.run(1.1)
        self.assertIn('No display answers', bench.link.error)

    def test_what_answers_late_to_other_settings_is_not_listened_to(self):
        bench = Bench()
        bench.link.settings(True, '10.0.0.3', 20, 0.8)
        bench.run(0.4)
        bench.link.settings(True, '10.0.0.4', 20, 0.8)
        bench.run(1)
        self.assertEqual(bench.kinds(), ['HangUp', 'Ask'])
        bench.answer().tick()
        self.assertEqual(bench.done[2:], [Ask('http://10.0.0.4:80/status', 5000)])

    def test_a_display_that_opens_no_stream_is_asked_why(self):
        bench = Bench()
        bench.link.settings(True, '10.0.0.3', 20, 0.8)
        bench.run(0.4).answer().run(7)
        self.assertEqual(bench.done[3:], [HangUp(), Ask('http://10.0.0.3:80/config', 5000)])
        bench.answer({'stream_mode': 'off'})
        self.assertIn('set stream_mode to websocket', bench.link.error)
        bench.run(5).answer({'stream_mode': 'websocket'}).run(0.4).answer()
        self.assertEqual(bench.done[-1], Dial('10.0.0.3/stream', 8181))

    def test_one_that_gives_no_reason_is_said_with_its_port(self):
        bench = Bench()
        bench.link.settings(True, '10.0.0.3', 20, 0.8)
        bench.run(0.4).answer()
        bench.link.closed()
        bench.run(0.4).answer({'stream_mode': 'websocket'})
        self.assertIn('no stream on port 8181', bench.link.error)
        self.assertEqual(bench.run(11).kinds()[-1], 'Ask')


class Slot(unittest.TestCase):
    def test_S7_a_slot_that_somebody_else_has_is_said_and_taken_when_it_is_free(self):
        bench = Bench().streaming()
        bench.link.closed()
        bench.run(0.4)
        self.assertEqual(bench.done[3:], [HangUp(), Ask('http://10.0.0.3:80/network/stats', 5000)])
        bench.answer({'clients': 1})
        self.assertIn('Somebody else streams to this display', bench.link.error)
        bench.run(5).answer({'clients': 1}).run(5)
        self.assertNotIn('Dial', bench.kinds()[3:])
        bench.answer({'clients': 0}).tick().answer()
        self.assertEqual(bench.done[-1], Dial('10.0.0.3/stream', 8181))
        bench.link.opened()
        bench.link.heard()
        self.assertEqual(bench.link.error, '')

    def test_S7_a_stream_that_broke_off_for_another_reason_comes_back(self):
        bench = Bench().streaming()
        bench.link.closed()
        bench.run(0.4).answer({})
        self.assertIn('broke off', bench.link.error)
        self.assertEqual(bench.run(1).kinds()[-1], 'Ask')
        self.assertIsInstance(bench.answer().done[-1], Dial)

    def test_a_long_stream_that_ends_is_dialled_again_without_asking_who_has_the_slot(self):
        bench = Bench().streaming()
        for _ in range(40):
            bench.run(1).link.heard()
        bench.link.closed()
        bench.run(0.5)
        asked = [action for action in bench.done if isinstance(action, Ask)]
        self.assertEqual(asked[1:], [Ask('http://10.0.0.3:80/status', 5000)])


if __name__ == '__main__':
    unittest.main()
