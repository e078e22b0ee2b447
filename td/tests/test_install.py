"""install.py in the stand-in: what a person sees who pastes the line, pastes it again, or has an odd project."""

import importlib
import importlib.machinery
import pathlib
import runpy
import sys
import tempfile
import types
import unittest
from unittest import mock

from lienzo_component import CANVAS_VIA, LIENZO
from tests.host import Host
from tests.host.parameters import Par

KIT = pathlib.Path(__file__).resolve().parents[1]
WISHES = {'address': '192.168.1.20', 'port': 8791, 'room': 'K7QMXD', 'key': '4711'}


def kit():
    return {path.name: path.read_text(encoding='utf-8') for path in KIT.glob('*.py')}


class InstallTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.host = Host(folder=self.folder)

    def paste(self, wishes=None, files=None, **more):
        """What the textport says."""
        self.host.textport.clear()
        self.host.paste(wishes, files, **more)
        return '\n'.join(self.host.textport)

    @property
    def comp(self):
        [found] = self.host.op('/').findChildren(tags=['lienzo'])
        return found

    def values(self, *names):
        return tuple(self.comp.par[name].eval() for name in names)

    def connect(self):
        """Lets it dial and join."""
        self.host.until(lambda: self.host.network.sockets)
        self.host.network.sockets[-1].open()
        self.host.frames(5)
        return self.host.network.sockets[-1]


class Anew(InstallTest):
    def test_the_line_builds_the_component_and_says_so_in_two_lines(self):
        said = self.paste(WISHES)
        self.assertEqual(
            said, 'Lienzo: Built /project1/lienzo.\nLienzo: Saved %s.' % pathlib.Path(self.folder, 'lienzo.tox')
        )
        self.assertEqual(self.values('Address', 'Port', 'Room', 'Key'), ('192.168.1.20', 8791, 'K7QMXD', '4711'))
        self.assertEqual(self.values('Active', 'Canvasvia', 'Canvasfps', 'Quality'), (True, 'bytes', 30.0, 0.8))
        self.assertEqual([page.name for page in self.comp.customPages], ['Lienzo', 'Status'])
        self.assertEqual([par.readOnly for par in self.comp.customPages[1].pars], [True] * 9)

    def test_what_was_built_is_what_was_agreed(self):
        self.paste()
        made = {child.name: child.OPType for child in self.comp.children}
        for wanted in LIENZO.operators:
            self.assertEqual(made[wanted.name], wanted.type)
            self.assertEqual([source.name for source in self.comp.op(wanted.name).inputs], list(wanted.inputs))
        self.assertIs(self.comp.op('socket').par.callbacks.eval(), self.comp.op('socket_callbacks'))
        self.assertIs(self.comp.op('canvas_bytes').par.callbacks.eval(), self.comp.op('canvas_callbacks'))
        self.assertIsNone(self.comp.op('canvas_bytes_callbacks'))
        outs = [connector.outOP.name for connector in self.comp.outputConnectors]
        self.assertEqual(outs, ['out_canvas', 'out_prompt', 'out_state', 'out_touches'])
        self.assertEqual(self.comp.op('out_state').numChans, 22)
        self.assertEqual(self.comp.op('out_touches').row(0, val=True), ['frame', 'display', 'id', 'phase', 'x', 'y'])

    def test_it_works_where_operators_come_without_callbacks_of_their_own(self):
        self.host = Host(folder=self.folder, docks_callbacks=False)
        self.assertNotIn(':', self.paste(WISHES).replace('Lienzo: ', '').replace(str(self.folder), ''))
        self.assertIs(self.comp.op('socket').par.callbacks.eval(), self.comp.op('socket_callbacks'))
        self.assertEqual(self.connect().texts()[0][:15], '{"type": "join"')

    def test_it_goes_where_the_person_looks_beside_what_is_there(self):
        shown = self.host.root.create('baseCOMP', 'stage')
        shown.create('nullTOP').nodeX = 600
        self.host.ui.panes.current.owner = shown
        self.paste()
        self.assertEqual((self.comp.path, self.comp.nodeX), ('/stage/lienzo', 800))

    def test_it_goes_to_project1_from_the_hosts_own_networks_and_from_a_player(self):
        inner = self.host.root.create('baseCOMP', 'ui').create('baseCOMP', 'dialogs')
        for owner in (inner, self.host.root, None):
            self.host.ui.panes.current.owner = owner
            self.paste()
            self.assertEqual(self.comp.path, '/project1/lienzo')
            self.comp.destroy()
        del self.host.ui.panes
        self.paste()
        self.assertEqual(self.comp.path, '/project1/lienzo')

    def test_the_saved_component_can_be_dropped_into_another_project(self):
        self.paste(WISHES)
        self.host = Host()
        self.host.project1.loadTox(str(self.folder / 'lienzo.tox'))
        self.assertEqual(self.values('Room', 'Port'), ('K7QMXD', 8791))
        self.assertEqual(self.connect().address, '192.168.1.20')

    def test_the_direct_senders_are_built_by_name(self):
        for name in ('p3a_stream', 'p3a_upload'):
            self.assertIn('Built /project1/' + name, self.paste({'address': '10.0.0.7'}, component=name))
            made = self.host.op('/project1/' + name)
            self.assertEqual((made.tags, made.par.Address.eval()), ({name}, '10.0.0.7'))
            self.host.frames(2)

    def test_a_component_that_the_kit_does_not_have_is_said(self):
        self.assertEqual(self.paste(component='p3a'), 'Lienzo: This kit has no component p3a.')
        self.assertEqual(self.host.project1.children, [])


