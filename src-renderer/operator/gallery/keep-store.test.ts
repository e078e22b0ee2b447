import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { exampleRoom } from '#shared/contract/test-kit/example-state';
import { ManualClock } from '#shared/manual-clock';
import type { EngineClient } from '../../transport/rpc.ts';
import { createKeepStore, GOOD_NEWS_MS } from './keep-store.ts';

/** An engine that knows how to keep a picture, and nothing else. */
function keeping(save: (input: { room: string }) => Promise<unknown>) {
  const client: EngineClient = Object.assign(Object.create(null), { gallery: { save } });
  const clock = new ManualClock();
  return { clock, ...createKeepStore(() => client, clock) };
}
const room = exampleRoom({ name: 'Bar' });

describe('keeping a picture', () => {
  it('says that it is being kept, that it is, and then no more', async () => {
    const asked: string[] = [];
    const { clock, getState } = keeping(async input => asked.push(input.room));
    const kept = getState().keep(room);
    expect(getState().news).toEqual({ kind: 'keeping', room: 'Bar' });
    await kept;
    expect(asked).toEqual([room.code]);
    expect(getState().news).toEqual({ kind: 'kept', room: 'Bar' });
    clock.advance(GOOD_NEWS_MS);
    expect(getState().news).toBeUndefined();
  });

  it('says why it was not kept until somebody has read it', async () => {
    const { clock, getState } = keeping(() => Promise.reject(new ORPCError('DISK')));
    await getState().keep(room);
    clock.advance(GOOD_NEWS_MS * 10);
    expect(getState().news).toMatchObject({ kind: 'failed', problem: { code: 'DISK' } });
    getState().dismiss();
    expect(getState().news).toBeUndefined();
  });

  it('says it of every picture anew: the end of the older news does not take the newer away', async () => {
    const { clock, getState } = keeping(() => Promise.resolve());
    await getState().keep(room);
    clock.advance(GOOD_NEWS_MS - 1);
    await getState().keep(room);
    clock.advance(1);
    expect(getState().news?.kind).toBe('kept');
  });
});
