"""lienzo_rates: how fast a count grows."""

import unittest

from lienzo_rates import PerSecond


class Rates(unittest.TestCase):
    def ask(self, *asked):
        rate = PerSecond()
        return [rate.of(total, now_s) for total, now_s in asked]

    def test_the_growth_over_the_last_whole_second(self):
        self.assertEqual(self.ask((0, 10), (15, 10.5), (30, 11), (31, 11.5), (60, 12)), [0, 0, 30, 30, 30])

    def test_it_falls_to_nothing_when_nothing_comes(self):
        self.assertEqual(self.ask((0, 0), (30, 1), (30, 2)), [0, 30, 0])

    def test_a_clock_that_jumps_or_a_total_that_starts_anew_gives_no_wild_number(self):
        self.assertEqual(self.ask((0, 100), (30, 101), (35, 5), (65, 6)), [0, 30, 0, 30])
        self.assertEqual(self.ask((0, 0), (30, 1), (2, 2), (12, 3)), [0, 30, 0, 10])
        self.assertEqual(self.ask((0, 0), (30, 1), (90, 3601))[-1], 60 / 3600)


if __name__ == '__main__':
    unittest.main()