class Again(InstallTest):
    def setUp(self):
        super().setUp()
        self.paste(WISHES)

    def newer_kit(self):
        files = kit()
        files['lienzo_kit.py'] += '\n# newer\n'
        return files

    def is_newer(self, comp):
        return '\n# newer\n' in comp.op('lienzo_kit').text

    def test_values_modes_and_expressions_stay(self):
        par = self.comp.par
        par.Quality, par.Canvasvia, par.Active = 0.5, 'file', False
        par.Programfps.expr = '5 + 5'
        par.Folder.bindExpr = "op('x').par.Folder"
        par.Folder.mode = self.host.par_mode.BIND
        self.paste(WISHES, self.newer_kit())
        self.assertEqual(self.values('Quality', 'Canvasvia', 'Active', 'Programfps'), (0.5, 'file', False, 10.0))
        self.assertEqual(
            (par.Programfps.expr, par.Programfps.mode.name, par.Folder.mode.name), ('5 + 5', 'EXPRESSION', 'BIND')
        )

    def test_it_says_what_was_new_and_saves_again(self):
        self.assertIn('Updated /project1/lienzo: it was up to date.', self.paste(WISHES))
        self.assertIn('Updated /project1/lienzo, in place.', self.paste(WISHES, self.newer_kit()))
        self.assertIn('Saved', self.paste(WISHES))

    def test_what_the_line_names_is_taken_and_said_in_one_line(self):
        said = self.paste({'address': '10.0.0.9', 'port': 8800, 'room': 'ABCDEF', 'key': '9999'})
        self.assertIn('Lienzo: Address, Port, Room and Key of /project1/lienzo are set to what this line says.', said)
        self.assertNotIn('4711', said)
        self.assertNotIn('9999', said)
        self.assertEqual(self.values('Address', 'Port', 'Room', 'Key'), ('10.0.0.9', 8800, 'ABCDEF', '9999'))
        self.assertEqual(self.connect().address, '10.0.0.9')

    def test_a_new_pin_is_taken_and_its_digits_are_not_said(self):
        said = self.paste({**WISHES, 'key': '9999'})
        self.assertIn('Lienzo: Key of /project1/lienzo is set to what this line says.', said)
        self.assertNotIn('9999', said)
        self.assertEqual(self.values('Key'), ('9999',))

    def test_a_line_without_a_pin_clears_the_one_of_another_room_only(self):
        without = {name: value for name, value in WISHES.items() if name != 'key'}
        for key in ({}, {'key': ''}):
            self.comp.par.Room, self.comp.par.Key = 'k7qmxd ', '4711'
            self.paste({**without, **key})
            self.assertEqual(self.values('Room', 'Key'), ('K7QMXD', '4711'))
            said = self.paste({**without, **key, 'room': 'ABCDEF'})
            self.assertIn('Room and Key of /project1/lienzo are set', said)
            self.assertEqual(self.values('Room', 'Key'), ('ABCDEF', ''))

    def test_what_is_the_same_already_is_neither_written_nor_said(self):
        self.assertNotIn(' set to ', self.paste({**WISHES, 'port': '8791'}))
        self.assertNotIn(' set to ', self.paste())
        self.assertEqual(self.values('Room', 'Key'), ('K7QMXD', '4711'))

    def test_a_parameter_that_something_else_gives_is_left_alone_and_said(self):
        par = self.comp.par
        par.Address.expr = "'10.0.0.1'"
        par.Key.mode = self.host.par_mode.EXPORT
        par.Room.bindExpr = "op('x').par.Room"
        par.Room.mode = self.host.par_mode.BIND
        said = self.paste({'address': '10.0.0.9', 'port': 8800, 'room': 'ABCDEF'})
        for name, by in (('Address', 'an expression'), ('Room', 'a binding')):
            self.assertIn('%s of /project1/lienzo is given by %s: left alone' % (name, by), said)
        self.assertIn('Port of /project1/lienzo is set', said)
        # Of a room that stays, the PIN stays.
        self.assertEqual(self.values('Address', 'Port', 'Room', 'Key'), ('10.0.0.1', 8800, 'K7QMXD', '4711'))
        said = self.paste({**WISHES, 'key': '9999'})
        self.assertIn('Key of /project1/lienzo is given by an export: left alone', said)
        self.assertEqual((par.Address.expr, par.Key.mode.name, par.Room.mode.name), ("'10.0.0.1'", 'EXPORT', 'BIND'))

    def test_an_address_whose_expression_fails_is_left_alone_and_the_rest_is_taken(self):
        self.comp.par.Address.expr = '1 / 0'
        said = self.paste({**WISHES, 'room': 'ABCDEF'})
        self.assertIn('Address of /project1/lienzo is given by an expression: left alone', said)
        self.assertEqual(self.values('Room'), ('ABCDEF',))

    def test_of_components_in_different_rooms_the_line_speaks_to_its_own(self):
        other = self.host.project1.copy(self.comp)
        other.par.Room, other.par.Key = 'ABCDEF', ''
        said = self.paste({'address': '10.0.0.9', 'room': 'ABCDEF', 'key': '9999'}, self.newer_kit())
        first = self.host.op('/project1/lienzo')
        self.assertEqual((first.par.Address.eval(), other.par.Address.eval()), ('192.168.1.20', '10.0.0.9'))
        self.assertIn('Address and Key of /project1/lienzo1 are set', said)
        self.assertEqual(said.count(' set to '), 1)
        said = self.paste({**WISHES, 'room': 'QQQQQQ'})
        self.assertIn('The 2 components are in different rooms, and none of them in this one: type it into', said)
        self.assertEqual((first.par.Room.eval(), other.par.Room.eval()), ('K7QMXD', 'ABCDEF'))

    def test_components_in_one_room_all_go_to_the_room_of_the_line(self):
        other = self.host.project1.copy(self.comp)
        self.paste({**WISHES, 'room': 'ABCDEF'})
        self.assertEqual((self.host.op('/project1/lienzo').par.Room.eval(), other.par.Room.eval()), ('ABCDEF',) * 2)

    def test_senders_to_different_displays_are_not_all_led_to_one(self):
        self.paste({'address': '10.0.0.7'}, component='p3a_stream')
        first = self.host.op('/project1/p3a_stream')
        other = self.host.project1.copy(first)
        other.par.Address = '10.0.0.8'
        self.paste({'address': '10.0.0.9'}, component='p3a_stream')
        self.assertEqual((first.par.Address.eval(), other.par.Address.eval()), ('10.0.0.7', '10.0.0.8'))

    def test_a_menu_and_a_range_of_an_older_kit_become_those_of_this_one_and_the_values_stay(self):
        par = self.comp.par
        par.Canvasvia = 'file'
        par.Canvasvia.menuNames, par.Canvasvia.menuLabels = ['file', 'bytes'], ['File', 'Bytes']
        par.Port.min, par.Port.max, par.Port.normMin, par.Port.normMax = 8000, 9000, 8000, 9000
        par.Quality.clampMin = par.Quality.clampMax = False
        par.Quality, par.Port = 0.5, 8500
        self.paste()
        self.assertEqual(par.Canvasvia.menuNames, [name for name, _ in CANVAS_VIA])
        self.assertEqual(par.Canvasvia.menuLabels, [label for _, label in CANVAS_VIA])
        self.assertEqual((par.Port.min, par.Port.max, par.Port.normMin, par.Port.normMax), (1, 65535, 1, 65535))
        self.assertEqual((par.Quality.clampMin, par.Quality.clampMax), (True, True))
        self.assertEqual(self.values('Canvasvia', 'Quality', 'Port'), ('file', 0.5, 8500))

    def test_a_host_that_forgets_the_entry_with_the_menu_is_given_it_again(self):
        par = self.comp.par.Canvasvia
        par.val = 'file'
        par.menuNames, par.menuLabels = ['bytes', 'file'], ['Bytes', 'File']
        real = Par.__setattr__

        def forget(changed, name, value):
            real(changed, name, value)
            if name == 'menuNames':
                changed.__dict__['_val'] = value[0]

        with mock.patch.object(Par, '__setattr__', forget):
            self.paste()
        self.assertEqual(self.values('Canvasvia'), ('file',))

    def test_an_expression_inside_that_somebody_switched_off_is_mended(self):
        index = self.comp.op('canvas_switch').par.index
        index.mode = self.host.par_mode.CONSTANT
        active = self.comp.op('frame_callbacks').par.active
        active.expr = 'True'
        self.comp.op('canvas_file').par.file.expr = "'mine.png'"
        self.paste()
        self.assertEqual((index.mode.name, active.mode.name), ('EXPRESSION', 'CONSTANT'))
        # Of a parameter that is set once, whoever changed it knows why.
        self.assertEqual(self.comp.op('canvas_file').par.file.mode.name, 'EXPRESSION')
        self.comp.par.Canvasvia = 'file'
        self.assertIs(self.comp.op('canvas').shown(), self.comp.op('canvas_file'))

    def test_where_a_text_was_missing_all_of_them_are_compiled_anew(self):
        before = self.comp.op('lienzo_kit').module
        self.comp.op('lienzo_rates').destroy()
        self.paste()
        after = self.comp.op('lienzo_kit').module
        self.assertIsNot(after, before)
        self.assertIs(after.StatusPage.__init__.__globals__['PerSecond'], self.comp.op('lienzo_rates').module.PerSecond)
        self.assertIn('it was up to date', self.paste())
        self.assertIs(self.comp.op('lienzo_kit').module, after)

    def test_it_is_found_by_its_tag_wherever_it_went_and_under_whatever_name(self):
        stage = self.host.root.create('baseCOMP', 'stage')
        moved = stage.copy(self.comp, 'canvas_of_the_hall')
        self.host.op('/project1/lienzo').destroy()
        moved.nodeX, moved.nodeY = 1234, -5
        self.paste(WISHES, self.newer_kit())
        self.assertEqual((self.comp, self.comp.name, moved.nodeX, moved.nodeY), (moved, 'canvas_of_the_hall', 1234, -5))
        self.assertTrue(self.is_newer(moved))
        self.assertEqual(self.host.project1.children, [])

    def test_every_copy_is_updated(self):
        copy = self.host.project1.copy(self.comp)
        self.paste(WISHES, self.newer_kit())
        for made in self.host.op('/').findChildren(tags=['lienzo']):
            self.assertTrue(self.is_newer(made))
        self.assertEqual(copy.name, 'lienzo1')

    def test_wires_from_outside_stay_even_where_an_operator_has_to_be_made_anew(self):
        project = self.host.project1
        source, canvas, prompt = project.create('constantTOP'), project.create('nullTOP'), project.create('nullDAT')
        self.comp.inputConnectors[0].connect(source)
        canvas.inputConnectors[0].connect(self.comp.outputConnectors[0])
        prompt.inputConnectors[0].connect(self.comp.outputConnectors[1])
        self.comp.op('prompt').destroy()
        self.paste(WISHES, self.newer_kit())
        self.assertEqual((self.comp.inputs, canvas.inputs, prompt.inputs), ([source], [self.comp], [self.comp]))
        self.comp.op('prompt').text = 'niebla'
        self.assertEqual(prompt.text, 'niebla')

    def test_a_connection_that_stands_is_not_disturbed_when_nothing_is_new(self):
        socket = self.connect()
        module = self.comp.op('lienzo_kit').module
        self.paste(WISHES)
        self.host.run_for(2)
        self.assertFalse(socket.is_hung_up)
        self.assertEqual((self.comp.op('lienzo_kit').module, len(self.host.network.sockets)), (module, 1))

    def test_while_connected_a_newer_kit_hangs_up_and_joins_by_itself(self):
        socket = self.connect()
        self.paste(WISHES, self.newer_kit())
        self.host.until(lambda: len(self.host.network.sockets) == 2, within_s=15)
        self.assertTrue(socket.is_hung_up)
        self.assertEqual(self.connect().texts()[0][:15], '{"type": "join"')

    def test_a_module_that_others_have_imported_takes_effect_in_them(self):
        before = self.comp.op('lienzo_kit').module
        files = {**kit(), 'lienzo_session.py': kit()['lienzo_session.py'] + '\nIS_NEWER = True\n'}
        self.paste(WISHES, files)
        after = self.comp.op('lienzo_kit').module
        self.assertIsNot(after, before)
        self.assertIs(after.Session, self.comp.op('lienzo_session').module.Session)

    def test_what_somebody_moved_set_or_added_inside_stays(self):
        canvas = self.comp.op('canvas')
        canvas.nodeX, added = 4321, self.comp.create('nullTOP', 'mine')
        self.comp.op('canvas_file').par.file = 'still.png'
        self.comp.op('state').par.const0value = 1
        self.comp.op('touches').appendRow(['1', 'd', '0', 'down', '0.1', '0.2'])
        self.comp.appendCustomPage('Mine').appendStr('Mood')
        self.paste(WISHES, self.newer_kit())
        self.assertEqual(
            (canvas.nodeX, added.valid, self.comp.op('canvas_file').par.file.eval()), (4321, True, 'still.png')
        )
        self.assertEqual((self.comp.op('state')['connected'].eval(), self.comp.op('touches').numRows), (1, 2))
        self.assertIsNotNone(self.comp.par['Mood'])

    def test_what_somebody_deleted_or_rewired_is_mended(self):
        for name in ('socket_callbacks', 'canvas', 'lienzo_session', 'socket'):
            found = self.comp.op(name)
            if found is not None:
                found.destroy()
        self.comp.par.Room.destroy()
        self.comp.op('canvas_switch').setInputs([])
        self.paste(WISHES)
        self.assertEqual([source.name for source in self.comp.op('out_canvas').inputs], ['canvas'])
        self.assertEqual(len(self.comp.op('canvas_switch').inputs), 3)
        self.assertTrue(self.comp.op('socket_callbacks').text.startswith(kit()['socket_callbacks.py'].rstrip()))
        self.assertEqual(self.connect().address, '192.168.1.20')

    def test_a_module_that_the_kit_has_no_more_goes(self):
        self.paste(WISHES, {**kit(), 'lienzo_of_old.py': ''})
        self.comp.create('textDAT', 'lienzo_of_mine')
        self.assertIsNotNone(self.comp.op('lienzo_of_old'))
        self.paste(WISHES)
        self.assertIsNone(self.comp.op('lienzo_of_old'))
        self.assertIsNotNone(self.comp.op('lienzo_of_mine'))

    def test_a_parameter_of_another_kind_becomes_ours_with_its_value(self):
        page = self.comp.customPages[0]
        page.appendStr('Port')
        self.comp.par.Port = '9000'
        page.appendInt('Quality')
        self.comp.par.Quality.expr = '0.7'
        self.paste()
        self.assertEqual((self.comp.par.Port.style, self.comp.par.Port.eval()), ('Int', 9000))
        self.assertEqual((self.comp.par.Quality.style, self.comp.par.Quality.eval()), ('Float', 0.7))


