"""Holds td/*.py to what is documented: Python 3.9, the standard library only, nothing done to the host while a text is
compiled, no absolute path, no thread, and the host's names as in host_names.py, as far as a look at the text can tell:

- every global name that is neither Python's nor the file's own is on the list;
- every member that is asked of what is known to be the host's (an operator, a parameter, absTime and the like, by how
  it was come by or by the name of its variable: `kind_of`) is on the list;
- every member that is asked of anything else is on the list, or is one that our own code or Python's library has too.

What this cannot see is a wrong member of an object that it does not know for the host's, under a name that something of
ours has as well. That is what the stand-in is for: it has no members but the documented ones.
"""

import ast
import builtins
import hashlib
import importlib
import os
import pathlib
import re
import struct
import sys
import unittest
from urllib.parse import urlsplit

from tests.host.operator_types import NEWER_BUILDS, NOT_ON_PAGE, OPERATOR_TYPES
from tests.host_names import CALLBACKS, GLOBALS, MEMBERS, MODULES, RUN_OPTIONS

KIT = pathlib.Path(__file__).resolve().parents[1]
NAMES = sorted(path.stem for path in KIT.glob('*.py'))

# These would run beside TouchDesigner's main thread, or hold it up.
FORBIDDEN_MODULES = {
    'threading',
    '_thread',
    'multiprocessing',
    'concurrent',
    'asyncio',
    'subprocess',
    'socket',
    'select',
}
FORBIDDEN_MODULES |= {'queue', 'signal', 'requests', 'http', 'urllib.request', 'ssl', 'ctypes', 'selectors', 'ftplib'}
# It runs texts of the kit that do not stand in DATs yet.
MAY_EXECUTE = {'install'}
# numpy comes with TouchDesigner, and with a test's Python perhaps not.
BESIDES_STANDARD = {'numpy'} | set(MODULES)

# Newer than 3.9, and no syntax: names, and keywords of calls.
TOO_NEW_MEMBERS = {'bit_count', 'pairwise', 'aiter', 'anext', 'ParamSpec', 'TypeAlias', 'Self', 'assert_never'}
TOO_NEW_KEYWORDS = {'strict', 'slots', 'kw_only', 'match_args'}

_ABSOLUTE = re.compile(
    r'(?:\b[A-Za-z]:(?:\\|/(?!/))|\\\\|~[\\/]|/(?:Users|home|tmp|var|etc|opt|mnt|root|Applications|Volumes)\b)'
)
_OPERATOR_TYPE = re.compile(r'[a-z0-9]+(?:TOP|DAT|CHOP|COMP|SOP|MAT|POP)')


def tree_of(name):
    return ast.parse((KIT / (name + '.py')).read_text(encoding='utf-8'), name, feature_version=(3, 9))


TREES = {name: tree_of(name) for name in NAMES}


def imports_of(tree):
    """(module, imported name or None) of each import, wherever it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, None) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.module, alias.name) for alias in node.names)


def bound_names(tree):
    """Every name that the file itself gives a meaning, in whatever scope."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.ExceptHandler) and node.name:
            yield node.name
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            yield from ((alias.asname or alias.name).split('.')[0] for alias in node.names)


def free_names(tree):
    bound = set(bound_names(tree)) | set(dir(builtins)) | {'__name__'}
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} - bound


def own_members():
    """Attributes that our own classes and modules have."""
    for tree in TREES.values():
        yield from bound_names(tree)
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.ctx, ast.Store)
                and getattr(node.value, 'id', '') == 'self'
            ):
                yield node.attr


def library_members():
    """Attributes of Python's own modules, as far as they are imported, and of what these and the language yield."""
    kinds = [str, bytes, bytearray, list, dict, set, tuple, int, float, Exception, memoryview, type(lambda: 0)]
    for kind in kinds + [re.Match, re.Pattern, struct.Struct, os.path, urlsplit(''), hashlib.sha1()]:
        yield from dir(kind)
    for tree in TREES.values():
        for module, name in imports_of(tree):
            if module not in NAMES and module not in BESIDES_STANDARD:
                found = importlib.import_module(module)
                yield module.rpartition('.')[2]
                yield from dir(getattr(found, name) if name else found)


