"""p3a_stream as install.py builds it, with a display at the other end that a test plays."""

import json
import unittest

from tests.p3a_bench import STATUS, StreamStage
from tests.samples import jpeg


class Component(StreamStage):
    """The component as install.py builds it, with a display at the other end that a test plays."""

    def test_S1_the_picture_at_the_input_reaches_the_display(self):
        host, comp, source = self.streaming()
        [request], [socket] = host.network.requests, host.network.sockets
        self.assertEqual((request.method, request.url), ('GET', 'http://10.0.0.3:80/status'))
        self.assertEqual((socket.address, socket.port), ('10.0.0.3/stream', 8181))
        self.assertEqual(self.frames(host), [jpeg()])
        self.assertEqual(self.see(comp, 'Status', 'Error', 'Streaming'), ('Streaming to Bar', '', True))
        self.assertEqual(host.textport, [])

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

    def test_S6_a_display_that_acknowledges_nothing_although_it_promised_is_said_until_it_does(self):
        host, comp, _ = self.streaming()
        for _ in range(10):
            host.network.sockets[-1].text('{"type":"stats"}')
            host.run_for(1)
        self.assertIn('This display acknowledges no picture', comp.par.Error.eval())
        self.assertEqual(self.see(comp, 'Streaming', 'Shown'), (True, 0))
        count = len(self.frames(host))
        host.network.sockets[-1].text(json.dumps({'type': 'shown', 'n': count}))
        host.run_for(0.5)
        self.assertEqual(comp.par.Error.eval(), '')

    def test_S6_a_display_that_acknowledges_or_promises_nothing_or_loses_one_is_not_blamed(self):
        for promises in (True, False):
            with self.subTest(promises=promises):
                host, comp, source = self.streaming({**STATUS, 'live': {**STATUS['live'], 'ack': promises}})
                for number in range(60):
                    source.backstage.encoded = jpeg(content=b'%d' % number)
                    host.network.sockets[-1].text('{"type":"stats"}')
                    host.run_for(0.2)
                    if promises and number % 12:
                        count = len(self.frames(host))
                        host.network.sockets[-1].text(json.dumps({'type': 'shown', 'n': count}))
                    self.assertEqual(comp.par.Error.eval(), '')

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
