"""The stand-in is as strict as TouchDesigner is documented to be: a script that works here uses what is documented."""

import io
import pathlib
import tempfile
import unittest

from PIL import Image

from tests.host import Host


class HostTest(unittest.TestCase):
    options = {}

    def setUp(self):
        self.host = Host(**self.options)
        self.here = self.host.project1

    def text_dat(self, text, name='script', around=None):
        dat = (around or self.here).create('textDAT', name)
        dat.text = text
        return dat


class Operators(HostTest):
    def test_what_is_not_documented_does_not_exist(self):
        dat = self.here.create('websocketDAT', 'socket')
        for wrong in ('sendBytes', 'sendJSON', 'close', 'netaddress'):
            with self.assertRaises(AttributeError):
                getattr(dat, wrong)
        with self.assertRaises(AttributeError):
            dat.par.url = 'x'
        with self.assertRaises(AttributeError):
            dat.remembered = 1
        self.assertIsNone(dat.par['url'])
        # A Text DAT has a member for its text and no parameter.
        self.assertFalse(hasattr(self.here.create('textDAT').par, 'text'))

    def test_an_unknown_type_cannot_be_made_and_a_build_may_lack_one(self):
        host = Host(missing_types=['webrenderTOP'], missing_parameters=[('scriptTOP', 'callbacks')])
        for name in ('toptopngDAT', 'webrenderTOP'):
            with self.assertRaises(RuntimeError):
                host.project1.create(name)
        self.assertFalse(hasattr(host.project1.create('scriptTOP').par, 'callbacks'))

    def test_a_name_in_use_gets_a_number(self):
        names = [self.here.create('baseCOMP', 'lienzo').name for _ in range(3)]
        self.assertEqual(names, ['lienzo', 'lienzo1', 'lienzo2'])

    def test_operators_are_found_by_name_path_and_pattern_or_are_none(self):
        box = self.here.create('baseCOMP', 'box')
        inner = box.create('textDAT', 'inner')
        self.assertIs(inner.op('/project1/box'), box)
        self.assertIs(box.op('inner'), inner)
        self.assertIs(inner.parent(2), self.here)
        self.assertIsNone(box.op('absent'))
        self.assertEqual(self.here.ops('b*'), [box])

    def test_a_search_goes_all_the_way_down_and_knows_tags(self):
        box = self.here.create('baseCOMP', 'box')
        inner = box.create('baseCOMP', 'inner')
        inner.tags = ['one', 'two']
        self.assertEqual(self.host.op('/').findChildren(tags=['one']), [inner])
        self.assertEqual(self.host.op('/').findChildren(name='box', maxDepth=1), [])

    def test_what_is_destroyed_is_gone_with_all_inside_and_cannot_be_destroyed_again(self):
        box = self.here.create('baseCOMP', 'box')
        inner = box.create('websocketDAT', 'socket')
        box.destroy()
        self.assertEqual((box.valid, inner.valid, self.here.op('box')), (False, False, None))
        with self.assertRaises(RuntimeError):
            box.destroy()

    def test_callbacks_come_docked_unless_the_host_is_told_otherwise(self):
        top = self.here.create('scriptTOP', 'canvas')
        self.assertEqual([dat.name for dat in top.docked], ['canvas_callbacks'])
        self.assertIs(top.par.callbacks.eval(), top.docked[0])
        self.assertEqual(Host(docks_callbacks=False).project1.create('scriptTOP').docked, [])


