"""Brings one component up to its description: parameters, operators, texts and wires.

install.py finds or makes the component and hands it over. What is there already and right is not touched: a parameter
keeps its value, mode and expression, a text that is the same is not compiled anew, and what people added stays.
"""

import hashlib

# By this tag we know the DATs that hold modules of the kit: one that a newer kit has no more goes.
_MODULE_TAG = 'kit_module'
_STEP = 200
# More would push the first ones out of the textport's view.
_MOST_PROBLEMS = 8

_NO_PARAMETER = '%s has no parameter %s in this build.'


class Building:
    """One component on its way to what its description says. Failures are collected and stop nothing."""

    def __init__(self, operator, component, files):
        self.operator = operator
        self._component = component
        self._modules = _modules(component, files)
        self._texts = _texts(component, files, self._modules)
        self._wires = []
        self._problems = []
        self._notes = []
        self._new_texts = 0
        # The others have imported what is not there any more, or have failed to.
        self._is_incomplete = any(operator.op(name) is None for name in self._texts)

    def build(self):
        self.operator.tags.add(self._component.tag)
        self._attempt('the wires from outside', self._note_outside)
        # First, so that nothing of the old texts speaks while they are exchanged.
        if self._has_new_texts():
            self._attempt('switching off', self._switch_off)
        for page in self._component.pages:
            self._attempt('the page ' + page.name, self._bring_page, page)
        for wanted in self._component.operators:
            self._attempt(wanted.name, self._bring_operator, wanted)
        self._bring_modules()
        for wanted in self._component.operators:
            self._attempt('the wires of ' + wanted.name, self._wire, wanted)
        self._attempt('the wires from outside', self._mend_outside)

    def report(self, is_new):
        did = 'Built' if is_new else 'Updated'
        what = '' if is_new else ', in place' if self._new_texts else ': it was up to date'
        lines = ['%s %s%s.' % (did, self.operator.path, what)] + self._notes
        rest = len(self._problems) - _MOST_PROBLEMS
        return lines + self._problems[:_MOST_PROBLEMS] + (['And %d more of this kind.' % rest] if rest > 0 else [])

    def _attempt(self, what, action, *arguments):
        """The host raises its own kinds of errors, and one of them must not cost the rest."""
        try:
            action(*arguments)
        except Exception as error:
            self._problems.append('%s: %s' % (what, error))

    # Custom parameters

    def _bring_page(self, wanted):
        page = next((page for page in self.operator.customPages if page.name == wanted.name), None)
        if page is None:
            page = self.operator.appendCustomPage(wanted.name)
        for parameter in wanted.parameters:
            self._attempt('the parameter ' + parameter.name, self._bring_parameter, page, parameter)

    def _bring_parameter(self, page, wanted):
        par = self.operator.par[wanted.name]
        if par is None:
            par = self._append(page, wanted)
        elif par.style != wanted.style:
            par = self._append_anew(page, wanted, par)
        self._bring_choices(par, wanted)
        self._bring_range(par, wanted)
        par.label = wanted.label
        par.readOnly = wanted.read_only
        if wanted.help:
            self._try_help(par, wanted.help)
        if wanted.default is not None:
            par.default = wanted.default

    def _append(self, page, wanted):
        getattr(page, 'append' + wanted.style)(wanted.name, label=wanted.label)
        par = self.operator.par[wanted.name]
        self._bring_choices(par, wanted)
        self._bring_range(par, wanted)
        if wanted.default is not None:
            par.val = wanted.default
        return par

    def _bring_choices(self, par, wanted):
        names, labels = [name for name, _ in wanted.choices], [label for _, label in wanted.choices]
        if not names or (list(par.menuNames or ()), list(par.menuLabels or ())) == (names, labels):
            return
        value, is_constant = par.val, mode_of(par) == 'CONSTANT'
        par.menuNames, par.menuLabels = names, labels
        # What becomes of the value is not documented.
        if is_constant and par.val != value and value in names:
            par.val = value

    def _bring_range(self, par, wanted):
        if wanted.low is None:
            return
        par.min = par.normMin = wanted.low
        par.max = par.normMax = wanted.high
        par.clampMin = par.clampMax = True

    def _append_anew(self, page, wanted, par):
        """The parameter is of another kind than ours was: a new one in its place, with what it held."""
        value, expression, binding, mode = par.val, par.expr, par.bindExpr, par.mode
        new = self._append(page, wanted)
        self._attempt('the value of ' + wanted.name, setattr, new, 'val', value)
        if expression:
            new.expr = expression
        if binding:
            new.bindExpr = binding
        new.mode = mode
        return new

    def _try_help(self, par, text):
        """The documentation calls it read only, and to be set, in one breath."""
        try:
            par.help = text
        except Exception:
            return

    # Operators inside

    def _bring_operator(self, wanted):
        operator, is_new = self._find(wanted.name, wanted.type), False
        if operator is None:
            operator, is_new = self._make(wanted), True
        if operator is None:
            return
        if wanted.callbacks:
            self._bring_callbacks(operator, wanted.callbacks)
        if wanted.text_of:
            self._write(operator)
        if wanted.channels:
            self._bring_channels(operator, wanted.channels)
        if wanted.rows and operator.numRows == 0:
            operator.appendRows([list(row) for row in wanted.rows])
        for setting in wanted.settings:
            if is_new or not setting.once:
                self._attempt('%s, %s' % (wanted.name, setting.name), self._set, operator, setting)

    def _find(self, name, type_name):
        """The operator of that name and type. One of another type is somebody's: it gets another name."""
        found = self.operator.op(name)
        if found is None or kind_of(found) == type_name:
            return found
        found.name = name + '_other'
        self._notes.append('%s was a %s and is called %s now.' % (name, kind_of(found), found.name))
        return None

    def _make(self, wanted):
        try:
            operator = self.operator.create(wanted.type, wanted.name)
        except Exception as error:
            sentence = 'This build of TouchDesigner made no %s (%s): %s is missing.'
            self._problems.append(sentence % (wanted.type, error, wanted.name))
            return None
        operator.nodeX, operator.nodeY = wanted.place
        return operator

    def _bring_callbacks(self, operator, name):
        """The Callbacks DAT gets our name: the one that the operator came with, if it did."""
        par = operator.par['callbacks']
        if par is None:
            self._problems.append(_NO_PARAMETER % (operator.name, 'callbacks'))
            return
        own = par.eval()
        if self.operator.op(name) is None and own is not None and own.parent().path == self.operator.path:
            own.name = name
        elif own is not None and own.name != name and any(docked.path == own.path for docked in operator.docked):
            own.destroy()
        if str(par.val) != name:
            par.val = name

    def _bring_channels(self, operator, names):
        blocks = getattr(getattr(operator, 'seq', None), 'const', None)
        if blocks is None:
            self._problems.append(
                '%s has no sequence of channels in this build: its channels are missing.' % operator.name
            )
            return
        if blocks.numBlocks < len(names):
            blocks.numBlocks = len(names)
        for number, name in enumerate(names):
            par = operator.par['const%dname' % number]
            if par.eval() != name:
                par.val = name

    def _set(self, operator, setting):
        par = operator.par[setting.name]
        if par is None:
            self._problems.append(_NO_PARAMETER % (operator.name, setting.name))
            return
        # Setting a value or an expression sets the mode, too.
        expression = getattr(setting.value, 'text', None)
        if expression is None:
            if mode_of(par) != 'CONSTANT' or par.eval() != setting.value:
                par.val = setting.value
        elif mode_of(par) != 'EXPRESSION' or par.expr != expression:
            par.expr = expression

    # Texts

    def _has_new_texts(self):
        dats = [(self.operator.op(name), text) for name, text in self._texts.items()]
        return any(dat is None or not dat.isDAT or _differ(dat.text, text) for dat, text in dats)

    def _switch_off(self):
        for wanted in self._component.operators:
            operator = self.operator.op(wanted.name) if wanted.off_while_changing else None
            par = operator.par[wanted.off_while_changing] if operator is not None else None
            if par is not None:
                par.val = False

    def _bring_modules(self):
        for number, name in enumerate(self._modules):
            self._attempt(name, self._bring_module, name, number)
        for dat in self.operator.children:
            if _MODULE_TAG in dat.tags and dat.name not in self._texts:
                self._attempt(dat.name, dat.destroy)

    def _bring_module(self, name, number):
        dat = self._find(name, 'textDAT')
        if dat is None:
            dat = self.operator.create('textDAT', name)
            # A row of their own below the network.
            dat.nodeX, dat.nodeY = number * _STEP, -10 * _STEP
        dat.tags.add(_MODULE_TAG)
        self._write(dat)

    def _write(self, dat):
        text = self._texts[dat.name]
        # The same text anew would compile it anew, and what it knows would be lost.
        if not _differ(dat.text, text) and not self._is_incomplete:
            return
        # Which is just what is wanted here; whether the very same text does it is not documented.
        dat.text = text + '\n' if dat.text == text else text
        self._new_texts += 1

    # Wires

    def _wire(self, wanted):
        operator = self.operator.op(wanted.name)
        sources = [name and self.operator.op(name) for name in wanted.inputs]
        if operator is None or not wanted.inputs:
            return
        if [source.path for source in operator.inputs] != [source.path for source in sources if source is not None]:
            operator.setInputs(sources)

    def _note_outside(self):
        """Keeps (name of the In or Out operator, other ends of its wires) of each that is wired."""
        ports = [(connector.inOP, connector) for connector in self.operator.inputConnectors]
        ports += [(connector.outOP, connector) for connector in self.operator.outputConnectors]
        self._wires = [(port.name, list(connector.connections)) for port, connector in ports if connector.connections]

    def _mend_outside(self):
        """Wires again what lost its wires because its operator had to be made anew."""
        ports = {connector.inOP.name: connector for connector in self.operator.inputConnectors}
        ports.update({connector.outOP.name: connector for connector in self.operator.outputConnectors})
        for name, ends in self._wires:
            if name in ports and not ports[name].connections:
                for end in ends:
                    ports[name].connect(end)


