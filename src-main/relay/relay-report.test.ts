import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TouchdesignerClient } from '#shared/contract/touchdesigner';
import { systemClock } from '../platform/system-clock.ts';
import { openStore } from '../store/database.ts';
import { House } from './test-kit/house.ts';
import { Witness } from './test-kit/witness.ts';

let house: House;

beforeEach(async () => {
  house = await House.open({ openStore, clock: systemClock });
});
afterEach(() => house.close());

const report = (payload: object): object => ({ type: 'report', payload });
const state = (): TouchdesignerClient | undefined =>
  house.relay.touchdesigner(house.room.code).clients.find(({ name }) => name === 'Booth');

const FULL = {
  kit: '1.0.0',
  build: '2025.32280',
  path: 'bytes',
  shown: 29.5,
  cook: 60,
  error: 'The input is missing: wire a TOP.',
};

describe('R21 what our kit says of itself', () => {
  test('is seen on the card, the newest with its time; without one there is none', async () => {
    const td = await house.joined('&role=td&name=Booth');
    expect(state()?.report).toBeUndefined();
    await td.said(report({ kit: '0.9.0' }), report(FULL));
    expect(state()?.report).toEqual({ ...FULL, atMs: expect.any(Number) });
    await td.said({ type: 'REPORT', payload: {} });
    expect(state()?.report).toEqual({ atMs: expect.any(Number) });
    expect(state()?.mistake).toBeUndefined();
  });

  test('is told to nobody', async () => {
    const witness = await Witness.join(house);
    const td = await house.joined('&role=td&name=Booth');
    await td.said(report(FULL));
    await witness.noticedNothing();
  });

  test('is only what we know of; the rest of it is not kept', async () => {
    const td = await house.joined('&role=td&name=Booth');
    await td.said(report({ kit: '1.0.0', script: '<script>', atMs: 7 }));
    expect(state()?.report).toEqual({ kit: '1.0.0', atMs: expect.any(Number) });
    expect(state()?.report?.atMs).not.toBe(7);
  });
});

describe('R14, R15 reports that are none', () => {
  test.each([
    ['no payload', { type: 'report' }],
    ['a list', report([])],
    ['an error of a thousand characters', report({ error: 'x'.repeat(1_000) })],
    ['a rate that is none', report({ shown: 'many' })],
    ['an impossible rate', report({ cook: -1 })],
    ['an unknown path', report({ path: 'telepathy' })],
  ])('%s: a mistake that is counted, and the one before stands', async (_, message) => {
    const td = await house.joined('&role=td&name=Booth');
    await td.said(report({ kit: '1.0.0' }), message, message);
    expect(state()?.report?.kit).toBe('1.0.0');
    expect(state()?.mistake).toMatchObject({ what: 'no-payload', times: 2 });
  });

  test.each(['', '&role=viewer', '&role=program'])(
    'from another role (%j): nonsense, closed with 4400',
    async role => {
      const witness = await Witness.join(house);
      const stranger = house.client(`/?room=${house.room.code}${role}`);
      await stranger.say(...Array.from({ length: 20 }, () => report(FULL)));
      expect((await stranger.ended).code).toBe(4400);
      await witness.noticedNothing();
    },
  );

  test('too many of them: 4429, and the card says so', async () => {
    const td = await house.joined('&role=td&name=Booth');
    await td.say(...Array.from({ length: 600 }, () => report(FULL)));
    expect((await td.ended).code).toBe(4429);
    expect(house.relay.touchdesigner(house.room.code)).toMatchObject({ clients: [], left: { code: 4429 } });
  });
});