class Parameters(HostTest):
    def setUp(self):
        super().setUp()
        self.box = self.here.create('baseCOMP', 'box')
        self.page = self.box.appendCustomPage('Custom')

    def test_a_value_is_read_with_eval_and_an_expression_finds_its_surroundings(self):
        self.page.appendInt('Count')
        self.box.par.Count = 3
        self.assertEqual(self.box.par.Count.eval(), 3)
        inner = self.box.create('nullTOP')
        inner.par.resolutionw.expr = 'parent().par.Count * 2 if False else parent().par.Count'
        self.assertEqual((inner.par.resolutionw.eval(), inner.par.resolutionw.mode.name), (3, 'EXPRESSION'))
        inner.par.resolutionw = 5
        self.assertEqual((inner.par.resolutionw.eval(), inner.par.resolutionw.mode.name), (5, 'CONSTANT'))

    def test_numbers_are_clamped_and_menus_know_their_entries(self):
        self.page.appendFloat('Fps')
        self.page.appendMenu('Way')
        par = self.box.par
        par.Fps.min, par.Fps.max, par.Fps.clampMin, par.Fps.clampMax = 1, 60, True, True
        par.Way.menuNames = ['bytes', 'page']
        par.Fps = 100
        self.assertEqual((par.Fps.eval(), par.Way.eval()), (60, 'bytes'))
        par.Way = 1
        self.assertEqual((par.Way.eval(), par.Way.menuIndex), ('page', 1))
        with self.assertRaises(ValueError):
            par.Way = 'video'
        with self.assertRaises(ValueError):
            self.here.create('scriptTOP').par.outputresolution = 'huge'

    def test_names_of_custom_parameters_are_capitalized_and_appending_again_loses_the_value(self):
        for wrong in ('canvas', 'CanvasVia', 'Canvas_via'):
            with self.assertRaises(ValueError):
                self.page.appendStr(wrong)
        self.page.appendStr('Room')
        self.box.par.Room = 'K7QMXD'
        self.page.appendStr('Room')
        self.assertEqual(self.box.par.Room.eval(), '')

    def test_only_custom_parameters_can_be_labelled_or_destroyed(self):
        active = self.here.create('websocketDAT').par.active
        with self.assertRaises(AttributeError):
            active.label = 'x'
        with self.assertRaises(RuntimeError):
            active.destroy()

    def test_an_operator_parameter_yields_an_operator_or_none(self):
        dat = self.here.create('websocketDAT')
        dat.par.callbacks = 'absent'
        self.assertIsNone(dat.par.callbacks.eval())
        dat.par.callbacks.expr = 'parent()'
        self.assertIs(dat.par.callbacks.eval(), self.here)

    def test_a_sequence_grows_by_blocks(self):
        chop = self.here.create('constantCHOP')
        self.assertFalse(hasattr(chop.par, 'const1name'))
        chop.seq.const.numBlocks = 2
        chop.par.const1name, chop.par.const1value = 'x', 0.5
        self.assertEqual((chop['x'].eval(), chop.numChans, chop.chan('y')), (0.5, 1, None))


class Wires(HostTest):
    def test_families_do_not_mix(self):
        with self.assertRaises(TypeError):
            self.here.create('nullCHOP').inputConnectors[0].connect(self.here.create('nullTOP'))

    def test_a_component_has_the_connectors_of_its_ins_and_outs_by_name(self):
        box = self.here.create('baseCOMP', 'box')
        for name in ('out_b', 'out_a'):
            box.create('outTOP', name)
        box.create('inTOP', 'in1')
        self.assertEqual([connector.outOP.name for connector in box.outputConnectors], ['out_a', 'out_b'])
        source, sink = self.here.create('constantTOP'), self.here.create('nullTOP')
        box.inputConnectors[0].connect(source)
        box.outputConnectors[1].connect(sink)
        self.assertEqual((box.inputs, sink.inputs, source.outputs), ([source], [box], [box]))
        box.op('out_b').destroy()
        self.assertEqual(sink.inputs, [])

    def test_a_copy_and_a_saved_component_are_whole(self):
        box = self.here.create('baseCOMP', 'box')
        box.appendCustomPage('Custom').appendStr('Room')
        box.par.Room = 'K7QMXD'
        a, b = box.create('textDAT', 'a'), box.create('outDAT', 'b')
        a.text = 'text'
        b.setInputs([a])
        with tempfile.TemporaryDirectory() as folder:
            loaded = self.here.loadTox(box.save(str(pathlib.Path(folder, 'box.tox'))))
        for other in (self.here.copy(box), loaded):
            self.assertEqual((other.par.Room.eval(), other.op('b').text), ('K7QMXD', 'text'))
            other.op('a').text = 'another'
            self.assertEqual(a.text, 'text')


