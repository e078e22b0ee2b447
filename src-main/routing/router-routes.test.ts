import { describe, expect, it } from 'vitest';
import type { SourceRef } from '#shared/contract/source';
import { until } from '../displays/test-kit/until.ts';
import { systemClock } from '../platform/system-clock.ts';
import { PictureSource } from '../sources/picture-source.ts';
import { startDisplay } from '../virtual-p3a/test-kit/started-display.ts';
import { BLACK, BLUE, GREEN, RED } from './test-kit/sender-bench.ts';
import { TestSource } from './test-kit/test-source.ts';
import { hang, live, shownBy, stateOf, untilShown, type Wall, wall } from './test-kit/wall.ts';

const CLIP: SourceRef = { kind: 'media', media: 'clip.gif' };
const GONE = { code: 'file-gone', detail: 'clip.gif' } as const;

/** Puts a blue clip into the library. */
function withClip(w: Wall): TestSource {
  const clip = new TestSource(systemClock, BLUE, 'clip');
  w.sources.put(CLIP, clip);
  return clip;
}

const sentTo = (w: Wall, id: string) => w.sent.filter(({ display }) => display === id).length;
const obeyed = (w: Wall, id: string) =>
  until(() => expect(stateOf(w, id).obedience).toMatchObject({ obeyedAtMs: expect.any(Number) }));

