import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { recordingLog } from '../store/test-kit/recording-log.ts';
import type { Room } from './room.ts';
import { roomImaging } from './room-imaging.ts';
import { ArtistPage } from './test-kit/artist-page.ts';
import { ANA, BEN, EVA, idOf, pointsOf, STYLE, strokeOf } from './test-kit/drawings.ts';
import { openRoom, pixelsOf } from './test-kit/open-rooms.ts';
import { pictureOf, show } from './test-kit/peer-pictures.ts';
import { type Visitor, visit } from './test-kit/visitor.ts';

function fill(room: Room, count: number, from = 0, by = ANA): void {
  for (let name = from; name < from + count; name += 1) {
    room.commit(
      by,
      { id: idOf(name), layer: 0, stroke: strokeOf(name, 6, { opacity: name % 5 ? 1 : 0.4 }) },
      0,
    );
  }
}

const arrived = (visitor: Visitor) => vi.waitFor(() => expect(visitor.page.ready).toBe(true));

/** A page is right when it shows what the room shows. */
async function expectSame(visitor: Visitor, room: Room): Promise<void> {
  expect((await visitor.page.pixels(room)).equals(pixelsOf(room))).toBe(true);
}

describe('joining late', () => {
  it('A6: brings items, marks, strokes in progress, and then says ready', async () => {
    const { room } = await openRoom();
    fill(room, 4);
    room.undo(ANA, idOf('undo'), 0);
    room.penDown(BEN, idOf('live'), STYLE);
    room.penMove(BEN, idOf('live'), 0, pointsOf(3, 20), 0);
    const visitor = visit(room, 'Ana');
    expect(visitor.page.heard.slice(1)).toEqual([
      'reset',
      ...Array<string>(4).fill('item'),
      'removed',
      'begin',
      'points',
      'you',
      'people',
      'ready',
    ]);
    expect([visitor.page.order, visitor.page.removed.size]).toEqual([5, 1]);
    await expectSame(visitor, room);
  });

  it('A6: begins at the newest standing clear', async () => {
    const { room } = await openRoom();
    fill(room, 3);
    room.clear(ANA, idOf('clear'), 0);
    fill(room, 2, 10);
    const visitor = visit(room, 'Eva');
    expect([visitor.page.floor, visitor.page.visible]).toEqual([4, [idOf(10), idOf(11)]]);
    await expectSame(visitor, room);
  });

  it('A6: a long document comes as a picture in pieces and the newest 100 items', async () => {
    const { room } = await openRoom();
    fill(room, 330);
    const visitor = visit(room, 'Eva');
    expect(visitor.page.ready).toBe(false);
    await arrived(visitor);
    const { heard } = visitor.page;
    expect(heard.filter(kind => kind === 'item')).toHaveLength(100);
    expect(heard.slice(1, 3)).toEqual(['reset', 'raster']);
    expect(visitor.page.floor).toBe(230);
    await expectSame(visitor, room);
  });

  it('A6: what happens while the picture is made comes after it, in order', async () => {
    const { room } = await openRoom();
    fill(room, 330);
    const visitor = visit(room, 'Eva');
    fill(room, 3, 1000, BEN);
    room.undo(BEN, idOf('undo'), 0);
    visitor.commit('mine', strokeOf(77));
    await arrived(visitor);
    expect(visitor.page.heard.filter(kind => kind === 'item')).toHaveLength(104);
    expect(visitor.page.answers).toEqual([{ type: 'accepted', id: idOf('mine') }]);
    await expectSame(visitor, room);
  });

  it('A6: the picture is made once for many, and again when something below it changes', async () => {
    let made = 0;
    const encodePng = (pixels: Parameters<typeof roomImaging.encodePng>[0]) => {
      made += 1;
      return roomImaging.encodePng(pixels);
    };
    const { room } = await openRoom({ imaging: { ...roomImaging, encodePng } });
    fill(room, 30, 5000, BEN);
    fill(room, 330);
    const visitors = ['Eva', 'Leo', 'Mia'].map(name => visit(room, name));
    for (const visitor of visitors) await arrived(visitor);
    fill(room, 20, 2000);
    await arrived(visit(room, 'Noa'));
    expect(made).toBe(1);
    room.undo(BEN, idOf('undo'), 0);
    for (const visitor of visitors) {
      await vi.waitFor(() => expect(visitor.page.heard.filter(type => type === 'ready')).toHaveLength(2));
      await expectSame(visitor, room);
    }
    expect(made).toBe(2);
  });

  it('A6: without a picture, because it cannot be made, everything comes as items, and the log says why', async () => {
    const log = recordingLog();
    const encodePng = () => Promise.reject(new Error('no memory'));
    const { room } = await openRoom({ imaging: { ...roomImaging, encodePng } });
    fill(room, 330);
    const visitor = visit(room, 'Eva', { log });
    await arrived(visitor);
    expect([visitor.page.floor, visitor.page.items.size]).toEqual([0, 330]);
    expect(log.sentences).toMatchObject([{ level: 'warn', facts: { why: 'no memory' } }]);
  });

  it('R19: brings the picture that a peer is drawing as an item, however long the document', async () => {
    const { room } = await openRoom();
    fill(room, 200);
    room.holdPicture('peer-1');
    show(room, 'peer-1', await pictureOf('#204060'));
    fill(room, 200, 200);
    const visitor = visit(room, 'Eva');
    await arrived(visitor);
    expect(visitor.page.floor).toBe(200);
    show(room, 'peer-1', await pictureOf('#602040'));
    await expectSame(visitor, room);
  });
});