def asked_members(tree):
    """Attributes, and what is asked for by getattr or as OP.par['name']."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Call) and getattr(node.func, 'id', '') in ('getattr', 'setattr', 'hasattr'):
            yield from (argument.value for argument in node.args[1:2] if _is_text(argument))
        elif isinstance(node, ast.Subscript) and getattr(node.value, 'attr', '') == 'par' and _is_text(node.slice):
            yield node.slice.value


# Variables that hold an operator, or a parameter, wherever they stand in the kit.
OPERATORS = {'comp', 'top', 'dat', 'chop', 'operator', 'scriptOp', 'script_top', 'there', 'made', 'around', 'socket'}
OPERATORS |= {'table', 'me'}
PARAMETERS = {'par'}
_GIVES_OPERATOR = {'op', 'parent', 'create'}
_HOST_OBJECTS = {'absTime': 'AbsTime', 'app': 'App', 'project': 'Project', 'ui': 'UI'}


def kind_of(node):
    """What of the host an expression is, as far as its own text tells: 'operator', 'parameter', the page of one of its
    objects, or '' for anything else."""
    if isinstance(node, ast.Name):
        known = {**dict.fromkeys(OPERATORS, 'operator'), **dict.fromkeys(PARAMETERS, 'parameter'), **_HOST_OBJECTS}
        return known.get(node.id, '')
    if isinstance(node, ast.Attribute):
        if getattr(node.value, 'attr', '') == 'par':
            return 'parameter'
        return 'operator' if node.attr in ('comp', '_comp') else ''
    if isinstance(node, ast.Subscript):
        return 'parameter' if getattr(node.value, 'attr', '') == 'par' else ''
    if isinstance(node, ast.Call):
        called = getattr(node.func, 'attr', '') or getattr(node.func, 'id', '')
        by_name = called == 'find' and len(node.args) == 1
        return 'operator' if called in _GIVES_OPERATOR or by_name else ''
    return ''


def host_members(tree):
    """(kind, member) of each attribute that is asked of what is known to be the host's."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and kind_of(node.value):
            yield kind_of(node.value), node.attr


def is_documented(kind, member):
    """Whether the list has the member with a page of that kind."""
    pages = re.findall(r'([A-Z][A-Za-z]*)_Class', MEMBERS.get(member, ''))
    if kind == 'operator':
        return any(page not in ('Par', 'Page', *_HOST_OBJECTS.values()) for page in pages)
    return ('Par' if kind == 'parameter' else kind) in pages


def _is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def custom_parameters():
    modules = [importlib.import_module(name) for name in ('lienzo_component', 'p3a_components')]
    values = [value for module in modules for value in vars(module).values()]
    components = [value for value in values if type(value).__name__ == 'Component']
    return {parameter.name for component in components for page in component.pages for parameter in page.parameters}


def built_in_parameters():
    names = {name for kind in OPERATOR_TYPES.values() for name in kind.parameters}
    return names | {name for table in (NOT_ON_PAGE, NEWER_BUILDS) for extra in table.values() for name in extra}


def texts_of(tree):
    """Text constants, docstrings and other texts that nobody uses left out."""
    idle = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [node.value for node in ast.walk(tree) if _is_text(node) and id(node) not in idle]


def immediate_nodes(tree):
    """What is evaluated while the file is compiled: all but the bodies of functions."""
    waiting = list(tree.body)
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, (ast.FunctionDef, ast.Lambda)):
            waiting += node.args.defaults + [default for default in node.args.kw_defaults if default]
            waiting += getattr(node, 'decorator_list', [])
        else:
            waiting += list(ast.iter_child_nodes(node))


def names_in(statements):
    return [node for statement in statements for node in ast.walk(statement) if isinstance(node, ast.Name)]


def functions_that_reach_the_host(tree):
    """Functions of a file that use a name of the host, or call one that does."""
    functions = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    names = {name: {n.id for n in names_in(node.body)} for name, node in functions.items()}
    reaching, before = {name for name in names if names[name] & set(GLOBALS)}, None
    while reaching != before:
        before = reaching
        reaching = reaching | {name for name in names if names[name] & reaching}
    return reaching


