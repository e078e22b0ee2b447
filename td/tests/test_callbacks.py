"""lienzo_callbacks under a strict stand-in for TouchDesigner: exact arities, documented names, nothing at compile time."""

import ast
import builtins
import inspect
import json
import pathlib
import unittest

from tests.host import Component, Host, ScriptTop, TextDat, TextTop, WebsocketDat

CALLBACKS = pathlib.Path(__file__).parent.parent / 'lienzo_callbacks.py'
JPEG = b'\xff\xd8\xff live'
PNG = b'\x89PNG\r\n\x1a\n final'

JOINED = json.dumps(
    {
        'type': 'joined',
        'room': 'K7QMXD',
        'role': 'touchdesigner',
        'client': 'c1',
        'canvas': {'width': 720, 'height': 720},
        'fps': 30,
    }
)


def network(*operators, room='K7QMXD'):
    host = Host(operators=operators, component=Component(Room=room, Name='Stage', Key='', Fps=30))
    callbacks = host.load(CALLBACKS)
    for operator in operators:
        if isinstance(operator, ScriptTop):
            operator._callbacks = callbacks
    return host, callbacks


class Connection(unittest.TestCase):
    def test_R1_connecting_sends_the_join_of_the_components_parameters(self):
        dat = WebsocketDat()
        _, callbacks = network(dat)
        callbacks['onConnect'](dat)
        [(kind, content)] = dat.sent
        self.assertEqual(kind, 'text')
        self.assertEqual(
            json.loads(content),
            {
                'type': 'join',
                'room': 'K7QMXD',
                'role': 'touchdesigner',
                'images': 'binary',
                'name': 'Stage',
                'fps': 30,
            },
        )

    def test_R11_a_ping_is_answered_with_its_own_contents(self):
        dat = WebsocketDat()
        _, callbacks = network(dat)
        callbacks['onReceivePing'](dat, b'12')
        self.assertEqual(dat.sent, [('pong', b'12')])

    def test_a_drop_is_redialled_with_the_reset_button_where_there_is_one(self):
        dat = WebsocketDat(has_reset=True)
        host, callbacks = network(dat)
        callbacks['onConnect'](dat)
        callbacks['onDisconnect'](dat)
        [(_, _, when)] = host.runs
        self.assertTrue(250 <= when['ms'] <= 500)
        host.advance()
        self.assertEqual(dat.par.reset.pulses, 1)
        self.assertEqual(dat.par.active.eval(), True)

    def test_a_drop_is_redialled_with_the_switch_where_there_is_none(self):
        dat = WebsocketDat()
        host, callbacks = network(dat)
        callbacks['onDisconnect'](dat)
        host.advance()
        self.assertEqual(dat.par.active.eval(), 0)
        host.advance()
        self.assertEqual(dat.par.active.eval(), 1)

    def test_a_connection_switched_off_by_hand_stays_off(self):
        dat = WebsocketDat()
        host, callbacks = network(dat)
        dat.par.active = 0
        callbacks['onDisconnect'](dat)
        self.assertEqual(host.runs, [])

    def test_a_dat_that_came_back_by_itself_is_left_alone(self):
        dat = WebsocketDat(has_reset=True)
        host, callbacks = network(dat)
        callbacks['onDisconnect'](dat)
        callbacks['onConnect'](dat)
        host.advance()
        self.assertEqual(dat.par.reset.pulses, 0)


