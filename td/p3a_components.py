"""What the components `p3a_stream` and `p3a_upload` consist of, as values for install.py: straight to a P3A display,
without Lienzo. Nothing here touches TouchDesigner."""

from typing import Tuple

from lienzo_component import TOUCH_SLOTS, Component, CustomParameter, Operator, ParameterPage, Setting
from p3a_sending import MIN_QUALITY

_ADDRESS = CustomParameter('Address', 'Str', 'Address', '', 'Name or IP address of the display, such as 192.168.1.20.')
_ACTIVE = CustomParameter('Active', 'Toggle', 'Active', True, 'Off: nothing is sent, and the display is let go of.')
_QUALITY = CustomParameter(
    'Quality', 'Float', 'JPEG quality', 0.8, 'The highest one; lowered while pictures are too large.', MIN_QUALITY, 1
)
_STATUS = CustomParameter('Status', 'Str', 'Status', '', read_only=True)
_ERROR = CustomParameter(
    'Error', 'Str', 'Error', '', 'What is wrong and what to do; empty for nothing.', read_only=True
)
_SENT = CustomParameter('Sent', 'Float', 'Sent (fps)', 0.0, read_only=True)
_OUT_BYTES = CustomParameter('Outbytes', 'Float', 'Out (kB/s)', 0.0, read_only=True)
_QUALITY_NOW = CustomParameter('Qualitynow', 'Float', 'Quality now', 0.0, read_only=True)

# The first is the only one that is not about a finger; then R16's five.
STREAM_CHANNELS = ('connected',) + tuple(
    'touch%d_%s' % (slot, what) for slot in range(1, TOUCH_SLOTS + 1) for what in ('down', 'x', 'y', 'count')
)

_MODULES = (
    'lienzo_address',
    'lienzo_component',
    'lienzo_frames',
    'lienzo_images',
    'lienzo_kit_status',
    'lienzo_protocol',
    'lienzo_rates',
    'p3a_components',
    'p3a_core',
    'p3a_jpeg',
    'p3a_page',
    'p3a_sender',
    'p3a_sending',
)


def _at(column: int, row: int) -> Tuple[int, int]:
    return column * 200, -row * 150


_PICTURE = (
    Operator('picture_in', 'inTOP', _at(0, 0), settings=(Setting('label', 'picture'),)),
    # S4: the panel's size and three colour channels, whatever is wired in. Whoever wants another fit may set it.
    Operator(
        'picture_fit',
        'fitTOP',
        _at(1, 0),
        settings=(
            Setting('fit', 'fitbest', once=True),
            Setting('outputresolution', 'custom', once=True),
            Setting('resolutionw', 720, once=True),
            Setting('resolutionh', 720, once=True),
            # The preferences' multiplier would make another size of it.
            Setting('resmult', False, once=True),
            Setting('format', 'rgba8fixed', once=True),
        ),
        inputs=('picture_in',),
    ),
    Operator('picture', 'nullTOP', _at(2, 0), inputs=('picture_fit',)),
)

_HTTP = (
    Operator(
        'http',
        'webclientDAT',
        _at(2, 2),
        settings=(Setting('active', True), Setting('stream', False), Setting('includeheader', False)),
        callbacks='http_callbacks',
    ),
    Operator('http_callbacks', 'textDAT', _at(2, 3), text_of='p3a_answers.py'),
)

_FRAMES = (
    Operator(
        'frame_callbacks',
        'executeDAT',
        _at(0, 3),
        settings=(Setting('active', True), Setting('framestart', True)),
        text_of='p3a_frame_callbacks.py',
    ),
)

_STREAM_OPERATORS = (
    Operator(
        'socket',
        'websocketDAT',
        _at(1, 2),
        # Every message becomes a row of the DAT's table: one is the least there can be.
        settings=(
            Setting('active', False, once=True),
            Setting('clamp', True),
            Setting('maxlines', 1),
            Setting('bytes', False),
            Setting('timeout', 5000),
        ),
        callbacks='socket_callbacks',
        off_while_changing='active',
    ),
    Operator('socket_callbacks', 'textDAT', _at(1, 3), text_of='p3a_socket_callbacks.py'),
    Operator('state', 'constantCHOP', _at(1, 1), channels=STREAM_CHANNELS),
    Operator('out_state', 'outCHOP', _at(3, 1), settings=(Setting('label', 'state'),), inputs=('state',)),
)

P3A_STREAM = Component(
    name='p3a_stream',
    tag='p3a_stream',
    pages=(
        ParameterPage(
            'P3A',
            (
                _ACTIVE,
                _ADDRESS,
                CustomParameter('Fps', 'Float', 'Fps', 20.0, 'Pictures a second that are sent at most.', 1, 60),
                _QUALITY,
            ),
        ),
        ParameterPage(
            'Status',
            (
                _STATUS,
                _ERROR,
                CustomParameter('Streaming', 'Toggle', 'Streaming', False, read_only=True),
                _SENT,
                CustomParameter(
                    'Shown', 'Float', 'Shown (fps)', 0.0, 'Of a display that acknowledges pictures.', read_only=True
                ),
                _OUT_BYTES,
                CustomParameter(
                    'Lost', 'Int', 'Lost', 0, 'Pictures that the display dropped or never acknowledged.', read_only=True
                ),
                _QUALITY_NOW,
            ),
        ),
    ),
    operators=_PICTURE + _HTTP + _STREAM_OPERATORS + _FRAMES,
    modules=_MODULES + ('lienzo_touches', 'p3a_back_channel', 'p3a_flight', 'p3a_stream'),
    wishes=(('address', 'Address'),),
)

P3A_UPLOAD = Component(
    name='p3a_upload',
    tag='p3a_upload',
    pages=(
        ParameterPage(
            'P3A',
            (
                _ACTIVE,
                _ADDRESS,
                CustomParameter('Fps', 'Float', 'Fps', 2.0, 'Pictures a second that are sent at most.', 0.1, 30),
                _QUALITY,
                CustomParameter(
                    'Way',
                    'Menu',
                    'Way',
                    'raw',
                    "Raw: shown from memory. Upload: written to the display's card, and there after a restart.",
                    choices=(('raw', 'Raw (memory)'), ('upload', 'Upload (card)')),
                ),
            ),
        ),
        ParameterPage('Status', (_STATUS, _ERROR, _SENT, _OUT_BYTES, _QUALITY_NOW)),
    ),
    operators=_PICTURE + _HTTP + _FRAMES,
    modules=_MODULES + ('p3a_upload',),
    wishes=(('address', 'Address'),),
)

P3A_COMPONENTS = (P3A_STREAM, P3A_UPLOAD)
