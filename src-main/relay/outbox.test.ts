import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { limitsWith } from './limits.ts';
import type { Outgoing } from './ordered-queue.ts';
import { Outbox, type OutboxLink } from './outbox.ts';
import { LivePicture } from './room-pictures.ts';

/** A socket whose far end reads only when the test says so; everything that was handed to it is in `sent`. */
class SlowLink implements OutboxLink {
  readonly sent: string[] = [];
  reading = true;
  unsentBytes = 0;
  #written: (() => void) | undefined;

  send(message: Outgoing, written: () => void): void {
    this.sent.push(message.bytes.toString());
    this.unsentBytes = message.bytes.length;
    this.#written = written;
    if (this.reading) this.read();
  }

  /** The far end takes what is on its way. */
  read(): void {
    const written = this.#written;
    this.#written = undefined;
    this.unsentBytes = 0;
    written?.();
  }
}

function outboxOn(link: SlowLink, orderedBytes = 1_000) {
  const clock = new ManualClock();
  const tooSlow: string[] = [];
  const limits = limitsWith({ orderedBytes });
  const outbox = new Outbox({ link, clock, limits, onTooSlow: () => tooSlow.push('too slow') });
  outbox.setLive(11, 'binary');
  return { outbox, clock, tooSlow };
}

const text = (content: string): Outgoing => ({ bytes: Buffer.from(content), binary: false });
const live = (content: string): LivePicture => new LivePicture(Buffer.from(content), 0);

describe('R13 a slow client', () => {
  test('is handed the newest live picture only, when it has read the one before', () => {
    const link = new SlowLink();
    link.reading = false;
    const { outbox, clock } = outboxOn(link);
    for (const content of ['a', 'b', 'c', 'd']) {
      outbox.offer(live(content));
      clock.advance(200);
    }
    expect(link.sent).toEqual(['a']);
    link.read();
    clock.advance(200);
    expect(link.sent).toEqual(['a', 'd']);
    expect(outbox.dropped).toBe(2);
  });

  test('gets finals, states and prompts all, in order, and before any live picture', () => {
    const link = new SlowLink();
    link.reading = false;
    const { outbox, clock } = outboxOn(link);
    outbox.push(text('prompt'));
    outbox.push(text('start'));
    outbox.offer(live('a'));
    outbox.pushFinal(text('final'));
    outbox.push(text('end'));
    outbox.push(text('start'));
    outbox.offer(live('b'));
    link.reading = true;
    link.read();
    clock.advance(1_000);
    expect(link.sent).toEqual(['prompt', 'start', 'final', 'end', 'start', 'b']);
  });

  test('that cannot be told what it must be told is given up, once, and its memory is freed', () => {
    const link = new SlowLink();
    link.reading = false;
    const { outbox, tooSlow } = outboxOn(link, 30);
    for (let index = 0; index < 10; index += 1) outbox.push(text('ten bytes.'));
    expect(tooSlow).toEqual(['too slow']);
    expect(outbox.waitingBytes).toBe(0);
  });
});

describe('R10 the same bytes', () => {
  test('are not sent twice in a row, live or final', () => {
    const link = new SlowLink();
    const { outbox, clock } = outboxOn(link);
    for (const content of ['a', 'a', 'b']) {
      outbox.offer(live(content));
      clock.advance(200);
    }
    outbox.pushFinal(text('final'));
    outbox.pushFinal(text('final'));
    expect(link.sent).toEqual(['a', 'b', 'final']);
  });

  test('are sent again when the client has seen another picture since', () => {
    const link = new SlowLink();
    const { outbox } = outboxOn(link);
    outbox.pushFinal(text('final'));
    outbox.offer(live('a'));
    outbox.pushFinal(text('final'));
    expect(link.sent).toEqual(['final', 'a', 'final']);
  });
});

test('R5 the last live picture of a burst is always sent', () => {
  const link = new SlowLink();
  const { outbox, clock } = outboxOn(link);
  for (const content of ['a', 'b', 'c']) outbox.offer(live(content));
  clock.advance(1_000);
  expect(link.sent).toEqual(['a', 'c']);
});

test('R13 a live picture waits for pings and pongs that are still on their way, too', () => {
  const link = new SlowLink();
  const { outbox, clock } = outboxOn(link);
  link.unsentBytes = 6;
  outbox.offer(live('a'));
  clock.advance(500);
  expect(link.sent).toEqual([]);
  link.unsentBytes = 0;
  clock.advance(500);
  expect(link.sent).toEqual(['a']);
});

test('R13 a closed outbox sends nothing and holds no timer', () => {
  const link = new SlowLink();
  const { outbox, clock } = outboxOn(link);
  outbox.offer(live('a'));
  outbox.offer(live('b'));
  outbox.close();
  outbox.push(text('late'));
  outbox.offer(live('c'));
  clock.advance(1_000);
  expect(link.sent).toEqual(['a']);
  expect(clock.pending).toBe(0);
});

test('R5 live pictures go as text when the client did not ask for binary', () => {
  const link = new SlowLink();
  const { outbox } = outboxOn(link);
  outbox.setLive(11, 'text');
  outbox.offer(live('jpeg bytes'));
  const { type, payload } = JSON.parse(link.sent[0] ?? '');
  expect(type).toBe('draw');
  expect(Buffer.from(payload.replace('data:image/jpeg;base64,', ''), 'base64').toString()).toBe('jpeg bytes');
});

test('R13 whatever happens, everything that must arrive arrives once and in order', () => {
  const actions = fc.array(
    fc.oneof(
      fc.record({ do: fc.constant('push' as const) }),
      fc.record({ do: fc.constant('live' as const) }),
      fc.record({ do: fc.constant('read' as const) }),
      fc.record({ do: fc.constant('wait' as const) }),
    ),
    { maxLength: 80 },
  );
  fc.assert(
    fc.property(actions, steps => {
      const link = new SlowLink();
      link.reading = false;
      const { outbox, clock } = outboxOn(link, 100_000);
      const pushed: string[] = [];
      steps.forEach((step, index) => {
        if (step.do === 'push') {
          pushed.push(`must ${index}`);
          outbox.push(text(`must ${index}`));
        }
        if (step.do === 'live') outbox.offer(live(`live ${index}`));
        if (step.do === 'read') link.read();
        if (step.do === 'wait') clock.advance(90);
      });
      link.reading = true;
      link.read();
      clock.advance(1_000);
      expect(link.sent.filter(content => content.startsWith('must'))).toEqual(pushed);
      const shown = link.sent
        .filter(content => content.startsWith('live'))
        .map(content => Number(content.slice(5)));
      expect(shown).toEqual([...shown].sort((a, b) => a - b));
      const newest = steps.map(step => step.do).lastIndexOf('live');
      if (newest >= 0) expect(shown.at(-1)).toBe(newest);
    }),
  );
});
