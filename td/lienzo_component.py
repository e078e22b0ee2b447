"""What the component `lienzo` consists of, as values: its custom parameters and the operators inside.

install.py builds a component of such values, or brings one that exists up to them. Nothing here touches TouchDesigner;
the names of operator types and of their parameters are those of its documentation (tests/host_names.py has the pages).
"""

from typing import NamedTuple, Optional, Tuple, Union

Value = Union[str, int, float, bool]


class Expression(NamedTuple):
    """A parameter that TouchDesigner evaluates by itself: the Python text of its expression."""

    text: str


class Setting(NamedTuple):
    """A parameter of an operator inside.

    once: set when the operator is made, and left to whoever changes it from then on.
    """

    name: str
    value: Union[Value, Expression]
    once: bool = False


class CustomParameter(NamedTuple):
    """A parameter on the component itself. `style` as in Par.style and Page.append<style>.

    low, high: a number is held between them. choices: name and label of each entry of a menu.
    """

    name: str
    style: str
    label: str
    default: Optional[Value] = None
    help: str = ''
    low: Optional[float] = None
    high: Optional[float] = None
    choices: Tuple[Tuple[str, str], ...] = ()
    read_only: bool = False


class ParameterPage(NamedTuple):
    name: str
    parameters: Tuple[CustomParameter, ...]


class Operator(NamedTuple):
    """One operator inside the component.

    place: nodeX and nodeY when it is made; people may move it.
    text_of: the file of the kit that the DAT holds.
    rows: what a table starts with.
    channels: names of a Constant CHOP's channels; each starts as 0.
    inputs: the operators wired into it, in order; None leaves an input to others.
    callbacks: the operator's Callbacks DAT. An operator may arrive with one of its own making: that one is used.
    off_while_changing: a toggle that goes off when any text of the component changes, because what the changed text
        knew of it is lost. Who runs the component puts it on again.
    """

    name: str
    type: str
    place: Tuple[int, int]
    settings: Tuple[Setting, ...] = ()
    text_of: str = ''
    rows: Tuple[Tuple[str, ...], ...] = ()
    channels: Tuple[str, ...] = ()
    inputs: Tuple[Optional[str], ...] = ()
    callbacks: str = ''
    off_while_changing: str = ''


class Component(NamedTuple):
    """A component as install.py builds it.

    name: of its operator, and of the .tox that is saved. tag: how it is found again, wherever it was moved to.
    modules: every file of the kit whose name starts with one of these becomes a Text DAT of that name inside.
    wishes: which parameter takes which wish of the line that was pasted (see install.py), as (wish, parameter).
    """

    name: str
    tag: str
    pages: Tuple[ParameterPage, ...]
    operators: Tuple[Operator, ...]
    modules: Tuple[str, ...] = ()
    wishes: Tuple[Tuple[str, str], ...] = ()
    type: str = 'baseCOMP'


# The paths of the canvas into TouchDesigner, in the order of the switch's inputs (contract: CanvasPath).
CANVAS_VIA = (('bytes', 'Bytes (fast)'), ('page', 'Web page'), ('file', 'File (old builds)'))

# R16: fingers that get channels of their own. More come as events in the table all the same.
TOUCH_SLOTS = 5
TOUCH_COLUMNS = ('frame', 'display', 'id', 'phase', 'x', 'y')

_SETTINGS = ParameterPage(
    'Lienzo',
    (
        CustomParameter('Active', 'Toggle', 'Active', True, 'Off: not connected, nothing is sent.'),
        CustomParameter('Address', 'Str', 'Address', '', 'Name or IP address of the computer that runs Lienzo.'),
        CustomParameter('Port', 'Int', 'Port', 8790, 'The port that Lienzo shows beside its address.', 1, 65535),
        CustomParameter('Room', 'Str', 'Room', '', 'The six characters of the room.'),
        CustomParameter('Key', 'Str', 'Key', '', 'The PIN of the room, where it has one.'),
        CustomParameter(
            'Name', 'Str', 'Name', '', 'What Lienzo calls this TouchDesigner. Empty: the name of the project.'
        ),
        CustomParameter(
            'Canvasvia',
            'Menu',
            'Canvas via',
            'bytes',
            'How the canvas comes in: as bytes into a Script TOP, as a page in a Web Render TOP, or through a file.',
            choices=CANVAS_VIA,
        ),
        CustomParameter(
            'Canvasfps', 'Float', 'Canvas fps', 30.0, 'Pictures a second that are asked for at most.', 1, 60
        ),
        CustomParameter('Transparent', 'Toggle', 'Transparent', False, 'Web page only: the paper is transparent.'),
        CustomParameter('Program', 'Toggle', 'Send program', True, "Sends the picture at the component's input."),
        CustomParameter('Programfps', 'Float', 'Program fps', 15.0, 'Pictures a second that are sent at most.', 1, 60),
        CustomParameter('Quality', 'Float', 'JPEG quality', 0.8, 'Of the pictures that are sent.', 0.3, 1),
        CustomParameter('Reconnect', 'Pulse', 'Reconnect', help='Hangs up and dials at once.'),
        CustomParameter('Folder', 'Folder', 'Folder', '', 'Where the file way writes. Empty: beside the project.'),
    ),
)