class Texts(HostTest):
    def test_a_text_is_compiled_once_and_finds_its_neighbours_before_the_library(self):
        self.text_dat("print('compiled')\nvalue = 1", 'colorsys')
        dat = self.text_dat('import colorsys, string\nfound = colorsys.value, string.digits')
        self.assertEqual((dat.module.found, dat.module.found), ((1, '0123456789'),) * 2)
        self.assertEqual(self.host.textport, ['compiled'])
        dat.text = 'found = 2'
        self.assertEqual(dat.module.found, 2)

    def test_a_text_has_the_hosts_names_and_only_those(self):
        dat = self.text_dat('around = parent().name, me.name, op("script").path, project.cookRate, absTime.frame')
        self.assertEqual(dat.module.around, ('project1', 'script', '/project1/script', 60.0, 0.0))
        for wrong in ('tdu', 'run_async', 'debug'):
            with self.assertRaises(NameError):
                self.text_dat(wrong).module
        with self.assertRaises(AttributeError):
            self.text_dat('op.TDResources').module

    def test_time_is_the_hosts_and_cannot_be_slept(self):
        dat = self.text_dat('import time\ndef now():\n    return time.monotonic()')
        before = dat.module.now()
        self.host.frames(60)
        self.assertAlmostEqual(dat.module.now() - before, 1)
        self.host.asleep_for(-100)
        self.assertLess(dat.module.now(), before)
        with self.assertRaises(AttributeError):
            self.text_dat('import time\ntime.sleep(1)').module

    def test_a_table_is_read_and_written_by_cell(self):
        table = self.here.create('tableDAT')
        table.appendRows([['id', 'x'], ['7', 0.5]])
        self.assertEqual((table[1, 'x'].val, table['7', 1].val, table.numRows, table.numCols), ('0.5', '0.5', 2, 2))
        table[1, 1] = 1
        table.deleteRow(0)
        self.assertEqual(table.text, '7\t1\n')
        with self.assertRaises(RuntimeError):
            self.here.create('textDAT').appendRow(['x'])


