import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import type { RelayTextOut } from '#shared/wire/relay-messages';
import { readJoined } from './joined-message.ts';

it('R1 reads the paper out of the answer to a join', () => {
  const answer: RelayTextOut = {
    type: 'joined',
    room: 'K7QMXD',
    role: 'viewer',
    client: 'c1',
    canvas: { width: 720, height: 720, background: '#f4e8d0' },
    fps: 60,
  };
  expect(readJoined(JSON.stringify(answer))).toEqual({ background: '#f4e8d0' });
});

it.each([
  '{"type":"joined"}',
  '{"type":"joined","canvas":null}',
  '{"type":"joined","canvas":{"background":7}}',
])('%s tells no paper', text => expect(readJoined(text)).toEqual({ background: undefined }));

it.each([
  '{"type":"state","payload":"drawing:start"}',
  '{"type":"keepalive"}',
  'null',
  '[]',
  '"joined"',
  '{',
  '',
])('%s is something else', text => expect(readJoined(text)).toBeUndefined());

test('no text breaks it', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), text => {
      expect(() => readJoined(text)).not.toThrow();
    }),
  );
});