class Names(unittest.TestCase):
    def test_every_global_name_of_the_host_is_on_the_list(self):
        # FILES, WISHES and the like are asked for through globals(), never by name.
        for name, tree in TREES.items():
            with self.subTest(name):
                self.assertEqual(free_names(tree) - set(GLOBALS), set())

    def test_every_member_and_parameter_of_the_host_is_on_the_list(self):
        known = set(own_members()) | set(library_members()) | set(MEMBERS) | custom_parameters()
        for name, tree in TREES.items():
            with self.subTest(name):
                self.assertEqual(set(asked_members(tree)) - known, set())

    def test_every_member_of_what_is_known_to_be_the_hosts_is_on_the_list_with_its_page(self):
        for name, tree in TREES.items():
            with self.subTest(name):
                asked = set(host_members(tree))
                self.assertEqual({found for found in asked if not is_documented(*found)}, set())

    def test_a_parameter_of_an_operator_is_one_that_some_operator_has(self):
        known = custom_parameters() | built_in_parameters()
        for name, tree in TREES.items():
            with self.subTest(name):
                asked = {
                    node.attr
                    for node in ast.walk(tree)
                    if isinstance(node, ast.Attribute) and getattr(node.value, 'attr', '') == 'par'
                }
                self.assertEqual(asked - known, set())

    def test_every_operator_type_is_one_with_a_page(self):
        for name, tree in TREES.items():
            with self.subTest(name):
                named = {text for text in texts_of(tree) if _OPERATOR_TYPE.fullmatch(text)}
                self.assertEqual(named - set(OPERATOR_TYPES), set())

    def test_every_callback_is_documented_and_has_its_arity(self):
        for name, tree in TREES.items():
            with self.subTest(name):
                for node in tree.body:
                    if isinstance(node, ast.FunctionDef) and re.match('on[A-Z]', node.name):
                        self.assertIn(node.name, CALLBACKS)
                        arguments = [argument.arg for argument in node.args.args]
                        # Only some builds give the Web Client DAT's callbacks its connection's id.
                        has_id = arguments[-1:] == ['id'] and len(node.args.defaults) == 1
                        arity = CALLBACKS[node.name][0]
                        takes_more = node.args.vararg is not None and len(arguments) < arity
                        self.assertTrue(takes_more or len(arguments) - has_id == arity, node.name)

    def test_run_is_given_options_that_it_has(self):
        for name, tree in TREES.items():
            with self.subTest(name):
                for node in ast.walk(tree):
                    if isinstance(node, ast.Call) and getattr(node.func, 'id', '') == 'run':
                        self.assertLessEqual({keyword.arg for keyword in node.keywords}, set(RUN_OPTIONS))

    def test_the_list_has_nothing_that_nobody_uses_and_a_source_for_all(self):
        used = {member for tree in TREES.values() for member in asked_members(tree)}
        self.assertEqual(set(MEMBERS) - used, set())
        used = {node.id for tree in TREES.values() for node in ast.walk(tree) if isinstance(node, ast.Name)}
        asked = {text for tree in TREES.values() for text in texts_of(tree)}
        self.assertEqual(set(GLOBALS) - used - asked, set())
        sources = [*GLOBALS.values(), *MODULES.values(), *MEMBERS.values(), *RUN_OPTIONS.values()]
        for source in sources + [source for _, source in CALLBACKS.values()]:
            self.assertRegex(source, r'^(reference: .|Python|[A-Z][A-Za-z]+_[A-Z])')


