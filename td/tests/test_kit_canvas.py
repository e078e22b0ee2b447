"""The canvas on its three ways into a TOP, by what the TOPs were given."""

import io
import os
import pathlib
import unittest
from unittest import mock

from lienzo_address import Target
from lienzo_kit_page import viewer_url
from tests.host.tops import ScriptTOP
from tests.kit_stage import KitStage
from tests.samples import END, START, data_url, jpeg, png, text

try:
    from PIL import Image
except ImportError:
    Image = None


def picture(number):
    return jpeg(content=b'%d' % number)


def _red_png():
    encoded = io.BytesIO()
    Image.new('RGB', (40, 30), (200, 30, 60)).save(encoded, 'PNG')
    return encoded.getvalue()


class Bytes(KitStage):
    def test_R7_live_frames_and_the_final_reach_the_top_with_their_types(self):
        self.enter(png(), START)
        for message in (jpeg(), png(content=b'final')):
            self.receive(message)
            self.host.frames(2)
        self.receive(END)
        self.host.frames(2)
        self.assertEqual(self.loaded(), [('.png', png()), ('.jpg', jpeg()), ('.png', png(content=b'final'))])

    @unittest.skipIf(Image is None, 'needs Pillow')
    def test_the_pixels_of_the_canvas_come_out_of_the_component(self):
        self.op('canvas_bytes').backstage.decodes = None
        self.enter(_red_png())
        out = self.op('out_canvas')
        self.assertEqual((out.width, out.height), (40, 30))
        self.assertEqual(out.shown().backstage.image.convert('RGB').getpixel((20, 15)), (200, 30, 60))

    def test_of_a_burst_within_one_frame_only_the_last_one_is_decoded(self):
        self.enter(START)
        self.receive(*map(picture, range(5)))
        self.host.frames(3)
        self.assertEqual(self.loaded(), [('.jpg', picture(4))])

    def test_a_picture_is_there_at_the_end_of_the_frame_in_which_it_came(self):
        self.enter(START)
        self.receive(jpeg())
        self.host.frame()
        self.assertEqual(len(self.loaded()), 1)

    def test_R5_base64_is_taken_too(self):
        self.enter(START)
        self.receive(text('draw', data_url(jpeg())))
        self.host.frames(2)
        self.assertEqual(self.loaded(), [('.jpg', jpeg())])

    def test_an_idle_room_decodes_nothing(self):
        self.enter(png())
        self.receive('{"type":"keepalive"}', png())
        self.host.run_for(5)
        self.assertEqual(len(self.loaded()), 1)

    @unittest.skipIf(Image is None, 'needs Pillow')
    def test_a_top_that_cooks_for_another_reason_keeps_its_picture(self):
        for forgets in (False, True):
            self.build(script_top_forgets=forgets)
            top = self.op('canvas_bytes')
            top.backstage.decodes = None
            self.enter(_red_png())
            top.cook(force=True)
            self.assertEqual(self.op('out_canvas').shown().backstage.image.size, (40, 30), forgets)
            # Once for the picture, and once for each cook that brought none.
            self.assertEqual(self.loaded(), [('.png', _red_png())] * 2)

    @unittest.skipIf(Image is None, 'needs Pillow')
    def test_a_top_that_is_looked_at_all_the_time_is_given_its_picture_once(self):
        for forgets in (False, True):
            self.build(script_top_forgets=forgets)
            self.op('canvas_bytes').backstage.decodes = None
            self.op('out_canvas').viewer = True
            self.enter(_red_png())
            self.host.run_for(5)
            self.assertEqual(len(self.loaded()), 1, forgets)
            self.assertEqual(self.op('out_canvas').shown().backstage.image.size, (40, 30))

    def test_a_picture_that_could_not_be_decoded_is_not_tried_again_at_every_cook(self):
        self.op('canvas_bytes').backstage.decodes = False
        self.enter(png())
        for _ in range(3):
            self.op('canvas_bytes').cook(force=True)
        self.assertEqual(len(self.loaded()), 1)
        self.assertIn('could not decode the canvas', self.value('Error'))

    def test_R15_what_is_no_whole_picture_never_reaches_the_top(self):
        self.enter(START)
        self.receive(jpeg()[:-20], b'GIF89a', png(5000, 20), jpeg() + bytes(9_000_000))
        self.host.run_for(0.5)
        self.assertEqual(self.loaded(), [])
        self.assertIn('cannot be used', self.value('Error'))
        self.receive(jpeg())
        self.host.frame()
        self.assertEqual(len(self.loaded()), 1)

    def test_a_picture_that_touchdesigner_cannot_decode_is_said_and_may_come_again(self):
        top = self.op('canvas_bytes').backstage
        top.decodes = False
        self.enter(png())
        self.assertIn('could not decode the canvas', self.value('Error'))
        top.decodes = True
        self.receive(png())
        self.host.run_for(0.5)
        self.assertEqual((len(self.loaded()), self.value('Error')), (2, ''))

    def test_a_build_without_loadbytearray_is_told_the_other_ways(self):
        with mock.patch.object(ScriptTOP, 'loadByteArray', new_callable=mock.PropertyMock, side_effect=AttributeError):
            self.enter(png(), START)
            self.receive(*map(picture, range(3)))
            self.host.run_for(1)
            self.assertIn('set Canvas via to Web page or to File', self.value('Error'))
            self.comp.par.Canvasvia = 'file'
            self.host.run_for(1)
        # The newest that came is not lost with it.
        self.assertEqual(self.op('canvas_file').backstage.reloads[-1][1], picture(2))
        self.assertEqual(self.value('Error'), '')

    def test_a_top_that_is_missing_is_said_and_filled_when_it_is_back(self):
        self.op('canvas_bytes').destroy()
        self.enter(png())
        self.assertIn('canvas_bytes is missing', self.value('Error'))
        top = self.comp.create('scriptTOP', 'canvas_bytes')
        top.par.callbacks = self.comp.create('textDAT', 'canvas_callbacks')
        top.par.callbacks.eval().text = pathlib.Path(__file__).parent.parent.joinpath('canvas_callbacks.py').read_text()
        top.backstage.decodes = True
        self.host.run_for(2.5)
        self.assertEqual((top.backstage.loaded, self.value('Error')), ([('.png', png())], ''))

    def test_another_operator_in_its_place_is_named(self):
        self.op('canvas_bytes').destroy()
        self.comp.create('textDAT', 'canvas_bytes')
        self.enter(png())
        self.assertIn('canvas_bytes is a textDAT where a scriptTOP is needed', self.value('Error'))

    def test_a_top_whose_callbacks_were_unhooked_is_said_and_not_cooked_at_every_frame(self):
        callbacks = self.op('canvas_bytes').par.callbacks.eval()
        self.op('canvas_bytes').par.callbacks = ''
        self.enter(png())
        with self.counted_calls() as calls:
            self.host.run_for(3)
        self.assertIn('does not call canvas_callbacks', self.value('Error'))
        self.assertLess(calls.get('run', 0), 5)
        self.op('canvas_bytes').par.callbacks = callbacks
        self.host.run_for(2)
        self.assertEqual((self.loaded(), self.value('Error')), ([('.png', png())], ''))

    def test_a_top_made_anew_is_given_the_picture_that_holds_in_an_idle_room(self):
        for noticed_s in (0, 1):
            with self.subTest(noticed_s=noticed_s):
                # Its callbacks stay, and so does what the kit knows.
                self.build(docks_callbacks=False)
                self.enter(png())
                self.op('canvas_bytes').destroy()
                self.host.run_for(noticed_s)
                self.paste_again()
                self.assertEqual((self.loaded(), self.value('Error')), ([('.png', png())], ''))
                self.host.run_for(5)
                self.assertEqual(len(self.loaded()), 1)

    def test_a_picture_that_was_refused_is_offered_again_after_a_second_and_said_meanwhile(self):
        top = self.op('canvas_bytes').backstage
        top.decodes = False
        self.enter(png())
        for _ in range(4):
            self.host.run_for(5)
            self.assertIn('could not decode the canvas', self.value('Error'))
        self.assertLess(len(self.loaded()), 25)
        top.decodes = True
        self.host.run_for(1.5)
        self.assertEqual((self.loaded()[-1], self.value('Error')), (('.png', png()), ''))
        count = len(self.loaded())
        self.host.run_for(5)
        self.assertEqual(len(self.loaded()), count)

    def test_a_raise_is_a_refusal_and_says_what_it_says(self):
        with mock.patch.object(ScriptTOP, 'loadByteArray', side_effect=RuntimeError('out of memory')) as load:
            self.enter(png())
            for _ in range(4):
                self.host.run_for(5)
                self.assertIn('could not decode the canvas (out of memory)', self.value('Error'))
            self.assertLess(load.call_count, 25)
        self.assertEqual(self.value('Canvasin'), 0)
        self.host.run_for(1.5)
        self.assertEqual((self.loaded(), self.value('Error')), ([('.png', png())], ''))

    def test_a_newer_picture_goes_before_one_that_was_refused(self):
        top = self.op('canvas_bytes').backstage
        top.decodes = False
        self.enter(START)
        self.receive(picture(1))
        self.host.frames(2)
        top.decodes = True
        self.receive(picture(2))
        self.host.run_for(3)
        self.assertEqual((self.loaded()[-1], len(self.loaded())), (('.jpg', picture(2)), 2))
        self.assertEqual(self.value('Error'), '')

    def test_without_the_callbacks_of_the_top_they_are_named_and_on_another_way_not_missed(self):
        self.op('canvas_callbacks').destroy()
        self.enter(png())
        self.host.run_for(2)
        self.assertIn('The operator canvas_callbacks is missing', self.value('Error'))
        self.comp.par.Canvasvia = 'file'
        self.host.run_for(2)
        self.assertEqual(self.value('Error'), '')


