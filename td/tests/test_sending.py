"""lienzo_sending: when a picture of the program is taken, how large it is, and whether it goes out."""

import random
import unittest

from lienzo_sending import ADVISED_BYTES, BYTES_PER_S, MIN_QUALITY, Outgoing
from tests.samples import jpeg, png

KIB = 1024


def due_frames(outgoing, frames, frame_rate=60.0):
    return [number for number in frames if outgoing.due(number, frame_rate)]


class Pace(unittest.TestCase):
    def test_the_rate_is_kept_by_frames_and_evenly(self):
        for rate, count in ((15, 150), (7, 70), (30, 300), (1, 10), (24, 240)):
            frames = due_frames(Outgoing(rate), range(601))
            self.assertEqual(len(frames), count, rate)
            gaps = {after - before for before, after in zip(frames, frames[1:])}
            self.assertLessEqual(max(gaps) - min(gaps), 1, rate)

    def test_more_than_every_frame_is_not_possible(self):
        self.assertEqual(len(due_frames(Outgoing(60), range(100), frame_rate=30)), 100)

    def test_frames_that_were_left_out_are_not_caught_up_on(self):
        outgoing = Outgoing(15)
        due_frames(outgoing, range(100))
        self.assertEqual(len(due_frames(outgoing, [1000, 1001, 1002, 1003])), 1)

    def test_kits_that_take_turns_never_share_a_frame_while_there_are_enough(self):
        for rate, frame_rate, count in ((15, 60, 4), (15, 60, 3), (20, 60, 3), (25, 60, 2), (7, 60, 5), (30, 60, 2)):
            taken = []
            for rank in range(count):
                outgoing = Outgoing(rate)
                outgoing.take_turns(rank, count)
                taken.append(due_frames(outgoing, range(1, 6001), frame_rate))
            self.assertEqual(sum(map(len, taken)), len(set().union(*taken)), (rate, count))
            self.assertTrue(all(abs(len(frames) - 100 * rate) <= 1 for frames in taken))

    def test_another_turn_is_no_reason_for_a_picture_and_the_same_one_changes_nothing(self):
        outgoing, other = Outgoing(15), Outgoing(15)
        due_frames(outgoing, range(100)), due_frames(other, range(100))
        outgoing.take_turns(1, 3)
        self.assertFalse(outgoing.due(100, 60.0))
        other.take_turns(0, 1)
        self.assertTrue(other.due(100, 60.0))

    def test_a_frame_count_that_goes_back_stops_nothing(self):
        outgoing = Outgoing(15)
        due_frames(outgoing, range(100_000, 100_100))
        # As at the very first question, there is no picture at the first frame.
        self.assertEqual(len(due_frames(outgoing, range(601))), 150)

    def test_odd_parameters_and_frames_do_no_harm(self):
        for rate, quality in ((0, 0), (-5, 7), (float('nan'), float('nan')), (1e9, 1e9), (float('inf'), 0.5)):
            outgoing = Outgoing(rate, quality)
            self.assertTrue(MIN_QUALITY <= outgoing.quality <= 1)
            self.assertTrue(due_frames(outgoing, range(120)))
        for number, frame_rate in ((1, 0), (1, -60), (float('nan'), 60), (1, float('inf'))):
            self.assertFalse(Outgoing().due(number, frame_rate))

    def test_a_new_rate_holds_at_once(self):
        outgoing = Outgoing(1)
        due_frames(outgoing, range(60))
        outgoing.configure(30, 0.8)
        self.assertEqual(len(due_frames(outgoing, range(60, 120))), 30)


