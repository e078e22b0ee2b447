"""Components (wiki: COMP_Class): a network of their own, custom parameters, and the .tox they are saved to."""

import fnmatch
import json
import pathlib

from .backstage import Backstage
from .chops import CHOP, ConstantCHOP
from .dats import DAT, ExecuteDAT, ParameterExecuteDAT, TableDAT
from .message_dats import WebclientDAT, WebsocketDAT
from .operator_types import OPERATOR_TYPES, WITH_CALLBACKS
from .operators import OP, SETTABLE
from .pages import Page
from .tops import TOP, MovieFileInTOP, ScriptTOP
from .tox import describe, rebuild


class CompBackstage(Backstage):
    def __init__(self, operator, host):
        super().__init__(operator, host)
        self.children = []

    def free_name(self, wanted, but=None):
        """The name, or the next numbered one when it is in use."""
        taken = {child.name for child in self.children if child is not but}
        number, name = 0, wanted
        while name in taken:
            number += 1
            name = '%s%d' % (wanted.rstrip('0123456789'), number)
        return name

    def forget(self, child):
        self.children.remove(child)

    def closed(self):
        for child in list(self.children):
            # One that was docked went with the operator that it was docked to.
            if child.valid:
                child.destroy()


class COMP(OP):
    backstage_class = CompBackstage

    def _settable(self):
        return SETTABLE | {'allowCooking'}

    @property
    def children(self):
        return list(self.backstage.children)

    def create(self, opType, name=None, initialize=True):
        host = self.backstage.host
        type_name = opType if isinstance(opType, str) else opType.__name__
        if type_name not in OPERATOR_TYPES or type_name in host.missing_types:
            raise RuntimeError('Unknown operator type: %s' % type_name)
        kind = OPERATOR_TYPES[type_name]
        wanted = name or kind.name[: -len(kind.family)] + '1'
        made = _CLASSES.get(type_name, _FAMILIES[kind.family])(host, self, kind, self.backstage.free_name(wanted))
        self.backstage.children.append(made)
        if initialize and host.docks_callbacks and type_name in WITH_CALLBACKS and made.par['callbacks'] is not None:
            self._dock_callbacks(made)
        return made

    def copy(self, OP, name=None, includeDocked=True):
        return rebuild(self, describe(OP), name or OP.name)

    def findChildren(self, type=None, name=None, tags=(), allTags=False, depth=None, maxDepth=None, key=None):
        found = list(_below(self, 1))
        return [
            child
            for level, child in found
            if (name is None or fnmatch.fnmatchcase(child.name, name))
            and _has_tags(child, tags, all if allTags else any)
            and (depth is None or level == depth)
            and (maxDepth is None or level <= maxDepth)
            and (key is None or key(child))
        ]

    def save(self, filepath=None, createFolders=False, password=None):
        path = pathlib.Path(filepath or pathlib.Path(self.backstage.host.project.folder, self.name + '.tox'))
        if createFolders:
            path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(describe(self)), encoding='utf-8')
        return str(path)

    def loadTox(self, filepath, unwired=False, pattern=None, password=None):
        description = json.loads(pathlib.Path(filepath).read_text(encoding='utf-8'))
        return rebuild(self, description, description['name'])

    def appendCustomPage(self, name):
        return append_custom_page(self, name)

    def destroyCustomPars(self):
        pars = self.customPars
        for par in pars:
            par.destroy()
        return len(pars)

    def sortCustomPages(self, *pages):
        order = list(pages)
        self.customPages.sort(key=lambda page: order.index(page.name) if page.name in order else len(order))

    def _dock_callbacks(self, made):
        callbacks = self.create('textDAT', made.name + '_callbacks')
        callbacks.dock = made
        made.par.callbacks = callbacks.name


def append_custom_page(owner, name):
    """The page of that name: a new one, unless it is there."""
    for page in owner.customPages:
        if page.name == name:
            return page
    owner.customPages.append(Page(owner, name))
    return owner.customPages[-1]


def _below(component, level):
    for child in component.children:
        yield level, child
        yield from _below(child, level + 1)


def _has_tags(operator, patterns, quantifier):
    return not patterns or quantifier(bool(fnmatch.filter(operator.tags, pattern)) for pattern in patterns)


_FAMILIES = {'DAT': DAT, 'TOP': TOP, 'CHOP': CHOP, 'COMP': COMP}
_CLASSES = {
    'tableDAT': TableDAT,
    'executeDAT': ExecuteDAT,
    'parameterexecuteDAT': ParameterExecuteDAT,
    'websocketDAT': WebsocketDAT,
    'webclientDAT': WebclientDAT,
    'scriptTOP': ScriptTOP,
    'moviefileinTOP': MovieFileInTOP,
    'constantCHOP': ConstantCHOP,
}
