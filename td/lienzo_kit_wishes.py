"""The parameters of the component, read together and handed on as one value."""

import re
from typing import NamedTuple, Optional

from lienzo_address import Settings, Target, parse_address, target_of

# TouchDesigner counts a project's saves in its name: stage.1.toe, stage.2.toe.
_SAVE_NUMBER = re.compile(r'(?:\.\d+)?\.toe$', re.IGNORECASE)

PATHS = ('bytes', 'page', 'file')

# The page way needs the socket for the prompt and touches only; R1 allows no fewer pictures than this.
_PAGE_FPS = 1.0


class Wishes(NamedTuple):
    settings: Settings
    path: str  # one of PATHS
    transparent: bool
    program: bool
    program_fps: float
    quality: float
    folder: str

    @property
    def target(self) -> Optional[Target]:
        """Whom to be connected to; None for nobody."""
        target = target_of(self.settings) if self.settings.active else None
        return target if isinstance(target, Target) else None


def read_wishes(network):
    """The parameters as they are now."""
    value = network.parameters.value
    path = value('Canvasvia')
    settings = Settings(
        active=bool(value('Active')),
        address=value('Address'),
        port=value('Port'),
        room=value('Room'),
        key=value('Key'),
        name=value('Name') or _SAVE_NUMBER.sub('', project.name),
        fps=_PAGE_FPS if path == 'page' else value('Canvasfps'),
    )
    return Wishes(
        settings=settings,
        # A menu can be changed by hand.
        path=path if path in PATHS else PATHS[0],
        transparent=bool(value('Transparent')),
        program=bool(value('Program')),
        program_fps=value('Programfps'),
        quality=value('Quality'),
        folder=value('Folder'),
    )


def split_address(network, par):
    """What was pasted into Address goes to the parameters that it names, so that what is written there is what holds.
    An Address that comes from an expression is left alone."""
    typed = network.parameters.value(par.name)
    address = parse_address(typed)
    if address is None or typed.strip() == address.netaddress or par.val != typed:
        return
    parts = {'Address': address.netaddress, 'Port': address.port, 'Room': address.room, 'Key': address.key}
    for name, part in parts.items():
        if part:
            network.parameters.write(name, part)
