import { describe, expect, it } from 'vitest';
import { Serial } from './serial.ts';

describe('one at a time', () => {
  it('runs tasks in their order, also behind one that failed', async () => {
    const serial = new Serial();
    const log: string[] = [];
    const step = (name: string) => async () => {
      log.push(`${name} begins`);
      await Promise.resolve();
      log.push(`${name} ends`);
      return name;
    };
    const failing = serial.run(async () => {
      log.push('fails');
      throw new Error('no');
    });
    const [b, c] = [serial.run(step('b')), serial.run(step('c'))];
    await expect(failing).rejects.toThrow('no');
    expect(await Promise.all([b, c])).toEqual(['b', 'c']);
    expect(log).toEqual(['fails', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('is idle when everything that was queued has ended', async () => {
    const serial = new Serial();
    let ended = false;
    void serial.run(async () => {
      await Promise.resolve();
      ended = true;
    });
    await serial.idle();
    expect(ended).toBe(true);
  });
});
