"""Parameters (wiki: Par_Class, ParCollection_Class)."""

import enum


class ParMode(enum.Enum):
    CONSTANT = 'CONSTANT'
    EXPRESSION = 'EXPRESSION'
    EXPORT = 'EXPORT'
    BIND = 'BIND'


# Par_Class: "Can only be set on Custom Parameters".
_CUSTOM_ONLY = ('name', 'label', 'enable', 'min', 'max', 'clampMin', 'clampMax', 'normMin', 'normMax', 'default')
_CUSTOM_ONLY += ('menuNames', 'menuLabels', 'startSection', 'order', 'page', 'password')
_FREE = ('val', 'expr', 'mode', 'readOnly', 'bindExpr', 'help', 'menuIndex')
_NUMBERS = ('Int', 'Float')


class Par:
    """One parameter. Reads as its value in comparisons and conversions; eval() is how to get the value itself."""

    def __init__(self, owner, name, style, value, entries=None, is_custom=False):
        state = {'owner': owner, 'name': name, 'style': style, 'default': value, 'isCustom': is_custom, 'label': name}
        state.update(min=0, max=1, clampMin=False, clampMax=False, normMin=0, normMax=1, help='', order=0, page=None)
        state.update(enable=True, readOnly=False, startSection=False, password=False, bindExpr='', valid=True)
        state.update(menuNames=entries, menuLabels=entries, _val=value, _expr='', _mode=ParMode.CONSTANT)
        self.__dict__.update(state)

    def __setattr__(self, name, value):
        if name in _CUSTOM_ONLY and not self.isCustom:
            raise AttributeError('%s can only be set on custom parameters' % name)
        if name not in _CUSTOM_ONLY + _FREE:
            raise AttributeError('%s of a parameter cannot be set' % name)
        object.__setattr__(self, name, value)

    @property
    def isMenu(self):
        return self.menuNames is not None

    @property
    def isPulse(self):
        return self.style == 'Pulse'

    @property
    def isToggle(self):
        return self.style == 'Toggle'

    @property
    def isNumber(self):
        return self.style in _NUMBERS

    @property
    def isString(self):
        return self.style in ('Str', 'Folder', 'File')

    @property
    def isOP(self):
        return self.style == 'OP'

    @property
    def val(self):
        return self._val

    @val.setter
    def val(self, value):
        if isinstance(value, Par):
            value = value.eval()
        self.__dict__.update(_val=self._accept(value), _mode=ParMode.CONSTANT)
        self.owner.backstage.changed(self)

    @property
    def expr(self):
        return self._expr

    @expr.setter
    def expr(self, text):
        self.__dict__.update(_expr=str(text), _mode=ParMode.EXPRESSION)
        self.owner.backstage.changed(self)

    @property
    def mode(self):
        return self._mode

    @mode.setter
    def mode(self, mode):
        self.__dict__['_mode'] = ParMode(mode)

    @property
    def menuIndex(self):
        return self.menuNames.index(self.eval()) if self.isMenu else None

    @menuIndex.setter
    def menuIndex(self, index):
        self.val = self.menuNames[index]

    @property
    def isDefault(self):
        return self._mode is ParMode.CONSTANT and self._val == self.default

    def eval(self):
        if self._mode is ParMode.EXPRESSION:
            value = self.owner.evalExpression(self._expr)
            value = value.eval() if isinstance(value, Par) else value
            return value if self.isOP else self._accept(value)
        if self.isOP:
            return self._operator()
        if self.isMenu and self._val not in self.menuNames:
            return self.menuNames[0] if self.menuNames else ''
        return self._val

    def pulse(self, value=1, frames=0, seconds=0):
        self.owner.backstage.pulsed(self)

    def reset(self):
        changed = not self.isDefault
        self.__dict__.update(_val=self.default, _mode=ParMode.CONSTANT)
        return changed

    def destroy(self):
        if not self.isCustom:
            raise RuntimeError('only custom parameters can be destroyed')
        self.owner.backstage.forget_parameter(self)

    def _operator(self):
        """The operator that the value names: an operator, its path, or several of either; the first of several."""
        value = self._val[0] if isinstance(self._val, (list, tuple)) and self._val else self._val
        if not value:
            return None
        found = self.owner.parent().op(value) if isinstance(value, str) else value
        return found if found is not None and found.valid else None

    def _accept(self, value):
        if self.isToggle:
            return bool(value)
        if self.isNumber:
            number = int(value) if self.style == 'Int' else float(value)
            if self.clampMin:
                number = max(self.min, number)
            return min(self.max, number) if self.clampMax else number
        if self.isMenu:
            return self._accept_entry(value)
        return str(value) if self.isString else value

    def _accept_entry(self, value):
        if isinstance(value, (int, float)):
            return self.menuNames[int(value)]
        if value not in self.menuNames:
            raise ValueError('%r is no entry of the menu %s: %s' % (value, self.name, ', '.join(self.menuNames)))
        return value

    def __str__(self):
        return str(self.eval())

    def __float__(self):
        return float(self.eval())

    def __int__(self):
        return int(self.eval())

    def __bool__(self):
        return bool(self.eval())

    def __eq__(self, other):
        return self.eval() == (other.eval() if isinstance(other, Par) else other)

    __hash__ = None


class ParCollection:
    """OP.par: attributes raise when there is no such parameter; the subscript yields None."""

    def __init__(self, owner):
        object.__setattr__(self, '_by_name', {})
        object.__setattr__(self, 'owner', owner)

    def __getattr__(self, name):
        try:
            return self._by_name[name]
        except KeyError:
            raise AttributeError('%s has no parameter %r' % (self.owner, name)) from None

    def __setattr__(self, name, value):
        getattr(self, name).val = value

    def __getitem__(self, name):
        return self._by_name.get(name)