class Frames(HostTest):
    def test_an_execute_dat_calls_what_is_switched_on(self):
        dat = self.here.create('executeDAT')
        dat.text = 'seen = []\ndef onFrameStart(frame):\n    seen.append(frame)\n'
        dat.text += 'def onFrameEnd(frame):\n    seen.append("end")'
        self.host.frame()
        dat.par.framestart = True
        self.host.frames(601)
        # The timeline comes round; absTime.frame does not.
        self.assertEqual((dat.module.seen[:2], dat.module.seen[-2:]), ([2, 3], [1, 2]))
        dat.par.active = False
        self.host.frame()
        self.assertEqual(len(dat.module.seen), 601)

    def test_delayed_scripts_wait_for_their_frame(self):
        dat = self.text_dat(
            'seen = []\ndef start():\n    run("args[0].append(args[1])", seen, "ms", delayMilliSeconds=100)'
        )
        dat.text += '\n    run(seen.append, "frames", delayFrames=2)\n    run(seen.append, "end", endFrame=True)'
        dat.text += '\n    run(seen.append, 0)'
        dat.module.start()
        self.assertEqual(dat.module.seen, [0])
        self.host.frame()
        self.assertEqual(dat.module.seen, [0, 'end'])
        self.host.frames(5)
        self.assertEqual(dat.module.seen, [0, 'end', 'frames', 'ms'])

    def test_an_option_that_run_does_not_have_is_an_error(self):
        with self.assertRaises(TypeError):
            self.text_dat('run("1", delaySeconds=1)').module

    def test_a_parameter_execute_dat_tells_changes_once_a_frame_with_either_arity(self):
        for has_value in (False, True):
            self.host.change_has_value = has_value
            box = self.here.create('baseCOMP')
            page = box.appendCustomPage('Custom')
            page.appendInt('Port'), page.appendPulse('Reconnect'), page.appendInt('Unwatched')
            dat = box.create('parameterexecuteDAT')
            dat.par.op.expr, dat.par.pars = 'parent()', 'Port Reconnect'
            dat.text = 'seen = []\ndef onValueChange(par, *rest):\n    seen.append((par.name, *rest))'
            dat.text += '\ndef onPulse(par):\n    seen.append(par.name)'
            self.host.frame()
            box.par.Port, box.par.Port, box.par.Unwatched = 1, 2, 3
            box.par.Reconnect.pulse()
            self.host.frames(2)
            self.assertEqual(dat.module.seen, [('Port', 2, 0) if has_value else ('Port', 0), 'Reconnect'])

    def test_an_exception_of_a_script_is_not_hidden_from_the_test(self):
        dat = self.here.create('executeDAT')
        dat.par.framestart = True
        dat.text = 'def onFrameStart():\n    pass'
        with self.assertRaises(TypeError):
            self.host.frame()

    def test_a_project_that_is_opened_again_has_forgotten_what_was_only_in_memory(self):
        dat = self.text_dat('seen = []\ndef note():\n    seen.append(1)')
        dat.module.note()
        run = self.host.runs.run(dat.module.note, delayFrames=1)
        self.host.reopen()
        self.host.frames(2)
        self.assertEqual((dat.module.seen, self.host.absTime.frame, run.active), ([], 2.0, True))

    def test_operators_have_other_ids_in_a_project_that_is_opened_again(self):
        before = self.here.id
        self.host.reopen()
        self.assertNotEqual(self.here.id, before)
        self.assertEqual(len({operator.id for operator in self.host.operators()}), len(self.host.operators()))

    def test_a_paused_timeline_stops_absolute_time_and_frames_are_told_or_not(self):
        for told in (True, False):
            host = Host(frames_while_paused=told)
            dat = host.project1.create('executeDAT')
            dat.text = 'seen = []\ndef onFrameStart(frame):\n    seen.append(absTime.frame)\n'
            dat.par.framestart = True
            host.frames(2)
            host.is_paused = True
            host.frames(3)
            host.is_paused = False
            host.frames(1)
            self.assertEqual(dat.module.seen, [1, 2, 2, 2, 2, 3] if told else [1, 2, 3])

    def test_a_file_of_the_kit_is_no_module_where_no_dat_has_its_name(self):
        with self.assertRaisesRegex(ModuleNotFoundError, 'lienzo_rates') as raised:
            self.text_dat('import lienzo_rates').module
        self.assertEqual(raised.exception.name, 'lienzo_rates')
        self.text_dat('FOUND = 1', 'lienzo_rates')
        self.assertEqual(self.text_dat('import lienzo_rates\nX = lienzo_rates.FOUND', 'other').module.X, 1)

    def test_a_text_that_fails_leaves_no_half_of_a_module(self):
        dat = self.text_dat('HALF = 1\n1 / 0')
        for _ in range(2):
            with self.assertRaises(ZeroDivisionError):
                dat.module