describe('a slow link', () => {
  it('A6: delays no beat while it catches up, and what happens meanwhile comes behind', async () => {
    const clock = new ManualClock();
    const { room } = await openRoom({ clock });
    for (let name = 0; name < 70; name += 1) {
      room.commit(ANA, { id: idOf(name), layer: 0, stroke: strokeOf(name, 1_200) }, 0);
    }
    const page = new ArtistPage();
    page.unsent = 0;
    const visitor = visit(room, 'Eva', { clock, page });
    let worst = 0;
    for (let second = 1; second <= 60; second += 1) {
      if (second === 3) fill(room, 2, 900, BEN);
      clock.advance(1_000);
      expect(page.beats).toBe(Math.floor(second / 2));
      worst = Math.max(worst, page.unsent);
      page.unsent = Math.max(0, page.unsent - 16_000);
    }
    expect(worst).toBeLessThan(80 * 1024);
    expect([page.ready, page.visible.length]).toEqual([true, 72]);
    expect(page.heard.lastIndexOf('item')).toBeGreaterThan(page.heard.indexOf('ready'));
    await expectSame(visitor, room);
  });

  it('A6: that is caught up anew in the middle of a catch-up ends with the right canvas and all answers', async () => {
    const clock = new ManualClock();
    const { room } = await openRoom({ clock });
    fill(room, 5, 500, BEN);
    room.clear(ANA, idOf('clear'), 0);
    fill(room, 60);
    const page = new ArtistPage();
    const visitor = visit(room, 'Eva', { clock, page });
    page.unsent = 1_000_000;
    visitor.commit('mine', strokeOf(9));
    room.undo(ANA, idOf('undo-stroke'), 0);
    room.removeAuthor(ANA.author);
    page.unsent = undefined;
    clock.advance(100);
    expect(page.heard.filter(type => type === 'reset')).toHaveLength(2);
    expect(page.answers).toEqual([{ type: 'accepted', id: idOf('mine') }]);
    expect(page.visible).toHaveLength(6);
    await expectSame(visitor, room);
  });
});

describe('a change at or below the floor', () => {
  it('A6: brings a fresh reset: the undo of a clear that a page began at', async () => {
    const { room } = await openRoom();
    const early = visit(room, 'Leo');
    fill(room, 3);
    room.clear(ANA, idOf('clear'), 0);
    const late = visit(room, 'Eva');
    room.undo(ANA, idOf('undo'), 0);
    for (const { page } of [early, late]) expect(page.visible).toHaveLength(3);
    expect(early.page.heard.filter(type => type === 'reset')).toHaveLength(1);
    expect(late.page.heard.filter(type => type === 'reset')).toHaveLength(2);
    room.redo(ANA, idOf('redo'), 0);
    for (const visitor of [early, late]) {
      expect(visitor.page.visible).toEqual([]);
      await expectSame(visitor, room);
    }
  });

  it('A6: every page shows the room after any evening, whenever it joined and however slow it was', async () => {
    const by = fc.constantFrom(ANA, BEN, EVA);
    const step = fc.oneof(
      { weight: 8, arbitrary: fc.record({ do: fc.constant('stroke' as const), by }) },
      { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const), by }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('clear' as const, 'remove' as const), by }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('begin' as const, 'many' as const), by }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('join' as const), by }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40, size: 'max' }), async steps => {
        const clock = new ManualClock();
        const { room } = await openRoom({ clock });
        const visitors: Visitor[] = [];
        for (const [name, now] of steps.entries()) {
          if (now.do === 'stroke') fill(room, 1, name, now.by);
          else if (now.do === 'many') fill(room, 120, 10_000 * (name + 1), now.by);
          else if (now.do === 'remove') room.removeAuthor(now.by.author);
          else if (now.do === 'begin') room.penDown(now.by, idOf(`live-${name}`), STYLE);
          else if (now.do === 'join') visitors.push(visit(room, `visitor-${name}`, { clock }));
          else room[now.do](now.by, idOf(name), 0);
          // Each page is slow in its own rhythm.
          for (const [index, { page }] of visitors.entries())
            page.unsent = (name + index) % 3 ? undefined : 100_000;
          clock.advance(20);
        }
        for (const { page } of visitors) page.unsent = undefined;
        for (const visitor of visitors) {
          await vi.waitFor(() => {
            clock.advance(20);
            expect(visitor.page.ready).toBe(true);
          });
        }
        // One that was ready may be about to begin anew: what counts is where it ends.
        for (const visitor of visitors) {
          await vi.waitFor(
            async () => {
              clock.advance(20);
              await expectSame(visitor, room);
            },
            { timeout: 5_000 },
          );
        }
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});
