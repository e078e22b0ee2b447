import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { PaperRemover, type PaperWorker } from './paper-remover.ts';

/** As much of a bitmap as is looked at here. */
class ImageBitmapDouble {}

class WorkerDouble implements PaperWorker {
  onmessage: PaperWorker['onmessage'] = null;
  onerror: PaperWorker['onerror'] = null;
  readonly asked: unknown[] = [];
  terminated = false;

  postMessage(question: unknown): void {
    this.asked.push(question);
  }

  terminate(): void {
    this.terminated = true;
  }

  answer(data: unknown): void {
    Reflect.apply(this.onmessage ?? (() => {}), this, [{ data }]);
  }

  fail(): void {
    Reflect.apply(this.onerror ?? (() => {}), this, []);
  }
}

const WHITE = [255, 255, 255] as const;
const PICTURE = Uint8Array.of(0xff, 0xd8);

function removing() {
  const clock = new ManualClock();
  const workers: WorkerDouble[] = [];
  const makeWorker = () => {
    const worker = new WorkerDouble();
    workers.push(worker);
    return worker;
  };
  return { clock, workers, remover: new PaperRemover({ makeWorker, clock }) };
}

describe('the worker that takes the paper away', () => {
  beforeEach(() => Object.assign(globalThis, { ImageBitmap: ImageBitmapDouble }));
  afterEach(() => Reflect.deleteProperty(globalThis, 'ImageBitmap'));

  it('is made for the first picture and kept; each picture comes with its paper', async () => {
    const { clock, workers, remover } = removing();
    for (const paper of [WHITE, [0, 0, 0] as const]) {
      const decoded = remover.decode(PICTURE, paper);
      const bitmap = new ImageBitmapDouble();
      workers[0]?.answer(bitmap);
      expect(await decoded).toBe(bitmap);
      expect(workers[0]?.asked.at(-1)).toEqual({ picture: PICTURE, paper });
    }
    expect([workers.length, clock.pending]).toEqual([1, 0]);
  });

  it('says what was wrong with a picture, and goes on', async () => {
    const { workers, remover } = removing();
    const broken = remover.decode(PICTURE, WHITE);
    workers[0]?.answer('InvalidStateError');
    await expect(broken).rejects.toThrow('InvalidStateError');
    expect(workers[0]?.terminated).toBe(false);
  });

  it.each(['falls silent', 'fails'])('that %s is replaced', async how => {
    const { clock, workers, remover } = removing();
    const lost = remover.decode(PICTURE, WHITE);
    if (how === 'fails') workers[0]?.fail();
    else clock.advance(60_000);
    await expect(lost).rejects.toThrow('gone');
    const next = remover.decode(PICTURE, WHITE);
    workers[1]?.answer(new ImageBitmapDouble());
    await next;
    expect([workers[0]?.terminated, workers.length, clock.pending]).toEqual([true, 2, 0]);
  });
});
