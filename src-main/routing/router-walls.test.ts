import { describe, expect, it } from 'vitest';
import { until } from '../displays/test-kit/until.ts';
import type { Faults } from '../virtual-p3a/faults.ts';
import { BLACK, BLUE, GREEN, RED } from './test-kit/sender-bench.ts';
import { hang, live, shownBy, stateOf, untilShown, type Wall, wall } from './test-kit/wall.ts';

const STRETCH = { look: { fit: 'stretch' } } as const;

/** Two displays side by side as one picture. */
async function sideBySide(w: Wall, faults: Faults = {}) {
  const [left, right] = [await hang(w, 1), await hang(w, 2, { faults })];
  for (const display of [left, right]) await untilShown(display, RED);
  const cells = [left.id, right.id];
  const group = w.book.createGroup('Stage', { kind: 'wall', columns: 2, rows: 1, gapPx: 0, cells });
  w.book.set([{ group }], STRETCH);
  for (const display of [left, right]) await live(w, display.id);
  return { left, right, group };
}

/** The right half of the picture in another colour than the left one. */
function paintHalves(w: Wall, left: typeof RED, right: typeof RED) {
  w.source.paint(left);
  const { width, height } = w.source;
  return w.source.dab({ x: width / 2, y: 0, width: width / 2, height }, right);
}

const shownSequences = (w: Wall, id: string) =>
  w.sent.filter(({ display }) => display === id).map(({ sequence }) => sequence);

describe('a wall', () => {
  it('is one picture, of which each display shows its tile', async () => {
    const w = wall();
    const { left, right, group } = await sideBySide(w);
    const { sequence } = paintHalves(w, GREEN, BLUE);
    await untilShown(left, GREEN);
    await untilShown(right, BLUE);
    expect([left, right].map(({ id }) => w.router.lastSent(id).at(-1)?.sequence)).toEqual([
      sequence,
      sequence,
    ]);
    expect(stateOf(w, right.id)).toMatchObject({ group, tile: { column: 1, row: 0, columns: 2, rows: 1 } });
  });

  it('tells how far apart its tiles are, by their acknowledgements', async () => {
    const w = wall();
    const { left, right } = await sideBySide(w);
    expect(w.router.groups()[0]).toMatchObject({ name: 'Stage', route: { look: { fit: 'stretch' } } });
    paintHalves(w, GREEN, BLUE);
    await untilShown(left, GREEN);
    await untilShown(right, BLUE);
    await until(() => expect(w.router.groups()[0]?.skew?.frames).toBeGreaterThan(0));
    const { p50Ms = -1, mostMs = -1 } = w.router.groups()[0]?.skew ?? {};
    expect(p50Ms).toBeGreaterThanOrEqual(0);
    expect(mostMs).toBeGreaterThanOrEqual(p50Ms);
  });

  it('goes at the pace of its slowest display, and beside those that hang alone', async () => {
    const w = wall();
    const { left } = await sideBySide(w);
    w.displays.setDelivery(left.id, { ...stateOf(w, left.id).delivery, fps: 12 });
    const alone = await hang(w, 3);
    await live(w, alone.id);
    await until(() => expect(w.source.rates).toContain(12));
  });

  it('is held up neither by a display that is dark nor by one that hangs', async () => {
    const w = wall();
    const faults: Faults = {};
    const { left, right } = await sideBySide(w, faults);
    faults.silent = true;
    for (const colour of [GREEN, BLUE, GREEN, BLUE]) {
      const { sequence } = w.source.paint(colour);
      await until(() => expect(w.router.lastSent(left.id).at(-1)?.sequence).toBe(sequence));
    }
    await untilShown(left, BLUE);
    w.router.setPanic('dark');
    await untilShown(left, BLACK);
    w.router.setPanic('live');
    await untilShown(left, BLUE);
    expect(shownSequences(w, left.id).length).toBeGreaterThan(shownSequences(w, right.id).length);
  });

  it('is frozen, dark and live as a whole, by any of its tiles', async () => {
    const w = wall();
    const { left, right } = await sideBySide(w);
    paintHalves(w, GREEN, BLUE);
    await untilShown(right, BLUE);
    w.book.set([{ display: right.id }], { state: 'frozen' });
    w.source.paint(RED);
    expect([await shownBy(left), await shownBy(right)]).toEqual([GREEN, BLUE]);
    w.book.set([{ display: left.id }], { state: 'dark' });
    for (const display of [left, right]) await untilShown(display, BLACK);
    w.router.setPanic('dark');
    w.book.set([{ display: left.id }], { state: 'frozen' });
    w.router.setPanic('live');
    await untilShown(left, GREEN);
    await untilShown(right, BLUE);
    w.book.set([{ display: left.id }], { state: 'live' });
    for (const display of [left, right]) await untilShown(display, RED);
  });

  it('shows its tiles anew when they are hung in another order, and whole pictures when it is dissolved', async () => {
    const w = wall();
    const { left, right, group } = await sideBySide(w);
    paintHalves(w, GREEN, BLUE);
    await untilShown(right, BLUE);
    const cells = [right.id, left.id];
    w.book.changeGroup(group, { arrangement: { kind: 'wall', columns: 2, rows: 1, gapPx: 0, cells } });
    await untilShown(right, GREEN);
    await untilShown(left, BLUE);
    w.book.removeGroup(group);
    w.source.paint(RED);
    for (const display of [left, right]) await untilShown(display, RED);
    expect(w.router.groups()).toEqual([]);
    expect(stateOf(w, left.id)).not.toHaveProperty('tile');
  });
});
