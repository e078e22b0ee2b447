"""The components that send to a P3A display, with something of them deleted or replaced: the frame goes on, a sentence
says once what is missing and what to do, and nothing is printed."""

import json
import pathlib
import unittest

from p3a_components import P3A_STREAM, P3A_UPLOAD
from tests.host import Host
from tests.p3a_bench import StreamStage
from tests.samples import jpeg

_UNREADABLE = 'The parameter %s cannot be read (division by zero): mend its expression.'
KIT = pathlib.Path(__file__).resolve().parents[1]


def modules_of(component):
    return sorted(path.stem for path in KIT.glob('*.py') if path.name.startswith(component.modules))


class Written:
    """How often a parameter is given a value."""

    def __init__(self, par):
        self.times, self._par, self._before = 0, par, par.owner.backstage.changed
        par.owner.backstage.changed = self._note

    def _note(self, par):
        self.times += par is self._par
        self._before(par)


class StreamWithout(StreamStage):
    def mended(self, host, comp):
        """The installer mends it, and it streams again."""
        host.install('p3a_stream')
        host.textport.clear()
        host.run_for(1)
        if not comp.par.Streaming.eval():
            self.open(host)
        self.assertEqual(self.see(comp, 'Error', 'Streaming'), ('', True))
        self.assertEqual(host.textport, [])

    def test_a_missing_operator_is_named_and_the_frame_goes_on(self):
        for name in ('picture', 'socket', 'http', 'state'):
            with self.subTest(name):
                host, comp, _ = self.streaming()
                comp.op(name).destroy()
                host.run_for(1)
                self.assertIn('"%s" is missing' % name, comp.par.Error.eval())
                self.assertIn('run install.py again', comp.par.Error.eval())
                self.mended(host, comp)

    def test_an_operator_of_the_wrong_family_is_named(self):
        for name in ('picture', 'socket', 'http', 'state'):
            with self.subTest(name):
                host, comp, _ = self.streaming()
                comp.op(name).destroy()
                comp.create('nullTOP' if name != 'picture' else 'constantCHOP', name)
                host.run_for(1)
                self.assertRegex(comp.par.Error.eval(), '"%s" is a .* is needed: run install.py' % name)
                self.mended(host, comp)

    def test_any_TOP_may_be_the_picture(self):
        host, comp, source = self.streaming()
        comp.op('picture').destroy()
        made = comp.create('constantTOP', 'picture')
        made.backstage.encoded = jpeg(content=b'mine')
        host.run_for(1)
        self.assertEqual((comp.par.Error.eval(), self.frames(host)[-1]), ('', jpeg(content=b'mine')))

    def test_without_a_way_out_it_is_off_and_no_finger_is_left_down(self):
        host, comp, _ = self.streaming()
        host.network.sockets[-1].text('{"type":"touch","payload":{"x":0.5,"y":0.5,"phase":"down"}}')
        host.run_for(0.1)
        comp.op('socket').destroy()
        host.run_for(1)
        self.assertEqual(self.see(comp, 'Status', 'Streaming'), ('Off', False))
        self.assertEqual([comp.op('out_state')[name].eval() for name in ('connected', 'touch1_down')], [0, 0])

    def test_without_channels_pictures_go_on_and_they_are_told_everything_later(self):
        host, comp, source = self.streaming()
        comp.op('state').destroy()
        source.backstage.encoded = jpeg(content=b'on')
        host.run_for(1)
        self.assertEqual(self.frames(host)[-1], jpeg(content=b'on'))
        self.mended(host, comp)
        self.assertEqual(comp.op('out_state')['connected'].eval(), 1)

    def test_a_missing_parameter_has_its_default_and_is_named(self):
        for name in ('Active', 'Fps', 'Quality', 'Status', 'Sent', 'Streaming'):
            with self.subTest(name):
                host, comp, source = self.streaming()
                getattr(comp.par, name).destroy()
                source.backstage.encoded = jpeg(content=b'on')
                host.run_for(1)
                self.assertEqual(self.frames(host)[-1], jpeg(content=b'on'))
                self.assertIn('The parameter %s is missing: run install.py again' % name, comp.par.Error.eval())
                self.mended(host, comp)

    def test_a_missing_Error_costs_nothing_but_itself(self):
        host, comp, source = self.streaming()
        comp.par.Error.destroy()
        comp.par.Address.destroy()
        host.run_for(1)
        self.assertEqual(self.see(comp, 'Status', 'Streaming'), ('Off', False))

    def test_a_status_parameter_comes_back_with_what_it_has_to_say(self):
        host, comp, _ = self.streaming()
        for name in ('Status', 'Streaming', 'Qualitynow'):
            getattr(comp.par, name).destroy()
        host.run_for(1)
        self.mended(host, comp)
        self.assertEqual(self.see(comp, 'Status', 'Streaming', 'Qualitynow'), ('Streaming to Bar', True, 0.8))

    def test_what_was_made_anew_between_two_frames_says_what_holds(self):
        host, comp, _ = self.streaming()
        comp.op('state').destroy()
        for name in ('Status', 'Streaming', 'Qualitynow', 'Error'):
            getattr(comp.par, name).destroy()
        self.mended(host, comp)
        self.assertEqual(self.see(comp, 'Status', 'Streaming', 'Qualitynow'), ('Streaming to Bar', True, 0.8))
        self.assertEqual(comp.op('out_state')['connected'].eval(), 1)

    def test_missing_callbacks_are_named_and_not_taken_for_a_display_that_is_away(self):
        for name in ('socket_callbacks', 'http_callbacks'):
            with self.subTest(name):
                host, comp, _ = self.stage()
                comp.op(name).destroy()
                host.run_for(10)
                self.assertIn('"%s" is missing' % name, comp.par.Error.eval())
                self.assertEqual(self.see(comp, 'Status'), ('Off',))
                self.mended(host, comp)

    def test_an_expression_that_fails_is_named_and_the_other_parameters_are_obeyed(self):
        for name in ('Active', 'Address', 'Fps', 'Quality'):
            with self.subTest(name):
                host, comp, _ = self.streaming()
                getattr(comp.par, name).expr = '1 / 0'
                host.run_for(1)
                self.assertEqual(self.see(comp, 'Error', 'Streaming'), (_UNREADABLE % name, True))
                if name != 'Active':
                    comp.par.Active = False
                    host.run_for(1)
                    self.assertEqual(self.see(comp, 'Status', 'Streaming'), ('Off', False))
                self.assertEqual(host.textport, [])

    def test_a_missing_module_is_named_and_no_callback_raises(self):
        for name in modules_of(P3A_STREAM):
            with self.subTest(name):
                host, comp, _ = self.streaming()
                comp.op(name).destroy()
                self.forget_modules(comp)
                socket = host.network.sockets[-1]
                for event in (socket.text, socket.binary, socket.ping, socket.pong):
                    event('{}' if event == socket.text else b'')
                host.run_for(0.5)
                socket.close()
                host.run_for(0.5)
                self.assertRegex(comp.par.Error.eval(), '%s.*run install.py again' % name)
                self.assertIn(('pong', b''), socket.sent)
                self.mended(host, comp)

    def forget_modules(self, comp):
        """As when the project is opened: every text is compiled anew."""
        for dat in comp.children:
            if dat.isDAT:
                dat.backstage.module_for = (None, None)

    def test_what_is_missing_is_said_once(self):
        for name in ('p3a_stream', 'p3a_jpeg', 'picture'):
            with self.subTest(name):
                host, comp, _ = self.streaming()
                written = Written(comp.par.Error)
                comp.op(name).destroy()
                self.forget_modules(comp)
                host.run_for(5)
                self.assertEqual((written.times, host.textport), (1, []))

    def test_an_answer_that_comes_while_a_module_is_missing_disturbs_nothing(self):
        host, comp, _ = self.stage()
        host.until(lambda: host.network.requests)
        comp.op('p3a_core').destroy()
        self.forget_modules(comp)
        host.network.requests[-1].answer(200, b'{}')
        host.run_for(1)
        self.assertIn('p3a_core', comp.par.Error.eval())

    def test_a_module_that_was_renamed_and_back_leaves_no_sentence(self):
        host, comp, _ = self.streaming()
        module = comp.op('p3a_stream')
        module.name = 'p3a_old'
        host.run_for(1)
        self.assertIn('p3a_stream', comp.par.Error.eval())
        module.name = 'p3a_stream'
        host.run_for(1)
        self.assertEqual(comp.par.Error.eval(), '')

    def test_a_fault_of_one_part_leaves_the_others_at_work(self):
        host, comp, _ = self.streaming()
        # A parameter of the Constant CHOP, which every write of the channels needs.
        state = comp.op('state')
        state.backstage.forget_parameter(state.par.const0value)
        host.network.sockets[-1].close()
        host.run_for(1)
        self.assertIn('The kit failed', comp.par.Error.eval())
        self.assertEqual((self.see(comp, 'Streaming'), host.textport), ((False,), []))


