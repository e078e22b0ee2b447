import { describe, expect, it } from 'vitest';
import { eventually } from './test-kit/eventually.ts';
import { call, dataOf, refusalOf, refused } from './test-kit/http-client.ts';
import { startDisplay } from './test-kit/started-display.ts';
import { StreamSender } from './test-kit/stream-sender.ts';

const FINGER = { x: 0.25, y: 0.5, phase: 'down', id: 3 };

const touch = (http: string, finger: unknown) =>
  call('POST', `${http}/debug/touch`, {
    body: typeof finger === 'string' ? finger : JSON.stringify(finger),
  });

describe('D8 a finger on a virtual display', () => {
  it('D8 S6 is told to whoever streams, as it was put there', async () => {
    const { http, stream } = await startDisplay();
    const sender = await StreamSender.open(stream);
    expect(dataOf(await touch(http, FINGER))).toEqual(FINGER);
    await touch(http, { x: 1, y: 0, phase: 'up' });
    await eventually(() => sender.toldOf('touch')).toHaveLength(2);
    expect(sender.toldOf('touch').map(({ payload }) => payload)).toEqual([
      FINGER,
      { x: 1, y: 0, phase: 'up' },
    ]);
  });

  it('D8 is refused with STREAM_OFF while nobody streams, and once they are gone', async () => {
    const { http, stream } = await startDisplay();
    expect(refusalOf(await touch(http, FINGER))).toEqual(refused(404, 'STREAM_OFF'));
    const sender = await StreamSender.open(stream);
    sender.socket.close();
    await sender.closed;
    await eventually(async () => (await touch(http, FINGER)).status).toBe(404);
  });

  it('D8 what is no touch is refused, and nobody is told', async () => {
    const { http, stream } = await startDisplay();
    const sender = await StreamSender.open(stream);
    for (const finger of [
      '{',
      '[]',
      {},
      { ...FINGER, x: 1.01 },
      { ...FINGER, y: '0' },
      { ...FINGER, phase: 'tap' },
      { ...FINGER, id: 'x'.repeat(41) },
    ]) {
      expect(refusalOf(await touch(http, finger))).toEqual(refused(400, 'INVALID_JSON'));
    }
    expect(refusalOf(await touch(http, ''))).toEqual(refused(400, 'EMPTY_REQUEST'));
    expect(refusalOf(await touch(http, ' '.repeat(2_000)))).toEqual(refused(413, 'PAYLOAD_TOO_LARGE'));
    await touch(http, FINGER);
    await eventually(() => sender.toldOf('touch')).toHaveLength(1);
  });
});
