"""The component and its connection: what somebody notices who types an address and then forgets about it."""

import json
import pathlib
import unittest
from unittest import mock

from tests.kit_stage import KitStage
from tests.samples import START, joined, jpeg, png, text

KIT = pathlib.Path(__file__).resolve().parents[1]


class Joining(KitStage):
    def test_R1_the_component_dials_what_its_parameters_say_and_joins_in_band(self):
        socket = self.dialled()
        self.assertEqual((socket.address, socket.port), ('192.168.1.20', 8790))
        socket.open()
        self.host.frames(3)
        wishes = {'room': 'K7QMXD', 'role': 'touchdesigner', 'images': 'binary', 'acks': True}
        self.assertEqual(self.joins(), [{'type': 'join', **wishes, 'name': 'Stage', 'fps': 30}])
        self.enter()
        self.assertEqual(self.value('Status'), 'In room K7QMXD, 720 x 480')
        self.assertEqual((self.value('Inroom'), self.value('Error')), (True, ''))
        self.assertEqual(self.channel('connected'), 1)

    def test_without_a_name_the_project_gives_its_own(self):
        self.comp.par.Name = ''
        self.enter()
        self.assertEqual(self.joins()[0]['name'], 'stage')

    def test_the_number_that_touchdesigner_counts_up_at_each_save_is_no_part_of_the_name(self):
        self.comp.par.Name = ''
        self.enter()
        for name in ('stage.2.toe', 'stage.toe', 'stage.17.toe', 'stage.3.toe'):
            self.host.project.name = name
            self.host.run_for(2)
        self.assertEqual([join['name'] for join in self.joins()], ['stage'])

    def test_R11_a_ping_is_answered_with_its_own_contents(self):
        self.enter()
        self.socket.ping(b'12')
        self.host.frames(2)
        self.assertIn(('pong', b'12'), self.socket.sent)

    def test_a_key_and_a_slower_rate_are_said_on_joining(self):
        self.comp.par.Key, self.comp.par.Canvasfps = '0420', 12
        self.enter()
        self.assertEqual((self.joins()[0]['key'], self.joins()[0]['fps']), ('0420', 12))

    def test_another_rate_is_asked_for_without_hanging_up(self):
        self.enter()
        self.comp.par.Canvasfps = 5
        self.host.run_for(2)
        self.assertEqual(self.joins()[-1]['fps'], 5)
        self.assertEqual(len(self.host.network.sockets), 1)

    def test_what_is_missing_is_said_in_words(self):
        self.comp.par.Room = ''
        self.host.run_for(1)
        self.assertIn('Room is empty', self.value('Error'))
        self.comp.par.Room = 'K7QMXD'
        self.dialled()

    def test_another_room_is_entered_at_once(self):
        self.enter()
        self.comp.par.Room = 'ABCDEF'
        self.dialled()
        self.socket.open()
        self.host.frames(3)
        self.assertEqual(self.joins()[0]['room'], 'ABCDEF')


class PastedAddress(KitStage):
    parameters = {}

    def test_the_query_form_that_lienzo_shows_is_split_into_its_parts(self):
        self.host.frames(3)
        self.comp.par.Address = '192.168.1.20/?room=K7QMXD&role=td&key=0420'
        socket = self.dialled()
        self.assertEqual((socket.address, socket.port), ('192.168.1.20', 8790))
        self.assertEqual([self.value(name) for name in ('Address', 'Room', 'Key')], ['192.168.1.20', 'K7QMXD', '0420'])

    def test_a_pasted_room_goes_before_the_one_that_stood_there(self):
        self.comp.par.Address, self.comp.par.Room = 'lienzo.local', 'ABCDEF'
        self.host.frames(3)
        self.comp.par.Address = 'ws://lienzo.local:9000/?room=K7QMXD'
        self.host.run_for(1.5)
        self.assertEqual((self.value('Room'), self.value('Port')), ('K7QMXD', 9000))
        self.assertEqual((self.socket.address, self.socket.port), ('lienzo.local', 9000))

    def test_tls_keeps_the_prefix_that_the_dat_wants(self):
        self.host.frames(3)
        self.comp.par.Address = 'wss://relay.example/ws?room=K7QMXD'
        socket = self.dialled()
        self.assertEqual(socket.address, 'wss://relay.example/ws')

    def test_an_address_that_an_expression_gives_is_read_and_left_alone(self):
        self.host.frames(3)
        self.comp.par.Address.expr = '"localhost/?room=" + "K7QMXD"'
        socket = self.dialled()
        self.assertEqual(socket.address, 'localhost')
        self.assertEqual(self.comp.par.Address.expr, '"localhost/?room=" + "K7QMXD"')
        self.assertEqual(self.value('Room'), '')