class OddHosts(StreamStage):
    """What sending returns is documented as a number of bytes, negative on error; here it is anything."""

    def test_sendBinary_may_return_anything(self):
        for odd in (None, 'sent', object(), [], float('nan'), float('inf'), float('-inf'), True):
            with self.subTest(odd):
                host, comp, source = self.streaming()
                host.network.sockets[-1].send = lambda kind, content: odd
                source.backstage.encoded = jpeg(content=b'odd')
                host.run_for(1)
                self.assertNotIn('The kit failed', comp.par.Error.eval())
                self.assertEqual(host.textport, [])

    def test_request_may_return_no_id(self):
        for odd in (None, 'id', -1, [], float('nan')):
            with self.subTest(odd):
                host, comp, _ = self.stage(response_has_id=False)
                ask = comp.op('http').backstage.ask
                comp.op('http').backstage.ask = lambda *question: (ask(*question), odd)[1]
                self.open(host)
                self.assertEqual(self.see(comp, 'Error', 'Streaming'), ('', True))


class UploadWithout(unittest.TestCase):
    def stage(self):
        host = Host()
        comp = host.install('p3a_upload', Address='10.0.0.3', Fps=30)
        host.textport.clear()
        source = host.feed(comp, encoded=jpeg())
        host.run_for(0.5)
        return host, comp, source

    def posted(self, host, source, picture):
        """Whether a new picture is posted within a second."""
        source.backstage.encoded = picture
        if host.network.requests[-1].take() is None:
            host.network.requests[-1].answer(200, json.dumps({'ok': True, 'data': {}}).encode())
        host.run_for(1)
        return host.network.requests[-1].data == picture

    def test_an_expression_that_fails_is_named_and_the_other_parameters_are_obeyed(self):
        host, comp, source = self.stage()
        comp.par.Way.expr = '1 / 0'
        host.run_for(1)
        self.assertEqual(comp.par.Error.eval(), _UNREADABLE % 'Way')
        self.assertTrue(self.posted(host, source, jpeg(content=b'on')))

    def test_a_missing_operator_is_named_and_mended(self):
        for name in ('picture', 'http', 'http_callbacks'):
            with self.subTest(name):
                host, comp, source = self.stage()
                comp.op(name).destroy()
                host.run_for(1)
                self.assertIn('"%s" is missing' % name, comp.par.Error.eval())
                host.install('p3a_upload')
                # D7: what was under way is waited for; the DAT that had it took it along.
                host.run_for(14)
                self.assertEqual(comp.par.Error.eval(), '')
                self.assertTrue(self.posted(host, source, jpeg(content=b'mended')))

    def test_a_missing_parameter_has_its_default_and_is_named(self):
        for name in ('Active', 'Fps', 'Quality', 'Way', 'Status'):
            with self.subTest(name):
                host, comp, source = self.stage()
                getattr(comp.par, name).destroy()
                host.run_for(1)
                self.assertIn('The parameter %s is missing' % name, comp.par.Error.eval())
                self.assertTrue(self.posted(host, source, jpeg(content=b'on')))
                self.assertEqual(host.textport[3:], [])

    def test_a_missing_module_is_named_and_no_callback_raises(self):
        for name in modules_of(P3A_UPLOAD):
            with self.subTest(name):
                host, comp, _ = self.stage()
                comp.op(name).destroy()
                for dat in comp.children:
                    if dat.isDAT:
                        dat.backstage.module_for = (None, None)
                host.network.requests[-1].answer(200, b'{}')
                host.run_for(1)
                self.assertRegex(comp.par.Error.eval(), '%s.*run install.py again' % name)
                host.install('p3a_upload')
                host.run_for(1)
                self.assertEqual(comp.par.Error.eval(), '')

    def test_request_may_return_no_id(self):
        for odd in (None, 'id', []):
            with self.subTest(odd):
                host, comp, source = self.stage()
                ask = comp.op('http').backstage.ask
                comp.op('http').backstage.ask = lambda *question: (ask(*question), odd)[1]
                self.assertTrue(self.posted(host, source, jpeg(content=b'1')))
                host.run_for(20)
                self.assertEqual(len(host.network.requests), 2)  # D7: none beside the one under way
                self.assertNotIn('The kit failed', comp.par.Error.eval())


if __name__ == '__main__':
    unittest.main()