describe('the routes of a router', () => {
  it('lead each display its own source, and a change of one leaves the other alone', async () => {
    const w = wall();
    const [one, two] = [await hang(w, 1), await hang(w, 2, { routed: false })];
    const clip = withClip(w);
    await untilShown(one, RED);
    w.book.set([{ display: two.id }], { source: CLIP });
    await untilShown(two, BLUE);
    expect(sentTo(w, one.id)).toBe(1);
    clip.paint(GREEN);
    await untilShown(two, GREEN);
    expect(await shownBy(one)).toEqual(RED);
    expect(Object.fromEntries(w.router.displaysBySource())).toEqual({ 'media:clip.gif': 1, 'wall-room': 1 });
    expect(stateOf(w, two.id).route.source).toEqual(CLIP);
  });

  it('show another look at once, with the picture that is there', async () => {
    const w = wall();
    const display = await hang(w, 1);
    await untilShown(display, RED);
    w.book.set([{ display: display.id }], { look: { brightness: 0.4 } });
    await untilShown(display, [100, 0, 0]);
    expect(w.source.current().sequence).toBe(0);
  });

  it('leave the last picture as it is until another source has its first one', async () => {
    const w = wall();
    const display = await hang(w, 1);
    await untilShown(display, RED);
    const clip = new PictureSource({ id: 'clip', clock: systemClock });
    w.sources.put(CLIP, clip);
    w.book.set([{ display: display.id }], { source: CLIP, look: { brightness: 0.4 } });
    w.source.paint(GREEN);
    const blue = new TestSource(systemClock, BLUE).current();
    clip.publish({ width: blue.width, height: blue.height, pixels: () => blue.pixels() });
    await untilShown(display, [0, 0, 100]);
    // Red, and the blue one: nothing in between.
    expect(sentTo(w, display.id)).toBe(2);
  });

  it('leave the last picture of a source that is gone, say what is wrong, and show it again when it is back', async () => {
    const w = wall();
    const display = await hang(w, 1);
    withClip(w);
    w.book.set([{ display: display.id }], { source: CLIP });
    await untilShown(display, BLUE);
    w.sources.put(CLIP, undefined, GONE);
    expect(stateOf(w, display.id).sourceProblem).toEqual(GONE);
    // Even a display that has lost it gets the last picture again.
    await display.display.stop();
    const { httpPort, streamPort } = display;
    const back = await startDisplay({ mac: display.id, httpPort, streamPort });
    await untilShown(back, BLUE);
    w.sources.put(CLIP, new TestSource(systemClock, GREEN, 'clip again'));
    await untilShown(back, GREEN);
    expect(stateOf(w, display.id)).not.toHaveProperty('sourceProblem');
  });

  it('hold the picture of a display that is frozen, whatever its source and its look become', async () => {
    const w = wall();
    const [still, other] = [await hang(w, 1), await hang(w, 2)];
    await untilShown(still, RED);
    w.book.set([{ display: still.id }], { state: 'frozen' });
    w.book.set([{ display: still.id }], { look: { brightness: 0.4 } });
    w.source.paint(GREEN);
    await untilShown(other, GREEN);
    await still.display.stop();
    const { httpPort, streamPort } = still;
    const back = await startDisplay({ mac: still.id, httpPort, streamPort });
    await untilShown(back, RED);
    w.book.set([{ display: still.id }], { state: 'live' });
    await untilShown(back, [0, 100, 0]);
  });

  it('are as they were when a blackout is undone: live, frozen with its picture, and dark', async () => {
    const w = wall();
    const [running, still, dark] = [await hang(w, 1), await hang(w, 2), await hang(w, 3)];
    for (const display of [running, still, dark]) await untilShown(display, RED);
    w.book.set([{ display: still.id }], { state: 'frozen' });
    w.book.set([{ display: dark.id }], { state: 'dark' });
    w.source.paint(GREEN);
    await untilShown(running, GREEN);
    await untilShown(dark, BLACK);
    w.router.setPanic('dark');
    for (const display of [running, still, dark]) await untilShown(display, BLACK);
    w.router.setPanic('live');
    await untilShown(running, GREEN);
    await untilShown(still, RED);
    expect(await shownBy(dark)).toEqual(BLACK);
  });

  it('light up no dark display when everything is frozen', async () => {
    const w = wall();
    const [running, dark] = [await hang(w, 1), await hang(w, 2)];
    await untilShown(dark, RED);
    w.book.set([{ display: dark.id }], { state: 'dark' });
    await untilShown(dark, BLACK);
    await obeyed(w, dark.id);
    w.router.setPanic('frozen');
    await obeyed(w, dark.id);
    await dark.display.stop();
    const { httpPort, streamPort } = dark;
    const back = await startDisplay({ mac: dark.id, httpPort, streamPort });
    await untilShown(back, BLACK);
    expect(stateOf(w, dark.id).obedience.asked).toBe('frozen');
    await obeyed(w, dark.id);
    expect(await shownBy(running)).toEqual(RED);
  });

  it('tell when a display obeyed, by its own word, by what left for it, or not at all', async () => {
    const w = wall();
    const sure = await hang(w, 1);
    const mute = await hang(w, 2, { faults: { noAcknowledgements: true } });
    const gone = await hang(w, 3);
    for (const display of [sure, mute, gone]) await untilShown(display, RED);
    await gone.display.stop();
    await until(() => expect(stateOf(w, gone.id).sender.kind).toBe('retrying'));
    const askedAtMs = systemClock.wall();
    w.router.setPanic('dark');
    await obeyed(w, sure.id);
    const { obedience } = stateOf(w, sure.id);
    expect(obedience).toMatchObject({ asked: 'dark', confirmed: true });
    expect(obedience.askedAtMs).toBeGreaterThanOrEqual(askedAtMs);
    expect(obedience.obeyedAtMs).toBeGreaterThanOrEqual(obedience.askedAtMs);
    expect(stateOf(w, gone.id).obedience).toEqual({
      asked: 'dark',
      askedAtMs: expect.any(Number),
      confirmed: false,
    });
    await untilShown(mute, BLACK);
    await obeyed(w, mute.id);
    expect(stateOf(w, mute.id).obedience.confirmed).toBe(false);
  });

  it('blacken a display at once that its goal and its network hold up', async () => {
    const w = wall();
    const display = await hang(w, 1);
    await untilShown(display, RED);
    const pilot = w.pilots.get(display.id);
    if (pilot) pilot.holdMs = 3_600_000;
    w.source.paint(GREEN);
    w.router.setPanic('dark');
    await untilShown(display, BLACK);
    expect(sentTo(w, display.id)).toBe(2);
  });

  it('take from the book what is forgotten with a display', async () => {
    const w = wall();
    const display = await hang(w, 1);
    await live(w, display.id);
    w.book.createGroup('Stage', { kind: 'wall', columns: 1, rows: 1, gapPx: 0, cells: [display.id] });
    w.displays.remove(display.id);
    expect(w.book.groups()[0]?.arrangement.cells).toEqual([null]);
    expect(w.router.groups()).toHaveLength(1);
  });
});
