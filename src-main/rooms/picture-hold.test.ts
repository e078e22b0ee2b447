import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { recordingLog } from '../store/test-kit/recording-log.ts';
import { asAfterKill } from '../store/test-kit/temporary-folder.ts';
import type { Room } from './room.ts';
import { ANA, idOf } from './test-kit/drawings.ts';
import { openRoom, pixelsOf } from './test-kit/open-rooms.ts';
import { colourAt, pictureOf, show } from './test-kit/peer-pictures.ts';

const RED = await pictureOf('#ff0000');
const GREEN = await pictureOf('#00ff00');
const BLUE = await pictureOf('#0000ff', 32);

/** A black dot at `x`, `x`. */
function dot(room: Room, name: string, x: number): void {
  const style = { brush: 'pen', colour: '#000000', size: 40, opacity: 1 } as const;
  const points = [{ x, y: x, pressure: 0.5, atMs: 0 }];
  room.commit(ANA, { id: idOf(name), layer: 0, stroke: { style, points } }, 0);
}

const at = (room: Room, x: number) => colourAt(pixelsOf(room), x, x);

describe('a picture of a peer', () => {
  it('R19: is neither shown nor stored beyond 256 MiB of a room’s pictures; the log says so once', async () => {
    const log = recordingLog();
    const { room } = await openRoom({ log });
    const bytes = Buffer.alloc(130 * 1024 * 1024);
    const take = (client: string) => {
      room.holdPicture(client);
      return room.showPicture(client, bytes, RED.picture, 0);
    };
    expect([take('peer-1'), take('peer-1'), take('peer-2'), take('peer-3')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(room.itemCount).toBe(1);
    expect(log.sentences.filter(({ sentence }) => sentence.includes('full'))).toHaveLength(1);
  });

  it('R19: lies over what was there before and under what is drawn after, also when it comes again', async () => {
    const { room } = await openRoom();
    dot(room, 'before', 100);
    room.holdPicture('peer-1');
    expect(show(room, 'peer-1', RED)).toBe(true);
    dot(room, 'after', 500);
    expect([at(room, 100), at(room, 500), at(room, 300)]).toEqual(['#ff0000', '#000000', '#ff0000']);
    show(room, 'peer-1', GREEN);
    expect([at(room, 100), at(room, 500), at(room, 300)]).toEqual(['#00ff00', '#000000', '#00ff00']);
    expect(room.itemCount).toBe(3);
  });

  it('R19: takes its place where the hold began, not where the first picture came', async () => {
    const { room } = await openRoom();
    room.holdPicture('peer-1');
    dot(room, 'meanwhile', 100);
    show(room, 'peer-1', RED);
    expect([at(room, 100), at(room, 300)]).toEqual(['#000000', '#ff0000']);
  });

  it('R19: of a peer that does not hold is refused until the end of the holder plus 2 s', async () => {
    const clock = new ManualClock();
    const { room } = await openRoom({ clock });
    room.holdPicture('peer-1');
    show(room, 'peer-1', RED);
    room.releasePicture('peer-1');
    clock.advance(1_999);
    expect(show(room, 'peer-2', GREEN)).toBe(false);
    expect(at(room, 300)).toBe('#ff0000');
    clock.advance(1);
    expect(show(room, 'peer-2', GREEN)).toBe(true);
    expect(at(room, 300)).toBe('#00ff00');
  });

  it('R19: belongs to whoever said start last, whose picture lies over the other one’s', async () => {
    const { room } = await openRoom();
    room.holdPicture('peer-1');
    show(room, 'peer-1', RED);
    room.holdPicture('peer-2');
    expect(show(room, 'peer-1', GREEN)).toBe(false);
    expect(show(room, 'peer-2', BLUE)).toBe(true);
    expect([at(room, 300), room.itemCount]).toEqual(['#0000ff', 2]);
  });

  it('R19: stays the same one when its peer starts again within the 2 s', async () => {
    const clock = new ManualClock();
    const { room } = await openRoom({ clock });
    for (const picture of [RED, GREEN, BLUE]) {
      room.holdPicture('peer-1');
      show(room, 'peer-1', picture);
      room.releasePicture('peer-1');
      clock.advance(1_500);
    }
    expect([at(room, 300), room.itemCount]).toEqual(['#0000ff', 1]);
  });

  it('R19: needs no start while nobody holds; its turn lasts as long as pictures come', async () => {
    const clock = new ManualClock();
    const { room } = await openRoom({ clock });
    for (const picture of [RED, GREEN, BLUE, RED]) {
      expect(show(room, 'peer-1', picture)).toBe(true);
      clock.advance(1_500);
    }
    expect([room.itemCount, room.drawing]).toEqual([1, false]);
    clock.advance(500);
    show(room, 'peer-1', GREEN);
    expect(room.itemCount).toBe(2);
    room.close();
    expect(clock.pending).toBe(0);
  });

  it('R7 R19: a holder silent for 3 s counts as up and loses the picture 2 s later; when it speaks again it draws again', async () => {
    const clock = new ManualClock();
    const { room } = await openRoom({ clock });
    room.holdPicture('peer-1');
    show(room, 'peer-1', RED);
    clock.advance(3_000);
    expect(room.drawing).toBe(false);
    expect(show(room, 'peer-2', GREEN)).toBe(false);
    clock.advance(2_000);
    expect(show(room, 'peer-2', GREEN)).toBe(true);
    clock.advance(2_000);
    expect(show(room, 'peer-1', BLUE)).toBe(true);
    expect([room.drawing, at(room, 300), room.itemCount]).toEqual([true, '#0000ff', 3]);
  });

  it('R19: lies below a clear that came during its hold', async () => {
    const { room } = await openRoom();
    room.holdPicture('peer-1');
    show(room, 'peer-1', RED);
    room.clear(ANA, idOf('clear'), 0);
    show(room, 'peer-1', GREEN);
    expect(at(room, 300)).toBe('#ffffff');
    room.undo(ANA, idOf('undo'), 0);
    expect(at(room, 300)).toBe('#00ff00');
  });

  it('A3: is taken away by the operator with all of its peer’s, and brought back', async () => {
    const { room } = await openRoom();
    show(room, 'peer-1', RED);
    const [item] = room.snapshot().items;
    const { undo } = room.removeAuthor(item?.author ?? '');
    expect(at(room, 300)).toBe('#ffffff');
    room.undoRemoval(undo);
    expect(at(room, 300)).toBe('#ff0000');
  });
});

describe('after a kill, the canvas', () => {
  it.each([
    ['after its end', (room: Room) => room.releasePicture('peer-1')],
    ['when its peer is gone', (room: Room) => room.vanish('peer-1')],
    ['when another peer took over', (room: Room) => room.holdPicture('peer-2')],
    ['when the engine stops', (room: Room) => room.close()],
  ])('R19: shows a picture %s as it was, at its place', async (_when, end) => {
    const { room, folder } = await openRoom();
    dot(room, 'before', 100);
    room.holdPicture('peer-1');
    for (const picture of [RED, GREEN, BLUE]) show(room, 'peer-1', picture);
    dot(room, 'after', 500);
    end(room);
    const again = await openRoom({ folder: asAfterKill(folder) });
    expect(pixelsOf(again.room).equals(pixelsOf(room))).toBe(true);
    const { items } = again.room.snapshot();
    expect(items.map(item => item.kind)).toEqual(['stroke', 'picture', 'stroke']);
    expect(items[1]?.kind === 'picture' && BLUE.bytes.equals(items[1].bytes)).toBe(true);
  });

  it('R19: shows the final that came after the end', async () => {
    const { room, folder } = await openRoom();
    room.holdPicture('peer-1');
    show(room, 'peer-1', RED);
    room.releasePicture('peer-1');
    show(room, 'peer-1', GREEN);
    const again = await openRoom({ folder: asAfterKill(folder) });
    expect([at(again.room, 300), again.room.itemCount]).toEqual(['#00ff00', 1]);
  });

  it('A3 R19: still misses a picture that the operator took away during its hold', async () => {
    const { room, folder } = await openRoom();
    room.holdPicture('peer-1');
    show(room, 'peer-1', RED);
    room.removeAuthor(room.snapshot().items[0]?.author ?? '');
    room.releasePicture('peer-1');
    const again = await openRoom({ folder: asAfterKill(folder) });
    expect([at(again.room, 300), again.room.itemCount]).toEqual(['#ffffff', 0]);
  });
});
