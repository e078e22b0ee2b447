"""The operators and custom parameters of one component, as far as they are there: people delete and replace them.

They are looked up by name each time. A reference that is kept goes stale when somebody undoes or replaces the operator.
"""

from lienzo_component import LIENZO
from lienzo_kit_status import Parameters

_MEND = 'paste the line from Lienzo again, it mends the component'

# What has to be where: an operator type of TouchDesigner, or the end of one where every operator of the family will do.
_NEEDED = {
    'socket': 'websocketDAT',
    'canvas_bytes': 'scriptTOP',
    'canvas_page': 'webrenderTOP',
    'canvas_file': 'moviefileinTOP',
    'program': 'TOP',
    'prompt': 'DAT',
    'state': 'constantCHOP',
    'touches': 'tableDAT',
    # Without its callbacks an operator is there and says nothing: it would look like the network's fault.
    'socket_callbacks': 'DAT',
    'canvas_callbacks': 'DAT',
    'parameter_callbacks': 'parameterexecuteDAT',
}

# What each way of the canvas needs besides what all need.
_NEEDED_BY = {
    'bytes': ('canvas_bytes', 'canvas_callbacks'),
    'page': ('canvas_page',),
    'file': ('canvas_file',),
}


class Network:
    """`comp` is the component itself, `parameters` are its own. `error` names what is missing or of the wrong kind, or
    a parameter that cannot be read; '' for nothing."""

    def __init__(self, comp):
        self.comp = comp
        self.parameters = Parameters(comp, LIENZO, _MEND)
        self._lacks = {}  # name of the operator -> sentence

    @property
    def error(self):
        return next((self._lacks[name] for name in _NEEDED if name in self._lacks), '') or self.parameters.error

    def find(self, name):
        """The operator of that name, or None when there is none that can do its work."""
        operator = self.comp.op(name)
        lack = _lack_of(name, operator)
        if lack:
            self._lacks[name] = lack
        else:
            self._lacks.pop(name, None)
        return None if lack else operator

    def is_another(self, name, id):
        """Whether the operator of that name is there, and not the one of this id: made anew, it knows nothing of what
        the other one was given."""
        operator = self.find(name)
        return operator is not None and operator.id != id

    def check(self, path):
        """Looks for all that this way of the canvas needs, so that `error` is up to date and speaks of nothing else."""
        for name in _NEEDED:
            if name in _NEEDED_BY[path] or not name.startswith('canvas_'):
                self.find(name)
            else:
                self._lacks.pop(name, None)

    def turn(self):
        """(rank, count) of this component among those of its kind in the project. Searches all of it: not for every
        second."""
        others = {found.id for found in op('/').findChildren(tags=[LIENZO.tag]) if found.isCOMP}
        # Somebody may have taken our own tag.
        ids = sorted(others | {self.comp.id})
        return ids.index(self.comp.id), len(ids)


def _lack_of(name, operator):
    if operator is None:
        return 'The operator %s is missing: %s.' % (name, _MEND)
    # Not OPType: the documentation spells it differently from build to build.
    kind = operator.type + operator.family
    if not kind.endswith(_NEEDED[name]):
        return '%s is a %s where a %s is needed: %s.' % (name, kind, _NEEDED[name], _MEND)
    return ''
