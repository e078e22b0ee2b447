"""Custom pages and what they append (wiki: Page_Class, ParGroup_Class)."""

from .parameters import Par


class ParGroup:
    """What Page.append... returns. Only what is needed of it: its name and its parameters."""

    def __init__(self, pars):
        self._pars = pars

    @property
    def name(self):
        return self._pars[0].name

    def pars(self, pattern='*'):
        return list(self._pars)


class Page:
    """A custom page. What append... makes replaces a parameter of that name with fresh attributes, as documented."""

    def __init__(self, owner, name):
        self.__dict__.update(owner=owner, name=name, isCustom=True)

    def __setattr__(self, name, value):
        if name != 'name':
            raise AttributeError('%s of a page cannot be set' % name)
        self.__dict__['name'] = value

    @property
    def pars(self):
        return [par for par in self.owner.customPars if par.page is self]

    @property
    def parGroups(self):
        return [ParGroup([par]) for par in self.pars]

    def destroy(self):
        for par in self.pars:
            par.destroy()
        self.owner.backstage.forget_page(self)

    def appendStr(self, name, label=None, order=None, replace=True):
        return self._append('Str', name, '', label, replace)

    def appendFolder(self, name, label=None, order=None, replace=True):
        return self._append('Folder', name, '', label, replace)

    def appendFile(self, name, label=None, order=None, replace=True):
        return self._append('File', name, '', label, replace)

    def appendInt(self, name, label=None, size=1, order=None, replace=True):
        return self._append('Int', name, 0, label, replace)

    def appendFloat(self, name, label=None, size=1, order=None, replace=True):
        return self._append('Float', name, 0.0, label, replace)

    def appendToggle(self, name, label=None, order=None, replace=True):
        return self._append('Toggle', name, False, label, replace)

    def appendPulse(self, name, label=None, order=None, replace=True):
        return self._append('Pulse', name, False, label, replace)

    def appendMenu(self, name, label=None, order=None, replace=True):
        return self._append('Menu', name, '', label, replace)

    def appendTOP(self, name, label=None, order=None, replace=True):
        return self._append('OP', name, '', label, replace)

    def appendHeader(self, name, label=None, order=None, replace=True):
        return self._append('Header', name, '', label, replace)

    def _append(self, style, name, value, label, replace):
        # Page_Class, appendParGroup: "begin with uppercase letter followed by lowercase letters and numbers only".
        if not (name[:1].isupper() and name.isalnum() and name[1:] == name[1:].lower()):
            raise ValueError('%r is no name of a custom parameter' % name)
        if not replace and self.owner.par[name] is not None:
            raise RuntimeError('the parameter %s exists already' % name)
        entries = [] if style == 'Menu' else None
        par = Par(self.owner, name, style, value, entries, is_custom=True)
        par.__dict__.update(page=self, label=name if label is None else label)
        self.owner.backstage.add_parameter(par)
        return ParGroup([par])
