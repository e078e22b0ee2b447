import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { limitsWith } from './limits.ts';
import { Outbox } from './outbox.ts';
import { Receiver } from './receiver.ts';
import { type FinalPicture, LivePicture } from './room-pictures.ts';

/** A receiver on a fast link; `heard` is what its client is told: prompt, start, end, live N, final N. */
function receiverNamed(client: string) {
  const heard: string[] = [];
  const clock = new ManualClock();
  const link = {
    unsentBytes: 0,
    send: ({ bytes, binary }: { bytes: Buffer; binary: boolean }, written: () => void) => {
      heard.push(binary ? bytes.toString() : wordOf(bytes.toString()));
      written();
    },
  };
  const outbox = new Outbox({ link, clock, limits: limitsWith(), onTooSlow: () => heard.push('too slow') });
  outbox.setLive(11, 'binary');
  return { receiver: new Receiver({ client, outbox, fps: 11 }), heard, clock };
}

function wordOf(text: string): string {
  const { type, payload } = JSON.parse(text);
  return type === 'proc' ? `prompt ${payload}` : payload.replace('drawing:', '');
}

const live = (at: number): LivePicture => new LivePicture(Buffer.from(`live ${at}`), at);
const final = (at: number): FinalPicture => ({
  png: { bytes: Buffer.from(`final ${at}`), binary: true },
  composedAt: at,
});
const longAgo = Number.NEGATIVE_INFINITY;

describe('R9 joining late', () => {
  test('prompt, newest final, start and the newest live picture, in this order', () => {
    const { receiver, heard } = receiverNamed('td');
    receiver.greet({ prompt: 'a red fox', final: final(10), live: live(20), changedAt: 15 });
    expect(heard).toEqual(['prompt a red fox', 'final 10', 'start', 'live 20']);
  });

  test('no prompt when there is none, no start when nobody draws', () => {
    const { receiver, heard } = receiverNamed('td');
    receiver.greet({ prompt: '', final: final(10), live: undefined, changedAt: 5 });
    expect(heard).toEqual(['final 10']);
  });

  test('while a pen is down but still: what was begun with start ends with final and end', () => {
    const { receiver, heard } = receiverNamed('td');
    receiver.greet({ prompt: '', final: final(10), live: live(10), changedAt: 5 });
    receiver.finish('rest', final(10));
    expect(heard).toEqual(['final 10', 'start', 'live 10', 'final 10', 'end']);
  });
});

describe('R7 what a receiver hears', () => {
  test('start before the first live picture after a final, then final and end', () => {
    const { receiver, heard, clock } = receiverNamed('td');
    receiver.greet({ prompt: '', final: final(0), live: undefined, changedAt: longAgo });
    for (const at of [100, 200, 300]) {
      receiver.changed('artist', at);
      receiver.live(live(at + 1));
      clock.advance(100);
    }
    receiver.finish('rest', final(400));
    expect(heard).toEqual(['final 0', 'start', 'live 101', 'live 201', 'live 301', 'final 400', 'end']);
  });

  test('a final in between is followed by end and start', () => {
    const { receiver, heard } = receiverNamed('td');
    receiver.greet({ prompt: '', final: final(0), live: undefined, changedAt: longAgo });
    receiver.changed('artist', 5);
    receiver.live(live(10));
    receiver.finish('renew', final(20));
    expect(heard.slice(1)).toEqual(['start', 'live 10', 'final 20', 'end', 'start']);
  });

  test('a live picture that still waits gives way to the final', () => {
    const { receiver, heard, clock } = receiverNamed('td');
    receiver.greet({ prompt: '', final: final(0), live: undefined, changedAt: longAgo });
    receiver.changed('artist', 5);
    receiver.live(live(10));
    receiver.changed('artist', 15);
    receiver.live(live(20));
    receiver.finish('rest', final(30));
    clock.advance(1_000);
    expect(heard.slice(1)).toEqual(['start', 'live 10', 'final 30', 'end']);
  });

  test('a change that no live picture showed comes as start, final, end', () => {
    const { receiver, heard } = receiverNamed('td');
    receiver.greet({ prompt: '', final: final(0), live: undefined, changedAt: longAgo });
    receiver.changed('', 5);
    receiver.finish('rest', final(10));
    expect(heard.slice(1)).toEqual(['start', 'final 10', 'end']);
  });
});

describe('R10 who draws', () => {
  test('gets no picture whose only change is its own, not even the final', () => {
    const { receiver, heard } = receiverNamed('peer');
    receiver.greet({ prompt: '', final: final(0), live: undefined, changedAt: longAgo });
    receiver.changed('peer', 5);
    receiver.live(live(10));
    receiver.finish('rest', final(20));
    expect(heard).toEqual(['final 0']);
  });

  test('gets the pictures to which others contributed, and the final of both', () => {
    const { receiver, heard, clock } = receiverNamed('peer');
    receiver.greet({ prompt: '', final: final(0), live: undefined, changedAt: longAgo });
    receiver.changed('peer', 5);
    receiver.live(live(10));
    receiver.changed('other', 15);
    receiver.live(live(20));
    clock.advance(100);
    receiver.changed('peer', 115);
    receiver.live(live(120));
    receiver.finish('rest', final(300));
    expect(heard.slice(1)).toEqual(['start', 'live 20', 'final 300', 'end']);
  });

  test("sees another one's change although its own newer one is in the next picture", () => {
    const { receiver, heard } = receiverNamed('peer');
    receiver.greet({ prompt: '', final: final(0), live: undefined, changedAt: longAgo });
    receiver.changed('other', 5);
    receiver.changed('peer', 6);
    receiver.live(live(10));
    expect(heard.slice(1)).toEqual(['start', 'live 10']);
  });

  test("does not miss another one's change that came after a picture was made and before it was sent", () => {
    const { receiver, heard, clock } = receiverNamed('peer');
    receiver.greet({ prompt: '', final: final(0), live: undefined, changedAt: longAgo });
    receiver.changed('other', 5);
    receiver.changed('other', 12);
    receiver.live(live(10));
    clock.advance(100);
    receiver.live(live(110));
    expect(heard.slice(1)).toEqual(['start', 'live 10', 'live 110']);
  });
});

