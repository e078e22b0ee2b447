import { expect, it } from 'vitest';
import { DEFAULT_ROUTE, type RouteState } from '#shared/contract/route';
import { ManualClock } from '#shared/manual-clock';
import { recordingLog } from '../store/test-kit/recording-log.ts';
import { kept } from './test-kit/wall-kept.ts';
import { WallKeeper } from './wall-keeper.ts';

function open() {
  const { routes, groups, atOnce, disk } = kept();
  const clock = new ManualClock();
  const log = recordingLog();
  let writes = 0;
  const counted = (work: () => void) => {
    writes += 1;
    atOnce(work);
  };
  const keeper = new WallKeeper({ routes, groups, atOnce: counted, clock, log });
  const keep = (display: string, state: RouteState) =>
    keeper.keep([{ display, route: { ...DEFAULT_ROUTE, state } }], []);
  const states = () => Object.fromEntries(routes.all().map(({ display, route }) => [display, route.state]));
  return { keeper, keep, states, writes: () => writes, disk, clock, log };
}

it('writes a change at once, and what follows close upon it together', () => {
  const { keep, states, writes, clock } = open();
  keep('a', 'dark');
  expect(states()).toEqual({ a: 'dark' });
  for (const state of ['live', 'frozen', 'dark', 'live'] as const) keep('a', state);
  keep('b', 'frozen');
  expect(states()).toEqual({ a: 'dark' });
  clock.advance(500);
  expect(states()).toEqual({ a: 'live', b: 'frozen' });
  expect(writes()).toBe(2);
  clock.advance(500);
  keep('a', 'dark');
  expect(states()['a']).toBe('dark');
});

it('loses nothing at the end, and removes what waits before it is removed', () => {
  const { keeper, keep, states } = open();
  keep('a', 'dark');
  keep('b', 'dark');
  keeper.flush();
  expect(states()).toEqual({ a: 'dark', b: 'dark' });
  keep('b', 'live');
  keeper.removeRoute('b');
  keeper.flush();
  expect(states()).toEqual({ a: 'dark' });
});

it('throws what the disk refuses at once, says what it refuses later, and tries that again', () => {
  const { keep, states, disk, clock, log } = open();
  disk.refuses = true;
  expect(() => keep('a', 'dark')).toThrow('full');
  disk.refuses = false;
  keep('a', 'dark');
  keep('b', 'dark');
  disk.refuses = true;
  clock.advance(500);
  expect(JSON.stringify(log.sentences)).toContain('could not be kept');
  expect(states()).toEqual({ a: 'dark' });
  disk.refuses = false;
  keep('c', 'dark');
  expect(states()).toEqual({ a: 'dark', b: 'dark', c: 'dark' });
});

it('is closed also when the disk refuses the last of it', () => {
  const { keeper, keep, states, disk, clock, log } = open();
  keep('a', 'dark');
  keep('b', 'dark');
  disk.refuses = true;
  keeper.close();
  expect(JSON.stringify(log.sentences)).toContain('could not be kept');
  disk.refuses = false;
  keeper.close();
  expect(states()).toEqual({ a: 'dark', b: 'dark' });
  expect(clock.pending).toBe(0);
});
