"""Gives the component's parameters what the pasted line names: who pastes the line of another room, or after a new PIN,
means that. A parameter that an expression, an export or a binding gives is left alone. The key itself is never said.
"""

from install_building import mode_of

_GIVERS = {'EXPRESSION': 'an expression', 'EXPORT': 'an export', 'BIND': 'a binding'}

# What tells copies in one project apart, by the wish for it, and how that is said of them.
_APART = {
    'room': 'are in different rooms, and none of them in this one',
    'address': 'have different addresses, and none of them has this one',
}


def grant(operators, component, wishes, is_new):
    """Sets what the line asks for; returns what was done, a sentence a line. Says nothing of a new component."""
    parameters = dict(component.wishes)
    asked = {wish: value for wish, value in wishes.items() if wish in parameters and value not in (None, '')}
    apart = next((wish for wish in _APART if wish in parameters), None)
    meant = _meant(operators, parameters.get(apart), asked.get(apart))
    if not meant:
        sentence = 'The %d components %s: type it into the one that is meant.'
        return [sentence % (len(operators), _APART[apart])]
    lines = [line for operator in meant for line in _grant(operator, parameters, asked)]
    return [] if is_new else lines


def _meant(operators, name, wanted):
    """The components that the line speaks to. Copies may serve different rooms, or displays: one line does not send
    them all into one."""
    places = {operator.id: _normal(_value(operator.par[name])) for operator in operators} if name else {}
    if wanted is None or len(set(places.values())) < 2:
        return operators
    return [operator for operator in operators if places[operator.id] in ('', _normal(wanted))]


def _grant(operator, parameters, asked):
    values = {parameters[wish]: value for wish, value in asked.items()}
    if 'key' in parameters and 'key' not in asked and _changes_room(operator, parameters, asked):
        # The PIN of the room before would be a wrong one.
        values[parameters['key']] = ''
    taken, lines = [], []
    for name, value in values.items():
        par = operator.par[name]
        # As text: a port comes as a number or as text.
        if par is None or _value(par) == str(value):
            continue
        giver = _GIVERS.get(mode_of(par))
        if giver:
            lines.append('%s of %s is given by %s: left alone.' % (name, operator.path, giver))
        else:
            par.val = value
            taken.append(name)
    return ([_sentence(operator, taken)] if taken else []) + lines


def _changes_room(operator, parameters, asked):
    par = operator.par[parameters['room']] if 'room' in asked else None
    return par is not None and mode_of(par) not in _GIVERS and _normal(_value(par)) != _normal(asked['room'])


def _sentence(operator, names):
    listed = ', '.join(names[:-1]) + ' and ' + names[-1] if len(names) > 1 else names[0]
    verb = 'are' if len(names) > 1 else 'is'
    return '%s of %s %s set to what this line says.' % (listed, operator.path, verb)


def _value(par):
    """What it amounts to, as text; None when it amounts to nothing: an expression may fail, and somebody may have
    deleted the parameter."""
    try:
        return None if par is None else str(par.eval())
    except Exception:
        return None


def _normal(text):
    """Codes and addresses are typed in any case."""
    return str(text or '').strip().upper()
