"""Builds the component `lienzo` in a TouchDesigner project, or brings the one that is there up to date.

Three ways to run it:
- by the line that Lienzo shows, pasted into the textport: it fetches this file with all of the kit, as FILES
  (name -> text) and WISHES (address, port, room, key);
- from disk, in the textport: import runpy; runpy.run_path('FOLDER/install.py');
- from a Text DAT that was loaded from the kit's folder, or stands beside DATs named like its files: Run Script.

A component is found again by its tag, wherever it was moved to, and updated in place: its wires and its place stay, and
its parameters keep value, mode and expression, but for those that WISHES names. What this build of TouchDesigner lacks
is said by name and stops nothing else. WISHES may also name another component of the kit: {'component': 'p3a_stream'}.
"""

import importlib
import importlib.util
import os
import sys

# The file by which a kit is known.
_HALLMARK = 'lienzo_component'
# What there is to build, and who builds it. A kit may come without the senders to displays.
_NEEDED = (_HALLMARK, 'install_building', 'install_wishes', 'p3a_components')
_DEFAULT_COMPONENT = 'lienzo'
_HOME = '/project1'
# TouchDesigner's own networks. Nobody wants a component in there, even while looking at them.
_FOREIGN = ('ui', 'sys', 'local')
_STEP = 200


class Refused(Exception):
    """Nothing was built; says why and what to do."""


def main():
    """Builds or updates, and says in a few lines what was done. Never raises."""
    try:
        _find_host()
        lines = install(_kit_files(), globals().get('WISHES') or {})
    except Refused as refused:
        lines = [str(refused)]
    except Exception as error:
        lines = ['This did not work (%s: %s). Please report it with this line.' % (type(error).__name__, error)]
    for line in lines:
        print('Lienzo: ' + line)


def install(files, wishes):
    """Builds or updates the component that `wishes` asks for; returns what was done, a sentence a line.

    Raises Refused, and has changed nothing then.
    """
    modules = _load(files)
    wanted = wishes.get('component') or _DEFAULT_COMPONENT
    component = _components(modules).get(wanted)
    if component is None:
        raise Refused('This kit has no component %s.' % wanted)
    tagged, lines = _existing(component)
    found = [(operator, False) for operator in tagged] or [_place(component, modules['install_building'].kind_of)]
    for operator, is_new in found:
        building = modules['install_building'].Building(operator, component, files)
        building.build()
        lines += building.report(is_new)
    operators, is_new = [operator for operator, _ in found], found[0][1]
    lines += modules['install_wishes'].grant(operators, component, wishes, is_new)
    return lines + _save(found[0][0], component)


# Where the component is, or goes


def _existing(component):
    """The components with our tag anywhere in the project, and a line for each thing that only looks like one."""
    tagged = op('/').findChildren(tags=[component.tag])
    others = [operator.path for operator in tagged if not operator.isCOMP]
    lines = ['%s has the tag %s and is no component: left alone.' % (path, component.tag) for path in others]
    return [operator for operator in tagged if operator.isCOMP], lines


def _place(component, kind_of):
    """The operator for the component and whether it is new: it may be one of ours, whose tag got lost."""
    around = _network()
    there = around.op(component.name)
    if there is None:
        right = max([child.nodeX for child in around.children], default=-_STEP)
        made = around.create(component.type, component.name)
        made.nodeX, made.nodeY = right + _STEP, 0
        return made, True
    if there.isCOMP and _is_ours(there, component):
        return there, False
    raise Refused(
        'In %s there is a %s called %s that is not ours: left alone. Rename it and run this again.'
        % (around.path, kind_of(there), there.name)
    )


def _is_ours(operator, component):
    """A component that lost its tag is known by what is in it."""
    names = {child.name for child in operator.children}
    return {wanted.name for wanted in component.operators if wanted.text_of} <= names


