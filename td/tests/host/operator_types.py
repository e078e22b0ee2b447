"""Which operators exist, and their parameters: names as on each type's page of the documentation (docs.derivative.ca).

`name=a|b` is a menu with its entries. What a page has and nobody here needs may be left out: then it does not exist.
Two lists of what the reference of this project adds to the pages stand apart (`NOT_ON_PAGE`, `NEWER_BUILDS`).
"""

import re
from typing import Dict, NamedTuple, Tuple


class OperatorType(NamedTuple):
    """inputs: how many wires it takes at most. parameters: name -> menu entries, () for no menu."""

    name: str
    page: str
    inputs: int
    parameters: Dict[str, Tuple[str, ...]]

    @property
    def family(self) -> str:
        return re.search('[A-Z]+$', self.name).group()


_MANY = 10_000

_FILE_PAGE = 'file syncfile loadonstart loadonstartpulse write writepulse'

_COMMON = {
    'DAT': 'language extension customext wordwrap',
    'TOP': 'outputresolution=useinput|eighth|quarter|half|2x|4x|8x|fit|limit|custom resolutionw resolutionh resmenu'
    ' resmult outputaspect=useinput|resolution|custom aspect1 aspect2 armenu'
    ' inputfiltertype=nearest|linear|mipmap fillmode=useinput|fill|width|height|best|outside|nativeres'
    ' filtertype=nearest|linear|mipmap npasses chanmask format',
    'CHOP': 'timeslice scope srselect=first|max|min|err exportmethod=datindex|datname|autoname autoexportroot'
    ' exporttable',
    'COMP': 'parentshortcut opshortcut iop opviewer enablecloning enablecloningpulse clone loadondemand'
    ' enableexternaltox enableexternaltoxpulse externaltox reloadcustom reloadbuiltin savebackup subcompname'
    ' relpath=inherit|project|externaltox',
}

# Name, page, inputs, parameters of the pages before Common.
_TYPES = (
    (
        'websocketDAT',
        'WebSocket_DAT',
        1,
        'active netaddress port timeout callbacks executeloc=current|callbacks|op fromop clamp maxlines clear bytes',
    ),
    (
        'webclientDAT',
        'Web_Client_DAT',
        2,
        'active reqmethod=get|post|put|delete|head|options|patch url uploadfile request stop stream verifycert timeout'
        ' includeheader authtype=none|basic|digest|ouath1|ouath2 username pw',
    ),
    ('textDAT', 'Text_DAT', 1, 'edit ' + _FILE_PAGE),
    (
        'tableDAT',
        'Table_DAT',
        1,
        'edit file syncfile defaultreadencoding=manual|utf8|utf16le|utf16be|cp1252 loadonstart write removeblank'
        ' fill=manual|setsize|setsizeandcontents|fillbycol|fillbyrow rows cols cellexpr includenames',
    ),
    (
        'executeDAT',
        'Execute_DAT',
        1,
        'active executeloc=current|here|op fromop start create exit framestart frameend playstatechange'
        ' devicechange edit ' + _FILE_PAGE,
    ),
    (
        'parameterexecuteDAT',
        'Parameter_Execute_DAT',
        1,
        'active executeloc=current|here|op fromop op pars valuechange valueschanged onpulse expressionchange'
        ' exportchange enablechange modechange custom builtin edit ' + _FILE_PAGE,
    ),
    ('nullDAT', 'Null_DAT', 1, ''),
    ('inDAT', 'In_DAT', 1, 'label'),
    ('outDAT', 'Out_DAT', 1, 'label'),
    ('scriptTOP', 'Script_TOP', _MANY, 'callbacks setuppars modoutsidecook'),
    (
        'webrenderTOP',
        'Web_Render_TOP',
        1,
        'active source=urlorfile|dat url dat reloadsrc reload resetcount updatewhenloaded alwayscook transparent'
        ' audio=off|system|audiochop mediastream redirectpopups maxrenderrate numbuffers dpiscale sharedtexture userdir'
        ' headerdat options autorestart autorestartpulse',
    ),
    (
        'moviefileinTOP',
        'Movie_File_In_TOP',
        1,
        'file reload reloadpulse playmode=locked|specify|sequential|timecodeop play speed cue cuepulse cuepoint'
        ' index indexunit=indices|frames|seconds|fraction prereadframes frametimeout alwaysloadinitial opentimeout'
        ' predownloadhttp updateimage asyncupload',
    ),
    ('switchTOP', 'Switch_TOP', _MANY, 'index blend extend=clamp|loop|zigzag'),
    ('nullTOP', 'Null_TOP', 1, ''),
    ('inTOP', 'In_TOP', 1, 'label'),
    ('outTOP', 'Out_TOP', 1, 'label'),
    ('constantTOP', 'Constant_TOP', 1, 'colorr colorg colorb alpha multrgbbyalpha'),
    (
        'fitTOP',
        'Fit_TOP',
        1,
        'fit=fill|fithorz|fitvert|fitbest|fitoutside|nativeres justifyh=left|center|right justifyv=bottom|center|top'
        ' bgcolorr bgcolorg bgcolorb bgcolora premultrgbbyalpha',
    ),
    ('textTOP', 'Text_TOP', 1, 'field dat rowindex colindex specdat text legacyparsing'),
    # `const` is a sequence: it has const0name and const0value, and so on for each further block.
    (
        'constantCHOP',
        'Constant_CHOP',
        2,
        'snap first current single start startunit=samples|frames|seconds end endunit=samples|frames|seconds rate'
        ' left=hold|slope|cycle|mirror|default right=hold|slope|cycle|mirror|default defval',
    ),
    ('nullCHOP', 'Null_CHOP', 1, 'cooktype=auto|always|selective checkvalues checknames checkrange'),
    ('inCHOP', 'In_CHOP', 1, 'label'),
    ('outCHOP', 'Out_CHOP', 1, 'label'),
    ('baseCOMP', 'Base_COMP', 0, 'reinitextensions initextonstart ext'),
    ('containerCOMP', 'Container_COMP', 0, 'x y w h display enable'),
)

