"""The components as values: every name that they need is one that TouchDesigner, and the kit, has."""

import pathlib
import re
import unittest

from lienzo_component import CANVAS_VIA, LIENZO, STATE_CHANNELS, TOUCH_COLUMNS, Expression
from p3a_components import P3A_COMPONENTS
from tests.host import Host
from tests.host.operator_types import NOT_ON_PAGE, OPERATOR_TYPES
from tests.host.pages import Page

KIT = pathlib.Path(__file__).resolve().parents[1]
ALL = (LIENZO, *P3A_COMPONENTS)


def every_operator():
    return [(component, operator) for component in ALL for operator in component.operators]


def every_parameter(component):
    return [parameter for page in component.pages for parameter in page.parameters]


class Documented(unittest.TestCase):
    def test_every_operator_is_of_a_type_that_exists_and_settings_are_its_parameters(self):
        for component, operator in every_operator():
            with self.subTest(component.name + '/' + operator.name):
                kind = OPERATOR_TYPES[operator.type]
                known = {**kind.parameters, **{name: () for name in NOT_ON_PAGE.get(kind.name, ())}}
                for setting in operator.settings:
                    self.assertIn(setting.name, known)
                    if known[setting.name]:
                        self.assertIn(setting.value, known[setting.name])
                self.assertTrue(not operator.callbacks or 'callbacks' in known)
                self.assertTrue(not operator.off_while_changing or operator.off_while_changing in known)

    def test_every_expression_can_be_evaluated(self):
        for component in ALL:
            made = Host().install(component.name)
            for operator in component.operators:
                for setting in operator.settings:
                    if isinstance(setting.value, Expression):
                        par = made.op(operator.name).par[setting.name]
                        self.assertEqual(par.expr, setting.value.text)
                        self.assertIsNotNone(par.eval())

    def test_every_custom_parameter_has_a_style_a_name_and_a_default_that_it_may_have(self):
        for component in ALL:
            for wanted in every_parameter(component):
                with self.subTest(component.name + '.' + wanted.name):
                    self.assertTrue(hasattr(Page, 'append' + wanted.style))
                    self.assertRegex(wanted.name, r'^[A-Z][a-z0-9]*$')
                    self.assertEqual(wanted.low is None, wanted.high is None)
                    if wanted.low is not None:
                        self.assertTrue(wanted.low <= wanted.default <= wanted.high)
                    if wanted.choices:
                        self.assertIn(wanted.default, [name for name, _ in wanted.choices])

    def test_no_name_is_given_twice(self):
        for component in ALL:
            operators = [operator.name for operator in component.operators]
            parameters = [parameter.name for parameter in every_parameter(component)]
            places = [operator.place for operator in component.operators]
            for names in (operators, parameters, places):
                self.assertEqual(len(names), len(set(names)), component.name)
        self.assertEqual(len({component.tag for component in ALL}), len(ALL))


class Whole(unittest.TestCase):
    def test_every_file_callback_and_input_is_there(self):
        for component, operator in every_operator():
            with self.subTest(component.name + '/' + operator.name):
                families = {other.name: OPERATOR_TYPES[other.type].family for other in component.operators}
                if operator.text_of:
                    self.assertTrue((KIT / operator.text_of).is_file(), operator.text_of)
                if operator.callbacks:
                    self.assertEqual(families[operator.callbacks], 'DAT')
                for source in operator.inputs:
                    self.assertEqual(families[source], OPERATOR_TYPES[operator.type].family)

    def test_every_module_that_a_text_imports_is_inside(self):
        for component in ALL:
            files = {operator.text_of for operator in component.operators if operator.text_of}
            modules = {path.name for path in KIT.glob('*.py') if path.name.startswith(component.modules)}
            for file in files | modules:
                source = (KIT / file).read_text(encoding='utf-8')
                ours = re.findall(r'^\s*(?:from|import) ((?:lienzo|p3a)_\w+)', source, re.MULTILINE)
                self.assertLessEqual({name + '.py' for name in ours}, modules, '%s in %s' % (file, component.name))

    def test_wishes_are_granted_to_parameters_that_exist(self):
        for component in ALL:
            names = {parameter.name for parameter in every_parameter(component)}
            self.assertLessEqual({name for _, name in component.wishes}, names)

    def test_only_the_settings_are_watched(self):
        [watching] = [operator for operator in LIENZO.operators if operator.type == 'parameterexecuteDAT']
        watched = {setting.name: setting.value for setting in watching.settings}['pars'].split()
        writable = [parameter.name for parameter in every_parameter(LIENZO) if not parameter.read_only]
        self.assertEqual(watched, writable)

    def test_the_ways_of_the_canvas_are_the_inputs_of_the_switch(self):
        [switch] = [operator for operator in LIENZO.operators if operator.type == 'switchTOP']
        self.assertEqual(list(switch.inputs), ['canvas_' + way for way, _ in CANVAS_VIA])

    def test_R16_five_fingers_have_channels_and_every_touch_a_row(self):
        self.assertEqual(len(STATE_CHANNELS), 2 + 5 * 4)
        self.assertEqual(
            STATE_CHANNELS[:6], ('connected', 'drawing', 'touch1_down', 'touch1_x', 'touch1_y', 'touch1_count')
        )
        self.assertEqual(TOUCH_COLUMNS, ('frame', 'display', 'id', 'phase', 'x', 'y'))


if __name__ == '__main__':
    unittest.main()
