"""p3a_upload: one request at a time by itself, and the component under a strict stand-in for TouchDesigner."""

import json
import random
import unittest

from p3a_upload_link import UploadLink
from tests.host import Host
from tests.samples import jpeg

RATE = 60
SHOWN = {'bytes_received': 1, 'format': 'jpeg', 'display_updated': True}


class Bench:
    """A link, its clock, and the host's side of it: requests that were made, oldest first."""

    def __init__(self, random=lambda: 1.0, **settings):
        self.now = 5000.0
        self.frame = 0
        self.link = UploadLink(lambda: self.now, random)
        self.posts = []
        self.connections = []
        self.most_at_once = 0
        self.set(**settings)

    def set(self, active=True, address='10.0.0.3', fps=60, quality=0.8, way='raw'):
        self.link.settings(active, address, fps, quality, way)

    def show(self, picture, frames=1):
        """So many frames of a host that shows this picture."""
        for _ in range(frames):
            self.now += 1 / RATE
            self.frame += 1
            if not self.link.wants_picture(self.frame, RATE, lambda: self.connections):
                continue
            post = self.link.request(picture() if callable(picture) else picture)
            if post is not None:
                self.posts.append(post)
                self.connections.append(len(self.posts))
                self.link.posted(len(self.posts))
        self.most_at_once = max(self.most_at_once, len(self.connections))
        return self

    def answer(self, data=SHOWN, code=200, error='', request_id=None):
        request_id = request_id or self.connections[-1]
        self.connections.remove(request_id)
        body = {'ok': False, 'code': error} if error else {'ok': True, 'data': data}
        self.link.answered(request_id, {'code': code, 'message': ''}, json.dumps(body).encode())
        return self


class Requests(unittest.TestCase):
    def test_D3_raw_goes_to_memory_and_D2_upload_to_the_card(self):
        for way, path in (('raw', '/display/raw'), ('upload', '/upload/image')):
            [post] = Bench(way=way, address='10.0.0.3:8080').show(jpeg()).posts
            self.assertEqual(post.url, 'http://10.0.0.3:8080' + path)
            self.assertEqual((post.header, post.data), ({'Content-Type': 'image/jpeg'}, jpeg()))

    def test_D7_one_request_at_a_time_and_then_the_picture_of_that_moment(self):
        bench = Bench().show(jpeg(content=b'1')).show(jpeg(content=b'2'), frames=300)
        self.assertEqual(len(bench.posts), 1)
        bench.answer().show(jpeg(content=b'3'))
        self.assertEqual([post.data for post in bench.posts], [jpeg(content=b'1'), jpeg(content=b'3')])

    def test_D7_a_request_is_never_abandoned_while_the_host_has_it(self):
        bench = Bench().show(jpeg()).show(jpeg(content=b'2'), frames=60 * RATE)
        self.assertEqual(len(bench.posts), 1)
        self.assertIn('busy since', bench.link.status)

    def test_D7_not_even_for_other_settings(self):
        bench = Bench().show(jpeg())
        bench.set(active=False)
        bench.show(jpeg(), frames=10)
        bench.set(address='10.0.0.4')
        bench.show(jpeg(), frames=10)
        self.assertEqual(len(bench.posts), 1)
        bench.answer(error='OOM', code=503)
        self.assertEqual(bench.link.error, '')  # what the other display said
        self.assertEqual(bench.show(jpeg()).posts[-1].url, 'http://10.0.0.4:80/display/raw')

    def test_the_same_picture_is_not_posted_twice(self):
        bench = Bench().show(jpeg()).answer().show(jpeg(), frames=600)
        self.assertEqual(len(bench.posts), 1)
        self.assertEqual(bench.link.sent_pictures, 1)

    def test_no_more_than_fps(self):
        bench = Bench(fps=2)
        for index in range(5 * RATE):
            bench.show(jpeg(content=b'%d' % index))
            if bench.connections:
                bench.answer()
        self.assertIn(len(bench.posts), (10, 11))

    def test_off_and_without_an_address_nothing_is_posted(self):
        self.assertEqual(Bench(active=False).show(jpeg(), frames=60).posts, [])
        bench = Bench(address='').show(jpeg(), frames=60)
        self.assertEqual((bench.posts, bench.link.status), ([], 'Off'))
        self.assertIn('Set Address', bench.link.error)


