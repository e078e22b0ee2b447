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

describe('R16 touches', () => {
  test('a quick client is told of every one', () => {
    const link = new SlowLink();
    const { outbox } = outboxOn(link);
    outbox.touch('1', text('down'));
    for (const place of ['a', 'b', 'c']) outbox.move('1', text(place));
    outbox.touch('1', text('up'));
    expect(link.sent).toEqual(['down', 'a', 'b', 'c', 'up']);
  });

  test('of a slow one, moves give way to newer ones, of each finger; the last comes before its up', () => {
    const link = new SlowLink();
    link.reading = false;
    const { outbox } = outboxOn(link);
    outbox.push(text('prompt'));
    outbox.touch('1', text('down 1'));
    outbox.touch('2', text('down 2'));
    for (const place of [1, 2, 3]) {
      outbox.move('1', text(`1 at ${place}`));
      outbox.move('2', text(`2 at ${place}`));
    }
    outbox.touch('1', text('up 1'));
    link.reading = true;
    link.read();
    expect(link.sent).toEqual(['prompt', 'down 1', 'down 2', '1 at 3', 'up 1', '2 at 3']);
  });

  test('a move waits for what is on its way without being announced, and is not forgotten', () => {
    const link = new SlowLink();
    const { outbox, clock } = outboxOn(link);
    link.unsentBytes = 6;
    outbox.move('1', text('place'));
    clock.advance(500);
    expect(link.sent).toEqual([]);
    link.unsentBytes = 0;
    clock.advance(500);
    expect(link.sent).toEqual(['place']);
    expect(clock.pending).toBe(0);
  });

  test('do not hold back live pictures, nor these them', () => {
    const link = new SlowLink();
    const { outbox, clock } = outboxOn(link);
    for (let index = 0; index < 50; index += 1) {
      outbox.offer(live(`live ${index}`));
      outbox.move('1', text(`place ${index}`));
      clock.advance(10);
    }
    const [pictures, places] = ['live', 'place'].map(kind => link.sent.filter(one => one.startsWith(kind)));
    expect(places).toHaveLength(50);
    expect(pictures?.length).toBeGreaterThan(4);
  });

  test('of a client that is to be sent something else are not for it any more', () => {
    const link = new SlowLink();
    link.reading = false;
    const { outbox, clock } = outboxOn(link);
    outbox.push(text('prompt'));
    outbox.move('1', text('place'));
    outbox.offer(live('a'));
    outbox.dropWaiting();
    link.reading = true;
    link.read();
    clock.advance(1_000);
    expect(link.sent).toEqual(['prompt']);
  });
});

test('what left is known: pictures and bytes of the last second', () => {
  const link = new SlowLink();
  const { outbox, clock } = outboxOn(link);
  outbox.push(text('prompt'));
  outbox.pushFinal({ bytes: Buffer.from('final'), binary: true });
  outbox.offer(live('a'));
  expect(outbox.sent.at(clock.now())).toEqual({ fps: 2, bytesPerSecond: 12 });
  clock.advance(1_000);
  expect(outbox.sent.at(clock.now())).toEqual({ fps: 0, bytesPerSecond: 0 });
});

test('R13 a closed outbox sends nothing and holds no timer', () => {
  const link = new SlowLink();
  const { outbox, clock } = outboxOn(link);
  outbox.offer(live('a'));
  outbox.offer(live('b'));
  outbox.move('1', text('place'));
  outbox.close();
  outbox.push(text('late'));
  outbox.offer(live('c'));
  outbox.move('1', text('late'));
  clock.advance(1_000);
  expect(link.sent).toEqual(['a', 'place']);
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
      fc.record({ do: fc.constant('touch' as const) }),
      fc.record({ do: fc.constant('move' as const) }),
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
        if (step.do === 'move') outbox.move('1', text(`move ${index}`));
        if (step.do === 'touch') {
          pushed.push(`must ${index}`);
          outbox.touch('1', text(`must ${index}`));
        }
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
      const touches = steps.flatMap(({ do: what }, index) =>
        what === 'move' || what === 'touch' ? [index] : [],
      );
      const told = link.sent.flatMap(content => {
        const index = Number(content.split(' ')[1]);
        return touches.includes(index) ? [index] : [];
      });
      // Every down and up, the last place before each, and nothing out of order.
      expect(told).toEqual([...told].sort((a, b) => a - b));
      const due = touches.filter(
        (at, place) => steps[at]?.do === 'touch' || steps[touches[place + 1] ?? -1]?.do !== 'move',
      );
      expect(told).toEqual(expect.arrayContaining(due));
      const newest = steps.map(step => step.do).lastIndexOf('live');
      if (newest >= 0) expect(shown.at(-1)).toBe(newest);
    }),
  );
});
