import { describe, expect, it } from 'vitest';
import { DisplayStatus } from '#shared/wire/display-api';
import { sameStream, sameTarget, streamTargetOf } from './stream-target.ts';

const live = { version: 1, formats: [1], ack: true, ring: 3, max_frame: 204_800, stream_port: 81 };
const targetOf = (status: unknown) => streamTargetOf('http://192.168.1.40:80', DisplayStatus.parse(status));

describe('streamTargetOf', () => {
  it('D5 reads where and how a display wants to be streamed to', () => {
    expect(targetOf({ live: { ...live, stream_port: 8081, ring: 5 } })).toEqual({
      url: 'ws://192.168.1.40:8081/stream',
      maxFrameBytes: 204_800,
      ring: 5,
      acknowledges: true,
      regions: false,
    });
  });

  it('D5 expects no acknowledgement and the usual port, ring and size of one that says no more', () => {
    expect(targetOf({ live: { version: 1, formats: [1, 2] } })).toEqual({
      url: 'ws://192.168.1.40:81/stream',
      maxFrameBytes: 204_800,
      ring: 3,
      acknowledges: false,
      regions: true,
    });
  });

  it('S2 sends nothing to a display that takes no JPEG, nor to other firmware', () => {
    expect(targetOf({ live: { ...live, formats: [2, 3] } })).toBeUndefined();
    expect(targetOf({ api_version: 4, device: { mac: 'aa:bb:cc:dd:ee:ff' } })).toBeUndefined();
  });

  it.each([
    ['max_frame', { max_frame: 100_000 }, true],
    ['the ring', { ring: 2 }, true],
    ['S2 regions', { formats: [1, 2] }, true],
    ['the port', { stream_port: 82 }, false],
    ['acknowledgements', { ack: false }, false],
  ])('S3 notices that %s changed, and whether a connection can take that over', (_, changed, takenOver) => {
    const before = targetOf({ live });
    const now = targetOf({ live: { ...live, ...changed } });
    expect(sameTarget(before, now)).toBe(false);
    expect(before && now && sameStream(before, now)).toBe(takenOver);
  });

  it('knows what is the same', () => {
    expect(sameTarget(targetOf({ live }), targetOf({ live }))).toBe(true);
    expect(sameTarget(targetOf({ live }), undefined)).toBe(false);
    expect(sameTarget(undefined, undefined)).toBe(true);
  });
});