class Pictures(unittest.TestCase):
    def setUp(self):
        self.dat = WebsocketDat()
        self.top = ScriptTop()
        self.host, self.callbacks = network(self.dat, self.top)

    def text(self, message):
        self.callbacks['onReceiveText'](self.dat, 0, message)

    def binary(self, contents):
        self.callbacks['onReceiveBinary'](self.dat, contents)

    def settle(self):
        while self.host.advance():
            pass

    def test_R7_live_frames_and_the_final_reach_the_top_with_their_types(self):
        self.text(JOINED)
        self.text('{"type":"state","payload":"drawing:start"}')
        self.binary(JPEG)
        self.settle()
        self.binary(PNG)
        self.text('{"type":"state","payload":"drawing:end"}')
        self.settle()
        self.assertEqual(self.top.loaded, [('.jpg', JPEG), ('.png', PNG)])

    def test_the_top_is_never_cooked_from_within_a_callback(self):
        self.binary(JPEG)
        self.assertEqual(self.top.loaded, [])
        [(_, _, when)] = self.host.runs
        self.assertTrue(when['endFrame'])

    def test_of_a_burst_within_one_frame_the_last_one_is_shown(self):
        for number in range(5):
            self.binary(JPEG + bytes([number]))
        self.settle()
        self.assertEqual(self.top.loaded, [('.jpg', JPEG + b'\x04')])

    def test_a_picture_that_the_top_cannot_decode_may_come_again(self):
        self.top._decodes = False
        self.binary(PNG)
        self.settle()
        self.top._decodes = True
        self.binary(PNG)
        self.settle()
        self.assertEqual(len(self.top.loaded), 2)

    def test_an_idle_room_cooks_nothing(self):
        self.binary(PNG)
        self.settle()
        self.text('{"type":"keepalive"}')
        self.binary(PNG)
        self.assertEqual(self.host.runs, [])

    def test_a_network_without_the_top_waits_without_an_error(self):
        self.host.operators.remove(self.top)
        self.binary(PNG)
        self.settle()
        self.host.operators.append(self.top)
        self.text('{"type":"keepalive"}')
        self.settle()
        self.assertEqual(self.top.loaded, [('.png', PNG)])

    def test_a_top_that_does_not_call_us_is_not_cooked_at_every_frame(self):
        self.top._callbacks = None
        self.binary(PNG)
        self.host.advance()
        self.assertEqual(self.host.runs, [])


class Prompts(unittest.TestCase):
    def test_R8_a_prompt_goes_into_a_text_top_or_a_text_dat(self):
        for target, read in ((TextTop(), lambda o: o.par.text.eval()), (TextDat(), lambda o: o.text)):
            dat = WebsocketDat()
            _, callbacks = network(dat, target)
            callbacks['onReceiveText'](dat, 0, '{"type":"proc","payload":"niebla"}')
            self.assertEqual(read(target), 'niebla')

    def test_R8_a_prompt_without_a_place_to_go_is_no_error(self):
        dat = WebsocketDat()
        _, callbacks = network(dat)
        callbacks['onReceiveText'](dat, 0, '{"type":"prompt","payload":"x"}')


class Source(unittest.TestCase):
    ARITIES = {
        'onConnect': 1,
        'onDisconnect': 1,
        'onReceiveText': 3,
        'onReceiveBinary': 2,
        'onReceivePing': 2,
        'onReceivePong': 2,
        'onMonitorMessage': 2,
        'onCook': 1,
    }
    # What TouchDesigner puts into the namespace of a DAT's text, as far as we use it.
    HOST_NAMES = {'op', 'parent', 'run'}

    def test_every_callback_has_the_documented_arity(self):
        _, callbacks = network()
        for name, arity in self.ARITIES.items():
            self.assertEqual(len(inspect.signature(callbacks[name]).parameters), arity, name)
        callbacks['onReceivePong'](WebsocketDat(), b'')
        callbacks['onMonitorMessage'](WebsocketDat(), 'x')

    def test_compiling_touches_no_operator(self):
        class Untouchable:
            def __getattr__(self, name):
                raise AssertionError('the component was touched')

        host = Host(component=Untouchable())
        host._op = host._run = lambda *_: self.fail('the host was touched')
        host.load(CALLBACKS)

    def test_only_known_names_of_the_host_are_used(self):
        tree = ast.parse(CALLBACKS.read_text(encoding='utf-8'), feature_version=(3, 9))
        stored, loaded = set(dir(builtins)), set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Name):
                (loaded if isinstance(node.ctx, ast.Load) else stored).add(node.id)
            elif isinstance(node, ast.arg):
                stored.add(node.arg)
            elif isinstance(node, ast.FunctionDef):
                stored.add(node.name)
            elif isinstance(node, ast.Import):
                stored.update(alias.asname or alias.name for alias in node.names)
        self.assertEqual(loaded - stored, self.HOST_NAMES)


if __name__ == '__main__':
    unittest.main()
