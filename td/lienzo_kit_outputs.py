"""What the component gives besides the picture: the prompt as text, the state and five fingers as channels, touches as
a table. An operator is written only when what it says has changed, or when another one is in its place."""

from collections import deque

from lienzo_component import TOUCH_COLUMNS

# Enough to see by eye what comes in; who needs every event reads the table at every frame.
_TOUCHES_KEPT = 20

_NO_CHANNELS = (
    'state has no parameter %s: paste the line from Lienzo again. If this build of TouchDesigner has none, the fingers '
    'are in the table touches.'
)


class Outputs:
    def __init__(self, network, session):
        self._network = network
        self._session = session
        self._prompt = None
        self._channels = {}  # number of the channel -> value that it was given
        self._lacks = {}  # number of the channel -> name of the parameter that this build has not
        self._rows = deque(maxlen=_TOUCHES_KEPT)
        self._table_is_old = True
        self._told = {}  # name of the operator -> id of the one that was told all that

    @property
    def error(self):
        """What cannot be given; '' for nothing."""
        return _NO_CHANNELS % next(iter(self._lacks.values())) if self._lacks else ''

    def check(self):
        """Now and then: what could not be given is tried again, and an operator made anew is told everything."""
        for at in self._lacks:
            self._channels.pop(at, None)
        if self._is_new('state'):
            self._channels.clear()
        if self._is_new('prompt'):
            self._prompt = None
        if self._is_new('touches'):
            self._table_is_old = True

    def _is_new(self, name):
        return name in self._told and self._network.is_another(name, self._told[name])

    def show_touches(self, frame):
        """Once a frame, as fingers go by frames. `frame`: absTime.frame."""
        for touch in self._session.touches.next_frame():
            self._rows.append([int(frame), touch.display, touch.id, touch.phase, touch.x, touch.y])
            self._table_is_old = True
        table = self._network.find('touches') if self._table_is_old else None
        if table is not None:
            table.clear()
            table.appendRows([list(TOUCH_COLUMNS), *self._rows])
            self._table_is_old = False
            self._told['touches'] = table.id

    def show_channels(self):
        """Once a frame, after the touches of the frame."""
        values = [self._session.is_in, self._session.drawing]
        for finger in self._session.touches.fingers:
            values += finger
        changed = {at: float(value) for at, value in enumerate(values) if self._channels.get(at) != value}
        chop = self._network.find('state') if changed else None
        if chop is not None:
            for at, value in changed.items():
                self._give(chop, at, value)
            self._channels.update(changed)
            self._told['state'] = chop.id

    def _give(self, chop, at, value):
        name = 'const%dvalue' % at
        par = getattr(chop.par, name, None)
        if par is None:
            self._lacks[at] = name
            return
        self._lacks.pop(at, None)
        par.val = value

    def show_prompt(self):
        """Whenever it may have changed."""
        session = self._session
        # Of a room that has not told everything yet, an empty prompt means nothing: the saved one stays.
        if session.prompt == self._prompt or not (session.prompt or session.pictures_in):
            return
        dat = self._network.find('prompt')
        if dat is not None:
            dat.text = self._prompt = session.prompt
            self._told['prompt'] = dat.id
