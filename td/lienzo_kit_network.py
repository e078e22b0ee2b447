"""The operators and custom parameters of one component, as far as they are there: people delete and replace them.

They are looked up by name each time. A reference that is kept goes stale when somebody undoes or replaces the operator.
"""

from lienzo_component import LIENZO

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
}

_DEFAULTS = {parameter.name: parameter.default for page in LIENZO.pages for parameter in page.parameters}


class Network:
    """`comp` is the component itself. `error` names what is missing or of the wrong kind; '' for nothing."""

    def __init__(self, comp):
        self.comp = comp
        self._lacks = {}  # name of the operator or parameter -> sentence
        self._shown = {}  # status parameter -> the value that it was given

    @property
    def error(self):
        return next(iter(self._lacks.values()), '')

    def find(self, name):
        """The operator of that name, or None when there is none that can do its work."""
        operator = self.comp.op(name)
        lack = _lack_of(name, operator)
        self._note(name, lack)
        return None if lack else operator

    def check(self, path):
        """Looks for all that this way of the canvas needs, so that `error` is up to date and speaks of nothing else."""
        for name in _NEEDED:
            if name == 'canvas_' + path or not name.startswith('canvas_'):
                self.find(name)
            else:
                self._note(name, '')

    def value(self, name):
        """The value of a custom parameter; its default when somebody has deleted it."""
        par = self._par(name)
        return _DEFAULTS[name] if par is None else par.eval()

    def show(self, name, value):
        """Writes a status parameter, unless it was given this value before: every write makes TouchDesigner cook what
        depends on it."""
        if name not in self._shown or self._shown[name] != value:
            self.write(name, value)
            self._shown[name] = value

    def write(self, name, value):
        """Writes a custom parameter, if it is there."""
        par = self._par(name)
        if par is not None:
            par.val = value

    def _par(self, name):
        par = getattr(self.comp.par, name, None)
        self._note(name, 'The parameter %s is missing: %s.' % (name, _MEND) if par is None else '')
        return par

    def _note(self, name, lack):
        if lack:
            self._lacks[name] = lack
        else:
            self._lacks.pop(name, None)


def _lack_of(name, operator):
    if operator is None:
        return 'The operator %s is missing: %s.' % (name, _MEND)
    # Not OPType: the documentation spells it differently from build to build.
    kind = operator.type + operator.family
    if not kind.endswith(_NEEDED[name]):
        return '%s is a %s where a %s is needed: %s.' % (name, kind, _NEEDED[name], _MEND)
    return ''
