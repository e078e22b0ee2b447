"""What the component says of itself, what it costs when nothing happens, and that nothing makes it fail the frame."""

import json
import pathlib
import unittest
from unittest import mock

from tests.host.parameters import Par
from tests.kit_stage import KitStage
from tests.samples import START, jpeg, png, text, touch

KIT = pathlib.Path(__file__).parent.parent


class StatusPage(KitStage):
    def test_R21_a_report_every_two_seconds(self):
        self.enter(png())
        before = len(self.reports())
        self.host.run_for(10)
        self.assertEqual(len(self.reports()) - before, 5)
        report = self.reports()[-1]
        self.assertEqual({name: report[name] for name in ('build', 'path', 'error')}, _REPORT)
        self.assertAlmostEqual(report['cook'], 60, delta=2)
        self.assertEqual(report['shown'], 0)

    def test_R21_it_counts_the_pictures_that_the_top_took_and_says_what_is_wrong(self):
        self.enter(START)
        for number in range(5 * 60):
            if number % 3 == 0:
                self.receive(jpeg(content=b'%d' % number))
            self.host.frame()
        self.assertAlmostEqual(self.reports()[-1]['shown'], 20, delta=2)
        self.assertAlmostEqual(self.value('Canvasin'), 20, delta=2)
        self.assertAlmostEqual(self.value('Inbytes'), 20 * len(jpeg()) / 1000, delta=0.5)
        self.op('prompt').destroy()
        self.host.run_for(4)
        self.assertIn('prompt is missing', self.reports()[-1]['error'])

    def test_the_version_is_that_of_the_package(self):
        package = json.loads(KIT.parent.joinpath('package.json').read_text(encoding='utf-8'))
        self.enter()
        self.assertEqual((self.value('Kitversion'), self.reports()[0]['kit']), (package['version'], package['version']))

    def test_status_parameters_are_written_four_times_a_second_at_most_and_only_when_they_change(self):
        self.enter(START)
        written = []
        with mock.patch.object(Par, 'val', _noting(written)):
            for number in range(60):
                self.receive(jpeg(content=bytes(number)))
                self.host.frame()
            busy = [written.count(name) for name in ('Status', 'Canvasin', 'Inbytes')]
            written.clear()
            self.host.run_for(4)
            written.clear()
            self.host.run_for(10)
        self.assertTrue(all(count <= 4 for count in busy), busy)
        self.assertEqual(written, [])


class Idle(KitStage):
    def test_an_idle_frame_costs_a_handful_of_calls_into_the_host(self):
        self.enter(png())
        self.host.feed(self.comp, encoded=jpeg())
        self.host.run_for(5)
        with self.counted_calls() as calls:
            self.host.frames(600)
        # Every frame: find the kit, the clock, the frame's number. With an input, at its rate: has it cooked?
        self.assertLess(sum(calls.values()) / 600, 10, calls)
        self.assertEqual([calls.get(name, 0) for name in ('loadByteArray', 'appendRows', 'show')], [0, 0, 0])
        self.assertLessEqual(calls['saveByteArray'], 3)

    def test_switched_off_it_costs_no_more(self):
        self.comp.par.Active = False
        self.host.run_for(5)
        with self.counted_calls() as calls:
            self.host.frames(600)
        self.assertLess(sum(calls.values()) / 600, 7, calls)


