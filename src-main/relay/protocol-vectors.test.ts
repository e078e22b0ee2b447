import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { encodeStroke } from '#shared/document/stroke-codec';
import { FRAME_FORMAT, FRAME_HEADER_BYTES, writeFrameHeader } from '#shared/wire/frame-header';

const protocol = readFileSync(new URL('../../docs/PROTOCOL.md', import.meta.url), 'utf8');

/** The bytes that the document gives for a rule, e.g. `44 50 01`. */
function vectorOf(rule: string): string | undefined {
  return new RegExp(`^- ${rule},.*\`((?:[0-9a-f]{2} ?)+)\`\\.$`, 'm').exec(protocol)?.[1];
}

const hex = (bytes: Uint8Array): string =>
  [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join(' ');

test('S1 the frame of the test vector is what we write', () => {
  const jpeg = [0xff, 0xd8, 0xff, 0xd9];
  const frame = new Uint8Array([...new Uint8Array(FRAME_HEADER_BYTES), ...jpeg]);
  writeFrameHeader(frame, { format: FRAME_FORMAT.jpeg, flags: 0, size: jpeg.length });
  expect(hex(frame)).toBe(vectorOf('S1'));
});

test('A14 the stroke of the test vector is what we write', () => {
  const style = { brush: 'pen', colour: '#d02020', opacity: 1, size: 20 } as const;
  const stroke = encodeStroke({ style, points: [{ x: 1, y: 2, pressure: 1, atMs: 0 }] });
  expect(hex(stroke)).toBe(vectorOf('A14'));
});