class Language(unittest.TestCase):
    def test_python_3_9_will_do(self):
        for name, tree in TREES.items():
            with self.subTest(name):
                for node in ast.walk(tree):
                    self.assertNotIn(getattr(node, 'attr', ''), TOO_NEW_MEMBERS)
                    self.assertNotIn(getattr(node, 'arg', ''), TOO_NEW_KEYWORDS)
                    annotations = [getattr(node, 'annotation', None), getattr(node, 'returns', None)]
                    for annotation in [found for found in annotations if isinstance(found, ast.AST)]:
                        unions = [found for found in ast.walk(annotation) if isinstance(found, ast.BitOr)]
                        self.assertEqual(unions, [], 'X | Y is no type before 3.10')

    def test_imports_are_the_standard_library_and_ourselves(self):
        standard = getattr(sys, 'stdlib_module_names', None)
        for name, tree in TREES.items():
            with self.subTest(name):
                for module, _ in imports_of(tree):
                    self.assertNotIn(module, FORBIDDEN_MODULES)
                    self.assertNotIn(module.partition('.')[0], FORBIDDEN_MODULES)
                    if standard and module not in NAMES and module not in BESIDES_STANDARD:
                        self.assertIn(module.partition('.')[0], standard)

    def test_no_file_of_the_kit_hides_one_of_the_library(self):
        # A DAT of such a name would be imported in its stead, by everything in the component.
        self.assertEqual(set(NAMES) & set(getattr(sys, 'stdlib_module_names', ())), set())

    def test_nothing_is_done_to_the_host_while_a_text_is_compiled(self):
        for name, tree in TREES.items():
            with self.subTest(name):
                reaching = functions_that_reach_the_host(tree)
                at_once = {node.id for node in immediate_nodes(tree) if isinstance(node, ast.Name)}
                self.assertEqual(at_once & set(GLOBALS), set())
                # The installer is a script: running it is its purpose. Imported, it does nothing (test_install.py).
                self.assertEqual(at_once & reaching, {'main'} if name == 'install' else set())

    def test_no_absolute_path_is_written_down(self):
        for name, tree in TREES.items():
            with self.subTest(name):
                for text in texts_of(tree):
                    self.assertIsNone(_ABSOLUTE.search(text), text)

    def test_nothing_prints_but_the_installer(self):
        for name, tree in TREES.items():
            with self.subTest(name):
                named = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
                self.assertTrue('print' not in named or name == 'install')

    def test_no_line_has_more_than_120_columns(self):
        for path in [*KIT.glob('*.py'), *KIT.glob('tests/**/*.py')]:
            lines = path.read_text(encoding='utf-8').splitlines()
            if path.parent.name != 'fixtures':
                self.assertEqual([number for number, line in enumerate(lines, 1) if len(line) > 120], [], path)

    def test_nothing_sleeps_and_nothing_runs_texts(self):
        for name, tree in TREES.items():
            with self.subTest(name):
                called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
                self.assertNotIn('sleep', [getattr(function, 'attr', '') for function in called])
                runs = {'exec', 'eval', 'compile', '__import__'} & {getattr(function, 'id', '') for function in called}
                self.assertTrue(not runs or name in MAY_EXECUTE, runs)


class Checks(unittest.TestCase):
    """The checks themselves find what they are for."""

    def test_a_name_of_the_host_is_seen(self):
        self.assertEqual(free_names(ast.parse('def f(x):\n return ops(x, tdu.rand(1))')), {'ops', 'tdu'})

    def test_what_is_asked_for_by_name_is_seen(self):
        source = "a.sendBytes(1)\ngetattr(a, 'reset', None)\no.par['fps']\n"
        self.assertEqual(set(asked_members(ast.parse(source))), {'sendBytes', 'reset', 'par', 'fps'})

    def test_a_member_of_the_hosts_is_not_let_pass_because_ours_has_the_name(self):
        source = "comp.op('x').send(1)\nparent().phase\npar.text\nself.comp.par.Room.text\nabsTime.rate\nown.phase\n"
        asked = set(host_members(ast.parse(source)))
        wrong = {('operator', 'send'), ('operator', 'phase'), ('parameter', 'text'), ('AbsTime', 'rate')}
        self.assertEqual({found for found in asked if not is_documented(*found)}, wrong)

    def test_a_call_at_compile_time_is_seen_through_functions_and_defaults(self):
        tree = ast.parse('def f():\n op(1)\ndef g():\n f()\nclass C:\n x = g()\ndef h(a=me):\n pass\n')
        self.assertEqual(functions_that_reach_the_host(tree), {'f', 'g'})
        at_once = {node.id for node in immediate_nodes(tree) if isinstance(node, ast.Name)}
        self.assertEqual(at_once & {'op', 'f', 'g', 'h', 'me'}, {'g', 'me'})

    def test_absolute_paths_are_told_from_the_hosts_own(self):
        for path in ('C:/x', 'C:\\x', '\\\\server', '~/x', '/Users/x', '/tmp'):
            self.assertRegex(path, _ABSOLUTE)
        for text in ('/project1', '/view/', 'a: b', 'http://%s'):
            self.assertNotRegex(text, _ABSOLUTE)


if __name__ == '__main__':
    unittest.main()
