"""The operators and parameters of one component that sends to a P3A display, as far as they are there: people delete
and replace them. The component comes as an argument.

Operators are looked up by name each time: a reference that is kept goes stale when somebody replaces the operator.
"""

from lienzo_kit_status import Parameters

_MEND = 'run install.py again, it mends the component'


class Page:
    """`component`: what install.py built it of. `needed`: name of an operator -> its type, or the family alone where
    every type of it will do. `parameters` are the component's own."""

    def __init__(self, comp, component, needed):
        self._comp = comp
        self.needed = needed
        self.parameters = Parameters(comp, component, _MEND)

    def find(self, name):
        """The operator of that name, or None when there is none that can do its work."""
        operator = self._comp.op(name)
        return operator if operator is not None and _kind(operator).endswith(self.needed[name]) else None

    def lack(self):
        """What the component lacks and what to do; '' when it has everything."""
        for name in self.needed:
            if self.find(name) is None:
                return self._lack_of(name)
        return self.parameters.error

    def _lack_of(self, name):
        operator = self._comp.op(name)
        if operator is None:
            return 'The %s called "%s" is missing in here: %s.' % (self.needed[name], name, _MEND)
        return '"%s" is a %s where a %s is needed: %s.' % (name, _kind(operator), self.needed[name], _MEND)


def _kind(operator):
    # Not OPType: the documentation spells it differently from page to page.
    return operator.type + operator.family
