"""Which of the pictures that arrive is the canvas now, and the one slot in which it waits to be shown."""

from typing import Optional

from lienzo_images import Picture
from lienzo_protocol import Final, Live, Message, State


class ReceivedCanvas:
    """Which of the pictures that arrive is the canvas now (R7).

    A final rests until the next start: a live frame that comes after it belongs to a drawing that is over. Before the
    first state nothing is known, and any picture is better than none.
    """

    def __init__(self) -> None:
        self.phase = 'unknown'  # unknown | drawing | resting

    def take(self, message: Message) -> Optional[Picture]:
        """Takes a message in and returns the picture to show because of it, if any."""
        if isinstance(message, State):
            self.phase = 'drawing' if message.drawing else 'resting'
            return None
        if isinstance(message, Final):
            self.phase = 'resting'
            return message.picture
        if isinstance(message, Live) and self.phase != 'resting':
            return message.picture
        return None


class LatestPicture:
    """One slot between arrival and display, emptied at most once a frame: the newest picture waits, older ones go.

    What is shown in the end is always the last picture offered. A picture that is shown already is not shown again.
    """

    def __init__(self) -> None:
        self.shown = 0
        self._waiting: Optional[Picture] = None
        self._shown: Optional[Picture] = None

    def offer(self, picture: Picture) -> None:
        """Makes this the next picture. Comparing costs nothing until two have the same length."""
        # Back to what is on the screen: a different picture in between needs no showing any more.
        self._waiting = None if picture == self._shown else picture

    def waits(self) -> bool:
        """Whether take() has a picture."""
        return self._waiting is not None

    def take(self) -> Optional[Picture]:
        """The picture to show now, if any; it counts as shown from here on."""
        if self._waiting is None:
            return None
        self._shown, self._waiting = self._waiting, None
        self.shown += 1
        return self._shown

    def failed(self) -> None:
        """What was taken last did not get onto the screen: it does not count, and the same bytes may come again."""
        if self._shown is not None:
            self.shown -= 1
        self._shown = None
