import { expect, test } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { StepRunner } from './step-runner.ts';

function runnerOf(steps: (() => Promise<void>)[], dueAt?: number) {
  const clock = new ManualClock();
  const failures: unknown[] = [];
  const runner = new StepRunner({
    next: () => (dueAt === undefined || clock.now() >= dueAt ? steps.shift() : undefined),
    dueAt: () => (steps.length > 0 ? dueAt : undefined),
    onFailed: error => failures.push(error),
    clock,
  });
  return { runner, clock, failures };
}

const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

test('R6 steps never overlap, however often it is woken', async () => {
  const told: string[] = [];
  const step = (name: string) => async (): Promise<void> => {
    told.push(`${name} begins`);
    await turn();
    told.push(`${name} ends`);
  };
  const { runner } = runnerOf([step('a'), step('b')]);
  runner.wake();
  runner.wake();
  await expect.poll(() => told.length).toBe(4);
  expect(told).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});

test('R6 a step that fails is told, and the next one is done', async () => {
  const told: string[] = [];
  const { runner, failures } = runnerOf([
    () => Promise.reject(new Error('no picture')),
    async () => void told.push('done'),
  ]);
  runner.wake();
  await expect.poll(() => told).toEqual(['done']);
  expect(failures).toEqual([new Error('no picture')]);
});

test('R7 a step that is due later is done then, and not after it was told to rest', async () => {
  const told: string[] = [];
  const steps = [async () => void told.push('final')];
  const { runner, clock } = runnerOf(steps, 150);
  runner.wake();
  await turn();
  clock.advance(149);
  expect(told).toEqual([]);
  clock.advance(1);
  await turn();
  expect(told).toEqual(['final']);

  const other = runnerOf([async () => void told.push('never')], 150);
  other.runner.wake();
  await turn();
  other.runner.rest();
  expect(other.clock.pending).toBe(0);
});
