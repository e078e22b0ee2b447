"""The program on its way out: what is on the wire when a TOP is wired into the component."""

import unittest
from unittest import mock

from tests.kit_stage import KitStage
from tests.samples import joined, jpeg, png


def scene(number):
    return jpeg(content=b'scene %d' % number)


class Program(KitStage):
    def setUp(self):
        super().setUp()
        self.source = self.host.feed(self.comp, encoded=scene(0))

    def play(self, seconds=1.0):
        """Every frame shows another picture."""
        for number in range(round(seconds * self.host.rate)):
            self.source.backstage.encoded = scene(number)
            self.host.frame()

    def saved(self):
        return self.op('program').backstage.saved

    def test_R12_pictures_go_out_as_bare_jpegs_of_the_wanted_quality(self):
        self.enter()
        self.play(0.5)
        self.assertTrue(self.socket.binaries())
        self.assertTrue(all(data.startswith(b'\xff\xd8\xff') for data in self.socket.binaries()))
        self.assertEqual(set(self.saved()), {('.jpg', 0.8)})

    def test_as_many_a_second_as_wanted_whatever_the_frame_rate(self):
        for rate in (24, 30, 60, 120):
            self.build(rate=rate)
            self.source = self.host.feed(self.comp, encoded=scene(0))
            self.comp.par.Programfps = 10
            self.enter()
            before = len(self.socket.binaries())
            self.play(4)
            self.assertAlmostEqual(len(self.socket.binaries()) - before, 40, delta=2, msg=rate)

    def test_nothing_goes_out_before_we_are_in_or_when_it_is_switched_off(self):
        self.dialled().open()
        self.play(2)
        self.assertEqual(self.saved(), [])
        self.comp.par.Program = False
        self.enter()
        self.play(2)
        self.assertEqual((self.saved(), self.socket.binaries()), ([], []))

    def test_without_an_input_nothing_is_sent_and_nothing_is_wrong(self):
        self.comp.inputConnectors[0].disconnect()
        self.enter(png())
        self.host.run_for(3)
        self.assertEqual((self.socket.binaries(), self.saved(), self.value('Error')), ([], [], ''))

    def test_a_top_without_a_size_is_no_picture_and_no_error(self):
        for size in ((0, 0), (128, 0)):
            with mock.patch.object(type(self.op('program')), '_size', return_value=size):
                self.enter()
                self.play(1)
                self.assertEqual((self.saved(), self.value('Error')), ([], ''))

    def test_R14_a_top_wider_than_the_relay_takes_is_said_and_not_encoded(self):
        with mock.patch.object(type(self.op('program')), '_size', return_value=(8192, 8192)):
            self.enter()
            self.play(1)
            self.assertIn('over 4096 pixels a side', self.value('Error'))
            self.assertEqual(self.saved(), [])
        self.play(1)
        self.assertEqual(self.value('Error'), '')

    def test_a_picture_that_does_not_change_is_sent_once(self):
        self.enter()
        self.host.run_for(3)
        self.assertEqual(self.socket.binaries(), [scene(0)])

    def test_a_top_that_does_not_cook_is_not_encoded(self):
        self.enter()
        self.host.run_for(4)
        self.assertEqual(len(self.saved()), 1)
        self.source.backstage.encoded = scene(1)
        self.host.run_for(1)
        self.assertEqual((len(self.saved()), self.socket.binaries()), (2, [scene(0), scene(1)]))

    def test_should_the_count_of_cooks_stand_still_the_picture_is_looked_at_now_and_then(self):
        with mock.patch.object(type(self.op('program')), 'totalCooks', 7):
            self.enter()
            self.source.backstage.encoded = scene(1)
            self.host.run_for(8)
        self.assertEqual(self.socket.binaries()[-1], scene(1))
        self.assertLess(len(self.saved()), 4)

    def test_a_relay_that_let_us_in_anew_is_sent_the_picture_again(self):
        self.enter()
        self.host.run_for(1)
        self.socket.close()
        self.dialled(within_s=5)
        self.enter()
        self.host.run_for(1)
        self.assertEqual(self.socket.binaries(), [scene(0)])

    def test_refused_sending_pauses_is_said_and_the_same_picture_goes_out_in_the_end(self):
        self.enter()
        self.host.run_for(1)
        self.source.backstage.encoded = scene(1)
        with mock.patch.object(type(self.op('socket')), 'sendBinary', return_value=-1) as send:
            self.host.run_for(3)
            self.assertLess(send.call_count, 6)
            self.assertIn('could not be sent', self.value('Error'))
            self.assertGreater(self.value('Dropped'), 0)
        self.host.run_for(12)
        self.assertEqual((self.socket.binaries(), self.value('Error')), ([scene(0), scene(1)], ''))

    def test_a_dat_that_answers_with_no_number_has_sent(self):
        self.enter()
        for result in (None, 'ok', True):
            with mock.patch.object(type(self.op('socket')), 'sendBinary', return_value=result) as send:
                self.play(2)
                self.assertGreater(send.call_count, 20)
                self.assertEqual(self.value('Error'), '')

    def test_what_was_wrong_with_a_picture_is_over_when_its_wire_is_pulled(self):
        self.source.backstage.encoded = b''
        self.enter()
        self.host.run_for(1)
        self.assertNotEqual(self.value('Error'), '')
        self.comp.inputConnectors[0].disconnect()
        self.host.run_for(1)
        self.assertEqual(self.value('Error'), '')

    def test_a_picture_of_9_MB_is_said_and_the_next_one_goes_out(self):
        self.source.backstage.encoded = jpeg() + bytes(9_000_000)
        self.enter()
        self.host.run_for(2)
        self.assertIn('MB a picture', self.value('Error'))
        self.assertEqual(self.socket.binaries(), [])
        self.assertLess(len(self.saved()), 4)
        self.play(5)
        self.assertTrue(self.socket.binaries())
        self.assertEqual(self.value('Error'), '')

    def test_what_is_no_jpeg_is_said(self):
        self.source.backstage.encoded = b''
        self.enter()
        self.host.run_for(1)
        self.assertIn('is its input connected', self.value('Error'))

    def test_a_fit_top_in_place_of_the_null_will_do_and_a_dat_will_not(self):
        self.op('program').destroy()
        self.comp.create('textDAT', 'program')
        self.enter()
        self.assertIn('program is a textDAT where a TOP is needed', self.value('Error'))
        self.op('program').destroy()
        self.comp.create('fitTOP', 'program').inputConnectors[0].connect(self.op('program_in'))
        self.host.run_for(2)
        self.assertEqual((self.socket.binaries(), self.value('Error')), ([scene(0)], ''))

    def test_the_rates_stand_on_the_status_page(self):
        self.enter()
        self.play(3)
        self.assertAlmostEqual(self.value('Programout'), 15, delta=1)
        self.assertAlmostEqual(self.value('Outbytes'), 15 * len(scene(0)) / 1000, delta=0.5)