def mode_of(par):
    """CONSTANT, EXPRESSION, EXPORT or BIND: by its name, as a file that Python runs has no ParMode."""
    return str(par.mode).rpartition('.')[2]


def kind_of(operator):
    """The operator's type as COMP.create takes it."""
    # Not OPType: the documentation spells it differently from page to page.
    return operator.type + operator.family


def _modules(component, files):
    """Names of the kit's files that become modules inside."""
    names = [name[: -len('.py')] for name in files if name.endswith('.py')]
    return sorted(name for name in names if name.startswith(component.modules))


def _texts(component, files, modules):
    """Name of each DAT that holds a file of the kit -> its text, with a mark of the whole kit below.

    By the mark every text changes when one does. A module whose own text stayed the same would go on with the old ones
    of those that it has imported.
    """
    sources = {wanted.name: wanted.text_of for wanted in component.operators if wanted.text_of}
    sources.update({name: name + '.py' for name in modules})
    together = ''.join(files[source] for source in sorted(set(sources.values())))
    mark = hashlib.sha1(together.encode()).hexdigest()[:10]
    return {name: '%s\n\n# Kit %s\n' % (files[source].rstrip(), mark) for name, source in sources.items()}


def _differ(one, other):
    return one.replace('\r\n', '\n').rstrip() != other.replace('\r\n', '\n').rstrip()