class Returning(KitStage):
    def test_R4_after_a_relay_restart_it_comes_back_and_nothing_is_shown_twice(self):
        self.enter(text('proc', 'niebla'), png())
        self.socket.close()
        self.host.run_for(0.4)
        self.assertEqual(self.channel('connected'), 0)
        self.assertIn('ended', self.value('Error'))
        self.dialled().close()
        self.dialled(within_s=20)
        self.enter(text('proc', 'niebla'), png())
        self.assertEqual(self.loaded(), [('.png', png())])
        self.assertEqual((self.channel('connected'), self.value('Error')), (1, ''))

    def test_touchdesigner_started_before_the_relay(self):
        for _ in range(6):
            self.dialled(within_s=20)
        self.assertIn('is Lienzo running', self.value('Error'))
        self.enter(png())
        self.assertEqual(self.loaded(), [('.png', png())])

    def test_a_relay_that_accepts_and_never_speaks_is_said_and_left(self):
        self.dialled().open()
        silent = self.socket
        self.host.run_for(10)
        self.assertTrue(silent.is_hung_up)
        self.assertIn('does not speak', self.value('Error'))

    def test_a_refused_key_is_said(self):
        self.dialled().open()
        self.host.frames(3)
        self.socket.close()
        self.host.run_for(0.5)
        self.assertIn('check Room and Key', self.value('Error'))

    def test_a_laptop_that_slept_dials_anew(self):
        self.enter(png())
        self.host.asleep_for(3600)
        self.dialled(within_s=2)
        self.enter(png())
        self.assertEqual(self.value('Inroom'), True)

    def test_a_clock_that_goes_back_does_no_harm(self):
        self.enter()
        self.host.asleep_for(-86_400)
        self.receive(START, jpeg())
        self.host.until(lambda: self.value('Canvasin') > 0, within_s=3)
        self.assertEqual(self.loaded(), [('.jpg', jpeg())])

    def test_active_off_hangs_up_and_on_comes_back(self):
        self.enter()
        self.comp.par.Active = False
        self.host.run_for(0.5)
        self.assertTrue(self.socket.is_hung_up)
        self.assertEqual((self.value('Status'), self.channel('connected')), ('Off', 0))
        self.host.run_for(30)
        self.assertEqual(len(self.host.network.sockets), 1)
        self.comp.par.Active = True
        self.enter()
        self.assertEqual(self.channel('connected'), 1)

    def test_the_reconnect_button_dials_at_once(self):
        self.enter()
        self.comp.par.Reconnect.pulse()
        self.dialled(within_s=1)

    def frames_off(self):
        """For how many frames the DAT is off before the next dial."""
        active, count = self.op('socket').par.active, 0
        self.host.until(lambda: not active.eval())
        while not active.eval():
            self.host.frame()
            count += 1
        return count

    def test_the_dat_is_off_for_a_moment_before_it_dials_again(self):
        self.enter()
        self.comp.par.Reconnect.pulse()
        self.assertGreaterEqual(self.frames_off(), 15)
        self.enter()
        self.host.asleep_for(3600)
        self.assertGreaterEqual(self.frames_off(), 15)
        self.enter()
        self.socket.close()
        self.host.until(lambda: not self.op('socket').par.active.eval())
        # Somebody switches it on, at an address that is not ours.
        self.op('socket').par.active, self.op('socket').par.netaddress = True, 'elsewhere'
        self.assertGreaterEqual(self.frames_off(), 15)
        self.enter()
        self.assertEqual(self.socket.address, '192.168.1.20')

    def test_a_new_text_of_the_kit_comes_back_by_itself(self):
        self.enter(png())
        self.op('lienzo_kit').text += '\n# edited\n'
        self.dialled(within_s=2)
        self.enter(png())
        self.assertEqual(self.loaded()[-1], ('.png', png()))

    def test_an_update_by_the_installer_comes_back_by_itself(self):
        for tells_own_hang_up in (True, False):
            self.build(tells_own_hang_up=tells_own_hang_up)
            self.enter(png())
            files = {path.name: path.read_text(encoding='utf-8') for path in KIT.glob('*.py')}
            files = {name: text + '# newer\n' for name, text in files.items()}
            self.host.paste(files=files)
            self.host.textport.clear()
            self.dialled(within_s=3)
            self.enter(png())
            self.assertEqual((self.value('Inroom'), self.value('Error')), (True, ''))

    def test_a_saved_project_opened_again_connects_by_itself(self):
        self.enter(text('proc', 'niebla'), png())
        self.host.reopen()
        self.host.frames(2)
        self.assertEqual((self.value('Inroom'), self.channel('connected')), (False, 0))
        self.assertEqual(self.op('out_prompt').text, 'niebla')
        self.enter(png())
        self.assertEqual((self.value('Inroom'), self.op('out_prompt').text), (True, ''))

    def test_nothing_is_kept_in_storage(self):
        self.enter(png())
        self.assertEqual([operator.storage for operator in [self.comp, *self.comp.children] if operator.storage], [])