class Turns(KitStage):
    """Several components in one project take turns: no frame has the encoding of two."""

    def copy(self, name):
        return self.host.project1.copy(self.comp, name)

    def enter_all(self):
        self.host.run_for(2)
        for socket in self.host.network.sockets:
            if not socket.is_hung_up and not socket.texts():
                socket.open()
        self.host.frames(3)
        for socket in self.host.network.sockets:
            socket.text(joined())
        # Who is there is looked up now and then, and the first picture goes out at once.
        self.host.run_for(11)

    def frames_of(self, comps, count=120):
        """The numbers of the frames in which each took its pictures, while all their inputs change."""
        sources = [comp.inputs[0] if comp.inputs else self.host.feed(comp) for comp in comps]
        taken = [[] for _ in comps]
        for number in range(count):
            for source in sources:
                source.backstage.encoded = scene(number)
            before = [len(comp.op('program').backstage.saved) for comp in comps]
            self.host.frame()
            for comp, frames, saved in zip(comps, taken, before):
                frames += [number] * (len(comp.op('program').backstage.saved) - saved)
        return taken

    def check(self, comps):
        self.enter_all()
        taken = self.frames_of(comps)
        for frames in taken:
            self.assertAlmostEqual(len(frames), 30, delta=1)
        shared = sum(map(len, taken)) - len(set().union(*taken))
        self.assertEqual(shared, 0, taken)

    def test_three_components_at_15_of_60_frames_and_after_one_is_copied_or_deleted(self):
        comps = [self.comp, self.copy('lienzo2'), self.copy('a_first')]
        self.check(comps)
        comps.append(self.copy('lienzo4'))
        self.check(comps)
        comps.pop(1).destroy()
        self.check(comps)
        comps.append(self.copy('lienzo5'))
        self.check(comps)

    def test_a_component_that_was_copied_after_a_pause_keeps_its_turn_too(self):
        self.enter_all()
        self.host.is_paused = True
        self.host.frames(63)
        self.host.is_paused = False
        self.check([self.comp, self.copy('lienzo2'), self.copy('lienzo3')])

    def test_a_project_that_is_opened_again_has_turns_again(self):
        comps = [self.comp, self.copy('lienzo2'), self.copy('lienzo3')]
        self.check(comps)
        self.host.reopen()
        self.check(comps)

    def test_a_component_whose_tag_got_lost_works_on(self):
        self.comp.tags = []
        self.check([self.comp])


class Paused(KitStage):
    """The root timeline stands still, and absTime.frame with it; whether onFrameStart is called is not documented."""

    def test_the_program_goes_on_while_frames_are_told(self):
        source = self.host.feed(self.comp, encoded=scene(0))
        self.enter()
        self.host.is_paused = True
        before = len(self.socket.binaries())
        for number in range(240):
            source.backstage.encoded = scene(number)
            self.host.frame()
        self.assertAlmostEqual(len(self.socket.binaries()) - before, 60, delta=2)
        self.assertEqual(self.value('Error'), '')

    def test_where_no_frames_are_told_it_goes_on_after_the_pause(self):
        self.build(frames_while_paused=False)
        source = self.host.feed(self.comp, encoded=scene(0))
        self.enter()
        self.host.is_paused = True
        self.host.run_for(5)
        self.host.is_paused = False
        self.host.run_for(1)
        self.enter()
        before = len(self.socket.binaries())
        for number in range(240):
            source.backstage.encoded = scene(number)
            self.host.frame()
        self.assertAlmostEqual(len(self.socket.binaries()) - before, 60, delta=2)


if __name__ == '__main__':
    unittest.main()
