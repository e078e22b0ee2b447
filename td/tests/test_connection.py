"""lienzo_connection: dialling, hanging up, trying again."""

import json
import unittest

from lienzo_address import Target
from lienzo_connection import Backoff, Connection, Dial, HangUp, Say

TARGET = Target('studio.local', 8790, 'K7QMXD', '', 'Stage', 30)
FRAME_S = 1 / 60
DIAL = Dial('studio.local', 8790)


class Retries(unittest.TestCase):
    def test_R4_delays_double_up_to_the_cap_and_are_jittered(self):
        longest = Backoff(random=lambda: 1.0)
        self.assertEqual([longest.next_delay() for _ in range(7)], [0.5, 1, 2, 4, 8, 10, 10])
        shortest = Backoff(random=lambda: 0.0)
        self.assertEqual([shortest.next_delay() for _ in range(6)], [0.25, 0.5, 1, 2, 4, 5])
        shortest.reset()
        self.assertEqual(shortest.next_delay(), 0.25)


class Life(unittest.TestCase):
    def setUp(self):
        self.left = 0
        self.connection = Connection(random=lambda: 1.0, on_left=self.count_left)
        self.now_s = 1000.0

    def count_left(self):
        self.left += 1

    def run_for(self, seconds):
        """Ticks at 60 frames a second; what was to be done, and how many seconds after the start."""
        start_s, actions = self.now_s, []
        while self.now_s - start_s < seconds:
            action = self.connection.tick(self.now_s)
            if action:
                actions.append((round(self.now_s - start_s, 1), action))
            self.now_s += FRAME_S
        return actions

    def actions(self, seconds):
        return [action for _, action in self.run_for(seconds)]

    def dial(self):
        self.connection.aim(TARGET)
        self.assertEqual(self.actions(0.5), [HangUp('starting'), DIAL])

    def join(self):
        self.dial()
        self.connection.connected()
        [say] = self.actions(0.1)
        self.assertEqual(json.loads(say.text)['type'], 'join')
        self.connection.joined()
        self.assertEqual(self.connection.phase, 'joined')

    def test_R4_nothing_is_dialled_without_a_target(self):
        self.assertEqual(self.actions(60), [HangUp('starting')])
        self.assertEqual(self.connection.phase, 'off')

    def test_a_new_one_starts_from_a_socket_that_is_off(self):
        self.connection.connected()
        self.connection.aim(TARGET)
        first, second = self.actions(1)
        self.assertEqual((type(first), second), (HangUp, DIAL))

    def test_R1_the_join_is_said_once_connected_and_said_once(self):
        self.dial()
        self.connection.connected()
        [say] = self.actions(5)
        self.assertEqual((json.loads(say.text)['room'], json.loads(say.text)['name']), ('K7QMXD', 'Stage'))

    def test_R1_a_join_that_could_not_be_sent_is_said_again(self):
        self.dial()
        self.connection.connected()
        self.assertIsInstance(self.connection.tick(self.now_s), Say)
        self.connection.said(-1)
        self.assertIsInstance(self.connection.tick(self.now_s), Say)
        self.connection.said(100)
        self.assertIsNone(self.connection.tick(self.now_s))

    def test_when_nothing_can_be_sent_it_hangs_up(self):
        self.join()
        for result in (-1, 0, None, -1, -1):
            self.connection.said(result)
        self.assertEqual(self.actions(0.1), [])
        self.connection.said(-1)
        self.assertEqual(self.actions(0.1), [HangUp('Nothing can be sent to studio.local port 8790.')])

    def test_R4_an_address_that_nobody_answers_at_is_dialled_again_later_each_time(self):
        self.connection.aim(TARGET)
        times = [at_s for at_s, action in self.run_for(70) if action == DIAL]
        # Whole seconds: each wait ends at a frame.
        waits = [round(after - before - 8) for before, after in zip(times, times[1:])]
        self.assertEqual(waits, [0, 1, 2, 4, 8])
        self.assertIn('No answer from studio.local port 8790', self.connection.trouble)

    def test_a_relay_that_accepts_and_never_speaks_is_left_and_named(self):
        self.dial()
        self.connection.connected()
        said, left, dialled = self.run_for(9)
        self.assertEqual((left[0], dialled), (8.0, (8.5, DIAL)))
        self.assertIn('does not speak', left[1].reason)

    def test_R4_a_connection_that_is_ended_before_the_join_is_answered_says_what_to_check(self):
        self.dial()
        self.connection.connected()
        self.actions(0.1)
        self.connection.disconnected()
        self.assertIn('check Room and Key', self.connection.trouble)
        self.connection.disconnected()
        actions = self.run_for(1)
        self.assertEqual([type(action) for _, action in actions], [HangUp, Dial])
        self.assertEqual(actions[1][0], 0.5)

    def test_R4_only_a_connection_that_lasts_starts_the_delays_anew(self):
        self.join()
        delays = []
        for steady_s in (0.1, 0.1, 6, 0.1):
            self.actions(steady_s)
            self.connection.disconnected()
            [_, (dialled_at_s, dialled)] = [each for each in self.run_for(3)]
            delays.append(dialled_at_s)
            self.assertEqual(dialled, DIAL)
            self.connection.connected()
            self.connection.joined()
        self.assertEqual(delays, [0.5, 1.0, 0.5, 1.0])

    def test_R11_silence_after_pings_is_a_dead_connection(self):
        self.join()
        self.connection.pinged()
        for _ in range(5):
            self.assertEqual(self.actions(2), [])
            self.connection.heard()
        left_at_s, left = self.run_for(13)[0]
        self.assertEqual((type(left), left_at_s), (HangUp, 12.0))

    def test_R11_without_pings_the_word_that_comes_every_15_s_is_waited_for(self):
        self.join()
        for _ in range(8):
            self.assertEqual(self.actions(15), [])
            self.connection.heard()
        left_at_s, left = self.run_for(41)[0]
        self.assertEqual((type(left), left_at_s), (HangUp, 40.0))

    def test_R11_the_pings_of_an_earlier_relay_say_nothing_of_this_one(self):
        self.join()
        self.connection.pinged()
        self.connection.disconnected()
        self.actions(1)
        self.connection.connected()
        self.actions(0.1)
        self.connection.joined()
        self.assertEqual(self.actions(30), [])

    def test_R4_R23_a_refusal_that_only_a_person_can_mend_is_not_asked_for_again(self):
        for code, sign in ((4400, 'paste the line'), (4403, 'Reconnect')):
            with self.subTest(code):
                self.setUp()
                self.join()
                self.connection.closing(code)
                self.connection.disconnected()
                self.assertEqual([type(action) for action in self.actions(120)], [HangUp])
                self.assertEqual(self.connection.phase, 'refused')
                self.assertIn(sign, self.connection.trouble)

    def test_R4_R23_without_the_pin_it_asks_again_every_half_minute_and_says_all_the_time_what_is_wrong(self):
        self.join()
        for _ in range(3):
            self.connection.closing(4401)
            self.connection.disconnected()
            dialled_at_s, dial = self.run_for(30.1)[-1]
            self.assertEqual((dial, dialled_at_s), (DIAL, 30.0))
            self.assertIn('PIN', self.connection.trouble)
            self.connection.connected()
            self.actions(0.1)
        self.connection.joined()
        self.assertEqual((self.connection.phase, self.connection.trouble), ('joined', ''))
        self.connection.closing(4401)
        self.connection.aim(None)
        self.assertEqual([type(action) for action in self.actions(60)], [HangUp])

    def test_R4_R23_the_other_reasons_are_told_and_dialled_again(self):
        for code in (4404, 4408, 4409, 4413, 4429, 1001):
            with self.subTest(code):
                self.setUp()
                self.dial()
                self.connection.connected()
                self.actions(0.1)
                self.connection.closing(code)
                self.connection.disconnected()
                self.assertNotIn('check Room', self.connection.trouble)
                self.assertEqual(self.actions(1), [HangUp(self.connection.trouble), DIAL])

    def test_R23_who_was_refused_comes_again_when_a_person_did_something(self):
        for mend in (
            lambda: self.connection.reconnect(),
            lambda: self.connection.aim(TARGET._replace(key='4711')),
        ):
            self.setUp()
            self.join()
            self.connection.closing(4401)
            self.connection.disconnected()
            self.actions(60)
            mend()
            self.assertEqual(self.connection.trouble, '')
            self.assertIn(Dial, [type(action) for action in self.actions(1)])

    def test_R23_an_unknown_reason_is_a_drop_like_any_other(self):
        self.join()
        self.connection.closing(4999)
        self.connection.disconnected()
        self.assertIn('ended', self.connection.trouble)

    def test_what_was_wrong_with_one_place_is_not_said_of_another(self):
        self.dial()
        self.connection.disconnected()
        self.assertIn('No answer', self.connection.trouble)
        self.connection.aim(TARGET._replace(netaddress='other.local'))
        self.assertEqual(self.connection.trouble, '')

    def test_a_dat_that_dialled_by_itself_is_accepted(self):
        self.join()
        self.connection.disconnected()
        self.connection.connected()
        [say] = self.actions(20)[:1]
        self.assertIsInstance(say, Say)

    def test_another_room_or_place_is_dialled_once_the_settings_rest(self):
        for field in ({'room': 'ABC234'}, {'port': 8791}, {'netaddress': 'other.local'}, {'key': '1234'}):
            self.setUp()
            self.join()
            for port in range(1, 30):
                self.connection.aim(TARGET._replace(port=port))
                self.actions(FRAME_S)
            target = TARGET._replace(**field)
            self.connection.aim(target)
            actions = self.run_for(5)
            self.assertEqual([type(action) for _, action in actions], [HangUp, Dial], field)
            self.assertEqual(actions[1], (0.5, Dial(target.netaddress, target.port)))

    def test_a_connection_to_the_place_before_is_not_taken_for_the_new_one(self):
        self.dial()
        self.connection.aim(TARGET._replace(room='ABC234'))
        self.actions(0.1)
        self.connection.connected()
        self.assertFalse(self.connection.is_open)
        self.assertEqual([type(action) for action in self.actions(1)], [HangUp, Dial])

    def test_R1_other_wishes_are_told_by_a_repeated_join_without_hanging_up(self):
        self.join()
        for fps in range(20, 40):
            self.connection.aim(TARGET._replace(fps=fps, name='Hall'))
            self.actions(FRAME_S)
        [say] = self.actions(5)
        self.assertEqual((json.loads(say.text)['fps'], json.loads(say.text)['name']), (39, 'Hall'))
        self.assertEqual(self.connection.phase, 'joined')

    def test_every_way_in_which_a_connection_ends_is_told_at_once(self):
        ways = {
            'ended': lambda connection: connection.disconnected(),
            'switched off': lambda connection: connection.aim(None),
            'asked to': lambda connection: connection.reconnect(),
            'another room': lambda connection: connection.aim(TARGET._replace(room='ABC234')),
            'a new one': lambda connection: connection.connected(),
        }
        for way, happens in ways.items():
            self.setUp()
            self.join()
            before = self.left
            happens(self.connection)
            self.assertEqual((self.left, self.connection.phase == 'joined'), (before + 1, False), way)

    def test_switched_off_it_hangs_up_and_stays_off(self):
        self.join()
        self.connection.aim(None)
        self.connection.disconnected()
        self.assertEqual(self.actions(60), [HangUp('switched off')])
        self.connection.connected()
        self.connection.reconnect()
        self.assertEqual(self.actions(60), [HangUp('not wanted now')])

    def test_asked_to_reconnect_it_waits_no_longer_than_the_dat_has_to_be_off(self):
        self.connection.aim(TARGET)
        self.actions(30)
        self.connection.reconnect()
        self.assertEqual(self.run_for(0.5), [(0.0, HangUp('asked to')), (0.3, DIAL)])

    def test_no_dial_follows_a_hang_up_at_once_whatever_was_the_reason(self):
        def give_up():
            for _ in range(3):
                self.connection.said(-1)

        def sleep():
            self.now_s += 3600

        for happens in (lambda: self.connection.reconnect(), sleep, give_up):
            self.connection = Connection(random=lambda: 0.0, on_left=self.count_left)
            self.join()
            happens()
            (left_at_s, left), (dialled_at_s, dialled) = self.run_for(1)[:2]
            self.assertEqual((type(left), type(dialled)), (HangUp, Dial))
            self.assertGreaterEqual(dialled_at_s - left_at_s, 0.25)

    def test_a_clock_that_jumps_over_a_sleep_means_dialling_at_once(self):
        self.join()
        self.now_s += 3600
        self.assertEqual(self.actions(0.5), [HangUp('the computer slept'), DIAL])

    def test_a_sleep_ends_a_wait(self):
        self.connection.aim(TARGET)
        self.actions(30)
        self.connection.disconnected()
        self.now_s += 31
        self.assertIn(DIAL, self.actions(0.5))

    def test_a_clock_that_goes_back_changes_nothing(self):
        self.join()
        self.connection.pinged()
        self.now_s -= 5000
        self.assertEqual(self.actions(10), [])
        self.assertEqual(self.connection.phase, 'joined')
        self.connection.disconnected()
        self.now_s -= 5000
        self.assertEqual(self.run_for(2)[-1], (0.5, DIAL))

    def test_R11_while_touchdesigner_stands_still_nobody_is_silent(self):
        self.join()
        self.connection.pinged()
        self.now_s += 29
        self.assertEqual(self.actions(10), [])


if __name__ == '__main__':
    unittest.main()
