"""p3a_stream: the life of a stream by itself, and the component under a strict stand-in for TouchDesigner."""

import json
import random
import unittest

from lienzo_frames import parse_frame
from p3a_stream_link import Ask, Dial, HangUp, StreamLink
from tests.host import Host
from tests.samples import jpeg

LIVE = {'version': 1, 'formats': [1, 2], 'ack': True, 'ring': 3, 'max_frame': 2000, 'stream_port': 8181}
STATUS = {'device_name': 'Bar', 'live': LIVE}
RATE = 60


def body(data, ok=True, **more):
    return json.dumps({'ok': ok, 'data': data, **more}).encode()


class Bench:
    """A link, its clock, and the host's side of it: what it was told to do, in order."""

    def __init__(self, random=lambda: 1.0):
        self.now = 5000.0
        self.frame = 0
        self.link = StreamLink(lambda: self.now, random)
        self.done = []
        self.connections = []

    def tick(self, frames=1):
        for _ in range(frames):
            self.now += 1 / RATE
            self.frame += 1
            action = self.link.tick(lambda: self.connections)
            if action is not None:
                self.done.append(action)
            if isinstance(action, Ask):
                self.connections = [len(self.done)]
                self.link.asked(len(self.done))
        return self

    def run(self, seconds):
        return self.tick(round(seconds * RATE))

    def answer(self, data=STATUS, code=200, **more):
        [request_id], self.connections = self.connections, []
        self.link.answered(request_id, {'code': code, 'message': ''}, body(data, **more))
        return self.tick()

    def streaming(self, address='10.0.0.3', **settings):
        self.link.settings(True, address, settings.get('fps', 20), settings.get('quality', 0.8))
        self.run(0.4).answer(settings.get('status', STATUS))
        self.link.opened()
        return self

    def send(self, picture, result=None):
        """One frame of the host; the S1 frame that was sent, if one was."""
        self.tick()
        if not self.link.wants_picture(self.frame, RATE):
            return None
        message = self.link.message(picture)
        if message is not None:
            self.link.sent(picture, len(message) if result is None else result)
        return message

    def kinds(self):
        return [type(action).__name__ for action in self.done]


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


