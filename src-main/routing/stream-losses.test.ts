import { expect, it } from 'vitest';
import { StreamLosses } from './stream-losses.ts';

const stats = (frames_dropped?: number, frames_invalid?: number) =>
  ({ type: 'stats', frames_dropped, frames_invalid }) as const;

it('S6 counts what a display lost since it was last heard, not what it lost before', () => {
  const losses = new StreamLosses();
  expect(losses.told(stats(500, 7))).toEqual({ dropped: 0, invalid: 0 });
  expect(losses.told(stats(502, 7))).toEqual({ dropped: 2, invalid: 0 });
  expect(losses.told(stats(502, 8))).toEqual({ dropped: 0, invalid: 1 });
  losses.reset();
  expect(losses.told(stats(900, 9))).toEqual({ dropped: 0, invalid: 0 });
});

it('S6 makes nothing of counters that are absent or begin again', () => {
  const losses = new StreamLosses();
  for (const said of [stats(), stats(), stats(5), stats(1)]) losses.told(said);
  expect(losses.told(stats(1))).toEqual({ dropped: 0, invalid: 0 });
});
