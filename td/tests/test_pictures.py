"""lienzo_pictures: which picture is the canvas, and the slot in which it waits."""

import random
import unittest

import lienzo_pictures as pictures
from lienzo_images import Picture
from lienzo_protocol import Final, Ignored, KeepAlive, Live, Prompt, State
from tests.samples import jpeg, png

START, END = State(True), State(False)


class ReceivedCanvas(unittest.TestCase):
    live = Live(Picture('jpeg', jpeg()))
    final = Final(Picture('png', png()))

    def shown(self, *messages):
        canvas = pictures.ReceivedCanvas()
        return [picture.format for picture in map(canvas.take, messages) if picture]

    def test_R7_a_drawing_shows_its_live_frames_and_then_its_final(self):
        self.assertEqual(self.shown(START, self.live, self.live, self.final, END), ['jpeg', 'jpeg', 'png'])

    def test_R7_after_a_final_or_an_end_no_live_frame_until_the_next_start(self):
        self.assertEqual(self.shown(START, self.final, self.live, START, self.live), ['png', 'jpeg'])
        self.assertEqual(self.shown(START, END, self.live, START, self.live), ['jpeg'])

    def test_R9_joining_late_any_picture_is_better_than_none(self):
        self.assertEqual(self.shown(self.live), ['jpeg'])
        self.assertEqual(self.shown(self.final), ['png'])

    def test_R9_the_greeting_of_a_room_in_which_somebody_draws(self):
        self.assertEqual(self.shown(Prompt('x'), self.final, START, self.live), ['png', 'jpeg'])

    def test_R20_a_test_picture_and_the_return_of_the_canvas_are_both_shown(self):
        self.assertEqual(self.shown(START, self.final, END, START, self.final, END), ['png', 'png'])

    def test_other_messages_show_nothing(self):
        self.assertEqual(self.shown(Prompt('x'), KeepAlive(), Ignored('x')), [])


def picture(number):
    return Picture('jpeg', jpeg(content=b'%d' % number))


class LatestPicture(unittest.TestCase):
    def setUp(self):
        self.slot = pictures.LatestPicture()

    def test_the_newest_of_a_frame_is_shown_once(self):
        for number in range(5):
            self.slot.offer(picture(number))
        self.assertTrue(self.slot.waits())
        self.assertEqual(self.slot.take(), picture(4))
        self.assertFalse(self.slot.waits())
        self.assertIsNone(self.slot.take())
        self.assertEqual(self.slot.shown, 1)

    def test_what_is_shown_is_not_shown_again(self):
        self.slot.offer(picture(1))
        self.slot.take()
        self.slot.offer(picture(1))
        self.assertIsNone(self.slot.take())

    def test_back_to_the_shown_picture_before_the_other_came_up(self):
        self.slot.offer(picture(1))
        self.slot.take()
        self.slot.offer(picture(2))
        self.slot.offer(picture(1))
        self.assertIsNone(self.slot.take())

    def test_a_picture_that_did_not_get_through_may_come_again_and_was_not_shown(self):
        self.slot.offer(picture(1))
        self.slot.take()
        self.slot.failed()
        self.slot.failed()
        self.assertEqual(self.slot.shown, 0)
        self.slot.offer(picture(1))
        self.assertEqual(self.slot.take(), picture(1))

    def test_in_any_order_of_events_the_newest_ends_up_on_the_screen_and_none_comes_twice_in_a_row(self):
        source = random.Random(8)
        for _ in range(300):
            slot = pictures.LatestPicture()
            shown, newest = [], None
            for _ in range(source.randint(1, 40)):
                if source.random() < 0.6:
                    newest = picture(source.randrange(4))
                    slot.offer(newest)
                else:
                    shown.append(slot.take())
            shown.append(slot.take())
            shown = [one for one in shown if one]
            self.assertEqual(shown[-1] if shown else None, newest)
            self.assertTrue(all(one != following for one, following in zip(shown, shown[1:])))
            self.assertEqual(slot.shown, len(shown))


if __name__ == '__main__':
    unittest.main()