class Pictures(unittest.TestCase):
    def setUp(self):
        self.outgoing = Outgoing()

    def send(self, data):
        accepted = self.outgoing.accepts(data)
        if accepted:
            self.outgoing.sent(len(data), len(data))
        return accepted

    def test_R12_a_whole_jpeg_goes_out_and_is_counted(self):
        for number in range(3):
            self.assertTrue(self.send(bytearray(jpeg(content=b'%d' % number))))
        self.assertEqual(self.outgoing.pictures, 3)
        self.assertEqual(self.outgoing.bytes, 3 * len(jpeg(content=b'0')))
        self.assertEqual(self.outgoing.error, '')

    def test_R12_the_picture_that_the_relay_has_already_is_not_sent_again(self):
        still, other = jpeg(content=b'still'), jpeg(content=b'other')
        self.assertEqual([self.send(each) for each in (still, still, other, still)], [True, False, True, True])
        self.assertEqual(self.outgoing.dropped, 0)

    def test_a_buffer_that_the_host_uses_again_is_not_taken_for_the_same_picture(self):
        buffer = bytearray(jpeg(content=b'1'))
        self.assertTrue(self.send(buffer))
        buffer[-3:-2] = b'2'
        self.assertTrue(self.send(buffer))

    def test_R12_on_a_new_connection_the_same_picture_goes_out_again(self):
        self.assertTrue(self.send(jpeg()))
        self.outgoing.forget()
        self.assertTrue(self.send(jpeg()))

    def test_R14_what_the_relay_would_not_take_is_not_sent_and_is_named(self):
        wrong = {
            'gave no picture': (b'', None, bytearray(), b'GIF89a', jpeg()[:-1], jpeg(10, 0), b'\xff\xd8\xff'),
            'over 4096 pixels a side': (jpeg(4097, 10), png(10, 5000)),
            'more than can be sent': (jpeg(content=bytes(9_000_000)),),
        }
        for words, pictures in wrong.items():
            for data in pictures:
                self.assertFalse(self.send(data))
                self.assertIn(words, self.outgoing.error)
        self.assertEqual((self.outgoing.pictures, self.outgoing.dropped), (0, 10))
        self.assertTrue(self.send(jpeg()))
        self.assertEqual(self.outgoing.error, '')


class Refusals(unittest.TestCase):
    """What sendBinary returns: the bytes sent, negative on error."""

    def setUp(self):
        self.outgoing = Outgoing(60)
        self.frame = 0
        self.picture = jpeg()

    def run_for(self, seconds, result):
        """Sends the same picture whenever that is due; the seconds at which it was tried."""
        tried, end = [], self.frame + seconds * 60
        while self.frame < end:
            if self.outgoing.due(self.frame, 60) and self.outgoing.accepts(self.picture):
                has_left = self.outgoing.sent(result, len(self.picture))
                self.assertEqual(has_left, result != -1)
                tried.append(self.frame / 60)
            self.frame += 1
        return tried

    def test_negative_results_pause_longer_each_time(self):
        tried = self.run_for(60, -1)
        waits = [round(after - before, 1) for before, after in zip(tried, tried[1:])]
        self.assertEqual(waits[:7], [0.5, 1, 2, 4, 8, 10, 10])
        self.assertIn('could not be sent', self.outgoing.error)
        self.assertEqual(self.outgoing.pictures, 0)

    def test_the_picture_that_could_not_be_sent_goes_out_after_all(self):
        self.run_for(1, -1)
        self.assertEqual(len(self.run_for(20, 100)), 1)
        self.assertEqual((self.outgoing.pictures, self.outgoing.error), (1, ''))
        self.picture = jpeg(content=b'next')
        self.assertEqual(len(self.run_for(1, 100)), 1)

    def test_a_picture_that_got_through_starts_the_pauses_anew(self):
        self.run_for(30, -1)
        self.run_for(10, 100)
        self.picture = jpeg(content=b'next')
        tried = self.run_for(2, -1)
        self.assertEqual([round(after - before, 1) for before, after in zip(tried, tried[1:])], [0.5, 1.0])

    def test_a_new_connection_does_not_wait_for_the_pause_of_the_old_one(self):
        self.run_for(60, -1)
        self.outgoing.forget()
        self.assertEqual(len(self.run_for(0.1, 100)), 1)

    def test_results_that_are_no_error_are_none(self):
        for number, result in enumerate((0, None, True, 'ok', len(self.picture))):
            self.picture = jpeg(content=b'%d' % number)
            self.assertEqual(len(self.run_for(1, result)), 1)
        self.assertEqual((self.outgoing.pictures, self.outgoing.error), (5, ''))