class OddProjects(InstallTest):
    def test_a_foreign_operator_of_the_name_is_left_alone_with_a_sentence(self):
        for type_name in ('textDAT', 'baseCOMP'):
            there = self.host.project1.create(type_name, 'lienzo')
            said = self.paste(WISHES)
            self.assertIn('there is a %s called lienzo that is not ours: left alone. Rename it' % type_name, said)
            self.assertEqual((there.tags, there.children, len(self.host.project1.children)), (set(), [], 1))
            there.destroy()

    def test_one_of_ours_that_lost_its_tag_is_known_by_what_is_inside(self):
        self.paste(WISHES)
        self.comp.tags = []
        self.assertIn('Updated /project1/lienzo', self.paste({**WISHES, 'room': 'ABCDEF'}))
        self.assertEqual(self.values('Room'), ('ABCDEF',))
        self.assertEqual(len(self.host.project1.children), 1)

    def test_our_tag_on_something_else_is_said(self):
        self.host.project1.create('textDAT', 'note').tags = ['lienzo']
        said = self.paste(WISHES)
        self.assertIn('/project1/note has the tag lienzo and is no component: left alone.', said)
        self.assertIn('Built /project1/lienzo.', said)

    def test_an_operator_inside_of_another_type_makes_room(self):
        self.paste(WISHES)
        self.comp.op('prompt').destroy()
        self.comp.create('textTOP', 'prompt').par.text = 'mine'
        said = self.paste(WISHES)
        self.assertIn('prompt was a textTOP and is called prompt_other now.', said)
        self.assertEqual(
            (self.comp.op('prompt_other').par.text.eval(), self.comp.op('prompt').OPType), ('mine', 'textDAT')
        )

    def test_an_operator_type_that_this_build_lacks_is_named_and_stops_nothing(self):
        self.host = Host(folder=self.folder, missing_types=['webrenderTOP'])
        said = self.paste(WISHES)
        self.assertIn('made no webrenderTOP', said)
        self.assertIn('canvas_page is missing', said)
        self.assertEqual(
            [source.name for source in self.comp.op('canvas_switch').inputs], ['canvas_bytes', 'canvas_file']
        )
        self.assertEqual(self.connect().texts()[0][:15], '{"type": "join"')

    def test_the_switch_keeps_its_numbers_when_an_input_is_missing(self):
        self.host = Host(folder=self.folder, missing_types=['webrenderTOP'])
        self.paste(WISHES)
        self.comp.par.Canvasvia = 'file'
        self.assertIs(self.comp.op('canvas').shown(), self.comp.op('canvas_file'))

    def test_a_parameter_that_this_build_names_otherwise_is_named_and_stops_nothing(self):
        missing = [('websocketDAT', 'clamp'), ('constantCHOP', 'const0name'), ('scriptTOP', 'callbacks')]
        self.host = Host(folder=self.folder, missing_parameters=missing)
        said = self.paste(WISHES)
        self.assertIn('socket has no parameter clamp in this build.', said)
        self.assertIn('canvas_bytes has no parameter callbacks in this build.', said)
        self.assertIn('state has no sequence of channels in this build', said)
        self.assertEqual(self.connect().address, '192.168.1.20')

    def test_many_failures_are_counted_and_not_all_listed(self):
        self.host = Host(missing_types=['textDAT'])
        lines = self.paste(WISHES).splitlines()
        self.assertLess(len(lines), 14)
        self.assertRegex('\n'.join(lines), r'And \d+ more of this kind')

    def test_a_project_without_a_file_gets_no_tox_and_everything_else(self):
        for folder in ('', str(self.folder)):
            self.host = Host(folder=folder)
            (self.folder / self.host.project.name).unlink(missing_ok=True)
            said = self.paste(WISHES)
            self.assertIn('lienzo.tox was not saved: the project has no file yet. Save it', said)
            self.assertEqual(self.values('Room'), ('K7QMXD',))

    def test_a_folder_that_cannot_be_written_is_said(self):
        # A folder in its place: so nobody can write it, whoever runs this test.
        (self.folder / 'lienzo.tox').mkdir()
        said = self.paste(WISHES)
        self.assertIn('could not be saved', said)
        self.assertEqual(self.connect().address, '192.168.1.20')

    def test_what_nobody_thought_of_is_a_line_and_no_exception(self):
        with mock.patch.object(type(self.host.root), 'findChildren', side_effect=RuntimeError('odd')):
            self.assertIn('This did not work (RuntimeError: odd)', self.paste(WISHES))