def _network():
    """The network that the editor shows; in the perform mode and in a player there is none."""
    try:
        shown = ui.panes.current.owner
    except Exception:
        shown = None
    top = shown.path.split('/')[1] if shown is not None else ''
    if top and top not in _FOREIGN and shown.isCOMP:
        return shown
    return op(_HOME) or op('/')


# The .tox


def _save(operator, component):
    """Saves the .tox beside the project; a line about it."""
    name = component.name + '.tox'
    # A project that was never saved has a name and some folder, and no file.
    if not project.folder or not os.path.isfile(os.path.join(project.folder, project.name)):
        return ['%s was not saved: the project has no file yet. Save it and run this again.' % name]
    path = os.path.join(project.folder, name)
    try:
        operator.save(path)
    except Exception as error:
        return ['%s could not be saved (%s). The component works without.' % (path, error)]
    return ['Saved %s.' % path]


# The kit's files


def _find_host():
    """Only texts in TouchDesigner come with its names; a file that Python runs has to ask for them."""
    try:
        op
    except NameError:
        try:
            import td

            globals().update(op=td.op, project=td.project, ui=td.ui)
        # To Python any folder called td is a module, and the kit's own is.
        except (ImportError, AttributeError):
            raise Refused('Run this in TouchDesigner: in its textport (Alt+T), or from a Text DAT.') from None


def _kit_files():
    """Name -> text of every file of the kit."""
    files = globals().get('FILES')
    if files:
        return files
    for folder in _folders():
        if os.path.isfile(os.path.join(folder, _HALLMARK + '.py')):
            return _read(folder)
    beside = _beside()
    if beside:
        return beside
    raise Refused("Where is the kit? Paste the line that Lienzo shows on the room's page.")


def _folders():
    """Where the files may be: beside this one, on disk; or beside the project."""
    here = globals().get('__file__')
    dat = globals().get('me')
    loaded_from = dat.par['file'] if dat is not None and dat.isDAT else None
    if here:
        yield os.path.dirname(here)
    if loaded_from is not None and loaded_from.eval():
        yield os.path.join(project.folder, os.path.dirname(str(loaded_from.eval())))
    if project.folder:
        yield os.path.join(project.folder, 'td')
        yield project.folder


def _read(folder):
    files = {}
    for name in os.listdir(folder):
        if name.endswith('.py'):
            with open(os.path.join(folder, name), encoding='utf-8') as file:
                files[name] = file.read()
    return files


def _beside():
    """The texts of the DATs beside the one that this runs from."""
    dat = globals().get('me')
    around = dat.parent() if dat is not None else None
    names = {child.name: child for child in around.children} if around is not None else {}
    if _HALLMARK not in names:
        return {}
    return {name + '.py': child.text for name, child in names.items() if child.isDAT}


class _KitImporter:
    """Lets the kit's files import each other from their texts."""

    def __init__(self, files):
        self._files = files

    def find_spec(self, name, path=None, target=None):
        return importlib.util.spec_from_loader(name, self) if name + '.py' in self._files else None

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(compile(self._files[module.__name__ + '.py'], module.__name__ + '.py', 'exec'), module.__dict__)


def _load(files):
    """Name -> module of what is needed here. Python forgets them again: another kit may come."""
    names = [name[: -len('.py')] for name in files]
    kept = {name: sys.modules.pop(name) for name in names if name in sys.modules}
    importer = _KitImporter(files)
    sys.meta_path.insert(0, importer)
    try:
        return {name: importlib.import_module(name) for name in _NEEDED if name + '.py' in files}
    finally:
        sys.meta_path.remove(importer)
        for name in names:
            sys.modules.pop(name, None)
        sys.modules.update(kept)


def _components(modules):
    """Name -> description of each component of the kit."""
    values = [value for module in modules.values() for value in vars(module).values()]
    # By name: a module that was imported twice has a class of its own.
    return {value.name: value for value in values if type(value).__name__ == 'Component'}


# A file that is imported has a __spec__ of its own name. A text that is run, pasted or executed has none, or that of
# whoever runs it.
if getattr(globals().get('__spec__'), 'name', None) != __name__:
    main()
