import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REPORTED_ERROR_CHARACTERS } from '../contract/touchdesigner.ts';
import { JoinWishes, RelayTextIn } from './relay-messages.ts';

describe('R1, R3 what a client wishes', () => {
  test.each([
    ['', 'peer'],
    ['td', 'touchdesigner'],
    [' TouchDesigner ', 'touchdesigner'],
    ['VIEWER', 'viewer'],
    ['program', 'program'],
  ])('the role %j is %s', (role, meant) => expect(JoinWishes.parse({ role }).role).toBe(meant));

  test.each(['artist', 'operator', 'boss'])('R3 the role %j does not come in by this door', role => {
    expect(JoinWishes.safeParse({ role }).success).toBe(false);
  });

  test('numbers come as text, too, because a query knows nothing else', () => {
    expect(JoinWishes.parse({ fps: '30' }).fps).toBe(30);
    for (const fps of ['0', '61', 'fast', 'Infinity'])
      expect(JoinWishes.safeParse({ fps }).success).toBe(false);
  });

  test('R22 what is shown is the canvas or the program', () => {
    for (const show of ['canvas', 'program']) expect(JoinWishes.parse({ show })).toEqual({ show });
    expect(JoinWishes.safeParse({ show: 'desktop' }).success).toBe(false);
  });

  test('nothing has to be wished', () => expect(JoinWishes.parse({})).toEqual({}));
});

describe('R21 a report', () => {
  const report = (payload: unknown) => RelayTextIn.safeParse({ type: 'report', payload });

  test('may leave out everything', () => expect(report({}).success).toBe(true));

  test('has no more words than a card has room for', () => {
    expect(report({ error: 'x'.repeat(REPORTED_ERROR_CHARACTERS) }).success).toBe(true);
    expect(report({ error: 'x'.repeat(REPORTED_ERROR_CHARACTERS + 1) }).success).toBe(false);
    expect(report({ kit: 'x'.repeat(21) }).success).toBe(false);
    expect(report({ build: 'x'.repeat(41) }).success).toBe(false);
  });

  test.each([{ shown: -1 }, { cook: 1_001 }, { shown: '30' }, { path: 'smoke' }, null, 'fine'])(
    '%j is none',
    payload => expect(report(payload).success).toBe(false),
  );
});

test('R15 whatever comes in is read without a throw, and nothing gets through that has no place here', () => {
  fc.assert(
    fc.property(fc.constantFrom('join', 'draw', 'state', 'proc', 'report'), fc.object(), (type, more) => {
      const read = RelayTextIn.safeParse({ ...more, type });
      if (read.success && read.data.type === 'report') {
        expect(['kit', 'build', 'path', 'shown', 'cook', 'error']).toEqual(
          expect.arrayContaining(Object.keys(read.data.payload)),
        );
      }
    }),
  );
});