class Sending(unittest.TestCase):
    def test_S1_S6_a_frame_has_its_header_and_asks_to_be_acknowledged(self):
        bench = Bench().streaming()
        frame = parse_frame(bench.send(jpeg()))
        self.assertEqual((frame.format, frame.flags, frame.payload), (1, 1, jpeg()))

    def test_S6_a_display_that_acknowledges_nothing_is_not_asked_to(self):
        bench = Bench().streaming(status={'live': {**LIVE, 'ack': False}})
        self.assertEqual(parse_frame(bench.send(jpeg())).flags, 0)

    def test_S8_after_a_reconnect_the_current_picture_goes_out_at_once(self):
        bench = Bench().streaming(fps=1)
        self.assertIsNotNone(bench.send(jpeg()))
        bench.link.closed()
        bench.run(0.4).answer({}).run(1).answer()
        bench.link.opened()
        self.assertIsNotNone(bench.send(jpeg()))

    def test_the_same_picture_is_not_sent_twice(self):
        bench = Bench().streaming()
        self.assertEqual(sum(bench.send(jpeg()) is not None for _ in range(60)), 1)

    def test_S6_no_more_than_two_frames_travel_and_the_newest_is_never_lost(self):
        bench = Bench().streaming(fps=60)
        sent = [bench.send(jpeg(content=b'%d' % index)) for index in range(30)]
        self.assertEqual([index for index, message in enumerate(sent) if message], [0, 1])
        bench.link.received('{"type":"shown","n":2}')
        self.assertEqual(parse_frame(bench.send(jpeg(content=b'newest'))).payload, jpeg(content=b'newest'))
        self.assertEqual(bench.link.flight.shown, 2)

    def test_S6_a_display_that_does_not_acknowledge_in_time_is_sent_the_picture_again(self):
        bench = Bench().streaming(fps=60)
        sent = 0
        for second in range(4):
            sent += sum(bench.send(jpeg()) is not None for _ in range(RATE))
            bench.link.heard()
        self.assertIn(sent, (3, 4))
        self.assertGreaterEqual(bench.link.flight.lost, 2)

    def test_D5_S3_a_frame_over_max_frame_is_not_sent_and_the_quality_goes_down_until_it_fits(self):
        bench = Bench().streaming(quality=1)
        sent = None
        for _ in range(20):
            # Size by quality, as of an encoder.
            sent = bench.send(jpeg(content=bytes(round(3000 * bench.link.pictures.quality)))) or sent
        self.assertLessEqual(len(parse_frame(sent).payload), LIVE['max_frame'])
        self.assertLess(bench.link.pictures.quality, 0.7)
        self.assertEqual(bench.link.error, '')

    def test_D5_one_that_never_fits_is_said_with_what_to_do(self):
        bench = Bench().streaming()
        self.assertFalse(any(bench.send(jpeg(content=bytes(3000))) for _ in range(60)))
        self.assertIn('takes 2 kB', bench.link.error)
        self.assertIn('Fit TOP', bench.link.error)

    def test_S4_what_the_display_would_drop_is_never_sent(self):
        bench = Bench().streaming(fps=60)
        for picture in (jpeg(1280, 720), jpeg(frame_marker=0xC2), b'', b'\x89PNG'):
            self.assertIsNone(bench.send(picture))
            self.assertNotEqual(bench.link.error, '')
        self.assertIsNotNone(bench.send(jpeg()))
        self.assertEqual(bench.link.error, '')

    def test_a_negative_result_ends_the_connection_and_the_picture_is_sent_on_the_next_one(self):
        bench = Bench().streaming()
        bench.send(jpeg(), result=-1)
        self.assertIn('result -1', bench.link.error)
        bench.run(0.5).answer()
        bench.link.opened()
        self.assertIsNotNone(bench.send(jpeg()))

    def test_S6_a_display_that_cannot_decode_says_so(self):
        bench = Bench().streaming()
        for invalid in (7, 7, 9):
            bench.link.received(json.dumps({'type': 'stats', 'frames_invalid': invalid, 'frames_dropped': 0}))
        self.assertIn('cannot decode 2', bench.link.error)
        bench.link.received(json.dumps({'type': 'stats', 'frames_invalid': 9, 'frames_dropped': 0}))
        self.assertEqual(bench.link.error, '')

    def test_S6_chatter_disturbs_nothing(self):
        bench = Bench().streaming()
        for text in ('', 'boot', '{"type":"log"}', '[1]', '{' * 10000):
            bench.link.received(text)
        self.assertEqual((bench.link.phase, bench.link.error), ('streaming', ''))


