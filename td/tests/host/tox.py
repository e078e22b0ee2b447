"""An operator as a value, for copies and .tox files: what it consists of, without the wires from outside."""

from .parameters import ParMode
from .wires import sources_of


def describe(operator):
    """Everything about an operator that a copy of it has too."""
    return {
        'type': operator.OPType,
        'name': operator.name,
        'place': [operator.nodeX, operator.nodeY],
        'tags': sorted(operator.tags),
        'text': operator.backstage.text if operator.isDAT else None,
        'table': operator.backstage.table if operator.isDAT else None,
        'dock': operator.dock.name if operator.dock else None,
        'blocks': _blocks_of(operator),
        'pages': [[page.name, [_describe_custom(par) for par in page.pars]] for page in operator.customPages],
        'pars': [_describe(par) for par in operator.par._by_name.values() if not par.isCustom],
        'children': [describe(child) for child in operator.children],
        'wires': [
            [child.name, number, source.name]
            for child in operator.children
            for number, source in sources_of(child).items()
            if source.parent() is operator
        ],
    }


def _blocks_of(operator):
    sequence = operator.seq['const'] if operator.OPType == 'constantCHOP' else None
    return None if sequence is None else sequence.numBlocks


def rebuild(owner, description, name):
    """Makes an operator of its description, in that component."""
    made = owner.create(description['type'], name, initialize=False)
    made.nodeX, made.nodeY = description['place']
    made.tags = description['tags']
    if made.isDAT:
        made.backstage.text = description['text']
        made.backstage.table = [list(row) for row in description['table']]
    if description['blocks'] is not None:
        made.seq.const.numBlocks = description['blocks']
    for page_name, pars in description['pages']:
        page = made.appendCustomPage(page_name)
        for par in pars:
            _rebuild_custom(made, page, par)
    for child in description['children']:
        rebuild(made, child, child['name'])
    for child in description['children']:
        made.op(child['name']).dock = made.op(child['dock']) if child['dock'] else None
    for par in description['pars']:
        _set(made.par[par['name']], par)
    for sink, number, source in description['wires']:
        made.op(sink).backstage.wires[number] = made.op(source)
    return made


_OF_CUSTOM = ('label', 'default', 'menuNames', 'menuLabels', 'readOnly', 'help')
_OF_NUMBERS = ('min', 'max', 'clampMin', 'clampMax')


def _describe(par):
    value = par.val if isinstance(par.val, (str, int, float, bool)) else getattr(par.val, 'path', '')
    return {'name': par.name, 'val': value, 'expr': par.expr, 'mode': par.mode.value}


def _describe_custom(par):
    return {'style': par.style, **_describe(par), **{key: getattr(par, key) for key in _OF_CUSTOM + _OF_NUMBERS}}


def _rebuild_custom(owner, page, description):
    style = 'TOP' if description['style'] == 'OP' else description['style']
    getattr(page, 'append' + style)(description['name'])
    par = owner.par[description['name']]
    for key in _OF_CUSTOM + _OF_NUMBERS:
        setattr(par, key, description[key])
    _set(par, description)


def _set(par, description):
    par.__dict__.update(_val=description['val'], _expr=description['expr'], _mode=ParMode(description['mode']))
