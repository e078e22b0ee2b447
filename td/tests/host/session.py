"""The global objects of a session (wiki: Project_Class, AbsTime_Class, App_Class, UI_Class, Panes_Class)."""

import pathlib

# A timeline of ten seconds at 60 frames a second, as a new project has it: its frames come round.
_TIMELINE_FRAMES = 600


class Project:
    """A project that was saved has its file in its folder; one that was not has neither."""

    def __init__(self, host, folder):
        self._host = host
        self._folder = str(folder)
        self.name = 'stage.1.toe' if folder else 'NewProject.1.toe'
        self.saveVersion, self.saveBuild = ('2025', '2025.32280') if folder else ('', '')
        if folder and pathlib.Path(folder).is_dir():
            pathlib.Path(folder, self.name).touch()

    @property
    def folder(self):
        return self._folder

    @property
    def cookRate(self):
        return float(self._host.rate)


class AbsTime:
    def __init__(self, host):
        self._host = host

    @property
    def frame(self):
        return float(self._host.played_frames)

    @property
    def seconds(self):
        return self._host.played_frames / self._host.rate

    @property
    def step(self):
        return 1.0

    @property
    def timeline_frame(self):
        return (self._host.played_frames - 1) % _TIMELINE_FRAMES + 1


class App:
    version = '099'
    build = '2025.32280'
    product = 'TouchDesigner'
    osName = 'Windows'


class _Pane:
    def __init__(self, owner):
        self.owner = owner


class _Panes:
    def __init__(self, owner):
        self.current = _Pane(owner)


class Ui:
    """The editor: which network is looked at."""

    def __init__(self, owner):
        self.panes = _Panes(owner)


class Parameters:
    """Hands pulses of parameters to the Parameter Execute DATs that watch them."""

    def __init__(self, host):
        self._host = host

    def pulsed(self, par):
        for operator in self._host.operators():
            if operator.OPType == 'parameterexecuteDAT':
                operator.backstage.note_pulse(par)