const picture = (name: string) => ({ bytes: Buffer.from(name), binary: true });

describe('R20 a test picture', () => {
  test('is told as a finished picture is, and the room comes back the same way, once', () => {
    const { receiver, heard } = receiverNamed('td');
    receiver.greet({ prompt: '', final: final(0), live: undefined, changedAt: longAgo });
    receiver.test(picture('test'));
    expect(receiver.tested).toBe(true);
    for (let times = 0; times < 2; times += 1) receiver.restore({ final: final(0), live: undefined });
    expect(heard.slice(1)).toEqual(['start', 'test', 'end', 'start', 'final 0', 'end']);
    expect(receiver.tested).toBe(false);
  });

  test('gives way to a drawing: nothing is left to restore', () => {
    const { receiver, heard } = receiverNamed('td');
    receiver.greet({ prompt: '', final: final(0), live: undefined, changedAt: longAgo });
    receiver.test(picture('test'));
    receiver.changed('artist', 5);
    receiver.live(live(10));
    receiver.finish('rest', final(20));
    receiver.restore({ final: final(20), live: undefined });
    expect(heard.slice(1)).toEqual(['start', 'test', 'end', 'start', 'live 10', 'final 20', 'end']);
  });

  test('amid a drawing leaves start, live, final and end as they have to be', () => {
    const { receiver, heard, clock } = receiverNamed('td');
    receiver.greet({ prompt: '', final: final(0), live: undefined, changedAt: longAgo });
    receiver.changed('artist', 5);
    receiver.live(live(10));
    clock.advance(100);
    receiver.test(picture('test'));
    receiver.restore({ final: final(0), live: live(120) });
    receiver.finish('rest', final(300));
    expect(heard.slice(1).join(', ')).toBe(
      'start, live 10, test, end, start, final 0, end, start, live 120, final 300, end',
    );
  });

  test('is taken away by the final although the receiver itself drew what is on it', () => {
    const { receiver, heard } = receiverNamed('peer');
    receiver.greet({ prompt: '', final: final(0), live: undefined, changedAt: longAgo });
    receiver.test(picture('test'));
    receiver.changed('peer', 5);
    receiver.finish('rest', final(10));
    expect(heard.slice(4)).toEqual(['start', 'final 10', 'end']);
  });
});

const acts = fc.array(fc.constantFrom('mine', 'theirs', 'live', 'rest', 'renew', 'wait', 'test', 'restore'), {
  maxLength: 100,
});

/** Plays a room's life for the client `me` and lets it come to rest; a picture is named by when it was made. */
function play(history: readonly string[]) {
  const { receiver, heard, clock } = receiverNamed('me');
  receiver.greet({ prompt: '', final: final(0), live: undefined, changedAt: longAgo });
  let now = 0;
  let theirs = 0;
  let finished = final(0);
  for (const act of [...history, 'rest']) {
    now += 1;
    if (act === 'mine') receiver.changed('me', now);
    if (act === 'theirs') {
      theirs = now;
      receiver.changed('them', now);
    }
    if (act === 'live') receiver.live(live(now));
    if (act === 'rest' || act === 'renew') {
      finished = final(now);
      receiver.finish(act, finished);
    }
    if (act === 'test') receiver.test(picture(`test ${now}`));
    if (act === 'restore') {
      const drawing = theirs > finished.composedAt;
      receiver.restore({ final: finished, live: drawing ? live(now) : undefined });
    }
    if (act === 'wait') clock.advance(100);
  }
  return { heard, theirs };
}

test('R7 whatever happens, a client hears (start, live or final…, end) again and again', () => {
  fc.assert(
    fc.property(acts, history => {
      const { heard } = play(history);
      const words = heard.map(word => word.split(' ')[0]?.replace('test', 'final')).join(' ');
      expect(`${words} `).toMatch(/^final (start (live )*(final )?end )*$/);
    }),
  );
});

test("R7, R10 whatever happens, at rest a client has a final that shows all of the others' changes", () => {
  fc.assert(
    fc.property(acts, history => {
      const { heard, theirs } = play(history);
      const pictures = heard.filter(word => /^(live|final|test)/.test(word));
      const [kind, at] = pictures.at(-1)?.split(' ') ?? [];
      expect(kind).toBe('final');
      expect(Number(at)).toBeGreaterThanOrEqual(theirs);
    }),
  );
});