_STATUS = ParameterPage(
    'Status',
    (
        CustomParameter('Status', 'Str', 'Status', '', read_only=True),
        CustomParameter(
            'Error', 'Str', 'Error', '', 'What is wrong and what to do; empty for nothing.', read_only=True
        ),
        CustomParameter('Inroom', 'Toggle', 'In the room', False, read_only=True),
        CustomParameter('Canvasin', 'Float', 'Canvas in (fps)', 0.0, read_only=True),
        CustomParameter('Programout', 'Float', 'Program out (fps)', 0.0, read_only=True),
        CustomParameter('Inbytes', 'Float', 'In (kB/s)', 0.0, read_only=True),
        CustomParameter('Outbytes', 'Float', 'Out (kB/s)', 0.0, read_only=True),
        CustomParameter('Dropped', 'Int', 'Dropped', 0, 'Pictures not sent since connecting.', read_only=True),
        CustomParameter('Kitversion', 'Str', 'Kit', '', read_only=True),
    ),
)

# The status page changes four times a second and is nothing to react to.
_WATCHED = ' '.join(parameter.name for parameter in _SETTINGS.parameters)

STATE_CHANNELS = ('connected', 'drawing') + tuple(
    'touch%d_%s' % (slot, what) for slot in range(1, TOUCH_SLOTS + 1) for what in ('down', 'x', 'y', 'count')
)

# Columns and rows of the network: what comes in on top, what goes out at the bottom.
_COLUMN, _ROW = 200, 150


def _at(column: int, row: int) -> Tuple[int, int]:
    return column * _COLUMN, -row * _ROW


_CANVAS = (
    Operator('canvas_bytes', 'scriptTOP', _at(1, 0), callbacks='canvas_callbacks'),
    Operator('canvas_callbacks', 'textDAT', _at(1, 7), text_of='canvas_callbacks.py'),
    Operator(
        'canvas_page',
        'webrenderTOP',
        _at(1, 1),
        # Chromium costs whether or not it is looked at: off until the page way is chosen.
        settings=(Setting('active', False, once=True), Setting('url', '', once=True)),
    ),
    Operator('canvas_file', 'moviefileinTOP', _at(1, 2), settings=(Setting('file', '', once=True),)),
    Operator(
        'canvas_switch',
        'switchTOP',
        _at(2, 1),
        settings=(Setting('index', Expression('parent().par.Canvasvia.menuIndex')),),
        inputs=('canvas_bytes', 'canvas_page', 'canvas_file'),
    ),
    Operator('canvas', 'nullTOP', _at(3, 1), inputs=('canvas_switch',)),
    Operator('out_canvas', 'outTOP', _at(4, 1), settings=(Setting('label', 'canvas'),), inputs=('canvas',)),
)

_SOCKET = (
    Operator(
        'socket',
        'websocketDAT',
        _at(0, 6),
        # Every message becomes a row of the DAT's table: one is the least there can be.
        settings=(
            Setting('active', False, once=True),
            Setting('clamp', True),
            Setting('maxlines', 1),
            Setting('bytes', False),
        ),
        callbacks='socket_callbacks',
        off_while_changing='active',
    ),
    Operator('socket_callbacks', 'textDAT', _at(0, 7), text_of='socket_callbacks.py'),
)

_PROGRAM = (
    Operator('program_in', 'inTOP', _at(0, 3), settings=(Setting('label', 'program'),)),
    Operator('program', 'nullTOP', _at(1, 3), inputs=('program_in',)),
)

_DATA = (
    Operator('prompt', 'textDAT', _at(2, 3)),
    Operator('out_prompt', 'outDAT', _at(4, 3), settings=(Setting('label', 'prompt'),), inputs=('prompt',)),
    Operator('state', 'constantCHOP', _at(2, 4), channels=STATE_CHANNELS),
    Operator('out_state', 'outCHOP', _at(4, 4), settings=(Setting('label', 'state'),), inputs=('state',)),
    Operator('touches', 'tableDAT', _at(2, 5), rows=(TOUCH_COLUMNS,)),
    Operator('out_touches', 'outDAT', _at(4, 5), settings=(Setting('label', 'touches'),), inputs=('touches',)),
)

_CLOCKWORK = (
    Operator(
        'frame_callbacks',
        'executeDAT',
        _at(2, 7),
        settings=(Setting('active', True), Setting('framestart', True)),
        text_of='frame_callbacks.py',
    ),
    Operator(
        'parameter_callbacks',
        'parameterexecuteDAT',
        _at(3, 7),
        settings=(
            Setting('active', True),
            # An expression and no path: the component may be moved or copied.
            Setting('op', Expression('parent()')),
            Setting('pars', _WATCHED),
            Setting('custom', True),
            Setting('builtin', False),
            Setting('valuechange', True),
            Setting('onpulse', True),
        ),
        text_of='parameter_callbacks.py',
    ),
)

LIENZO = Component(
    name='lienzo',
    tag='lienzo',
    pages=(_SETTINGS, _STATUS),
    operators=_CANVAS + _SOCKET + _PROGRAM + _DATA + _CLOCKWORK,
    modules=('lienzo_',),
    wishes=(('address', 'Address'), ('port', 'Port'), ('room', 'Room'), ('key', 'Key')),
)
