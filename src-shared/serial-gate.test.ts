import { expect, test } from 'vitest';
import { SerialGate } from './serial-gate.ts';

test('one piece of work runs at a time, in order, and a failure stops nobody', async () => {
  const gate = new SerialGate();
  const seen: string[] = [];
  const work = (name: string, fails = false) =>
    gate.run(async () => {
      seen.push(`${name} begins`);
      await new Promise(resolve => setImmediate(resolve));
      seen.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    });
  const results = await Promise.allSettled([work('a'), work('b', true), work('c')]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});
