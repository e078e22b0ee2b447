"""What a P3A display says on its stream (S6): pure, no TouchDesigner in it."""

from typing import NamedTuple, Optional, Union

from lienzo_protocol import Touch
from p3a_core import is_count, json_object

_MAX_FINGER_CHARACTERS = 60


class Shown(NamedTuple):
    """S6: every frame up to the n-th binary message of this connection is settled."""

    n: int


class Stats(NamedTuple):
    """S6, each second: frames since the display started. What it does not count stays 0."""

    dropped: int
    invalid: int


def parse_back_channel(text: str) -> Union[Shown, Stats, Touch, None]:
    """One text message of the display's stream; None for what is none of ours. Never raises."""
    fields = json_object(text)
    kind = fields.get('type')
    if kind == 'shown':
        n = fields.get('n')
        return Shown(n) if is_count(n) and n > 0 else None
    if kind == 'stats':
        counts = (fields.get('frames_dropped'), fields.get('frames_invalid'))
        return Stats(*(count if is_count(count) else 0 for count in counts))
    return _parse_touch(fields.get('payload')) if kind == 'touch' else None


def _parse_touch(payload: object) -> Optional[Touch]:
    if not isinstance(payload, dict) or payload.get('phase') not in ('down', 'move', 'up'):
        return None
    x, y, finger = payload.get('x'), payload.get('y'), payload.get('id', 0)
    if not (_is_share(x) and _is_share(y) and isinstance(finger, (int, float, str))):
        return None
    return Touch('', str(finger)[:_MAX_FINGER_CHARACTERS], payload['phase'], float(x), float(y))


def _is_share(value: object) -> bool:
    # Also refuses NaN, which Python's JSON reads.
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1
