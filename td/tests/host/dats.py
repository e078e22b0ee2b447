"""DATs that hold text or a table (wiki: DAT_Class, Cell_Class), and those that call what stands in their text."""

from .backstage import Backstage
from .modules import module_of
from .operators import OP, SETTABLE
from .wires import sources_of


class DatBackstage(Backstage):
    def __init__(self, operator, host):
        super().__init__(operator, host)
        self.text = ''
        self.table = []
        self.module_for = (None, None)  # a text, and what it was compiled to

    def closed(self):
        self.module_for = (None, None)

    def call(self, callback, *arguments):
        """Calls a function of the text by position; one that is not defined is skipped, as the host does."""
        function = getattr(self.operator.module, callback, None)
        if function is not None:
            function(*arguments)


class DAT(OP):
    backstage_class = DatBackstage
    is_table = False

    def _settable(self):
        return SETTABLE | {'text'}

    @property
    def text(self):
        shown = self._shown()
        if shown.isTable:
            return ''.join('\t'.join(row) + '\n' for row in shown.backstage.table)
        return shown.backstage.text

    @text.setter
    def text(self, text):
        if self.is_table:
            self.backstage.table = [row.split('\t') for row in str(text).splitlines()]
        self.backstage.text = str(text)

    @property
    def module(self):
        return module_of(self)

    @property
    def isTable(self):
        return self.is_table

    @property
    def isText(self):
        return not self.is_table

    @property
    def numRows(self):
        return len(self._shown().backstage.table)

    @property
    def numCols(self):
        return max((len(row) for row in self._shown().backstage.table), default=0)

    def __getitem__(self, place):
        row, column = place
        return Cell(self._shown(), self._row_number(row), self._column_number(column))

    def __setitem__(self, place, value):
        self[place].val = value

    def cell(self, row, column, caseSensitive=True, val=False):
        try:
            cell = self[row, column]
        except (IndexError, ValueError):
            return None
        return cell.val if val else cell

    def row(self, number, caseSensitive=True, val=False):
        cells = [self[number, column] for column in range(self.numCols)]
        return [cell.val for cell in cells] if val else cells

    def rows(self, caseSensitive=True, val=False):
        return [self.row(number, val=val) for number in range(self.numRows)]

    def appendRow(self, vals=(), nameOrIndex=None, sort=None):
        number = self.numRows if nameOrIndex is None else self._row_number(nameOrIndex) + 1
        self._editable().insert(number, [str(value) for value in vals])
        return number

    def appendRows(self, vals=(), nameOrIndex=None, sort=None):
        return [self.appendRow(row) for row in vals][-1]

    def deleteRow(self, nameOrIndex):
        del self._editable()[self._row_number(nameOrIndex)]

    def replaceRow(self, nameOrIndex, vals=(), entireRow=True):
        number = self._row_number(nameOrIndex)
        self._editable()[number] = [str(value) for value in vals]
        return number

    def clear(self, keepSize=False, keepFirstRow=False, keepFirstCol=False):
        table = self._editable()
        del table[1 if keepFirstRow else 0 :]

    def run(self, *args, endFrame=False, fromOP=None, group=None, delayFrames=0, delayMilliSeconds=0, delayRef=None):
        run = self.backstage.host.runs.add
        return run(self, args, endFrame=endFrame, delayFrames=delayFrames, delayMilliSeconds=delayMilliSeconds)

    def _shown(self):
        """The DAT whose contents this one shows: a Null, In or Out DAT shows its input's."""
        source = sources_of(self).get(0)
        return source._shown() if source is not None and self.OPType in ('nullDAT', 'inDAT', 'outDAT') else self

    def _editable(self):
        if not self.is_table:
            raise RuntimeError('%s is no table' % self)
        return self.backstage.table

    def _row_number(self, name_or_index):
        table = self._shown().backstage.table
        if isinstance(name_or_index, str):
            return [row[0] for row in table].index(name_or_index)
        return range(len(table))[name_or_index]

    def _column_number(self, name_or_index):
        if isinstance(name_or_index, str):
            return self._shown().backstage.table[0].index(name_or_index)
        return range(self.numCols)[name_or_index]


class Cell:
    def __init__(self, dat, row, column):
        self.__dict__.update(_dat=dat, row=row, col=column)

    def __setattr__(self, name, value):
        if name != 'val':
            raise AttributeError('%s of a cell cannot be set' % name)
        self._dat._editable()[self.row][self.col] = str(value)

    @property
    def val(self):
        row = self._dat.backstage.table[self.row]
        return row[self.col] if self.col < len(row) else ''

    def __str__(self):
        return self.val

    def __eq__(self, other):
        return self.val == str(other)

    __hash__ = None


class TableDAT(DAT):
    is_table = True


class ExecuteBackstage(DatBackstage):
    """Execute DAT: each callback only with its toggle on."""

    def tell(self, toggle, callback, *arguments):
        par = self.operator.par
        if par.active.eval() and par[toggle].eval():
            self.call(callback, *arguments)


class ExecuteDAT(DAT):
    backstage_class = ExecuteBackstage


class ParameterExecuteBackstage(DatBackstage):
    """Parameter Execute DAT: looks once a frame at what it watches, and hands on the pulses since the last one."""

    def __init__(self, operator, host):
        super().__init__(operator, host)
        self._last = {}
        self._pulsed = []

    def note_pulse(self, par):
        if any(par is watched for watched in self._watched()):
            self._pulsed.append(par)

    def on_frame(self):
        pulsed, self._pulsed = self._pulsed, []
        changed = self._changes()
        if not self.operator.par.active.eval():
            return
        for par, previous in changed if self.operator.par.valuechange.eval() else ():
            self.call('onValueChange', *self.host.value_change_arguments(par, previous))
        for par in pulsed if self.operator.par.onpulse.eval() else ():
            self.call('onPulse', par)

    def _changes(self):
        before, self._last = self._last, {id(par): (par, par.eval()) for par in self._watched() if not par.isPulse}
        return [
            (par, before[key][1])
            for key, (par, value) in self._last.items()
            if key in before and before[key][1] != value
        ]

    def _watched(self):
        par = self.operator.par
        owner = par.op.eval()
        names = [] if owner is None else owner.pars(*str(par.pars.eval()).split())
        kinds = {True: par.custom.eval(), False: par.builtin.eval()}
        return [watched for watched in names if kinds[watched.isCustom]]


class ParameterExecuteDAT(DAT):
    backstage_class = ParameterExecuteBackstage