class Component(unittest.TestCase):
    """The component as install.py builds it, with a display at the other end that a test plays."""

    def stage(self, **options):
        host = Host(**options)
        comp = host.install('p3a_stream', Address='10.0.0.3')
        source = host.feed(comp, encoded=jpeg())
        return host, comp, source

    def streaming(self, status=STATUS, **options):
        host, comp, source = self.stage(**options)
        self.open(host, status)
        return host, comp, source

    def open(self, host, status=STATUS):
        dials = len(host.network.sockets)
        self.answer(host, status)
        host.until(lambda: len(host.network.sockets) > dials)
        host.network.sockets[-1].open()
        host.network.sockets[-1].text('{"type":"stats"}')
        host.run_for(0.5)

    def answer(self, host, data):
        host.until(lambda: host.network.requests and host.network.requests[-1].take() is None)
        host.network.requests[-1].answer(200, body(data))
        host.run_for(0.1)

    def frames(self, host):
        return [parse_frame(message).payload for message in host.network.sockets[-1].binaries()]

    def see(self, comp, *names):
        return tuple(getattr(comp.par, name).eval() for name in names)

    def test_S1_the_picture_at_the_input_reaches_the_display(self):
        host, comp, source = self.streaming()
        [request], [socket] = host.network.requests, host.network.sockets
        self.assertEqual((request.method, request.url), ('GET', 'http://10.0.0.3:80/status'))
        self.assertEqual((socket.address, socket.port), ('10.0.0.3/stream', 8181))
        self.assertEqual(self.frames(host), [jpeg()])
        self.assertEqual(self.see(comp, 'Status', 'Error', 'Streaming'), ('Streaming to Bar', '', True))
        self.assertEqual(host.textport, host.textport[:3])  # the installer's lines, and nothing since

    def test_S4_what_is_wired_in_is_fitted_to_the_panel_before_it_is_encoded(self):
        _, comp, source = self.stage()
        fit = comp.op('picture_fit')
        self.assertEqual([wired.name for wired in comp.op('picture').inputs], ['picture_fit'])
        wanted = {'fit': 'fitbest', 'outputresolution': 'custom', 'resolutionw': 720, 'resolutionh': 720}
        self.assertEqual({name: fit.par[name].eval() for name in wanted}, wanted)

    def test_S7_S8_it_answers_pings_and_pings_by_itself(self):
        host, comp, _ = self.streaming()
        socket = host.network.sockets[-1]
        socket.ping(b'abc')
        host.run_for(3)
        self.assertIn(('pong', b'abc'), socket.sent)
        self.assertIn(('ping', b''), socket.sent)

    def test_S8_the_display_goes_and_comes_back_with_the_picture_of_that_moment(self):
        host, comp, source = self.streaming()
        host.network.sockets[-1].close()
        source.backstage.encoded = jpeg(content=b'later')
        host.run_for(0.5)
        self.assertEqual(self.see(comp, 'Streaming'), (False,))
        self.answer(host, {})
        self.open(host)
        self.assertEqual(self.frames(host), [jpeg(content=b'later')])

    def test_S6_touches_are_channels_and_a_tap_within_one_frame_is_not_missed(self):
        host, comp, _ = self.streaming()
        state = comp.op('out_state')
        for phase in ('down', 'up'):
            host.network.sockets[-1].text(
                json.dumps({'type': 'touch', 'payload': {'x': 0.25, 'y': 0.75, 'phase': phase, 'id': 9}})
            )
        seen = []
        for _ in range(4):
            host.frame()
            seen.append(tuple(state[name].eval() for name in ('touch1_down', 'touch1_x', 'touch1_y', 'touch1_count')))
        self.assertIn((1, 0.25, 0.75, 1), seen)
        self.assertEqual(seen[-1], (0, 0.25, 0.75, 1))
        self.assertEqual(state['connected'].eval(), 1)

    def test_S4_a_picture_that_the_display_would_drop_is_refused_with_the_TOP_to_put_before(self):
        host, comp, source = self.streaming()
        source.backstage.encoded = jpeg(1920, 1080)
        host.run_for(2)
        self.assertEqual(self.frames(host), [jpeg()])
        self.assertIn('Fit TOP', comp.par.Error.eval())
        source.backstage.encoded = jpeg(content=b'right again')
        host.run_for(1)
        self.assertEqual(comp.par.Error.eval(), '')

    def test_D5_the_quality_that_is_asked_for_goes_down_when_pictures_are_too_large(self):
        host, comp, source = self.streaming()
        source.backstage.encoded = jpeg(content=bytes(3000))
        host.run_for(2)
        self.assertEqual(comp.op('picture').backstage.saved[-1], ('.jpg', 0.3))
        self.assertEqual(self.see(comp, 'Qualitynow'), (0.3,))
        self.assertIn('takes 2 kB', comp.par.Error.eval())

    def test_switched_off_the_slot_is_free_and_switched_on_it_dials(self):
        host, comp, _ = self.streaming()
        comp.par.Active = False
        host.run_for(0.5)
        self.assertTrue(host.network.sockets[-1].is_hung_up)
        self.assertEqual(self.see(comp, 'Status', 'Streaming'), ('Off', False))
        idle = len(comp.op('picture').backstage.saved)
        host.run_for(5)
        self.assertEqual(len(comp.op('picture').backstage.saved), idle)
        comp.par.Active = True
        self.open(host)
        self.assertEqual(self.see(comp, 'Streaming'), (True,))

    def test_the_address_may_change_while_it_streams(self):
        host, comp, _ = self.streaming()
        comp.par.Address = '10.0.0.4:8080'
        self.open(host)
        self.assertEqual(host.network.requests[-1].url, 'http://10.0.0.4:8080/status')
        self.assertEqual(host.network.sockets[-1].address, '10.0.0.4/stream')

    def test_a_project_that_is_opened_again_streams_again(self):
        host, comp, _ = self.streaming()
        host.reopen()
        dials = len(host.network.sockets)
        self.open(host)
        self.assertEqual(self.frames(host), [jpeg()])
        self.assertTrue(all(socket.is_hung_up for socket in host.network.sockets[:-1]), dials)

    def test_it_works_whatever_the_build_of_the_host_does(self):
        for options in (
            {'tells_own_hang_up': False},
            {'tells_failed_dial': True},
            {'redials_itself': True},
            {'redials_on_change': True},
            {'response_has_id': False},
            {'docks_callbacks': False},
            {'newer': True},
            {'rate': 24},
        ):
            with self.subTest(**options):
                host, comp, _ = self.streaming(**options)
                host.network.sockets[-1].close()
                self.answer(host, {})
                self.open(host)
                self.assertEqual(self.see(comp, 'Error', 'Streaming'), ('', True))
                self.assertEqual(self.frames(host), [jpeg()])

    def test_a_missing_operator_is_named_and_the_frame_goes_on(self):
        for name in ('picture', 'socket', 'http', 'state'):
            host, comp, _ = self.streaming()
            comp.op(name).destroy()
            host.run_for(1)
            self.assertIn('"%s" is missing' % name, comp.par.Error.eval())

    def test_an_operator_of_the_wrong_family_is_named(self):
        host, comp, _ = self.streaming()
        comp.op('picture').destroy()
        comp.create('constantCHOP', 'picture')
        host.run_for(1)
        self.assertIn('The nullTOP called "picture" is missing', comp.par.Error.eval())
        host.install('p3a_stream')
        host.run_for(2)
        self.open(host)
        self.assertEqual(self.see(comp, 'Error', 'Streaming'), ('', True))

    def test_a_TOP_that_cannot_be_encoded_is_said_and_the_frame_goes_on(self):
        host, comp, source = self.streaming()
        source.backstage.encoded = 'not bytes'
        host.run_for(1)
        self.assertIn('could not encode', comp.par.Error.eval())
        source.backstage.encoded = jpeg(content=b'again')
        host.run_for(1)
        self.assertEqual(self.frames(host)[-1], jpeg(content=b'again'))

    def test_an_update_in_place_keeps_the_parameters_and_streams_on(self):
        host, comp, _ = self.streaming()
        comp.par.Fps = 7
        host.install('p3a_stream')
        host.run_for(1)
        self.assertEqual(self.see(comp, 'Fps', 'Address', 'Streaming'), (7, '10.0.0.3', True))

    def test_two_in_one_project_do_not_know_of_each_other(self):
        host, comp, _ = self.streaming()
        other = host.project1.copy(comp, name='p3a_stream2')
        other.par.Address = '10.0.0.9'
        self.open(host)
        self.assertEqual([socket.address for socket in host.network.sockets], ['10.0.0.3/stream', '10.0.0.9/stream'])
        self.assertFalse(host.network.sockets[0].is_hung_up)


if __name__ == '__main__':
    unittest.main()