class Undocumented(KitStage):
    """What the documentation leaves open comes out right either way."""

    def check_that_it_returns(self):
        self.enter(png())
        self.socket.close()
        self.host.run_for(1)
        self.enter(png())
        self.comp.par.Room = 'ABCDEF'
        self.dialled()
        self.enter(png(), room='ABCDEF')
        self.assertEqual((self.value('Inroom'), self.value('Error')), (True, ''))

    def test_a_build_with_a_reset_button(self):
        self.build(newer=True)
        self.check_that_it_returns()

    def test_a_dat_that_dials_by_itself(self):
        self.build(newer=True, redials_itself=True, redials_on_change=True, tells_failed_dial=True)
        self.check_that_it_returns()

    def test_a_dat_that_does_not_tell_that_it_was_switched_off(self):
        self.build(tells_own_hang_up=False)
        self.check_that_it_returns()

    def test_value_changes_with_the_value_among_the_arguments(self):
        self.build(change_has_value=True)
        self.check_that_it_returns()

    def test_a_dat_that_somebody_switched_on_before_us_is_made_to_dial(self):
        for newer in (True, False):
            self.build(newer=newer)
            self.enter()
            self.socket.close()
            self.host.until(lambda: not self.op('socket').par.active.eval())
            self.op('socket').par.active, self.op('socket').par.netaddress = True, 'elsewhere'
            self.dialled(within_s=1)
            self.assertEqual((self.dialled().address, self.socket.is_hung_up), ('192.168.1.20', False))
            self.host.run_for(1)
            self.assertEqual(self.op('socket').par.active.eval(), True)
            self.assertEqual('reset' in self.op('socket').backstage.pulses, newer)

    def test_a_dat_switched_off_by_hand_is_switched_on_again(self):
        self.build(tells_own_hang_up=False)
        self.enter()
        self.op('socket').par.active = False
        self.dialled(within_s=3)


class Components(KitStage):
    def test_a_copy_is_a_component_of_its_own(self):
        self.enter(png())
        other = self.host.project1.copy(self.comp, 'lienzo2')
        other.op('canvas_bytes').backstage.decodes = True
        other.par.Room = 'ABCDEF'
        first = self.socket
        self.host.until(lambda: self.socket is not first)
        # What the copied DAT had dialled by itself is not what its parameters say.
        self.host.run_for(2)
        self.enter(png(content=b'other'), room='ABCDEF')
        first.text(START)
        first.binary(jpeg(content=b'first'))
        self.host.run_for(1)
        self.assertEqual(other.op('canvas_bytes').backstage.loaded[-1], ('.png', png(content=b'other')))
        self.assertEqual(self.loaded()[-1], ('.jpg', jpeg(content=b'first')))
        self.assertEqual((self.value('Status'), other.par.Status.eval()), _in('K7QMXD', 'ABCDEF'))

    def test_a_renamed_component_stays_connected(self):
        self.enter(png())
        self.comp.name = 'canvas_of_the_stage'
        self.receive(START, jpeg())
        self.host.run_for(2)
        self.assertEqual(self.loaded()[-1], ('.jpg', jpeg()))
        self.assertEqual(len(self.host.network.sockets), 1)

    def test_a_deleted_component_leaves_nothing_behind(self):
        self.enter(png())
        self.receive(START, jpeg())
        self.host.frame()
        self.comp.destroy()
        self.host.run_for(1)
        self.assertTrue(self.socket.is_hung_up)


class Storm(KitStage):
    def test_an_hour_of_drops_and_nonsense_leaves_a_component_that_works(self):
        nonsense = ['', 'null', '{"type":"joined"}', joined('?'), text('proc', 'x' * 100_000), text('touch', 1), '\x00']
        for turn in range(60):
            self.enter(png(content=b'%d' % turn))
            for message in nonsense:
                self.socket.text(message)
            self.receive(START, jpeg()[:40], b'GIF89a', jpeg(content=b'%d' % turn), png(9000, 9000))
            self.host.run_for(1)
            self.assertEqual(self.loaded()[-1], ('.jpg', jpeg(content=b'%d' % turn)))
            self.socket.close()
            self.host.asleep_for(59)
            self.host.run_for(0.5)
        self.assertNotIn('The kit failed', self.value('Error'))

    def test_random_failing_of_the_host_never_reaches_the_frame(self):
        self.enter(png())
        with mock.patch.object(type(self.op('socket')), 'sendText', side_effect=RuntimeError('tdError')):
            self.host.run_for(3)
            self.assertIn('The kit failed', self.value('Error'))
            self.assertIn('RuntimeError: tdError', self.value('Error'))
        self.host.run_for(12)
        self.assertEqual(self.value('Error'), '')
        self.assertTrue(all(json.loads(said) for said in self.socket.texts()))


def _in(*rooms):
    return tuple('In room %s, 720 x 480' % room for room in rooms)


if __name__ == '__main__':
    unittest.main()
