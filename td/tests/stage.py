"""A session driven as the thin side drives it, for tests."""

import json
import unittest

from lienzo_address import Settings
from lienzo_connection import Dial, Say
from lienzo_session import Session
from tests.samples import joined

SETTINGS = Settings(True, '192.168.1.20', 8790, 'k7qmxd', '', 'Stage', 30)
FRAME_S = 1 / 60


class Stage(unittest.TestCase):
    """One tick and at most one picture a frame; `shown` has the pictures, `said` the messages."""

    def setUp(self):
        self.session = Session(random=lambda: 1.0)
        self.now_s = 50.0
        self.shown = []
        self.said = []

    def frame(self):
        action = self.session.tick(self.now_s)
        if isinstance(action, Say):
            self.said.append(json.loads(action.text))
            self.session.said(len(action.text))
        picture = self.session.pictures.take()
        if picture:
            self.shown.append(picture.data)
        self.session.touches.next_frame()
        self.now_s += FRAME_S
        return action

    def frames(self, seconds):
        until_s, actions = self.now_s + seconds, []
        while self.now_s < until_s:
            actions.append(self.frame())
        return [action for action in actions if action]

    def receive(self, *messages):
        for message in messages:
            if isinstance(message, str):
                self.session.receive_text(message)
            else:
                self.session.receive_binary(message)

    def dial(self, settings=SETTINGS):
        self.session.configure(settings)
        self.assertIsInstance(self.frames(1)[-1], Dial)

    def join(self, *greeting):
        """R9: what a room greets with."""
        self.session.connected()
        self.frame()
        self.receive(joined(), *greeting)
        self.frame()
        self.assertEqual(self.session.phase, 'joined')
