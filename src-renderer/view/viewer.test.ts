import { describe, expect, it, test } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { CLOSE, type CloseName } from '#shared/wire/close-codes';
import { RelayTextIn } from '#shared/wire/relay-messages';
import type { ArtistLinkEvents } from '../draw/artist-link.ts';
import type { Joined } from './joined-message.ts';
import type { ViewWishes } from './view-wishes.ts';
import { Viewer, type ViewState } from './viewer.ts';

const WISHES: ViewWishes = { room: 'K7QMXD', show: 'canvas', background: 'opaque', key: undefined };
const JOINED = '{"type":"joined","canvas":{"width":720,"height":720,"background":"#f4e8d0"}}';

const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xd9);
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47);

/** A page with a line that does what the test says. */
function viewing(wishes: Partial<ViewWishes> = {}) {
  const clock = new ManualClock();
  const sent: unknown[] = [];
  const pictures: Uint8Array[] = [];
  const states: ViewState[] = [];
  const joined: Joined[] = [];
  const seen = { restarts: 0 };
  let line: ArtistLinkEvents = { opened() {}, received() {}, closed() {} };
  new Viewer({
    wishes: { ...WISHES, ...wishes },
    openLink: events => {
      line = events;
      return {
        send: message => sent.push(JSON.parse(String(message))),
        bufferedBytes: () => 0,
        restart: () => {
          seen.restarts += 1;
        },
        close() {},
      };
    },
    onJoined: answer => joined.push(answer),
    onPicture: bytes => pictures.push(bytes),
    onState: state => states.push(state),
    clock,
  }).start();
  return { clock, line, sent, pictures, states, joined, seen };
}

describe('a viewer joins', () => {
  test('R1 R3 as one that wants pictures as bytes, as they come, and a relay understands it', () => {
    const { line, sent } = viewing();
    line.opened();
    expect(sent).toEqual([
      { type: 'join', room: 'K7QMXD', role: 'viewer', show: 'canvas', images: 'binary', fps: 60, acks: true },
    ]);
    expect(RelayTextIn.safeParse(sent[0]).success).toBe(true);
  });

  test('R22 for the program, with the PIN', () => {
    const { line, sent } = viewing({ show: 'program', key: '4711' });
    line.opened();
    expect(sent[0]).toMatchObject({ show: 'program', key: '4711' });
    expect(RelayTextIn.safeParse(sent[0]).success).toBe(true);
  });

  it('R4 without the right PIN asks again after half a minute, and not once it is in', () => {
    const { clock, line, seen, states } = viewing();
    line.opened();
    line.closed(CLOSE.unauthorised);
    expect(states.at(-1)).toEqual({ kind: 'refused', code: CLOSE.unauthorised });
    clock.advance(29_000);
    expect(seen.restarts).toBe(0);
    clock.advance(2_000);
    expect(seen.restarts).toBe(1);
    line.closed(CLOSE.removed);
    clock.advance(120_000);
    expect(seen.restarts).toBe(1);
  });

  it('R24 acknowledges live pictures of the canvas, not finals, and counts anew with each line', () => {
    const { line, sent } = viewing();
    line.opened();
    line.received(PNG);
    line.received(JPEG);
    line.received(JPEG);
    expect(sent.slice(1)).toEqual([1, 2].map(n => ({ type: 'ack', n })));
    expect(RelayTextIn.safeParse(sent[1]).success).toBe(true);
    line.closed(1006);
    line.opened();
    line.received(JPEG);
    expect(sent.at(-1)).toEqual({ type: 'ack', n: 1 });
  });

  it('R24 acknowledges every picture of a program', () => {
    const { line, sent } = viewing({ show: 'program' });
    line.opened();
    line.received(PNG);
    expect(sent.at(-1)).toEqual({ type: 'ack', n: 1 });
  });

  it('learns the paper before the first picture, and hands pictures on as they are', () => {
    const { line, joined, pictures, states } = viewing();
    line.opened();
    line.received(JOINED);
    line.received('{"type":"state","payload":"drawing:start"}');
    line.received(Uint8Array.of(1, 2));
    expect(joined).toEqual([{ background: '#f4e8d0' }]);
    expect(pictures).toEqual([Uint8Array.of(1, 2)]);
    expect(states).toEqual([{ kind: 'connecting' }, { kind: 'joined' }]);
  });

  it('joins again at every new line', () => {
    const { line, sent } = viewing();
    line.opened();
    line.closed(CLOSE.stopping);
    line.opened();
    expect(sent).toHaveLength(2);
  });
});

test.each<[CloseName, ViewState['kind']]>([
  ['stopping', 'offline'],
  ['noSuchRoom', 'offline'],
  ['full', 'offline'],
  ['tooSlow', 'offline'],
  ['unauthorised', 'refused'],
  ['removed', 'refused'],
  ['malformed', 'refused'],
])('R4 after %s it is %s', (name, kind) => {
  const { line, states } = viewing();
  line.opened();
  line.closed(CLOSE[name]);
  expect(states.at(-1)).toEqual({ kind, code: CLOSE[name] });
});

describe('R11 a line that says nothing', () => {
  it('is asked, and stays while it answers', () => {
    const { clock, line, sent, seen } = viewing();
    line.opened();
    line.received(JOINED);
    for (let asked = 2; asked < 6; asked += 1) {
      while (sent.length < asked) clock.advance(1_000);
      line.received(JOINED);
    }
    expect([clock.now() >= 4 * 5_000, seen.restarts]).toEqual([true, 0]);
  });

  it('is not asked while pictures come', () => {
    const { clock, line, sent } = viewing();
    line.opened();
    for (let second = 0; second < 60; second += 1) {
      line.received(Uint8Array.of(1));
      clock.advance(1_000);
    }
    expect(sent).toHaveLength(1);
  });

  it('and does not answer either is given up after 12 s', () => {
    const { clock, line, seen, states } = viewing();
    line.opened();
    line.received(JOINED);
    clock.advance(11_000);
    expect(seen.restarts).toBe(0);
    clock.advance(2_000);
    expect(seen.restarts).toBe(1);
    expect(states.at(-1)).toEqual({ kind: 'offline', code: 1006 });
  });

  it('from the start is given up, too: a relay that accepts and never speaks', () => {
    const { clock, line, seen } = viewing();
    line.opened();
    clock.advance(12_000);
    expect(seen.restarts).toBe(1);
  });

  it('is given up once, and the next one is waited for', () => {
    const { clock, line, seen } = viewing();
    line.opened();
    clock.advance(60_000);
    expect(seen.restarts).toBe(1);
    line.opened();
    line.received(JOINED);
    clock.advance(3_000);
    expect(seen.restarts).toBe(1);
  });

  it('only because the page was asleep is asked before it is given up', () => {
    const { clock, line, sent, seen } = viewing();
    line.opened();
    line.received(JOINED);
    // Timers of a page that nobody sees: the first after a minute finds a minute of quiet.
    const asleep = new ManualClock();
    asleep.advance(60_000);
    Object.assign(clock, { now: () => asleep.now() });
    clock.advance(1_000);
    expect([sent.length, seen.restarts]).toEqual([2, 0]);
  });
});
