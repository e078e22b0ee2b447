import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { ArtistOutbox } from './artist-outbox.ts';
import type { Message } from './encode-text.ts';

/** A link whose network takes nothing until `drain`. */
class SlowLink {
  readonly sent: Message[] = [];
  unsent = 0;

  send(message: Message): void {
    this.sent.push(message);
    this.unsent += message.length;
  }

  bufferedBytes(): number {
    return this.unsent;
  }

  drain(bytes: number): void {
    this.unsent = Math.max(0, this.unsent - bytes);
  }
}

function outboxOn(link: SlowLink, clock = new ManualClock()) {
  const overflows: number[] = [];
  const outbox = new ArtistOutbox({ link, clock, onOverflow: () => overflows.push(clock.now()) });
  return { outbox, clock, overflows };
}

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `${from + index}`);

describe('what waits for an artist', () => {
  it('A6: comes in order, whatever the speed of the link, and all of it in the end', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('push' as const), bytes: fc.integer({ min: 1, max: 60_000 }) }),
      fc.record({ do: fc.constant('drain' as const), bytes: fc.integer({ min: 1, max: 200_000 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), steps => {
        const link = new SlowLink();
        const { outbox, clock } = outboxOn(link);
        const pushed: string[] = [];
        for (const { do: what, bytes } of steps) {
          if (what === 'push') {
            pushed.push(`${pushed.length} `.padEnd(bytes, '.'));
            outbox.push(pushed.at(-1) ?? '');
          } else {
            link.drain(bytes);
            clock.advance(20);
          }
          expect(link.unsent).toBeLessThan(64 * 1024 + 60_000);
        }
        for (let rounds = 0; rounds < 100; rounds += 1) {
          link.drain(1_000_000);
          clock.advance(20);
        }
        expect(link.sent).toEqual(pushed);
        expect(clock.pending).toBe(0);
      }),
    );
  });

  it('A6: is behind the catch-up, which is made only as the link takes it', () => {
    const link = new SlowLink();
    const { outbox, clock } = outboxOn(link);
    let made = 0;
    function* head() {
      for (; made < 10; ) {
        made += 1;
        yield `${made}`.padEnd(50_000);
      }
    }
    outbox.hold();
    outbox.push('live');
    expect(link.sent).toEqual([]);
    outbox.start(head());
    expect(made).toBe(2);
    while (link.unsent > 0) {
      link.drain(50_000);
      clock.advance(20);
    }
    expect(link.sent.map(message => String(message).trim())).toEqual([...numbered(1, 11), 'live']);
    expect(outbox.idle).toBe(true);
  });

  it('A1: keeps answers when a fresh catch-up makes the rest needless', () => {
    const link = new SlowLink();
    const { outbox, clock } = outboxOn(link);
    outbox.push('x'.repeat(70_000));
    outbox.push('needless');
    outbox.push('answer', { lasting: true });
    outbox.hold();
    outbox.push('after');
    outbox.start(['catch-up']);
    link.drain(70_000);
    clock.advance(20);
    expect(link.sent.slice(1)).toEqual(['catch-up', 'answer', 'after']);
  });

  it('R13: is at most 16 MiB: beyond that the link counts as too slow', () => {
    const { outbox, overflows } = outboxOn(new SlowLink());
    const megabyte = new Uint8Array(1024 * 1024);
    for (let count = 0; count < 17; count += 1) outbox.push(megabyte);
    expect(overflows).toEqual([]);
    outbox.push(megabyte);
    expect(overflows).toHaveLength(1);
  });

  it('costs no timer once it is closed', () => {
    const link = new SlowLink();
    const { outbox, clock } = outboxOn(link);
    for (let count = 0; count < 3; count += 1) outbox.push('x'.repeat(70_000));
    outbox.close();
    link.drain(1_000_000);
    clock.advance(100);
    expect([link.sent.length, clock.pending]).toEqual([1, 0]);
  });
});
