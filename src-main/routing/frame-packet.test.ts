import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFrameHeader } from '#shared/wire/frame-header';
import { framePacket } from './frame-packet.ts';

describe('framePacket', () => {
  it('S1 is the test vector', () => {
    const jpeg = Buffer.from('ffd8ffd9', 'hex');
    expect(framePacket(jpeg, false).toString('hex')).toBe('4450010004000000ffd8ffd9');
    expect(framePacket(jpeg, true).toString('hex')).toBe('4450010104000000ffd8ffd9');
  });

  it('S1 says the size of what follows, and S6 the wish for an acknowledgement', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5_000 }), fc.boolean(), (bytes, acknowledge) => {
        const packet = framePacket(Buffer.from(bytes), acknowledge);
        expect(readFrameHeader(packet)).toEqual({
          format: 1,
          flags: acknowledge ? 1 : 0,
          size: bytes.length,
        });
      }),
    );
  });

  it('is made once for all senders of a picture', () => {
    const jpeg = Buffer.from('ffd8ffd9', 'hex');
    expect(framePacket(jpeg, true)).toBe(framePacket(jpeg, true));
  });
});
