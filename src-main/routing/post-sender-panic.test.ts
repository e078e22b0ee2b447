import { describe, expect, it } from 'vitest';
import { until } from '../displays/test-kit/until.ts';
import { newestPosted, postBench, refuses, settledAt, takes } from './test-kit/post-bench.ts';
import { BLACK, GREEN, ID, RED, WHITE } from './test-kit/sender-bench.ts';

describe.each(['raw', 'upload'] as const)('a sender by %s in a panic', transport => {
  it('dark: black leaves at once, whatever the fps; live: the present picture comes back', async () => {
    const b = await postBench({ transport, fps: 1 });
    b.sender.open();
    await settledAt(b, 'live');
    b.sender.setPanic('dark');
    expect(await newestPosted(b, 2)).toEqual(BLACK);
    expect(b.sender.wants).toBe('nothing');
    b.sender.offer(b.source.paint(RED));
    await until(() => expect(b.sent).toHaveLength(2));
    b.clock.advance(5_000);
    expect(b.pictures).toHaveLength(2);
    b.sender.setPanic('live');
    expect(await newestPosted(b, 3)).toEqual(RED);
  });

  it('D7 dark: black follows the request that runs, and nothing gets in between', async () => {
    const b = await postBench({ transport });
    b.sender.open();
    await settledAt(b, 'live');
    let finish = (): void => undefined;
    b.panel.handle = (...request) => {
      finish = () => takes(...request);
    };
    b.clock.advance(2_000);
    b.sender.offer(b.source.paint(RED));
    await newestPosted(b, 2);
    b.sender.offer(b.source.paint(GREEN));
    b.sender.setPanic('dark');
    b.panel.handle = takes;
    finish();
    expect(await newestPosted(b, 3)).toEqual(BLACK);
    await until(() => expect(b.sent.at(-1)?.frame.source).toBe('panic:dark'));
    b.clock.advance(5_000);
    expect(b.pictures).toHaveLength(3);
  });

  it('dark: black does not wait for the next attempt at a display that failed, and is tried until it is there', async () => {
    const b = await postBench({ transport });
    b.panel.handle = refuses('SD_FULL');
    b.sender.open();
    await settledAt(b, 'retrying');
    b.sender.setPanic('dark');
    expect(await newestPosted(b, 2)).toEqual(BLACK);
    await until(() => expect(b.lost).toHaveLength(2));
    b.panel.handle = takes;
    b.clock.advance(10_000);
    expect(await newestPosted(b, 3)).toEqual(BLACK);
    await settledAt(b, 'live');
  });

  it('frozen: keeps the last picture, and puts it back when the display has lost it', async () => {
    const b = await postBench({ transport });
    b.sender.open();
    await settledAt(b, 'live');
    b.sender.setPanic('frozen');
    b.sender.offer(b.source.paint(RED));
    b.clock.advance(5_000);
    expect(b.pictures).toHaveLength(1);
    b.sender.present();
    expect(await newestPosted(b, 2)).toEqual(WHITE);
    b.sender.setPanic('live');
    b.clock.advance(2_000);
    expect(await newestPosted(b, 3)).toEqual(RED);
  });

  it('frozen before the first picture: the display is live as soon as it answers, and shows what it showed', async () => {
    const b = await postBench({ transport, panic: 'frozen' });
    b.sender.open();
    expect(b.sender.state.kind).toBe('connecting');
    b.sender.polled();
    expect(b.sender.state.kind).toBe('live');
    expect(b.pictures).toEqual([]);
  });

  it('takes no latency from the black, nor from a picture that is sent again', async () => {
    const b = await postBench({ transport });
    b.sender.open();
    await settledAt(b, 'live');
    b.sender.setPanic('dark');
    await newestPosted(b, 2);
    await until(() => expect(b.sent).toHaveLength(2));
    expect(b.metrics.lightMs(ID)).toBeUndefined();
  });
});

/** A display that takes its time: its answer comes when the test says so. */
async function slowBench(transport: 'raw' | 'upload') {
  const b = await postBench({ transport });
  b.sender.open();
  await settledAt(b, 'live');
  let finish = (): void => undefined;
  b.panel.handle = (...request) => {
    finish = () => takes(...request);
  };
  b.clock.advance(2_000);
  b.sender.offer(b.source.paint(RED));
  await newestPosted(b, 2);
  b.panel.handle = takes;
  b.sender.setPanic('dark');
  return { b, finish: () => finish() };
}

describe('dark, while a display takes 3 s for a picture', () => {
  it('D7 raw: takes the picture back after a frame’s time, and black is there; that is no failure', async () => {
    const { b } = await slowBench('raw');
    b.clock.advance(29);
    expect(b.pictures).toHaveLength(2);
    b.clock.advance(1);
    expect(await newestPosted(b, 3)).toEqual(BLACK);
    await until(() => expect(b.sent.at(-1)?.frame.source).toBe('panic:dark'));
    expect([b.lost, b.sender.state.kind]).toEqual([[], 'live']);
    expect(b.metrics.rates(ID).dropped).toBe(1);
  });

  it('D2 upload: waits for the card, then black follows', async () => {
    const { b, finish } = await slowBench('upload');
    b.clock.advance(900);
    expect(b.pictures).toHaveLength(2);
    finish();
    expect(await newestPosted(b, 3)).toEqual(BLACK);
    expect(b.lost).toEqual([]);
  });
});
