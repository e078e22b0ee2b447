import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../store/store-error.ts';
import { recordingLog } from '../store/test-kit/recording-log.ts';
import { asAfterKill } from '../store/test-kit/temporary-folder.ts';
import { type Author, OPERATOR } from './author.ts';
import { RoomDocument } from './document.ts';
import { EMPTY_LOG } from './load-log.ts';
import { LoggedStroke } from './logged-item.ts';
import type { Receipt } from './receipt.ts';
import type { Room } from './room.ts';
import { DocumentModel } from './test-kit/document-model.ts';
import { ANA, BEN, EVA, idOf, strokeOf } from './test-kit/drawings.ts';
import { openRoom, pixelsOf } from './test-kit/open-rooms.ts';

const AUTHORS = [ANA, BEN, EVA] as const;

/** One step of a random evening. `id` is the number of the command: one that came before is a repeat. */
type Step =
  | { readonly do: 'stroke' | 'clear' | 'undo' | 'redo'; readonly author: 0 | 1 | 2; readonly id: number }
  | { readonly do: 'remove'; readonly author: 0 | 1 | 2 }
  | { readonly do: 'bring back'; readonly removal: number }
  | { readonly do: 'kill' };

const author = fc.constantFrom(0 as const, 1 as const, 2 as const);
/** Ids from a small range repeat often; most commands take a fresh one. */
const id = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 100, max: 1_000_000 }) },
  { weight: 1, arbitrary: fc.nat(8) },
);
const command = fc.record({
  do: fc.oneof(
    { weight: 5, arbitrary: fc.constant('stroke' as const) },
    { weight: 1, arbitrary: fc.constant('clear' as const) },
    { weight: 4, arbitrary: fc.constant('undo' as const) },
    { weight: 3, arbitrary: fc.constant('redo' as const) },
  ),
  author,
  id,
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 14, arbitrary: command },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), author }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('bring back' as const), removal: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'kill' as const }) },
);

const answerOf = (receipt: Receipt) => (receipt.accepted ? 'accepted' : receipt.reason);

function give(room: Room, kind: 'stroke' | 'clear' | 'undo' | 'redo', by: Author, number: number): string {
  const name = idOf(number);
  if (kind === 'stroke')
    return answerOf(
      room.commit(
        by,
        { id: name, layer: 0, stroke: strokeOf(number, 4, { opacity: number % 3 === 0 ? 0.4 : 1 }) },
        0,
      ),
    );
  return answerOf(room[kind](by, name, 0));
}

function expectOf(
  model: DocumentModel,
  kind: 'stroke' | 'clear' | 'undo' | 'redo',
  by: Author,
  number: number,
): string {
  const name = idOf(number);
  return kind === 'undo' || kind === 'redo' ? model[kind](by.author, name) : model.add(kind, by.author, name);
}

/** What can be seen of a room's document from outside. */
function seen(room: Room) {
  const { items, removed } = room.snapshot({ raster: false });
  const visible = items
    .filter(item => item.kind !== 'clear' && !removed.includes(item.id))
    .map(item => item.id);
  return { visible, count: room.itemCount, counts: AUTHORS.map(by => room.counts(by.author)) };
}

