import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { encodeArtistBinary } from '#shared/wire/artist-messages';
import { recordingLog } from '../store/test-kit/recording-log.ts';
import { authorOf } from './author.ts';
import { ArtistPage } from './test-kit/artist-page.ts';
import { BEN, idOf, pointsOf, STYLE, strokeOf } from './test-kit/drawings.ts';
import { failWrites } from './test-kit/failing-store.ts';
import { openRoom, pixelsOf } from './test-kit/open-rooms.ts';
import { pictureOf, show } from './test-kit/peer-pictures.ts';
import { tokenOf, Visitor, visit } from './test-kit/visitor.ts';

describe('a hello', () => {
  it('A1: is welcomed with an author that the token makes and nobody can turn back', async () => {
    const { room } = await openRoom();
    const { page } = visit(room, 'Ana');
    expect(page).toMatchObject({ name: 'Ana', author: authorOf(tokenOf('Ana')), artists: 1, ready: true });
    expect(page.author).toMatch(/^[\w-]{16}$/);
    expect(page.heard).toEqual(['welcome', 'reset', 'you', 'people', 'ready']);
  });

  it('without a name makes a numbered guest, the same after a reconnection', async () => {
    const { room } = await openRoom();
    const names = ['one', 'two', 'one'].map(device => {
      const visitor = new Visitor(room);
      visitor.say({ type: 'hello', token: tokenOf(device), name: ' ' });
      return visitor.page.name;
    });
    expect(names).toEqual(['Guest 1', 'Guest 2', 'Guest 1']);
  });

  it('R1: that does not come within 5 s ends the connection', async () => {
    const clock = new ManualClock();
    const { room } = await openRoom({ clock });
    const { page } = new Visitor(room, { clock });
    clock.advance(5_000);
    expect(page.closes).toEqual([{ code: 4400, reason: 'no hello came' }]);
    expect(clock.pending).toBe(0);
  });

  it('must come first: what comes before it is nonsense and does nothing', async () => {
    const { room } = await openRoom();
    const visitor = new Visitor(room);
    visitor.say({ type: 'clear', id: idOf(1) });
    visitor.commit(2, strokeOf(2));
    expect([visitor.nonsense, room.order, visitor.page.heard]).toEqual([2, 0, []]);
  });
});

describe('nonsense', () => {
  it('R15: is counted, whatever it is, and never throws or changes anything', async () => {
    const { room } = await openRoom();
    const visitor = visit(room, 'Ana');
    const message = fc.oneof(
      fc.string(),
      fc.json(),
      fc.uint8Array({ maxLength: 80 }),
      fc.uint8Array({ maxLength: 80 }).map(bytes => Uint8Array.of(2, ...bytes)),
      fc.record({ type: fc.string(), id: fc.string() }).map(value => JSON.stringify(value)),
    );
    let sent = 0;
    fc.assert(
      fc.property(message, bytes => {
        visitor.session.receive(bytes);
        sent += 1;
        expect(visitor.nonsense).toBe(sent);
        expect(room.order).toBe(0);
      }),
    );
  });

  it('A2: a commit with more than 20,000 points is rejected as malformed, and its live stroke goes', async () => {
    const { room } = await openRoom();
    const visitor = visit(room, 'Ana');
    visitor.say({ type: 'begin', id: idOf('long'), style: STYLE });
    visitor.commit('long', strokeOf(1, 20_001));
    expect(visitor.page.answers).toEqual([{ type: 'rejected', id: idOf('long'), reason: 'malformed' }]);
    expect([visitor.nonsense, room.drawing, room.itemCount]).toEqual([1, false, 0]);
  });
});

