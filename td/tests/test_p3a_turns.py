"""When the components that send to a P3A display take a picture and encode it: by their own frames, and only what is
new."""

import json
import unittest

import p3a_sending as sending
from tests.host import Host
from tests.p3a_bench import StreamStage
from tests.samples import jpeg

# TouchDesigner's encoder may make this of a picture at a high quality (S4).
UNSAMPLED = jpeg().replace(b'\x03\x01\x22\x00', b'\x03\x01\x11\x00')


class Turns(unittest.TestCase):
    def looks(self, pictures, turns):
        return sum(pictures.is_news((1, 7)) for _ in range(turns))

    def test_what_has_not_cooked_is_looked_at_every_75th_turn_all_the_same(self):
        pictures = sending.Pictures()
        self.assertEqual([self.looks(pictures, turns) for turns in (1, 75, 1, 75)], [1, 0, 1, 0])

    def test_what_has_cooked_is_looked_at(self):
        pictures = sending.Pictures()
        turns = [(1, 3), (1, 3), (1, 4), (1, 4), (2, 4)]  # at last another TOP in its place
        self.assertEqual([pictures.is_news(turn) for turn in turns], [True, False, True, False, True])

    def test_what_would_come_out_otherwise_or_may_be_lost_is_looked_at(self):
        pictures = sending.Pictures()
        pictures.settings(20, 0.8)
        changes = (
            lambda: pictures.settings(20, 0.9),
            lambda: pictures.fits(300, 200),  # lower
            lambda: pictures.fits(100, 200),  # and up again
            pictures.forget,
            pictures.look_again,
        )
        for change in changes:
            self.looks(pictures, 2)
            change()
            self.assertEqual(self.looks(pictures, 10), 1)


class Still(StreamStage):
    def encoded(self, comp):
        return len(comp.op('picture').backstage.saved)

    def test_a_picture_that_stands_still_is_not_encoded_at_every_turn(self):
        host, comp, source = self.streaming()
        before = self.encoded(comp)
        self.acknowledge(host, 3)
        # 20 a second: once in 76 turns.
        self.assertLessEqual(self.encoded(comp) - before, 1)
        source.backstage.encoded = jpeg(content=b'moved')
        host.run_for(0.2)
        self.assertEqual(self.frames(host)[-1], jpeg(content=b'moved'))

    def acknowledge(self, host, seconds):
        socket = host.network.sockets[-1]
        for _ in range(seconds * 4):
            socket.text(json.dumps({'type': 'shown', 'n': len(socket.binaries())}))
            host.run_for(0.25)

    def test_a_build_whose_count_of_cooks_says_nothing_shows_the_new_picture_within_seconds(self):
        host, comp, source = self.streaming()
        # The TOP shows something else and tells nobody.
        source.backstage._encoded = jpeg(content=b'unnoticed')
        self.acknowledge(host, 5)
        self.assertEqual(self.frames(host)[-1], jpeg(content=b'unnoticed'))

    def test_S6_a_still_picture_that_was_never_acknowledged_is_sent_again(self):
        host, comp, _ = self.streaming()
        host.network.sockets[-1].text('{"type":"log"}')
        host.run_for(2.5)
        self.assertGreaterEqual(len(self.frames(host)), 2)

    def test_S8_a_still_picture_is_on_the_next_connection_at_once(self):
        host, comp, _ = self.streaming()
        host.network.sockets[-1].close()
        self.answer(host, {})
        self.open(host)
        self.assertEqual(self.frames(host), [jpeg()])

    def test_a_still_picture_is_sent_anew_with_another_quality(self):
        host, comp, source = self.streaming()
        self.acknowledge(host, 1)
        comp.par.Quality = 0.5
        host.run_for(0.2)
        self.assertEqual(comp.op('picture').backstage.saved[-1], ('.jpg', 0.5))

    def test_S4_a_444_picture_is_refused_with_what_to_do_and_sent_once_the_quality_is_lower(self):
        host, comp, source = self.streaming()
        source.backstage.encoded = UNSAMPLED
        host.run_for(1)
        error = comp.par.Error.eval()
        for word in ('4:4:4', 'lower Quality', 'p3a_upload'):
            self.assertIn(word, error)
        self.assertEqual(self.frames(host), [jpeg()])
        # What such an encoder makes at a lower quality, without the TOP having cooked.
        source.backstage._encoded = jpeg(content=b'sampled')
        comp.par.Quality = 0.6
        host.run_for(1)
        self.assertEqual((comp.par.Error.eval(), self.frames(host)[-1]), ('', jpeg(content=b'sampled')))


class Paused(StreamStage):
    def test_pictures_go_on_while_the_timeline_is_paused(self):
        host, comp, source = self.streaming()
        host.is_paused = True
        for index in range(3):
            source.backstage.encoded = jpeg(content=b'paused %d' % index)
            host.network.sockets[-1].text(json.dumps({'type': 'shown', 'n': index + 1}))
            host.run_for(0.5)
            self.assertEqual(self.frames(host)[-1], jpeg(content=b'paused %d' % index))

    def test_and_at_the_same_pace(self):
        for is_paused in (False, True):
            host, comp, source = self.streaming()
            host.is_paused = is_paused
            comp.par.Fps = 10
            before = len(self.frames(host))
            for index in range(120):
                source.backstage.encoded = jpeg(content=b'%d' % index)
                host.network.sockets[-1].text(json.dumps({'type': 'shown', 'n': len(self.frames(host))}))
                host.frame()
            self.assertIn(len(self.frames(host)) - before, (19, 20, 21))

    def test_a_build_that_calls_nothing_meanwhile_goes_on_afterwards(self):
        host, comp, source = self.streaming(frames_while_paused=False)
        host.is_paused = True
        source.backstage.encoded = jpeg(content=b'later')
        host.run_for(60)
        host.is_paused = False
        host.run_for(0.5)
        self.assertEqual(self.frames(host)[-1], jpeg(content=b'later'))


class StillUpload(unittest.TestCase):
    def stage(self, **host_options):
        host = Host(**host_options)
        comp = host.install('p3a_upload', Address='10.0.0.3', Fps=30)
        return host, comp, host.feed(comp, encoded=jpeg())

    def answer(self, host, code=200, error=''):
        body = {'ok': False, 'code': error} if error else {'ok': True, 'data': {}}
        host.network.requests[-1].answer(code, json.dumps(body).encode())

    def test_a_picture_that_stands_still_is_not_encoded_at_every_turn(self):
        host, comp, source = self.stage()
        host.run_for(0.2)
        self.answer(host)
        host.run_for(2)
        self.assertEqual(len(comp.op('picture').backstage.saved), 1)
        source.backstage.encoded = jpeg(content=b'moved')
        host.run_for(0.2)
        self.assertEqual(host.network.requests[-1].data, jpeg(content=b'moved'))

    def test_D4_a_still_picture_that_the_display_was_too_busy_for_is_posted_again(self):
        host, comp, _ = self.stage()
        host.run_for(0.2)
        self.answer(host, 503, 'BUSY')
        host.run_for(1)
        self.assertEqual([request.data for request in host.network.requests], [jpeg(), jpeg()])

    def test_it_goes_on_while_the_timeline_is_paused(self):
        host, comp, source = self.stage()
        host.run_for(0.2)
        host.is_paused = True
        self.answer(host)
        source.backstage.encoded = jpeg(content=b'paused')
        host.run_for(0.5)
        self.assertEqual(host.network.requests[-1].data, jpeg(content=b'paused'))


if __name__ == '__main__':
    unittest.main()