class Refusals(unittest.TestCase):
    def test_D4_a_busy_display_is_asked_again_and_shows_the_picture_in_the_end(self):
        bench = Bench().show(jpeg()).answer(error='BUSY', code=503)
        self.assertIn('busy', bench.link.error)
        self.assertEqual(len(bench.show(jpeg(), frames=10).posts), 1)
        bench.show(jpeg(), frames=10).answer()
        self.assertEqual((bench.link.error, bench.link.sent_pictures), ('', 1))

    def test_D4_a_picture_that_is_refused_itself_is_not_sent_again(self):
        for error in ('INVALID_IMAGE', 'IMAGE_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'):
            bench = Bench().show(jpeg()).answer(error=error, code=400).show(jpeg(), frames=600)
            self.assertEqual(len(bench.posts), 1)
            self.assertNotEqual(bench.link.error, '')
            bench.show(jpeg(content=b'another')).answer()
            self.assertEqual(bench.link.error, '')

    def test_D4_too_many_bytes_lower_the_quality_until_they_fit(self):
        bench = Bench(quality=1)
        for _ in range(120):
            bench.show(lambda: jpeg(content=bytes(round(400000 * bench.link.pictures.quality))))
            if bench.connections:
                large = len(bench.posts[-1].data) > 200000
                bench.answer(**({'error': 'PAYLOAD_TOO_LARGE', 'code': 413} if large else {}))
        self.assertLessEqual(len(bench.posts[-1].data), 200000)
        self.assertEqual(bench.link.error, '')

    def test_D4_one_that_never_fits_is_said_with_what_to_do(self):
        bench = Bench()
        for _ in range(60):
            bench.show(jpeg(content=bytes(400000)))
            if bench.connections:
                bench.answer(error='PAYLOAD_TOO_LARGE', code=413)
        self.assertEqual(len(bench.posts), 1)
        self.assertIn('Fit TOP', bench.link.error)

    def test_an_old_firmware_is_said_and_asked_again_rarely(self):
        bench = Bench().show(jpeg()).answer(error='NOT_FOUND', code=404)
        self.assertIn('firmware', bench.link.error)
        self.assertEqual(len(bench.show(jpeg(), frames=9 * RATE).posts), 1)
        self.assertEqual(len(bench.show(jpeg(), frames=2 * RATE).posts), 2)

    def test_D4_uploads_that_are_switched_off_are_said(self):
        bench = Bench().show(jpeg()).answer(error='UPLOAD_OFF', code=404)
        self.assertIn('set upload_enable to true', bench.link.error)

    def test_D7_no_answer_by_the_deadline_is_said_and_tried_again(self):
        bench = Bench().show(jpeg())
        bench.connections = []
        bench.show(jpeg(), frames=13 * RATE)
        self.assertIn('No display answers at 10.0.0.3', bench.link.error)
        self.assertEqual(len(bench.posts), 2)

    def test_D7_a_connection_that_the_host_says_is_cut_is_tried_again_soon(self):
        bench = Bench().show(jpeg())
        bench.connections = []
        bench.link.cut(1)
        self.assertEqual(len(bench.show(jpeg(), frames=2 * RATE).posts), 2)

    def test_D2_a_picture_that_is_stored_and_not_shown_is_said(self):
        bench = Bench().show(jpeg()).answer({**SHOWN, 'display_updated': False})
        self.assertIn('does not show it', bench.link.error)

    def test_what_is_no_jpeg_is_not_posted(self):
        bench = Bench().show(b'\x89PNG', frames=10).show(jpeg(3000, 10), frames=10)
        self.assertEqual(bench.posts, [])
        self.assertIn('3000 x 10', bench.link.error)