class Broken(KitStage):
    def test_each_operator_that_is_missing_is_named_and_the_others_work(self):
        for name in ('prompt', 'touches', 'state', 'program', 'canvas_switch', 'out_canvas'):
            self.build()
            self.op(name).destroy()
            self.enter(text('proc', 'niebla'), png(), touch('down'))
            self.host.run_for(1.5)
            self.assertEqual(self.loaded(), [('.png', png())], name)
            if name in ('prompt', 'touches', 'state', 'program'):
                self.assertIn('%s is missing' % name, self.value('Error'))

    def test_a_missing_socket_is_named_and_used_when_it_is_back(self):
        self.enter(png())
        kept = self.op('socket').par.callbacks.eval().text
        self.op('socket').destroy()
        self.host.run_for(2)
        self.assertIn('socket is missing', self.value('Error'))
        socket = self.comp.create('websocketDAT', 'socket')
        socket.par.callbacks.eval().text = kept
        socket.par.active = False
        self.host.run_for(2)
        self.dialled(within_s=30)
        self.enter(png())
        self.assertEqual((self.value('Inroom'), self.value('Error')), (True, ''))

    def test_operators_of_the_wrong_family_are_named(self):
        for name in ('socket', 'prompt', 'touches', 'state', 'program', 'canvas_bytes'):
            self.build()
            self.op(name).destroy()
            self.comp.create('constantTOP' if name not in ('program', 'canvas_bytes') else 'nullCHOP', name)
            self.host.run_for(2)
            self.assertIn('%s is a ' % name, self.value('Error'))

    def test_every_parameter_that_somebody_deletes_is_named_and_the_default_holds(self):
        for par in [par for par in self.comp.customPars if par.name not in ('Address', 'Room', 'Error', 'Reconnect')]:
            self.build()
            getattr(self.comp.par, par.name).destroy()
            self.enter(text('proc', 'niebla'), png())
            self.host.run_for(1.5)
            self.assertIn('The parameter %s is missing' % par.name, self.value('Error'))
            self.assertEqual(self.loaded(), [('.png', png())], par.name)

    def test_even_without_the_parameter_for_errors_the_frame_goes_on(self):
        for name in ('Error', 'Reconnect', 'Address', 'Room'):
            self.comp.par[name].destroy()
        self.host.run_for(3)

    def test_every_status_parameter_made_anew_says_what_holds_in_an_idle_room(self):
        names = ('Status', 'Inroom', 'Kitversion', 'Canvasin', 'Dropped', 'Error')
        for noticed_s in (0, 1):
            with self.subTest(noticed_s=noticed_s):
                self.build()
                self.enter(png())
                self.host.run_for(2)
                before = [self.value(name) for name in names]
                for name in names:
                    self.comp.par[name].destroy()
                self.host.run_for(noticed_s)
                self.paste_again()
                self.assertEqual([self.value(name) for name in names], before)

    def test_a_kit_that_was_called_something_else_for_a_while_says_again_what_holds(self):
        self.enter(png())
        kit = self.op('lienzo_kit')
        kit.name = 'lienzo_old'
        self.host.run_for(2)
        self.assertEqual((self.value('Status'), self.value('Inroom')), ('Stopped', False))
        kit.name = 'lienzo_kit'
        self.host.run_for(2)
        self.assertEqual((self.value('Error'), self.value('Inroom')), ('', True))
        self.assertIn('In room', self.value('Status'))

    def test_an_expression_that_fails_keeps_its_last_good_value_and_the_others_are_obeyed(self):
        for name in _OBEYED:
            with self.subTest(name), mock.patch('tests.host.dats.ParameterExecuteBackstage.on_frame'):
                self.build()
                self.enter(png())
                getattr(self.comp.par, name).expr = '1 / 0'
                if name != 'Canvasvia':
                    self.comp.par.Canvasvia = 'file'
                self.host.run_for(2)
                self.assertEqual(self.value('Error'), _UNREADABLE % (name, 'division by zero'))
                self.assertEqual((self.value('Inroom'), len(self.host.network.sockets)), (True, 1))
                if name not in ('Canvasvia', 'Active'):
                    self.assertEqual(len(self.op('canvas_file').backstage.reloads), 1)
                if name != 'Active':
                    self.comp.par.Active = False
                    self.host.run_for(2)
                    self.assertTrue(self.socket.is_hung_up)

    def test_an_expression_that_is_mended_leaves_no_sentence(self):
        self.enter(png())
        with mock.patch('tests.host.dats.ParameterExecuteBackstage.on_frame'):
            self.comp.par.Programfps.expr = '1 / 0'
            self.host.run_for(2)
            self.comp.par.Programfps = 15
            self.host.run_for(1.5)
        self.assertEqual((self.value('Error'), self.value('Inroom')), ('', True))

    def test_an_expression_that_never_held_a_value_counts_as_the_default(self):
        self.comp.par.Folder.expr = '1 / 0'
        with mock.patch('tests.host.dats.ParameterExecuteBackstage.on_frame'):
            self.enter(png())
        self.assertEqual(self.value('Error'), _UNREADABLE % ('Folder', 'division by zero'))
        self.assertEqual(self.loaded(), [('.png', png())])

    def test_an_expression_in_a_status_parameter_disturbs_no_other(self):
        self.enter(png())
        self.comp.par.Status.expr = '1 / 0'
        self.socket.close()
        self.host.run_for(1)
        self.assertFalse(self.value('Inroom'))
        self.assertIn('The connection to', self.value('Error'))

    def test_callbacks_that_are_missing_are_named_and_mended_by_the_line(self):
        for name in ('socket_callbacks', 'canvas_callbacks', 'parameter_callbacks'):
            with self.subTest(name):
                self.build()
                self.op(name).destroy()
                self.host.run_for(15)
                self.assertIn('The operator %s is missing' % name, self.value('Error'))
                self.paste_again()
                self.dialled(within_s=30)
                self.enter(png())
                self.assertEqual((self.value('Error'), self.value('Inroom')), ('', True))

    def call_everything(self):
        """Every way in from the host."""
        socket, told = self.op('socket'), self.op('socket_callbacks').module
        told.onConnect(socket), told.onReceivePing(socket, b'1'), told.onReceiveText(socket, 0, text('proc', 'niebla'))
        told.onReceiveBinary(socket, jpeg()), told.onDisconnect(socket)
        self.comp.par.Reconnect.pulse()
        self.comp.par.Canvasfps = 7
        self.op('canvas_bytes').cook(force=True)
        self.host.run_for(1)

    def test_without_the_text_of_the_kit_the_status_page_says_so(self):
        self.enter(png())
        self.op('lienzo_kit').destroy()
        self.call_everything()
        self.assertEqual(self.value('Error'), _MISSING % 'lienzo_kit')

    def test_each_text_that_is_missing_in_a_project_that_is_opened_is_named_once_and_mended_by_the_line(self):
        for name in [path.stem for path in KIT.glob('lienzo_*.py') if path.stem != 'lienzo_frames']:
            with self.subTest(name):
                self.build()
                self.enter(png())
                self.op(name).destroy()
                self.host.reopen()
                written = []
                with mock.patch.object(Par, 'val', _noting(written)):
                    self.host.run_for(3)
                self.call_everything()
                self.assertEqual((self.value('Error'), written.count('Error')), (_MISSING % name, 1))
                self.assertEqual((self.value('Status'), self.value('Inroom')), ('Stopped', False))
                self.host.paste()
                self.host.textport.clear()
                self.dialled(within_s=3)
                self.enter(png())
                self.assertEqual((self.value('Error'), self.value('Inroom')), ('', True))

    def test_a_text_that_does_not_compile_is_said_and_tried_about_once_a_second(self):
        self.op('lienzo_rates').text = 'def ('
        self.host.reopen()
        with self.counted_calls() as calls:
            self.host.run_for(5)
        self.call_everything()
        self.assertRegex(self.value('Error'), r'The kit does not start .SyntaxError: .*: paste the line')
        self.assertLessEqual(calls['module'], 10)
        self.host.paste()
        self.host.textport.clear()
        self.dialled(within_s=3)
        self.enter(png())
        self.assertEqual(self.value('Error'), '')

    def test_without_the_text_that_counts_the_frames_nothing_fails(self):
        self.enter(png())
        self.op('frame_callbacks').destroy()
        self.call_everything()

    def test_a_build_whose_constant_chop_takes_no_values_is_said_behind_what_the_session_has_to_say(self):
        self.build(missing_parameters=[('constantCHOP', 'const0value')])
        self.enter(png(), text('proc', 'niebla'))
        for _ in range(3):
            self.host.run_for(15)
            self.socket.text('{"type":"keepalive"}')
            self.assertRegex(self.value('Error'), '^state has no parameter const0value: .* touches')
        self.assertEqual((self.loaded(), self.op('out_prompt').text), ([('.png', png())], 'niebla'))
        self.receive(touch('down'))
        self.host.frames(3)
        self.assertEqual(self.op('out_touches').numRows, 2)
        self.socket.close()
        self.host.run_for(0.4)
        self.assertIn('The connection to', self.value('Error'))

    def test_a_fault_of_the_kit_comes_behind_what_the_session_has_to_say(self):
        self.enter(png())
        with mock.patch.object(type(self.op('touches')), 'appendRows', side_effect=RuntimeError('locked'), create=True):
            self.receive(touch('down'))
            self.host.run_for(1)
            self.assertIn('The kit failed', self.value('Error'))
            self.socket.close()
            self.host.run_for(0.4)
            self.assertIn('The connection to', self.value('Error'))

    def test_what_the_host_refuses_is_counted_and_does_not_stop_the_rest(self):
        self.enter(png())
        with mock.patch.object(type(self.op('touches')), 'appendRows', side_effect=RuntimeError('locked'), create=True):
            self.receive(text('proc', 'niebla'), START, jpeg(), touch('down'))
            self.host.run_for(1)
            self.assertRegex(self.value('Error'), r'failed \d+ times, last in Outputs.show_touches: RuntimeError: lock')
            self.assertEqual((self.loaded()[-1], self.op('out_prompt').text), (('.jpg', jpeg()), 'niebla'))
            self.assertEqual(self.channel('touch1_down'), 1)
        self.host.run_for(11)
        self.assertEqual((self.value('Error'), self.op('touches').numRows), ('', 2))


_MISSING = '%s is missing: paste the line from Lienzo again, it mends the component.'
_UNREADABLE = 'The parameter %s cannot be read (%s): mend its expression.'
_OBEYED = ('Active', 'Address', 'Port', 'Room', 'Key', 'Name', 'Canvasvia', 'Canvasfps', 'Transparent', 'Program')
_OBEYED += ('Programfps', 'Quality', 'Folder')
_REPORT = {'build': '2025.32280', 'path': 'bytes', 'error': ''}


def _noting(written):
    """Par.val that notes the names of the parameters that are written."""
    real = Par.val

    def write(par, value):
        written.append(par.name)
        real.fset(par, value)

    return property(real.fget, write)


if __name__ == '__main__':
    unittest.main()