class Ways(InstallTest):
    """The other ways to run it than by the line."""

    def run_as_dat(self, dat):
        dat.text = kit()['install.py']
        dat.run()
        return '\n'.join(self.host.textport)

    def test_by_the_relays_bundle_twice_in_the_same_textport(self):
        run = "exec(compile(FILES['install.py'], 'install.py', 'exec'), dict(globals(), __name__='__main__'))"
        for did in ('Built', 'Updated'):
            self.host.textport_line('FILES = %r\nWISHES = %r\n%s' % (kit(), WISHES, run))
            self.assertIn('Lienzo: %s /project1/lienzo' % did, '\n'.join(self.host.textport))
        self.assertEqual(self.values('Room'), ('K7QMXD',))

    def test_by_the_relays_bundle_in_a_textport_that_is_a_module_of_its_own(self):
        # What the textport's own globals hold besides the host's names is documented nowhere.
        run = "exec(compile(FILES['install.py'], 'install.py', 'exec'), dict(globals(), %s))"
        names = "__name__='__main__', __spec__=None, FILES=FILES, WISHES=WISHES"
        for module in ('td', '__main__', 'install'):
            self.host = Host(folder=self.folder)
            spec = importlib.machinery.ModuleSpec(module, None)
            self.host.textport_globals.update(__name__=module, __spec__=spec)
            self.host.textport_line('FILES = %r\nWISHES = %r\n%s' % (kit(), WISHES, run % names))
            self.assertIn('Lienzo: Built /project1/lienzo', '\n'.join(self.host.textport))
            self.assertIs(self.host.textport_globals['__spec__'], spec)

    def test_outside_of_touchdesigner_it_says_where_to_run_it(self):
        # None: there is no such module. Beside the kit's folder Python takes that for one.
        for module in (None, types.ModuleType('td')):
            with mock.patch.dict(sys.modules, td=module), mock.patch('builtins.print') as said:
                runpy.run_path(str(KIT / 'install.py'))
            [line] = [call.args[0] for call in said.call_args_list]
            self.assertRegex(line, '^Lienzo: Run this in TouchDesigner: ')

    def test_from_a_text_dat_that_was_loaded_from_the_kits_folder(self):
        dat = self.host.project1.create('textDAT', 'install')
        dat.par.file = str(KIT / 'install.py')
        self.assertIn('Built /project1/lienzo.', self.run_as_dat(dat))

    def test_from_a_text_dat_beside_the_kits_texts(self):
        box = self.host.root.create('baseCOMP', 'box')
        for name, text in kit().items():
            box.create('textDAT', name[: -len('.py')]).text = text
        self.assertIn('Built /project1/lienzo.', self.run_as_dat(box.op('install')))

    def test_from_disk_by_python_itself(self):
        td = types.SimpleNamespace(op=self.host.op, project=self.host.project, ui=self.host.ui)
        with mock.patch.dict(sys.modules, td=td), mock.patch('builtins.print', self.host.print):
            runpy.run_path(str(KIT / 'install.py'))
        self.assertIn('Lienzo: Built /project1/lienzo.', self.host.textport)

    def test_from_the_projects_folder(self):
        for name, text in kit().items():
            (self.folder / name).write_text(text, encoding='utf-8')
        self.assertIn('Built', self.run_as_dat(self.host.project1.create('textDAT')))

    def test_without_the_kit_it_says_where_to_get_it(self):
        said = self.run_as_dat(self.host.project1.create('textDAT'))
        self.assertEqual(said, "Lienzo: Where is the kit? Paste the line that Lienzo shows on the room's page.")

    def test_imported_it_does_nothing(self):
        with mock.patch('builtins.print') as said:
            importlib.import_module('install')
        said.assert_not_called()

    def test_it_leaves_no_module_of_the_kit_behind(self):
        with mock.patch.dict(sys.modules):
            for name in kit():
                sys.modules.pop(name[: -len('.py')], None)
            before = set(sys.modules)
            self.paste(WISHES)
            self.assertEqual({name for name in set(sys.modules) - before if name + '.py' in kit()}, set())


if __name__ == '__main__':
    unittest.main()