class Quality(unittest.TestCase):
    """A TOP whose pictures are so large at quality 1, and smaller in proportion below."""

    def run_for(self, outgoing, seconds, size_at_full, frame_rate=60):
        sizes = []
        for _ in range(seconds * frame_rate):
            self.frame += 1
            if not outgoing.due(self.frame, frame_rate):
                continue
            self.number += 1
            size = int(size_at_full * outgoing.quality)
            data = jpeg(content=b'%d' % self.number + bytes(size))
            if outgoing.accepts(data):
                outgoing.sent(len(data), len(data))
                sizes.append(len(data))
        return sizes

    def setUp(self):
        self.frame = self.number = 0

    def test_R14_too_large_pictures_get_smaller_and_come_back_to_what_was_wanted(self):
        outgoing = Outgoing(5, 0.8)
        sizes = self.run_for(outgoing, 10, 2000 * KIB)
        self.assertLessEqual(sizes[-1], ADVISED_BYTES * 1.02)
        self.assertTrue(MIN_QUALITY <= outgoing.quality < 0.8)
        self.run_for(outgoing, 60, 200 * KIB)
        self.assertEqual(outgoing.quality, 0.8)

    def test_R14_the_rate_decides_what_a_picture_may_weigh(self):
        outgoing = Outgoing(30, 0.8)
        sizes = self.run_for(outgoing, 10, 400 * KIB)
        self.assertLessEqual(sizes[-1], BYTES_PER_S / 30 * 1.02)
        self.assertEqual(len(sizes[-60:]), 60)

    def test_R14_at_its_lowest_it_says_what_to_do_and_sends_fewer(self):
        outgoing = Outgoing(15, 0.8)
        sizes = self.run_for(outgoing, 20, 10_000 * KIB)
        self.assertEqual(outgoing.quality, MIN_QUALITY)
        self.assertIn('Fit TOP', outgoing.error)
        self.assertGreater(len(sizes), 20)
        self.assertGreater(outgoing.dropped, 0)

    def test_R14_no_two_seconds_bring_more_than_the_relay_takes(self):
        source = random.Random(14)
        for rate in (5, 15, 60, 60):
            outgoing, sent = Outgoing(rate, 1.0), []
            for frame in range(600):
                if not outgoing.due(frame, 60):
                    continue
                data = jpeg(content=b'%d' % frame + bytes(int(source.random() * 4.3e6)))
                if outgoing.accepts(data):
                    outgoing.sent(len(data), len(data))
                    sent.append((frame, len(data)))
            most = max(sum(size for at, size in sent if 0 <= at - start <= 120) for start, _ in sent)
            self.assertLessEqual(most, 16 * 1024 * KIB)
            self.assertGreater(most, 8 * 1024 * KIB)

    def test_a_quality_that_is_set_anew_holds_at_once(self):
        outgoing = Outgoing(15, 0.8)
        self.run_for(outgoing, 10, 10_000 * KIB)
        outgoing.configure(15, 0.8)
        self.assertEqual(outgoing.quality, MIN_QUALITY)
        outgoing.configure(15, 0.5)
        self.assertEqual(outgoing.quality, 0.5)


class Sequences(unittest.TestCase):
    def test_R12_in_any_order_of_results_the_last_picture_gets_through_and_none_twice_in_a_row(self):
        for seed in range(40):
            source = random.Random(seed)
            outgoing, frame, relay, picture = Outgoing(15), 0.0, [], jpeg()
            for _ in range(1000):
                frame += source.choice([1, 1, 1, 2, 30]) if source.random() > 0.01 else -200
                picture = jpeg(content=b'%d' % source.randrange(5)) if source.random() < 0.3 else picture
                if source.random() < 0.01:
                    outgoing.forget()
                    relay.append(None)
                self.offer(outgoing, frame, picture, source.choice([-1, 1, 1]), relay)
            for _ in range(60 * 30):
                frame += 1
                self.offer(outgoing, frame, picture, 1, relay)
            self.assertEqual(relay[-1], picture)
            self.assertTrue(all(one is None or one != following for one, following in zip(relay, relay[1:])))

    def offer(self, outgoing, frame, picture, result, relay):
        if outgoing.due(frame, 60) and outgoing.accepts(picture):
            outgoing.sent(result, len(picture))
            if result > 0:
                relay.append(picture)


if __name__ == '__main__':
    unittest.main()
