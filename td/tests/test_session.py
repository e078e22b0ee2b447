"""lienzo_session: one room from the WebSocket DAT's callbacks to what is shown. Names carry the protocol's rule ids."""

import unittest

from lienzo_address import Settings
from lienzo_connection import Dial, HangUp, Say
from lienzo_protocol import Report
from tests.samples import END, START, data_url, joined, jpeg, png, text, touch
from tests.stage import SETTINGS, Stage

class Joining(Stage):
    def test_R1_the_join_says_who_we_are_and_what_we_want(self):
        self.dial(SETTINGS._replace(key='1234'))
        self.join()
        self.assertEqual(
            self.said[0],
            {
                'type': 'join',
                'room': 'K7QMXD',
                'role': 'touchdesigner',
                'images': 'binary',
                'acks': True,
                'name': 'Stage',
                'key': '1234',
                'fps': 30,
            },
        )

    def test_R1_the_status_follows_the_way_in(self):
        said = [self.session.status]
        self.session.configure(SETTINGS)
        self.frames(0.5)
        said.append(self.session.status)
        self.session.connected()
        said.append(self.session.status)
        self.receive(joined())
        said.append(self.session.status)
        self.session.disconnected()
        said.append(self.session.status)
        self.assertEqual(said, ['Off', 'Connecting', 'Joining', 'In room K7QMXD, 720 x 480', 'Trying again in 1 s'])

    def test_R1_the_room_is_known_while_we_are_in(self):
        self.dial()
        self.join()
        self.assertEqual((self.session.room.width, self.session.room.height), (720, 480))
        self.session.disconnected()
        self.assertIsNone(self.session.room)

    def test_what_is_missing_in_the_fields_is_said_and_nothing_is_dialled(self):
        self.session.configure(Settings(True, '192.168.1.20', 8790, 'nope'))
        self.assertEqual([type(action) for action in self.frames(30)], [HangUp])
        self.assertEqual((self.session.status, self.session.error[:20]), ('Off', 'Room is no room code'))
        self.session.configure(SETTINGS)
        self.assertEqual(self.session.error, '')
        self.assertIsInstance(self.frames(1)[-1], Dial)

    def test_a_field_that_becomes_wrong_ends_the_connection(self):
        self.dial()
        self.join(png())
        self.session.configure(SETTINGS._replace(address=''))
        self.assertEqual([type(action) for action in self.frames(30)], [HangUp])
        self.assertIn('Address is empty', self.session.error)

    def test_R4_a_refused_key_says_what_to_check_until_we_are_in(self):
        self.dial()
        self.session.connected()
        self.frames(0.1)
        self.session.disconnected()
        self.assertIn('check Room and Key', self.session.error)
        self.frames(1)
        self.assertIn('check Room and Key', self.session.error)
        self.join()
        self.assertEqual(self.session.error, '')

    def test_a_relay_that_accepts_and_never_speaks(self):
        self.dial()
        self.session.connected()
        actions = self.frames(9)
        self.assertEqual([type(action) for action in actions], [Say, HangUp, Dial])
        self.assertIn('does not speak', self.session.error)

    def test_R11_pings_count_as_being_heard_and_their_end_as_silence(self):
        self.dial()
        self.join()
        for _ in range(10):
            self.session.receive_ping()
            self.assertEqual(self.frames(2), [])
        self.assertIsInstance(self.frames(12)[0], HangUp)
        self.assertIn('Nothing was heard', self.session.error)

    def test_R11_keepalives_count_as_being_heard(self):
        self.dial()
        self.join()
        self.session.receive_ping()
        for _ in range(10):
            self.assertEqual(self.frames(5), [])
            self.receive('{"type":"keepalive"}')


    def test_R4_back_and_forth_between_two_relays_that_restart(self):
        places = [SETTINGS, SETTINGS._replace(address='192.168.1.30', room='ABC234')]
        for turn in range(20):
            settings = places[turn % 2]
            self.session.configure(settings)
            [dial] = [action for action in self.frames(1) if isinstance(action, Dial)]
            self.assertEqual(dial.netaddress, settings.address)
            for restart in range(3):
                content = b'%d %d' % (turn % 2, turn + restart)
                self.join(text('proc', settings.room), png(content=content))
                self.assertEqual((self.shown[-1], self.session.prompt), (png(content=content), settings.room))
                self.frames(6)
                self.session.disconnected()
                [dial] = [action for action in self.frames(1) if isinstance(action, Dial)]
                self.assertEqual(dial.netaddress, settings.address)
        joins = [message['room'] for message in self.said]
        self.assertEqual(joins, (['K7QMXD'] * 3 + ['ABC234'] * 3) * 10)