class Page(KitStage):
    def page(self, name):
        return getattr(self.op('canvas_page').par, name).eval()

    def test_the_page_is_loaded_once_the_relay_is_there_and_only_when_chosen(self):
        self.enter(png())
        self.assertEqual((self.page('active'), self.page('url')), (False, ''))
        self.comp.par.Canvasvia = 'page'
        self.host.run_for(1)
        url = 'http://192.168.1.20:8790/view/K7QMXD?show=canvas&background=opaque'
        self.assertEqual((self.page('active'), self.page('url'), self.page('transparent')), (True, url, False))
        self.assertIs(self.op('canvas').shown(), self.op('canvas_page'))

    def test_a_browser_is_not_sent_to_a_relay_that_is_not_there(self):
        self.comp.par.Canvasvia = 'page'
        self.dialled()
        self.host.run_for(1)
        self.assertEqual(self.page('url'), '')
        self.enter()
        self.assertIn('/view/K7QMXD', self.page('url'))
        self.socket.close()
        self.host.run_for(5)
        # The page finds its way back by itself: loading it again would blank it.
        self.assertEqual((self.page('active'), '/view/K7QMXD' in self.page('url')), (True, True))

    def test_transparency_and_the_pin_go_with_the_address(self):
        self.comp.par.Canvasvia, self.comp.par.Transparent, self.comp.par.Key = 'page', True, '0420'
        self.enter()
        self.assertTrue(self.page('url').endswith('?show=canvas&background=transparent&key=0420'))
        self.assertEqual(self.page('transparent'), True)

    def test_the_socket_asks_for_as_few_pictures_as_it_may_and_the_script_top_gets_none(self):
        self.comp.par.Canvasvia = 'page'
        self.enter(png(), START)
        self.receive(jpeg())
        self.host.run_for(1)
        self.assertEqual((self.joins()[0]['fps'], self.loaded()), (1, []))
        self.assertEqual((self.reports()[-1]['path'], 'shown' in self.reports()[-1]), ('page', False))

    def test_leaving_the_page_ends_the_browser_and_shows_the_newest_picture(self):
        self.comp.par.Canvasvia = 'page'
        self.enter(png())
        self.comp.par.Canvasvia = 'bytes'
        self.host.run_for(1)
        self.assertEqual((self.page('active'), self.page('url')), (False, ''))
        self.assertEqual(self.loaded(), [('.png', png())])

    def test_a_project_opened_before_the_relay_loads_the_page_once_it_is_there(self):
        self.comp.par.Canvasvia = 'page'
        self.enter()
        self.host.reopen()
        # TouchDesigner's browser has found nobody at the saved address, and would stay with that.
        self.host.run_for(1)
        self.assertEqual((self.page('active'), self.page('url')), (False, ''))
        self.dialled()
        self.enter()
        self.assertEqual((self.page('active'), '/view/K7QMXD' in self.page('url')), (True, True))

    def test_the_reconnect_button_loads_the_page_anew(self):
        self.comp.par.Canvasvia = 'page'
        self.enter()
        self.comp.par.Reconnect.pulse()
        self.dialled(within_s=1)
        self.assertEqual(self.page('url'), '')
        self.enter()
        self.assertIn('/view/K7QMXD', self.page('url'))

    def test_a_web_render_top_made_anew_is_given_the_page(self):
        self.comp.par.Canvasvia = 'page'
        self.enter()
        url = self.page('url')
        self.op('canvas_page').destroy()
        self.paste_again()
        self.assertEqual((self.page('active'), self.page('url'), self.value('Error')), (True, url, ''))

    def test_a_pin_that_no_address_can_hold_is_said_here_and_disturbs_no_other_way(self):
        self.enter(png())
        self.comp.par.Key, self.comp.par.Canvasfps = '\ud800', 7
        self.host.run_for(1)
        self.enter(png(content=b'other'))
        self.assertEqual((self.joins()[-1]['fps'], self.value('Error')), (7, ''))
        self.comp.par.Canvasvia = 'page'
        self.host.run_for(1)
        self.assertIn('Key cannot be part of an address', self.value('Error'))
        self.assertEqual(self.page('active'), False)
        self.comp.par.Key = '0420'
        self.host.run_for(1)
        self.enter()
        self.assertEqual((self.page('url').endswith('&key=0420'), self.value('Error')), (True, ''))

    def test_switched_off_the_page_is_off_too(self):
        self.comp.par.Canvasvia = 'page'
        self.enter()
        self.comp.par.Active = False
        self.host.run_for(1)
        self.assertEqual((self.page('active'), self.page('url')), (False, ''))

    def test_the_address_of_the_page_for_every_form_of_the_relays(self):
        def url(netaddress, port=8790, key=''):
            return viewer_url(Target(netaddress, port, 'K7QMXD', key, '', 30), False).partition('?')[0]

        self.assertEqual(url('lienzo.local'), 'http://lienzo.local:8790/view/K7QMXD')
        self.assertEqual(url('192.168.1.20/ws', 80), 'http://192.168.1.20:80/view/K7QMXD')
        self.assertEqual(url('wss://relay.example/ws'), 'https://relay.example:8790/view/K7QMXD')
        self.assertEqual(url('relay.example', 443), 'https://relay.example:443/view/K7QMXD')
        self.assertEqual(url('[fe80::1]'), 'http://[fe80::1]:8790/view/K7QMXD')


