"""CHOPs (wiki: CHOP_Class, Constant_CHOP): channels of one sample, and the sequence of a Constant CHOP's blocks."""

from .built_in import make_parameter
from .operators import OP
from .wires import sources_of


class Channel:
    def __init__(self, name, value):
        self.name = name
        self.vals = [value]

    def eval(self):
        return self.vals[0]

    def __float__(self):
        return float(self.eval())

    def __eq__(self, other):
        return self.eval() == other

    __hash__ = None


class CHOP(OP):
    @property
    def numChans(self):
        return len(self.chans())

    def chans(self, *names):
        source = sources_of(self).get(0)
        return source.chans(*names) if source is not None else []

    def chan(self, name):
        return next((channel for channel in self.chans() if channel.name == name), None)

    def __getitem__(self, name_or_index):
        if isinstance(name_or_index, int):
            return self.chans()[name_or_index]
        found = self.chan(name_or_index)
        if found is None:
            raise KeyError(name_or_index)
        return found


class ConstantCHOP(CHOP):
    @property
    def seq(self):
        return _Sequences(self)

    def chans(self, *names):
        par = self.par
        blocks = range(self.seq.const.numBlocks)
        named = [(str(par['const%dname' % block].eval()), par['const%dvalue' % block]) for block in blocks]
        return [Channel(name, float(value.eval()) if value is not None else 0.0) for name, value in named if name]


class _Sequences:
    """OP.seq (wiki: OP_Class, SequenceCollection_Class)."""

    def __init__(self, owner):
        # Builds that name the parameters otherwise have no such sequence.
        if owner.par['const0name'] is not None:
            members = [name for name in ('name', 'value') if owner.par['const0' + name] is not None]
            self.const = Sequence(owner, 'const', members)

    def __getitem__(self, name):
        return getattr(self, name, None)


class Sequence:
    """wiki: Sequence_Class. Setting numBlocks adds blocks at the end, or takes them away there."""

    def __init__(self, owner, name, members):
        self.__dict__.update(owner=owner, name=name, _members=members)

    def __setattr__(self, name, value):
        if name != 'numBlocks':
            raise AttributeError('%s of a sequence cannot be set' % name)
        for block in range(self.numBlocks, value):
            for member in self._members:
                self.owner.backstage.add_parameter(make_parameter(self.owner, '%s%d%s' % (self.name, block, member)))
        for block in range(value, self.numBlocks):
            for member in self._members:
                self.owner.backstage.forget_parameter(self.owner.par['%s%d%s' % (self.name, block, member)])

    @property
    def numBlocks(self):
        block = 0
        while self.owner.par['%s%d%s' % (self.name, block, self._members[0])] is not None:
            block += 1
        return block