class Canvas(Stage):
    def setUp(self):
        super().setUp()
        self.dial()

    def test_R7_a_drawing_from_the_wire_to_the_screen(self):
        self.join(png())
        for messages in ([START, jpeg(content=b'1')], [jpeg(content=b'2'), jpeg(content=b'3')]):
            self.receive(*messages)
            self.frame()
            self.assertTrue(self.session.drawing)
        self.receive(png(content=b'4'), END, jpeg(content=b'late'))
        self.frame()
        self.assertFalse(self.session.drawing)
        expected = [png(), jpeg(content=b'1'), jpeg(content=b'3'), png(content=b'4')]
        self.assertEqual(self.shown, expected)

    def test_R24_a_relay_that_did_not_say_so_is_sent_no_acknowledgement(self):
        self.session.connected()
        self.frame()
        self.receive(joined(acks=False), png(), START, jpeg())
        self.frames(0.5)
        self.assertNotIn('ack', [said['type'] for said in self.said])

    def test_R24_live_pictures_are_acknowledged_once_a_frame_and_finals_are_not(self):
        self.join(png())
        self.said.clear()
        self.receive(START, jpeg(content=b'1'), jpeg(content=b'2'))
        self.frame()
        self.receive(jpeg(content=b'3')[:-1], png(content=b'4'), END)
        self.frames(0.5)
        acks = [said for said in self.said if said['type'] == 'ack']
        self.assertEqual(acks, [{'type': 'ack', 'n': n} for n in (2, 3)])
        self.session.disconnected()
        self.frames(1)
        self.said.clear()
        self.join(png(), START, jpeg(content=b'5'))
        self.frame()
        self.assertEqual(self.said[-1], {'type': 'ack', 'n': 1})

    def test_R5_live_pictures_as_text_are_shown_too(self):
        self.join(START, text('draw', data_url(jpeg())))
        self.assertEqual(self.shown, [jpeg()])

    def test_R9_after_a_reconnect_what_is_on_the_screen_is_not_shown_again_and_what_changed_is(self):
        self.join(text('proc', 'fog'), png())
        for greeting in ([png()], [png(), START, jpeg()], [png(content=b'new')]):
            self.session.disconnected()
            self.frames(3)
            self.join(text('proc', 'fog'), *greeting)
        # Of the second greeting, final and live came within one frame.
        self.assertEqual(self.shown, [png(), jpeg(), png(content=b'new')])
        self.assertEqual(self.session.prompt, 'fog')

    def test_R9_on_a_new_connection_any_picture_is_better_than_none(self):
        self.join(png(), END)
        self.session.disconnected()
        self.frames(3)
        self.join(jpeg())
        self.assertEqual(self.shown, [png(), jpeg()])

    def test_R9_what_was_drawn_on_when_the_connection_went_is_not_drawn_on_after_it(self):
        self.join(png(), START)
        self.session.disconnected()
        self.assertFalse(self.session.drawing)
        self.frames(3)
        self.join(png(), START)
        self.assertTrue(self.session.drawing)

    def test_what_still_comes_from_a_connection_that_was_left_is_not_shown(self):
        self.join(png())
        self.session.configure(SETTINGS._replace(room='ABC234'))
        self.receive(START, jpeg(content=b'old room'), text('proc', 'old room'))
        self.frame()
        self.receive(png(content=b'old room'))
        self.frames(3)
        self.assertEqual((self.shown, self.session.prompt), ([png()], ''))

    def test_R14_what_cannot_be_used_is_named_for_a_while_and_the_picture_stays(self):
        wrong = {
            'picture over 8 MiB': png(content=bytes(9_000_000)),
            'PNG cut off': png(content=b'x')[:-4],
            'JPEG cut off': jpeg(content=b'x')[:-1],
            'neither JPEG nor PNG': b'GIF89a',
            'text that is not JSON': '[' * 100_000,
            'JSON that is no message': '[1,2]',
            'prompt over 2,000 characters': text('proc', 'x' * 100_000),
        }
        self.join(text('proc', 'fog'), png())
        for reason, message in wrong.items():
            self.receive(message)
            self.frame()
            self.assertEqual(self.session.error, 'The relay sent something that cannot be used: %s.' % reason)
        self.frames(11)
        self.assertEqual((self.session.error, self.session.prompt, self.shown), ('', 'fog', [png()]))

    def test_a_message_of_a_newer_relay_is_no_error(self):
        self.join()
        self.receive('{"type":"weather"}')
        self.assertEqual(self.session.error, '')

    def test_R20_the_test_picture_comes_and_goes(self):
        self.join(png())
        self.receive(START, png(content=b'test'), END)
        self.frame()
        self.receive(START, png(), END)
        self.frame()
        self.assertEqual(self.shown, [png(), png(content=b'test'), png()])