class Tops(HostTest):
    def test_a_script_top_takes_pictures_in_its_cook_only(self):
        top = self.here.create('scriptTOP')
        with self.assertRaises(RuntimeError):
            top.loadByteArray('.png', b'')
        top.par.callbacks.eval().text = (
            'taken = []\ndef onCook(scriptOp):\n    taken.append(scriptOp.loadByteArray(".png", data))'
        )
        module = top.par.callbacks.eval().module
        module.data = png('red', (4, 2))
        top.cook(force=True)
        self.assertEqual((module.taken, top.width, top.height), ([True], 4, 2))
        module.data = module.data[:30]
        top.cook(force=True)
        self.assertEqual((module.taken, top.width), ([True, False], 4))

    def test_a_script_top_that_is_given_nothing_keeps_its_picture_or_forgets_it(self):
        picture = io.BytesIO()
        Image.new('RGB', (4, 3)).save(picture, 'PNG')
        for forgets, size in ((False, (4, 3)), (True, (128, 128))):
            top = Host(script_top_forgets=forgets).project1.create('scriptTOP')
            callbacks = top.par.callbacks.eval()
            callbacks.text = 'given = []\ndef onCook(top):\n    given and top.loadByteArray(".png", given.pop())\n'
            callbacks.module.given.append(picture.getvalue())
            top.cook(force=True)
            self.assertEqual((top.width, top.height), (4, 3))
            # What it was given is no reason to cook again.
            top.cook()
            self.assertEqual((top.width, top.height), (4, 3))
            top.cook(force=True)
            self.assertEqual((top.width, top.height), size)

    def test_nothing_is_cooked_that_is_not_asked_for(self):
        top = self.here.create('scriptTOP')
        top.par.callbacks.eval().text = 'seen = []\ndef onCook(scriptOp):\n    seen.append(1)'
        self.host.frames(3)
        self.assertEqual(top.totalCooks, 0)
        below = self.here.create('nullTOP')
        below.setInputs([top])
        below.cook(), below.cook()
        self.assertEqual((top.totalCooks, below.totalCooks), (1, 1))

    def test_a_picture_goes_through_switches_nulls_and_components(self):
        red, blue = self.here.create('constantTOP'), self.here.create('constantTOP')
        red.backstage.image, blue.backstage.image = Image.new('RGB', (8, 8), 'red'), Image.new('RGB', (4, 4), 'blue')
        switch, null = self.here.create('switchTOP'), self.here.create('nullTOP')
        switch.setInputs([red, None, blue])
        null.setInputs([switch])
        self.assertEqual((null.width, colour_of(null.saveByteArray('.png'))), (8, (255, 0, 0)))
        switch.par.index = 2
        self.assertEqual((null.width, colour_of(null.saveByteArray('.png'))), (4, (0, 0, 255)))

    def test_a_picture_is_saved_as_documented_types_with_a_quality_of_0_to_1(self):
        top = self.here.create('constantTOP')
        top.backstage.image = Image.effect_noise((64, 64), 50)
        small, large = top.saveByteArray('.jpg', quality=0.3), top.saveByteArray('.jpg', quality=0.9)
        self.assertIsInstance(small, bytearray)
        self.assertTrue(small.startswith(b'\xff\xd8\xff') and len(small) < len(large))
        for wrong in (('.webp', 0.5), ('jpg', 0.5), ('.jpg', 80)):
            with self.assertRaises(ValueError):
                top.saveByteArray(wrong[0], quality=wrong[1])

    def test_a_delayed_readback_may_be_none_and_is_float_with_the_bottom_row_first(self):
        top = self.here.create('constantTOP')
        top.backstage.image = Image.new('RGBA', (3, 2), 'white')
        top.backstage.image.putpixel((0, 0), (0, 0, 0, 255))
        self.assertIsNone(top.numpyArray(delayed=True))
        pixels = top.numpyArray(delayed=True)
        self.assertEqual(
            (pixels.shape, str(pixels.dtype), pixels[1, 0, 0], pixels[0, 0, 0]), ((2, 3, 4), 'float32', 0, 1)
        )

    def test_a_movie_file_is_read_on_reload_and_seen_a_frame_later(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, 'canvas.png')
            path.write_bytes(png('red', (6, 6)))
            top = self.here.create('moviefileinTOP')
            top.par.file = str(path)
            self.assertEqual(top.backstage.reloads, [])
            top.par.reloadpulse.pulse()
            self.assertEqual((top.backstage.reloads, top.width), ([(str(path), path.read_bytes())], 128))
            self.host.frame()
            self.assertEqual(top.width, 6)


def png(colour, size):
    encoded = io.BytesIO()
    Image.new('RGB', size, colour).save(encoded, 'PNG')
    return encoded.getvalue()


def colour_of(data):
    return Image.open(io.BytesIO(bytes(data))).convert('RGB').getpixel((0, 0))


if __name__ == '__main__':
    unittest.main()