# The wiki copy's page of the Web Client DAT ends before its Received Messages page.
NOT_ON_PAGE = {'webclientDAT': ('clamp', 'maxlines', 'callbacks')}

# Reference, part 1: seen in a picture of build 2025.32460, names not verified. `Host(newer=True)` has them.
NEWER_BUILDS = {'websocketDAT': ('reset', 'reconnectdelay')}

SEQUENCES = {'constantCHOP': ('const', ('name', 'value'))}

# How a parameter behaves that is more than a value; all others keep what they are given.
TOGGLES = frozenset(
    'active clamp bytes stream verifycert includeheader syncfile loadonstart write start create exit framestart'
    ' frameend playstatechange devicechange valuechange valueschanged onpulse custom builtin modoutsidecook'
    ' updatewhenloaded'
    ' alwayscook transparent autorestart play cue reload enableexternaltox'.split()
)
PULSES = frozenset(
    'clear request stop setuppars reloadsrc resetcount autorestartpulse reloadpulse cuepulse writepulse edit'
    ' loadonstartpulse reset'.split()
)
INTEGERS = frozenset('port timeout maxlines resolutionw resolutionh'.split())
OPERATORS = frozenset('callbacks fromop op dat'.split())

# What a new operator of the type starts with, where it matters and is not 0 or ''.
DEFAULTS = {
    'websocketDAT': {'active': True, 'maxlines': 100, 'timeout': 5000},
    'webclientDAT': {'active': True},
    'executeDAT': {'active': True},
    'parameterexecuteDAT': {
        'active': True,
        'valuechange': True,
        'onpulse': True,
        'custom': True,
        'builtin': True,
        'pars': '*',
    },
    'webrenderTOP': {'active': True, 'url': 'https://derivative.ca'},
}

# These arrive with a docked DAT for their callbacks (reference, part 1).
WITH_CALLBACKS = frozenset({'websocketDAT', 'webclientDAT', 'scriptTOP'})


def _parse(text: str) -> Dict[str, Tuple[str, ...]]:
    parameters = {}
    for word in text.split():
        name, _, entries = word.partition('=')
        parameters[name] = tuple(entries.split('|')) if entries else ()
    return parameters


def _type(name: str, page: str, inputs: int, own: str) -> OperatorType:
    family = re.search('[A-Z]+$', name).group()
    return OperatorType(name, page, inputs, {**_parse(own), **_parse(_COMMON[family])})


OPERATOR_TYPES = {name: _type(name, *rest) for name, *rest in _TYPES}