class Always(unittest.TestCase):
    def test_D7_in_any_order_of_events_one_request_at_most_and_the_newest_picture_ends_up_shown(self):
        source = random.Random(80)
        for _ in range(150):
            bench = Bench(source.random)
            for _ in range(source.randint(1, 40)):
                step = source.randrange(6)
                if step == 0 and bench.connections:
                    error = source.choice(['', 'BUSY', 'OOM', 'INVALID_IMAGE', 'PAYLOAD_TOO_LARGE', 'WHAT'])
                    bench.answer(error=error, code=503 if error else 200)
                elif step == 1:
                    bench.connections = []
                elif step == 2:
                    bench.now += source.uniform(-100, 100)
                elif step == 3:
                    bench.set(active=source.random() < 0.7, way=source.choice(['raw', 'upload']))
                else:
                    bench.show(jpeg(content=source.randbytes(4)), frames=source.randint(1, 200))
            bench.set()
            newest = jpeg(content=b'newest' + source.randbytes(4))
            for _ in range(30 * RATE):
                bench.show(newest)
                if bench.connections:
                    bench.answer()
            self.assertEqual(bench.most_at_once, min(1, len(bench.posts)))
            self.assertEqual((bench.posts[-1].data, bench.link.error), (newest, ''))


class Component(unittest.TestCase):
    """The component as install.py builds it, with a display at the other end that a test plays."""

    def stage(self, **options):
        host = Host(**options)
        comp = host.install('p3a_upload', Address='10.0.0.3', Fps=30)
        return host, comp, host.feed(comp, encoded=jpeg())

    def answer(self, host, data=SHOWN, code=200, **more):
        host.network.requests[-1].answer(code, json.dumps({'ok': code == 200, 'data': data, **more}).encode())
        host.run_for(0.5)

    def test_D3_the_picture_at_the_input_is_posted_and_shown(self):
        host, comp, _ = self.stage()
        host.run_for(1)
        [request] = host.network.requests
        self.assertEqual((request.method, request.url), ('POST', 'http://10.0.0.3:80/display/raw'))
        self.assertEqual((request.data, request.timeout_ms), (jpeg(), 10000))
        self.answer(host)
        self.assertEqual((comp.par.Status.eval(), comp.par.Error.eval()), ('Sending to 10.0.0.3', ''))

    def test_D2_the_way_may_change(self):
        host, comp, _ = self.stage()
        host.run_for(1)
        self.answer(host)
        comp.par.Way = 'upload'
        host.run_for(1)
        self.assertEqual(host.network.requests[-1].url, 'http://10.0.0.3:80/upload/image')

    def test_D7_the_frame_goes_on_while_the_display_takes_its_time_and_nothing_is_cut_off(self):
        host, comp, source = self.stage()
        for index in range(30):
            source.backstage.encoded = jpeg(content=b'%d' % index)
            host.run_for(1)
        self.assertEqual(len(host.network.requests), 1)
        self.assertFalse(host.network.requests[0].is_cancelled)
        self.assertIn('busy since 2', comp.par.Status.eval())
        self.answer(host)
        self.assertEqual(host.network.requests[-1].data, jpeg(content=b'29'))

    def test_nobody_answers_and_then_somebody_does(self):
        for options in ({}, {'response_has_id': False}):
            host, comp, _ = self.stage(**options)
            host.run_for(0.5)
            host.network.requests[-1].fail()
            host.run_for(1.3)
            self.assertIn('No display answers at 10.0.0.3', comp.par.Error.eval())
            host.run_for(1)
            self.answer(host)
            self.assertEqual(comp.par.Error.eval(), '')

    def test_an_old_firmware_is_said(self):
        host, comp, _ = self.stage()
        host.run_for(0.5)
        self.answer(host, code=404)
        self.assertIn('404 on /display/raw', comp.par.Error.eval())

    def test_a_missing_operator_is_named_and_the_frame_goes_on(self):
        host, comp, _ = self.stage()
        comp.op('picture').destroy()
        host.run_for(1)
        self.assertIn('"picture" is missing', comp.par.Error.eval())

    def test_idle_it_asks_for_no_picture(self):
        host, comp, _ = self.stage()
        comp.par.Active = False
        host.run_for(5)
        self.assertEqual(comp.op('picture').backstage.saved, [])


if __name__ == '__main__':
    unittest.main()
