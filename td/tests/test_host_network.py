"""The stand-in's WebSocket and Web Client DATs over a scripted network."""

import unittest

from tests.host import Host


class Sockets(unittest.TestCase):
    CALLBACKS = (
        'seen = []\n'
        'def onConnect(dat):\n    seen.append("open")\n'
        'def onDisconnect(dat):\n    seen.append("closed")\n'
        'def onReceiveText(dat, rowIndex, message):\n    seen.append((rowIndex, message))\n'
        'def onReceiveBinary(dat, contents):\n    seen.append(contents)\n'
        'def onReceivePing(dat, contents):\n    dat.sendPong(contents)\n'
    )

    def setUp(self):
        self.host = Host()
        self.here = self.host.project1
        self.dial()

    def dial(self):
        self.dat = self.here.create('websocketDAT', 'socket')
        self.dat.par.callbacks.eval().text = self.CALLBACKS
        self.seen = self.dat.par.callbacks.eval().module.seen
        self.dat.par.netaddress, self.dat.par.port = 'host/ws', 8790
        self.host.frame()

    @property
    def far(self):
        return self.host.network.sockets[-1]

    def open(self):
        self.far.open()
        self.host.frame()

    def test_a_dial_goes_where_the_parameters_say_and_what_comes_is_told_in_order(self):
        self.assertEqual((self.far.address, self.far.port), ('host/ws', 8790))
        self.far.open(), self.far.text('a'), self.far.binary(b'b'), self.far.ping(b'12')
        self.assertEqual(self.seen, [])
        self.host.frame()
        self.assertEqual((self.seen, self.far.sent), (['open', (0, 'a'), b'b'], [('pong', b'12')]))

    def test_sending_returns_bytes_and_a_negative_number_on_error(self):
        self.assertLess(self.dat.sendText('early'), 0)
        self.open()
        self.assertEqual(self.dat.sendText('é', 'x'), 3)
        self.assertEqual(self.dat.sendBinary(1, b'23', 'x'), 4)
        self.far.result = -1
        self.assertEqual(self.dat.sendBinary(b'x'), -1)
        with self.assertRaises(TypeError):
            self.dat.sendText(b'bytes')
        with self.assertRaises(TypeError):
            self.dat.sendBinary(1.5)

    def test_messages_pile_up_as_rows_unless_they_are_clamped(self):
        self.open()
        for number in range(150):
            self.far.text(str(number))
        self.host.frame()
        self.assertEqual(self.dat.numRows, 100)
        self.dat.par.clamp, self.dat.par.maxlines = True, 1
        self.far.text('last')
        self.host.frame()
        self.assertEqual((self.dat.numRows, self.dat[0, 0].val, self.seen[-1]), (1, 'last', (0, 'last')))

    def test_a_connection_that_ends_is_told_and_not_dialled_again_by_itself(self):
        self.open()
        self.far.close()
        self.host.frames(100)
        self.assertEqual((self.seen, len(self.host.network.sockets)), (['open', 'closed'], 1))
        self.dat.par.active = False
        self.host.frame()
        self.dat.par.active = True
        self.host.frame()
        self.assertEqual(len(self.host.network.sockets), 2)

    def test_a_switch_that_is_back_on_within_a_frame_changes_nothing(self):
        self.open()
        self.dat.par.active = False
        self.dat.par.active = True
        self.host.frame()
        self.assertEqual(len(self.host.network.sockets), 1)

    def test_what_is_not_documented_can_be_told_either_way(self):
        self.host.redials_itself, self.host.tells_failed_dial = True, True
        self.far.close()
        self.host.frames(2)
        self.assertEqual((self.seen, len(self.host.network.sockets)), (['closed'], 2))
        self.host.redials_on_change, self.host.tells_own_hang_up = True, False
        self.open()
        self.dat.par.port = 81
        self.host.frame()
        self.assertEqual((self.seen, self.far.port), (['closed', 'open'], 81))

    def test_a_newer_build_has_a_button_and_an_older_one_has_not(self):
        self.assertIsNone(getattr(self.dat.par, 'reset', None))
        self.host.newer = True
        self.dial()
        before = len(self.host.network.sockets)
        self.dat.par.reset.pulse()
        self.host.frame()
        self.assertEqual((len(self.host.network.sockets), self.dat.backstage.pulses), (before + 1, {'reset': 1}))

    def test_cooking_a_script_operator_from_a_message_is_an_error(self):
        self.here.create('scriptTOP', 'canvas')
        self.dat.par.callbacks.eval().text = 'def onConnect(dat):\n    op("canvas").cook(force=True)'
        with self.assertRaises(RuntimeError):
            self.open()

    def test_a_callback_of_another_arity_is_an_error(self):
        self.dat.par.callbacks.eval().text = 'def onConnect():\n    pass'
        with self.assertRaises(TypeError):
            self.open()


class Requests(unittest.TestCase):
    def setUp(self):
        self.host = Host()

    def ask(self):
        dat = self.host.project1.create('webclientDAT')
        dat.par.callbacks.eval().text = (
            'seen = []\n'
            'def onResponse(dat, statusCode, headerDict, data, id=None):\n    seen.append((statusCode, data, id))'
        )
        return dat, dat.par.callbacks.eval().module.seen

    def test_many_requests_run_at_once_and_answers_carry_their_id(self):
        dat, seen = self.ask()
        ids = [dat.request('http://p3a/%d' % number, 'POST', data=b'x', timeout=2000) for number in range(2)]
        first, second = self.host.network.requests
        second.answer(200, b'yes', 'OK')
        self.host.frame()
        self.assertEqual(seen, [({'code': 200, 'message': 'OK'}, b'yes', ids[1])])
        self.assertEqual((dat.connections, first.timeout_ms), ([ids[0]], 2000))
        dat.closeConnection(ids[0])
        self.assertTrue(first.is_cancelled)

    def test_a_build_without_ids_passes_none(self):
        self.host.response_has_id = False
        dat, seen = self.ask()
        dat.request('http://p3a/', 'GET')
        self.host.network.requests[0].answer(200)
        self.host.frame()
        self.assertIsNone(seen[0][2])

    def test_one_that_gets_no_answer_ends_without_a_response(self):
        dat, seen = self.ask()
        dat.request('http://p3a/', 'GET')
        self.host.network.requests[0].fail()
        self.host.frame()
        self.assertEqual((seen, dat.connections), ([], []))

    def test_methods_and_options_are_the_documented_ones(self):
        dat, _ = self.ask()
        for wrong in ({'method': 'post'}, {'method': 'POST', 'uploadFile': 'x'}):
            with self.assertRaises(ValueError):
                dat.request('http://p3a/', **wrong)
        with self.assertRaises(TypeError):
            dat.request('http://p3a/', 'POST', headers={})


if __name__ == '__main__':
    unittest.main()
