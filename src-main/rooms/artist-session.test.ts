import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { encodeArtistBinary } from '#shared/wire/artist-messages';
import { authorOf } from './author.ts';
import { ArtistPage } from './test-kit/artist-page.ts';
import { BEN, idOf, pointsOf, STYLE, strokeOf } from './test-kit/drawings.ts';
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
    for (let count = 0; count < enough; count += 1) ben.commit(count, long);
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
