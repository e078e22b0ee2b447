"""What both ways to a P3A display do with their component: write its status page, make its JPEG. Thin: the component
comes as an argument."""

from typing import Dict, Tuple

# Each write lets TouchDesigner redraw the page and cook whatever refers to it: people read no faster.
WRITE_EVERY_S = 0.25


class Page:
    """The status page of one component: written four times a second at most, and only what has changed."""

    def __init__(self, comp: object) -> None:
        self._comp = comp
        self._written: Dict[str, object] = {}
        self._next_s = 0.0

    def is_due(self, now_s: float) -> bool:
        # The second: the clock has gone back.
        if now_s < self._next_s and self._next_s - now_s <= WRITE_EVERY_S:
            return False
        self._next_s = now_s + WRITE_EVERY_S
        return True

    def write(self, values: Dict[str, object]) -> None:
        for name, value in values.items():
            if self._written.get(name) != value:
                setattr(self._comp.par, name, value)
                self._written[name] = value


def missing_in(comp: object, wanted: Dict[str, str]) -> str:
    """What the component lacks, and what to do; '' when it has every operator of `wanted`, name -> type."""
    for name, kind in wanted.items():
        operator = comp.op(name)
        # Not OPType: the documentation spells it differently from page to page.
        if operator is None or operator.type + operator.family != kind:
            return 'The %s called "%s" is missing in here: run install.py again.' % (kind, name)
    return ''


def jpeg_of(comp: object, quality: float) -> Tuple[bytes, str]:
    """The component's picture as TouchDesigner encodes it, and what is wrong; one of the two is empty."""
    try:
        return bytes(comp.op('picture').saveByteArray('.jpg', quality=quality)), ''
    # What it raises is not documented, and this runs in every frame: the textport must not fill up.
    except Exception as problem:
        return b'', 'TouchDesigner could not encode the picture: %s' % problem
