"""Fingers on the displays (R16), as five slots for channels and as the events of a frame for a table."""

from typing import Dict, List, NamedTuple, Optional, Sequence, Set, Tuple

from lienzo_protocol import Touch

# Channels are made once, so their number is fixed: a hand.
SLOTS = 5

# More than a second of five fingers at R16's pace. Beyond it nothing waits for a frame of its own any more.
_MAX_WAITING = 400

# Fingers of different displays may have the same id.
_Owner = Tuple[str, str]


class Finger(NamedTuple):
    """One slot. A finger that went up leaves its last position; `count` is how often one came down here."""

    down: bool = False
    x: float = 0.0
    y: float = 0.0
    count: int = 0


class Touches:
    """Events wait for the next frame. A finger that came down in a frame stays down for that frame, however soon it
    went up: nobody who reads the channels would see a quick tap otherwise."""

    def __init__(self) -> None:
        self.fingers: List[Finger] = [Finger()] * SLOTS
        self._owners: List[Optional[_Owner]] = [None] * SLOTS
        self._waiting: List[Touch] = []
        # What a flood brought between two frames.
        self._hurried: List[Touch] = []

    def take(self, touch: Touch) -> None:
        """Takes in one event as it arrives."""
        self._waiting.append(touch)
        if len(self._waiting) > _MAX_WAITING:
            waiting, self._waiting = self._waiting, []
            for hurried in waiting:
                self._apply(hurried)
            self._hurried = waiting

    def release_all(self) -> None:
        """The connection is gone, and with it every `up` that would have come."""
        down: Dict[_Owner, Touch] = {}
        for owner, finger in zip(self._owners, self.fingers):
            if owner is not None:
                down[owner] = Touch(owner[0], owner[1], 'up', finger.x, finger.y)
        for touch in self._waiting:
            down[_owner(touch)] = touch._replace(phase='up')
            if touch.phase == 'up':
                del down[_owner(touch)]
        for touch in down.values():
            self.take(touch)

    def next_frame(self) -> Sequence[Touch]:
        """Brings `fingers` up to date; returns the events that did it, oldest first. To be called once a frame."""
        if not (self._waiting or self._hurried):
            return ()
        applied, self._hurried = self._hurried, []
        waiting, self._waiting = self._waiting, []
        turned: Set[_Owner] = set()
        held: Set[_Owner] = set()
        for touch in waiting:
            owner = _owner(touch)
            if owner in held or (owner in turned and touch.phase != 'move'):
                held.add(owner)
                self._waiting.append(touch)
                continue
            if self._apply(touch):
                turned.add(owner)
            applied.append(touch)
        return applied

    def _apply(self, touch: Touch) -> bool:
        """Puts an event into its slot; returns whether a finger came down or went up by it. Who finds no slot free gets
        one at the first move after another finger has gone."""
        owner = _owner(touch)
        was_down = owner in self._owners
        slot_owner = owner if was_down else None
        if not was_down and (touch.phase == 'up' or None not in self._owners):
            return False
        slot = self._owners.index(slot_owner)
        is_down = touch.phase != 'up'
        count = self.fingers[slot].count + (0 if was_down else 1)
        self._owners[slot] = owner if is_down else None
        self.fingers[slot] = Finger(is_down, touch.x, touch.y, count)
        return was_down != is_down


def _owner(touch: Touch) -> _Owner:
    return touch.display, touch.id
