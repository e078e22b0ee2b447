import { describe, expect, it } from 'vitest';
import { until } from '../displays/test-kit/until.ts';
import { systemClock } from '../platform/system-clock.ts';
import { PictureSource } from '../sources/picture-source.ts';
import { shownOn } from '../virtual-p3a/test-kit/http-client.ts';
import { BLACK, GREEN, RED } from './test-kit/sender-bench.ts';
import { hang, live, stateOf, untilShown, wall } from './test-kit/wall.ts';
import { PATTERN_COLOUR } from './test-kit/wall-pattern.ts';

const MANY_SECONDS = 600;
const CLIP = { kind: 'media', media: 'clip.gif' } as const;

describe('test patterns on the wall', () => {
  it('cover the route until their time is over, and then it goes on as it was', async () => {
    const w = wall();
    const display = await hang(w, 1);
    await untilShown(display, RED);
    const before = systemClock.wall();
    w.router.showPattern([{ display: display.id }], 'bars', 1);
    const { pattern } = stateOf(w, display.id);
    expect(pattern?.pattern).toBe('bars');
    expect(pattern?.untilMs).toBeGreaterThanOrEqual(before + 1_000);
    await untilShown(display, PATTERN_COLOUR);
    w.source.paint(GREEN);
    await untilShown(display, GREEN);
    expect(stateOf(w, display.id)).not.toHaveProperty('pattern');
    expect(w.patterns.every(({ closed }) => closed)).toBe(true);
  });

  it('leave black where the route has had no picture yet', async () => {
    const w = wall();
    const display = await hang(w, 1, { routed: false });
    const clip = new PictureSource({ id: 'clip', clock: systemClock });
    w.sources.put(CLIP, clip);
    w.book.set([{ display: display.id }], { source: CLIP });
    await live(w, display.id);
    w.router.showPattern([{ display: display.id }], 'white', MANY_SECONDS);
    await untilShown(display, PATTERN_COLOUR);
    w.router.endPatterns();
    await untilShown(display, BLACK);
  });

  it('cover a frozen and a dark route, which are exactly as before when they end', async () => {
    const w = wall();
    const [still, dark] = [await hang(w, 1), await hang(w, 2)];
    const targets = [{ display: still.id }, { display: dark.id }];
    for (const display of [still, dark]) await untilShown(display, RED);
    w.book.set([{ display: still.id }], { look: { brightness: 0.4 } });
    await untilShown(still, [100, 0, 0]);
    w.book.set([{ display: still.id }], { state: 'frozen' });
    w.book.set([{ display: dark.id }], { state: 'dark' });
    w.source.paint(GREEN);
    w.router.showPattern(targets, 'white', MANY_SECONDS);
    for (const display of [still, dark]) await untilShown(display, PATTERN_COLOUR);
    w.router.endPatterns([{ display: still.id }]);
    await untilShown(still, [100, 0, 0]);
    expect(stateOf(w, dark.id).pattern?.pattern).toBe('white');
    w.router.endPatterns();
    await untilShown(dark, BLACK);
  });

  it('stay below a blackout, and are back after it', async () => {
    const w = wall();
    const display = await hang(w, 1);
    await untilShown(display, RED);
    w.router.setPanic('dark');
    await untilShown(display, BLACK);
    w.router.showPattern([{ display: display.id }], 'white', MANY_SECONDS);
    const sent = w.sent.length;
    w.router.setPanic('live');
    await untilShown(display, PATTERN_COLOUR);
    expect(w.sent).toHaveLength(sent + 1);
  });

  it('say of each display who it is: by its number, as in the state, and its place on the wall', async () => {
    const w = wall();
    const [one, two] = [await hang(w, 1), await hang(w, 2)];
    for (const display of [one, two]) await live(w, display.id);
    const cells = [two.id, one.id];
    const group = w.book.createGroup('Stage', { kind: 'wall', columns: 2, rows: 1, gapPx: 9, cells });
    w.router.showPattern([{ group }], 'identify', MANY_SECONDS);
    expect(w.patterns.map(({ facts }) => facts)).toEqual([
      expect.objectContaining({ number: 1, name: 'Panel 1', address: one.http, wall: 'Stage' }),
      expect.objectContaining({ number: 2, name: 'Panel 2', address: two.http, wall: 'Stage' }),
    ]);
    expect(w.router.state().map(({ number, name }) => [number, name])).toEqual([
      [1, 'Panel 1'],
      [2, 'Panel 2'],
    ]);
    expect(w.patterns[0]?.facts.tile).toMatchObject({ column: 1, columns: 2, gapPx: 9 });
    for (const display of [one, two]) await untilShown(display, PATTERN_COLOUR);
  });

  it('are one encode for all displays, unless they say who a display is', async () => {
    const w = wall();
    const displays = [await hang(w, 1), await hang(w, 2), await hang(w, 3)];
    for (const display of displays) await untilShown(display, RED);
    const before = w.encodes.encodes;
    w.router.showPattern(
      displays.map(({ id }) => ({ display: id })),
      'grid',
      MANY_SECONDS,
    );
    for (const display of displays) await untilShown(display, PATTERN_COLOUR);
    expect(w.encodes.encodes).toBe(before + 1);
  });

  it('are seen on a display that nobody feeds, and leave it black and alone', async () => {
    const w = wall();
    const spare = await hang(w, 1, { routed: false });
    await until(() => expect(stateOf(w, spare.id).transports).toContain('stream'));
    w.router.showPattern([{ display: spare.id }], 'identify', MANY_SECONDS);
    await untilShown(spare, PATTERN_COLOUR);
    expect(stateOf(w, spare.id)).toMatchObject({ routed: false, sender: { kind: 'live' } });
    w.router.endPatterns();
    await untilShown(spare, BLACK);
    await until(() => expect(stateOf(w, spare.id)).toMatchObject({ health: 'off', sender: { kind: 'off' } }));
    const { ordinal } = await shownOn(spare.http);
    w.source.paint(GREEN);
    expect((await shownOn(spare.http)).ordinal).toBe(ordinal);
    expect(w.rows.get(spare.id)?.routed).toBe(false);
  });

  it('refuse a display that is not known', () => {
    const w = wall();
    expect(() => w.router.showPattern([{ display: 'nobody' }], 'bars', 1)).toThrow('nobody');
    expect(() => w.router.endPatterns([{ group: 'none' }])).toThrow('none');
  });
});
