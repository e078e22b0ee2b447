import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Mailbox } from './mailbox.ts';

describe('a mailbox of depth one', () => {
  test('hands out the newest value once, then nothing', () => {
    const mailbox = new Mailbox<string>();
    expect(mailbox.put('old')).toBeUndefined();
    expect(mailbox.put('new')).toBe('old');
    expect(mailbox.take()).toBe('new');
    expect(mailbox.take()).toBeUndefined();
    expect(mailbox.replaced).toBe(1);
  });

  test('emptying forgets without counting', () => {
    const mailbox = new Mailbox<number>();
    expect(mailbox.empty()).toBe(false);
    mailbox.put(1);
    expect(mailbox.empty()).toBe(true);
    expect(mailbox.full).toBe(false);
    expect(mailbox.replaced).toBe(0);
  });

  test('holds a value that is undefined, too', () => {
    const mailbox = new Mailbox<undefined>();
    mailbox.put(undefined);
    expect(mailbox.full).toBe(true);
    mailbox.put(undefined);
    expect(mailbox.replaced).toBe(1);
  });

  test('whatever happens: nothing old comes out after something newer, and every value is accounted for', () => {
    const action = fc.constantFrom('put', 'take', 'empty');
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), actions => {
        const mailbox = new Mailbox<number>();
        let put = 0;
        let lastTaken = 0;
        let out = 0;
        for (const one of actions) {
          if (one === 'put') mailbox.put(++put);
          if (one === 'empty' && mailbox.empty()) out += 1;
          if (one !== 'take') continue;
          const taken = mailbox.take();
          if (taken === undefined) continue;
          expect(taken).toBe(put);
          expect(taken).toBeGreaterThan(lastTaken);
          lastTaken = taken;
          out += 1;
        }
        expect(out + mailbox.replaced + (mailbox.full ? 1 : 0)).toBe(put);
      }),
    );
  });
});
