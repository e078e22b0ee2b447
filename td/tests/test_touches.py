"""lienzo_touches: fingers as slots and as events (R16)."""

import random
import unittest

from lienzo_protocol import Touch
from lienzo_touches import SLOTS, Finger, Touches


def event(phase, finger='0', x=0.5, y=0.5, display='p3a-1'):
    return Touch(display, finger, phase, x, y)


class Fingers(unittest.TestCase):
    def setUp(self):
        self.touches = Touches()

    def take(self, *events):
        for one in events:
            self.touches.take(one)

    def downs(self):
        return [finger.down for finger in self.touches.fingers]

    def test_R16_a_finger_has_a_slot_from_down_to_up(self):
        self.take(event('down', x=0.1), event('move', x=0.2))
        self.touches.next_frame()
        self.assertEqual(self.touches.fingers[0], Finger(True, 0.2, 0.5, 1))
        self.take(event('up', x=0.3))
        self.touches.next_frame()
        self.assertEqual(self.touches.fingers[0], Finger(False, 0.3, 0.5, 1))

    def test_R16_a_tap_within_one_frame_is_seen_for_one_frame(self):
        self.take(event('down'), event('up'))
        self.assertEqual(self.touches.next_frame(), [event('down')])
        self.assertTrue(self.touches.fingers[0].down)
        self.assertEqual(self.touches.next_frame(), [event('up')])
        self.assertFalse(self.touches.fingers[0].down)

    def test_R16_taps_of_one_finger_wait_for_their_frames_and_others_do_not_wait_for_them(self):
        self.take(event('down'), event('up'), event('down', 'other'), event('down'), event('up'))
        self.touches.next_frame()
        self.assertEqual(self.downs(), [True, True, False, False, False])
        seen = []
        for _ in range(3):
            self.touches.next_frame()
            seen.append(self.touches.fingers[0].down)
        self.assertEqual(seen, [False, True, False])
        self.assertEqual(self.touches.fingers[0].count, 2)

    def test_R16_the_same_id_on_two_displays_is_two_fingers(self):
        self.take(event('down', display='a'), event('down', display='b'))
        self.touches.next_frame()
        self.assertEqual(self.downs(), [True, True, False, False, False])

    def test_R16_a_sixth_finger_has_no_slot_but_is_told(self):
        self.take(*(event('down', str(number)) for number in range(SLOTS + 1)))
        self.assertEqual(len(self.touches.next_frame()), SLOTS + 1)
        self.assertEqual(self.downs(), [True] * SLOTS)
        self.take(event('up', '2'), event('up', str(SLOTS)))
        self.touches.next_frame()
        self.assertEqual(self.downs(), [True, True, False, True, True])

    def test_R16_a_finger_that_was_down_before_we_came_is_taken_at_its_first_move(self):
        self.take(event('move', x=0.9), event('up', 'never came down'))
        self.touches.next_frame()
        self.assertEqual(self.touches.fingers[0], Finger(True, 0.9, 0.5, 1))
        self.assertEqual(self.downs(), [True, False, False, False, False])

    def test_R16_without_a_connection_every_finger_goes_up_where_it_was_last(self):
        self.take(event('down', 'a', x=0.1))
        self.touches.next_frame()
        self.take(event('move', 'a', x=0.2), event('down', 'b'), event('down', 'c'), event('up', 'c'))
        self.touches.release_all()
        told = [*self.touches.next_frame(), *self.touches.next_frame()]
        self.assertEqual(self.downs(), [False] * SLOTS)
        self.assertEqual(self.touches.fingers[0].x, 0.2)
        self.assertEqual([one.phase for one in told].count('up'), 3)

    def test_without_events_a_frame_costs_nothing_and_tells_nothing(self):
        self.touches.release_all()
        self.assertEqual(self.touches.next_frame(), ())

    def test_R16_a_flood_without_frames_does_not_pile_up_and_ends_as_it_ended(self):
        for number in range(10_000):
            self.take(event('down' if number % 2 == 0 else 'up', x=number / 10_000))
        self.take(event('down', x=1))
        self.assertLess(len(self.touches.next_frame()), 1000)
        for _ in range(500):
            self.touches.next_frame()
        self.assertEqual(self.touches.fingers[0][:2], (True, 1))

    def test_R16_in_any_order_of_events_the_slots_end_as_the_fingers_did(self):
        source = random.Random(16)
        for _ in range(200):
            touches, last = Touches(), {}
            for _ in range(source.randint(1, 120)):
                step = source.random()
                if step < 0.25:
                    touches.next_frame()
                elif step < 0.28:
                    touches.release_all()
                    last = {owner: one._replace(phase='up') for owner, one in last.items()}
                else:
                    one = event(source.choice(['down', 'move', 'up']), source.choice('abcd'), source.random())
                    touches.take(one)
                    last[one.id] = one
            for _ in range(130):
                touches.next_frame()
            held = sorted(one.x for one in last.values() if one.phase != 'up')
            self.assertEqual(sorted(finger.x for finger in touches.fingers if finger.down), held)


if __name__ == '__main__':
    unittest.main()
