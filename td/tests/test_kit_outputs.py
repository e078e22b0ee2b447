"""What the component gives besides the picture: text, channels and a table, as somebody finds them at its outputs."""

import unittest

from lienzo_component import STATE_CHANNELS
from tests.kit_stage import KitStage
from tests.samples import END, START, png, text, touch


class Prompt(KitStage):
    def test_R8_the_prompt_comes_out_as_text_umlauts_and_lines_included(self):
        self.enter(text('proc', 'niebla sobre\nel mar · ñ 🌊'), png())
        self.assertEqual(self.op('out_prompt').text, 'niebla sobre\nel mar · ñ 🌊')
        self.receive(text('prompt', ''))
        self.host.frames(2)
        self.assertEqual(self.op('out_prompt').text, '')

    def test_R8_a_prompt_of_100000_characters_is_said_and_the_old_one_stays(self):
        self.enter(text('proc', 'niebla'), png())
        self.receive(text('proc', 'x' * 100_000))
        self.host.run_for(0.5)
        self.assertEqual(self.op('out_prompt').text, 'niebla')
        self.assertIn('prompt', self.value('Error'))

    def test_the_saved_prompt_stays_until_the_room_has_told_its_own(self):
        self.op('prompt').text = 'saved'
        self.host.run_for(1)
        self.enter()
        self.assertEqual(self.op('out_prompt').text, 'saved')
        self.receive(png())
        self.host.frames(2)
        self.assertEqual(self.op('out_prompt').text, '')

    def test_R9_another_room_without_a_prompt_clears_it(self):
        self.enter(text('proc', 'niebla'), png())
        self.comp.par.Room = 'ABCDEF'
        self.dialled()
        self.enter(png(content=b'other'), room='ABCDEF')
        self.assertEqual(self.op('out_prompt').text, '')


class State(KitStage):
    def test_R7_drawing_is_a_channel(self):
        self.enter(png())
        self.assertEqual((self.channel('connected'), self.channel('drawing')), (1, 0))
        self.receive(START)
        self.host.frames(2)
        self.assertEqual(self.channel('drawing'), 1)
        self.receive(END)
        self.host.frames(2)
        self.assertEqual(self.channel('drawing'), 0)

    def test_the_channels_stand_in_the_order_in_which_they_are_written(self):
        names = ['connected', 'drawing', *('touch%d_%s' % (n, part) for n in range(1, 6) for part in TOUCH_PARTS)]
        self.assertEqual(list(STATE_CHANNELS), names)
        self.assertEqual([channel.name for channel in self.op('out_state').chans()], names)

    def test_R16_five_fingers_come_and_go_in_their_slots(self):
        self.enter(png())
        for finger in range(5):
            self.receive(touch('down', 0.1 * finger, 0.25, finger=finger))
        self.host.frames(2)
        self.assertEqual([self.channel('touch%d_down' % n) for n in range(1, 6)], [1] * 5)
        self.assertAlmostEqual(self.channel('touch3_x'), 0.2)
        self.receive(touch('move', 0.9, 0.75, finger=2), touch('up', finger=0))
        self.host.frames(2)
        self.assertEqual((self.channel('touch3_x'), self.channel('touch3_y')), (0.9, 0.75))
        self.assertEqual([self.channel('touch%d_down' % n) for n in range(1, 6)], [0, 1, 1, 1, 1])

    def test_R16_a_tap_within_one_frame_is_seen(self):
        self.enter(png())
        self.receive(touch('down'), touch('up'))
        self.host.frames(2)
        self.assertEqual((self.channel('touch1_down'), self.channel('touch1_count')), (1, 1))
        self.host.frame()
        self.assertEqual((self.channel('touch1_down'), self.channel('touch1_count')), (0, 1))

    def test_a_lost_connection_lifts_every_finger(self):
        self.enter(png())
        self.receive(START, touch('down'))
        self.host.frames(2)
        self.socket.close()
        self.host.frames(3)
        self.assertEqual([self.channel(name) for name in ('connected', 'drawing', 'touch1_down')], [0, 0, 0])

    def test_a_saved_project_opens_with_every_channel_at_rest(self):
        self.enter(png())
        self.receive(START, touch('down'))
        self.host.frames(2)
        self.host.reopen()
        self.host.frames(2)
        self.assertEqual([channel.eval() for channel in self.op('out_state').chans()], [0] * len(STATE_CHANNELS))

    def test_a_deleted_state_chop_is_said_and_the_rest_goes_on(self):
        self.op('state').destroy()
        self.enter(text('proc', 'niebla'), png())
        self.assertIn('state is missing', self.value('Error'))
        self.assertEqual((self.op('out_prompt').text, self.loaded()), ('niebla', [('.png', png())]))


class Table(KitStage):
    def rows(self):
        return [line.split('\t') for line in self.op('out_touches').text.splitlines()]

    def test_R16_the_newest_twenty_events_are_in_the_table(self):
        self.enter(png())
        for number in range(30):
            self.receive(touch('move' if number else 'down', x=number / 100))
        self.host.frames(2)
        self.assertEqual(self.rows()[0], ['frame', 'display', 'id', 'phase', 'x', 'y'])
        self.assertEqual(len(self.rows()), 21)
        self.assertEqual(self.rows()[-1], [str(self.host.frame_number), 'p3a-1', '0', 'move', '0.29', '0.25'])

    def test_a_table_that_somebody_emptied_is_whole_again_with_the_next_event(self):
        self.enter(png())
        self.op('touches').clear()
        self.receive(touch('down'))
        self.host.frames(2)
        self.assertEqual([row[3] for row in self.rows()], ['phase', 'down'])

    def test_what_a_saved_project_had_in_it_is_gone(self):
        self.enter(png())
        self.receive(touch('down'))
        self.host.frames(2)
        self.host.reopen()
        self.host.frame()
        self.assertEqual(len(self.rows()), 1)


class MadeAnew(KitStage):
    """Deleted and mended by the line, in a room in which nothing happens any more."""

    def test_each_output_is_told_what_holds_now(self):
        for name in ('prompt', 'state', 'touches'):
            for noticed_s in (0, 1):
                with self.subTest(name, noticed_s=noticed_s):
                    self.build()
                    self.enter(text('proc', 'niebla'), png(), START, touch('down', 0.5, 0.25))
                    self.op(name).destroy()
                    self.host.run_for(noticed_s)
                    self.paste_again()
                    self.assertEqual((self.op('out_prompt').text, self.value('Error')), ('niebla', ''))
                    self.assertEqual([self.channel(one) for one in ('connected', 'drawing', 'touch1_x')], [1, 1, 0.5])
                    self.assertEqual(self.op('out_touches').text.splitlines()[1].split('\t')[3:5], ['down', '0.5'])

    def test_what_is_still_there_is_not_written_again(self):
        self.enter(text('proc', 'niebla'), png(), START, touch('down'))
        self.op('touches').destroy()
        self.op('prompt').text = 'mine'
        self.paste_again()
        self.assertEqual(self.op('out_prompt').text, 'mine')


TOUCH_PARTS = ('down', 'x', 'y', 'count')

if __name__ == '__main__':
    unittest.main()
