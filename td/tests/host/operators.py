"""What every operator has (wiki: OP_Class), and how one is made of its type."""

import fnmatch

from .backstage import Backstage
from .built_in import parameters_of
from .parameters import ParCollection
from .wires import Connector, inputs_of, outputs_of, sources_of

SETTABLE = {'name', 'nodeX', 'nodeY', 'tags', 'comment', 'color', 'viewer', 'dock', 'lock', 'bypass', 'showDocked'}


class OP:
    """An operator. Attributes that are not documented cannot be set, and do not exist."""

    backstage_class = Backstage

    def __init__(self, host, owner, operator_type, name):
        state = {'_owner': owner, '_name': name, 'valid': True, '_type': operator_type, 'id': host.next_id()}
        state.update(nodeX=0, nodeY=0, tags=set(), comment='', color=(0.5, 0.5, 0.5), viewer=False, dock=None)
        state.update(lock=False, bypass=False, showDocked=True, storage={}, customPages=[])
        self.__dict__.update(state)
        self.__dict__['par'] = ParCollection(self)
        self.__dict__['backstage'] = self.backstage_class(self, host)
        for par in parameters_of(self, operator_type, host):
            self.backstage.add_parameter(par)

    def __setattr__(self, name, value):
        if name not in self._settable():
            raise AttributeError('%s of %s cannot be set' % (name, self))
        if name == 'tags':
            value = set(value)
        if name == 'name':
            self.__dict__['_name'] = self._owner.backstage.free_name(value, but=self)
            return
        object.__setattr__(self, name, value)

    def _settable(self):
        return SETTABLE

    def __repr__(self):
        return 'type:%s path:%s' % (self.OPType, self.path)

    # The family and type

    @property
    def OPType(self):
        return self._type.name

    @property
    def opType(self):
        return self._type.name

    @property
    def type(self):
        return self._type.name[: -len(self.family)]

    @property
    def family(self):
        return self._type.family

    @property
    def isTOP(self):
        return self.family == 'TOP'

    @property
    def isDAT(self):
        return self.family == 'DAT'

    @property
    def isCHOP(self):
        return self.family == 'CHOP'

    @property
    def isCOMP(self):
        return self.family == 'COMP'

    # Where it is

    @property
    def name(self):
        return self._name

    @property
    def path(self):
        if self._owner is None:
            return '/'
        return self._owner.path.rstrip('/') + '/' + self._name

    @property
    def children(self):
        return []

    @property
    def docked(self):
        if self._owner is None:
            return []
        return [sibling for sibling in self._owner.children if sibling.dock is self]

    def parent(self, n=1):
        found = self
        for _ in range(n):
            found = found._owner if found is not None else None
        return found

    def op(self, *patterns, includeUtility=False):
        """The first match; relative to the inside of a component, and to the network around anything else."""
        return next(iter(self.ops(*patterns)), None)

    def ops(self, *patterns, includeUtility=False):
        inside = self if self.isCOMP else self._owner
        return [found for pattern in patterns for found in _matches(inside, pattern)]

    # Parameters

    @property
    def customPars(self):
        return [par for par in self.par._by_name.values() if par.isCustom]

    def pars(self, *patterns):
        names = list(self.par._by_name)
        return [self.par[name] for pattern in patterns for name in fnmatch.filter(names, pattern)]

    def evalExpression(self, text):
        return eval(text, self.backstage.host.globals_for(self))

    # Wires

    @property
    def inputConnectors(self):
        return [Connector(self, number, True) for number in inputs_of(self)]

    @property
    def outputConnectors(self):
        return [Connector(self, number, False) for number in outputs_of(self)]

    @property
    def inputs(self):
        connected = (connector.connections for connector in self.inputConnectors)
        return [found[0].owner for found in connected if found]

    @property
    def outputs(self):
        return [end.owner for connector in self.outputConnectors for end in connector.connections]

    def setInputs(self, listOfOPs):
        for number in list(self.backstage.wires):
            del self.backstage.wires[number]
        for number, source in enumerate(listOfOPs):
            if source is not None:
                Connector(self, number, True).connect(source)

    # Life

    @property
    def totalCooks(self):
        return self.backstage.cooks

    def cook(self, force=False, recurse=False, includeUtility=False):
        for source in sources_of(self).values():
            source.cook()
        if force or self.backstage.is_stale():
            self.backstage.has_cooked()
            self._cook()

    def _cook(self):
        pass

    def destroy(self):
        if not self.valid:
            raise RuntimeError('%s has been destroyed already' % self)
        for docked in self.docked:
            docked.destroy()
        self.__dict__['valid'] = False
        self._owner.backstage.forget(self)
        self.backstage.closed()

    def fetch(self, key, default=None, search=True, storeDefault=False):
        return self.storage.get(key, default)

    def store(self, key, value):
        self.storage[key] = value

    def errors(self, recurse=False):
        return ''

    def warnings(self, recurse=False):
        return ''


def _matches(inside, pattern):
    """Operators that a path or pattern means, seen from inside a component."""
    if not isinstance(pattern, str):
        raise TypeError('op() takes a path, not %r' % (pattern,))
    if pattern.startswith('/'):
        while inside.parent() is not None:
            inside = inside.parent()
    found = [inside]
    for part in [part for part in pattern.split('/') if part not in ('', '.')]:
        if part == '..':
            found = [operator.parent() for operator in found if operator.parent() is not None]
        else:
            found = [
                child for operator in found for child in operator.children if fnmatch.fnmatchcase(child.name, part)
            ]
    return found if pattern else []
