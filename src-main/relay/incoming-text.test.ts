import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readIncomingText } from './incoming-text.ts';

test.each([
  ['{"type":"draw","payload":"data:image/jpeg;base64,AA=="}', 'draw'],
  ['{"type":"DRAW","payload":"data:image/png;base64,AA=="}', 'draw'],
  ['{"type":"state","payload":"drawing:start"}', 'state'],
  ['{"type":"proc","payload":"a red fox"}', 'proc'],
  ['{"type":"prompt","payload":null}', 'prompt'],
  ['{"type":"join","room":"K7QMXD","role":"TD","fps":"20"}', 'join'],
  ['{"type":"keepalive","more":1}', 'keepalive'],
])('R1, R5, R7, R8 %s is understood', (text, type) => {
  expect(readIncomingText(text)).toMatchObject({ kind: 'message', message: { type } });
});

test.each([
  '',
  'hello',
  '[]',
  'null',
  '7',
  '{"payload":"x"}',
  '{"type":7}',
  '{"type":"dance"}',
  '{"type":"draw"}',
  '{"type":"draw","payload":"http://elsewhere/x.jpg"}',
  '{"type":"state","payload":"sleeping"}',
  `{"type":"proc","payload":"${'x'.repeat(2_001)}"}`,
])('R15 %j is nonsense', text => {
  expect(readIncomingText(text).kind).toBe('nonsense');
});

test('R3, R4 a join that cannot be understood is told why', () => {
  expect(readIncomingText('{"type":"join","room":"K7QMXD","role":"boss"}')).toEqual({
    kind: 'malformed-join',
    reason: '"role" has a value that is not allowed',
  });
});

test('R15 any text is read without a throw', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), text => void readIncomingText(text)));
});
