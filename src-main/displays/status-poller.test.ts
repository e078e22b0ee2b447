import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { LiveDriver } from './live-driver.ts';
import { StatusPoller } from './status-poller.ts';
import { answer, startHttpDisplay } from './test-kit/http-display.ts';
import { until } from './test-kit/until.ts';

/** A poller of a display that answers when the test lets it. */
async function polling(random = 0) {
  const clock = new ManualClock();
  const asked: string[] = [];
  const held: (() => void)[] = [];
  const { address } = await startHttpDisplay((request, response) => {
    asked.push(request.url ?? '');
    held.push(() => answer(response, { live: { version: 1, formats: [1] }, frames_shown: 1 }));
  });
  const listener = { answered: vi.fn(), failed: vi.fn() };
  const driver = new LiveDriver({ address, clock });
  const poller = new StatusPoller({ driver, clock, random: () => random, listener });
  onTestFinished(() => {
    poller.stop();
    driver.close();
  });
  poller.start();
  const answerNext = async () => {
    await until(() => expect(held).toHaveLength(1));
    held.shift()?.();
  };
  return { clock, asked, listener, driver, poller, answerNext };
}

describe('StatusPoller', () => {
  it('asks for status and counters every 2 s, one after the other', async () => {
    const { clock, asked, listener, answerNext } = await polling();
    clock.advance(0);
    await answerNext();
    await answerNext();
    await until(() => expect(listener.answered).toHaveBeenCalledTimes(1));
    clock.advance(1_999);
    expect(asked).toEqual(['/status', '/network/stats']);
    clock.advance(1);
    await answerNext();
    await answerNext();
    await until(() => expect(listener.answered).toHaveBeenCalledTimes(2));
  });

  it('does not ask all displays in the same moment', async () => {
    const { clock, asked, answerNext } = await polling(0.5);
    clock.advance(124);
    expect(asked).toEqual([]);
    clock.advance(1);
    await answerNext();
    expect(asked[0]).toBe('/status');
  });

  it('D7 waits for a slow answer instead of asking again, and says when none came', async () => {
    const { clock, asked, listener } = await polling();
    clock.advance(0);
    await until(() => expect(asked).toEqual(['/status']));
    clock.advance(4_999);
    expect(asked).toEqual(['/status']);
    clock.advance(1);
    await until(() => expect(listener.failed).toHaveBeenCalledTimes(1));
    expect(listener.failed.mock.calls[0]?.[0]).toMatchObject({ why: { code: 'no-answer' } });
  });

  it('says nothing more when it is stopped in the middle of a question', async () => {
    const { clock, asked, listener, driver, poller } = await polling();
    clock.advance(0);
    await until(() => expect(asked).toHaveLength(1));
    poller.stop();
    driver.close();
    await new Promise(setImmediate);
    expect(clock.pending).toBe(0);
    expect(listener.failed).not.toHaveBeenCalled();
  });
});
