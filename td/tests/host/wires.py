"""Wires and their ends (wiki: Connector_Class). A component's connectors are its In and Out operators, in the order of
their names (wiki: In_TOP, "positioned alphanumerically").

A wire is kept at the operator that it leads into: an In operator inside a component for one from outside.
"""

_INS = ('inTOP', 'inDAT', 'inCHOP')
_OUTS = ('outTOP', 'outDAT', 'outCHOP')


def inputs_of(operator):
    """Numbers of the input connectors: as many as are wired and one more, up to what the type takes."""
    if operator.isCOMP:
        return range(len(_ports(operator, _INS)))
    if operator.OPType in _INS:
        return range(0)
    wired = max(operator.backstage.wires, default=-1) + 1
    return range(min(operator._type.inputs, wired + 1))


def outputs_of(operator):
    if operator.isCOMP:
        return range(len(_ports(operator, _OUTS)))
    return range(1)


def sources_of(operator):
    """The operators that lead into this one, by the number of its input."""
    return {number: source for number, source in operator.backstage.wires.items() if source.valid}


class Connector:
    def __init__(self, owner, index, is_input):
        self.owner = owner
        self.index = index
        self.isInput = is_input
        self.isOutput = not is_input

    @property
    def inOP(self):
        return _ports(self.owner, _INS)[self.index] if self.isInput and self.owner.isCOMP else None

    @property
    def outOP(self):
        return _ports(self.owner, _OUTS)[self.index] if self.isOutput and self.owner.isCOMP else None

    @property
    def connections(self):
        if self.isInput:
            source = sources_of(self._end()).get(self._number())
            return [_visible_output(source, self.owner)] if source else []
        return [found for neighbour in self.owner.parent().children for found in self._wires_into(neighbour)]

    def connect(self, target):
        other = target if isinstance(target, Connector) else _first_free(target, self.isInput)
        if other.isInput == self.isInput:
            raise ValueError('a wire leads from an output to an input')
        source, sink = (other, self) if self.isInput else (self, other)
        if source._end().family != sink._end().family:
            raise TypeError('%s cannot be wired into %s: they differ in family' % (source.owner, sink.owner))
        if source.owner.parent() is not sink.owner.parent():
            raise ValueError('%s and %s are not in one network' % (source.owner, sink.owner))
        sink._end().backstage.wires[sink._number()] = source._end()
        sink._end().backstage.is_dirty = True

    def disconnect(self):
        if self.isInput:
            self._end().backstage.wires.pop(self._number(), None)
            return
        for other in self.connections:
            other.disconnect()

    def _end(self):
        """The operator that stands for this connector: an In or Out operator for a component's."""
        return (self.inOP or self.outOP) if self.owner.isCOMP else self.owner

    def _number(self):
        return 0 if self.owner.isCOMP else self.index

    def _wires_into(self, neighbour):
        return [
            connector
            for connector in neighbour.inputConnectors
            if sources_of(connector._end()).get(connector._number()) is self._end()
        ]


def _ports(component, types):
    return sorted((child for child in component.children if child.OPType in types), key=lambda child: child.name)


def _visible_output(source, seen_from):
    """The connector of a wire's source as it is seen in that network."""
    if source.parent() is seen_from.parent():
        return Connector(source, 0, False)
    component = source.parent()
    return Connector(component, _ports(component, _OUTS).index(source), False)


def _first_free(operator, wants_output):
    if wants_output:
        return operator.outputConnectors[0]
    free = [connector for connector in operator.inputConnectors if not connector.connections]
    return (free or operator.inputConnectors)[0]