class Words(Stage):
    def setUp(self):
        super().setUp()
        self.dial()

    def test_R8_the_newest_prompt_stands(self):
        self.join(text('proc', 'fog'), png())
        self.receive(text('prompt', 'rain'))
        self.assertEqual(self.session.prompt, 'rain')

    def test_R9_a_prompt_that_was_cleared_while_we_were_away_is_cleared_here(self):
        self.join(text('proc', 'fog'), png())
        self.session.disconnected()
        self.assertEqual(self.session.prompt, 'fog')
        self.frames(3)
        self.join(png())
        self.assertEqual(self.session.prompt, '')

    def test_R1_a_repeated_join_does_not_clear_the_prompt(self):
        self.join(text('proc', 'fog'), png())
        self.session.configure(SETTINGS._replace(fps=10))
        self.frames(1)
        self.assertEqual([message.get('fps') for message in self.said], [30, 10])
        self.receive(joined(fps=10), START, png(content=b'x'), END)
        self.assertEqual(self.session.prompt, 'fog')

    def test_R16_touches_reach_their_slots_and_go_up_with_the_connection(self):
        self.join()
        self.receive(touch('down', 0.5, 0.25))
        self.frame()
        self.assertEqual(self.session.touches.fingers[0][:3], (True, 0.5, 0.25))
        self.session.disconnected()
        self.frame()
        self.assertEqual(self.session.touches.fingers[0][:3], (False, 0.5, 0.25))

    def test_R21_a_report_every_two_seconds_with_what_is_wrong(self):
        self.session.report = Report(kit='1.0', path='bytes', shown=30.0, cook=60.0)
        self.join()
        self.receive(b'GIF89a')
        self.frames(4.5)
        reports = [message['payload'] for message in self.said if message['type'] == 'report']
        self.assertEqual(len(reports), 3)
        self.assertEqual(
            reports[0], {'kit': '1.0', 'path': 'bytes', 'shown': 30.0, 'cook': 60.0, 'error': ''}
        )
        self.assertIn('neither JPEG nor PNG', reports[1]['error'])

    def test_R21_an_error_of_the_kit_goes_before_ours(self):
        self.session.report = Report(error='no canvas')
        self.join()
        self.receive(b'GIF89a')
        self.frames(3)
        self.assertEqual(self.said[-1]['payload'], {'error': 'no canvas'})

    def test_R21_nothing_is_reported_before_we_are_in_or_before_there_is_something(self):
        self.frames(5)
        self.session.connected()
        self.frames(5)
        self.receive(joined())
        self.frames(5)
        self.assertEqual([message['type'] for message in self.said], ['join'])


if __name__ == '__main__':
    unittest.main()