describe('commands', () => {
  it('A1: are answered, and told to everybody in the same order', async () => {
    const { room } = await openRoom();
    const [ana, ben] = [visit(room, 'Ana'), visit(room, 'Ben')];
    ana.commit(1, strokeOf(1));
    ben.commit(2, strokeOf(2));
    ana.say({ type: 'undo', id: idOf('undo') });
    for (const { page } of [ana, ben]) {
      expect(page.visible).toEqual([idOf(2)]);
      expect([...page.items.keys()]).toEqual([idOf(1), idOf(2)]);
    }
    expect(ana.page.answers.map(answer => answer.type)).toEqual(['accepted', 'accepted']);
    expect([ana.page.you, ben.page.you]).toEqual([
      { undoable: 0, redoable: 1 },
      { undoable: 1, redoable: 0 },
    ]);
    ana.say({ type: 'redo', id: idOf('redo') });
    ben.say({ type: 'clear', id: idOf('clear') });
    expect([ana.page.visible, ben.page.visible, room.itemCount]).toEqual([[], [], 0]);
  });

  it('A5: sent again over a new connection are accepted again and done once', async () => {
    const { room } = await openRoom();
    const queue = (visitor: Visitor) => {
      visitor.commit(1, strokeOf(1));
      visitor.commit(2, strokeOf(2));
      visitor.say({ type: 'undo', id: idOf('undo') });
    };
    const first = visit(room, 'Ana');
    queue(first);
    first.session.closed();
    const second = visit(room, 'Ana');
    queue(second);
    expect(second.page.answers.map(answer => answer.type)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(second.page.visible).toEqual([idOf(1)]);
  });

  it('A3: that nothing is there for are rejected with the reason', async () => {
    const { room } = await openRoom();
    const { page, say } = { page: visit(room, 'Ben').page, say: visit(room, 'Ana') };
    say.say({ type: 'undo', id: idOf('undo') });
    say.say({ type: 'redo', id: idOf('redo') });
    expect(say.page.answers).toMatchObject([{ reason: 'nothing-to-undo' }, { reason: 'nothing-to-redo' }]);
    expect(page.answers).toEqual([]);
  });
});

describe('a stroke in progress', () => {
  it('A2: grows on the pages of the others, not as an echo on one’s own', async () => {
    const { room } = await openRoom();
    const [ana, ben] = [visit(room, 'Ana'), visit(room, 'Ben')];
    ana.say({ type: 'begin', id: idOf(1), style: STYLE });
    ana.sayBinary({ kind: 'points', id: idOf(1), from: 0, points: pointsOf(1, 4) });
    ana.sayBinary({ kind: 'points', id: idOf(1), from: 4, points: pointsOf(1, 4, 4) });
    expect(ben.page.live.get(idOf(1))).toEqual({ style: STYLE, points: pointsOf(1, 8) });
    expect(ana.page.live.size).toBe(0);
    expect((await ben.page.pixels(room)).equals(pixelsOf(room))).toBe(true);
    ana.commit(1, strokeOf(1));
    expect([ben.page.live.size, ben.page.visible]).toEqual([0, [idOf(1)]]);
  });

  it.each([
    ['is aborted', (ana: Visitor) => ana.say({ type: 'abort', id: idOf(1) })],
    ['loses its artist', (ana: Visitor) => ana.session.closed()],
  ])('A2: is gone from all pages when it %s', async (_how, end) => {
    const { room } = await openRoom();
    const [ana, ben] = [visit(room, 'Ana'), visit(room, 'Ben')];
    ana.say({ type: 'begin', id: idOf(1), style: STYLE });
    ana.sayBinary({ kind: 'points', id: idOf(1), from: 0, points: pointsOf(1, 4) });
    end(ana);
    expect([ben.page.live.size, room.drawing]).toEqual([0, false]);
  });

  it('A2: takes at most 60 messages a second; what is too much is dropped, the commit brings it whole', async () => {
    const clock = new ManualClock();
    const { room } = await openRoom({ clock });
    const [ana, ben] = [visit(room, 'Ana', { clock }), visit(room, 'Ben', { clock })];
    ana.say({ type: 'begin', id: idOf(1), style: STYLE });
    for (let from = 0; from < 100; from += 1) {
      ana.sayBinary({ kind: 'points', id: idOf(1), from, points: pointsOf(1, 1, from) });
    }
    expect(ben.page.live.get(idOf(1))?.points).toHaveLength(60);
    ana.commit(1, strokeOf(1, 100));
    expect(ben.page.items.get(idOf(1))).toMatchObject({ stroke: { points: { length: 100 } } });
    expect(ana.nonsense).toBe(0);
  });
});

describe('more than can be painted', () => {
  const LONG = 20_000;

  it('A5: waits at the artist’s side, in order; nothing is refused or lost, and others go on', async () => {
    const clock = new ManualClock();
    const { room } = await openRoom({ clock });
    const [ana, ben] = [visit(room, 'Ana', { clock }), visit(room, 'Ben', { clock })];
    for (let name = 1; name <= 6; name += 1) ana.commit(name, strokeOf(name, LONG));
    ana.say({ type: 'undo', id: idOf('undo') });
    expect([ana.page.paused, room.itemCount]).toEqual([true, 4]);
    ben.commit('ben', strokeOf(9));
    expect([ben.page.paused, room.itemCount]).toEqual([false, 5]);
    clock.advance(20_000);
    expect(ana.page.paused).toBe(false);
    expect(ana.page.answers.map(({ type }) => type)).toEqual(Array(7).fill('accepted'));
    expect(ben.page.visible).toEqual([1, 2, 3, 4, 'ben', 5].map(idOf));
  });

  it('A5: a burst that had been read before the pause is taken too, and paid for', async () => {
    const clock = new ManualClock();
    const { room } = await openRoom({ clock });
    const ana = visit(room, 'Ana', { clock });
    for (let name = 1; name <= 6; name += 1) {
      ana.page.paused = false;
      ana.commit(name, strokeOf(name, LONG));
    }
    ana.page.paused = true;
    expect(room.itemCount).toBe(6);
    clock.advance(19_999);
    expect(ana.page.paused).toBe(true);
    clock.advance(1);
    expect(ana.page.paused).toBe(false);
  });

  it('A2: of live points is dropped; the commit brings the stroke whole', async () => {
    const clock = new ManualClock();
    const { room } = await openRoom({ clock });
    const [ana, ben] = [visit(room, 'Ana', { clock }), visit(room, 'Ben', { clock })];
    for (let name = 1; name <= 4; name += 1) {
      ana.say({ type: 'begin', id: idOf(name), style: STYLE });
      ana.sayBinary({ kind: 'points', id: idOf(name), from: 0, points: pointsOf(name, LONG) });
    }
    const lengths = [...ben.page.live.values()].map(({ points }) => points.length);
    expect([ana.page.paused, lengths]).toEqual([false, [LONG, LONG, LONG, 0]]);
    ana.commit(4, strokeOf(4, LONG));
    expect(ben.page.items.get(idOf(4))).toMatchObject({ stroke: { points: { length: LONG } } });
  });

  it('A2: never happens to the fastest hand', async () => {
    const clock = new ManualClock();
    const { room } = await openRoom({ clock });
    const [ana, ben] = [visit(room, 'Ana', { clock }), visit(room, 'Ben', { clock })];
    for (let second = 0; second < 60; second += 1) {
      ana.say({ type: 'begin', id: idOf(second), style: STYLE });
      ana.sayBinary({ kind: 'points', id: idOf(second), from: 0, points: pointsOf(second, 1_000) });
      expect(ben.page.live.get(idOf(second))?.points).toHaveLength(1_000);
      ana.commit(second, strokeOf(second, 1_000));
      expect(ana.page.paused).toBe(false);
      clock.advance(1_000);
    }
  });

  it('A5: leaves no pause and no timer behind when its artist goes', async () => {
    const clock = new ManualClock();
    const { room } = await openRoom({ clock });
    const ana = visit(room, 'Ana', { clock });
    for (let name = 1; name <= 4; name += 1) ana.commit(name, strokeOf(name, LONG));
    expect(ana.page.paused).toBe(true);
    ana.session.closed();
    expect([ana.page.paused, clock.pending]).toEqual([false, 0]);
  });
});

describe('a store that fails', () => {
  it.each(['commit', 'clear', 'undo', 'redo'] as const)(
    'A5: answers no %s and closes with 1001; what came behind it is not taken, and all of it is, sent again',
    async kind => {
      const clock = new ManualClock();
      const { room, store } = await openRoom({ clock });
      const ana = visit(room, 'Ana', { clock });
      const give = (visitor: Visitor) => {
        if (kind === 'commit') visitor.commit('command', strokeOf(2));
        else visitor.say({ type: kind, id: idOf('command') });
        visitor.commit('behind', strokeOf(3));
      };
      ana.commit(1, strokeOf(1));
      if (kind === 'redo') ana.say({ type: 'undo', id: idOf('undo') });
      const answered = ana.page.answers.length;
      const failing = failWrites(store.rooms, 1);
      give(ana);
      expect(ana.page.closes).toMatchObject([{ code: 1001 }]);
      expect([ana.page.answers.length, failing.failed, clock.pending]).toEqual([answered, 1, 0]);
      const again = visit(room, 'Ana', { clock });
      give(again);
      expect(again.page.answers).toMatchObject([{ type: 'accepted' }, { type: 'accepted' }]);
    },
  );

  it('A5: is told to the operator once a minute, however often artists try', async () => {
    const clock = new ManualClock();
    const log = recordingLog();
    const { room, store } = await openRoom({ clock, log });
    failWrites(store.rooms, Number.POSITIVE_INFINITY);
    for (let second = 0; second < 61; second += 1) {
      visit(room, 'Ana', { clock }).commit(1, strokeOf(1));
      clock.advance(1_000);
    }
    expect(log.sentences.filter(({ level }) => level === 'error')).toHaveLength(2);
    expect([room.order, room.artists]).toEqual([0, 0]);
  });
});

describe('a session', () => {
  it('R11: beats every 2 s', async () => {
    const clock = new ManualClock();
    const { room } = await openRoom({ clock });
    const { page } = visit(room, 'Ana', { clock });
    clock.advance(10_000);
    expect(page.beats).toBe(5);
  });

  it('tells where the drawing is seen, when it changes and to those who join later', async () => {
    const { room } = await openRoom();
    const visitor = new Visitor(room);
    visitor.session.setWall('stale');
    visitor.session.setWall('live');
    expect(visitor.page.heard).toEqual([]);
    visitor.say({ type: 'hello', token: tokenOf('Ana') });
    visitor.session.setWall('live');
    expect(visitor.page.heard.filter(type => type === 'wall')).toHaveLength(1);
    visitor.session.setWall('dark');
    expect(visitor.page.wall).toBe('dark');
  });

  it('that is closed leaves nothing behind: no person, no timer, no message', async () => {
    const clock = new ManualClock();
    const { room } = await openRoom({ clock });
    const ana = visit(room, 'Ana', { clock });
    ana.say({ type: 'begin', id: idOf(1), style: STYLE });
    ana.session.closed();
    ana.session.closed();
    const heard = ana.page.heard.length;
    room.commit(BEN, { id: idOf(2), layer: 0, stroke: strokeOf(2) }, 0);
    ana.commit(3, strokeOf(3));
    ana.session.setWall('live');
    expect([ana.page.heard.length, room.artists, room.itemCount, clock.pending]).toEqual([heard, 0, 1, 0]);
  });

  it('whose link throws is gone, and nobody else notices', async () => {
    const { room } = await openRoom();
    class DeadPage extends ArtistPage {
      dead = false;
      override send(message: string | Uint8Array): void {
        if (this.dead) throw new Error('the port is closed');
        super.send(message);
      }
    }
    const page = new DeadPage();
    visit(room, 'Ana', { page });
    const ben = visit(room, 'Ben');
    page.dead = true;
    ben.commit(1, strokeOf(1));
    expect([ben.page.visible, ben.page.artists, room.artists]).toEqual([[idOf(1)], 1, 1]);
  });

  it('R13: whose link takes nothing is closed with 4408 before it costs more than 16 MiB; others do not notice', async () => {
    const { room } = await openRoom();
    const page = new ArtistPage();
    visit(room, 'Ana', { page });
    const ben = visit(room, 'Ben');
    page.unsent = 1024 * 1024;
    const long = strokeOf(1, 20_000);
    const bytes = encodeArtistBinary({ kind: 'commit', id: idOf(0), layer: 0, stroke: long }).length;
    const enough = Math.ceil((16 * 1024 * 1024) / bytes) + 2;
    for (let count = 0; count < enough; count += 1)
      room.commit(BEN, { id: idOf(count), layer: 0, stroke: long }, 0);
    expect(page.closes).toMatchObject([{ code: 4408 }]);
    expect([room.artists, ben.page.items.size]).toEqual([1, enough]);
  });

  it('R19: gets a peer’s picture as an item that replaces itself, at most four a second, the last one always', async () => {
    const clock = new ManualClock();
    const { room } = await openRoom({ clock });
    const { page } = visit(room, 'Ana', { clock });
    const colours = ['#ff0000', '#00ff00', '#0000ff', '#ffff00', '#00ffff'];
    const pictures = await Promise.all(colours.map(colour => pictureOf(colour)));
    room.holdPicture('peer-1');
    for (const picture of pictures) {
      show(room, 'peer-1', picture);
      clock.advance(40);
    }
    clock.advance(250);
    expect(page.heard.filter(kind => kind === 'item')).toHaveLength(2);
    expect(page.items.size).toBe(1);
    expect((await page.pixels(room)).equals(pixelsOf(room))).toBe(true);
  });
});
