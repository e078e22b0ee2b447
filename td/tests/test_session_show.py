"""lienzo_session through shows that no script foresees: seeded, so that each can be seen again."""

import gc
import json
import random
import tracemalloc
import unittest

from lienzo_connection import Dial, HangUp, Say
from lienzo_session import Session
from tests.samples import END, START, joined, jpeg, png, text, touch
from tests.stage import SETTINGS, Stage

ROOMS = ('K7QMXD', 'ABC234')


class Show(Stage):
    def test_R9_whatever_happens_it_ends_with_what_the_room_has(self):
        pictures = 0
        for seed in range(50):
            with self.subTest(seed=seed):
                self.setUp()
                Chaos(self, random.Random(seed)).run(800)
                pictures += len(self.shown)
        # The shows were ones in which something was shown.
        self.assertGreater(pictures, 50 * 10)

    def test_R15_whoever_calls_whatever_in_whichever_order_nothing_raises(self):
        for seed in range(30):
            with self.subTest(seed=seed):
                call_anything(random.Random(seed))


    def test_nothing_is_kept_of_what_is_over(self):
        session = Session(lambda: 0.5)
        tracemalloc.start()
        self.addCleanup(tracemalloc.stop)
        call_anything(random.Random(1), session)
        before = memory_bytes()
        for seed in range(2, 12):
            call_anything(random.Random(seed), session)
        # 6,000 messages later: less than a reference to each would take.
        self.assertLess(memory_bytes() - before, 40_000)


def memory_bytes():
    # Python keeps what was freed at hand until then.
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def call_anything(source, session=None):
    session, now_s = session or Session(source.random), 0.0
    messages = [joined(), START, END, text('proc', 'x'), touch(), touch('up'), '{', png(), jpeg(), b'', png()[:-3]]
    settings = [SETTINGS, SETTINGS._replace(room='x'), SETTINGS._replace(active=False), SETTINGS._replace(fps=5)]
    calls = [
        session.connected,
        session.disconnected,
        session.reconnect,
        session.receive_ping,
        session.pictures.take,
        session.pictures.failed,
        session.touches.next_frame,
        lambda: session.said(source.choice([-1, 0, 100, None])),
        lambda: session.configure(source.choice(settings)),
        lambda: (session.status, session.error),
    ]
    for _ in range(600):
        now_s += source.choice([0.0, 0.016, 0.016, 3.0, -50.0, 40.0])
        session.tick(now_s)
        source.choice(calls)()
        message = source.choice(messages)
        (session.receive_text if isinstance(message, str) else session.receive_binary)(message)


class Chaos:
    """A relay of two rooms that is restarted, silent, and sends nonsense between what it means; a DAT that dials by
    itself or does not tell; a person who changes the settings; a clock that jumps."""

    def __init__(self, stage, source):
        self.stage = stage
        self.session = stage.session
        self.source = source
        self.link = 'down'  # down | asked | up | in
        self.is_well = False
        self.numbers = iter(range(10**9))
        self.settings = SETTINGS
        # What the relay has.
        self.prompts = dict.fromkeys(ROOMS, '')
        self.finals = {room: self.new(png) for room in ROOMS}
        self.drawing = dict.fromkeys(ROOMS, False)

    def new(self, picture):
        return picture(content=b'%d' % next(self.numbers))

    @property
    def room(self):
        return self.settings.room.upper()

    def run(self, steps):
        self.session.configure(self.settings)
        events = [self.frame] * 60 + [self.draw, self.finish, self.prompt, self.nonsense] * 3
        events += [self.drop, self.answer, self.answer, self.jump, self.settle, self.misreport, self.ping, self.touch]
        for _ in range(steps):
            self.source.choice(events)()
            self.check()
        self.get_well()
        self.check_end()

    def frame(self):
        action = self.stage.frame()
        if isinstance(action, Dial):
            self.link = 'asked'
        elif isinstance(action, HangUp):
            self.hang_up()
        elif isinstance(action, Say) and self.link == 'up':
            message = json.loads(action.text)
            if message['type'] == 'join' and (self.is_well or self.source.random() < 0.8):
                self.greet(message['room'])

    def hang_up(self):
        was, self.link = self.link, 'down'
        # Whether the DAT calls onDisconnect for that is not documented.
        if was in ('up', 'in') and self.source.random() < 0.5:
            self.session.disconnected()

    def answer(self):
        if self.link == 'asked':
            self.link = 'up'
            self.session.connected()

    def greet(self, room):
        self.link = 'in'
        prompt = [text('proc', self.prompts[room])] if self.prompts[room] else []
        live = [START, self.new(jpeg)] if self.drawing[room] else []
        self.stage.receive(joined(room), *prompt, self.finals[room], *live)

    def tell(self, *messages):
        if self.link == 'in':
            self.stage.receive(*messages)

    def draw(self):
        started, self.drawing[self.room] = self.drawing[self.room], True
        self.tell(*([] if started else [START]), self.new(jpeg))

    def finish(self):
        self.drawing[self.room] = False
        self.finals[self.room] = self.new(png)
        late = [self.new(jpeg)] if self.source.random() < 0.3 else []
        self.tell(self.finals[self.room], END, *late)

    def prompt(self):
        self.prompts[self.room] = self.source.choice(['', 'fog', 'rain %d' % next(self.numbers)])
        self.tell(text('proc', self.prompts[self.room]))

    def nonsense(self):
        picture = self.source.choice([png(), jpeg()])
        message = self.source.choice(['{', '[]', text('draw', 7), b'', picture[:-5], text('touch', {'x': 'NaN'})])
        self.stage.receive(message)

    def touch(self):
        self.tell(touch(self.source.choice(['down', 'move', 'up']), finger=self.source.randrange(8)))

    def ping(self):
        if self.link in ('up', 'in'):
            self.session.receive_ping()

    def drop(self):
        was, self.link = self.link, 'down'
        # A cable that is pulled tells nobody.
        if was != 'down' and self.source.random() < 0.7:
            self.session.disconnected()

    def jump(self):
        self.stage.now_s += self.source.choice([-1000, -0.5, 5, 29, 40, 100_000])

    def settle(self):
        field = self.source.choice([{'room': ROOMS[0]}, {'room': ROOMS[1]}, {'fps': 20}, {'fps': 30}, {'port': 8791}])
        self.settings = self.settings._replace(**field)
        self.session.configure(self.settings)

    def misreport(self):
        """Callbacks that nobody foresaw."""
        self.source.choice([self.session.reconnect, self.session.connected, self.session.disconnected])()

    def check(self):
        session, stage = self.session, self.stage
        stage.assertLess(len(session.error), 200)
        if session.phase != 'joined':
            stage.assertIsNone(session.room)
        if session.phase not in ('joining', 'joined'):
            stage.assertFalse(session.drawing)

    def get_well(self):
        """The relay answers and pings from now on: whatever stood in the way is over within a minute."""
        self.is_well = True
        for _ in range(60 * 60):
            self.answer()
            self.frame()
            self.ping()
        self.draw()
        self.stage.frame()
        self.finish()
        # Long enough for every complaint to be over, too short for a silence.
        self.stage.frames(11)

    def check_end(self):
        session, stage = self.session, self.stage
        stage.assertEqual((session.phase, session.error, session.drawing), ('joined', '', False))
        stage.assertEqual(session.room.room, self.room)
        stage.assertEqual(session.prompt, self.prompts[self.room])
        stage.assertEqual(stage.shown[-1], self.finals[self.room])
        stage.assertEqual([one for one, following in zip(stage.shown, stage.shown[1:]) if one == following], [])


if __name__ == '__main__':
    unittest.main()
