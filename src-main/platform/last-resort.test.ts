import { describe, expect, it } from 'vitest';
import { silentLog } from '#shared/log';
import { ManualClock } from '#shared/manual-clock';
import { LastResort } from './last-resort.ts';

function make() {
  const clock = new ManualClock();
  const said: string[] = [];
  let gaveUp = 0;
  const resort = new LastResort({
    clock,
    log: { ...silentLog, error: (_where, sentence) => said.push(sentence) },
    giveUp: () => {
      gaveUp += 1;
    },
  });
  return { clock, said, resort, gaveUp: () => gaveUp };
}

describe('a fault that nobody caught', () => {
  it('is logged with where it came from, and the rest goes on', () => {
    const { resort, said, gaveUp } = make();
    resort.caught(new Error('a callback threw'));
    resort.caught('a rejection with a text');
    expect(said[0]).toContain('a callback threw');
    expect(said[0]).toContain('last-resort.test.ts');
    expect(said[1]).toContain('a rejection with a text');
    expect(gaveUp()).toBe(0);
  });

  it('ends the process only when there are many in a minute', () => {
    const { resort, clock, gaveUp } = make();
    for (let count = 0; count < 30; count += 1) {
      resort.caught(new Error('now and then'));
      clock.advance(7_000);
    }
    expect(gaveUp()).toBe(0);
    for (let count = 0; count < 11; count += 1) resort.caught(new Error('again and again'));
    expect(gaveUp()).toBeGreaterThan(0);
  });
});