describe('the document', () => {
  it('A1 A3: equals a plain model over any sequence of commands, repeats and kills', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async steps => {
        const model = new DocumentModel();
        const removals: string[] = [];
        let { folder, room } = await openRoom();
        for (const now of steps) {
          if (now.do === 'kill') {
            ({ folder, room } = await openRoom({ folder: asAfterKill(folder) }));
          } else if (now.do === 'remove') {
            const { author: who } = AUTHORS[now.author];
            const { undo, items } = room.removeAuthor(who);
            expect(items).toBe(model.removeAuthor(who, undo));
            removals.push(undo);
          } else if (now.do === 'bring back') {
            const removal = removals.at(-1 - now.removal) ?? 'no such removal';
            expect(room.undoRemoval(removal)).toBe(model.undoRemoval(removal));
          } else {
            const by = AUTHORS[now.author];
            expect(give(room, now.do, by, now.id)).toBe(expectOf(model, now.do, by, now.id));
          }
          expect(seen(room)).toEqual({
            visible: model.visible,
            count: model.visible.length,
            counts: AUTHORS.map(by => model.counts(by.author)),
          });
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('A6: looks the same after a restart as before, pixel by pixel', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 40, maxLength: 150, size: 'max' }), async commands => {
        const { folder, room } = await openRoom();
        for (const now of commands) {
          give(room, now.do, AUTHORS[now.author], now.id);
          // Every step is painted, so that the raster took the long way: additions, undos, kept states.
          pixelsOf(room);
        }
        const again = await openRoom({ folder: asAfterKill(folder) });
        expect(again.room.order).toBe(room.order);
        expect(pixelsOf(again.room).equals(pixelsOf(room))).toBe(true);
      }),
      { numRuns: 5 },
    );
  }, 60_000);

  it('A1: a refused undo stays refused when it is sent again after something new, also after a restart', async () => {
    const { folder, room } = await openRoom();
    expect(answerOf(room.undo(ANA, idOf('undo'), 0))).toBe('nothing-to-undo');
    room.commit(ANA, { id: idOf(1), layer: 0, stroke: strokeOf(1) }, 0);
    expect(answerOf(room.undo(ANA, idOf('undo'), 0))).toBe('nothing-to-undo');
    const again = await openRoom({ folder: asAfterKill(folder) });
    expect(answerOf(again.room.undo(ANA, idOf('undo'), 0))).toBe('nothing-to-undo');
    expect(again.room.itemCount).toBe(1);
  });

  it('A2: a stroke without points, or with more than 20,000, is malformed and not kept', async () => {
    const { room } = await openRoom();
    for (const count of [0, 20_001]) {
      const receipt = room.commit(ANA, { id: idOf(count), layer: 0, stroke: strokeOf(1, count) }, 0);
      expect(answerOf(receipt)).toBe('malformed');
    }
    expect(room.itemCount).toBe(0);
    expect(room.commit(ANA, { id: idOf(2), layer: 0, stroke: strokeOf(1, 20_000) }, 0).accepted).toBe(true);
  });

  it('A5: throws for what cannot be stored, has changed nothing, and tells only the operator', async () => {
    const log = recordingLog();
    const { room, store } = await openRoom({ log });
    let told = 0;
    room.on(() => {
      told += 1;
    });
    store.close();
    expect(() => room.commit(ANA, { id: idOf(1), layer: 0, stroke: strokeOf(1) }, 0)).toThrow(StoreError);
    expect(() => room.undo(ANA, idOf(2), 0)).toThrow(StoreError);
    expect([told, room.itemCount, room.order]).toEqual([0, 0, 0]);
    expect(log.sentences.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  it('A1: is full when its strokes take 512 MiB, also those that were loaded; the rest goes on', async () => {
    const { store } = await openRoom();
    const eighth = new Uint8Array(64 * 1024 * 1024 - 10);
    const items = Array.from(
      { length: 8 },
      (_, order) => new LoggedStroke({ id: idOf(order), order, author: ANA.author, layer: 0 }, eighth),
    );
    const loaded = { ...EMPTY_LOG, items, order: 8 };
    const document = new RoomDocument({ room: 1, store: store.rooms, loaded });
    const commit = (name: string, points: number) =>
      answerOf(document.commit(ANA, { id: idOf(name), layer: 0, stroke: strokeOf(1, points) }).receipt);
    expect(commit('too much', 100)).toBe('full');
    expect(commit('fits', 1)).toBe('accepted');
    expect(answerOf(document.clear(ANA, idOf('clear')).receipt)).toBe('accepted');
    expect([document.order, answerOf(document.undo(ANA, idOf('undo')).receipt)]).toEqual([10, 'accepted']);
  });

  it('A1: with 100,000 items takes no more of anybody; the operator can clear it all the same', async () => {
    const { store } = await openRoom();
    const items = Array.from({ length: 100_000 }, (_, order) => {
      const place = { id: idOf(order), order: order + 1, author: ANA.author, layer: 0 };
      return new LoggedStroke(place, new Uint8Array(8));
    });
    const loaded = { ...EMPTY_LOG, items, order: items.length };
    const document = new RoomDocument({ room: 1, store: store.rooms, loaded });
    let told = 0;
    const before = () => {
      told += 1;
    };
    expect(answerOf(document.clear(ANA, idOf('clear'), before).receipt)).toBe('full');
    expect([told, document.visible.length]).toEqual([0, items.length]);
    expect(answerOf(document.clear(OPERATOR, idOf('operator'), before).receipt)).toBe('accepted');
    expect([told, document.visible.length]).toEqual([1, 0]);
  });
});
