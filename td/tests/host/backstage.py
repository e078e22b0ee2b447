"""The side of an operator that tests and the stand-in itself see, and scripts do not."""

from .wires import sources_of


class Backstage:
    """What a test sees of an operator, and the world does to it; TouchDesigner has none of it."""

    def __init__(self, operator, host):
        self.operator = operator
        self.host = host
        self.pulses = {}
        self.wires = {}  # input number -> the operator that the wire comes from
        self.is_dirty = True
        self.cooks = 0
        self._cooked_from = None

    def is_stale(self):
        """Whether anything that the operator shows has changed since it cooked last."""
        return self.is_dirty or self._cooked_from != self._ingredients()

    def has_cooked(self):
        self.is_dirty = False
        self._cooked_from = self._ingredients()
        self.cooks += 1

    def _ingredients(self):
        return {number: (source.id, source.totalCooks) for number, source in sources_of(self.operator).items()}

    def pulsed(self, par):
        self.pulses[par.name] = self.pulses.get(par.name, 0) + 1
        self.is_dirty = True
        self.on_pulse(par)
        self.host.parameters.pulsed(par)

    def on_pulse(self, par):
        """What the operator does at once when one of its own pulses is pressed."""

    def changed(self, par):
        """A parameter has been given another value."""
        self.is_dirty = True

    def on_frame(self):
        """The operator's part of a frame."""

    def closed(self):
        """The operator is gone, or the project was closed."""

    def add_parameter(self, par):
        self.operator.par._by_name[par.name] = par

    def forget_parameter(self, par):
        del self.operator.par._by_name[par.name]
        par.__dict__['valid'] = False

    def forget_page(self, page):
        self.operator.customPages.remove(page)
