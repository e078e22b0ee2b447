"""A DAT's text as a module (wiki: DAT_Class.module, MOD_Class): compiled once per text, with the host's names in it.

`import name` in such a text finds the DAT of that name in the same component first, then Python's own modules
(wiki: MOD_Class, "Search Path"). A module that was imported from disk has none of this. The kit's own files are not
among Python's modules here, although they lie on this machine: where TouchDesigner runs, the DATs are all there is.
"""

import builtins
import importlib.util
import pathlib
import types

from .clock import time_for

KIT = pathlib.Path(__file__).resolve().parents[2]

def module_of(dat):
    text, module = dat.backstage.module_for
    if module is None or text != dat.text:
        module = types.ModuleType(dat.name)
        # Before it runs: two texts may import each other.
        dat.backstage.module_for = (dat.text, module)
        try:
            run_text(dat, module.__dict__)
        except BaseException:
            # As Python does with a module that fails: who asks again gets the same error, and no half of it.
            dat.backstage.module_for = (None, None)
            raise
    return module


def run_text(dat, namespace):
    """Runs a DAT's text in a namespace, as a module or as a script."""
    namespace.update(globals_for(dat))
    exec(compile(dat.text, dat.path, 'exec'), namespace)


def globals_for(operator):
    """The names that an operator's text, expression or script finds (reference, part 1; wiki: Python, "td")."""
    host = operator.backstage.host
    return {
        '__builtins__': {**vars(builtins), '__import__': _importer(operator), 'print': host.print},
        'me': operator,
        'op': _Shortcut(operator),
        'ops': operator.parent().ops if operator.parent() else operator.ops,
        'parent': operator.parent,
        'project': host.project,
        'absTime': host.absTime,
        'app': host.app,
        'ui': host.ui,
        'run': host.runs.run,
        'ParMode': host.par_mode,
    }


class _Shortcut:
    """op: a search relative to the network around. An attribute would be a Global OP Shortcut: nobody has set one."""

    def __init__(self, operator):
        self._operator = operator

    def __call__(self, *patterns, includeUtility=False):
        around = self._operator.parent() or self._operator
        return around.op(*patterns)


def _lies_on_this_machine_only(name):
    """Whether Python would find a file of the kit by that name. What the installer has brought is from no file."""
    if not (KIT / (name + '.py')).is_file():
        return False
    found = importlib.util.find_spec(name)
    return found is not None and found.origin is not None and pathlib.Path(found.origin).parent == KIT


def _importer(operator):
    host = operator.backstage.host

    def find(name, globals=None, locals=None, fromlist=(), level=0):
        sibling = operator.parent().op(name) if operator.parent() is not None else None
        if sibling is not None and sibling.isDAT:
            return sibling.module
        if name == 'time':
            return time_for(host)
        if _lies_on_this_machine_only(name):
            raise ModuleNotFoundError('No module named %r' % name, name=name)
        return builtins.__import__(name, globals, locals, fromlist, level)

    return find
