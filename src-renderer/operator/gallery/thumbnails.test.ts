import { describe, expect, it } from 'vitest';
import { Thumbnails } from './thumbnails.ts';

const settle = () => new Promise<void>(resolve => setImmediate(resolve));

describe('the small pictures', () => {
  it('are asked for once each, and a few at a time', async () => {
    const asked: number[] = [];
    const answers: (() => void)[] = [];
    const thumbnails = new Thumbnails(id => {
      asked.push(id);
      return new Promise(resolve => answers.push(() => resolve(`data:${id}`)));
    });
    const pictures = Array.from({ length: 10 }, (_, id) => thumbnails.of(id));
    expect(thumbnails.of(0)).toBe(pictures[0]);
    await settle();
    expect(asked).toEqual([0, 1, 2, 3]);
    answers[1]?.();
    await settle();
    expect(asked).toEqual([0, 1, 2, 3, 4]);
    for (let next = 0; next < 10; next += 1) {
      answers[next]?.();
      await settle();
    }
    expect(await Promise.all(pictures)).toEqual(asked.map(id => `data:${id}`));
  });

  it('do without one that cannot be read, and ask again the next time', async () => {
    let there = false;
    const thumbnails = new Thumbnails(async id => {
      if (!there) throw new Error('the file is gone');
      return `data:${id}`;
    });
    expect(await thumbnails.of(1)).toBeUndefined();
    there = true;
    expect(await thumbnails.of(1)).toBe('data:1');
  });

  it('do not grow for a whole night', async () => {
    let asked = 0;
    const thumbnails = new Thumbnails(async id => {
      asked += 1;
      return `data:${id}`;
    });
    for (let id = 0; id < 1_000; id += 1) await thumbnails.of(id);
    await thumbnails.of(999);
    expect(asked).toBe(1_000);
    await thumbnails.of(0);
    expect(asked).toBe(1_001);
  });
});