class File(KitStage):
    parameters = {**KitStage.parameters, 'Canvasvia': 'file'}

    def reloads(self):
        return self.op('canvas_file').backstage.reloads

    def draw(self, *pictures):
        for data in pictures:
            self.receive(data)
            self.host.frames(2)

    def test_pictures_appear_whole_in_the_movie_file_in_under_two_names_in_turn(self):
        self.enter(START)
        self.draw(*map(picture, range(4)), png())
        self.assertEqual([data for _, data in self.reloads()], [*map(picture, range(4)), png()])
        names = [os.path.basename(path) for path, _ in self.reloads()]
        self.assertEqual(names[:4], ['lienzo_project1_lienzo_1.jpg', 'lienzo_project1_lienzo_2.jpg'] * 2)
        self.assertEqual(names[4], 'lienzo_project1_lienzo_1.png')
        self.assertEqual([name for name in os.listdir(self.folder) if name.endswith('.part')], [])
        self.assertEqual((self.loaded(), self.value('Error')), ([], ''))

    def test_a_folder_of_its_own_is_made_beside_the_project(self):
        self.comp.par.Folder = 'canvas/live'
        self.enter(png())
        self.assertTrue(self.reloads()[0][0].startswith(os.path.join(self.folder, 'canvas', 'live')))

    def test_a_folder_that_cannot_be_written_is_said_and_not_tried_at_every_frame(self):
        blocked = os.path.join(self.folder, 'blocked')
        pathlib.Path(blocked).touch()
        self.comp.par.Folder = blocked
        self.enter(png())
        with mock.patch('os.makedirs', side_effect=NotADirectoryError(20, 'Not a directory')) as made:
            self.host.run_for(3)
        self.assertLessEqual(made.call_count, 4)
        self.assertIn('Cannot write into %s' % blocked, self.value('Error'))
        os.remove(blocked)
        self.host.run_for(2)
        self.assertEqual(([data for _, data in self.reloads()], self.value('Error')), ([png()], ''))

    def test_a_file_that_windows_holds_open_is_tried_at_the_next_frame_under_the_other_name(self):
        held, replace = [True], os.replace

        def refuse_once(source, target):
            if held.pop() if held else False:
                raise PermissionError(13, 'Permission denied')
            replace(source, target)

        self.enter(START)
        with mock.patch('os.replace', refuse_once):
            self.draw(picture(1))
            self.assertEqual(self.reloads(), [])
            self.host.frame()
        self.assertEqual([data for _, data in self.reloads()], [picture(1)])
        self.assertTrue(self.reloads()[0][0].endswith('_2.jpg'))

    def test_files_that_stay_held_are_said_and_the_newest_picture_waits(self):
        self.enter(START)
        with mock.patch('os.replace', side_effect=PermissionError(13, 'Permission denied')):
            self.draw(picture(1), picture(2))
            self.host.run_for(2)
            self.assertIn('close what has it open', self.value('Error'))
        self.host.run_for(2)
        self.assertEqual(([data for _, data in self.reloads()], self.value('Error')), ([picture(2)], ''))

    def test_a_project_that_was_never_saved_is_asked_for_a_folder(self):
        self.build(folder='')
        self.enter(png())
        self.assertIn('not saved yet', self.value('Error'))
        self.comp.par.Folder = self.folder
        self.host.run_for(1.5)
        self.assertEqual(len(self.reloads()), 1)

    def test_a_missing_movie_file_in_is_said(self):
        self.op('canvas_file').destroy()
        self.enter(png())
        self.assertIn('canvas_file is missing', self.value('Error'))

    def test_a_movie_file_in_made_anew_is_given_the_picture_that_holds(self):
        self.enter(png())
        self.op('canvas_file').destroy()
        self.paste_again()
        self.assertEqual(([data for _, data in self.reloads()], self.value('Error')), ([png()], ''))

    def test_a_movie_file_in_that_raises_is_given_the_picture_again(self):
        self.enter(START)
        with mock.patch('tests.host.parameters.Par.pulse', side_effect=RuntimeError('busy')) as pulse:
            self.receive(png())
            self.host.run_for(3)
        self.assertLess(pulse.call_count, 6)
        self.host.run_for(1.5)
        self.assertEqual([data for _, data in self.reloads()], [png()])

    def test_a_folder_that_no_disk_can_hold_is_said(self):
        for folder in ('a\0b', '\ud800'):
            with self.subTest(folder):
                self.build()
                self.comp.par.Folder = folder
                self.enter(png())
                self.host.run_for(2)
                self.assertRegex(self.value('Error'), r'^Cannot write into .*: choose another Folder\.$')
                self.assertTrue(self.value('Error').isprintable())
                self.comp.par.Folder = ''
                self.host.run_for(1.5)
                self.assertEqual((len(self.reloads()), self.value('Error')), (1, ''))

    def test_from_file_to_bytes_the_picture_stands_at_once_in_an_idle_room(self):
        self.enter(png())
        self.comp.par.Canvasvia = 'bytes'
        self.host.run_for(3)
        self.assertEqual(self.loaded(), [('.png', png())])
        self.assertEqual(self.reports()[-1]['path'], 'bytes')


if __name__ == '__main__':
    unittest.main()
