import { afterEach, describe, expect, test } from 'vitest';
import type { LookJob } from './pixel-jobs.ts';
import { runPixelJob } from './pixel-program.ts';
import { PixelWorkers } from './pixel-workers.ts';

const opened: PixelWorkers[] = [];

function workersOf(most: number): PixelWorkers {
  const workers = new PixelWorkers(most);
  opened.push(workers);
  return workers;
}

afterEach(async () => {
  for (const workers of opened.splice(0)) await workers.close();
});

const SIDE = 8;

function words(fill = 0): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(SIDE * SIDE * 4)).fill(fill);
}

/** Turns all of a picture by half. */
function halfTurn(source: Uint32Array): LookJob {
  return {
    kind: 'look',
    source: {
      words: source,
      base: SIDE * SIDE - 1,
      columnStep: -1,
      rowStep: -SIDE,
      width: SIDE,
      height: SIDE,
    },
    placed: { x: 0, y: 0, width: SIDE, height: SIDE },
    target: words(),
    width: SIDE,
    height: SIDE,
    x: 0,
    y: 0,
    background: 0xff000000,
    flatten: false,
  };
}

describe('pixel work beside the main thread', () => {
  test('is what the same program does in place', async () => {
    const source = words().map((_, at) => (0xff000000 + at * 77) >>> 0);
    const [there, here] = [halfTurn(source), halfTurn(source)];
    expect(await workersOf(1).run(there)).toBe(false);
    runPixelJob(here);
    expect(there.target).toEqual(here.target);
    expect(there.target[0]).toBe(source.at(-1));
  });

  test('many jobs are done by few threads, each once', async () => {
    const workers = workersOf(2);
    const jobs = Array.from({ length: 20 }, (_, at) => halfTurn(words(0xff000000 + at)));
    await Promise.all(jobs.map(job => workers.run(job)));
    expect(jobs.map(job => job.target[5])).toEqual(jobs.map((_, at) => 0xff000000 + at));
  });

  test('a mistake in one is told to who asked, and the next is done', async () => {
    const workers = workersOf(1);
    const broken = { ...halfTurn(words()), width: -1, target: words().subarray(0, 0), flatten: true };
    const wrong: LookJob = { ...broken, source: { ...broken.source, width: -1, height: 1 } };
    const results = await Promise.allSettled([workers.run(wrong), workers.run(halfTurn(words(7)))]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });

  test('a thread that ends in the middle is told to who waits for it, and replaced', async () => {
    const workers = workersOf(1);
    const running = workers.run(halfTurn(words()));
    await Promise.all([expect(running).rejects.toThrow('ended'), workers.close()]);
    expect(await workers.run(halfTurn(words(9)))).toBe(false);
  });
});
