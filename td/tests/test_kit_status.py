"""What the component says of itself, what it costs when nothing happens, and that nothing makes it fail the frame."""

import ast
import builtins
import inspect
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

    def test_an_expression_that_fails_keeps_the_parameters_as_they_were(self):
        self.enter(png())
        self.comp.par.Programfps.expr = '1 / 0'
        with mock.patch('tests.host.dats.ParameterExecuteBackstage.on_frame'):
            self.host.run_for(2)
            self.assertIn('ZeroDivisionError', self.value('Error'))
            self.comp.par.Programfps = 15
            self.host.run_for(12)
        self.assertEqual((self.value('Error'), self.value('Inroom')), ('', True))

    def test_without_the_text_of_the_kit_the_status_page_says_so(self):
        self.enter(png())
        self.op('lienzo_kit').destroy()
        self.socket.ping(b'1')
        self.receive(START, jpeg(), text('proc', 'niebla'))
        self.comp.par.Reconnect.pulse()
        self.comp.par.Canvasfps = 7
        self.op('canvas_bytes').cook(force=True)
        self.socket.close()
        self.host.run_for(1)
        self.assertIn('lienzo_kit is missing', self.value('Error'))

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


class Source(unittest.TestCase):
    CALLBACKS = {
        'socket_callbacks': {
            'onConnect': 1,
            'onDisconnect': 1,
            'onReceiveText': 3,
            'onReceiveBinary': 2,
            'onReceivePing': 2,
            'onReceivePong': 2,
            'onMonitorMessage': 2,
        },
        'canvas_callbacks': {'onSetupParameters': 1, 'onPulse': 1, 'onCook': 1},
        'frame_callbacks': {'onFrameStart': 1},
        'parameter_callbacks': {'onPulse': 1},
    }
    # What TouchDesigner puts into the namespace of a DAT's text, as far as the kit uses it.
    HOST_NAMES = {'parent', 'project', 'run', 'absTime', 'app'}

    def test_every_callback_has_the_documented_arity(self):
        for name, callbacks in self.CALLBACKS.items():
            namespace = {}
            exec(compile(_text(name), name, 'exec'), namespace)
            for callback, arity in callbacks.items():
                self.assertEqual(len(inspect.signature(namespace[callback]).parameters), arity, callback)

    def test_compiling_touches_nothing_of_the_host(self):
        for name in [*self.CALLBACKS, *_kit_modules()]:
            exec(compile(_text(name), name, 'exec'), {'__name__': name})

    def test_only_known_names_of_the_host_are_used_and_nothing_is_printed(self):
        for name in [*self.CALLBACKS, *_kit_modules()]:
            stored, loaded = {'print', *dir(builtins)} - {'print'}, set()
            for node in ast.walk(ast.parse(_text(name), feature_version=(3, 9))):
                if isinstance(node, ast.Name):
                    (loaded if isinstance(node.ctx, ast.Load) else stored).add(node.id)
                elif isinstance(node, ast.arg):
                    stored.add(node.arg)
                elif isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.ExceptHandler)):
                    stored.add(node.name)
                elif isinstance(node, (ast.Import, ast.ImportFrom)):
                    stored.update(alias.asname or alias.name for alias in node.names)
            self.assertLessEqual(loaded - stored, self.HOST_NAMES, name)


_REPORT = {'build': '2025.32280', 'path': 'bytes', 'error': ''}


def _text(name):
    return (KIT / (name + '.py')).read_text(encoding='utf-8')


def _kit_modules():
    return sorted(path.stem for path in KIT.glob('lienzo_kit*.py'))


def _noting(written):
    """Par.val that notes the names of the parameters that are written."""
    real = Par.val

    def write(par, value):
        written.append(par.name)
        real.fset(par, value)

    return property(real.fget, write)


if __name__ == '__main__':
    unittest.main()
