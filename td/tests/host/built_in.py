"""The built-in parameters of a new operator: of its type, its build and its sequences."""

import re

from .operator_types import DEFAULTS, INTEGERS, NEWER_BUILDS, NOT_ON_PAGE, OPERATORS, PULSES, SEQUENCES, TOGGLES
from .parameters import Par


def parameters_of(owner, operator_type, host):
    entries = dict(operator_type.parameters)
    for name in NOT_ON_PAGE.get(operator_type.name, ()):
        entries[name] = ()
    if host.newer:
        for name in NEWER_BUILDS.get(operator_type.name, ()):
            entries[name] = ()
    for sequence, names in [SEQUENCES[operator_type.name]] if operator_type.name in SEQUENCES else []:
        entries.update({'%s0%s' % (sequence, name): () for name in names})
    for name, menu in entries.items():
        if (operator_type.name, name) not in host.missing_parameters:
            yield make_parameter(owner, name, menu)


def make_parameter(owner, name, menu=()):
    """A built-in parameter, with the style that goes by its name."""
    style, value = _style_of(name, menu)
    return Par(owner, name, style, DEFAULTS.get(owner.OPType, {}).get(name, value), list(menu) or None)


def _style_of(name, menu):
    if menu:
        return 'Menu', menu[0]
    # Of a Web Render TOP it is a button, of a Movie File In TOP a toggle: a toggle may be pulsed too.
    for style, names, value in (
        ('Toggle', TOGGLES, False),
        ('Pulse', PULSES, False),
        ('Int', INTEGERS, 0),
        ('OP', OPERATORS, ''),
    ):
        if name in names:
            return style, value
    return ('Float', 0.0) if re.fullmatch(r'const\d+value|index', name) else ('Any', '')
