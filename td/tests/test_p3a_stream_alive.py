"""p3a_stream by itself: signs of life, clocks, and whatever happens in whatever order."""

import random
import unittest

from p3a_stream_link import Dial
from tests.p3a_bench import RATE, STATUS, Bench
from tests.samples import jpeg


class Alive(unittest.TestCase):
    def test_S8_it_pings_every_two_seconds(self):
        bench = Bench().streaming()
        for _ in range(10):
            bench.run(1).link.ponged()
        self.assertIn(bench.kinds().count('Ping'), (4, 5))

    def test_S8_five_seconds_of_silence_end_the_stream_and_it_dials_anew(self):
        bench = Bench().streaming().run(4.5)
        self.assertNotIn('HangUp', bench.kinds()[1:])
        bench.run(1.5)
        self.assertIn('silent for 5 s', bench.link.error)
        self.assertEqual(bench.kinds()[-2:], ['HangUp', 'Ask'])
        self.assertIsInstance(bench.answer().done[-1], Dial)

    def test_S8_a_host_that_stood_still_first_reads_what_came_meanwhile(self):
        bench = Bench().streaming().run(1)
        bench.now += 20
        bench.run(1).link.heard()
        self.assertEqual(bench.run(3).link.phase, 'streaming')

    def test_after_a_night_asleep_it_finds_out_and_comes_back(self):
        bench = Bench().streaming().run(1)
        bench.now += 8 * 3600
        bench.run(6)
        self.assertEqual(bench.kinds()[-2:], ['HangUp', 'Ask'])

    def test_a_clock_that_goes_back_is_harmless(self):
        bench = Bench().streaming()
        bench.now -= 10**6
        bench.send(jpeg())
        for _ in range(5):
            bench.run(1).link.ponged()
        self.assertEqual(bench.link.phase, 'streaming')
        bench.link.closed()
        bench.now -= 10**6
        bench.run(2)
        self.assertEqual(bench.kinds()[-1], 'Ask')

    def test_a_host_that_dials_by_itself_is_accepted(self):
        bench = Bench().streaming()
        self.assertIsNotNone(bench.send(jpeg()))
        bench.link.opened()
        self.assertIsNotNone(bench.send(jpeg()))

    def test_switched_off_it_hangs_up_and_lets_go_of_every_finger(self):
        bench = Bench().streaming()
        bench.link.received('{"type":"touch","payload":{"x":0.5,"y":0.5,"phase":"down"}}')
        bench.link.touches.next_frame()
        bench.link.settings(False, '10.0.0.3', 20, 0.8)
        bench.tick(2).link.touches.next_frame()
        bench.link.touches.next_frame()
        self.assertEqual(bench.kinds()[-1], 'HangUp')
        self.assertFalse(any(finger.down for finger in bench.link.touches.fingers))

    def test_whatever_happens_in_any_order_it_ends_up_streaming(self):
        source = random.Random(81)
        for _ in range(150):
            bench = Bench(source.random)
            bench.link.settings(True, '10.0.0.3', 20, 0.8)
            for _ in range(source.randint(1, 60)):
                step = source.randrange(9)
                if step == 0:
                    bench.link.opened()
                elif step == 1:
                    bench.link.closed()
                elif step == 2 and bench.connections:
                    bench.answer(*source.choice([(STATUS, 200), ({}, 404), ({'clients': 1}, 200), ({}, 0)]))
                elif step == 3:
                    bench.connections = []
                elif step == 4:
                    bench.now += source.uniform(-100, 100)
                elif step == 5:
                    bench.link.settings(source.random() < 0.7, source.choice(['10.0.0.3', 'a b', 'p3a']), 20, 0.8)
                elif step == 6:
                    bench.send(jpeg(content=source.randbytes(5)), source.choice([None, -1]))
                else:
                    bench.run(source.uniform(0, 8))
            bench.link.settings(True, 'p3a.local', 20, 0.8)
            self.settle(bench)
            self.assertEqual((bench.link.phase, bench.link.error), ('streaming', ''))

    def settle(self, bench):
        """A display that is well, for half a minute."""
        for _ in range(30 * RATE):
            bench.tick()
            last = bench.done[-1] if bench.done else None
            if bench.connections:
                bench.answer({**STATUS, 'clients': 0})
            elif bench.link.phase == 'dialling' and isinstance(last, Dial):
                bench.link.opened()
            elif bench.link.phase == 'streaming':
                bench.link.ponged()


if __name__ == '__main__':
    unittest.main()
