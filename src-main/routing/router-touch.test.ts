import { Agent } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { NEUTRAL_LOOK } from '#shared/contract/look';
import { WALL_ROOM } from '#shared/contract/source';
import { until } from '../displays/test-kit/until.ts';
import { systemClock } from '../platform/system-clock.ts';
import { call } from '../virtual-p3a/test-kit/http-client.ts';
import type { PanelTouch } from './fingers.ts';
import { BLACK, BLUE, GREEN, RED } from './test-kit/sender-bench.ts';
import { TestSource } from './test-kit/test-source.ts';
import { hang, live, stateOf, untilShown, type Wall, wall } from './test-kit/wall.ts';

type Told = PanelTouch & { readonly display: string };

function listenTo({ router }: Wall): Told[] {
  const told: Told[] = [];
  onTestFinished(router.onTouch((display, touch) => told.push({ display, ...touch })));
  return told;
}

/** Puts a finger on a panel; throws when nobody streams to it. */
async function put(http: string, touch: object, agent?: Agent): Promise<void> {
  const body = JSON.stringify(touch);
  const { status } = await call('POST', `${http}/debug/touch`, { body, ...(agent && { agent }) });
  expect(status).toBe(200);
}

/** A wall with one display that is shown red, and a finger on it. */
async function touched() {
  const w = wall();
  const told = listenTo(w);
  const display = await hang(w, 1);
  await untilShown(display, RED);
  await put(display.http, { x: 0.25, y: 0.5, phase: 'down', id: 7 });
  await until(() => expect(told).toHaveLength(1));
  return { w, told, display };
}

const UP = { phase: 'up', x: 0.25, y: 0.5, id: 7 };

describe('S6 R16 fingers on displays', () => {
  it('S6 tells whose panel is touched, where and how', async () => {
    const { w, told, display } = await touched();
    const other = await hang(w, 2);
    await live(w, other.id);
    await put(other.http, { x: 1, y: 0, phase: 'down' });
    await put(display.http, { x: 0.5, y: 0.5, phase: 'move', id: 7 });
    await until(() => expect(told).toHaveLength(3));
    expect(told.filter(touch => touch.display === display.id)).toMatchObject([
      { phase: 'down', x: 0.25, y: 0.5, id: 7 },
      { phase: 'move', x: 0.5, y: 0.5, id: 7 },
    ]);
    expect(told).toContainEqual({ display: other.id, x: 1, y: 0, phase: 'down', id: 0 });
  });

  it('R16 tells the place in the picture as people see it, however it is turned on its way', async () => {
    const { w, told, display } = await touched();
    const look = { ...NEUTRAL_LOOK, rotate: 90, flip: 'vertical' } as const;
    w.book.set([{ display: display.id }], { look });
    await put(display.http, { x: 0.1, y: 0.2, phase: 'down', id: 'turned' });
    await until(() => expect(told.at(-1)).toMatchObject({ phase: 'down', id: 'turned' }));
    // Up and down were swapped last, so they are put back first; then a quarter back.
    expect(told.at(-1)?.x).toBeCloseTo(0.8);
    expect(told.at(-1)?.y).toBeCloseTo(0.9);
  });

  it('R16 lifts the fingers of a display that is switched off', async () => {
    const { told, display } = await touched();
    await display.display.stop();
    await until(() => expect(told.slice(1)).toMatchObject([UP]));
  });

  it('R16 lifts the fingers of a display that is removed, that is fed no more, and when the router closes', async () => {
    const ends: ((w: Wall, id: string) => void)[] = [
      (w, id) => w.displays.remove(id),
      (w, id) => w.router.unroute(id),
      w => w.router.close(),
    ];
    for (const end of ends) {
      const { w, told, display } = await touched();
      end(w, display.id);
      expect(told.slice(1)).toMatchObject([UP]);
    }
  });

  it('R16 lifts the fingers when another source leads; another brightness leaves them where they are', async () => {
    const { w, told, display } = await touched();
    w.book.set([{ display: display.id }], { look: { ...NEUTRAL_LOOK, brightness: 0.5 } });
    expect(told).toHaveLength(1);
    w.sources.put(WALL_ROOM, new TestSource(systemClock, GREEN, 'other'));
    expect(told.slice(1)).toMatchObject([UP]);
    await put(display.http, { ...UP });
    await put(display.http, { x: 0, y: 0, phase: 'down', id: 7 });
    await until(() => expect(told.at(-1)).toMatchObject({ x: 0, phase: 'down' }));
    expect(told).toHaveLength(3);
  });

  it('R16 hears hands on a panel that is dark or frozen', async () => {
    const { w, told, display } = await touched();
    w.router.setPanic('dark');
    await untilShown(display, BLACK);
    await put(display.http, { x: 0.5, y: 0.5, phase: 'move', id: 7 });
    await until(() => expect(told.at(-1)).toMatchObject({ phase: 'move', x: 0.5 }));
    w.router.setPanic('frozen');
    await put(display.http, { x: 0.75, y: 0.5, phase: 'up', id: 7 });
    await until(() => expect(told.at(-1)).toMatchObject({ phase: 'up', x: 0.75 }));
    expect(told).toHaveLength(3);
  });

  it('R16 a display that floods slows nobody: pictures go on, and the last position comes', async () => {
    const { w, told, display } = await touched();
    const other = await hang(w, 2);
    await live(w, other.id);
    const agent = new Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    const beganAt = performance.now();
    for (let n = 1; n <= 600; n += 1) {
      await put(display.http, { x: n / 600, y: 0.5, phase: 'move', id: 7 }, agent);
      if (n === 300) w.source.paint(BLUE);
    }
    await put(display.http, { x: 1, y: 0.5, phase: 'up', id: 7 }, agent);
    await until(() => expect(told.at(-1)).toMatchObject({ phase: 'up', x: 1 }));
    const tookMs = performance.now() - beganAt;
    expect(told.at(-2)).toMatchObject({ phase: 'move', x: 1 });
    expect(told.length).toBeLessThanOrEqual(4 + tookMs / (1000 / 60));
    for (const each of [display, other]) await untilShown(each, BLUE);
    expect(stateOf(w, other.id)).toMatchObject({ dropped: 0, sender: { kind: 'live' } });
  });

  it('goes on when one who listens fails', async () => {
    const { w, told, display } = await touched();
    onTestFinished(
      w.router.onTouch(() => {
        throw new Error('the relay is gone');
      }),
    );
    await put(display.http, UP);
    await until(() => expect(told).toHaveLength(2));
    w.source.paint(BLUE);
    await untilShown(display, BLUE);
  });
});
